"""The pitch line of a flight: the slope along its nosings, or a ramp's own surface."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, ahead, beyond, middle
from checker.geometry.side_line import SideLine
from checker.measure.climbs.ramps_found import FoundRampFlight, ramp_flights_of, ramps_of
from checker.measure.climbs.walked import Walked
from checker.measure.registry import provider
from checker.model import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitch:
    """Edges that one steps over with their levels, from foot to head.

    On a stair the nosings: the first tread's is the lowest, the floor's above the highest. On a
    ramp its foot and head. `end` is the far edge of the flight: past the highest nosing where
    the last tread lies level with the floor.
    """

    edges: tuple[Edge, ...]
    levels: tuple[float, ...]
    end: Edge

    def pieces(self) -> Iterator["PitchPiece"]:
        """The stretches from edge to edge, each with its own slope."""
        for (lower, low), (upper, high) in pairwise(zip(self.edges, self.levels, strict=True)):
            run = beyond(lower, middle(upper))
            area = clean_area(Polygon([lower[0], lower[1], upper[1], upper[0]]))
            if area is not None and run > 0.0:
                gradient = (high - low) / run
                yield PitchPiece(area=area, edge=lower, low=low, high=high, gradient=gradient)

    def side(self, hand: int) -> SideLine:
        """Its left side (0) or right side (1) as seen by who walks up."""
        return SideLine(
            [edge[hand] for edge in self.edges],
            self.levels,
            ahead=(ahead(self.edges[0]), ahead(self.edges[-1])),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchPiece:
    """A stretch of the pitch line over its plan: it rises by `gradient` from `low` at its edge.

    It ends at `high`: the outer corners of a tapered tread lie further off than its middle.
    """

    area: Area
    edge: Edge
    low: float
    high: float
    gradient: float

    def at(self, x: float, y: float) -> float:
        """The level (z) of the pitch line at a point."""
        level = self.low + self.gradient * beyond(self.edge, (x, y))
        return min(max(level, min(self.low, self.high)), max(self.low, self.high))


@provider
def pitches(
    walked_flights: Mapping[str, Walked], ramp_ways: Mapping[str, FoundRampFlight]
) -> Mapping[str, Pitch]:
    """The pitch line of each flight of a stair or ramp that shows one, by flight id."""
    return {
        **{id_: _of_stair(walked) for id_, walked in walked_flights.items()},
        **{id_: made for id_, found in ramp_ways.items() if (made := _of_ramp(found))},
    }


@provider
def ramp_ways(school: School) -> Mapping[str, FoundRampFlight]:
    """Every ramp flight by id, sloped slabs with them."""
    found = (each for ramp in ramps_of(school) for each in ramp_flights_of(ramp))
    return {each.element.id: each for each in found}


def _of_stair(walked: Walked) -> Pitch:
    edges, levels = walked.run.edges, tuple(step.level for step in walked.run.steps)
    if walked.ends_level and len(levels) > 1:
        return Pitch(edges=edges[:-1], levels=levels, end=edges[-1])
    return Pitch(edges=edges, levels=(*levels, walked.high), end=edges[-1])


def _of_ramp(found: FoundRampFlight) -> Pitch | None:
    way = found.way
    return None if way is None else Pitch(edges=way.edges, levels=way.levels, end=way.head)
