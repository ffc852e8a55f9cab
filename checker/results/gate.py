"""Whether a result stops the build: exit code 0, 1 or 3, and which findings did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from checker.results.finding import Finding, Outcome, Strength
from checker.results.run import RunResult
from checker.results.verdict import was_assessed

FailOn = Literal["must", "should", "any", "never"]
CannotTell = Literal["warn", "fail"]
_BLOCKING = {
    "must": {Strength.MUST},
    "should": {Strength.MUST, Strength.SHOULD},
    "any": set(Strength),
    "never": set[Strength](),
}
PASSED, BLOCKED, NOT_ASSESSED = 0, 1, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the team chose to be stopped by."""

    fail_on: FailOn = "must"
    cannot_tell: CannotTell = "warn"


def blocking(findings: Iterable[Finding], gate: Gate) -> tuple[Finding, ...]:
    """The findings that stop the build; waived ones never do."""
    strengths = _BLOCKING[gate.fail_on]
    outcomes = {Outcome.FAIL} | ({Outcome.CANNOT_TELL} if gate.cannot_tell == "fail" else set())
    return tuple(
        finding
        for finding in findings
        if finding.outcome in outcomes and finding.strength in strengths and not finding.waiver
    )


def exit_code(result: RunResult, gate: Gate) -> int:
    """3 when nothing could be assessed, 1 when something blocks, else 0."""
    if result.readiness.state == "blocked" or not was_assessed(result.findings):
        return NOT_ASSESSED
    return BLOCKED if blocking(result.findings, gate) else PASSED
