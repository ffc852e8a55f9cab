"""Limits between the points of a table, on straight lines from point to point."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from checker.results import Quantity
from checker.rules.case import Case, ask
from checker.rules.desk import label
from checker.rules.judge_check import judge_numbers
from checker.rules.judgement import Judgement
from checker.rules.ranges import Range
from checker.rules.rule import Const, NumberLimit, Row, Table
from checker.rules.terms import unit_of
from checker.units import format_span, tolerance

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The key that is interpolated; `span` is where it lies, None when nobody knows."""

    name: str
    unit: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpolated:
    """A verdict between the points; `leaves_table` when the key may lie beyond them."""

    judgement: Judgement
    leaves_table: bool


def point_of(table: Table, case: Case) -> Point | None:
    """The key that is a figure, with its value."""
    for name, fact in table.keys.items():
        if fact.spec.value == "quantity":
            value = ask(case, fact)
            span = (value.low, value.high) if isinstance(value, Quantity) else None
            return Point(name=name, unit=fact.unit, span=span)
    return None


def interpolated(point: Point, rows: Sequence[Row], case: Case) -> Interpolated | None:
    """The verdict on these rows; None when the key surely lies beyond them."""
    line = sorted((row.at, _figure(row)) for row in rows if row.at is not None)
    first, last = line[0][0], line[-1][0]
    low, high = point.span or (first, last)
    slack = tolerance(point.unit)
    if high < first - slack or low > last + slack:
        return None
    inside = (max(low, first), min(high, last))
    turns = [at for at, _value in line if inside[0] < at < inside[1]]
    values = [_value_at(line, at) for at in (*inside, *turns)]
    check = rows[0].checks[0]
    limit = _limit(check.limits[0])
    exact = min(values) == max(values)
    asked = Range(
        low=min(values),
        high=max(values),
        unit=unit_of(limit.term),
        missing=() if exact else (f"the exact {label(point.name)}",),
    )
    row = f"{label(point.name)} {format_span(*inside, point.unit)}"
    return Interpolated(
        judgement=judge_numbers(check.fact, asked, limit.word, case, row=row),
        leaves_table=low < first - slack or high > last + slack,
    )


def _value_at(line: Sequence[tuple[float, float]], at: float) -> float:
    """The limit at a point.

    >>> _value_at([(2.0, 10.0), (4.0, 20.0)], 3.0)
    15.0
    """
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        if x0 <= at <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return line[0][1] if at <= line[0][0] else line[-1][1]


def _limit(limit: object) -> NumberLimit:
    if not isinstance(limit, NumberLimit):
        raise TypeError("an interpolated row holds one figure; the loader has made sure of it")
    return limit


def _figure(row: Row) -> float:
    term = _limit(row.checks[0].limits[0]).term
    if not isinstance(term, Const):
        raise TypeError("an interpolated row holds a plain figure; the loader has made sure of it")
    return term.value
