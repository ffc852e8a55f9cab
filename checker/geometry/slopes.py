"""Sloping planes as ways up: which way they are walked, and where they begin and end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import shapely
from shapely import Polygon

from checker.geometry.axes import edge_directions, sides
from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.edges import Edge, beyond, far_side, middle, near_side
from checker.geometry.frame import Point

_ALONG = math.radians(30)
_QUARTER = math.pi / 2
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
    """Planes walked up one after the other, from `foot` to `head` (left to right going up).

    `gradients` and `crossfalls` are rise over run of each along and across the way it is walked.
    """

    planes: tuple[Plane, ...]
    foot: Edge
    head: Edge
    low: float
    high: float
    run: float
    gradients: tuple[float, ...]
    crossfalls: tuple[float, ...]

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
    broad = [plane for plane in planes if sides(plane.area).short >= _NARROWEST]
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


def walking_direction(plane: Plane) -> Point:
    """The way up as a unit vector: along the sides of the piece, when those run uphill.

    A fall across turns the steepest line off the way that is walked; sides within 30 degrees of
    it show the way.
    """
    uphill = math.atan2(plane.slope[1], plane.slope[0])
    for angle in edge_directions(plane.area):
        off = (angle - uphill + _QUARTER / 2) % _QUARTER - _QUARTER / 2
        if abs(off) <= _ALONG:
            uphill += off
            break
    return (math.cos(uphill), math.sin(uphill))


def _meet(lower: Plane, upper: Plane) -> bool:
    if lower.area.distance(upper.area) > _TOUCH:
        return False
    met = lower.area.buffer(_TOUCH).intersection(upper.area.buffer(_TOUCH)).centroid
    return abs(lower.at(met.x, met.y) - upper.at(met.x, met.y)) <= _MEETS


def _incline(planes: Sequence[Plane]) -> Incline | None:
    ends = [_ends(plane) for plane in planes]
    if not ends or any(pair is None for pair in ends):
        return None
    pairs = [pair for pair in ends if pair is not None]
    walked = [
        (plane.slope[0] * x + plane.slope[1] * y, plane.slope[0] * -y + plane.slope[1] * x)
        for plane, (x, y) in ((plane, walking_direction(plane)) for plane in planes)
    ]
    foot, head = pairs[0][0], pairs[-1][1]
    return Incline(
        planes=tuple(planes),
        foot=foot,
        head=head,
        low=planes[0].at(*middle(foot)),
        high=planes[-1].at(*middle(head)),
        run=sum(_between(*pair) for pair in pairs),
        gradients=tuple(along for along, _ in walked),
        crossfalls=tuple(abs(across) for _, across in walked),
    )


def _ends(plane: Plane) -> tuple[Edge, Edge] | None:
    part: Polygon = max(polygons_of(plane.area), key=lambda each: each.area)
    direction = walking_direction(plane)
    near, far = near_side(part, direction), far_side(part, direction)
    return None if near is None or far is None else (near, far)


def _between(near: Edge, far: Edge) -> float:
    """From the middle of one edge to that of the other, in the direction of walking."""
    return beyond(near, middle(far))
