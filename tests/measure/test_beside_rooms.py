"""Rooms next to a room by each way, what is joined without a wall, and where doors lead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.beside.drawn import names_in, rooms_drawn, unknown_drawn, walls_drawn
from checker.measure.beside.rooms import EVERY_WAY, Nearby
from checker.measure.links import OUTSIDE
from tests.measure.beside_made import declares, school_measurer, walls_of
from tests.measure.schools import door, opening, room, row_of, school_of, wall

ROW = tuple(row_of(3))
WALLS = walls_of(*ROW)
WAY = door("way", at=(4.05, 2), along=90)
STATED = door("d", at=(2, -0.05), properties=declares("IsExternal", True))


def near(*elements, of="r0", by=EVERY_WAY):
    return school_measurer(school_of(*elements)).provide("beside")(of, by)


def joined(*elements, of="a"):
    found = school_measurer(school_of(*elements)).provide("joined_openly")(of)
    return set(found.sure), set(found.possible)


def leads(*elements, of="r0"):
    ways = school_measurer(school_of(*elements)).provide("ways_out")(of)
    return [(way.id, there) for way, there in ways]


def test_a_room_in_a_closed_building_is_next_to_its_neighbours_alone():
    assert near(*ROW, *WALLS) == Nearby(sure=frozenset({"r1"}), possible=frozenset({"r1"}))
    found = near(*ROW, *WALLS, of="r1")
    assert found.sure == {"r0", "r2"}


@pytest.mark.parametrize(
    ("by", "sure"),
    [
        (("wall",), {"r1"}),
        (("door",), {"far"}),
        (("above",), {"up"}),
        (("below",), set()),
        (("wall", "door"), {"r1", "far"}),
        (EVERY_WAY, {"r1", "far", "up"}),
        (("roof",), set()),
        ((), set()),
    ],
    ids=["wall", "door", "above", "below", "wall or door", "all", "no such way", "none"],
)
def test_each_way_has_rooms_of_its_own(by, sure):
    far = room("far", box(0, 4.7, 4, 8))
    through = door("d", at=(2, 4.35), thickness=0.7)
    up = room("up", box(0, 0, 4, 4), storey_id="s1")
    rooms = (*ROW, far)
    assert near(*rooms, *walls_of(*rooms), through, up, by=by).sure == sure


@pytest.mark.parametrize(
    ("elements", "by", "lacking"),
    [
        ([*ROW], ("wall",), ("what lies behind one of its walls",)),
        ([*ROW], ("door",), ()),
        ([*ROW, door("d", at=(2, -0.05))], ("door",), ("where one of its doors leads",)),
        ([room("r0", None), *ROW[1:]], ("above",), ("what lies above it",)),
        ([room("r0", None), *ROW[1:]], ("below",), ("what lies below it",)),
        ([*ROW, *WALLS], EVERY_WAY, ()),
    ],
    ids=[
        "no walls",
        "no doors",
        "a door to nowhere",
        "no body, above",
        "no body, below",
        "all known",
    ],
)
def test_what_the_model_does_not_tell_is_said_in_words(elements, by, lacking):
    assert near(*elements, by=by).lacking == lacking


@pytest.mark.parametrize(("long", "lacks"), [(0.31, True), (0.3, True), (0.29, False)], ids=str)
def test_a_gap_shorter_than_a_wall_hides_no_room(long, lacks):
    ring = box(-3, -3, 7, 7).difference(box(-0.1, -0.1, 4.1, 4.1))
    around = room("around", ring.difference(box(-3, 1, 0, 1 + long)))
    found = near(room("r0", box(0, 0, 4, 4)), around, by=("wall",))
    assert bool(found.lacking) == lacks


A, B = room("a", box(0, 0, 4, 3)), room("b", box(4, 0, 8, 3))
WALL = wall("w", box(-0.1, 0, 0, 3))


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ([A, B, WALL], ({"b"}, {"b"})),
        ([A, B], (set(), {"b"})),
        ([A, B, WALL, wall("x", box(3.9, 0, 4, 3))], (set(), set())),
        ([A, B, WALL, wall("x", box(3.9, 0, 4, 2.38))], ({"b"}, {"b"})),
        ([A, B, WALL, wall("x", box(3.9, 0, 4, 2.39))], (set(), set())),
        ([A, room("b", box(4.015, 0, 8, 3)), WALL], ({"b"}, {"b"})),
        ([A, room("b", box(4.05, 0, 8, 3)), WALL], (set(), set())),
        ([A, room("b", box(4, 0, 8, 3), is_external=True), WALL], (set(), set())),
        ([A, room("b", box(4, 0, 8, 3), storey_id="s1"), WALL], (set(), set())),
    ],
    ids=[
        "no wall between",
        "no walls at all",
        "a wall between",
        "600 mm open, 20 mm off the wall",
        "590 mm open",
        "15 mm apart",
        "50 mm apart",
        "a terrace",
        "upstairs",
    ],
)
def test_rooms_flow_together_where_they_touch_without_a_wall(elements, expected):
    assert joined(*elements) == expected


def test_flowing_together_goes_both_ways():
    assert joined(A, B, WALL, of="b") == (set(), {"a"})
    assert joined(A, B, WALL, wall("y", box(8, 0, 8.1, 3)), of="b") == ({"a"}, {"a"})


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ([*ROW, WAY], [("way", "r1")]),
        ([*ROW, door("d", at=(2, -0.05))], [("d", "")]),
        ([*ROW, *WALLS, door("d", at=(2, -0.15), thickness=0.3)], [("d", OUTSIDE)]),
        ([*ROW, *WALLS, opening("o", box(1, -0.3, 2, 0))], [("o", "")]),
        (
            [*ROW, door("d", at=(2, -0.05), properties=declares("IsExternal", True))],
            [("d", OUTSIDE)],
        ),
        ([*ROW, *WALLS, WAY, opening("o", box(4, 1, 4.1, 3))], [("way", "r1"), ("o", "r1")]),
        ([*ROW], []),
    ],
    ids=[
        "to the next room",
        "nobody knows",
        "through the outer wall",
        "a hole in it",
        "as declared",
        "two ways",
        "none",
    ],
)
def test_each_way_out_has_the_room_beyond(elements, expected):
    assert leads(*elements) == expected


@pytest.mark.slow
@given(gap=st.integers(0, 600), start=st.integers(-3000, 3000))
@settings(max_examples=40, deadline=None)
def test_next_door_is_next_door_from_both_sides(gap, start):
    other = room("b", box(4 + gap / 1000, start / 1000, 9, start / 1000 + 3.2))
    m = school_measurer(school_of(A, other))
    here, there = (m.provide("beside")(each, ("wall",)).sure for each in "ab")
    assert ("b" in here) == ("a" in there)


def test_names_and_drawings_of_rooms():
    m = school_measurer(school_of(*ROW, room("blind", None)))
    rooms, outlines = m.provide("rooms_by_id"), m.provide("outlines")
    drawn = list(rooms_drawn(rooms.values(), outlines))
    assert [each.label for each in drawn] == ["r0", "r1", "r2"]
    assert {(each.role, each.shape, each.storey) for each in drawn} == {
        ("context", "polygon", "Level 0")
    }
    assert names_in(rooms.values()) == "blind, r0, r1, r2"
    assert names_in([]) == "none"


def test_walls_are_drawn_with_lengths_and_unknown_ones_with_the_reason():
    faces = school_measurer(school_of(*ROW)).provide("faces")("r0")
    shared = [each for each in faces if each.beyond == "room"]
    assert [each.label for each in walls_drawn(shared, storey="Level 0")] == ["4000 mm"]
    lost = unknown_drawn(faces, storey="Level 0")
    assert {each.label for each in lost} == {"no wall and no room is modelled there"}
    assert len(lost) == 3
