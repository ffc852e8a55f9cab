"""A set of things that must all be found: how many of them are there, and which are not."""

from collections.abc import Sequence
from dataclasses import replace

from checker.results import Observed, Required
from checker.rules.case import Case
from checker.rules.judgement import CANNOT_TELL, FAIL, PASS, Judgement, all_pass
from checker.rules.rule import Group
from checker.rules.wording import set_sentence
from checker.rules.working import set_steps


def judge_set(group: Group, judged: Sequence[Judgement], case: Case) -> Judgement:
    """All must pass; what is observed is how many of the set do."""
    whole = all_pass(judged)
    outcomes = [each.outcome for each in judged]
    present, unsure = outcomes.count(PASS), outcomes.count(CANNOT_TELL)
    count = len(judged)
    return replace(
        whole,
        observed=Observed(
            measure="parts of the set",
            kind="count",
            value=float(present),
            low=float(present),
            high=float(present + unsure),
            unit="count",
            origin="derived",
            method="each part of the set is looked for",
            steps=set_steps(group, judged, whole.outcome),
        ),
        required=Required(at_least=float(count), unit="count", text=f"all {count}"),
        shortfall=float(outcomes.count(FAIL)) if whole.outcome is FAIL else None,
        sentence=set_sentence(group, judged, case.this),
        misses=(),  # it is counted how many parts are missed
    )
