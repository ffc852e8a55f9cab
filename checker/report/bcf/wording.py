"""What a topic says: its title, and in its description the places, the change and the source."""

from collections.abc import Iterable, Sequence
from itertools import islice

from checker.report.annotations import verdict_of
from checker.report.bcf.viewpoint import MOST_SELECTED
from checker.report.figures import written
from checker.report.naming import subject_words
from checker.report.plaintext import clean, shortened
from checker.report.words import (
    DEPARTS,
    OUTCOME_WORDS,
    heading,
    missing_words,
    source_words,
    strength_words,
)
from checker.results.finding import Finding, Outcome, Strength
from checker.results.run import RunResult

MOST_PLACES = 40
_LONGEST_TITLE, _LONGEST_LINE = 250, 1000


def title_of(findings: Sequence[Finding]) -> str:
    """`Fail: Doors are wide enough · Door D01 to 00-05 Small group room and 1 more`."""
    first, others = findings[0], len(findings) - 1
    asked = written(shortened(first.title)) or shortened(first.rule) or "A rule without a title"
    more = f" and {others} more" if others else ""
    word = OUTCOME_WORDS[first.outcome].capitalize()
    return shortened(f"{word}: {asked.rstrip('.')} · {subject_words(first)}{more}", _LONGEST_TITLE)


def description_of(findings: Sequence[Finding], *, undrawn: str = "") -> str:
    """Paragraphs of plain text: what was found where, what to change or to ask, why, the source."""
    first = findings[0]
    told = [
        _labelled("Missing", (missing_words(each) for each in findings)),
        _labelled("What to change", (each.remedy for each in findings)),
        _labelled("What to ask", (each.ask for each in findings)),
        _labelled("Why", (each.why for each in findings)),
        shortened(f"{_standing(first)} Source: {source_words(first)}.", _LONGEST_LINE),
        *_waivers(findings),
        _labelled("New or changed", (each.since for each in findings)),
        f"Rule {shortened(first.rule)}.",
        undrawn,
    ]
    return "\n".join([*_places(findings), "", *(line for line in told if line)])


def verdict_title(result: RunResult) -> str:
    """The verdict, shortened."""
    return shortened(verdict_of(result), _LONGEST_TITLE)


def verdict_description(result: RunResult) -> str:
    """Why there are no other topics: the verdict, how much was judged, what the model lacks."""
    counts = result.summary
    judged = f"{counts.fail} fail, {counts.cannot_tell} cannot tell, {counts.pass_} pass"
    lines = [
        shortened(verdict_of(result), _LONGEST_LINE),
        f"Places judged: {judged}, {counts.not_applicable} not applicable.",
    ]
    problems = result.readiness.problems
    for each in islice(problems, MOST_PLACES):
        told = " ".join(part for part in (clean(each.message), clean(each.ask)) if part)
        lines.append(f"- {shortened(told, _LONGEST_LINE)}")
    if len(problems) > MOST_PLACES:
        lines.append(f"- and {len(problems) - MOST_PLACES} more; the report lists them.")
    return "\n".join(lines)


def labels_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Topic, strength and outcome, and whether it is waived; words that tools can filter by."""
    first = findings[0]
    topic = shortened(first.topic.replace("_", " "))
    waived = "waived" if any(each.waiver for each in findings) else ""
    words = (topic, strength_words(first), OUTCOME_WORDS[first.outcome], waived)
    return tuple(dict.fromkeys(shortened(word) for word in words if word.strip()))


def _places(findings: Sequence[Finding]) -> list[str]:
    if len(findings) == 1:
        return [_place(findings[0])]
    lines = [f"{len(findings)} places:"]
    lines += [f"- {_place(each)}" for each in findings[:MOST_PLACES]]
    left = len(findings) - MOST_PLACES
    if left > 0:
        few = f"the first {MOST_SELECTED}" if len(findings) > MOST_SELECTED else "all"
        lines.append(f"- and {left} more; {few} are selected in the first viewpoint.")
    return lines


def _place(finding: Finding) -> str:
    storey = shortened(finding.place.storey or finding.subject.storey)
    where = f" ({storey})" if storey else ""
    waived = " [waived]" if finding.waiver else ""
    return f"{shortened(heading(finding), _LONGEST_LINE)}{where}{waived}"


def _standing(finding: Finding) -> str:
    """How binding it is: that it departs from good practice, for instance."""
    strength = strength_words(finding)
    if finding.outcome is not Outcome.FAIL:
        return f"{strength}."
    if finding.strength is Strength.MUST and finding.source.binds:
        return f"This departs from {clean(finding.source.binds)}."
    return f"This {DEPARTS[finding.strength]}."


def _waivers(findings: Sequence[Finding]) -> list[str]:
    reasons = list(dict.fromkeys(clean(each.waiver).strip() for each in findings if each.waiver))
    waived = sum(bool(each.waiver) for each in findings)
    if not waived:
        return []
    of = "" if waived == len(findings) else f" {waived} of {len(findings)} places"
    return [shortened(f"Waived{of}: {'; '.join(reasons)}", _LONGEST_LINE)]


def _labelled(label: str, texts: Iterable[str]) -> str:
    """Each text once after its label; nothing where there is none."""
    several = dict.fromkeys(written(clean(text)).strip() for text in texts if text.strip())
    told = " ".join(text for text in several if text)
    return f"{label}: {shortened(told, _LONGEST_LINE)}" if told else ""
