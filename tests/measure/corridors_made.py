"""A corridor with rooms beside it, made by hand: 20 m long, 1.6 m wide, doors where they are told.

The corridor is `r` and runs from west to east. `beside(x)` is a room of 2 m by 4 m south of it,
`side_door(x)` a door of 0.9 m in the south wall whose opening begins there, and `end_door` one of
1.6 m in an end wall, to the outside unless a room lies beyond. All door leaves swing out.
"""

from typing import Any

from shapely import box

from checker.model import Door, Property, Room
from tests.measure.schools import door, room

LONG, WIDE = 20.0, 1.6
WEST, EAST = 0.0, LONG
EXACT = 0.0005
OUTSIDE = (Property(group="Pset_DoorCommon", name="IsExternal", value=True),)


def corridor(wide: float = WIDE, **given: Any) -> Room:
    """The corridor itself."""
    return room("r", box(0, 0, LONG, wide), **given)


def beside(x: float, **given: Any) -> Room:
    """A room south of the corridor, 2 m wide from x on."""
    return room(f"room {x}", box(x, -4, x + 2, -0.1), **given)


def side_door(x: float, **given: Any) -> Door:
    """A door in the south wall with its opening from x to x + 0.9 m."""
    return door(f"door {x}", at=(x + 0.45, -0.05), mirrored=True, **given)


def end_door(x: float, **given: Any) -> Door:
    """A door as wide as the corridor in the end wall at x, external unless told otherwise."""
    at = (x - 0.05 if x == WEST else x + 0.05, WIDE / 2)
    given.setdefault("properties", OUTSIDE)
    return door(f"end {x}", at=at, along=90, width=WIDE, mirrored=x == EAST, **given)


THROUGH = (corridor(), end_door(WEST), end_door(EAST))
"""The corridor with a way out at both ends."""
