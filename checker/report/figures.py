"""Numbers as a reader expects them: mm under 10 m, m² with enough decimals, 1 in 12, dB."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.precision import limit_places, measured_places
from checker.units import format_slope, is_slope, tolerance

_SHORT_LENGTH = 10.0
_START = {"mm": 0, "m": 1, "m2": 1, "%": 1, "count": 0}
_SHOWN = {"m2": "m²", "count": "", "dB": "dB"}
_RATE = 2
_MOST_OF_SLOPE = 4
_SLOPE_NOISE = 1e-6
"""What results leave of a slope: they hold six decimals."""
_WAY = "distance"
NO_WAY, NO_END = "no way", "without limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What figures that are read together are shown in: their unit, times what, their decimals."""

    shown: str
    factor: float
    places: int

    def span(self, low: float, high: float) -> str:
        """An interval with its unit; one figure when both ends read the same."""
        return self._words(low * self.factor, high * self.factor, self.places)

    def limit(self, low: float, high: float) -> str:
        """The same of a limit: at the decimals its author wrote, and no fewer than is usual."""
        first, last = low * self.factor, high * self.factor
        places = max(self._limit_places(first), self._limit_places(last))
        return self._words(first, last, places)

    def gap(self, limit: float, ends: tuple[float, float]) -> str:
        """How far an interval is from a limit, as a reader finds who takes one from the other."""
        shown = limit * self.factor
        limit = round(shown, self._limit_places(shown))
        known = [round(end * self.factor, self.places) for end in ends if math.isfinite(end)]
        apart = sorted(abs(limit - end) for end in known)
        start = "" if len(known) == len(ends) else "at least "
        return f"{start}{self._words(apart[0], apart[-1], self.places)}"

    def _limit_places(self, limit: float) -> int:
        return limit_places(limit, measured=self.places, start=_START.get(self.shown, 1))

    def _words(self, low: float, high: float, places: int) -> str:
        """Of numbers in the unit that is shown."""
        if self.shown == "m2" and low == high == 0.0:
            places = 0  # nothing is nothing to any decimal
        first, last = (_number(end, places, self.shown) for end in (low, high))
        return _joined(first, last, _SHOWN.get(self.shown, self.shown))


def scale_of(
    ends: Sequence[float], unit: str, *, limits: Sequence[float] = (), like: float | None = None
) -> Scale:
    """The scale at which what was measured, its limits and their difference agree.

    The unit is that of the limit; `like` is a figure that decides it instead.

    >>> scale_of([12.32], "m2", limits=[12.35]).span(12.32, 12.32)
    '12.32 m²'
    """
    finite = [each for each in limits if math.isfinite(each)]
    known = [each for each in ends if math.isfinite(each)]
    sized = like if like is not None else max(map(abs, finite or known), default=0.0)
    factor, shown = _scale(unit, sized)
    start = _START.get(shown, 1)
    if shown == "m2" and any(0 < abs(end) < 1 for end in known):
        start += 1
    if shown == "count" and any(end % 1 for end in known):
        start = _RATE
    places = measured_places(
        [end * factor for end in known],
        [limit * factor for limit in finite],
        slack=tolerance(unit) * factor,
        start=start,
    )
    return Scale(shown=shown, factor=factor, places=places)


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


def asked_figure(value: float, unit: str) -> str:
    """A limit with its unit, at the decimals that its author wrote.

    >>> asked_figure(12.35, "m2"), asked_figure(9.0, "m2"), asked_figure(0.0064, "m")
    ('12.35 m²', '9.0 m²', '6.4 mm')
    """
    return scale_of([value], unit, limits=[value]).limit(value, value)


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
    limits = [] if against is None or math.isinf(against) else [against]
    if unit == "ratio" and is_slope(measure):
        return slopes(low, high, limits)
    if math.isinf(high):
        least = span(low, low, unit, against=against, like=like) if math.isfinite(low) else ""
        return f"{least} or more" if least else NO_WAY if is_way(measure) else NO_END
    sized = max(like, against or abs(high))
    return scale_of([low, high], unit, limits=limits, like=sized).span(low, high)


def is_way(measure: str) -> bool:
    """Whether a measure without end means that no way leads there.

    >>> is_way("escape_distance"), is_way("handrail_extension")
    (True, False)
    """
    return _WAY in measure


def slopes(low: float, high: float, limits: Sequence[float] = ()) -> str:
    """Slopes as people say them, told apart from those they are compared with.

    >>> slopes(0.0835, 0.0835, [1 / 12]), slopes(1 / 12, 0.1)
    ('1 in 11.98', '1 in 12 to 1 in 10')
    """
    ends = (low, high)
    places = next(
        (each for each in range(1, _MOST_OF_SLOPE) if _are_apart(ends, limits, each)),
        _MOST_OF_SLOPE,
    )
    return _joined(format_slope(low, places), format_slope(high, places), "")


def slope_limit(ratio: float) -> str:
    """A slope that is a limit, at the decimals that its author wrote.

    >>> slope_limit(0.081633), slope_limit(0.083333), slope_limit(0.0)
    ('1 in 12.25', '1 in 12', 'level')
    """
    for places in range(1, _MOST_OF_SLOPE):
        if ratio > 0 and abs(1 / round(1 / ratio, places) - ratio) <= _SLOPE_NOISE:
            return format_slope(ratio, places)
    return format_slope(ratio)


def written(text: str) -> str:
    """Text from rules with its square metres and comparisons as a reader writes them.

    >>> written("at least 9 m2")
    'at least 9 m²'
    """
    return text.replace(" m2", " m²").replace(">= ", "at least ").replace("<= ", "at most ")


def _are_apart(ends: Iterable[float], limits: Sequence[float], places: int) -> bool:
    return all(
        abs(end - limit) <= tolerance("ratio")
        or format_slope(end, places) != format_slope(limit, places)
        for end in ends
        for limit in limits
    )


def _scale(unit: str, value: float) -> tuple[float, str]:
    if unit == "m" and abs(value) < _SHORT_LENGTH:
        return 1000.0, "mm"
    return (100.0, "%") if unit == "ratio" else (1.0, unit)


def _number(value: float, decimals: int, shown: str) -> str:
    text = f"{value:.{decimals}f}"
    if shown in {"m2", "mm", "m"} or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


def _joined(first: str, last: str, unit: str) -> str:
    words = first if first == last else f"{first} to {last}"
    return f"{words} {unit}".strip()
