"""Walls in several layers: a hole in one is the door in another, or ends at a solid one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import shapely
from shapely import LineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.measure.doors.hatches import HATCH, LEAST
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import DoorLink
from checker.model import Opening, Shape, Wall

_LAYER = 0.2
"""Metres before and behind a door's own wall that another layer of it may be thick: a brick and a
half."""
_TOUCH = 1e-3


class DoorLayers:
    """Layers of walls before and behind doors: a hole there is that door, and no way past it."""

    def __init__(self, slots: Mapping[str, DoorSlot], links: Mapping[str, DoorLink]) -> None:
        self._doors = [(slot, frozenset(links[id_].rooms)) for id_, slot in slots.items()]
        self._boxes = [
            slot.box(slot.x, (slot.y[0] - _LAYER, slot.y[1] + _LAYER)) for slot in slots.values()
        ]
        self._tree = STRtree(self._boxes)

    def hold(self, hole: DoorSlot, link: DoorLink) -> bool:
        """Whether most of a hole lies there, at a door that leads to the same rooms."""
        middle = (hole.y[0] + hole.y[1]) / 2
        line = LineString([hole.frame.to_plan(x, middle) for x in hole.x])
        return any(
            door.base < hole.top
            and hole.base < door.top
            and rooms.issuperset(link.rooms)
            and self._boxes[each].intersection(line).length > line.length / 2
            for each in self._tree.query(line, predicate="intersects").tolist()
            for door, rooms in [self._doors[each]]
        )


@dataclass(frozen=True, slots=True)
class _Solid:
    """A wall with a body, and the bodies of the holes in it."""

    wall: Wall
    shape: Shape
    holes: tuple[Shape, ...]


class WallLayers:
    """Walls behind the holes of others."""

    def __init__(self, walls: Iterable[Wall], openings: Iterable[Opening]) -> None:
        holes: dict[str, list[Shape]] = defaultdict(list)
        for each in openings:
            if each.shape is not None:
                holes[each.host_id].append(each.shape)
        self._solid = [
            _Solid(wall, wall.shape, tuple(holes[wall.id])) for wall in walls if wall.shape
        ]
        self._tree = STRtree([each.shape.footprint for each in self._solid])

    def closing(self, host_id: str, channel: Polygon, floor: float) -> Wall | None:
        """The wall other than its own that closes a hole: none if one gets past or through it.

        `channel` is the floor in the hole from the room on one side to that on the other, its
        second edge and its last across the way; `floor` its level.
        """
        low, high = floor + HATCH, floor + LEAST
        for number in self._tree.query(channel, predicate="intersects").tolist():
            each: _Solid = self._solid[number]
            if each.wall.id == host_id or each.shape.base >= high or each.shape.top <= low:
                continue
            open_ = [hole.footprint for hole in each.holes if hole.base <= low and hole.top >= high]
            closed = each.shape.footprint.difference(shapely.union_all(open_))
            if not _is_passed(channel, channel.difference(closed)):
                return each.wall
        return None


def _is_passed(channel: Polygon, free: BaseGeometry) -> bool:
    """Whether a piece of what is free of a channel reaches from its one end to the other."""
    corners = list(channel.exterior.coords)
    ends = LineString(corners[1:3]), LineString(corners[3:5])
    return any(all(piece.distance(end) <= _TOUCH for end in ends) for piece in polygons_of(free))
