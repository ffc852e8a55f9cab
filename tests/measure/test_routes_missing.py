"""Ways where the model is leaky, where rooms are missing, and where elements are broken."""

import math
from dataclasses import replace

import pytest
from shapely import Polygon, box

from checker.measure.subjects import Place
from checker.model import Problem
from checker.results.values import Unknown
from tests.measure.schools import column, door, furniture, room, school_of, wall
from tests.measure.ways import (
    EXACT,
    MAIN,
    WALL,
    corridor_school,
    distance,
    outer,
    reachable,
    walker,
    way_in,
)

BEHIND = room("x", box(6, 2.1, 9, 6))
DOOR = way_in("d-x", at=(7, 2.05))


@pytest.mark.slow
@pytest.mark.parametrize("gap", [0.0, 0.05, 0.2, 0.3])
def test_a_gap_between_a_room_and_its_wall_is_bridged_by_the_door(gap):
    m = walker(corridor_school(room("x", box(6, 2.1 + gap, 9, 6)), DOOR))
    assert reachable(m, "x").possible == {True}
    assert distance(m, "x", "a").high == pytest.approx(
        distance(walker(corridor_school(BEHIND, DOOR)), "x", "a").high, abs=EXACT
    )


@pytest.mark.parametrize("over", [0.05, 0.1])
def test_a_room_drawn_over_its_wall_is_still_entered_by_its_door(over):
    school = corridor_school(
        room("x", box(6, 2.1 - over, 9, 6)), DOOR, wall("w", box(0, 2.0, 20, 2.1))
    )
    assert reachable(walker(school), "x").possible == {True}


def test_a_corridor_drawn_over_a_wall_within_it_is_closed_by_that_wall_but_for_its_door():
    across = wall("w", box(9, 0, 9.1, 2.0))
    assert reachable(walker(corridor_school(across)), "b").possible == {False}
    gate = way_in("d-w", at=(9.05, 1.0), along=90)
    assert reachable(walker(corridor_school(across, gate)), "b").possible == {True}


def test_a_shallow_cupboard_leads_to_no_room_behind_it():
    """The stub of its door must not come out on the other side."""
    school = corridor_school(
        room("riser", box(6, 2.1, 9, 2.3)),
        room("x", box(6, 2.4, 9, 6)),
        way_in("d-r", at=(7, 2.05)),
        way_in("d-x2", at=(9.05, 4), along=90),
        room("y", box(9.1, 2.1, 12, 6)),
    )
    m = walker(school, riser="store", x="small group room", y="small group room")
    assert reachable(m, "x").possible == {False}


def test_a_room_without_any_door_is_unknown_not_cut_off():
    m = walker(corridor_school(BEHIND))
    for found in (reachable(m, "x"), distance(m, "x", MAIN), distance(m, "a", "x")):
        assert isinstance(found, Unknown)
        assert "a door or an opening of x" in found.missing[0]


def test_a_room_whose_only_door_leads_nowhere_known_cannot_be_told():
    """An island because a room is missing; two such doors may well be joined by it."""
    lost = (room("far", box(30, 0, 34, 4)), way_in("d-far", at=(29.95, 2), along=90))
    hint = way_in("d-end", at=(20.05, 1), along=90)
    brief = {"entrances": {"main": "main"}}  # else each of the three may be the main entrance
    m = walker(corridor_school(*lost, hint), brief=brief, far="small group room")
    assert reachable(m, "far").possible == {True, False}
    found = distance(m, "far", MAIN)
    assert found.low == pytest.approx(math.dist((29.95, 2), (20.05, 1)) + 20.1, rel=0.01)
    assert found.high == math.inf


def test_an_island_with_all_its_rooms_and_doors_modelled_is_cut_off_for_sure():
    island = (
        room("far", box(30, 0, 34, 4)),
        room("next", box(34.1, 0, 38, 4)),
        way_in("d-far", at=(34.05, 2), along=90),
    )
    m = walker(corridor_school(*island), far="small group room", next="corridor")
    assert reachable(m, "far").possible == {False}


def test_what_only_a_door_from_outside_leads_to_cannot_be_told():
    shed = (room("shed", box(30, 0, 34, 4)), outer("d-shed", at=(29.95, 2), along=90))
    m = walker(corridor_school(*shed), shed="store")
    assert reachable(m, "shed").possible == {True, False}
    assert any("outside" in step for step in reachable(m, "shed").steps)


def test_a_room_of_unknown_use_may_be_walked_through_but_not_for_sure_past_a_store():
    """x opens off u, whose use nobody knows; there is no other way, so it is a sure one."""
    school = corridor_school(
        room("u", box(6, 2.1, 9, 4)),
        room("x", box(6, 4.1, 9, 8)),
        way_in("d-u", at=(7, 2.05)),
        way_in("d-x", at=(7, 4.05)),
    )
    m = walker(school, u=("store", "small group room"), x="small group room")
    assert reachable(m, "x").possible == {True}


def test_furniture_in_a_corridor_is_there_for_good_and_elsewhere_it_can_be_moved():
    bench = furniture("bench", box(9, 0.3, 9.5, 2.0))
    m = walker(corridor_school(bench))
    assert reachable(m, "b").possible == {False}
    brief = {"entrances": {"main": "main"}}
    hall = walker(corridor_school(bench), brief=brief, corridor="small group room")
    assert reachable(hall, "b").possible == {True, False}
    assert "300 mm wide" in reachable(hall, "b").steps[-1]


def test_a_thing_known_by_its_hull_alone_leaves_it_open():
    hull = furniture("hull", box(9, 0.3, 9.5, 2.0), hull_only=True)
    assert reachable(walker(corridor_school(hull)), "b").possible == {True, False}


def test_a_door_of_doubtful_width_leaves_it_open():
    doubtful = door("d-x", at=(7, 2.05), width=0.9)
    m = walker(corridor_school(BEHIND, doubtful))
    assert reachable(m, "x").possible == {True, False}
    assert not math.isinf(distance(m, "x", MAIN).low)
    assert distance(m, "x", MAIN).high == math.inf


BAD = {
    "without a body": room("x", None),
    "with a broken outline": room("x", box(6, 2.1, 9, 6), problem="Its outline crosses itself."),
    "without an area": room("x", Polygon()),
    "of no width": room("x", Polygon([(6, 2.1), (9, 2.1), (6, 2.1)])),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_broken_room_is_unknown_and_the_others_are_judged(bad):
    m = walker(corridor_school(bad, DOOR))
    assert isinstance(distance(m, "x", "a"), Unknown) or reachable(m, "x").possible != {True}
    assert distance(m, "a", "b").high < 13


def test_a_way_into_a_spoiled_room_cannot_be_told():
    problem = Problem(code="p", scope="element", message="Its id is used twice.", elements=("x",))
    school = corridor_school(BEHIND, DOOR)
    m = walker(school_of(*school.rooms, *school.doors, problems=(problem,)))
    assert reachable(m, "x").possible == {True, False}
    assert reachable(m, "a").possible == {True}


@pytest.mark.slow
@pytest.mark.parametrize(
    "bad",
    [
        door("bad", at=(7, 30)),
        replace(door("bad", at=(7, 2.05), width=None), frame=None),
        door("bad", at=(7, 1.0), width=0.0),
        way_in("bad", at=(5.05, 1.0), along=90),
    ],
    ids=["in no wall", "without placement or width", "of no width", "within a room"],
)
def test_a_broken_door_harms_no_other(bad):
    m = walker(corridor_school(bad))
    assert distance(m, "a", "b").high == pytest.approx(
        distance(walker(corridor_school()), "a", "b").high, abs=EXACT
    )


def test_a_door_between_three_rooms_joins_two_of_them():
    corner = (
        room("x", box(6, 2.1, 7, 6)),
        room("y", box(7, 2.1, 9, 6)),
        way_in("d-x", at=(7.2, 2.05)),
    )
    m = walker(corridor_school(*corner), x="small group room", y="small group room")
    assert reachable(m, "y").possible == {True}


def test_a_school_without_rooms_or_doors_asks_nothing_and_breaks_nothing():
    assert walker(school_of()).provide("open_edges") == ()
    m = walker(school_of(room("corridor", box(0, 0, 9, 2)), column("c", box(1, 1, 2, 2))))
    assert isinstance(distance(m, "corridor", Place(relation="nearest", use="store")), Unknown)


def test_two_storeys_at_one_level_are_told_apart_by_their_rooms_alone():
    """Whatever storey a room is filed under, doors and levels say where it is."""
    school = corridor_school(
        room("x", box(6, 2.1, 9, 6), storey_id="s9", base=0.0),
        way_in("d-x", at=(7, 2.05), storey_id="s9", base=0.0),
    )
    assert reachable(walker(school), "x").possible == {True}


def test_a_door_outside_its_room_by_a_metre_is_no_way_into_it():
    m = walker(corridor_school(room("x", box(6, 3.2, 9, 6)), DOOR))
    assert isinstance(reachable(m, "x"), Unknown)


def test_outdoor_places_are_walked_like_rooms():
    garden = (
        room("g", box(-9, -5, 0.9, -0.2), is_external=True),
        outer("d-g", at=(0.95, -2), along=90),
    )
    m = walker(corridor_school(*garden), brief={"entrances": {"main": "main"}})
    subject = next(each for each in m.subjects("outdoor space") if each.id == "g")
    assert m.measure("is_reachable", subject).possible == {True}


def around(*others):
    """Two rooms off a corridor, and between them a room that the model does not show."""
    school = school_of(
        room("way", box(0, -2, 20, -0.1)),
        room("one", box(0, 0, 4, 4)),
        room("two", box(16, 0, 20, 4)),
        way_in("d-1", at=(0.6, -0.05)),
        way_in("d-2", at=(19.4, -0.05)),
        outer("main", at=(-WALL / 2, -1), along=90),
        *others,
    )
    return walker(school, way="corridor", one="classroom", two="classroom")


def test_a_way_through_a_room_that_is_not_modelled_may_be_shorter():
    """By lobbies on both sides of it, straight on, 11.9 m; by the corridor it is over 18.8."""
    lobbies = (
        room("in", box(4.1, 1, 6, 4)),
        room("out", box(14, 1, 15.9, 4)),
        *(way_in(f"d-{x:g}", at=(x, 2), along=90) for x in (4.05, 15.95)),
    )
    through = [way_in(f"d-{x:g}", at=(x, 2), along=90) for x in (6.05, 13.95)]
    known = distance(around(*lobbies), "one", "two")
    assert known.low == known.high > 18.8
    found = distance(around(*lobbies, *through), "one", "two")
    assert found.low == pytest.approx(11.9, abs=EXACT)
    assert found.high == pytest.approx(known.high, abs=EXACT)


def test_a_door_to_nobody_knows_where_leads_outside_perhaps_on_the_storey_of_other_outer_doors():
    """By the ground outside one may get to a room that no way inside leads to, but not upstairs."""
    brief = {"entrances": {"main": "main"}}

    def found(*more):
        return reachable(walker(corridor_school(*more), brief=brief, far="office"), "far").possible

    low, high = (
        (room("far", box(30, 0, 34, 4), base=level), room("back", box(34.1, 0, 36, 4), base=level))
        for level in (0.0, 3.5)
    )
    inner = [way_in("d-back", at=(34.05, 2), along=90, base=level) for level in (0.0, 3.5)]
    loose = [way_in("loose", at=(29.95, 2), along=90, base=level) for level in (0.0, 3.5)]
    assert found(*low, inner[0]) == {False}
    assert found(*low, inner[0], loose[0]) == {True, False}
    assert found(*high, inner[1], loose[1]) == {False}
