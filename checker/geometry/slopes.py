"""Sloping planes as ways up: which way they are walked, and where they begin and end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import shapely
from shapely import Polygon

from checker.geometry.axes import edge_directions, sides
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.edges import Edge, beyond, far_side, middle, near_side
from checker.geometry.frame import Point

_ALONG = math.radians(30)
_QUARTER = math.pi / 2
_OBLONG = 1.5
_TOUCH = 0.02
_MEETS = 0.05
_NARROWEST = 0.3


class Plane(Protocol):
    """A sloping piece: its plan, its level (m) at the centroid, rise over run along x and y."""

    @property
    def area(self) -> Area:
        """Its plan."""

    @property
    def level(self) -> float:
        """Its level at the centroid of the plan."""

    @property
    def slope(self) -> Point:
        """Rise over run along x and y."""

    def at(self, x: float, y: float) -> float:
        """Its level at a point of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incline:
    """Planes walked up one after the other.

    `edges` are the foot of the first and the upper edge of each, from left to right as seen by
    who walks up, `levels` (m) those in the middle of them, `run` its length on the plan.
    `gradients` and `crossfalls` are rise over run of each along and across the way it is walked.
    """

    planes: tuple[Plane, ...]
    edges: tuple[Edge, ...]
    levels: tuple[float, ...]
    run: float
    gradients: tuple[float, ...]
    crossfalls: tuple[float, ...]

    @property
    def foot(self) -> Edge:
        """Its lower edge."""
        return self.edges[0]

    @property
    def head(self) -> Edge:
        """Its upper edge."""
        return self.edges[-1]

    @property
    def low(self) -> float:
        """The level of its foot."""
        return self.levels[0]

    @property
    def high(self) -> float:
        """The level of its head."""
        return self.levels[-1]

    @property
    def area(self) -> Area:
        """The plan of its planes."""
        whole = shapely.union_all([plane.area for plane in self.planes])
        parts = polygons_of(whole)
        return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def inclines(planes: Sequence[Plane]) -> tuple[Incline, ...]:
    """Sloping pieces joined to ways up, lowest first; those under 0.3 m wide (kerbs) left out.

    Pieces belong to one way where they meet on the plan and at their levels.
    """
    broad = [plane for plane in planes if _is_broad(plane)]
    ordered = sorted(broad, key=lambda plane: (round(plane.level, 4), -plane.area.area))
    groups: list[list[Plane]] = []
    for plane in ordered:
        group = next((g for g in groups if any(_meet(other, plane) for other in g)), None)
        if group is None:
            groups.append([plane])
        else:
            group.append(plane)
    found = [way for group in groups if (way := _incline(group)) is not None]
    return tuple(sorted(found, key=lambda way: (round(way.low, 4), round(way.high, 4))))


def _is_broad(plane: Plane) -> bool:
    """Whether a piece is one that people walk on, with figures that can be reckoned with."""
    figures = (plane.level, *plane.slope)
    area = clean_area(plane.area) if all(math.isfinite(each) for each in figures) else None
    return area is not None and sides(area).short >= _NARROWEST


def walking_direction(plane: Plane) -> Point:
    """The way up as a unit vector: along the sides of the piece, when those run uphill.

    A fall across turns the steepest line off the way that is walked: sides within 30 degrees of
    that line show the way. So do the long sides of a clearly oblong piece (half as long again as
    wide) however steep the fall. What is left is walked up the steepest line, perhaps.
    """
    steepest = _uphill(plane)
    for angle in edge_directions(plane.area):
        off = (angle - steepest + _QUARTER / 2) % _QUARTER - _QUARTER / 2
        if abs(off) <= _ALONG:
            return _unit(steepest + off)
    lengthwise = _lengthwise(plane)
    return _unit(steepest) if lengthwise is None else lengthwise


def open_directions(plane: Plane) -> tuple[Point, ...]:
    """The ways up along its sides where its shape does not tell which of them is walked.

    None where sides within 30 degrees of the steepest line or long sides do.
    """
    steepest = _uphill(plane)
    turned = [
        (angle + quarter * _QUARTER - steepest + math.pi) % (2 * math.pi) - math.pi
        for angle in edge_directions(plane.area)
        for quarter in range(4)
    ]
    if any(abs(off) <= _ALONG for off in turned) or _lengthwise(plane) is not None:
        return ()
    return tuple(_unit(steepest + off) for off in sorted(turned) if abs(off) < _QUARTER)


def along_and_across(plane: Plane, direction: Point) -> tuple[float, float]:
    """Rise over run of a plane along a direction (a unit vector), and how it falls across it."""
    (x, y), (sx, sy) = direction, plane.slope
    return sx * x + sy * y, abs(sy * x - sx * y)


def _uphill(plane: Plane) -> float:
    return math.atan2(plane.slope[1], plane.slope[0])


def _unit(angle: float) -> Point:
    return (math.cos(angle), math.sin(angle))


def _lengthwise(plane: Plane) -> Point | None:
    """The way up along the long sides of a clearly oblong piece that rises along them."""
    found = sides(plane.area)
    if found.long < _OBLONG * found.short - _TOUCH / 2:
        return None
    x, y = _unit(found.direction)
    rise = plane.slope[0] * x + plane.slope[1] * y
    steep = math.hypot(*plane.slope)
    if abs(rise) < steep * math.sin(_ALONG):
        return None
    return (x, y) if rise > 0.0 else (-x, -y)


def _meet(lower: Plane, upper: Plane) -> bool:
    if lower.area.distance(upper.area) > _TOUCH:
        return False
    met = lower.area.buffer(_TOUCH).intersection(upper.area.buffer(_TOUCH)).centroid
    return abs(lower.at(met.x, met.y) - upper.at(met.x, met.y)) <= _MEETS


def _incline(planes: Sequence[Plane]) -> Incline | None:
    ends = [ends_of(plane, walking_direction(plane)) for plane in planes]
    if not ends or any(pair is None for pair in ends):
        return None
    pairs = [pair for pair in ends if pair is not None]
    walked = [along_and_across(plane, walking_direction(plane)) for plane in planes]
    heads = [far for _, far in pairs]
    tops = [plane.at(*middle(far)) for plane, far in zip(planes, heads, strict=True)]
    return Incline(
        planes=tuple(planes),
        edges=(pairs[0][0], *heads),
        levels=(planes[0].at(*middle(pairs[0][0])), *tops),
        run=sum(_between(*pair) for pair in pairs),
        gradients=tuple(along for along, _ in walked),
        crossfalls=tuple(across for _, across in walked),
    )


def ends_of(plane: Plane, direction: Point) -> tuple[Edge, Edge] | None:
    """The edges over which a plane is walked onto and left in a direction (a unit vector)."""
    part: Polygon = max(polygons_of(plane.area), key=lambda each: each.area)
    near, far = near_side(part, direction), far_side(part, direction)
    return None if near is None or far is None else (near, far)


def _between(near: Edge, far: Edge) -> float:
    """From the middle of one edge to that of the other, in the direction of walking."""
    return beyond(near, middle(far))
