"""Lines straight across a floor, and the parts of it that they cut off from its doors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from checker.geometry.taut import Flags, Floats, Indices, cross

_SQUARE = 1e-4
"""The sine of an angle, and metres: corners lie on a grid of 1e-6 m, and walls may be short."""
_ASKEW = 0.15
"""The sine of the angle that walls opposite each other may make: few are quite parallel."""
_SEEN = 1e-5
_CLEAR = 0.005
_ON = 0.001
_CORNERS = 3
_WITHIN = 1e-4  # metres: of two doors that face each other a hair askew the nearer jamb counts


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """A line across an area that cuts a part of it off, metres.

    `wide` is how long the line is, with what stands free on it, and `mouth` what of it lies on
    the floor. No wall of the part lies farther than `reach` behind it. `span` is where along the
    outer edge of the area the part begins and ends.
    """

    wide: float
    reach: float
    span: tuple[float, float]
    mouth: BaseGeometry

    def part_of(self, area: Polygon) -> Polygon:
        """What is cut off of the area, holes in it filled; empty along a single wall."""
        edge, (start, end) = area.exterior, self.span
        if start <= end:
            walls = [substring(edge, start, end)]
        else:
            walls = [substring(edge, start, edge.length), substring(edge, 0.0, end)]
        corners = shapely.get_coordinates(walls)
        return Polygon(corners if len(corners) >= _CORNERS else ())


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Where lines across start: corners that stand out, and places on straight walls.

    `into` and `out` are the directions of the walls before and after, the floor on the left.
    """

    point: Floats
    into: Floats
    out: Floats
    ring: Indices


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines across: their ends, and the ring that each end lies on."""

    ends: Floats
    length: Floats
    ring: Indices


def cuts_across(
    area: Polygon, doors: Sequence[BaseGeometry], *, least: float = 0.0
) -> list[CutOff]:
    """The lines across an area that cut off a part without a door, largest parts first.

    A line is the shortest one from a corner that stands out, or from a jamb of a door, to the
    wall or corner that it faces; on its way it may run over one thing that stands free. Left out
    are those that are longer than what is behind them can reach, or `least` (metres). Doors are
    lines on the edge of the area; those on the edge of holes in it are not looked at.

    >>> hall, door = shapely.box(0, 0, 9, 2), LineString([(3, 0), (4, 0)])
    >>> [(cut.wide, cut.part_of(hall).bounds) for cut in cuts_across(hall, [door])]
    [(2.0, (4.0, 0.0, 9.0, 2.0)), (2.0, (0.0, 0.0, 3.0, 2.0))]
    """
    edge = area.exterior
    drawn, ends, wide = _drawn(shapely.orient_polygons(area, exterior_cw=False), doors)
    at = shapely.line_locate_point(edge, np.asarray(shapely.points(ends)))
    # Both sides of a line may be without a door.
    at, wide = np.concatenate([at, at[:, ::-1]]), np.tile(wide, 2)
    inner = sum(ring.length for ring in area.interiors)
    reach = ((at[:, 1] - at[:, 0]) % edge.length + inner) / 2
    kept = reach > np.maximum(wide, least)
    for mark in _marks(edge, doors).tolist():
        kept &= ~_lies_in(mark, at, edge.length)
    chosen = sorted(np.flatnonzero(kept).tolist(), key=lambda each: (-reach[each], wide[each]))
    return [
        CutOff(
            wide=float(wide[each]),
            reach=float(reach[each]),
            span=(float(at[each, 0]), float(at[each, 1])),
            mouth=drawn[each % len(drawn)],
        )
        for each in chosen
    ]


def _lies_in(place: float, spans: Floats, around: float) -> Flags:
    """Whether a place on the outer edge lies in each stretch of it, by more than 0.1 mm."""
    along, length = (place - spans[:, 0]) % around, (spans[:, 1] - spans[:, 0]) % around
    inside: Flags = (along > _WITHIN) & (along < length - _WITHIN)
    return inside


def _drawn(
    area: Polygon, doors: Sequence[BaseGeometry]
) -> tuple[list[BaseGeometry], Floats, Floats]:
    """Lines from wall to wall: what is drawn, the two ends, and how long they are in all.

    Those that run over a hole are two lines and what lies between their ends.
    """
    lines = _lines_across(area, doors)
    straight = (lines.ring == 0).all(axis=1)
    drawn = np.asarray(shapely.linestrings(lines.ends)) if len(lines.ends) else np.empty(0)
    whole, ends, wide = list(drawn[straight]), [lines.ends[straight]], [lines.length[straight]]
    for hole in range(1, len(area.interiors) + 1):
        reached = np.flatnonzero((lines.ring == 0).any(axis=1) & (lines.ring == hole).any(axis=1))
        first = lines.ring[reached, 0] == 0
        wall = np.where(first[:, None], lines.ends[reached, 0], lines.ends[reached, 1])
        back = np.where(first[:, None], lines.ends[reached, 1], lines.ends[reached, 0])
        one, other = np.triu_indices(len(reached), k=1)
        ends.append(np.stack([wall[one], wall[other]], axis=1))
        over = np.hypot(*(back[one] - back[other]).T)
        wide.append(lines.length[reached[one]] + lines.length[reached[other]] + over)
        pairs = drawn[np.stack([reached[one], reached[other]], axis=1)]
        whole.extend(shapely.multilinestrings(pair) for pair in pairs)
    return whole, np.concatenate(ends), np.concatenate(wide)


def _marks(edge: LineString, doors: Sequence[BaseGeometry]) -> Floats:
    """Places along the edge that tell whether a stretch of it has some of a door."""
    places = []
    for each in _pieces(doors):
        corners = shapely.get_coordinates(each)
        places.append((corners[:-1] + corners[1:]) / 2)
        ends = shapely.line_interpolate_point(each, [2 * _WITHIN, -2 * _WITHIN])
        places.append(shapely.get_coordinates(ends))
    points = np.asarray(shapely.points(np.concatenate(places or [np.empty((0, 2))])))
    on: Floats = shapely.line_locate_point(edge, points[shapely.distance(edge, points) <= _ON])
    return on


def _pieces(doors: Sequence[BaseGeometry]) -> list[LineString]:
    merged = [shapely.line_merge(each) for each in doors]
    parts = [part for each in merged for part in shapely.get_parts(each).tolist()]
    return [part for part in parts if isinstance(part, LineString) and part.length > 4 * _ON]


def _lines_across(area: Polygon, doors: Sequence[BaseGeometry]) -> _Lines:
    """The lines from anchors that meet a wall square, or another anchor that faces back."""
    start, along, length, ring = _walls(area)
    anchors = _anchors(area, doors)
    offset = anchors.point[:, None] - start[None]
    share = (offset * along).sum(axis=-1)
    foot = start + np.clip(share, 0.0, length)[..., None] * along
    within = (share >= -_SQUARE) & (share <= length + _SQUARE)
    one, wall = np.nonzero(within & _faces(anchors, foot - anchors.point[:, None]))
    square = np.stack([anchors.point[one], foot[one, wall]], axis=1)
    faces = _faces(anchors, anchors.point[None] - anchors.point[:, None])
    first, last = np.nonzero(np.triu(faces & faces.T, k=1))
    facing = np.stack([anchors.point[first], anchors.point[last]], axis=1)
    ends = np.concatenate([square, facing])
    rings = np.concatenate(
        [
            np.stack([anchors.ring[one], ring[wall]], axis=1),
            np.stack([anchors.ring[first], anchors.ring[last]], axis=1),
        ]
    )
    lengths = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    kept = np.flatnonzero(lengths > _ON)
    floor = area.buffer(_SEEN, join_style="mitre")
    shapely.prepare(floor)
    kept = kept[shapely.covers(floor, np.asarray(shapely.linestrings(ends[kept])))]
    # A line that touches a wall on its way is several lines, and these are there too.
    off = np.minimum(2 * _CLEAR, lengths[kept] / 4)
    inset = (ends[kept, 1] - ends[kept, 0]) * (off / lengths[kept])[:, None]
    inner = np.stack([ends[kept, 0] + inset, ends[kept, 1] - inset], axis=1)
    beside = shapely.distance(area.exterior, np.asarray(shapely.linestrings(inner)))
    clear = beside > off / 2
    seen = kept[clear]
    return _Lines(ends[seen], lengths[seen], rings[seen])


def _walls(area: Polygon) -> tuple[Floats, Floats, Floats, Indices]:
    """Where each straight wall starts, its direction and length, and which ring it is of."""
    corners = [shapely.get_coordinates(ring) for ring in (area.exterior, *area.interiors)]
    steps = np.concatenate([np.diff(each, axis=0) for each in corners])
    start = np.concatenate([each[:-1] for each in corners])
    ring = np.repeat(np.arange(len(corners)), [len(each) - 1 for each in corners])
    length = np.hypot(*steps.T)
    return start, steps / length[:, None], length, ring


def _anchors(area: Polygon, doors: Sequence[BaseGeometry]) -> _Anchors:
    start, along, _, ring = _walls(area)
    before = np.arange(len(start)) - 1
    firsts = np.searchsorted(ring, np.arange(ring[-1] + 1))
    before[firsts] = [*(firsts[1:] - 1), len(start) - 1]
    stands_out = cross(along[before], along) < -_SQUARE
    jambs = shapely.get_coordinates(_pieces(doors))
    on = _walls_at(area, jambs)
    jambs, on = jambs[on >= 0], on[on >= 0]
    # Hardly bent walls are taken as straight: a jamb may lie a hair outside of the area.
    share = ((jambs - start[on]) * along[on]).sum(axis=-1)
    return _Anchors(
        point=np.concatenate([start[stands_out], start[on] + share[:, None] * along[on]]),
        into=np.concatenate([along[before][stands_out], along[on]]),
        out=np.concatenate([along[stands_out], along[on]]),
        ring=np.concatenate([ring[stands_out], ring[on]]),
    )


def _walls_at(area: Polygon, places: Floats) -> Indices:
    """The wall in the middle of which each place lies, by number; -1 where it lies at a corner."""
    start, along, length, _ = _walls(area)
    offset = places[:, None] - start[None]
    share = (offset * along).sum(axis=-1)
    across = np.abs(cross(np.broadcast_to(along, offset.shape), offset))
    on = (across <= _ON) & (share > _ON) & (share < length - _ON)
    return np.where(on.any(axis=1), on.argmax(axis=1), -1)


def _faces(anchors: _Anchors, lines: Floats) -> Flags:
    """Whether a line leaves an anchor between the squares to its two walls, or nearly so."""
    allowed = _ASKEW * np.hypot(lines[..., 0], lines[..., 1])
    ahead = (lines * anchors.into[:, None]).sum(axis=-1) >= -allowed
    behind = (lines * anchors.out[:, None]).sum(axis=-1) <= allowed
    both: Flags = ahead & behind
    return both
