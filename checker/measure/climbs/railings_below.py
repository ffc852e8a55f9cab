"""What lies below each point along the top of a railing: a flight, or a floor."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import shapely

from checker.measure.climbs.pitch import Pitch
from checker.measure.climbs.platforms import Platforms
from checker.measure.registry import provider
from checker.model import School

NEAR = 0.25
"""Metres on the plan between a railing and the floor or flight that it guards."""
RIGHT_BELOW = 0.05
_GUARDING = 0.85
"""Metres from which a rail may guard a floor: lower it is that of a flight under a room's plan."""
_HIGHER = 0.1
LEAST, MOST = 0.3, 2.0
"""Heights between which the top of a railing may lie over what is below it."""
Below = Literal["flight", "floor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPoint:
    """A point along the top of a railing: its height over what lies below, and what that is.

    `level` is where that lies (z, rebased metres).
    """

    height: float
    below: Below
    place: tuple[float, float]
    level: float


Points = Mapping[str, tuple[RailPoint, ...]]


@provider
def rail_points(school: School, pitches: Mapping[str, Pitch], platforms: Platforms) -> Points:
    """The heights along each railing whose line is known, by railing id.

    A point belongs to the flight within 0.25 m of it, 0.3 to 2 m below it by its pitch line,
    else to the highest floor as near and as far below. Where a floor lies 0.1 m or more higher
    than that flight, and 0.85 m or more below the point, the floor has it: at the edge of a
    stairwell that is what is guarded. But a floor that is only near does not count where the
    flight is right below (50 mm).
    """
    flights = _Flights(pitches.values())
    return {
        railing.id: tuple(
            point
            for place in railing.line
            if all(map(math.isfinite, place))
            and (point := _point(place, flights, platforms)) is not None
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
    here, near = (_over_floor(place, platforms, within=each) for each in (RIGHT_BELOW, NEAR))
    over_flight = flights.height(x, y, z, within=NEAR)
    if over_flight is not None:
        on_it = flights.height(x, y, z, within=RIGHT_BELOW) is not None
        over_floor = here if on_it or here is not None else near
        if over_floor is None or over_floor < _GUARDING or over_flight <= over_floor + _HIGHER:
            return RailPoint(
                height=over_flight, below="flight", place=(x, y), level=z - over_flight
            )
    else:
        over_floor = near if here is None else here
    if over_floor is None:
        return None
    return RailPoint(height=over_floor, below="floor", place=(x, y), level=z - over_floor)


def _over_floor(
    place: tuple[float, float, float], platforms: Platforms, *, within: float
) -> float | None:
    x, y, z = place
    level = platforms.level_below(x, y, z - LEAST, within=within)
    return None if level is None or z - level > MOST else z - level
