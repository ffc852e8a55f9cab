"""What was measured, its limit and their difference, in one unit and at decimals that agree."""

import math
import re
from collections.abc import Sequence

from checker.report.dimensions import missed
from checker.report.figures import (
    NO_END,
    NO_WAY,
    Scale,
    is_way,
    scale_of,
    slope_limit,
    slopes,
    span,
)
from checker.results.finding import Finding, Observed, Required
from checker.units import is_slope

_IN_METRES = re.compile(r"(?:at least |at most |exactly )?[\d.]+ m")
_METRES = 10.0
"""A length from which all figures beside it are told in metres."""


def ends_of(seen: Observed | None) -> tuple[float, float] | None:
    """The least and the most that a figure may be; None where there is none."""
    if seen is None:
        return None
    low = seen.low if seen.low is not None else seen.value
    high = seen.high if seen.high is not None else seen.value
    return None if low is None or high is None else (low, high)


def limit_of(need: Required | None) -> float | None:
    """The one limit of what is asked for; None where there are none or two."""
    if need is None:
        return None
    return need.at_least if need.at_least is not None else need.at_most


def limits_of(need: Required | None) -> tuple[float | None, float | None]:
    """The least and the most that is asked for."""
    return (need.between or (need.at_least, need.at_most)) if need else (None, None)


def is_missed(finding: Finding) -> bool:
    """Whether the limit is missed for sure, as far as the figures say it."""
    return bool(_missed(finding))


def gap_span(finding: Finding) -> str:
    """How much the limit is missed by for sure, and to which side: `40 to 58 mm short`."""
    missing, ends = _missed(finding), ends_of(finding.observed)
    if missing is None or ends is None:
        return ""
    limit, word = missing
    return f"{scale_for(finding).gap(limit, ends)} {word}"


def scale_for(finding: Finding, ends: Sequence[float] | None = None) -> Scale:
    """The scale of all figures of a finding: in the unit that its author wrote the limit in.

    So places of one rule are told in one unit, however long they are.
    """
    seen, need = finding.observed, finding.required
    unit = (need.unit if need else "") or (seen.unit if seen else "")
    measured = ends_of(seen) or () if ends is None else ends
    limits = [each for each in limits_of(need) if each is not None]
    like = None
    if need and unit == "m" and _IN_METRES.fullmatch(need.text):
        like = _METRES
    elif not (need and need.text):
        like = max((abs(e) for e in (*measured, *limits) if math.isfinite(e)), default=0.0)
    return scale_of(measured, unit, limits=limits, like=like)


def limit_span(finding: Finding, low: float, high: float) -> str:
    """A limit of a finding with its unit."""
    seen, need = finding.observed, finding.required
    if need and need.unit == "ratio" and seen and is_slope(seen.measure):
        first, last = slope_limit(low), slope_limit(high)
        return first if first == last else f"{first} to {last}"
    return scale_for(finding).limit(low, high)


def measured_span(findings: Sequence[Finding]) -> str:
    """What was measured at one place, or at several of one rule from the least to the most."""
    ends = [end for each in findings for end in ends_of(each.observed) or ()]
    return span_of(findings[0], min(ends), max(ends), ends=ends) if ends else ""


def span_of(
    finding: Finding, low: float, high: float, *, ends: Sequence[float] | None = None
) -> str:
    """Some of what was measured, beside the rest of it; `ends` are all the figures beside it."""
    seen = finding.observed
    measure = seen.measure if seen else ""
    if seen and seen.unit == "ratio" and is_slope(measure):
        limits = [each for each in limits_of(finding.required) if each is not None]
        return slopes(low, high, limits)
    if math.isinf(low):
        return NO_WAY if is_way(measure) else NO_END
    scale = scale_for(finding, ends)
    return f"{scale.span(low, low)} or more" if math.isinf(high) else scale.span(low, high)


def shortfall_span(finding: Finding, short: float) -> str:
    """A shortfall that no interval tells of, in the unit of the limit that it is of."""
    unit = finding.required.unit if finding.required else ""
    like = _METRES if scale_for(finding).shown == "m" else 0.0
    return span(short, short, unit, against=0.0, like=like)


def _missed(finding: Finding) -> tuple[float, str] | None:
    """The limit that is surely missed, and to which side."""
    ends, (least, most) = ends_of(finding.observed), limits_of(finding.required)
    if ends is None or math.isinf(ends[0]):
        return None
    for limit, miss in ((least, missed(*ends, least, None)), (most, missed(*ends, None, most))):
        if limit is not None and miss is not None:
            return limit, miss[2]
    return None
