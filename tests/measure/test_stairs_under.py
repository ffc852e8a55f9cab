"""The space under a stair: how low it gets over a floor that people walk on."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import room, school_of, slab, stair, stair_flight
from tests.measure.stairs_made import sloped

SLOPE = 0.15 / 0.28


def under(waist=0.2):
    """The underside of a flight of ten risers: its pitch line less a waist."""
    return sloped(box(0, -0.6, 2.52, 0.6), 0.15 + SLOPE * 1.26 - waist, (SLOPE, 0.0))


def stair_over(*others, soffits=None, z=0.0, landings=()):
    flight = replace(stair_flight("f", z=z), soffits=(under(),) if soffits is None else soffits)
    return school_of(stair("s", None, flights=(flight,), landings=landings), *others)


def clear(school):
    return asked(school, "clear_height_under", "stair", "s")


def guarded(school):
    return asked(school, "soffit_guard_needed", "stair", "s")


HALL = room("hall", box(-5, -5, 9, 5))


def test_an_underside_that_comes_down_to_the_floor_leaves_nothing():
    school = stair_over(HALL)
    assert span(clear(school)) == (0.0, 0.0)
    assert guarded(school).possible == {True}


@pytest.mark.parametrize(
    ("start", "height"), [(1.0, 0.4857), (2.0, 1.0214)], ids=["from 1 m", "from 2 m"]
)
def test_a_room_that_ends_before_the_low_part_has_what_is_left(start, height):
    school = stair_over(room("hall", box(start, -5, 9, 5)))
    assert span(clear(school)) == (height, height)
    assert clear(school).steps == (f"{height * 1000:.0f} mm in hall",)


@pytest.mark.parametrize(
    ("base", "needed"), [(2.0006, False), (2.0, False), (1.9996, False), (1.999, True)]
)
def test_two_metres_need_no_guard_to_half_a_millimetre(base, needed):
    """A level underside, such as a landing's, at so many metres over the floor."""
    flat = slab("landing", box(0, -1, 2, 1), level=base + 0.2)
    school = school_of(stair("s", None, landings=(flat,)), room("hall", box(-5, -5, 9, 5), top=4.0))
    assert span(clear(school)) == (round(base, 4),) * 2
    assert guarded(school).possible == {needed}


def test_a_body_that_stands_on_the_floor_has_no_space_under_it():
    solid = sloped(box(0, -0.6, 2.52, 0.6), 0.0, (0.0, 0.0))
    school = stair_over(HALL, soffits=(solid,))
    assert span(clear(school)) == (math.inf, math.inf)
    assert guarded(school).possible == {False}


@pytest.mark.parametrize(
    ("area", "needed"),
    [(box(0.2, -0.6, 2.3, 0.6), False), (box(0.2, -0.6, 4.0, 0.6), True)],
    ids=["a cupboard", "a room that goes on"],
)
def test_a_cupboard_under_the_stair_needs_no_guard(area, needed):
    assert guarded(stair_over(room("below", area))).possible == {needed}


def test_no_room_below_leaves_it_endless():
    school = stair_over(room("elsewhere", box(50, 50, 60, 60)))
    value = clear(school)
    assert (span(value), bool(value.reason)) == ((math.inf, math.inf), True)
    assert guarded(school).possible == {False}


def test_a_room_above_the_underside_is_not_below_it():
    upstairs = room("upstairs", box(-5, -5, 9, 5), base=3.5)
    assert guarded(stair_over(upstairs)).possible == {False}


def test_a_stair_of_an_upper_storey_is_high_over_the_hall():
    lifted = replace(under(), level=under().level + 3.5)
    school = stair_over(HALL, soffits=(lifted,), z=3.5)
    assert clear(school).low > 3.0
    assert guarded(school).possible == {False}


@pytest.mark.parametrize("name", ["clear_height_under", "soffit_guard_needed"])
@pytest.mark.parametrize(
    "made",
    [
        stair("s", None, flights=(stair_flight("f"),)),
        stair("s", box(0, 0, 4, 1)),
        stair("s", None),
    ],
    ids=["no undersides", "a closed body", "no body"],
)
def test_without_undersides_it_is_unknown(name, made):
    assert is_unknown(asked(school_of(made, HALL), name, "stair", "s"))


def test_the_lowest_place_is_drawn_on_the_storey_below():
    school = stair_over(room("hall", box(1.0, -5, 9, 5)))
    point, *area = clear(school).evidence
    assert (point.shape, point.coords[0][0]) == ("point", pytest.approx(1.0))
    assert [each.role for each in area] == ["blocker"]


@given(start=st.floats(0.0, 2.0))
@settings(max_examples=15, deadline=None)
def test_a_larger_room_is_never_higher_under_the_stair(start):
    smaller = clear(stair_over(room("hall", box(start + 0.3, -5, 9, 5))))
    larger = clear(stair_over(room("hall", box(start, -5, 9, 5))))
    assert larger.low <= smaller.low + 1e-9


@pytest.mark.parametrize(
    ("storey_id", "height", "needed"),
    [
        ("s0", (0.0, math.inf), {True, False}),
        ("", (0.0, math.inf), {True, False}),
        ("s1", (math.inf, math.inf), {False}),
    ],
)
def test_a_room_whose_body_is_missing_may_reach_under_the_stair(storey_id, height, needed):
    lost = replace(room("lost", box(0, 0, 1, 1)), shape=None, storey_id=storey_id)
    school = stair_over(lost)
    school = replace(school, stairs=(replace(school.stairs[0], storey_id="s0"),))
    assert span(clear(school)) == height
    assert guarded(school).possible == needed
    assert bool(guarded(school).doubt) is (len(needed) > 1)


def test_what_is_low_is_low_whatever_else_is_missing():
    lost = replace(room("lost", box(0, 0, 1, 1)), shape=None)
    school = stair_over(HALL, lost)
    assert clear(school).high == clear(stair_over(HALL)).high
    assert guarded(school).possible == {True}


def test_a_landing_without_a_body_may_be_the_lowest():
    lost = replace(slab("lost", box(0, 0, 1, 1)), shape=None)
    assert is_unknown(clear(stair_over(HALL, landings=(lost,))))
    assert is_unknown(guarded(stair_over(HALL, landings=(lost,))))
