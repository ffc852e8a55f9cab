"""How wide the leaves of a door are, how they share the opening, and how deep the opening is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker.measure.doors.declared import declared_leaf_width
from checker.measure.doors.estimate import ASSUMED_FRAME, inner_width, mm
from checker.measure.doors.ground import Ground, GroundOf
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.leaf import Leaf, find_leaves, leaves_drawn
from checker.measure.doors.operation import motion
from checker.measure.doors.slot import DoorSlot, Span
from checker.measure.evidence import dimension
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Door, Problem
from checker.results.values import Evidence, Measured, Quantity, Unknown, exactly

AGREE = 0.01
"""Metres by which a leaf may differ from what is declared of it."""
_WIDER_SHARE = 0.7
_PAIR = 2
_ASK = "Model the leaf, give the door its OverallWidth, or state the width of the leaf."
_ASK_WALL = "Model the wall that the door stands in, with the opening that the door fills."


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """The width of a leaf as an interval in metres, and what told it."""

    low: float
    high: float
    method: str
    assumed: bool = False


def leaf_width_of(door: Door, slot: DoorSlot | None) -> Width | None:
    """The widest leaf that opens: as modelled, as declared, else from the width of the door.

    The panels' shares of the width within the lining come next, then the overall width less a
    frame that is not modelled, up to 65 mm each side; the wider leaf of a pair takes half to
    seven tenths of it. None without any width.
    """
    leaves = find_leaves(door, slot) if slot else ()
    stated = declared_leaf_width(door)
    if leaves:
        width = max(leaf.width for leaf in leaves)
        if stated is not None and abs(stated.value - width) > AGREE:
            low, high = sorted((stated.value, width))
            told = f"leaf in the model {mm(width)}, {stated.where} {mm(stated.value)}"
            return Width(low=low, high=high, method=told)
        return Width(low=width, high=width, method="leaf in the model")
    if stated is not None:
        return Width(low=stated.value, high=stated.value, method=stated.where)
    overall = door.overall_width or (slot.width if slot else None)
    return _from_overall(door, overall) if overall else None


def _from_overall(door: Door, overall: float) -> Width:
    inner, moves = inner_width(door), motion(door)
    low, high = inner or max(overall - 2 * ASSUMED_FRAME, overall / 2), inner or overall
    share = _stated_share(door)
    if share is not None:
        return Width(low=share * low, high=share * high, method="panel share of the width")
    if moves.leaves == _PAIR or moves.fixed_panel:
        told = "the wider leaf of a pair takes half of it or more"
        return Width(low=low / 2, high=_WIDER_SHARE * high, method=told, assumed=True)
    if moves.leaves is None:
        told = "the number of leaves is not stated"
        return Width(low=low / 2, high=high, method=told, assumed=True)
    return Width(low=low, high=high, method="width of the door less its frame", assumed=not inner)


def _stated_share(door: Door) -> float | None:
    """The wider panel's share of both."""
    shares = [panel.width_ratio or 0.0 for panel in door.panels]
    return max(shares) / sum(shares) if len(shares) == _PAIR and min(shares) > 0 else None


@measure(*DOORS, unit="m", lack="the width of the leaf", ask=_ASK)
def leaf_width(
    subject: Subject, door_slots: Mapping[str, DoorSlot], spoiled: Mapping[str, Problem]
) -> Measured:
    """Width of the widest leaf itself, m. Not a clear width: that is `clear_opening_width`.

    As modelled, exact to 0.1 mm; else as declared; else from the overall width, as an interval.
    Where model and declaration differ by more than 10 mm the answer covers both. Unknown without
    any width, when the door could not be read, and for revolving doors and fixed panels, which have
    no leaf that opens. AD M 2.29(c), 3.16(c); ADA 404.2.6.
    """
    door: Door = subject.element
    if trouble := spoiled.get(door.id):
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    if motion(door).kinds in (("revolving",), ("fixed",)):
        return Unknown(missing=("a leaf that opens",), ask=_ASK)
    slot = door_slots.get(door.id)
    found = leaf_width_of(door, slot)
    if found is None:
        return Unknown(missing=("any width of the door",), ask=_ASK)
    return Quantity(
        low=found.low,
        high=found.high,
        unit="m",
        origin="assumed" if found.assumed else "derived",
        method=found.method,
        evidence=_leaf_drawn(door, slot),
    )


@measure(*DOORS, unit="ratio", lack="how the leaves share the width", ask=_ASK)
def leaf_ratio(subject: Subject, door_slots: Mapping[str, DoorSlot]) -> Measured:
    """The widest leaf's share of all leaves: 1 for a single leaf, 0.5 for an equal pair.

    Exact from the leaves in the model, else from the panels' shares; half to seven tenths for a
    pair or a leaf beside a fixed panel of which neither is there. Unknown when none of them shows
    and the number of leaves is not stated. AD M 3.14(i).
    """
    door: Door = subject.element
    slot = door_slots.get(door.id)
    found = _ratio(door, find_leaves(door, slot) if slot else ())
    if isinstance(found, Unknown):
        return found
    return replace(found, evidence=leaves_drawn(door, slot))


def _ratio(door: Door, leaves: tuple[Leaf, ...]) -> Quantity | Unknown:
    count = motion(door).leaves
    if count == 1 and not motion(door).fixed_panel:
        return exactly(1.0, "ratio", method="a single leaf", origin="derived")
    if len(leaves) == _PAIR:
        widths = [leaf.width for leaf in leaves]
        return exactly(max(widths) / sum(widths), "ratio", method="leaves in the model")
    share = _stated_share(door)
    if share is not None:
        return exactly(share, "ratio", method="panels", origin="declared")
    if count is None:
        return Unknown(
            missing=("how many leaves the door has",), ask="State the OperationType of the door."
        )
    told = "the leaves are not modelled"
    return Quantity(low=0.5, high=_WIDER_SHARE, unit="ratio", origin="assumed", method=told)


@measure(*DOORS, unit="m", lack="how deep the opening is", ask=_ASK_WALL)
def opening_depth(
    subject: Subject,
    door_slots: Mapping[str, DoorSlot],
    ground_before: GroundOf,
    spoiled: Mapping[str, Problem],
) -> Measured:
    """Depth of the opening that one passes through, m: the thickness of the wall at the door.

    Face to face of the wall, through the middle of the opening; else the depth of the hole; else
    from the floor of one room to that of the other; at least the depth of the door's body where
    none of these is modelled. Exact to 0.1 mm. Unknown when the door has no place, or nothing of
    these shows. ADA 404.2.3.
    """
    door: Door = subject.element
    if trouble := spoiled.get(door.id):
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    slot = door_slots.get(door.id)
    if slot is None:
        return Unknown(missing=("where the door stands",), ask=_ASK_WALL)
    if slot.across in ("wall", "opening"):
        words = {"wall": "wall, face to face", "opening": "hole in the wall"}
        return _depth(door, slot, slot.y, words[slot.across])
    ahead, behind = (ground_before(door.id, sign) for sign in (1, -1))
    if isinstance(ahead, Ground) and isinstance(behind, Ground) and ahead.start > behind.start:
        return _depth(door, slot, (behind.start, ahead.start), "from floor to floor")
    if slot.across == "nothing":
        return Unknown(missing=("the wall that the door stands in",), ask=_ASK_WALL)
    found = _depth(door, slot, slot.y, "the door's body")
    no_wall = "no wall is modelled around the door"
    return replace(found, high=float("inf"), reason=no_wall)


def _depth(door: Door, slot: DoorSlot, y: Span, method: str) -> Quantity:
    found = exactly(y[1] - y[0], "m", method=method)
    ends = slot.frame.to_plan(slot.x[0], y[0]), slot.frame.to_plan(slot.x[0], y[1])
    return replace(found, evidence=(dimension(ends, storey=door.ref.storey),))


def _leaf_drawn(door: Door, slot: DoorSlot | None) -> tuple[Evidence, ...]:
    leaves = find_leaves(door, slot) if slot else ()
    if slot is None or not leaves:
        return ()
    leaf: Leaf = max(leaves, key=lambda each: each.width)
    y = sum(leaf.y) / 2
    ends = slot.frame.to_plan(leaf.x[0], y), slot.frame.to_plan(leaf.x[1], y)
    return (dimension(ends, storey=door.ref.storey),)
