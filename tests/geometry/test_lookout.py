"""Corners in sight from a place: the same ones that straight lines on the floor tell."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

import checker.geometry.route
from checker.geometry.lookout import Lookout
from checker.geometry.route import WalkFloor
from checker.geometry.walkable import walkable
from tests.geometry.furnished import ROOMS
from tests.geometry.turning import TURNS

HALL = box(0, 0, 10, 6)
COLUMN = HALL.difference(box(4, 2, 6, 4))


def by_lines(floor, point):
    """The corners to which a straight line stays on the floor."""
    wider = floor.buffer(1e-6, join_style="mitre")
    corners = {(x, y) for x, y in shapely.get_coordinates(floor).tolist()} - {point}
    return sorted(each for each in corners if wider.covers(LineString([point, each])))


def told(floor, point):
    return [each for each in Lookout(floor).seen(point) if each != point]


@pytest.mark.parametrize(
    ("point", "hidden"),
    [
        ((0.0, 3.0), {(6.0, 2.0), (6.0, 4.0)}),
        ((4.0, 2.0), {(6.0, 4.0), (10.0, 6.0)}),
        ((5.0, 2.0), {(4.0, 4.0), (6.0, 4.0), (0.0, 6.0), (10.0, 6.0)}),
        # To the far corners of the hall it just touches the column.
        ((5.0, 1.0), {(4.0, 4.0), (6.0, 4.0)}),
    ],
    ids=["from the wall", "from a corner", "from a column's face", "from the floor"],
)
def test_a_column_hides_what_was_worked_out_by_hand(point, hidden):
    corners = {(x, y) for x, y in shapely.get_coordinates(COLUMN).tolist()} - {point}
    assert set(told(COLUMN, point)) == corners - hidden


@given(room=ROOMS, turn=TURNS)
@settings(max_examples=30, deadline=None)
def test_it_tells_what_lines_tell_from_every_corner_and_other_places(room, turn):
    for part in shapely.get_parts(turn(room)):
        floor = shapely.remove_repeated_points(part, 1e-7)  # as floors are before ways are asked
        corners = [(x, y) for x, y in shapely.get_coordinates(floor).tolist()]
        inside = floor.representative_point()
        for point in [*corners[:6], (inside.x, inside.y)]:
            assert told(floor, point) == by_lines(floor, point)


def test_along_a_straight_wall_all_its_corners_are_seen():
    teeth = shapely.union_all([box(0, 0, 20, 2), *(box(x, -1, x + 1, 0) for x in range(1, 19, 3))])
    mouths = [(float(x), 0.0) for x in range(1, 19, 3)]
    assert set(mouths[1:]) <= set(told(teeth, mouths[0]))


@pytest.mark.parametrize("apart", [1e-12, 5e-14, 1e-8])
def test_corners_that_are_nearly_one_lead_nobody_round_in_circles(apart):
    hole = Polygon([(4, 2), (6, 2), (6, 2 + apart), (6, 4), (4, 4)])
    floor = box(0, 0, 10, 6).difference(shapely.union_all([hole, box(7, 2, 8, 4)]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checker.geometry.route, "_MANY", 0)
        way = WalkFloor(floor).way((3.0, 3.0), (9.0, 3.0))
    assert way.length == pytest.approx(2 * math.hypot(1, 1) + 4.0)


@given(room=ROOMS, first=st.floats(0, 2 * math.pi), wide=st.floats(0.01, 3.1))
@settings(max_examples=30, deadline=None)
def test_between_two_directions_nothing_is_missed(room, first, wide):
    floor = shapely.get_parts(room)[0]
    left, right = first + wide, first
    cone = ((math.cos(left), math.sin(left)), (math.cos(right), math.sin(right)))
    inside = floor.representative_point()
    at = (inside.x, inside.y)
    lookout = Lookout(floor)
    some = lookout.seen(at, [cone])
    for x, y in lookout.seen(at):
        turned = (math.atan2(y - at[1], x - at[0]) - right) % (2 * math.pi)
        assert turned > wide or (x, y) in some


def test_all_of_a_floor_is_looked_at():
    assert Lookout(COLUMN).is_whole


@given(room=ROOMS, places=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2))
@settings(max_examples=30, deadline=None)
def test_ways_over_large_floors_are_those_over_small_ones(room, places):
    floor = walkable(room, 0.4)
    if floor.is_empty:
        return
    low, size = np.array(floor.bounds[:2]), np.ptp(np.reshape(floor.bounds, (2, 2)), axis=0)
    spots = [(low + size * place).tolist() for place in places]
    goals = [(x, y) for x, y in spots if floor.covers(Point(x, y))]
    if not goals:
        return
    with pytest.MonkeyPatch.context() as patch:
        small = WalkFloor(floor).ways(goals[:1], goals)
        patch.setattr(checker.geometry.route, "_MANY", 0)
        large = WalkFloor(floor).ways(goals[:1], goals)
    for one, other in zip(small, large, strict=True):
        assert (one is None) is (other is None)
        assert one is None or math.isclose(one.length, other.length, abs_tol=1e-6)
