"""Doors and holes that nobody walks through: too low under a wall, or high above the floor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.measure.doors.estimate import mm
from checker.measure.doors.levels import DoorLevels
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.model import Door, Room, School, Wall
from checker.results.values import Dimension, Quantity, Unknown
from checker.units import SLACK

LEAST = 1.8
"""Metres of height under which a door or hole is no way for people. Ours: no fact sheet has one."""
SURE = {"door": 1.9, "opening": 2.0}
"""Metres of height from which it surely is one: AD B and AD K want 2.0 m but for doorways."""
HATCH = 0.3
"""Metres of sill over the floors beside it above which a hole is looked through, not walked."""
_OVER = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """How high a door or hole is (least and most, metres) and its sill over the higher floor.

    `closed` says whether a wall goes on over it: without one a low door is a gate, or a cubicle's.
    """

    height: tuple[float, float]
    sill: float
    sure_from: float
    closed: bool

    @property
    def is_low(self) -> bool:
        """Whether surely nobody walks through: a wall goes on over it too low."""
        return self.closed and self.height[1] < LEAST - SLACK

    @property
    def is_hatch(self) -> bool:
        """Whether it is no door of a room: so low, or so far over the floors as these are drawn."""
        return self.is_low or self.sill > HATCH

    @property
    def is_way(self) -> bool:
        """Whether people surely walk through."""
        return self.height[0] >= self.sure_from - SLACK and self.sill <= HATCH

    @property
    def told(self) -> str:
        """What is wrong with it as a way; nothing where nothing is."""
        if self.sill > HATCH:
            return f"begins {mm(self.sill)} over the floor"
        return "" if self.is_way else f"is only {mm(self.height[0])} high"

    @property
    def sizes(self) -> tuple[Dimension, ...]:
        """The same as a size; how high a sill may be is for those to say whose way it is."""
        if self.sill > HATCH:
            sill = self.sill
            return (Dimension(what="height over the floor", low=sill, high=sill, on_plan=False),)
        return () if self.is_way else (height_of(self.height, self.sure_from),)


def height_of(height: tuple[float, float], sure_from: float) -> Dimension:
    """How high a door or hole is, least and most, and from which height it surely is a way."""
    return Dimension(
        what="height", low=height[0], high=height[1], at_least=sure_from, on_plan=False
    )


@provider
def door_holes(
    school: School,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    door_levels: Mapping[str, DoorLevels],
    rooms_by_id: Mapping[str, Room],
) -> Mapping[str, Hole]:
    """How high each door is and how far over the floor it begins, by its id, where it has a place.

    Its height is the declared one and that of its body, less what a floor takes of it; without
    either it may be any. A door from a room to itself has nothing above it that counts.
    """
    walls = {wall.id: wall for wall in school.walls}
    hosts = {each.id: each.host_id for each in school.openings}
    found = {}
    for door in school.doors:
        slot, link = door_slots.get(door.id), door_links[door.id]
        if slot is None:
            continue
        shown = [
            _shown(side) for side in (door_levels[door.id].side_a, door_levels[door.id].side_b)
        ]
        floors = [
            _base(room, rooms_by_id) if level is None else level
            for room, level in zip((link.side_a, link.side_b), shown, strict=True)
        ]
        wall = walls.get(door.host_id) or walls.get(hosts.get(door.opening_id, ""))
        within = link.side_a == link.side_b
        found[door.id] = Hole(
            height=(math.inf, math.inf) if within else _height(door, slot, shown),
            sill=min((slot.base - floor for floor in floors if floor is not None), default=0.0),
            sure_from=SURE["door"],
            closed=_goes_on_over(wall, slot),
        )
    return found


@provider
def opening_holes(
    opening_slots: Mapping[str, DoorSlot],
    opening_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
) -> Mapping[str, Hole]:
    """The same for holes that nothing fills, by their ids."""
    found = {}
    for id_, link in opening_links.items():
        slot = opening_slots[id_]
        shapes = [rooms_by_id[room].shape for room in link.rooms]
        floors = [shape.base for shape in shapes if shape is not None]
        high = slot.top - max([slot.base, *floors])
        found[id_] = Hole(
            height=(high, high),
            sill=min((slot.base - floor for floor in floors), default=0.0),
            sure_from=SURE["opening"],
            closed=True,
        )
    return found


def _shown(level: Quantity | Unknown) -> float | None:
    return None if isinstance(level, Unknown) else level.high


def _base(room_id: str, rooms: Mapping[str, Room]) -> float | None:
    shape = rooms[room_id].shape if room_id in rooms else None
    return shape.base if shape is not None else None


def _height(door: Door, slot: DoorSlot, floors: Iterable[float | None]) -> tuple[float, float]:
    """Least and most that a door may be high over the higher floor beside it; any, if not told."""
    tops = [slot.base + door.overall_height] if door.overall_height else []
    if door.shape is not None and not door.shape.source.problem:
        tops.append(slot.top)
    if not tops:
        return math.inf, math.inf
    foot = max([slot.base, *(floor for floor in floors if floor is not None)])
    return min(tops) - foot, max(tops) - foot


def _goes_on_over(wall: Wall | None, slot: DoorSlot) -> bool:
    """Whether a wall reaches on over a door, so that one would have to stoop."""
    return wall is not None and wall.shape is not None and wall.shape.top >= slot.top + _OVER
