"""The floor of a room that flights, landings and railings take, as far as their bodies show."""

from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from checker.measure.bodies import lower_part, plan_of, sound
from checker.measure.obstacles import FLAT, HEAD_HEIGHT, in_the_way
from checker.model import (
    Element,
    Railing,
    Ramp,
    RampFlight,
    School,
    Slab,
    Stair,
    StairFlight,
    Surface,
)

_LAST_RISER = 0.35
_RAIL, _FOLLOWS = 0.03, 0.15
_NOTHING = Polygon()


def flights_of(school: School) -> Sequence[Element]:
    """Flights and landings of all stairs and ramps; those without flights whole."""
    pieces: list[Element] = []
    for stair in school.stairs:
        pieces += (*stair.flights, *stair.landings) if stair.flights else (stair,)
    for ramp in school.ramps:
        pieces += (*ramp.flights, *ramp.landings) if ramp.flights else (ramp,)
    return pieces


def is_flight(element: Element) -> bool:
    """Whether an element is part of a way up or down."""
    return isinstance(element, StairFlight | RampFlight | Stair | Ramp | Slab)


def is_ramp(element: Element) -> bool:
    """Whether an element is part of a way up or down that has no steps, or a landing of one."""
    return isinstance(element, RampFlight | Ramp | Slab)


def taken_by_flight(piece: Element, floor: float) -> tuple[BaseGeometry, BaseGeometry]:
    """What a flight or landing surely takes of the floor at a level (z), and all it may take.

    It takes what has less than 2.1 m of headroom, and what it comes up through from below.
    """
    body, plan = piece.shape, plan_of(piece)
    if body is None or plan is None:
        return _NOTHING, _NOTHING
    whole = (_NOTHING if body.hull_only else plan, plan)
    if isinstance(piece, StairFlight | RampFlight) and _arrives(body.top, floor):
        return whole
    if not in_the_way(body, floor):
        return _NOTHING, _NOTHING
    tops, soffits = (tuple(sound(getattr(piece, name, ()))) for name in ("tops", "soffits"))
    if tops or soffits:
        sure = _under(tops, soffits, floor)
        return sure, sure if soffits else plan.union(sure)
    is_low = body.top - floor <= HEAD_HEIGHT or isinstance(piece, Slab)
    return whole if is_low else (_NOTHING, plan)


def taken_by_railing(railing: Railing, floor: float) -> tuple[BaseGeometry, bool]:
    """What a railing takes of the floor at a level (z), and whether that is sure.

    Of one that rises the part that runs lower than 2.1 m.
    """
    body, plan = railing.shape, plan_of(railing)
    if body is None or plan is None or not in_the_way(body, floor):
        return _NOTHING, True
    if len(railing.line) < 2:  # noqa: PLR2004 - a line has two ends
        return plan, not body.hull_only
    reach = _RAIL if body.hull_only else _FOLLOWS
    low = [_lower(start, end, floor + HEAD_HEIGHT) for start, end in pairwise(railing.line)]
    near = [LineString(ends).buffer(reach) for ends in low if ends]
    return shapely.union_all(near).intersection(plan), True


def _arrives(top: float, floor: float) -> bool:
    """Whether the top of a flight is the floor or one riser below it."""
    return floor - _LAST_RISER <= top <= floor + FLAT


def _under(tops: Sequence[Surface], soffits: Sequence[Surface], floor: float) -> BaseGeometry:
    """What the surfaces of a flight show that it takes of the floor at a level (z)."""
    head = floor + HEAD_HEIGHT
    parts = [_between(each, floor + FLAT, head) for each in tops]
    parts += [_between(each, floor - HEAD_HEIGHT, floor - FLAT) for each in tops]
    # Below the floor an underside tells nothing: a landing level with the floor has one too.
    parts += [_between(each, floor if tops else floor - HEAD_HEIGHT, head) for each in soffits]
    return shapely.union_all(parts)


def _between(surface: Surface, low: float, high: float) -> BaseGeometry:
    """The plan of a surface where it lies at `low` or higher and lower than `high` (z)."""
    return lower_part(surface, high).difference(lower_part(surface, low))


def _lower(
    start: tuple[float, float, float], end: tuple[float, float, float], level: float
) -> list[tuple[float, float]]:
    """The ends on the plan of the part of a line that runs lower than a level, if any does."""
    (x0, y0, z0), (x1, y1, z1) = sorted((start, end), key=lambda point: point[2])
    if z0 >= level:
        return []
    share = 1.0 if z1 <= level else (level - z0) / (z1 - z0)
    return [(x0, y0), (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)]
