"""What lies straight in front of each stretch of an outline, seen from outside it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import GRID
from checker.geometry.frame import Point
from checker.units import SLACK

_SAME = 1e-5
_SLIVER = 1e-6
_Floats = npt.NDArray[np.float64]
_Indices = npt.NDArray[np.intp]
_Objects = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A straight piece of an outline, metres, and the things straight out from it.

    `hits` are things by their place in the list and how far off they are in front of the middle
    of the stretch, the nearest first. The outside is on the right, going from `start` to `end`.
    """

    start: Point
    end: Point
    hits: tuple[tuple[int, float], ...] = ()

    @property
    def length(self) -> float:
        """Metres from end to end."""
        return math.dist(self.start, self.end)

    def strip(self, reach: float) -> Polygon:
        """The rectangle that lies straight out from it, `reach` metres deep.

        >>> Stretch(start=(4.0, 0.0), end=(4.0, 3.0)).strip(0.5).bounds
        (4.0, 0.0, 4.5, 3.0)
        """
        (x0, y0), (x1, y1) = self.start, self.end
        out = reach / self.length
        dx, dy = (y1 - y0) * out, (x0 - x1) * out
        return Polygon([(x0, y0), (x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1, y1)])


def facing(area: Area, things: Sequence[Area], *, reach: float) -> tuple[Stretch, ...]:
    """The outline of `area` in stretches, each with the `things` at most `reach` metres out.

    Straight out means at right angles to the outline; a thing off the end of a wall is not in front
    of it. A thing that laps over the outline is 0 m off. A stretch ends wherever a corner of what
    lies in front is, exact to 0.01 mm; where two things overlap, which of them is nearer is settled
    at the middle of the stretch.

    >>> [(s.length, s.hits) for s in facing(
    ...     shapely.box(0, 0, 4, 3), [shapely.box(4.1, 1, 6, 3)], reach=0.6) if s.hits]
    [(2.0, ((0, 0.1),))]
    """
    edges = _edges(area)
    strips = np.asarray(shapely.polygons(_strips(edges, reach + SLACK)), dtype=object)
    which, thing = shapely.STRtree(things).query(strips, predicate="intersects")
    ahead = np.asarray(things, dtype=object)[thing]
    cut = np.asarray(shapely.intersection(strips[which], ahead, grid_size=GRID), dtype=object)
    big = shapely.area(cut) > _SLIVER
    sides, ends = _sides(cut[big], edges[which[big]])
    before: dict[int, list[tuple[int, _Floats]]] = {}
    for number, (edge, index) in enumerate(
        zip(which[big].tolist(), thing[big].tolist(), strict=True)
    ):
        before.setdefault(edge, []).append((index, sides[ends[number] : ends[number + 1]]))
    return tuple(
        stretch
        for number, edge in enumerate(edges)
        for stretch in _stretches(edge, before.get(number, ()))
    )


def _edges(area: Area) -> _Floats:
    """The edges as start and end, the area on their left."""
    rings = shapely.get_parts(shapely.boundary(shapely.orient_polygons(area)))
    found = [shapely.get_coordinates(ring) for ring in rings]
    edges = np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in found])
    lengths = np.hypot(*(edges[:, 1] - edges[:, 0]).T)
    kept: _Floats = edges[lengths > _SAME]
    return kept


def _strips(edges: _Floats, reach: float) -> _Floats:
    """The corners of the strip that lies outside each edge."""
    start, end = edges[:, 0], edges[:, 1]
    along = (end - start) / np.hypot(*(end - start).T)[:, None]
    out = np.stack([along[:, 1], -along[:, 0]], axis=1) * reach
    corners: _Floats = np.stack([start, start + out, end + out, end], axis=1)
    return corners


def _stretches(edge: _Floats, sides: Sequence[tuple[int, _Floats]]) -> Iterator[Stretch]:
    """One edge, cut wherever a corner of what lies in front of it is."""
    length = float(np.hypot(*(edge[1] - edge[0])))
    along = (edge[1] - edge[0]) / length
    ends = np.concatenate([[0.0, length], *(each[:, :, 0].ravel() for _, each in sides)])
    cuts = np.unique(np.clip(ends, 0.0, length))
    cuts = cuts[np.concatenate([[True], np.diff(cuts) > _SAME])]
    cuts[-1] = length
    middles = (cuts[:-1] + cuts[1:]) / 2
    nearest = [(index, _nearest(each, middles)) for index, each in sides]
    for number, (begin, end) in enumerate(pairwise(cuts.tolist())):
        (x0, y0), (x1, y1) = (edge[0] + along * at for at in (begin, end))
        yield Stretch(
            start=(float(x0), float(y0)), end=(float(x1), float(y1)), hits=_hits(nearest, number)
        )


def _sides(pieces: _Objects, edges: _Floats) -> tuple[_Floats, _Indices]:
    """The sides of what lies in each strip, in its edge's axes: along the edge and out of it.

    All in one row, with the place where those of each piece begin, and where the last one's end.
    """
    parts, of_piece = shapely.get_parts(pieces, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    points, of_ring = shapely.get_coordinates(rings, return_index=True)
    owner = of_piece[of_part[of_ring]]
    start, run = edges[owner, 0], edges[owner, 1] - edges[owner, 0]
    along = run / np.hypot(run[:, 0], run[:, 1])[:, None]
    (x, y), (dx, dy) = (points - start).T, along.T
    local = np.stack([x * dx + y * dy, x * dy - y * dx], axis=1)
    whole = of_ring[1:] == of_ring[:-1]
    sides: _Floats = np.stack([local[:-1], local[1:]], axis=1)[whole]
    return sides, np.searchsorted(owner[:-1][whole], np.arange(len(pieces) + 1))


def _nearest(sides: _Floats, middles: _Floats) -> _Floats:
    """How far out the thing begins at each place along the edge; infinite where it does not."""
    (x0, y0), (x1, y1) = sides[:, 0].T, sides[:, 1].T
    at = middles[:, None]
    crosses = (np.minimum(x0, x1) < at) & (at < np.maximum(x0, x1))
    run = np.where(x1 == x0, 1.0, x1 - x0)
    out = np.where(crosses, y0 + (at - x0) / run * (y1 - y0), np.inf)
    nearest: _Floats = np.min(out, axis=1, initial=np.inf)
    return nearest


def _hits(nearest: Sequence[tuple[int, _Floats]], number: int) -> tuple[tuple[int, float], ...]:
    found = [(index, max(float(out[number]), 0.0)) for index, out in nearest]
    reached = [(index, round(out, 6)) for index, out in found if out != np.inf]
    return tuple(sorted(reached, key=lambda each: (each[1], each[0])))
