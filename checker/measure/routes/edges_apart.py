"""Where two passages end face to face a hand's breadth apart: perhaps a wall was left out there."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import shapely
from shapely import Polygon

from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point
from checker.measure.routes.gates import Gate
from checker.measure.routes.spaces import Space

GAP = 0.3
"""Metres between two floors up to which nobody knows whether there is a way or a wall."""
_LEAST = 1e-4
_ENDS_AT = 0.06

Line = tuple[Point, Point]
Stretch = tuple[float, float]


def edges_apart(
    one: Space, other: Space, lines: Iterable[Line], walls: Sequence[Any], *, narrowest: float
) -> Iterator[Gate]:
    """A gate, never sure, for each stretch of a floor's edges that faces the other over a gap.

    `lines` are straight pieces of the edge of `one`, that floor on their left; `walls` what
    stands near. A stretch ends where one of them stands in the gap.
    """
    rise = abs(one.level - other.level)
    for number, (line, stretch, deep) in enumerate(_facing(other, lines, walls, narrowest)):
        start, end = (_at(line, each) for each in stretch)
        yield Gate(
            id=f"{one.id}||{other.id}|{number}",
            kind="edge",
            sides=(one.id, other.id),
            line=(start, end),
            deep=(0.0, deep),
            clear=(stretch[1] - stretch[0],) * 2,
            step=(rise, rise),
            sure=False,
            storey=one.storey,
            note=f"is a gap of {deep * 1000:.0f} mm between two floors",
        )


def _facing(
    other: Space, lines: Iterable[Line], walls: Sequence[Any], narrowest: float
) -> Iterator[tuple[Line, Stretch, float]]:
    for line in lines:
        strip = _strip(line)
        met = [part for part in polygons_of(strip.intersection(other.bare)) if part.area > _LEAST]
        if not met:
            continue
        standing = shapely.union_all([strip.intersection(wall) for wall in walls])
        between = [_extent(line, part) for part in polygons_of(standing) if part.area > _LEAST]
        deep = min(part.distance(shapely.LineString(line)) for part in met)
        for face in sorted(_extent(line, part) for part in met):
            for start, end in _less(face, between):
                if end - start >= narrowest:
                    yield line, (start, end), deep


def _less(face: Stretch, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """What is left of a stretch; one that only reaches into its end takes nothing off."""
    here = face[0]
    for start, end in sorted(each for each in taken if each[1] - each[0] > _ENDS_AT):
        if start > here:
            yield here, min(start, face[1])
        here = max(here, end)
    if here < face[1]:
        yield here, face[1]


def _strip(line: Line) -> Polygon:
    """What lies within the gap on the right of a line."""
    (x0, y0), (x1, y1) = line
    long = math.dist(*line)
    x, y = ((y1 - y0) / long * GAP, -(x1 - x0) / long * GAP)
    # A hair deeper, so that a floor at just that distance is met.
    x, y = x * (1 + _ENDS_AT), y * (1 + _ENDS_AT)
    return Polygon([(x0, y0), (x1, y1), (x1 + x, y1 + y), (x0 + x, y0 + y)])


def _extent(line: Line, area: Polygon) -> Stretch:
    """From where to where along a line an area lies beside it, m."""
    (x0, y0), (x1, y1) = line
    long = math.dist(*line)
    along = [
        ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / long
        for x, y in shapely.get_coordinates(area).tolist()
    ]
    return max(min(along), 0.0), min(max(along), long)


def _at(line: Line, far: float) -> Point:
    (x0, y0), (x1, y1) = line
    long = math.dist(*line)
    return x0 + (x1 - x0) * far / long, y0 + (y1 - y0) * far / long
