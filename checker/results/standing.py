"""Whether a finding is still no worse than when somebody accepted it, in a baseline or a waiver."""

import math
from dataclasses import dataclass
from typing import Literal

from checker.results.finding import Finding, Miss, Outcome
from checker.units import tolerance

Standing = Literal["holds", "worse", "unsure", "unstated"]
"""No worse; worse; nobody can tell whether it is; the figure that it may not exceed is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """How bad a finding was when it was accepted; `shortfall` in `unit`, infinite for no way.

    Where several things are asked for together, `misses` says how bad each of them was; a
    `shortfall` without them is the most of any.
    """

    outcome: Outcome
    shortfall: float | None = None
    unit: str = ""
    misses: tuple[Miss, ...] = ()


def is_open(finding: Finding) -> bool:
    """Whether there is something to accept: it fails, or cannot be told."""
    return finding.outcome in {Outcome.FAIL, Outcome.CANNOT_TELL}


def as_it_stands(finding: Finding) -> Accepted:
    """What accepting a finding today accepts."""
    if finding.outcome is not Outcome.FAIL:
        return Accepted(outcome=finding.outcome)
    if finding.misses:
        return Accepted(outcome=finding.outcome, misses=finding.misses)
    endless = finding.observed is not None and finding.observed.is_endless
    short = math.inf if endless else finding.shortfall
    has_figure = short is not None and not math.isinf(short)
    unit = finding.required.unit if finding.required and has_figure else ""
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
    missed, shown = _missed(finding)
    each = [_of_one(_bound(accepted, miss, shown), miss) for miss in missed]
    return min(each, key=_WORST_FIRST.index)


_WORST_FIRST: tuple[Standing, ...] = ("worse", "unsure", "unstated", "holds")


def _missed(finding: Finding) -> tuple[tuple[Miss, ...], str]:
    """All that is missed, and the measure that is shown of it, which a figure alone is of."""
    now = as_it_stands(finding)
    shown = finding.observed.measure if finding.observed else ""
    one = Miss(measure=shown, shortfall=now.shortfall, unit=now.unit)
    return now.misses or (one,), shown


def _bound(accepted: Accepted, now: Miss, shown: str) -> Miss | None:
    """What may be missed of one thing; None where nothing was accepted of it."""
    if not accepted.misses:
        return Miss(measure=shown, shortfall=accepted.shortfall, unit=accepted.unit)
    return next((each for each in accepted.misses if each.measure == now.measure), None)


def _of_one(most: Miss | None, now: Miss) -> Standing:
    if most is None:
        return "worse"
    if now.shortfall is None and most.shortfall is not None:
        return "unsure" if most.measure == now.measure else "unstated"
    if now.shortfall is None:
        return "holds"
    if most.shortfall is None:
        return "unstated"
    # Without end is of every unit.
    has_end = math.isfinite(most.shortfall) and math.isfinite(now.shortfall)
    if has_end and now.unit != most.unit:
        return "unsure"
    return "holds" if now.shortfall <= most.shortfall + tolerance(now.unit) else "worse"
