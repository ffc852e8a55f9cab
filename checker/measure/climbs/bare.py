"""Flights that the model names without showing where they run."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from checker.measure.climbs.flights import Climb
from checker.measure.climbs.ramps_found import FoundRampFlight, ramp_flights_of, ramps_of
from checker.measure.climbs.stairs_found import FoundFlight, StairFlights
from checker.measure.distrust import is_doubtful, may_be_on, told
from checker.measure.registry import provider
from checker.model import Element, School
from checker.results.values import Quantity, Unknown, exactly

BareFlights = Mapping[str, tuple[Element, ...]]


@provider
def bare_flights(
    school: School, climbs: Sequence[Climb], stair_flights: StairFlights
) -> BareFlights:
    """The flights of each stair and ramp that are no climb, by its id: they have no body.

    A stair or ramp that has neither flights nor a body of its own is one itself.
    """
    shown = {climb.id for climb in climbs}
    stairs = {stair.id: _bare(stair, stair_flights[stair.id], shown) for stair in school.stairs}
    ramps = {ramp.id: _bare(ramp, ramp_flights_of(ramp), shown) for ramp in ramps_of(school)}
    return {**stairs, **ramps}


def bare_on(storey_id: str, school: School, bare: BareFlights) -> tuple[Element, ...]:
    """Those of the stairs and ramps of a storey, and of those that are filed on none."""
    return tuple(
        part
        for whole in (*school.stairs, *school.ramps)
        if may_be_on(whole, storey_id)
        for part in bare[whole.id]
    )


def where_they_run(bare: Sequence[Element]) -> Unknown:
    """What is not known of them: with the reason, where a body is there and could not be read."""
    if lost := [each for each in bare if is_doubtful(each)]:
        return told(lost)
    names = ", ".join(each.ref.name or each.ref.ifc_class for each in bare)
    return Unknown(missing=(f"where {names} runs",), ask="Model the body of each flight.")


def counted(shown: int, bare: Sequence[Element], method: str) -> Quantity | Unknown:
    """A number of flights; a body that is missing may be of one flight or of several."""
    if bare and not shown:
        return where_they_run(bare)
    made = exactly(float(shown + len(bare)), "count", method=method)
    return replace(made, high=math.inf, doubt=where_they_run(bare)) if bare else made


def _bare(
    whole: Element, flights: Iterable[FoundFlight | FoundRampFlight], shown: Collection[str]
) -> tuple[Element, ...]:
    parts: list[Element] = [found.element for found in flights]
    return tuple(part for part in parts or [whole] if part.id not in shown)
