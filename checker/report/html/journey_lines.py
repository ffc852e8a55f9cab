"""One journey in words, with its strip and the table beside that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isinf

from markupsafe import Markup

from checker.report.drawing.strip import journey_strip
from checker.report.drawing.strip_line import Scale
from checker.report.drawing.strip_words import length_words, level_words, width_words
from checker.report.plaintext import shortened
from checker.results.finding import Finding, Outcome
from checker.results.journey import Journey, JourneyEnd, Pinch
from checker.units import so_many

OUTCOMES = {"yes": Outcome.PASS, "no": Outcome.FAIL, "cannot tell": Outcome.CANNOT_TELL}
WORDS = {"yes": "step-free", "no": "not step-free", "cannot tell": "cannot tell"}
_NAME, _SENTENCE = 60, 240
_AT_BEST = (
    "with furniture that may be moved left out and doubtful sizes at their best, a way leads there"
)
Found = Mapping[tuple[str, str], tuple[Outcome, str]]
"""By kind of pinch and GlobalId: the outcome of a finding and its anchor."""
_PERHAPS = {
    "classroom": "a classroom",
    "accessible WC": "an accessible WC",
    "hall": "a hall",
    "dining": "for dining",
    "outdoors": "for play or learning",
    "base room": "one that pupils stay in",
}
_WIDTHS = {"clear_opening_width": "door", "clear_width": "passage"}


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
    svg: Markup | None = None
    pinches: tuple[PinchLine, ...] = ()


def findings_by_element(findings: Sequence[Finding], anchors: Mapping[int, str]) -> Found:
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


def journey_line(
    journey: Journey, found: Found, *, scale: Scale | None = None, name: str = ""
) -> JourneyLine:
    """A journey in words; with a scale its strip too, and the rows of its table."""
    pinches = _pinch_lines(journey, found) if scale else ()
    line = JourneyLine(
        goal=end_words(journey.goal),
        kind=OUTCOMES[journey.step_free].value,
        word=WORDS[journey.step_free],
        length=length_words(journey),
        narrowest=_narrowest(journey.pinches),
        levels=", ".join(level_words(each) for each in journey.levels),
        why=_why(journey),
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
        title=f"Journey from {end_words(journey.start)} to {line.goal}",
        says=_says(line, journey),
        outcomes=outcomes,
    )
    return replace(line, svg=svg)


def _of(pinch: Pinch, found: Found) -> tuple[Outcome, str] | None:
    kind = "passage" if pinch.kind == "passage" else "door"
    return found.get((kind, pinch.global_id))


def _pinch_lines(journey: Journey, found: Found) -> tuple[PinchLine, ...]:
    lines = []
    for number, pinch in enumerate(journey.pinches, 1):
        outcome, anchor = _of(pinch, found) or (None, "")
        lines.append(
            PinchLine(
                number=number,
                at=f"{pinch.at:.1f} m",
                what=_pinch_words(pinch),
                width=width_words(pinch)
                if pinch.low is not None
                else shortened(pinch.missing, _SENTENCE),
                anchor=anchor,
                found="" if outcome is None else outcome.value,
            )
        )
    return tuple(lines)


def _width(pinch: Pinch) -> str:
    return shortened(pinch.missing, _SENTENCE) if pinch.low is None else width_words(pinch)


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
        ask = f". Ask: {shortened(journey.ask, _SENTENCE)}" if journey.ask else ""
        return f"Missing: {listed(journey.missing)}{ask}"
    words = shortened(journey.reason, _SENTENCE)
    if journey.step_free == "yes":
        return words
    foot = _foot(journey)
    if words and journey.blocker is not None and not isinf(journey.low):
        words = f"open: read at its worst, {words}; {_AT_BEST}"
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


def start_words(start: JourneyEnd) -> str:
    """Where journeys start, as a heading has it."""
    name = shortened(start.name, _NAME)
    match start.kind:
        case "main entrance":
            return f"the main entrance{f', door {name}' if name else ''}"
        case "base entrance":
            return f"the base's own entrance{f', door {name}' if name else ''}"
    return name or "the base"


def end_words(end: JourneyEnd) -> str:
    """The name of an end, else what it is; and what it only may be."""
    named = shortened(end.name, _NAME) or end.kind
    return named if end.sure else f"{named} (perhaps {_PERHAPS.get(end.kind, end.kind)})"


def listed(words: Iterable[str]) -> str:
    """Several things that are missing, after each other."""
    return "; ".join(shortened(word, _SENTENCE) for word in words)
