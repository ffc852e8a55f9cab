"""A ramp as a whole: its flights, rise and going, and the steps beside it."""

from dataclasses import replace

import pytest
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import (
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    storey,
)

GROUND = room("ground", box(-9, -9, 0, 9))


def of_ramp(school, name):
    return asked(school, name, "ramp", "r")


def two_flights():
    lower = ramp_flight("lower", going=5.0, rise=1 / 3)
    upper = ramp_flight("upper", at=(6.5, 0), going=4.5, rise=0.3, z=1 / 3)
    between = slab("landing", box(5, -0.75, 6.5, 0.75), level=1 / 3)
    return ramp("r", flights=(upper, lower), landings=(between,))


def steps_at(x, *, rise=0.15, z=0.0, **given):
    """Two risers that arrive at a floor."""
    return stair(
        "steps",
        None,
        flights=(stair_flight("st", at=(x, 4), risers=2, rise=rise, z=z, riser_height=rise),),
        **given,
    )


def floors(x, *, high=0.3):
    """The floors before and past steps that start at x."""
    return (
        room("low", box(x - 3, 2, x, 6)),
        room("high", box(x + 0.28, 2, x + 4, 6), base=high),
    )


def test_rise_going_and_number_add_up_over_its_flights():
    school = school_of(two_flights())
    assert span(of_ramp(school, "ramp_flights")) == (2, 2)
    assert span(of_ramp(school, "total_rise")) == (0.6333, 0.6333)
    assert span(of_ramp(school, "total_going")) == (9.5, 9.5)
    assert span(of_ramp(school, "landings")) == (1, 1)
    assert of_ramp(school, "total_going").steps == ("5.000 m", "4.500 m")


def test_it_joins_storeys_by_level():
    upper = storey("s1", elevation=0.6)
    value = of_ramp(school_of(two_flights(), storey("s0"), upper), "storeys_joined")
    assert value.steps == ("storeys: Level 0, Level 1",)


@pytest.mark.parametrize("name", ["total_rise", "total_going", "steps_beside", "storeys_joined"])
def test_without_a_body_it_is_unknown(name):
    assert is_unknown(of_ramp(school_of(ramp("r")), name))


@pytest.mark.parametrize("name", ["total_rise", "total_going"])
def test_a_flight_without_a_slope_leaves_the_sums_unknown(name):
    bare = replace(ramp_flight("f"), tops=(), slope=None)
    assert is_unknown(of_ramp(school_of(ramp("r", flights=(bare, ramp_flight("g")))), name))


@pytest.mark.parametrize(
    ("x", "high", "possible"),
    [
        (2.0, 0.3, {True}),
        (14.1, 0.3, {True}),
        (14.2, 0.3, {False}),
        (2.0, 0.34, {True}),
        (2.0, 0.36, {False}),
    ],
    ids=["beside", "within 10 m", "further", "within 50 mm", "another level"],
)
def test_steps_that_join_the_same_levels_within_10_m_go_beside_it(x, high, possible):
    made = ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))
    school = school_of(made, steps_at(x), *floors(x, high=high))
    assert of_ramp(school, "steps_beside").possible == possible


def test_no_steps_are_none():
    made = ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))
    assert of_ramp(school_of(made), "steps_beside").possible == {False}


def test_steps_whose_ends_are_not_sure_leave_it_open():
    made = ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))
    assert of_ramp(school_of(made, steps_at(2.0)), "steps_beside").possible == {True, False}


def test_a_ramp_whose_ends_are_not_sure_leaves_it_open():
    bare = replace(ramp_flight("f", going=4.5, rise=0.3), tops=(), slope=None)
    school = school_of(ramp("r", flights=(bare,)), steps_at(30.0), *floors(30.0))
    assert of_ramp(school, "steps_beside").possible == {True, False}


def test_another_ramp_beside_it_is_no_steps():
    made = ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))
    other = ramp("q", flights=(ramp_flight("g", at=(0, 3), going=4.5, rise=0.3),))
    assert of_ramp(school_of(made, other), "steps_beside").possible == {False}


def test_its_flights_and_the_steps_are_drawn():
    made = ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))
    value = of_ramp(school_of(made, steps_at(2.0), *floors(2.0)), "steps_beside")
    assert [each.role for each in value.evidence] == ["context", "path"] * 2
