"""Which rooms a door or a doorless opening joins: found beside the wall faces, cross-checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.measure.distrust import may_be_on
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import provider
from checker.model import Door, Room, School

OUTSIDE = "outside"
REACH = 0.6
_NEAR = 0.2
_BAR = " or "
_PAST_FACE = 0.02
_SHARED = 0.25
_LAP = 0.05
_MIDDLE = 0.7
_HALF = 0.5
_CHEST = 1.0
_BELOW = 0.35
_BESIDE = 3.0
_DFE_DOOR = re.compile(r"^(?:[A-Z]-)?(?P<room>.+)-[DW]\d{2,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLink:
    """The two sides of a door: a room's id, `outside`, or empty when it cannot be told.

    `side_a` is the side of the door's positive y axis, the one it swings to in IFC. `sided` says
    whether that axis is the door's own: when not, the rooms are right but may be swapped.
    `how` says what the link rests on, and where sources disagree. `perhaps` are the rooms that may
    be a side that cannot be told: those that lie side by side there, or those of the door's storey
    that have no body.
    """

    door_id: str
    side_a: str = ""
    side_b: str = ""
    how: str = ""
    sided: bool = True
    perhaps: tuple[str, ...] = ()

    @property
    def rooms(self) -> tuple[str, ...]:
        """The ids of the rooms on its sides, each once."""
        found = [side for side in (self.side_a, self.side_b) if side not in ("", OUTSIDE)]
        return tuple(dict.fromkeys(found))

    def joins(self, one: str, other: str) -> bool:
        """Whether the door leads from one of two rooms to the other."""
        return one != other and {one, other} == {self.side_a, self.side_b}


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Rooms with a body, ready to be asked for by place and level, and those without."""

    rooms: tuple[Room, ...]
    tree: STRtree
    bare: tuple[Room, ...]

    def is_outdoors(self, room_id: str) -> bool:
        """Whether it is a yard or a path: what is behind a door off that is no outside."""
        return any(room.id == room_id and room.is_external for room in self.rooms)

    def at(self, probe: BaseGeometry, level: float) -> list[tuple[float, Room]]:
        """Rooms under a probe at a level, with how much of it each covers (0 to 1)."""
        if probe.area == 0.0:  # before a door of no width there is nothing
            return []
        found = []
        for index in self.tree.query(probe, predicate="intersects"):
            room = self.rooms[int(index)]
            shape = room.shape
            if shape is not None and shape.base - _BELOW <= level <= shape.top:
                share = shape.footprint.intersection(probe).area / probe.area
                found.append((share, room))
        return sorted(found, key=lambda each: (-round(each[0], 3), each[1].id))


@provider
def door_links(school: School, door_slots: Mapping[str, DoorSlot]) -> Mapping[str, DoorLink]:
    """For each door the room on either side, by door id; every door has an entry.

    A room counts when it lies within 0.2 m of the wall face in front of the middle of the door,
    or failing that within 0.6 m, at the door's level. A side without a room is filled from the
    file's own space boundaries, then from a door named after its room; it is `outside` only when
    the door or its wall is said to be external and the other side is a room indoors. Of rooms drawn
    over each other that on the door's own storey counts. Where two rooms lie side by side before
    the door, each before a quarter of it, the file's own words decide; else it cannot be told.
    """
    rooms = _index(school.rooms)
    names, known = _by_name(school.rooms), {room.id for room in school.rooms}
    external = {wall.id for wall in school.walls if wall.is_external}
    return {
        door.id: _link(
            door,
            door_slots.get(door.id),
            rooms,
            bounds=tuple(sorted(set(door.boundary_ids) & known)),
            named=_named_room(door, names),
            external=external,
        )
        for door in school.doors
    }


@provider
def opening_links(school: School, opening_slots: Mapping[str, DoorSlot]) -> Mapping[str, DoorLink]:
    """The same for openings that nothing fills; one that joins no room is left out."""
    rooms = _index(school.rooms)
    openings = {opening.id: opening for opening in school.openings}
    found = {}
    for id_, slot in opening_slots.items():
        opening = openings[id_]
        a, b = _beside(slot, rooms, opening.storey_id, ())
        a, b = ("" if _split(each) else each for each in (a, b))
        if a or b:
            found[id_] = DoorLink(
                door_id=id_, side_a=a, side_b=b, how="rooms beside the opening", sided=False
            )
    return found


def _link(
    door: Door,
    slot: DoorSlot | None,
    rooms: _Rooms,
    *,
    bounds: Sequence[str],
    named: str,
    external: set[str],
) -> DoorLink:
    if slot is None:
        return _by_words(door, bounds, named, "the door has no body and no placement")
    a, b = _beside(slot, rooms, door.storey_id, {*bounds, named})
    if perhaps := _split(a) + _split(b):
        a, b = ("" if _split(each) else each for each in (a, b))
        return DoorLink(
            door_id=door.id,
            side_a=a,
            side_b=b,
            how="several rooms lie side by side on one side of the door",
            sided=slot.sided,
            perhaps=perhaps,
        )
    if not a and not b and bounds:
        return _by_words(door, bounds, named, "no room beside the door")
    notes = ["rooms beside the door"] if a or b else ["no room beside the door"]
    a, b = _fill(a, b, _left_over(bounds, a, b), "space boundaries", notes)
    a, b = _fill(a, b, _near_by(named, a, b, slot, rooms), "the door's name", notes)
    notes += _doubts((a, b), bounds, named)
    indoors = not rooms.is_outdoors(a or b)
    if bool(a) != bool(b) and indoors and (_is_external(door) or door.host_id in external):
        a, b = a or OUTSIDE, b or OUTSIDE
        notes.append("external door or wall")
    open_ = (room.id for room in rooms.bare if may_be_on(room, door.storey_id))
    return DoorLink(
        door_id=door.id,
        side_a=a,
        side_b=b,
        how="; ".join(notes),
        sided=slot.sided,
        perhaps=() if a and b else tuple(each for each in open_ if each not in (a, b)),
    )


def _by_words(door: Door, bounds: Sequence[str], named: str, why: str) -> DoorLink:
    """A door that geometry cannot link: only the file's own words tell what it joins."""
    found = list(dict.fromkeys([*bounds, *([named] if named else [])]))[:2]
    a, b = (*found, "", "")[:2]
    told = "space boundaries and name" if found else "nothing tells"
    return DoorLink(door_id=door.id, side_a=a, side_b=b, how=f"{why}; {told}", sided=False)


def _beside(slot: DoorSlot, rooms: _Rooms, storey: str, told: Collection[str]) -> tuple[str, str]:
    a, b = (_on_side(slot, rooms, storey, told, sign=sign) for sign in (1, -1))
    return a, b


def _on_side(
    slot: DoorSlot, rooms: _Rooms, storey: str, told: Collection[str], *, sign: int
) -> str:
    """The room that covers most of a strip just past the face, then of a deeper one.

    Where two lie side by side there, the one that the file itself puts beside the door.
    """
    level = slot.base + _CHEST
    for depth, least in ((_NEAR, _HALF), (REACH, _HALF / 4)):
        found = rooms.at(_strip(slot, depth, sign=sign), level)
        found = [each for each in found if not _reaches_through(each[1], slot, sign=sign)]
        own = [each for each in found if each[1].storey_id == storey]
        for some in (own, found):
            if some and some[0][0] >= least:
                return _one_of(some, told)
    return ""


def _one_of(found: Sequence[tuple[float, Room]], told: Collection[str]) -> str:
    """The first; when another lies beside it, each before a quarter of the door, all of them."""
    first = found[0][1]
    beside = [room for share, room in found[1:] if share >= _SHARED and _are_apart(first, room)]
    if not beside:
        return first.id
    named = [room.id for room in (first, *beside) if room.id in told]
    return named[0] if len(named) == 1 else _BAR.join(room.id for room in (first, *beside))


def _split(side: str) -> tuple[str, ...]:
    """The rooms that a side stands for when there are several."""
    return tuple(side.split(_BAR)) if _BAR in side else ()


def _are_apart(one: Room, other: Room) -> bool:
    """Whether two rooms lie side by side, not drawn over each other."""
    if one.shape is None or other.shape is None:
        return False
    plans = one.shape.footprint, other.shape.footprint
    return bool(plans[0].intersection(plans[1]).area < _LAP * min(each.area for each in plans))


def _strip(slot: DoorSlot, depth: float, *, sign: int) -> Polygon:
    """A strip in front of the middle of the opening, from just past the face."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    middle, half = sum(slot.x) / 2, slot.width * _MIDDLE / 2
    ends = sorted((face + sign * _PAST_FACE, face + sign * depth))
    return slot.box((middle - half, middle + half), (ends[0], ends[1]))


def _reaches_through(room: Room, slot: DoorSlot, *, sign: int) -> bool:
    """Whether a room lies on the other side and only laps over the wall on this one.

    So do rooms that are drawn over their walls, and rooms of another phase.
    """
    if room.shape is None:
        return False
    here, there = (
        room.shape.footprint.intersection(_strip(slot, REACH, sign=each)).area
        for each in (sign, -sign)
    )
    return bool(here < there / 2 and room.shape.footprint.covers(slot.polygon().centroid))


def _fill(a: str, b: str, other: str, told: str, notes: list[str]) -> tuple[str, str]:
    """Puts a room on the one side that is still empty."""
    if not other or bool(a) == bool(b):
        return a, b
    notes.append(f"the other side from {told}")
    return a or other, b or other


def _left_over(bounds: Sequence[str], a: str, b: str) -> str:
    left = [each for each in bounds if each not in (a, b)]
    return left[0] if len(left) == 1 else ""


def _near_by(named: str, a: str, b: str, slot: DoorSlot, rooms: _Rooms) -> str:
    if named in ("", a, b):
        return ""
    room = next((each for each in rooms.rooms if each.id == named), None)
    if room is None or room.shape is None:
        return ""
    level = room.shape.base - _BELOW <= slot.base + _CHEST <= room.shape.top
    near = level and room.shape.footprint.distance(slot.polygon()) <= _BESIDE
    return named if near else ""


def _doubts(found: Sequence[str], bounds: Sequence[str], named: str) -> list[str]:
    notes = []
    rooms = {each for each in found if each}
    if bounds and not rooms <= set(bounds) and not set(bounds) <= rooms:
        notes.append("the file's own space boundaries name another room")
    if named and named not in rooms:
        notes.append("the door is named after a room that it does not touch")
    return notes


def _named_room(door: Door, names: Mapping[str, str]) -> str:
    match = _DFE_DOOR.match(door.ref.name)
    return names.get(match["room"], "") if match else ""


def _by_name(rooms: Iterable[Room]) -> Mapping[str, str]:
    """Room ids by name, for names that only one room has."""
    found: dict[str, list[str]] = {}
    for room in rooms:
        found.setdefault(room.ref.name, []).append(room.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _index(rooms: Sequence[Room]) -> _Rooms:
    bodied = tuple(room for room in rooms if room.shape is not None)
    bare = tuple(room for room in rooms if room.shape is None)
    return _Rooms(bodied, STRtree([room.shape.footprint for room in bodied if room.shape]), bare)


def _is_external(door: Door) -> bool:
    return _says_external(door.property("IsExternal"))


def _says_external(prop: object) -> bool:
    value = getattr(prop, "value", None)
    return value is True or (isinstance(value, str) and value.casefold() in ("true", "yes"))
