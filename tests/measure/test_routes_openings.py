"""Holes in walls as ways: a doorway is one, a hatch and a low hole are none."""

import pytest
from shapely import box

from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import opening, room, school_of, wall
from tests.measure.ways import distance, outer, reachable, round_jambs, walker, way_in

MAIN_DOOR = outer("main", at=(-0.05, 1), along=90)
CORRIDOR = room("corridor", box(0, 0, 20, 2))
B = room("b", box(13, -4.1, 17, -0.1))
WALL = wall("w", box(0, -0.1, 20, 0))
YES, NO, OPEN = {True}, {False}, {True, False}


def through(**hole):
    """Room b, to which only a hole leads."""
    gap = opening("o", box(14, -0.1, 15, 0), host_id="w", **hole)
    return school_of(CORRIDOR, B, WALL, gap, MAIN_DOOR)


@pytest.mark.parametrize(
    ("sill", "wheeled", "walked"),
    [
        (-0.2, YES, YES),
        (0.0, YES, YES),
        (0.015, YES, YES),
        (0.017, NO, YES),
        (0.22, NO, YES),
        (0.222, NO, NO),
        (0.3, NO, NO),
        (1.0, NO, NO),
    ],
)
def test_the_sill_of_a_hole_is_a_step(sill, wheeled, walked):
    m = walker(through(base=sill, top=2.5))
    assert reachable(m, "b").possible == wheeled
    assert reachable(m, "b", route="walking").possible == walked


@pytest.mark.parametrize("route", ["step-free", "walking"])
@pytest.mark.parametrize(
    ("top", "found"),
    [(1.2, NO), (1.79, NO), (1.8, OPEN), (1.99, OPEN), (2.0, YES)],
)
def test_a_low_hole_is_no_way_and_one_that_people_duck_under_is_in_doubt(top, found, route):
    assert reachable(walker(through(top=top)), "b", route=route).possible == found


def test_what_is_wrong_with_the_hole_is_said():
    assert reachable(walker(through(base=1.0)), "b").steps == ("opening o has a step of 1000 mm",)
    low = reachable(walker(through(top=1.2)), "b")
    assert low.steps == ("opening o is only 1200 mm high",)
    ((size,),) = [each.dimensions for each in low.evidence if each.role == "blocker"]
    assert (size.what, size.low, size.at_least, size.on_plan) == ("height", 1.2, 2.0, False)


@pytest.mark.parametrize(("base", "top"), [(1.2, 1.0), (0.0, 1.2)])
def test_a_hatch_in_a_wall_across_one_room_does_not_lead_on(base, top):
    def across(**hole):
        cross = wall("w", box(8, 0, 8.1, 2))
        gap = opening("o", box(8, 0.5, 8.1, 1.5), host_id="w", **hole)
        return school_of(CORRIDOR, B, way_in("d-b", at=(15, -0.05)), cross, gap, MAIN_DOOR)

    assert reachable(walker(across()), "b").possible == YES
    assert reachable(walker(across(base=base, top=top)), "b").possible == NO


def test_the_sill_counts_over_the_lower_floor():
    up = room("b", box(13, -4.1, 17, -0.1), base=0.2)
    gap = opening("o", box(14, -0.1, 15, 0), host_id="w", base=0.2)
    m = walker(school_of(CORRIDOR, up, WALL, gap, MAIN_DOOR))
    assert reachable(m, "b").steps == ("opening o has a step of 200 mm",)
    assert reachable(m, "b", route="walking").possible == YES


def test_the_way_begins_at_a_door_and_not_at_a_nearer_hatch():
    hatch = opening("o", box(13.2, -0.1, 14.2, 0), host_id="w", base=1.0)
    rooms = [CORRIDOR, B, room("a", box(1, -4.1, 5, -0.1)), way_in("d-a", at=(3, -0.05))]
    doored = [*rooms, WALL, way_in("d-b", at=(16, -0.05)), MAIN_DOOR]
    bare, hatched = (
        distance(walker(school_of(*each)), "b", "a") for each in (doored, [*doored, hatch])
    )
    assert (hatched.low, hatched.high) == (bare.low, bare.high)
    assert bare.high == pytest.approx(round_jambs(13.0), rel=0.001)


@pytest.mark.parametrize(("base", "found"), [(0.0, YES), (0.3, YES), (0.31, NO), (1.0, NO)])
def test_nobody_passes_through_a_room_by_a_hatch(base, found):
    east = room("east", box(17.1, -4.1, 21, -0.1))
    hatch = opening("o", box(17, -3, 17.1, -2), host_id="e", base=base)
    school = school_of(
        CORRIDOR, B, east, hatch, way_in("d-b", at=(15, -0.05)), way_in("d-e", at=(18, -0.05))
    )
    m = measurer_of(school)
    assert measured(m, "is_thoroughfare", "room", "b").possible == found


def layered(*, at=(14.0, 14.9), deep=(-0.2, -0.1), clear=0.7, more=()):
    """A narrow door to room b, and a hole in a second layer of the wall behind it."""
    layer = wall("tiles", box(0, deep[0], 20, deep[1]))
    hole = opening("o", box(at[0], deep[0], at[1], deep[1]), host_id="tiles")
    leaf = way_in("d", at=(14.5, -0.05), clear=clear, host_id="w")
    b = room("b", box(13, -4.2, 17, -0.2))
    return school_of(CORRIDOR, b, WALL, layer, leaf, hole, MAIN_DOOR, *more)


def test_a_hole_in_the_tiles_behind_a_narrow_door_is_no_way_past_it():
    found = reachable(walker(layered()), "b")
    assert (found.possible, found.steps) == (
        NO,
        ("door d opens 700 mm clear where 800 mm is needed",),
    )
    assert reachable(walker(layered(clear=0.9)), "b").possible == YES


@pytest.mark.parametrize("at", [(15.0, 16.0), (14.0, 16.0)], ids=["beside it", "wider"])
def test_a_hole_beside_the_door_is_a_way_where_it_leads_through_both_layers(at):
    assert reachable(walker(layered(at=at)), "b").possible == OPEN
    cut = opening("cut", box(15, -0.1, 16, 0), host_id="w")
    assert reachable(walker(layered(at=at, more=(cut,))), "b").possible == YES


def test_a_hole_that_leads_where_the_door_does_not_stays_a_way():
    """Room b lies too far behind the door to be told as its other side, and near the hole."""
    layer = wall("tiles", box(0, -0.3, 20, -0.2))
    hole = opening("o", box(14, -0.3, 14.9, -0.2), host_id="tiles")
    leaf = way_in("d", at=(14.5, -0.05), clear=0.7, host_id="w")
    far = room("b", box(13, -4.9, 17, -0.75))
    m = walker(school_of(CORRIDOR, far, WALL, layer, leaf, hole, MAIN_DOOR))
    assert {gate.id for gate in m.provide("gates")} == {"d", "o", "main"}
    assert {gate.id for gate in walker(layered()).provide("gates")} == {"d", "main"}


OUTER = wall("outer", box(0, -0.2, 20, -0.1))
BEHIND = room("b", box(13, -4.1, 17, -0.2))


def in_one_layer(*more, **hole):
    """A hole in the layer beside the corridor, and another layer behind it."""
    gap = opening("o", box(14, -0.1, 15, 0), host_id="w", **hole)
    return walker(school_of(CORRIDOR, BEHIND, WALL, gap, MAIN_DOOR, *more))


def test_a_hole_that_ends_at_another_layer_is_no_sure_way_and_it_is_said():
    found = reachable(in_one_layer(OUTER), "b")
    assert found.possible == OPEN
    assert found.steps[-1] == "opening o is closed by outer"
    assert reachable(in_one_layer(), "b").possible == YES


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ([OUTER, opening("p", box(14, -0.2, 15, -0.1), host_id="outer")], YES),
        ([OUTER, opening("p", box(14, -0.2, 15, -0.1), host_id="outer", base=1.0)], OPEN),
        ([OUTER, opening("p", box(17, -0.2, 18, -0.1), host_id="outer")], OPEN),
        ([OUTER, opening("p", box(14, -0.2, 15, -0.1), host_id="w")], OPEN),
        ([wall("outer", box(0, -0.2, 14, -0.1)), wall("more", box(15, -0.2, 20, -0.1))], YES),
        ([wall("lintel", box(0, -0.2, 20, -0.1), base=2.1)], YES),
        ([wall("plinth", box(0, -0.2, 20, -0.1), top=0.1)], YES),
        ([wall("along", box(14, -4.1, 14.1, -0.1))], YES),
    ],
    ids=["cut too", "cut high", "cut elsewhere", "of the first", "two", "over", "low", "end-on"],
)
def test_a_layer_closes_a_hole_only_where_nothing_leads_through_it(more, found):
    assert reachable(in_one_layer(*more), "b").possible == found
