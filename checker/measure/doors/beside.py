"""The wall beside a door: room at the leading edge, and what stands proud of the door there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import box
from shapely.geometry.base import BaseGeometry

from checker.geometry.along_wall import SKIN, run_along
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.overlay import shared
from checker.measure.doors.estimate import mm
from checker.measure.doors.ground import REACH
from checker.measure.doors.leaf import find_leaves
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.view import TOUCH, View, ViewsOf, name_of
from checker.measure.evidence import dimension
from checker.measure.links import OUTSIDE
from checker.measure.obstacles import Obstacle, blockers_drawn
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Measured, Quantity, Unknown
from checker.units import tolerance

FURTHEST = 3.0
"""Metres beside a door that are measured; what is further is as good."""
_WALKED_BEHIND = 0.6 + tolerance("m")
"""Metres off the wall from which a thing leaves room for a person between: it is not beside it."""
_TOUCHING = 0.00025
_ASK = "Model the walls, columns and fittings beside the door and the room in front of it."


@measure(
    "door side", unit="m", lack="the free width beside the leading edge", ask=_ASK, furniture="here"
)
def leading_edge_nib(subject: Subject, walled_views_of: ViewsOf, *, depth: float = 0.3) -> Measured:
    """Free width along the wall from the leading edge to the first thing in the way, up to 3 m.

    The leading edge is the lock side end of the leaf's clear opening; of a pair the wider leaf's,
    so that the other leaf, shut, counts as free wall; of equal leaves either. In the way is what
    stands within `depth` of the wall's face: a wall return, a column, a fitting, furniture as
    modelled. What stands less than 30 mm proud of the wall (casings, skirtings) is not. Exact to
    0.1 mm. An interval where a thing is only known by its hull, where rooms touch without a wall
    between, and where the leaf or its hinge side is not modelled: every possibility is tried.
    Outside, where no place is modelled, walls and columns alone tell. Unknown when it is not known
    what lies on that side. AD M 2.17(b), 3.10(c).
    """
    views = walled_views_of(subject)
    if isinstance(views, Unknown):
        return views
    deep = depth - tolerance("m")
    lows = [_run(view.tight, deep) for view in views]
    highs = [min(_run(v.loose, deep) + v.way.slack[0], FURTHEST) for v in views]
    low = min(lows)
    worst = views[lows.index(low)]
    stopped = worst.blockers((low, low), (SKIN, deep)) if low < FURTHEST else ()
    return Quantity(
        low=low,
        high=max(low, *highs),
        unit="m",
        method=f"along the wall from the leading edge, {mm(depth)} deep",
        steps=_told(views, low, stopped),
        evidence=(
            _line(worst, low, deep / 2, storey=subject.ref.storey),
            *blockers_drawn(stopped, storey=subject.ref.storey),
        ),
    )


@measure(
    "door side",
    unit="m",
    lack="what stands proud of the door beside its latch",
    ask=_ASK,
    furniture="here",
)
def projection_beside_latch(
    subject: Subject,
    views_of: ViewsOf,
    door_slots: Mapping[str, DoorSlot],
    *,
    within: float = 0.455,
) -> Measured:
    """How far anything `within` that distance of the latch stands proud of the door's face, m.

    A wall return counts with its whole length; what stands further than 3.2 m from the face is as
    far. The wall that the door stands in counts when the leaf lies behind its face. What stands
    free of the wall counts unless a person can walk behind it: more than 0.6 m off. An interval
    where the leaf is not modelled and may lie anywhere in the wall, and for things known by their
    hull. Exact to 0.1 mm. Unknown when there is no room on that side. For recessed doors: ADA
    404.2.4.3.
    """
    views = views_of(subject)
    if isinstance(views, Unknown):
        return views
    slot = door_slots[subject.element.id]
    lows, most = [], []
    for view in views:
        behind = _behind(subject, slot, view)
        lows.append(min(behind[0] + _out(view.loose, within)[0], REACH))
        most.append(_proud(view, behind[1], within))
    worst = max(most, key=lambda each: each.out)
    return Quantity(
        low=min(lows),
        high=worst.out,
        unit="m",
        method=f"from the door's face, within {mm(within)} of the latch",
        evidence=_drawn(worst, within, storey=subject.ref.storey),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proud:
    """What stands proud of a door's face: how far, from where, and how far beside the latch."""

    view: View
    out: float
    face: float
    beside: float


def _proud(view: View, behind: float, within: float) -> _Proud:
    out, beside = _out(view.tight, within)
    return _Proud(view=view, out=min(behind + out, REACH), face=-behind, beside=beside)


def _drawn(found: _Proud, within: float, *, storey: str) -> tuple[Evidence, ...]:
    """From the door's face out along what stands there, and the stretch that was looked at."""
    to_plan, x = found.view.frame.to_plan, found.beside
    line = to_plan(x, found.face), to_plan(x, found.face + found.out)
    looked = Evidence(
        role="context",
        shape="line",
        coords=(to_plan(0.0, SKIN), to_plan(within, SKIN)),
        storey=storey,
        label=f"{mm(within)} beside the latch",
    )
    things = found.view.blockers((0.0, within), (SKIN, max(found.out, SKIN)))
    return (
        *((dimension(line, storey=storey),) if found.out else ()),
        *blockers_drawn(things, storey=storey),
        looked,
    )


def _run(blocked: BaseGeometry, deep: float) -> float:
    return run_along(blocked, from_x=0.0, to_x=FURTHEST, depth=deep)


def _told(views: Sequence[View], low: float, stopped: Sequence[Obstacle]) -> tuple[str, ...]:
    steps = [
        f"{mm(low)} to {name_of(stopped)}"
        if low < FURTHEST
        else f"nothing in the way within {mm(FURTHEST)}"
    ]
    if len(views) > 1:
        steps.append(f"{len(views)} ways in which the door may open are tried")
    if any(view.way.slack[0] for view in views):
        steps.append("the leaf is not modelled: its edge may lie further in")
    if any(view.ground.room_id == OUTSIDE for view in views):
        steps.append("no place outside is modelled: only walls and columns are seen")
    return tuple(steps)


def _line(view: View, length: float, y: float, *, storey: str) -> Evidence:
    ends = view.frame.to_plan(0.0, y), view.frame.to_plan(length, y)
    return dimension(ends, storey=storey)


def _behind(subject: Subject, slot: DoorSlot, view: View) -> tuple[float, float]:
    """How far the face of the leaf lies behind the line where the floor begins: least, most."""
    start, sign = view.ground.start, view.way.sign
    leaves = find_leaves(subject.element, slot)
    if leaves:
        face = max(leaf.y[1] for leaf in leaves) if sign > 0 else min(leaf.y[0] for leaf in leaves)
        found = max(sign * (start - face), 0.0)
        return found, found
    far = slot.y[0] if sign > 0 else slot.y[1]
    return 0.0, max(sign * (start - far), 0.0)


def _out(blocked: BaseGeometry, within: float) -> tuple[float, float]:
    """How far from the wall things at it or a little off it reach, and where beside the latch."""
    strip = box(TOUCH, 0.0, within - tolerance("m"), REACH)
    met = clean_area(shared(blocked, strip))
    if met is None:
        return 0.0, 0.0
    # Things that touch are one thing, whatever the last digits say.
    grown = met.buffer(_TOUCHING, join_style="mitre")
    parts = [part.bounds for part in polygons_of(grown)]
    found = [
        (top - _TOUCHING, left + _TOUCHING)
        for left, low, _, top in parts
        if low + _TOUCHING <= _WALKED_BEHIND
    ]
    return max(found, default=(0.0, 0.0), key=lambda each: each[0])
