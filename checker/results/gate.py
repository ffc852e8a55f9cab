"""Whether a result stops the build: exit code 0, 1 or 3, and which findings did it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    """What the team chose to be stopped by; `by_topic` counts before `fail_on`."""

    fail_on: FailOn = "must"
    cannot_tell: CannotTell = "warn"
    by_topic: Mapping[str, FailOn] = field(default_factory=dict)

    def stops(self, finding: Finding) -> bool:
        """Whether a finding of this strength and topic stops the build, if it is open or fails."""
        return finding.strength in _BLOCKING[self.by_topic.get(finding.topic, self.fail_on)]

    def shown(self) -> str:
        """The gate as options of the command line, topics after it."""
        topics = [f"{topic}: {word}" for topic, word in sorted(self.by_topic.items())]
        options = f"--fail-on {self.fail_on} --cannot-tell {self.cannot_tell}"
        return "; ".join([options, *topics])


def blocking(findings: Iterable[Finding], gate: Gate) -> tuple[Finding, ...]:
    """The findings that stop the build; waived ones and known ones never do."""
    outcomes = {Outcome.FAIL} | ({Outcome.CANNOT_TELL} if gate.cannot_tell == "fail" else set())
    return tuple(
        finding
        for finding in findings
        if finding.outcome in outcomes and gate.stops(finding) and not finding.is_accepted
    )


def exit_code(result: RunResult, gate: Gate) -> int:
    """3 when nothing could be assessed, 1 when something blocks, else 0."""
    if result.readiness.state == "blocked" or not was_assessed(result.findings):
        return NOT_ASSESSED
    return BLOCKED if blocking(result.findings, gate) else PASSED
