"""The largest circle that fits in an area, with the place where it lies."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon

from checker.geometry.deepest import deepest_point
from checker.geometry.frame import Point as Place

Area = Polygon | MultiPolygon
"""Any area on a plan, in metres."""

TOLERANCE = 0.00002
"""Metres at which the search stops; a radius is at most 0.05 mm short, far below what decides."""

_FIRST_GUESS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle on the plan: centre and radius in metres."""

    centre: Place
    radius: float

    def across(self, direction: float) -> tuple[Place, Place]:
        """The ends of the diameter that runs at `direction` radians.

        >>> Circle(centre=(1.0, 2.0), radius=0.5).across(0.0)
        ((0.5, 2.0), (1.5, 2.0))
        """
        (x, y), dx, dy = self.centre, math.cos(direction), math.sin(direction)
        dx, dy = dx * self.radius, dy * self.radius
        return (x - dx, y - dy), (x + dx, y + dy)


def largest_circle(area: Area) -> Circle | None:
    """The largest circle inside `area` (m), clear of its holes; none when the area is empty.

    The radius is never too large and at most 0.05 mm too small.

    >>> largest_circle(shapely.box(0, 0, 4, 3)).radius
    1.5
    """
    if area.is_empty or area.area <= 0.0:
        return None
    # A fine tolerance would cost GEOS 100 ms on a long corridor: a ridge has no single best cell.
    with np.errstate(divide="ignore", invalid="ignore"):
        # GEOS divides by lengths that may be as good as none, and copes.
        spoke = shapely.maximum_inscribed_circle(area, tolerance=_FIRST_GUESS)
    first = _circle_at(area, Point(spoke.coords[0]))
    if first.radius >= _narrowest(area) / 2 - TOLERANCE:
        return first
    deepest = deepest_point(area, start=first.centre, depth=first.radius, within=TOLERANCE)
    return max(first, _circle_at(area, Point(deepest)), key=lambda circle: circle.radius)


def _circle_at(area: Area, centre: Point) -> Circle:
    return Circle(centre=(centre.x, centre.y), radius=area.boundary.distance(centre))


def _narrowest(area: Area) -> float:
    """The shorter side (m) of the smallest rectangle around: no circle within is wider."""
    first, second, third = shapely.get_coordinates(area.minimum_rotated_rectangle)[:3]
    return min(math.dist(first, second), math.dist(second, third))


def touching_direction(area: Area, circle: Circle) -> float:
    """The direction (radians) from the circle's centre to the nearest edge of `area`."""
    centre = Point(circle.centre)
    (x0, y0), (x1, y1) = shapely.shortest_line(centre, area.boundary).coords
    return math.atan2(y1 - y0, x1 - x0)
