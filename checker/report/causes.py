"""Which findings go together: those of one outcome, one rule and one cause."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from checker.report.rank import gap_share
from checker.results.finding import Finding, Outcome

T = TypeVar("T")
Cause = tuple[str, str, str]
_TOLD = {Outcome.FAIL, Outcome.CANNOT_TELL}


def cause_of(finding: Finding) -> Cause:
    """Outcome, rule and the group that the judge put it in: the same in every run."""
    return finding.outcome.value, finding.rule, finding.group


def by_cause(rows: Iterable[T], finding_of: Callable[[T], Finding]) -> list[list[T]]:
    """Fails and what cannot be told in groups of one cause, the worst place of each first.

    The first stands for all wherever one is named: what is waived comes last, then the smaller
    gap, and places alike stay in the order of the result.
    """
    causes: dict[Cause, list[T]] = {}
    for row in rows:
        finding = finding_of(row)
        if finding.outcome in _TOLD:
            causes.setdefault(cause_of(finding), []).append(row)

    def order(row: T) -> tuple[bool, float]:
        finding = finding_of(row)
        return finding.is_accepted, -gap_share(finding)

    return [sorted(group, key=order) for group in causes.values()]
