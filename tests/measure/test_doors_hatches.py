"""Doors that people do not walk through: cupboard and duct doors, hatches, windows as doors."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import opening, room, school_of, slab, wall
from tests.measure.turned import turned_school
from tests.measure.ways import outer, reachable, walker, way_in

MAIN_DOOR = outer("main", at=(-0.05, 1), along=90)
CORRIDOR = room("corridor", box(0, 0, 20, 2))
B = room("b", box(13, -4.1, 17, -0.1))
WALL = wall("w", box(0, -0.1, 20, 0))
YES, NO, OPEN = {True}, {False}, {True, False}


def entered(*more, host=WALL, **given):
    """A school whose room b has only this door, in the wall to the corridor."""
    way = way_in("d", at=(15, -0.05), host_id="w", **given)
    return school_of(CORRIDOR, B, *(each for each in (host,) if each), way, MAIN_DOOR, *more)


def at_sill(sill, height):
    """The same with a door that begins so far over the floor."""
    school = entered(height=height)
    lifted = [
        replace(each, shape=replace(each.shape, base=sill, top=sill + height))
        if each.id == "d"
        else each
        for each in school.doors
    ]
    return replace(school, doors=tuple(lifted))


@pytest.mark.slow
@pytest.mark.parametrize("route", ["step-free", "walking"])
@pytest.mark.parametrize(
    ("height", "found"),
    [(0.6, NO), (1.2, NO), (1.79, NO), (1.8, OPEN), (1.89, OPEN), (1.9, YES), (2.1, YES)],
)
def test_people_walk_through_a_door_of_1_9_m_and_perhaps_of_1_8_m(height, found, route):
    assert reachable(walker(entered(height=height)), "b", route=route).possible == found


def test_a_door_of_unknown_height_is_a_way():
    school = entered()
    bare = [
        replace(each, shape=None, overall_height=None) if each.id == "d" else each
        for each in school.doors
    ]
    assert reachable(walker(replace(school, doors=tuple(bare))), "b").possible == YES


def test_where_body_and_declared_height_disagree_nobody_knows():
    school = entered(height=1.2)
    told = [replace(each, overall_height=2.1) if each.id == "d" else each for each in school.doors]
    assert reachable(walker(replace(school, doors=tuple(told))), "b").possible == OPEN


def test_a_low_door_without_a_wall_over_it_may_be_a_gate():
    low = wall("w", box(0, -0.1, 20, 0), top=1.3)
    assert reachable(walker(entered(height=1.2, host=low)), "b").possible == OPEN
    assert reachable(walker(entered(height=1.2, host=None)), "b").possible == OPEN


def test_a_cubicle_door_within_one_room_may_be_as_low_as_it_likes():
    hall = room("hall", box(0, 0, 10, 4))
    inside = way_in("d", at=(5, 2), along=90, height=1.5)
    m = measurer_of(school_of(hall, inside))
    assert m.provide("door_holes")["d"].is_way


@pytest.mark.parametrize(
    ("sill", "height", "found"), [(0.0, 2.1, YES), (0.9, 1.2, NO), (0.9, 2.1, OPEN)]
)
def test_a_window_that_is_modelled_as_a_door_is_no_way(sill, height, found):
    school = at_sill(sill, height)
    assert reachable(walker(school), "b", route="walking").possible == found
    known = about("opens_onto_use", school, uses=("corridor",)).possible
    assert known == (NO if sill else YES)


def test_a_floor_raised_to_its_foot_makes_it_a_door_again():
    school = at_sill(0.5, 2.1)
    floors = (
        slab("p", box(13, -4.1, 17, -0.1), level=0.5),
        slab("q", CORRIDOR.shape.footprint, level=0.5),
    )
    holes = measurer_of(replace(school, slabs=floors)).provide("door_holes")
    assert holes["d"].is_way
    assert measurer_of(school).provide("door_holes")["d"].is_hatch


def test_what_is_wrong_with_the_door_is_said():
    found = reachable(walker(entered(height=1.2)), "b")
    assert found.steps == ("door d is only 1200 mm high",)
    ((size,),) = [each.dimensions for each in found.evidence if each.role == "blocker"]
    assert (size.what, size.low, size.at_least, size.on_plan) == ("height", 1.2, 1.9, False)


def test_a_hatch_to_the_outside_is_no_main_entrance():
    hatch = outer("main", at=(-0.05, 1), along=90, height=1.0, host_id="v")
    school = school_of(CORRIDOR, hatch, wall("v", box(-0.1, 0, 0, 2)))
    assert measured(walker(school), "entrance_kind", "door", "main").possible == {"service door"}
    real = measured(walker(entered()), "entrance_kind", "door", "main")
    assert real.possible == {"main entrance"}


def about(name, school, kind="room", id_="b", **params):
    m = measurer_of(school, uses=uses_of(corridor="corridor", b="small group room"))
    return measured(m, name, kind, id_, **params)


@pytest.mark.parametrize(("height", "found"), [(2.1, YES), (1.2, NO)])
def test_nothing_opens_onto_a_hatch_nor_is_one_a_door_of_the_room(height, found):
    school = entered(height=height)
    assert about("opens_onto_use", school, uses=("corridor",)).possible == found
    assert about("doors", school).best == len(found & YES)
    assert about("on_accessible_route", school, "door", "d").possible == found
    between = about("rooms_between", school, uses=("corridor",), by=("door",))
    assert (between.low == 1.0) == (found == YES)


def test_a_door_over_floors_that_are_drawn_low_is_not_left_out_for_sure():
    school = at_sill(0.35, 2.1)
    doors = about("doors", school)
    assert (doors.low, doors.high) == (0.0, 1.0)
    assert about("on_accessible_route", school, "door", "d").possible == OPEN


def test_a_low_hole_is_no_way_into_a_room_either():
    def school(top):
        hole = opening("o", box(14, -0.1, 15, 0), host_id="w", top=top)
        return school_of(CORRIDOR, B, WALL, hole, MAIN_DOOR)

    assert about("opens_onto_use", school(2.1), uses=("corridor",)).possible == YES
    assert about("opens_onto_use", school(1.2), uses=("corridor",)).possible == NO


def test_a_hole_in_the_floor_is_no_way_into_the_room_above_it():
    hole = opening("o", box(14, -4, 16, -2), host_id="f", base=-0.3, top=0.3)
    school = school_of(B, slab("f", box(13, -4.1, 17, -0.1)), hole)
    assert measurer_of(school).provide("portals") == {}


def test_a_low_door_on_the_way_is_open_for_it():
    found = about("on_accessible_route", entered(height=1.85), "door", "d")
    assert found.possible == OPEN
    assert found.steps[-1] == "is only 1850 mm high"


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn):
    for each in (turn, FAR):
        school = turned_school(entered(height=1.2), each)
        assert about("opens_onto_use", school, uses=("corridor",)).possible == NO
        assert reachable(walker(school), "b").possible == NO
