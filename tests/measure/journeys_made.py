"""Schools of corridors with classes, a base and calm rooms, and their journeys by goal."""

from typing import Any

from shapely import box

from checker.brief import Brief
from checker.measure.journeys import journeys
from checker.measure.measurer import Measurer
from checker.model import School
from checker.results.journey import Journey
from checker.uses import shipped_vocabulary
from tests.measure.measuring import uses_of
from tests.measure.schools import room, zone
from tests.measure.ways import WALL, corridor_school, outer, way_in

USES = {
    "corridor": "corridor",
    "a": "junior classroom",
    "b": "hall",
    "c": "accessible toilet",
}
BASE = (
    room("base-way", box(20 + WALL, 0, 30, 2)),
    room("base-class", box(22, 2 + WALL, 28, 8)),
    room("base-store", box(22, -4.1, 28, -WALL)),
    way_in("d-base", at=(20 + WALL / 2, 1), along=90),
    way_in("d-base-class", at=(25, 2 + WALL / 2)),
    way_in("d-base-store", at=(25, -WALL / 2)),
    outer("quiet", at=(30 + WALL / 2, 1), along=90),
    zone("base", "base-way", "base-class", "base-store", name="Inclusion base"),
)
"""An inclusion base at the east end of the corridor, with a door of its own to the outside."""
BASE_USES = {
    "base-way": "corridor",
    "base-class": "SEN classroom",
    "base-store": "store",
}


def asked(school: School, *, brief: Any = None, **uses: Any) -> Measurer:
    """A measurer with the whole vocabulary; what the rooms are for can be told apart."""
    return Measurer(
        school=school,
        uses=uses_of(**{**USES, **BASE_USES, **uses}),
        brief=Brief.model_validate(brief or {}),
        vocabulary=shipped_vocabulary(),
    )


def with_base(*more: Any) -> School:
    """The corridor school with a base at its end."""
    return corridor_school(*BASE, *more)


def told(m: Measurer, start: str = "main entrance") -> dict[str, Journey]:
    """The journeys from one kind of start, by the GlobalId of the goal."""
    return {each.goal.global_id: each for each in journeys(m) if each.start.kind == start}
