"""The level floor at the ends of a flight: how far it goes on before a wall or a door."""

import pytest
from shapely import box

from tests.measure.climbing import asked, is_unknown, of_flight, span
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import dog_leg_in_parts, one_flight

KEPT_CLEAR = {"may_overlap": ()}


def test_it_goes_on_to_the_end_of_the_room():
    assert span(of_flight(one_flight(), "landing_at_foot")) == (4.0, 4.0)
    assert span(of_flight(one_flight(), "landing_at_head")) == (4.0, 4.0)


@pytest.mark.parametrize(
    ("thing", "foot"),
    [
        (wall("w", box(-1.3, -3, -1.2, 3)), 1.2),
        (column("c", box(-1.5, 0.5, -1.3, 0.7)), 1.3),
        (column("c", box(-1.5, 0.7, -1.3, 0.9)), 4.0),
        (wall("w", box(-1.3, -3, -1.2, 3), base=2.5), 4.0),
        (furniture("f", box(-0.5, -0.6, -0.3, -0.4)), 0.3),
        (furniture("f", box(-0.5, -0.8, -0.3, -0.6)), 4.0),
        (furniture("f", box(-0.5, -0.6, -0.3, -0.4), top=0.02), 4.0),
        (fitting("f", box(-0.5, -0.6, -0.3, -0.4), kind="radiator"), 0.3),
    ],
    ids=[
        *("a wall", "a column before it", "a column beside it", "a wall overhead"),
        *("furniture", "furniture beside it", "a mat", "a radiator"),
    ],
)
def test_what_stands_there_ends_it(thing, foot):
    assert span(of_flight(one_flight(thing), "landing_at_foot")) == (foot, foot)


def test_a_long_floor_counts_to_ten_metres():
    school = school_of(
        stair("s", None, flights=(stair_flight("f"),)), room("hall", box(-30, -3, 0, 3))
    )
    made = room("above", box(2.52, -3, 40, 3), base=1.5)
    school = school_of(*school.stairs, *school.rooms, made)
    assert span(of_flight(school, "landing_at_foot")) == (10.0, 10.0)
    assert span(of_flight(school, "landing_at_head")) == (10.0, 10.0)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [("SINGLE_SWING_LEFT", (0.7014, 0.7014)), ("SLIDING_TO_LEFT", (4.0, 4.0))],
)
def test_a_door_that_swings_before_it_counts_only_when_kept_clear(operation, expected):
    """A leaf hung 1.6 m before the flight and 50 mm beside it: sqrt(0.9 2 - 0.05 2) = 0.8986."""
    made = door(
        "d", at=(-1.15, 0.65), width=0.9, mirrored=True, operation=operation, name="Store door"
    )
    school = one_flight(made)
    assert span(of_flight(school, "landing_at_foot")) == (4.0, 4.0)
    value = of_flight(school, "landing_at_foot", **KEPT_CLEAR)
    assert (value.low, value.high) == pytest.approx(expected, abs=0.001)
    drawn = {each.label for each in value.evidence if each.role == "blocker"}
    assert drawn == ({"Store door"} if expected[0] < 4 else set())


def test_a_door_of_another_storey_plays_no_part():
    made = door("d", at=(-1.15, 0.65), width=0.9, mirrored=True, base=3.5)
    value = of_flight(one_flight(made), "landing_at_foot", **KEPT_CLEAR)
    assert span(value) == (4.0, 4.0)


@pytest.mark.parametrize("name", ["landing_at_foot", "landing_at_head"])
def test_without_a_floor_there_it_is_unknown(name):
    flight = stair_flight("f", riser_count=10)
    assert is_unknown(of_flight(school_of(stair("s", None, flights=(flight,))), name))


@pytest.mark.parametrize("name", ["landing_at_foot", "landing_at_head"])
def test_a_flight_whose_ends_do_not_show_leaves_it_unknown(name):
    school = school_of(
        stair("s", None, flights=(stair_flight("f", tops=()),)), room("hall", box(-9, -9, 9, 9))
    )
    assert is_unknown(of_flight(school, name))


def test_a_landing_is_floor_too():
    school = dog_leg_in_parts(room("above", box(-4, -3, 0, 3), base=1.8))
    assert span(of_flight(school, "landing_at_head", "lower")) == (1.2, 1.2)
    assert span(of_flight(school, "landing_at_foot", "upper")) == (1.2, 1.2)


@pytest.mark.parametrize(("depth", "expected"), [(1.1995, 1.1995), (1.2, 1.2), (1.5, 1.5)])
def test_the_landing_of_a_ramp_is_measured_alike(depth, expected):
    flight = ramp_flight("f", going=3.0, rise=0.2)
    top = slab("top", box(3.0, -2, 3.0 + depth, 2), level=0.2)
    school = school_of(ramp("r", flights=(flight,)), top)
    assert span(asked(school, "landing_at_head", "ramp flight", "f")) == (expected, expected)
    assert is_unknown(asked(school, "landing_at_foot", "ramp flight", "f"))


def test_it_is_drawn_straight_on_from_the_flight():
    value = of_flight(one_flight(wall("w", box(-1.3, -3, -1.2, 3))), "landing_at_foot")
    (line,) = (each for each in value.evidence if each.role == "measured")
    assert line.label == "1200 mm"
    assert [round(x, 3) for x, _ in line.coords] == [0.0, -1.2]
