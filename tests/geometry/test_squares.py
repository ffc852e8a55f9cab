"""The largest square in an area, at any angle."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, box
from shapely.affinity import rotate

from checker.geometry.fit import rectangle_fits
from checker.geometry.squares import largest_square
from tests.geometry.turning import l_shape


@pytest.mark.slow
@pytest.mark.parametrize(
    ("area", "side"),
    [
        (box(0, 0, 1.5, 4), 1.5),
        (box(0, 0, 1.8, 1.8), 1.8),
        (Point(0, 0).buffer(1, quad_segs=64), math.sqrt(2)),
        (box(0, 0, 3, 3).difference(box(1.4, 1.4, 1.6, 1.6)), 1.4),
    ],
    ids=["strip", "square", "disc", "with a post"],
)
def test_it_is_found_to_a_millimetre(area, side):
    found = largest_square(area)
    assert found.side == pytest.approx(side, abs=0.001)
    assert area.buffer(0.001).covers(found.placed)


@pytest.mark.slow
@pytest.mark.parametrize(("long", "short"), [(4.0, 2.0), (3.0, 2.5), (6.0, 1.5)])
def test_it_may_lie_along_no_edge_at_all(long, short):
    """In a slim rhombus it lies along the diagonals: their product over their sum."""
    rhombus = Polygon([(long / 2, 0), (0, short / 2), (-long / 2, 0), (0, -short / 2)])
    found = largest_square(rhombus)
    assert found.side >= long * short / (long + short) - 0.001
    assert not rectangle_fits(rhombus, long=found.side + 0.002, short=found.side + 0.002)
    assert rhombus.buffer(0.001).covers(found.placed)


def test_in_the_elbow_of_an_l_it_is_larger_than_an_arm_is_wide():
    elbow = l_shape(3, 3, 1.2)
    found = largest_square(elbow)
    assert 1.2 - 0.001 <= found.side < 1.2 * math.sqrt(2)
    assert elbow.buffer(0.001).covers(found.placed)


def test_an_empty_area_has_none():
    assert largest_square(Polygon()) is None


@given(angle=st.floats(0, 90))
@settings(max_examples=15, deadline=None)
def test_turning_the_area_turns_the_square(angle):
    found = largest_square(rotate(box(0, 0, 1.5, 2.4), angle, origin=(0, 0)))
    assert found.side == pytest.approx(1.5, abs=0.0006)


@given(width=st.floats(0.5, 3), depth=st.floats(0.5, 3))
@settings(max_examples=25, deadline=None)
def test_in_a_rectangle_it_is_the_short_side(width, depth):
    assert largest_square(box(0, 0, width, depth)).side == pytest.approx(
        min(width, depth), abs=0.0006
    )
