"""What lies below each point along the top of a railing: a flight, or a floor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import shapely

from checker.measure.climbs_pitch import Pitch
from checker.measure.platforms import Platforms
from checker.measure.registry import provider
from checker.model import School

NEAR = 0.25
"""Metres on the plan between a railing and the floor or flight that it guards."""
RIGHT_BELOW = 0.05
LEAST, MOST = 0.3, 2.0
"""Heights between which the top of a railing may lie over what is below it."""
Below = Literal["flight", "floor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPoint:
    """A point along the top of a railing: its height over what lies below, and what that is."""

    height: float
    below: Below
    place: tuple[float, float]


Points = Mapping[str, tuple[RailPoint, ...]]


@provider
def rail_points(school: School, pitches: Mapping[str, Pitch], platforms: Platforms) -> Points:
    """The heights along each railing whose line is known, by railing id.

    A point belongs to what lies right below it (50 mm), else within 0.25 m: a flight 0.3 to 2 m
    below it by its pitch line, or the highest floor as far below. Of both to the one that it is
    less high over: at the edge of a stairwell the floor that is guarded lies over the flight.
    """
    flights = _Flights(pitches.values())
    return {
        railing.id: tuple(
            point
            for place in railing.line
            if (point := _point(place, flights, platforms)) is not None
        )
        for railing in school.railings
    }


class _Flights:
    """The stretches of all flights, ready to be asked for by place."""

    def __init__(self, pitches: Iterable[Pitch]) -> None:
        self._pieces = [piece for pitch in pitches for piece in pitch.pieces()]
        self._tree = shapely.STRtree([piece.area for piece in self._pieces])

    def height(self, x: float, y: float, z: float, *, within: float) -> float | None:
        """How high a point is over the nearest flight within some metres on the plan."""
        point = shapely.Point(x, y)
        found = []
        for index in self._tree.query(point, predicate="dwithin", distance=within).tolist():
            piece = self._pieces[index]
            foot = shapely.shortest_line(piece.area, point).coords[0]
            height = z - piece.at(foot[0], foot[1])
            if LEAST <= height <= MOST:
                found.append((round(piece.area.distance(point), 3), height))
        return min(found)[1] if found else None


def _point(
    place: tuple[float, float, float], flights: _Flights, platforms: Platforms
) -> RailPoint | None:
    x, y, z = place
    for within in (RIGHT_BELOW, NEAR):
        level = platforms.level_below(x, y, z - LEAST, within=within)
        over_flight = flights.height(x, y, z, within=within)
        over_floor = None if level is None or z - level > MOST else z - level
        if over_flight is not None and over_flight <= (over_floor or MOST):
            return RailPoint(height=over_flight, below="flight", place=(x, y))
        if over_floor is not None:
            return RailPoint(height=over_floor, below="floor", place=(x, y))
    return None
