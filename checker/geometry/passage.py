"""The narrowest place that one has to pass on the way between the doors of a room."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area, largest_circle, touching_direction
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point as Place

RESOLUTION = 0.00005
RECESS = 0.3
CORNER = 2**0.5
_LADDER = (0.05, 0.6, 0.9, 1.2, 1.5, 2.2, 3.5, 6.0, 10.0)
_COARSE, _FINE = 8, 96
_ROUGHLY = 0.001
_ARC_ERROR = 0.006
_NEAR = 0.05
_SIGHT = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`width` in metres; `line` runs across the narrowest place from side to side.

    A width of 0 means that no way at all links the portals.
    """

    width: float
    line: tuple[Place, Place] | None = None


def narrowest_passage(floor: Area, portals: Sequence[BaseGeometry]) -> Passage:
    """The largest width that still leads from every portal to every other within `floor`.

    It is the diameter of the largest disc that can travel between them. A portal (metres, on
    the edge of the floor) does not have to be that wide itself, since a door has a measure of
    its own: a disc has arrived when it touches the portal, or stands in the corner beside it,
    or is in front of a recess up to 0.3 m deep that leads to it.

    Exact to 0.1 mm, whatever the direction of the walls. With fewer than two portals it is
    the diameter of the largest circle.

    >>> ends = [LineString([(0, 0.2), (0, 1.0)]), LineString([(9, 0.2), (9, 1.0)])]
    >>> round(narrowest_passage(shapely.box(0, 0, 9, 1.2), ends).width, 4)
    1.2
    """
    circle = largest_circle(floor)
    if circle is None:
        return Passage(width=0.0)
    way = _Travel(floor, portals)
    if len(portals) < 2 or way.links(2 * (circle.radius - RESOLUTION), _COARSE):  # noqa: PLR2004
        across = circle.across(touching_direction(floor, circle))
        return Passage(width=2 * circle.radius, line=across)
    low, high = way.bracket(2 * (circle.radius - RESOLUTION))
    if low == 0.0:
        return Passage(width=0.0)
    low, high = way.bisect(low, high, to=_ROUGHLY, segments=_COARSE)
    line = way.across_neck(low, high)
    if line is not None and abs(line.length - low) < _ARC_ERROR * low + 2 * _ROUGHLY:
        return Passage(width=line.length, line=_ends(line))
    # Not a gap between two sides but a pocket: settle it with finer arcs.
    low, _ = way.bisect(low * (1 - _ARC_ERROR), high, to=RESOLUTION, segments=_FINE)
    return Passage(width=low, line=_ends(line) if line is not None else None)


class _Travel:
    """Discs that travel over a floor between its portals."""

    def __init__(self, floor: Area, portals: Sequence[BaseGeometry]) -> None:
        self.floor, self.portals = floor, portals

    @cached_property
    def sight(self) -> BaseGeometry:
        """Where a line of sight may run: the floor and a little of its walls."""
        return self.floor.buffer(_SIGHT)

    def links(self, width: float, segments: int) -> bool:
        """Whether a disc of this width gets from every portal to every other."""
        parts = polygons_of(self.floor.buffer(-width / 2, quad_segs=segments))
        return any(self.reaches_all(part, width / 2) for part in parts)

    def reaches_all(self, part: BaseGeometry, radius: float) -> bool:
        """Whether a disc whose middle stays in one part of the floor comes to all portals."""
        return all(self._reaches(part, portal, radius) for portal in self.portals)

    def _reaches(self, part: BaseGeometry, portal: BaseGeometry, radius: float) -> bool:
        distance = part.distance(portal)
        if distance <= radius * 1.005:
            return True
        if distance > max(CORNER * radius, radius + RECESS):
            return False
        # Seen, not merely near: no thing stands between the disc and the door.
        line = shapely.shortest_line(part, portal)
        return bool(line.difference(self.sight).length < _SIGHT)

    def bracket(self, too_wide: float) -> tuple[float, float]:
        """A width that passes, 0 when none does, and the next that does not."""
        passed = 0.0
        for width in (rung for rung in _LADDER if rung < too_wide):
            if not self.links(width, _COARSE):
                return passed, width
            passed = width
        return passed, too_wide

    def bisect(self, low: float, high: float, *, to: float, segments: int) -> tuple[float, float]:
        """The two ends brought together to within a distance."""
        while high - low > to:
            middle = (low + high) / 2
            if self.links(middle, segments):
                low = middle
            else:
                high = middle
        return low, high

    def across_neck(self, low: float, high: float) -> LineString | None:
        """The line across the neck that closes between `low` and `high`."""
        parts = polygons_of(self.floor.buffer(-low / 2, quad_segs=_COARSE))
        passable = next((part for part in parts if self.reaches_all(part, low / 2)), None)
        if passable is None:
            return None
        left = self.floor.buffer(-high / 2, quad_segs=_COARSE).buffer(2 * (high - low))
        necks = sorted(polygons_of(passable.difference(left)), key=lambda part: -part.length)
        for neck in necks[:8]:
            rest = polygons_of(passable.difference(neck.buffer(high - low)))
            if not any(self.reaches_all(part, low / 2) for part in rest):
                return line_across(self.floor, _middle(neck))
        return None


def _middle(neck: Polygon) -> Point:
    """A point well inside the neck; the middle of it where it runs straight."""
    centroid = neck.centroid
    return centroid if neck.covers(centroid) else neck.representative_point()


def line_across(floor: BaseGeometry, middle: Point) -> LineString | None:
    """The shortest line from side to side of `floor` near a point half way between the sides."""
    edge = floor.boundary
    first = shapely.shortest_line(middle, edge)
    if first.length == 0.0:
        return None
    (x0, y0), (x1, y1) = first.coords
    dx, dy = (x1 - x0) / first.length, (y1 - y0) / first.length
    reach = 4 * first.length
    # The half of the edge that lies behind, seen from the nearest side.
    behind = Polygon(
        [
            (x0 - dy * reach, y0 + dx * reach),
            (x0 + dy * reach, y0 - dx * reach),
            (x0 + (dy - dx) * reach, y0 - (dx + dy) * reach),
            (x0 - (dy + dx) * reach, y0 + (dx - dy) * reach),
        ]
    )
    other = edge.intersection(behind)
    if other.is_empty:
        return None
    second = shapely.shortest_line(middle, other)
    near = min(_NEAR, first.length / 4)
    sides = [edge.intersection(Point(line.coords[-1]).buffer(near)) for line in (first, second)]
    return LineString(shapely.shortest_line(*sides))


def _ends(line: LineString) -> tuple[Place, Place]:
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    return (x0, y0), (x1, y1)
