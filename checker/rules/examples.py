"""Examples in rules run as tests, each its own case."""

from dataclasses import dataclass, replace

from checker.results import Outcome
from checker.rules.candidates import kinds_asked_for
from checker.rules.compile import Shelf, compile_rule, new_desk, words_of_rule
from checker.rules.desk import Known
from checker.rules.given import GivenFacts
from checker.rules.judge import court_of
from checker.rules.judge_rule import judge_rule
from checker.rules.rule import Example, Rule, RuleSet
from checker.rules.vocabulary import known_words
from checker.yamlsource import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One example of one rule, counted from 1."""

    rule: Rule
    example: Example
    number: int

    @property
    def name(self) -> str:
        """Such as `ENG-ADM2-door-clear-width 3 cannot tell`."""
        return f"{self.rule.id} {self.number} {self.example.expect.value.replace('_', ' ')}"

    @property
    def rule_id(self) -> str:
        """The rule's id."""
        return self.rule.id

    @property
    def expect(self) -> Outcome:
        """The verdict that the author expects."""
        return self.example.expect

    @property
    def where(self) -> str:
        """File and line of the example."""
        return f"{self.rule.file}:{self.example.mark.line}"


def example_cases(ruleset: RuleSet) -> tuple[Case, ...]:
    """All examples of all rules, in order."""
    return tuple(
        Case(rule=rule, example=example, number=number)
        for rule in ruleset.rules
        for number, example in enumerate(rule.examples, 1)
    )


def run_case(case: Case, *, known: Known | None = None) -> Outcome:
    """The verdict of the rule on the facts of its example.

    Facts that choose who is judged hold unless they are given; exceptions do not hold unless
    they are given; other rules that are required count as passed.
    """
    words = known or known_words()
    rule = _with_settings(case, words) if case.example.settings else case.rule
    kinds = kinds_asked_for(rule.requirement, rule.selection.where)
    facts = GivenFacts(
        registry=words.registry,
        kind=rule.selection.kind,
        given=case.example.given,
        found_kind=kinds[0] if kinds else "",
    )
    court = replace(court_of(facts, registry=words.registry), is_given=facts.is_given)
    return judge_rule(replace(rule, requires=()), court, {}, among=facts.who()).outcome


def _with_settings(case: Case, known: Known) -> Rule:
    document = Document(file=case.rule.file, root=[case.rule.words])
    desk = new_desk(document, known)
    words = words_of_rule(desk, case.rule.words, (0,))
    rule = None
    if words is not None:
        shelf = Shelf(pack=case.rule.pack, topic=case.rule.topic, overrides=case.example.settings)
        rule = compile_rule(desk, words, (0,), shelf=shelf)
    if rule is None:
        reasons = "; ".join(each.message for each in desk.complaints)
        raise ValueError(f"{case.where}: the example's settings do not fit: {reasons}")
    return rule
