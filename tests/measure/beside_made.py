"""Rooms beside each other with the walls between them and round them, uses, and a measurer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon, box

from checker.brief import Brief
from checker.measure.measurer import Answer, Measurer
from checker.measure.subjects import Place
from checker.model import Property, Room, School, Wall
from checker.results.values import Choice, Quantity, Truth, Unknown
from checker.uses import UseInfo, Vocabulary
from tests.measure.measuring import measured, subject_of, uses_of
from tests.measure.schools import room, wall

FAMILIES = {
    "corridor": "circulation",
    "lobby": "circulation",
    "classroom": "teaching",
    "infant classroom": "teaching",
    "hall": "teaching",
    "library": "teaching",
    "small group room": "small group",
    "calm room": "calm",
    "plant": "other",
    "store": "other",
    "reception": "circulation",
}
VOCABULARY = Vocabulary(
    uses={name: UseInfo(name=name, family=family) for name, family in FAMILIES.items()}
)
YES, NO, OPEN = {True}, {False}, {True, False}


def school_measurer(
    school: School,
    uses: Mapping[str, str | tuple[str, ...]] | None = None,
    brief: Mapping[str, Any] | None = None,
) -> Measurer:
    """A measurer; each room's use by its id, several words where it is open, none where unknown."""
    return Measurer(
        school=school,
        uses=_with_families(uses or {}),
        brief=Brief.model_validate(brief or {}),
        vocabulary=VOCABULARY,
    )


def _with_families(uses: Mapping[str, str | tuple[str, ...]]) -> Any:
    found = uses_of(**uses)
    told = {
        key: replace(use, family=FAMILIES.get(use.use, "unknown"))
        for key, use in found.by_room.items()
    }
    return replace(found, by_room=told)


def walls_of(
    *rooms: Room, thick: float = 0.3, is_external: bool | None = None, within: bool | None = None
) -> tuple[Wall, ...]:
    """The outer wall round some rooms, and the walls between them where there are any.

    What they declare of being external is None unless told: `is_external` the outer one, `within`
    the others.
    """
    plans = shapely.union_all([each.shape.footprint for each in rooms if each.shape])
    closed = plans.buffer(0.4, join_style="mitre").buffer(-0.4, join_style="mitre")
    filled = shapely.union_all([Polygon(part.exterior) for part in shapely.get_parts(closed)])
    given = {"storey_id": rooms[0].storey_id}
    outer = filled.buffer(thick, join_style="mitre").difference(filled)
    inner = closed.difference(plans)
    walls = (wall("outer", outer, is_external=is_external, **given),)
    if inner.is_empty:
        return walls
    return (*walls, wall("inner", inner, is_external=within, **given))


def asked(measurer: Measurer, name: str, id_: str, /, **params: Any) -> Answer:
    """A measure of a room."""
    return measured(measurer, name, "room", id_, **params)


def possible(measurer: Measurer, name: str, id_: str, /, **params: Any) -> set[Any] | None:
    """What a truth or a choice may be; None when it is Unknown."""
    found = asked(measurer, name, id_, **params)
    assert isinstance(found, Truth | Choice | Unknown)
    return None if isinstance(found, Unknown) else set(found.possible)


def interval(measurer: Measurer, name: str, id_: str, /, **params: Any) -> tuple[float, float]:
    """The interval of a quantity."""
    found = asked(measurer, name, id_, **params)
    assert isinstance(found, Quantity), found
    return found.low, found.high


def itself(measurer: Measurer, id_: str) -> Place:
    """A room as a place in a parameter."""
    return Place(relation="itself", subject=subject_of(measurer, "room", id_))


def declares(name: str, value: Any) -> tuple[Property, ...]:
    """One property."""
    return (Property(group="Pset", name=name, value=value),)


def broken(id_: str, **given: Any) -> Room:
    """A room whose outline crosses itself, as the reader marks it."""
    bow = MultiPolygon([box(0, 0, 1, 1)])
    return room(id_, bow, problem="its outline crosses itself", **given)
