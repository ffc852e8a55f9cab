"""Where a room is entered: the stretch of its outline in front of each door and opening."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.measure.doors.hatches import Hole
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import REACH, DoorLink
from checker.measure.registry import provider
from checker.results.values import Unknown

_INSET = 0.05
_SAME_FACE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """A way into a room: the door or opening, the room's edge in front of it, what lies beyond.

    `beyond` is a room's id, `outside`, or empty when that cannot be told.
    """

    id: str
    line: BaseGeometry
    beyond: str
    is_door: bool


@provider
def portals(
    outlines: Mapping[str, Area | Unknown],
    door_links: Mapping[str, DoorLink],
    opening_links: Mapping[str, DoorLink],
    door_slots: Mapping[str, DoorSlot],
    opening_slots: Mapping[str, DoorSlot],
    door_holes: Mapping[str, Hole],
    opening_holes: Mapping[str, Hole],
) -> Mapping[str, tuple[Portal, ...]]:
    """The portals of every room, by room id, in the order of the model, doors first.

    Hatches are none, nor cupboard doors and windows that are modelled as doors: nobody comes in
    by one.
    """
    found: dict[str, list[Portal]] = {}
    for links, slots, holes, is_door in (
        (door_links, door_slots, door_holes, True),
        (opening_links, opening_slots, opening_holes, False),
    ):
        for link in links.values():
            slot = slots.get(link.door_id)
            if link.side_a == link.side_b:
                continue  # a door within one room is no way into it
            if link.door_id in holes and holes[link.door_id].is_hatch:
                continue
            for room_id, beyond in ((link.side_a, link.side_b), (link.side_b, link.side_a)):
                area = outlines.get(room_id)
                if slot is None or area is None or isinstance(area, Unknown):
                    continue
                line = _edge_before(area, slot)
                made = Portal(id=link.door_id, line=line, beyond=beyond, is_door=is_door)
                found.setdefault(room_id, []).append(made)
    return {room_id: tuple(each) for room_id, each in found.items()}


def _edge_before(area: Area, slot: DoorSlot) -> BaseGeometry:
    """The part of a room's edge that lies before a slot; the nearest point where none does."""
    edge = shapely.boundary(area)
    inset = min(_INSET, slot.width / 4)
    strip = slot.box((slot.x[0] + inset, slot.x[1] - inset), (slot.y[0] - REACH, slot.y[1] + REACH))
    before = edge.intersection(strip)
    hole = slot.polygon()
    if before.is_empty:
        return shapely.shortest_line(edge, hole).interpolate(0.0)
    nearest = before.distance(hole)
    return before.intersection(hole.buffer(nearest + _SAME_FACE))
