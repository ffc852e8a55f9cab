"""The largest circle in an area, against figures worked out by hand."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from checker.geometry.circle import Circle, largest_circle, touching_direction
from tests.geometry.turning import FAR, TURNS, Turn, elbow_radius, l_shape, started_elsewhere

EXACT = 0.0001

CASES = {
    "square": (box(0, 0, 3, 3), 1.5),
    "rectangle": (box(0, 0, 8, 3), 1.5),
    "right triangle": (Polygon([(0, 0), (3, 0), (0, 4)]), 1.0),
    "L": (l_shape(8, 7, 2), elbow_radius(2)),
    "corridor beside a column": (box(0, 0, 20, 1.2).difference(box(8, 0, 8.3, 0.25)), 0.6),
    "square with a post in the middle": (
        box(-2, -2, 2, 2).difference(box(-0.1, -0.1, 0.1, 0.1)),
        (2 - 0.1) * math.sqrt(2) / (1 + math.sqrt(2)),
    ),
    "crossing of two corridors": (box(-9, -1, 9, 1).union(box(-1, -9, 1, 9)), math.sqrt(2)),
    "two parts": (MultiPolygon([box(0, 0, 1, 1), box(5, 0, 8, 3)]), 1.5),
}


@pytest.mark.parametrize(("area", "radius"), CASES.values(), ids=CASES)
def test_the_radius_is_the_one_worked_out_by_hand(area, radius):
    assert largest_circle(area).radius == pytest.approx(radius, abs=EXACT)


@pytest.mark.parametrize("area", [case[0] for case in CASES.values()], ids=CASES)
def test_the_circle_lies_where_it_says(area):
    circle = largest_circle(area)
    assert area.boundary.distance(Point(circle.centre)) == pytest.approx(circle.radius, abs=1e-9)
    assert area.contains(Point(circle.centre))


@pytest.mark.parametrize("area", [case[0] for case in CASES.values()], ids=CASES)
def test_no_circle_is_a_tenth_of_a_millimetre_larger(area):
    circle = largest_circle(area)
    assert area.buffer(-circle.radius - EXACT, quad_segs=256).is_empty


@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=60, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    area, radius = CASES[case]
    assert largest_circle(turn(area)).radius == pytest.approx(radius, abs=EXACT)


@pytest.mark.parametrize(("area", "radius"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_still_good(area, radius):
    assert largest_circle(FAR(area)).radius == pytest.approx(radius, abs=EXACT)


@given(steps=st.integers(0, 5))
def test_the_order_of_corners_changes_nothing(steps):
    area = l_shape(8, 7, 2)
    assert largest_circle(started_elsewhere(area, steps)).radius == pytest.approx(
        elbow_radius(2), abs=EXACT
    )


@given(width=st.floats(0.3, 30.0), depth=st.floats(0.3, 30.0), turn=TURNS)
@settings(max_examples=50, deadline=None)
def test_in_a_rectangle_it_is_as_wide_as_the_shorter_side(width, depth, turn):
    circle = largest_circle(turn(box(0, 0, width, depth)))
    assert 2 * circle.radius == pytest.approx(min(width, depth), abs=2 * EXACT)


def test_a_round_room_holds_its_own_circle():
    room = Point(3, 3).buffer(3, quad_segs=64)
    assert largest_circle(room).radius == pytest.approx(3 * math.cos(math.pi / 256), abs=EXACT)


def test_an_empty_area_has_none():
    assert largest_circle(Polygon()) is None


def test_the_line_across_touches_both_walls_of_a_corridor():
    corridor = Turn(angle=33.0, mirrored=False, x=0, y=0)(box(0, 0, 20, 1.2))
    circle = largest_circle(corridor)
    ends = circle.across(touching_direction(corridor, circle))
    assert shapely.distance(Point(ends[0]), Point(ends[1])) == pytest.approx(1.2, abs=EXACT)
    assert all(corridor.boundary.distance(Point(end)) < EXACT for end in ends)


def test_across_runs_through_the_centre():
    first, second = Circle(centre=(2.0, 1.0), radius=0.5).across(math.pi / 2)
    assert first == pytest.approx((2.0, 0.5))
    assert second == pytest.approx((2.0, 1.5))
