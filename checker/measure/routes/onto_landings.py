"""Which outer doors lead onto the landing of a ramp or stair, where no place is modelled there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.measure.doors.levels import ABOVE, BELOW
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import provider
from checker.measure.routes.spaces import Space

_FROM, _TO = 0.02, 0.15
_INSET = 0.05
_MOSTLY = 0.5


@provider
def walked_links(
    door_links: Mapping[str, DoorLink],
    door_slots: Mapping[str, DoorSlot],
    walk_spaces: Mapping[str, Space],
) -> Mapping[str, DoorLink]:
    """The two sides of each door as one walks through it: outside may be a landing.

    It is the landing that takes most of the strip 20 to 150 mm before the opening, from 0.6 m below
    the door's foot to 0.3 m above it.
    """
    landings = [space for space in walk_spaces.values() if not space.is_room]
    return {
        door_id: _walked(link, door_slots.get(door_id), landings)
        for door_id, link in door_links.items()
    }


def _walked(link: DoorLink, slot: DoorSlot | None, landings: Sequence[Space]) -> DoorLink:
    if slot is None or OUTSIDE not in (link.side_a, link.side_b):
        return link
    a, b = (
        (_before(slot, sign, landings) or OUTSIDE) if side == OUTSIDE else side
        for side, sign in ((link.side_a, 1), (link.side_b, -1))
    )
    return replace(link, side_a=a, side_b=b)


def _before(slot: DoorSlot, sign: int, landings: Sequence[Space]) -> str:
    """The landing before one side of a slot; empty where there is none."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    inset = min(_INSET, slot.width / 4)
    ends = sorted((face + sign * _FROM, face + sign * _TO))
    strip = slot.box((slot.x[0] + inset, slot.x[1] - inset), (ends[0], ends[1]))
    found = [
        (each.bare.intersection(strip).area, each.id)
        for each in landings
        if -BELOW <= each.level - slot.base <= ABOVE and each.bare.intersects(strip)
    ]
    most, landing = max(found, default=(0.0, ""))
    return landing if most >= _MOSTLY * strip.area else ""
