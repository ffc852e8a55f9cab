"""How far one steps forward from nosing to nosing, on straight and on tapered treads."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.geometry.edges import Edge, ahead, beyond, length, middle
from checker.geometry.frame import Point

TAPERED = math.radians(2)
"""Nosings that turn by more than this belong to a tapered tread."""
WIDE = 1.0
"""Metres of width from which a tapered tread is measured near both sides, not in the middle."""
FROM_SIDE = 0.27
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """The going between two nosings: `low` and `high` in metres, alike on a straight tread.

    `line` runs where it is shortest.
    """

    low: float
    high: float
    line: Edge
    tapered: bool = False


def goings(edges: Sequence[Edge]) -> tuple[Going, ...]:
    """The going between each nosing and the next, square to it.

    A tapered tread is measured in the middle when it is under 1 m wide, else 270 mm from either
    side (Approved Document K, 1.25 to 1.29).

    >>> treads = [((x, 1.2), (x, 0.0)) for x in (0.0, 0.28, 0.56)]
    >>> [round(each.low, 3) for each in goings(treads)]
    [0.28, 0.28]
    """
    return tuple(_going(lower, upper) for lower, upper in pairwise(edges))


def turn(lower: Edge, upper: Edge) -> float:
    """By how much the way turns from one edge to the next, radians, to either hand."""
    (ax, ay), (bx, by) = ahead(lower), ahead(upper)
    return abs(math.atan2(ax * by - ay * bx, ax * bx + ay * by))


def _going(lower: Edge, upper: Edge) -> Going:
    if turn(lower, upper) <= TAPERED:
        start, (x, y) = middle(lower), ahead(lower)
        depth = beyond(lower, middle(upper))
        return Going(
            low=depth, high=depth, line=(start, (start[0] + x * depth, start[1] + y * depth))
        )
    if min(length(lower), length(upper)) < WIDE - _ROUNDING:
        lines = [(middle(lower), middle(upper))]
    else:
        lines = [(_inset(lower, end), _inset(upper, end)) for end in (0, 1)]
    lines.sort(key=lambda line: math.dist(*line))
    shortest, longest = lines[0], lines[-1]
    return Going(
        low=math.dist(*shortest),
        high=math.dist(*longest),
        line=shortest,
        tapered=True,
    )


def _inset(edge: Edge, end: int) -> Point:
    """The point 270 mm from one end of an edge."""
    here, there = edge[end], edge[1 - end]
    share = FROM_SIDE / length(edge)
    return (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
