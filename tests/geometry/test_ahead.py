"""The clear space ahead of an edge: depth, width, the largest square, a rectangle."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon, box

from checker.geometry.ahead import REACH, clear_ahead, rectangle_ahead, square_ahead
from checker.geometry.edges import beyond
from tests.geometry.turning import FAR, TURNS

EDGE = ((0.0, 0.6), (0.0, -0.6))
FLOOR = box(0, -2, 1.5, 3)


def sized(found):
    return None if found is None else (round(found.depth, 4), round(found.width, 4))


@pytest.mark.parametrize(
    ("free", "depth", "width"),
    [
        (FLOOR, 1.5, 5.0),
        (box(0, -0.6, 1.2, 0.6), 1.2, 1.2),
        (box(-3, -1, 2, 1), 2.0, 2.0),
        (box(0, -1, 40, 1), REACH, 2.0),
        (FLOOR.difference(box(1.0, 0.5, 1.1, 0.9)), 1.0, 5.0),
        (FLOOR.difference(box(1.0, 0.7, 1.1, 0.9)), 1.5, 2.7),
        (Polygon([(0, -1), (2, -1), (1, 1), (0, 1)]), 1.2, 1.6),
    ],
    ids=["floor", "as wide", "from behind", "far", "post ahead", "post beside", "askew"],
)
def test_it_is_clear_as_deep_as_its_whole_width_is(free, depth, width):
    found = clear_ahead(EDGE, free)
    assert found.depth == pytest.approx(depth, abs=0.002)
    assert found.width == pytest.approx(width, abs=0.01)


@pytest.mark.parametrize(("gap", "depth"), [(0.0, 1.5), (0.1, 1.4), (0.29, 1.21), (0.31, None)])
def test_it_may_start_up_to_300_mm_past_the_edge(gap, depth):
    found = clear_ahead(EDGE, box(gap, -1, 1.5, 1))
    assert (found is None) is (depth is None)
    if found is not None:
        assert (found.start, found.depth) == pytest.approx((gap, depth))


@pytest.mark.parametrize("free", [box(-3, -1, 0, 1), box(5, -1, 6, 1), Polygon()])
def test_without_floor_ahead_there_is_none(free):
    assert clear_ahead(EDGE, free) is None
    assert square_ahead(EDGE, free) is None
    assert rectangle_ahead(EDGE, free, wide=0.1, deep=0.1) is None


def test_floor_before_part_of_the_width_is_not_clear():
    assert clear_ahead(EDGE, box(0, 0, 2, 3)) is None


def test_the_lines_show_where_it_was_measured():
    found = clear_ahead(EDGE, FLOOR)
    assert math.dist(*found.depth_line) == pytest.approx(found.depth)
    assert math.dist(*found.width_line) == pytest.approx(found.width)
    assert FLOOR.buffer(1e-6).covers(LineString(found.depth_line))
    assert FLOOR.buffer(1e-6).covers(LineString(found.width_line))


@pytest.mark.parametrize(
    ("free", "side"),
    [
        (box(0, -0.75, 1.5, 0.75), 1.5),
        (box(0, -0.75, 4, 0.75), 1.5),
        (box(0, -5, 1.5, 5), 1.5),
        (box(0, -0.7, 1.5, 2), 1.5),
        (box(0, -2, 3, 2).difference(box(1.2, 0.8, 3, 2)), 2.8),
        (box(0, -0.6, 0.5, 0.6), 0.5),
    ],
    ids=["exact", "narrow", "shallow", "to one side", "beside a corner", "very shallow"],
)
def test_the_largest_square_stands_on_the_edge(free, side):
    placed = square_ahead(EDGE, free)
    assert math.sqrt(placed.area) == pytest.approx(side, abs=0.0003)
    assert free.buffer(0.001).covers(placed)
    assert min(beyond(EDGE, point) for point in placed.exterior.coords) == pytest.approx(
        0, abs=1e-6
    )


@pytest.mark.parametrize(
    ("wide", "deep", "fits"),
    [
        (1.5, 1.5, True),
        (1.5, 1.5004, True),
        (1.5, 1.501, False),
        (1.501, 1.5, False),
        (1.4, 1.4, True),
        (0.9, 1.5, True),
    ],
)
def test_a_rectangle_fits_to_half_a_millimetre(wide, deep, fits):
    placed = rectangle_ahead(EDGE, box(0, -0.75, 1.5, 0.75), wide=wide, deep=deep)
    assert (placed is not None) is fits


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=40, deadline=None)
def test_turning_moving_and_mirroring_change_no_size(turn):
    free = FLOOR.difference(box(1.0, 0.7, 1.1, 0.9))
    start, end = turn(LineString([EDGE[0], EDGE[1]])).coords
    edge = (start, end)
    inside = turn(LineString([(0.5, 0.0), (0.5, 0.1)])).coords[0]
    edge = edge if beyond(edge, inside) > 0 else (end, start)
    here, there = clear_ahead(EDGE, free), clear_ahead(edge, turn(free))
    assert there.depth == pytest.approx(here.depth, abs=1e-4)
    assert there.width == pytest.approx(here.width, abs=1e-4)
    assert square_ahead(edge, turn(free)).area == pytest.approx(
        square_ahead(EDGE, free).area, abs=1e-3
    )


def test_far_from_the_origin_it_is_exact():
    start, end = FAR(LineString(EDGE)).coords
    found = clear_ahead((end, start), FAR(FLOOR))
    assert sized(found) == pytest.approx((1.5, 5.0), abs=2e-4)


@given(x=st.floats(0.1, 2.0), y=st.floats(-2.5, 2.5))
@settings(max_examples=40, deadline=None)
def test_a_thing_put_in_the_way_never_makes_it_deeper_or_the_square_larger(x, y):
    free = box(0, -3, 3, 3)
    less = free.difference(box(x, y, x + 0.3, y + 0.3))
    found = clear_ahead(EDGE, less)
    assert (found.depth if found else 0.0) <= clear_ahead(EDGE, free).depth + 1e-9
    square = square_ahead(EDGE, less)
    assert (square.area if square else 0.0) <= square_ahead(EDGE, free).area + 1e-3


def test_parts_of_a_floor_that_do_not_touch_are_not_one():
    found = clear_ahead(EDGE, MultiPolygon([box(0, -1, 1, 1), box(1.1, -1, 3, 1)]))
    assert found.depth == pytest.approx(1.0)
