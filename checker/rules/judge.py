"""Judges a rule set against facts: every rule, every subject, in an order that never changes."""

from collections.abc import Iterable, Mapping, Sequence

from checker.measure.registry import measures
from checker.model import Problem
from checker.results import Finding
from checker.rules.case import Bench, Case, Court, Facts
from checker.rules.desk import Registry
from checker.rules.findings import FindingMaker
from checker.rules.judge_check import judge_check
from checker.rules.judge_rule import Done, judge_rule
from checker.rules.judge_set import judge_set
from checker.rules.judge_table import judge_table
from checker.rules.judge_total import judge_total
from checker.rules.judgement import Judgement, all_pass, any_passes
from checker.rules.links import in_order
from checker.rules.rule import Check, Group, Requirement, RuleSet, Table
from checker.rules.selecting import selected
from checker.rules.wording import is_set


def judge_rules(
    ruleset: RuleSet,
    facts: Facts,
    *,
    problems: Sequence[Problem] = (),
    registry: Registry | None = None,
) -> tuple[Finding, ...]:
    """Findings of all rules, sorted by storey, name, GlobalId and rule.

    Element problems make their subjects cannot tell, sum problems spoil sums, counts and shares.
    An error in a measure's code is raised, never shown as cannot tell.
    """
    court = court_of(facts, problems=problems, registry=registry or measures())
    done: dict[str, Done] = {}
    for rule in in_order(ruleset.rules):
        done[rule.id] = judge_rule(rule, court, done)
    maker = FindingMaker(court=court)
    found = [
        maker.finding(ruleset_rule, subject, judgement)
        for ruleset_rule in ruleset.rules
        for subject, judgement in done[ruleset_rule.id].shown
    ]
    return tuple(sorted(found, key=_order))


def judge_requirement(requirement: Requirement, case: Case) -> Judgement:
    """One requirement in one case."""
    if isinstance(requirement, Check):
        return judge_check(requirement, case)
    if isinstance(requirement, Table):
        return judge_table(requirement, case)
    if isinstance(requirement, Group):
        judged = [judge_requirement(each, case) for each in requirement.members]
        if is_set(requirement):
            return judge_set(requirement, judged, case)
        return any_passes(judged) if requirement.word == "any_of" else all_pass(judged)
    return judge_total(requirement, case)


BENCH = Bench(selected=selected, judged=judge_requirement)


def court_of(facts: Facts, *, problems: Iterable[Problem] = (), registry: Registry) -> Court:
    """The run's court: problems sorted by what they spoil."""
    several = list(problems)
    sums = [each for each in several if each.scope == "sum"]
    return Court(
        facts=facts,
        registry=registry,
        bench=BENCH,
        spoiled=_by_element(each for each in several if each.scope == "element"),
        unsummable=_by_element(sums),
        spoils_all_sums=next((each for each in sums if not each.elements), None),
    )


def _by_element(problems: Iterable[Problem]) -> Mapping[str, Problem]:
    found: dict[str, Problem] = {}
    for problem in problems:
        for element in problem.elements:
            found.setdefault(element, problem)
    return found


def _order(finding: Finding) -> tuple[str, ...]:
    subject = finding.subject
    name = subject.name or subject.long_name
    return (subject.storey, name, subject.global_id, finding.rule, finding.key)
