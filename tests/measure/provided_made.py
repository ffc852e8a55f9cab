"""A corridor with classrooms on one side and group rooms, stores and a base on the other.

    a         b                             c
|  0-8  |  9-17  |                      |  51-59  |     classrooms, north
=================== corridor, 60 m ================
| g 0-4 | o 5-7  |    s 40-44  | m 46-50 |              group room, office, store, meeting room
"""

from collections.abc import Iterable, Mapping
from typing import Any

from shapely import box

from checker.measure.provision.asked import Asked
from checker.measure.provision.rooms import Rooms
from checker.measure.provision.ways import Ways
from checker.model import Element
from checker.results.provision import Limit, SpaceTarget
from tests.measure.beside_made import school_measurer
from tests.measure.schools import door, room, school_of

CORRIDOR = room("h", box(0, 0, 60, 2))
CLASSROOMS = (
    room("a", box(0, 2.1, 8, 9)),
    room("b", box(9, 2.1, 17, 9)),
    room("c", box(51, 2.1, 59, 9)),
)
GROUP = room("g", box(0, -4, 4, -0.1))
OFFICE = room("o", box(5, -3, 7, -0.1))
STORE = room("s", box(40, -4, 44, -0.1))
MEETING = room("m", box(46, -4, 50, -0.1))
DOORS = (
    door("da", at=(4, 2.05), width=1.2),
    door("db", at=(13, 2.05), width=1.2),
    door("dc", at=(55, 2.05), width=1.2),
    door("dg", at=(2, -0.05), width=1.2),
    door("do", at=(6, -0.05), width=1.2),
    door("ds", at=(42, -0.05), width=1.2),
    door("dm", at=(48, -0.05), width=1.2),
)
ALL: tuple[Element, ...] = (CORRIDOR, *CLASSROOMS, GROUP, OFFICE, STORE, MEETING, *DOORS)
USES: Mapping[str, Any] = {
    "h": "corridor",
    **dict.fromkeys("abc", "classroom"),
    "g": "small group room",
    "o": "office",
    "s": "store",
    "m": "meeting room",
}
BRIEF = {"school": {"phase": "primary", "pupils": 90, "classes": 3}}
ASKED = Asked(
    target=SpaceTarget(each=0.2, whose="brief", rule="T"),
    limit=Limit(figure=30.0, rule="NEAR"),
    least_area=Limit(figure=9.0, rule="AREA"),
    least_width=Limit(figure=2.4, rule="WIDTH"),
    loud_uses=("hall", "kitchen"),
)


def rooms_of(
    *elements: Element, told: Mapping[str, Any] = USES, brief: Mapping[str, Any] | None = None
) -> Rooms:
    """The rooms of a school of these elements, of all that are drawn above without any."""
    school = school_of(*(elements or ALL))
    return Rooms(measurer=school_measurer(school, told, brief if brief is not None else BRIEF))


def ways_of_school(
    *elements: Element,
    told: Mapping[str, Any] = USES,
    brief: Mapping[str, Any] | None = None,
    asked: Asked = ASKED,
) -> Ways:
    return Ways(rooms=rooms_of(*elements, told=told, brief=brief), asked=asked)


def without(*ids: str, among: Iterable[Element] = ALL) -> tuple[Element, ...]:
    """All elements but these."""
    return tuple(each for each in among if each.id not in ids)
