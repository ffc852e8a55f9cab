"""Whether a finding is still no worse than when somebody accepted it, in a baseline or a waiver."""

import math
from dataclasses import dataclass
from typing import Literal

from checker.results.finding import Finding, Outcome
from checker.units import tolerance

Standing = Literal["holds", "worse", "unsure", "unstated"]
"""No worse; worse; nobody can tell whether it is; the figure that it may not exceed is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """How bad a finding was when it was accepted; `shortfall` in `unit`, infinite for no way."""

    outcome: Outcome
    shortfall: float | None = None
    unit: str = ""


def is_open(finding: Finding) -> bool:
    """Whether there is something to accept: it fails, or cannot be told."""
    return finding.outcome in {Outcome.FAIL, Outcome.CANNOT_TELL}


def as_it_stands(finding: Finding) -> Accepted:
    """What accepting a finding today accepts."""
    short = finding.shortfall if finding.outcome is Outcome.FAIL else None
    unit = finding.required.unit if finding.required and short is not None else ""
    return Accepted(outcome=finding.outcome, shortfall=short, unit=unit)


def standing(accepted: Accepted, finding: Finding) -> Standing:
    """How an open finding stands beside what was accepted of it.

    A fail that can no longer be told may be worse by now, and a shortfall nobody stated accepts
    none. Figures may differ by the tolerance of comparisons.
    """
    if finding.outcome is Outcome.CANNOT_TELL:
        return "holds" if accepted.outcome is Outcome.CANNOT_TELL else "unsure"
    if accepted.outcome is not Outcome.FAIL:
        return "worse"
    now = as_it_stands(finding)
    if now.shortfall is None:
        return "holds" if accepted.shortfall is None else "unsure"
    if accepted.shortfall is None:
        return "unstated"
    if now.unit != accepted.unit and not math.isinf(accepted.shortfall):
        return "unsure"
    most = accepted.shortfall + tolerance(now.unit)
    return "holds" if now.shortfall <= most else "worse"
