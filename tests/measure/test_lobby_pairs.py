"""Which doors follow one another through a room, and how each is seen from within it."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box
from shapely.affinity import rotate, translate

from checker.measure.doors.lobby_pairs import DoorPair, tightest_first
from tests.geometry.turning import TURNS
from tests.measure.doors_made import measurer_of
from tests.measure.doors_walled import leaf_flush
from tests.measure.schools import door, room, school_of
from tests.measure.turned import shuffled_school, turned_school

HALL = box(-3, 0.1, 3, 5.1)


def at(id_, x, y, along=0.0, *, width=0.9, **given):
    """A door whose leaf is flush with the side it swings to: left of `along`, seen from above."""
    given.setdefault("solids", leaf_flush(width))
    return door(id_, at=(x, y), along=along, width=width, thickness=0.2, **given)


SOUTH, NORTH = at("a", 0.0, 0.0), at("b", 0.0, 5.2, 180.0)
EAST, WEST = at("c", 3.1, 2.0, 90.0), at("e", -3.1, 2.0, 270.0)


def pairs(*doors, area=HALL, uses=None):
    school = hall(*doors, area=area)
    return measurer_of(school, **(uses or {})).provide("door_pairs").get("hall", ())


def hall(*doors, area=HALL):
    around = (
        room("south", box(-3, -3, 3, -0.1)),
        room("north", box(-3, 5.3, 3, 8)),
        room("east", box(3.2, 0.1, 6, 5.1)),
        room("west", box(-6, 0.1, -3.2, 5.1)),
    )
    return school_of(room("hall", area), *around, *doors)


def names(pair):
    return {gate.door.id for gate in pair.gates}


def test_every_two_doors_that_do_not_look_the_same_way_are_a_pair():
    found = pairs(SOUTH, NORTH, EAST, WEST)
    assert {frozenset(names(pair)) for pair in found} == {
        frozenset(two) for two in ("ab", "ac", "ae", "bc", "be", "ce")
    }
    assert all(isinstance(pair, DoorPair) for pair in found)


def test_the_tightest_pair_comes_first():
    found = pairs(SOUTH, NORTH, EAST, WEST)
    margins = [pair.margin for pair in found]
    assert margins == sorted(margins)
    assert list(found) == sorted(found, key=tightest_first)


@pytest.mark.parametrize(
    ("doors", "faces", "overlaps", "only"),
    [
        ((SOUTH, NORTH), True, True, True),
        ((SOUTH, at("b", 0.9, 5.2, 180.0)), True, True, True),
        ((SOUTH, at("b", 0.91, 5.2, 180.0)), True, False, True),
        ((SOUTH, EAST), False, False, True),
    ],
    ids=["facing", "jamb to jamb", "past each other", "round a corner"],
)
def test_a_pair_faces_or_stands_across_a_corner(doors, faces, overlaps, only):
    (pair,) = pairs(*doors)
    assert (pair.faces, pair.overlaps, pair.only) == (faces, overlaps, only)


def test_with_a_third_door_no_pair_is_the_only_one():
    assert not any(pair.only for pair in pairs(SOUTH, NORTH, EAST))


def test_a_store_leaves_the_others_the_only_two():
    found = pairs(SOUTH, NORTH, EAST, uses={"east": "store"})
    assert [pair.only for pair in found] == [True]
    assert not any(pair.only for pair in pairs(SOUTH, NORTH, EAST, uses={"east": ("store", "x")}))


@pytest.mark.parametrize(
    ("inward", "outward", "swing"),
    [
        ("SINGLE_SWING_LEFT", "SINGLE_SWING_RIGHT", (1.8, 1.8)),
        ("SLIDING_TO_LEFT", "SINGLE_SWING_RIGHT", (0.9, 0.9)),
        ("DOUBLE_SWING_LEFT", "DOUBLE_SWING_LEFT", (1.8, 1.8)),
        ("SLIDING_TO_LEFT", "FOLDING_TO_LEFT", (0.0, 0.0)),
    ],
)
def test_leaves_that_swing_in_are_summed(inward, outward, swing):
    """Both doors lie with their leaves to the hall."""
    (pair,) = pairs(replace(SOUTH, operation=inward), replace(NORTH, operation=outward))
    assert pair.swing == pytest.approx(swing)


def test_a_leaf_that_may_swing_in_counts_perhaps():
    open_ = replace(SOUTH, operation="", solids=())
    (pair,) = pairs(open_, NORTH)
    assert pair.swing == pytest.approx((0.9, 1.8))
    unplaced = replace(SOUTH, frame=None)
    (other,) = pairs(unplaced, NORTH)
    assert other.swing[0] == pytest.approx(0.9)
    assert other.swing[1] == pytest.approx(1.8)


def test_a_gate_is_seen_from_within_the_room():
    (pair,) = pairs(SOUTH, NORTH)
    first, second = pair.gates
    assert first.frame.to_plan(0.0, 1.0) == pytest.approx((0.0, 1.1))
    assert second.frame.to_plan(0.0, 1.0) == pytest.approx((0.0, 4.1))
    assert (first.half, first.leaf, first.leaves) == (0.45, (0.9, 0.9), (1.0, 1.0))
    assert first.floor == pytest.approx(0.0)


def test_a_leaf_behind_the_face_of_the_wall_has_the_floor_before_it():
    (pair,) = pairs(at("a", 0.0, 0.0, mirrored=True), NORTH)
    assert pair.gates[0].floor == pytest.approx(0.16)
    assert pair.length == pytest.approx((5.16, 5.16))


@pytest.mark.parametrize(
    ("second", "length"),
    [
        (NORTH, 5.0),
        (at("b", 0.5, 5.2, 180.0), 5.0),
        (at("b", 1.9, 5.2, 180.0), 6.0),
        (EAST, 1.9 + 3.0),
    ],
    ids=["straight", "a little aside", "aside", "round the corner"],
)
def test_the_length_is_the_way_from_door_to_door(second, length):
    (pair,) = pairs(SOUTH, second)
    assert pair.length == pytest.approx((length, length))
    assert pair.path[0] == pytest.approx(pair.gates[0].frame.origin)
    assert pair.path[-1] == pytest.approx(pair.gates[1].frame.origin)


def test_the_way_round_a_corner_is_drawn_round_it():
    (pair,) = pairs(SOUTH, EAST)
    legs = sum(math.dist(a, b) for a, b in zip(pair.path, pair.path[1:], strict=False))
    assert legs == pytest.approx(pair.length[0])


@pytest.mark.parametrize(("tilt", "faces"), [(0, True), (20, True), (44, True), (50, False)])
def test_doors_in_walls_that_lean_face_each_other_up_to_half_a_right_angle(tilt, faces):
    """The north wall is turned about its door; the hall ends before it, the next room behind."""
    below, above = (
        translate(rotate(box(-20, low, 20, high), tilt, origin=(0, 0)), 0, 5.2)
        for low, high in ((-30, -0.1), (0.1, 4))
    )
    area = below.intersection(box(-8, 0.1, 8, 20))
    rooms = room("hall", area), room("south", box(-3, -3, 3, -0.1)), room("north", above)
    school = school_of(*rooms, SOUTH, at("b", 0.0, 5.2, 180.0 + tilt))
    (pair,) = measurer_of(school).provide("door_pairs")["hall"]
    assert pair.faces == faces


def test_a_door_within_one_room_is_in_no_pair():
    cubicle = at("c", 0.0, 2.5)
    assert {frozenset(names(pair)) for pair in pairs(SOUTH, NORTH, cubicle)} == {frozenset("ab")}


def test_a_door_without_a_place_is_in_no_pair():
    lost = replace(EAST, frame=None, shape=None, solids=())
    assert [names(pair) for pair in pairs(SOUTH, NORTH, lost)] == [{"a", "b"}]


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 50))
@settings(max_examples=20, deadline=None)
def test_turned_or_reordered_the_pairs_are_the_same(turn, seed):
    school = hall(SOUTH, NORTH, EAST, WEST)
    here = measurer_of(school).provide("door_pairs")["hall"]
    for changed in (turned_school(school, turn), shuffled_school(school, seed)):
        there = measurer_of(changed).provide("door_pairs")["hall"]
        assert [names(pair) for pair in here] == [names(pair) for pair in there]
        for one, other in zip(here, there, strict=True):
            assert one.length == pytest.approx(other.length, abs=1e-6)
            assert one.swing == pytest.approx(other.swing)
