"""Sums of what is known in part: nothing is surer than its parts, and what lacks says so."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measure.provision.amounts import (
    amount_of,
    at_least,
    at_most,
    ends,
    in_rooms,
    interval,
    lacking,
    nearest,
    shared_by,
    times,
    total,
    unknown,
)
from checker.results.provision import Amount, Limit
from checker.results.values import Quantity, Unknown, exactly

LOST = unknown(("its area",), "Give it a body.", "m2")
FIGURES = st.floats(min_value=0.0, max_value=500.0, allow_nan=False)


def span(low: float, high: float, unit: str = "m2") -> Amount:
    return interval(low, high, unit)


@st.composite
def spans(draw, unit: str = "m2"):
    low = draw(FIGURES)
    return span(low, low + draw(FIGURES), unit)


def test_a_measured_quantity_keeps_its_ends_and_its_reason():
    value = Quantity(low=3.0, high=inf, unit="m", reason="a door too narrow")
    told = amount_of(value, "m")
    assert ends(told) == (3.0, inf)
    assert told.reason == "a door too narrow"


def test_what_is_unknown_keeps_what_it_lacks_and_whom_to_ask():
    told = amount_of(Unknown(missing=("its door",), ask="Model the door."), "m")
    assert ends(told) is None
    assert (told.missing, told.ask, told.unit) == (("its door",), "Model the door.", "m")


def test_a_quantity_in_doubt_says_what_is_doubted():
    doubt = Unknown(missing=("a wall",), ask="Model the wall.")
    told = amount_of(Quantity(low=1.0, high=2.0, unit="m2", doubt=doubt), "m2")
    assert told.missing == ("a wall",)
    assert told.ask == "Model the wall."


@pytest.mark.parametrize(
    ("sure", "perhaps", "expected"),
    [
        ([], [], (0.0, 0.0)),
        ([span(9, 9)], [], (9.0, 9.0)),
        ([span(9, 9), span(4, 5)], [], (13.0, 14.0)),
        ([span(9, 9)], [span(4, 5)], (9.0, 14.0)),
        ([], [span(4, 5)], (0.0, 5.0)),
    ],
)
def test_a_total_goes_from_what_is_sure_to_what_may_be(sure, perhaps, expected):
    assert ends(total(sure, perhaps, "m2")) == expected


@pytest.mark.parametrize(("sure", "perhaps"), [([span(9, 9), LOST], []), ([span(9, 9)], [LOST])])
def test_one_area_that_is_not_known_leaves_the_total_unknown(sure, perhaps):
    told = total(sure, perhaps, "m2")
    assert ends(told) is None
    assert told.missing == ("its area",)
    assert told.ask == "Give it a body."


@pytest.mark.slow
@given(st.lists(spans(), max_size=5), st.lists(spans(), max_size=5))
def test_a_total_lies_between_all_that_is_sure_and_all_there_may_be(sure, perhaps):
    low, high = ends(total(sure, perhaps, "m2"))
    assert low <= high
    assert low == pytest.approx(sum(each.low for each in sure), abs=0.01)
    assert high == pytest.approx(sum(each.high for each in (*sure, *perhaps)), abs=0.01)


@pytest.mark.parametrize(
    ("area", "among", "expected"),
    [
        (span(10, 10), span(100, 100, "count"), (0.1, 0.1)),
        (span(10, 20), span(100, 100, "count"), (0.1, 0.2)),
        (span(10, 20), span(50, 100, "count"), (0.1, 0.4)),
        (span(0, 0), span(30, 30, "count"), (0.0, 0.0)),
    ],
)
def test_the_least_of_many_and_the_most_of_few_share_it(area, among, expected):
    assert ends(shared_by(area, among, "m2")) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("area", "among", "missing"),
    [
        (LOST, span(1, 1, "count"), "its area"),
        (span(1, 1), unknown(("pupils",), "", "count"), "pupils"),
        (span(1, 1), span(0, 30, "count"), "anybody to share it"),
    ],
)
def test_what_cannot_be_shared_says_why(area, among, missing):
    told = shared_by(area, among, "m2")
    assert ends(told) is None
    assert told.missing == (missing,)


@pytest.mark.parametrize(
    ("there", "wanted", "expected"),
    [
        (span(10, 10), span(25, 25), (15.0, 15.0)),
        (span(10, 20), span(25, 25), (5.0, 15.0)),
        (span(10, 30), span(25, 25), (0.0, 15.0)),
        (span(30, 30), span(25, 25), (0.0, 0.0)),
        (span(24.995, 24.995), span(25, 25), (0.0, 0.0)),
        (span(24.98, 24.98), span(25, 25), (0.02, 0.02)),
        (span(10, 10), span(20, 40), (10.0, 30.0)),
    ],
)
def test_what_is_short_is_what_a_comparison_would_not_forgive(there, wanted, expected):
    assert ends(lacking(there, wanted)) == pytest.approx(expected)


@given(spans(), spans())
def test_what_is_short_is_never_less_than_nothing(there, wanted):
    low, high = ends(lacking(there, wanted))
    assert 0.0 <= low <= high


@pytest.mark.parametrize(("there", "wanted"), [(LOST, span(1, 1)), (span(1, 1), LOST)])
def test_nothing_is_short_of_what_nobody_knows(there, wanted):
    told = lacking(there, wanted)
    assert ends(told) is None
    assert told.missing == ("its area",)


@pytest.mark.parametrize(
    ("short", "least", "expected"),
    [
        (span(0, 0), 9.0, (0.0, 0.0)),
        (span(0.5, 0.5), 9.0, (1.0, 1.0)),
        (span(9, 9), 9.0, (1.0, 1.0)),
        (span(9.005, 9.005), 9.0, (1.0, 1.0)),
        (span(9.2, 9.2), 9.0, (2.0, 2.0)),
        (span(25.9, 25.9), 9.0, (3.0, 3.0)),
        (span(5, 40), 9.0, (1.0, 5.0)),
    ],
)
def test_rooms_that_are_short_are_whole_ones(short, least, expected):
    assert ends(in_rooms(short, least)) == expected


@pytest.mark.parametrize(("short", "least"), [(LOST, 9.0), (span(5, 5), None)])
def test_rooms_are_not_counted_without_a_shortfall_or_a_size(short, least):
    told = in_rooms(short, least)
    assert ends(told) is None
    assert told.missing
    assert told.unit == "count"


def test_a_rate_times_pupils_keeps_both_ends():
    assert ends(times(span(30, 60, "count"), 0.2, "m2")) == (6.0, 12.0)
    assert times(LOST, 0.2, "m2").missing == ("its area",)


LIMIT = Limit(figure=30.0, rule="R")


@pytest.mark.parametrize(
    ("low", "high", "far", "large"),
    [
        (29.0, 30.0, "pass", "cannot_tell"),
        (30.0, 30.0, "pass", "pass"),
        (30.0004, 30.0004, "pass", "pass"),
        (29.0, 31.0, "cannot_tell", "cannot_tell"),
        (30.01, 31.0, "fail", "pass"),
        (28.0, 29.0, "pass", "fail"),
        (5.0, inf, "cannot_tell", "cannot_tell"),
        (inf, inf, "fail", "pass"),
    ],
)
def test_a_limit_is_kept_by_the_whole_interval_or_by_none_of_it(low, high, far, large):
    told = Amount(low=low, high=high, unit="m")
    assert at_most(told, LIMIT) == far
    assert at_least(told, LIMIT) == large


def test_areas_are_compared_as_rules_compare_them():
    assert at_least(span(8.991, 8.991), Limit(figure=9.0, rule="R")) == "pass"
    assert at_least(span(8.98, 8.98), Limit(figure=9.0, rule="R")) == "fail"


def test_without_a_limit_nothing_is_said_and_without_a_figure_nothing_is_sure():
    assert at_most(span(1, 1, "m"), None) == at_least(span(1, 1, "m"), None) == ""
    assert at_most(Amount(unit="m"), LIMIT) == at_least(Amount(unit="m"), LIMIT) == "cannot_tell"


def metres(low: float, high: float | None = None, reason: str = "") -> Quantity:
    return Quantity(low=low, high=low if high is None else high, unit="m", reason=reason)


@pytest.mark.parametrize(
    ("sure", "perhaps", "expected"),
    [
        ([metres(8), metres(5)], [], (5.0, 5.0)),
        ([metres(8, 9), metres(5, 12)], [], (5.0, 9.0)),
        ([metres(8)], [metres(3)], (3.0, 8.0)),
        ([], [metres(3)], (3.0, inf)),
        ([metres(8)], [metres(20)], (8.0, 8.0)),
        ([metres(inf, inf)], [], (inf, inf)),
        ([metres(inf, inf), metres(7)], [], (7.0, 7.0)),
        ([metres(7), Unknown(missing=("a door",))], [], (0.0, 7.0)),
    ],
)
def test_the_nearest_is_surely_no_farther_than_the_nearest_sure_one(sure, perhaps, expected):
    assert ends(nearest(sure, perhaps)) == expected


def test_ways_that_are_not_known_leave_the_nearest_unknown():
    told = nearest([Unknown(missing=("a door",), ask="Model it.")], [])
    assert ends(told) is None
    assert (told.missing, told.ask) == (("a door",), "Model it.")


def test_no_way_at_all_says_why():
    told = nearest([metres(inf, inf, reason="a door too narrow")], [])
    assert told.reason == "a door too narrow"


def test_one_unknown_way_beside_a_known_one_is_named():
    told = nearest([metres(7), Unknown(missing=("a door",), ask="Model it.")], [])
    assert told.missing == ("a door",)
    assert not nearest([metres(7)], []).missing


@given(st.lists(FIGURES, min_size=1, max_size=6), st.lists(FIGURES, max_size=6))
def test_more_rooms_never_make_the_nearest_farther(sure, more):
    one = nearest([exactly(each, "m") for each in sure], [])
    both = nearest([exactly(each, "m") for each in (*sure, *more)], [])
    assert both.high <= one.high
    maybe = nearest([exactly(each, "m") for each in sure], [exactly(each, "m") for each in more])
    assert maybe.high == one.high
    assert maybe.low <= one.low
