"""Where ways of escape part: through lobbies, on flights, round what is built in, upstairs."""

import math
from dataclasses import replace

import pytest
from shapely import box

from checker.measure.routes.found import standard_of
from tests.measure.measuring import measured
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    room,
    school_of,
    stair,
    stair_flight,
    wall,
)
from tests.measure.ways import LIFT_ROOMS, UP, WALL, outer, walker, way_in


def both(*elements, id_="r", **uses):
    """How far one goes one way from a room, and how far it is to the next exit."""
    m = walker(school_of(*elements), **uses)
    return tuple(measured(m, name, "room", id_) for name in ("one_way_distance", "escape_distance"))


def exact(found):
    assert found.low == pytest.approx(found.high)
    return found.high


# Lobbies

CORRIDOR = (
    room("corridor", box(0, 0, 60, 2)),
    outer("main", at=(-WALL / 2, 1), along=90),
    outer("by", at=(1.5, 2 + WALL / 2)),
)
"""Both exits lie side by side at its west end."""
EAST = outer("east", at=(60 + WALL / 2, 1), along=90)
STRAIGHT = (
    room("r", box(38, -8.1, 60, -WALL)),
    way_in("c1", at=(41.5, -WALL / 2)),
    way_in("c2", at=(56.5, -WALL / 2)),
)


def lobbies(y=-2.1):
    """A hall with two doors, each into a lobby of its own with one door on to the corridor."""
    return (
        room("l1", box(40, y, 43, -WALL)),
        room("l2", box(55, y, 58, -WALL)),
        room("r", box(38, y - 8.1, 60, y - WALL)),
        way_in("r1", at=(41.5, y - WALL / 2)),
        way_in("r2", at=(56.5, y - WALL / 2)),
        *STRAIGHT[1:],
    )


def test_two_lobbies_onto_a_corridor_with_its_exits_to_one_side_are_one_way():
    one_way, escape = both(*CORRIDOR, *lobbies(), r="hall")
    assert exact(one_way) == pytest.approx(escape.high, rel=0.001)
    straight, _ = both(*CORRIDOR, *STRAIGHT, r="hall")
    assert exact(one_way) > exact(straight), "lobbies make it no better"


def test_two_lobbies_onto_a_corridor_with_an_exit_at_either_end_are_a_choice():
    one_way, _ = both(*CORRIDOR[:2], EAST, *lobbies(), r="hall")
    assert exact(one_way) < 6


def test_a_lobby_with_a_store_off_it_still_has_one_way_on():
    store = (room("store", box(40, -6.2, 43, -2.2)), way_in("d-s", at=(40.6, -2.15)))
    hall = (room("r", box(44, -10.2, 60, -2.2)), way_in("r1", at=(44.5, -2.15)))
    wide = (room("l1", box(40, -2.1, 46, -WALL)), *lobbies()[1:2], *lobbies()[4:])
    one_way, escape = both(*CORRIDOR, *wide, *hall, *store, r="hall", store="store")
    assert exact(one_way) == pytest.approx(escape.high, rel=0.001)


def test_one_lobby_behind_another_is_gone_through_too():
    second = (
        room("m1", box(40, -4.2, 43, -2.2)),
        room("m2", box(55, -4.2, 58, -2.2)),
        room("r", box(38, -12.3, 60, -4.3)),
        way_in("q1", at=(41.5, -4.25)),
        way_in("q2", at=(56.5, -4.25)),
    )
    every = [each for each in lobbies() if each.id != "r"]
    one_way, escape = both(*CORRIDOR, *every, *second, r="hall")
    assert exact(one_way) == pytest.approx(escape.high, rel=0.001)


def test_one_door_straight_onto_a_corridor_and_one_through_a_lobby_are_one_way():
    mixed = (
        room("l1", box(40, -2.1, 43, -WALL)),
        room("r", box(44, -8.1, 60, -WALL)),
        way_in("r1", at=(43.5, -1), along=90),
        way_in("c1", at=(41.5, -WALL / 2)),
        way_in("c2", at=(56.5, -WALL / 2)),
    )
    mixed = tuple(
        replace(each, shape=replace(each.shape, footprint=box(43.1, -8.1, 60, -WALL)))
        if each.id == "r"
        else each
        for each in mixed
    )
    one_way, escape = both(*CORRIDOR, *mixed, r="hall")
    assert exact(one_way) > escape.high - 20, "up to where the exits part"
    assert exact(one_way) > 40


def test_ways_that_part_once_and_come_together_again_are_one():
    """Two corridors side by side, joined at both ends; behind them one with the exits."""
    parts = (
        room("r", box(0, 0, 20, 8)),
        room("north", box(-3, 10, 23, 12)),
        room("lobby", box(0, 8.1, 20, 9.9)),
        way_in("r1", at=(2, 8.05)),
        way_in("r2", at=(18, 8.05)),
        way_in("n1", at=(2, 9.95)),
        way_in("n2", at=(18, 9.95)),
        outer("e1", at=(-3.05, 10.6), along=90, clear=0.7),
        outer("e2", at=(-3.05, 11.5), along=90, clear=0.7),
    )
    one_way, escape = both(*parts, r="hall", north="corridor", lobby="corridor")
    assert exact(one_way) > escape.high - 4
    out = outer("e3", at=(23.05, 11), along=90)
    assert exact(both(*parts, out, r="hall", north="corridor", lobby="corridor")[0]) < 6


# What stands on the floor

SCREEN = box(0, 19.8, 29, 20)
"""Right across a hall of 30 by 40 m with a gap of a metre at its east end."""
HALL = (
    room("r", box(0, 0, 30, 40)),
    outer("west", at=(-WALL / 2, 39), along=90),
    outer("east", at=(30 + WALL / 2, 39), along=90),
)


@pytest.mark.parametrize("built", [column, fitting, wall], ids=["column", "fitting", "wall"])
def test_what_is_built_in_keeps_ways_together_as_a_wall_does(built):
    given = {} if built is wall else {"top": 2.0}
    one_way, _ = both(*HALL, built("screen", SCREEN, **given), r="hall")
    assert exact(one_way) == pytest.approx(36.36, abs=0.05)


def test_furniture_does_not():
    """It can be moved: where it stands today does not say what a corridor offers."""
    one_way, _ = both(*HALL, furniture("screen", SCREEN, top=2.0), r="hall")
    assert exact(one_way) == pytest.approx(exact(both(*HALL, r="hall")[0]))


def test_what_may_be_smaller_than_it_looks_leaves_it_open():
    one_way, _ = both(*HALL, fitting("screen", SCREEN, top=2.0, hull_only=True), r="hall")
    assert (one_way.low < 2, one_way.high > 36) == (True, True)


# Stairs and storeys


def upstairs(*more):
    """A gallery with two open flights down to a hall with an exit at either end."""
    left = stair_flight("left", at=(12, 1), along=180, width=1.0, risers=20, rise=0.175, going=0.28)
    right = stair_flight("right", at=(28, 1), width=1.0, risers=20, rise=0.175, going=0.28)
    return (
        room("hall", box(0, -10, 40, 2)),
        room("gallery", box(0, 0, 6.68, 2), storey_id="s1"),
        room("far", box(33.32, 0, 40, 2), storey_id="s1"),
        room("r", box(0, 2.1, 40, 8), storey_id="s1"),
        way_in("d-1", at=(3, 2.05), **UP),
        way_in("d-2", at=(37, 2.05), **UP),
        stair("s1", None, flights=(left,)),
        stair("s2", None, flights=(right,)),
        outer("west", at=(-WALL / 2, -9), along=90),
        *more,
    )


USES = {"hall": "hall", "gallery": "corridor", "far": "corridor", "r": "classroom"}


@pytest.mark.slow
def test_two_open_flights_down_to_one_hall_are_a_choice_if_exits_lie_to_both_sides():
    east = outer("east", at=(40 + WALL / 2, -9), along=90)
    one_way, escape = both(*upstairs(east), **USES)
    assert one_way.high < 22
    assert one_way.low <= one_way.high < escape.high
    alone, whole = both(*upstairs(), **USES)
    assert alone.high == pytest.approx(whole.high, rel=0.001), "one exit is one way"


def test_who_stands_between_two_flights_has_a_choice_on_the_floor_and_not_on_the_flight():
    """For sure ways part on floors: no gate of a flight is one behind which they part at once."""
    east = outer("east", at=(40 + WALL / 2, -9), along=90)
    m = walker(school_of(*upstairs(east)), **USES)
    sure, loose = m.provide("ways_out_of")(standard_of("walking", 0), False)
    ends = {each for each in sure.bases if ":" in each}
    assert ends == {"left:foot", "right:foot"}
    assert all(sure.bases[each].length > 0.4 for each in ends)
    assert loose.surely is not None


def test_on_a_flight_nobody_knows_where_ways_part():
    """So the low end lets them part there at once, and the high end only on floors."""
    east = outer("east", at=(40 + WALL / 2, -9), along=90)
    one_gallery = [each for each in upstairs(east) if each.id not in {"far", "d-2", "s2"}]
    one_way, escape = both(*one_gallery, **USES)
    assert one_way.high > 10
    assert one_way.high < escape.high
    assert one_way.low <= one_way.high


@pytest.mark.parametrize("lift", [True, False])
def test_a_lift_is_no_second_way_out(lift):
    floors = (
        room("g", box(0, 0, 20, 2)),
        room("up", box(0, 0, 20, 2), storey_id="s1"),
        room("st", box(-6, 0, -0.1, 2)),
        room("st1", box(-6, 0, -0.1, 2), storey_id="s1"),
        way_in("d-st1", at=(-0.05, 1), along=90, **UP),
        outer("out", at=(-6.05, 1), along=90),
        outer("g-out", at=(10, 2.05)),
        room("r", box(8, -4.1, 12, -0.1), storey_id="s1"),
        way_in("d-r", at=(10, -0.05), **UP),
        stair(
            "s",
            None,
            flights=(stair_flight("f", at=(-5.8, 1), risers=20, rise=0.175, going=0.25),),
        ),
    )
    uses = {"g": "corridor", "up": "corridor", "l0": "lift", "l1": "lift"}
    uses |= {"st": "stair", "st1": "stair", "r": "office"}
    one_way, escape = both(*floors, *(LIFT_ROOMS if lift else ()), **uses)
    assert exact(one_way) == pytest.approx(escape.high, rel=0.001)


def test_nobody_is_led_out_and_in_again():
    """Past a yard in the open air lies another wing: who is in the yard is out."""
    yard = room("yard", box(0, 2.1, 60, 20), is_external=True)
    wing = (
        room("wing", box(0, 20.1, 60, 24)),
        outer("w1", at=(30, 20.05)),
        outer("w2", at=(60.05, 22), along=90),
    )
    alone = (room("r", box(0, 0, 60, 2)), way_in("d", at=(30, 2.05)))
    one_way, escape = both(*alone, yard, *wing, r="hall", wing="hall")
    assert exact(one_way) == pytest.approx(escape.high, rel=0.001)


# The gate that one came by


def test_behind_a_door_the_way_back_is_no_choice():
    """A lobby between the room and the corridor: of its two doors one leads back into the room."""
    own = outer("own", at=(41.5, -10.25))
    deep = (
        room("r", box(38, -10.2, 60, -2.2)),
        room("l1", box(40, -2.1, 43, -WALL)),
        way_in("r1", at=(41.5, -2.15)),
        way_in("c1", at=(41.5, -WALL / 2)),
    )
    m = walker(school_of(*CORRIDOR, *deep, own), r="hall", l1="lobby")
    ways, _ = m.provide("ways_out_of")(standard_of("walking", 0), False)
    assert ways.bases["own"].length == 0
    # Who stands in the door between them goes on by the one or by the other: no floor lies before
    # both.
    assert "r1" not in ways.bases
    assert ways.choices(("r", 0)).used == {"r1", "own"}
    assert ways.onward("r1") == pytest.approx(8.1, abs=0.1), "out by its own door"


def test_fleeing_leads_neither_over_the_grounds_nor_by_lift():
    east = outer("east", at=(40 + WALL / 2, -9), along=90)
    m = walker(school_of(*upstairs(east, *LIFT_ROOMS)), **USES, l0="lift", l1="lift")
    _, loose = m.provide("ways_out_of")(standard_of("walking", 0), False)
    every = {link.kind for link in m.provide("network_of")(loose.walk).links}
    assert every - {link.kind for link in loose.network.links} == {"lift", "outside"}


def test_in_a_wide_opening_one_stands_to_the_side_of_what_shuts_its_middle():
    """The way goes on from the middle: whoever stands beside it has as far again to there."""
    pier = column("pier", box(19.6, -0.3, 20.4, 0.3))
    wide = (
        room("r", box(0, -10, 40, -0.2)),
        room("corridor", box(0, 0.2, 40, 3)),
        way_in("wide", at=(20, 0), clear=4.0, thickness=0.4),
        outer("out", at=(-0.05, 1.5), along=90),
    )
    free, _ = both(*wide, r="hall")
    shut, escape = both(*wide, pier, r="hall")
    assert shut.low >= free.low - 1e-6
    assert escape.low - 1.5 < shut.high < escape.high + 1.5


def test_which_exits_part_ways_is_told_once_for_the_whole_school():
    m = walker(school_of(*CORRIDOR, *STRAIGHT, EAST), r="hall")
    r = measured(m, "one_way_distance", "room", "r")
    assert r.steps == ("3 storey exits for certain",)
    assert not math.isinf(r.high)


def halls_in_a_row(count):
    """Halls with four doors between neighbours, and two outer doors side by side at the end."""
    rooms = [room(f"h{n}", box(n * 10.1, 0, n * 10.1 + 10, 12)) for n in range(count)]
    doors = [
        way_in(f"d{n}-{m}", at=(n * 10.1 + 10.05, m * 3 + 1.5), along=90)
        for n in range(count - 1)
        for m in range(4)
    ]
    end = (count - 1) * 10.1 + 10.05
    out = [outer(f"x{n}", at=(end, 0.7 + 0.9 * n), along=90, clear=0.8) for n in range(2)]
    return walker(school_of(*rooms, *doors, *out), **{each.id: "corridor" for each in rooms})


@pytest.mark.slow
def test_rooms_in_a_row_are_asked_about_once_each():
    """Not once for each of the ways through all of them, of which there are 12 times as many."""
    asked = []
    for count in (4, 5, 6):
        m = halls_in_a_row(count)
        found = measured(m, "one_way_distance", "room", "h0")
        assert found.low == found.high > 10 * (count - 1)
        sure, _ = m.provide("ways_out_of")(standard_of("walking", 0), False)
        asked.append(len(sure._apart))
    assert asked[2] - asked[1] < 2 * (asked[1] - asked[0])
