"""How large what stops somebody on a way is, and how large that way asks it to be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import STEEP, Link
from checker.measure.routes.walks import Walk
from checker.results.values import Dimension
from checker.units import SLACK


def sizes_of_gate(gate: Gate, walk: Walk) -> tuple[Dimension, ...]:
    """What of a gate keeps out who walks so: its width, its height, the step in it.

    None where nobody knows the figure, as of a door without any width.
    """
    return tuple(_sizes(gate, walk))


def pinch(width: float, walk: Walk) -> tuple[Dimension, ...]:
    """A narrow place on a floor, metres."""
    needed = walk.standard.width
    return (Dimension(what="clear width", low=width, high=width, at_least=needed),)


def sizes_of_link(link: Link, walk: Walk) -> tuple[Dimension, ...]:
    """What of a lift, ramp or stair keeps somebody off: its width, its slope.

    Neither lies on the plan where one comes to it.
    """
    low, high = link.clear
    if link.is_narrow(walk) and low > SLACK and math.isfinite(high):
        narrow = Dimension(
            what=f"clear width of the {link.kind}",
            low=low,
            high=high,
            at_least=walk.standard.width,
            on_plan=False,
        )
        return (narrow,)
    if link.is_steep(walk) and not link.is_narrow(walk):
        rise = link.gradient
        slope = Dimension(
            what=f"gradient of the {link.kind}",
            low=rise,
            high=rise,
            at_most=STEEP,
            unit="ratio",
            on_plan=False,
        )
        return (slope,)
    return ()


def _sizes(gate: Gate, walk: Walk) -> Iterator[Dimension]:
    low, high = gate.clear
    limits, step = walk.standard, gate.step[1] if walk.sure else gate.step[0]
    if not gate.note and low > SLACK and walk.width_of(gate) < limits.width - SLACK:
        what = "clear opening width" if gate.kind == "door" else "clear width"
        yield Dimension(what=what, low=low, high=high, at_least=limits.width)
    for each in gate.sizes:
        is_free = each.at_least is None and each.at_most is None
        yield replace(each, at_most=limits.highest_step) if is_free else each
    if step > limits.highest_step + SLACK and math.isfinite(gate.step[1]):
        yield Dimension(
            what="step",
            low=gate.step[0],
            high=gate.step[1],
            at_most=limits.highest_step,
            on_plan=False,
        )
