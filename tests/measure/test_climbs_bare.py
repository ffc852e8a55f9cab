"""Flights without a body are told: no figure of the whole is given as if they were not there."""

import math
from dataclasses import replace

import pytest
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import railing, ramp, ramp_flight, room, school_of, slab, stair, storey
from tests.measure.stairs_made import dog_leg

STOREYS = (storey("s0"), storey("s1", elevation=1.8), storey("s2", elevation=3.6))


def bare(flight):
    """The flight as a name with nothing to show for it."""
    return replace(flight, shape=None, tops=())


def a_ramp(*, without=()):
    flights = (
        ramp_flight("foot", going=5.0, rise=1 / 3),
        ramp_flight("head", at=(6.5, 0), going=4.5, rise=0.3, z=1 / 3),
    )
    made = ramp("r", flights=tuple(bare(f) if f.id in without else f for f in flights))
    return replace(made, storey_id="s0")


def a_stair(*, without=(), landing=None):
    lower, upper, between = dog_leg()
    flights = tuple(bare(f) if f.id in without else f for f in (lower, upper))
    slabs = (landing or slab("landing", between.area, level=between.level),)
    return stair("s", None, flights=flights, landings=slabs)


def of_ramp(name, *others, without=()):
    return asked(school_of(a_ramp(without=without), *STOREYS, *others), name, "ramp", "r")


def of_stair(name, *, without=(), landing=None):
    school = school_of(a_stair(without=without, landing=landing), *STOREYS)
    return asked(school, name, "stair", "s")


def test_with_all_bodies_everything_is_sure():
    assert span(of_ramp("ramp_flights")) == (2, 2)
    assert span(of_stair("flights")) == (2, 2)
    assert span(of_stair("landings")) == (1, 1)
    assert span(of_stair("storeys_joined")) == (2, 2)


@pytest.mark.parametrize("name", ["total_rise", "total_going"])
@pytest.mark.parametrize("without", [("foot",), ("head",), ("foot", "head")])
def test_rise_and_going_of_a_ramp_are_not_those_of_half_of_it(name, without):
    value = of_ramp(name, without=without)
    assert is_unknown(value)
    assert without[0] in value.missing[0]


def test_a_bare_flight_is_one_or_more():
    assert span(of_ramp("ramp_flights", without=("head",))) == (2, math.inf)
    assert span(of_stair("flights", without=("lower",))) == (2, math.inf)
    assert "lower" in of_stair("flights", without=("lower",)).doubt.missing[0]


def test_none_shown_is_unknown_and_not_none():
    assert is_unknown(of_ramp("ramp_flights", without=("foot", "head")))
    assert is_unknown(of_stair("flights", without=("lower", "upper")))
    assert is_unknown(asked(school_of(ramp("r")), "ramp_flights", "ramp", "r"))


def test_a_bare_flight_may_join_any_storey_and_hold_landings():
    assert span(of_stair("storeys_joined", without=("upper",))) == (1, 3)
    assert span(of_stair("landings", without=("upper",))) == (1, math.inf)


def test_a_bare_landing_leaves_their_number_open():
    lost = replace(slab("lost", box(0, 0, 1, 1)), shape=None)
    assert span(of_stair("landings", landing=lost)) == (0, math.inf)


@pytest.mark.parametrize(
    ("storey_id", "possible"), [("s0", {True, False}), ("", {True, False}), ("s2", {False})]
)
def test_a_stair_without_a_body_may_be_the_one_beside_the_ramp(storey_id, possible):
    steps = replace(a_stair(without=("lower", "upper")), storey_id=storey_id)
    floors = (room("low", box(-9, -9, 0, 9)), room("high", box(11, -9, 20, 9), base=0.6333))
    value = of_ramp("steps_beside", steps, *floors)
    assert value.possible == possible
    assert bool(value.doubt) is (len(possible) > 1)


def test_a_railing_without_a_body_may_narrow_a_ramp_and_guard_it():
    lost = replace(railing("lost", (0, 1, 1), (5, 1, 1)), shape=None, storey_id="s0")
    ground = room("ground", box(-9, -9, 20, 9), base=-1.0)
    made = replace(ramp("r", flights=(replace(ramp_flight("f"), storey_id="s0"),)), storey_id="s0")
    other = railing("other", (0, 30, 1), (5, 30, 1))
    for name in ("ramp_width", "unguarded_drop"):
        without = asked(school_of(made, ground, *STOREYS, other), name, "ramp flight", "f")
        value = asked(school_of(made, ground, *STOREYS, other, lost), name, "ramp flight", "f")
        assert without.low == without.high > 0.0
        assert (value.low, value.high) == (0.0, without.high)
        assert "lost" in value.doubt.missing[0]


@pytest.mark.parametrize(("storey_id", "lost"), [("s0", True), ("", True), ("s2", False)])
def test_a_railing_may_run_along_a_flight_that_has_no_body(storey_id, lost):
    rail = replace(railing("rail", (0, 1, 1), (2, 1, 1)), storey_id="s0")
    steps = replace(a_stair(without=("lower", "upper")), storey_id=storey_id)
    school = school_of(rail, steps, room("ground", box(-9, -9, 20, 9)), *STOREYS)
    over = asked(school, "is_over_flight", "railing", "rail")
    assert over.possible == ({True, False} if lost else {False})
    height = asked(school, "rail_height_over_floor", "railing", "rail")
    assert is_unknown(height) if lost else span(height) == (1.0, 1.0)
