"""A stair as a whole: its flights and landings, the storeys it joins, how far it runs straight."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.geometry.edges import Edge, middle
from checker.geometry.goings import turn
from checker.measure.climbs.bare import BareFlights, counted, where_they_run
from checker.measure.climbs.flights import Climb, StairLanding
from checker.measure.climbs.stairs_drawn import NO_TREADS, level_text, way_up
from checker.measure.climbs.stairs_found import StairFlights
from checker.measure.climbs.walked import Walked
from checker.measure.distrust import is_doubtful, told
from checker.measure.evidence import outline
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import School, Storey
from checker.results.values import Evidence, Quantity, Unknown, exactly
from checker.units import so_many

TURN = math.radians(30)
"""A way that turns by this much or more goes in another direction."""
AT_STOREY = 0.3
"""Metres between an end of a flight and the floor of the storey that it leads to."""
_ASK = NO_TREADS.ask
_ROUNDING = math.radians(0.05)
_NEXT = 3.0
_LEVEL = 0.05


@measure("stair", unit="count")
def flights(
    subject: Subject, climbs: Sequence[Climb], bare_flights: BareFlights
) -> Quantity | Unknown:
    """Number of flights, those that are part of one body counted one by one.

    A landing at least 0.6 m deep in the direction of walking ends a flight. Counted from bodies,
    exact; a flight without a body is one at least. Unknown when one could not be read or none has
    a body. Source: ours, for stairs of several flights (AD K 1.17).
    """
    if lost := [each for each in subject.element.flights if is_doubtful(each)]:
        return told(lost)
    found = [climb for climb in climbs if climb.whole_id == subject.id and climb.kind == "stair"]
    made = counted(len(found), bare_flights[subject.id], "flights between landings")
    if isinstance(made, Unknown):
        return made
    return replace(made, evidence=tuple(_climbs_drawn(found, subject.ref.storey)))


@measure("stair", "ramp", unit="count")
def landings(
    subject: Subject, stair_landings: Sequence[StairLanding], bare_flights: BareFlights
) -> Quantity:
    """Number of landings; floors are none.

    Slabs of their own and level parts of its body are counted, exact; one without a body, and any
    on flights without one, leave it open. Never Unknown. AD M 1.33(b), 1.26(h), AD K 1.20.
    """
    found = [each for each in stair_landings if each.whole_id == subject.id]
    made = exactly(float(len(found)), "count", method="landings as modelled")
    drawn = [
        shape
        for each in found
        for shape in outline(each.area, storey=subject.ref.storey, label="landing")
    ]
    steps = tuple(f"at {level_text(each.level)}" for each in found)
    made = replace(made, steps=steps, evidence=tuple(drawn))
    slabs = [each for each in subject.element.landings if each.shape is None]
    if bare := (*bare_flights[subject.id], *slabs):
        return replace(made, high=math.inf, doubt=where_they_run(bare))
    return made


@measure("stair", "ramp", unit="count", lack="which storeys it joins", ask=_ASK)
def storeys_joined(
    subject: Subject, school: School, climbs: Sequence[Climb], bare_flights: BareFlights
) -> Quantity | Unknown:
    """Number of storeys whose floor its flights begin or end at, within 300 mm; names in steps.

    By levels, not by the storey that it is filed under. Exact; open where a flight's ends are not
    sure or it has no body. Unknown when none of its bodies shows where it
    runs. AD M 3.19.
    """
    own = [climb for climb in climbs if climb.whole_id == subject.id]
    if not own:
        return NO_TREADS
    met = [(storey, climb) for climb in own for storey in _met(school.storeys, climb)]
    sure = {storey.id for storey, climb in met if climb.sure}
    ordered = sorted((storey for storey, _ in met), key=lambda each: (each.elevation, each.id))
    names = {storey.id: storey.ref.name or storey.id for storey in ordered}
    bare = bare_flights[subject.id]
    return Quantity(
        low=float(len(sure)),
        high=float(len(school.storeys) if bare else len(names)),
        doubt=where_they_run(bare) if bare else None,
        unit="count",
        method="storeys at the ends of its flights",
        steps=(f"storeys: {', '.join(names.values()) or 'none'}",),
        evidence=tuple(_climbs_drawn(own, subject.ref.storey)),
    )


@measure("stair", unit="count", lack="how many risers follow each other", ask=_ASK)
def risers_without_turn(
    subject: Subject, stair_flights: StairFlights, walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """Most risers in a row before the way turns by 30 degrees or more, at landings or winders.

    Flights follow each other where one starts from the level that another arrives at, within 3 m on
    the plan. Counted from the treads, exact; an upper bound grows by a riser for each flight whose
    head is not sure. Unknown when the treads of a flight do not show. AD K 1.17.
    """
    found = stair_flights.get(subject.id, ())
    walked = [walked_flights.get(each.element.id) for each in found]
    known = [each for each in walked if each is not None]
    if not known or len(known) < len(walked):
        return NO_TREADS
    low, high = (_longest(known, spare=spare) for spare in (0, 1))
    return Quantity(
        low=float(low),
        high=float(high),
        unit="count",
        method="risers in a row without a turn of 30 degrees",
        steps=tuple(
            f"{so_many(each.risers, 'riser')} from {level_text(each.low)}" for each in known
        ),
        evidence=tuple(way_up(each.run.edges, storey=subject.ref.storey) for each in known),
    )


def _longest(flights: Sequence[Walked], *, spare: int) -> int:
    """The longest row of risers; `spare` are added for each flight whose head is not sure."""
    ordered = sorted(flights, key=lambda each: (round(each.low, 3), each.found.element.id))
    ends: list[tuple[Walked, int]] = []
    longest = 0
    for flight in ordered:
        before = max((n for last, n in ends if _straight_on(last, flight)), default=0)
        counts = _pieces(flight)
        counts[0] += before
        counts[-1] += 0 if flight.sure else spare
        longest = max(longest, *counts)
        ends.append((flight, counts[-1]))
    return longest


def _pieces(flight: Walked) -> list[int]:
    """Risers between turns within the flight: winders may turn it."""
    edges, start, counts = flight.run.edges, flight.run.edges[0], [0]
    for edge in edges[: flight.risers]:
        if turn(start, edge) >= TURN - _ROUNDING:
            counts.append(0)
            start = edge
        counts[-1] += 1
    return counts


def _straight_on(lower: Walked, upper: Walked) -> bool:
    """Whether one flight follows another without a turn of 30 degrees."""
    near = math.dist(middle(lower.head), middle(upper.foot)) <= _NEXT
    level = abs(lower.high - upper.low) <= _LEVEL
    return near and level and turn(lower.head, upper.foot) < TURN - _ROUNDING


def _met(storeys: Sequence[Storey], climb: Climb) -> list[Storey]:
    """The storey whose floor is nearest to each end of a flight, if it is near."""
    found = []
    for end in (climb.low, climb.high):
        near = [each for each in storeys if abs(each.elevation - end) <= AT_STOREY]
        if near:
            found.append(min(near, key=lambda each: (abs(each.elevation - end), each.id)))
    return found


def _climbs_drawn(climbs: Sequence[Climb], storey: str) -> list[Evidence]:
    drawn: list[Evidence] = []
    for climb in climbs:
        edges: tuple[Edge, ...] = (climb.foot, climb.head)
        drawn += [*outline(climb.area, storey=storey, role="context"), way_up(edges, storey=storey)]
    return drawn
