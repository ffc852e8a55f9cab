"""Whether a line on the plan is as long as the figure beside it: only then is it dimensioned.

A tread's edge shows where a riser is, not how high it is: a dimension there would contradict the
text, and what is asked drawn to scale beside it would be false.
"""

import math
import re
from collections.abc import Iterable

from checker.report.phrases import quantity_phrase
from checker.report.words import measured_words
from checker.results.finding import Finding
from checker.results.values import Evidence

AGREES = 0.002
"""Metres by which a line and its figure may differ: both ends lie on whole millimetres."""
_FIGURE = re.compile(r"(?:([\d.]+)(?: mm| m)? to )?([\d.]+) (mm|m)")
_LONGEST = 40
_ENDS = 2


def is_as_long(each: Evidence, low: float, high: float) -> bool:
    """Whether a straight line, or a circle across, is as long as an interval says (m)."""
    if each.shape not in {"line", "circle"} or len(each.coords) != _ENDS:
        return False
    reach = math.dist(*each.coords)
    length = 2 * reach if each.shape == "circle" else reach
    return low - AGREES <= length <= high + AGREES and math.isfinite(high)


def is_dimension(each: Evidence) -> bool:
    """Whether a thing is as long as its own label says; one that names it says no length."""
    told = _FIGURE.fullmatch(each.label)
    if told is None:
        return False
    scale = 1000.0 if told[3] == "mm" else 1.0
    half = 0.5 * 10.0 ** -len(told[2].partition(".")[2])
    low, high = float(told[1] or told[2]) - half, float(told[2]) + half
    return is_as_long(each, low / scale, high / scale)


def shows_figure(each: Evidence, finding: Finding) -> bool:
    """Whether a thing is as long as the finding's own figure, and claims to be nothing else."""
    seen = finding.observed
    if seen is None or seen.unit != "m" or seen.low is None or seen.high is None:
        return False
    return is_as_long(each, seen.low, seen.high) and (not each.label or is_dimension(each))


def told_on(measured: Iterable[Evidence], finding: Finding) -> Evidence | None:
    """The thing that the figure is written on: what is as long, else the first."""
    several = list(measured)
    shown = (each for each in several if shows_figure(each, finding))
    return next(shown, several[0] if several else None)


def figure_words(each: Evidence, finding: Finding) -> str:
    """The figure as it is written on a thing; on a line that does not show it, what it is of.

    At a point the figure alone will do, but where it is under nought: how far a rail falls short.
    """
    found, seen = measured_words(finding), finding.observed
    if seen is None or seen.kind != "quantity" or math.isinf(seen.high or 0.0) or not found:
        return found
    is_under = (seen.low or 0.0) < 0.0
    if (each.shape == "point" and not is_under) or shows_figure(each, finding):
        return found
    phrase = quantity_phrase(seen, found).removeprefix("has ").removeprefix("is ")
    return phrase if is_under or len(phrase) <= _LONGEST else found
