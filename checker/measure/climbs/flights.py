"""Ways up and down that are walked: flights of stairs and ramps with their two ends."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.geometry.circle import Area
from checker.geometry.edges import Edge, middle
from checker.measure.bodies import plan_of
from checker.measure.climbs.landings_found import FoundLandings
from checker.measure.climbs.platforms import Platforms
from checker.measure.climbs.ramps_found import FoundRampFlight, ramp_flights_of, ramps_of
from checker.measure.climbs.stairs_found import StairFlights
from checker.measure.climbs.walked import Walked, guessed_ends, walk
from checker.measure.registry import provider
from checker.model import Element, Ramp, School


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """One flight seen as a way: where it begins and ends on the plan, and how high.

    `foot` is its lower edge and `head` its upper one, each from left to right as seen by who
    walks up, in metres; `low` and `high` are the levels of the floors or landings that adjoin
    them, rebased z. `area` is its plan, `run` its length on the plan along the middle.
    `id` is unique, `whole_id` the stair, ramp or slab that it belongs to. `sure` is False where
    the body does not show for certain where it begins and ends.
    """

    id: str
    whole_id: str
    kind: Literal["stair", "ramp"]
    area: Area
    foot: Edge
    head: Edge
    low: float
    high: float
    run: float
    sure: bool = True

    @property
    def rise(self) -> float:
        """Metres from the lower floor to the upper one."""
        return self.high - self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class StairLanding:
    """A level place between flights of a stair or ramp, `level` in z of the rebased frame.

    `whole_id` is the stair or ramp that it belongs to. `id` is that of its slab, or of the body
    that it is a part of with a suffix.
    """

    id: str
    whole_id: str
    kind: Literal["stair", "ramp"]
    area: Area
    level: float


@provider
def climbs(school: School, platforms: Platforms, stair_flights: StairFlights) -> tuple[Climb, ...]:
    """Every flight of a stair or ramp, and every sloped slab that is a ramp, as a way up.

    A stair's foot is its lowest riser, its head the far end of its last tread. `low` and `high`
    are the levels of the floors or landings modelled right there; where none is, `low` is one
    riser below the first tread, `high` one riser above the last, or level with it where the
    declared number of risers says so. The levels come from bodies, never from the storey that
    a flight is filed under. A body whose treads or slope do not show is not sure: it runs
    between the short sides of its plan from its lowest to its highest level. So is a stair
    flight at whose head the model shows neither a floor nor a storey nor a number of risers.
    """
    stairs = _stair_climbs(school, stair_flights, platforms)
    return (*stairs, *_ramp_climbs(school, platforms))


@provider
def stair_landings(found_landings: FoundLandings) -> tuple[StairLanding, ...]:
    """The landings of all stairs and ramps: slabs of their own and level parts of bodies."""
    return tuple(
        StairLanding(
            id=found.element.id,
            whole_id=found.whole.id,
            kind=kind,
            area=found.area,
            level=found.level,
        )
        for kind, landings in found_landings.items()
        for found in landings
    )


def _stair_climbs(school: School, found_in: StairFlights, places: Platforms) -> Iterator[Climb]:
    for stair in school.stairs:
        flights = found_in[stair.id]
        for found in flights:
            walked = walk(found, places)
            made = _of_flight(walked) if walked else _guessed(found.element, stair, places)
            if made is not None:
                yield made
        if not flights and (made := _guessed(stair, stair, places)) is not None:
            yield made


def _ramp_climbs(school: School, places: Platforms) -> Iterator[Climb]:
    for ramp in ramps_of(school):
        flights = ramp_flights_of(ramp)
        for found in flights:
            made = _of_ramp(found) or _guessed(found.element, ramp, places)
            if made is not None:
                yield made
        if not flights and (made := _guessed(ramp, ramp, places)) is not None:
            yield made


def _of_flight(walked: Walked) -> Climb:
    return Climb(
        id=walked.found.element.id,
        whole_id=walked.found.stair.id,
        kind="stair",
        area=walked.run.area,
        foot=walked.foot,
        head=walked.head,
        low=walked.low,
        high=walked.high,
        run=walked.run.length,
        sure=walked.sure,
    )


def _of_ramp(found: FoundRampFlight) -> Climb | None:
    way = found.way
    if way is None:
        return None
    return Climb(
        id=found.element.id,
        whole_id=found.ramp.id,
        kind="ramp",
        area=way.area,
        foot=way.foot,
        head=way.head,
        low=way.low,
        high=way.high,
        run=way.run,
    )


def _guessed(part: Element, whole: Element, places: Platforms) -> Climb | None:
    """A body that shows no way up, as a doubtful one."""
    shape, area = part.shape, plan_of(part)
    ends = guessed_ends(shape, area, places, part.frame) if shape and area else None
    if shape is None or area is None or ends is None:
        return None
    return Climb(
        id=part.id,
        whole_id=whole.id,
        kind="ramp" if isinstance(whole, Ramp) else "stair",
        area=area,
        foot=ends[0],
        head=ends[1],
        low=shape.base,
        high=shape.top,
        run=math.dist(middle(ends[0]), middle(ends[1])),
        sure=False,
    )
