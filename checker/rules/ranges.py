"""Figures as ranges: what is measured, what is asked for, and how the two compare."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from checker.results import Outcome, Quantity, Unknown
from checker.rules.case import Case, ask
from checker.rules.desk import label
from checker.rules.judgement import joined
from checker.rules.rule import Asked, Const, CountOf, NumberLimit, Term, WorkedOut
from checker.units import format_span, tolerance

NOTHING_KNOWN = (0.0, math.inf)
INEXACT = "the exact"
OR_MORE = " or more"
NOT_STATED = "a figure that is not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A figure between `low` and `high`; `missing` says what would narrow it. Never negative."""

    low: float
    high: float
    unit: str
    missing: tuple[str, ...] = ()
    ask: str = ""
    text: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether there is no doubt about it."""
        return self.low == self.high

    @property
    def shown(self) -> str:
        """For people: as the author wrote it, or as a figure."""
        if self.text:
            return self.text
        if (self.low, self.high) == NOTHING_KNOWN:
            return NOT_STATED
        if math.isinf(self.high) and not self.is_exact:
            return f"{format_span(self.low, self.low, self.unit)}{OR_MORE}"
        return format_span(self.low, self.high, self.unit)


def asked_text(limit: Range, word: str) -> str:
    """A limit in words; what is at least `15 or more` is at least 15.

    >>> asked_text(Range(low=15, high=math.inf, unit="count"), "at_least")
    'at least 15'
    """
    shown = limit.shown
    return f"{label(word)} {shown.removesuffix(OR_MORE) if word == 'at_least' else shown}"


def compare(value: Range, limit: Range, word: str) -> Outcome:
    """Pass when the whole range meets the limit, fail when none of it does, else cannot tell.

    Forgives 0.5 mm and 0.01 m2 (`checker.units.TOLERANCE`).
    """
    if word == "exactly":
        both = {compare(value, limit, "at_least"), compare(value, limit, "at_most")}
        order = (Outcome.FAIL, Outcome.CANNOT_TELL)
        return next((each for each in order if each in both), Outcome.PASS)
    slack = tolerance(value.unit)
    if word == "at_least":
        if value.low >= limit.high - slack:
            return Outcome.PASS
        return Outcome.FAIL if value.high < limit.low - slack else Outcome.CANNOT_TELL
    if value.high <= limit.low + slack:
        return Outcome.PASS
    return Outcome.FAIL if value.low > limit.high + slack else Outcome.CANNOT_TELL


def shortfall(best: float, limit: Range, word: str) -> float | None:
    """How much the best figure misses the limit by; None when it does not, or without end."""
    below, above = limit.low - best, best - limit.high
    gap = {"at_least": below, "at_most": above}.get(word, max(below, above))
    return gap if 0 < gap < math.inf else None


def range_of(value: Quantity | Unknown, *, unit: str, name: str) -> Range:
    """A measured figure; what is unknown may be anything from nothing upwards."""
    if isinstance(value, Unknown):
        low, high = NOTHING_KNOWN
        missing = value.missing or (label(name),)
        return Range(low=low, high=high, unit=unit, missing=missing, ask=value.ask)
    exact = value.low == value.high
    doubt = value.doubt or Unknown(missing=(f"{INEXACT} {label(name)}",))
    if exact:
        return Range(low=value.low, high=value.high, unit=unit)
    return Range(low=value.low, high=value.high, unit=unit, missing=doubt.missing, ask=doubt.ask)


def worked_out(term: Term, case: Case) -> Range:
    """What a limit comes to in this case."""
    if isinstance(term, Const):
        return Range(low=term.value, high=term.value, unit=term.unit, text=term.text)
    if isinstance(term, Asked):
        value = ask(case, term.fact)
        known = value if isinstance(value, Quantity | Unknown) else Unknown(missing=())
        return range_of(known, unit=term.fact.unit, name=term.fact.name)
    if isinstance(term, CountOf):
        return _counted(term, case)
    return _combined(term, [worked_out(each, case) for each in term.terms])


def limit_range(limit: NumberLimit, case: Case) -> Range:
    """What a limit asks for in this case."""
    return worked_out(limit.term, case)


def rounded_range(found: Range, how: str) -> Range:
    """A required number rounded up, up to an even one, down, or to the nearest whole one."""
    slack = 1e-9
    steps = {
        "up": lambda x: math.ceil(x - slack),
        "up to even": lambda x: 2 * math.ceil(x / 2 - slack),
        "down": lambda x: math.floor(x + slack),
        "nearest": lambda x: math.floor(x + 0.5 + slack),
    }
    if not how:
        return found
    low, high = (x if math.isinf(x) else float(steps[how](x)) for x in (found.low, found.high))
    return Range(low=low, high=high, unit=found.unit, missing=found.missing, ask=found.ask)


def times(first: Range, second: Range, unit: str) -> Range:
    """The product of two ranges."""
    missing, asked = _why([first, second])
    return Range(
        low=_product(first.low, second.low),
        high=_product(first.high, second.high),
        unit=unit,
        missing=missing,
        ask=asked,
    )


def _combined(term: WorkedOut, parts: list[Range]) -> Range:
    lows, highs = [each.low for each in parts], [each.high for each in parts]
    missing, asked = _why(parts)
    ways = {"largest_of": max, "smallest_of": min, "sum_of": sum, "times": _all_times}
    way = ways[term.word]
    units = [each.unit for each in parts]
    found = Range(low=way(lows), high=way(highs), unit=_unit(term, units))  # type: ignore[operator]
    if found.is_exact:
        return found
    return Range(low=found.low, high=found.high, unit=found.unit, missing=missing, ask=asked)


def _unit(term: WorkedOut, units: list[str]) -> str:
    rest = [unit for unit in units if unit not in {"ratio", "count"}]
    if term.word != "times":
        return rest[0] if rest else units[0]
    if not rest:
        return "count" if "count" in units else "ratio"
    return "m2" if rest == ["m", "m"] else rest[0]


def _counted(term: CountOf, case: Case) -> Range:
    found = case.court.bench.selected(term.selection, case)
    sure = sum(held.is_sure for _subject, held in found)
    missing = tuple(text for _subject, held in found for text in held.missing)
    return Range(
        low=float(sure),
        high=float(len(found)),
        unit="count",
        missing=tuple(dict.fromkeys(missing)),
        ask=joined(held.ask for _subject, held in found),
    )


def _why(parts: Iterable[Range]) -> tuple[tuple[str, ...], str]:
    several = list(parts)
    missing = tuple(dict.fromkeys(text for each in several for text in each.missing))
    return missing, joined(each.ask for each in several)


def _all_times(values: list[float]) -> float:
    found = 1.0
    for value in values:
        found = _product(found, value)
    return found


def _product(first: float, second: float) -> float:
    # Nothing times something without end is nothing: no pupils need no space.
    return 0.0 if 0.0 in (first, second) else first * second
