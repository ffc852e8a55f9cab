"""The largest square that fits in an area, at any angle."""

import math
from dataclasses import dataclass

from shapely import Polygon

from checker.geometry.circle import Area, largest_circle
from checker.geometry.fit import SLACK, rectangle_fits

TOLERANCE = 0.0001
"""Metres to which the side is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A square on the plan: its side (m) and where it lies."""

    side: float
    placed: Polygon


def largest_square(area: Area) -> Square | None:
    """The largest square inside `area`, at any angle; none when the area is empty.

    The side is exact to 0.1 mm.

    >>> import shapely
    >>> round(largest_square(shapely.box(0, 0, 1.5, 4)).side, 3)
    1.5
    """
    circle = largest_circle(area)
    if circle is None or circle.radius <= 0.0:
        return None
    # A square holds a circle as wide as itself, and fits in one as wide as its diagonal.
    low, high = math.sqrt(2) * circle.radius, 2 * circle.radius + SLACK
    best = rectangle_fits(area, long=low, short=low).placed
    while high - low > TOLERANCE / 2:
        side = (low + high) / 2
        fit = rectangle_fits(area, long=side, short=side)
        if fit.placed is not None:
            low, best = side, fit.placed
        else:
            high = side
    # What fits is told with a little slack, which the figure leaves out again.
    return None if best is None else Square(side=low - SLACK, placed=best)
