"""The largest circle that fits in an area, with the place where it lies."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon

from checker.geometry.frame import Point as Place

Area = Polygon | MultiPolygon
"""Any area on a plan, in metres."""

TOLERANCE = 0.00002
"""Metres at which the search stops; a radius is at most 0.05 mm short, far below what decides."""

_FIRST_GUESS = 0.02
_ARC = 64


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
    # What is left when the area shrinks by the guess is small and quick to shrink further.
    left = area.buffer(-first.radius + TOLERANCE, quad_segs=_ARC)
    if left.is_empty or left.buffer(-2 * TOLERANCE).is_empty:
        return first
    best = _circle_at(area, _deepest_point(left))
    return max(first, best, key=lambda circle: circle.radius)


def _circle_at(area: Area, centre: Point) -> Circle:
    return Circle(centre=(centre.x, centre.y), radius=area.boundary.distance(centre))


def _deepest_point(area: Area) -> Point:
    """A point of what survives when `area` shrinks as far as it can."""
    low, high, survivor = 0.0, 2 * _FIRST_GUESS, area
    while high - low > TOLERANCE:
        middle = (low + high) / 2
        shrunk = area.buffer(-middle, quad_segs=_ARC)
        if shrunk.is_empty:
            high = middle
        else:
            low, survivor = middle, shrunk
    centroid = survivor.centroid
    return centroid if survivor.covers(centroid) else survivor.representative_point()


def touching_direction(area: Area, circle: Circle) -> float:
    """The direction (radians) from the circle's centre to the nearest edge of `area`."""
    centre = Point(circle.centre)
    (x0, y0), (x1, y1) = shapely.shortest_line(centre, area.boundary).coords
    return math.atan2(y1 - y0, x1 - x0)
