"""Free floor that nobody in a wheelchair gets to from a door is no turning or passing place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.results.values import Quantity
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import door, furniture, ramp, ramp_flight, room, school_of, wall
from tests.measure.turned import turned_school

ROOM = room("r", box(0, 0, 6, 3))
DOOR = door("d", at=(1, -0.05))
PARTITION = wall("p", box(2, 0, 2.1, 3))
CUPBOARDS = furniture("p", box(2, 0.3, 2.1, 3))

ASKED = {
    "rectangle_fits": ({"long": 2.5, "short": 2.2}, True, False),
    "t_shape_fits": ({"size": 2.5, "width": 0.9}, True, False),
    "largest_circle": ({}, 3.0, 2.0),
    "rectangle_length": ({"short": 2.2}, 3.9, 2.0),
    "rectangle_width": ({"long": 3.5}, 3.0, 0.5),
    "turning_places": ({"diameter": 1.5}, 2.0, 1.0),
    "passing_places": ({}, 2.0, 1.0),
}


def answer(name, *elements, turn=None, **params):
    made = school_of(ROOM, *elements)
    measurer = measurer_of(turned_school(made, turn) if turn else made)
    found = measured(measurer, name, "room", "r", **params)
    if isinstance(found, Quantity):
        return (found.low, found.high)
    return found.possible


def is_one(found, wanted, *, beyond=0) -> bool:
    """Whether it is what is wanted; up to so many more where doors lead to who knows what."""
    if isinstance(wanted, bool):
        return found == {wanted}
    return found == pytest.approx((wanted, wanted + beyond), abs=0.006)


def places_beyond(name, doors):
    """There may be a place to pass right beyond each door: the model shows no room there."""
    return doors if name == "passing_places" else 0


@pytest.mark.parametrize("thing", [PARTITION, CUPBOARDS], ids=["partition", "cupboards"])
@pytest.mark.parametrize("name", [each for each in ASKED if each != "rectangle_width"])
def test_what_is_behind_counts_for_nothing(name, thing):
    params, _, reached = ASKED[name]
    beyond = places_beyond(name, 1)
    assert is_one(answer(name, DOOR, thing, **params), reached, beyond=beyond)


@pytest.mark.parametrize("thing", [PARTITION, CUPBOARDS], ids=["partition", "cupboards"])
def test_beside_what_is_behind_only_a_strip_is_left(thing):
    low, high = answer("rectangle_width", DOOR, thing, long=2.5)
    assert low <= high <= 2.01
    assert answer("rectangle_width", DOOR, thing, long=3.5)[1] <= 0.81


@pytest.mark.parametrize("name", ASKED)
def test_without_a_door_or_with_one_on_either_side_all_of_it_counts(name):
    params, everywhere, _ = ASKED[name]
    assert is_one(answer(name, PARTITION, **params), everywhere)
    east = door("e", at=(5, -0.05))
    beyond = places_beyond(name, 2)
    assert is_one(answer(name, DOOR, east, PARTITION, **params), everywhere, beyond=beyond)


@pytest.mark.parametrize(("gap", "fits"), [(0.8, True), (0.798, False)])
def test_a_gap_is_wide_enough_from_800_mm(gap, fits):
    things = furniture("p", box(2, gap, 2.1, 3))
    assert answer("rectangle_fits", DOOR, things, long=2.5, short=2.2) == {fits}


def test_what_is_narrower_than_a_wheelchair_is_got_to_by_what_is_as_narrow():
    things = furniture("p", box(2, 0.6, 2.1, 3))
    assert answer("rectangle_fits", DOOR, things, long=3.5, short=0.5) == {True}
    assert answer("rectangle_fits", DOOR, things, long=3.5, short=0.7) == {False}


def test_doubt_about_what_is_in_the_way_leaves_it_open():
    hull = furniture("p", box(2, 0.3, 2.1, 3), hull_only=True)
    assert answer("rectangle_fits", DOOR, hull, long=2.5, short=2.2) == {True, False}


def test_a_door_from_which_one_gets_nowhere_leaves_it_open():
    """It may be drawn in the wrong place; that the space can be used is not said."""
    slim = door("d", at=(1, -0.05), width=0.6)
    pocket = (furniture("p", box(0.5, 0, 0.7, 3)), furniture("q", box(1.3, 0, 1.5, 3)))
    assert answer("rectangle_fits", slim, *pocket, long=2.5, short=2.2) == {True, False}


def test_a_ramp_and_the_swing_of_a_door_part_nothing():
    whole = ramp("ramp", flights=(ramp_flight("f", at=(2.5, 1.5), width=3.0, going=0.5),))
    assert answer("largest_circle", DOOR, whole)[0] > 2.4
    leaf = door("d", at=(1, -0.05), width=1.2)
    assert answer("rectangle_fits", leaf, may_overlap=(), long=2.5, short=2.2) == {True}


@pytest.mark.slow
@given(turn=TURNS, name=st.sampled_from(sorted(set(ASKED) - {"rectangle_width"})))
@settings(max_examples=20, deadline=None)
def test_turning_and_mirroring_change_nothing(turn, name):
    params, _, reached = ASKED[name]
    found = answer(name, DOOR, CUPBOARDS, turn=turn, **params)
    assert is_one(found, reached, beyond=places_beyond(name, 1))
