"""What door leaves sweep: a sector for each side that a leaf swings to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import Polygon

from checker.geometry.frame import Point
from checker.measure.doors.hanging import hanging
from checker.measure.doors.leaf import Leaf
from checker.measure.doors.operation import Hinge, Motion, Side
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import provider
from checker.model import Door, School

ARC_STEPS = 32
_WIDER_LEAF = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingSector:
    """What a leaf sweeps from closed to open at right angles, on the plan in metres.

    `into` is the side of the door's own y axis. The arc is drawn with 32 chords, which lie
    within 0.3 mm of it for leaves up to 1 m. `sure` is false when the model leaves the operation
    or the hinge side open, or contradicts it: such sectors are all that may be. `leaf` is the
    leaf open at right angles, as a line from its hinge.
    """

    polygon: Polygon
    into: Side
    hinge: Point
    sure: bool
    leaf: tuple[Point, Point]
    radius: float


@provider
def swing_sectors(
    school: School, door_slots: Mapping[str, DoorSlot]
) -> Mapping[str, tuple[SwingSector, ...]]:
    """The sectors of each door by id: none for doors that slide, fold or roll.

    A door without an operation gets every sector that may be, none of them sure; so does one
    without a placement of its own, whose sides may be swapped. A door without any place is
    left out.
    """
    return {
        door.id: sectors(door, door_slots[door.id])
        for door in school.doors
        if door.id in door_slots
    }


def sectors(door: Door, slot: DoorSlot) -> tuple[SwingSector, ...]:
    """The sectors of one door in its slot."""
    hung = hanging(door, slot)
    moves, leaves = hung.motion, hung.leaves
    return tuple(
        _sector(slot, leaf, into, face=_face(slot, leaves, into))
        for leaf in _hung(door, slot, moves, leaves)
        for into in leaf.hinge.into
    )


@dataclass(frozen=True, slots=True)
class _Hung:
    """A leaf on its hinge: the hinge's x in the slot, the leaf's width, whether both are known."""

    hinge: Hinge
    x: float
    radius: float
    sure: bool


def _hung(door: Door, slot: DoorSlot, moves: Motion, leaves: Sequence[Leaf]) -> list[_Hung]:
    """Every leaf on every hinge that it may hang on."""
    lining = door.lining_thickness or 0.0
    known = moves.sure and slot.sided
    if known and leaves and moves.leaves == len(leaves):
        ends = {"low": leaves[0], "high": leaves[-1]}
        return [
            _Hung(h, ends[h.end].x[0 if h.end == "low" else 1], ends[h.end].width, h.sure)
            for h in moves.hinges
        ]
    radius, told = _radius(door, slot.width - 2 * lining, moves)
    edges = {"low": slot.x[0] + lining, "high": slot.x[1] - lining}
    return [_Hung(h, edges[h.end], radius, h.sure and told and known) for h in moves.hinges]


def _radius(door: Door, inner: float, moves: Motion) -> tuple[float, bool]:
    """Width of the widest leaf, and whether it is known well enough to draw its sweep."""
    if moves.leaves == 1 and not moves.fixed_panel:
        return inner, True
    ratios = [panel.width_ratio or 0.0 for panel in door.panels]
    if len(ratios) > 1 and sum(ratios) > 0:
        return inner * max(ratios) / max(1.0, sum(ratios)), True
    if moves.leaves == 2 and not moves.fixed_panel:  # noqa: PLR2004 - a pair
        return inner / 2, True
    return (inner * _WIDER_LEAF if moves.fixed_panel else inner), False


def _face(slot: DoorSlot, leaves: Sequence[Leaf], into: Side) -> float:
    """Where the leaf turns: its own face on that side, else the middle of the wall."""
    if leaves:
        ys = [y for leaf in leaves for y in leaf.y]
        return max(ys) if into == "+y" else min(ys)
    return sum(slot.y) / 2


def _sector(slot: DoorSlot, hung: _Hung, into: Side, *, face: float) -> SwingSector:
    along = 1.0 if hung.hinge.end == "low" else -1.0
    across = 1.0 if into == "+y" else -1.0
    turns = [step * math.pi / 2 / ARC_STEPS for step in range(ARC_STEPS + 1)]
    arc = [
        slot.frame.to_plan(
            hung.x + along * hung.radius * math.cos(turn),
            face + across * hung.radius * math.sin(turn),
        )
        for turn in turns
    ]
    hinge_at = slot.frame.to_plan(hung.x, face)
    return SwingSector(
        polygon=Polygon([hinge_at, *arc]),
        into=into,
        hinge=hinge_at,
        sure=hung.sure,
        leaf=(hinge_at, arc[-1]),
        radius=hung.radius,
    )
