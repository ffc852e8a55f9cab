"""Neighbours, ways through, and where a thing is."""

from dataclasses import replace

import pytest
from shapely import box

from checker.measure.subjects import Place
from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of, subject_of, uses_of
from tests.measure.schools import (
    door,
    fitting,
    lift,
    opening,
    room,
    row_of,
    school_of,
    square,
    stair,
    zone,
)

ROW = tuple(row_of(4))  # r0 .. r3, each 4 m wide, walls of 100 mm


def in_place(m, relation, kind, id_):
    return Place(relation=relation, subject=subject_of(m, kind, id_))


def beside(one, target, *elements, measure="shares_wall_with"):
    m = measurer_of(school_of(*elements))
    return measured(m, measure, "room", one, target=in_place(m, "itself", "room", target)).possible


@pytest.mark.parametrize(
    ("one", "other", "answer"), [("r0", "r1", True), ("r0", "r2", False), ("r1", "r0", True)]
)
def test_rooms_with_a_thin_wall_between_are_neighbours(one, other, answer):
    assert beside(one, other, *ROW) == {answer}


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (room("b", box(4.5, 0, 8, 3)), True),
        (room("b", box(4.7, 0, 8, 3)), False),
        (room("b", box(4.1, 3.8, 8, 8)), False),
        (room("b", box(4.1, 3.6, 8, 8)), True),
        (room("b", box(4.1, 4.1, 8, 8)), False),
        (room("b", box(4.1, 0, 8, 3), storey_id="s1"), False),
        (room("b", box(4.0, 0, 8, 3)), True),
    ],
    ids=["thick wall", "a shaft between", "200 mm", "400 mm", "corner", "upstairs", "touching"],
)
def test_a_shared_wall_is_a_wall_not_a_corner(other, answer):
    assert beside("a", "b", room("a", square(4)), other) == {answer}


def test_a_room_is_not_its_own_neighbour():
    assert beside("r0", "r0", *ROW) == {False}


def test_any_room_of_a_zone_will_do():
    m = measurer_of(school_of(*ROW, zone("z", "r2", "r3")))
    target = in_place(m, "any room of", "zone", "z")
    answers = [measured(m, "shares_wall_with", "room", f"r{n}", target=target) for n in range(3)]
    assert [each.possible for each in answers] == [{False}, {True}, {True}]


def test_a_neighbour_without_a_body_leaves_it_open():
    m = measurer_of(school_of(*ROW, room("blind", None), zone("z", "r3", "blind")))
    target = in_place(m, "any room of", "zone", "z")
    assert measured(m, "shares_wall_with", "room", "r0", target=target).possible == {True, False}
    assert measured(m, "shares_wall_with", "room", "r2", target=target).possible == {True}


DOOR = door("d", at=(4.05, 2), along=90)


def test_a_door_joins_the_rooms_on_both_sides():
    assert beside("r0", "r1", *ROW, DOOR, measure="shares_door_with") == {True}
    assert beside("r1", "r2", *ROW, DOOR, measure="shares_door_with") == {False}


def test_an_opening_joins_rooms_as_a_door_does():
    hole = opening("o", box(4, 1, 4.1, 3))
    assert beside("r0", "r1", *ROW, hole, measure="shares_door_with") == {True}


@pytest.mark.parametrize(("target", "answer"), [("r1", True), ("r2", False)])
def test_a_wall_or_a_door_is_enough(target, answer):
    found = beside("r0", target, *ROW, DOOR, measure="shares_wall_or_door_with")
    assert found == {answer}


def test_places_that_are_no_rooms_cannot_be_told():
    m = measurer_of(school_of(*ROW))
    answer = measured(m, "shares_wall_with", "room", "r0", target=Place(relation="main entrance"))
    assert isinstance(answer, Unknown)


def test_a_room_lies_in_its_zone_storey_and_school():
    upstairs = room("up", square(4), storey_id="s1")
    m = measurer_of(school_of(*ROW, upstairs, zone("z", "r0")))

    def is_in(id_, kind, where):
        return measured(m, "is_in", "room", id_, place=in_place(m, "itself", kind, where)).possible

    assert is_in("r0", "zone", "z") == {True}
    assert is_in("r1", "zone", "z") == {False}
    assert is_in("r0", "storey", "s0") == {True}
    assert is_in("up", "storey", "s0") == {False}
    assert is_in("up", "school", "school") == {True}
    assert is_in("r0", "room", "r0") == {True}


def test_a_fitting_lies_in_the_room_that_it_stands_in():
    things = (fitting("wc", square(0.5, at=(1, 1)), kind="wc"), lift("lift", square(2, at=(50, 0))))
    m = measurer_of(school_of(*ROW, *things))
    r0, r1 = (in_place(m, "itself", "room", each) for each in ("r0", "r1"))
    assert measured(m, "is_in", "sanitary fitting", "wc", place=r0).possible == {True}
    assert measured(m, "is_in", "sanitary fitting", "wc", place=r1).possible == {False}
    assert isinstance(measured(m, "is_in", "lift", "lift", place=r0), Unknown)


def way(number, **given):
    """A door between r<number> and the next room of the row."""
    return door(f"d{number}", at=(4.05 + number * 4.1, 2), along=90, **given)


@pytest.mark.parametrize(
    ("doors", "answer"),
    [
        ((way(0), way(1), way(2)), {True, False}),
        ((way(0),), {False}),
        ((way(0), way(1)), {False}),
        ((), {False}),
    ],
    ids=["between two that lead on", "one door", "two dead ends", "no door"],
)
def test_a_store_off_a_room_makes_no_thoroughfare(doors, answer):
    stores = uses_of(r0="store", r2="store", r3="store")
    m = measurer_of(school_of(*ROW, *doors), uses=stores)
    assert measured(m, "is_thoroughfare", "room", "r1").possible <= answer


@pytest.mark.parametrize(
    ("behind", "answer"),
    [
        ("small group room", {True}),
        ("store", {False}),
        ("accessible toilet", {False}),
        ("kitchenette", {False}),
        ("not a room", {False}),
        (("store", "small group room"), {True, False}),
        (None, {True, False}),
    ],
    ids=[
        "a room for people",
        "a store",
        "a toilet",
        "where things are fetched",
        "no room",
        "either",
        "nobody knows",
    ],
)
def test_a_room_that_people_in_another_must_come_through_is_passed_through(behind, answer):
    """r2 has no other way than through r1, which has its own door to r0 and on to the west."""
    told = {} if behind is None else {"r2": behind}
    school = school_of(*row_of(3), *WEST, *LINKED, WEST_DOOR)
    m = measurer_of(school, uses=uses_of(r0="corridor", **told))
    found = measured(m, "is_thoroughfare", "room", "r1")
    assert found.possible == answer
    assert ("d1" in {each.element for each in found.evidence}) is (True in answer)


def test_nobody_is_behind_a_room_for_being_in_its_garden():
    *rooms, last = row_of(3)
    school = school_of(*rooms, replace(last, is_external=True), *WEST, *LINKED, WEST_DOOR)
    m = measurer_of(school, uses=uses_of(r2="small group room"))
    assert measured(m, "is_thoroughfare", "room", "r1").possible == {False}


@pytest.mark.parametrize(("behind", "answer"), [(None, {True, False}), ("store", {False})])
def test_from_outside_one_may_pass_to_a_room_that_nobody_knows_the_use_of(behind, answer):
    external = Property(group="Pset_DoorCommon", name="IsExternal", value=True)
    out = door("out", at=(6.1, -0.05), properties=(external,))
    uses = uses_of(**({} if behind is None else {"r0": behind}))
    m = measurer_of(school_of(*row_of(2), out, way(0)), uses=uses)
    assert measured(m, "is_thoroughfare", "room", "r1").possible == answer


def test_a_room_between_two_rooms_that_lead_on_is_passed_through():
    five = tuple(row_of(5))
    m = measurer_of(school_of(*five, *(way(n) for n in range(4))))
    assert measured(m, "is_thoroughfare", "room", "r2").possible == {True}
    assert measured(m, "is_thoroughfare", "room", "r0").possible == {False}


LINKED = (way(0), way(1), door("dw", at=(-0.05, 2), along=90))
WEST = (room("w", box(-5, 0, -0.1, 4)), room("ww", box(-9, 0, -5.1, 4)))
WEST_DOOR = door("dww", at=(-5.05, 2), along=90)


@pytest.mark.parametrize(
    ("extra", "answer"),
    [
        ((), {False}),
        ((stair("st", square(2, at=(9, 1))),), {True}),
        ((stair("st", square(2, at=(50, 1))),), {False}),
    ],
    ids=["no stair", "a stair beyond", "a stair elsewhere"],
)
def test_a_stair_beyond_leads_on(extra, answer):
    """r0 has a way on to the west; r2 only by the stair that may stand in it."""
    school = school_of(*row_of(3), *WEST, *extra, *LINKED, WEST_DOOR)
    m = measurer_of(school, uses=uses_of(r2="store"))
    assert measured(m, "is_thoroughfare", "room", "r1").possible == answer


def test_a_room_with_a_way_on_and_a_garden_door_may_be_passed_through():
    external = Property(group="Pset_DoorCommon", name="IsExternal", value=True)
    out = door("out", at=(6.1, -0.05), properties=(external,))
    m = measurer_of(school_of(*row_of(2), *WEST, out, LINKED[0], LINKED[2], WEST_DOOR))
    assert measured(m, "is_thoroughfare", "room", "r1").possible == {True, False}


@pytest.mark.parametrize(("doors", "count"), [((), 0), ((way(0),), 1), ((way(0), way(1)), 2)])
def test_doors_of_a_room_are_counted(doors, count):
    assert measured(measurer_of(school_of(*ROW, *doors)), "doors", "room", "r1").best == count
