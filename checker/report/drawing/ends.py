"""The rooms that a measured way leads from and to, named where it begins and ends."""

from collections.abc import Iterator
from dataclasses import replace
from math import dist

from checker.report.drawing.shapes import led_words
from checker.report.drawing.sheet import Sheet, is_within
from checker.report.drawing.svg import Point
from checker.report.drawing.texts import Spot, Words, text_width
from checker.report.plaintext import shortened
from checker.results.finding import Finding
from checker.results.plan import Plan, PlanRoom
from checker.results.values import Evidence

_WAYS = frozenset(
    {"farthest_travel_distance", "travel_distance", "escape_distance", "one_way_distance"}
)
_LONGEST = 28
_DOORWAY = (0.0, 0.15, 0.3, 0.45, 0.6)
"""Metres past its end within which a way that stops in a doorway lies in the room behind."""


def way_ends(plan: Plan, finding: Finding, sheet: Sheet) -> tuple[Words, ...]:
    """Words for the ends of a distance that lie on this storey, with a line to each."""
    return tuple(
        replace(words, kind="thing", spots=(*words.spots, *_around(sheet.at(at), text)))
        for text, at in _ends(plan, finding)
        for words in led_words([sheet.at(at)], text, "point")
    )


def _ends(plan: Plan, finding: Finding) -> Iterator[tuple[str, Point]]:
    seen = finding.observed
    pieces = [each for each in finding.evidence if each.role == "path" and len(each.coords) > 1]
    stopped = any(each.role == "blocker" for each in finding.evidence)
    if seen is None or seen.measure not in _WAYS or not pieces or stopped:
        return
    first, last = pieces[0], pieces[-1]
    begins = _judged(plan, finding, first.coords[0]) if _is_on(first, plan) else None
    ends = _room(plan, last.coords[-1], last.coords[-2]) if _is_on(last, plan) else None
    if begins is not None and begins is not ends:
        yield f"from {_begun(begins)}", first.coords[0]
    if ends is not None and begins is not ends:
        yield f"to {_name(ends)}", last.coords[-1]


def _is_on(each: Evidence, plan: Plan) -> bool:
    return each.storey in {plan.storey, ""}


def _judged(plan: Plan, finding: Finding, start: Point) -> PlanRoom | None:
    """The room itself, in whose farthest corner a way may begin; else that around its start."""
    own = (room for room in plan.rooms if room.id == finding.subject.global_id)
    around = (room for room in plan.rooms if is_within(start, room.rings))
    found = next(own, None) or next(around, None)
    return found if found is not None and (found.number or found.name) else None


def _room(plan: Plan, end: Point, before: Point) -> PlanRoom | None:
    """The room that a way ends in, or at whose door it does."""
    length = dist(end, before)
    if not length:
        return None
    for past in _DOORWAY:
        share = past / length
        at = end[0] + (end[0] - before[0]) * share, end[1] + (end[1] - before[1]) * share
        for room in plan.rooms:
            if is_within(at, room.rings) and (room.number or room.name):
                return room
    return None


def _around(at: Point, text: str) -> Iterator[Spot]:
    """Spots farther off: beside a corridor there are names of rooms and figures of the way."""
    half = text_width(text) / 2
    for up in (-40, 40, -60, 60, -80, 80):
        for aside in (0.0, half, -half):
            yield Spot(at=(at[0] + aside, at[1] + up))


def _begun(room: PlanRoom) -> str:
    """The title says its name."""
    return shortened(room.number or room.name, _LONGEST)


def _name(room: PlanRoom) -> str:
    name = room.name.removeprefix(room.number).strip()
    return shortened(f"{room.number} {name}".strip(), _LONGEST)
