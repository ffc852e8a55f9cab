"""The sentences that only judging can word: what was found, how much is needed, what came near."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.measure.subjects import Subject
from checker.results import Outcome
from checker.rules.desk import label
from checker.rules.judgement import Judgement
from checker.rules.nouns import called, capital, either, said, sought, whereabouts
from checker.rules.ranges import NOT_STATED, Range
from checker.rules.rule import Check, Const, Group, NumberLimit, Requirement, Rule, Total
from checker.units import format_figure, plural

_NEAR = 3
_LEAST_SET = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a total came to: as a range, how many were looked at, how many surely fall short."""

    found: Range
    members: int
    short: int


def total_sentence(
    total: Total,
    tally: Tally,
    judged: Judgement,
    *,
    this: Subject,
    shown: Sequence[tuple[Subject, Judgement]],
) -> str:
    """What was found, what is needed, and what came near."""
    if total.word == "share":
        return _share_sentence(total, tally, judged)
    if total.word == "sum":
        parts = [_sum_words(total, tally.found, judged)]
    else:
        words = _count_words(total, tally, this, judged.outcome)
        parts = [f"{words}; {_needed(judged, tally.found)}"]
    parts.append(_possibly(tally.found))
    if total.word == "find" and judged.outcome is not Outcome.PASS:
        parts.append(_near(shown))
    return ". ".join(part for part in parts if part) + "."


def set_sentence(group: Group, judged: Sequence[Judgement], this: Subject) -> str:
    """How many rooms of a set are there, and which are not: nothing when it is no set."""
    if not is_set(group):
        return ""
    count = len(judged)
    present = sum(each.outcome is Outcome.PASS for each in judged)
    whose = capital(called(this))
    kind = plural(group.members[0].selection.kind, count)  # type: ignore[union-attr]
    if present == count:
        return f"{whose}: all {count} {kind} of the set are there."
    lost = ", ".join(f"no {noun}" for noun in _named(group, judged, Outcome.FAIL))
    doubtful = ", ".join(_named(group, judged, Outcome.CANNOT_TELL))
    parts = [lost, f"cannot be told: {doubtful}" if doubtful else ""]
    told = "; ".join(part for part in parts if part)
    return f"{whose}: {present} of {count} {kind} of the set are there; {told}."


def is_set(group: Group) -> bool:
    """Whether a group asks for several things that must all be found."""
    finds = [each for each in group.members if isinstance(each, Total) and each.word == "find"]
    return group.word == "all_of" and len(finds) == len(group.members) >= _LEAST_SET


def none_sentence(rule: Rule) -> str:
    """Nobody is judged: said plainly."""
    ends = {
        Outcome.FAIL: "there should be at least one",
        Outcome.CANNOT_TELL: "so this cannot be told",
        Outcome.NOT_APPLICABLE: "so the rule does not apply",
    }
    if rule.selection.kind == "school" and rule.if_none is Outcome.NOT_APPLICABLE:
        return "The rule is not about schools like this one."
    return f"No {_meant(rule)} was found in the model, {ends[rule.if_none]}."


def none_missing(rule: Rule) -> str:
    """What is missing when nobody is judged."""
    return f"any {_meant(rule)}"


def only_possible_sentence(rule: Rule, count: int) -> str:
    """Only possible subjects, and all of them would pass."""
    kind, noun = rule.selection.kind, sought(rule.selection, 1)
    meant = "what this rule is about" if noun == kind else f"a {noun}"
    would = "all of them would pass" if count > 1 else "it would pass"
    return f"No {kind} is known to be {meant}; {count} {plural(kind, count)} may be, and {would}."


def per_text(each: Range, count: Range, total: Range, word: str) -> str:
    """A limit for each of many: the figure for all, and where it comes from.

    >>> from checker.rules.ranges import Range
    >>> ranges = [Range(low=x, high=x, unit=u) for x, u in ((0.2, "m2"), (50, "count"), (10, "m2"))]
    >>> per_text(*ranges, "pupil with autism")
    '10 m2 (0.2 m2 for each of 50 pupils with autism)'
    """
    if math.isinf(each.high):
        return NOT_STATED
    if math.isinf(total.high) and not total.is_exact:
        return f"{each.shown} for each {word}"
    return f"{total.shown} ({_each_words(each.shown, count.shown, word)})"


def _meant(rule: Rule) -> str:
    """Who is judged; a noun alone only where it says all: there may be a base, and for others."""
    noun = sought(rule.selection, 1)
    told = {"use", "kind", "rooms"}
    facts = [getattr(each, "fact", None) for each in rule.selection.where.conditions]
    says_all = noun != rule.selection.kind and all(fact and fact.name in told for fact in facts)
    return noun if says_all else f"{noun} that this rule is about"


def _each_words(each: str, count: str, word: str) -> str:
    first, _, rest = word.partition(" ")
    return f"{each} for each of {count} {plural(first, 0)} {rest}".rstrip()


def _count_words(total: Total, tally: Tally, this: Subject, outcome: Outcome) -> str:
    low = tally.found.low
    noun = sought(total.selection, low or 1)
    is_told = outcome is Outcome.PASS or not tally.members
    such = "" if is_told else _such_words(total.such_that)
    place = whereabouts(total.selection, this)
    nothing = "No" if tally.found.is_exact else "No recognised"
    return f"{said(low, 'count') if low else nothing} {noun}{such}{place}"


def _such_words(requirements: Sequence[Requirement]) -> str:
    """What candidates must meet, where it is short to say."""
    told = [_limit_words(each) for each in requirements]
    return " " + either(told, "and") if all(told) and told else " as asked for" if told else ""


def _limit_words(requirement: Requirement) -> str:
    if not isinstance(requirement, Check) or len(requirement.limits) != 1:
        return ""
    limit, name = requirement.limits[0], label(requirement.fact.name)
    if not isinstance(limit, NumberLimit) or not isinstance(limit.term, Const):
        return ""
    if requirement.fact.unit == "count" and limit.word == "at_least" and limit.term.value == 1:
        return f"with any {name}"
    return f"with {name} {label(limit.word)} {limit.term.text}"


def _sum_words(total: Total, found: Range, judged: Judgement) -> str:
    asked = judged.required
    ends = (asked.at_least, asked.at_most) if asked else ()
    limit = next((end for end in ends if end is not None), None)
    nouns = capital(sought(total.selection, 0, last="and"))
    what = f"{nouns} add up to"
    amount = said(found.low, found.unit, against=limit)
    if found.unit == "count" and total.weight:
        what, amount = f"{nouns} have {amount} {label(total.weight.name)}", "altogether"
    elif found.unit != "m2" and total.weight:
        what = f"{nouns} have a {label(total.weight.name)} of altogether"
    head = f"{what} {amount}; {_needed(judged, found)}"
    if judged.outcome is not Outcome.FAIL or judged.shortfall is None or asked is None:
        return head
    gap = said(judged.shortfall, found.unit, against=0.0)
    return f"{head}: {gap} {'short' if asked.at_most is None else 'over'}"


def _share_sentence(total: Total, tally: Tally, judged: Judgement) -> str:
    kinds = plural(total.selection.kind, tally.members)
    asked = judged.required
    least = asked.at_least if asked else None
    is_told = judged.outcome is Outcome.PASS or not tally.short
    if total.weight is not None or is_told or least is None:
        by = f" by {label(total.weight.name)}" if total.weight else ""
        needed = _needed(judged, tally.found)
        return f"{tally.found.shown} of the {tally.members} {kinds}{by}; {needed}."
    facts = [each.fact for each in total.such_that if isinstance(each, Check)]
    wrong = next((fact.spec.several for fact in facts), "") or "do not meet this"
    allowed = "none" if least >= 1.0 else f"at most {said(1.0 - least, 'ratio')}"
    share = said(tally.short / tally.members, "ratio")
    return f"{tally.short} of {tally.members} {kinds} {wrong} ({share}); {allowed} is allowed."


def _needed(judged: Judgement, found: Range) -> str:
    """`at least 1 is needed`, `100.8 m2 is needed (0.24 m2 for each of 420 pupils)`."""
    asked = judged.required
    if asked is None or asked.text == NOT_STATED:
        lost = [text for text in judged.missing if text not in found.missing]
        what = either(lost, "and") or "how much is needed"
        return f"{what} {'are' if len(lost) > 1 else 'is'} not stated"
    if asked.at_most is not None:
        return f"{asked.text} is allowed"
    if asked.at_least is None or asked.each is None or asked.count is None:
        return f"{asked.text} is needed"
    each = format_figure(asked.each, asked.unit)
    because = _each_words(each, said(asked.count, "count"), asked.per)
    return f"{said(asked.at_least, asked.unit)} is needed ({because})"


def _possibly(found: Range) -> str:
    if found.is_exact or found.unit == "ratio":
        return ""
    if math.isinf(found.high):
        return "How much more there may be cannot be told"
    more = " more" if found.low else ""
    return f"Up to {said(found.high - found.low, found.unit)}{more} may count"


def _named(group: Group, judged: Sequence[Judgement], outcome: Outcome) -> Iterator[str]:
    for member, each in zip(group.members, judged, strict=True):
        if each.outcome is outcome and isinstance(member, Total):
            yield sought(member.selection, 1)


def _near(shown: Sequence[tuple[Subject, Judgement]]) -> str:
    """Candidates that were measured and miss it; yes and no say nothing of how near."""
    reasons = []
    for subject, judged in shown[:_NEAR]:
        seen, asked = judged.observed, judged.required
        if asked is None or seen is None or seen.value is None:
            continue
        figure = said(seen.value, seen.unit, against=asked.at_least)
        reasons.append(f"{called(subject)} ({label(seen.measure)} {figure}, {asked.text} needed)")
    return f"Nearest: {', '.join(reasons)}" if reasons else ""
