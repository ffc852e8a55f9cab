"""The point of an area that lies farthest from its edge, found among squares that shrink.

GEOS cannot find it: what it draws round an area or within is off by one part in a hundred of the
distance wherever the edge has a notch so shallow, and nothing switches that off.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon

from checker.geometry.frame import Point

_AT_ONCE = 3000  # distances: with fewer, numpy spends its time on being called
_MOST_PARTS = 8

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.intp]


def deepest_point(
    area: Polygon | MultiPolygon, *, start: Point, depth: float, within: float
) -> Point:
    """The point of `area` (m) farthest from its edge, as deep as any to `within` metres.

    `start` is a point known to lie `depth` from the edge, the nearer to the deepest the better;
    it is the answer where no other lies deeper by more than that. In a corridor, where many are
    equally deep, it is one of them.

    >>> x, y = deepest_point(shapely.box(0, 0, 2, 2), start=(0.5, 0.5), depth=0.5, within=1e-5)
    >>> round(x, 4), round(y, 4)
    (1.0, 1.0)
    """
    search = _Search(area, start, depth, within)
    waiting = [search.all_cells()]
    while waiting:
        waiting += [cells.divided() for cells in search.left_of(waiting.pop())]
    return search.place[0] + start[0], search.place[1] + start[1]


@dataclass(frozen=True, slots=True)
class _Near:
    """From points (rows) to edges (columns): distance (m), direction from the edge, foot.

    `foot` is how far from the edge's start the point lies along it, beyond its ends too.
    """

    distance: _Floats
    x: _Floats
    y: _Floats
    foot: _Floats

    def at(self, rows: _Ints) -> "_Near":
        """Those from some of the points."""
        return _Near(self.distance[rows], self.x[rows], self.y[rows], self.foot[rows])


@dataclass(frozen=True, slots=True)
class _Edges:
    """Straight pieces of an area's edge: where each starts, its unit vector and length (m)."""

    start: _Floats
    along: _Floats
    length: _Floats

    def at(self, chosen: npt.NDArray[np.bool_]) -> "_Edges":
        """Some of the pieces."""
        return _Edges(self.start[chosen], self.along[chosen], self.length[chosen])

    def near(self, points: _Floats) -> _Near:
        """From each of the points to each of the pieces."""
        x = points[:, 0, None] - self.start[:, 0]
        y = points[:, 1, None] - self.start[:, 1]
        foot = x * self.along[:, 0] + y * self.along[:, 1]
        on = np.minimum(np.maximum(foot, 0.0), self.length)
        x -= on * self.along[:, 0]
        y -= on * self.along[:, 1]
        distance = np.sqrt(x * x + y * y)
        some = np.maximum(distance, np.finfo(np.float64).tiny)
        return _Near(distance, x / some, y / some, foot)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Upright squares, `2 * half` wide (m), and the edges that may be nearest in one of them.

    `inside` says that all their middles are known to lie in the area.
    """

    middles: _Floats
    half: float
    edges: _Edges
    inside: bool

    @property
    def reach(self) -> float:
        """From a middle to a corner, metres."""
        return self.half * math.sqrt(2)

    def divided(self) -> "_Cells":
        """Each in four, or in more while they are few."""
        parts = int(math.sqrt(_AT_ONCE / (len(self.middles) * len(self.edges.length))))
        parts = min(max(parts, 2), _MOST_PARTS)
        half = self.half / parts
        steps = half * np.arange(1.0 - parts, parts, 2.0)
        middles = (self.middles[:, None] + _grid(steps, steps)).reshape(-1, 2)
        return _Cells(middles, half, self.edges, self.inside)


class _Search:
    """The deepest point so far, seen from `start`: squares of far coordinates are not exact."""

    def __init__(
        self, area: Polygon | MultiPolygon, start: Point, depth: float, within: float
    ) -> None:
        self._area = shapely.transform(area, lambda corners: corners - start)
        self._within = within
        self.depth, self.place = depth, (0.0, 0.0)
        shapely.prepare(self._area)

    def all_cells(self) -> _Cells:
        """Cells that cover the area."""
        parts: list[Polygon] = shapely.get_parts(self._area).tolist()
        rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
        corners = [shapely.get_coordinates(ring) for ring in rings]
        out = np.concatenate([np.diff(each, axis=0) for each in corners])
        length = np.hypot(out[:, 0], out[:, 1])
        some = length > 0.0
        along = out[some] / length[some, None]
        edges = _Edges(np.concatenate([each[:-1] for each in corners])[some], along, length[some])
        x0, y0, x1, y1 = self._area.bounds
        half = min((x1 - x0) / 2, (y1 - y0) / 2, 2 * self.depth)
        across, up = (np.arange(a + half, b + half, 2 * half) for a, b in ((x0, x1), (y0, y1)))
        return _Cells(_grid(across, up), half, edges, inside=False)

    def left_of(self, cells: _Cells) -> list[_Cells]:
        """The cells in which a deeper point may lie yet; in two lots when they are many."""
        near = cells.edges.near(cells.middles)
        free = near.distance.min(axis=1)
        if not cells.inside:
            free = np.where(shapely.contains_xy(self._area, cells.middles), free, -free)
        self._note(cells.middles, free)
        some = np.flatnonzero(free + cells.reach > self.depth + self._within)
        # In cells so small the middle of each that is left lies inside, and of all its parts.
        inside = cells.reach < self.depth / 2
        if inside and len(some):
            some = some[self._may_be_deeper(cells, some, near.at(some))]
        lots = [some] if len(some) * len(cells.edges.length) <= _AT_ONCE else _halved(cells, some)
        left = []
        for lot in (each for each in lots if len(each)):
            # Who moves by the reach is nearest to an edge at most twice that farther than now.
            distance = near.distance[lot]
            most = distance.min(axis=1, keepdims=True) + 2 * cells.reach
            edges = cells.edges.at((distance <= most).any(axis=0))
            left.append(_Cells(cells.middles[lot], cells.half, edges, inside))
        return left

    def _may_be_deeper(self, cells: _Cells, some: _Ints, near: _Near) -> npt.NDArray[np.bool_]:
        """For each of some small cells whether its nearest edge and another leave enough room.

        No point is farther from both of two edges than half of what the two lie apart there:
        moving away from one leads to the other. So a cell between parallel walls is settled while
        it is large. On what lies at the cell's middle an edge curves away where it ends.
        """
        middles, reach, edges = cells.middles[some], cells.reach, cells.edges
        curved = (near.foot < reach) | (near.foot > edges.length - reach)
        most = near.distance + np.where(curved, reach**2 / 2 / near.distance, 0.0)
        rows, nearest = np.arange(len(some)), near.distance.argmin(axis=1)
        one = rows, nearest
        away = np.stack([near.x[one], near.y[one]], axis=1)
        turned = np.hypot(near.x + away[:, :1], near.y + away[:, 1:])
        both = most + most[one][:, None] + turned * reach
        other = rows, both.argmin(axis=1)
        deeper = np.asarray(both[other] > 2 * (self.depth + self._within))
        if deeper.any():
            # Half way between the two is as deep as it gets where they are parallel.
            step = np.minimum((near.distance[other] - near.distance[one]) / 2, reach)
            between = (middles + step[:, None] * away)[deeper]
            self._note(between, edges.near(between).distance.min(axis=1))
        return deeper

    def _note(self, points: _Floats, free: _Floats) -> None:
        best = free.argmax()
        if free[best] > self.depth:
            x, y = points[best].tolist()
            self.depth, self.place = float(free[best]), (x, y)


def _grid(across: _Floats, up: _Floats) -> _Floats:
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def _halved(cells: _Cells, some: _Ints) -> list[_Ints]:
    """Some cells in two lots that lie apart, so that each has fewer edges near."""
    middles = cells.middles[some]
    order = some[np.argsort(middles[:, np.ptp(middles, axis=0).argmax()])]
    return [order[: len(order) // 2], order[len(order) // 2 :]]
