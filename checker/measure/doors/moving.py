"""How wide doors open that do not swing: sliding, folding and rolling ones."""

from __future__ import annotations

from checker.measure.doors.estimate import ASSUMED_FRAME, Estimate, inner_width, mm
from checker.measure.doors.leaf import find_leaves
from checker.measure.doors.operation import Motion
from checker.measure.doors.slot import DoorSlot
from checker.model import Door

STANDS_OUT = 0.1
FOLDED = 0.2
GUIDES = 0.1
_LEAST = 0.05


def moving_aside(door: Door, slot: DoorSlot | None, motion: Motion) -> tuple[Estimate, ...]:
    """The interval for a door that slides, folds or rolls; empty without any width.

    A sliding leaf may stand out of its pocket by up to 100 mm for its handle; of a pair one leaf
    may be all that opens. A folded leaf takes up to 200 mm. A shutter's guides take up to 100 mm
    each side.
    """
    inner = inner_width(door)
    overall = door.overall_width or (slot.width if slot else None)
    if overall is None:
        return ()
    widest = inner or overall
    narrow = inner or overall - 2 * ASSUMED_FRAME
    told = f"{mm(widest)} {'inside the lining' if inner else 'overall'}"
    if motion.kinds == ("sliding",):
        return (_sliding(door, slot, motion, widest=widest, narrow=narrow, told=told),)
    taken = FOLDED if motion.kinds == ("folding",) else 2 * GUIDES
    word = "the folded leaf" if motion.kinds == ("folding",) else "guides"
    return (
        Estimate(
            low=max(narrow - taken, _LEAST),
            high=widest,
            method=f"width of the opening less {word}",
            steps=(told, f"less up to {mm(taken)} for {word}"),
            assumed=True,
        ),
    )


def _sliding(
    door: Door, slot: DoorSlot | None, motion: Motion, *, widest: float, narrow: float, told: str
) -> Estimate:
    leaves = find_leaves(door, slot) if slot else ()
    pair = (motion.leaves or 1) > 1 or len(leaves) > 1
    leaf = max((each.width for each in leaves), default=narrow / 2 if pair else narrow)
    high = widest if pair else min(widest, leaf if leaves else widest)
    low = max(min(leaf, high) - STANDS_OUT, _LEAST)
    steps = [told, f"sliding leaf {mm(leaf)} wide" if leaves else "no leaf is modelled"]
    if pair:
        steps.append("one leaf or all of them may open")
    steps.append(f"less up to {mm(STANDS_OUT)} that stays in the opening for the handle")
    return Estimate(
        low=low,
        high=high,
        method="sliding leaf",
        steps=tuple(steps),
        assumed=not leaves or pair,
    )
