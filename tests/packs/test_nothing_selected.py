"""No shipped rule passes for want of anything to judge."""

import pytest
from shapely import box

from checker.brief import Brief
from checker.pipeline import judge
from checker.results import Outcome
from checker.store import Facts
from tests.measure.schools import room, school_of, storey


def outcomes(packs, school):
    """The outcomes of each rule's findings on a school that nobody briefed."""
    result = judge(Facts(school=school), packs, Brief())
    found: dict[str, set[Outcome]] = {rule.id: set() for rule in packs.rules}
    for finding in result.findings:
        found[finding.rule].add(finding.outcome)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "school",
    [school_of(), school_of(storey("s0")), school_of(room("void", box(0, 0, 0.1, 0.1)))],
    ids=["nothing", "a storey", "a hole"],
)
def test_of_a_model_without_anything_no_rule_passes(packs, school):
    found = outcomes(packs, school)
    assert [rule for rule, seen in found.items() if Outcome.PASS in seen] == []
    assert {rule for rule, seen in found.items() if not seen} == set()
