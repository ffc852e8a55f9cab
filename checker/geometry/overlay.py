"""Areas put together, cut and compared on a grid of a thousandth of a millimetre.

Without a grid GEOS may silently fill a hole or lose a piece where edges lie a rounding error apart,
as those of a wall and the room beside it do in any plan that is turned.
"""

from collections.abc import Iterable

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of

GRID = 1e-6
"""Metres to which corners are moved; no length changes by more than twice that."""


def together(areas: Iterable[BaseGeometry]) -> Area:
    """All of some areas (m) as one; lines and points among them are dropped.

    >>> together([shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)]).area
    3.0
    """
    return _area(shapely.union_all(_polygons(areas), grid_size=GRID))


def less(area: BaseGeometry, taken: Iterable[BaseGeometry]) -> Area:
    """An area (m) with all of some others cut out of it.

    >>> less(shapely.box(0, 0, 2, 1), [shapely.box(1, 0, 2, 1)]).area
    1.0
    """
    return _area(shapely.difference(area, together(taken), grid_size=GRID))


def shared(area: BaseGeometry, other: BaseGeometry) -> Area:
    """What two areas (m) have in common; edges in common are no area.

    >>> shared(shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)).area
    1.0
    """
    return _area(shapely.intersection(area, other, grid_size=GRID))


def _area(shape: BaseGeometry) -> Area:
    parts = _polygons([shape])
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _polygons(shapes: Iterable[BaseGeometry]) -> list[Polygon]:
    return [part for shape in shapes for part in polygons_of(shape)]
