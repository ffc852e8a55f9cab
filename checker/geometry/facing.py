"""What lies straight in front of each stretch of an outline, seen from outside it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point

SLACK = 0.0005
"""Metres by which a thing may be out of reach and still counts: a limit is not decided by noise."""

_SAME = 1e-5
_SLIVER = 1e-6
_Floats = npt.NDArray[np.float64]


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
    of it. A thing that laps over the outline is 0 m off. Ends of stretches are exact to 0.01 mm;
    where two things overlap, which of them is nearer is settled at the middle of the stretch.

    >>> [(s.length, s.hits) for s in facing(
    ...     shapely.box(0, 0, 4, 3), [shapely.box(4.1, 1, 6, 3)], reach=0.6) if s.hits]
    [(2.0, ((0, 0.1),))]
    """
    edges = _edges(area)
    strips = np.asarray(shapely.polygons(_strips(edges, reach + SLACK)), dtype=object)
    which, thing = shapely.STRtree(things).query(strips, predicate="intersects")
    ahead = np.asarray(things, dtype=object)[thing]
    cut = np.asarray(shapely.intersection(strips[which], ahead), dtype=object)
    big = shapely.area(cut) > _SLIVER
    pieces: dict[int, list[tuple[int, Area]]] = {}
    for edge, index, piece in zip(which[big].tolist(), thing[big].tolist(), cut[big], strict=True):
        pieces.setdefault(edge, []).append((index, piece))
    return tuple(
        stretch
        for number, edge in enumerate(edges)
        for stretch in _stretches(edge, sorted(pieces.get(number, ()), key=lambda each: each[0]))
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


def _stretches(edge: _Floats, pieces: Sequence[tuple[int, Area]]) -> Iterator[Stretch]:
    """One edge, cut wherever what lies in front of it changes."""
    length = float(np.hypot(*(edge[1] - edge[0])))
    along = (edge[1] - edge[0]) / length
    sides = [(index, _sides(piece, edge[0], along)) for index, piece in pieces]
    ends = np.concatenate([[0.0, length], *(each[:, :, 0].ravel() for _, each in sides)])
    cuts = np.unique(np.clip(ends, 0.0, length))
    cuts = cuts[np.concatenate([[True], np.diff(cuts) > _SAME])]
    cuts[-1] = length
    middles = (cuts[:-1] + cuts[1:]) / 2
    nearest = [(index, _nearest(each, middles)) for index, each in sides]
    begun, hits = 0.0, _hits(nearest, 0)
    for number in range(1, len(middles)):
        found = _hits(nearest, number)
        if not _alike(found, hits):
            yield _stretch(edge[0], along, (begun, cuts[number]), hits)
            begun, hits = float(cuts[number]), found
    yield _stretch(edge[0], along, (begun, length), hits)


def _sides(piece: Area, origin: _Floats, along: _Floats) -> _Floats:
    """The sides of a thing's part within the strip, in the edge's axes: along it and out of it."""
    found = []
    for part in polygons_of(piece):
        for ring in shapely.get_parts(shapely.boundary(part)):
            points = shapely.get_coordinates(ring) - origin
            local = np.stack([points @ along, points @ (along[1], -along[0])], axis=1)
            found.append(np.stack([local[:-1], local[1:]], axis=1))
    sides: _Floats = np.concatenate(found)
    return sides


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


def _alike(one: Sequence[tuple[int, float]], other: Sequence[tuple[int, float]]) -> bool:
    """Whether the same things lie in front, as far off to within half a millimetre."""
    return [index for index, _ in one] == [index for index, _ in other] and all(
        abs(a - b) <= SLACK for (_, a), (_, b) in zip(one, other, strict=True)
    )


def _stretch(
    origin: _Floats, along: _Floats, span: tuple[float, float], hits: tuple[tuple[int, float], ...]
) -> Stretch:
    (x0, y0), (x1, y1) = (origin + along * at for at in span)
    return Stretch(start=(float(x0), float(y0)), end=(float(x1), float(y1)), hits=hits)
