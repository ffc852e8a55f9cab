"""What runs along one side of a flight: which stretch of it, how high over it, how far past it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point

Span = tuple[float, float]
"""A stretch of a side: from and to, in metres from its lower end; negative before it."""

BEYOND = 1.5
"""Metres that a side is followed straight on past either end."""
_JOINED = 0.1
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class _Leg:
    """A straight stretch of a side: where it starts, which way it runs, what comes before it."""

    start: Point
    along: Point
    span: Span
    levels: Span


class SideLine:
    """One side of a flight, from its lower to its upper end, with the level of the pitch line.

    `points` are its corners on the plan, `levels` those of the pitch line there, metres. Before
    and past its ends it goes straight on, level.

    >>> east = (1.0, 0.0)
    >>> side = SideLine([(0.0, 0.0), (4.0, 0.0)], [0.0, 2.0], ahead=(east, east))
    >>> side.length, side.level_at(1.0), side.level_at(5.0)
    (4.0, 0.5, 2.0)
    """

    def __init__(
        self, points: Sequence[Point], levels: Sequence[float], ahead: tuple[Point, Point]
    ) -> None:
        """`ahead` is the direction in which one walks at the lower and at the upper end."""
        self._legs: list[_Leg] = []
        first, last = ahead
        before = (points[0][0] - first[0] * BEYOND, points[0][1] - first[1] * BEYOND)
        past = (points[-1][0] + last[0] * BEYOND, points[-1][1] + last[1] * BEYOND)
        station = -BEYOND
        corners = [before, *points, past]
        heights = [levels[0], *levels, levels[-1]]
        for (a, b), (low, high) in zip(pairwise(corners), pairwise(heights), strict=True):
            size = math.dist(a, b)
            if size > _LEAST:
                along = ((b[0] - a[0]) / size, (b[1] - a[1]) / size)
                self._legs.append(_Leg(a, along, (station, station + size), (low, high)))
            station += size
        self.length = station - BEYOND

    def level_at(self, station: float) -> float:
        """Level of the pitch line at a station (m)."""
        leg = self._leg_at(station)
        share = (station - leg.span[0]) / (leg.span[1] - leg.span[0])
        return leg.levels[0] + share * (leg.levels[1] - leg.levels[0])

    def point_at(self, station: float) -> Point:
        """The point of the plan at a station."""
        leg = self._leg_at(station)
        far = station - leg.span[0]
        return (leg.start[0] + far * leg.along[0], leg.start[1] + far * leg.along[1])

    def line(self, span: Span) -> tuple[Point, ...]:
        """The stretch as a line on the plan, its corners with it."""
        inner = [leg.span[0] for leg in self._legs if span[0] < leg.span[0] < span[1]]
        return tuple(self.point_at(station) for station in (span[0], *inner, span[1]))

    def place(self, point: Point) -> tuple[float, float]:
        """Where a point lies: its station and how far off the side it is, metres."""
        found = [_place(leg, point) for leg in self._legs]
        return min(found, key=lambda each: each[1])

    def stretches(self, shape: BaseGeometry, *, within: float) -> tuple[Span, ...]:
        """The stretches along which a shape lies at most `within` metres off the side.

        Gaps of up to 0.1 m count as covered, and so does a corner that it cuts.
        """
        spans = [span for leg in self._legs for span in _spans(leg, shape, within)]
        corners = [leg.span[0] for leg in self._legs[1:]]
        cut = [_cut_corner(spans, at, within) for at in corners]
        return joined([*spans, *(span for span in cut if span is not None)])

    def _leg_at(self, station: float) -> _Leg:
        return next((leg for leg in self._legs if station <= leg.span[1]), self._legs[-1])


def covered(spans: Iterable[Span], length: float) -> float:
    """How much of a side of that length (m) some stretches cover, from 0 to 1.

    >>> covered([(-0.3, 1.0), (3.0, 9.0)], 4.0)
    0.5
    """
    inside = [(max(low, 0.0), min(high, length)) for low, high in joined(spans)]
    return sum(max(high - low, 0.0) for low, high in inside) / length if length else 0.0


def _cut_corner(spans: Iterable[Span], station: float, within: float) -> Span | None:
    """The gap at a corner between stretches that come near it from both sides."""
    ends = [end for span in spans for end in span if abs(end - station) <= within]
    before, after = [e for e in ends if e <= station], [e for e in ends if e >= station]
    return (max(before), min(after)) if before and after else None


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Stretches in order, those that overlap or lie up to 0.1 m apart as one.

    >>> joined([(2.0, 3.0), (0.0, 1.0), (1.05, 2.0)])
    ((0.0, 3.0),)
    """
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1] + _JOINED:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def _place(leg: _Leg, point: Point) -> tuple[float, float]:
    dx, dy = point[0] - leg.start[0], point[1] - leg.start[1]
    along = dx * leg.along[0] + dy * leg.along[1]
    size = leg.span[1] - leg.span[0]
    inside = min(max(along, 0.0), size)
    foot = (leg.start[0] + inside * leg.along[0], leg.start[1] + inside * leg.along[1])
    return leg.span[0] + inside, math.dist(foot, point)


def _spans(leg: _Leg, shape: BaseGeometry, within: float) -> list[Span]:
    size = leg.span[1] - leg.span[0]
    end = (leg.start[0] + size * leg.along[0], leg.start[1] + size * leg.along[1])
    band = shapely.LineString([leg.start, end]).buffer(within)
    met = shape.intersection(band)
    found = []
    for part in (*polygons_of(met), *_lines_of(met)):
        stations = [_place(leg, (x, y))[0] for x, y in shapely.get_coordinates(part).tolist()]
        found.append((min(stations), max(stations)))
    return [span for span in found if span[1] - span[0] > _LEAST]


def _lines_of(shape: BaseGeometry) -> list[BaseGeometry]:
    parts = shapely.get_parts(shape).tolist()
    return [part for part in parts if part.geom_type == "LineString" and not part.is_empty]
