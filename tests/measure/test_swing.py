"""What leaves sweep, against sectors worked out by hand."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from checker.measure.doors.slot import door_slots
from checker.measure.doors.sweep import SwingSector, swing_sectors
from checker.model import Door, DoorPanel
from tests.measure.doors_made import leaf_in_lining, solid, standing
from tests.measure.schools import door, school_of


def swept(made: Door) -> tuple[SwingSector, ...]:
    school = school_of(made)
    return swing_sectors(school, door_slots(school))[made.id]


def test_a_left_hung_leaf_sweeps_a_quarter_from_the_low_end():
    (sector,) = swept(standing(width=0.9, operation="SINGLE_SWING_LEFT"))
    assert sector.hinge == pytest.approx((0.0, 0.0))
    assert sector.leaf[1] == pytest.approx((0.0, 0.9))
    assert sector.into == "+y"
    assert sector.sure
    assert sector.polygon.area == pytest.approx(math.pi * 0.81 / 4, rel=1e-3)


def test_a_right_hung_leaf_sweeps_a_quarter_from_the_high_end():
    (sector,) = swept(standing(width=0.9, operation="SINGLE_SWING_RIGHT"))
    assert sector.hinge == pytest.approx((0.9, 0.0))
    assert sector.polygon.contains(Point(0.5, 0.4))
    assert not sector.polygon.contains(Point(0.05, 0.8))


def test_the_arc_lies_within_half_a_millimetre_of_a_circle():
    (sector,) = swept(standing(width=1.2))
    steps = [index * math.pi / 128 for index in range(65)]
    rim = [Point(1.2 * math.cos(turn), 1.2 * math.sin(turn)) for turn in steps]
    assert max(sector.polygon.distance(point) for point in rim) < 0.0005


def test_a_modelled_leaf_gives_hinge_width_and_face():
    (sector,) = swept(standing(solids=leaf_in_lining(), operation="SINGLE_SWING_RIGHT"))
    assert sector.hinge == pytest.approx((0.835, 0.0))
    assert sector.radius == pytest.approx(0.785)


def test_a_double_acting_leaf_sweeps_to_both_sides():
    sectors = swept(standing(operation="DOUBLE_SWING_LEFT"))
    assert [sector.into for sector in sectors] == ["+y", "-y"]
    assert all(sector.sure for sector in sectors)


def test_each_side_of_a_double_acting_leaf_is_swept_on_its_own_side():
    ahead, behind = swept(standing(operation="DOUBLE_SWING_RIGHT"))
    assert ahead.polygon.bounds[1] == pytest.approx(0.0)
    assert behind.polygon.bounds[3] == pytest.approx(0.0)
    assert behind.leaf[1] == pytest.approx((0.885, -0.885))
    assert ahead.polygon.area == pytest.approx(behind.polygon.area)


def test_a_fixed_panel_beside_the_leaf_leaves_its_sweep_unsure():
    (sector,) = swept(standing(width=1.5, operation="SWING_FIXED_LEFT"))
    assert not sector.sure
    assert 0.75 < sector.radius < 1.5


def test_a_lining_brings_the_hinge_in():
    (sector,) = swept(standing(width=1.0, lining_thickness=0.05, operation="SINGLE_SWING_RIGHT"))
    assert sector.hinge[0] == pytest.approx(0.95)
    assert sector.radius == pytest.approx(0.9)


def test_panels_that_swing_without_an_operation_may_hang_anywhere():
    sectors = swept(standing(operation="", panels=(DoorPanel(operation="SWINGING"),)))
    assert len(sectors) == 4
    assert not any(sector.sure for sector in sectors)


def test_a_pair_sweeps_two_halves_that_only_meet():
    low, high = swept(standing(width=1.6, operation="DOUBLE_DOOR_SINGLE_SWING"))
    assert (low.radius, high.radius) == (0.8, 0.8)
    assert low.polygon.intersection(high.polygon).area == pytest.approx(0.0, abs=1e-9)


def test_an_unequal_pair_sweeps_what_is_modelled():
    leaves = solid((0.0, 1.0), (0.0, 0.04)), solid((1.0, 1.5), (0.0, 0.04))
    low, high = swept(standing(width=1.5, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING"))
    assert (low.radius, high.radius) == pytest.approx((1.0, 0.5))
    assert high.hinge[0] == pytest.approx(1.5)


def test_an_unequal_pair_by_its_panels_is_drawn_with_the_wider_leaf():
    panels = DoorPanel(width_ratio=0.7), DoorPanel(width_ratio=0.3)
    sectors = swept(standing(width=1.5, panels=panels, operation="DOUBLE_DOOR_SINGLE_SWING"))
    assert max(sector.radius for sector in sectors) == pytest.approx(1.05)


@pytest.mark.parametrize("operation", ["SLIDING_TO_LEFT", "FOLDING_TO_LEFT", "ROLLINGUP"])
def test_other_doors_sweep_nothing(operation):
    assert swept(standing(operation=operation)) == ()


@pytest.mark.parametrize("operation", ["", "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT"])
def test_what_may_swing_is_all_there_and_none_of_it_is_sure(operation):
    sectors = swept(standing(operation=operation))
    assert {sector.into for sector in sectors} == {"+y", "-y"}
    assert not any(sector.sure for sector in sectors)


def test_a_door_without_a_placement_may_swing_anywhere():
    sectors = swept(replace(standing(), frame=None))
    assert len(sectors) == 4
    assert not any(sector.sure for sector in sectors)


def test_a_door_without_any_place_is_left_out():
    school = school_of(replace(standing(), frame=None, shape=None))
    assert swing_sectors(school, door_slots(school)) == {}


@given(turned=st.floats(0, 360), width=st.floats(0.6, 1.2))
def test_mirroring_a_door_and_its_hand_mirrors_its_sweep(turned, width):
    """A left-hung door seen in a mirror is a right-hung one whose y axis keeps its side."""
    angle = math.radians(turned)
    left = door("d", at=(0, 0), along=turned, width=width, operation="SINGLE_SWING_LEFT")
    right = replace(left, operation="SINGLE_SWING_RIGHT")
    (one,), (other,) = swept(left), swept(right)
    across = (math.cos(angle), math.sin(angle))
    for a, b in zip(one.polygon.exterior.coords, other.polygon.exterior.coords, strict=True):
        along_a = a[0] * across[0] + a[1] * across[1]
        along_b = b[0] * across[0] + b[1] * across[1]
        assert along_a == pytest.approx(-along_b, abs=1e-9)
    assert one.polygon.area == pytest.approx(other.polygon.area)


@given(turned=st.floats(0, 360))
def test_a_mirrored_placement_swings_to_the_other_side_of_the_wall(turned):
    (plain,) = swept(door("d", at=(3, 1), along=turned))
    (mirrored,) = swept(door("d", at=(3, 1), along=turned, mirrored=True))
    assert plain.hinge == pytest.approx(mirrored.hinge)
    assert plain.polygon.intersection(mirrored.polygon).area == pytest.approx(0.0, abs=1e-9)
