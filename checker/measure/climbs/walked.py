"""Where each flight begins and ends: its two levels, and what they rest on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import shapely
from shapely import Polygon

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.edges import Edge, far_side, near_side, turned_round
from checker.geometry.frame import Frame
from checker.geometry.steps import HIGHEST_RISER, LEAST_RISER, Run
from checker.measure.climbs.platforms import Platform, Platforms
from checker.measure.climbs.stairs_found import FoundFlight, StairFlights
from checker.measure.registry import provider
from checker.model import Shape

LEVEL_WITH = 0.02
"""Metres between the last tread and the floor that adjoins it up to which they are one level."""
_AGREES = 0.02
_USUAL = 0.16
_STEP = 0.3
"""Metres within which a floor is at the level of an end that shows no better."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A flight of steps with its ends.

    `riser` is its usual riser: declared where the treads agree with it, else the common rise
    between them. `floor_below` and `floor_above` are the levels of the floors that the model
    shows there, None where it shows none. `ends_level` says that the last tread lies level with
    the floor it arrives at. `sure` says that both ends show for certain.
    """

    found: FoundFlight
    run: Run
    riser: float
    low: float
    high: float
    floor_below: float | None
    floor_above: float | None
    ends_level: bool
    sure: bool

    @property
    def foot(self) -> Edge:
        """Its lower edge."""
        return self.run.edges[0]

    @property
    def head(self) -> Edge:
        """Its upper edge."""
        return self.run.edges[-1]

    @property
    def risers(self) -> int:
        """How many risers one climbs from floor to floor."""
        return len(self.run.steps) + (0 if self.ends_level else 1)


@provider
def walked_flights(stair_flights: StairFlights, platforms: Platforms) -> Mapping[str, Walked]:
    """The stair flights whose treads show in a body that can be trusted, by id."""
    found = [each for flights in stair_flights.values() for each in flights]
    walked = [walk(each, platforms) for each in found if not is_doubtful(each)]
    return {each.found.element.id: each for each in walked if each is not None}


def is_doubtful(found: FoundFlight) -> bool:
    """Whether the reader warned of the body that the treads come from."""
    shape = found.element.shape
    return shape is not None and bool(shape.source.problem)


def walk(found: FoundFlight, platforms: Platforms) -> Walked | None:
    """The ends of a flight; None when its treads do not show or no riser can be told."""
    if found.run is None:
        return None
    run, known = _directed(found.run, found.element.frame, platforms)
    if len(run.edges) != len(run.steps) + 1:
        return None
    below, above = _floor_below(found, run, platforms), _floor_above(found, run, platforms)
    riser = _usual_riser(found, run, below=below, above=above)
    if riser is None:
        return None
    last = run.steps[-1].level
    ends_level = run.above is None and _ends_level(found, run, above)
    nominal = last if ends_level else last + riser
    return Walked(
        found=found,
        run=run,
        riser=riser,
        low=run.steps[0].level - riser if below is None else below,
        high=nominal if above is None else above,
        floor_below=below,
        floor_above=above,
        ends_level=ends_level,
        sure=known
        and not is_doubtful(found)
        and (above is not None or found.element.riser_count is not None),
    )


def guessed_ends(
    shape: Shape, area: Area, platforms: Platforms, frame: Frame | None
) -> tuple[Edge, Edge] | None:
    """Foot and head of a body whose treads do not show: its short sides, as the floors tell."""
    rectangle = shapely.minimum_rotated_rectangle(area)
    if not isinstance(rectangle, Polygon):
        return None
    low = (shape.base - _STEP, shape.base + _STEP)
    high = (shape.top - _STEP, shape.top + _STEP)
    return _best_way(rectangle, sides(rectangle).direction, (low, high), platforms, frame)[0]


def _directed(run: Run, frame: Frame | None, platforms: Platforms) -> tuple[Run, bool]:
    """The run with all its edges, and whether its direction is known.

    A single step between two floors does not show which way is up: the floors do.
    """
    if len(run.edges) > 1:
        return run, True
    step = run.steps[0]
    low = (step.level - HIGHEST_RISER, step.level - LEAST_RISER)
    high = (step.level - LEVEL_WITH, step.level + HIGHEST_RISER)
    across = sides(step.area).direction + math.pi / 2
    ends, known = _best_way(step.area, across, (low, high), platforms, frame)
    return (run if ends is None else replace(run, edges=ends)), known


def _best_way(
    area: Polygon,
    direction: float,
    spans: tuple[Span, Span],
    platforms: Platforms,
    frame: Frame | None,
) -> tuple[tuple[Edge, Edge] | None, bool]:
    """Of the two ways over an area the one that fits the floors, else the placement.

    `spans` are the levels between which the floors at its lower and upper end may lie.
    """
    scored = []
    for turn in (direction, direction + math.pi):
        ahead = (math.cos(turn), math.sin(turn))
        near, far = near_side(area, ahead), far_side(area, ahead)
        if near is None or far is None:
            return None, False
        below = _has_floor(platforms.beyond(turned_round(near)), spans[0])
        floors = int(below) + 2 * _has_floor(platforms.beyond(far), spans[1])
        placed = frame is not None and frame.x_axis[0] * ahead[0] + frame.x_axis[1] * ahead[1] > 0
        scored.append((floors, placed, (near, far)))
    best = max(scored, key=lambda each: each[:2])
    return best[2], scored[0][0] != scored[1][0]


def _has_floor(floors: Sequence[Platform], span: Span) -> bool:
    return any(span[0] <= floor.level <= span[1] for floor in floors)


def _floor_below(found: FoundFlight, run: Run, platforms: Platforms) -> float | None:
    """The level of the floor before the foot that is nearest to one riser below."""
    if run.below is not None:
        return run.below.level
    first, riser = run.steps[0].level, _common_riser(found, run)
    span = (first - HIGHEST_RISER, first - LEAST_RISER)
    levels = platforms.levels_beyond(turned_round(run.edges[0]), span)
    return min(levels, key=lambda level: abs(first - riser - level), default=None)


def _floor_above(found: FoundFlight, run: Run, platforms: Platforms) -> float | None:
    """The level of the floor past the head: one riser up, or that of the last tread."""
    if run.above is not None:
        return run.above.level
    last, riser = run.steps[-1].level, _common_riser(found, run)
    levels = platforms.levels_beyond(run.edges[-1], (last - LEVEL_WITH, last + HIGHEST_RISER))
    # Where nothing is modelled, a storey that lies at one of the two levels tells.
    levels = levels or tuple(
        level
        for wanted in (last, last + riser)
        for level in platforms.storeys_between(wanted - LEVEL_WITH, wanted + LEVEL_WITH)
    )
    return min(levels, key=lambda level: _off(level, last, riser), default=None)


def _off(level: float, last: float, riser: float) -> float:
    """How far a floor is from where a flight may arrive: on its last tread or a riser above."""
    return min(abs(level - last) + LEVEL_WITH / 2, abs(level - last - riser))


def _common_riser(found: FoundFlight, run: Run) -> float:
    """The rise between the treads, else the declared one, else a usual one (to compare with)."""
    return median(run.risers) if run.risers else found.element.riser_height or _USUAL


def _usual_riser(
    found: FoundFlight, run: Run, *, below: float | None, above: float | None
) -> float | None:
    declared, levels = found.element.riser_height, run.risers
    if levels:
        common = median(levels)
        return declared if declared and abs(declared - common) <= _AGREES else common
    if declared and LEAST_RISER <= declared <= HIGHEST_RISER:
        return declared
    first, last = run.steps[0].level, run.steps[-1].level
    if below is not None:
        return first - below
    if above is not None and above - last > LEVEL_WITH:
        return above - last
    base = found.element.shape.base if found.element.shape else first
    return first - base if LEAST_RISER <= first - base <= HIGHEST_RISER else None


def _ends_level(found: FoundFlight, run: Run, above: float | None) -> bool:
    """Whether its last tread is the floor: the floor beyond shows it, else the declared count."""
    if above is not None:
        return above - run.steps[-1].level <= LEVEL_WITH
    return found.element.riser_count == len(run.steps)
