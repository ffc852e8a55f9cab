"""Platforms and low beams in a room: what fits only with their place may fit or not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.model import Opening, Surface
from checker.results.values import Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.doors_walled import side, span, walled
from tests.measure.measuring import measured, measurer_of
from tests.measure.sanitary_made import accessible_wc, of_fitting
from tests.measure.schools import (
    door,
    opening,
    overhead,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
)
from tests.measure.turned import turned_school

ROOM = room("r", box(0, 0, 4, 3))
WEST = door("d", at=(-0.05, 0.6), along=90)
EAST_HALF = box(2, 0, 4, 3)
YES, NO, OPEN = {True}, {False}, {True, False}


def value(name, *elements, **params):
    return measured(measurer_of(school_of(ROOM, WEST, *elements)), name, "room", "r", **params)


def circle(*elements):
    found = value("largest_circle", *elements)
    return found.low, found.high


def plinth(level=0.15, area=EAST_HALF, **given):
    return slab("s", area, level=level, name="Plinth", **given)


def beam(base=1.2, area=EAST_HALF, **given):
    return overhead("x", area, base=base, name="Duct", **given)


EXACTLY = pytest.approx((3.0, 3.0), abs=1e-3)
HALF = pytest.approx((2.0, 3.0), abs=1e-3)


@pytest.mark.parametrize(
    ("level", "found"),
    [(0.0, EXACTLY), (0.01, EXACTLY), (0.015, EXACTLY), (0.017, HALF), (0.15, HALF), (1.5, HALF)],
)
def test_a_platform_leaves_the_circle_open_between_with_and_without_it(level, found):
    assert circle(plinth(level)) == found


@pytest.mark.parametrize(
    ("base", "found"),
    [
        (0.6, HALF),
        (1.2, HALF),
        (1.99, HALF),
        (2.0, EXACTLY),
        (2.4, EXACTLY),
        (0.3, HALF),
        (0.0, HALF),
    ],
)
def test_what_hangs_under_2_m_does_so_too_and_what_hangs_higher_does_not(base, found):
    assert circle(beam(base)) == found


def test_what_stands_from_the_floor_up_is_in_the_way_too():
    riser = overhead("x", EAST_HALF, base=0.0, thick=2.7, name="Riser")
    assert circle(riser) == HALF
    found = value("rectangle_fits", riser, long=3.5, short=1.5)
    assert "it stands on the floor and reaches 2.70 m over the floor" in found.doubt.missing[0]


def test_a_dais_over_most_of_a_room_is_not_its_floor():
    most = box(0, 0, 3.3, 3)
    assert circle(plinth(0.3, area=most)) == EXACTLY
    low, high = circle(plinth(0.45, area=most))
    assert low < 1.0
    assert high == pytest.approx(3.0, abs=1e-3)


def test_a_slab_that_hangs_low_is_as_a_beam_and_one_overhead_is_none():
    assert circle(plinth(1.9)) == HALF
    assert circle(plinth(2.2)) == EXACTLY


@pytest.mark.parametrize("level", [0.01, 0.05, 0.15])
def test_slabs_that_are_the_floor_change_nothing(level):
    assert circle(plinth(level, box(-1, -1, 5, 4))) == EXACTLY
    pieces = (slab("p", box(0, 0, 1.5, 3), level=level), slab("q", box(1.5, 0, 4, 3), level=level))
    assert circle(*pieces) == EXACTLY


def test_two_platforms_of_different_height_are_no_floor():
    low, high = slab("p", box(0, 0, 2, 3), level=0.1), slab("q", EAST_HALF, level=0.3)
    assert circle(low, high) == pytest.approx((0.0, 3.0), abs=1e-3)


def test_a_platform_over_most_of_a_room_is_still_none_of_its_floor():
    assert circle(plinth(0.3, box(1, 0, 4, 3))) == pytest.approx((1.0, 3.0), abs=1e-3)


def test_a_hole_in_a_platform_is_floor():
    hole: Opening = opening("o", box(2, 0, 4, 3), host_id="s")
    assert circle(plinth(), hole) == EXACTLY


def test_a_rectangle_and_a_t_beside_the_platform_fit_and_others_may():
    assert value("rectangle_fits", plinth(), long=2.9, short=1.9).possible == YES
    assert value("rectangle_fits", plinth(), long=3.5, short=1.5).possible == OPEN
    assert value("rectangle_fits", plinth(), long=4.5, short=2.9).possible == NO
    assert value("t_shape_fits", plinth(), size=1.9, width=0.9).possible == YES
    assert value("t_shape_fits", plinth(), size=2.2, width=0.9).possible == OPEN


def test_lengths_and_widths_are_open_between():
    found = value("rectangle_length", beam(), short=2.5)
    assert (found.low, found.high) == pytest.approx((2.0, 4.0), abs=0.006)
    passage = value("clear_width", plinth(area=box(1, 0, 3, 2)))
    assert (passage.low, passage.high) == pytest.approx((1.0, 3.0), abs=1e-3)


def test_an_open_answer_names_what_may_be_in_the_way():
    found = value("rectangle_fits", plinth(), long=3.5, short=1.5)
    assert found.doubt.missing == (
        "whether Plinth is in the way: it is raised 0.15 m over the floor",
    )
    held = replace(plinth(), shape=replace(plinth().shape, base=0.05, top=0.25))
    off_floor = value("rectangle_fits", held, long=3.5, short=1.5)
    assert "it is raised 0.25 m over the floor" in off_floor.doubt.missing[0]
    low = value("rectangle_fits", beam(), long=3.5, short=1.5)
    assert low.doubt.missing == ("whether Duct is in the way: it hangs 1.20 m over the floor",)
    assert value("rectangle_fits", long=3.5, short=1.5).doubt is None


def test_what_lies_beyond_a_platform_is_perhaps_not_reached():
    across = plinth(area=box(1.2, 0, 2.0, 3))
    assert value("rectangle_fits", across, long=2.9, short=1.9).possible == OPEN


def test_a_roof_takes_what_lies_under_its_low_part():
    """Its underside falls by half to the east: to 2.0 m at x = 3, then at x = 1.2."""
    area = box(0, 0, 4, 3)
    roof = slab("s", area)
    top = Surface(area=area, level=2.7, slope=(-0.5, 0.0))
    shape = replace(roof.shape, base=1.5, top=3.7)
    assert circle(replace(roof, shape=shape, tops=(top,))) == EXACTLY
    low = replace(roof, shape=replace(shape, base=0.6, top=2.8), tops=(replace(top, level=1.8),))
    found = circle(low)
    assert found == pytest.approx((1.2, 3.0), abs=2e-3)


def test_the_floor_under_a_flight_of_stairs_is_taken():
    """A flight without an underside over a lobby: low treads surely, higher ones perhaps."""
    flight = stair_flight("f", at=(4, 1.5), along=180, width=3.0, risers=13, rise=0.15)
    over = replace(flight, shape=replace(flight.shape, base=0.5, top=2.3))
    found = circle(stair("up", None, flights=(over,)))
    assert found[1] < 2.0


def test_a_platform_before_a_door_is_not_surely_a_place_to_manoeuvre():
    free = side("door_clearance", walled())
    doubtful = side("door_clearance", walled(), plinth(area=box(-5, 0.9, 5, 8)))
    assert span(doubtful["depth"])[0] == pytest.approx(0.8, abs=0.01)
    assert span(doubtful["depth"])[1] == span(free["depth"])[1]


@pytest.mark.parametrize(
    ("thing", "low"),
    [
        (plinth(area=box(0.9, 0, 1.5, 2.2)), 0.32),
        (beam(0.8, box(0.9, 0, 1.5, 1)), 0.32),
        (beam(2.2, box(0, 0, 1.5, 1)), 0.82),
    ],
    ids=["a plinth", "a duct", "a beam over heads"],
)
def test_room_to_transfer_beside_a_pan_is_open_too(thing, low):
    found = of_fitting("transfer_width", *accessible_wc(thing))
    assert (found.low, found.high) == pytest.approx((low, 0.82), abs=1e-3)


def test_net_area_keeps_what_is_raised():
    assert value("net_area", plinth()).low == pytest.approx(12.0)


def test_a_room_without_a_plan_is_unknown_as_before():
    m = measurer_of(school_of(room("r", None), plinth()))
    assert isinstance(measured(m, "largest_circle", "room", "r"), Unknown)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn):
    school = school_of(ROOM, WEST, plinth(), beam(area=box(0, 2, 4, 3)))
    here = measured(measurer_of(school), "largest_circle", "room", "r")
    for each in (turn, FAR):
        there = measured(measurer_of(turned_school(school, each)), "largest_circle", "room", "r")
        assert (here.low, here.high) == pytest.approx((there.low, there.high), abs=2e-4)
