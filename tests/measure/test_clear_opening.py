"""Clear opening width: each source of the chain, its interval, and what happens if they differ."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measure.doors.clear_opening import clear_width_of
from checker.measure.doors.declared import CLEAR_WIDTH
from checker.measure.doors.slot import DoorSlot
from checker.model import Door, DoorPanel, LocalBox, Problem
from checker.results.values import Quantity, Unknown
from tests.measure.doors_made import (
    FZK,
    asked,
    declared,
    leaf_in_lining,
    measurer_of,
    slot_of,
    solid,
    standing,
)
from tests.measure.schools import school_of


def clear(**given: Any) -> Quantity:
    made = standing(**given)
    value = clear_width_of(made, slot_of(made))
    assert isinstance(value, Quantity), value
    return value


def both(made: Door) -> tuple[Door, DoorSlot]:
    return made, slot_of(made)


def test_a_leaf_in_its_lining_gives_an_interval_of_at_most_60_mm_that_holds_the_truth():
    value = clear(solids=leaf_in_lining(), **FZK)
    assert value.low <= 0.785 <= value.high + 1e-9
    assert value.high - value.low <= 0.060
    assert value.low == pytest.approx(0.785 - 0.040 - 0.012)
    assert value.origin == "derived"


def test_a_declared_clear_width_that_the_model_bears_out_is_taken_as_it_is():
    given = {"solids": leaf_in_lining(), **FZK}
    value = clear(properties=(declared("Durchgangslichte Breite", 0.785),), **given)
    assert (value.low, value.high, value.origin) == (0.785, 0.785, "declared")


@pytest.mark.parametrize("name", CLEAR_WIDTH)
def test_every_name_for_a_clear_width_is_known_in_any_case(name):
    assert clear(properties=(declared(name.upper(), 0.8),)).low == 0.8


def test_a_plain_number_in_millimetres_is_understood():
    assert clear(properties=(declared("Egress Width", 800.0),)).high == pytest.approx(0.8)


def test_our_own_property_comes_before_any_other():
    ours = declared("ClearOpeningWidth", 0.80, group="SchoolCheck_Door")
    value = clear(properties=(declared("Clear Width", 0.801), ours))
    assert value.low == value.high == 0.80


@pytest.mark.parametrize("impossible", [0.9, 0.3, -0.8, float("inf"), "n/a", True])
def test_a_declared_width_that_cannot_be_true_is_left_out(impossible):
    value = clear(properties=(declared("Clear Width", impossible),), solids=leaf_in_lining(), **FZK)
    assert value.method == "leaf in the model"


def test_a_declared_width_that_cannot_be_true_is_told():
    value = clear(properties=(declared("Clear Width", 0.95),))
    assert "ignored" in value.steps[0]


def test_a_declared_width_against_what_is_modelled_widens_the_answer():
    value = clear(properties=(declared("Clear Width", 0.85),), solids=leaf_in_lining(), **FZK)
    assert (value.low, value.high) == (pytest.approx(0.733), 0.85)
    assert "differ" in value.steps[-1]


STALE = {"width": 1.01, "lining_thickness": 0.042, "panels": (DoorPanel(width_ratio=1.0),)}
"""What is left of a door 1010 mm wide in the attributes of one that was drawn narrower."""


@pytest.mark.parametrize("properties", [(), (declared("Clear Width", 0.85),)])
def test_what_is_said_of_a_door_wider_than_its_whole_body_counts_for_nothing(properties):
    made = standing(
        solids=leaf_in_lining(overall=0.8, lining=0.042), properties=properties, **STALE
    )
    made = replace(made, shape=standing(width=0.8).shape)
    value = clear_width_of(*both(made))
    assert (value.low, value.high) == (pytest.approx(0.664), pytest.approx(0.716))
    assert value.steps[-1].endswith("is narrower than that: its leaf counts")


def test_a_footprint_as_wide_as_is_said_leaves_the_doubt_whether_the_leaf_was_seen():
    made = standing(solids=leaf_in_lining(overall=0.8, lining=0.042), **STALE)
    seen, whole = standing(width=0.8), standing(width=1.01)
    spans = [
        clear_width_of(each, slot_of(each))
        for each in (replace(made, shape=seen.shape), replace(made, shape=whole.shape))
    ]
    assert [round(each.high, 3) for each in spans] == [0.716, 0.926]


@pytest.mark.parametrize(("stated", "high"), [(0.805, 0.805), (0.815, 0.716)])
@pytest.mark.parametrize("shown", [0.8, 0.5])
def test_what_is_said_is_out_of_date_where_all_the_body_is_over_10_mm_narrower(stated, high, shown):
    made = standing(
        solids=leaf_in_lining(overall=0.8, lining=0.042),
        properties=(declared("Clear Width", stated),),
        **STALE,
    )
    made = replace(made, shape=standing(width=shown).shape)
    assert clear_width_of(made, slot_of(made)).high == pytest.approx(high)


def test_what_is_said_of_a_door_whose_leaf_does_not_show_is_not_out_of_date():
    assert clear(properties=(declared("Clear Width", 0.85),), **FZK).high == 0.85


@pytest.mark.parametrize("stated", [0.733, 0.70, 0.62])
def test_less_than_is_modelled_is_no_contradiction_because_handles_are_seldom_modelled(stated):
    value = clear(properties=(declared("Clear Width", stated),), solids=leaf_in_lining(), **FZK)
    assert (value.low, value.high) == (stated, stated)


def test_far_less_than_is_modelled_is_a_contradiction():
    value = clear(properties=(declared("Clear Width", 0.6),), solids=leaf_in_lining(), **FZK)
    assert (value.low, value.high) == (0.6, pytest.approx(0.785))


def test_two_declared_widths_that_differ_are_both_covered():
    stated = (declared("Clear Width", 0.75), declared("Egress Width", 0.80))
    value = clear(properties=stated)
    assert (value.low, value.high) == (0.75, 0.80)


def test_a_declared_leaf_bounds_the_width_from_above():
    stated = (declared("Door Panel Width", 926.0), declared("Door Panel Thickness", 54.0))
    value = clear(width=1.01, properties=stated)
    assert value.high == pytest.approx(0.926)
    assert value.low == pytest.approx(0.926 - 0.054 - 0.016)


def test_panel_share_times_the_width_inside_the_lining():
    panels = tuple(DoorPanel(width_ratio=share, depth=0.04) for share in (0.6, 0.4))
    value = clear(
        width=1.6, lining_thickness=0.05, panels=panels, operation="DOUBLE_DOOR_SINGLE_SWING"
    )
    assert value.high == pytest.approx(0.6 * 1.5)
    assert value.low == pytest.approx(0.6 * 1.5 - 0.04 - 0.012)


def test_panels_that_lap_share_the_width_all_the_same():
    panels = (DoorPanel(width_ratio=0.51, depth=0.04),) * 2
    value = clear(
        width=1.74, lining_thickness=0.055, panels=panels, operation="DOUBLE_DOOR_SINGLE_SWING"
    )
    assert value.high == pytest.approx(1.63 / 2)


def test_a_lining_alone_tells_less():
    value = clear(**FZK)
    assert (value.low, value.high) == (pytest.approx(0.785 - 0.054 - 0.012), pytest.approx(0.785))


def test_an_overall_width_alone_is_an_assumption_below_the_overall_width():
    value = clear(width=1.0)
    assert value.origin == "assumed"
    assert (value.low, value.high) == (
        pytest.approx(1.0 - 0.13 - 0.054 - 0.012),
        pytest.approx(0.984),
    )


def test_only_one_leaf_of_a_pair_counts():
    pair = (solid((0.0, 0.9), (0.0, 0.05)), solid((0.9, 1.5), (0.0, 0.05)))
    value = clear(width=1.5, solids=pair, operation="DOUBLE_DOOR_SINGLE_SWING")
    assert value.high == pytest.approx(0.9)


def test_a_pair_whose_shares_are_unknown_keeps_that_doubt():
    value = clear(width=1.6, lining_thickness=0.05, operation="DOUBLE_DOOR_SINGLE_SWING")
    assert value.low < 0.75 < value.high < 1.5


def test_a_wide_door_without_an_operation_may_be_a_pair():
    assert clear(width=1.8, operation="").low < 0.9


def test_a_narrow_door_without_an_operation_is_no_pair():
    assert clear(width=0.9, operation="").low > 0.45


def test_sources_that_contradict_each_other_widen_the_answer():
    value = clear(solids=leaf_in_lining(), properties=(declared("Leaf Width", 0.70),), **FZK)
    assert value.low < 0.70
    assert value.high == pytest.approx(0.785)
    assert "instead" in value.steps[-1]


def test_a_modelled_handle_lowers_the_lower_end_only():
    lever = LocalBox(x=(0.7, 0.8), y=(-0.1, -0.04), z=(1.0, 1.05))
    bare, fitted = (
        clear(solids=solids, **FZK) for solids in (leaf_in_lining(), (*leaf_in_lining(), lever))
    )
    assert fitted.high == bare.high
    assert fitted.low == pytest.approx(bare.low - 0.06)


def test_a_leaf_over_a_frame_that_is_not_modelled_is_not_trusted_to_its_edge():
    leaf = (solid((0.02, 0.99), (0.22, 0.29)),)
    value = clear(width=1.01, solids=leaf)
    assert value.low <= 0.91 - 0.07
    assert value.high == pytest.approx(0.97)


@pytest.mark.parametrize(
    ("operation", "low", "high"),
    [
        ("SLIDING_TO_LEFT", 0.885 - 0.13 - 0.1, 0.885),
        ("FOLDING_TO_LEFT", 0.885 - 0.13 - 0.2, 0.885),
        ("ROLLINGUP", 0.885 - 0.13 - 0.2, 0.885),
    ],
)
def test_doors_that_do_not_swing_have_their_own_allowance(operation, low, high):
    value = clear(operation=operation)
    assert (value.low, value.high) == (pytest.approx(low), pytest.approx(high))


def test_a_sliding_leaf_stands_out_for_its_handle():
    value = clear(
        operation="SLIDING_TO_LEFT",
        solids=(solid((0.0, 0.85), (0.0, 0.04)),),
        lining_thickness=0.01,
    )
    assert (value.low, value.high) == (pytest.approx(0.75), pytest.approx(0.85))


def test_a_revolving_door_has_no_clear_width():
    made = standing(operation="REVOLVING")
    value = clear_width_of(made, slot_of(made))
    assert isinstance(value, Unknown)
    assert "revolving" in value.missing[0]


def test_a_door_without_an_overall_width_is_taken_as_wide_as_its_body():
    value = clear_width_of(*both(replace(standing(width=1.0), overall_width=None)))
    assert (value.low, value.origin) == (pytest.approx(clear(width=1.0).low), "assumed")


def test_a_door_without_any_width_asks_for_one():
    made = replace(standing(), overall_width=None, shape=None, frame=None)
    value = clear_width_of(made, None)
    assert isinstance(value, Unknown)
    assert "OverallWidth" in value.ask


@pytest.mark.parametrize("overall", [0.0001, 0.00926, 0.03, 0.066, 0.1, 0.2])
@pytest.mark.parametrize(
    "operation",
    ["", "SINGLE_SWING_LEFT", "DOUBLE_DOOR_SINGLE_SWING", "SLIDING_TO_LEFT", "FOLDING_TO_LEFT"],
)
def test_a_door_drawn_in_the_wrong_unit_stops_nobody_elses_check(overall, operation):
    """Widths so small used to give intervals that end before they begin."""
    made = standing(width=overall, operation=operation)
    for value in (clear_width_of(made, slot_of(made)), clear_width_of(made, None)):
        if overall < 0.05:
            assert isinstance(value, Unknown)
        else:
            assert isinstance(value, Unknown) or 0 < value.low <= value.high <= overall


def test_the_evidence_is_a_dimension_line_across_the_opening():
    (line,) = clear(solids=leaf_in_lining(), **FZK).evidence
    assert line.coords[0][0] == pytest.approx(0.05)
    assert line.coords[1][0] == pytest.approx(0.835)
    assert line.label == "733 to 785 mm"
    assert (line.role, line.storey, line.element) == ("measured", "Level 0", "d")


def test_a_spoiled_door_answers_with_the_words_of_its_problem():
    problem = Problem(
        code="duplicate-id", scope="element", message="two doors share an id", elements=("d",)
    )
    measurer = measurer_of(school_of(standing(), problems=(problem,)))
    value = asked(measurer, "clear_opening_width")
    assert value == Unknown(missing=("two doors share an id",), ask="")


@given(
    overall=st.floats(0.5, 1.4),
    lining=st.floats(0.01, 0.08),
    thick=st.floats(0.03, 0.07),
    turned=st.floats(0, 360),
)
def test_no_interval_is_empty_or_reaches_the_overall_width(overall, lining, thick, turned):
    leaf = solid((lining, overall - lining), (0.0, thick))
    made = standing(
        width=overall, along=turned, lining_thickness=lining, solids=(leaf,), at=(40.0, -7.0)
    )
    value = clear_width_of(made, slot_of(made))
    assert isinstance(value, Quantity)
    assert 0 < value.low < value.high < overall
