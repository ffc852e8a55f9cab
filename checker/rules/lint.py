"""What makes a rule file complete, beyond being right: examples for every limit and exception."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from checker.errors import UsageError
from checker.results import Outcome, Strength
from checker.rules.desk import Known
from checker.rules.given import candidates_in, facts_of_this
from checker.rules.load import load_packs
from checker.rules.rule import Check, Const, Group, NumberLimit, Requirement, Rule, Table, Total
from checker.units import format_figure, parse_span, tolerance

_NEAR = 0.05


def lint(
    paths: Sequence[Path], *, judged_as_of: date | None = None, known: Known | None = None
) -> list[str]:
    """All mistakes, or else what is missing, each with file and line; empty when all is well."""
    try:
        ruleset = load_packs(paths, judged_as_of=judged_as_of, known=known)
    except UsageError as error:
        return str(error).splitlines()[1:] or [str(error)]
    in_order = sorted(ruleset.rules, key=lambda rule: (rule.file, rule.mark.line))
    return [message for rule in in_order for message in advice(rule)]


def advice(rule: Rule) -> list[str]:
    """What a rule lacks: examples of each kind, a remedy, an ask, a reason why."""
    lacks = [
        *_missing_words(rule),
        *_missing_source(rule),
        *_missing_examples(rule),
        *_missing_limits(rule),
        *_crossed_limits(rule.requirement),
    ]
    return [f"{rule.file}:{rule.mark.line}:{rule.mark.column}: {rule.id}: {each}" for each in lacks]


def _missing_words(rule: Rule) -> list[str]:
    words = {"why": rule.why, "remedy": rule.remedy, "ask": rule.ask}
    return [f"{word} is missing" for word, text in words.items() if not text]


def _missing_source(rule: Rule) -> list[str]:
    """What a must has to name, so that whoever misses it can look it up."""
    if rule.strength is not Strength.MUST:
        return []
    unknown = f"the document {rule.source.document!r} of a must stands in no pack.yaml"
    clause = "source: clause is missing: a must names the clause that asks for it"
    return [*([] if rule.source.title else [unknown]), *([] if rule.source.clause else [clause])]


def _crossed_limits(requirement: Requirement) -> Iterable[str]:
    """Limits that nothing can meet together, or that everything meets."""
    if isinstance(requirement, Check):
        figures = {
            limit.word: limit.term
            for limit in requirement.limits
            if isinstance(limit, NumberLimit) and isinstance(limit.term, Const)
        }
        for word, term in figures.items():
            if term.value < 0:
                yield f"{word} {term.text} is below zero, which no measure is"
        least, most = figures.get("at_least"), figures.get("at_most")
        if least and most and least.value > most.value:
            yield f"nothing is at_least {least.text} and at_most {most.text} at once"
    for each in _parts(requirement):
        yield from _crossed_limits(each)


def _missing_examples(rule: Rule) -> list[str]:
    there = {example.expect for example in rule.examples}
    lacks = [
        f"no example expects {outcome.value.replace('_', ' ')}"
        for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.CANNOT_TELL)
        if outcome not in there
    ]
    excused = sum(example.expect is Outcome.NOT_APPLICABLE for example in rule.examples)
    if excused < len(rule.excuses):
        lacks.append("an exception has no example that expects not applicable")
    return lacks


def _missing_limits(rule: Rule) -> list[str]:
    """Limits without an example at them and one just beyond."""
    given = [
        (name, raw)
        for example in rule.examples
        for facts in (facts_of_this(example.given), *candidates_in(example.given))
        for name, raw in facts.items()
    ]
    lacks = []
    for name, limit, term in dict.fromkeys(_limits(rule.requirement)):
        values = [value for each, raw in given if each == name for value in _figures(raw)]
        shown = format_figure(term.value, term.unit)
        slack = tolerance(term.unit)
        if not any(abs(value - term.value) <= slack for value in values):
            lacks.append(f"no example stands at the limit of {shown} ({name})")
        gaps = [term.value - v if limit.word == "at_least" else v - term.value for v in values]
        if not any(slack < gap <= max(_NEAR * term.value, 1.0) for gap in gaps):
            lacks.append(f"no example misses the limit of {shown} by a little ({name})")
    return lacks


def _figures(raw: object) -> list[float]:
    try:
        span = parse_span(raw if isinstance(raw, str) else "")
    except ValueError:
        return []
    return [span.low] if span.low == span.high else []


def _limits(requirement: Requirement) -> Iterable[tuple[str, NumberLimit, Const]]:
    if isinstance(requirement, Check):
        for limit in requirement.limits:
            if isinstance(limit, NumberLimit) and isinstance(limit.term, Const):
                yield requirement.fact.name, limit, limit.term
    for each in _parts(requirement):
        yield from _limits(each)


def _parts(requirement: Requirement) -> Sequence[Requirement]:
    if isinstance(requirement, Table):
        return [check for row in requirement.rows for check in row.checks]
    if isinstance(requirement, Group):
        return requirement.members
    return requirement.such_that if isinstance(requirement, Total) else ()
