"""The floor before a door: what belongs to it, what is cut away, and where it begins."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.doors.ground import REACH, Ground, floor_start
from checker.model import Property
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import measurer_of, slot_of
from tests.measure.doors_walled import SOUTH, walled
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    opening,
    room,
    school_of,
    wall,
)
from tests.measure.turned import turned_school

NORTH = box(-2, 0.1, 2, 3.1)
HALLS = {"n": "corridor", "e": "lobby"}


def ground(*elements, sign=1, north=NORTH, south=SOUTH, uses=None):
    rooms = [room(id_, area) for id_, area in (("n", north), ("s", south)) if area is not None]
    measurer = measurer_of(school_of(*rooms, walled(), *elements), **(uses or {}))
    return measurer.provide("ground_before")("d", sign)


def area(shape):
    return round(shape.area, 4)


def test_a_room_by_itself_is_the_floor():
    found = ground()
    assert isinstance(found, Ground)
    assert found.room_id == "n"
    assert area(found.bare) == area(found.tight) == area(found.loose) == 12.0
    assert found.things == ()
    assert found.tight is found.loose


def test_the_other_side_is_the_other_room():
    assert ground(sign=-1).room_id == "s"


def test_only_what_is_within_reach_is_looked_at():
    found = ground(north=box(-50, 0.1, 50, 50))
    left, low, right, high = found.bare.bounds
    assert (left, right) == pytest.approx((-0.45 - REACH, 0.45 + REACH))
    assert high - low <= REACH + 0.6 + 1e-6


@pytest.mark.parametrize(
    ("thing", "bare", "tight", "loose"),
    [
        (column("c", box(1, 1, 1.5, 1.5)), 12.0, 11.75, 11.75),
        (furniture("f", box(1, 1, 1.5, 1.5)), 12.0, 11.75, 11.75),
        (furniture("f", box(1, 1, 1.5, 1.5), hull_only=True), 12.0, 11.75, 12.0),
        (fitting("f", box(1, 1, 1.5, 1.5), base=2.2), 12.0, 12.0, 12.0),
        (wall("w", box(1, 1, 1.5, 1.5)), 11.75, 11.75, 11.75),
        (wall("w", box(1, 1, 1.5, 1.5), hull_only=True), 11.75, 11.75, 12.0),
        (wall("w", box(1, 1, 1.5, 1.5), base=2.2), 12.0, 12.0, 12.0),
        (wall("w", box(1, 1, 1.5, 1.5), top=0.02), 12.0, 12.0, 12.0),
        (wall("w", box(2, 0, 2.1, 4)), 12.0, 12.0, 12.0),
    ],
    ids=[
        "column",
        "furniture",
        "hull",
        "overhead",
        "wall",
        "hull of a wall",
        "lintel",
        "kerb",
        "wall that bounds the room",
    ],
)
def test_what_stands_there_is_cut_away_surely_or_perhaps(thing, bare, tight, loose):
    found = ground(thing)
    assert (area(found.bare), area(found.tight), area(found.loose)) == (bare, tight, loose)


def test_an_opening_in_a_wall_is_floor_where_no_door_fills_it():
    across = wall("w", box(1, 0.1, 1.1, 3.1))
    gap = opening("o", box(1, 1, 1.1, 2), host_id="w")
    filled = opening("o", box(1, 1, 1.1, 2), host_id="w", filled_by=("x",))
    assert area(ground(across).bare) == 11.7
    assert area(ground(across, gap).bare) == 11.8
    assert area(ground(across, filled).bare) == 11.7


@pytest.mark.parametrize("hole", [{"base": 1.0}, {"top": 1.2}])
def test_a_hatch_in_a_wall_is_no_floor(hole):
    across = wall("w", box(1, 0.1, 1.1, 3.1))
    assert area(ground(across, opening("o", box(1, 1, 1.1, 2), host_id="w", **hole)).bare) == 11.7


EAST = box(2, 0.1, 3, 3.1)


@pytest.mark.parametrize(
    ("east", "given", "uses", "tight", "loose"),
    [
        (EAST, {}, {}, 12.0, 15.0),
        (EAST, {}, HALLS, 15.0, 15.0),
        (EAST, {}, {"n": "corridor"}, 12.0, 15.0),
        (EAST, {}, {"n": "office", "e": "lobby"}, 12.0, 15.0),
        (EAST, {}, {"n": "corridor", "e": "not a room"}, 12.0, 12.0),
        (EAST, {"base": 0.02}, HALLS, 15.0, 15.0),
        (EAST, {"base": 0.15}, HALLS, 12.0, 12.0),
        (box(2.009, 0.1, 3.009, 3.1), {}, HALLS, 15.027, 15.027),
        (box(2.011, 0.1, 3.011, 3.1), {}, HALLS, 12.0, 12.0),
        (EAST, {"problem": "crosses itself"}, HALLS, 12.0, 12.0),
    ],
    ids=[
        "use not known",
        "circulation",
        "one known",
        "one is none",
        "void",
        "a hair higher",
        "a step higher",
        "a hair apart",
        "apart",
        "not to be trusted",
    ],
)
def test_a_room_that_touches_belongs_to_the_floor_surely_or_perhaps(
    east, given, uses, tight, loose
):
    found = ground(room("e", east, **given), uses=uses)
    assert area(found.tight) == pytest.approx(tight, abs=0.001)
    assert area(found.loose) == pytest.approx(loose, abs=0.001)


def test_rooms_are_joined_one_after_the_other():
    last = room("f", box(3, 0.1, 3.5, 3.1))
    uses = {**HALLS, "f": "corridor"}
    assert area(ground(room("e", EAST), last, uses=uses).tight) == 16.5
    assert area(ground(last, uses=uses).tight) == 12.0


def test_a_wall_where_rooms_touch_parts_them():
    between = wall("w", box(1.95, 0.1, 2.05, 3.1))
    found = ground(room("e", EAST), between, uses=HALLS)
    assert len(getattr(found.tight, "geoms", [found.tight])) == 2
    assert area(found.tight) == 14.7


def test_things_in_a_room_that_touches_are_things_here_too():
    thing = column("c", box(2.2, 1, 2.4, 1.2))
    found = ground(room("e", EAST), thing, uses=HALLS)
    assert [each.element.id for each in found.things] == ["c"]


@pytest.mark.parametrize(
    ("north", "start"),
    [
        (NORTH, 0.1),
        (box(-2, 0.15, 2, 3), 0.15),
        (box(-2, -0.05, 2, 3), 0.1),
        (box(-2, 0.69, 2, 3), 0.69),
        (box(0.0, 0.12, 2, 3), 0.12),
    ],
    ids=["at the face", "off the face", "over the wall", "far off", "half the width"],
)
def test_the_floor_begins_at_the_wall_or_up_to_600_off_it(north, start):
    assert floor_start(slot_of(walled()), north, 1) == pytest.approx(start)
    assert floor_start(slot_of(walled(mirrored=True)), flipped(north), 1) == pytest.approx(start)


@pytest.mark.parametrize("north", [box(-2, 0.71, 2, 3), box(1, 0.1, 2, 3), None])
def test_a_floor_that_is_not_before_the_door_does_not_begin(north):
    assert floor_start(slot_of(walled()), north, 1) is None


def flipped(shape):
    left, low, right, high = shape.bounds
    return box(left, -high, right, -low)


@pytest.mark.parametrize(
    "lost", ["no room", "outside", "not to be trusted", "no place", "built over"]
)
def test_without_a_floor_it_says_what_is_missing(lost):
    rooms = [room("s", SOUTH)]
    made = walled()
    if lost == "outside":
        made = walled(properties=(external(),))
    elif lost == "not to be trusted":
        rooms.append(room("n", NORTH, problem="crosses itself"))
    elif lost == "no place":
        made = replace(walled(solids=()), frame=None, shape=None)
    elif lost == "built over":
        rooms.append(room("n", NORTH))
    block = [wall("w", box(-3, 0.05, 3, 3.2))] if lost == "built over" else []
    measurer = measurer_of(school_of(*rooms, made, *block))
    found = measurer.provide("ground_before")("d", 1)
    assert isinstance(found, Unknown)
    words = {"outside": "outside", "not to be trusted": "crosses", "built over": "in front of"}
    assert words.get(lost, "one side") in found.missing[0]
    assert found.ask


def external():
    return Property(group="Pset_DoorCommon", name="IsExternal", value=True)


def test_each_floor_is_worked_out_once():
    measurer = measurer_of(school_of(room("n", NORTH), room("s", SOUTH), walled()))
    ground_before = measurer.provide("ground_before")
    assert ground_before("d", 1) is ground_before("d", 1)
    assert ground_before("d", 1) is not ground_before("d", -1)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_turning_loses_no_floor(turn):
    elements = (
        room("n", NORTH),
        room("e", EAST),
        room("s", SOUTH),
        walled(),
        column("c", box(1.7, 0.1, 2, 0.4)),
        wall("w", box(-2, 2, -1, 2.1)),
    )
    school = school_of(*elements)
    here, there = (
        measurer_of(each, **HALLS).provide("ground_before")("d", 1)
        for each in (school, turned_school(school, turn))
    )
    for name in ("bare", "tight", "loose"):
        one, other = getattr(here, name), getattr(there, name)
        assert one.area == pytest.approx(other.area, abs=1e-4)
    assert here.start == pytest.approx(there.start, abs=1e-6)


@given(at=st.tuples(st.floats(-2, 1.5), st.floats(0.1, 2.5)), size=st.floats(0.05, 0.5))
@settings(max_examples=25, deadline=None)
def test_a_thing_takes_away_no_more_than_itself(at, size):
    thing = box(at[0], at[1], at[0] + size, at[1] + size)
    found = ground(column("c", thing))
    assert found.bare.area - found.tight.area == pytest.approx(
        thing.intersection(NORTH).area, abs=1e-5
    )
