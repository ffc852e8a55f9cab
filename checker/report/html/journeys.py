"""The journeys of a school: by where they start, the worst drawn as strips, all in tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import isinf

from markupsafe import Markup

from checker.report.drawing.strip_labels import legend_label
from checker.report.drawing.strip_line import scale_for
from checker.report.drawing.strip_symbols import legend_symbol
from checker.report.drawing.strip_words import length_words
from checker.report.html.journey_lines import (
    Found,
    JourneyLine,
    end_words,
    findings_by_element,
    journey_line,
    listed,
    start_words,
)
from checker.report.html.left_out import left_out
from checker.report.plaintext import shortened
from checker.results.finding import Outcome
from checker.results.journey import Journey, JourneyEnd, LevelKind, PinchKind
from checker.results.run import RunResult
from checker.units import so_many

MOST_OPEN, MOST_SURE = 3, 1
"""How many strips a group shows of journeys that are not surely step-free, and of those that are.

All journeys stand in the table of the group.
"""
MOST_CLASSROOMS = 2
_RANK = {"no": 0, "cannot tell": 1, "yes": 2}
_TITLES = {
    "inclusion base": "To the inclusion base",
    "base room": "To the rooms of the base",
    "classroom": "To classrooms",
    "hall": "To hall and dining",
    "accessible WC": "To accessible WCs",
    "outdoors": "To play and learning outdoors",
}
_KINDS = {"hall": "hall", "dining": "hall"}
_NO_GOAL = (
    "There is no journey to tell: no room is recognised as a classroom, hall, dining, accessible "
    "WC or place outdoors, and none as an inclusion base. Name the rooms, and check again."
)
_NONE_WRITTEN = (
    "There is no journey to tell: these results were written before journeys were told. Check the "
    "model again to have them."
)
_UNASKED = (
    "Journeys are told whether or not a rule of this run asks about them: one that is not "
    "step-free or cannot be told need not stand among the findings counted at the top."
)
_BLOCKED = "No journey can be told, since nothing in this model could be judged."
_ASK = 240
_LEGEND: tuple[tuple[PinchKind | LevelKind | Outcome, str], ...] = (
    ("door", "door"),
    ("opening", "opening without a door"),
    ("passage", "narrow passage"),
    ("lift", "lift"),
    ("ramp", "ramp"),
    (Outcome.FAIL, "the first thing that stops one"),
    (Outcome.CANNOT_TELL, "from here on in doubt, or not modelled"),
)

_JUDGED = (
    (Outcome.FAIL, "its clear width departs from guidance"),
    (Outcome.CANNOT_TELL, "whether it is wide enough cannot be told"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyGroup:
    """Journeys from one start to one kind of goal, the worst first; the first are drawn."""

    id: str
    title: str
    told: str
    drawn: tuple[JourneyLine, ...]
    rows: tuple[JourneyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStart:
    """All journeys from one place; `missing` instead where not one of them can be told."""

    title: str
    groups: tuple[JourneyGroup, ...] = ()
    missing: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneysView:
    """The section: a sentence over all, or why there is nothing to show."""

    told: str
    starts: tuple[JourneyStart, ...] = ()
    left_out: str = ""
    unasked: str = ""
    judged: tuple[tuple[Markup, str], ...] = ()


def journeys_view(result: RunResult, anchors: Mapping[int, str]) -> JourneysView:
    """Decide what the section says; `anchors` are the names of the findings on the page."""
    if not result.journeys:
        return JourneysView(told=_why_none(result))
    found = findings_by_element(result.findings, anchors)
    starts = []
    for number, (start, several) in enumerate(groupby(result.journeys, key=_start_of)):
        starts.append(_start(start, tuple(several), found, name=f"journey-{number}"))
    # Of one group alone the section says all that the group would.
    if sum(len(each.groups) for each in starts) == 1:
        starts = [
            replace(each, groups=tuple(replace(group, told="") for group in each.groups))
            for each in starts
        ]
    goals = {each.goal.global_id for each in result.journeys}
    return JourneysView(
        told=_told(result.journeys),
        starts=tuple(starts),
        judged=_judged(starts),
        unasked="" if all(each.step_free == "yes" for each in result.journeys) else _UNASKED,
        left_out=left_out(result.rooms, goals, "a classroom, a WC or another such place"),
    )


def _judged(starts: Sequence[JourneyStart]) -> tuple[tuple[Markup, str], ...]:
    """What marks at widths mean, of those alone that stand on a strip."""
    drawn = [line for start in starts for group in start.groups for line in group.drawn]
    there = {pinch.found for line in drawn for pinch in line.pinches}
    return tuple(
        (legend_label(outcome), words) for outcome, words in _JUDGED if outcome.value in there
    )


def _why_none(result: RunResult) -> str:
    """Why there is no journey; results of before journeys were told hold no provision either."""
    if result.readiness.state == "blocked":
        return _BLOCKED
    return _NONE_WRITTEN if result.provision is None else _NO_GOAL


def strip_legend() -> tuple[tuple[Markup, str], ...]:
    """What the symbols on strips mean."""
    return tuple((legend_symbol(kind), words) for kind, words in _LEGEND)


def _start_of(journey: Journey) -> JourneyEnd:
    return journey.start


def _start(start: JourneyEnd, several: Sequence[Journey], found: Found, name: str) -> JourneyStart:
    title = f"From {start_words(start)}"
    lost = {(each.missing, each.ask) for each in several if each.low is None}
    if len(lost) == 1 and all(each.low is None for each in several):
        missing, ask = lost.pop()
        return JourneyStart(title=title, missing=listed(missing), ask=shortened(ask, _ASK))
    kinds = dict.fromkeys(_kind_of(each) for each in several)
    groups = [
        _group(
            kind, [each for each in several if _kind_of(each) == kind], found, f"{name}-{number}"
        )
        for number, kind in enumerate(kinds)
    ]
    return JourneyStart(title=title, groups=tuple(groups))


def _kind_of(journey: Journey) -> str:
    return _KINDS.get(journey.goal.kind, journey.goal.kind)


def _group(kind: str, several: Sequence[Journey], found: Found, name: str) -> JourneyGroup:
    order = sorted(several, key=_worst_first)
    told = _worst(order, sure=MOST_CLASSROOMS if kind == "classroom" else MOST_SURE)
    scale = scale_for(told)
    drawn = tuple(
        journey_line(each, found, scale=scale, name=f"{name}-{position}")
        for position, each in enumerate(told)
    )
    return JourneyGroup(
        id=name,
        title=_TITLES.get(kind, f"To {kind}"),
        told=_told(several) if len(several) > 1 else "",
        drawn=drawn,
        rows=tuple(journey_line(each, found) for each in order),
    )


def _worst(order: Sequence[Journey], *, sure: int) -> list[Journey]:
    """Those to draw: the first of those that are in doubt or none, and the longest of the sure."""
    known = [each for each in order if each.low is not None]
    doubted = [each for each in known if each.step_free != "yes"][:MOST_OPEN]
    longest = [each for each in known if each.step_free == "yes"][:sure]
    return doubted + longest


def _worst_first(journey: Journey) -> tuple[int, float, str, str]:
    far = journey.high if journey.high is not None and not isinf(journey.high) else None
    far = far if far is not None else journey.low
    length = 0.0 if far is None or isinf(far) else far
    return _RANK[journey.step_free], -length, journey.goal.name, journey.goal.global_id


def _told(several: Sequence[Journey]) -> str:
    """How many are step-free, and how far the farthest of those is."""
    counts = {word: sum(each.step_free == word for each in several) for word in _RANK}
    parts = [f"{counts['yes']} of {so_many(len(several), 'journey')} surely step-free"]
    if counts["no"]:
        parts.append(f"{counts['no']} not")
    if counts["cannot tell"]:
        parts.append(f"{counts['cannot tell']} cannot be told")
    known = [each for each in several if each.step_free == "yes" and each.high is not None]
    if not known:
        return ", ".join(parts) + "."
    far = max(known, key=lambda each: (each.high or 0.0, each.goal.name))
    starts = {each.start for each in several}
    start = f"from {start_words(far.start)} " if len(starts) > 1 else ""
    where = f"{start}to {end_words(far.goal)}"
    longest = f"the longest of those that are step-free is {length_words(far)}, {where}"
    return f"{', '.join(parts)}; {longest}."
