"""Figures with units as people write them, into metres and square metres and back."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

Comparison = Literal[">=", ">", "<=", "<", "=", "within"]

# What a comparison forgives, stated in every report: 0.5 mm, 0.01 m2.
SLACK = 0.0005
"""Metres by which a limit may be missed: what is drawn exactly at it passes, however it lies."""
TOLERANCE: Mapping[str, float] = MappingProxyType({"m": SLACK, "m2": 0.01, "ratio": 0.0001})
CUT_FIGURE = re.compile(r"\d+ ?(?:mm|cm|m|m2|m²|sqm|%)?")
"""What YAML leaves of a figure that was written with a comma: `12,5 m2` is two things to it."""
_LEAST = 1e-9

_UNITS: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "": (1.0, "count"),
        "mm": (0.001, "m"),
        "cm": (0.01, "m"),
        "m": (1.0, "m"),
        "m2": (1.0, "m2"),
        "m²": (1.0, "m2"),
        "sqm": (1.0, "m2"),
        "%": (0.01, "ratio"),
        "dB": (1.0, "dB"),
        "dBA": (1.0, "dB"),
        "s": (1.0, "s"),
        "lux": (1.0, "lux"),
        "ppm": (1.0, "ppm"),
        "N": (1.0, "N"),
        "degrees": (1.0, "degrees"),
    }
)
_SLOPES = ("gradient", "slope", "crossfall")
_DECIMALS = {"m": 4, "m2": 3, "count": 3, "ratio": 6}
_SHORT_LENGTH = 10.0
_HISSING = ("s", "sh", "ch", "x")
_OF_ONE = MappingProxyType({"are": "is", "have": "has"})
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_FIGURE = re.compile(rf"{_NUMBER}\s*([^\d\s.]\S*)?")
_SLOPE = re.compile(rf"{_NUMBER}\s+in\s+{_NUMBER}")
_SPAN = re.compile(rf"{_NUMBER}\s*([^\d\s.]\S*?)?\s*\.\.\s*(\S.*)")
_COMPARISON = re.compile(r"(>=|<=|>|<|=|at least\b|at most\b)\s*(\S.*)")
_WORDS: Mapping[str, Comparison] = MappingProxyType({"at least": ">=", "at most": "<="})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in the unit that is used inside: m, m2, ratio, count, dB ..."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An interval in one unit; both ends are the same for a plain figure."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A comparison with a figure, or `within` an interval."""

    comparison: Comparison
    low: float
    high: float
    unit: str

    def holds(self, value: float) -> bool:
        """Whether a value meets the condition, with the tolerance of its unit.

        `<` is exactly where `>=` is not, so that bands neither overlap nor leave gaps.

        >>> parse_condition(">= 1500 mm").holds(1.4996)
        True
        >>> parse_condition("< 1500 mm").holds(1.4996)
        False
        """
        slack = tolerance(self.unit)
        reaches = value >= self.low - slack
        stays = value <= self.high + slack
        answers = {">=": reaches, "<": not reaches, "<=": stays, ">": not stays}
        return answers.get(self.comparison, reaches and stays)

    def turning_points(self) -> tuple[float, ...]:
        """The values at which the answer may change."""
        slack = tolerance(self.unit)
        return (self.low - slack, self.high + slack)


def tolerance(unit: str) -> float:
    """What a comparison in this unit forgives.

    >>> 0.0005 < tolerance("m") < 0.00051
    True
    """
    return TOLERANCE.get(unit, 0.0) + _LEAST


def parse_figure(text: str) -> Figure:
    """A figure with its unit; a bare number is a count, a slope is written `1 in 12`.

    Raises:
        ValueError: when it is not a figure, or its unit is not known.

    >>> parse_figure("800 mm")
    Figure(value=0.8, unit='m')
    >>> parse_figure("9 m2"), parse_figure("5 %").value, parse_figure("3").unit
    (Figure(value=9.0, unit='m2'), 0.05, 'count')
    >>> round(parse_figure("1 in 12").value, 4)
    0.0833
    """
    stripped = text.strip()
    if slope := _SLOPE.fullmatch(stripped):
        return Figure(value=_slope(*slope.groups()), unit="ratio")
    match = _FIGURE.fullmatch(stripped)
    if match is None:
        raise ValueError(f"{text!r} is not a figure with a unit, such as 800 mm, 9 m2 or 1 in 12")
    factor, unit = _unit(match[2] or "")
    return Figure(value=round(float(match[1]) * factor, 12), unit=unit)


def parse_span(text: str) -> Span:
    """A figure, or an interval such as `780..840 mm`.

    Raises:
        ValueError: when it is neither, or its ends are the wrong way round.

    >>> parse_span("780..840 mm")
    Span(low=0.78, high=0.84, unit='m')
    >>> parse_span("9 m2")
    Span(low=9.0, high=9.0, unit='m2')
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        figure = parse_figure(text)
        return Span(low=figure.value, high=figure.value, unit=figure.unit)
    high = parse_figure(match[3])
    unit = match[2] or match[3].strip().lstrip("-0123456789.").strip()
    low = parse_figure(f"{match[1]} {unit}")
    if low.unit != high.unit or low.value > high.value:
        raise ValueError(f"{text!r} should go from a smaller to a larger figure in one unit")
    return Span(low=low.value, high=high.value, unit=high.unit)


def parse_condition(text: str) -> Condition:
    """A condition such as `>= 1500 mm`, `< 25`, `at least 2 m`, `9..28` or a bare figure.

    Raises:
        ValueError: when it is none of these.

    >>> parse_condition(">= 1500 mm")
    Condition(comparison='>=', low=1.5, high=1.5, unit='m')
    >>> parse_condition("9..28").comparison
    'within'
    """
    match = _COMPARISON.fullmatch(text.strip())
    if match is None:
        span = parse_span(text)
        return Condition(
            comparison="=" if span.low == span.high else "within",
            low=span.low,
            high=span.high,
            unit=span.unit,
        )
    comparison: Any = match[1]
    figure = parse_figure(match[2])
    return Condition(
        comparison=_WORDS.get(comparison, comparison),
        low=figure.value,
        high=figure.value,
        unit=figure.unit,
    )


def split_comparison(text: str) -> tuple[Comparison, str] | None:
    """The comparison and what follows it, or None when the text does not start with one.

    >>> split_comparison("at least smallest_room")
    ('>=', 'smallest_room')
    """
    match = _COMPARISON.fullmatch(text.strip())
    if match is None:
        return None
    comparison: Any = match[1]
    return _WORDS.get(comparison, comparison), match[2]


def rounded(value: float, unit: str) -> float:
    """To 0.1 mm, 0.001 m2: what is written into results.

    >>> rounded(0.80004, "m"), rounded(9.12349, "m2")
    (0.8, 9.123)
    """
    return round(value, _DECIMALS.get(unit, 3)) + 0.0


def format_figure(value: float, unit: str) -> str:
    """A figure for people: millimetres under 10 m, one or two decimals for areas.

    >>> format_figure(0.7996, "m"), format_figure(12.5, "m"), format_figure(9.0, "m2")
    ('800 mm', '12.5 m', '9 m2')
    >>> format_figure(0.6, "ratio"), format_figure(3.0, "count"), format_figure(30, "dB")
    ('60 %', '3', '30 dB')
    """
    if math.isinf(value):
        return "without end" if value > 0 else "none"
    if unit == "m" and abs(value) < _SHORT_LENGTH:
        return f"{_short(value * 1000, 0)} mm"
    if unit == "ratio":
        return f"{_short(value * 100, 1)} %"
    return _short(value, 2) + ("" if unit == "count" else f" {unit}")


def format_exactly(value: float, unit: str) -> str:
    """A figure to be read again by `parse_figure`, with all the decimals of results.

    >>> format_exactly(0.1124, "m"), format_exactly(1.16, "m2"), format_exactly(0.016308, "ratio")
    ('112.4 mm', '1.16 m2', '1.6308 %')
    >>> format_exactly(2.0, "count"), format_exactly(math.inf, "m")
    ('2', 'without end')
    """
    if math.isinf(value):
        return "without end"
    factor, shown = {"m": (1000.0, "mm"), "ratio": (100.0, "%"), "count": (1.0, "")}.get(
        unit, (1.0, unit)
    )
    return f"{_short(value * factor, 4)} {shown}".strip()


def is_slope(measure: str) -> bool:
    """Whether a ratio of this measure is a slope, written 1 in 12.

    >>> is_slope("ramp_gradient"), is_slope("crossfall"), is_slope("glazed_share")
    (True, True, False)
    """
    return any(word in measure for word in _SLOPES)


def format_slope(ratio: float, places: int = 1) -> str:
    """A slope for people.

    >>> format_slope(1 / 12), format_slope(0.08), format_slope(0.0), format_slope(1 / 12.25, 2)
    ('1 in 12', '1 in 12.5', 'level', '1 in 12.25')
    """
    return f"1 in {_short(1 / ratio, places)}" if ratio > 0 else "level"


def format_span(low: float, high: float, unit: str) -> str:
    """An interval for people; one figure when both ends read the same.

    >>> format_span(0.78, 0.84, "m"), format_span(0.8, 0.8, "m")
    ('780 to 840 mm', '800 mm')
    """
    first, last = format_figure(low, unit), format_figure(high, unit)
    if first == last:
        return first
    number, _, first_unit = first.partition(" ")
    return f"{number} to {last}" if last.endswith(f" {first_unit}") else f"{first} to {last}"


def plural(noun: str, count: float) -> str:
    """A noun in the number that fits.

    >>> plural("room", 1), plural("door side", 0), plural("lobby", 2), plural("base class", 2)
    ('room', 'door sides', 'lobbies', 'base classes')
    """
    if count == 1:
        return noun
    if noun.endswith(_HISSING):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def either(words: Iterable[str], last: str = "or") -> str:
    """Words as a list that a person says.

    >>> either(["store"]), either(["store", "office", "lift"]), either(["store", "lift"], "and")
    ('store', 'store, office or lift', 'store and lift')
    """
    several = list(words)
    if len(several) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(several)
    return f"{', '.join(several[:-1])} {last} {several[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun, none told as 0.

    >>> counted(1, "room"), counted(2, "storey"), counted(0, "door")
    ('1 room', '2 storeys', '0 doors')
    """
    return f"{number} {plural(noun, number)}"


def so_many(number: int, noun: str, verb: str = "") -> str:
    """So many of something, and what they do, in the number that fits.

    >>> so_many(1, "door", "lead"), so_many(0, "door", "lead"), so_many(2, "flight")
    ('1 door leads', 'no doors lead', '2 flights')
    >>> so_many(1, "room", "are"), so_many(0, "thing", "are")
    ('1 room is', 'nothing is')
    """
    none = number == 0 and noun == "thing"
    words = "nothing" if none else counted(number, noun) if number else f"no {plural(noun, 0)}"
    if not verb:
        return words
    return f"{words} {_OF_ONE.get(verb, f'{verb}s') if none or number == 1 else verb}"


def _short(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _slope(rise: str, run: str) -> float:
    if float(run) <= 0:
        raise ValueError(f"a slope of {rise} in {run} is not one")
    return float(rise) / float(run)


def _unit(text: str) -> tuple[float, str]:
    if text not in _UNITS:
        known = ", ".join(name for name in _UNITS if name)
        raise ValueError(f"the unit {text!r} is not known; use one of {known}")
    return _UNITS[text]
