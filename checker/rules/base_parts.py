"""The rooms that rules ask of an inclusion base: which of them are there, by their own verdict."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from checker.measure.subjects import Subject
from checker.results import Outcome
from checker.results.provision import BasePart, ProvidedRoom
from checker.rules.asked_of_space import is_said
from checker.rules.case import Case, Court
from checker.rules.judge_total import members_of_total
from checker.rules.judgement import Held, Judgement, unique
from checker.rules.nouns import sought
from checker.rules.rule import Group, Requirement, Rule, Total
from checker.rules.selecting import holds
from checker.rules.such_that import such_words
from checker.rules.wording import is_set
from checker.units import plural

Told = Callable[[str, bool], ProvidedRoom]


def base_parts(
    rules: Sequence[Rule], base: Subject, court: Court, told: Told
) -> tuple[BasePart, ...]:
    """A part for each search for rooms that a rule on bases has the base pass, in order of rules.

    Rules that are surely not about this base, by its cohort say, ask nothing of it.
    """
    parts = []
    for rule in rules:
        if rule.selection.kind != "zone":
            continue
        case = Case(court=court, this=base, furniture=rule.furniture)
        held = holds(rule.selection.where, Case(court=court, this=base))
        if held.is_out or any(_excused(rule, case)):
            continue
        parts += [_part(rule, total, case, held, told) for total in _searches(rule.requirement)]
    # What a rule on the whole set asks for comes first, then what single rules add.
    by_rule = Counter(each.rule for each in parts)
    return tuple(sorted(parts, key=lambda each: by_rule[each.rule] == 1))


def _excused(rule: Rule, case: Case) -> Iterator[bool]:
    for excuse in rule.excuses:
        yield all(holds(each, case).is_sure for each in excuse.when.conditions)


def _searches(requirement: Requirement) -> Iterator[Total]:
    """Searches for rooms of a named use, a least number of them, in the base or made for it."""
    if isinstance(requirement, Group) and is_set(requirement):
        for each in requirement.members:
            yield from _searches(each)
    if not isinstance(requirement, Total) or requirement.word not in {"find", "count"}:
        return
    selection = requirement.selection
    is_least = all(each.word == "at_least" for each in requirement.limits)
    is_named = sought(selection, 1) != plural(selection.kind, 1)
    is_elsewhere = is_said(selection, "in_base", "no")
    if selection.kind == "room" and is_least and is_named and not is_elsewhere:
        yield requirement


def _part(rule: Rule, total: Total, case: Case, held: Held, told: Told) -> BasePart:
    judged = case.court.bench.judged(total, case)
    if problem := case.court.problem_of(case.this):
        judged = Judgement(outcome=Outcome.CANNOT_TELL, missing=(problem.message,), ask=problem.ask)
    if not held.is_sure and judged.outcome is not Outcome.PASS:
        missing = unique([*held.missing, *judged.missing])
        judged = replace(judged, outcome=Outcome.CANNOT_TELL, missing=missing)
    rooms = [
        told(member.subject.id, member.counts.is_sure)
        for member in members_of_total(total, case)
        if not member.counts.is_out
    ]
    count = judged.required.at_least if judged.required else None
    return BasePart(
        what=f"{sought(total.selection, 1)}{such_words(total.such_that, 'this')}",
        title=rule.title,
        rule=rule.id,
        strength=rule.strength.value,
        outcome=judged.outcome.value,  # type: ignore[arg-type]
        count=count,
        rooms=tuple(sorted(rooms, key=lambda each: (not each.sure, each.storey, each.name))),
        missing=judged.missing,
        ask=judged.ask or rule.ask if judged.outcome is Outcome.CANNOT_TELL else "",
        asked="yes" if held.is_sure else "perhaps",
    )
