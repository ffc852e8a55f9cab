"""How deep one may fall off a side of a flight that nothing guards."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.climbing import asked, is_unknown, of_flight, span
from tests.measure.schools import (
    railing,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import one_flight

AROUND = room("hall", box(-9, -9, 9, 9))


def rail(id_, y, *, start=0.0, end=2.52, **given):
    def top(x):
        return 0.15 + 1.35 / 2.52 * x + 1.1

    return railing(id_, (start, y, top(start)), (end, y, top(end)), **given)


def side_wall(id_, y, *, top=4.0, start=-1.0, end=4.0):
    return wall(id_, box(start, min(y, y * 1.2), end, max(y, y * 1.2)), top=top)


ELSEWHERE = railing("elsewhere", (0.0, 30.0, 1.0), (1.0, 30.0, 1.0))


def drop(*others, hall=AROUND):
    around = (hall,) if hall else ()
    return of_flight(one_flight(*others, *around, ELSEWHERE), "unguarded_drop")


def test_in_a_model_without_railings_nobody_has_drawn_them_yet():
    value = of_flight(one_flight(LEFT, AROUND), "unguarded_drop")
    assert span(value, 3) == (0.0, 1.499)
    assert "no railings" in value.doubt.missing[0]
    assert span(of_flight(one_flight(LEFT, RIGHT), "unguarded_drop")) == (0.0, 0.0)


LEFT, RIGHT = side_wall("left", 0.6), side_wall("right", -0.6)


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        ((), 1.5),
        ((LEFT,), 1.5),
        ((LEFT, RIGHT), 0.0),
        ((rail("l", 0.6), rail("r", -0.6)), 0.0),
        ((LEFT, rail("r", -0.6)), 0.0),
        ((LEFT, rail("r", -0.6, end=1.4)), 1.5),
        ((LEFT, rail("r", -0.6, start=1.0)), 0.15 + 1.35 / 2.52),
    ],
    ids=[
        "open", "one wall", "two walls", "two rails", "wall and rail", "rail stops", "rail starts",
    ],
)  # fmt: skip
def test_it_is_the_greatest_drop_where_neither_wall_nor_rail_stands(things, expected):
    value = drop(*things)
    assert value.high == pytest.approx(expected, abs=0.001)


def test_a_floor_beside_it_takes_the_drop_off():
    terrace = slab("terrace", box(0, -3, 3, -0.6), level=1.0)
    value = drop(LEFT, terrace)
    assert span(value, 3) == (0.499, 0.499)


def test_a_floor_higher_than_the_flight_is_no_drop():
    upper = slab("upper", box(-3, -3, 4, -0.6), level=1.5)
    # It lies 1.35 m over the first nosing: more than a metre, so that the hall counts there.
    assert drop(LEFT, upper).high == pytest.approx(0.15 + 1.35 / 2.52 * 0.63, abs=0.15)


@pytest.mark.parametrize(("top", "guards"), [(4.0, True), (2.4, True), (2.2, False), (0.5, False)])
def test_a_wall_guards_up_to_where_it_reaches_800_mm_over_the_pitch_line(top, guards):
    low = side_wall("right", -0.6, top=top)
    assert (drop(LEFT, low).high == 0.0) is guards


def test_a_railing_known_by_its_hull_leaves_it_open():
    assert span(drop(LEFT, rail("r", -0.6, hull_only=True)), 2) == (0.0, 1.5)


@pytest.mark.parametrize("hall", [None, room("below", box(-9, -9, 0, 9))], ids=["none", "behind"])
def test_without_a_floor_beside_an_open_side_it_is_unknown(hall):
    assert is_unknown(drop(LEFT, hall=hall))


def test_where_both_sides_are_guarded_no_floor_is_needed():
    assert span(drop(LEFT, RIGHT, hall=None)) == (0.0, 0.0)


def test_a_flight_whose_treads_do_not_show_leaves_it_unknown():
    school = school_of(stair("s", None, flights=(stair_flight("f", tops=()),)), AROUND)
    assert is_unknown(of_flight(school, "unguarded_drop"))


def test_a_ramp_is_measured_over_its_surface():
    flight = ramp_flight("f", going=6.0, rise=0.4)
    yard = room("yard", box(-9, -9, 9, 9))
    school = school_of(ramp("r", flights=(flight,)), yard, ELSEWHERE)
    assert span(asked(school, "unguarded_drop", "ramp flight", "f"), 3) == (0.4, 0.4)


def test_the_deepest_place_is_drawn():
    value = drop(LEFT)
    (mark,) = (each for each in value.evidence if each.role == "measured")
    assert mark.label == "drop 1499 mm"
    assert mark.coords[0] == pytest.approx((2.519, -0.6))


def test_a_wall_that_is_broken_raises_nothing():
    bad = replace(RIGHT, shape=None)
    assert drop(LEFT, bad).high == pytest.approx(1.5, abs=0.001)


@pytest.mark.slow
@given(start=st.floats(0.0, 1.0), end=st.floats(1.2, 2.52))
@settings(max_examples=15, deadline=None)
def test_one_rail_more_never_makes_it_deeper(start, end):
    assert drop(LEFT, rail("r", -0.6, start=start, end=end)).high <= drop(LEFT).high + 1e-6
