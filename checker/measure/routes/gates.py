"""Where one goes from floor to floor: doors, openings, and edges where rooms meet without a wall.

A gate is a straight line across the way with a clear width. What stands on either side is a
room, `outside`, or unknown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from shapely import LineString, Polygon

from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.measure.doors.clear_opening import clear_width_of
from checker.measure.doors.estimate import mm
from checker.measure.doors.hatches import LEAST, SURE, Hole, height_of
from checker.measure.doors.levels import DoorLevels
from checker.measure.doors.operation import motion
from checker.measure.doors.slot import DoorSlot, Span
from checker.measure.lifts.shafts import LiftShaft
from checker.measure.links import OUTSIDE, REACH, DoorLink
from checker.measure.registry import provider
from checker.measure.routes.layers import DoorLayers, InHoles, closed_by
from checker.measure.routes.spaces import Space
from checker.model import Door, Opening, Room, School
from checker.results.values import Dimension, Quantity, Unknown
from checker.units import SLACK

REVOLVES = "is a revolving door"
"""What is noted of a gate that people on foot pass and wheelchairs do not (AD M 2.20)."""
INTO = 0.05
"""Metres by which a gate reaches into the floors on both sides, so that they hang together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A way from one floor to the next, as a line across it on the plan, metres.

    `line` runs across the way; seen from its start to its end, side a lies on the left. `deep` is
    how far the floors on side a and side b begin from the line. `clear` is the least and the most
    that it may be wide, `step` likewise how far apart the two floors are in height; `sure` is
    False where it may be no way at all. `sizes` are what `note` says of its height or its sill.
    """

    id: str
    kind: Literal["door", "opening", "edge", "end"]
    sides: tuple[str, str]
    line: tuple[Point, Point]
    deep: tuple[float, float]
    clear: tuple[float, float]
    step: tuple[float, float] = (0.0, 0.0)
    sure: bool = True
    level: float = 0.0
    note: str = ""
    sizes: tuple[Dimension, ...] = ()
    name: str = ""
    element: str = ""
    storey: str = ""

    @property
    def middle(self) -> Point:
        """Half way across."""
        (x0, y0), (x1, y1) = self.line
        return ((x0 + x1) / 2, (y0 + y1) / 2)

    def channel(self, width: float, *, beyond: tuple[float, float]) -> Polygon:
        """The floor in the gate: `width` m wide, reaching `beyond` the line on side a and b."""
        (x0, y0), (x1, y1) = self.line
        long = math.dist(*self.line)
        along = ((x1 - x0) / long, (y1 - y0) / long)
        left = (-along[1], along[0])
        x, y = self.middle
        half, (a, b) = min(width, long) / 2, beyond
        return Polygon(
            [
                (x + along[0] * s * half + left[0] * d, y + along[1] * s * half + left[1] * d)
                for s, d in ((-1, a), (-1, -b), (1, -b), (1, a))
            ]
        )


@provider
def gates(  # noqa: PLR0913, PLR0917 - one for each thing that they are made from
    school: School,
    outlines: Mapping[str, Area | Unknown],
    door_links: Mapping[str, DoorLink],
    opening_links: Mapping[str, DoorLink],
    door_slots: Mapping[str, DoorSlot],
    opening_slots: Mapping[str, DoorSlot],
    rooms_by_id: Mapping[str, Room],
    door_levels: Mapping[str, DoorLevels],
    door_holes: Mapping[str, Hole],
    lift_shafts: tuple[LiftShaft, ...],
    in_holes: InHoles,
    walked_links: Mapping[str, DoorLink],
    walk_spaces: Mapping[str, Space],
) -> tuple[Gate, ...]:
    """Every door and doorless opening as a gate, in the order of the model.

    A door without any place is left out: nobody knows where it leads. One that never opens is a
    gate of no width, and so is a hole that is too low, or that something closes; its sill is a
    step. One with another layer of wall before it is not sure. Holes in floors are no gates, and
    at a lift there is no step: the car comes.
    """
    shafts = frozenset(room for shaft in lift_shafts for room in shaft.room_ids)
    landings = {key: space.bare for key, space in walk_spaces.items() if not space.is_room}
    floors = _Floors({**outlines, **landings}, rooms_by_id, shafts)
    walls, layers = {wall.id for wall in school.walls}, DoorLayers(door_slots, door_links)
    found = [
        _less_high(_of_door(door, slot, walked_links[door.id], floors, door_levels), door_holes)
        for door in school.doors
        if (slot := door_slots.get(door.id)) is not None
    ]
    found += [
        _less_open(
            _of_opening(each, opening_slots[each.id], opening_links[each.id], floors),
            in_holes,
        )
        for each in school.openings
        if each.id in opening_links
        and each.host_id in walls
        and not layers.hold(opening_slots[each.id], opening_links[each.id])
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Floors:
    """Plans of rooms and landings, and levels of the rooms, where they have them."""

    outlines: Mapping[str, Area | Unknown]
    rooms: Mapping[str, Room]
    shafts: frozenset[str]

    def away(self, room_id: str, slot: DoorSlot, y: float) -> float:
        """How far a room's floor begins from the line at `y` across the slot, m."""
        area = self.outlines.get(room_id)
        wall = abs(y - (slot.y[0] + slot.y[1]) / 2)
        if area is None or isinstance(area, Unknown):
            return wall
        line = LineString([slot.frame.to_plan(x, y) for x in slot.x])
        return min(max(area.distance(line), 0.0), REACH) + wall

    def step(self, a: str, b: str) -> Span:
        """How far apart the floors of two rooms are in height; none where one is not known."""
        if {a, b} & self.shafts:
            return (0.0, 0.0)
        levels = [self.rooms[each].shape for each in (a, b) if each in self.rooms]
        if len(levels) < 2 or levels[0] is None or levels[1] is None:  # noqa: PLR2004 - both sides
            return (0.0, 0.0)
        rise = abs(levels[0].base - levels[1].base)
        return (rise, rise)

    def over(self, level: float, link: DoorLink) -> tuple[float, ...]:
        """How far a level lies over each floor beside a link, m; in a shaft there is no floor."""
        rooms = [self.rooms[each] for each in link.rooms if each not in self.shafts]
        return tuple(level - room.shape.base for room in rooms if room.shape is not None)


def _of_door(
    door: Door,
    slot: DoorSlot,
    link: DoorLink,
    floors: _Floors,
    levels: Mapping[str, DoorLevels],
) -> Gate:
    width = clear_width_of(door, slot)
    clear, note = (0.0, slot.width), ""
    centre = (slot.x[0] + slot.x[1]) / 2
    if isinstance(width, Quantity):
        clear = (width.low, width.high)
        centre = _centre(width, slot, centre)
    elif motion(door).kinds == ("fixed",):
        clear, note = (0.0, 0.0), "has no leaf that opens"
    elif motion(door).kinds == ("revolving",):
        clear, note = (slot.width, slot.width), REVOLVES
    return _gate(
        door,
        "door",
        slot,
        link,
        floors,
        x=(centre - max(clear[1], INTO) / 2, centre + max(clear[1], INTO) / 2),
        clear=clear,
        step=(0.0, 0.0) if set(link.rooms) & floors.shafts else _step(levels[door.id], link),
        note=note,
    )


def _less_high(gate: Gate, holes: Mapping[str, Hole]) -> Gate:
    """A door as far as its height lets people through: a hatch does not, a low one perhaps.

    A sill alone leaves it in doubt: the floor before it may be raised.
    """
    hole = holes[gate.id]
    if hole.is_way:
        return gate
    clear = (0.0, 0.0) if hole.is_low else gate.clear
    if gate.note:
        return replace(gate, clear=clear, sure=False)
    return replace(gate, clear=clear, sure=False, note=hole.told, sizes=hole.sizes)


def _less_open(gate: Gate, in_holes: InHoles) -> Gate:
    """A hole as far as nothing that stands in it closes it, surely or perhaps."""
    channel = gate.channel(math.inf, beyond=(gate.deep[0] + INTO, gate.deep[1] + INTO))
    closed = closed_by(channel, in_holes.closing(gate.id, channel, gate.level))
    if closed is None:
        return gate
    name = closed.element.ref.name or closed.element.ref.ifc_class
    clear = (0.0, 0.0) if closed.sure else gate.clear
    return replace(gate, sure=False, clear=clear, note=gate.note or f"is closed by {name}")


def _of_opening(opening: Opening, slot: DoorSlot, link: DoorLink, floors: _Floors) -> Gate:
    sill = max(floors.over(slot.base, link), default=0.0)
    head = min(floors.over(slot.top, link), default=SURE["opening"])
    low, high = floors.step(link.side_a, link.side_b)
    is_high = head >= SURE["opening"] - SLACK
    width = slot.width if head >= LEAST - SLACK else 0.0
    made = _gate(
        opening,
        "opening",
        slot,
        link,
        floors,
        x=slot.x,
        clear=(width, width),
        step=(max(low, sill), max(high, sill)),
        sure=is_high,
    )
    if is_high:
        return made
    sizes = (height_of((head, head), SURE["opening"]),)
    return replace(made, note=f"is only {mm(head)} high", sizes=sizes)


def _gate(  # noqa: PLR0913 - one for each thing that it is made from
    element: Door | Opening,
    kind: Literal["door", "opening"],
    slot: DoorSlot,
    link: DoorLink,
    floors: _Floors,
    *,
    x: Span,
    clear: Span,
    step: Span,
    sure: bool = True,
    note: str = "",
) -> Gate:
    y = (slot.y[0] + slot.y[1]) / 2
    ends = (slot.frame.to_plan(x[0], y), slot.frame.to_plan(x[1], y))
    # The frame of a mirrored door has its y axis on the right of x: then the line runs back.
    (ax, ay), (bx, by) = slot.frame.x_axis, slot.frame.y_axis
    mirrored = ax * by - ay * bx < 0
    return Gate(
        id=element.id,
        kind=kind,
        sides=(link.side_a, link.side_b),
        line=(ends[1], ends[0]) if mirrored else ends,
        deep=(floors.away(link.side_a, slot, slot.y[1]), floors.away(link.side_b, slot, slot.y[0])),
        clear=clear,
        step=step,
        sure=sure,
        level=slot.base,
        note=note,
        name=element.ref.name,
        element=element.ref.global_id,
        storey=element.ref.storey,
    )


def _step(levels: DoorLevels, link: DoorLink) -> Span:
    """The step in the door; without a floor on one side there is none to take."""
    if not all(side not in ("", OUTSIDE) for side in (link.side_a, link.side_b)):
        return (0.0, 0.0)
    if isinstance(levels.step, Unknown):
        return (0.0, math.inf)
    return (levels.step.low, levels.step.high)


def _centre(width: Quantity, slot: DoorSlot, otherwise: float) -> float:
    """The middle of the clear opening on the door's x axis, as the drawing of its width has it."""
    if not width.evidence:
        return otherwise
    xs = [slot.frame.to_local(point)[0] for point in width.evidence[0].coords]
    return sum(xs) / len(xs)
