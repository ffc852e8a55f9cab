"""The sentences that only judging can word: what was found, how much is needed, what came near."""

import math
from collections.abc import Sequence

from checker.measure.subjects import Subject
from checker.results import Outcome
from checker.rules.judgement import Judgement
from checker.rules.ranges import Range
from checker.rules.rule import IsOneOf, Rule, Selection, Total
from checker.units import format_figure

_NEAR = 3
_SPEAKING = frozenset({"use", "kind"})


def plural(kind: str, count: float) -> str:
    """A kind of subject in the number that fits.

    >>> plural("room", 1), plural("door side", 0)
    ('room', 'door sides')
    """
    return kind if count == 1 else f"{kind}s"


def called(subject: Subject) -> str:
    """How to speak of a subject: number and name as the model has them."""
    ref = subject.ref
    words = dict.fromkeys(text for text in (ref.name, ref.long_name) if text)
    return " ".join(words) or ref.global_id


def total_sentence(
    total: Total, found: Range, judged: Judgement, shown: Sequence[tuple[Subject, Judgement]]
) -> str:
    """What was found, what is needed, and what came near."""
    kind = total.selection.kind
    asked = judged.required.text if judged.required else ""
    if total.word == "share":
        head = f"{found.shown} of the {plural(kind, 0)}; {asked} needed"
    elif total.word == "sum":
        name = total.weight.name.replace("_", " ") if total.weight else "sum"
        head = f"{format_figure(found.low, found.unit)} of {name} in all; {asked} needed"
    else:
        count = format_figure(found.low, "count")
        head = f"{count} {_sought(total.selection, found.low)} found; {asked} needed"
    parts = [head, _possibly(found)]
    if judged.outcome is not Outcome.PASS:
        parts.append(_near(shown))
    return ". ".join(part for part in parts if part) + "."


def none_sentence(rule: Rule) -> str:
    """Nobody is judged: said plainly."""
    kind = rule.selection.kind
    ends = {
        Outcome.FAIL: "there should be at least one",
        Outcome.CANNOT_TELL: "so this cannot be told",
        Outcome.NOT_APPLICABLE: "so the rule does not apply",
    }
    return f"No {kind} that this rule is about was found in the model: {ends[rule.if_none]}."


def only_possible_sentence(rule: Rule, count: int) -> str:
    """Only possible subjects, and all of them would pass."""
    kind = plural(rule.selection.kind, count)
    would = "would pass" if count > 1 else "it would pass"
    return f"{count} {kind} might be what this rule is about, none surely is; if so, {would}."


def per_text(each: Range, count: Range, total: Range, word: str) -> str:
    """A limit for each of many: the figure for all, and where it comes from.

    >>> from checker.rules.ranges import Range
    >>> ranges = [Range(low=x, high=x, unit=u) for x, u in ((0.2, "m2"), (50, "count"), (10, "m2"))]
    >>> per_text(*ranges, "pupil with autism")
    '10 m2 (0.2 m2 for each of 50 pupils with autism)'
    """
    first, _, rest = word.partition(" ")
    many = f"{first}es" if first.endswith("s") else f"{first}s"
    if math.isinf(total.high) and not total.is_exact:
        return f"{each.shown} for each {word}"
    return f"{total.shown} ({each.shown} for each of {count.shown} {many} {rest}".rstrip() + ")"


def _sought(selection: Selection, count: float) -> str:
    """What is looked for, by its use when it has one."""
    noun = plural(selection.kind, count)
    words = [
        sorted(each.words)
        for each in selection.where.conditions
        if isinstance(each, IsOneOf) and each.fact.name in _SPEAKING
    ]
    if not words:
        return noun
    named = words[0][:_NEAR] + (["..."] if len(words[0]) > _NEAR else [])
    return f"{noun} ({' or '.join(named)})"


def _possibly(found: Range) -> str:
    if found.is_exact or found.unit == "ratio":
        return ""
    more = Range(low=found.high - found.low, high=found.high - found.low, unit=found.unit)
    if more.high == float("inf"):
        return "How much more there may be cannot be told"
    return f"Up to {more.shown} more might count"


def _near(shown: Sequence[tuple[Subject, Judgement]]) -> str:
    reasons = []
    for subject, judged in shown[:_NEAR]:
        if judged.required is None or judged.observed is None:
            continue
        observed = judged.observed
        value = (
            format_figure(observed.value, observed.unit)
            if observed.value is not None
            else " or ".join(observed.choice) or "unknown"
        )
        measure = observed.measure.replace("_", " ")
        reasons.append(f"{called(subject)} ({measure} {value}, needed {judged.required.text})")
    return f"Nearest: {', '.join(reasons)}" if reasons else ""
