"""The floor in front of a door: what is free of it, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.overlay import cut, joined, shared
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.use import is_circulation, passages_of
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.obstacles import FLAT, HEAD_HEIGHT, Obstacle
from checker.measure.registry import provider
from checker.model import Room, School, Wall
from checker.results.values import Unknown
from checker.uses import RoomUses, Vocabulary

REACH = 3.2
"""Metres beside a door and in front of it that are looked at."""
_START = 0.6
_EDGE = 0.05
_SEAM = 0.01
_BOUNDS = 1e-4
_NO_FLOOR = frozenset({"void or shaft", "lift", "not a room"})
_ASK = "Model the room or the outdoor space on that side of the door, with a body."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The floor on one side of a door, as polygons of the plan within 3.2 m of it.

    `bare` is clear of walls alone; `tight` leaves out all that may stand in the way, `loose` only
    what surely does. `start` is where the floor begins, on the door's y axis: at the wall's face
    or up to 0.6 m off it. `things` are what stands there, whether in the way or not.
    """

    room_id: str
    bare: BaseGeometry
    tight: BaseGeometry
    loose: BaseGeometry
    start: float
    things: tuple[Obstacle, ...]


GroundOf = Callable[[str, int], Ground | Unknown]


@provider
def ground_before(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    opening_slots: Mapping[str, DoorSlot],
    uses: RoomUses,
    vocabulary: Vocabulary,
) -> GroundOf:
    """A function from a door's id and a side (1 or -1) to the floor in front of it.

    Rooms that touch without a wall between belong to it: circulation beside circulation surely,
    other rooms perhaps, for nobody knows whether a wall was left out. Walls that stand in a room
    are cut away, doorless openings in them are not, unless they are hatches. Each floor is worked
    out once.
    """
    floors = _Floors(school, outlines, uses=uses, vocabulary=vocabulary, openings=opening_slots)
    kept: dict[tuple[str, int], Ground | Unknown] = {}

    def made(door_id: str, sign: int) -> Ground | Unknown:
        slot, link = door_slots.get(door_id), door_links[door_id]
        room_id = link.side_a if sign > 0 else link.side_b
        if slot is None or room_id not in outlines:
            word = "outside the door" if room_id == OUTSIDE else "on one side of the door"
            return Unknown(missing=(f"the floor {word}",), ask=_ASK)
        return floors.before(slot, sign, room_id, obstacles)

    def ground(door_id: str, sign: int) -> Ground | Unknown:
        if (door_id, sign) not in kept:
            kept[door_id, sign] = made(door_id, sign)
        return kept[door_id, sign]

    return ground


def window_before(slot: DoorSlot, sign: int) -> Polygon:
    """What is looked at: 3.2 m beside the opening and in front of it."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    ends = sorted((face, face + sign * (REACH + _START)))
    return slot.box((slot.x[0] - REACH, slot.x[1] + REACH), (ends[0], ends[1]))


def floor_start(slot: DoorSlot, floor: BaseGeometry | None, sign: int) -> float | None:
    """Where the floor begins before the opening, up to 0.6 m off the wall's face."""
    if floor is None:
        return None
    face = slot.y[1] if sign > 0 else slot.y[0]
    inset = min(_EDGE, slot.width / 4)
    ends = sorted((face, face + sign * _START))
    strip = slot.box((slot.x[0] + inset, slot.x[1] - inset), (ends[0], ends[1]))
    met = clean_area(slot.to_local(shared(floor, strip)))
    if met is None:
        return None
    return float(met.bounds[1] if sign > 0 else met.bounds[3])


class _Floors:
    """Rooms and walls of a school, ready to be asked what lies in front of a door."""

    def __init__(
        self,
        school: School,
        outlines: Mapping[str, Area | Unknown],
        *,
        uses: RoomUses,
        vocabulary: Vocabulary,
        openings: Mapping[str, DoorSlot],
    ) -> None:
        self._outlines = outlines
        self._uses = uses
        self._passages = passages_of(vocabulary)
        self._rooms = {
            room.id: (room, area)
            for room in school.rooms
            if not isinstance(area := outlines[room.id], Unknown)
        }
        self._order = list(self._rooms)
        self._room_tree = STRtree([area for _, area in self._rooms.values()])
        self._walls = [wall for wall in school.walls if wall.shape is not None]
        self._wall_tree = STRtree([wall.shape.footprint for wall in self._walls if wall.shape])
        self._holes = [(slot, slot.polygon()) for slot in openings.values()]

    def before(
        self, slot: DoorSlot, sign: int, room_id: str, obstacles: Mapping[str, tuple[Obstacle, ...]]
    ) -> Ground | Unknown:
        """The floor on one side of a slot, in the room that lies there."""
        area = self._outlines[room_id]
        if isinstance(area, Unknown):
            return area
        room, window = self._rooms[room_id][0], window_before(slot, sign)
        near = [each for each in self._near(window) if _same_floor(each, room)]
        sure = self._touching(room, [each for each in near if self._joins(room, each)])
        maybe = self._touching(room, [each for each in near if self._has_floor(each)])
        floor = self._joined(sure, window)
        wider = floor if len(maybe) == len(sure) else self._joined(maybe, window)
        walls, doubtful = self._standing(wider, room)
        clear = _less(floor, walls)
        bare = _less(clear, doubtful)
        loose = clear if wider is floor else _less(wider, walls)
        start = floor_start(slot, bare, sign)
        if bare is None or loose is None or start is None:
            return Unknown(missing=("floor in front of the door",), ask=_ASK)
        things = [
            thing
            for each in maybe
            for thing in obstacles.get(each.id, ())
            if not thing.is_wall and thing.area.intersects(window)
        ]
        solid = [thing.area for thing in things if not thing.hull_only]
        open_ = loose is not bare or len(solid) < len(things)
        tight = _without(bare, [thing.area for thing in things])
        return Ground(
            room_id=room_id,
            bare=bare,
            tight=tight,
            loose=_without(loose, solid) if open_ else tight,
            start=start,
            things=tuple(things),
        )

    def _near(self, window: Polygon) -> list[Room]:
        found = self._room_tree.query(window, predicate="intersects").tolist()
        return [self._rooms[self._order[index]][0] for index in sorted(found)]

    def _joins(self, room: Room, other: Room) -> bool:
        """Whether both are surely circulation: their common edge is no wall."""
        return all(
            is_circulation(each.id, uses=self._uses, passages=self._passages)
            for each in (room, other)
        )

    def _has_floor(self, room: Room) -> bool:
        possible = self._uses.of(room.id).possible
        return not possible or not possible <= _NO_FLOOR

    def _touching(self, room: Room, others: Iterable[Room]) -> list[Room]:
        """The room and those that it touches, or that touch one that it touches."""
        found, left = [room], [each for each in others if each.id != room.id]
        for here in found:
            area = self._rooms[here.id][1]
            met = [each for each in left if area.distance(self._rooms[each.id][1]) <= _SEAM]
            found += met
            left = [each for each in left if each not in met]
        return found

    def _joined(self, rooms: Iterable[Room], window: Polygon) -> BaseGeometry:
        """Rooms whose outlines touch, or miss each other by a hair, as one floor."""
        met = [clean_area(shared(self._rooms[each.id][1], window)) for each in rooms]
        # A room may also touch the edge of the window: that line is no floor, and GEOS refuses it.
        return joined([area for area in met if area is not None], seam=_SEAM)

    def _standing(
        self, floor: BaseGeometry, room: Room
    ) -> tuple[BaseGeometry | None, BaseGeometry | None]:
        """Walls that stand on a floor, without their doorless openings: sure, and doubtful.

        Those that only bound it are left out.
        """
        inner = floor.buffer(-_BOUNDS, join_style="mitre")
        found = sorted(self._wall_tree.query(inner, predicate="intersects").tolist())
        there = [self._walls[index] for index in found if _at_height(self._walls[index], room)]
        both = []
        for doubtful in (False, True):
            shapes = [
                wall.shape.footprint
                for wall in there
                if wall.shape and _is_doubtful(wall) == doubtful
            ]
            holes: list[Area] = [
                hole
                for slot, hole in self._holes
                if hole.intersects(floor) and room.shape and slot.is_walked_through(room.shape.base)
            ]
            both.append(_without(joined(shapes), holes) if shapes else None)
        return both[0], both[1]


def _same_floor(one: Room, other: Room) -> bool:
    if one.shape is None or other.shape is None:
        return False
    return abs(one.shape.base - other.shape.base) <= FLAT


def _at_height(wall: Wall, room: Room) -> bool:
    if wall.shape is None or room.shape is None:
        return False
    low, high = wall.shape.base - room.shape.base, wall.shape.top - room.shape.base
    return low < HEAD_HEIGHT and high > FLAT


def _is_doubtful(wall: Wall) -> bool:
    return wall.shape is not None and bool(wall.shape.hull_only or wall.shape.source.problem)


def _less(floor: BaseGeometry | None, taken: BaseGeometry | None) -> BaseGeometry | None:
    return floor if floor is None or taken is None else clean_area(cut(floor, taken))


def _without(floor: BaseGeometry, taken: list[Area]) -> BaseGeometry:
    return cut(floor, joined(taken)) if taken else floor
