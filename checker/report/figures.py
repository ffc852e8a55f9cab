"""Numbers as a reader expects them: mm under 10 m, m² with enough decimals, 1 in 12, dB."""

import math

from checker.units import format_slope, is_slope, tolerance

_SHORT_LENGTH = 10.0
_MOST_DECIMALS = 3
_START = {"mm": 0, "m": 1, "m2": 1, "%": 1, "count": 0}
_SHOWN = {"m2": "m²", "count": "", "dB": "dB"}
_RATE = 2


def figure(value: float, unit: str, *, against: float | None = None, measure: str = "") -> str:
    """One value with its unit, with as many decimals as tell it from `against`.

    Values within the tolerance of the comparison may read the same.

    >>> figure(0.8, "m"), figure(23.456, "m"), figure(8.96, "m2", against=9.0)
    ('800 mm', '23.5 m', '8.96 m²')
    >>> figure(1 / 12, "ratio", measure="ramp_gradient"), figure(0.25, "ratio")
    ('1 in 12', '25 %')
    >>> figure(0.0642, "ratio")
    '6.4 %'
    """
    return span(value, value, unit, against=against, measure=measure)


def span(
    low: float,
    high: float,
    unit: str,
    *,
    against: float | None = None,
    measure: str = "",
    like: float = 0.0,
) -> str:
    """An interval with its unit; one figure when both ends read the same.

    `like` is a figure beside it: a difference of long distances is written as they are.

    >>> span(0.742, 0.76, "m"), span(0.8, 0.8, "m"), span(8.96, 9.4, "m2", against=9.0)
    ('742 to 760 mm', '800 mm', '8.96 to 9.40 m²')
    >>> span(3.46, 3.46, "m", like=40.0)
    '3.5 m'
    """
    if unit == "ratio" and is_slope(measure):
        return _joined(format_slope(low), format_slope(high), "")
    if math.isinf(high):
        return "without limit" if math.isinf(low) else f"{figure(low, unit)} or more"
    factor, shown = _scale(unit, max(high, like))
    decimals = _decimals(low, high, unit, (factor, shown), against)
    first, last = (_number(end * factor, decimals, shown) for end in (low, high))
    return _joined(first, last, _SHOWN.get(shown, shown))


def written(text: str) -> str:
    """Text from rules with its square metres and comparisons as a reader writes them.

    >>> written("at least 9 m2")
    'at least 9 m²'
    """
    return text.replace(" m2", " m²").replace(">= ", "at least ").replace("<= ", "at most ")


def _scale(unit: str, value: float) -> tuple[float, str]:
    if unit == "m" and abs(value) < _SHORT_LENGTH:
        return 1000.0, "mm"
    return (100.0, "%") if unit == "ratio" else (1.0, unit)


def _decimals(
    low: float, high: float, unit: str, scale: tuple[float, str], against: float | None
) -> int:
    factor, shown = scale
    start = _START.get(shown, 1) + (shown == "m2" and abs(high) < 1)
    if shown == "m2" and low == high == 0.0:
        start = 0  # nothing is nothing to any decimal
    if shown == "count" and (low % 1 or high % 1):
        start = _RATE
    if against is None or math.isinf(against):
        return start
    for decimals in range(start, _MOST_DECIMALS + 1):
        told = all(
            abs(end - against) <= tolerance(unit)
            or round(end * factor, decimals) != round(against * factor, decimals)
            for end in (low, high)
        )
        if told:
            return decimals
    return _MOST_DECIMALS


def _number(value: float, decimals: int, shown: str) -> str:
    text = f"{value:.{decimals}f}"
    if shown in {"m2", "mm", "m"} or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


def _joined(first: str, last: str, unit: str) -> str:
    words = first if first == last else f"{first} to {last}"
    return f"{words} {unit}".strip()
