"""How deep treads are: goings, nosings, winders, and two risers and a going."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from tests.measure.climbing import common, is_unknown, of_flight, span
from tests.measure.schools import school_of, stair, stair_flight
from tests.measure.stairs_made import (
    GOING,
    dog_leg_in_one,
    flight_of,
    floors,
    level,
    one_flight,
    treads,
)

GOINGS = ("going", "shortest_going", "longest_going")
LEVELS = [0.15, 0.3, 0.45, 0.6, 0.75]


def with_goings(*depths, nosing=0.0, **given):
    """A flight `f` of five treads of these goings."""
    tops = treads(LEVELS, goings=depths or GOING, nosing=nosing)
    return school_of(stair("s", None, flights=(flight_of(tops, **given),)))


def spiral(count=8, *, degrees=30.0, inner=0.1, width=1.0):
    def wedge(number):
        angles = [math.radians(degrees * (number + part / 8)) for part in range(9)]
        outer = [((inner + width) * math.cos(a), (inner + width) * math.sin(a)) for a in angles]
        back = [(inner * math.cos(a), inner * math.sin(a)) for a in reversed(angles)]
        return Polygon([*outer, *back])

    tops = [level(wedge(number), 0.17 * (number + 1)) for number in range(count)]
    return school_of(stair("s", None, flights=(flight_of(tops),)))


def chord(radius, degrees):
    return 2 * radius * math.sin(math.radians(degrees) / 2)


def test_equal_goings_are_one_figure():
    assert span(of_flight(one_flight(), "going")) == (GOING, GOING)
    assert span(of_flight(one_flight(), "going_spread")) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("depths", "expected"),
    [
        ((0.28, 0.28, 0.28, 0.28, 0.28), (0.28, 0.28)),
        ((0.28, 0.3, 0.28, 0.27, 0.28), (0.27, 0.3)),
        ((0.25, 0.25, 0.25, 0.25, 0.4), (0.25, 0.25)),
    ],
    ids=["alike", "unlike", "the last tread shows no nosing above it"],
)
def test_the_interval_holds_every_going(depths, expected):
    school = with_goings(*depths)
    assert span(of_flight(school, "going")) == expected
    assert span(of_flight(school, "shortest_going")) == (expected[0], expected[0])
    assert span(of_flight(school, "longest_going")) == (expected[1], expected[1])
    spread = round(expected[1] - expected[0], 4)
    assert span(of_flight(school, "going_spread")) == (spread, spread)


def test_the_last_tread_counts_where_a_landing_of_the_same_body_follows():
    value = of_flight(dog_leg_in_one(), "going", "s:flight-1")
    assert "5 goings" in value.steps[0]


def test_the_one_tread_of_two_risers_counts_as_deep_as_it_is():
    school = school_of(stair("s", None, flights=(stair_flight("f", risers=2, going=0.3),)))
    assert span(of_flight(school, "going")) == (0.3, 0.3)


@pytest.mark.parametrize("nosing", [0.0, 0.016, 0.025, 0.05])
def test_the_overhang_of_a_nosing_does_not_count(nosing):
    school = with_goings(nosing=nosing)
    assert span(of_flight(school, "going")) == (GOING, GOING)
    assert span(of_flight(school, "nosing")) == (nosing, nosing)


def test_a_step_built_under_the_next_has_no_nosing():
    tops = [level(box(0.28 * n, -0.6, 1.6, 0.6), 0.15 * (n + 1)) for n in range(5)]
    school = school_of(stair("s", None, flights=(flight_of(tops),)))
    assert span(of_flight(school, "nosing")) == (0.0, 0.0)
    assert span(of_flight(school, "going")) == (GOING, GOING)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (25.0, (0.025, 0.025)),
        (26.9, (0.025, 0.025)),
        (27.1, (0.025, 0.0271)),
        (10.0, (0.01, 0.025)),
    ],
)
def test_a_declared_nosing_that_differs_widens_it(declared, expected):
    school = with_goings(nosing=0.025, properties=(common("NosingLength", declared / 1000),))
    assert span(of_flight(school, "nosing")) == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [(0.28, (0.28, 0.28)), (0.2819, (0.28, 0.28)), (0.2821, (0.28, 0.2821)), (0.25, (0.25, 0.28))],
)
def test_a_declared_tread_length_that_differs_widens_it(declared, expected):
    value = of_flight(one_flight(tread_length=declared), "going")
    assert span(value) == expected
    assert any("TreadLength says" in step for step in value.steps) is (expected[0] != expected[1])


def test_a_declared_going_widens_only_the_end_that_it_lies_at():
    school = one_flight(tread_length=0.25)
    assert span(of_flight(school, "shortest_going")) == (0.25, 0.28)
    assert span(of_flight(school, "longest_going")) == (0.28, 0.28)


@pytest.mark.parametrize("name", GOINGS)
def test_a_declared_going_counts_alone_where_no_tread_shows(name):
    flight = stair_flight("f", tops=(), tread_length=0.3)
    value = of_flight(school_of(stair("s", None, flights=(flight,))), name)
    assert (span(value), value.origin) == ((0.3, 0.3), "declared")


@pytest.mark.parametrize(
    "name", [*GOINGS, "going_spread", "two_risers_and_going", "nosing", "has_winders"]
)
def test_without_treads_and_words_it_is_unknown(name):
    flight = stair_flight("f", tops=())
    assert is_unknown(of_flight(school_of(stair("s", None, flights=(flight,))), name))


@pytest.mark.parametrize(
    ("rise", "going", "expected"),
    [(0.15, 0.28, 0.58), (0.15, 0.25, 0.55), (0.17, 0.36, 0.7), (0.17, 0.21, 0.55)],
)
def test_two_risers_and_a_going_are_added(rise, going, expected):
    flight = stair_flight("f", rise=rise, going=going)
    school = school_of(stair("s", None, flights=(flight,)), *floors(9 * going, 10 * rise))
    assert span(of_flight(school, "two_risers_and_going")) == (expected, expected)


def test_each_going_is_added_to_the_riser_behind_it():
    """190 with 220 and 150 with 300 make 600 both; mixed up they would not."""
    tops = treads([0.15, 0.34, 0.49, 0.64], goings=(0.22, 0.3, 0.3, 0.3))
    school = school_of(stair("s", None, flights=(flight_of(tops),)))
    assert span(of_flight(school, "two_risers_and_going")) == (0.6, 0.6)


def test_a_declared_figure_does_not_enter_the_sum():
    school = one_flight(riser_height=0.17, tread_length=0.25)
    assert span(of_flight(school, "two_risers_and_going")) == (0.58, 0.58)


@pytest.mark.parametrize(
    ("width", "low", "high"),
    [
        (0.9, chord(0.55, 30), chord(0.55, 30)),
        (1.2, chord(0.37, 30), chord(1.03, 30)),
    ],
    ids=["narrow", "wide"],
)
def test_tapered_treads_are_measured_where_approved_document_k_says(width, low, high):
    school = spiral(width=width)
    assert span(of_flight(school, "going"), 3) == pytest.approx((round(low, 3), round(high, 3)))
    assert span(of_flight(school, "going_spread"), 3) == (0.0, 0.0)
    assert of_flight(school, "has_winders").possible == {True}


def test_a_straight_flight_has_no_winders():
    value = of_flight(one_flight(), "has_winders")
    assert value.possible == {False}
    assert value.steps == ("no tapered treads",)


def test_the_shortest_going_is_drawn_as_a_dimension():
    value = of_flight(with_goings(0.28, 0.3, 0.28, 0.27, 0.28), "shortest_going")
    (line,) = (each for each in value.evidence if each.role == "measured")
    assert (line.label, line.coords[0][0]) == ("270 mm", pytest.approx(0.86))


@pytest.mark.slow
@given(depths=st.lists(st.floats(0.2, 0.5), min_size=5, max_size=5), nosing=st.floats(0.0, 0.05))
@settings(max_examples=30, deadline=None)
def test_the_measured_goings_are_those_that_were_built(depths, nosing):
    school = with_goings(*depths, nosing=nosing)
    assert of_flight(school, "shortest_going").low == pytest.approx(min(depths[:4]), abs=1e-4)
    assert of_flight(school, "longest_going").high == pytest.approx(max(depths[:4]), abs=1e-4)
