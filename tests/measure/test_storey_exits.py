"""Storey exits: what leads outside or into a stair that leads on, surely or perhaps."""

import math
from dataclasses import replace

import pytest
from shapely import Polygon, box

from checker.measure.routes.found import standard_of
from tests.measure.measuring import measured
from tests.measure.schools import (
    opening,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    storey,
    wall,
)
from tests.measure.ways import LIFT_ROOMS, UP, WALL, outer, walker, way_in

MEASURES = ("escape_distance", "one_way_distance")
WEST = outer("west", at=(-WALL / 2, 1), along=90)
EAST = outer("east", at=(60 + WALL / 2, 1), along=90)
BASE = (
    room("corridor", box(0, 0, 60, 2)),
    room("b", box(50, -4.1, 54, -WALL)),
    way_in("d-b", at=(52, -WALL / 2)),
    WEST,
)
"""A corridor of 60 m with a door outside at its west end; room b lies 8 m from its east end."""
FAR = 50.0
"""Metres that the way from room b to the west end surely is longer than."""


def found(*elements, id_="b", **uses):
    """Escape and one-way distance of a room."""
    made = [
        each for group in elements for each in (group if isinstance(group, tuple) else (group,))
    ]
    m = walker(school_of(*made), **{"b": "classroom", **uses})
    return tuple(measured(m, name, "room", id_) for name in MEASURES)


def exits(*elements, **uses):
    made = [
        each for group in elements for each in (group if isinstance(group, tuple) else (group,))
    ]
    return walker(school_of(*made), **uses).provide("storey_exits_of")(standard_of("walking", 0))


def spans(answers):
    return [(each.low, each.high) for each in answers]


def is_exact(answers):
    return all(low == pytest.approx(high) for low, high in spans(answers))


def flights(at, *, up=3.5, going=0.25, **given):
    """A stair of one straight flight."""
    flight = stair_flight("f", at=at, risers=20, rise=up / 20, going=going, **given)
    return stair("s", None, flights=(flight,))


# Doors and what they are filed under


@pytest.mark.parametrize("filed", ["s0", "slab", "s1", ""])
def test_a_door_is_an_exit_of_the_rooms_beside_it_whatever_storey_it_is_filed_under(filed):
    on_slab = storey("slab", name="Level 0", elevation=-0.1)
    here = [replace(each, storey_id=filed) for each in (WEST, EAST)]
    escape, one_way = found(BASE[:-1], *here, storey("s0"), on_slab)
    assert is_exact((escape, one_way))
    assert (escape.high, one_way.high) == (
        pytest.approx(12.34, abs=0.01),
        pytest.approx(4.82, abs=0.01),
    )


def test_an_exit_of_the_storey_above_is_none_of_this_one():
    """Without a way up that is walked it leads nowhere, though it lies right over the room."""
    above = (
        room("above", box(0, 0, 60, 2), storey_id="s1"),
        outer("up", at=(52, -WALL / 2), **UP),
    )
    assert spans(found(BASE, above)) == spans(found(BASE))
    assert found(BASE)[0].low > FAR


# Stairs

STAIR = (room("st", box(60.1, 0, 66, 2)), way_in("d-st", at=(60.05, 1), along=90))
UPSTAIRS = (
    room("st1", box(60.1, 0, 66, 2), storey_id="s1"),
    room("up", box(66.1, 0, 76, 2), storey_id="s1"),
    way_in("d-up", at=(66.05, 1), along=90, **UP),
)
USES = {"st": "stair", "st1": "stair"}
FLIGHT = flights((61, 1))


def test_a_stair_that_only_leads_up_is_no_exit():
    """It stands at the dead end of the corridor: all the way back is the one way out."""
    answers = found(BASE, STAIR, UPSTAIRS, FLIGHT, **USES)
    assert is_exact(answers)
    assert all(each.low > FAR for each in answers)


def test_upstairs_the_same_stair_is_one_since_it_comes_down_to_a_corridor_with_a_way_out():
    escape, one_way = found(BASE, STAIR, UPSTAIRS, FLIGHT, id_="up", **USES)
    assert is_exact((escape, one_way))
    assert escape.high < 11
    assert one_way.high == pytest.approx(escape.high, rel=0.001), "it is the only one"


def test_with_a_door_of_its_own_outside_it_is_an_exit_below_too():
    out = outer("d-out", at=(66.05, 1), along=90)
    escape, one_way = found(BASE, STAIR, UPSTAIRS, FLIGHT, out, **USES)
    assert is_exact((escape, one_way))
    assert (escape.high, one_way.high) == (
        pytest.approx(12.34, abs=0.01),
        pytest.approx(4.82, abs=0.01),
    )


@pytest.mark.parametrize("shown", ["no flight", "a flight without a body", "half of the flights"])
def test_where_the_flights_are_not_modelled_upstairs_it_may_be_one(shown):
    lost = {
        "no flight": (),
        "a flight without a body": (
            stair("s", None, flights=(replace(FLIGHT.flights[0], shape=None, tops=()),)),
        ),
        "half of the flights": (flights((61, 1), up=1.75),),
    }
    escape, one_way = found(BASE, STAIR, UPSTAIRS, lost[shown], id_="up", **USES)
    assert (escape.low, math.isinf(escape.high)) == (pytest.approx(9.68, abs=0.05), True)
    assert (one_way.low <= escape.low, math.isinf(one_way.high)) == (True, True)


def test_where_nothing_below_is_modelled_a_stair_that_goes_down_may_be_an_exit():
    """The storey above alone: a flight comes up from nowhere."""
    alone = (*UPSTAIRS, outer("far", at=(76.05, 1), along=90, **UP))
    down = exits(alone, FLIGHT, room("g", box(0, 0, 4, 4)), outer("g-out", at=(2, -0.05)), **USES)
    assert ("d-up" in down.possible, "d-up" in down.sure) == (True, False)


def test_from_a_basement_a_stair_that_leads_up_is_an_exit():
    below = (
        room("st-1", box(60.1, 0, 66, 2), storey_id="s0", base=-3.5),
        room("cellar", box(66.1, 0, 76, 2), base=-3.5),
        way_in("d-c", at=(66.05, 1), along=90, base=-3.5),
    )
    up = flights((61, 1), z=-3.5)
    uses = {"st": "stair", "st-1": "stair"}
    escape, one_way = found(BASE, STAIR, below, up, id_="cellar", **uses)
    assert is_exact((escape, one_way))
    assert escape.high < 11
    unknown = exits(below, outer("g", at=(2, -0.05)), room("hall", box(0, 0, 4, 4)), up, **uses)
    assert ("d-c" in unknown.possible, "d-c" in unknown.sure) == (True, False)


def test_a_room_that_may_be_a_stair_may_be_an_exit():
    out = outer("d-out", at=(66.05, 1), along=90)
    uses = {"st": ("stair", "store")}
    assert "d-st" in exits(BASE, STAIR, out, **uses).possible - exits(BASE, STAIR, out, **uses).sure
    assert "d-st" in exits(BASE, STAIR, out, st="stair").sure


def test_two_doors_into_one_stair_are_one_way_out():
    """Along a corridor without a door outside lies a stair with a door at either end."""
    long = (
        *BASE[:-1],
        room("st", box(0, 2.1, 60, 5)),
        way_in("w", at=(1, 2.05)),
        way_in("e", at=(59, 2.05)),
        outer("out", at=(30, 5.05)),
    )
    escape, one_way = found(long, st="stair")
    assert is_exact((escape, one_way))
    assert one_way.high == pytest.approx(escape.high, rel=0.001)
    two = (*long, WEST)
    assert found(two, st="stair")[1].high < 6, "with a second exit there is a choice"


def test_nobody_is_led_across_a_stair_that_is_an_exit_and_anybody_across_one_that_is_none():
    """A stair between two parts of a corridor, of which only the far one has a way out."""
    through = (
        room("c1", box(0, 0, 28, 2)),
        room("st", box(28.1, 0, 32, 5)),
        room("c2", box(32.1, 0, 60, 2)),
        way_in("s1", at=(28.05, 1), along=90),
        way_in("s2", at=(32.05, 1), along=90),
        outer("e", at=(60.05, 1), along=90),
    )
    uses = {"st": "stair", "c1": "corridor", "c2": "corridor"}
    up = flights((28.2, 4.4), width=1.0, going=0.18)
    escape, _ = found(through, up, id_="c1", **uses)
    assert (escape.low == pytest.approx(escape.high), escape.high > 55) == (True, True)
    out = outer("out", at=(30, 5.05))
    shut = exits(through, up, out, **uses)
    assert ("st" in shut.shut, "st" in exits(through, up, **uses).shut) == (True, False)
    assert found(through, up, out, id_="c1", **uses)[0].high < 30


def test_down_an_open_flight_one_walks_on_to_a_door_outside():
    """No room is called a stair: both measures lead down the flight, by the same way."""
    open_stair = (
        room("g", box(0, 0, 20, 2)),
        room("up", box(15.32, 0, 30, 2), storey_id="s1"),
        room("b", box(18, -4.1, 22, -0.1), storey_id="s1"),
        way_in("d-b", at=(20, -0.05), **UP),
        WEST,
    )
    flight = stair_flight("f", at=(10, 1), width=1.0, risers=20, rise=0.175, going=0.28)
    escape, one_way = found(
        open_stair, stair("s", None, flights=(flight,)), g="corridor", up="corridor"
    )
    assert is_exact((escape, one_way))
    assert 20 < escape.high == pytest.approx(one_way.high, rel=0.001)


def test_flights_that_come_up_into_an_open_corridor_lead_into_the_stair_below():
    """Upstairs no room is called a stair; the end of the flight is the way into it."""
    below = (room("st", box(0, 0, 9, 2)), outer("out", at=(-0.05, 1), along=90))
    above = (
        room("up", box(6, 0, 20, 2), storey_id="s1"),
        room("b", box(12, -4.1, 16, -0.1), storey_id="s1"),
    )
    doors = (way_in("d-b", at=(14, -0.05), **UP),)
    flight = stair_flight("f", at=(1.2, 1), width=1.0, risers=20, rise=0.175, going=0.25)
    escape, one_way = found(
        below, above, doors, stair("s", None, flights=(flight,)), st="stair", up="corridor"
    )
    assert is_exact((escape, one_way))
    assert escape.high < 14


def test_nobody_flees_by_lift():
    floors = (
        room("g", box(0, 0, 20, 2)),
        room("up", box(0, 0, 20, 2), storey_id="s1"),
        room("b", box(8, -4.1, 12, -0.1), storey_id="s1"),
        way_in("d-b", at=(10, -0.05), **UP),
        WEST,
    )
    answers = found(LIFT_ROOMS, floors, g="corridor", up="corridor", l0="lift", l1="lift")
    assert [each.low for each in answers] == [math.inf, math.inf]


def test_a_flight_without_a_body_may_belong_to_any_stair_of_its_storey():
    """Half of the way down is shown; where the other half runs the model does not tell."""
    half = stair_flight("f", at=(61, 1), risers=10, rise=0.175, going=0.25)
    other = replace(stair_flight("g", at=(63, 1), z=1.75), shape=None, tops=())
    both = stair("s", None, flights=(half, other))
    blind = (*UPSTAIRS, room("g", box(0, 0, 4, 4)), outer("g-out", at=(2, -0.05)))
    mouths = exits(blind, both, **USES)
    assert ("d-up" in mouths.possible, "d-up" in mouths.sure) == (True, False)
    (well,) = walker(school_of(*blind, both), **USES).provide("stair_wells")
    assert (well.lost, well.is_bare) == (True, False)


def test_a_gate_that_may_be_none_is_no_sure_exit():
    """Where no walls are modelled there may be one between the rooms that meet."""
    stairs = room("st", box(60, 0, 66, 2))
    edge = "corridor|st|0"
    assert edge in exits(BASE, stairs, WALLED, OUT, st="stair").sure
    unsure = exits(BASE, stairs, OUT, st="stair")
    assert (edge in unsure.possible, edge in unsure.sure) == (True, False)
    meets = exits(BASE, room("yard", box(60, -5, 70, 5), is_external=True))
    name = "corridor|yard|0"
    assert (name in meets.possible, name in meets.sure) == (True, False)


def test_a_flight_from_a_landing_beside_a_stair_s_room_belongs_to_it():
    """The room is drawn round the foot alone; the flight runs on outside it."""
    short = (room("st", box(60.1, 0, 62, 2)), STAIR[1], outer("d-out", at=(61, -0.05)))
    above = (room("up", box(66, 0, 76, 2), storey_id="s1"),)
    (well,) = walker(school_of(*BASE, *short, *above, flights((61.2, 1))), **USES).provide(
        "stair_wells"
    )
    assert [mouth.gate.id for mouth in well.mouths] == ["d-st", "d-out", "f:head"]
    escape, one_way = found(BASE, short, above, flights((61.2, 1)), id_="up", up="corridor", **USES)
    assert escape.high == pytest.approx(one_way.high, rel=0.001)
    assert not math.isinf(escape.high)


def test_landings_in_the_room_of_a_stair_belong_to_it():
    landing = slab("landing", box(64, 0, 66, 2), level=1.75)
    with_one = replace(flights((61, 1), up=1.75), landings=(landing,))
    (well,) = walker(school_of(*BASE, *STAIR, with_one), **USES).provide("stair_wells")
    assert well.floors == {"st", "landing"}
    assert exits(BASE, STAIR, OUT, with_one, **USES).shut == {"st", "landing"}


def test_two_stairs_are_two_wells():
    other = (room("other", box(-6, 0, -0.1, 2)), way_in("d-o", at=(-0.05, 1), along=90))
    m = walker(
        school_of(*BASE[:-1], *STAIR, *other, OUT, outer("o", at=(-6.05, 1), along=90)),
        st="stair",
        other="stair",
    )
    assert [well.id for well in m.provide("stair_wells")] == ["other", "st"]
    assert (
        found(
            BASE[:-1],
            STAIR,
            other,
            OUT,
            outer("o", at=(-6.05, 1), along=90),
            st="stair",
            other="stair",
        )[1].high
        < 6
    )


# A stair drawn as one tall room

TALL = (
    room("st", box(60.1, 0, 66, 4), top=7.0),
    way_in("d-st", at=(60.05, 1), along=90),
    outer("d-out", at=(63, -0.05)),
    room("up", box(0, 0, 60, 2), storey_id="s1"),
    room("b1", box(50, -4.1, 54, -WALL), storey_id="s1"),
    way_in("d-b1", at=(52, -WALL / 2), **UP),
    way_in("d-up", at=(60.05, 1), along=90, **UP),
)


def test_into_a_tall_stair_one_gets_upstairs_where_its_landing_is_modelled():
    landing = slab("landing", box(60.1, 0, 62, 4), level=3.5)
    down = replace(flights((65.9, 2), along=180, going=0.2), landings=(landing,))
    beside = wall("beside", box(60, 0, 60.1, 4), storey_id="s1")
    escape, one_way = found(
        BASE, TALL, down, beside, id_="b1", st="stair", up="corridor", b1="classroom"
    )
    assert is_exact((escape, one_way))
    assert escape.high == pytest.approx(12.34, abs=0.05)


def test_where_nothing_of_a_tall_stair_is_modelled_one_may_get_there():
    """Not surely none: before, floors that lie over each other were taken for one."""
    answers = found(BASE, TALL, id_="b1", st="stair", up="corridor", b1="classroom")
    assert all(each.low < 13 for each in answers)
    assert all(math.isinf(each.high) for each in answers)
    assert found(BASE, TALL, st="stair", up="corridor")[0].high == pytest.approx(12.34, abs=0.05)


def test_up_and_down_in_a_tall_room_one_may_get_by_what_is_not_modelled():
    """From the ground to the room upstairs: not surely, and not surely not."""
    m = walker(school_of(*BASE, *TALL), st="stair", up="corridor", b1="classroom")
    assert measured(m, "is_reachable", "room", "b1").possible == {True, False}
    assert measured(m, "is_reachable", "room", "b").possible == {True}


# Outside

RING = Polygon([(0, 0), (40, 0), (40, 40), (0, 40)], [[(2, 2), (38, 2), (38, 38), (2, 38)]])
YARD = room("yard", box(2.1, 2.1, 37.9, 37.9), is_external=True)
ROUND = (
    room("corridor", RING),
    room("b", box(18, -4.1, 22, -0.1)),
    way_in("d-b", at=(20, -0.05)),
)


@pytest.mark.slow
@pytest.mark.parametrize("modelled", [True, False])
def test_doors_onto_a_yard_that_the_building_encloses_are_no_sure_exits(modelled):
    """Whether the yard is modelled as a place or not."""
    doors = (way_in if modelled else outer)("y1", at=(10, 2.05)), outer("y2", at=(30, 2.05))
    escape, one_way = found(ROUND, doors, (YARD,) if modelled else ())
    assert math.isinf(escape.high)
    assert math.isinf(one_way.high)
    assert one_way.low == pytest.approx(escape.low, rel=0.001), "both lead into one yard"
    with_one = found(
        ROUND, doors, (YARD,) if modelled else (), outer("out", at=(-0.05, 39), along=90)
    )
    assert [math.isinf(each.high) for each in with_one] == [False, False]
    assert with_one[0].high > FAR


def test_a_yard_with_a_gap_in_the_building_round_it_is_as_good_as_the_street():
    horseshoe = RING.difference(box(15, 30, 25, 50))
    doors = outer("y1", at=(10, 2.05)), outer("y2", at=(30, 2.05))
    answers = found(room("corridor", horseshoe), ROUND[1:], doors)
    assert is_exact(answers)
    assert answers[1].high < 6


def test_where_a_room_has_no_body_it_may_close_a_yard():
    horseshoe = RING.difference(box(15, 30, 25, 50))
    doors = outer("y1", at=(10, 2.05)), outer("out", at=(-0.05, 39), along=90)
    known = exits(room("corridor", horseshoe), ROUND[1:], doors)
    lost = exits(room("corridor", horseshoe), ROUND[1:], doors, room("lost", None))
    assert known.sure >= {"y1", "out"}
    assert lost.sure & {"y1", "out"} == {"out"}
    assert "y1" in lost.possible


@pytest.mark.parametrize(("width", "closes"), [(10.0, True), (9.0, False)])
def test_a_wall_across_the_gap_may_close_a_yard(width, closes):
    """There may be a gate in it: a wall that leaves a way past closes nothing."""
    horseshoe = RING.difference(box(15, 30, 25, 50))
    doors = outer("y1", at=(10, 2.05)), outer("out", at=(-0.05, 39), along=90)
    across = wall("garden", box(15, 39, 15 + width, 39.3))
    found_ = exits(room("corridor", horseshoe), ROUND[1:], doors, across)
    assert ("y1" in found_.possible, "y1" in found_.sure) == (True, not closes)
    assert "out" in found_.sure


@pytest.mark.parametrize(("gap", "gets_away"), [(0.5, False), (1.9, False), (2.8, True)])
def test_a_narrow_gap_in_the_building_round_a_yard_may_be_a_riser(gap, gets_away):
    horseshoe = RING.difference(box(20, 30, 20 + gap, 50))
    doors = outer("y1", at=(10, 2.05)), outer("out", at=(-0.05, 39), along=90)
    known = exits(room("corridor", horseshoe), ROUND[1:], doors)
    assert ("y1" in known.possible, "y1" in known.sure) == (True, gets_away)
    assert "out" in known.sure


@pytest.mark.parametrize(("use", "gets_away"), [("outdoor store", False), ("playground", True)])
def test_a_store_outside_is_no_way_out(use, gets_away):
    shed = room("shed", box(50, -12.2, 54, -4.2), is_external=True)
    garden = outer("gd", at=(52, -4.15))
    known = exits(BASE, shed, garden, shed=use)
    assert ("gd" in known.possible, "gd" in known.sure) == (True, gets_away)


def test_a_wall_round_the_grounds_shuts_nobody_in():
    doors = outer("y1", at=(10, 2.05)), outer("out", at=(-0.05, 39), along=90)
    horseshoe = RING.difference(box(15, 30, 25, 50))
    fence = box(-30, -30, 70, 70).difference(box(-29.7, -29.7, 69.7, 69.7))
    known = exits(room("corridor", horseshoe), ROUND[1:], doors, wall("fence", fence))
    assert known.sure >= {"y1", "out"}


HALL = (
    room("up", box(0, 0, 20, 2), storey_id="s1"),
    room("b", box(8, -4.1, 12, -0.1), storey_id="s1"),
    way_in("d-b", at=(10, -0.05), **UP),
    room("g", box(0, 0, 20, 2)),
    outer("main", at=(-WALL / 2, 1), along=90, name="Main entrance"),
)


def test_doors_over_the_ground_are_no_sure_exits():
    """One onto a balcony, one into thin air."""
    doors = (
        outer("d-bal", at=(20.05, 1), along=90, **UP),
        outer("juliet", at=(-0.05, 1), along=90, **UP),
    )
    balcony = room("bal", box(20.1, 0, 22, 2), storey_id="s1", is_external=True)
    answers = found(HALL, doors, balcony, up="corridor", g="corridor")
    assert all(math.isinf(each.high) for each in answers)
    assert answers[0].low < 16


def test_two_doors_onto_one_balcony_are_one_way_out():
    balcony = room("bal", box(0, 2.1, 20, 4), storey_id="s1", is_external=True)
    doors = outer("d-1", at=(2, 2.05), **UP), outer("d-2", at=(18, 2.05), **UP)
    escape, one_way = found(HALL, doors, balcony, up="corridor", g="corridor")
    assert one_way.low == pytest.approx(escape.low, rel=0.001)


def test_without_a_main_entrance_that_is_known_the_lowest_outer_door_says_where_the_ground_is():
    upper = outer("upper", at=(20.05, 1), along=90, **UP)
    nameless = replace(HALL[-1], ref=replace(HALL[-1].ref, name="D1"))
    sure = exits(HALL[:-1], nameless, upper, up="corridor", g="corridor").sure
    assert sure & {"main", "upper"} == {"main"}


def test_who_is_in_a_yard_that_one_gets_away_from_is_not_led_in_again():
    street = room("street", box(60.1, -5, 70, 5), is_external=True)
    shut = exits(BASE, street, EAST).shut
    assert shut == {"street"}
    assert exits(ROUND, YARD, way_in("y1", at=(10, 2.05))).shut == frozenset()


# Openings and open edges

WALLED = tuple(
    wall(f"w{n}", area)
    for n, area in enumerate((box(-0.1, -0.1, 66, 0), box(-0.1, 2, 66, 2.1), box(66, 0, 66.1, 2)))
)
HOLE = (opening("o", box(60, 0.5, 60.1, 1.5), host_id="w"), wall("w", box(60, 0, 60.1, 2)))
OUTSIDE = room("yard", box(60.1, -5, 70, 5), is_external=True)
OUT = outer("d-out", at=(66.05, 1), along=90)


def test_a_hole_in_the_outer_wall_is_an_exit():
    answers = found(BASE, HOLE, OUTSIDE)
    assert is_exact(answers)
    assert [each.high for each in answers] == [
        pytest.approx(12.34, abs=0.05),
        pytest.approx(4.82, abs=0.01),
    ]


def test_a_hole_with_nothing_known_beyond_may_be_one():
    (hole, around) = HOLE
    found_ = exits(BASE, hole, around)
    assert ("o" in found_.possible, "o" in found_.sure) == (True, False)


def test_where_a_corridor_meets_a_place_outside_without_a_wall_there_may_be_an_exit():
    """Where walls are not modelled there may be one; where they are it surely is none."""
    meets = room("yard", box(60, -5, 70, 5), is_external=True)
    escape, one_way = found(BASE, meets)
    assert (escape.low < 13, escape.high > FAR) == (True, True)
    assert (one_way.low < 6, one_way.high > FAR) == (True, True)


def test_where_a_corridor_meets_a_stair_without_a_wall_there_is_an_exit():
    open_to = room("st", box(60, 0, 66, 2))
    answers = found(BASE, open_to, WALLED, OUT, st="stair")
    assert is_exact(answers)
    assert answers[0].high < 13
    unsure = found(BASE, open_to, OUT, st="stair")
    assert (unsure[0].low < 13, unsure[0].high > FAR) == (True, True)


def test_a_hole_without_a_body_may_be_an_exit_anywhere():
    lost = opening("o", None, host_id="w")
    answers = found(BASE, lost, HOLE[1])
    assert {each.missing for each in answers} == {("the place of o",)}
    filled = replace(lost, filled_by=("window",))
    assert is_exact(found(BASE, filled, HOLE[1])), "a window fills it"
    in_slab = replace(lost, host_id="slab")
    assert is_exact(found(BASE, in_slab, HOLE[1])), "a hole in a floor"


# Through stores and kitchens


@pytest.mark.slow
@pytest.mark.parametrize("use", ["store", "plant", "accessible toilet", "kitchen"])
def test_a_way_out_through_a_store_or_a_kitchen_is_one_at_best(use):
    escape, one_way = found(BASE, STAIR, OUT, st=use)
    assert (escape.low < 19, escape.high > FAR) == (True, True)
    assert (one_way.low < 6, one_way.high > FAR) == (True, True)
    assert is_exact(found(BASE, STAIR, OUT, st="corridor"))


def test_where_there_is_no_other_way_it_is_the_way():
    answers = found(BASE[:-1], STAIR, OUT, st="kitchen")
    assert is_exact(answers)
    assert answers[0].high < 20


def test_a_kitchen_has_its_own_door_outside():
    answers = found(BASE, outer("own", at=(52, -4.15)), b="kitchen")
    assert is_exact(answers)
    assert answers[0].high < 5


@pytest.mark.parametrize(("clear", "gets_away"), [(0.9, True), (0.6, True), (0.59, False)])
def test_a_stair_leads_on_only_by_a_door_that_people_fit_through(clear, gets_away):
    out = outer("d-out", at=(66.05, 1), along=90, clear=clear)
    known = exits(BASE, STAIR, UPSTAIRS, FLIGHT, out, st="stair", st1="stair")
    assert ("d-st" in known.sure, "d-st" in known.possible) == (gets_away, gets_away)


def test_nobody_comes_up_a_flight_to_get_away_at_its_head():
    """Upstairs its head is the exit; from below it is no more than the way up."""
    up = room("u", box(64.8, -2, 80, 4), storey_id="s1")
    stairs = (room("st", box(60.1, 0, 66, 2)), way_in("d-st", at=(60.05, 1), along=90))
    flight = stair(
        "s", None, flights=(stair_flight("f", at=(61, 1), risers=20, rise=0.175, going=0.2),)
    )
    m = walker(school_of(*BASE, *stairs, flight, up), b="classroom", st="stair", u="corridor")
    below = [measured(m, name, "room", "b") for name in MEASURES]
    assert is_exact(below)
    assert all(each.low > FAR for each in below)
    above = measured(m, "escape_distance", "room", "u")
    assert above.high < FAR


def test_a_door_that_nobody_calls_external_may_be_where_the_ground_is():
    """A door upstairs onto a roof is flagged, the one below is not: the roof is not the ground."""
    rooms = room("g", box(0, 0, 20, 4)), room("u", box(0, 0, 20, 4), storey_id="s1")
    roof = outer("roof", at=(5, -0.05), **UP)
    known = exits(*rooms, roof, way_in("front", at=(5, -0.05)), g="corridor", u="corridor")
    assert ("roof" in known.possible, "roof" in known.sure) == (True, False)
    assert "front" in known.possible
