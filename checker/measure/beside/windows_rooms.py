"""Which rooms each window belongs to, how much of it, and whether it looks outside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import shapely
from shapely import Point

from checker.geometry.circle import Area
from checker.geometry.frame import Frame
from checker.measure.beside.faces import THICKEST_WALL, Face, Faces
from checker.measure.doors.slot import DoorSlot, opening_slots
from checker.measure.registry import provider
from checker.model import Opening, Room, School, Shape, Window
from checker.results.values import Unknown
from checker.units import SLACK

LEAST = 0.05
"""Metres of a window that a room has in front of it at least."""
_OFF_FACE = 0.05
_STEEPEST = 1.0
_OVERHEAD = 1.0
_LIGHT_WELL = 2.0
_THIN = 0.05
_INSIDE = 0.1
Looks = Literal["outside", "open", "inside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A window's hole: on the plan, and its levels (z, m) where a body tells them.

    `in_wall` says that the wall that it is cut from is known.
    """

    window: Window
    area: Area
    slot: DoorSlot
    in_wall: bool
    levels: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomWindow:
    """A window as one room has it: the share of its width in front of the room (0 to 1).

    `looks` says where to: `outside`, `inside` (into another room), or `open`, not known.
    """

    hole: Hole
    room_id: str
    share: float
    looks: Looks
    why: str = ""
    in_roof: bool = False


@provider
def window_holes(school: School) -> tuple[Hole, ...]:
    """The hole of each window that has a place at all, in the order of their ids."""
    holes = {each.id: each for each in school.openings}
    walls = {wall.id for wall in school.walls}
    shapes = {each.id: _shape(each, holes) for each in school.windows}
    cut = tuple(
        Opening(id=each.id, ref=each.ref, shape=shapes[each.id], host_id=each.host_id)
        for each in school.windows
        if shapes[each.id]
    )
    slots = opening_slots(replace(school, openings=cut))
    found = []
    for window in sorted(school.windows, key=lambda each: each.id):
        shape, slot = shapes[window.id], slots.get(window.id) or _thin_slot(window)
        if slot is not None:
            found.append(
                Hole(
                    window=window,
                    area=shape.footprint if shape else slot.polygon(),
                    slot=slot,
                    in_wall=window.host_id in walls,
                    levels=(shape.base, shape.top) if shape else None,
                )
            )
    return tuple(found)


@provider
def window_rooms(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    faces: Faces,
    window_holes: tuple[Hole, ...],
) -> Mapping[str, tuple[RoomWindow, ...]]:
    """The rooms that have a window in one of their walls or in the roof over them, by window id.

    A window is a room's when at least 50 mm of it lie straight in front of the room's face, at
    most 0.6 m off, at the room's level. A roof window is the uppermost room's below it.
    """
    plans = {key: area for key, area in outlines.items() if not isinstance(area, Unknown)}
    rooms = [each for each in school.rooms if each.id in plans and not each.is_external]
    tree = shapely.STRtree([plans[room.id] for room in rooms])
    found: dict[str, tuple[RoomWindow, ...]] = {}
    for hole in window_holes:
        near = tree.query(hole.area, predicate="dwithin", distance=THICKEST_WALL + _OFF_FACE)
        level = [rooms[i] for i in sorted(near.tolist()) if _at_level(hole, rooms[i])]
        in_wall = [side for room in level for side in _in_wall(hole, room, faces(room.id))]
        under = [rooms[i] for i in near.tolist() if _covers(plans[rooms[i].id], hole)]
        in_roof = _in_roof(hole, under)
        sides = (in_wall or in_roof) if hole.in_wall else (in_roof or in_wall)
        found[hole.window.id] = tuple(sides)
    return found


@provider
def room_windows(
    window_rooms: Mapping[str, tuple[RoomWindow, ...]],
) -> Mapping[str, tuple[RoomWindow, ...]]:
    """The windows of each room, by room id, in the order of the windows' ids."""
    found: dict[str, list[RoomWindow]] = {}
    for _, sides in sorted(window_rooms.items()):
        for side in sides:
            found.setdefault(side.room_id, []).append(side)
    return {room_id: tuple(sides) for room_id, sides in found.items()}


def _shape(window: Window, holes: Mapping[str, Opening]) -> Shape | None:
    if window.shape is not None:
        return window.shape
    hole = holes.get(window.opening_id)
    return hole.shape if hole else None


def _thin_slot(window: Window) -> DoorSlot | None:
    """A window without a body: its placement is a corner of it, as IFC defines it."""
    if window.frame is None or not window.overall_width:
        return None
    return DoorSlot(
        frame=window.frame,
        x=(0.0, window.overall_width),
        y=(-_THIN, _THIN),
        base=0.0,
        top=0.0,
        sided=True,
        how="width from the placement",
    )


def _at_level(hole: Hole, room: Room) -> bool:
    if hole.levels is None or room.shape is None:
        return hole.window.storey_id == room.storey_id
    middle = sum(hole.levels) / 2
    return room.shape.base <= middle <= room.shape.top


def _in_wall(hole: Hole, room: Room, faces: Sequence[Face]) -> Iterator[RoomWindow]:
    """The window as the room has it, once for each way that it looks."""
    widths: dict[tuple[Looks, str], float] = {}
    for face in faces:
        width = _before(face, hole.slot)
        if width >= LEAST - SLACK:
            key = _looks(face, hole.window)
            widths[key] = widths.get(key, 0.0) + width
    for (looks, why), width in sorted(widths.items()):
        share = min(width / hole.slot.width, 1.0)
        yield RoomWindow(hole=hole, room_id=room.id, share=share, looks=looks, why=why)


def _before(face: Face, slot: DoorSlot) -> float:
    """Metres of a window that lie straight behind a face of a room's walls."""
    (x0, y0), (x1, y1) = (slot.frame.to_local(point) for point in face.line)
    if abs(y1 - y0) > _STEEPEST * abs(x1 - x0):
        return 0.0
    out = 1.0 if _outward(face, slot.frame) > 0.0 else -1.0
    near, away = (slot.y[0], (y0 + y1) / 2) if out > 0 else (slot.y[1], (y0 + y1) / 2)
    gap, thick = out * (near - away), slot.y[1] - slot.y[0]
    if not -thick - _OFF_FACE <= gap <= THICKEST_WALL:
        return 0.0
    return float(max(min(max(x0, x1), slot.x[1]) - max(min(x0, x1), slot.x[0]), 0.0))


def _outward(face: Face, frame: Frame) -> float:
    """How far a step out of the room goes along the window's own y axis."""
    (x0, y0), (x1, y1) = face.line
    return (y1 - y0) * frame.y_axis[0] - (x1 - x0) * frame.y_axis[1]


def _looks(face: Face, window: Window) -> tuple[Looks, str]:
    stated = window.property("IsExternal")
    declared = stated.value if stated and isinstance(stated.value, bool) else None
    if face.beyond == "outside":
        if declared is False:
            return "open", "it is declared internal, but its wall is an outer one"
        return "outside", face.why
    if face.may_lack_room:
        if declared is None:
            return "open", face.why
        return ("outside" if declared else "inside"), "as the window declares"
    if declared:
        return "open", "it is declared external, but a room lies beyond"
    return "inside", face.why


def _covers(area: Area, hole: Hole) -> bool:
    middle = hole.area.centroid
    return bool(area.contains(middle) and area.boundary.distance(Point(middle)) >= _INSIDE)


def _in_roof(hole: Hole, rooms: Sequence[Room]) -> list[RoomWindow]:
    """The uppermost of the rooms below a roof window."""
    if hole.levels is None:
        return []
    base = hole.levels[0]
    below = [
        (room.shape.base, room.id)
        for room in rooms
        if room.shape and room.shape.base + _OVERHEAD <= base <= room.shape.top + _LIGHT_WELL
    ]
    if not below:
        return []
    room_id = max(below)[1]
    return [RoomWindow(hole=hole, room_id=room_id, share=1.0, looks="outside", in_roof=True)]
