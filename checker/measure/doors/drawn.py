"""What to draw of doors as ways: the doorways of a room, and what lies on both sides of a door."""

from collections.abc import Callable, Collection, Mapping

from checker.measure.doors.portals import Portal
from checker.measure.doors.slot import DoorSlot
from checker.measure.evidence import outline
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import provider
from checker.measure.room_words import name_of
from checker.model import Door, Room
from checker.results.values import Evidence

Doorways = Callable[[str, Collection[str]], tuple[Evidence, ...]]
BothSides = Callable[[Door], tuple[Evidence, ...]]
_BESIDE = 0.7
"""Metres before a door at which it is said what lies there."""


@provider
def doorways(
    portals: Mapping[str, tuple[Portal, ...]],
    door_slots: Mapping[str, DoorSlot],
    opening_slots: Mapping[str, DoorSlot],
    rooms_by_id: Mapping[str, Room],
) -> Doorways:
    """The doors and openings that lead from a room to some others, each with what lies beyond."""

    def find(room_id: str, beyond: Collection[str]) -> tuple[Evidence, ...]:
        storey = rooms_by_id[room_id].ref.storey
        found: list[Evidence] = []
        for way in portals.get(room_id, ()):
            slot = door_slots.get(way.id) or opening_slots.get(way.id)
            if slot is not None and way.beyond in beyond:
                label = f"to {_words(way.beyond, rooms_by_id)}"
                found += outline(slot.polygon(), storey=storey, label=label, element=way.id)
        return tuple(found)

    return find


@provider
def both_sides(
    door_links: Mapping[str, DoorLink],
    door_slots: Mapping[str, DoorSlot],
    rooms_by_id: Mapping[str, Room],
) -> BothSides:
    """A way through a door, with what lies on each side; none where the sides are a guess."""

    def find(door: Door) -> tuple[Evidence, ...]:
        link, slot = door_links[door.id], door_slots.get(door.id)
        if slot is None or not link.sided:
            return ()
        middle = sum(slot.x) / 2
        ends = (
            slot.frame.to_plan(middle, slot.y[1] + _BESIDE),
            slot.frame.to_plan(middle, slot.y[0] - _BESIDE),
        )
        storey = door.ref.storey
        way = Evidence(role="path", shape="line", coords=ends, storey=storey)
        named = zip(ends, (link.side_a, link.side_b), strict=True)
        return (
            way,
            *(
                Evidence(
                    role="measured",
                    shape="point",
                    coords=(at,),
                    storey=storey,
                    label=_words(side, rooms_by_id),
                )
                for at, side in named
            ),
        )

    return find


def _words(side: str, rooms_by_id: Mapping[str, Room]) -> str:
    """What lies on one side of a door, in words."""
    if side in rooms_by_id:
        return name_of(rooms_by_id[side])
    return "the outside" if side == OUTSIDE else "no known room"
