"""Answers for each way in which a fitting may stand, put together into one."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.sanitary.answers import (
    at_least,
    at_most,
    choice_over_ways,
    over_ways,
    placed,
    spread,
    truth_over_ways,
)
from checker.measure.sanitary.pans import Placing
from checker.results.values import Choice, Evidence, Quantity, Truth, Unknown
from tests.geometry.turning import FAR
from tests.measure.measuring import measured, subject_of
from tests.measure.sanitary_made import (
    accessible_wc,
    basin,
    cubicle_row,
    figures,
    measurer,
    pan,
    wc_room,
    words,
)
from tests.measure.schools import school_of
from tests.measure.turned import turned_school

DRAWN = Evidence(role="measured", shape="point", coords=((0.0, 0.0),), storey="Level 0")


def length(low: float, high: float | None = None, **given_) -> Quantity:
    return Quantity(low=low, high=low if high is None else high, unit="m", **given_)


def two_ways() -> Placing:
    """A square pan in a corner, which may stand with its back to either wall."""
    m = measurer(wc_room(), pan(area=box(0, 0, 0.4, 0.4)))
    found = m.provide("placings")["pan"]
    assert isinstance(found, Placing)
    assert len(found.ways) == 2
    return found


def test_lengths_spread_from_the_lowest_to_the_highest_and_draw_the_lowest():
    low = length(0.4, 0.5, method="so", steps=("a step",), evidence=(DRAWN,))
    answer = spread([length(0.6, 0.9), low], how="two walls")
    assert (answer.low, answer.high) == (0.4, 0.9)
    assert answer.method == "so"
    assert answer.steps == ("back wall: two walls", "a step")
    assert answer.evidence == (DRAWN,)


def test_an_endless_length_keeps_its_reason():
    endless = length(math.inf, reason="a partition stands between")
    assert spread([endless], how="").reason == "a partition stands between"
    both = spread([endless, length(0.3)], how="")
    assert (both.low, both.high) == (0.3, math.inf)
    assert both.reason


def test_one_way_changes_nothing():
    placing = two_ways()
    answer = over_ways(placing, lambda _: length(0.5))
    assert figures(answer) == (0.5, 0.5)
    assert "does not tell" in answer.steps[0]


def test_truths_of_several_ways_are_open_where_they_differ():
    placing = two_ways()
    first = placing.ways[0]

    def only_first(way):
        return Truth(possible=frozenset({way is first}), method="so")

    assert words(truth_over_ways(placing, only_first)) == {True, False}
    sure = truth_over_ways(placing, lambda _: Truth(possible=frozenset({True})))
    assert words(sure) == {True}


def test_what_says_no_is_what_is_drawn():
    placing = two_ways()
    first = placing.ways[0]

    def drawn_where_not(way):
        if way is first:
            return Truth(possible=frozenset({True}))
        return Truth(possible=frozenset({False}), evidence=(DRAWN,))

    assert truth_over_ways(placing, drawn_where_not).evidence == (DRAWN,)


def test_choices_of_several_ways_hold_every_word():
    placing = two_ways()
    first = placing.ways[0]

    def word(way):
        return Choice(possible=frozenset({"left" if way is first else "right"}))

    assert words(choice_over_ways(placing, word)) == {"left", "right"}


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [
        (0.75, 0.75, {True}),
        (0.7495, 0.7495, {True}),
        (0.7494, 0.7494, {False}),
        (0.7, 0.8, {True, False}),
        (0.8, math.inf, {True}),
        (0.0, math.inf, {True, False}),
    ],
    ids=["at it", "half a millimetre under", "more under", "about it", "endless", "from nothing"],
)
def test_a_length_reaches_a_limit_give_or_take_half_a_millimetre(low, high, answer):
    assert at_least(length(low, high), 0.75) == answer


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [
        (0.75, 0.75, {True}),
        (0.7505, 0.7505, {True}),
        (0.7506, 0.7506, {False}),
        (0.7, 0.8, {True, False}),
        (0.8, math.inf, {False}),
        (0.0, math.inf, {True, False}),
    ],
    ids=["at it", "half a millimetre over", "more over", "about it", "endless", "from nothing"],
)
def test_a_length_stays_within_a_limit_give_or_take_half_a_millimetre(low, high, answer):
    assert at_most(length(low, high), 0.75) == answer


@given(low=st.floats(0, 5), more=st.floats(0, 5), limit=st.floats(0.01, 5))
def test_a_sure_answer_is_never_wrong(low, more, limit):
    answer = at_least(length(low, low + more), limit)
    if answer == {True}:
        assert low >= limit - 0.001
    if answer == {False}:
        assert low + more < limit


def test_a_fitting_of_another_kind_is_named_as_such():
    m = measurer(*accessible_wc())
    answer = placed(
        subject_of(m, "sanitary fitting", "basin"), m.provide("placings"), "wc", "urinal"
    )
    assert isinstance(answer, Unknown)
    assert answer.missing == ("a WC pan or urinal: this fitting is none",)


FIGURES = {
    "centre_to_side_wall": 0.44,
    "cubicle_width": 0.89,
    "cubicle_depth": 1.5,
    "clear_in_front": 0.9,
    "transfer_width": 0.27,
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_row_far_from_the_origin_measures_the_same(name):
    moved = turned_school(school_of(*cubicle_row()), FAR)
    m = measurer(*moved.rooms, *moved.fittings, *moved.doors, *moved.walls)
    answer = measured(m, name, "sanitary fitting", "pan0")
    assert figures(answer) == pytest.approx((FIGURES[name], FIGURES[name]), abs=0.0005)


@pytest.mark.slow
@given(more=st.floats(0.0, 0.6))
@settings(max_examples=15, deadline=None)
def test_a_wider_cubicle_is_never_worse(more):
    """Whole row, in the middle cubicle, for each figure that a larger cubicle can better."""
    row, wider = cubicle_row(mirrored=False), cubicle_row(pitch=0.9 + more, mirrored=False)
    for name in ("cubicle_width", "cubicle_clear_circle", "transfer_width", "clear_in_front"):
        here, there = (
            figures(measured(measurer(*each), name, "sanitary fitting", "pan1"))
            for each in (row, wider)
        )
        assert there[0] >= here[0] - 0.0002
        assert there[1] >= here[1] - 0.0002


def test_a_basin_added_leaves_the_figures_of_the_pan_that_it_stands_clear_of():
    far = basin("far", box(1.2, 1.9, 1.5, 2.2))
    for name in ("centre_to_side_wall", "transfer_width", "projection"):
        here, there = (
            figures(measured(measurer(*each), name, "sanitary fitting", "pan"))
            for each in (accessible_wc(), accessible_wc(far))
        )
        assert here == there
