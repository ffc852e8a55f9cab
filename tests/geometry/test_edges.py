"""The straight sides of areas, the side one enters by, and the edge that two areas share."""

import math

import pytest
from hypothesis import given
from shapely import MultiPolygon, Point, Polygon, box

from checker.geometry.edges import (
    ahead,
    beyond,
    far_side,
    length,
    middle,
    near_side,
    shared_edge,
    straight_sides,
    strip,
    turned_round,
)
from tests.geometry.turning import TURNS, started_elsewhere

TREAD = box(0, 0, 0.28, 1.2)
NEXT = box(0.28, 0, 0.56, 1.2)
EAST = (1.0, 0.0)


def near(edge, expected):
    return all(
        math.isclose(a, b, abs_tol=1e-6)
        for end, wanted in zip(edge, expected, strict=True)
        for a, b in zip(end, wanted, strict=True)
    )


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4])
def test_corners_on_a_straight_line_are_none_wherever_the_ring_starts(steps):
    bent = Polygon([(0, 0), (1, 0), (2, 0), (2, 1), (0, 1)])
    assert len(straight_sides(started_elsewhere(bent, steps))) == 4


def test_sides_have_the_inside_on_their_left():
    for side in straight_sides(Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])):
        assert beyond(side, (0.5, 0.5)) == pytest.approx(0.5)


def test_an_edge_is_walked_over_to_its_left():
    edge = ((0.0, 1.2), (0.0, 0.0))
    assert ahead(edge) == (1.0, 0.0)
    assert beyond(edge, (0.3, 7.0)) == pytest.approx(0.3)
    assert beyond(turned_round(edge), (0.3, 7.0)) == pytest.approx(-0.3)
    assert middle(edge) == (0.0, 0.6)
    assert length(edge) == pytest.approx(1.2)


def test_a_strip_lies_ahead_of_its_edge():
    found = strip(((0.0, 1.2), (0.0, 0.0)), 0.1, 0.3, inset=0.1)
    assert found.equals(box(0.1, 0.1, 0.3, 1.1)) or found.symmetric_difference(
        box(0.1, 0.1, 0.3, 1.1)
    ).area == pytest.approx(0, abs=1e-12)


def test_a_tread_is_entered_over_its_front_and_left_over_its_back():
    assert near_side(TREAD, EAST) == ((0.0, 1.2), (0.0, 0.0))
    assert far_side(TREAD, EAST) == ((0.28, 1.2), (0.28, 0.0))


def test_a_stub_at_the_back_is_not_the_front():
    notched = Polygon(
        [(0, 0), (0.28, 0), (0.28, 1.2), (0, 1.2), (0, 0.2), (-0.05, 0.2), (-0.05, 0)]
    )
    assert near(near_side(notched, EAST), ((0.0, 1.2), (0.0, 0.2)))


def test_a_shape_without_a_side_that_way_has_none():
    assert near_side(Point(0, 0).buffer(1, quad_segs=1), (0.0, 0.0)) is None


@pytest.mark.parametrize(
    ("lower", "upper", "gap", "expected"),
    [
        (TREAD, NEXT, 0.0, ((0.28, 1.2), (0.28, 0.0))),
        (box(0, 0, 0.305, 1.2), NEXT, 0.0, ((0.28, 1.2), (0.28, 0.0))),
        (box(0, 0, 0.23, 1.2), NEXT, 0.05, ((0.28, 1.2), (0.28, 0.0))),
        (TREAD, box(0.28, -1.5, 1.5, 1.3), 0.0, ((0.28, 1.2), (0.28, 0.0))),
        (TREAD, box(0.28, 0.1, 0.56, 1.1), 0.0, ((0.28, 1.1), (0.28, 0.1))),
        (MultiPolygon([TREAD]), MultiPolygon([NEXT]), 0.0, ((0.28, 1.2), (0.28, 0.0))),
    ],
    ids=["touching", "nosing", "open", "wider landing", "narrower", "parts"],
)
def test_the_shared_edge_is_the_front_of_the_upper_one(lower, upper, gap, expected):
    assert near(shared_edge(lower, upper, gap=gap), expected)


def test_areas_apart_share_no_edge():
    assert shared_edge(TREAD, box(0.4, 0, 0.6, 1.2)) is None


def test_a_curved_front_is_shared_as_its_chord():
    round_front = Point(1.0, 0.6).buffer(0.6, quad_segs=32).union(box(1.0, 0.0, 1.5, 1.2))
    lower = Point(1.0, 0.6).buffer(0.9, quad_segs=32).difference(box(1.0, -1, 3, 3))
    edge = shared_edge(lower.difference(round_front), round_front)
    assert ahead(edge) == pytest.approx((1.0, 0.0), abs=0.02)
    assert length(edge) == pytest.approx(1.2, abs=0.02)


@given(turn=TURNS)
def test_turning_turns_the_edges_with_the_shapes(turn):
    found = shared_edge(turn(box(0, 0, 0.305, 1.2)), turn(NEXT))
    ends = {turn(Point(0.28, y)).coords[0] for y in (0.0, 1.2)}
    for end in found:
        assert min(math.dist(end, each) for each in ends) < 1e-5
    inside = turn(Point(0.5, 0.6)).coords[0]
    assert beyond(found, inside) == pytest.approx(0.22, abs=1e-5)
