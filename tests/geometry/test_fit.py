"""Whether rectangles fit, against cases settled by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, affinity, box, unary_union

from checker.geometry.fit import SLACK, rectangle_fits
from tests.geometry.turning import FAR, TURNS

HALF_MM, TWO_MM = SLACK * 0.9, 0.002


def diagonal_of_square(side: float, short: float) -> float:
    """The longest rectangle of this width that fits diagonally in a square."""
    return side * math.sqrt(2) - short


CASES = {
    "a room of that very size": (box(0, 0, 2.2, 1.5), 2.2, 1.5, True),
    "sides given the other way round": (box(0, 0, 2.2, 1.5), 1.5, 2.2, True),
    "half a millimetre too large": (box(0, 0, 2.2 - HALF_MM, 1.5), 2.2, 1.5, True),
    "two millimetres too long": (box(0, 0, 2.2 - TWO_MM, 1.5), 2.2, 1.5, False),
    "two millimetres too wide": (box(0, 0, 2.2, 1.5 - TWO_MM), 2.2, 1.5, False),
    "across a square": (box(0, 0, 3, 3), diagonal_of_square(3, 0.3), 0.3, True),
    "just too long across a square": (
        box(0, 0, 3, 3),
        diagonal_of_square(3, 0.3) + TWO_MM,
        0.3,
        False,
    ),
    "in a round room": (Point(0, 0).buffer(2, quad_segs=64), 3.2, 2.399, True),
    "just too large for a round room": (Point(0, 0).buffer(2, quad_segs=64), 3.21, 2.4, False),
    "in one of two parts only": (
        MultiPolygon([box(0, 0, 1, 3), box(2, 0, 4.2, 1.5)]),
        2.2,
        1.5,
        True,
    ),
    "two parts do not add up": (
        MultiPolygon([box(0, 0, 1, 3), box(1.1, 0, 2, 3)]),
        2.2,
        1.5,
        False,
    ),
    "beside a basin": (box(0, 0, 2.2, 2.0).difference(box(0, 1.5, 0.6, 2.0)), 2.2, 1.5, True),
    "a basin in the way": (box(0, 0, 2.2, 2.0).difference(box(0, 1.45, 0.6, 2.0)), 2.2, 1.5, False),
    "an L that bends too early": (
        unary_union([box(0, 0, 4, 1.2), box(0, 0, 1.2, 4)]),
        2.0,
        1.3,
        False,
    ),
    "a post in the middle": (
        box(0, 0, 3, 3).difference(box(1.45, 1.45, 1.55, 1.55)),
        3.0,
        1.45,
        True,
    ),
    "a post in the middle, and too wide": (
        box(0, 0, 3, 3).difference(box(1.45, 1.45, 1.55, 1.55)),
        3.0,
        1.46,
        False,
    ),
}


@pytest.mark.parametrize(("area", "long", "short", "fits"), CASES.values(), ids=CASES)
def test_it_fits_where_it_should(area, long, short, fits):
    found = rectangle_fits(area, long=long, short=short)
    assert bool(found) is fits
    assert found.settled


@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=40, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    area, long, short, fits = CASES[case]
    assert bool(rectangle_fits(turn(area), long=long, short=short)) is fits


@pytest.mark.parametrize(("area", "long", "short", "fits"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_still_good(area, long, short, fits):
    assert bool(rectangle_fits(FAR(area), long=long, short=short)) is fits


@pytest.mark.parametrize("case", [name for name, case in CASES.items() if case[3]])
def test_what_is_placed_lies_inside_and_is_that_large(case):
    area, long, short, _ = CASES[case]
    placed = rectangle_fits(area, long=long, short=short).placed
    assert placed.difference(area.buffer(1e-6)).area < 1e-9
    assert placed.area == pytest.approx(long * short, abs=2 * SLACK * (long + short))


@given(
    angle=st.floats(0, 180),
    long=st.floats(1.0, 3.0),
    short=st.floats(0.5, 1.0),
)
@settings(max_examples=30, deadline=None)
def test_a_hole_cut_in_its_shape_is_found_at_any_angle(angle, long, short):
    """Only one angle will do: the search has to come upon it."""
    shape = affinity.rotate(box(0, 0, long, short), angle)
    niche = unary_union([shape, Point(shape.centroid).buffer(short * 0.45)])
    assert rectangle_fits(niche, long=long, short=short)
    assert not rectangle_fits(niche, long=long + TWO_MM, short=short)


def test_a_rectangle_that_no_edge_points_to_is_found():
    """Every side bulges in its middle, so that no edge runs the way the rectangle does."""
    bulged = Polygon(
        [(1.2, 0.6), (0, 0.65), (-1.2, 0.6), (-1.25, 0), (-1.2, -0.6), (0, -0.65), (1.2, -0.6)]
    )
    turned = affinity.rotate(bulged, 17.123, origin=(0, 0))
    assert rectangle_fits(turned, long=2.4, short=1.2)


def test_nothing_fits_in_nothing():
    assert not rectangle_fits(Polygon(), long=1.0, short=1.0)
