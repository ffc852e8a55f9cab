"""Which parts of a floor nobody of a certain width gets to from its doors."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.arrival import Arrival
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.walkable import walkable


@dataclass(frozen=True, slots=True)
class Unreached:
    """Where the middle of a disc could be and does not get to; `is_all` when it gets nowhere."""

    parts: tuple[Polygon, ...]
    is_all: bool

    def cut_from(self, floor: Area | None) -> Area | None:
        """A floor on which no shape as wide as the disc lies where the disc does not get to.

        Only the places of its middle are taken away, so that where one does get to nothing is
        narrower than before; what is left of the rest is too narrow for the disc.
        """
        if floor is None or not self.parts:
            return floor
        return clean_area(floor.difference(shapely.union_all(self.parts)))


def unreached(
    floor: Area, portals: Sequence[BaseGeometry], *, width: float, outline: Area
) -> Unreached:
    """The parts of a floor that a disc of a width (m) gets to from none of the portals.

    `outline` is the room without what stands in it: recesses of it before a portal, up to 0.3 m
    deep, belong to the portal.

    >>> from shapely import LineString, box
    >>> parted = box(0, 0, 9, 2).difference(box(4, 0.3, 5, 2))
    >>> door = LineString([(0, 0.5), (0, 1.4)])
    >>> away = unreached(parted, [door], width=0.8, outline=box(0, 0, 9, 2))
    >>> [round(part.area, 2) for part in away.parts], away.is_all
    ([3.84], False)
    """
    parts = polygons_of(walkable(floor, width))
    arrivals = [Arrival(floor, portal, outline) for portal in portals]
    # Nearly every floor is in one part, and its first door is in front of it.
    away = tuple(part for part in parts if not any(one.is_made(part, width) for one in arrivals))
    return Unreached(parts=away, is_all=len(away) == len(parts))
