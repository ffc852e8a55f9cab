"""The places in an area where rectangles of one size fit, and the ways between these places."""

from collections.abc import Sequence

import numpy as np
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of, without
from checker.geometry.fit import rectangle_fits, rectangle_of
from checker.geometry.overlay import joined, shared
from checker.geometry.placing import Search
from checker.geometry.route import Way
from checker.geometry.ways import Ways, longest_way, walls_of
from checker.units import SLACK

SLIVER = 0.3
"""Metres: what is narrower between places, walls and corners is no way and parts nothing."""

_TOUCHES = 0.00002
_SHARP = 50.0


def rectangles_cover(area: Area, *, long: float, short: float) -> Area | None:
    """All that rectangles of `long` by `short` metres cover wherever they fit in `area`.

    They lie along the walls, to 0.5 mm: in directions in which there are walls as long as that.
    Only where none fits that way is one laid at any other angle. None where none fits at all.
    Separate parts are separate places.

    >>> import shapely
    >>> rectangles_cover(shapely.box(0, 0, 9, 1.2), long=1.8, short=1.8) is None
    True
    >>> rectangles_cover(shapely.box(0, 0, 9, 2), long=1.8, short=1.8).bounds
    (0.0, 0.0, 9.0, 2.0)
    """
    long, short = max(long, short), min(long, short)
    search = Search(area, margin=(short - SLACK) / 2)
    if search.pivots.is_empty:
        return None
    stencil = rectangle_of(long - SLACK, short - SLACK)
    angles = search.wall_angles(stencil.symmetry, least=short)
    found = clean_area(joined(search.covered(stencil, angle) for angle in angles))
    return found or rectangle_fits(area, long=long, short=short).placed


def longest_way_without(area: Area, places: Sequence[Polygon]) -> Way:
    """The longest way through an area that leads over none of these places.

    From one place to another, or from a place to the wall that is farthest from all of them;
    where a part of the area has no place, from wall to wall. Along the shortest way (metres).
    What is narrower than 0.3 m is left out.

    >>> import shapely
    >>> hall, bay = shapely.box(0, 0, 20, 1.5), shapely.box(12, 0, 14, 1.5)
    >>> round(longest_way_without(hall, [bay]).length, 3)
    12.0
    """
    left = without(area, places)
    parts = polygons_of(_open(left)) if left is not None else []
    ways = [_longest_from(part, places) for part in parts]
    return max(ways, key=lambda way: way.length, default=Way(length=0.0))


def _open(left: Area) -> BaseGeometry:
    """What is left less what is narrower than 0.3 m; a gap of just that is open."""
    half = (SLIVER - SLACK) / 2
    wide = left.buffer(-half, join_style="mitre", mitre_limit=_SHARP)
    return shared(left, wide.buffer(half + _TOUCHES, join_style="mitre", mitre_limit=_SHARP))


def _longest_from(part: Polygon, places: Sequence[Polygon]) -> Way:
    near = [place for place in places if place.distance(part) <= _TOUCHES]
    if not near:
        return longest_way(part)
    ways, walls = Ways(part), walls_of(part)
    mouths: list[BaseGeometry] = [part.intersection(place.buffer(_TOUCHES)) for place in near]
    apart = ways.lengths(mouths, mouths)
    away = ways.lengths(walls, mouths).min(axis=1)
    for lengths in (apart, away):
        lengths[~np.isfinite(lengths)] = 0.0
    if apart.max() >= away.max():
        one, other = np.unravel_index(int(apart.argmax()), apart.shape)
        return ways.way(mouths[one], mouths[other])
    wall = walls[int(away.argmax())]
    found = [ways.way(wall, mouth) for mouth in mouths]
    return min(found, key=lambda way: way.length)
