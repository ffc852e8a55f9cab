"""Which rooms a door may lead into of which nobody knows where one side leads."""

from collections.abc import Callable, Mapping

from checker.geometry.circle import Area
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.model import Door, Opening, Room
from checker.results.values import Unknown

MayLeadInto = Callable[[Door, str], bool]
_NEAR = 2.0
"""Metres of wall, riser or shaft that nobody modelled between a door and a room; ours, generous."""
_LEVEL = 0.5


@provider
def may_lead_into(
    door_links: Mapping[str, DoorLink],
    door_slots: Mapping[str, DoorSlot],
    outlines: Mapping[str, Area | Unknown],
    rooms_by_id: Mapping[str, Room],
    lost_doors: tuple[Door | Opening, ...],
) -> MayLeadInto:
    """Whether an unknown side of a door may be a room, by its id.

    It may not where the room lies more than 2 m off, or more than 0.5 m over or under the door. A
    door without a place may lead anywhere, one to a room that the file puts beside it, and any door
    to a room without a body that can be trusted.
    """
    lost = {each.id for each in lost_doors}

    def find(door: Door, room_id: str) -> bool:
        link, slot = door_links[door.id], door_slots.get(door.id)
        if "" not in (link.side_a, link.side_b):
            return False
        if slot is None or {room_id, door.id} & {*lost, *link.perhaps, *door.boundary_ids}:
            return True
        room, area = rooms_by_id.get(room_id), outlines.get(room_id)
        shape = room.shape if room is not None else None
        if shape is None or area is None or isinstance(area, Unknown):
            return True
        low, high = shape.base - _LEVEL, shape.top + _LEVEL
        return slot.base < high and slot.top > low and area.dwithin(slot.polygon(), _NEAR)

    return find
