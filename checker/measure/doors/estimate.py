"""How wide one leaf of a door opens, estimated from each source that the model offers.

A leaf that is open at right angles stands in the opening with its own thickness; one that opens
further clears it. Both are possible, so the leaf's thickness widens every interval downwards.
So does a door stop that is not modelled, and door furniture that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.measure.doors.declared import declared_leaf_thickness, declared_leaf_width
from checker.measure.doors.leaf import Leaf, find_leaves
from checker.measure.doors.operation import Motion
from checker.measure.doors.slot import DoorSlot, Span
from checker.model import Door

STOP = 0.012
BARE_STOP = 0.016
THICKEST_LEAF = 0.054
ASSUMED_FRAME = 0.065
_HIDDEN_FRAME = 0.05
_LEAF_IS_OVERALL = 0.002
_SETTLED = 4  # digits of a metre: to 0.1 mm
_PAIR_FROM = 1.2
_WIDER_LEAF = 0.7
_LEAST = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One source's interval in metres, how it was worked out, and where to draw it.

    `span` is the clear opening on the door's own x axis, when the geometry tells.
    """

    low: float
    high: float
    method: str
    steps: tuple[str, ...]
    span: Span | None = None
    assumed: bool = False


def estimates(door: Door, slot: DoorSlot | None, motion: Motion) -> tuple[Estimate, ...]:
    """What each source says of the widest leaf that swings, best source first; may be empty."""
    leaves = find_leaves(door, slot) if slot else ()
    sources = (
        _from_leaves(door, leaves, motion) if leaves else None,
        _from_leaf_width(door),
        _from_panels(door, motion),
        _from_lining(door, motion),
        _from_overall(door, slot, motion),
    )
    return tuple(each for each in sources if each is not None)


def mm(value: float) -> str:
    """Metres as whole millimetres for a sentence.

    >>> mm(0.785)
    '785 mm'
    """
    return f"{value * 1000:.0f} mm"


def inner_width(door: Door) -> float | None:
    """Overall width less the lining on both sides; None unless both are declared."""
    if not door.overall_width or not door.lining_thickness:
        return None
    inner = door.overall_width - 2 * door.lining_thickness
    return inner if inner > door.overall_width / 2 else None


def _from_leaves(door: Door, leaves: Sequence[Leaf], motion: Motion) -> Estimate | None:
    if motion.leaves == 1 and len(leaves) > 1:
        each = [_of_leaf(door, leaf, leaves) for leaf in leaves]
        widest = max(each, key=lambda e: e.high)
        note = f"one leaf opens, but {len(leaves)} leaf-like parts are modelled"
        low = min(e.low for e in each)
        return Estimate(
            low=low, high=widest.high, method=widest.method, steps=(*widest.steps, note)
        )
    expected = motion.leaves or 1
    if expected > len(leaves):
        return None
    # Of two as wide as each other the first is taken, whatever the last digits say.
    largest = max(leaves, key=lambda leaf: round(leaf.clear[1] - leaf.clear[0], _SETTLED))
    return _of_leaf(door, largest, leaves)


def _of_leaf(door: Door, leaf: Leaf, leaves: Sequence[Leaf]) -> Estimate:
    start, end = _cut_to_lining(door, leaf, leaves)
    high = end - start
    steps = [f"leaf in the model {mm(leaf.width)} wide, {mm(leaf.thickness)} thick"]
    if high < leaf.width - _LEAF_IS_OVERALL:
        steps.append(f"{mm(high)} of it between the frame")
    low, why = _less_frame(door, leaf, leaves, high)
    low -= leaf.thickness
    steps += [*why, f"less the leaf's own {mm(leaf.thickness)} when open at right angles"]
    if leaf.handle:
        low -= leaf.handle
        steps.append(f"less {mm(leaf.handle)} of door furniture on the leaf")
    else:
        steps.append("no door furniture is modelled and none is taken off")
    return Estimate(
        low=_positive(low),
        high=high,
        method="leaf in the model",
        steps=tuple(steps),
        span=(start, end),
    )


def _cut_to_lining(door: Door, leaf: Leaf, leaves: Sequence[Leaf]) -> Span:
    """The leaf's clear span; a declared lining narrows an outer leaf that laps over it."""
    start, end = leaf.clear
    inner = inner_width(door)
    if inner is not None and len(leaves) == 1 and inner < end - start:
        middle = (start + end) / 2
        return (middle - inner / 2, middle + inner / 2)
    return (start, end)


def _less_frame(
    door: Door, leaf: Leaf, leaves: Sequence[Leaf], high: float
) -> tuple[float, list[str]]:
    """What the stop, or a frame that the model does not show, may take off the opening."""
    if leaf.jambs and high < leaf.width - _LEAF_IS_OVERALL:
        return high, ["stops or frame are modelled"]
    total = max(each.x[1] for each in leaves) - min(each.x[0] for each in leaves)
    margin = ((door.overall_width or total) - total) / 2
    if leaf.jambs or door.lining_thickness:
        return high - STOP, [f"less {mm(STOP)} for a stop that is not modelled"]
    if margin <= _LEAF_IS_OVERALL:
        return high - BARE_STOP, [f"less {mm(BARE_STOP)} for a stop; no frame is modelled"]
    if margin < _HIDDEN_FRAME:
        hidden = (_HIDDEN_FRAME - margin) * (2 if len(leaves) == 1 else 1)
        why = f"less {mm(hidden + STOP)} for a stop and a frame that the leaf may lap over"
        return high - hidden - STOP, [why]
    return high - STOP, [f"less {mm(STOP)} for a stop that is not modelled"]


def _from_leaf_width(door: Door) -> Estimate | None:
    stated = declared_leaf_width(door)
    if stated is None:
        return None
    return _declared_leaf(
        door,
        width=stated.value,
        method="declared leaf width",
        told=f"leaf {mm(stated.value)} wide ({stated.where})",
        stop=BARE_STOP,
    )


def _from_panels(door: Door, motion: Motion) -> Estimate | None:
    """Panel ratio times the width inside the lining; ratios that lap are brought back to one."""
    inner = inner_width(door)
    ratios = [p.width_ratio for p in door.panels if p.width_ratio and 0 < p.width_ratio <= 1]
    if inner is None or not ratios or (motion.leaves == 1 and len(ratios) > 1):
        return None
    if motion.leaves not in (None, len(ratios)):
        return None
    share = max(ratios) / max(1.0, sum(ratios))
    return _declared_leaf(
        door,
        width=share * inner,
        method="panel share of the width inside the lining",
        told=f"{share:.2f} of {mm(inner)} inside the lining",
        stop=STOP,
    )


def _from_lining(door: Door, motion: Motion) -> Estimate | None:
    inner = inner_width(door)
    if inner is None:
        return None
    told = f"overall {mm(door.overall_width or 0)} less the lining on both sides: {mm(inner)}"
    return _shared(
        door,
        motion,
        inner=(inner, inner),
        method="width inside the lining",
        told=told,
        assumed=False,
    )


def _from_overall(door: Door, slot: DoorSlot | None, motion: Motion) -> Estimate | None:
    """The overall width may be that of the leaf, the frame or the hole: all three are allowed."""
    overall = door.overall_width or (slot.width if slot else None)
    if not overall:
        return None
    narrow = max(overall - 2 * ASSUMED_FRAME, overall / 2)
    told = f"overall {mm(overall)} less an assumed frame of up to {mm(ASSUMED_FRAME)} each side"
    inner = (narrow, overall - BARE_STOP)
    return _shared(
        door,
        motion,
        inner=inner,
        method="overall width less an assumed frame",
        told=told,
        assumed=True,
    )


def _shared(
    door: Door, motion: Motion, *, inner: Span, method: str, told: str, assumed: bool
) -> Estimate:
    """The wider leaf of a pair whose shares are not known takes half to seven tenths."""
    pair = motion.leaves == 2 or motion.fixed_panel  # noqa: PLR2004 - a pair
    may_be = motion.leaves is None and inner[1] >= _PAIR_FROM
    least = inner[0] / 2 if pair or may_be else inner[0]
    most = inner[1] * _WIDER_LEAF if pair else inner[1]
    thickness, why = _thickness(door)
    steps = [told]
    if pair or may_be:
        steps.append("one leaf of a pair counts; how the width is shared is not modelled")
    steps += [why, f"less {mm(STOP)} for a stop that is not modelled"]
    low = _positive(least - thickness - STOP)
    return Estimate(
        low=low, high=most, method=method, steps=tuple(steps), assumed=assumed or pair or may_be
    )


def _declared_leaf(door: Door, *, width: float, method: str, told: str, stop: float) -> Estimate:
    thickness, why = _thickness(door)
    inner = inner_width(door)
    high = min(width, inner) if inner else width
    low = _positive(high - thickness - stop)
    steps = (told, why, f"less {mm(stop)} for a stop that is not modelled")
    return Estimate(low=low, high=high, method=method, steps=steps)


def _thickness(door: Door) -> tuple[float, str]:
    stated = declared_leaf_thickness(door)
    if stated is None:
        return THICKEST_LEAF, f"less up to {mm(THICKEST_LEAF)} for the leaf open at right angles"
    return stated.value, f"less the leaf's {mm(stated.value)} when open at right angles"


def _positive(value: float) -> float:
    return max(value, _LEAST)
