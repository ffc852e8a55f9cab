"""Where rooms meet without a wall: ways that no door stands for."""

import pytest
from hypothesis import given, settings
from shapely import Point, box

from tests.geometry.turning import TURNS
from tests.measure.schools import room, school_of, wall
from tests.measure.turned import turned_school
from tests.measure.ways import EXACT, WALL, distance, outer, reachable, walker

USES = {"west": "corridor", "east": "corridor"}


def halves(*walls, east=None):
    """Two halves of a hall that meet at x = 6, with walls round both."""
    around = (
        wall("south", box(0, -0.1, 12, 0)),
        wall("north", box(0, 4, 12, 4.1)),
        wall("left", box(-0.1, 0, 0, 4)),
        wall("right", box(12, 0, 12.1, 4)),
    )
    return school_of(
        room("west", box(0, 0, 6, 4)),
        east or room("east", box(6, 0, 12, 4)),
        outer("main", at=(-WALL / 2, 2), along=90),
        *around,
        *walls,
    )


def edges(school):
    return walker(school, **USES).provide("open_edges")


def test_two_halves_without_a_wall_between_are_one_floor():
    (edge,) = edges(halves())
    assert set(edge.sides) == {"west", "east"}
    assert edge.clear == (pytest.approx(4.0), pytest.approx(4.0))
    assert edge.sure
    assert reachable(walker(halves(), **USES), "east").possible == {True}


@pytest.mark.parametrize(
    ("left", "ways"),
    [(0.0, []), (0.2, []), (1.0, [1.0]), (2.5, [2.5])],
    ids=["a whole wall", "a crack", "a door's width", "more"],
)
def test_a_wall_between_leaves_what_it_does_not_cover(left, ways):
    between = wall("between", box(5.95, left, 6.05, 4.0))
    found = sorted(edge.clear[0] for edge in edges(halves(between)))
    assert found == pytest.approx(ways, abs=0.05)


def test_a_wall_whose_ends_fall_short_by_a_hair_is_whole():
    between = wall("between", box(5.95, 0.015, 6.05, 3.985))
    assert edges(halves(between)) == ()


def test_in_a_model_without_walls_rooms_that_meet_may_have_one_between():
    bare = school_of(
        room("west", box(0, 0, 6, 4)),
        room("east", box(6, 0, 12, 4)),
        outer("main", at=(-WALL / 2, 2), along=90),
    )
    (edge,) = edges(bare)
    assert not edge.sure
    assert reachable(walker(bare, **USES), "east").possible == {True, False}


@pytest.mark.parametrize("outside", [(True, True), (True, False), (False, False)])
def test_places_outside_that_meet_are_one_floor_though_no_wall_is_near(outside):
    west, east = outside
    bare = school_of(
        room("west", box(0, 0, 6, 4), is_external=west),
        room("east", box(6, 0, 12, 4), is_external=east),
        outer("main", at=(-WALL / 2, 2), along=90),
    )
    assert [edge.sure for edge in edges(bare)] == [outside == (True, True)]


@pytest.mark.parametrize(
    ("gap", "sure"),
    [(0.0, [True]), (0.015, [True]), (0.05, [False]), (0.3, [False]), (0.31, [False]), (0.33, [])],
)
def test_rooms_meet_up_to_20_mm_apart_and_up_to_300_mm_perhaps(gap, sure):
    school = halves(east=room("east", box(6 + gap, 0, 12, 4)))
    assert [edge.sure for edge in edges(school)] == sure
    assert [edge.clear for edge in edges(school)] == [pytest.approx((4.0, 4.0))] * len(sure)


@pytest.mark.parametrize(
    ("rise", "wheels", "feet"),
    [(0.0, {True}, {True}), (0.15, {False}, {True}), (0.4, {False}, {False})],
    ids=["level", "a step", "a stage"],
)
def test_a_higher_half_is_a_step_up(rise, wheels, feet):
    m = walker(halves(east=room("east", box(6, 0, 12, 4), base=rise)), **USES)
    assert reachable(m, "east").possible == wheels
    assert reachable(m, "east", route="walking").possible == feet


def test_rooms_of_different_storeys_do_not_meet():
    assert edges(halves(east=room("east", box(6, 0, 12, 4), storey_id="s1"))) == ()


def test_rooms_that_lap_over_each_other_may_be_one_drawn_twice():
    found = edges(halves(east=room("east", box(5, 0, 12, 4))))
    assert found
    assert not any(edge.sure for edge in found)


def test_the_way_across_is_straight():
    school = halves()
    assert distance(walker(school, **USES), "west", "east").high == 0.0


@given(turn=TURNS)
@settings(max_examples=12)
def test_turning_mirroring_and_moving_change_no_edge(turn):
    between = wall("between", box(5.95, 1.5, 6.05, 4.0))
    (here,), (there,) = edges(halves(between)), edges(turned_school(halves(between), turn))
    assert there.clear[0] == pytest.approx(here.clear[0], abs=EXACT)
    assert set(there.sides) == set(here.sides)
    middle = turn(Point(here.middle))
    assert there.middle == pytest.approx((middle.x, middle.y), abs=EXACT)
