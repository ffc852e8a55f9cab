"""Stretches of circulation: which corridors are one, and which rooms open off them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.beside_made import school_measurer
from tests.measure.schools import door, opening, room, school_of, wall
from tests.measure.turned import shuffled_school

HALLS = [room(f"h{n}", box(n * 5, 0, n * 5 + 4.9, 2)) for n in range(4)]
CLASS = room("class", box(0, 2.1, 4.9, 8))
BAY = room("bay", box(5, -3, 9.9, 0))
WALL = wall("w", box(0, 2, 30, 2.1))
USES = {**{f"h{n}": "corridor" for n in range(4)}, "class": "classroom", "bay": "small group room"}


def hole(number):
    """A doorless opening between two corridors."""
    x = number * 5 + 4.9
    return opening(f"o{number}", box(x, 0.5, x + 0.1, 1.5))


def doorway(number):
    return door(f"d{number}", at=(number * 5 + 4.95, 1), along=90)


def stretches(*elements, told=USES):
    found = school_measurer(school_of(*elements), told).provide("stretches")
    return {each.id: (set(each.rooms), set(each.off)) for each in found}


def rooms_of(*elements, told=USES):
    """The rooms of each stretch that surely is circulation."""
    found = school_measurer(school_of(*elements), told).provide("stretches")
    return {each.id: set(each.rooms) for each in found if each.is_sure}


def doubts(*elements, told=USES):
    """Of each stretch whether it surely is one, and what is along it only perhaps."""
    found = school_measurer(school_of(*elements), told).provide("stretches")
    return {each.id: (each.is_sure, set(each.maybe)) for each in found}


@pytest.mark.parametrize(
    ("joints", "expected"),
    [
        ([], {"h0": {"h0"}, "h1": {"h1"}, "h2": {"h2"}, "h3": {"h3"}}),
        ([hole(0)], {"h0": {"h0", "h1"}, "h2": {"h2"}, "h3": {"h3"}}),
        ([hole(0), hole(1), hole(2)], {"h0": {"h0", "h1", "h2", "h3"}}),
        ([hole(2), hole(0)], {"h0": {"h0", "h1"}, "h2": {"h2", "h3"}}),
        ([hole(0), doorway(1), hole(2)], {"h0": {"h0", "h1"}, "h2": {"h2", "h3"}}),
    ],
    ids=["walls between", "one opening", "all open", "two and two", "a door between"],
)
def test_corridors_without_a_door_between_are_one_stretch(joints, expected):
    assert rooms_of(*HALLS, *joints) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({**USES, "h1": "lobby"}, {"h0": {"h0", "h1"}, "h2": {"h2"}, "h3": {"h3"}}),
        ({**USES, "h1": "store"}, {"h0": {"h0"}, "h2": {"h2"}, "h3": {"h3"}}),
        ({**USES, "h1": ("corridor", "store")}, {"h0": {"h0"}, "h2": {"h2"}, "h3": {"h3"}}),
        ({}, {}),
    ],
    ids=["a lobby", "a store", "perhaps a corridor", "nothing known"],
)
def test_only_circulation_makes_a_stretch(told, expected):
    assert rooms_of(*HALLS, hole(0), told=told) == expected


BESIDE_H1 = [BAY, door("db", at=(7, 0))]
CLASS_OFF_H0 = [CLASS, door("dc", at=(2, 2.05))]


@pytest.mark.parametrize(
    ("told", "h0", "h1"),
    [
        (USES, (True, set()), None),
        ({**USES, "h1": "store"}, (True, set()), None),
        ({**USES, "h1": ("corridor", "store")}, (True, {"bay", "h1"}), (False, {"class"})),
        ({**USES, "h1": ()}, (True, {"bay", "h1"}), (False, {"class"})),
    ],
    ids=["a corridor", "a store", "perhaps a corridor", "nothing known"],
)
def test_a_room_that_may_be_circulation_may_join_two_stretches(told, h0, h1):
    found = doubts(*HALLS[:2], hole(0), *BESIDE_H1, *CLASS_OFF_H0, told=told)
    assert found["h0"] == h0
    assert found.get("h1") == h1


@pytest.mark.parametrize(
    ("elements", "off"),
    [
        ([door("dc", at=(2, 2.05))], {"class"}),
        ([opening("oc", box(1, 2, 2, 2.1))], {"class"}),
        ([], set()),
        ([BAY, WALL, wall("x", box(5, -3.1, 9.9, -3))], set()),
    ],
    ids=["a door", "an opening", "a wall", "a bay off another corridor"],
)
def test_rooms_open_off_the_corridor_that_their_doors_lead_to(elements, off):
    assert stretches(HALLS[0], CLASS, *elements)["h0"][1] == off


def test_a_bay_without_a_wall_opens_off_its_corridor():
    assert stretches(*HALLS, BAY, WALL)["h1"][1] == {"bay"}
    closed = wall("x", box(5, -0.05, 9.9, 0.05))
    assert stretches(*HALLS, BAY, WALL, closed)["h1"][1] == set()


def test_the_next_corridor_and_the_garden_do_not_open_off_it():
    garden = room("garden", box(0, -9, 4.9, -0.1), is_external=True)
    out = door("out", at=(2, -0.05))
    assert stretches(*HALLS, doorway(0), garden, out)["h0"][1] == set()


def test_a_corridor_upstairs_is_another_stretch():
    up = room("h1", box(5, 0, 9.9, 2), storey_id="s1", base=0.0, top=2.7)
    assert rooms_of(HALLS[0], up, hole(0)) == {"h0": {"h0"}, "h1": {"h1"}}


def test_a_corridor_without_a_body_is_a_stretch_of_its_own():
    assert rooms_of(HALLS[0], room("h1", None)) == {"h0": {"h0"}, "h1": {"h1"}}


@pytest.mark.slow
@given(order=st.permutations(range(3)), seed=st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_the_order_of_openings_and_rooms_decides_nothing(order, seed):
    school = school_of(*HALLS, *(hole(n) for n in order))
    found = school_measurer(shuffled_school(school, seed), USES).provide("stretches")
    assert [(each.id, set(each.rooms)) for each in found] == [("h0", {"h0", "h1", "h2", "h3"})]


@given(joints=st.sets(st.integers(0, 2)))
@settings(max_examples=8, deadline=None)
def test_each_opening_makes_one_stretch_less(joints):
    assert len(stretches(*HALLS, *(hole(n) for n in sorted(joints)))) == 4 - len(joints)
