"""On which side doors hang: what the operation says, what the body shows, and where they differ."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.measure.doors.hanging import hanging
from checker.measure.doors.sweep import sectors
from checker.model import DoorPanel, LocalBox
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import (
    asked,
    declared,
    leaf_in_lining,
    measurer_of,
    slot_of,
    solid,
    standing,
)
from tests.measure.schools import door, school_of
from tests.measure.turned import turned_school

LEVER_LOW = LocalBox(x=(0.11, 0.24), y=(-0.10, -0.05), z=(0.99, 1.01))
LEVER_HIGH = LocalBox(x=(0.64, 0.77), y=(-0.10, -0.05), z=(0.99, 1.01))

FRAME = solid((0.0, 0.885), (-0.1, 0.0), top=2.01)


def knuckles(x):
    return tuple(LocalBox(x=(x - 0.01, x + 0.01), y=(0, 0.02), z=(z, z + 0.1)) for z in (0.2, 1.7))


def side(made):
    return asked(measurer_of(school_of(made)), "hinge_side")


def sure(made):
    return [each.sure for each in sectors(made, slot_of(made))]


@pytest.mark.parametrize(
    ("operation", "mirrored", "word"),
    [
        ("SINGLE_SWING_LEFT", False, "right"),
        ("SINGLE_SWING_RIGHT", False, "left"),
        ("SINGLE_SWING_LEFT", True, "left"),
        ("SINGLE_SWING_RIGHT", True, "right"),
        ("SWING_FIXED_LEFT", False, "right"),
    ],
)
def test_ifc_looks_along_the_swing_and_a_person_who_pulls_looks_against_it(
    operation, mirrored, word
):
    """SINGLE_SWING_LEFT has its hinges on the left seen along +y: on the right for who pulls."""
    assert side(standing(operation=operation, mirrored=mirrored)).possible == {word}


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("DOUBLE_SWING_LEFT", {"left", "right"}),
        ("DOUBLE_DOOR_SINGLE_SWING", {"both"}),
        ("SLIDING_TO_LEFT", {"none"}),
        ("REVOLVING", {"none"}),
        ("", {"left", "right", "none"}),
        ("DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT", {"left", "right"}),
    ],
)
def test_doors_without_one_hinge_side_say_so(operation, words):
    assert side(standing(operation=operation)).possible == words


def test_of_an_unequal_pair_the_wider_leaf_counts():
    leaves = solid((0.0, 1.0), (0.0, 0.04)), solid((1.0, 1.5), (0.0, 0.04))
    made = standing(width=1.5, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    assert side(made).possible == {"right"}


def test_a_door_without_a_place_is_unknown():
    assert isinstance(side(replace(standing(), frame=None, shape=None)), Unknown)


def test_a_door_without_a_placement_may_hang_anywhere():
    found = side(replace(standing(), frame=None))
    assert found.possible == {"left", "right"}
    assert "no placement" in found.steps[0]


@pytest.mark.parametrize(
    ("operation", "shown"),
    [
        ("SINGLE_SWING_LEFT", (LEVER_HIGH,)),
        ("SINGLE_SWING_RIGHT", (LEVER_LOW,)),
        ("SINGLE_SWING_LEFT", knuckles(0.05)),
        ("SINGLE_SWING_RIGHT", knuckles(0.835)),
    ],
    ids=["handle at the far end", "handle at the first end", "hinges first", "hinges far"],
)
def test_a_body_that_agrees_with_the_operation_leaves_it_sure(operation, shown):
    made = standing(operation=operation, solids=(*leaf_in_lining(), *shown))
    assert len(side(made).possible) == 1
    assert sure(made) == [True]
    assert len(hanging(made, slot_of(made)).steps) == 2


@pytest.mark.parametrize(
    ("operation", "shown", "words"),
    [
        ("SINGLE_SWING_LEFT", (LEVER_LOW,), "the handle stands at the first end"),
        ("SINGLE_SWING_RIGHT", (LEVER_HIGH,), "the handle stands at the far end"),
        ("SINGLE_SWING_RIGHT", knuckles(0.05), "hinges are modelled at the first end"),
    ],
)
def test_a_body_that_contradicts_the_operation_opens_the_side_and_says_so(operation, shown, words):
    made = standing(operation=operation, solids=(*leaf_in_lining(), *shown))
    found = side(made)
    assert found.possible == {"left", "right"}
    assert any(words in step for step in found.steps)
    assert "the operation says otherwise" in found.steps[-1]
    assert sure(made) == [False, False]
    assert {each.into for each in sectors(made, slot_of(made))} == {"+y"}


def test_a_leaf_at_the_far_face_of_its_frame_contradicts_the_swing():
    back = (solid((0.0, 0.885), (-0.1, 0.0), top=2.01), solid((0.05, 0.835), (-0.1, -0.06)))
    made = standing(solids=back)
    assert side(made).possible == {"left", "right"}
    found = sectors(made, slot_of(made))
    assert {each.into for each in found} == {"+y", "-y"}
    assert not any(each.sure for each in found)


@pytest.mark.parametrize("gap", [0.0, 0.029])
def test_a_leaf_in_the_middle_of_its_frame_contradicts_nothing(gap):
    frame = solid((0.0, 0.885), (-0.07 - gap, 0.03), top=2.01)
    made = standing(solids=(frame, solid((0.05, 0.835), (-0.04, 0.0))))
    assert sure(made) == [True]


def test_a_pair_at_the_far_face_of_its_frame_is_not_sure_either():
    frame = solid((0.0, 1.6), (-0.1, 0.0))
    leaves = solid((0.0, 0.8), (-0.1, -0.06)), solid((0.8, 1.6), (-0.1, -0.06))
    made = standing(width=1.6, solids=(frame, *leaves), operation="DOUBLE_DOOR_SINGLE_SWING")
    assert sure(made) == [False] * 4
    assert side(made).possible == {"left", "right"}


def test_a_double_acting_pair_has_no_face():
    frame = solid((0.0, 1.6), (-0.1, 0.0))
    leaves = solid((0.0, 0.8), (-0.1, -0.06)), solid((0.8, 1.6), (-0.1, -0.06))
    made = standing(width=1.6, solids=(frame, *leaves), operation="DOUBLE_DOOR_DOUBLE_SWING")
    assert sure(made) == [True] * 4


@pytest.mark.parametrize(("x", "word"), [(0.03, "right"), (0.855, "left")])
def test_a_leaf_that_is_modelled_open_shows_its_hinges(x, word):
    leaf = LocalBox(x=(x - 0.02, x + 0.02), y=(0.0, 0.78), z=(0.0, 2.0))
    made = standing(operation="", panels=(DoorPanel(operation="SWINGING"),), solids=(FRAME, leaf))
    assert side(made).possible == {word}


def test_a_leaf_that_is_modelled_open_to_the_other_side_contradicts_the_swing():
    leaf = LocalBox(x=(0.01, 0.05), y=(-0.88, -0.1), z=(0.0, 2.0))
    assert side(standing(solids=(FRAME, leaf))).possible == {"left", "right"}


def test_without_an_operation_the_handle_narrows_what_may_be():
    made = standing(operation="", solids=(*leaf_in_lining(), LEVER_HIGH))
    assert side(made).possible == {"right", "none"}
    assert len(sure(made)) == 1
    assert not any(sure(made))


def test_handles_at_both_ends_tell_nothing():
    made = standing(solids=(*leaf_in_lining(), LEVER_LOW, LEVER_HIGH))
    assert side(made).possible == {"right"}


@pytest.mark.parametrize("value", ["left", " Right "])
def test_what_is_stated_fills_what_the_operation_leaves_open(value):
    stated = declared("HingeSide", value, group="SchoolCheck_Door")
    made = standing(operation="", panels=(DoorPanel(operation="SWINGING"),), properties=(stated,))
    assert value.strip().casefold() in side(made).possible


def test_what_is_stated_against_the_operation_opens_it():
    stated = declared("HingeSide", "left", group="SchoolCheck_Door")
    found = side(standing(properties=(stated,)))
    assert found.possible == {"left", "right"}
    assert found.steps[0] == "SchoolCheck_Door.HingeSide says left"


def test_a_stated_side_that_is_no_word_of_ours_counts_for_nothing():
    stated = declared("HingeSide", "DIN links", group="SchoolCheck_Door")
    assert side(standing(properties=(stated,))).possible == {"right"}


def test_the_hinge_is_drawn_where_the_leaf_hangs():
    (point,) = side(standing(solids=leaf_in_lining(), operation="SINGLE_SWING_RIGHT")).evidence
    assert point.coords[0][0] == pytest.approx(0.835)
    assert (point.role, point.label) == ("measured", "hinges")


@pytest.mark.slow
@given(turn=TURNS, mirrored=st.booleans())
@settings(max_examples=40)
def test_a_mirror_swaps_left_and_right_and_nothing_else_does(turn, mirrored):
    school = school_of(door("d", at=(3, 1), along=30, mirrored=mirrored))
    here = asked(measurer_of(school), "hinge_side").possible
    there = asked(measurer_of(turned_school(school, turn)), "hinge_side").possible
    assert here == {"left" if mirrored else "right"}
    assert (there != here) == turn.mirrored
