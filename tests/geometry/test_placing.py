"""The search behind rectangles and Ts: what turned copies share, what a sweep covers."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, affinity, box, unary_union

from checker.geometry.fit import rectangle_of
from checker.geometry.longest import _Longest, _Lying
from checker.geometry.placing import (
    Search,
    Stencil,
    _shared_by_turns,
    box_about,
    halved,
    segments_of,
    swept,
    swept_upright,
    turned,
)
from tests.geometry.furnished import ROOMS, lengths

HALL = box(0, 0, 6, 4)


@given(
    x=st.tuples(st.floats(-3, -0.1), st.floats(0.1, 3)),
    y=st.tuples(st.floats(-3, -0.1), st.floats(0.1, 3)),
    half=st.floats(0.0001, math.pi / 16),
    share=st.floats(-1, 1),
)
@settings(max_examples=80, deadline=None)
def test_what_copies_share_lies_in_each_copy(x, y, half, share):
    part = box_about(x=x, y=y)
    shared = Polygon(_shared_by_turns(part, half))
    copy = Polygon(turned(part, half * share))
    assert shared.difference(copy.buffer(1e-9)).is_empty


@pytest.mark.parametrize("half", [0.01, 0.001])
def test_of_a_shape_turned_a_little_nearly_all_is_shared(half):
    part = box_about(x=(-1.1, 1.1), y=(-0.75, 0.75))
    assert Polygon(_shared_by_turns(part, half)).area > 3.3 - 6 * half


@given(
    ends=st.tuples(*[st.floats(-5, 5)] * 4),
    angle=st.floats(0, 2 * math.pi),
)
@settings(max_examples=60, deadline=None)
def test_a_sweep_is_where_the_pivot_must_not_be(ends, angle):
    """With the pivot inside it the shape meets the wall; just outside it does not."""
    part = turned(box_about(x=(-0.5, 1.0), y=(-0.2, 0.4)), angle)
    wall = LineString([ends[:2], ends[2:]])
    if wall.length < 0.01:
        return
    (area,) = swept(np.array([[ends[:2], ends[2:]]]), part)
    inside = area.representative_point()
    placed = Polygon(part + np.array([inside.x, inside.y]))
    assert placed.intersects(wall)
    for corner in area.buffer(0.01).exterior.coords[:8]:
        away = Polygon(part * 0.999 + np.array(corner))
        assert not away.intersects(wall) or Point(corner).distance(area) < 0.005


def test_the_pivot_of_a_rectangle_stays_half_its_sides_from_the_walls():
    search = Search(HALL, margin=0.5)
    stencil = rectangle_of(2.0, 1.0)
    left = search.left_for(stencil.parts, search.pivots, reach=stencil.reach)
    assert left.bounds == pytest.approx((1.0, 0.5, 5.0, 3.5))
    assert search.at(rectangle_of(6.001, 1.0), 0.0, search.pivots) is None


def test_walls_are_tried_in_their_own_directions_first():
    bent = Polygon([(0, 0), (6, 0), (6, 4), (3, 5), (0, 4)])
    angles = [math.degrees(each) for each in Search(bent, margin=0.1).wall_angles(math.pi)]
    assert angles[:2] == pytest.approx([0, 90])
    long_only = Search(bent, margin=0.1).wall_angles(math.pi, least=4.0)
    assert [math.degrees(each) for each in long_only] == pytest.approx([0, 90])


def test_intervals_of_angles_cover_all_of_them_and_are_halved():
    search = Search(HALL, margin=0.1)
    angles = search.first_angles(math.pi)
    assert sum(2 * each.half for each in angles) == pytest.approx(math.pi)
    one, other = halved(angles[0], angles[0].region)
    assert one.middle + one.half == pytest.approx(other.middle - other.half)
    assert one.half == pytest.approx(angles[0].half / 2)


def test_all_places_of_a_rectangle_together_are_covered():
    stencil = rectangle_of(2.0, 1.0)
    whole = Search(HALL, margin=0.5).covered(stencil, 0.0)
    assert whole.symmetric_difference(HALL).area < 1e-5
    nowhere = Search(HALL, margin=0.5).covered(rectangle_of(7.0, 1.0), 0.0)
    assert nowhere.is_empty


def test_a_shape_of_two_parts_is_placed_as_one_outline():
    stencil = Stencil(
        parts=(box_about(x=(-1, 1), y=(-0.2, 0.2)), box_about(x=(-0.2, 0.2), y=(-1, 0.2))),
        symmetry=2 * math.pi,
        middle=(0.0, -0.3),
    )
    placed = stencil.placed((5.0, 5.0), math.pi / 2)
    assert placed.area == pytest.approx(0.8 + 0.32)
    assert placed.bounds == pytest.approx((4.8, 4.0, 6.0, 6.0))
    assert stencil.pivot_for((5.0, 5.0), 0.0) == pytest.approx((5.0, 5.3))
    assert stencil.radius == pytest.approx(math.hypot(1.0, 0.5))


def test_edges_are_all_straight_pieces_of_shell_and_holes():
    holed = HALL.difference(affinity.scale(HALL, 0.5, 0.5))
    assert segments_of(holed).shape == (8, 2, 2)


@pytest.mark.parametrize(
    ("best", "aim"),
    [(1.0, 1.004), (2.19, 2.194), (2.1965, 2.1995), (2.1995, 2.2035), (0.0, 0.1)],
    ids=["far below", "just too far", "within reach", "reached", "nothing yet"],
)
def test_the_next_length_to_look_for_is_the_one_that_matters_when_it_is_near(best, aim):
    search = _Longest(HALL, 1.0, 2.1995)
    search.best = _Lying(best, (0.0, 0.0), 0.0)
    assert search.aim == pytest.approx(aim)


@pytest.mark.slow
@given(area=ROOMS, angle=st.floats(0, 360), height=lengths(0.1, 3.0))
@settings(max_examples=60, deadline=None)
def test_edges_that_follow_on_each_other_are_swept_as_each_of_them_is(area, angle, height):
    edges = segments_of(affinity.rotate(area, angle, origin=(0, 0)))
    bar = np.array([(0.0, -height / 2), (0.0, height / 2)])
    slanting = edges[np.abs(edges[:, 1, 0] - edges[:, 0, 0]) > 1e-9]
    one_by_one, at_once = unary_union(swept(slanting, bar)), swept_upright(edges, height)
    assert all(each.is_valid for each in at_once)
    assert unary_union(at_once).symmetric_difference(one_by_one).area < 1e-9


def test_an_upright_edge_parts_what_is_swept():
    swept_parts = swept_upright(segments_of(box(0, 0, 2, 1)), 0.5)
    assert sorted(part.bounds for part in swept_parts) == [(0, -0.25, 2, 0.25), (0, 0.75, 2, 1.25)]
