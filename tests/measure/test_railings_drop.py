"""Why a railing stands on a floor: a drop beside it, or a landing."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import railing, ramp, ramp_flight, room, school_of, slab, wall
from tests.measure.turned import turned_school

UPPER = room("upper", box(0, 0, 10, 4), base=3.0)


def of_railing(school, name):
    return asked(school, name, "railing", "g")


def at_edge(*others, y=0.05):
    """A railing along the south edge of an upper floor."""
    return school_of(UPPER, railing("g", (1, y, 4.1), (9, y, 4.1)), *others)


def below(drop):
    return room("below", box(0, -5, 10, 0), base=3.0 - drop, top=2.5)


@pytest.mark.parametrize("drop", [0.0, 0.3, 0.6, 0.601, 3.0])
def test_it_is_how_far_the_floor_beside_lies_lower(drop):
    assert span(of_railing(at_edge(below(drop)), "drop_beside")) == (drop, drop)


@settings(max_examples=20, deadline=None)
@given(turn=TURNS)
def test_it_is_the_same_however_the_building_stands(turn):
    school = turned_school(at_edge(below(1.2)), turn)
    assert span(of_railing(school, "drop_beside")) == (1.2, 1.2)


def test_where_nothing_is_modelled_beside_it_nobody_knows_how_deep_one_falls():
    found = of_railing(at_edge(), "drop_beside")
    assert (found.low, found.high) == (0.0, math.inf)
    assert found.reason == "nothing is modelled on a side of it"


@pytest.mark.parametrize(("top", "high"), [(3.0, 0.0), (0.8, 0.0), (0.799, math.inf)])
def test_at_a_wall_one_falls_nowhere(top, high):
    side = wall("w", box(0, -0.45, 10, 0), base=3.0, top=top)
    assert of_railing(at_edge(side), "drop_beside").high == high


def test_in_the_middle_of_a_floor_there_is_no_drop():
    assert span(of_railing(at_edge(y=2.0), "drop_beside")) == (0.0, 0.0)


def test_a_railing_over_no_floor_tells_nothing():
    school = school_of(railing("g", (1, 0, 4.1), (9, 0, 4.1)))
    assert is_unknown(of_railing(school, "drop_beside"))
    assert is_unknown(of_railing(school, "is_on_landing"))


def climb(at, *, level=0.0):
    """A ramp whose flight begins at x = `at`, and a rail from x = 1 to 2 on the floor before it."""
    flight = ramp_flight("f", at=(at, 1), going=3.0, rise=0.2, z=level)
    hall = room("hall", box(0, 0, at, 2), base=level)
    rail = railing("g", (1.0, 1.0, level + 1.0), (2.0, 1.0, level + 1.0))
    return school_of(
        hall,
        ramp("r", flights=(flight,)),
        slab("top", box(at + 3, 0, at + 6, 2), level=level + 0.2),
        rail,
    )


@pytest.mark.parametrize(("at", "answer"), [(2.5, True), (3.5, True), (3.51, False), (9.0, False)])
def test_it_stands_on_a_landing_within_1500_mm_of_the_foot_of_a_flight(at, answer):
    assert of_railing(climb(at), "is_on_landing").possible == {answer}


def test_a_rail_of_another_level_is_not_on_the_landing():
    school = climb(2.5)
    high = room("gallery", box(0, 0, 2.5, 2), base=3.0)
    rail = railing("g", (1.0, 1.0, 4.0), (2.0, 1.0, 4.0))
    made = replace(school, rooms=(*school.rooms, high), railings=(rail,))
    assert of_railing(made, "is_on_landing").possible == {False}


def test_a_flight_without_a_body_may_end_there():
    school = climb(9.0)
    lost = ramp("lost", None)
    made = replace(school, ramps=(*school.ramps, lost))
    assert of_railing(made, "is_on_landing").possible == {True, False}
