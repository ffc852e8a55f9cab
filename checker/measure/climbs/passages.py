"""How wide and how steep each flight is for those whose way leads over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from checker.geometry.edges import length
from checker.geometry.slopes import Incline
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.obstacles import Clear, Narrowings
from checker.measure.climbs.ramps_sizes import Ways
from checker.measure.climbs.ramps_width import ramp_passage
from checker.measure.climbs.stairs_width import stair_passage
from checker.measure.climbs.walked import Walked
from checker.measure.registry import provider

_KERB = 0.015
"""Metres of rise up to which a steep piece is no more than a level threshold (AD M 2.7(e))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightPassage:
    """The least and the most clear width over a flight, metres, and its steepest rise over run.

    `between` says in words what the narrowest place lies between.
    """

    clear: tuple[float, float]
    gradient: float = 0.0
    between: str = ""


@provider
def flight_passages(
    climbs: tuple[Climb, ...],
    ramp_ways: Ways,
    walked_flights: Mapping[str, Walked],
    narrowings: Narrowings,
) -> Mapping[str, FlightPassage]:
    """The clear passage over each flight, by its id, between walls, furniture and railings.

    Railings narrow a ramp surely and a stair perhaps: people lean over them as they walk. A
    flight whose body shows no way up is taken to be as wide as its ends.
    """
    found = {}
    for climb in climbs:
        ends = min(length(climb.foot), length(climb.head))
        ramp, walked = ramp_ways.get(climb.id), walked_flights.get(climb.id)
        if ramp is not None and ramp.way is not None:
            clear = ramp_passage(ramp.element, ramp.way, narrowings)
            made = _passage(clear, clear, ends, gradient=_steepest(ramp.way))
        elif walked is not None:
            between, free = (
                stair_passage(walked, narrowings, railings=each) for each in (True, False)
            )
            made = _passage(between, free, ends)
        else:
            made = FlightPassage(clear=(ends, ends))
        found[climb.id] = made
    return found


def _passage(tight: Clear, loose: Clear, ends: float, *, gradient: float = 0.0) -> FlightPassage:
    """Treads that do not meet on the plan leave no passage: then its ends say how wide it is."""
    if loose.is_bare and loose.loose.width <= 0.0:
        return FlightPassage(clear=(ends, ends), gradient=gradient)
    low, high = min(tight.tight.width, ends), min(loose.loose.width, ends)
    names = tight.between if tight.touched else tight.standing if low <= 0.0 else ()
    between = " and ".join(dict.fromkeys(names))
    return FlightPassage(clear=(low, max(low, high)), gradient=gradient, between=between)


def _steepest(way: Incline) -> float:
    """The steepest of its planes that rise by more than a threshold."""
    rises = [high - low for low, high in pairwise(way.levels)]
    return max(
        (grade for grade, rise in zip(way.gradients, rises, strict=True) if rise > _KERB),
        default=0.0,
    )
