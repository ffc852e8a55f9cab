"""Partitions, flights and railings take floor from the room they stand in, as far as they show."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.model import Surface
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import (
    column,
    door,
    fitting,
    opening,
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
from tests.measure.turned import turned_school

HALL = room("r", box(0, 0, 10, 6))
EXACT = 0.0005


def taken(*elements, hall=HALL):
    """Square metres that are surely taken from the hall, and that may be taken as well."""
    things = measurer_of(school_of(hall, *elements)).provide("obstacles").get("r", ())
    assert {thing.kind for thing in things} <= {"walls"}
    sure = sum(thing.area.area for thing in things if not thing.hull_only)
    return sure, sum(thing.area.area for thing in things if thing.hull_only)


@pytest.mark.parametrize(
    ("plan", "sure", "doubtful"),
    [
        (box(4, 0, 4.1, 3), 0.3, 0.0),
        (box(4, 2, 4.1, 5), 0.3, 0.0),
        (box(4, 0, 4.1, 0.31), 0.031, 0.0),
        (box(4, 0, 4.1, 0.3), 0.0, 0.03),
        (box(-0.1, -0.1, 10.1, 0.1), 0.0, 1.0),
        (box(0, -0.3, 10, 0.29), 0.0, 2.9),
        (box(0, -0.1, 10, 0.021), 0.0, 0.21),
        (box(0, -0.1, 10, 0.02), 0.0, 0.0),
        (box(4, -0.2, 4.1, 6.2), 0.6, 0.0),
    ],
    ids=[
        "a partition from the wall",
        "a screen that stands free",
        "a nib deeper than 0.3 m",
        "a nib of just 0.3 m",
        "the wall that the room is drawn to the middle of",
        "a thick wall",
        "more than a finish",
        "a finish",
        "a wall from side to side",
    ],
)
def test_a_wall_counts_deeper_than_0_3_m_in_the_room_and_is_doubtful_from_20_mm(
    plan, sure, doubtful
):
    assert taken(wall("w", plan)) == (pytest.approx(sure), pytest.approx(doubtful))


def test_a_door_in_a_wall_that_the_room_is_drawn_over_stays_open():
    leaf = door("d", at=(5, 0), width=0.9)
    assert taken(wall("w", box(-0.1, -0.1, 10.1, 0.1)), leaf)[1] == pytest.approx(0.1 * 9.1)


def test_only_the_part_of_a_wall_that_stands_in_the_room_counts():
    """One wall runs along the edge and turns into the room: all of the piece within counts."""
    bent = box(-0.1, 0, 0.1, 6).union(box(0.1, 3, 2, 3.1))
    sure, _ = taken(wall("w", bent))
    assert sure == pytest.approx(0.1 * 6 + 1.9 * 0.1)


@pytest.mark.parametrize(
    ("given", "area"),
    [
        ({"base": 2.1, "top": 0.6}, 0.0),
        ({"base": 2.09, "top": 0.6}, 0.3),
        ({"base": -3.0, "top": 3.02}, 0.0),
        ({"base": -3.0, "top": 3.03}, 0.3),
        ({"top": 0.3}, 0.3),
    ],
    ids=["over heads", "just below that", "to the floor", "a kerb of 30 mm", "a low wall"],
)
def test_a_wall_counts_at_the_height_of_people(given, area):
    assert taken(wall("w", box(4, 0, 4.1, 3), **given))[0] == pytest.approx(area)


def test_one_goes_through_doors_and_openings_of_a_partition():
    partition = wall("w", box(4, 0, 4.1, 6))
    leaf = door("d", at=(4.05, 2), along=90, width=0.9)
    assert taken(partition, leaf)[0] == pytest.approx(0.1 * (6 - 0.9))
    hole = opening("o", box(4, 3, 4.1, 4))
    assert taken(partition, leaf, hole)[0] == pytest.approx(0.1 * (6 - 0.9 - 1.0))


def test_a_window_in_a_partition_is_no_way_through():
    partition = wall("w", box(4, 0, 4.1, 6))
    sill = opening("o", box(4, 3, 4.1, 4), base=0.9)
    assert taken(partition, sill)[0] == pytest.approx(0.6)


def test_a_wall_known_by_its_hull_is_doubtful():
    assert taken(wall("w", box(4, 0, 4.1, 3), hull_only=True)) == (0.0, pytest.approx(0.3))


def test_a_door_within_a_room_is_no_way_into_it_but_its_leaf_sweeps():
    cubicle = (wall("w", box(4, 0, 4.1, 6)), door("d", at=(4.05, 2), along=90, width=0.9))
    m = measurer_of(school_of(HALL, *cubicle))
    assert measured(m, "doors", "room", "r").best == 0
    assert len(m.provide("leaf_sweeps")["r"]) == 1


STEPS = stair_flight("f", at=(2, 3), risers=20, rise=0.15, going=0.28)
"""19 treads to 2.85 m over 5.32 m; treads lie below 2.1 m up to number 13."""


def test_under_a_flight_without_an_underside_high_treads_are_doubtful():
    sure, doubtful = taken(stair("s", None, flights=(STEPS,)))
    assert sure == pytest.approx(13 * 0.28 * 1.2)
    assert doubtful == pytest.approx((19 - 13) * 0.28 * 1.2)


def test_with_its_underside_the_floor_under_a_flight_is_settled():
    """The underside rises 0.15 in 0.28 from 0.2 m below the floor: 2.1 m are left from there on."""
    slope = 0.15 / 0.28
    area = STEPS.shape.footprint
    level = -0.2 + slope * (area.centroid.x - 2)
    soffit = Surface(area=area, level=level, slope=(slope, 0.0))
    flight = replace(STEPS, soffits=(soffit,))
    sure, doubtful = taken(stair("s", None, flights=(flight,)))
    reach = max((2.1 + 0.2) / slope, 13 * 0.28)
    assert sure == pytest.approx(reach * 1.2, abs=1e-6)
    assert doubtful == pytest.approx(0.0, abs=1e-6)


def test_a_flight_without_surfaces_is_doubtful_unless_it_is_low():
    high = stair("s", box(2, 1, 6, 2.2), top=3.0)
    low = stair("s", box(2, 1, 6, 2.2), top=2.0)
    assert taken(high) == (0.0, pytest.approx(4.8))
    assert taken(low) == (pytest.approx(4.8), 0.0)
    assert taken(stair("s", box(2, 1, 6, 2.2), top=2.0, hull_only=True))[0] == 0.0


def test_a_flight_that_comes_up_from_below_takes_what_it_comes_up_through():
    arrives = stair_flight("f", at=(2, 3), risers=10, rise=0.3, going=0.28, z=-3.0)
    assert taken(stair("s", None, flights=(arrives,)))[0] == pytest.approx(9 * 0.28 * 1.2)
    below = stair_flight("f", at=(2, 3), risers=5, rise=0.3, going=0.28, z=-3.0)
    assert taken(stair("s", None, flights=(below,))) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("level", "area"),
    [(0.0, 0.0), (0.02, 0.0), (0.5, 2.25), (1.7, 2.25), (2.29, 2.25), (2.3, 0.0)],
    ids=["level", "flush", "low", "half way", "2.09 m above the floor", "2.1 m above"],
)
def test_a_landing_takes_the_floor_that_it_hangs_low_over(level, area):
    landing = slab("l", box(2, 1, 3.5, 2.5), level=level)
    high = stair_flight("f", at=(2, 4), z=5.0)
    whole = stair("s", None, flights=(high,), landings=(landing,))
    assert taken(whole)[0] == pytest.approx(area)


def test_a_ramp_takes_the_floor_that_it_rises_over():
    rising = ramp("r1", flights=(ramp_flight("f", at=(2, 3), width=1.5, going=4),))
    assert taken(rising)[0] == pytest.approx((4 - 4 * 0.025 / 0.2) * 1.5)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn):
    slope = 0.15 / 0.28
    soffit = Surface(area=STEPS.shape.footprint, level=-0.2 + slope * 2.66, slope=(slope, 0.0))
    whole = stair("s", None, flights=(replace(STEPS, soffits=(soffit,)),))
    partition = wall("w", box(4, 0, 4.1, 1.5))
    rail = railing("h", (2, 5, 0.9), (8, 5, 3.3))
    school = school_of(HALL, whole, partition, rail)
    for each in (turn, FAR):
        turned = turned_school(school, each)
        here, there = (measurer_of(one).provide("obstacles")["r"] for one in (school, turned))
        assert [round(thing.area.area, 4) for thing in here] == pytest.approx(
            [thing.area.area for thing in there], abs=0.0002
        )


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ((2, 5, 0.9), (6, 5, 0.9), 4.0),
        ((2, 5, 2.2), (6, 5, 2.2), 0.0),
        ((2, 5, 1.1), (6, 5, 3.1), 2.0),
        ((6, 5, 3.1), (2, 5, 1.1), 2.0),
    ],
    ids=["a handrail", "over heads", "rising over heads", "falling from there"],
)
def test_a_railing_takes_floor_as_far_as_it_runs_below_2_1_m(start, end, length):
    sure, doubtful = taken(railing("h", start, end))
    assert sure == pytest.approx(0.045 * length, abs=0.01)
    assert doubtful == 0.0


def test_a_railing_known_by_its_hull_is_followed_along_its_line():
    bent = ((2, 1, 1.1), (6, 1, 1.1), (6, 4, 1.1))
    rail = railing("h", bent[0], bent[1], line=bent)
    hull = replace(rail.shape, footprint=box(1.97, 0.97, 6.03, 4.03), hull_only=True)
    sure, doubtful = taken(replace(rail, shape=hull))
    assert sure == pytest.approx(0.06 * 7, abs=0.005)
    assert doubtful == 0.0
    without_line = replace(rail, shape=hull, line=())
    assert taken(without_line) == (0.0, pytest.approx(4.06 * 3.06))


def net(*elements):
    return measured(measurer_of(school_of(HALL, *elements)), "net_area", "room", "r")


@pytest.mark.parametrize(
    ("element", "low", "high"),
    [
        (column("c", box(4, 3, 5, 4)), 59.0, 59.0),
        (fitting("f", box(0, 0, 1, 1), kind="wc"), 59.0, 59.0),
        (fitting("f", box(0, 0, 1, 1), kind="changing bed"), 60.0, 60.0),
        (fitting("f", box(0, 0, 1, 1), kind="radiator", base=0.15), 60.0, 60.0),
        (fitting("f", box(0, 0, 1, 1), kind="hose reel", base=1.0), 60.0, 60.0),
        (fitting("f", box(0, 0, 1, 1), kind="radiator"), 59.0, 59.0),
        (wall("w", box(4, 0, 4.5, 2)), 59.0, 60.0),
        (railing("h", (2, 3, 1.1), (6, 3, 1.1)), 60.0, 60.0),
        (stair("s", box(2, 1, 6, 2), top=2.0), 56.0, 56.0),
        (stair("s", box(2, 1, 6, 2), top=3.0), 56.0, 60.0),
    ],
    ids=[
        "column",
        "wc",
        "changing bed",
        "radiator on the wall",
        "hose reel",
        "radiator on the floor",
        "partition",
        "railing",
        "steps",
        "flight that may be high",
    ],
)
def test_net_area_loses_columns_fixed_fittings_and_flights(element, low, high):
    found = net(element)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_a_stair_without_a_body_takes_nothing_and_a_room_without_one_loses_nothing():
    assert taken(stair("s", None)) == (0.0, 0.0)
    bare = room("r", None)
    assert (
        measurer_of(school_of(bare, STEPS and stair("s", None, flights=(STEPS,)))).provide(
            "obstacles"
        )
        == {}
    )
    assert math.isclose(net().low, 60.0)
