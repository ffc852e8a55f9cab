"""What the report says of each example of the shipped rules: one finding for each."""

from collections.abc import Iterator
from dataclasses import replace

from checker.results import Finding
from checker.rules.candidates import kinds_asked_for
from checker.rules.examples import Case
from checker.rules.findings import FindingMaker
from checker.rules.given import GivenFacts
from checker.rules.judge import court_of
from checker.rules.judge_rule import judge_rule
from checker.rules.vocabulary import known_words

KNOWN = known_words()


def findings_of(case: Case) -> Iterator[Finding]:
    """The findings of one example, as a run would give them."""
    rule = replace(case.rule, requires=())
    kinds = kinds_asked_for(rule.requirement, rule.selection.where)
    facts = GivenFacts(
        registry=KNOWN.registry,
        kind=rule.selection.kind,
        given=case.example.given,
        found_kind=kinds[0] if kinds else "",
    )
    court = replace(court_of(facts, registry=KNOWN.registry), is_given=facts.is_given)
    maker = FindingMaker(court)
    for subject, verdict in judge_rule(rule, court, {}, among=facts.who()).shown:
        yield maker.finding(rule, subject, verdict)
