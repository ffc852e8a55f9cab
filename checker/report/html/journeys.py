"""The journeys in words and strips: by where they start, the worst drawn, the rest as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf, isinf

from markupsafe import Markup

from checker.report.drawing.strip import (
    Scale,
    journey_strip,
    length_words,
    level_words,
    scale_for,
    width_words,
)
from checker.report.drawing.strip_symbols import legend_symbol
from checker.report.plaintext import clean, shortened
from checker.results.finding import Finding, Outcome
from checker.results.journey import Journey, JourneyEnd, LevelKind, Pinch, PinchKind
from checker.results.run import RunResult
from checker.units import so_many

MOST_OPEN, MOST_SURE = 3, 1
"""How many strips a group shows of journeys that are not surely step-free, and of those that are.

All journeys stand in the table of the group.
"""
MOST_CLASSROOMS = 2
OUTCOMES = {"yes": Outcome.PASS, "no": Outcome.FAIL, "cannot tell": Outcome.CANNOT_TELL}
WORDS = {"yes": "step-free", "no": "not step-free", "cannot tell": "cannot tell"}
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
_NONE_WRITTEN = (
    "There is no journey to tell: no room is recognised as a classroom, hall, dining, accessible "
    "WC or place outdoors, and none as an inclusion base; or these results were written before "
    "journeys were told. Name the rooms, and check the model again."
)
_BLOCKED = "No journey can be told, since nothing in this model could be judged."
_NAME = 60
_LEGEND: tuple[tuple[PinchKind | LevelKind | Outcome, str], ...] = (
    ("door", "door"),
    ("opening", "opening without a door"),
    ("passage", "narrow passage"),
    ("lift", "lift"),
    ("ramp", "ramp"),
    (Outcome.FAIL, "the first thing that stops one"),
    (Outcome.CANNOT_TELL, "from here on in doubt, or not modelled"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PinchLine:
    """One row of the table beside a strip; `anchor` leads to the finding about the same thing."""

    number: int
    at: str
    what: str
    width: str
    anchor: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLine:
    """One journey in words; `svg` is its strip, where it is drawn."""

    goal: str
    kind: str
    word: str
    length: str
    narrowest: str
    levels: str
    why: str
    ask: str = ""
    svg: Markup | None = None
    pinches: tuple[PinchLine, ...] = ()


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


def journeys_view(result: RunResult, anchors: Mapping[int, str]) -> JourneysView:
    """Decide what the section says; `anchors` are the names of the findings on the page."""
    if not result.journeys:
        return JourneysView(told=_BLOCKED if result.readiness.state == "blocked" else _NONE_WRITTEN)
    found = _findings_by_element(result.findings, anchors)
    starts = []
    for number, (start, several) in enumerate(groupby(result.journeys, key=_start_of)):
        starts.append(_start(start, tuple(several), found, name=f"journey-{number}"))
    return JourneysView(told=_told(result.journeys), starts=tuple(starts))


def strip_legend() -> tuple[tuple[Markup, str], ...]:
    """What the symbols on strips mean."""
    return tuple((legend_symbol(kind), words) for kind, words in _LEGEND)


def _start_of(journey: Journey) -> JourneyEnd:
    return journey.start


_Found = Mapping[tuple[str, str], tuple[Outcome, str]]
_WIDTHS = {"clear_opening_width": "door", "clear_width": "passage"}


def _findings_by_element(findings: Sequence[Finding], anchors: Mapping[int, str]) -> _Found:
    """The worst finding about the clear width of each door and corridor, with its anchor."""
    order = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS)
    found: dict[tuple[str, str], tuple[Outcome, str]] = {}
    for position, finding in enumerate(findings):
        kind = _WIDTHS.get(finding.observed.measure if finding.observed else "")
        if kind is None or finding.outcome not in order or position not in anchors:
            continue
        key = (kind, finding.subject.global_id)
        if key not in found or order.index(finding.outcome) < order.index(found[key][0]):
            found[key] = (finding.outcome, anchors[position])
    return found


def _start(start: JourneyEnd, several: Sequence[Journey], found: _Found, name: str) -> JourneyStart:
    title = f"From {_start_words(start)}"
    lost = {(each.missing, each.ask) for each in several if each.low is None}
    if len(lost) == 1 and all(each.low is None for each in several):
        missing, ask = lost.pop()
        return JourneyStart(title=title, missing=_listed(missing), ask=clean(ask))
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


def _group(kind: str, several: Sequence[Journey], found: _Found, name: str) -> JourneyGroup:
    order = sorted(several, key=_worst_first)
    told = _worst(order, sure=MOST_CLASSROOMS if kind == "classroom" else MOST_SURE)
    scale = scale_for(told)
    drawn = tuple(
        _line(each, found, scale=scale, name=f"{name}-{position}")
        for position, each in enumerate(told)
    )
    return JourneyGroup(
        id=name,
        title=_TITLES.get(kind, f"To {kind}"),
        told=_told(several) if len(several) > 1 else "",
        drawn=drawn,
        rows=tuple(_line(each, found) for each in order),
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
    where = _end_words(far.goal)
    longest = f"the longest of those that are step-free is {length_words(far)}, to {where}"
    return f"{', '.join(parts)}; {longest}."


def _line(
    journey: Journey, found: _Found, *, scale: Scale | None = None, name: str = ""
) -> JourneyLine:
    pinches = _pinch_lines(journey, found) if scale else ()
    line = JourneyLine(
        goal=_end_words(journey.goal),
        kind=OUTCOMES[journey.step_free].value,
        word=WORDS[journey.step_free],
        length=length_words(journey),
        narrowest=_narrowest(journey.pinches),
        levels=", ".join(clean(level_words(each)) for each in journey.levels),
        why=_why(journey),
        ask=clean(journey.ask),
        pinches=pinches,
    )
    if scale is None:
        return line
    outcomes = {
        position: outcome[0]
        for position, pinch in enumerate(journey.pinches)
        if (outcome := _of(pinch, found)) is not None
    }
    svg = journey_strip(
        journey,
        scale=scale,
        name=name,
        title=f"Journey from {_end_words(journey.start)} to {line.goal}",
        says=_says(line, journey),
        outcomes=outcomes,
    )
    return replace(line, svg=svg)


def _of(pinch: Pinch, found: _Found) -> tuple[Outcome, str] | None:
    kind = "passage" if pinch.kind == "passage" else "door"
    return found.get((kind, pinch.global_id))


def _pinch_lines(journey: Journey, found: _Found) -> tuple[PinchLine, ...]:
    lines = []
    for number, pinch in enumerate(journey.pinches, 1):
        outcome, anchor = _of(pinch, found) or (None, "")
        lines.append(
            PinchLine(
                number=number,
                at=f"{pinch.at:.1f} m",
                what=_pinch_words(pinch),
                width=width_words(pinch) if pinch.low is not None else clean(pinch.missing),
                anchor=anchor,
                found="" if outcome is None else outcome.value,
            )
        )
    return tuple(lines)


def _pinch_words(pinch: Pinch) -> str:
    word = "Narrowest place of" if pinch.kind == "passage" else pinch.kind.capitalize()
    return f"{word} {shortened(pinch.name, _NAME)}".strip()


def _narrowest(pinches: Iterable[Pinch]) -> str:
    known = [each for each in pinches if each.low is not None]
    least = min(known, key=lambda each: (each.low or 0.0, each.high or inf), default=None)
    if least is None:
        return ""
    return f"{width_words(least)} ({_pinch_words(least).replace('Narrowest place of ', '')})"


def _why(journey: Journey) -> str:
    """What stops one, or leaves it open, and how far it is on foot."""
    if journey.low is None:
        return _listed(journey.missing)
    words = clean(journey.reason)
    if journey.step_free == "yes":
        return words
    foot = _foot(journey)
    return f"{words[:1].upper()}{words[1:]}{'. ' if words and foot else ''}{foot}"


def _foot(journey: Journey) -> str:
    low, high = journey.on_foot_low, journey.on_foot_high
    if low is None or high is None:
        return ""
    if isinf(low):
        return "No way on foot either"
    on_foot = Journey(
        start=journey.start, goal=journey.goal, step_free="cannot tell", low=low, high=high
    )
    return f"On foot {length_words(on_foot)}"


def _says(line: JourneyLine, journey: Journey) -> str:
    levels = f" By {line.levels}." if line.levels else ""
    narrow = f" Narrowest: {line.narrowest}." if line.narrowest else ""
    why = f" {line.why}." if line.why else ""
    doors = sum(pinch.kind == "door" for pinch in journey.pinches)
    return (
        f"{line.word.capitalize()}, {line.length}, {so_many(doors, 'door')}.{levels}{narrow}{why}"
    )


def _start_words(start: JourneyEnd) -> str:
    name = shortened(start.name, _NAME)
    match start.kind:
        case "main entrance":
            return f"the main entrance{f', door {name}' if name else ''}"
        case "base entrance":
            return f"the base's own entrance{f', door {name}' if name else ''}"
    return name or "the base"


def _end_words(end: JourneyEnd) -> str:
    return shortened(end.name, _NAME) or end.kind


def _listed(words: Iterable[str]) -> str:
    return "; ".join(clean(word) for word in words)
