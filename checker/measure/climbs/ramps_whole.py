"""A ramp as a whole: how high and long all its flights are, and whether steps go beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.measure.climbs.bare import BareFlights, bare_on, counted, where_they_run
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.ramps_sizes import NO_SLOPE
from checker.measure.climbs.stairs_drawn import level_text, way_up
from checker.measure.evidence import outline
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import School
from checker.results.values import Evidence, Quantity, Truth, Unknown
from checker.units import so_many

BESIDE = 10.0
"""Metres on the plan between a ramp and the steps that lead to the same floor."""
_SAME_LEVEL = 0.05
_ASK = NO_SLOPE.ask
ByWhole = Mapping[str, tuple[Climb, ...]]


@provider
def climbs_of(climbs: Sequence[Climb]) -> ByWhole:
    """The flights of each stair, ramp or sloped slab by its id, lowest first."""
    found: dict[str, list[Climb]] = {}
    for climb in climbs:
        found.setdefault(climb.whole_id, []).append(climb)
    return {
        id_: tuple(sorted(each, key=lambda c: (round(c.low, 4), round(c.high, 4), c.id)))
        for id_, each in found.items()
    }


@measure("ramp", unit="count", lack="how many flights it has", ask=_ASK)
def ramp_flights(
    subject: Subject, climbs_of: ByWhole, bare_flights: BareFlights
) -> Quantity | Unknown:
    """Number of flights of a ramp, sloping parts of one body counted one by one.

    Counted from bodies, exact; a flight without a body is one at least. Unknown when none has a
    body. AD M 1.26(j).
    """
    found = climbs_of.get(subject.id, ())
    bare = bare_flights.get(subject.id, ())
    made = counted(len(found), bare, "sloping flights between landings")
    if isinstance(made, Unknown):
        return made
    return replace(made, evidence=_drawn(found, subject.ref.storey))


@measure("ramp", unit="m", lack="how high it leads", ask=_ASK)
def total_rise(
    subject: Subject, climbs_of: ByWhole, bare_flights: BareFlights
) -> Quantity | Unknown:
    """Height from the lowest foot to the highest head of a ramp's flights, metres.

    Between the ends of their sloping tops, exact to 0.1 mm. Unknown when a body does not show for
    certain where it begins and ends, or a flight has none. AD M 1.26(d), (n), AD K 2.6.
    """
    found = climbs_of.get(subject.id, ())
    if bare := bare_flights.get(subject.id):
        return where_they_run(bare)
    if not all(climb.sure for climb in found):
        return NO_SLOPE
    low, high = min(climb.low for climb in found), max(climb.high for climb in found)
    return Quantity(
        low=high - low,
        high=high - low,
        unit="m",
        method="lowest foot to highest head",
        steps=(f"from {level_text(low)} to {level_text(high)}",),
        evidence=_drawn(found, subject.ref.storey),
    )


@measure("ramp", unit="m", lack="how long it is", ask=_ASK)
def total_going(
    subject: Subject, climbs_of: ByWhole, bare_flights: BareFlights
) -> Quantity | Unknown:
    """Length of all flights of a ramp together on the plan, landings left out, metres.

    The sum of their goings, exact to 0.1 mm. Unknown when a body does not show for certain where it
    begins and ends, or a flight has none. Source: ours, beside AD M 1.26(c).
    """
    found = climbs_of.get(subject.id, ())
    if bare := bare_flights.get(subject.id):
        return where_they_run(bare)
    if not all(climb.sure for climb in found):
        return NO_SLOPE
    total = sum(climb.run for climb in found)
    return Quantity(
        low=total,
        high=total,
        unit="m",
        method="goings of its flights together",
        steps=tuple(f"{climb.run:.3f} m" for climb in found),
        evidence=_drawn(found, subject.ref.storey),
    )


@measure("ramp", value="truth", lack="whether steps lead up beside it", ask=_ASK)
def steps_beside(
    subject: Subject, climbs_of: ByWhole, bare_flights: BareFlights, school: School
) -> Truth | Unknown:
    """Whether steps lead up beside a ramp.

    A stair within 10 m on the plan joins the same two levels, to 50 mm. Open where the ends of the
    only such stair, or of the ramp, do not show for certain, or a flight on its storey has no body.
    Unknown when the ramp has no body that shows a way up. AD M 1.26(n), AD K 2.6(a).
    """
    own = climbs_of.get(subject.id, ())
    if not own:
        return NO_SLOPE
    near = [
        group
        for group in climbs_of.values()
        if group[0].kind == "stair" and _apart(own, group) <= BESIDE and _join_same(own, group)
    ]
    sure = [group for group in near if all(climb.sure for climb in (*group, *own))]
    bare = bare_on(subject.element.storey_id, school, bare_flights)
    open_ = near or bare or not all(climb.sure for climb in own)
    found = [climb for group in near for climb in group]
    return Truth(
        possible=frozenset({True} if sure else {True, False} if open_ else {False}),
        doubt=where_they_run(bare) if bare and not sure else None,
        method="stairs within 10 m that join the same levels",
        steps=(so_many(len(near), "stair"),),
        evidence=_drawn((*own, *found), subject.ref.storey),
    )


def _apart(own: Iterable[Climb], other: Sequence[Climb]) -> float:
    return min(one.area.distance(two.area) for one in own for two in other)


def _join_same(own: Sequence[Climb], other: Sequence[Climb]) -> bool:
    """Whether both lead from one level to the same other one."""
    low, high = min(climb.low for climb in own), max(climb.high for climb in own)
    return (
        abs(min(climb.low for climb in other) - low) <= _SAME_LEVEL
        and abs(max(climb.high for climb in other) - high) <= _SAME_LEVEL
    )


def _drawn(climbs: Iterable[Climb], storey: str) -> tuple[Evidence, ...]:
    return tuple(
        drawn
        for climb in climbs
        for drawn in (
            *outline(climb.area, storey=storey, role="context"),
            way_up((climb.foot, climb.head), storey=storey),
        )
    )
