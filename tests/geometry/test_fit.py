"""Whether rectangles fit, against cases settled by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, affinity, box, unary_union

from checker.geometry.circle import largest_circle
from checker.geometry.fit import rectangle_fits
from checker.units import SLACK
from tests.geometry.furnished import ROOMS, THINGS, placed_by_force, rectangle, regular
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


@pytest.mark.slow
@given(area=ROOMS, long=st.floats(0.8, 3.0), short=st.floats(0.4, 1.5))
@settings(max_examples=40, deadline=None)
def test_what_brute_force_can_place_is_placed(area, long, short):
    """Hundreds of places at 36 angles: where one of them lies inside, the search finds one."""
    found = rectangle_fits(area, long=long, short=short)
    assert found.settled
    if placed_by_force(area, rectangle(long, short)):
        assert found
    if found:
        assert found.placed.difference(area.buffer(1e-6)).area < 1e-9


@pytest.mark.slow
@given(area=ROOMS, thing=THINGS, long=st.floats(0.8, 3.0), short=st.floats(0.4, 1.5))
@settings(max_examples=40, deadline=None)
def test_a_thing_more_on_the_floor_never_makes_it_fit(area, thing, long, short):
    less = area.difference(thing)
    if rectangle_fits(less, long=long, short=short):
        assert rectangle_fits(area, long=long, short=short)


@pytest.mark.slow
@given(area=ROOMS, turn=TURNS, long=st.floats(0.8, 3.0), short=st.floats(0.4, 1.5))
@settings(max_examples=40, deadline=None)
def test_a_furnished_room_turned_takes_the_same_rectangles(area, turn, long, short):
    """To the slack that both have: what fits here fits there when it is 1 mm smaller."""
    if rectangle_fits(area, long=long, short=short):
        assert rectangle_fits(turn(area), long=long - 2 * SLACK, short=short - 2 * SLACK)


@given(scale=st.floats(0.5, 3.0), area=ROOMS)
@settings(max_examples=20, deadline=None)
def test_a_room_and_a_rectangle_larger_by_the_same_still_fit(scale, area):
    larger = affinity.scale(area, scale, scale, origin=(0, 0))
    if rectangle_fits(area, long=1.6, short=0.9):
        sizes = {"long": 1.6 * scale - 2 * SLACK, "short": 0.9 * scale - 2 * SLACK}
        assert rectangle_fits(larger, **sizes)


@pytest.mark.parametrize(
    ("corners", "side"),
    [(3, 2 * math.sqrt(3) / (1 + 2 / math.sqrt(3))), (6, 2 * (3 - math.sqrt(3)))],
    ids=["three walls", "six walls"],
)
def test_the_largest_square_in_a_room_with_equal_walls_is_that_of_geometry(corners, side):
    room = regular(corners, 2.0)
    assert rectangle_fits(room, long=side, short=side)
    assert not rectangle_fits(room, long=side + TWO_MM, short=side + TWO_MM)


def test_a_circle_that_is_known_changes_no_answer():
    room = box(0, 0, 3, 3).difference(box(1.2, 1.2, 1.5, 1.5))
    circle = largest_circle(room)
    for long, short in ((1.4, 1.0), (2.9, 1.2), (2.9, 1.25), (3.0, 1.5)):
        known = rectangle_fits(room, long=long, short=short, circle=circle)
        assert bool(known) is bool(rectangle_fits(room, long=long, short=short))


def test_where_it_lies_is_told_by_its_middle_and_its_angle():
    found = rectangle_fits(box(2, 1, 4.2, 2.5), long=2.2, short=1.5)
    assert found.centre == pytest.approx((3.1, 1.75), abs=0.001)
    assert math.sin(2 * found.angle) == pytest.approx(0.0, abs=1e-9)
