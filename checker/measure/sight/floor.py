"""Where one can look on a storey: rooms and the holes between them, at the height of an eye."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.overlay import cut, joined
from checker.geometry.sight import GRAZE, View
from checker.measure.beside.windows_rooms import Hole
from checker.measure.doors.equipment import vision_panel_stated
from checker.measure.doors.slot import DoorSlot
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.measure.sight.views import hides, is_glass
from checker.model import Door, Element, Room, School
from checker.results.values import Unknown

CLEAR_GLASS = 0.5
"""Share of a door that is glazed, from which one is sure to see through it."""
_LAP, _LAP_MAYBE = 0.05, 0.2
_SHRINK = 0.005
_LEVELS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class SightFloor:
    """All that is open at one height: surely, and possibly, which holds the former.

    Doors are possibly open to view: that they are glazed is seldom said. `views` answer what is in
    sight in each of the two; `within` are the two without the hair along their edges that a line
    of sight may cut.
    """

    sure: Area
    maybe: Area
    views: tuple[View, View]
    within: tuple[BaseGeometry, BaseGeometry]


@dataclass(slots=True, kw_only=True)
class SightFloors:
    """The sight floors of a school by height (z, m), worked out when asked for."""

    school: School
    outlines: Mapping[str, Area | Unknown]
    obstacles: Mapping[str, tuple[Obstacle, ...]]
    door_slots: Mapping[str, DoorSlot]
    opening_slots: Mapping[str, DoorSlot]
    window_holes: Sequence[Hole]
    _found: dict[int, SightFloor] = field(default_factory=dict)
    _floors: dict[tuple[tuple[Area, ...], ...], list[Polygon]] = field(default_factory=dict)

    def at(self, level: float) -> SightFloor:
        """What is open at a height."""
        key = round(level / _LEVELS)
        if key not in self._found:
            sure, maybe = self._open(level, surely=True), self._open(level, surely=False)
            self._found[key] = SightFloor(
                sure=sure,
                maybe=maybe,
                views=(View(sure), View(maybe)),
                within=(_without_edge(sure), _without_edge(maybe)),
            )
        return self._found[key]

    def _open(self, level: float, *, surely: bool) -> Area:
        walls = [
            wall.shape.footprint
            for wall in self.school.walls
            if _crosses(wall, level) and wall.shape and (surely or not is_glass(wall))
        ]
        rooms = [room for room in self.school.rooms if _crosses(room, level)]
        plans = [area for room in rooms if not isinstance(area := self.outlines[room.id], Unknown)]
        if surely and not walls:
            # Nothing says what stands between rooms that touch.
            plans = [area.buffer(-_SHRINK, join_style="mitre") for area in plans]
        # Eyes at several heights look over the same floor: children's, and those of adults.
        key = (tuple(plans), tuple(walls))
        if key not in self._floors:
            self._floors[key] = polygons_of(cut(joined(plans), joined(walls)))
        floor = self._floors[key]
        holes = self._holes(level, surely=surely)
        things = [
            thing.area
            for room in rooms
            for thing in self.obstacles.get(room.id, ())
            if hides(thing, level - _base(room)) and (surely or not thing.hull_only)
        ]
        left = cut(joined([*floor, *holes]), joined(things))
        return clean_area(left) or MultiPolygon()

    def _holes(self, level: float, *, surely: bool) -> Iterator[BaseGeometry]:
        """Holes in walls that one sees through, drawn a little into the rooms on both sides."""
        lap = _LAP if surely else _LAP_MAYBE
        doors = {door.id: door for door in self.school.doors}
        for key, slot in (*self.opening_slots.items(), *self.door_slots.items()):
            if slot.base <= level <= slot.top and _sees_through(doors.get(key), surely=surely):
                yield _lapped(slot, lap)
        for hole in self.window_holes:
            levels = hole.levels
            if levels is None and surely:
                continue
            if levels is None or levels[0] <= level <= levels[1]:
                yield _lapped(hole.slot, lap)
        if not surely:
            for wall in self.school.walls:
                if is_glass(wall) and _crosses(wall, level) and wall.shape:
                    yield wall.shape.footprint.buffer(lap, join_style="mitre")


@provider
def sight_floors(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    door_slots: Mapping[str, DoorSlot],
    opening_slots: Mapping[str, DoorSlot],
    window_holes: tuple[Hole, ...],
) -> SightFloors:
    """What is open to view at each height: rooms, less walls and tall things, and holes in walls.

    One surely sees through doorless openings, windows at that height, and doors that are declared
    to have a vision panel or to be glazed to at least a half; not through doors that are declared
    to have no vision panel; possibly through any other door and through curtain walls. Rooms that
    touch with no wall between see each other.
    """
    return SightFloors(
        school=school,
        outlines=outlines,
        obstacles=obstacles,
        door_slots=door_slots,
        opening_slots=opening_slots,
        window_holes=window_holes,
    )


def _sees_through(door: Door | None, *, surely: bool) -> bool:
    """Whether one sees through a door: surely, or else possibly. An opening without one is open."""
    if door is None:
        return True
    panel = vision_panel_stated(door)
    if panel is not None:
        return panel
    stated = door.property("GlazingAreaFraction")
    share = stated.value if stated else None
    if isinstance(share, bool) or not isinstance(share, float | int) or not 0.0 < share <= 1.0:
        return not surely  # tools write 0 where nothing was said, and square metres for shares
    return share >= CLEAR_GLASS or not surely


def _without_edge(floor: Area) -> BaseGeometry:
    return floor.buffer(-GRAZE, join_style="mitre")


def _lapped(slot: DoorSlot, lap: float) -> BaseGeometry:
    return slot.box(slot.x, (slot.y[0] - lap, slot.y[1] + lap))


def _crosses(thing: Element, level: float) -> bool:
    return thing.shape is not None and thing.shape.base <= level < thing.shape.top


def _base(room: Room) -> float:
    return room.shape.base if room.shape else 0.0
