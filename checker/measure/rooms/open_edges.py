"""Where a room is open to the next with no wall between, and the walls that close it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.overlay import cut, joined, shared
from checker.measure.bodies import plan_of
from checker.measure.distrust import is_doubtful
from checker.measure.doors.slot import DoorSlot
from checker.measure.obstacles import HANGS_FROM
from checker.measure.overhead import PASSABLE
from checker.measure.registry import provider
from checker.measure.rooms.built import PLASTER
from checker.model import Room, School, Wall
from checker.results.values import Unknown
from checker.units import SLACK

NO_WALL = 0.01
"""Metres between two rooms up to which no wall stands between them."""
_STRIP = 0.025
_PAST_FACE = 0.05
_LEAST = 1e-6

Way = tuple[Polygon, float]
"""The hole that a door or opening makes in a wall, on the plan, and the level (z) of its head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeWalls:
    """The walls from floor to heads about a room, those it is drawn over, and the ways in them."""

    about: BaseGeometry
    within: BaseGeometry
    ways: tuple[Way, ...]

    def inside(self, area: BaseGeometry, *, base: float = -inf) -> BaseGeometry:
        """What lies in no wall, of an area of the room; a doorway is one above its head (z)."""
        return area if self.within.is_empty else cut(area, self._solid(self.within, base))

    def closed(self) -> BaseGeometry:
        """The walls about the room where there is no way through them."""
        return self._solid(self.about, -inf)

    def _solid(self, walls: BaseGeometry, base: float) -> BaseGeometry:
        holes = [hole for hole, head in self.ways if base < head - SLACK]
        return cut(walls, joined(holes)) if holes else walls


@provider
def edge_walls(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    rooms_by_id: Mapping[str, Room],
    door_slots: Mapping[str, DoorSlot],
    opening_slots: Mapping[str, DoorSlot],
) -> Mapping[str, EdgeWalls]:
    """The walls that each room with a plan touches or is drawn over, by room id.

    Those that nobody walks through: not a bulkhead or a kerb, nor one of no known plan.
    """
    walls = [wall for wall in school.walls if not is_doubtful(wall)]
    bodies = [(wall, plan) for wall in walls if (plan := plan_of(wall)) is not None]
    slots = [*door_slots.values(), *opening_slots.values()]
    holes = [slot.box(slot.x, _past(slot)) for slot in slots]
    wall_tree = shapely.STRtree([plan for _, plan in bodies])
    hole_tree = shapely.STRtree(holes)
    found = {}
    for room_id, area in outlines.items():
        shape = rooms_by_id[room_id].shape
        if isinstance(area, Unknown) or shape is None:
            continue
        near = [bodies[i] for i in _near(wall_tree, area)]
        plans = [plan for wall, plan in near if _closes(wall, shape.base)]
        met = [plan for plan in plans if shared(plan, area).area > _LEAST]
        ways = [i for i in _near(hole_tree, area) if slots[i].is_walked_through(shape.base)]
        found[room_id] = EdgeWalls(
            about=joined(plans),
            within=joined(met),
            ways=tuple((holes[i], slots[i].top) for i in ways),
        )
    return found


@provider
def rooms_beside(
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
    edge_walls: Mapping[str, EdgeWalls],
) -> Mapping[str, tuple[Area, ...]]:
    """What lies beyond a room with no wall between, by the id of each room.

    Of rooms of the same storey that part which is neither in a wall nor in the room itself, so
    that there is none of one drawn over all rooms of a floor where a wall closes this one.
    """
    known = [(id_, area) for id_, area in outlines.items() if not isinstance(area, Unknown)]
    tree = shapely.STRtree([area for _, area in known])
    found = {}
    for id_, area in known:
        storey_id = rooms_by_id[id_].storey_id
        indices = sorted(tree.query(area, predicate="dwithin", distance=NO_WALL).tolist())
        others = [known[i] for i in indices if known[i][0] != id_]
        same = [other for key, other in others if rooms_by_id[key].storey_id == storey_id]
        found[id_] = tuple(_open_to(area, same, edge_walls[id_]))
    return found


def _open_to(area: Area, others: Sequence[Area], walls: EdgeWalls) -> Iterator[Area]:
    if not others:
        return
    closed = joined([area, walls.closed()])
    for other in others:
        beyond = cut(other, closed)
        # A strip along the wall is what plaster or a rounded corner leaves, and nobody's way.
        wide = beyond.buffer(-_STRIP, join_style="mitre").buffer(_STRIP, join_style="mitre")
        left = clean_area(wide)
        if left is not None and left.dwithin(area, NO_WALL):
            yield left


def _near(tree: shapely.STRtree, area: Area) -> list[int]:
    found: list[int] = sorted(tree.query(area, predicate="dwithin", distance=PLASTER).tolist())
    return found


def _closes(wall: Wall, floor: float) -> bool:
    """Whether a wall of a known plan stands on a floor (z) and is too high to get over."""
    shape = wall.shape
    if shape is None or shape.hull_only:
        return False
    return shape.base - floor <= HANGS_FROM and shape.top - floor >= PASSABLE


def _past(slot: DoorSlot) -> tuple[float, float]:
    return (slot.y[0] - _PAST_FACE, slot.y[1] + _PAST_FACE)
