"""The gaps of an area: the shortest lines between two sides that a disc may have to pass."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of

_SIGHT = 1e-6
_SQUARE = 1e-9
_AT_ONCE = 32

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Gap:
    """A line across a gap, its length in metres, and which edges of the area it links."""

    length: float
    line: LineString
    edges: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Edges:
    """The straight pieces of an area's edge: from, to, and where the piece before began.

    The area lies on the left. `ring` numbers the rings, that of the largest part first.
    """

    start: _Floats
    end: _Floats
    before: _Floats
    ring: _Ints

    def at(self, chosen: npt.NDArray[np.bool_]) -> "_Edges":
        """Some of the pieces."""
        return _Edges(self.start[chosen], self.end[chosen], self.before[chosen], self.ring[chosen])


def gaps_of(area: Area, *, less_than: float) -> Iterator[Gap]:
    """Lines across an area where two of its sides come nearest, shortest first (metres).

    Each starts at a corner that stands out and ends at another or square on a wall. The
    narrowest place on any way through the area is one of them, or there is none. They are looked
    for as they are asked for: the first few are often enough.

    >>> [gap.length for gap in gaps_of(
    ...     shapely.box(0, 0, 9, 3).difference(shapely.box(4, 0, 5, 2)), less_than=3)]
    [1.0, 1.0]
    """
    edges = _edges_of(area)
    into, out = edges.start - edges.before, edges.end - edges.start
    corners = edges.at(into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0] < -_SQUARE)
    if not len(corners.start):
        return
    square, between = _square_on(corners, edges), _between(corners)
    ends, rings = (np.concatenate(both) for both in zip(square, between, strict=True))
    lengths = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    order = np.argsort(lengths, kind="stable")
    order = order[(lengths[order] < less_than) & (lengths[order] > _SIGHT)]
    floor = area.buffer(_SIGHT, join_style="mitre")
    shapely.prepare(floor)
    for first in range(0, len(order), _AT_ONCE):
        batch = order[first : first + _AT_ONCE]
        lines = np.asarray(shapely.linestrings(ends[batch]))
        for number in np.flatnonzero(shapely.covers(floor, lines)):
            one, other = rings[batch[number]]
            yield Gap(float(lengths[batch[number]]), lines[number], (int(one), int(other)))


def barriers(area: Area, gaps: Iterable[Gap], portals: Sequence[BaseGeometry]) -> Iterator[Gap]:
    """The gaps that part the portals when they and all shorter ones are closed, shortest first.

    Portals cut the outer edge of the area into stretches; a gap that links two stretches, alone
    or over holes that closed gaps have joined to them, lies across every way between some of the
    portals. A gap is left open again once it was given. Portals are taken for points of the
    outer edge, so that what was found wants to be tried.
    """
    edge = _parts(area)[0].exterior
    at = shapely.get_point(shapely.shortest_line(edge, [each.centroid for each in portals]), 0)
    doors = np.sort(shapely.line_locate_point(edge, at))
    # Stretches by their number, then the other edges by theirs.
    joined: dict[tuple[int, int], tuple[int, int]] = {}
    waiting = iter(gaps)
    while batch := list(islice(waiting, _AT_ONCE)):
        ends = shapely.get_coordinates([gap.line for gap in batch]).reshape(-1, 2, 2)
        along = shapely.line_locate_point(edge, np.asarray(shapely.points(ends)))
        stretches = (np.searchsorted(doors, along) % len(doors)).tolist()
        for gap, stretch in zip(batch, stretches, strict=True):
            first, last = sorted(
                _root(joined, (ring, here if ring == 0 else 0))
                for here, ring in zip(stretch, gap.edges, strict=True)
            )
            if first != last and last[0] == 0:
                yield gap
            elif first != last:
                joined[last] = first


def _root(
    joined: Mapping[tuple[int, int], tuple[int, int]], place: tuple[int, int]
) -> tuple[int, int]:
    while place in joined:
        place = joined[place]
    return place


def _parts(area: Area) -> list[shapely.Polygon]:
    return [orient(part) for part in sorted(polygons_of(area), key=lambda part: -part.area)]


def _edges_of(area: Area) -> _Edges:
    rings = [ring for part in _parts(area) for ring in (part.exterior, *part.interiors)]
    corners = [shapely.get_coordinates(ring) for ring in rings]
    return _Edges(
        start=np.concatenate([each[:-1] for each in corners]),
        end=np.concatenate([each[1:] for each in corners]),
        before=np.concatenate([np.roll(each[:-1], 1, axis=0) for each in corners]),
        ring=np.repeat(np.arange(len(rings)), [len(each) - 1 for each in corners]),
    )


def _square_on(corners: _Edges, walls: _Edges) -> tuple[_Floats, _Ints]:
    """Lines from corners that meet a wall at right angles, and the rings that they link."""
    along = walls.end - walls.start
    length = np.maximum((along**2).sum(axis=1), _SQUARE**2)
    offset = corners.start[:, None] - walls.start[None]
    share = (offset[..., 0] * along[:, 0] + offset[..., 1] * along[:, 1]) / length
    foot = walls.start + share[..., None] * along
    within = (share >= -_SQUARE) & (share <= 1 + _SQUARE)
    one, other = np.nonzero(within & _faces(corners, foot - corners.start[:, None]))
    ends = np.stack([corners.start[one], foot[one, other]], axis=1)
    return ends, np.stack([corners.ring[one], walls.ring[other]], axis=1)


def _between(corners: _Edges) -> tuple[_Floats, _Ints]:
    """Lines between corners that face each other, and the rings that they link."""
    faces = _faces(corners, corners.start[None] - corners.start[:, None])
    one, other = np.nonzero(np.triu(faces & faces.T, k=1))
    ends = np.stack([corners.start[one], corners.start[other]], axis=1)
    return ends, np.stack([corners.ring[one], corners.ring[other]], axis=1)


def _faces(corners: _Edges, lines: _Floats) -> npt.NDArray[np.bool_]:
    """Whether of all points of the two walls at a corner, it is the nearest to the line's end."""
    into, out = corners.start - corners.before, corners.end - corners.start
    x, y = lines[..., 0], lines[..., 1]
    allowed = _SQUARE * np.hypot(x, y)
    ahead = x * into[:, None, 0] + y * into[:, None, 1] >= -allowed
    behind = x * out[:, None, 0] + y * out[:, None, 1] <= allowed
    return np.asarray(ahead & behind)
