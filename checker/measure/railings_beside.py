"""The railings along each side of a flight: where they run, and how high over the pitch line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely

from checker.geometry.beside import SideLine, Span, covered
from checker.geometry.frame import Point
from checker.measure.climbs_pitch import Pitch
from checker.measure.railings_below import Points
from checker.measure.registry import provider
from checker.model import Railing, School

NEAR = 0.15
"""Metres off the side of a flight up to which a railing runs along it."""
LOWEST, HIGHEST = 0.4, 1.6
"""Heights over the pitch line between which the top of a railing may lie."""
MAIN = 0.75
"""Metres from which a rail is the handrail, not a second one for children."""

Place = tuple[float, float, float]
_ALONG = 0.1
_POINTS = NEAR + 0.1
_SEVERAL_STOREYS = 2.0
_GUARDS = ("GUARDRAIL", "BALUSTRADE")
_SAME_PLACE = 0.05
_ENOUGH = 3
_HALF = 0.5
_SOME = 0.25
_CLIMBS = 0.2
"""Metres of pitch beside a rail from which a level one is told from one that climbs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailBeside:
    """A railing along a side: its stretches there, and heights over the pitch line (metres).

    `heights` are pairs of station and height. `sure` is False where the railing is known by its
    hull only, or spans storeys so that its line need not show this flight.
    """

    railing: Railing
    stretches: tuple[Span, ...]
    heights: tuple[Span, ...]
    sure: bool

    @property
    def span(self) -> Span | None:
        """Lowest and highest; none where no height is known."""
        levels = [height for _, height in self.heights]
        return (min(levels), max(levels)) if levels else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightSide:
    """One side of a flight, `hand` as seen by who walks up, with the railings along it."""

    hand: str
    line: SideLine
    rails: tuple[RailBeside, ...]

    @property
    def handrails(self) -> tuple[RailBeside, ...]:
        """The rails that are held: typed handrails, else no guarding, else the main ones.

        Of several at one place the lowest over 750 mm; rails one after the other all count.
        None where they run along less than a quarter of the side.
        """
        typed = [rail for rail in self.rails if rail.railing.predefined_type == "HANDRAIL"]
        free = [rail for rail in self.rails if rail.railing.predefined_type not in _GUARDS]
        among = typed or free or self.rails
        if covered([span for rail in among for span in rail.stretches], self.line.length) < _SOME:
            return ()
        main = [rail for rail in among if rail.span is None or rail.span[1] >= MAIN]
        held: list[RailBeside] = []
        for rail in main or among:
            taken = [span for each in held for span in each.stretches]
            if _shared(rail.stretches, taken, self.line.length) <= _HALF:
                held.append(rail)
        return tuple(held)

    @property
    def lower_rails(self) -> tuple[RailBeside, ...]:
        """Rails under 750 mm beside a higher one."""
        low = [rail for rail in self.rails if rail.span is not None and rail.span[1] < MAIN]
        return tuple(low) if len(self.rails) > len(low) else ()

    def shares(self) -> Span:
        """How much of the side its railings cover, surely and at most, from 0 to 1."""
        sure = [span for rail in self.rails if rail.sure for span in rail.stretches]
        every = [span for rail in self.rails for span in rail.stretches]
        return covered(sure, self.line.length), covered(every, self.line.length)


@provider
def flight_sides(
    school: School, pitches: Mapping[str, Pitch], rail_points: Points
) -> Mapping[str, tuple[FlightSide, FlightSide]]:
    """Left and right side of each flight of a stair or ramp, by flight id."""
    railings = [railing for railing in school.railings if railing.shape is not None]
    tree = shapely.STRtree([railing.shape.footprint for railing in railings if railing.shape])
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
        points = [(x, y, z) for x, y, z in railing.line if (x, y) not in floors]
        return _beside(line, railing, points, pitch)


def _beside(
    line: SideLine, railing: Railing, points: Sequence[Place], pitch: Pitch
) -> RailBeside | None:
    shape = railing.shape
    if shape is None:
        return None
    low, high = min(pitch.levels), max(pitch.levels)
    if shape.top < low + LOWEST or shape.base > high + HIGHEST:
        return None
    stretches = line.stretches(shape.footprint, within=NEAR)
    # A rail that crosses the end of a flight runs along none of its sides.
    along = tuple(s for s in stretches if covered([s], line.length) * line.length > _ALONG)
    if not along:
        return None
    heights = tuple(_heights(line, points, along))
    if _is_level(heights, line):
        return None
    spans_storeys = shape.top - shape.base > high - low + _SEVERAL_STOREYS
    if railing.line and not heights and not spans_storeys:
        return None
    return RailBeside(
        railing=railing,
        stretches=along,
        heights=heights,
        sure=not shape.hull_only and not (spans_storeys and not heights),
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


def _heights(line: SideLine, rail: Sequence[Place], stretches: Sequence[Span]) -> Iterator[Span]:
    """Heights at the points of its line within the flight.

    A rail known by its ends only is followed straight between them. Where there are points they
    tell, because a rail may bend level right at the end of the flight.
    """
    placed = [(*line.place((x, y)), z) for x, y, z in rail]
    near = sorted(
        (station, off, z - line.level_at(station)) for station, off, z in placed if off <= _POINTS
    )
    points = _one_each([each for each in near if LOWEST <= each[2] <= HIGHEST])
    inside = [(station, height) for station, height in points if 0.0 <= station <= line.length]
    yield from inside
    if len(inside) >= _ENOUGH:
        return
    for low, high in stretches:
        for end in (max(low, 0.0), min(high, line.length)):
            between = _interpolated(points, end, line)
            if between is not None:
                yield end, between


def _one_each(points: Sequence[tuple[float, float, float]]) -> list[Span]:
    """One point for each place along the side: that nearest to it."""
    found: list[tuple[float, float, float]] = []
    for station, off, height in points:
        if found and station - found[-1][0] < _SAME_PLACE:
            if off < found[-1][1]:
                found[-1] = (station, off, height)
        else:
            found.append((station, off, height))
    return [(station, height) for station, _, height in found]


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
