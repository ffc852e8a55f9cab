"""Tiny models named for the outcome they must have: `cases/<RULE>/<outcome>-*.ifc`."""

from pathlib import Path

import pytest

from checker.results import Outcome
from tests.pipeline.conftest import brief_of, findings, rules_for

pytestmark = pytest.mark.slow

CASES = Path(__file__).resolve().parents[2] / "sample_models" / "cases"
EXPECTED = {
    "pass": {Outcome.PASS},
    "fail": {Outcome.FAIL},
    "cannot-tell": {Outcome.CANNOT_TELL},
    "na": {Outcome.NOT_APPLICABLE},
}


def expectation(path: Path) -> str:
    return next(word for word in EXPECTED if path.name.startswith(f"{word}-"))


def worst(outcomes: set[Outcome]) -> Outcome:
    """What the subjects of one rule come to; a pass must prove that the rule had a subject."""
    for outcome in (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS):
        if outcome in outcomes:
            return outcome
    return Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=f"{path.relative_to(CASES).parts[0]}/{path.stem}")
        for path in sorted(CASES.rglob("*.ifc"))
    ],
)
def test_a_case_has_the_outcome_in_its_name(path):
    rule, brief = path.relative_to(CASES).parts[0], brief_of(path)
    every = findings(path, rules_for(path, brief), brief)
    found = {finding.outcome for finding in every if finding.rule == rule}
    assert {worst(found)} == EXPECTED[expectation(path)], found


def test_each_rule_with_cases_has_a_pass_a_fail_and_one_that_cannot_be_told():
    for folder in CASES.iterdir():
        kinds = {expectation(path) for path in folder.rglob("*.ifc")}
        assert kinds >= {"pass", "fail", "cannot-tell"}, folder.name
