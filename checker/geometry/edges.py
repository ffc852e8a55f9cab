"""The straight sides of an area, and which of them lies ahead or behind of who walks over it."""

import math
from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point

Edge = tuple[Point, Point]
"""A line on the plan (m); where it is walked over, from left to right as seen by who walks."""

_STRAIGHT = 1e-4
_FACING = 0.5
_LEAST_SHARE = 0.4
_SLACK = 0.002


def straight_sides(area: Polygon) -> tuple[Edge, ...]:
    """The straight sides of the outer ring in metres, anticlockwise; the inside is on their left.

    Corners that lie on a straight line (to 0.006 degrees) are left out.

    >>> len(straight_sides(Polygon([(0, 0), (1, 0), (2, 0), (2, 1), (0, 1)])))
    4
    """
    ring = shapely.geometry.polygon.orient(area).exterior
    points = [(float(x), float(y)) for x, y, *_ in ring.coords[:-1]]
    points = [p for p, before in zip(points, points[-1:] + points[:-1], strict=True) if p != before]
    corners = [
        point
        for before, point, after in zip(
            points[-1:] + points[:-1], points, points[1:] + points[:1], strict=True
        )
        if not _is_straight(before, point, after)
    ]
    return tuple(pairwise([*corners, *corners[:1]]))


def middle(edge: Edge) -> Point:
    """The point half way along an edge.

    >>> middle(((0.0, 0.0), (2.0, 1.0)))
    (1.0, 0.5)
    """
    (ax, ay), (bx, by) = edge
    return ((ax + bx) / 2, (ay + by) / 2)


def length(edge: Edge) -> float:
    """Metres from end to end."""
    return math.dist(*edge)


def ahead(edge: Edge) -> Point:
    """The direction in which an edge is walked over, as a unit vector: its left is on the left.

    >>> ahead(((0.0, 0.0), (2.0, 0.0)))
    (0.0, 1.0)
    """
    (ax, ay), (bx, by) = edge
    size = math.hypot(bx - ax, by - ay) or 1.0
    return ((ay - by) / size, (bx - ax) / size)


def turned_round(edge: Edge) -> Edge:
    """The same edge as seen by who walks the other way."""
    return (edge[1], edge[0])


def beyond(edge: Edge, point: Point) -> float:
    """How far ahead of an edge a point lies (m); negative behind it.

    >>> beyond(((0.0, 0.0), (2.0, 0.0)), (7.0, 3.0))
    3.0
    """
    x, y = ahead(edge)
    return (point[0] - edge[0][0]) * x + (point[1] - edge[0][1]) * y


def strip(edge: Edge, start: float, end: float, *, inset: float = 0.0) -> Polygon:
    """The strip from `start` to `end` metres ahead of an edge, `inset` metres in at its ends."""
    (ax, ay), (bx, by) = edge
    x, y = ahead(edge)
    along = (y, -x)
    ax, ay, bx, by = (
        ax + along[0] * inset,
        ay + along[1] * inset,
        bx - along[0] * inset,
        by - along[1] * inset,
    )
    return Polygon(
        [
            (ax + x * start, ay + y * start),
            (bx + x * start, by + y * start),
            (bx + x * end, by + y * end),
            (ax + x * end, ay + y * end),
        ]
    )


def near_side(area: Polygon, direction: Point) -> Edge | None:
    """The side over which an area is entered by who walks in `direction` (a unit vector).

    The one furthest back that is no stub: at least 0.4 of the longest that faces them.

    >>> near_side(shapely.box(0, 0, 1, 3), (1.0, 0.0))
    ((0.0, 3.0), (0.0, 0.0))
    """
    facing = [
        side
        for side in straight_sides(area)
        if ahead(side)[0] * direction[0] + ahead(side)[1] * direction[1] > _FACING
    ]
    if not facing:
        return None
    least = _LEAST_SHARE * max(length(side) for side in facing)
    return min(
        (side for side in facing if length(side) >= least),
        key=lambda side: middle(side)[0] * direction[0] + middle(side)[1] * direction[1],
    )


def far_side(area: Polygon, direction: Point) -> Edge | None:
    """The side over which an area is left by who walks in `direction`; see `near_side`.

    >>> far_side(shapely.box(0, 0, 1, 3), (1.0, 0.0))
    ((1.0, 3.0), (1.0, 0.0))
    """
    found = near_side(area, (-direction[0], -direction[1]))
    return None if found is None else turned_round(found)


def shared_edge(lower: Area, upper: Area, *, gap: float = 0.0) -> Edge | None:
    """The edge of `upper` over which it is entered from `lower`, from left to right.

    The areas may touch, overlap (a nosing) or lie up to `gap` metres apart. The side of `upper`
    that runs longest along `lower`, cut to that stretch; the chord of the stretch where it is
    curved. None when they do not meet.
    """
    reach = lower.buffer(gap + _SLACK, join_style="mitre")
    found: list[tuple[float, Edge]] = []
    total = 0.0
    for part in polygons_of(upper):
        for side in straight_sides(part):
            line = shapely.LineString(side).intersection(reach)
            pieces = [piece for piece in _lines(line) if piece.length > 0.0]
            total += sum(piece.length for piece in pieces)
            found += [(piece.length, _along(side, piece)) for piece in pieces]
    if not found:
        return None
    longest, edge = max(found, key=lambda each: each[0])
    if longest < _LEAST_SHARE * total and (chord := _chord(reach, upper)) is not None:
        return chord
    return _trimmed(edge, lower, gap)


def _is_straight(before: Point, point: Point, after: Point) -> bool:
    first = (point[0] - before[0], point[1] - before[1])
    second = (after[0] - point[0], after[1] - point[1])
    cross = first[0] * second[1] - first[1] * second[0]
    dot = first[0] * second[0] + first[1] * second[1]
    return dot > 0.0 and abs(cross) <= _STRAIGHT * math.hypot(*first) * math.hypot(*second)


def _lines(shape: shapely.geometry.base.BaseGeometry) -> Sequence[shapely.LineString]:
    parts = shapely.get_parts(shape).tolist()
    return [part for part in parts if isinstance(part, shapely.LineString)]


def _along(side: Edge, piece: shapely.LineString) -> Edge:
    """A piece of a side, its ends in the order of the side."""
    ends = [(float(x), float(y)) for x, y, *_ in (piece.coords[0], piece.coords[-1])]
    first, last = sorted(ends, key=lambda end: math.dist(end, side[0]))
    return (first, last)


def _trimmed(edge: Edge, lower: Area, gap: float) -> Edge:
    """An edge cut to the stretch beside `lower`, without what the slack added at its ends."""
    x, y = ahead(edge)
    along = (y, -x)
    start, end = (edge[0][0] * along[0] + edge[0][1] * along[1] for edge in (edge, edge[::-1]))
    near = lower.intersection(strip(edge, -gap - 2 * _SLACK, gap + 2 * _SLACK, inset=-gap - _SLACK))
    if near.is_empty:
        return edge
    spans = shapely.get_coordinates(near) @ along
    low, high = max(start, float(spans.min())), min(end, float(spans.max()))
    if high <= low:
        return edge
    ax, ay = edge[0]
    return (
        (ax + along[0] * (low - start), ay + along[1] * (low - start)),
        (ax + along[0] * (high - start), ay + along[1] * (high - start)),
    )


def _chord(reach: Area, upper: Area) -> Edge | None:
    """The chord of the stretch of a curved outline that lies along another area."""
    part = max(polygons_of(upper), key=lambda each: each.area)
    ring = shapely.geometry.polygon.orient(part).exterior
    met = _lines(shapely.line_merge(ring.intersection(reach)))
    if not met:
        return None
    longest = max(met, key=lambda line: line.length)
    first, last = ((float(x), float(y)) for x, y, *_ in (longest.coords[0], longest.coords[-1]))
    (ax, ay), (bx, by) = longest.coords[0], longest.coords[1]
    left = strip(((ax, ay), (bx, by)), 0.0, _SLACK)
    return (first, last) if part.contains(left.centroid) else (last, first)
