"""The arms of a room: parts of it without a door that are long enough to be walked into."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.dead_ends import far_wall, pockets
from checker.geometry.overlay import shared
from checker.geometry.standing import roomy
from checker.geometry.ways import STRAIGHT

LONG = 1.2
"""Metres: what reaches no farther is a nook."""
NEAR = 0.9
"""Metres before its far wall at which one has come to the end of an arm."""
_ON = 0.001
_ELONGATED = 2.0
_SLIT = 0.2995


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arm:
    """A part of a room that leads on to no door; `end` is the floor before its far wall."""

    part: Polygon
    end: Polygon
    length: float


def arms_of(plan: Area, doors: Sequence[BaseGeometry]) -> tuple[Arm, ...]:
    """The arms of a room as it is built (metres), with nothing that stands in it.

    An arm begins straight across from a corner or from the jamb of a door, has no door, and
    reaches farther than it is wide there and than 1.2 m. What is narrower than 0.3 m leads to
    none. Of arms that lie in each other the largest counts, and those within it that end
    elsewhere. A room with one door that is twice as long from there as it is wide, over all its
    length, is an arm as a whole.

    >>> from shapely import LineString, box
    >>> bent = box(0, 0, 9, 1.5).union(box(0, 0, 1.5, 5))
    >>> door = LineString([(7, 0), (7.9, 0)])
    >>> [round(arm.length, 3) for arm in arms_of(bent, [door])]
    [9.201]
    """
    found: list[Arm] = []
    for part in polygons_of(roomy(plan, _SLIT).simplify(STRAIGHT)):
        here = [door for door in doors if part.distance(door) <= _ON]
        if here:
            found += _whole(part, here) if len(here) == 1 else ()
            found += _arms(part, here, found)
    return tuple(found)


def _arms(part: Polygon, doors: Sequence[BaseGeometry], known: Sequence[Arm]) -> list[Arm]:
    ends = [arm.end for arm in known]
    found: list[Arm] = []
    for pocket in pockets(part, doors, least=LONG):
        place = pocket.cut.part_of(part)
        if not any(place.intersects(end) for end in ends):
            end = _end(part, pocket.wall)
            found.append(Arm(part=place, end=end, length=pocket.depth))
            ends.append(end)
    return found


def _whole(part: Polygon, doors: Sequence[BaseGeometry]) -> list[Arm]:
    """All of a room with one door, when it is long and narrow."""
    wall, length = far_wall(part, doors[0])
    if wall is None or length <= LONG or length**2 <= _ELONGATED * part.area:
        return []
    return [Arm(part=part, end=_end(part, wall), length=length)]


def _end(part: Polygon, wall: BaseGeometry) -> Polygon:
    """The floor within reach of a wall, not what lies behind another one."""
    near = polygons_of(shared(part, wall.buffer(NEAR, quad_segs=16)))
    return min(near, key=lambda each: each.distance(wall.centroid))
