"""What a landing belongs to, and whether a flight goes on up from it."""

from dataclasses import replace

import pytest
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import ramp, ramp_flight, school_of, slab, stair, stair_flight
from tests.measure.stairs_made import dog_leg_in_one, dog_leg_in_parts

LANDING = slab("landing", box(4.5, -0.75, 6.0, 0.75), level=0.3)


def of_landing(school, name, id_="landing"):
    return asked(school, name, "landing", id_).possible


def ramps(*, second=True, landing=LANDING, at=6.0):
    """A ramp of 300 mm with a landing at its head, and where wanted a second flight on it."""
    lower = ramp_flight("lower", going=4.5, rise=0.3, width=1.5)
    upper = ramp_flight("upper", going=4.5, rise=0.3, width=1.5, at=(at, 0), z=0.3)
    flights = (lower, upper) if second else (lower,)
    return ramp("r", flights=flights, landings=(landing,))


@pytest.mark.parametrize(
    ("make", "id_"), [(dog_leg_in_parts, "landing"), (dog_leg_in_one, "s:landing-1")]
)
def test_a_half_landing_is_one_of_a_stair_between_flights(make, id_):
    assert of_landing(make(), "landing_of", id_) == {"stair"}
    assert of_landing(make(), "is_between_flights", id_) == {True}


@pytest.mark.parametrize(("second", "between"), [(True, {True}), (False, {False})])
def test_a_landing_of_a_ramp_is_between_flights_where_one_goes_on(second, between):
    school = school_of(ramps(second=second))
    assert of_landing(school, "landing_of") == {"ramp"}
    assert of_landing(school, "is_between_flights") == between


def test_a_landing_to_which_steps_lead_as_well_is_one_of_both():
    steps = stair_flight("steps", at=(5.25, -1.03), along=90, risers=2, rise=0.3, going=0.28)
    school = school_of(ramps(second=False), stair("s", None, flights=(steps,)))
    assert of_landing(school, "landing_of") == {"stair and ramp"}
    assert of_landing(school, "is_between_flights") == {False}


@pytest.mark.parametrize("level", [0.36, 0.24])
def test_a_flight_at_another_level_does_not_lead_onto_it(level):
    school = school_of(ramps(landing=replace_level(level)))
    assert of_landing(school, "landing_of") == {"ramp"}
    assert of_landing(school, "is_between_flights") == {True, False}


def replace_level(level):
    return slab("landing", box(4.5, -0.75, 6.0, 0.75), level=level)


def test_a_flight_that_ends_beside_it_does_not_lead_onto_it():
    assert of_landing(school_of(ramps(at=9.0)), "is_between_flights") == {False}


@pytest.mark.parametrize("width", [1.5, 1.8])
def test_the_largest_landing_of_a_ramp_is_found(width):
    small = slab("small", box(0, 5, 1, 6), level=0.3)
    landing = slab("landing", box(4.5, -0.9, 6.3, -0.9 + width), level=0.3)
    lower = ramp_flight("lower", going=4.5, rise=0.3, width=1.5)
    made = ramp("r", flights=(lower,), landings=(small, landing))
    other = ramp("other", landings=(slab("wide", box(20, 0, 29, 9)),))
    value = asked(school_of(made, other), "largest_landing_square", "ramp", "r")
    assert span(value, 3) == (width, width)
    assert value.steps == ("2 landings",)


def test_a_ramp_without_a_landing_has_none():
    lower = ramp_flight("lower", going=4.5, rise=0.3, width=1.5)
    school = school_of(ramp("r", flights=(lower,)))
    assert span(asked(school, "largest_landing_square", "ramp", "r")) == (0.0, 0.0)


@pytest.mark.parametrize(
    "made",
    [
        ramps(landing=replace(LANDING, shape=None)),
        ramp("r", flights=(replace(ramp_flight("f"), tops=(), shape=None),), landings=(LANDING,)),
    ],
    ids=["a landing without a body", "a flight without one"],
)
def test_what_has_no_body_may_be_larger(made):
    assert is_unknown(asked(school_of(made), "largest_landing_square", "ramp", "r"))


def test_beside_a_flight_without_a_body_a_landing_may_be_between_flights():
    lower = ramp_flight("lower", going=4.5, rise=0.3, width=1.5)
    bare = replace(ramp_flight("upper"), tops=(), shape=None)
    school = school_of(ramp("r", flights=(lower, bare), landings=(LANDING,)))
    value = asked(school, "is_between_flights", "landing", "landing")
    assert value.possible == {True, False}
    assert "upper" in value.doubt.missing[0]


def test_without_a_body_it_is_open():
    bare = replace(LANDING, shape=None)
    school = school_of(ramps(landing=bare))
    assert is_unknown(asked(school, "is_between_flights", "landing", "landing"))
