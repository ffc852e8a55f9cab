"""Handrails of flights and ramps: on how many sides, how high, how far past the ends."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.geometry.frame import Point
from checker.geometry.side_line import Span
from checker.measure.climbs.railings_beside import FlightSide, RailBeside
from checker.measure.climbs.railings_drawn import (
    extension_drawn,
    lower_drawn,
    may_be_lower,
    rails_drawn,
    sides_drawn,
)
from checker.measure.distrust import lost_railings, told
from checker.measure.evidence import length_text
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import School
from checker.results.values import Evidence, Quantity, Unknown

FLIGHTS = ("stair flight", "ramp flight")
Sides = Mapping[str, tuple[FlightSide, FlightSide]]
COVERED = 0.8
"""Share of a side that railings have to run along for it to have a handrail."""

_ASK = "Model the handrails of stairs and ramps as IfcRailing with bodies."
_NO_RAILS = Unknown(missing=("handrails: the model holds no railings",), ask=_ASK)
_NO_WAY = Unknown(
    missing=("a body that shows where the flight runs",),
    ask="Export the flight with a body that shows its treads or its slope.",
)
_HULL = "the model shows only a hull around it"
_NEXT = 1.5
"""Metres on the plan between the ends of two flights that one rail joins round a well."""
_LEVEL = 0.5


@measure(*FLIGHTS, unit="count", lack="whether it has handrails", ask=_ASK)
def handrail_sides(subject: Subject, school: School, flight_sides: Sides) -> Quantity | Unknown:
    """On how many of its two sides a railing runs along at least 80 % of the flight.

    A railing belongs to a side when it lies within 150 mm of it on the plan, on the wall or on the
    flight, with its top 0.4 to 1.6 m over the pitch line; one that stays under 750 mm is a second
    one for children, and counts for none. Exact for railings with a body; open where one is known
    by its hull only. Unknown when the model holds no railings at all, one on the
    storey could not be read, or no body shows where the flight runs. AD M 1.33(o), 1.26(l), AD K
    1.34 to 1.36, 2.11; ADA 505.2.
    """
    sides = flight_sides.get(subject.id)
    if sides is None:
        return _NO_WAY
    if lacking := _lacking(subject, school):
        return lacking
    shares = [side.shares() for side in sides]
    return Quantity(
        low=float(sum(low >= COVERED for low, _ in shares)),
        high=float(sum(high >= COVERED for _, high in shares)),
        unit="count",
        method=f"sides with a railing along {COVERED:.0%} of them",
        steps=tuple(
            f"{side.hand} side: {high:.0%} of {length_text(side.line.length)}, {_held(side.rails)}"
            for side, (_, high) in zip(sides, shares, strict=True)
        ),
        evidence=tuple(sides_drawn(sides, storey=subject.ref.storey)),
    )


@measure(*FLIGHTS, unit="m", lack="how high its handrails are", ask=_ASK)
def handrail_height(subject: Subject, school: School, flight_sides: Sides) -> Quantity | Unknown:
    """Height of the handrail's top over the pitch line (stair) or the surface (ramp), metres.

    The interval holds all heights along both sides, exact to 0.1 mm at the points of the rail's
    line. Where several rails run along a side: of those that reach 750 mm those typed HANDRAIL,
    else those that are no guarding, and of these the lowest. Unknown when no such rail runs along
    either side or the height of none shows, and as `handrail_sides`. AD M 1.37(a), AD K 1.34(a);
    ADA 505.4.
    """
    sides = flight_sides.get(subject.id)
    if sides is None:
        return _NO_WAY
    if lacking := _lacking(subject, school):
        return lacking
    return _heights([side.handrails for side in sides], sides, subject, "handrail")


@measure(*FLIGHTS, unit="m", lack="how high its lower rail is", ask=_ASK)
def lower_rail_height(subject: Subject, school: School, flight_sides: Sides) -> Quantity | Unknown:
    """Height of a second, lower rail over the pitch line, for children; metres.

    A rail whose top stays under 750 mm beside a higher one, as exact as `handrail_height`. Unknown
    when none is modelled, and as `handrail_sides`. AD K 1.36(a), AD M 1.37(b); ADA 505.4
    (advisory).
    """
    sides = flight_sides.get(subject.id)
    if sides is None:
        return _NO_WAY
    if lacking := _lacking(subject, school):
        return lacking
    return _heights([side.lower_rails for side in sides], sides, subject, "lower rail")


@measure(*FLIGHTS, unit="count", lack="whether it has a lower rail", ask=_ASK)
def lower_rail_sides(subject: Subject, school: School, flight_sides: Sides) -> Quantity | Unknown:
    """On how many of its two sides a second, lower rail runs beside the handrail.

    A rail whose top stays under 750 mm over the pitch line, beside a higher one. Exact for railings
    with a body; one whose height does not show, or that is known by its hull, may be it. A body
    that holds both rails shows its top one only. Unknown as `handrail_sides`. AD M 1.36.
    """
    sides = flight_sides.get(subject.id)
    if sides is None:
        return _NO_WAY
    if lacking := _lacking(subject, school):
        return lacking
    maybe = [side for side in sides if side.lower_rails or may_be_lower(side)]
    return Quantity(
        low=float(sum(bool(side.lower_rails) for side in sides)),
        high=float(len(maybe)),
        unit="count",
        method="sides with a rail under 750 mm beside a higher one",
        steps=tuple(f"{side.hand} side: {_names(side.rails)}" for side in sides),
        evidence=tuple(lower_drawn(sides, storey=subject.ref.storey)),
    )


@measure(*FLIGHTS, unit="m", lack="how far its handrails go past its ends", ask=_ASK)
def handrail_extension(subject: Subject, school: School, flight_sides: Sides) -> Quantity | Unknown:
    """How far the handrails run on past the first and last edge of the flight, metres.

    The shortest of all ends of both sides, straight on within 150 mm of the side; negative where a
    rail ends before the flight does. An end where the same railing goes on along another flight
    does not count; infinite when that is so at all ends. Exact to 0.1 mm; where a rail is known by
    its hull, from the outermost points of it that show to where its hull ends. Unknown when no
    railing runs along either side, or no side has one for sure and an end of theirs lies hidden in
    a hull, and as `handrail_sides`. AD M 1.37(d), AD K Diagram 1.12; ADA 505.10.
    """
    sides = flight_sides.get(subject.id)
    if sides is None:
        return _NO_WAY
    if lacking := _lacking(subject, school):
        return lacking
    held = [side for side in sides if side.handrails]
    if not held:
        return Unknown(missing=("a handrail along the flight",), ask=_ASK)
    others = [other for id_, other in flight_sides.items() if id_ != subject.id]
    ends = [end for side in held for end in _ends(side, others)]
    hidden = next((end for end in ends if end.is_hidden), None)
    where = hidden.where if hidden else ""
    lost = Unknown(missing=(f"where the handrail ends ({where}): {_HULL}",), ask=_ASK)
    if hidden and not any(side.shares()[0] >= COVERED for side in held):
        return lost
    shortest = min(end.sure for end in ends), min(end.maybe for end in ends)
    endless = shortest[0] == float("inf")
    return Quantity(
        low=shortest[0],
        high=max(shortest),
        unit="m",
        method="shortest extension of a handrail past the flight",
        steps=tuple(end.words for end in ends),
        doubt=lost if hidden else None,
        reason="the handrails go on along the next flight at every end" if endless else "",
        evidence=tuple(_shortest_drawn(ends, sides, storey=subject.ref.storey)),
    )


def _lacking(subject: Subject, school: School) -> Unknown | None:
    """Why nothing can be told of railings: there are none, or one runs nobody knows where."""
    if not school.railings:
        return _NO_RAILS
    lost = lost_railings(school, subject.element.storey_id)
    return told(lost) if lost else None


def _heights(
    rails: Sequence[tuple[RailBeside, ...]],
    sides: Sequence[FlightSide],
    subject: Subject,
    what: str,
) -> Quantity | Unknown:
    known = [
        (side, rail, rail.span)
        for side, held in zip(sides, rails, strict=True)
        for rail in held
        if rail.span is not None
    ]
    if not known:
        return Unknown(missing=(f"the height of the {what} along the flight",), ask=_ASK)
    return Quantity(
        low=min(span[0] for *_, span in known),
        high=max(span[1] for *_, span in known),
        unit="m",
        method=f"top of the {what} over the pitch line",
        steps=tuple(
            f"{side.hand} side, {_name(rail)}: {length_text(low)} to {length_text(high)}"
            for side, rail, (low, high) in known
        ),
        evidence=tuple(
            Evidence(
                role="measured",
                shape="line",
                coords=side.line.line((max(start, 0.0), min(end, side.line.length))),
                storey=subject.ref.storey,
                label=f"{what} {length_text(low)}",
            )
            for side, rail, (low, _) in known
            for start, end in rail.maybe
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """One end of the handrail of a side: how far it surely and at most goes past the flight, m."""

    where: str
    side: FlightSide
    station: float
    sure: float = math.inf
    maybe: float = math.inf

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of a rail shows in the half of the flight before an end it may have."""
        return self.sure < -self.side.line.length / 2 <= self.maybe

    @property
    def words(self) -> str:
        """The end as a step of the working tells it."""
        if math.isinf(self.sure):
            return f"{self.where}: goes on along the next flight"
        far = length_text(abs(self.maybe))
        told = f"ends {far} short" if self.maybe < 0.0 else far
        return f"{self.where}: {told}{'' if self.sure == self.maybe else ', not sure'}"


def _ends(side: FlightSide, others: Sequence[tuple[FlightSide, FlightSide]]) -> Iterator[_End]:
    """How far the rails surely and at most go past foot and head."""
    length = side.line.length
    for name, station in (("foot", 0.0), ("head", length)):
        rails = {rail.railing.id: rail for rail in side.handrails}
        far = {id_: _past(rail.maybe, name, length) for id_, rail in rails.items()}
        last = rails[max(far, key=lambda id_: far[id_])]
        where = f"{side.hand} side, {name}"
        here = (side.line.point_at(station), side.line.level_at(station))
        if _goes_on(last, here, others):
            yield _End(where=where, side=side, station=station)
            continue
        sure = max(_past((*rail.stretches, *rail.shown), name, length) for rail in rails.values())
        maybe = far[last.railing.id]
        yield _End(where=where, side=side, station=station, sure=sure, maybe=maybe)


def _shortest_drawn(
    ends: Sequence[_End], sides: Sequence[FlightSide], *, storey: str
) -> Iterator[Evidence]:
    """From the end of the flight to that of the rail which goes least far, and all railings."""
    least = min(ends, key=lambda end: (end.maybe, end.sure))
    if math.isfinite(least.maybe):
        yield extension_drawn(least.side, least.station, least.maybe, storey=storey)
    yield from rails_drawn(sides, storey=storey)


def _past(stretches: Sequence[Span], name: str, length: float) -> float:
    """How far stretches reach past one end of a side; less than all of it where there are none."""
    if name == "foot":
        far = -min((low for low, _ in stretches), default=length)
    else:
        far = max((high for _, high in stretches), default=0.0) - length
    return round(far, 4) + 0.0


def _goes_on(
    rail: RailBeside,
    here: tuple[Point, float],
    others: Sequence[tuple[FlightSide, FlightSide]],
) -> bool:
    """Whether the same railing runs along another flight that begins or ends right here."""
    point, level = here
    for sides in others:
        for side in sides:
            if rail.railing.id not in {each.railing.id for each in side.rails}:
                continue
            for station in (0.0, side.line.length):
                apart = math.dist(side.line.point_at(station), point)
                if apart <= _NEXT and abs(side.line.level_at(station) - level) <= _LEVEL:
                    return True
    return False


def _names(rails: Sequence[RailBeside]) -> str:
    return ", ".join(_name(rail) for rail in rails) or "no railing"


def _held(rails: Sequence[RailBeside]) -> str:
    """The names of rails; of those that are too low to count, how high they are."""
    return ", ".join(_name(rail) + _too_low(rail) for rail in rails) or "no railing"


def _too_low(rail: RailBeside) -> str:
    return f" (only {length_text(rail.span[1])} high)" if rail.span and rail.is_low else ""


def _name(rail: RailBeside) -> str:
    return rail.railing.ref.name or rail.railing.id
