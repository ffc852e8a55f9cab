"""The longest rectangle of a width, against lengths worked out by hand and against decisions."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box, unary_union
from shapely.affinity import rotate

from checker.geometry.fit import rectangle_fits
from checker.geometry.longest import GAP, longest_rectangle
from checker.units import SLACK
from tests.geometry.furnished import ROOMS, THINGS, lengths
from tests.geometry.turning import FAR, TURNS, Turn

HALF_MM, FIVE_MM = 0.0005, 0.005


def across_a_square(side: float, short: float) -> float:
    """The longest rectangle of this width from corner to corner of a square."""
    return side * math.sqrt(2) - short


ROUND = "in a round room"
CASES = {
    "a corridor as wide as that": (box(0, 0, 9, 1.2), 1.2, 9.0),
    "across a square": (box(0, 0, 3, 3), 0.3, across_a_square(3, 0.3)),
    "beside a cupboard": (box(0, 0, 4, 2).difference(box(0, 1.4, 4, 2)), 1.4, 4.0),
    "between two cupboards": (
        box(0, 0, 6, 2).difference(unary_union([box(0, 1, 1, 2), box(5, 1, 6, 2)])),
        2.0,
        4.0,
    ),
    "shorter than it is wide": (box(0, 0, 4, 0.5), 4.0, 0.5),
    "the longer of two parts": (MultiPolygon([box(0, 0, 2, 1), box(5, 0, 8, 1)]), 1.0, 3.0),
    ROUND: (Point(0, 0).buffer(2, quad_segs=16), 2.4, 3.2),
    "longer than the room is from corner to corner": (box(0, 0, 1, 1), 1.6, 0.0),
    "hardly shorter than that": (box(0, 0, 1, 1), 1.4, 0.0),
    "round a corner it does not go": (
        unary_union([box(0, 0, 3, 0.9), box(0, 0, 0.9, 3)]),
        0.9,
        3.0,
    ),
}


@pytest.mark.parametrize(("area", "across", "length"), CASES.values(), ids=CASES)
def test_it_is_as_long_as_worked_out_by_hand(area, across, length):
    found = longest_rectangle(area, across=across)
    assert found.length == pytest.approx(length, abs=0.003)
    assert found.at_most == found.length


@pytest.mark.parametrize("case", [name for name, case in CASES.items() if case[2] != 0.0])
def test_what_is_placed_lies_inside_and_is_that_long_and_wide(case):
    area, across, _ = CASES[case]
    found = longest_rectangle(area, across=across)
    assert found.placed.difference(area.buffer(1e-6)).area < 1e-9
    assert found.placed.area == pytest.approx((across - SLACK) * found.length, abs=1e-6)


@given(turn=TURNS, case=st.sampled_from(sorted(set(CASES) - {ROUND})))
@example(turn=Turn(angle=84.46875, mirrored=False, x=0.0, y=0.0), case="across a square")
@settings(max_examples=10, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    area, across, length = CASES[case]
    found = longest_rectangle(turn(area), across=across)
    assert found.length == pytest.approx(length, abs=0.0015)


@pytest.mark.parametrize(("area", "across", "length"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_still_good(area, across, length):
    assert longest_rectangle(FAR(area), across=across).length == pytest.approx(length, abs=0.003)


@pytest.mark.slow
@given(area=ROOMS, across=lengths(0.4, 2.0))
@settings(max_examples=10, deadline=None)
def test_no_rectangle_5_mm_longer_fits(area, across):
    """A decision, which is complete, never finds one that the search for the longest missed."""
    found = longest_rectangle(area, across=across)
    longer = found.length + FIVE_MM
    assert not rectangle_fits(area, long=longer, short=across)
    if found.placed is not None:
        assert rectangle_fits(area, long=found.length - GAP, short=across - 2 * SLACK)


@pytest.mark.slow
@given(area=ROOMS, thing=THINGS, across=lengths(0.4, 2.0))
@settings(max_examples=10, deadline=None)
def test_a_thing_more_never_makes_it_longer(area, thing, across):
    with_thing = longest_rectangle(area.difference(thing), across=across).length
    assert with_thing <= longest_rectangle(area, across=across).length + 2 * GAP


@pytest.mark.parametrize(
    ("drawn", "reaches"),
    [(2.2, True), (2.2 - HALF_MM * 0.9, True), (2.2 - 0.002, False)],
    ids=["at the limit", "within half a millimetre", "2 mm short"],
)
@pytest.mark.parametrize("angle", [0, 17.3])
def test_near_the_length_that_matters_it_is_settled_to_half_a_millimetre(drawn, reaches, angle):
    room = rotate(box(0, 0, drawn, 1.5), angle)
    found = longest_rectangle(room, across=1.5, near=2.2)
    assert (found.length >= 2.2 - HALF_MM) is reaches


@pytest.mark.slow
@given(area=ROOMS, across=lengths(0.5, 1.5), near=lengths(0.5, 4.0))
@settings(max_examples=10, deadline=None)
def test_the_length_that_matters_is_reached_just_when_it_fits(area, across, near):
    reached = longest_rectangle(area, across=across, near=near).length >= near - SLACK
    assert reached or not rectangle_fits(area, long=near, short=across)


@pytest.mark.parametrize(
    ("area", "across"),
    [(Polygon(), 1.0), (box(0, 0, 3, 3), 0.0), (box(0, 0, 3, 3), -1.0)],
    ids=["no room", "no width", "less than none"],
)
def test_of_nothing_nothing_is_found(area, across):
    found = longest_rectangle(area, across=across)
    assert (found.length, found.at_most, found.placed) == (0.0, 0.0, None)
