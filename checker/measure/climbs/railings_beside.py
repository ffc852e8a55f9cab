"""The railings along each side of a flight: where they run, and how high over the pitch line."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely

from checker.geometry.frame import Point
from checker.geometry.side_line import SideLine, Span, covered, joined
from checker.measure.bodies import plan_of
from checker.measure.climbs.pitch import Pitch
from checker.measure.climbs.railings_below import Points
from checker.measure.registry import provider
from checker.model import Railing, School

NEAR = 0.15
"""Metres off the side of a flight up to which a railing runs along it."""
LOWEST, HIGHEST = 0.4, 1.6
"""Heights over the pitch line between which the top of a railing may lie."""
MAIN = 0.75
"""Metres from which a rail is the handrail, not a second one for children."""

_ALONG = 0.1
_POINTS = NEAR + 0.1
_GUARDS = ("GUARDRAIL", "BALUSTRADE")
_SAME_PLACE = 0.05
_SPEAKS_FOR = 0.4
"""Metres past the last of its points that a rail goes on: they lie in cells of 0.25 m."""
_ENOUGH = 3
_HALF = 0.5
_SOME = 0.25
_CLIMBS = 0.2
"""Metres of pitch beside a rail from which a level one is told from one that climbs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailBeside:
    """A railing along a side: its stretches there, and heights over the pitch line (metres).

    `heights` are pairs of station and height. `stretches` are sure, `maybe` holds them and those
    where it may run: it is known by its hull only, or its line shows only what lies higher,
    such as the rail of the next flight round a narrow well. `shown` reaches from the first to the
    last point of its line there: what lies between is not sure, but so far it surely gets.
    """

    railing: Railing
    stretches: tuple[Span, ...]
    maybe: tuple[Span, ...]
    heights: tuple[Span, ...]
    shown: tuple[Span, ...] = ()

    @property
    def span(self) -> Span | None:
        """Lowest and highest; none where no height is known."""
        levels = [height for _, height in self.heights]
        return (min(levels), max(levels)) if levels else None

    @property
    def is_low(self) -> bool:
        """Whether all of it lies too low for grown people to hold: a rail for children."""
        return self.span is not None and self.span[1] < MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightSide:
    """One side of a flight, `hand` as seen by who walks up, with the railings along it."""

    hand: str
    line: SideLine
    rails: tuple[RailBeside, ...]

    @property
    def handrails(self) -> tuple[RailBeside, ...]:
        """The rails over 750 mm that are held: typed handrails, else no guarding, else all.

        Of several at one place the lowest; rails one after the other all count.
        None where they run along less than a quarter of the side.
        """
        main = [rail for rail in self.rails if not rail.is_low]
        typed = [rail for rail in main if rail.railing.predefined_type == "HANDRAIL"]
        free = [rail for rail in main if rail.railing.predefined_type not in _GUARDS]
        among = typed or free or main
        if covered([span for rail in among for span in rail.maybe], self.line.length) < _SOME:
            return ()
        held: list[RailBeside] = []
        # The longest first: round a narrow well the rail of the next flight is near for a while.
        length = self.line.length
        for rail in sorted(
            among, key=lambda each: (-round(covered(each.maybe, length), 1), *_order(each))
        ):
            taken = [span for each in held for span in each.maybe]
            if _shared(rail.maybe, taken, self.line.length) <= _HALF:
                held.append(rail)
        return tuple(held)

    @property
    def lower_rails(self) -> tuple[RailBeside, ...]:
        """Rails under 750 mm beside a higher one."""
        low = [rail for rail in self.rails if rail.is_low]
        return tuple(low) if len(self.rails) > len(low) else ()

    def shares(self) -> Span:
        """How much of the side rails that may be held cover, surely and at most, from 0 to 1.

        A rail under 750 mm serves children only; where not all of it shows it may be higher.
        """
        main = [rail for rail in self.rails if not rail.is_low]
        maybe = [rail for rail in self.rails if not rail.is_low or rail.stretches != rail.maybe]
        sure = [span for rail in main for span in rail.stretches]
        every = [span for rail in maybe for span in rail.maybe]
        return covered(sure, self.line.length), covered(every, self.line.length)


@provider
def flight_sides(
    school: School, pitches: Mapping[str, Pitch], rail_points: Points
) -> Mapping[str, tuple[FlightSide, FlightSide]]:
    """Left and right side of each flight of a stair or ramp, by flight id."""
    plans = [(railing, plan_of(railing)) for railing in school.railings]
    railings = [railing for railing, plan in plans if plan is not None]
    tree = shapely.STRtree([plan for _, plan in plans if plan is not None])
    ours = _Railings(railings, tree, _over_floors(rail_points))
    return {id_: (ours.side(pitch, 0), ours.side(pitch, 1)) for id_, pitch in pitches.items()}


def _over_floors(rail_points: Points) -> Mapping[str, frozenset[Point]]:
    """The points of each railing that guard a floor, not a flight."""
    return {
        id_: frozenset(point.place for point in points if point.below == "floor")
        for id_, points in rail_points.items()
    }


@dataclass(frozen=True, slots=True)
class _Railings:
    """All railings, with those of their points that guard floors."""

    railings: Sequence[Railing]
    tree: shapely.STRtree
    over_floors: Mapping[str, frozenset[Point]]

    def side(self, pitch: Pitch, hand: int) -> FlightSide:
        """One side of a flight with the railings along it."""
        line = pitch.side(hand)
        flat = shapely.LineString(line.line((0.0, line.length))) if line.length else None
        met = self.tree.query(flat, predicate="dwithin", distance=NEAR).tolist() if flat else []
        found = [self._beside(line, self.railings[index], pitch) for index in met]
        rails = sorted((rail for rail in found if rail is not None), key=_order)
        return FlightSide(hand=("left", "right")[hand], line=line, rails=tuple(rails))

    def _beside(self, line: SideLine, railing: Railing, pitch: Pitch) -> RailBeside | None:
        floors = self.over_floors.get(railing.id, frozenset())
        return _beside(line, railing, floors, pitch)


def _beside(
    line: SideLine, railing: Railing, floors: frozenset[Point], pitch: Pitch
) -> RailBeside | None:
    shape, plan = railing.shape, plan_of(railing)
    if shape is None or plan is None:
        return None
    low, high = min(pitch.levels), max(pitch.levels)
    if shape.top < low + LOWEST or shape.base > high + HIGHEST:
        return None
    stretches = line.stretches(plan, within=NEAR)
    # A rail that crosses the end of a flight runs along none of its sides.
    along = tuple(s for s in stretches if covered([s], line.length) * line.length > _ALONG)
    if not along:
        return None
    points = _placed(line, railing, floors)
    heights = tuple(_heights(line, [each.at for each in points if each.is_ours], along))
    if _is_level(heights, line):
        return None
    sure = _clipped(along, _around(points, hidden=False)) if heights else ()
    maybe = _clipped(along, _around(points, hidden=True)) if railing.line else along
    if shape.hull_only:
        maybe = joined((*maybe, *_silent(along, points)))
    if not maybe:
        return None
    return RailBeside(
        railing=railing,
        stretches=() if shape.hull_only else sure,
        maybe=maybe,
        heights=heights,
        shown=_shown(points, maybe),
    )


def _shared(stretches: Sequence[Span], taken: Sequence[Span], length: float) -> float:
    """How much of some stretches others take, from 0 to 1."""
    own = covered(stretches, length)
    return (own + covered(taken, length) - covered([*stretches, *taken], length)) / own


def _is_level(heights: Sequence[Span], line: SideLine) -> bool:
    """Whether a rail stays level beside a flight that climbs: it guards the floor above."""
    if len(heights) < _ENOUGH:
        return False
    tops = [line.level_at(station) + height for station, height in heights]
    pitch = [line.level_at(station) for station, _ in heights]
    climbed = max(pitch) - min(pitch)
    return climbed > _CLIMBS and max(tops) - min(tops) < climbed / 2


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of a railing near a side: its station, and its height over the pitch line.

    `is_ours` says that it is the rail of this flight; `hides` that it is higher, and that the
    body below it may hold one.
    """

    station: float
    height: float
    is_ours: bool
    hides: bool

    @property
    def at(self) -> Span:
        """Station and height."""
        return self.station, self.height


def _placed(line: SideLine, railing: Railing, floors: frozenset[Point]) -> list[_Point]:
    """The points of a railing near a side; of several at one place that nearest to it.

    Points that lie too low or too high belong to another flight, those that guard a floor
    beside the flight to that.
    """
    placed = [
        ((x, y), *line.place((x, y)), z)
        for x, y, z in railing.line
        if all(map(math.isfinite, (x, y, z)))
    ]
    near = sorted(
        (station, off, z - line.level_at(station), point in floors)
        for point, station, off, z in placed
        if off <= _POINTS
    )
    found: list[tuple[float, float, float, bool]] = []
    for each in near:
        if found and each[0] - found[-1][0] < _SAME_PLACE:
            found[-1] = min(found[-1], each, key=lambda point: point[1])
        else:
            found.append(each)
    base = railing.shape.base if railing.shape else float("inf")
    return [
        _Point(
            station=station,
            height=height,
            is_ours=LOWEST <= height <= HIGHEST and not (guards and 0.0 < station < line.length),
            hides=height > HIGHEST and base <= line.level_at(station) + MAIN,
        )
        for station, _, height, guards in found
    ]


def _around(points: Sequence[_Point], *, hidden: bool) -> list[Span]:
    """The stretches around points that are ours, half way to those that are not.

    `hidden` takes in points that may hide our rail below them.
    """
    counts = [each.is_ours or (hidden and each.hides) for each in points]
    found = []
    for number, point in enumerate(points):
        if counts[number]:
            before, after = (_reach(points, counts, number, number + step) for step in (-1, 1))
            found.append((point.station - before, point.station + after))
    return found


def _reach(points: Sequence[_Point], counts: Sequence[bool], here: int, there: int) -> float:
    """How far a point speaks for its rail: to the next one if that counts too, else half way."""
    if not 0 <= there < len(points):
        return _SPEAKS_FOR
    apart = abs(points[there].station - points[here].station)
    return apart if counts[there] else min(apart / 2, _SPEAKS_FOR)


def _clipped(stretches: Sequence[Span], valid: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of stretches for which some point speaks."""
    return tuple(
        (max(low, start), min(high, end))
        for low, high in stretches
        for start, end in joined(valid)
        if min(high, end) > max(low, start)
    )


def _shown(points: Sequence[_Point], maybe: Sequence[Span]) -> tuple[Span, ...]:
    """From the first to the last of the points that are ours, where the rail may run."""
    there = [
        each.station
        for each in points
        if each.is_ours and any(low <= each.station <= high for low, high in maybe)
    ]
    return ((min(there), max(there)),) if there else ()


def _silent(stretches: Sequence[Span], points: Sequence[_Point]) -> Iterator[Span]:
    """The parts of stretches for which no point speaks: a hull may hold a rail there."""
    told = joined((each.station - _SPEAKS_FOR, each.station + _SPEAKS_FOR) for each in points)
    for low, high in stretches:
        here = low
        for start, end in told:
            if min(start, high) > here:
                yield here, min(start, high)
            here = max(here, end)
        if high > here:
            yield here, high


def _heights(line: SideLine, points: Sequence[Span], stretches: Sequence[Span]) -> Iterator[Span]:
    """Heights at the points of its line within the flight.

    A rail known by its ends only is followed straight between them. Where there are points they
    tell, because a rail may bend level right at the end of the flight.
    """
    inside = [(station, height) for station, height in points if 0.0 <= station <= line.length]
    yield from inside
    if len(inside) >= _ENOUGH:
        return
    for low, high in stretches:
        for end in (max(low, 0.0), min(high, line.length)):
            between = _interpolated(points, end, line)
            if between is not None:
                yield end, between


def _interpolated(points: Sequence[Span], station: float, line: SideLine) -> float | None:
    """The height at a station between two points: the rail runs straight from one to the other."""
    for (before, low), (after, high) in pairwise(points):
        if before - _SAME_PLACE <= station <= after + _SAME_PLACE and after > before:
            share = (station - before) / (after - before)
            start, end = line.level_at(before) + low, line.level_at(after) + high
            return start + share * (end - start) - line.level_at(station)
    return None


def _order(rail: RailBeside) -> tuple[float, str]:
    """Lowest first; those of unknown height last."""
    return (rail.span[1] if rail.span else HIGHEST, rail.railing.id)
