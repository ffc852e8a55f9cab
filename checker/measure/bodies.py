"""The plan of an element's body, fit for reckoning with, and the holes cut out of it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, without
from checker.model import Element, Opening, School, Surface


def plan_of(element: Element) -> Area | None:
    """The plan of a body, valid and finite; none where there is no such thing."""
    return None if element.shape is None else clean_area(element.shape.footprint)


def holes_by_host(school: School) -> Mapping[str, tuple[Opening, ...]]:
    """The openings cut into each wall or slab, by its id."""
    found: dict[str, list[Opening]] = {}
    for opening in school.openings:
        found.setdefault(opening.host_id, []).append(opening)
    return {host: tuple(openings) for host, openings in found.items()}


def cut(area: Area | None, holes: Iterable[Opening]) -> Area | None:
    """An area without the holes; none where nothing is left."""
    plans = [plan for hole in holes if (plan := plan_of(hole)) is not None]
    return without(area, plans) if area is not None and plans else area


def sound(surfaces: Iterable[Surface]) -> Iterator[Surface]:
    """The surfaces that can be reckoned with: a valid outline, a finite level and slope."""
    for surface in surfaces:
        if all(math.isfinite(each) for each in (surface.level, *surface.slope)):
            area = clean_area(surface.area)
            if area is not None:
                yield surface if area is surface.area else replace(surface, area=area)


def lower_part(surface: Surface, level: float) -> BaseGeometry:
    """The plan of a surface where it lies lower than a level (z)."""
    steep, area = surface.gradient, surface.area
    if steep == 0.0:
        return area if surface.level < level else Polygon()
    middle, up = area.centroid, (surface.slope[0] / steep, surface.slope[1] / steep)
    ahead = (level - surface.level) / steep
    x, y = middle.x + up[0] * ahead, middle.y + up[1] * ahead
    far = area.length + abs(ahead)
    left, right = (x - up[1] * far, y + up[0] * far), (x + up[1] * far, y - up[0] * far)
    back = [(px - up[0] * 2 * far, py - up[1] * 2 * far) for px, py in (right, left)]
    return area.intersection(Polygon([left, right, *back]))
