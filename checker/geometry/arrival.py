"""When a disc that travels over a floor has arrived at a portal: a door, an opening, a far end."""

import math
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.affinity import affine_transform, translate
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.overlay import cut, joined
from checker.geometry.shrunk import shrunk
from checker.geometry.taut import Floats
from checker.units import SLACK

RECESS = 0.3
"""Metres: the deepest recess in front of a door that belongs to the door and not to the way."""
CORNER = 2**0.5
ARC = 64
_TOUCHES = 0.002
_AT_WALL = 0.005  # a skirting holds nothing off a wall
_SLACK = 0.0001
_OVERLAP = 0.025  # a hair more than open edges may lie off the floor
_BESIDE = 1.0
_STEPS = 16
_SHARES = np.linspace(0.0, 1.0, 65)


class Arrival:
    """Whether discs arrive at one portal of a floor, whatever their width.

    A disc has arrived when it touches the portal, or when it stands in the corner beside it:
    against the wall of the portal, nothing between the whole disc and the portal, which is as
    near as the apex of a square corner. What a door is set back, up to 0.3 m and in the
    `outline` alone, belongs to the door: then its mouth is arrived at instead. In both cases a
    disc as wide as the portal has to get there from where the wide one stops. A neck of the
    outline that is deeper than a recess is the way: what does not go into it does not arrive.
    """

    def __init__(self, floor: Area, portal: BaseGeometry, outline: Area, *, arc: int = ARC) -> None:
        self.floor, self.outline, self.arc = floor, outline, arc
        merged = shapely.line_merge(portal) if portal.geom_type == "MultiLineString" else portal
        self.portal = merged
        self._ways: dict[float, list[Polygon]] = {}

    @cached_property
    def mouth(self) -> BaseGeometry:
        """Where the recess of the portal opens into the room; the portal when there is none."""
        return _mouth(self.portal, self.outline)

    @cached_property
    def neck(self) -> float:
        """How far the walls lie apart that the portal lies between, deeper than a recess, metres.

        Infinite where there are no such walls, or the portal's recess ends before.
        """
        for seen, _, long in _sides_of(self.portal, self.outline):
            first, last = (_room_at(seen, depth, long) for depth in (SLACK, RECESS + SLACK))
            if 0.0 < last <= first + _TOUCHES and _is_between_walls(seen, long):
                return last
        return math.inf

    @cached_property
    def _edge(self) -> BaseGeometry:
        edge = shapely.boundary(self.floor)
        shapely.prepare(edge)
        return edge

    @cached_property
    def _around(self) -> BaseGeometry:
        """The floor and a hair more: what lies along a wall is on it."""
        around = self.floor.buffer(_SLACK, join_style="mitre")
        shapely.prepare(around)
        return around

    def is_made(self, part: Polygon, width: float) -> bool:
        """Whether a disc of a width (m) arrives whose middle may be anywhere in `part`."""
        if width > self.neck + _SLACK:
            return False
        if part.distance(self.portal) <= width / 2 + _TOUCHES:
            return True
        return self._is_at(part, width / 2, self.mouth) and self._is_gone_through(part, width)

    def is_near(self, part: Polygon, width: float) -> bool:
        """Whether a disc of a width (m) anywhere in `part`, or in less of it, may arrive."""
        near = part.distance(self.portal) <= width / 2 + _TOUCHES
        return near or part.distance(self.mouth) <= CORNER * width / 2 + _TOUCHES

    def _is_at(self, part: Polygon, radius: float, goal: BaseGeometry) -> bool:
        distance = part.distance(goal)
        if distance <= radius + _TOUCHES:
            return True
        return distance <= CORNER * radius + _TOUCHES and self._is_beside(part, radius, goal)

    def _is_beside(self, part: Polygon, radius: float, wanted: BaseGeometry) -> bool:
        """Whether the disc is at the portal's own wall and sees as much of it as it is near."""
        middle, goal = map(Point, shapely.shortest_line(part, wanted).coords)
        ends = shapely.get_coordinates(wanted)[[0, -1]]
        if isinstance(wanted, LineString) and not (ends[0] == ends[1]).all():
            (dx, dy), away = ends[1] - ends[0], np.array(middle.coords[0]) - ends[0]
            if abs(dx * away[1] - dy * away[0]) / math.hypot(dx, dy) > radius + _AT_WALL:
                return False
        # Before a place that does not lie on a wall there has to be as much room as about it.
        about = min(radius, self._edge.distance(goal))
        line = LineString([middle, goal])
        if not shapely.covers(self._around, line):
            return False
        # All between the whole disc and that: discs that shrink on the way from one to the other.
        discs = shapely.line_interpolate_point(line, _SHARES, normalized=True)
        free = shapely.distance(self._edge, discs)
        needed = radius + _SHARES * (about - radius) - _SLACK * (1 + radius)
        return bool((free >= needed).all())

    def _is_gone_through(self, part: Polygon, width: float) -> bool:
        """Whether a disc that the portal lets through gets there from where the wide one is."""
        long = self.portal.length if isinstance(self.portal, LineString) else 0.0
        small = min(width, long - 2 * _SLACK)
        if small <= 0.0:
            return True
        if small not in self._ways:
            ways = polygons_of(shrunk(self.floor, small / 2, arc=self.arc))
            met = (way for way in ways if self._is_at(way, small / 2, self.portal))
            self._ways[small] = list(met)
        return any(way.distance(part) <= _SLACK for way in self._ways[small])


class Leaving(Arrival):
    """Whether discs leave a floor by an edge of it that has no wall: the floor goes on there.

    It is arrived at as at any portal; then a disc goes right out between the ends of the edge, or
    one nearly as wide as the edge where that is narrower: so what stands right before it counts.
    `portal` is straight, longer than 0.1 m, and lies within 20 mm of the edge of `outline`.
    """

    @cached_property
    def _floor_with_beyond(self) -> BaseGeometry:
        # On the grid: a slit between the two would stop every disc.
        strip = self._beyond(-_OVERLAP, self.portal.length)
        return joined([self.floor, cut(strip, cut(self.outline, self.floor))])

    @cached_property
    def _out(self) -> BaseGeometry:
        """Where a disc of any width that fits is wholly out."""
        return self._beyond(self.portal.length, self.portal.length + _OVERLAP)

    def _beyond(self, start: float, end: float) -> Polygon:
        """What lies between two distances (m) from the edge, on the far side of it."""
        (x0, y0), (x1, y1) = self.portal.coords[0], self.portal.coords[-1]
        x, y = (y1 - y0) / self.portal.length, (x0 - x1) / self.portal.length
        middle = self.portal.interpolate(0.5, normalized=True)
        if self.outline.covers(Point(middle.x + x * _OVERLAP, middle.y + y * _OVERLAP)):
            x, y = -x, -y
        near, far = ((x * each, y * each) for each in (start, end))
        return Polygon(
            [
                (x0 + near[0], y0 + near[1]),
                (x1 + near[0], y1 + near[1]),
                (x1 + far[0], y1 + far[1]),
                (x0 + far[0], y0 + far[1]),
            ]
        )

    def is_made(self, part: Polygon, width: float) -> bool:
        """Whether a disc of a width (m) leaves whose middle may be anywhere in `part`."""
        # Its ends may stick out by as much beside walls that it runs up to.
        small = min(width, self.portal.length - 2 * _OVERLAP)
        return super().is_made(part, width) and any(
            way.distance(part) <= _SLACK for way in self._ways_out(small)
        )

    def _ways_out(self, width: float) -> list[Polygon]:
        if width not in self._left:
            ways = polygons_of(shrunk(self._floor_with_beyond, width / 2, arc=self.arc))
            near = width / 2 + _TOUCHES
            self._left[width] = [way for way in ways if way.distance(self._out) <= near]
        return self._left[width]

    @cached_property
    def _left(self) -> dict[float, list[Polygon]]:
        return {}


def _mouth(portal: BaseGeometry, outline: Area) -> BaseGeometry:
    """The portal moved to where the room widens within the depth of a recess."""
    for seen, across, long in _sides_of(portal, outline):
        low, high = SLACK, RECESS + SLACK
        first, last = _room_at(seen, low, long), _room_at(seen, high, long)
        if first <= 0.0 or last <= first + _TOUCHES:
            continue
        for _ in range(_STEPS):
            middle = (low + high) / 2
            wide = _room_at(seen, middle, long) >= last - _TOUCHES
            low, high = (low, middle) if wide else (middle, high)
        return translate(portal, *(across * high))
    return portal


def _sides_of(portal: BaseGeometry, outline: Area) -> Iterator[tuple[Area, Floats, float]]:
    """The room as seen from either side of a portal that runs from 0 along x.

    With the direction of that side, and how long the portal is. The room lies on one side of it,
    whichever way the line was drawn.
    """
    ends = shapely.get_coordinates(portal)[[0, -1]]
    long = math.dist(*ends)
    if not isinstance(portal, LineString) or long < _TOUCHES:
        return
    along, start = (ends[1] - ends[0]) / long, ends[0]
    for across in (np.array([-along[1], along[0]]), np.array([along[1], -along[0]])):
        axes = [*along, *across, -along @ start, -across @ start]
        yield affine_transform(outline, axes), across, long


def _room_at(seen: Area, depth: float, long: float) -> float:
    """How wide the room is at a depth before a portal that runs from 0 to `long` along x."""
    piece = _piece_at(seen, depth, long)
    return piece.length if piece else 0.0


def _is_between_walls(seen: Area, long: float) -> bool:
    """Whether walls are found on both sides of the portal, as deep before it as a recess."""
    piece = _piece_at(seen, RECESS + SLACK, long)
    reach = (-_BESIDE + _SLACK, long + _BESIDE - _SLACK)
    return piece is not None and reach[0] < piece.bounds[0] and piece.bounds[2] < reach[1]


def _piece_at(seen: Area, depth: float, long: float) -> BaseGeometry | None:
    line = LineString([(-_BESIDE, depth), (long + _BESIDE, depth)])
    middle = Point(long / 2, depth)
    pieces = shapely.get_parts(line.intersection(seen)).tolist()
    near = [each for each in pieces if each.distance(middle) < _TOUCHES]
    return max(near, key=lambda each: each.length, default=None)
