"""What a floor offers: places for rectangles, room to stand, far ends; and hairs taken off it."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box, unary_union
from shapely.affinity import rotate

from checker.geometry.clean import polygons_of
from checker.geometry.covering import rectangles_cover
from checker.geometry.hairs import HAIR, without_hairs
from checker.geometry.standing import far_ends, roomy
from tests.geometry.furnished import ROOMS, lengths
from tests.geometry.turning import FAR, TURNS, Turn, l_shape

LOST = Turn(angle=0.62, mirrored=False, x=0.5, y=0.0)
"""Turned like this, GEOS loses a tenth of a union when corners are not rounded before."""
CORRIDOR = box(0, 0, 30, 1.5)
WITH_BAYS = unary_union([CORRIDOR, box(5, 1.5, 8, 1.8), box(20, 0, 22, 1.9)])
COVERED = {
    "two bays": (WITH_BAYS, 3 * 1.8 + 2 * 1.9, 2),
    "all of a wide corridor": (box(0, 0, 30, 2), 60.0, 1),
    "nothing of a narrow one": (CORRIDOR, 0.0, 0),
    "a bay 2 mm too short": (CORRIDOR.union(box(5, 1.5, 6.798, 1.8)), 0.0, 0),
    "a bay just long enough": (CORRIDOR.union(box(5, 1.5, 6.8, 1.8)), 1.8 * 1.8, 1),
    "the crossing of two corridors": (CORRIDOR.union(box(9, -5, 10.8, 5)), 1.8 * 10, 1),
    "both sides of a column": (
        box(0, 0, 10, 2).difference(box(4, 0, 4.5, 1)),
        4 * 2 + 5.5 * 2,
        2,
    ),
}


def covered(area):
    return rectangles_cover(area, long=1.8, short=1.8)


def area_of(shape):
    return 0.0 if shape is None else shape.area


@pytest.mark.parametrize(("area", "square_metres", "places"), COVERED.values(), ids=COVERED)
def test_what_squares_cover_is_what_was_drawn(area, square_metres, places):
    found = covered(area)
    assert area_of(found) == pytest.approx(square_metres, abs=0.005)
    assert len(polygons_of(found) if found else []) == places


@pytest.mark.slow
@given(turn=TURNS, case=st.sampled_from(sorted(COVERED)))
@example(turn=LOST, case="all of a wide corridor")
@settings(max_examples=40, deadline=None)
def test_turned_and_mirrored_it_is_the_same(turn, case):
    area, square_metres, _ = COVERED[case]
    assert area_of(covered(turn(area))) == pytest.approx(square_metres, abs=0.005)


@pytest.mark.parametrize(("area", "square_metres", "places"), COVERED.values(), ids=COVERED)
def test_far_from_the_origin_it_is_the_same(area, square_metres, places):
    found = covered(FAR(area))
    assert area_of(found) == pytest.approx(square_metres, abs=0.005)
    assert len(polygons_of(found) if found else []) == places


@pytest.mark.slow
@given(area=ROOMS, long=lengths(0.8, 2.0), short=lengths(0.5, 1.5))
@settings(max_examples=30, deadline=None)
def test_it_lies_inside_and_a_larger_rectangle_covers_no_more(area, long, short):
    small = rectangles_cover(area, long=long, short=short)
    large = rectangles_cover(area, long=long + 0.2, short=short)
    if small is not None:
        assert small.difference(area.buffer(1e-6)).area < 1e-6
    assert area_of(large) <= area_of(small) + 0.01


def test_a_place_at_an_odd_angle_is_found_when_there_is_no_other():
    """Every wall of this room bulges, so that none runs the way the square does."""
    square = Polygon([(-0.9, -0.9), (0, -0.95), (0.9, -0.9), (0.95, 0), (0.9, 0.9), (-0.9, 0.9)])
    found = covered(rotate(square, 17.3, origin=(0, 0)))
    assert area_of(found) == pytest.approx(1.8 * 1.8, abs=0.01)


def test_nooks_that_nobody_fits_into_are_left_off():
    assert roomy(box(0, 0, 4, 3).union(box(4, 1, 9, 1.59))).equals(box(0, 0, 4, 3))
    kept = box(0, 0, 4, 3).union(box(4, 1, 9, 1.61))
    assert roomy(kept).area == pytest.approx(kept.area)
    assert roomy(box(0, 0, 4, 3), 3.1).is_empty


@pytest.mark.parametrize("shape", [box(0, 0, 4, 3), l_shape(6, 5, 1.2)], ids=["box", "L"])
def test_straight_corners_stay_when_nooks_go(shape):
    assert roomy(shape).symmetric_difference(shape).area < 1e-9


def ends(plan, floor, start):
    return sorted((round(at.x, 3), round(at.y, 3)) for at in far_ends(plan, floor, start))


def test_the_far_end_is_farthest_along_the_way_not_as_the_crow_flies():
    """A corridor that comes back beside itself: its end lies next to its door."""
    hook = unary_union([box(0, 0, 10, 1), box(9, 0, 10, 4), box(0, 3, 10, 4)])
    assert ends(hook, hook, LineString([(0, 0.1), (0, 0.9)])) == [(0.3, 3.7)]


def test_two_ends_as_far_are_both_far_ends():
    tee = box(-10, 0, 10, 1).union(box(-0.5, -3, 0.5, 0))
    assert ends(tee, tee, Point(0, -3)) == [(-9.7, 0.7), (9.7, 0.7)]


def test_a_cupboard_at_the_end_moves_the_far_end_before_it():
    plan = box(0, 0, 9, 1.2)
    found = ends(plan, plan.difference(box(8, 0, 9, 1.2)), Point(0, 0.6))
    assert found == [(7.7, 0.3), (7.7, 0.9)]


def test_a_gap_that_is_too_narrow_to_stand_in_is_no_far_end():
    plan = box(0, 0, 9, 1.2)
    floor = plan.difference(box(6, 0, 8.5, 1.2))
    assert max(x for x, _ in ends(plan, floor, Point(0, 0.6))) == pytest.approx(5.7)


def test_where_nobody_can_stand_there_is_no_far_end():
    assert far_ends(box(0, 0, 9, 0.5), box(0, 0, 9, 0.5), Point(0, 0.2)) == ()


@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_the_far_end_turns_with_the_room(turn):
    plan = l_shape(9, 6, 1.2)
    start = LineString([(9, 0.1), (9, 1.1)])
    (here,) = far_ends(plan, plan, start)
    (there,) = far_ends(turn(plan), turn(plan), turn(start))
    assert turn(here).distance(there) < 0.001


def test_hairs_go_and_the_rest_stays():
    whole = box(0, 0, 2, 1)
    hairy = whole.union(box(2, 0.5, 4, 0.5 + HAIR / 2)).difference(box(0.5, 0.5, 0.5 + 1e-9, 1))
    assert without_hairs(hairy).bounds == pytest.approx(whole.bounds)
    assert without_hairs(box(0, 0, 3, HAIR / 3)) is None
    assert without_hairs(box(0, 0, 3, 3 * HAIR)).area == pytest.approx(9 * HAIR)
    assert without_hairs(LineString([(0, 0), (1, 1)])) is None
    assert math.isclose(without_hairs(whole).area, 2.0)


@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_a_gap_exactly_as_wide_as_a_person_is_stood_in_however_it_lies(turn):
    plan = box(0, 0, 4.7, 2.6)
    floor = plan.difference(box(2.3, 2, 4.1, 2.6))
    (end, *same) = far_ends(turn(plan), turn(floor), turn(LineString([(0.3, 0), (1.2, 0)])))
    assert all(turn(Point(4.4, 2.3)).distance(each) < 0.001 for each in (end, *same))
