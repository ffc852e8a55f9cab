"""Floor levels at doors: rooms, slabs, landings and ramps, where they agree and where not."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.model import Surface
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measurer_of
from tests.measure.schools import (
    door,
    ramp,
    ramp_flight,
    room,
    school_of,
    shape,
    slab,
    stair,
)
from tests.measure.turned import shuffled_school, turned_school

NORTH, SOUTH = box(0, 0.1, 4, 4), box(0, -4, 4, -0.1)


def two_rooms(*, north=0.0, south=0.0, **given):
    """A door between a room to the north (side a) and one to the south."""
    return (
        room("n", NORTH, base=north),
        room("s", SOUTH, base=south),
        door("d", at=(2, 0), width=1.0, thickness=0.2, **given),
    )


def levels(*elements):
    return measurer_of(school_of(*elements)).provide("door_levels")["d"]


def span(value):
    assert isinstance(value, Quantity)
    return (round(value.low, 6), round(value.high, 6))


@pytest.mark.parametrize(
    ("north", "south", "step"),
    [(0.0, 0.0, 0.0), (0.0, -0.015, 0.015), (0.3, 0.0, 0.3), (-0.02, 0.02, 0.04)],
)
def test_the_step_is_the_difference_of_the_bases_of_the_rooms(north, south, step):
    found = levels(*two_rooms(north=north, south=south))
    assert span(found.side_a) == (north, north)
    assert span(found.side_b) == (south, south)
    assert span(found.step) == (step, step)


def test_slabs_at_the_base_of_the_rooms_change_nothing():
    found = levels(*two_rooms(), slab("f", box(0, -4, 4, 4), level=0.0))
    assert span(found.step) == (0.0, 0.0)
    assert span(found.side_a) == (0.0, 0.0)


def test_a_slab_below_both_rooms_leaves_their_levels_open_and_the_step_sure():
    found = levels(*two_rooms(), slab("f", box(0, -4, 4, 4), level=-0.1))
    assert span(found.side_a) == (-0.1, 0.0)
    assert span(found.step) == (0.0, 0.0)


def test_where_the_room_and_the_slab_tell_different_steps_both_stand():
    found = levels(*two_rooms(south=-0.1), slab("f", box(0, -4, 4, 4), level=-0.1))
    assert span(found.step) == (0.0, 0.1)


def test_a_slab_on_one_side_alone_is_not_compared_with_the_base_on_the_other():
    found = levels(*two_rooms(), slab("f", SOUTH, level=-0.1))
    assert span(found.step) == (0.0, 0.0)


def test_a_finish_above_the_base_of_the_room_is_the_floor():
    found = levels(*two_rooms(), slab("f", SOUTH, level=0.05))
    assert span(found.side_b) == (0.05, 0.05)
    assert span(found.step) == (0.05, 0.05)


def test_of_several_slabs_the_highest_is_walked_on():
    found = levels(*two_rooms(), slab("low", SOUTH, level=-0.2), slab("high", SOUTH, level=0.02))
    assert span(found.side_b) == (0.02, 0.02)


def test_a_slab_outside_makes_the_step_where_there_is_no_room():
    n, _, d = two_rooms()
    found = levels(n, d, slab("paving", SOUTH, level=-0.02))
    assert span(found.step) == (0.02, 0.02)
    assert found.how == "room on one side, slab on the other"


def test_outside_with_a_slab_inside_too_both_readings_stand():
    n, _, d = two_rooms()
    found = levels(n, d, slab("in", NORTH, level=-0.1), slab("paving", SOUTH, level=-0.02))
    assert span(found.step) == (0.02, 0.08)


@pytest.mark.parametrize("level", [-0.61, 0.31])
def test_a_slab_far_from_the_foot_of_the_door_is_not_in_front_of_it(level):
    n, _, d = two_rooms()
    found = levels(n, d, slab("paving", SOUTH, level=level))
    assert isinstance(found.side_b, Unknown)
    assert isinstance(found.step, Unknown)


def test_a_slab_that_begins_beyond_the_door_is_not_in_front_of_it():
    n, _, d = two_rooms()
    assert isinstance(levels(n, d, slab("p", box(0, -4, 4, -0.22), level=0)).step, Unknown)
    assert isinstance(levels(n, d, slab("p", box(0, -4, 4, -0.15), level=0)).step, Quantity)


def test_a_ramp_that_falls_away_from_the_door_is_level_with_it_at_the_face():
    n, _, d = two_rooms()
    flight = ramp_flight("r1", at=(2, -3.1), along=90, going=3.0, rise=0.25, z=-0.25)
    found = levels(n, d, ramp("r", flights=(flight,)))
    assert span(found.side_b) == (0.0, 0.0)


def test_a_ramp_along_the_wall_lies_at_several_levels_in_front_of_the_door():
    n, _, d = two_rooms()
    flight = ramp_flight("r1", at=(0.5, -0.85), along=0, going=3.0, rise=0.3, z=-0.15)
    low, high = span(levels(n, d, ramp("r", flights=(flight,))).side_b)
    assert (low, high) == pytest.approx((-0.045, 0.045))


def test_a_landing_of_a_stair_is_a_floor_high_over_the_base_of_the_room():
    elements = two_rooms(north=0.0, south=0.0, base=1.75)
    shaft = room("s", SOUTH, base=0.0, top=6.0)
    upper = room("n", NORTH, base=1.75)
    landing = slab("l", box(0, -1.5, 4, -0.1), level=1.75)
    with_landing = levels(upper, shaft, elements[2], stair("st", None, landings=(landing,)))
    assert span(with_landing.step) == (0.0, 0.0)
    assert isinstance(levels(upper, shaft, elements[2]).step, Unknown)


def test_sloped_slabs_count_by_their_tops_and_not_by_their_bodies():
    n, _, d = two_rooms()
    top = Surface(area=SOUTH, level=-0.3, slope=(0.0, 0.1))
    sloped = slab("p", SOUTH, level=0.0, slope=0.1, tops=(top,))
    assert span(levels(n, d, sloped).side_b) == pytest.approx((-0.105, -0.105))
    assert isinstance(levels(n, d, replace(sloped, tops=())).side_b, Unknown)


def test_levels_that_are_no_numbers_tell_nothing():
    n, s, d = two_rooms()
    lost = replace(s, shape=shape(SOUTH, base=math.nan))
    assert isinstance(levels(n, lost, d).step, Unknown)
    top = Surface(area=SOUTH, level=math.nan)
    assert isinstance(levels(n, d, slab("p", SOUTH, tops=(top,))).step, Unknown)


@pytest.mark.parametrize("trouble", ["hull", "problem"])
def test_a_slab_whose_outline_cannot_be_trusted_tells_nothing(trouble):
    n, _, d = two_rooms()
    given = {"hull_only": True} if trouble == "hull" else {"problem": "crosses itself"}
    assert isinstance(levels(n, d, slab("p", SOUTH, **given)).step, Unknown)


def test_a_room_whose_body_cannot_be_trusted_tells_nothing():
    n, _, d = two_rooms()
    assert isinstance(levels(n, room("s", SOUTH, problem="crosses itself"), d).step, Unknown)


def test_a_door_without_any_place_has_unknown_levels():
    n, s, d = two_rooms()
    found = levels(n, s, replace(d, frame=None, shape=None))
    assert isinstance(found.step, Unknown)
    assert found.how == "no place"


SCHOOL = school_of(
    *two_rooms(south=-0.05),
    slab("in", NORTH, level=-0.1),
    slab("out", SOUTH, level=-0.12),
    ramp("r", flights=(ramp_flight("r1", at=(0.2, -0.9), along=3, going=4.0, rise=0.2),)),
)


@given(turn=TURNS, seed=st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_turning_moving_and_reordering_change_no_level(turn, seed):
    here = measurer_of(SCHOOL).provide("door_levels")["d"]
    for school in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
        there = measurer_of(school).provide("door_levels")["d"]
        for one, other in zip(sides(here), sides(there), strict=True):
            assert one == pytest.approx(other, abs=1e-6)


def test_far_away_it_is_the_same():
    here = measurer_of(SCHOOL).provide("door_levels")["d"]
    there = measurer_of(turned_school(SCHOOL, FAR)).provide("door_levels")["d"]
    assert sides(there)[2] == pytest.approx(sides(here)[2], abs=1e-6)


def sides(found):
    return [(each.low, each.high) for each in (found.side_a, found.side_b, found.step)]
