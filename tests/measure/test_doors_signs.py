"""What a door's body shows of its hinges: each sign by itself, at its limits."""

import pytest

from checker.measure.doors.leaf import find_leaves
from checker.measure.doors.signs import face_sign, hand_word, is_mirrored, signs_of
from checker.model import LocalBox
from tests.measure.doors_made import declared, slot_of, solid, standing

FRAME = solid((0.0, 0.9), (-0.1, 0.0), top=2.1)
LEAF = solid((0.05, 0.85), (-0.04, 0.0))


def made(*more, solids=(FRAME, LEAF), **given):
    return standing(width=0.9, solids=(*solids, *more), **given)


def told(door):
    slot = slot_of(door)
    return signs_of(door, slot, find_leaves(door, slot))


def ends(door):
    return [sign.end for sign in told(door) if sign.end]


def sides(door):
    return [sign.into for sign in told(door) if sign.into]


def small(x, y=(-0.1, -0.05), z=(0.99, 1.01)):
    return LocalBox(x=x, y=y, z=z)


def knuckle(x, z):
    return LocalBox(x=(x - 0.01, x + 0.01), y=(0.0, 0.02), z=(z, z + 0.1))


@pytest.mark.parametrize(
    ("handle", "hinges"),
    [
        (small((0.1, 0.23)), "high"),
        (small((0.67, 0.8)), "low"),
        (small((0.1, 0.23), y=(0.0, 0.05)), "high"),
        (small((0.11, 0.13), z=(0.4, 1.9)), "high"),
        (small((0.1, 0.36)), None),
        (small((0.4, 0.5)), None),
        (small((0.05, 0.1)), None),
        (small((0.1, 0.23), z=(0.2, 0.25)), None),
        (small((0.1, 0.23), z=(1.9, 2.05)), None),
        (small((0.1, 0.23), y=(-0.04, -0.001)), None),
    ],
    ids=[
        "first end",
        "far end",
        "on the other face",
        "a long bar",
        "a kick plate",
        "in the middle",
        "at the very edge",
        "too low",
        "too high",
        "within the leaf",
    ],
)
def test_a_handle_stands_away_from_the_hinges(handle, hinges):
    assert ends(made(handle)) == ([hinges] if hinges else [])


def test_handles_on_both_faces_are_one_sign_and_at_both_ends_none():
    front, back = small((0.1, 0.23)), small((0.1, 0.23), y=(0.0, 0.05))
    assert ends(made(front, back)) == ["high"]
    assert ends(made(front, small((0.67, 0.8)))) == []


@pytest.mark.parametrize(
    ("boxes", "hinges"),
    [
        ((knuckle(0.05, 0.2), knuckle(0.05, 1.7)), "low"),
        ((knuckle(0.85, 0.2), knuckle(0.85, 1.7)), "high"),
        ((knuckle(0.85, 0.2), knuckle(0.85, 0.45)), None),
        ((knuckle(0.85, 0.2),), None),
        ((knuckle(0.885, 0.2), knuckle(0.885, 1.7)), None),
        (tuple(knuckle(x, z) for x in (0.05, 0.85) for z in (0.2, 1.7)), None),
    ],
    ids=["first", "far", "too near", "one", "off the leaf", "both"],
)
def test_hinges_stand_at_one_edge_at_two_heights(boxes, hinges):
    assert ends(made(*boxes)) == ([hinges] if hinges else [])


@pytest.mark.parametrize(
    ("frame", "side"),
    [
        ((-0.1, 0.0), "+y"),
        ((-0.04, 0.06), "-y"),
        ((-0.071, 0.0), "+y"),
        ((-0.069, 0.0), None),
        ((-0.1, 0.03), "+y"),
        ((-0.11, 0.031), None),
        ((-0.04, 0.0), None),
    ],
    ids=["flush ahead", "flush behind", "just", "not quite", "a trim proud", "deep", "alike"],
)
def test_a_leaf_lies_flush_with_its_frame_on_the_side_it_swings_to(frame, side):
    door = made(solids=(solid((0.0, 0.9), frame, top=2.1), LEAF))
    assert sides(door) == ([side] if side else [])


def test_a_frame_that_is_not_upright_is_no_frame():
    sill = LocalBox(x=(0.0, 0.9), y=(-0.2, 0.0), z=(0.0, 0.05))
    assert sides(made(sill, solids=(LEAF,))) == []


def test_without_a_leaf_no_face_is_shown():
    door = made(solids=(FRAME,))
    assert face_sign(door, ()) is None
    assert told(door) == ()


@pytest.mark.parametrize(
    ("x", "y", "sign"),
    [
        ((0.0, 0.04), (0.0, 0.85), ("low", "+y")),
        ((0.86, 0.9), (0.0, 0.85), ("high", "+y")),
        ((0.0, 0.04), (-0.95, -0.1), ("low", "-y")),
        ((0.4, 0.44), (0.0, 0.85), None),
        ((0.0, 0.1), (0.0, 0.85), None),
        ((0.0, 0.04), (0.0, 0.39), None),
    ],
    ids=["first end", "far end", "other side", "in the middle", "thick", "short"],
)
def test_a_leaf_modelled_open_shows_end_and_side(x, y, sign):
    leaf = LocalBox(x=x, y=y, z=(0.0, 2.0))
    found = [(each.end, each.into) for each in told(made(leaf, solids=(FRAME,)))]
    assert found == ([sign] if sign else [])


def test_two_leaves_modelled_open_show_nothing():
    leaves = (
        LocalBox(x=(0.0, 0.04), y=(0.0, 0.85), z=(0.0, 2.0)),
        LocalBox(x=(0.86, 0.9), y=(0.0, 0.85), z=(0.0, 2.0)),
    )
    assert told(made(solids=(FRAME, *leaves))) == ()


@pytest.mark.parametrize(
    ("word", "mirrored", "end"),
    [
        ("right", False, "low"),
        ("left", False, "high"),
        ("RIGHT", True, "high"),
        ("left", True, "low"),
        ("links", False, None),
        ("", False, None),
    ],
)
def test_a_stated_side_is_read_as_someone_who_pulls_sees_it(word, mirrored, end):
    stated = declared("HingeSide", word, group="SchoolCheck_Door")
    door = made(solids=(), properties=(stated,), mirrored=mirrored)
    assert ends(door) == ([end] if end else [])


def test_the_same_property_elsewhere_is_not_ours():
    stated = declared("HingeSide", "left", group="Sizes")
    assert told(made(solids=(), properties=(stated,))) == ()


@pytest.mark.parametrize(
    ("end", "into", "mirrored", "word"),
    [
        ("low", "+y", False, "right"),
        ("high", "+y", False, "left"),
        ("low", "-y", False, "left"),
        ("high", "-y", False, "right"),
        ("low", "+y", True, "left"),
        ("high", "-y", True, "left"),
    ],
)
def test_hands_are_told_from_the_side_one_pulls(end, into, mirrored, word):
    assert hand_word(end, into, mirrored=mirrored) == word


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("along", [0, 90, 217.5])
def test_a_mirror_is_seen_at_any_angle(mirrored, along):
    door = standing(along=along, mirrored=mirrored)
    assert is_mirrored(slot_of(door)) == mirrored
