"""Holes in walls of several layers, and what closes one: another layer, or what stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.measure.doors.hatches import HATCH, LEAST
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import DoorLink
from checker.measure.obstacles import in_the_way
from checker.measure.registry import provider
from checker.model import Element, Furniture, School, Shape, Wall, Window

_LAYER = 0.2
"""Metres before and behind a door's own wall that another layer of it may be thick: a brick and a
half."""
_TOUCH = 1e-3
_JAMB = 0.1  # of its plan a wall between the jambs may lie in the wall beside them
_FAR = 5.0


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
class Closed:
    """What stands in a hole or before it, and what it takes of that on the plan.

    A wall is `sure` to be in the way between the jambs; one that runs on may be a second drawing of
    the wall, or another layer of it that somebody forgot to cut. So is not what may be smaller
    than it looks, or can be moved or opened: furniture, windows down to the floor.
    """

    element: Element
    area: BaseGeometry
    sure: bool


class InHoles:
    """Walls, columns and things that may stand in the holes of walls, where no room is."""

    def __init__(self, school: School) -> None:
        groups: Iterable[Iterable[Element]] = (
            school.walls,
            school.columns,
            school.fittings,
            school.furniture,
            school.railings,
            school.windows,
        )
        self._things = [(each, each.shape) for group in groups for each in group if each.shape]
        self._tree = STRtree([shape.footprint for _, shape in self._things])
        self._hosts = {each.id: each.host_id for each in school.openings}
        self._holes: dict[str, list[Shape]] = defaultdict(list)
        for each in school.openings:
            if each.shape is not None:
                self._holes[each.host_id].append(each.shape)

    def closing(self, hole_id: str, channel: Polygon, floor: float) -> tuple[Closed, ...]:
        """What there takes of a hole at the height of people, but for its own wall.

        `channel` is the floor in the hole, its second and fourth edge across the way; `floor` its
        level, metres.
        """
        found = []
        for number in self._tree.query(channel, predicate="intersects").tolist():
            thing, shape = self._things[number]
            if isinstance(thing, Wall):
                if thing.id != self._hosts.get(hole_id) and _stands(shape, floor):
                    found.append(self._wall(thing, shape, channel, floor))
            elif in_the_way(shape, floor):
                doubtful = shape.hull_only or isinstance(thing, Furniture | Window)
                found.append(Closed(thing, shape.footprint, sure=not doubtful))
        return tuple(found)

    def _wall(self, wall: Wall, shape: Shape, channel: Polygon, floor: float) -> Closed:
        """A wall without its own holes that one walks through."""
        open_ = [
            hole.footprint
            for hole in self._holes[wall.id]
            if hole.base <= floor + HATCH and hole.top >= floor + LEAST
        ]
        beside = shape.footprint.difference(_between_jambs(channel)).area
        area = shape.footprint.difference(shapely.union_all(open_))
        return Closed(wall, area, sure=beside < _JAMB * shape.footprint.area)


@provider
def in_holes(school: School) -> InHoles:
    """What of the school may stand in the holes of its walls."""
    return InHoles(school)


def _stands(shape: Shape, floor: float) -> bool:
    """Whether a wall is in the way there: more than a sill, and no lintel."""
    return shape.base < floor + LEAST and shape.top > floor + HATCH


def closed_by(channel: Polygon, closed: Iterable[Closed]) -> Closed | None:
    """The one that leaves no way through a hole; none where one gets past each of them."""
    return next((each for each in closed if not _is_passed(channel, each.area)), None)


def _between_jambs(channel: Polygon) -> Polygon:
    """The floor in a hole and on before and behind it, however thick the wall is."""
    a, b, c, d = (np.array(corner) for corner in channel.exterior.coords[:4])
    on = (b - a) / np.hypot(*(b - a)) * _FAR
    return Polygon([a - on, b + on, c + on, d - on])


def _is_passed(channel: Polygon, taken: BaseGeometry) -> bool:
    """Whether a piece of what is left of a channel reaches from its one end to the other."""
    corners = list(channel.exterior.coords)
    ends = LineString(corners[1:3]), LineString(corners[3:5])
    return any(
        all(piece.distance(end) <= _TOUCH for end in ends)
        for piece in polygons_of(channel.difference(taken))
    )
