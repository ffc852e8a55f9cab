"""What the operation words of IFC say of hinges and leaves."""

import pytest

from checker.measure.doors.operation import KINDS, motion
from checker.model import DoorPanel
from tests.measure.doors_made import standing


@pytest.mark.parametrize(
    ("word", "ends", "sides"),
    [
        ("SINGLE_SWING_LEFT", ["low"], [("+y",)]),
        ("SINGLE_SWING_RIGHT", ["high"], [("+y",)]),
        ("SWING_FIXED_RIGHT", ["high"], [("+y",)]),
        ("DOUBLE_SWING_LEFT", ["low"], [("+y", "-y")]),
        ("DOUBLE_SWING_RIGHT", ["high"], [("+y", "-y")]),
        ("DOUBLE_DOOR_SINGLE_SWING", ["low", "high"], [("+y",), ("+y",)]),
        ("DOUBLE_PANEL_SINGLE_SWING", ["low", "high"], [("+y",), ("+y",)]),
        ("DOUBLE_DOOR_DOUBLE_SWING", ["low", "high"], [("+y", "-y"), ("+y", "-y")]),
    ],
)
def test_a_swing_door_hangs_where_its_operation_says(word, ends, sides):
    moves = motion(standing(operation=word))
    assert moves.kinds == ("swing",)
    assert [hinge.end for hinge in moves.hinges] == ends
    assert [hinge.into for hinge in moves.hinges] == sides
    assert moves.leaves == len(ends)
    assert all(hinge.sure for hinge in moves.hinges)


@pytest.mark.parametrize(
    ("word", "kind", "leaves"),
    [
        ("SLIDING_TO_LEFT", "sliding", 1),
        ("DOUBLE_DOOR_SLIDING", "sliding", 2),
        ("FOLDING_TO_RIGHT", "folding", 1),
        ("DOUBLE_PANEL_FOLDING", "folding", 2),
        ("REVOLVING", "revolving", 1),
        ("REVOLVING_VERTICAL", "revolving", 1),
        ("ROLLINGUP", "roller", 1),
        ("LIFTING_VERTICAL_LEFT", "roller", 1),
    ],
)
def test_other_doors_have_no_hinges(word, kind, leaves):
    moves = motion(standing(operation=word))
    assert (moves.kinds, moves.hinges, moves.leaves) == ((kind,), (), leaves)


@pytest.mark.parametrize("word", ["", "NOTDEFINED", "USERDEFINED", "SOMETHING_ELSE"])
def test_an_operation_that_says_nothing_leaves_everything_open(word):
    moves = motion(standing(operation=word))
    assert moves.kinds == KINDS
    assert not moves.sure
    assert not any(hinge.sure for hinge in moves.hinges)
    assert moves.leaves is None


def test_panels_tell_the_kind_when_the_operation_does_not():
    panels = (
        DoorPanel(operation="NOTDEFINED"),
        DoorPanel(operation="SLIDING"),
        DoorPanel(operation="SLIDING"),
    )
    moves = motion(standing(operation="", panels=panels))
    assert (moves.kinds, moves.leaves, moves.from_) == (("sliding",), 2, "panels")


def test_panels_that_swing_do_not_say_on_which_hinge():
    moves = motion(standing(operation="", panels=(DoorPanel(operation="SWINGING"),)))
    assert moves.sure
    assert not any(hinge.sure for hinge in moves.hinges)


def test_fixed_panels_alone_never_open():
    moves = motion(standing(operation="", panels=(DoorPanel(operation="FIXEDPANEL"),)))
    assert moves.kinds == ("fixed",)


def test_leaves_that_open_against_each_other_are_not_sure_of_their_sides():
    moves = motion(standing(operation="DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT"))
    assert moves.kinds == ("swing",)
    assert moves.leaves == 2
    assert not moves.double_acting


@pytest.mark.parametrize(
    ("word", "parks"),
    [
        ("SLIDING_TO_LEFT", ("low",)),
        ("SLIDING_TO_RIGHT", ("high",)),
        ("FOLDING_TO_LEFT", ("low",)),
        ("FOLDING_TO_RIGHT", ("high",)),
        ("DOUBLE_DOOR_SLIDING", ("low", "high")),
        ("DOUBLE_PANEL_FOLDING", ("low", "high")),
        ("SLIDING", ()),
        ("ROLLINGUP", ()),
        ("REVOLVING", ()),
        ("SINGLE_SWING_LEFT", ()),
        ("", ()),
    ],
)
def test_leaves_that_slide_or_fold_park_where_their_operation_says(word, parks):
    assert motion(standing(operation=word)).parks == parks


def test_panels_that_slide_do_not_say_where_they_park():
    panels = (DoorPanel(operation="SLIDING"),)
    assert motion(standing(operation="", panels=panels)).parks == ()
