"""What is free in a gate: less what stands between its jambs, and right before and behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.measure.doors.hatches import HATCH, LEAST
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.layers import InHoles
from checker.measure.routes.spaces import Space, TakenOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Through:
    """How somebody goes through a gate: as wide as `width`, so far `beyond` on side a and side b.

    On the sides in `among` what is taken of their floors counts; on others the gate ends in a stub.
    """

    width: float
    beyond: tuple[float, float]
    among: frozenset[str]


FreeIn = Callable[[Gate, Through, bool], BaseGeometry]


@provider
def free_in(
    walk_spaces: Mapping[str, Space],
    taken_of: TakenOf,
    door_slots: Mapping[str, DoorSlot],
    in_holes: InHoles,
) -> FreeIn:
    """What is free of the floor in a gate: `find(gate, through, True)` of all that may stand there.

    Off the channel comes what is taken of the floors on its sides, so that a panel right before a
    door is not stepped over. Off that of an opening what stands in the wall, too, where there is
    no room: infill walls, columns, fittings, railings, doors that are gates of their own; perhaps
    furniture, windows down to the floor, and other layers of the wall.
    """
    doors = _Doors(door_slots.values())

    @cache
    def taken_beside(space_id: str, tight: bool) -> _Plans:  # noqa: FBT001 - as taken_of
        return _Plans(taken_of(space_id, tight) if space_id in walk_spaces else ())

    def beside(gate: Gate, through: Through, *, tight: bool) -> Iterator[BaseGeometry]:
        a, b = through.beyond
        for side, beyond in zip(gate.sides, ((a, 0.0), (0.0, b)), strict=True):
            if side in through.among:
                half = gate.channel(through.width, beyond=beyond)
                met = taken_beside(side, tight).meeting(half)
                yield from (half.intersection(each) for each in met)

    def in_wall(gate: Gate, channel: Polygon, *, tight: bool) -> Iterator[BaseGeometry]:
        yield from doors.meeting(channel, gate.level)
        closed = in_holes.closing(gate.id, channel, gate.level)
        yield from (each.area for each in closed if tight or each.sure)

    def find(gate: Gate, through: Through, tight: bool) -> BaseGeometry:  # noqa: FBT001
        channel = gate.channel(through.width, beyond=through.beyond)
        taken = list(beside(gate, through, tight=tight))
        if gate.kind == "opening":
            within = gate.channel(through.width, beyond=gate.deep)
            taken += in_wall(gate, within, tight=tight)
        return channel.difference(shapely.union_all(taken)) if taken else channel

    return find


class _Doors:
    """Where doors stand in their walls."""

    def __init__(self, slots: Iterable[DoorSlot]) -> None:
        self._slots = list(slots)
        self._tree = STRtree([slot.polygon() for slot in self._slots])

    def meeting(self, plan: Polygon, level: float) -> Iterator[Area]:
        """Those that meet a hole whose floor lies at a level (z)."""
        for slot in (self._slots[each] for each in self._tree.query(plan).tolist()):
            if slot.base < level + LEAST and slot.top > level + HATCH:
                yield slot.polygon()


class _Plans:
    """Plans, to be asked which of them meet another."""

    def __init__(self, plans: Iterable[Area]) -> None:
        self._plans = list(plans)
        self._tree = STRtree(self._plans)

    def meeting(self, plan: Polygon) -> Iterator[Area]:
        near = self._tree.query(plan, predicate="intersects").tolist()
        return (self._plans[each] for each in near)
