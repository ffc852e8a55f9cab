"""How far a building reaches at a level: what lies within its walls, what in the open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shapely import Point, Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.facing import Stretch
from checker.geometry.overlay import joined
from checker.measure.registry import provider
from checker.model import Element, Room, School

CHEST = 1.0
"""Metres over the floor at which the building is cut."""

_SEAM = 0.3
_LEVELS = 0.1


@dataclass(slots=True)
class Built:
    """Rooms and walls, and what they enclose at each level, worked out when asked for."""

    elements: Sequence[tuple[float, float, Area]]
    _shells: dict[int, Area] = field(default_factory=dict)

    def shell(self, level: float) -> Area:
        """All that lies within the outermost walls at a level (z, m), holes filled.

        Gaps of up to 0.6 m are closed: walls that do not quite meet, doors without a wall.
        """
        key = round(level / _LEVELS)
        if key not in self._shells:
            cut = [area for base, top, area in self.elements if base <= level <= top]
            closed = joined(cut).buffer(_SEAM, join_style="mitre")
            filled = [Polygon(part.exterior) for part in polygons_of(closed)]
            shrunk = joined(filled).buffer(-_SEAM, join_style="mitre")
            self._shells[key] = clean_area(shrunk) or Polygon()
        return self._shells[key]

    def encloses(self, room: Room, stretch: Stretch, *, reach: float) -> bool:
        """Whether the place just beyond the wall of a stretch lies within the building."""
        if room.shape is None:
            return False
        far = stretch.strip(reach + _SEAM).exterior.coords
        beyond = Point((far[1][0] + far[2][0]) / 2, (far[1][1] + far[2][1]) / 2)
        return bool(self.shell(room.shape.base + CHEST).contains(beyond))


@provider
def built(school: School) -> Built:
    """The building as it is modelled: rooms indoors and walls. A colonnade encloses nothing."""
    indoors = [room for room in school.rooms if not room.is_external]
    things: list[Element] = [*indoors, *school.walls]
    found = []
    for thing in sorted(things, key=lambda each: each.id):
        area = clean_area(thing.shape.footprint) if thing.shape else None
        if thing.shape and area is not None:
            found.append((thing.shape.base, thing.shape.top, area))
    return Built(found)
