"""Walls round a hollow: the clear rectangle inside, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.geometry.hollow import hollow

WALL = 0.05


def car(width, depth, *, wall=WALL, open_front=False):
    """Walls round a car of that clear size, its inner corner at (wall, wall)."""
    out = (width + 2 * wall, depth + 2 * wall)
    front = [] if open_front else [((0.0, out[0]), (0.0, wall))]
    return [
        *front,
        ((0.0, out[0]), (out[1] - wall, out[1])),
        ((0.0, wall), (0.0, out[1])),
        ((out[0] - wall, out[0]), (0.0, out[1])),
    ]


def size(found):
    return tuple(round(high - low, 6) for low, high in found)


@pytest.mark.parametrize(("width", "depth"), [(1.1, 1.4), (2.0, 1.4), (0.8, 1.25)])
def test_walls_on_four_sides_leave_the_clear_size(width, depth):
    assert size(hollow(car(width, depth))) == (width, depth)


def test_a_car_open_at_the_front_ends_with_its_walls():
    assert size(hollow(car(1.1, 1.4, open_front=True))) == (1.1, 1.45)


def test_a_handrail_or_panel_inside_narrows_it():
    panel = ((0.05, 0.1), (0.2, 1.3))
    assert size(hollow([*car(1.1, 1.4), panel])) == (1.05, 1.4)


@pytest.mark.parametrize(
    "boxes",
    [
        [],
        [((0.0, 1.1), (0.0, 1.4))],
        [*car(1.1, 1.4), ((0.0, 1.2), (0.0, 1.5))],
        car(1.1, 1.4)[:2],
    ],
    ids=["nothing", "one piece", "with a floor plate", "two walls"],
)
def test_a_body_without_a_hollow_has_none(boxes):
    assert hollow(boxes) is None


@given(st.floats(0.6, 3.0), st.floats(0.6, 3.0), st.permutations(range(4)))
def test_the_order_of_walls_and_the_axes_do_not_matter(width, depth, order):
    walls = car(width, depth)
    assert hollow([walls[index] for index in order]) == hollow(walls)
    swapped = hollow([(y, x) for x, y in walls])
    assert size(swapped) == size(hollow(walls))[::-1]
