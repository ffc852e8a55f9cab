"""Shortest ways inside an area, against lengths worked out by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, box, unary_union

from checker.geometry.ways import Ways, bends_of, longest_way, walls_of
from tests.geometry.furnished import ROOMS
from tests.geometry.turning import FAR, TURNS, l_shape

ROOT2 = math.sqrt(2)
HALL = box(0, 0, 10, 6)
BLOCK = HALL.difference(box(2, 1, 8, 4))
CASES = {
    "straight across a hall": (HALL, Point(1, 1), Point(9, 1), 8.0),
    "round the corner of an L": (
        l_shape(10, 8, 2),
        Point(10, 2),
        Point(2, 8),
        8.0 + 6.0,
    ),
    "slanting round the corner of an L": (
        l_shape(10, 8, 2),
        Point(10, 0),
        Point(0, 8),
        math.hypot(8, 2) + math.hypot(2, 6),
    ),
    "under a block, the shorter side": (BLOCK, Point(0, 2.5), Point(10, 2.5), 6 + 2 * 2.5),
    "from a door to a door": (
        HALL,
        LineString([(2, 0), (3, 0)]),
        LineString([(7, 6), (8, 6)]),
        math.hypot(4, 6),
    ),
    "from a wall to a wall": (
        HALL,
        LineString([(0, 0), (0, 6)]),
        LineString([(10, 0), (10, 6)]),
        10.0,
    ),
    "past two posts in a row": (
        HALL.difference(unary_union([box(3, 0, 3.4, 5), box(6, 1, 6.4, 6)])),
        Point(0, 0),
        Point(10, 6),
        math.hypot(3, 5) + 0.4 + math.hypot(2.6, 4) + 0.4 + math.hypot(3.6, 5),
    ),
    "from part to part there is none": (
        MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]),
        Point(0.5, 0.5),
        Point(2.5, 0.5),
        math.inf,
    ),
}


@pytest.mark.parametrize(("area", "start", "end", "length"), CASES.values(), ids=CASES)
def test_the_way_is_as_long_as_worked_out_by_hand(area, start, end, length):
    assert Ways(area).lengths([start], [end])[0, 0] == pytest.approx(length)
    assert Ways(area).way(start, end).length == pytest.approx(length)


@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=40, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    area, start, end, length = CASES[case]
    way = Ways(turn(area)).way(turn(start), turn(end))
    assert way.length == pytest.approx(length, abs=1e-6)


@pytest.mark.parametrize(("area", "start", "end", "length"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_still_exact(area, start, end, length):
    way = Ways(FAR(area)).way(FAR(start), FAR(end))
    assert way.length == pytest.approx(length, abs=1e-6)


@pytest.mark.parametrize("case", [name for name, case in CASES.items() if case[3] < math.inf])
def test_the_points_lie_on_the_floor_and_add_up_to_the_length(case):
    area, start, end, length = CASES[case]
    line = LineString(Ways(area).way(start, end).points)
    assert line.length == pytest.approx(length)
    assert area.buffer(1e-6).covers(line)
    assert start.distance(Point(line.coords[0])) < 1e-9
    assert end.distance(Point(line.coords[-1])) < 1e-9


@given(area=ROOMS, x=st.floats(0.1, 1.4), y=st.floats(0.1, 1.4))
@settings(max_examples=40, deadline=None)
def test_no_way_is_shorter_than_a_straight_line_nor_longer_than_one_that_is_seen(area, x, y):
    corners = [Point(at) for at in bends_of(area)][:6]
    here = Point(x, y)
    if not area.covers(here) or not corners:
        return
    lengths = Ways(area).lengths([here], corners)[0]
    for corner, length in zip(corners, lengths, strict=True):
        straight = here.distance(corner)
        assert length >= straight - 1e-9
        if area.covers(LineString([here, corner])):
            assert length == pytest.approx(straight)


def test_many_ways_at_once_are_the_ways_one_by_one():
    places = [Point(0, 2.5), Point(10, 2.5), LineString([(4, 6), (5, 6)])]
    ways = Ways(BLOCK)
    lengths = ways.lengths(places, places)
    for one, start in enumerate(places):
        for other, end in enumerate(places):
            assert lengths[one, other] == pytest.approx(ways.way(start, end).length)


@pytest.mark.parametrize(
    ("area", "length"),
    [
        (box(0, 0, 20, 1.2), 20.0),
        (l_shape(10, 8, 2), 8.0 + 6.0),
        (box(0, 0, 3, 3), 3.0),
        (MultiPolygon([box(0, 0, 4, 1), box(9, 0, 16, 1)]), 7.0),
    ],
    ids=["a corridor", "round a corner", "a square", "the longer of two parts"],
)
def test_the_longest_way_leads_from_wall_to_wall(area, length):
    way = longest_way(area)
    assert way.length == pytest.approx(length)
    assert LineString(way.points).length == pytest.approx(length)


@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_the_longest_way_is_the_same_however_a_room_lies(turn):
    assert longest_way(turn(l_shape(10, 8, 2))).length == pytest.approx(14.0, abs=1e-6)


def test_walls_are_told_apart_where_the_outline_turns():
    notched = box(0, 0, 4, 3).difference(box(1, 0, 2, 0.5))
    assert sorted(round(wall.length, 3) for wall in walls_of(notched)) == [
        *(0.5, 0.5),
        *(1.0, 1.0, 2.0),
        *(3.0, 3.0, 4.0),
    ]
    on_the_way = box(0, 0, 4, 3).union(box(0, 3, 4, 5))
    assert len(walls_of(on_the_way)) == 4


def test_corners_that_stand_out_are_bent_round_and_others_are_not():
    assert len(bends_of(HALL)) == 0
    assert bends_of(l_shape(10, 8, 2)).tolist() == [[2, 2]]
    assert len(bends_of(BLOCK)) == 4
    almost_straight = LineString([(0, 0), (5, 0.0003), (10, 0)]).buffer(1, cap_style="flat")
    assert len(bends_of(almost_straight)) == 0
