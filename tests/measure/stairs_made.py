"""Stairs and ramps made by hand: dog-legs in parts or in one body, floors above and below."""

from collections.abc import Sequence
from typing import Any

from shapely import Polygon, box

from checker.model import Element, School, StairFlight, Surface
from tests.measure.schools import room, school_of, slab, stair, stair_flight

RISER, GOING = 0.15, 0.28


def level(area: Polygon, at: float) -> Surface:
    """A level surface."""
    return Surface(area=area, level=at)


def sloped(area: Polygon, at: float, slope: tuple[float, float]) -> Surface:
    """A sloping surface, `at` its centroid."""
    return Surface(area=area, level=at, slope=slope)


def treads(
    levels: Sequence[float],
    *,
    goings: Sequence[float] | float = GOING,
    width: float = 1.2,
    nosing: float = 0.0,
) -> tuple[Surface, ...]:
    """Treads up the x axis from x = 0; `goings` from nosing to nosing."""
    each = [goings] * len(levels) if isinstance(goings, float) else list(goings)
    found, x = [], 0.0
    for at, going in zip(levels, each, strict=True):
        found.append(level(box(x, -width / 2, x + going + nosing, width / 2), at))
        x += going
    return tuple(found)


def flight_of(tops: Sequence[Surface], **given: Any) -> StairFlight:
    """A flight `f` with these treads."""
    return stair_flight("f", tops=tuple(tops), **given)


def one_flight(*others: Element, **given: Any) -> School:
    """A flight `f` of ten risers of 150 by 280 mm between two rooms, 1.5 m apart."""
    made = stair_flight("f", **given)
    return school_of(stair("s", None, flights=(made,)), *floors(2.52, 1.5), *others)


def floors(far: float, high: float, *, low: float = 0.0) -> tuple[Element, ...]:
    """The room before a flight that starts at x = 0 and the one that it arrives at."""
    return (
        room("below", box(-4, -3, 0, 3), base=low),
        room("above", box(far, -3, far + 4, 3), base=high),
    )


def dog_leg(*, gap: float = 0.1) -> tuple[StairFlight, StairFlight, Surface]:
    """Two flights of six risers of 150 mm and the landing between them, at 0.9 m."""
    shift = -1.2 - gap
    lower = stair_flight("lower", risers=6)
    upper = stair_flight("upper", at=(1.4, shift), along=180, risers=6, z=0.9)
    return lower, upper, level(box(1.4, shift - 0.6, 2.6, 0.6), 0.9)


def dog_leg_in_parts(*others: Element, **given: Any) -> School:
    """The dog-leg as two flights and a slab."""
    lower, upper, between = dog_leg(**given)
    landing = slab("landing", between.area, level=between.level)
    return school_of(stair("s", None, flights=(lower, upper), landings=(landing,)), *others)


def dog_leg_in_one(*others: Element, **given: Any) -> School:
    """The dog-leg as one body, its surfaces in no order."""
    lower, upper, between = dog_leg(**given)
    tops = (*upper.tops, between, *lower.tops)
    area = box(0, -2.0, 2.6, 0.6)
    return school_of(stair("s", area, tops=tops), *others)
