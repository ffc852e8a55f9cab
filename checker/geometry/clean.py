"""Areas made fit for measuring: finite, valid, and with no more corners than they need."""

from collections.abc import Iterable

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.remembered import remembered

GRID = 1e-6
"""Metres to which the corners of areas are rounded when they are cut or joined."""
MOST_CORNERS = 2000
"""Corners that a measure takes; more are thinned out to within 1 mm."""

_THINNING = 0.001
_SLIVER = 1e-6


def clean_area(shape: BaseGeometry | None) -> Area | None:
    """The polygons of a shape, valid and finite, without slivers under 1 mm2 (m2 inside).

    None when nothing is left that has an area. Lines and points are dropped.

    >>> clean_area(shapely.LineString([(0, 0), (1, 1)])) is None
    True
    """
    if shape is None or shape.is_empty:
        return None
    many = shapely.get_num_coordinates(shape) > MOST_CORNERS
    if many or not shape.is_valid:  # what is not finite is not valid
        if not np.isfinite(shapely.get_coordinates(shape)).all():
            return None
        shape = shape.simplify(_THINNING) if many else shape
        shape = shape if shape.is_valid else shapely.make_valid(shape)
    parts = [part for part in polygons_of(shape) if part.area > _SLIVER]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """The polygons in any geometry, empty ones left out."""
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    parts = shapely.get_parts(shape).tolist()
    if not isinstance(shape, MultiPolygon):  # of a collection some parts may have parts themselves
        parts = [each for part in parts for each in shapely.get_parts(part).tolist()]
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


@remembered
def without(area: Area, taken: Iterable[BaseGeometry]) -> Area | None:
    """What is left of `area` when all of `taken` is cut away; none when nothing is.

    Corners are rounded to a thousandth of a millimetre: in floating point GEOS may lose whole
    pieces, without an error, where edges nearly lie on each other.

    >>> without(shapely.box(0, 0, 2, 1), [shapely.box(1, 0, 2, 1)]).area
    1.0
    """
    whole = shapely.union_all(list(taken), grid_size=GRID)
    return clean_area(shapely.difference(area, whole, grid_size=GRID))
