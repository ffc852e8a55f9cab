"""What properties state of a door, in whatever unit and place exporters put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measure.doors.declared import (
    LEAF_THICKNESS,
    LEAF_WIDTH,
    OURS,
    declared_clear_widths,
    declared_leaf_thickness,
    declared_leaf_width,
    length,
)
from checker.model import DoorPanel, Property
from tests.measure.doors_made import declared, standing


@pytest.mark.parametrize(
    ("value", "metres"),
    [(0.785, 0.785), (785.0, 0.785), (1010, 1.01), (3.2, 3.2), (19.9, 19.9)],
)
def test_a_number_over_twenty_is_in_millimetres(value, metres):
    assert length(declared("w", value)) == pytest.approx(metres)


@pytest.mark.parametrize("value", [0, -1.0, "850.0x2,075.0", "", True, False, float("nan")])
def test_what_is_no_length_is_none(value):
    assert length(declared("w", value)) is None


@given(st.floats(0.0005, 20))
def test_metres_are_left_alone(value):
    assert length(declared("w", value)) == value


def test_ours_comes_first_and_the_door_s_own_before_its_type_s():
    stated = (
        Property(group="Type", name="Clear Width", value=0.81, inherited=True),
        Property(group="Own", name="Clear Width", value=0.82),
        Property(group=OURS, name="ClearOpeningWidth", value=0.83, inherited=True),
    )
    found = declared_clear_widths(standing(properties=stated))
    assert [each.value for each in found] == [0.83, 0.82, 0.81]
    assert [each.ours for each in found] == [True, False, False]
    assert found[1].where == "Own.Clear Width"


@pytest.mark.parametrize(
    "name", ["Architekturlichte Breite", "Nominalmaß=Durchgangslichte", "Width", "Rough Width"]
)
def test_names_that_only_look_alike_are_not_clear_widths(name):
    assert declared_clear_widths(standing(properties=(declared(name, 0.8),))) == ()


@pytest.mark.parametrize("name", LEAF_WIDTH)
def test_every_name_for_a_leaf_width_is_known(name):
    found = declared_leaf_width(standing(properties=(declared(name, 785.0),)))
    assert found is not None
    assert found.value == pytest.approx(0.785)


@pytest.mark.parametrize("value", [0.4, 0.9, 1.0, 0.0])
def test_a_leaf_as_a_share_or_wider_than_the_door_is_not_believed(value):
    assert declared_leaf_width(standing(properties=(declared("Leaf Width", value),))) is None


def test_a_leaf_of_a_pair_may_be_narrower():
    stated = (declared("Leaf Width", 0.6),)
    pair = standing(width=1.8, operation="DOUBLE_DOOR_SINGLE_SWING", properties=stated)
    single = standing(width=1.8, operation="SINGLE_SWING_LEFT", properties=stated)
    assert declared_leaf_width(pair) is not None
    assert declared_leaf_width(single) is None


def test_a_leaf_width_of_a_door_without_a_width_cannot_be_weighed():
    assert (
        declared_leaf_width(standing(width=None, properties=(declared("Leaf Width", 0.8),))) is None
    )


@pytest.mark.parametrize("name", LEAF_THICKNESS)
def test_every_name_for_a_leaf_thickness_is_known(name):
    found = declared_leaf_thickness(standing(properties=(declared(name, 44.0),)))
    assert found is not None
    assert found.value == pytest.approx(0.044)


@pytest.mark.parametrize("value", [0.01, 0.1, 200.0])
def test_a_thickness_that_no_leaf_has_is_not_believed(value):
    assert declared_leaf_thickness(standing(properties=(declared("Thickness", value),))) is None


def test_the_depth_of_a_panel_is_a_thickness_unless_it_is_a_placeholder():
    panels = (DoorPanel(depth=0.04), DoorPanel(depth=0.001))
    found = declared_leaf_thickness(standing(panels=panels))
    assert found is not None
    assert found.value == 0.04
    assert declared_leaf_thickness(standing(panels=panels[1:])) is None
