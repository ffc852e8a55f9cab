"""How a ramp's planes rise along the way that is walked and fall across it, where that is open."""

import math
from collections.abc import Iterator

from checker.geometry.edges import Edge
from checker.geometry.frame import Point
from checker.geometry.slopes import (
    Incline,
    Plane,
    along_and_across,
    ends_of,
    open_directions,
    walking_direction,
)
from checker.measure.climbs.platforms import Platforms

_LEVEL = 0.05
Span = tuple[float, float]


def shares_of(way: Incline, platforms: Platforms) -> tuple[tuple[Span, Span], ...]:
    """Of each plane of a way: least and most rise over run along it, and across it.

    Where neither its shape nor floors at both ends tell which way a plane is walked, it may be
    up the steepest line or along any of its sides.
    """
    return tuple(_shares(plane, platforms) for plane in way.planes)


def _shares(plane: Plane, platforms: Platforms) -> tuple[Span, Span]:
    possible = open_directions(plane)
    told = [each for each in possible if _leads(plane, each, platforms)]
    if not possible or len(told) == 1:
        direction = told[0] if told else walking_direction(plane)
        along, across = along_and_across(plane, direction)
        return (along, along), (across, across)
    found = [along_and_across(plane, each) for each in possible]
    return (
        (min(along for along, _ in found), math.hypot(*plane.slope)),
        (0.0, max(across for _, across in found)),
    )


def _leads(plane: Plane, direction: Point, platforms: Platforms) -> bool:
    """Whether floors adjoin both ends of a plane that is walked in a direction."""
    ends = ends_of(plane, direction)
    return ends is not None and all(
        platforms.levels_beyond(edge, span)
        for edge, span in zip(_outward(ends), _levels(plane, ends), strict=True)
    )


def _outward(ends: tuple[Edge, Edge]) -> tuple[Edge, Edge]:
    (left, right), head = ends
    return (right, left), head


def _levels(plane: Plane, ends: tuple[Edge, Edge]) -> Iterator[Span]:
    """From where to where the floor beyond each end may lie, by the level of its corners."""
    for edge in ends:
        levels = [plane.at(*corner) for corner in edge]
        yield min(levels) - _LEVEL, max(levels) + _LEVEL
