"""The clear opening width of a door: a chain of sources, each an interval with its steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.measure.doors.declared import Declared, declared_clear_widths
from checker.measure.doors.estimate import Estimate, estimates, mm
from checker.measure.doors.moving import moving_aside
from checker.measure.doors.operation import Motion, motion
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Door, Problem
from checker.results.values import Evidence, Measured, Quantity, Unknown
from checker.units import SLACK

AGREE = 0.01
HARDWARE = 0.12
NARROWEST = 0.05
"""Metres below which a width is a slip of the unit or the pen, not a way through."""
_CONFLICT = 0.03
_TOO_NARROW = "the body of the door, frame and all, is narrower than that: its leaf counts"
_ASK = (
    "Give the door its OverallWidth, model its leaf, "
    "or state SchoolCheck_Door.ClearOpeningWidth (mm)."
)


@measure("door", "door side", "entrance", unit="m", stated=("SchoolCheck_Door.ClearOpeningWidth",))
def clear_opening_width(
    subject: Subject, door_slots: Mapping[str, DoorSlot], spoiled: Mapping[str, Problem]
) -> Measured:
    """Clear width of one leaf, m: from the stop on the lock side to what stands at the hinge side.

    Of a pair the wider leaf counts. Sources in order: a declared clear width
    (`SchoolCheck_Door.ClearOpeningWidth`, or a property named so); the leaf and jambs in
    the body; a declared leaf width; panel share times the width inside the lining; the lining
    alone; the overall width less an assumed frame. Each gives an interval, for stops, hardware and
    the leaf's own thickness; its ends are exact to 0.1 mm. Where the best two disagree by more than
    30 mm, or a declared width is more than 10 mm above what is modelled or more than 120 mm below
    it, the answer covers both; but a width greater than that of all the body, frame and leaf, is
    out of date: the leaf in the body counts. Unknown without any width of more than 50 mm, and for
    revolving doors and fixed panels. AD M Table 2, recipe G1; ADA 404.2.3.
    """
    door = subject.element
    trouble = spoiled.get(door.id)
    if trouble is not None:
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    return clear_width_of(door, door_slots.get(door.id))


def clear_width_of(door: Door, slot: DoorSlot | None) -> Measured:
    """The clear opening width of a door in its slot, m; see `clear_opening_width`."""
    moves = motion(door)
    closed = _never_opens(moves)
    if closed is not None:
        return closed
    found = [each for each in _by_kind(door, slot, moves) if each.high > NARROWEST]
    declared, notes = _plausible(door, moves)
    if declared:
        return _with_declared(door, slot, declared, found, notes)
    if not found:
        return Unknown(missing=("any width of the door", *notes), ask=_ASK)
    return _settled(door, slot, found, notes)


def _never_opens(moves: Motion) -> Unknown | None:
    if moves.kinds == ("revolving",):
        missing = "a leaf: a revolving door has no clear opening width"
        return Unknown(missing=(missing,), ask="Model the pass door beside the revolving door.")
    if moves.kinds == ("fixed",):
        return Unknown(missing=("a leaf that opens: all panels are fixed",), ask=_ASK)
    return None


def _by_kind(door: Door, slot: DoorSlot | None, moves: Motion) -> tuple[Estimate, ...]:
    if moves.kinds == ("swing",):
        return estimates(door, slot, moves)
    if moves.sure:
        return moving_aside(door, slot, moves)
    swinging = estimates(door, slot, moves)
    return tuple(_allowing_sliding(each) for each in swinging)


def _allowing_sliding(each: Estimate) -> Estimate:
    """With the operation unknown the leaf may slide, and then may not slide back whole."""
    low = min(each.low, max(each.high - 0.1, 0.05))
    note = "the operation is not stated: the leaf may swing or slide"
    return replace(each, low=low, steps=(*each.steps, note))


def _plausible(door: Door, moves: Motion) -> tuple[tuple[Declared, ...], tuple[str, ...]]:
    """Declared widths that can be true of this door; the others are told and left out."""
    overall = door.overall_width
    share = 0.5 if (moves.leaves or 1) > 1 or moves.fixed_panel else 1.0
    kept, notes = [], []
    for each in declared_clear_widths(door):
        if overall and not overall * share / 2 < each.value <= overall + SLACK:
            notes.append(
                f"{each.where} says {mm(each.value)}, which cannot be true of a door "
                f"{mm(overall)} wide overall: ignored"
            )
        else:
            kept.append(each)
    return tuple(kept), tuple(notes)


def _with_declared(
    door: Door,
    slot: DoorSlot | None,
    declared: tuple[Declared, ...],
    found: list[Estimate],
    notes: tuple[str, ...],
) -> Quantity:
    """The declared width, widened by what the model shows when that contradicts it.

    Less than is modelled is no contradiction up to 120 mm: handles, hinges and a closer that
    stops the leaf short are seldom modelled. More than is modelled is one.
    """
    first = declared[0]
    low = min(each.value for each in declared)
    high = max(each.value for each in declared)
    steps = [*notes, *(f"{each.where} states {mm(each.value)}" for each in declared)]
    if high - low < AGREE:
        low = high = first.value
    else:
        steps.append("the stated widths differ: the answer covers them all")
    shown = next((each for each in found if not each.assumed), None)
    if shown is not None:
        steps.append(f"{shown.method}: {mm(shown.low)} to {mm(shown.high)}")
        if _is_refuted(high, shown, door, slot):
            low, high = min(low, shown.low), shown.high
            steps.append(_TOO_NARROW)
        elif low < shown.low - HARDWARE or high > shown.high + AGREE:
            low, high = min(low, shown.low), max(high, shown.high)
            steps.append("what is stated and what is modelled differ: the answer covers both")
    return Quantity(
        low=low,
        high=high,
        unit="m",
        origin="declared",
        method=f"declared clear width ({first.where})",
        steps=tuple(steps),
        evidence=_drawn(door, slot, shown, low, high),
    )


def _settled(
    door: Door, slot: DoorSlot | None, found: list[Estimate], notes: tuple[str, ...]
) -> Quantity:
    best = found[0]
    low, high, steps = best.low, best.high, [*notes, *best.steps]
    other = next((each for each in found[1:] if not each.assumed), None)
    if other is not None and not best.assumed and abs(other.high - best.high) > _CONFLICT:
        told = f"{other.method} gives {mm(other.low)} to {mm(other.high)} instead"
        if _is_refuted(other.high, best, door, slot):
            steps.append(f"{told}: {_TOO_NARROW}")
        else:
            low, high = min(low, other.low), max(high, other.high)
            steps.append(f"{told}: the answer covers both")
    return Quantity(
        low=low,
        high=high,
        unit="m",
        origin="assumed" if best.assumed else "derived",
        method=best.method,
        steps=tuple(steps),
        evidence=_drawn(door, slot, best, low, high),
    )


def _is_refuted(width: float, leaf: Estimate, door: Door, slot: DoorSlot | None) -> bool:
    """Whether a width is more than all of a body whose leaf shows, however it was understood."""
    if leaf.span is None or slot is None:
        return False
    whole = max(each.x[1] for each in door.solids) - min(each.x[0] for each in door.solids)
    if door.shape is not None:
        least, _, most, _ = slot.to_local(door.shape.footprint).bounds
        whole = max(whole, most - least)
    return width > whole + AGREE


def _drawn(
    door: Door, slot: DoorSlot | None, shown: Estimate | None, low: float, high: float
) -> tuple[Evidence, ...]:
    """A dimension line across the opening."""
    if slot is None:
        return ()
    span = shown.span if shown else None
    if span is None:
        middle = (slot.x[0] + slot.x[1]) / 2
        span = (middle - high / 2, middle + high / 2)
    y = (slot.y[0] + slot.y[1]) / 2
    label = mm(high) if high - low < SLACK else f"{low * 1000:.0f} to {mm(high)}"
    line = Evidence(
        role="measured",
        shape="line",
        coords=(slot.frame.to_plan(span[0], y), slot.frame.to_plan(span[1], y)),
        storey=door.ref.storey,
        label=label,
        element=door.id,
    )
    return (line,)
