"""Corridors with rooms and doors of known clear width, for tests of ways and what is on them.

Walls are 0.1 m thick, doors stand in the middle of them. Everything lies at level 0 unless told
otherwise.
"""

import math
from typing import Any

from shapely import Polygon, box

from checker.measure.doors.declared import OURS
from checker.measure.measurer import Answer, Measurer
from checker.measure.subjects import Place
from checker.model import Door, Property, School
from tests.measure.measuring import measurer_of, subject_of, uses_of
from tests.measure.schools import door, room, school_of

WALL = 0.1
MAIN = Place(relation="main entrance")
EXACT = 0.0005


def way_in(id_: str, *, at: tuple[float, float], clear: float = 0.9, **given: Any) -> Door:
    """A door whose clear opening width is declared, and the same as its width."""
    declared = Property(group=OURS, name="ClearOpeningWidth", value=clear)
    given.setdefault("properties", (declared, *given.pop("more", ())))
    return door(id_, at=at, width=clear, **given)


def outer(id_: str, *, at: tuple[float, float], **given: Any) -> Door:
    """A door that is said to lead outside."""
    said = Property(group="Pset_DoorCommon", name="IsExternal", value=True)
    return way_in(id_, at=at, more=(said,), **given)


def corridor_school(*more: Any, length: float = 20.0, width: float = 2.0) -> School:
    """A corridor along x with rooms a (west) and b (east) south of it, and c across from b.

    Doors d-a at x = 3, d-b at x = 15, d-c at x = 15; the main entrance at the west end.
    """
    return school_of(
        room("corridor", box(0, 0, length, width)),
        room("a", box(1, -4.1, 5, -WALL)),
        room("b", box(13, -4.1, 17, -WALL)),
        room("c", box(13, width + WALL, 17, width + 4.1)),
        way_in("d-a", at=(3, -WALL / 2)),
        way_in("d-b", at=(15, -WALL / 2)),
        way_in("d-c", at=(15, width + WALL / 2)),
        outer("main", at=(-WALL / 2, width / 2), along=90),
        *more,
    )


USES = {"corridor": "corridor", "a": "small group room", "b": "store", "c": "accessible toilet"}


def walker(school: School, *, brief: Any = None, **uses: Any) -> Measurer:
    """A measurer for a school of corridors; what its rooms are for can be told apart."""
    return measurer_of(school, brief=brief, uses=uses_of(**{**USES, **uses}))


def to(m: Measurer, id_: str) -> Place:
    """The room of this id, as a place."""
    return Place(relation="itself", subject=subject_of(m, "room", id_))


def distance(m: Measurer, start: str, goal: str | Place, **params: Any) -> Answer:
    """The travel distance from a room to a room or a place."""
    place = to(m, goal) if isinstance(goal, str) else goal
    return m.measure("travel_distance", subject_of(m, "room", start), to=place, **params)


def reachable(m: Measurer, id_: str, **params: Any) -> Answer:
    """Whether a room can be reached from the main entrance."""
    return m.measure("is_reachable", subject_of(m, "room", id_), **params)


def round_jambs(apart: float, *, clear: float = 0.9, width: float = 0.8) -> float:
    """Metres from door to door on one side of a corridor, worked out with true arcs.

    From the middle of the wall a disc of `width` swings round the jamb, rolls along the wall and
    swings in again; `apart` is from middle to middle.
    """
    x, y, r = clear / 2, WALL / 2, width / 2
    to_jamb = math.hypot(x, y)
    straight = math.sqrt(to_jamb**2 - r**2)
    # The angle at the jamb between the way to the door and the wall's normal, less the tangent.
    turn = math.pi / 2 + math.atan2(y, x) - math.acos(r / to_jamb)
    return 2 * (straight + r * turn) + apart - clear


def wing(x: float, y: float, wide: float, deep: float) -> Polygon:
    """A rectangle by its lower left corner and size."""
    return box(x, y, x + wide, y + deep)


UP = {"storey_id": "s1", "base": 3.5}
LIFT_ROOMS = (
    room("l0", box(20.1, 0, 22, 2)),
    room("l1", box(20.1, 0, 22, 2), storey_id="s1"),
    way_in("dl0", at=(20.05, 1), along=90),
    way_in("dl1", at=(20.05, 1), along=90, **UP),
)
"""A lift at the east end of a corridor 20 m long, on two storeys."""
