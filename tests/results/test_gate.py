"""The exit codes of the design: every gate with every outcome, waiver and baseline."""

from dataclasses import replace
from itertools import product

import pytest

from checker.results import Outcome, Strength
from checker.results.gate import Gate, blocking, exit_code
from tests.report.oakfield import blocked, oakfield
from tests.results.accepting import DOOR, PASSED, of

SCHOOL = of()

STRENGTHS = {
    "must": {"must"},
    "should": {"must", "should"},
    "any": {"must", "should", "may", "project"},
    "never": set(),
}
GATES = list(product(STRENGTHS, ("warn", "fail"), (None, *STRENGTHS)))


def gate_of(fail_on, cannot_tell, topic):
    by_topic = {DOOR.topic: topic} if topic else {}
    return Gate(fail_on=fail_on, cannot_tell=cannot_tell, by_topic=by_topic)


def judged(**more):
    """A school where one finding is so, and another passes."""
    return replace(SCHOOL, findings=(replace(DOOR, **more), PASSED))


def expected(gate, outcome, strength, waiver, baseline):
    """Section 7 of the design, said again: what stops a build."""
    fail_on, cannot_tell, topic = gate
    if waiver or baseline == "known":
        return 0
    if outcome == "cannot_tell" and cannot_tell == "warn":
        return 0
    if outcome not in ("fail", "cannot_tell"):
        return 0
    return int(strength in STRENGTHS[topic or fail_on])


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: "-".join(map(str, gate)))
def test_every_outcome_strength_waiver_and_baseline(gate):
    wrong = [
        (outcome, strength, waiver, baseline)
        for outcome, strength, waiver, baseline in product(
            Outcome, Strength, ("", "agreed"), ("", "known", "worse", "unsure")
        )
        if exit_code(
            judged(outcome=outcome, strength=strength, waiver=waiver, baseline=baseline),
            gate_of(*gate),
        )
        != expected(gate, outcome.value, strength.value, waiver, baseline)
    ]
    assert wrong == []


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: "-".join(map(str, gate)))
def test_nothing_assessed_is_never_green_whatever_was_accepted(gate):
    open_ = replace(DOOR, outcome=Outcome.CANNOT_TELL, waiver="agreed", baseline="known")
    for result in (blocked(), oakfield(findings=()), oakfield(findings=(open_,))):
        assert exit_code(result, gate_of(*gate)) == 3


def test_the_strictest_of_several_findings_counts():
    rows = (replace(DOOR, baseline="known"), replace(DOOR, key="d9", baseline="worse"), PASSED)
    result = oakfield(findings=rows)
    assert exit_code(result, Gate()) == 1
    assert [each.key for each in blocking(result.findings, Gate())] == ["d9"]
