"""WCs made by hand: an accessible WC, a row of cubicles, and short ways to ask what they measure.

The accessible WC is 1.5 by 2.2 m as in AD M Diagram 18: the pan (0.36 by 0.70 m) stands with its
back to the wall at y = 0, its centre line 0.5 m from the wall at x = 0, a finger-rinse basin beside
it on that wall, the door in the wall at y = 2.2, opening out. Somebody who sits on the pan looks
along y and has x at the right hand, so that the 0.82 m of free floor is at the right.
"""

from collections.abc import Mapping
from typing import Any

from shapely import box
from shapely.geometry.base import BaseGeometry

from checker.measure.measurer import Answer, Measurer
from checker.model import Door, Element, Fitting, Room, Wall
from checker.results.values import Choice, Quantity, Truth, Unknown
from checker.uses import RoomUses, UseInfo, Vocabulary
from tests.measure.measuring import VOCABULARY, measured, measurer_of, uses_of
from tests.measure.schools import door, fitting, room, school_of, wall

ROOM = box(0, 0, 1.5, 2.2)
PAN = box(0.32, 0, 0.68, 0.7)
BASIN = box(0, 0.8, 0.22, 1.1)
MM = 0.0001
"""What methods resolve to."""
USES = uses_of(
    room="accessible toilet", up="accessible toilet", washroom="toilet", hygiene="hygiene room"
)
SANITARY = Vocabulary(
    uses={
        **VOCABULARY.uses,
        "toilet": UseInfo(name="toilet", family="sanitary", fittings=("wc",)),
        "hygiene room": UseInfo(name="hygiene room", family="sanitary", fittings=("wc", "basin")),
    }
)


def pan(id_: str = "pan", area: BaseGeometry = PAN, **given: Any) -> Fitting:
    """A pan with its seat 450 mm up and no cistern."""
    given.setdefault("top", 0.45)
    return fitting(id_, area, kind="wc", **given)


def basin(id_: str = "basin", area: BaseGeometry = BASIN, **given: Any) -> Fitting:
    """A basin whose bowl reaches from 570 to 720 mm above the floor."""
    given.setdefault("base", 0.57)
    given.setdefault("top", 0.15)
    return fitting(id_, area, kind="basin", **given)


def outward_door(id_: str = "door", **given: Any) -> Door:
    """The door of the accessible WC, in the wall at y = 2.2, opening away from it."""
    return door(id_, at=(0.75, 2.25), width=0.9, **given)


def wc_room(area: BaseGeometry = ROOM, id_: str = "room", **given: Any) -> Room:
    """The accessible WC."""
    return room(id_, area, **given)


def corridor() -> Room:
    """A corridor beyond the door, so that the door leads somewhere."""
    return room("corridor", box(-3, 2.3, 6, 4))


def accessible_wc(*extra: Element, without: str = "") -> tuple[Element, ...]:
    """The whole accessible WC and what else is to stand in it."""
    made = (wc_room(), corridor(), pan(), basin(), outward_door())
    return (*(each for each in made if each.id != without), *extra)


def partition(id_: str, area: BaseGeometry, **given: Any) -> Wall:
    """A cubicle partition: a wall from 150 mm over the floor to 2 m."""
    given.setdefault("base", 0.15)
    given.setdefault("top", 1.85)
    return wall(id_, area, **given)


def cubicle_row(
    *, count: int = 3, pitch: float = 0.9, fronts: bool = True, doors: bool = True, **of_door: Any
) -> list[Element]:
    """A washroom 2.5 m deep with `count` cubicles 1.5 m deep along the wall at y = 0.

    Partitions are 20 mm thick and stand at each multiple of `pitch`; fronts stand at y = 1.5 and
    a door 0.6 m wide, opening into the cubicle unless told otherwise, stands in the middle of each.
    """
    length = count * pitch
    made: list[Element] = [room("washroom", box(0, 0, length, 2.5))]
    for number in range(count):
        left, middle = number * pitch, (number + 0.5) * pitch
        made.append(pan(f"pan{number}", box(middle - 0.18, 0, middle + 0.18, 0.6)))
        if number:
            made.append(partition(f"side{number}", box(left - 0.01, 0, left + 0.01, 1.5)))
        if fronts:
            made += [
                partition(f"front{number}a", box(left, 1.5, middle - 0.3, 1.52)),
                partition(f"front{number}b", box(middle + 0.3, 1.5, left + pitch, 1.52)),
            ]
        if doors:
            given = {"operation": "SINGLE_SWING_LEFT", "mirrored": True, **of_door}
            at = (middle, 1.51)
            made.append(door(f"door{number}", at=at, width=0.6, thickness=0.02, **given))
    return made


def measurer(*elements: Element, uses: RoomUses = USES, **brief: Any) -> Measurer:
    """A measurer over these elements that knows what toilets and hygiene rooms hold."""
    m = measurer_of(school_of(*elements), uses=uses, brief=brief)
    m.vocabulary = SANITARY
    return m


def of_fitting(name: str, *elements: Element, id_: str = "pan", **params: Any) -> Answer:
    """A measure of the pan among these elements, or of another fitting."""
    return measured(measurer(*elements), name, "sanitary fitting", id_, **params)


def of_room(name: str, *elements: Element, id_: str = "room", **params: Any) -> Answer:
    """A measure of a room among these elements."""
    return measured(measurer(*elements), name, "room", id_, **params)


def figures(answer: Answer) -> tuple[float, float]:
    """The ends of an interval."""
    assert isinstance(answer, Quantity), answer
    return (answer.low, answer.high)


def words(answer: Answer) -> set[str] | set[bool]:
    """What a choice or a truth leaves open."""
    assert isinstance(answer, Choice | Truth), answer
    return set(answer.possible)


def lacking(answer: Answer) -> str:
    """What an Unknown says is missing."""
    assert isinstance(answer, Unknown), answer
    return "; ".join(answer.missing)


def shown(answer: Answer) -> dict[str, list[str]]:
    """The labels of what is drawn, by role."""
    assert not isinstance(answer, Unknown | Mapping), answer
    found: dict[str, list[str]] = {}
    for each in answer.evidence:
        found.setdefault(each.role, []).append(each.label)
    return found
