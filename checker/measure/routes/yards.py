"""Where outside one has got away: on the ground, and in no yard that the building encloses."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point
from checker.geometry.overlay import joined, shared
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.ground import HIGH
from checker.measure.routes.spaces import SAME_FLOOR, Space
from checker.model import School, Shape

YardAt = Callable[[Point, float], str]
_WALL = 0.35
"""Half of the gap between two rooms that a wall fills: as thick as outer walls are drawn."""
_GAP = 2.0
"""Metres between rooms that a riser or a shaft may fill which nobody modelled as a room."""
_CHEST = 1.0
_OVERHEAD = 2.4
"""Metres over the ground from which a raised room leaves headroom under its floor's slab."""
_TOUCHED = 0.01
_OUT = 0.5

OPEN = ""
"""No yard: from there one gets away."""
PERHAPS = "perhaps a yard"


@provider
def yard_at(school: School) -> YardAt:
    """What shuts in a place outside at a level, by a name; nothing where one gets away from it.

    Rooms all round it do that, cut at the height of a chest. Rooms that lie higher or lower may,
    where they or their walls stand anywhere between foot and head; so may walls that close a gap
    between rooms: there may be a gate in them. So may what is not modelled, in a gap of less than
    2 m, and a gap of less than 0.7 m as a whole. Where a room has no body, so may that room: then
    whatever lies between rooms is perhaps a yard. So is what lies over a room whose floor is 1.5 m
    lower: that may be its roof.
    """
    indoors = [room for room in school.rooms if not room.is_external]
    walls = [wall.shape for wall in school.walls if wall.shape is not None]
    shapes = [room.shape for room in indoors if room.shape is not None]
    heights = sorted({round(each, 2) for shape in shapes for each in (shape.base, shape.top)})

    @cache
    def built(low: float, high: float) -> _Built:
        plans = [each.footprint for each in shapes if _stands(each, low, high)]
        whole = joined([plan.buffer(_WALL, join_style="mitre") for plan in plans])
        standing = [each.footprint for each in walls if _stands(each, low, high)]
        closed = whole.buffer(_GAP / 2, join_style="mitre").buffer(-_GAP / 2, join_style="mitre")
        walled = _holes(joined([whole, *standing])) + _holes(closed)
        # A wall round the grounds has the school in it: it shuts in no yard.
        yards = (each for each in walled if shared(each, whole).area < _TOUCHED)
        narrow = whole.buffer(-_WALL, join_style="mitre")
        sure, perhaps = (_grown(each, whole) for each in (_holes(whole), yards))
        return _Built(whole.convex_hull, sure, (*perhaps, narrow))

    def find(at: Point, level: float) -> str:
        slab = sum(each <= level + _CHEST for each in heights) - 1
        place = shapely.Point(at)
        # Of a whole slab, so that doors a few steps apart open onto the same yard.
        within = 0 <= slab < len(heights) - 1
        chest = (heights[slab] + heights[slab + 1]) / 2 if within else level + _CHEST
        here = built(chest, chest)
        for number, yard in enumerate(here.yards):
            if yard.covers(place):
                return f"yard {number} at {heights[slab]:.1f}"
        body = built(round(level + SAME_FLOOR, 2), round(level + _OVERHEAD, 2))
        is_lost = len(shapes) < len(indoors) and body.hull.covers(place)
        roofs = (each.footprint for each in shapes if each.base < level - HIGH)
        may_be = (*here.walled, *body.walled, *roofs)
        return PERHAPS if is_lost or any(each.covers(place) for each in may_be) else OPEN

    return find


def _stands(shape: Shape, low: float, high: float) -> bool:
    """Whether a body has something between two heights."""
    return shape.base < high and shape.top > low


@dataclass(frozen=True, slots=True)
class _Built:
    """What stands at one height: its hull, the yards between rooms, and those with walls too.

    Beside the latter, rooms and gaps between them that two walls may fill: no way lies in them.
    """

    hull: BaseGeometry
    yards: tuple[BaseGeometry, ...]
    walled: tuple[BaseGeometry, ...]


def _grown(holes: Iterable[BaseGeometry], about: BaseGeometry) -> tuple[BaseGeometry, ...]:
    """Up to the rooms again: a place close to a wall of a yard lies in the yard."""
    return tuple(
        joined([hole, shared(hole.buffer(_WALL, join_style="mitre"), about)]) for hole in holes
    )


def _holes(area: BaseGeometry) -> tuple[BaseGeometry, ...]:
    holes = [hole for part in polygons_of(area) for hole in part.interiors]
    return tuple(shapely.Polygon(hole) for hole in holes)


def before(gate: Gate, side: int) -> Point:
    """A place half a metre outside a gate, on its side a (0) or b (1)."""
    (x0, y0), (x1, y1) = gate.line
    long = math.dist(*gate.line)
    far = (gate.deep[0] + _OUT) if side == 0 else -(gate.deep[1] + _OUT)
    x, y = gate.middle
    return (x - (y1 - y0) / long * far, y + (x1 - x0) / long * far)


def inside_of(gate: Gate, spaces: Mapping[str, Space]) -> Space | None:
    """The floor indoors that a gate to the outside leads off; none where it is not known."""
    found = [spaces[side] for side in gate.sides if side in spaces]
    return next((each for each in found if each.is_indoors), None)
