"""A measure within limits."""

import math
from dataclasses import replace

from checker.results import (
    Evidence,
    Measured,
    Observed,
    Quantity,
    Required,
    Truth,
    Unknown,
)
from checker.rules.case import Case, ask
from checker.rules.judgement import CANNOT_TELL, FAIL, PASS, Judgement, all_pass, joined, unique
from checker.rules.ranges import (
    NOTHING_KNOWN,
    Range,
    asked_text,
    compare,
    limit_range,
    range_of,
    shortfall,
)
from checker.rules.rule import Check, Fact, NumberLimit, WordLimit
from checker.rules.selecting import is_one_of, possible_words
from checker.units import format_slope, is_slope, rounded

_ENDS = ("at_least", "at_most")


def judge_check(check: Check, case: Case) -> Judgement:
    """All limits of a check, on one value."""
    value = ask(case, check.fact)
    numbers = [limit for limit in check.limits if isinstance(limit, NumberLimit)]
    words = [limit for limit in check.limits if isinstance(limit, WordLimit)]
    judged = [
        judge_numbers(check.fact, limit_range(limit, case), limit.word, case) for limit in numbers
    ]
    judged += [_word(value, check.fact, limit) for limit in words]
    return _with_both_ends(all_pass(judged), judged)


def judge_numbers(fact: Fact, limit: Range, word: str, case: Case, *, row: str = "") -> Judgement:
    """The value of a fact against what is asked."""
    value = ask(case, fact)
    known = value if isinstance(value, Quantity | Unknown) else Unknown(missing=())
    found = range_of(known, unit=fact.unit, name=fact.name)
    if not isinstance(known, Quantity):
        # Nothing was measured at all: even a limit of nothing is not known to be met.
        found = replace(found, low=-math.inf)
    if is_slope(fact.name) and not limit.text and 0.0 < limit.low == limit.high < math.inf:
        limit = replace(limit, text=format_slope(limit.low))
    best = known.best if isinstance(known, Quantity) else math.nan
    judged = judge_range(found, limit, word, best=best, row=row)
    return _showing(judged, fact, value)


def judge_range(found: Range, limit: Range, word: str, *, best: float, row: str = "") -> Judgement:
    """A figure against what is asked; everything but what was observed."""
    outcome = compare(found, limit, word)
    gap = shortfall(best, limit, word) if outcome is not PASS else None
    doubtful = outcome is CANNOT_TELL
    return Judgement(
        outcome=outcome,
        required=required(limit, word, row=row),
        shortfall=None if gap is None else rounded(gap, found.unit),
        missing=unique([*found.missing, *limit.missing]) if doubtful else (),
        ask=joined([found.ask, limit.ask]) if doubtful else "",
    )


def required(limit: Range, word: str, *, row: str = "") -> Required:
    """What was asked for, in figures and in words."""
    if (limit.low, limit.high) == NOTHING_KNOWN:
        return Required(unit=limit.unit, row=row, text=limit.shown)
    low, high = rounded(limit.low, limit.unit), rounded(limit.high, limit.unit)
    text = asked_text(limit, word)
    if word == "at_least":
        return Required(at_least=low, unit=limit.unit, row=row, text=text)
    if word == "at_most":
        return Required(at_most=high, unit=limit.unit, row=row, text=text)
    return Required(between=(low, high), unit=limit.unit, row=row, text=text)


def observed(fact: Fact, value: Measured) -> Observed:
    """What was measured, rounded for results."""
    if isinstance(value, Unknown):
        return Observed(measure=fact.name, kind="unknown", unit=fact.unit)
    origin, method, steps = value.origin, value.method, (*value.steps, *_asked_about(fact))
    if isinstance(value, Quantity):
        unit = value.unit
        return Observed(
            measure=fact.name,
            kind="quantity",
            value=rounded(value.best, unit),
            low=rounded(value.low, unit),
            high=rounded(value.high, unit),
            unit=unit,
            origin=origin,
            method=method,
            steps=steps,
            reason=value.reason,
        )
    kind = "truth" if isinstance(value, Truth) else "choice"
    words = tuple(sorted(possible_words(value)))
    return Observed(
        measure=fact.name, kind=kind, choice=words, origin=origin, method=method, steps=steps
    )


def _asked_about(fact: Fact) -> tuple[str, ...]:
    """The kinds of room that a rule asks a measure about: the answer means nothing without them."""
    asked = (fact.params.get(name) for name in ("uses", "uses_"))
    named = fact.spec.value == "truth" or fact.name == "rooms_of_use"
    uses = next((each for each in asked if each), ()) if named else ()
    return (f"asked about: {', '.join(map(str, uses))}",) if uses else ()


def _word(value: Measured, fact: Fact, limit: WordLimit) -> Judgement:
    held = is_one_of(value, limit.words, fact)
    outcome = CANNOT_TELL if held.is_open else PASS if held.is_sure else FAIL
    text = " or ".join(sorted(limit.words))
    judged = Judgement(
        outcome=outcome,
        required=Required(is_=text, text=text),
        missing=held.missing,
        ask=held.ask,
    )
    return _showing(judged, fact, value)


def _with_both_ends(judged: Judgement, parts: list[Judgement]) -> Judgement:
    """A requirement with two ends shows both."""
    asked = [part.required for part in parts if part.required is not None]
    lows = [each.at_least for each in asked if each.at_least is not None]
    highs = [each.at_most for each in asked if each.at_most is not None]
    if len(asked) != len(_ENDS) or not lows or not highs:
        return judged
    both = Required(
        between=(lows[0], highs[0]),
        unit=asked[0].unit,
        text=" and ".join(each.text for each in asked),
    )
    return replace(judged, required=both)


def _showing(judged: Judgement, fact: Fact, value: Measured) -> Judgement:
    evidence: tuple[Evidence, ...] = () if isinstance(value, Unknown) else value.evidence
    return replace(judged, observed=observed(fact, value), evidence=evidence)
