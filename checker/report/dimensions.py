"""Sizes of what a drawing shows: how large it is, what is asked of it, how far off that is."""

import math

from checker.report.figures import span
from checker.results.values import Dimension, Evidence
from checker.units import is_slope


def missed(
    low: float, high: float, at_least: float | None, at_most: float | None
) -> tuple[float, float, str] | None:
    """How much a limit is missed by for sure: the least, the most, and to which side.

    >>> missed(2, 3, 5, None), missed(2, 3, None, 1), missed(2, 3, 2.5, None)
    ((2, 3, 'short'), (1, 2, 'over'), None)
    """
    if at_least is not None and high < at_least:
        return at_least - high, at_least - low, "short"
    if at_most is not None and low > at_most:
        return low - at_most, high - at_most, "over"
    return None


def size_words(size: Dimension) -> str:
    """How large it is.

    >>> size_words(Dimension(what="clear width", low=0.66, high=0.716))
    '660 to 716 mm'
    """
    return _span(size, size.low, size.high)


def limit_of(size: Dimension) -> str:
    """What is asked of it.

    >>> limit_of(Dimension(what="gradient", low=0.2, high=0.2, at_most=0.1, unit="ratio"))
    'at most 1 in 10'
    """
    if size.at_least is not None:
        return f"at least {_span(size, size.at_least, size.at_least)}"
    return f"at most {_span(size, size.at_most, size.at_most)}" if size.at_most is not None else ""


def gap_of(size: Dimension) -> str:
    """How far it is off what is asked; nothing where that is not sure, and of slopes.

    >>> gap_of(Dimension(what="clear width", low=0.66, high=0.716, at_least=0.8))
    '84 to 140 mm short'
    """
    miss = missed(size.low, size.high, size.at_least, size.at_most)
    if miss is None or is_slope(size.what):
        return ""
    return f"{_span(size, miss[0], miss[1])} {miss[2]}"


def named_size(size: Dimension) -> str:
    """What it is, how large, and what is asked: for where no line shows it.

    >>> named_size(Dimension(what="step", low=0.15, high=0.15, at_most=0.015))
    'step 150 mm, at most 15 mm'
    """
    return ", ".join(filter(None, (f"{size.what} {size_words(size)}", limit_of(size))))


def size_rows(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The sizes of one thing in the way as rows of a table: what, and figures with limit and gap.

    >>> door = Dimension(what="clear width", low=0.66, high=0.66, at_least=0.8)
    >>> size_rows(Evidence(
    ...     role="blocker", shape="line", coords=(), storey="", dimensions=(door,)))
    (('Clear width in the way', '660 mm; required at least 800 mm: 140 mm short'),)
    """
    return tuple(_row(size) for size in evidence.dimensions)


def _row(size: Dimension) -> tuple[str, str]:
    limit, gap = limit_of(size), gap_of(size)
    needed = f"; required {limit}{f': {gap}' if gap else ''}" if limit else ""
    return f"{size.what.capitalize()} in the way", size_words(size) + needed


def _span(size: Dimension, low: float, high: float) -> str:
    """A figure in the unit that the largest of this size has, mm or m."""
    ends = (size.low, size.high, size.at_least, size.at_most)
    largest = max(abs(each) for each in ends if each is not None and math.isfinite(each))
    return span(low, high, size.unit, measure=size.what, like=largest)
