"""How deep one may fall off the side of a flight where neither a wall nor a railing stands."""

from collections.abc import Iterator, Mapping, Sequence

import shapely

from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, ahead
from checker.geometry.frame import Point
from checker.geometry.side_line import SideLine, Span, joined
from checker.measure.climbs.obstacles import Narrowings
from checker.measure.climbs.pitch import Pitch
from checker.measure.climbs.platforms import Platforms
from checker.measure.climbs.railings_beside import NEAR, FlightSide
from checker.measure.climbs.railings_handrails import FLIGHTS, Sides
from checker.measure.distrust import lost_railings, told
from checker.measure.evidence import length_text
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import School, Wall
from checker.results.values import Evidence, Quantity, Unknown

_ASK = "Model the floors beside the flight, and the walls and railings that guard its sides."
Drop = tuple[float, Point]
_OUT = 0.3
_EVERY = 0.25
_GUARDS = 0.8
_SHORTEST = 0.1
_TRIM = 0.001
_NO_RAILS = Unknown(
    missing=("guarding: the model holds no railings",),
    ask="Model handrails and guarding as IfcRailing with bodies.",
)
_ABOVE = 1.0
"""Metres that a floor beside may lie higher than the flight: nobody falls up."""


@measure(*FLIGHTS, unit="m", lack="how deep one may fall off its sides", ask=_ASK)
def unguarded_drop(
    subject: Subject,
    pitches: Mapping[str, Pitch],
    flight_sides: Sides,
    narrowings: Narrowings,
    platforms: Platforms,
    school: School,
) -> Quantity | Unknown:
    """Greatest height of the pitch line over the floor beside a flight at an unguarded side, m.

    A side is guarded where a wall that reaches 0.8 m over the pitch line, or a railing, stands
    within 150 mm of it; gaps under 0.1 m do not count. The floor is looked for 0.3 m off the side,
    every 0.25 m and 1 mm from the ends of the flight; exact to 0.1 mm at these places. 0 where both
    sides are guarded all along. A railing that may run there leaves it open, one of its storey
    without a body too, and a model without any railings: nobody has drawn them yet. Unknown where
    no floor is modelled beside an open side, or no body shows where the flight runs. AD K 1.40,
    1.41: guard drops over 600 mm.
    """
    pitch, sides = pitches.get(subject.id), flight_sides.get(subject.id)
    if pitch is None or sides is None:
        return Unknown(missing=("a body that shows where the flight runs",), ask=_ASK)
    sure: list[Drop] = []
    possible: list[Drop] = []
    for number, side in enumerate(sides):
        walls = list(_walls(side.line, narrowings))
        for rails, drops in ((_sure(side), possible), (_maybe(side), sure)):
            for gap in _gaps([*walls, *rails], side.line.length):
                found = list(_drops(side.line, gap, pitch, number, platforms))
                if not found:
                    return Unknown(missing=(f"a floor beside the {side.hand} side",), ask=_ASK)
                drops.extend(found)
    low, high = (max(drops, default=(0.0, (0.0, 0.0))) for drops in (sure, possible))
    lost = lost_railings(school, subject.element.storey_id)
    doubt = told(lost) if lost else None if school.railings else _NO_RAILS
    return Quantity(
        low=0.0 if doubt else min(low[0], high[0]),
        doubt=doubt,
        high=high[0],
        unit="m",
        method="pitch line over the floor beside an unguarded side",
        steps=(f"greatest drop {length_text(high[0])}" if possible else "both sides are guarded",),
        evidence=_drawn(high, sides, storey=subject.ref.storey),
    )


def _sure(side: FlightSide) -> list[Span]:
    return [span for rail in side.rails for span in rail.stretches]


def _maybe(side: FlightSide) -> list[Span]:
    return [span for rail in side.rails for span in rail.maybe]


def _walls(line: SideLine, narrowings: Narrowings) -> Iterator[Span]:
    """The stretches along which a wall stands that is high enough to hold on to."""
    if line.length <= 0.0:
        return
    near = clean_area(shapely.LineString(line.line((0.0, line.length))).buffer(NEAR))
    if near is None:
        return

    def level(x: float, y: float) -> float:
        return line.level_at(line.place((x, y))[0])

    for thing in narrowings.on(near, level, railings=False):
        for low, high in line.stretches(thing.area, within=NEAR):
            tall = [
                station
                for station in _stations((max(low, 0.0), min(high, line.length)))
                if thing.shape.top >= line.level_at(station) + _GUARDS
            ]
            if tall and isinstance(thing.element, Wall):
                yield min(tall), max(tall)


def _gaps(taken: Sequence[Span], length: float) -> Iterator[Span]:
    start = 0.0
    for low, high in joined(taken):
        if low - start > _SHORTEST:
            yield start, low
        start = max(start, high)
    if length - start > _SHORTEST:
        yield start, length


def _stations(span: Span) -> list[float]:
    """Both ends of a stretch and what lies between them every quarter of a metre."""
    low, high = span
    count = max(int((high - low) / _EVERY), 1)
    return (
        [low + (high - low) * number / count for number in range(count + 1)] if low <= high else []
    )


def _drops(
    line: SideLine, gap: Span, pitch: Pitch, hand: int, platforms: Platforms
) -> Iterator[Drop]:
    # Right at an end the floor that the flight leads to adjoins: it is no floor beside it.
    for station in _stations((max(gap[0], _TRIM), min(gap[1], line.length - _TRIM))):
        (px, py), level = line.point_at(station), line.level_at(station)
        x, y = _outward(pitch, (px, py), hand)
        place = (px + _OUT * x, py + _OUT * y)
        floor = platforms.level_below(*place, level + _ABOVE, within=0.0)
        if floor is not None:
            yield max(level - floor, 0.0), (px, py)


def _outward(pitch: Pitch, point: Point, hand: int) -> Point:
    """The direction away from the flight at a point of its left (0) or right (1) side."""

    def off(edge: Edge) -> float:
        (ax, ay) = edge[hand]
        return (ax - point[0]) ** 2 + (ay - point[1]) ** 2

    x, y = ahead(min(pitch.edges, key=off))
    return (-y, x) if hand == 0 else (y, -x)


def _drawn(deepest: Drop, sides: Sequence[FlightSide], *, storey: str) -> tuple[Evidence, ...]:
    lines = tuple(
        Evidence(
            role="context",
            shape="line",
            coords=side.line.line((0.0, side.line.length)),
            storey=storey,
            label=side.hand,
        )
        for side in sides
    )
    if deepest[0] <= 0.0:
        return lines
    mark = Evidence(
        role="measured",
        shape="point",
        coords=(deepest[1],),
        storey=storey,
        label=f"drop {length_text(deepest[0])}",
    )
    return (*lines, mark)
