"""The largest square that fits in an area, at any angle."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from checker.geometry.axes import edge_directions
from checker.geometry.circle import Area, largest_circle
from checker.geometry.fit import rectangle_fits

TOLERANCE = 0.0001
"""Metres to which the side is found."""

_CERTAIN = 0.001
_MOST_ANGLES = 4
_TRIM = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A square on the plan: its side (m) and where it lies."""

    side: float
    placed: Polygon


def largest_square(area: Area) -> Square | None:
    """The largest square inside `area`, at any angle; none when the area is empty.

    Tried along the edges first, where the largest nearly always lies; that none is larger is
    made sure of by the largest circle, else by a search over all angles. Never too large, and
    at most 1 mm too small.

    >>> round(largest_square(shapely.box(0, 0, 1.5, 4)).side, 3)
    1.5
    """
    circle = largest_circle(area)
    if circle is None or circle.radius <= 0.0:
        return None
    found = [
        _at_angle(area, angle, most=2 * circle.radius)
        for angle in edge_directions(area)[:_MOST_ANGLES]
    ]
    best = max(found, key=lambda square: square.side)
    while best.side + _CERTAIN < 2 * circle.radius:
        # A square holds a circle as wide as itself: past that the search is not needed.
        fit = rectangle_fits(area, long=best.side + _CERTAIN, short=best.side + _CERTAIN)
        if fit.placed is None:
            break
        turned = edge_directions(fit.placed)[0]
        larger = _at_angle(area, turned, most=2 * circle.radius)
        if larger.side <= best.side + TOLERANCE:
            break
        best = larger
    return best


def _at_angle(area: Area, angle: float, *, most: float) -> Square:
    """The largest square at one angle (radians), its side at most `most` metres."""
    middle = (area.centroid.x, area.centroid.y)
    flat = rotate(area, -angle, origin=middle, use_radians=True)
    rings = shapely.get_parts(shapely.boundary(flat))
    corners = [shapely.get_coordinates(ring) for ring in rings]
    segments = np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in corners])
    low, high = 0.0, most
    place = flat.representative_point()
    while high - low > TOLERANCE / 4:
        side = (low + high) / 2
        free = _centres(flat, segments, side)
        if free.is_empty:
            high = side
        else:
            low, place = side, free.representative_point()
    half = low / 2
    square = shapely.box(place.x - half, place.y - half, place.x + half, place.y + half)
    return Square(side=low, placed=rotate(square, angle, origin=middle, use_radians=True))


def _centres(flat: BaseGeometry, segments: npt.NDArray[np.float64], side: float) -> BaseGeometry:
    """Where the centre of an upright square may lie: off every edge swept by the square."""
    half = side / 2 - _TRIM
    offsets = np.array([[half, half], [-half, half], [-half, -half], [half, -half]])
    swept = (segments[:, :, None, :] + offsets[None, None]).reshape(-1, 2)
    indices = np.repeat(np.arange(len(segments)), 8)
    hulls = shapely.convex_hull(shapely.multipoints(swept, indices=indices))
    return flat.difference(shapely.union_all(hulls))
