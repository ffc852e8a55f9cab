"""How high the risers of a flight are: between treads as modelled, at its ends, as declared."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.measure.climbs.stairs_declared import (
    DIFFERS,
    declared_count,
    declared_risers,
    differing,
)
from checker.measure.climbs.stairs_drawn import NO_TREADS, flight_drawn, level_text, line
from checker.measure.climbs.walked import Walked
from checker.measure.doors.declared import Declared
from checker.measure.evidence import length_text
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown
from checker.units import so_many

_LACK, _ASK = "how high its risers are", NO_TREADS.ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Rises:
    """The risers of one flight, metres.

    `between` are those within the body, lowest first, `ends` the first and the last where they
    differ by more than 2 mm from all of those: a floor finish may explain them. `declared` are
    stated figures that differ by more than 2 mm. `number` counts the risers below `between[0]`.
    """

    between: tuple[float, ...]
    ends: tuple[float, ...]
    declared: tuple[Declared, ...]
    number: int

    @property
    def every(self) -> tuple[float, ...]:
        """All figures that a riser may have."""
        return (*self.between, *self.ends, *(each.value for each in self.declared))

    def at(self, edge: int) -> float:
        """The riser at one of the flight's edges; the nearest one within the body."""
        return self.between[min(max(edge - self.number, 0), len(self.between) - 1)]

    def steps(self) -> tuple[str, ...]:
        """The working, in words."""
        low, high = min(self.between), max(self.between)
        span = length_text(low) if high - low < DIFFERS / 4 else _span(low, high)
        told = [f"{so_many(len(self.between), 'riser')} as modelled: {span}"]
        told += [f"riser to the floor as modelled: {length_text(each)}" for each in self.ends]
        told += [f"{each.where} says {length_text(each.value)}" for each in self.declared]
        return tuple(told)


@provider
def rises(walked_flights: Mapping[str, Walked]) -> Mapping[str, Rises]:
    """The risers of each flight whose treads show, by flight id."""
    return {id_: rises_of(walked) for id_, walked in walked_flights.items()}


def rises_of(walked: Walked) -> Rises:
    """The risers of one flight."""
    run, first, last = walked.run, walked.run.steps[0].level, walked.run.steps[-1].level
    ends = [] if run.below or walked.floor_below is None else [first - walked.floor_below]
    if run.above is None and walked.floor_above is not None and not walked.ends_level:
        ends.append(walked.floor_above - last)
    between = run.risers or tuple(ends) or (walked.riser,)
    low, high = min(between), max(between)
    return Rises(
        between=between,
        ends=tuple(each for each in ends if not low - DIFFERS <= each <= high + DIFFERS),
        declared=differing(declared_risers(walked.found), low, high),
        number=0 if run.below or not run.risers else 1,
    )


@measure("stair flight", unit="m", lack=_LACK, ask=_ASK)
def riser_height(
    subject: Subject, rises: Mapping[str, Rises], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """Rise of a step: the interval holds every riser of the flight, metres.

    Measured from tread to tread, exact to 0.1 mm. The first and last riser count as the model's
    floors show them when they differ by more than 2 mm, and so does a declared figure
    (RiserHeight of the flight, Pset_StairFlightCommon or Pset_StairCommon): both widen it.
    Declared alone where no tread shows; Unknown where nothing is declared either. AD K Table 1.1;
    ADA 504.2. `highest_riser` and `lowest_riser` settle a limit that only some risers keep.
    """
    return _of_all(subject, rises, walked_flights)


@measure("stair flight", unit="m", lack=_LACK, ask=_ASK)
def highest_riser(
    subject: Subject, rises: Mapping[str, Rises], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """The highest riser of the flight, metres.

    Measured as `riser_height`, exact to 0.1 mm. An interval where a riser at an end or a declared
    figure is higher than all others, because a floor finish or the body may then be at fault.
    Unknown as `riser_height`. AD K Table 1.1; ADA 504.2.
    """
    found = rises.get(subject.id)
    if found is None:
        return _of_all(subject, rises, walked_flights)
    high = max(found.between)
    return _one(subject, found, walked_flights[subject.id], high, (high, max(found.every)))


@measure("stair flight", unit="m", lack=_LACK, ask=_ASK)
def lowest_riser(
    subject: Subject, rises: Mapping[str, Rises], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """The lowest riser of the flight, metres.

    Measured as `riser_height`, exact to 0.1 mm. An interval where a riser at an end or a declared
    figure is lower than all others. Unknown as `riser_height`. AD K Table 1.1; ADA 504.2.
    """
    found = rises.get(subject.id)
    if found is None:
        return _of_all(subject, rises, walked_flights)
    low = min(found.between)
    return _one(subject, found, walked_flights[subject.id], low, (min(found.every), low))


@measure("stair flight", unit="m", lack="whether its risers are alike", ask=_ASK)
def riser_spread(
    subject: Subject, rises: Mapping[str, Rises], walked_flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """Highest less lowest riser within the flight, metres; 0 when all are alike.

    The low end is the spread between treads, the high end with the first and last riser to the
    floors as modelled, where a finish that is not modelled may explain a difference; both exact to
    0.1 mm. Unknown when no tread shows. AD K 1.5, AD M 1.33(k); ADA 504.2.
    """
    found = rises.get(subject.id)
    if found is None:
        return NO_TREADS
    low = max(found.between) - min(found.between)
    whole = (*found.between, *found.ends)
    return Quantity(
        low=low,
        high=max(whole) - min(whole),
        unit="m",
        method="highest less lowest riser of the flight",
        steps=found.steps(),
        evidence=_drawn(subject, found, walked_flights[subject.id], max(found.between)),
    )


@measure("stair flight", unit="count", lack="how many risers it has", ask=_ASK)
def risers(subject: Subject, walked_flights: Mapping[str, Walked]) -> Quantity | Unknown:
    """Number of risers that one climbs in the flight, the one up to the floor above included.

    Counted from the treads, exact. Open by one where the model shows neither a floor at the top nor
    a number; a declared number (NumberOfRisers) that differs widens it. Declared alone where no
    tread shows; Unknown where no number is declared either. AD K 1.17, 1.18, AD M 1.33(g), (h).
    """
    walked = walked_flights.get(subject.id)
    if walked is None:
        return _declared_number(subject)
    treads, told = len(walked.run.steps), declared_count(walked.found)
    counts = {walked.risers} if walked.sure else {treads, treads + 1}
    notes = [so_many(treads, "tread"), _arrival(walked)]
    if told is not None and told[0] not in counts:
        notes.append(f"{told[1]} says {told[0]}")
        counts.add(told[0])
    return Quantity(
        low=float(min(counts)),
        high=float(max(counts)),
        unit="count",
        method="risers from floor to floor",
        steps=tuple(notes),
        evidence=flight_drawn(walked, storey=subject.ref.storey),
    )


@measure("stair flight", unit="m", lack="how far up it leads", ask=_ASK)
def flight_rise(subject: Subject, walked_flights: Mapping[str, Walked]) -> Quantity | Unknown:
    """Height from the floor or landing at its foot to the one at its head, metres.

    Between the floors that the model shows there, else a riser below the first tread or above the
    last; exact to 0.1 mm. Open by one riser where the model does not show where it arrives. Unknown
    when no tread shows. Source: ours, recipe G6.
    """
    walked = walked_flights.get(subject.id)
    if walked is None:
        return NO_TREADS
    last = walked.run.steps[-1].level
    ends = (walked.high,) if walked.sure else (last, last + walked.riser)
    return Quantity(
        low=min(ends) - walked.low,
        high=max(ends) - walked.low,
        unit="m",
        method="floor at the foot to floor at the head",
        steps=(f"from {level_text(walked.low)} to {level_text(walked.high)}", _arrival(walked)),
        evidence=flight_drawn(walked, storey=subject.ref.storey),
    )


def _of_all(
    subject: Subject, found: Mapping[str, Rises], flights: Mapping[str, Walked]
) -> Quantity | Unknown:
    """Every riser as one interval; as declared where no tread shows."""
    known = found.get(subject.id)
    if known is not None:
        span = (min(known.every), max(known.every))
        return _one(subject, known, flights[subject.id], max(known.between), span)
    own = subject.element.riser_height
    if own is None:
        return NO_TREADS
    return Quantity(
        low=own,
        high=own,
        unit="m",
        origin="declared",
        method="IfcStairFlight.RiserHeight; no tread shows",
    )


def _one(
    subject: Subject, found: Rises, walked: Walked, shown: float, span: tuple[float, float]
) -> Quantity:
    return Quantity(
        low=span[0],
        high=span[1],
        unit="m",
        method="rise from tread to tread",
        steps=found.steps(),
        evidence=_drawn(subject, found, walked, shown),
    )


def _drawn(subject: Subject, found: Rises, walked: Walked, shown: float) -> tuple[Evidence, ...]:
    """The flight, and the nosing over which the riser that is shown leads."""
    storey = subject.ref.storey
    number = found.between.index(shown) + found.number
    edge = walked.run.edges[min(number, len(walked.run.edges) - 1)]
    marked = line(edge, storey=storey, role="measured", label=f"rise {length_text(shown)}")
    return (*flight_drawn(walked, storey=storey), marked)


def _declared_number(subject: Subject) -> Quantity | Unknown:
    count = subject.element.riser_count
    if count is None:
        return NO_TREADS
    number = float(count)
    return Quantity(
        low=number,
        high=number,
        unit="count",
        origin="declared",
        method="IfcStairFlight.NumberOfRisers; no tread shows",
    )


def _arrival(walked: Walked) -> str:
    if walked.ends_level:
        return "the last tread lies level with the floor it leads to"
    if walked.sure:
        return "one riser up from the last tread to the floor"
    return "where it arrives is not modelled: one riser up from the last tread, or none"


def _span(low: float, high: float) -> str:
    return f"{length_text(low)} to {length_text(high)}"
