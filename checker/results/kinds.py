"""What one requirement at one place did from one revision to the next, or its rule did."""

import math

from checker.results.finding import Finding, Observed, Outcome, Required
from checker.results.revision import ChangeKind
from checker.results.verdict import READINESS
from checker.units import SLACK, TOLERANCE

_TOLD = {Outcome.PASS, Outcome.FAIL}
SAID = {Outcome.FAIL, Outcome.CANNOT_TELL}
"""What is told of a place that is new: a pass of it is no news."""


def kind_of(then: Finding, now: Finding, *, is_otherwise: bool) -> ChangeKind | None:
    """What the same rule says otherwise of the same thing; None for nothing."""
    is_by_rule = is_otherwise and _is_by_limit(then, now)
    if then.outcome is not now.outcome:
        if is_by_rule:
            return "rules"
        if now.outcome is Outcome.FAIL:
            return "new"
        if now.outcome is Outcome.CANNOT_TELL:
            return "undecidable"
        if then.outcome is Outcome.FAIL:
            return "fixed"
        return "better" if then.outcome is Outcome.CANNOT_TELL else None
    # How far the model itself is above what is asked of it is no merit of the design.
    if now.outcome not in _TOLD or now.topic == READINESS:
        return None
    first, second = _margin(then), _margin(now)
    if first is None or second is None or _is_close(first, second, _slack(now)):
        return None
    if is_by_rule:
        return "rules"
    return "better" if second > first else "worse"


def _margin(finding: Finding) -> float | None:
    """How much is to spare for sure, under nought where it fails; in the unit of the limit."""
    seen, need = finding.observed, finding.required
    if seen is None or need is None or seen.low is None or seen.high is None:
        return None
    margins = []
    if need.at_least is not None:
        margins.append(seen.low - need.at_least)
    if need.at_most is not None:
        margins.append(need.at_most - seen.high)
    if need.between is not None:
        margins += [seen.low - need.between[0], need.between[1] - seen.high]
    return None if not margins or any(map(math.isnan, margins)) else min(margins)


def _slack(finding: Finding) -> float:
    """What comparisons forgive of a figure of this unit."""
    unit = finding.observed.unit if finding.observed else ""
    return TOLERANCE.get(unit, SLACK)


def _is_close(one: float | None, other: float | None, slack: float) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or abs(one - other) <= slack


def binds_otherwise(then: Finding, now: Finding) -> bool:
    """Whether what fails or is open still is more or less binding than it was."""
    return then.strength is not now.strength and now.outcome in SAID


def _is_by_limit(then: Finding, now: Finding) -> bool:
    """Whether the limit alone is another one, of the same row and for each of the same.

    Another row of a table is looked up by what the design is, so that is no change of the rule.
    """
    before, after = then.required, now.required
    if before is None or after is None or not _is_seen_alike(then, now):
        return False
    if (before.row, before.per) != (after.row, after.per):
        return False
    if before.each is not None and before.each == after.each:
        return False
    return _limit(before) != _limit(after)


def _limit(need: Required) -> tuple[object, ...]:
    return need.at_least, need.at_most, need.between, need.is_


def _is_seen_alike(then: Finding, now: Finding) -> bool:
    """Whether the same was measured, to the tolerance of comparisons."""
    first: Observed | None = then.observed
    second: Observed | None = now.observed
    if first is None or second is None:
        return first is second
    slack, ends = _slack(now), ((first.low, second.low), (first.high, second.high))
    is_same = (first.measure, first.choice) == (second.measure, second.choice)
    return is_same and all(_is_close(one, other, slack) for one, other in ends)


def kind_from_nothing(outcome: Outcome) -> ChangeKind | None:
    """The rule said nothing of the thing before: as if it had not applied."""
    if outcome is Outcome.FAIL:
        return "new"
    return "undecidable" if outcome is Outcome.CANNOT_TELL else None
