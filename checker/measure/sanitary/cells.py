"""Cubicles: the cell of each pan between partitions, walls and the cubicle's door."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of, without
from checker.geometry.strips import snapped
from checker.measure.doors.operation import motion
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.sweep import SwingSector
from checker.measure.registry import provider
from checker.measure.rooms.doors import Portals
from checker.measure.sanitary.rooms import SanitaryRoom
from checker.model import Door, Fitting, School
from checker.units import SLACK

_GAP = 0.03
_LEAST = 0.3
_MOSTLY = 0.5
_INTO = 0.25
_BEFORE = 0.15
_BELOW = 0.35
_AT = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDoor:
    """A door of a cell: its sweeps and where it opens to: `in`, `out` or `neither`, or several."""

    door: Door
    sweeps: tuple[SwingSector, ...]
    opens: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The floor that a pan stands on, closed off from the rest of its room, metres.

    `pans` are the ids of the pans on it. `whole_room` says that no partition divides the room,
    `holds_entrance` that one comes into the room there: the front of a cubicle is missing.
    """

    area: Polygon
    room: SanitaryRoom
    pans: tuple[str, ...]
    whole_room: bool
    holds_entrance: bool
    doors: tuple[CellDoor, ...]

    @property
    def is_cubicle(self) -> bool:
        """Whether partitions set one pan apart from the rest of the room."""
        return self.is_own and not self.whole_room

    @property
    def is_own(self) -> bool:
        """Whether it is the cell of one pan, be it a cubicle or a whole room."""
        return len(self.pans) == 1 and (self.whole_room or not self.holds_entrance)


@provider
def cells(
    school: School,
    sanitary_rooms: Mapping[str, SanitaryRoom],
    fitting_rooms: Mapping[str, tuple[str, ...]],
    door_slots: Mapping[str, DoorSlot],
    swing_sectors: Mapping[str, tuple[SwingSector, ...]],
    portals: Portals,
) -> Mapping[str, Cell]:
    """The cell of each pan by fitting id; gaps up to 60 mm between partitions do not open it."""
    doors = {door.id: door for door in school.doors if door.id in door_slots}
    found: dict[str, Cell] = {}
    for room in sanitary_rooms.values():
        pans = room.of_kind("wc")
        if not pans:
            continue
        slots = {key: door_slots[key] for key in doors if _is_level(door_slots[key], room)}
        parts = _parts(room, slots.values())
        entrances = _entrances(room, parts, portals)
        holding = [(pan, _part_of(pan, parts)) for pan in pans]
        for pan, part in holding:
            # Where rooms lie on each other a pan has one cell, in the room that it is placed in.
            if part is not None and fitting_rooms[pan.id][0] == room.room.id:
                found[pan.id] = Cell(
                    area=parts[part],
                    room=room,
                    pans=tuple(sorted(other.id for other, at in holding if at == part)),
                    whole_room=sum(each.area >= _LEAST for each in parts) <= 1,
                    holds_entrance=part in entrances,
                    doors=_doors(parts[part], doors, slots, swing_sectors),
                )
    return found


def _is_level(slot: DoorSlot, room: SanitaryRoom) -> bool:
    shape = room.room.shape
    return shape is not None and shape.base - _BELOW <= slot.base < shape.top


def _parts(room: SanitaryRoom, slots: Iterable[DoorSlot]) -> list[Polygon]:
    """The floor taken apart where only a narrow gap or a door joins it."""
    near = [slot.polygon() for slot in slots]
    near = [each for each in near if each.intersects(room.floor)]
    floor = without(room.floor, near) if near else room.floor
    if floor is None:
        return []
    # Shrinking the floor itself loses cells that rounding joins through a slit of no width.
    cores = polygons_of(floor.difference(floor.boundary.buffer(_GAP)))
    grown = [core.buffer(_GAP + SLACK, join_style="mitre").intersection(floor) for core in cores]
    areas = [snapped(each) for each in grown]
    return [max(polygons_of(each), key=lambda part: part.area) for each in areas if each]


def _entrances(room: SanitaryRoom, parts: Sequence[Polygon], portals: Portals) -> set[int]:
    """The parts that one comes into from other rooms; the largest where no way in is known."""
    ways = [way for way in portals.get(room.room.id, ()) if way.beyond != room.room.id]
    if not ways:
        return {max(range(len(parts)), key=lambda index: parts[index].area, default=0)}
    return {
        index
        for index, part in enumerate(parts)
        if any(_leads_into(way.line, part) for way in ways)
    }


def _leads_into(line: BaseGeometry, part: Polygon) -> bool:
    """Whether at least half of the room's edge before a door lies along a part of its floor."""
    near = line.intersection(part.buffer(_AT))
    return not near.is_empty and near.length >= _MOSTLY * line.length


def _part_of(pan: Fitting, parts: Sequence[Polygon]) -> int | None:
    """The part that holds most of a pan, by its place in the list."""
    if pan.shape is None:
        return None
    plan = pan.shape.footprint
    shares = [(part.intersection(plan).area, -index) for index, part in enumerate(parts)]
    best = max(shares, default=(0.0, 0))
    return -best[1] if best[0] > 0.0 else None


def _doors(
    area: Area,
    doors: Mapping[str, Door],
    slots: Mapping[str, DoorSlot],
    swings: Mapping[str, tuple[SwingSector, ...]],
) -> tuple[CellDoor, ...]:
    found = []
    for key in sorted(slots):
        slot = slots[key]
        before = slot.box(slot.x, (slot.y[0] - _BEFORE, slot.y[1] + _BEFORE)).intersection(area)
        if before.is_empty or before.area <= 0.0:
            continue
        x0, _, x1, _ = slot.to_local(before).bounds
        if x1 - x0 >= _MOSTLY * slot.width:
            sweeps = swings.get(key, ())
            opens = _opens(doors[key], sweeps, area)
            found.append(CellDoor(door=doors[key], sweeps=sweeps, opens=opens))
    return tuple(found)


def _opens(door: Door, sweeps: Iterable[SwingSector], area: Area) -> frozenset[str]:
    """Where a door opens to, as seen from a cell: every word that its operation leaves open."""
    words = {
        "in" if sweep.polygon.intersection(area).area > _INTO * sweep.polygon.area else "out"
        for sweep in sweeps
    }
    if set(motion(door).kinds) != {"swing"}:
        words.add("neither")
    return frozenset(words or {"neither"})
