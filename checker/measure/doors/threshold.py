"""The step at a door's threshold, from the floors on both sides and from what is declared."""

from __future__ import annotations

from collections.abc import Mapping

from checker.measure.doors.declared import OURS
from checker.measure.doors.equipment import small_length
from checker.measure.doors.estimate import mm
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.levels import DoorLevels
from checker.measure.doors.slot import DoorSlot
from checker.measure.evidence import dimension
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Door, Problem
from checker.results.values import Evidence, Measured, Quantity, Unknown, exactly

_AGREE = 0.002
_BESIDE = 0.3
_LOW = 0.1
_MOSTLY = 0.6
_ASK = (
    "Model the floor on both sides of the door at its level (a room, an outdoor space, a slab, "
    "a ramp), or state SchoolCheck_Door.ThresholdHeight (mm)."
)


@measure(
    *DOORS,
    unit="m",
    lack="the step at the threshold",
    ask=_ASK,
    stated=("SchoolCheck_Door.ThresholdHeight",),
)
def threshold_step(
    subject: Subject,
    door_levels: Mapping[str, DoorLevels],
    door_slots: Mapping[str, DoorSlot],
    spoiled: Mapping[str, Problem],
) -> Measured:
    """How high a wheel has to rise at the door, m: the level change from one side to the other.

    From the floors right in front of both faces: the bases of the rooms, and slabs, landings and
    ramps where they are modelled. An interval where these tell different steps, and where the door
    has a threshold, declared or in its body, that may lie flush or stand proud. `ThresholdHeight`
    (ours) is the whole rise: it settles what the model leaves open; one below what the model shows
    widens the answer. Exact to 0.1 mm. Unknown when one side has no floor in the model and nothing
    is declared. AD M 2.7(e), recipe G13; ADA 404.2.5.
    """
    door: Door = subject.element
    if trouble := spoiled.get(door.id):
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    step = door_levels[door.id].step
    prop = door.property("ThresholdHeight", group=OURS) or door.property("ThresholdHeight")
    stated = small_length(prop) if prop is not None else None
    if stated is not None and prop is not None:
        return _declared(stated, f"{prop.group}.{prop.name}", step)
    if isinstance(step, Unknown):
        return Unknown(missing=step.missing, ask=_ASK)
    sill = max(door.threshold or 0.0, _sill(door))
    told = f"a threshold {mm(sill)} thick may lie flush or stand proud"
    return Quantity(
        low=step.low,
        high=step.high + sill,
        unit="m",
        method=step.method,
        steps=(*step.steps, told) if sill else step.steps,
        evidence=_drawn(door, door_slots.get(door.id), step.high + sill),
    )


def _sill(door: Door) -> float:
    """Height of a threshold in the body: low, at its foot, and as wide as most of it."""
    if not door.solids:
        return 0.0
    foot = min(box.z[0] for box in door.solids)
    wide = max(box.x[1] - box.x[0] for box in door.solids)
    sills = [
        box.z[1] - foot
        for box in door.solids
        if box.z[1] - foot <= _LOW and box.x[1] - box.x[0] >= _MOSTLY * wide
    ]
    return max(sills, default=0.0)


def _declared(stated: float, where: str, step: Quantity | Unknown) -> Quantity:
    """The declared rise; where the model surely shows more, anything between the two."""
    if isinstance(step, Unknown):
        return exactly(stated, "m", origin="declared", method=where)
    shown = f"the floors show {_span(step)}"
    agree = stated >= step.low - _AGREE
    more = () if agree else ("more than is stated: the answer covers both",)
    return Quantity(
        low=stated,
        high=stated if agree else step.high,
        unit="m",
        origin="declared",
        method=where,
        steps=(shown, *more),
    )


def _span(step: Quantity) -> str:
    if step.high - step.low < _AGREE:
        return mm(step.high)
    return f"{step.low * 1000:.0f} to {mm(step.high)}"


def _drawn(door: Door, slot: DoorSlot | None, step: float) -> tuple[Evidence, ...]:
    """A line from one floor to the other, with the rise as its label."""
    if slot is None:
        return ()
    middle = sum(slot.x) / 2
    ends = (
        slot.frame.to_plan(middle, slot.y[0] - _BESIDE),
        slot.frame.to_plan(middle, slot.y[1] + _BESIDE),
    )
    return (dimension(ends, storey=door.ref.storey, label=f"step {mm(step)}"),)
