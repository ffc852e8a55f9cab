"""Whether wheels get to an outer door over the ground outside, without going through the school."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from checker.measure.registry import measure
from checker.measure.routes.asked import Asked, RouteDesk
from checker.measure.routes.drawn import links_taken, path_evidence
from checker.measure.routes.found import STEP_FREE, WALKING, standard_of
from checker.measure.subjects import Place, Subject
from checker.results.values import Evidence, Truth, Unknown

_ASK = "Model the paving from the gate, the drop-off or the parking to the door, with its ramps."
ARRIVAL = Place(
    relation="nearest", use="entrance forecourt, outdoor path, drop-off, accessible parking space"
)


@measure(
    "entrance",
    "door",
    value="truth",
    lack="whether a way over the ground outside leads to the door",
    ask=_ASK,
    furniture="on the way",
    doors="anywhere",
)
def is_reached_over_ground(
    subject: Subject, route_desk: RouteDesk, *, from_: Place = ARRIVAL, clear_width: float = 0.0
) -> Truth | Unknown:
    """Whether a step-free way leads to the door from a place outside, over outdoor places alone.

    The place is the nearest one where people arrive (forecourt, path, drop-off, accessible bay),
    unless a rule names another. The way is as in `is_reachable`, but leads through no room: who
    comes in by another door has not come to this one. Open where something doubtful lets through,
    and where nobody surely gets there on foot: the ground between is not modelled. Unknown when a
    place has no door and meets no other place. AD M 2.1 (ENT-07).
    """
    ways = {}
    for route in (STEP_FREE, WALKING):
        found = _way(subject, route_desk, from_, route, clear_width)
        if isinstance(found, Unknown):
            return found
        ways[route] = found
    wheels, feet = ways[STEP_FREE], ways[WALKING]
    possible = {not math.isinf(wheels.found.low), not math.isinf(wheels.found.high)}
    cut_off = math.isinf(feet.found.high)
    return Truth(
        possible=frozenset({True, False} if cut_off else possible),
        origin="derived",
        method=f"way {wheels.standard.width * 1000:.0f} mm wide over the ground outside "
        f"from {wheels.start.words}",
        steps=tuple(_told(wheels, cut_off=cut_off)),
        evidence=_drawn(wheels),
    )


def _way(
    subject: Subject, desk: RouteDesk, from_: Place, route: str, clear_width: float
) -> Asked | Unknown:
    standard = standard_of(route, clear_width if route == STEP_FREE else 0.0)
    start, goal = desk.directory.find(from_), desk.directory.at(subject)
    if isinstance(start, Unknown):
        return start
    if isinstance(goal, Unknown) or standard is None:
        return goal if isinstance(goal, Unknown) else Unknown(missing=("a route",), ask="")
    return desk.between(start, goal, replace(standard, outdoors=True))


def _told(asked: Asked, *, cut_off: bool) -> Iterator[str]:
    """The way in words, or why there is none that is sure."""
    if asked.found.for_sure is not None:
        yield f"{asked.found.high:.2f} m from {asked.start.words} to {asked.goal.words}"
        yield from links_taken(asked.found.for_sure)
    if cut_off:
        yield "nobody on foot surely gets there either: the ground between is not modelled"
    elif asked.blocker is not None:
        yield asked.blocker.words


def _drawn(asked: Asked) -> tuple[Evidence, ...]:
    """The way, or the way up to what stands in it."""
    blocked = asked.blocker.evidence if asked.blocker else ()
    shown = asked.found.shown
    drawn = path_evidence(shown.legs) if shown else path_evidence(asked.up_to_blocker)
    return (*drawn, *(replace(each, role="blocker") for each in blocked))
