"""Whether a rectangle of a given size fits somewhere in an area, at any angle."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from checker.geometry.axes import edge_directions
from checker.geometry.circle import Area, largest_circle

SLACK = 0.0005
"""Metres: a rectangle that is this much too large still fits."""

MOST_ANGLES = 400
"""Angles that are tried before a search gives up; real rooms need a few dozen at most."""

_Floats = npt.NDArray[np.float64]
_HALF_TURN = math.pi
_QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Where the rectangle lies when it fits: `placed` is its outline (m), none when it does not.

    `settled` is False when the search gave up before every angle was ruled out.
    """

    placed: Polygon | None = None
    settled: bool = True

    def __bool__(self) -> bool:
        """True when the rectangle fits."""
        return self.placed is not None


def rectangle_fits(area: Area, *, long: float, short: float) -> Fit:
    """Try to place a `long` by `short` rectangle (m) in `area`, at any angle.

    Complete to 0.5 mm on each side: one that is 0.5 mm too large is said to fit, one that is
    1 mm too large is not. The angles of walls are tried first; then angles are ruled out
    interval by interval: when a rectangle trimmed so that it lies in every turned copy does not
    fit, none of the interval does.

    >>> bool(rectangle_fits(shapely.box(0, 0, 2.2, 1.5), long=2.2, short=1.5))
    True
    >>> bool(rectangle_fits(shapely.box(0, 0, 2.2, 1.5), long=2.21, short=1.5))
    False
    """
    circle = largest_circle(area)
    long, short = max(long, short) - SLACK, min(long, short) - SLACK
    if circle is None or 2 * circle.radius < short or _reach(area) < math.hypot(long, short):
        return Fit()
    if circle.radius >= math.hypot(long, short) / 2:
        direction = next(iter(edge_directions(area)), 0.0)
        return Fit(placed=_rectangle(circle.centre, direction, long, short))
    return _Search(area, long=long, short=short).run()


class _Search:
    """One search: the edges near which a centre may lie, and the angles still open."""

    def __init__(self, area: Area, *, long: float, short: float) -> None:
        self.long, self.short = long, short
        # Any centre is at least half the short side away from every edge.
        self.centres = area.buffer(-short / 2 * 0.999, quad_segs=8)
        edges = shapely.get_parts(shapely.boundary(area))
        segments = np.concatenate([_segments(shapely.get_coordinates(ring)) for ring in edges])
        reach = math.hypot(long, short) / 2
        lines = shapely.linestrings(segments.reshape(-1, 2, 2))
        self.segments = segments[shapely.distance(lines, self.centres) <= reach]
        self.area = area

    def run(self) -> Fit:
        for angle in list(edge_directions(self.area))[:6]:
            for turned in (angle, angle + _QUARTER):
                if fit := self._at(turned):
                    return fit
        return self._anywhere()

    def _anywhere(self) -> Fit:
        span = _QUARTER if self.long - self.short < SLACK else _HALF_TURN
        pending = list(_halves(span / 2, span / 2, parts=8))
        for _ in range(MOST_ANGLES):
            if not pending:
                return Fit()
            middle, half = pending.pop()
            trimmed = _within_turns(self.long, self.short, half)
            if self._room_for(middle, *trimmed) is None:
                continue
            if fit := self._at(middle):
                return fit
            if self.long - trimmed[0] > SLACK or self.short - trimmed[1] > SLACK:
                pending.extend(_halves(middle, half, parts=2))
        return Fit(settled=False)

    def _at(self, angle: float) -> Fit:
        centre = self._room_for(angle, self.long, self.short)
        if centre is None:
            return Fit()
        return Fit(placed=_rectangle(centre, angle, self.long, self.short))

    def _room_for(self, angle: float, long: float, short: float) -> tuple[float, float] | None:
        """A centre for a rectangle at this angle (m, radians), if there is one."""
        if min(long, short) <= 0.0:
            point = self.centres.representative_point()
            return (point.x, point.y)
        # An edge cuts the rectangle when its centre lies in the edge swept by the rectangle.
        corners = _corners(angle, long - 1e-7, short - 1e-7)
        swept = (self.segments[:, :, None, :] + corners[None, None]).reshape(-1, 8, 2)
        taken = shapely.union_all(shapely.convex_hull(_multipoints(swept)))
        left = self.centres.difference(taken)
        if left.is_empty:
            return None
        point = left.representative_point()
        return (point.x, point.y)


def _reach(area: Area) -> float:
    """The longest distance in an area, or a little more: the circle round each of its parts."""
    parts = shapely.get_parts(area)
    return 2 * float(np.max(shapely.minimum_bounding_radius(parts)))


def _halves(middle: float, half: float, *, parts: int) -> Iterator[tuple[float, float]]:
    width = half / parts
    for number in range(parts):
        yield middle - half + (2 * number + 1) * width, width


def _within_turns(long: float, short: float, half: float) -> tuple[float, float]:
    """The sides of a rectangle that lies in every copy of `long` x `short` turned up to `half`.

    A corner of it moves by at most the other side times the sine, whichever way it turns.
    """
    sine = math.sin(half)
    return max(long - short * sine, 0.0), max(short - long * sine, 0.0)


def _segments(ring: _Floats) -> _Floats:
    return np.stack([ring[:-1], ring[1:]], axis=1)


def _corners(angle: float, long: float, short: float) -> _Floats:
    half = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * (long / 2, short / 2)
    cos, sin = math.cos(angle), math.sin(angle)
    turned: _Floats = half @ np.array([[cos, sin], [-sin, cos]])
    return turned


def _multipoints(points: _Floats) -> npt.NDArray[np.object_]:
    indices = np.repeat(np.arange(len(points)), points.shape[1])
    return np.asarray(shapely.multipoints(points.reshape(-1, 2), indices=indices))


def _rectangle(centre: tuple[float, float], angle: float, long: float, short: float) -> Polygon:
    return Polygon(_corners(angle, long, short) + np.array(centre))
