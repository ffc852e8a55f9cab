"""Level places that a flight may start from or arrive at: rooms, slabs and landings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, strip
from checker.measure.bodies import cut, holes_by_host, plan_of, sound
from checker.measure.climbs.landings_found import FoundLanding, FoundLandings
from checker.measure.climbs.stairs_found import LEVEL
from checker.measure.registry import provider
from checker.model import School, Slab

REACH = 0.3
"""Metres past the end of a flight within which a floor adjoins it: a wall may stand between."""

_PAST = 0.02
_HALF = 0.5
_ONE_LEVEL = 0.02
_SEAM = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A level place: the id of its element, its plan and its level (z).

    `finished` says that people walk on it for certain: a slab may get a floor finish on top.
    """

    id: str
    area: Area
    level: float
    finished: bool = True


class Platforms:
    """All level places, ready to be asked for by place."""

    def __init__(self, places: Iterable[Platform], storey_levels: Iterable[float] = ()) -> None:
        self._places = tuple(places)
        self._storey_levels = tuple(sorted(storey_levels))
        self._tree = shapely.STRtree([place.area for place in self._places])

    def beyond(self, edge: Edge) -> tuple[Platform, ...]:
        """Those right beyond an edge, lowest first: they cover half of a strip ahead of it."""
        inset = min(0.1, shapely.LineString(edge).length / 4)
        probe = strip(edge, _PAST, REACH, inset=inset)
        found = [self._places[int(index)] for index in self._tree.query(probe)]
        least = _HALF * probe.area
        met = [each for each in found if each.area.intersection(probe).area >= least]
        return tuple(sorted(met, key=lambda each: (each.level, each.id)))

    def floor(self, near: Area, level: float) -> Area | None:
        """The level floor that meets an area: all places within 20 mm of a level, joined."""
        met = [
            place.area
            for index in sorted(self._tree.query(near, predicate="intersects").tolist())
            if abs((place := self._places[index]).level - level) <= _ONE_LEVEL
        ]
        grown = shapely.union_all(met).buffer(_SEAM, join_style="mitre") if met else None
        return None if grown is None else clean_area(grown.buffer(-_SEAM, join_style="mitre"))

    def level_below(self, x: float, y: float, z: float, *, within: float) -> float | None:
        """The highest floor below a point, `within` metres of it on the plan."""
        point = shapely.Point(x, y)
        near = self._tree.query(point, predicate="dwithin", distance=within).tolist()
        levels = [self._places[index].level for index in near]
        return max((level for level in levels if level < z), default=None)

    def levels_beyond(self, edge: Edge, between: tuple[float, float]) -> tuple[float, ...]:
        """The levels of the floors right beyond an edge within two levels, lowest first.

        Bare slabs count only where no room and no landing lies there.
        """
        low, high = between
        met = [each for each in self.beyond(edge) if low <= each.level <= high]
        finished = [each.level for each in met if each.finished]
        return tuple(finished or [each.level for each in met])

    def storeys_between(self, low: float, high: float) -> tuple[float, ...]:
        """Elevations of storeys within two levels: what is left where no floor is modelled."""
        return tuple(level for level in self._storey_levels if low <= level <= high)


@provider
def platforms(school: School, found_landings: FoundLandings) -> Platforms:
    """Room floors, the level tops of slabs, and the landings of stairs and ramps."""
    landings = [found for group in found_landings.values() for found in group]
    places = (*_rooms(school), *_slabs(school), *_landings(landings))
    return Platforms(places, [storey.elevation for storey in school.storeys])


def _rooms(school: School) -> Iterator[Platform]:
    for room in school.rooms:
        plan = plan_of(room)
        if room.shape is not None and plan is not None:
            yield Platform(id=room.id, area=plan, level=room.shape.base)


def _slabs(school: School) -> Iterator[Platform]:
    holes = holes_by_host(school)
    for slab in school.slabs:
        for area, level in _tops(slab):
            left = cut(area, holes.get(slab.id, ()))
            if left is not None:
                yield Platform(id=slab.id, area=left, level=level, finished=False)


def _tops(slab: Slab) -> Iterator[tuple[Area, float]]:
    if slab.tops:
        yield from ((top.area, top.level) for top in sound(slab.tops) if top.gradient <= LEVEL)
    elif slab.shape is not None and slab.slope <= LEVEL:
        plan = plan_of(slab)
        if plan is not None:
            yield plan, slab.shape.top


def _landings(landings: Iterable[FoundLanding]) -> Iterator[Platform]:
    for landing in landings:
        area = clean_area(landing.area)
        if area is not None:
            yield Platform(id=landing.element.id, area=area, level=landing.level)
