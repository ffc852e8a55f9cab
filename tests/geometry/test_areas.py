"""Cleaning, overlaps and sides of areas."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from checker.geometry.axes import edge_directions, sides
from checker.geometry.clean import MOST_CORNERS, clean_area, polygons_of, without
from checker.geometry.overlap import overlaps
from tests.geometry.turning import TURNS, Turn


def test_a_crossed_outline_becomes_valid():
    crossed = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    assert clean_area(crossed).is_valid


@pytest.mark.parametrize(
    "nothing",
    [None, Polygon(), LineString([(0, 0), (1, 1)]), box(0, 0, 0.0005, 0.0005)],
    ids=["none", "empty", "a line", "a sliver"],
)
def test_nothing_stays_nothing(nothing):
    assert clean_area(nothing) is None


def test_coordinates_that_are_no_numbers_are_refused():
    assert clean_area(Polygon([(0, 0), (1, 0), (math.inf, 1)])) is None


def test_slivers_are_dropped_and_rooms_kept():
    assert clean_area(MultiPolygon([box(0, 0, 3, 3), box(5, 5, 5.0005, 5.0005)])).area == 9.0


def test_an_outline_with_too_many_corners_is_thinned_out_to_a_millimetre():
    round_room = Point(0, 0).buffer(3, quad_segs=2000)
    thinned = clean_area(round_room)
    assert len(thinned.exterior.coords) < MOST_CORNERS
    assert thinned.hausdorff_distance(round_room) <= 0.001


def test_polygons_are_found_in_any_collection():
    mixed = GeometryCollection([MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]), Point(0, 0)])
    assert [part.area for part in polygons_of(mixed)] == [1.0, 1.0]


def test_what_is_taken_is_gone():
    assert without(box(0, 0, 2, 1), [box(1, 0, 3, 1)]).equals(box(0, 0, 1, 1))
    assert without(box(0, 0, 2, 1), [box(-1, -1, 3, 3)]) is None


def test_no_areas_overlap_nowhere():
    assert overlaps([]) == ()


def test_overlaps_are_counted_once_and_by_size():
    rooms = [box(0, 0, 4, 3), box(3.9, 0, 8, 3), box(8, 0, 12, 3), box(0, 0, 4, 3)]
    found = [(each.first, each.second, round(each.area, 6)) for each in overlaps(rooms)]
    assert found == [(0, 1, 0.3), (0, 3, 12.0), (1, 3, 0.3)]


@pytest.mark.parametrize(
    ("more_than", "share", "count"), [(0.0, 0.0, 1), (0.31, 0.0, 0), (0.0, 0.02, 1), (0.0, 0.03, 0)]
)
def test_small_overlaps_are_let_pass(more_than, share, count):
    rooms = [box(0, 0, 4, 3), box(3.9, 0, 8, 3)]
    assert len(overlaps(rooms, more_than=more_than, share=share)) == count


@given(turn=TURNS, long=st.floats(2, 9), short=st.floats(0.5, 1.9))
@settings(max_examples=40, deadline=None)
def test_sides_are_found_at_any_angle(turn, long, short):
    found = sides(turn(box(0, 0, long, short)))
    assert (found.long, found.short) == pytest.approx((long, short), abs=1e-6)


@pytest.mark.parametrize("angle", [0.0, 12.5, 45.0, 89.0, 90.0])
def test_the_direction_of_walls_is_that_of_the_longest(angle):
    turned = Turn(angle=angle, mirrored=False, x=0, y=0)(box(0, 0, 6, 2))
    assert math.degrees(edge_directions(turned)[0]) % 90 == pytest.approx(angle % 90, abs=1e-6)
    assert math.degrees(sides(turned).direction) == pytest.approx(angle, abs=1e-6)


def test_walls_at_two_angles_come_the_longer_first():
    skewed = Polygon([(0, 0), (6, 0), (6, 4), (2, 4)])
    first, second = edge_directions(skewed)[:2]
    assert math.degrees(first) == pytest.approx(0.0, abs=1e-9)
    assert math.degrees(second) == pytest.approx(math.degrees(math.atan2(4, 2)), abs=1e-6)


@given(turn=TURNS)
@example(turn=Turn(angle=191.7370449673956, mirrored=False, x=0.0, y=0.0))
@example(turn=Turn(angle=176.46740335584164, mirrored=False, x=0.0, y=0.0))
def test_what_is_cut_away_is_gone_however_a_plan_is_turned(turn):
    """At the angles of the examples GEOS cuts nothing away when it does not round."""
    steps = Polygon([(-2, 0), (1.65, 0), (1.65, 1.3), (0.95, 1.3), (0.95, 1.6), (-2, 1.6)])
    hall = box(-3.65, 0, 3.65, 3.8)
    left = without(turn(hall), [turn(steps)])
    assert left.area == pytest.approx(hall.area - steps.area, abs=1e-4)
