"""Handrails as drawn: where one runs along a flight, where none does, how far one runs on."""

from collections.abc import Iterator, Sequence

from checker.geometry.side_line import Span
from checker.measure.climbs.railings_beside import FlightSide
from checker.measure.evidence import dimension, length_text, outline
from checker.results.values import Evidence, Role
from checker.units import SLACK

_SHORTEST_GAP = 0.1


def sides_drawn(sides: Sequence[FlightSide], *, storey: str) -> Iterator[Evidence]:
    """Along each side where a handrail runs and where none does, and all railings themselves."""
    for side in sides:
        taken = [span for rail in side.rails if not rail.is_low for span in rail.maybe]
        for low, high in taken:
            yield _drawn(side, (max(low, 0.0), min(high, side.line.length)), "measured", storey)
        for gap in _gaps(taken, side.line.length):
            yield _drawn(side, gap, "required", storey)
    yield from rails_drawn(sides, storey=storey)


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


def _drawn(side: FlightSide, span: Span, role: Role, storey: str) -> Evidence:
    label = "handrail" if role == "measured" else "no handrail"
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
