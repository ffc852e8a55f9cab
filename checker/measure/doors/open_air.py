"""Outside a door where no outdoor place is modelled: what the building itself leaves free there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shapely
from shapely import STRtree

from checker.geometry.circle import Area
from checker.geometry.overlay import cut, joined
from checker.measure.distrust import is_nowhere, known_of, may_be_on
from checker.measure.doors.ground import Ground, floor_start, window_before
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.obstacles import FLAT, HEAD_HEIGHT
from checker.measure.registry import provider
from checker.model import Element, Room, School
from checker.results.values import Unknown

OpenGroundOf = Callable[[str, int], Ground | None]


@provider
def open_ground(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
) -> OpenGroundOf:
    """A function from a door's id and a side (1 or -1) to what is clear of walls outside it.

    For doors that open to the outside where no place is modelled: walls, columns and rooms at the
    door's height are in the way, everything else is taken to be free; how the ground lies nobody
    knows. What has no body on its storey may be there too, unless its placement says that it is
    elsewhere: then nothing is free for sure. None for other sides, where no wall is modelled at
    all, and where there is no clear ground before the opening.
    """
    rooms = [each for each in school.rooms if not isinstance(outlines[each.id], Unknown)]
    built: list[Element] = [each for each in (*school.walls, *school.columns, *rooms) if each.shape]
    lost = [
        *(each for each in (*school.walls, *school.columns) if is_nowhere(each)),
        *(each for each in school.rooms if isinstance(outlines[each.id], Unknown)),
    ]
    storeys = {door.id: door.storey_id for door in school.doors}
    tree = STRtree([each.shape.footprint for each in built if each.shape])

    def ground(door_id: str, sign: int) -> Ground | None:
        slot, link = door_slots.get(door_id), door_links[door_id]
        if (
            slot is None
            or not school.walls
            or (link.side_a if sign > 0 else link.side_b) != OUTSIDE
        ):
            return None
        window = window_before(slot, sign)
        near = [built[index] for index in sorted(tree.query(window, "intersects").tolist())]
        taken = [each.shape.footprint for each in near if each.shape and _is_at(each, slot)]
        free = cut(window, joined(taken)) if taken else window
        start = floor_start(slot, free, sign)
        if start is None:
            return None
        near_by = (each for each in lost if may_be_on(each, storeys[door_id]))
        clear = shapely.Polygon() if any(_may_be_in(each, window) for each in near_by) else free
        return Ground(room_id=OUTSIDE, bare=free, tight=clear, loose=free, start=start, things=())

    return ground


def _may_be_in(each: Element, window: shapely.Polygon) -> bool:
    """Whether something without a body may be before a door, by its placement."""
    places = () if isinstance(each, Room) else known_of(each)
    return not places or any(window.covers(at) for at in places)


def _is_at(each: Element, slot: DoorSlot) -> bool:
    """Whether something reaches from below people's heads to above the door's sill."""
    if each.shape is None:
        return False
    return each.shape.base - slot.base < HEAD_HEIGHT and each.shape.top - slot.base > FLAT
