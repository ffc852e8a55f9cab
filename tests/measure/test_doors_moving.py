"""Doors that slide, fold or roll, against widths worked out by hand."""

from typing import Any

import pytest

from checker.measure.doors.clear_opening import clear_width_of
from checker.model import DoorPanel
from checker.results.values import Quantity, Unknown
from tests.measure.doors_made import declared, slot_of, solid, standing


def clear(**given: Any) -> Quantity:
    made = standing(**given)
    value = clear_width_of(made, slot_of(made))
    assert isinstance(value, Quantity)
    return value


def test_a_sliding_leaf_that_is_modelled_bounds_the_opening():
    leaf = (solid((0.05, 0.95), (0.0, 0.04)),)
    value = clear(width=1.0, lining_thickness=0.05, operation="SLIDING_TO_LEFT", solids=leaf)
    assert (value.low, value.high) == (pytest.approx(0.8), pytest.approx(0.9))
    assert value.origin == "derived"


def test_a_sliding_pair_may_open_one_leaf_or_both():
    leaves = solid((0.05, 1.05), (0.0, 0.04)), solid((1.05, 2.05), (0.0, 0.04))
    value = clear(width=2.1, lining_thickness=0.05, operation="DOUBLE_DOOR_SLIDING", solids=leaves)
    assert (value.low, value.high) == (pytest.approx(0.9), pytest.approx(2.0))
    assert value.origin == "assumed"


def test_a_sliding_pair_without_leaves_is_halved_at_worst():
    value = clear(width=2.1, lining_thickness=0.05, operation="DOUBLE_DOOR_SLIDING")
    assert (value.low, value.high) == (pytest.approx(0.9), pytest.approx(2.0))


def test_a_stated_width_of_a_sliding_pair_stands():
    stated = (declared("ClearOpeningWidth", 1.9, group="SchoolCheck_Door"),)
    value = clear(width=2.2, operation="DOUBLE_DOOR_SLIDING", properties=stated)
    assert (value.low, value.high) == (1.9, 1.9)


def test_panels_that_slide_are_enough_to_know_a_sliding_door():
    value = clear(width=1.0, operation="", panels=(DoorPanel(operation="SLIDING"),))
    assert value.method == "sliding leaf"


@pytest.mark.parametrize(
    ("operation", "taken"), [("FOLDING_TO_LEFT", 0.2), ("ROLLINGUP", 0.2), ("LIFTING", 0.2)]
)
def test_folded_leaves_and_guides_take_their_share(operation, taken):
    value = clear(width=3.0, lining_thickness=0.05, operation=operation)
    assert (value.low, value.high) == (pytest.approx(2.9 - taken), pytest.approx(2.9))
    assert value.origin == "assumed"


@pytest.mark.parametrize("operation", ["SLIDING_TO_LEFT", "FOLDING_TO_LEFT", "ROLLINGUP"])
def test_even_a_tiny_door_opens_a_little(operation):
    assert clear(width=0.2, operation=operation).low > 0


@pytest.mark.parametrize("operation", ["SLIDING_TO_LEFT", "FOLDING_TO_LEFT", "ROLLINGUP"])
def test_without_any_width_they_cannot_be_told(operation):
    made = standing(width=None, operation=operation)
    assert isinstance(clear_width_of(made, None), Unknown)


def test_only_fixed_panels_leave_nothing_to_open():
    made = standing(operation="", panels=(DoorPanel(operation="FIXEDPANEL"),))
    value = clear_width_of(made, slot_of(made))
    assert isinstance(value, Unknown)
    assert "fixed" in value.missing[0]
