"""Where somebody can stand: a slit that rounding left is no wall, a thin wall is one."""

import random
from unittest import mock

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from checker.geometry.clean import GRID
from checker.geometry.overlay import joined
from checker.geometry.walkable import walkable
from tests.geometry.furnished import ROOMS
from tests.geometry.turning import Turn

WIDTH = 0.8


def halves(apart: float):
    """A floor 6 by 4 m in two halves `apart` metres from each other, joined at the west end."""
    south, north = box(0, 0, 6, 2), box(0, 2 + apart, 6, 4)
    return joined([south, north, box(0, 1, 1, 3)])


@pytest.mark.parametrize("apart", [0.0, 0.000002, 0.00001])
def test_a_slit_between_plans_drawn_edge_to_edge_is_walked_over(apart):
    found = walkable(halves(apart), WIDTH)
    assert found.area == pytest.approx(5.2 * 3.2, abs=0.01)


@pytest.mark.parametrize("apart", [0.001, 0.1])
def test_what_is_as_thin_as_a_sheet_is_gone_round(apart):
    found = walkable(halves(apart), WIDTH)
    assert found.area < 5.2 * 3.2 - 3.0
    assert not found.covers(shapely.Point(3, 2))


@pytest.mark.parametrize("seed", range(40))
def test_plans_joined_after_they_were_cut_leave_no_wall_between(seed):
    """Cut plans have corners on the grid, what is added to them has not: one in twenty parted."""
    order = random.Random(seed)  # noqa: S311 - a test keeps no secret
    turn = Turn(angle=order.uniform(0, 360), mirrored=False, x=order.uniform(-500, 500), y=0.0)
    floor = Polygon([(0, 0), (9, 0), (9, 2), (5.32, 2), (5.04, 2), (4.76, 2), (0, 2)])
    beside = box(4.87, 2, 5.32, 4)
    whole = joined([shapely.set_precision(turn(floor), GRID), turn(beside)])
    plain = walkable(joined([floor, beside]), 0.4)
    assert walkable(whole, 0.4).area == pytest.approx(plain.area, abs=1e-4)


@pytest.mark.slow
@given(area=ROOMS, angle=st.floats(0, 90), width=st.sampled_from([0.6, 0.8, 0.9, 1.5]))
@settings(max_examples=100, deadline=None)
def test_where_the_quick_look_is_content_fine_arcs_close_nothing(area, angle, width):
    turned = affinity.rotate(area, angle, origin=(0, 0))
    with mock.patch("checker.geometry.walkable._is_open", return_value=False):
        careful = walkable(turned, width)
    quick = walkable(turned, width)
    assert len(shapely.get_parts(quick)) == len(shapely.get_parts(careful))
    assert careful.difference(quick).area < 1e-9
    # Careful, it shaves millimetres off corners between a wall and an arc.
    assert quick.difference(careful).area < 0.001
