"""Where a room runs on into another with no wall between them, and no opening is modelled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.standing import PERSON
from checker.measure.index import share_level
from checker.measure.obstacles import in_the_way
from checker.measure.registry import provider
from checker.model import Room, School
from checker.results.values import Unknown

_TOUCH = 0.02
_BESIDE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSide:
    """A stretch of a room's edge without a wall, and the id of the room that lies beyond."""

    beyond: str
    line: BaseGeometry


OpenSides = Callable[[str], tuple[OpenSide, ...]]


@provider
def open_sides(
    school: School, outlines: Mapping[str, Area | Unknown], rooms_by_id: Mapping[str, Room]
) -> OpenSides:
    """The open sides of a room by its id, each at least 0.6 m long; found when asked for.

    Rooms that lie within 20 mm of each other with no wall there at the height of people. Some
    tools part rooms by lines and write no opening; others leave walls out. So they are ways that
    may be, never ways that surely are. Rooms that overlap are the same floor twice.
    """
    known = [(room, outlines[room.id]) for room in school.rooms]
    rooms = [(room, area) for room, area in known if not isinstance(area, Unknown)]
    tree = STRtree([area for _, area in rooms])
    walls = [(wall.shape, wall.shape.footprint) for wall in school.walls if wall.shape]
    wall_tree = STRtree([plan for _, plan in walls])

    def _without_walls(area: Area, floor: float) -> BaseGeometry:
        beside = wall_tree.query(area, predicate="dwithin", distance=_BESIDE).tolist()
        standing = [walls[each][1] for each in beside if in_the_way(walls[each][0], floor)]
        return area.boundary.difference(shapely.union_all(standing).buffer(_BESIDE))

    @cache
    def find(room_id: str) -> tuple[OpenSide, ...]:
        room, area = rooms_by_id[room_id], outlines[room_id]
        if isinstance(area, Unknown) or room.shape is None:
            return ()
        near = [
            (other.id, plan)
            for other, plan in (
                rooms[number]
                for number in sorted(
                    tree.query(area, predicate="dwithin", distance=_TOUCH).tolist()
                )
            )
            if other.id != room_id
            and share_level(room, other)
            and area.intersection(plan).area < _TOUCH
        ]
        free = _without_walls(area, room.shape.base) if near else area.boundary
        sides = (
            OpenSide(beyond=other, line=free.intersection(plan.buffer(_TOUCH)))
            for other, plan in near
        )
        return tuple(side for side in sides if side.line.length >= PERSON)

    return find
