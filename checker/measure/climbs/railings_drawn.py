"""Handrails as drawn: where one runs along a flight, where none does, how far one runs on."""

from collections.abc import Iterator, Sequence

from checker.geometry.side_line import Span
from checker.measure.climbs.railings_beside import FlightSide, RailBeside
from checker.measure.evidence import dimension, length_text, outline
from checker.results.values import Evidence, Role
from checker.units import SLACK

_SHORTEST_GAP = 0.1


def sides_drawn(sides: Sequence[FlightSide], *, storey: str) -> Iterator[Evidence]:
    """Along each side where a handrail runs and where none does, and all railings themselves."""
    for side in sides:
        taken = _on_side(side, tuple(rail for rail in side.rails if not rail.is_low))
        for span in taken:
            yield _drawn(side, span, "measured", storey, "handrail")
        for gap in _gaps(taken, side.line.length):
            yield _drawn(side, gap, "required", storey, "no handrail")
    yield from rails_drawn(sides, storey=storey)


def lower_drawn(sides: Sequence[FlightSide], *, storey: str) -> Iterator[Evidence]:
    """Along each side where a lower rail runs, where a handrail has none, and where none is.

    What may hold a lower rail, as its height does not show, is said to be that.
    """
    for side in sides:
        low = _on_side(side, side.lower_rails)
        high = _on_side(side, tuple(rail for rail in side.rails if not rail.is_low))
        for span in low:
            yield _drawn(side, span, "measured", storey, "lower rail")
        if not low:
            label = "handrail, perhaps one lower" if may_be_lower(side) else "handrail, none lower"
            for span in high:
                yield _drawn(side, span, "required", storey, label)
        for gap in _gaps([*low, *high], side.line.length):
            yield _drawn(side, gap, "required", storey, "no handrail")
    yield from rails_drawn(sides, storey=storey)


def may_be_lower(side: FlightSide) -> bool:
    """Whether a rail of a side may be its lower one: its height does not show for certain."""
    return any(rail.span is None or rail.stretches != rail.maybe for rail in side.rails)


def rails_drawn(sides: Sequence[FlightSide], *, storey: str) -> Iterator[Evidence]:
    """The outlines of the railings along both sides."""
    for side in sides:
        for rail in side.rails:
            if rail.railing.shape is not None:
                yield from outline(
                    rail.railing.shape.footprint,
                    storey=storey,
                    role="context",
                    element=rail.railing.ref.global_id,
                )


def extension_drawn(side: FlightSide, station: float, far: float, *, storey: str) -> Evidence:
    """How far a rail runs on past an end of a side, as a dimension line: `far` below 0 is short.

    `station` is that of the end, 0 at the foot. Where the rail does not run on, a point is where
    it stops: what it lacks lies on the other side of that.
    """
    at, end = (
        side.line.point_at(each)
        for each in (station, station - far if station == 0.0 else station + far)
    )
    if far > SLACK:
        return dimension((at, end), storey=storey)
    label = f"ends {length_text(-far)} short" if far < -SLACK else "ends with the flight"
    return Evidence(role="measured", shape="point", coords=(end,), storey=storey, label=label)


def _on_side(side: FlightSide, rails: Sequence[RailBeside]) -> list[Span]:
    """Where these rails run along a side, or may, from its foot to its head at most."""
    length = side.line.length
    return [(max(low, 0.0), min(high, length)) for rail in rails for low, high in rail.maybe]


def _drawn(side: FlightSide, span: Span, role: Role, storey: str, label: str) -> Evidence:
    return Evidence(
        role=role, shape="line", coords=side.line.line(span), storey=storey, label=label
    )


def _gaps(taken: Sequence[Span], length: float) -> Iterator[Span]:
    start = 0.0
    for low, high in sorted(taken):
        if low - start > _SHORTEST_GAP:
            yield start, low
        start = max(start, high)
    if length - start > _SHORTEST_GAP:
        yield start, length
