"""How deep the treads of a flight are: going, nosing, the rule of two risers and a going."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import shapely

from checker.geometry.edges import beyond, length
from checker.geometry.goings import Going, goings
from checker.measure.climbs.stairs_declared import (
    DIFFERS,
    declared_goings,
    declared_nosing,
    differing,
)
from checker.measure.climbs.stairs_drawn import NO_TREADS, flight_drawn
from checker.measure.climbs.stairs_rises import Rises
from checker.measure.climbs.walked import Walked
from checker.measure.doors.declared import Declared
from checker.measure.evidence import dimension, length_text
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Truth, Unknown, surely
from checker.units import so_many

_LACK, _ASK = "how deep its treads are", NO_TREADS.ask
_OVERLAP = 1e-4
_ONE_TREAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Treads:
    """The goings of one flight, and stated ones that differ by more than 2 mm.

    `overhang` is how far its nosings reach over the tread below, at most.
    """

    goings: tuple[Going, ...]
    declared: tuple[Declared, ...]
    overhang: float

    @property
    def shortest(self) -> Going:
        """The tread with the shortest going."""
        return min(self.goings, key=lambda going: going.low)

    @property
    def longest(self) -> Going:
        """The tread with the longest going."""
        return max(self.goings, key=lambda going: going.high)

    @property
    def measured(self) -> tuple[float, float]:
        """Shortest and longest as measured."""
        return self.shortest.low, self.longest.high

    @property
    def span(self) -> tuple[float, float]:
        """Shortest and longest, declared figures included."""
        stated = [each.value for each in self.declared]
        low, high = self.measured
        return min(low, *stated, high), max(low, *stated, high)


@provider
def treads(walked_flights: Mapping[str, Walked]) -> Mapping[str, Treads]:
    """The goings of each flight whose treads show, by flight id."""
    return {id_: _treads(walked) for id_, walked in walked_flights.items()}


@measure("stair flight", unit="m", lack=_LACK, ask=_ASK)
def going(
    subject: Subject, treads: Mapping[str, Treads], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """Depth of a tread from nosing to nosing: the interval holds every tread, metres.

    Measured on the plan, square to the nosings, exact to 0.1 mm; the overhang of a nosing does not
    count. A tapered tread is measured in the middle when it is under 1 m wide, else 270 mm from
    either side. The last tread counts where its body shows the edge above it. A declared figure
    (TreadLength of the flight, Pset_StairFlightCommon, Pset_StairCommon) that differs by more than
    2 mm widens it. Declared alone where no tread shows; Unknown where nothing is declared either.
    AD K Table 1.1; ADA 504.2. `shortest_going` and `longest_going` settle a limit that only some
    treads keep.
    """
    found = treads.get(subject.id)
    if found is None:
        return _declared_going(subject)
    return _one(subject, found, walked_flights[subject.id], found.shortest, found.span)


@measure("stair flight", unit="m", lack=_LACK, ask=_ASK)
def shortest_going(
    subject: Subject, treads: Mapping[str, Treads], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """The shortest going of the flight, metres.

    Measured as `going`, exact to 0.1 mm. An interval where a declared figure is shorter than all
    that are measured. Unknown as `going`. AD K Table 1.1; ADA 504.2.
    """
    found = treads.get(subject.id)
    if found is None:
        return _declared_going(subject)
    span = (found.span[0], found.measured[0])
    return _one(subject, found, walked_flights[subject.id], found.shortest, span)


@measure("stair flight", unit="m", lack=_LACK, ask=_ASK)
def longest_going(
    subject: Subject, treads: Mapping[str, Treads], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """The longest going of the flight, metres.

    Measured as `going`, exact to 0.1 mm. An interval where a declared figure is longer than all
    that are measured. Unknown as `going`. AD K Table 1.1.
    """
    found = treads.get(subject.id)
    if found is None:
        return _declared_going(subject)
    span = (found.measured[1], found.span[1])
    return _one(subject, found, walked_flights[subject.id], found.longest, span)


@measure("stair flight", unit="m", lack="whether its treads are alike", ask=_ASK)
def going_spread(
    subject: Subject, treads: Mapping[str, Treads], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """Longest less shortest going within the flight, metres; 0 when all are alike.

    From the treads as `going` has them, exact to 0.1 mm; declared figures do not enter. Tapered
    treads are compared in the middle of the flight. Unknown when no tread shows. AD K 1.5, AD M
    1.33(k); ADA 504.2.
    """
    found = treads.get(subject.id)
    if found is None:
        return NO_TREADS
    means = [(each.low + each.high) / 2 for each in found.goings]
    spread = max(means) - min(means)
    made = _one(subject, found, walked_flights[subject.id], found.shortest, (spread, spread))
    return replace(made, method="longest less shortest going of the flight")


@measure("stair flight", unit="m", lack="how its risers and goings go together", ask=_ASK)
def two_risers_and_going(
    subject: Subject,
    treads: Mapping[str, Treads],
    rises: Mapping[str, Rises],
    walked_flights: Mapping[str, Walked],
) -> Quantity | Unknown:
    """Twice the riser plus the going (2R + G): the interval holds every step, metres.

    The measured riser and going of each step, exact to 0.1 mm; declared figures do not enter.
    Unknown when no tread shows. AD K Table 1.1, note 1: between 550 and 700 mm.
    """
    found, risers = treads.get(subject.id), rises.get(subject.id)
    if found is None or risers is None:
        return NO_TREADS
    walked = walked_flights[subject.id]
    sums = [
        2 * risers.at(number + 1) + depth
        for number, each in enumerate(found.goings)
        for depth in (each.low, each.high)
    ]
    made = _one(subject, found, walked, found.shortest, (min(sums), max(sums)))
    return replace(made, method="twice the riser plus the going", steps=risers.steps() + made.steps)


@measure("stair flight", unit="m", lack="how far its nosings overhang", ask=_ASK)
def nosing(
    subject: Subject, treads: Mapping[str, Treads], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """How far a tread reaches over the one below it, at most, metres; 0 for none.

    From the plan of the treads, exact to 0.1 mm. A declared NosingLength that differs by more
    than 2 mm widens it. Unknown when no tread shows. AD K 1.7(b), AD M 1.33(j); ADA 504.5.
    """
    found = treads.get(subject.id)
    if found is None:
        return NO_TREADS
    walked = walked_flights[subject.id]
    stated = declared_nosing(walked.found)
    off = differing((stated,), found.overhang, found.overhang) if stated else ()
    ends = [found.overhang, *(each.value for each in off)]
    return Quantity(
        low=min(ends),
        high=max(ends),
        unit="m",
        method="overlap of treads on the plan",
        steps=(f"overhang {length_text(found.overhang)}", *_said(off)),
        evidence=flight_drawn(walked, storey=subject.ref.storey),
    )


@measure("stair flight", value="truth", lack="whether it has tapered treads", ask=_ASK)
def has_winders(subject: Subject, walked_flights: Mapping[str, Walked]) -> Truth | Unknown:
    """Whether any of its treads is tapered: the way turns over it by more than 2 degrees.

    By the directions of the nosings. Unknown when no tread shows. Source: ours, recipe G6.
    """
    walked = walked_flights.get(subject.id)
    if walked is None:
        return NO_TREADS
    tapered = [each for each in goings(walked.run.edges) if each.tapered]
    made = surely(bool(tapered), method="directions of the nosings")
    return replace(
        made,
        steps=(so_many(len(tapered), "tapered tread"),),
        evidence=flight_drawn(walked, storey=subject.ref.storey),
    )


def _treads(walked: Walked) -> Treads:
    edges = walked.run.edges
    # Only a landing of the same body shows where the nosing above the last tread lies.
    inner = edges if walked.run.above is not None or len(edges) <= _ONE_TREAD else edges[:-1]
    found = goings(inner)
    measured = min(each.low for each in found), max(each.high for each in found)
    return Treads(
        goings=found,
        declared=differing(declared_goings(walked.found), *measured),
        overhang=_overhang(walked),
    )


def _overhang(walked: Walked) -> float:
    """How far a tread reaches under the front edge of the next one, at most."""
    places = [*walked.run.steps, *([walked.run.above] if walked.run.above else [])]
    deepest = 0.0
    for lower, upper, edge in zip(places, places[1:], walked.run.edges[1:], strict=False):
        shared = lower.area.intersection(upper.area)
        if shared.area > _OVERLAP * length(edge):
            reach = max(beyond(edge, (x, y)) for x, y in shapely.get_coordinates(shared).tolist())
            deepest = max(deepest, reach)
    return deepest


def _declared_going(subject: Subject) -> Quantity | Unknown:
    own = subject.element.tread_length
    if own is None:
        return NO_TREADS
    method = "IfcStairFlight.TreadLength; no tread shows"
    return Quantity(low=own, high=own, unit="m", origin="declared", method=method)


def _one(
    subject: Subject, found: Treads, walked: Walked, shown: Going, span: tuple[float, float]
) -> Quantity:
    return Quantity(
        low=span[0],
        high=span[1],
        unit="m",
        method="nosing to nosing on the plan",
        steps=_words(found),
        evidence=_drawn(subject, walked, shown),
    )


def _drawn(subject: Subject, walked: Walked, shown: Going) -> tuple[Evidence, ...]:
    storey = subject.ref.storey
    return (*flight_drawn(walked, storey=storey), dimension(shown.line, storey=storey))


def _words(found: Treads) -> tuple[str, ...]:
    low, high = found.measured
    span = length_text(low) if high - low < DIFFERS / 4 else f"{low:.3f} to {high:.3f} m"
    tapered = sum(each.tapered for each in found.goings)
    notes = [f"{len(found.goings)} goings: {span}"]
    notes += [f"{tapered} of them tapered"] if tapered else []
    return (*notes, *_said(found.declared))


def _said(figures: tuple[Declared, ...]) -> tuple[str, ...]:
    return tuple(f"{each.where} says {length_text(each.value)}" for each in figures)
