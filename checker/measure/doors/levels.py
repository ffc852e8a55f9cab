"""How high the floor lies on either side of a door, and what step that makes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Polygon, STRtree

from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.geometry.overlay import shared
from checker.measure.doors.slot import DoorSlot, Span
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.model import Problem, Room, School, Slab, Surface
from checker.results.values import Quantity, Unknown

BELOW, ABOVE = 0.6, 0.3
"""Metres below and above the foot of a door between which a floor is the one in front of it."""
PROUD = 0.002
"""Metres by which a floor may top the base of a room and still be at the same level."""
_FROM, _TO = 0.02, 0.15
_INSET = 0.05
_MOSTLY = 0.5
_ASK = (
    "Model the floor on both sides of the door: a room or an outdoor space that begins at its "
    "level, a slab, a landing or a ramp."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLevels:
    """The floor levels at a door, as z in the rebased frame, and the step between them, metres.

    `side_a` is the side of the door's positive y axis, as in `DoorLink`: where that link is not
    `sided` the two may be swapped, with their rooms. `step` is never negative and compares like
    with like (finished floor with finished floor, slab with slab), so that it may be sure where
    the levels themselves are not. `how` says what the levels rest on.
    """

    side_a: Quantity | Unknown
    side_b: Quantity | Unknown
    step: Quantity | Unknown
    how: str


@dataclass(frozen=True, slots=True)
class _Walked:
    """Something one may walk on: `at` gives its level, `name` what it is."""

    area: Area
    surface: Surface
    name: str


@dataclass(frozen=True, slots=True)
class _Floor:
    """What one side shows: the floor one walks on, and the slab there where one is modelled.

    A slab whose top lies below the base of the room may carry a finish that is not modelled, or
    the room may be drawn too high: both readings stand.
    """

    finish: Span
    slab: Span | None
    how: str

    def level(self) -> Quantity:
        spans = [self.finish, self.slab or self.finish]
        return Quantity(
            low=min(span[0] for span in spans),
            high=max(span[1] for span in spans),
            unit="m",
            method="floor in front of the door",
            steps=(self.how,),
        )


class _Surfaces:
    """Slabs, landings, treads and ramps, ready to be asked for by place and level."""

    def __init__(self, walked: Sequence[_Walked]) -> None:
        self._walked = walked
        self._tree = STRtree([each.area for each in walked])

    def before(self, strip: Polygon, edge: Sequence[Point], foot: float) -> tuple[Span, str] | None:
        """Level at an edge, and name, of the highest surface under most of a strip."""
        found = []
        for index in self._tree.query(strip, predicate="intersects"):
            each = self._walked[int(index)]
            if shared(each.area, strip).area < _MOSTLY * strip.area:
                continue
            heights = [each.surface.at(x, y) for x, y in edge]
            low, high = min(heights), max(heights)
            if foot - BELOW <= low and high <= foot + ABOVE:
                found.append(((low, high), each.name))
        return max(found, key=lambda each: (round(each[0][1], 6), each)) if found else None


@provider
def door_levels(
    school: School,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
    spoiled: Mapping[str, Problem],
) -> Mapping[str, DoorLevels]:
    """The floor levels on both sides of each door, by door id; every door has an entry.

    On each side: the highest slab, landing, tread or ramp right in front of the door, between
    0.6 m below and 0.3 m above its foot, and the base of the room there. A surface above the
    room's base is the floor; one below it may carry a finish that is not modelled, and then both
    readings count. A room that begins more than 0.6 m from the foot of the door says nothing of
    the floor at it.
    """
    surfaces = _Surfaces(list(_walked(school)))
    found = {}
    for door in school.doors:
        slot, link = door_slots.get(door.id), door_links[door.id]
        if slot is None or not math.isfinite(slot.base):
            lost = Unknown(missing=("where the door stands",), ask=_ASK)
            found[door.id] = DoorLevels(side_a=lost, side_b=lost, step=lost, how="no place")
            continue
        rooms = [
            None if side in spoiled else rooms_by_id.get(side)
            for side in (link.side_a, link.side_b)
        ]
        sides = [
            _side(slot, room, surfaces, sign=sign)
            for room, sign in zip(rooms, (1, -1), strict=True)
        ]
        found[door.id] = _levels(sides[0], sides[1])
    return found


def _walked(school: School) -> Iterator[_Walked]:
    """Everything with a top that may be walked on; hulls are left out: they reach too far."""
    for slab in school.slabs:
        yield from _of_slab(slab, "slab")
    for name, wholes in (("stair", school.stairs), ("ramp", school.ramps)):
        for whole in wholes:
            for tops in (whole.tops, *(flight.tops for flight in whole.flights)):
                yield from _surfaces(tops, name)
            for landing in whole.landings:
                yield from _of_slab(landing, "landing")


def _of_slab(slab: Slab, name: str) -> Iterator[_Walked]:
    shape = slab.shape
    if slab.tops:
        yield from _surfaces(slab.tops, name)
    elif shape is not None and not (shape.hull_only or shape.source.problem or slab.slope):
        yield from _surfaces((Surface(area=shape.footprint, level=shape.top),), name)


def _surfaces(tops: Sequence[Surface], name: str) -> Iterator[_Walked]:
    for top in tops:
        if np.isfinite([top.level, *top.slope]).all():
            yield _Walked(top.area, top, name)


def _side(slot: DoorSlot, room: Room | None, surfaces: _Surfaces, *, sign: int) -> _Floor | None:
    """The floor on one side; None when nothing shows it."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    inset = min(_INSET, slot.width / 4)
    x = (slot.x[0] + inset, slot.x[1] - inset)
    ends = sorted((face + sign * _FROM, face + sign * _TO))
    edge = [slot.frame.to_plan(each, face) for each in x]
    walked = surfaces.before(slot.box(x, (ends[0], ends[1])), edge, slot.base)
    base = _base(room, slot.base)
    if base is None:
        return _Floor(walked[0], walked[0], walked[1]) if walked else None
    if walked is None:
        return _Floor((base, base), None, "room")
    span, name = walked
    if span[1] > base + PROUD:
        return _Floor(span, span, f"{name} above the base of the room")
    if span[0] >= base - PROUD:
        return _Floor((base, base), (base, base), f"room and {name}")
    return _Floor((base, base), span, f"room, {(base - span[0]) * 1000:.0f} mm above the {name}")


def _base(room: Room | None, foot: float) -> float | None:
    if room is None or room.shape is None or room.shape.source.problem:
        return None
    base = room.shape.base
    return base if math.isfinite(base) and abs(base - foot) <= BELOW else None


def _levels(a: _Floor | None, b: _Floor | None) -> DoorLevels:
    lost = Unknown(missing=("the level of the floor on one side of the door",), ask=_ASK)
    how = f"{a.how if a else 'nothing'} on one side, {b.how if b else 'nothing'} on the other"
    step = lost if a is None or b is None else _step(a, b, how)
    side_a, side_b = (lost if side is None else side.level() for side in (a, b))
    return DoorLevels(side_a=side_a, side_b=side_b, step=step, how=how)


def _step(a: _Floor, b: _Floor, how: str) -> Quantity:
    """Finish against finish and, where both sides show one, slab against slab."""
    gaps = [_gap(a.finish, b.finish)]
    if a.slab and b.slab:
        gaps.append(_gap(a.slab, b.slab))
    return Quantity(
        low=min(gap[0] for gap in gaps),
        high=max(gap[1] for gap in gaps),
        unit="m",
        origin="derived",
        method="floor levels on both sides of the door",
        steps=(how,),
    )


def _gap(one: Span, other: Span) -> Span:
    """Least and greatest distance between two levels that are each known to a span.

    >>> _gap((0.0, 0.0), (0.02, 0.05))
    (0.02, 0.05)
    """
    least = max(one[0] - other[1], other[0] - one[1], 0.0)
    return least, max(one[1] - other[0], other[1] - one[0])
