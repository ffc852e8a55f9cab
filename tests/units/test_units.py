"""Figures as people write them become metres and square metres, and come back readable."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.units import (
    TOLERANCE,
    format_figure,
    format_span,
    parse_condition,
    parse_figure,
    parse_span,
    plural,
    rounded,
    so_many,
    split_comparison,
    tolerance,
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("800 mm", 0.8, "m"),
        ("800mm", 0.8, "m"),
        ("45.5 cm", 0.455, "m"),
        ("1.5 m", 1.5, "m"),
        ("9 m2", 9.0, "m2"),
        ("9 m²", 9.0, "m2"),
        ("1 in 12", 1 / 12, "ratio"),
        ("5 %", 0.05, "ratio"),
        ("60%", 0.6, "ratio"),
        ("30 dB", 30.0, "dB"),
        ("300 lux", 300.0, "lux"),
        ("3", 3.0, "count"),
        ("-10 mm", -0.01, "m"),
        (" 20 m ", 20.0, "m"),
    ],
)
def test_a_figure_is_read_with_its_unit(text, value, unit):
    figure = parse_figure(text)
    assert figure.value == pytest.approx(value, abs=1e-12)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mm",
        "800 feet",
        "1:12",
        "1,5 m",
        "about 800 mm",
        "800 mm wide",
        "1 in 0",
        "nan",
        "1e3 mm",
    ],
)
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(ValueError, match=r"figure|unit|slope"):
        parse_figure(text)


def test_an_unknown_unit_is_answered_with_those_that_are_known():
    with pytest.raises(ValueError, match="mm, cm, m, m2"):
        parse_figure("800 mn")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("780..840 mm", 0.78, 0.84, "m"),
        ("780 mm..840 mm", 0.78, 0.84, "m"),
        ("780 mm .. 0.84 m", 0.78, 0.84, "m"),
        ("9..12.5 m2", 9, 12.5, "m2"),
        ("2..4", 2, 4, "count"),
        ("5..10 %", 0.05, 0.1, "ratio"),
    ],
)
def test_an_interval_takes_its_unit_from_the_end(text, low, high, unit):
    span = parse_span(text)
    assert (span.low, span.high) == pytest.approx((low, high))
    assert span.unit == unit


@pytest.mark.parametrize("text", ["840..780 mm", "1..2..3 m", "1 m2..2 m", "..3 m"])
def test_an_interval_goes_up_and_keeps_its_unit(text):
    with pytest.raises(ValueError, match="figure"):
        parse_span(text)


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        (">= 1500 mm", [1.5, 1.4995, 2], [1.4994]),
        ("at least 1500 mm", [1.5], [1.49]),
        ("<= 1500 mm", [1.5, 1.5005], [1.5006]),
        ("at most 3", [3, 0], [4]),
        ("< 1500 mm", [1.4994], [1.4995, 1.5]),
        ("> 1500 mm", [1.5006], [1.5, 1.5005]),
        ("1500 mm", [1.5, 1.4995], [1.49, 1.51]),
        ("9..28", [9, 20, 28], [8, 29]),
        ("20..25 m2", [19.99, 25.01], [19.98, 25.02]),
    ],
)
def test_a_condition_holds_within_its_tolerance(text, yes, no):
    condition = parse_condition(text)
    assert [condition.holds(value) for value in yes] == [True] * len(yes)
    assert [condition.holds(value) for value in no] == [False] * len(no)


@given(st.floats(0, 5), st.integers(1, 4000))
def test_bands_neither_overlap_nor_leave_a_gap(value, limit):
    below, above = parse_condition(f"< {limit} mm"), parse_condition(f">= {limit} mm")
    assert below.holds(value) != above.holds(value)
    up_to, over = parse_condition(f"<= {limit} mm"), parse_condition(f"> {limit} mm")
    assert up_to.holds(value) != over.holds(value)


def test_the_tolerance_is_half_a_millimetre_and_a_hundredth_of_a_square_metre():
    assert TOLERANCE["m"] == 0.0005
    assert TOLERANCE["m2"] == 0.01
    assert tolerance("count") < 1e-6


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.8, "m", "800 mm"),
        (0.7996, "m", "800 mm"),
        (9.9994, "m", "9999 mm"),
        (20.0, "m", "20 m"),
        (12.345, "m", "12.35 m"),
        (9.0, "m2", "9 m2"),
        (9.126, "m2", "9.13 m2"),
        (0.6, "ratio", "60 %"),
        (0.125, "ratio", "12.5 %"),
        (3.0, "count", "3"),
        (math.inf, "m", "without end"),
    ],
)
def test_a_figure_reads_well(value, unit, text):
    assert format_figure(value, unit) == text


def test_an_interval_reads_well():
    assert format_span(0.78, 0.84, "m") == "780 to 840 mm"
    assert format_span(0.8, 0.80001, "m") == "800 mm"
    assert format_span(9.5, 12.0, "m") == "9500 mm to 12 m"


@given(st.integers(0, 9999))
def test_millimetres_come_back_as_they_went_in(length):
    figure = parse_figure(f"{length} mm")
    assert format_figure(figure.value, figure.unit) == f"{length} mm"


def test_results_are_rounded_to_a_tenth_of_a_millimetre_and_have_no_minus_zero():
    assert rounded(0.80004, "m") == 0.8
    assert rounded(9.12349, "m2") == 9.123
    assert str(rounded(-0.00001, "m")) == "0.0"


def test_a_comparison_is_split_from_what_is_compared():
    assert split_comparison(">= smallest_room") == (">=", "smallest_room")
    assert split_comparison("at most 3") == ("<=", "3")
    assert split_comparison("at leastwise") is None
    assert split_comparison("800 mm") is None


@pytest.mark.parametrize(
    ("noun", "verb", "none", "one", "two"),
    [
        ("thing", "are", "nothing is", "1 thing is", "2 things are"),
        ("thing", "take", "nothing takes", "1 thing takes", "2 things take"),
        ("room", "have", "no rooms have", "1 room has", "2 rooms have"),
        ("lobby", "", "no lobbies", "1 lobby", "2 lobbies"),
    ],
)
def test_what_is_counted_agrees_in_number(noun, verb, none, one, two):
    assert [so_many(count, noun, verb) for count in range(3)] == [none, one, two]
    assert plural(noun, 2) in so_many(2, noun, verb)
