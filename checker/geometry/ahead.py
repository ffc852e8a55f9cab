"""The clear space ahead of an edge: how deep over its width, and how wide over that depth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.geometry.edges import Edge, ahead, length, middle, strip
from checker.geometry.frame import Point
from checker.units import SLACK

REACH = 10.0
"""Metres up to which the space is followed; a deeper one is said to be as deep as this."""

_STARTS = 0.3
_WIDEST = 20.0
_INSET = 0.0005
_GAP = 0.02
_LAP = 0.1
_SLIVER = 1e-7
_TOLERANCE = 0.00005


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Clear space ahead of an edge, metres.

    It starts `start` past `edge`, is `depth` deep over the whole width of the edge and `width`
    wide over that whole depth. `depth_line` and `width_line` show where. `edge` is the one asked
    for, without up to 0.1 m at either end where a wall laps over it.
    """

    edge: Edge
    start: float
    depth: float
    width: float
    depth_line: Edge
    width_line: Edge


def clear_ahead(edge: Edge, free: BaseGeometry) -> Ahead | None:
    """The clear space ahead of an edge within a free area (m).

    The area may start up to 0.3 m past the edge: a threshold or a wall lies between. None when
    it starts further away, or more than 0.1 m of either end of the edge is closed right there:
    less is a wall beside it that laps over. Exact, but for 0.5 mm at the ends of the edge.

    >>> found = clear_ahead(((0.0, 1.2), (0.0, 0.0)), shapely.box(0, -1, 1.5, 1.3))
    >>> round(found.depth, 3), round(found.width, 3)
    (1.5, 2.3)
    """
    band = strip(edge, 0.0, REACH, inset=min(_INSET, length(edge) / 4))
    met = _forward(edge, band.intersection(free))
    if met is None or (start := max(float(met.min()), 0.0)) > _STARTS:
        return None
    open_ = _open_part(edge, free, start)
    if open_ is None:
        return None
    band = strip(open_, 0.0, REACH, inset=min(_INSET, length(open_) / 4))
    depth = _first_block(open_, band.difference(free), start) - start
    if depth <= 0.0:
        return None
    left, right = _sides(open_, free, start, depth)
    x, y = ahead(open_)
    (mx, my), half = middle(open_), start + depth / 2
    across = (mx + x * half, my + y * half)
    return Ahead(
        edge=open_,
        start=start,
        depth=depth,
        width=right - left,
        depth_line=((mx + x * start, my + y * start), _moved(open_, 0.0, start + depth)),
        width_line=(
            (across[0] + y * left, across[1] - x * left),
            (across[0] + y * right, across[1] - x * right),
        ),
    )


def _open_part(edge: Edge, free: BaseGeometry, start: float) -> Edge | None:
    """The part of an edge right past which the floor is free, none where too much is taken."""
    (x, y), far = ahead(edge), start + _GAP / 2
    shifted = tuple((px + x * far, py + y * far) for px, py in edge)
    cut = shapely.get_parts(shapely.LineString(shifted).intersection(free)).tolist()
    longest = max(cut, key=lambda part: part.length, default=None)
    if longest is None or longest.length <= 0.0:
        return None
    points = [(px - x * far, py - y * far) for px, py in (longest.coords[0], longest.coords[-1])]
    points.sort(key=lambda point: math.dist(point, edge[0]))
    if max(math.dist(end, was) for end, was in zip(points, edge, strict=True)) > _LAP:
        return None
    return (points[0], points[1])


def square_ahead(edge: Edge, free: BaseGeometry) -> Polygon | None:
    """The largest square that stands on an edge, along it, on the free floor ahead.

    It reaches over the middle of the edge, lies up to 0.3 m past it where the floor starts
    there, and may stick out past the ends. None where the edge is not clear over its width.
    Its side is exact to 0.1 mm.

    >>> placed = square_ahead(((0.0, 1.2), (0.0, 0.0)), shapely.box(0, -1, 1.5, 1.3))
    >>> round(placed.area, 3)
    2.25
    """
    found = clear_ahead(edge, free)
    if found is None:
        return None
    edge = found.edge
    low, high = min(found.depth, found.width, length(edge)), found.depth
    while high - low > _TOLERANCE:
        side = (low + high) / 2
        left, right = _sides(edge, free, found.start, side)
        low, high = (side, high) if right - left >= side else (low, side)
    left, right = _sides(edge, free, found.start, low)
    # As near to the middle of the edge as the walls beside it allow.
    start = min(max(-low / 2, left), right - low)
    return rectangle_at(edge, (start, start + low), (found.start, found.start + low))


def rectangle_ahead(edge: Edge, free: BaseGeometry, *, wide: float, deep: float) -> Polygon | None:
    """A rectangle of that size (m) standing on an edge, along it; none where it does not fit.

    Fits are told with 0.5 mm of slack; see `square_ahead`.
    """
    found = clear_ahead(edge, free)
    if found is None or found.depth < deep - SLACK:
        return None
    edge = found.edge
    left, right = _sides(edge, free, found.start, deep - SLACK)
    if right - left < wide - SLACK:
        return None
    start = min(max(-wide / 2, left), right - wide)
    return rectangle_at(edge, (start, start + wide), (found.start, found.start + deep))


def rectangle_at(edge: Edge, right: tuple[float, float], forward: tuple[float, float]) -> Polygon:
    """A rectangle given to the right of the middle of an edge, and ahead of it, metres."""
    corners = ((right[0], forward[0]), (right[1], forward[0]))
    far = ((right[1], forward[1]), (right[0], forward[1]))
    return Polygon([_moved(edge, *corner) for corner in (*corners, *far)])


def _first_block(edge: Edge, blocked: BaseGeometry, start: float) -> float:
    """How far ahead the first thing lies that closes any of the width."""
    nearest = REACH
    for part in _parts(blocked):
        reaches = _forward(edge, part)
        # What ends where the area starts is the threshold before it.
        if reaches is not None and reaches.max() > start + _GAP:
            nearest = min(nearest, max(float(reaches.min()), start))
    return nearest


def _sides(edge: Edge, free: BaseGeometry, start: float, depth: float) -> tuple[float, float]:
    """How far the space goes to the left (negative) and right of the middle, over its depth."""
    (ax, ay), (bx, by) = edge
    x, y = ahead(edge)
    wide = (
        (ax - y * _WIDEST, ay + x * _WIDEST),
        (bx + y * _WIDEST, by - x * _WIDEST),
    )
    trim = min(_INSET, depth / 4)
    blocked = strip(wide, start + trim, start + depth - trim).difference(free)
    left, right = -_WIDEST, _WIDEST
    for part in _parts(blocked):
        across = _sideways(edge, part)
        if across.mean() < 0.0:
            left = max(left, float(across.max()))
        else:
            right = min(right, float(across.min()))
    return min(left, 0.0), max(right, 0.0)


def _parts(shape: BaseGeometry) -> Sequence[Polygon]:
    return [part for part in polygons_of(shape) if part.area > _SLIVER]


def _forward(edge: Edge, shape: BaseGeometry) -> npt.NDArray[np.float64] | None:
    """How far ahead of the edge the corners of a shape lie."""
    points = shapely.get_coordinates(shape)
    if not len(points):
        return None
    found: npt.NDArray[np.float64] = (points - np.array(edge[0])) @ np.array(ahead(edge))
    return found


def _sideways(edge: Edge, shape: BaseGeometry) -> npt.NDArray[np.float64]:
    """How far right of the middle of the edge the corners of a shape lie."""
    x, y = ahead(edge)
    found: npt.NDArray[np.float64] = (
        shapely.get_coordinates(shape) - np.array(middle(edge))
    ) @ np.array((y, -x))
    return found


def _moved(edge: Edge, right: float, forward: float) -> Point:
    (mx, my), (x, y) = middle(edge), ahead(edge)
    return (mx + x * forward + y * right, my + y * forward - x * right)
