"""Whether the T of ADA 304.3.2 fits, against cases settled by hand and by brute force."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, affinity, box, unary_union

from checker.geometry.circle import Circle
from checker.geometry.fit import t_shape_fits
from tests.geometry.furnished import ROOMS, THINGS, placed_by_force, t_shape
from tests.geometry.turning import FAR, TURNS

SIZE, WIDTH = 1.525, 0.915
ARM, STEM = (SIZE - WIDTH) / 2, SIZE - WIDTH
TWO_MM = 0.002


def corridor_with_branch(wide: float, branch: float, deep: float) -> Polygon:
    """A corridor 4 m long, with a branch that goes off it in its middle."""
    across = box(2 - branch / 2, wide, 2 + branch / 2, wide + deep)
    return unary_union([box(0, 0, 4, wide), across])


CASES = {
    "the square that it lies in": (box(0, 0, SIZE, SIZE), True),
    "a square 2 mm too small": (box(0, 0, SIZE - TWO_MM, SIZE), False),
    "just the T itself": (t_shape(SIZE, WIDTH), True),
    "a T with a stem 2 mm too short": (
        t_shape(SIZE, WIDTH).difference(box(-1, -2, 1, WIDTH / 2 - SIZE + TWO_MM)),
        False,
    ),
    "a T with arms 2 mm too narrow": (
        t_shape(SIZE, WIDTH).difference(box(-1, WIDTH / 2 - TWO_MM, 1, 1)),
        False,
    ),
    "where a corridor branches": (corridor_with_branch(WIDTH, WIDTH, STEM), True),
    "where a branch is 2 mm too narrow": (corridor_with_branch(WIDTH, WIDTH - TWO_MM, STEM), False),
    "where a branch is 2 mm too short": (corridor_with_branch(WIDTH, WIDTH, STEM - TWO_MM), False),
    "a corridor that is just as wide as its arms": (box(0, 0, 9, WIDTH), False),
    "a corner between two arms": (
        unary_union([box(0, 0, 5, WIDTH), box(0, 0, WIDTH, 5)]),
        False,
    ),
    "a corner with a wider arm": (
        unary_union([box(0, 0, 5, SIZE), box(0, 0, WIDTH, 5)]),
        True,
    ),
    "in the second of two rooms": (
        MultiPolygon([box(0, 0, 5, 0.9), box(0, 2, SIZE, 2 + SIZE)]),
        True,
    ),
    "two posts beside its stem": (
        box(0, 0, SIZE, SIZE).difference(
            unary_union([box(0, 0, ARM, STEM), box(SIZE - ARM, 0, SIZE, STEM)])
        ),
        True,
    ),
    "a post where its stem has to be": (
        box(0, 0, SIZE, SIZE).difference(box(0.7, 0.7, 0.75, 0.75)),
        False,
    ),
}


@pytest.mark.parametrize(("area", "fits"), CASES.values(), ids=CASES)
def test_it_fits_where_it_should(area, fits):
    found = t_shape_fits(area, size=SIZE, width=WIDTH)
    assert bool(found) is fits
    assert found.settled


@pytest.mark.slow
@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=40, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    area, fits = CASES[case]
    assert bool(t_shape_fits(turn(area), size=SIZE, width=WIDTH)) is fits


@pytest.mark.parametrize(("area", "fits"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_still_good(area, fits):
    assert bool(t_shape_fits(FAR(area), size=SIZE, width=WIDTH)) is fits


@pytest.mark.parametrize("case", [name for name, (_, fits) in CASES.items() if fits])
def test_what_is_placed_lies_inside_and_is_a_t_of_that_size(case):
    area, _ = CASES[case]
    placed = t_shape_fits(area, size=SIZE, width=WIDTH).placed
    assert placed.difference(area.buffer(1e-6)).area < 1e-9
    assert placed.area == pytest.approx(WIDTH * (SIZE + STEM), abs=0.005)
    assert placed.convex_hull.area == pytest.approx(placed.area + STEM * ARM, abs=0.005)


@given(angle=st.floats(0, 360), width=st.floats(0.4, 0.9))
@settings(max_examples=25, deadline=None)
def test_a_t_cut_into_a_round_room_is_found_at_any_angle(angle, width):
    """Only one angle will do: the search has to come upon it."""
    room = affinity.rotate(t_shape(SIZE, width), angle, origin=(0, 0))
    assert t_shape_fits(room, size=SIZE, width=width)
    assert not t_shape_fits(room, size=SIZE + TWO_MM, width=width)


@pytest.mark.slow
@given(area=ROOMS, size=st.floats(1.0, 2.0), share=st.floats(0.3, 0.8))
@settings(max_examples=30, deadline=None)
def test_what_brute_force_can_place_is_placed(area, size, share):
    found = t_shape_fits(area, size=size, width=size * share)
    assert found.settled
    if placed_by_force(area, t_shape(size, size * share)):
        assert found
    if found:
        assert found.placed.difference(area.buffer(1e-6)).area < 1e-9


@pytest.mark.slow
@given(area=ROOMS, thing=THINGS)
@settings(max_examples=30, deadline=None)
def test_a_thing_more_on_the_floor_never_makes_it_fit(area, thing):
    if t_shape_fits(area.difference(thing), size=SIZE, width=WIDTH):
        assert t_shape_fits(area, size=SIZE, width=WIDTH)


def test_in_a_circle_that_is_large_enough_it_is_laid_at_once():
    """The circle round the T reaches from the corners of its arms to those of its stem."""
    radius = 0.9958
    room = Point(0, 0).buffer(1.0, quad_segs=64)
    found = t_shape_fits(room, size=SIZE, width=WIDTH, circle=Circle(centre=(0, 0), radius=0.999))
    away = sorted(math.hypot(x, y) for x, y in set(found.placed.exterior.coords))
    assert away[-4:] == pytest.approx([radius] * 4, abs=0.0005)
    assert not t_shape_fits(Point(0, 0).buffer(radius - TWO_MM), size=SIZE, width=WIDTH)


@pytest.mark.parametrize(
    ("area", "size", "width"),
    [(Polygon(), SIZE, WIDTH), (box(0, 0, 9, 9), 1.0, 1.2), (box(0, 0, 9, 9), 1.0, 0.0)],
    ids=["no room", "wider than its square", "no width"],
)
def test_what_is_no_t_or_no_room_does_not_fit(area, size, width):
    assert not t_shape_fits(area, size=size, width=width)
