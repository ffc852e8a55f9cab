"""Doors that follow one another through a room: how far apart, and what swings between them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.geometry.circle import Area
from checker.geometry.frame import Frame, Point
from checker.measure.doors.ground import floor_start
from checker.measure.doors.hanging import Hanging, hanging
from checker.measure.doors.size import leaf_width_of
from checker.measure.doors.slot import DoorSlot, Span
from checker.measure.doors.use import UNUSED, uses_of
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.model import Door, School
from checker.results.values import Unknown
from checker.uses import RoomUses

_HAIR = 1e-6
_ALIKE = 0.7
"""The cosine from which two doors face the same way or each other, rather than across a corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A door seen from within a room: x of `frame` runs along it, y into the room, metres.

    The frame's origin is the middle of the opening, in the plane of the closed leaf: the face
    that looks into the room, or the wall's face where no leaf is modelled. `floor` is where the
    room's floor begins on its y axis, `half` half the opening. `swing` is how far the leaf
    reaches into the room, at least and at most; `behind` how much further off the leaf may be.
    """

    door: Door
    frame: Frame
    floor: float
    half: float
    swing: Span
    behind: float
    leaf: Span
    leaves: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorPair:
    """Two doors of a room, passed one after the other, and the clear way between them, metres.

    `length` is measured from plane to plane along the way: straight between doors that face each
    other, past the jambs between them where they are offset, round the corner between doors at
    an angle. `only` says that the room has no other doors that people pass.
    """

    room_id: str
    gates: tuple[Gate, Gate]
    length: Span
    path: tuple[Point, ...]
    faces: bool
    overlaps: bool
    only: bool

    @property
    def swing(self) -> Span:
        """How far leaves reach into the room, together, at least and at most."""
        one, other = self.gates
        return (one.swing[0] + other.swing[0], one.swing[1] + other.swing[1])

    @property
    def margin(self) -> float:
        """What is left between the doors when every leaf that may swing in does, m."""
        return self.length[0] - self.swing[1]


Pairs = Mapping[str, tuple[DoorPair, ...]]


@provider
def door_pairs(
    school: School,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    outlines: Mapping[str, Area | Unknown],
    uses: RoomUses,
) -> Pairs:
    """The pairs of doors of each room, by room id, the tightest first.

    Doors to stores, plant and shafts are left out: nobody passes them on their way. So are doors
    with the same room on both sides, and pairs that face the same way.
    """
    gates: dict[str, list[Gate]] = {}
    for door in sorted(school.doors, key=lambda each: each.id):
        slot, link = door_slots.get(door.id), door_links[door.id]
        if slot is None or link.side_a == link.side_b:
            continue
        for room, beyond, sign in ((link.side_a, link.side_b, 1), (link.side_b, link.side_a, -1)):
            words = uses_of(beyond, uses)
            if room and not (words and words <= UNUSED):
                area = outlines.get(room)
                gates.setdefault(room, []).append(_gate(door, slot, sign, area))
    return {
        room: tuple(sorted(_pairs(room, each), key=tightest_first)) for room, each in gates.items()
    }


def tightest_first(pair: DoorPair) -> tuple[float, tuple[str, ...]]:
    """Sorts pairs by what is left between their leaves, then by the doors' ids."""
    return (round(pair.margin, 6), tuple(gate.door.id for gate in pair.gates))


def _pairs(room: str, gates: Sequence[Gate]) -> list[DoorPair]:
    only = len(gates) == 2  # noqa: PLR2004 - the two doors of the pair
    found = (_pair(room, one, other, only=only) for one, other in combinations(gates, 2))
    return [pair for pair in found if pair is not None]


def _pair(room: str, one: Gate, other: Gate, *, only: bool) -> DoorPair | None:
    (ax, ay), (bx, by) = one.frame.y_axis, other.frame.y_axis
    alike = ax * bx + ay * by
    across, ahead = one.frame.to_local(other.frame.origin)
    back = other.frame.to_local(one.frame.origin)[1]
    if alike > _ALIKE or min(ahead, back) <= 0:
        return None
    faces = alike < -_ALIKE
    apart = abs(across) - one.half - other.half
    beside = apart if apart > _HAIR else 0.0
    clear = min(ahead, back) + beside if faces else ahead + back
    turn = one.frame.to_plan(0.0, ahead) if not faces else one.frame.to_plan(0.0, ahead / 2)
    mid = one.frame.to_plan(across, ahead / 2) if faces else turn
    return DoorPair(
        room_id=room,
        gates=(one, other),
        length=(clear, clear + one.behind + other.behind),
        path=(one.frame.origin, turn, mid, other.frame.origin),
        faces=faces,
        overlaps=faces and beside == 0.0,
        only=only,
    )


def _gate(door: Door, slot: DoorSlot, sign: int, area: Area | Unknown | None) -> Gate:
    hung = hanging(door, slot)
    start = None if isinstance(area, Unknown) else floor_start(slot, area, sign)
    floor = (slot.y[1] if sign > 0 else slot.y[0]) if start is None else start
    ys = [y for leaf in hung.leaves for y in leaf.y]
    plane = floor if not ys else max(ys) if sign > 0 else min(ys)
    swing = _swing(door, slot, hung, sign)
    (ax, ay), (bx, by) = slot.frame.x_axis, slot.frame.y_axis
    hangs_here = swing[0] > 0
    leaf = leaf_width_of(door, slot)
    count = hung.motion.leaves
    return Gate(
        door=door,
        frame=Frame(
            origin=slot.frame.to_plan(sum(slot.x) / 2, plane),
            x_axis=(ax, ay),
            y_axis=(sign * bx, sign * by),
        ),
        floor=sign * (floor - plane),
        half=slot.width / 2,
        swing=swing,
        behind=0.0 if ys or hangs_here else slot.y[1] - slot.y[0],
        leaf=(leaf.low, leaf.high) if leaf else (0.0, math.inf),
        leaves=(float(count), float(count)) if count else (1.0, 2.0),
    )


def _swing(door: Door, slot: DoorSlot, hung: Hanging, sign: int) -> Span:
    """How far the widest leaf reaches into the room from its closed plane."""
    here = "+y" if sign > 0 else "-y"
    hinges = [hinge for hinge in hung.motion.hinges if here in hinge.into or not slot.sided]
    leaf = leaf_width_of(door, slot)
    if not hinges or leaf is None:
        return (0.0, 0.0)
    sure = hung.motion.sure and any(hinge.sure for hinge in hinges) and slot.sided
    return (leaf.low if sure else 0.0, leaf.high)
