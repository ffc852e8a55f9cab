"""Numbers as a reader expects them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.figures import figure, span, written
from checker.units import is_slope


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.8, "m", "800 mm"),
        (0.0004, "m", "0 mm"),
        (9.9994, "m", "9999 mm"),
        (10.0, "m", "10.0 m"),
        (23.456, "m", "23.5 m"),
        (9.0, "m2", "9.0 m²"),
        (62.24, "m2", "62.2 m²"),
        (0.14, "m2", "0.14 m²"),
        (180.0, "m2", "180.0 m²"),
        (3, "count", "3"),
        (3.0, "count", "3"),
        (0.333, "count", "0.33"),
        (0.25, "ratio", "25 %"),
        (35.0, "dB", "35 dB"),
        (0.6, "s", "0.6 s"),
        (math.inf, "m", "without limit"),
    ],
)
def test_a_value_reads_with_its_unit(value, unit, text):
    assert figure(value, unit) == text


@pytest.mark.parametrize(
    ("value", "limit", "unit", "text"),
    [
        (8.96, 9.0, "m2", "8.96 m²"),
        (8.9, 9.0, "m2", "8.9 m²"),
        (8.995, 9.0, "m2", "9.0 m²"),
        (8.984, 9.0, "m2", "8.98 m²"),
        (0.7992, 0.8, "m", "799 mm"),
        (0.7996, 0.8, "m", "800 mm"),
        (0.7994, 0.8, "m", "799 mm"),
        (1.5004, 1.5, "m", "1500 mm"),
    ],
)
def test_a_value_that_misses_its_limit_never_reads_like_it(value, limit, unit, text):
    assert figure(value, unit, against=limit) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (0.742, 0.76, "m", "742 to 760 mm"),
        (0.76, 0.76, "m", "760 mm"),
        (0.7601, 0.7604, "m", "760 mm"),
        (8.0, 8.96, "m2", "8.0 to 9.0 m²"),
        (1, 3, "count", "1 to 3"),
        (0.947, 1.0, "ratio", "94.7 to 100 %"),
        (2.0, math.inf, "m", "2000 mm or more"),
    ],
)
def test_an_interval_names_its_unit_once(low, high, unit, text):
    assert span(low, high, unit) == text


def test_an_interval_near_its_limit_gets_the_decimals_that_tell():
    assert span(8.0, 8.96, "m2", against=9.0) == "8.00 to 8.96 m²"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(1 / 12, "1 in 12"), (1 / 20, "1 in 20"), (1 / 12.5, "1 in 12.5"), (0.0, "level")],
)
def test_a_slope_reads_as_architects_say_it(ratio, text):
    assert figure(ratio, "ratio", measure="ramp_gradient") == text


@pytest.mark.parametrize(
    ("measure", "slope"), [("gradient", True), ("cross_slope", True), ("open_share", False)]
)
def test_only_slopes_are_slopes(measure, slope):
    assert is_slope(measure) is slope


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("at least 9 m2", "at least 9 m²"),
        ("width >= 1500 mm", "width at least 1500 mm"),
        ("going <= 5 m", "going at most 5 m"),
        ("m2m", "m2m"),
    ],
)
def test_rule_text_is_spelt_for_readers(given_, shown):
    assert written(given_) == shown


@given(
    st.floats(0.001, 9.9), st.floats(0.0, 3.0), st.sampled_from(["m", "m2", "count", "ratio", "dB"])
)
def test_every_interval_is_a_short_text_without_exponents(low, more, unit):
    text = span(low, low + more, unit)
    assert text
    assert "e-" not in text
    assert len(text) < 40


@given(st.floats(0.05, 9.9))
def test_lengths_under_ten_metres_are_whole_millimetres(length):
    number, unit = figure(length, "m").split()
    assert unit == "mm"
    assert abs(int(number) - length * 1000) <= 0.5


@given(st.floats(1.0, 100.0), st.floats(0.011, 5.0))
def test_an_area_short_of_its_limit_reads_differently_from_it(limit, gap):
    limit = round(limit, 2)
    assert figure(limit - gap, "m2", against=limit) != figure(limit, "m2", against=limit - gap)


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [(0.0, 0.0, "0 m²"), (0.0, 0.4, "0.00 to 0.40 m²"), (0.04, 0.04, "0.04 m²")],
)
def test_no_floor_is_no_floor_to_any_decimal(low, high, says):
    assert span(low, high, "m2") == says


@pytest.mark.parametrize(
    ("share", "says"), [(0.0642, "6.4 %"), (0.06, "6 %"), (1.0, "100 %"), (0.0, "0 %")]
)
def test_a_share_has_the_decimal_that_the_sentence_has(share, says):
    assert figure(share, "ratio") == says
