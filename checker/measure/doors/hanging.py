"""How the leaves of a door hang: its operation, cross-checked with what the model shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.measure.doors.kinds import DOORS
from checker.measure.doors.leaf import Leaf, find_leaves
from checker.measure.doors.operation import ANY_HINGE, End, Hinge, Motion, Side, motion
from checker.measure.doors.signs import Sign, face_sign, hand_word, is_mirrored, signs_of
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Door
from checker.results.values import Choice, Evidence, Measured, Unknown, one_of

SAME_WIDTH = 0.01
"""Metres by which the leaves of an equal pair may differ."""
_PAIR = 2
_ASK = (
    "Give the door its OperationType and a placement, "
    "or state SchoolCheck_Door.HingeSide (left or right, seen by someone who pulls)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """A door's movement with its hinges settled, its leaves, and what told.

    Where the operation and the model contradict each other, or neither tells, `motion.hinges`
    holds every hinge that may be and none of them is sure.
    """

    motion: Motion
    leaves: tuple[Leaf, ...]
    steps: tuple[str, ...] = ()


def hanging(door: Door, slot: DoorSlot) -> Hanging:
    """How a door hangs in its slot. A door without a placement of its own may hang anywhere."""
    moves, leaves = motion(door), find_leaves(door, slot)
    if not moves.hinges:
        return Hanging(motion=moves, leaves=leaves)
    if not slot.sided:
        step = "the door has no placement of its own: it may hang at either end"
        return Hanging(motion=replace(moves, hinges=ANY_HINGE), leaves=leaves, steps=(step,))
    if all(hinge.sure for hinge in moves.hinges) and len(moves.hinges) == _PAIR:
        return _pair(door, moves, leaves)
    return _single(moves, leaves, signs_of(door, slot, leaves))


@measure(
    *DOORS,
    value="choice",
    choices=("left", "right", "both", "none"),
    lack="at which side the hinges are",
    ask=_ASK,
    stated=("SchoolCheck_Door.HingeSide",),
)
def hinge_side(subject: Subject, door_slots: Mapping[str, DoorSlot]) -> Measured:
    """At which side the hinges are, as seen by someone who pulls the door open.

    `both` for a pair of equal leaves, `none` for a door that does not swing; of an unequal pair the
    wider leaf counts. From the operation and the placement, mirrored placements included, and
    compared with what is modelled: the handle, hinges, a leaf that stands open, and the leaf within
    its frame (it lies at the side to which it swings). Open where these contradict each other, for
    a double-acting door, and where only one of them is known. Unknown when the door has no place.
    AD M 2.17(b), recipe G2; ADA Table 404.2.4.1.
    """
    door = subject.element
    slot = door_slots.get(door.id)
    if slot is None:
        return Unknown(missing=("where the door stands",), ask=_ASK)
    hung = hanging(door, slot)
    if not hung.motion.hinges:
        return one_of("none", method=f"operation {door.operation}", origin="declared")
    words = set(_hands(hung, slot))
    if not hung.motion.sure:
        words.add("none")
    return Choice(
        possible=frozenset(words),
        origin="derived",
        method="operation, placement and what is modelled of the leaf",
        steps=hung.steps,
        evidence=_drawn(door, slot, hung),
    )


def _hands(hung: Hanging, slot: DoorSlot) -> list[str]:
    hinges = hung.motion.hinges
    if len(hinges) == _PAIR and all(hinge.sure for hinge in hinges):
        wider = wider_end(hung)
        if wider is None:
            return ["both"]
        hinges = tuple(hinge for hinge in hinges if hinge.end == wider)
    sides: tuple[Side, ...] = ("+y", "-y")
    return [
        hand_word(hinge.end, into, mirrored=is_mirrored(slot))
        for hinge in hinges
        for into in (hinge.into if slot.sided else sides)
    ]


def wider_end(hung: Hanging) -> End | None:
    """At which end the wider leaf of a pair hangs; None for equal leaves, or when not known."""
    if len(hung.leaves) != _PAIR:
        return None
    low, high = (leaf.width for leaf in hung.leaves)
    if abs(low - high) <= SAME_WIDTH:
        return None
    return "low" if low > high else "high"


def _pair(door: Door, moves: Motion, leaves: tuple[Leaf, ...]) -> Hanging:
    sign = face_sign(door, leaves)
    if sign is None or moves.double_acting:
        return Hanging(motion=moves, leaves=leaves)
    if all(hinge.into == (sign.into,) for hinge in moves.hinges):
        return Hanging(motion=moves, leaves=leaves, steps=(sign.told,))
    hinges = tuple(replace(hinge, into=("+y", "-y"), sure=False) for hinge in moves.hinges)
    return Hanging(
        motion=replace(moves, hinges=hinges), leaves=leaves, steps=(sign.told, _contradiction())
    )


def _single(moves: Motion, leaves: tuple[Leaf, ...], signs: Sequence[Sign]) -> Hanging:
    told = tuple(sign.told for sign in signs)
    stated = [hinge for hinge in moves.hinges if hinge.sure]
    shown_ends = {sign.end for sign in signs if sign.end}
    shown_sides = {sign.into for sign in signs if sign.into}
    ends = {hinge.end for hinge in stated} | shown_ends
    sides = {into for hinge in stated for into in hinge.into} | shown_sides
    both_ways = any(len(hinge.into) > 1 for hinge in stated)
    agreed = stated and len(ends) == 1 and (both_ways or len(sides) == 1)
    if agreed:
        return Hanging(motion=moves, leaves=leaves, steps=told)
    ends, sides = ends or {"low", "high"}, sides or {"+y", "-y"}
    hinges = tuple(
        Hinge(end=end, into=tuple(sorted(sides)), sure=False) for end in sorted(ends, reverse=True)
    )
    steps = (*told, _contradiction()) if stated else told
    return Hanging(motion=replace(moves, hinges=hinges), leaves=leaves, steps=steps)


def _contradiction() -> str:
    return "the operation says otherwise: every way that either of them allows is tried"


def _drawn(door: Door, slot: DoorSlot, hung: Hanging) -> tuple[Evidence, ...]:
    """A point at each hinge that may be."""
    edges = {"low": slot.x[0], "high": slot.x[1]}
    if hung.leaves:
        edges = {"low": hung.leaves[0].x[0], "high": hung.leaves[-1].x[1]}
    middle = sum(slot.y) / 2
    return tuple(
        Evidence(
            role="measured" if hinge.sure else "context",
            shape="point",
            coords=(slot.frame.to_plan(edges[hinge.end], middle),),
            storey=door.ref.storey,
            label="hinges",
            element=door.ref.global_id,
        )
        for hinge in hung.motion.hinges
    )
