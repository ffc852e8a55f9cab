"""The least width across a way, against widths worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from checker.geometry.across import narrowest_across

PASSAGE = box(0, 0, 2, 6)
FUNNEL = Polygon([(0, 0), (3, 0), (2, 6), (0, 6)])


@pytest.mark.parametrize(
    ("area", "start", "end", "width"),
    [
        (PASSAGE, 0, 6, 2.0),
        (PASSAGE.difference(box(0, 2, 0.5, 3)), 0, 6, 1.5),
        (PASSAGE.difference(box(0, 2, 0.5, 3)), 3, 6, 2.0),
        (PASSAGE.difference(box(0.8, 2, 1.0, 3)), 0, 6, 1.0),
        (FUNNEL, 0, 6, 2.0),
        (FUNNEL, 0, 3, 2.5),
        (box(0, 1, 1.2, 2).union(box(0, 0, 2, 1)).union(box(0, 2, 2, 6)), 0, 6, 1.2),
    ],
    ids=["straight", "pier", "past the pier", "column", "funnel", "half a funnel", "neck"],
)
def test_the_narrowest_place_is_found(area, start, end, width):
    assert narrowest_across(area, start, end).width == pytest.approx(width, abs=1e-5)


def test_it_says_where():
    found = narrowest_across(PASSAGE.difference(box(0, 2, 0.5, 3)), 0, 6)
    assert 2 <= found.y <= 3
    assert found.x == pytest.approx((0.5, 2.0))


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 6), (0, 7), (0, 6)], ids=["before", "beyond", "interrupted"]
)
def test_an_area_that_does_not_reach_has_no_width(start, end):
    area = PASSAGE if end - start > 6 else PASSAGE.difference(box(-1, 2, 3, 3))
    assert narrowest_across(area, start, end) is None


def test_between_two_slanted_pieces_the_narrowest_place_may_lie_between_corners():
    """A thin column leans from one wall to the other: halfway both sides are 1 m wide."""
    leaning = Polygon([(0.0, 1), (0.02, 1), (2.0, 5), (1.98, 5)])
    found = narrowest_across(PASSAGE.difference(leaning), 0, 6)
    assert found.width == pytest.approx(0.99, abs=1e-5)
    assert found.y == pytest.approx(3)


@pytest.mark.slow
@given(at=st.floats(0, 1.8), wide=st.floats(0.01, 0.5), y=st.floats(0, 5), more=st.floats(0, 1))
def test_an_added_thing_is_never_wider_and_a_mirror_changes_nothing(at, wide, y, more):
    area = PASSAGE.difference(box(at, y, at + wide, y + 0.5))
    less = area.difference(box(0, 1, more, 1.5))
    one, two = narrowest_across(area, 0, 6), narrowest_across(less, 0, 6)
    assert (two.width if two else 0.0) <= one.width + 1e-9
    mirrored = narrowest_across(affinity.scale(area, xfact=-1, origin=(0, 0)), 0, 6)
    assert mirrored.width == pytest.approx(one.width, abs=1e-6)
