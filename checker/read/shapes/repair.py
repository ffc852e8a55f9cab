"""Polygons made valid, with a sentence when that changes what they mean."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.model.facts import Area

CROSSED = "The outline of its body crosses itself, so its area cannot be told."

_SMALLEST = 1e-6  # m²: parts and holes below 1 mm² are rounding
_MOST_VERTICES, _SIMPLIFY = 2_000, 0.001
_AGREE = 1e-3  # share of the area that a repair may change


def repaired(polygon: Polygon) -> tuple[Area | None, str]:
    """A valid area and "", or the best valid area and why it cannot be trusted.

    An outline that only touches itself keeps its area and is fine; one that crosses itself
    encloses one area and sums to another. Nothing comes back when no area is left.

    >>> from shapely import Polygon
    >>> repaired(Polygon([(0, 0), (2, 2), (2, 0), (0, 2)]))[1] == CROSSED
    True
    """
    if shapely.is_valid(polygon):
        return cleaned(polygon), ""
    area = cleaned(shapely.make_valid(polygon, method="structure"))
    even_odd = shapely.make_valid(polygon).area
    summed = polygon.area
    crosses = abs(even_odd - summed) > _AGREE * max(even_odd, summed)
    return area, CROSSED if crosses else ""


def cleaned(geometry: BaseGeometry) -> Area | None:
    """Only areas, without slivers; very long outlines simplified at 1 mm."""
    if isinstance(geometry, Polygon) and shapely.get_num_coordinates(geometry) <= _MOST_VERTICES:
        return _without_pinholes(geometry) if shapely.area(geometry) > _SMALLEST else None
    parts = [_without_pinholes(p) for p in polygons_of(geometry) if p.area > _SMALLEST]
    if not parts:
        return None
    area: Area = parts[0] if len(parts) == 1 else _apart(parts)
    if shapely.get_num_coordinates(area) > _MOST_VERTICES:
        area = shapely.simplify(area, _SIMPLIFY)
    return area


def united(polygons: Sequence[BaseGeometry] | NDArray[np.object_]) -> BaseGeometry:
    """The union, on a 1 µm grid when the exact one fails."""
    if len(polygons) == 1:
        only: BaseGeometry = polygons[0]
        return only
    try:
        return shapely.union_all(polygons)
    except shapely.errors.GEOSException:
        return shapely.union_all(polygons, grid_size=1e-6)


def _apart(parts: list[Polygon]) -> Area:
    """Parts as one area; a repair may hand over parts that share an edge, and they are merged."""
    area: Area = MultiPolygon(parts)
    if shapely.is_valid(area):
        return area
    merged = polygons_of(united(parts))
    return merged[0] if len(merged) == 1 else MultiPolygon(merged)


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """All polygons in a geometry of any kind."""
    if isinstance(geometry, Polygon):
        return [geometry]
    parts = getattr(geometry, "geoms", ())
    return [polygon for part in parts for polygon in polygons_of(part)]


def _without_pinholes(polygon: Polygon) -> Polygon:
    if not shapely.get_num_interior_rings(polygon):
        return polygon
    kept = [ring for ring in polygon.interiors if Polygon(ring).area > _SMALLEST]
    return polygon if len(kept) == len(polygon.interiors) else Polygon(polygon.exterior, kept)
