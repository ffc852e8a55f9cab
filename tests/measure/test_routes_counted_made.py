"""Doors, turns and storeys on the way in schools made to a number of them, however they lie."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.measure.subjects import Place
from checker.model import School
from checker.results.values import Quantity
from tests.geometry.turning import TURNS, Turn
from tests.measure.measuring import measurer_of, subject_of, uses_of
from tests.measure.schools import column, furniture, opening, room, school_of, wall
from tests.measure.turned import shuffled_school, turned_school
from tests.measure.ways import EXACT, WALL, outer, way_in

SIDE, UP = 4.0, 3.5
AS_DRAWN = Turn(angle=0.0, mirrored=False, x=0.0, y=0.0)
SEEDS = st.integers(0, 1000)


def count(name: str, school: School, start: str, goal: str, **params) -> tuple[float, float]:
    """Both ends of a measure of the way from one room to another."""
    uses = {each.id: "lift" if each.id.startswith("lift") else "corridor" for each in school.rooms}
    m = measurer_of(school, uses=uses_of(**uses))
    place = Place(relation="itself", subject=subject_of(m, "room", goal))
    found = m.measure(name, subject_of(m, "room", start), to=place, **params)
    assert isinstance(found, Quantity), found
    return found.low, found.high


def enfilade(ways: list[tuple[bool, float]]) -> School:
    """Rooms r0, r1 ... in a row along x, with a door or else a hole from each to the next."""
    parts = [
        room(f"r{n}", box(n * (SIDE + WALL), 0, n * (SIDE + WALL) + SIDE, SIDE))
        for n in range(len(ways) + 1)
    ]
    for number, (is_door, y) in enumerate(ways):
        x = (number + 1) * (SIDE + WALL) - WALL / 2
        if is_door:
            parts.append(way_in(f"d{number}", at=(x, y), along=90))
        else:
            thick = WALL / 2
            parts.append(wall(f"w{number}", box(x - thick, 0, x + thick, SIDE)))
            hole = box(x - thick, y - 0.5, x + thick, y + 0.5)
            parts.append(opening(f"o{number}", hole, host_id=f"w{number}"))
    return school_of(*parts)


WAYS = st.lists(
    st.tuples(st.booleans(), st.integers(600, 3400).map(lambda mm: mm / 1000)),
    min_size=2,
    max_size=7,
)


@pytest.mark.slow
@given(ways=WAYS, turn=TURNS, seed=SEEDS)
@settings(max_examples=25, deadline=None)
def test_in_a_row_of_rooms_the_doors_between_the_first_and_the_last_are_counted(ways, turn, seed):
    school = turned_school(shuffled_school(enfilade(ways), seed), turn)
    between = float(sum(is_door for is_door, _ in ways[1:-1]))
    last = f"r{len(ways)}"
    for route in ("step-free", "walking"):
        found = count("doors_on_the_way", school, "r0", last, route=route)
        assert found == (between, between)
        assert count("doors_on_the_way", school, last, "r0", route=route) == found


@pytest.mark.parametrize("rooms", [2, 3, 6])
def test_a_room_more_in_the_row_is_a_door_more(rooms):
    doors = [(True, 2.0)] * rooms
    assert count("doors_on_the_way", enfilade(doors), "r0", f"r{rooms}") == (rooms - 2.0,) * 2


@pytest.mark.slow
@given(seed=SEEDS, things=st.integers(0, 8))
@settings(max_examples=15, deadline=None)
def test_things_in_a_row_of_rooms_with_one_way_only_change_no_number_of_doors(seed, things):
    """Where there is one way only, obstacles lengthen it and add no door."""
    school = enfilade([(True, 2.0)] * 5)
    extra = [
        furniture(f"t{n}", box(x, y, x + 0.5, y + 0.5))
        for n in range(things)
        for x, y in [((seed * 7 + n * 53) % 190 / 10, (seed * 3 + n * 29) % 12 / 10)]
    ]
    bare = count("travel_distance", school, "r0", "r5")
    full = school_of(*school.rooms, *school.doors, *extra)
    assert count("doors_on_the_way", full, "r0", "r5") == (3.0, 3.0)
    assert count("travel_distance", full, "r0", "r5")[1] >= bare[1] - EXACT


def winding(bends: list[bool], wide: float) -> School:
    """A corridor of legs 5 m long with right angles between them, a room at either end.

    Each bend goes to the left or to the right, but never back over the corridor.
    """
    x, y, heading = 0.0, 0.0, 0
    points = [(x, y)]
    for left in [None, *bends]:
        if left is not None:
            heading += 90 if left else -90
        x, y = x + 5 * math.cos(math.radians(heading)), y + 5 * math.sin(math.radians(heading))
        points.append((x, y))
    corridor = LineString(points).buffer(wide / 2, cap_style="flat", join_style="mitre")
    dx, dy = math.cos(math.radians(heading)), math.sin(math.radians(heading))
    end = LineString([(x + WALL * dx, y + WALL * dy), (x + 3 * dx, y + 3 * dy)])
    return school_of(
        room("corridor", corridor),
        room("first", box(-3, -1.5, -WALL, 1.5)),
        room("last", end.buffer(1.5, cap_style="flat")),
        way_in("d-first", at=(-WALL / 2, 0), along=90),
        way_in("d-last", at=(x + WALL / 2 * dx, y + WALL / 2 * dy), along=heading + 90.0),
    )


def stair_wise(count_: int, *, left: bool) -> list[bool]:
    """Left, right, left ...: no bend ever leads back."""
    return [left == (number % 2 == 0) for number in range(count_)]


@pytest.mark.slow
@given(bends=st.integers(0, 6), left=st.booleans(), wide=st.sampled_from([1.2, 1.5]), turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_each_bend_of_a_corridor_is_a_turn(bends, left, wide, turn):
    school = turned_school(winding(stair_wise(bends, left=left), wide), turn)
    for route in ("step-free", "walking"):
        found = count("turns_on_the_way", school, "first", "last", route=route)
        assert found == (bends, bends)
        assert count("turns_on_the_way", school, "last", "first", route=route) == found


def test_a_corridor_round_three_sides_of_a_court_turns_twice():
    assert count("turns_on_the_way", winding([True, True], 1.5), "first", "last") == (2.0, 2.0)


def tower(storeys: int) -> School:
    """Halls above each other with a lift at their east end, and a room off each of them.

    Below, the way from room to lift turns once into the hall; above, once out of it.
    """
    parts = []
    for number in range(storeys):
        up = {"storey_id": f"s{number}"}
        raised = {**up, "base": number * UP}
        parts += [
            room(f"hall{number}", box(0, 0, 12, 2.4), **up),
            room(f"class{number}", box(0, 2.5, 6, 8), **up),
            room(f"lift{number}", box(12.1, 0.2, 14, 2.2), **up),
            way_in(f"d{number}", at=(2, 2.45), **raised),
            way_in(f"l{number}", at=(12.05, 1.2), along=90, operation="SLIDING_TO_LEFT", **raised),
        ]
    return school_of(*parts)


@pytest.mark.slow
@pytest.mark.parametrize("storeys", [2, 3, 5])
@pytest.mark.parametrize("turn", [AS_DRAWN, Turn(angle=31.0, mirrored=True, x=40.0, y=-9.0)])
def test_a_ride_passes_two_landing_doors_however_many_storeys_it_goes(storeys, turn):
    school = turned_school(shuffled_school(tower(storeys), storeys), turn)
    top = f"class{storeys - 1}"
    assert count("doors_on_the_way", school, "class0", top) == (2.0, 2.0)


@pytest.mark.parametrize("storeys", [2, 4])
def test_a_ride_turns_once_below_and_once_above(storeys):
    """Out of the room into the hall; above, in line with the car, along the hall and in."""
    found = count("turns_on_the_way", tower(storeys), "class0", f"class{storeys - 1}")
    assert found == (2.0, 2.0)


def gap_hall(gap: float, *, top: float) -> School:
    """A hall 30 by 10 m with a door in the middle of either end and a wall across between them.

    The wall, 0.1 m thick at x = 15, stands from the south wall up to y = 7 with a gap in line
    with the doors, `gap` metres wide; north of it, up to `top`, the hall is free.
    """
    half = gap / 2
    return school_of(
        room("hall", box(0, 0, 30, top)),
        room("first", box(-4, 3, -WALL, 7)),
        room("last", box(30 + WALL, 3, 34, 7)),
        way_in("d-first", at=(-WALL / 2, 5), along=90),
        way_in("d-last", at=(30 + WALL / 2, 5), along=90),
        column("south", box(14.95, 0, 15.05, 5 - half)),
        column("north", box(14.95, 5 + half, 15.05, 7)),
    )


def round_the_end(width: float) -> float:
    """Metres of the way round the north end of the wall for a disc of a width, with true arcs."""
    x, y, r = 14.95 + WALL / 2, 2.0, width / 2
    away = math.hypot(x, y)
    arc = r * (math.atan2(y, x) + math.asin(r / away))
    return 2 * (math.sqrt(away**2 - r**2) + arc) + 0.1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("gap", "wheels"),
    [(0.85, 30 + WALL), (0.7, round_the_end(0.8))],
    ids=["wheels fit through", "only people on foot do"],
)
@pytest.mark.parametrize("turn", [AS_DRAWN, Turn(angle=63.0, mirrored=True, x=-7.0, y=99.0)])
def test_a_detour_is_the_one_length_over_the_other(gap, wheels, turn):
    school = turned_school(gap_hall(gap, top=10), turn)
    found = count("detour", school, "first", "last")
    assert found == (pytest.approx(wheels / (30 + WALL), rel=0.0005),) * 2
    if gap > 0.8:
        assert found == (pytest.approx(1.0, abs=1e-6),) * 2


def test_no_way_round_for_wheels_is_an_infinite_detour():
    assert count("detour", gap_hall(0.7, top=7), "first", "last") == (math.inf, math.inf)


@pytest.mark.slow
@given(gap=st.integers(610, 1000).map(lambda mm: mm / 1000), turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_a_detour_is_never_less_than_one_and_a_wider_gap_never_makes_it_more(gap, turn):
    found = count("detour", turned_school(gap_hall(gap, top=10), turn), "first", "last")
    wider = count("detour", gap_hall(gap + 0.1, top=10), "first", "last")
    assert found[0] >= 1.0 - 1e-6
    assert wider[1] <= found[1] + 1e-6


def entrance_hall(main: str) -> tuple[School, dict[str, object]]:
    """A lobby with two doors to the outside, a class with one, and the brief that names one."""
    school = school_of(
        room("lobby", box(0, 0, 8, 3)),
        room("class", box(0, 3.1, 8, 10)),
        way_in("d-class", at=(4, 3.05)),
        outer("west", at=(-WALL / 2, 1.5), along=90),
        outer("east", at=(8 + WALL / 2, 1.5), along=90),
        outer("garden", at=(4, 10.05)),
    )
    return school, {"entrances": {"main": main}}


@given(main=st.sampled_from(["west", "east"]), turn=TURNS, seed=SEEDS)
@settings(max_examples=20, deadline=None)
def test_entrances_are_told_apart_however_the_model_lies_and_is_listed(main, turn, seed):
    school, brief = entrance_hall(main)
    school = turned_school(shuffled_school(school, seed), turn)
    uses = uses_of(lobby="corridor", **{"class": "small group room"})
    m = measurer_of(school, brief=brief, uses=uses)
    kinds = {
        each.id: set(m.measure("entrance_kind", each).possible) for each in m.subjects("entrance")
    }
    other = "east" if main == "west" else "west"
    assert kinds == {main: {"main entrance"}, other: {"entrance"}, "garden": {"door of a room"}}
    told = {e.id: set(m.measure("is_main_entrance", e).possible) for e in m.subjects("entrance")}
    assert told == {each: {each == main} for each in kinds}
