"""How far a corridor goes: from door to door, and into its dead ends."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.measure.rooms.doors import Portals
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.corridors_made import (
    EAST,
    EXACT,
    LONG,
    THROUGH,
    WEST,
    WIDE,
    beside,
    corridor,
    end_door,
    side_door,
)
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import (
    column,
    door,
    furniture,
    opening,
    room,
    school_of,
    stair,
    stair_flight,
    wall,
)
from tests.measure.turned import shuffled_school, turned_school


def value(name, *elements):
    return measured(measurer_of(school_of(*elements)), name, "room", "r")


def ends(found):
    assert isinstance(found, Quantity)
    return (round(found.low, 3), round(found.high, 3))


CLASS = (beside(12), side_door(12.5))
"""A classroom with one door: no way on."""
LOBBY = (
    beside(12),
    side_door(12.5),
    door("out", at=(13, -4.05), properties=end_door(WEST).properties),
)
"""A lobby beside the corridor with a door to the outside."""

DEAD_ENDS = {
    "ways out at both ends": (THROUGH, 0.0),
    "a way out at one end": ((corridor(), end_door(WEST)), LONG),
    "a classroom is no way out": ((corridor(), end_door(WEST), *CLASS), LONG),
    "beyond a lobby that leads outside": (
        (corridor(), end_door(WEST), *LOBBY),
        LONG - 12.5 - 0.9,
    ),
    "a branch": (
        (
            room("r", box(0, 0, LONG, WIDE).union(box(8, WIDE, 9.6, 9))),
            end_door(WEST),
            end_door(EAST),
        ),
        9 - WIDE,
    ),
    "a store at its end does not make it shorter": (
        (
            corridor(),
            end_door(WEST),
            room("store", box(20.1, 0, 23, 2)),
            end_door(EAST, properties=()),
        ),
        LONG,
    ),
}


@pytest.mark.parametrize(("elements", "length"), DEAD_ENDS.values(), ids=DEAD_ENDS)
def test_a_dead_end_is_as_long_as_drawn(elements, length):
    assert ends(value("dead_end_length", *elements)) == (pytest.approx(length, abs=EXACT),) * 2


def test_a_modelled_outdoor_space_is_outside():
    """A footpath before the door is no room that one has to come back from."""
    path = room("path", box(20.1, 0, 23, 2), is_external=True)
    found = value(
        "dead_end_length", corridor(), end_door(WEST), path, end_door(EAST, properties=())
    )
    assert ends(found) == (0.0, 0.0)


def test_a_way_out_that_two_rooms_lie_between_is_one():
    """The lobby leads to a hall, the hall to the outside."""
    hall = room("hall", box(12, -9, 14, -4.1))
    between = door("between", at=(13, -4.05))
    out = door("out", at=(13, -9.05), properties=end_door(WEST).properties)
    found = value(
        "dead_end_length",
        *(corridor(), end_door(WEST), beside(12), side_door(12.5), hall, between, out),
    )
    assert ends(found) == (pytest.approx(6.6), pytest.approx(6.6))


def test_the_way_back_through_the_corridor_itself_is_no_way_out():
    """The room has two doors, both to the corridor: one gets nowhere through it."""
    wide = room("wide", box(10, -4, 14, -0.1))
    found = value(
        "dead_end_length", corridor(), end_door(WEST), wide, side_door(10.2), side_door(12.5)
    )
    assert ends(found) == (LONG, LONG)


def test_a_door_of_which_nobody_knows_where_it_leads_leaves_it_open():
    found = value("dead_end_length", corridor(), end_door(WEST), end_door(EAST, properties=()))
    assert ends(found) == (0.0, LONG)
    assert "doors, openings and open sides: 1 may lead on" in found.steps


def test_no_sure_way_out_may_be_endless():
    found = value("dead_end_length", corridor(), end_door(WEST, properties=()))
    assert (found.low, found.high) == (pytest.approx(LONG), math.inf)
    assert found.reason == "no way out of all of it is known"


@pytest.mark.parametrize(
    "elements",
    [(corridor(),), (corridor(), *CLASS)],
    ids=["no door", "only a classroom"],
)
def test_without_any_way_out_it_is_unknown(elements):
    found = value("dead_end_length", *elements)
    assert isinstance(found, Unknown)
    assert found.ask


def test_a_room_that_it_runs_on_into_may_be_a_way_on():
    """Rooms that are parted by a line only: no wall and no opening is in the model."""
    beyond = room("beyond", box(LONG, 0, 26, WIDE))
    out = door("out", at=(26.05, 0.8), along=90, properties=end_door(WEST).properties)
    found = value("dead_end_length", corridor(), end_door(WEST), beyond, out)
    assert ends(found) == (0.0, LONG)
    parted = wall("w", box(LONG - 0.05, 0, LONG + 0.05, WIDE))
    closed = value("dead_end_length", corridor(), end_door(WEST), beyond, out, parted)
    assert ends(closed) == pytest.approx((LONG - 0.05, LONG))  # its outline runs over the wall


def test_an_opening_without_a_door_is_a_way_like_a_door():
    beyond = room("beyond", box(20.1, 0, 26, WIDE))
    out = door("out", at=(26.05, 0.8), along=90, properties=end_door(WEST).properties)
    hole = opening("o", box(LONG, 0, 20.1, WIDE))
    assert ends(value("dead_end_length", corridor(), end_door(WEST), beyond, out, hole)) == (0, 0)


def test_a_stair_that_begins_in_the_corridor_is_a_way_out():
    """A flight of 2.52 m at its east end, from wall to wall: one leaves up it."""
    steps = stair("s", None, flights=(stair_flight("f", at=(17.48, 0.8), width=1.6),))
    found = value("dead_end_length", corridor(), end_door(WEST), steps)
    assert found.low == pytest.approx(0.0, abs=EXACT)
    assert "1 end of flights in it" in found.steps


def test_a_partition_that_closes_the_corridor_makes_its_end_a_dead_one():
    closed = wall("w", box(12, 0, 12.1, WIDE))
    found = value("dead_end_length", *THROUGH, closed)
    assert ends(found) == (12.0, 12.0)


def test_furniture_does_not_change_a_dead_end():
    bench = furniture("f", box(5, 0, 7, 0.5))
    assert ends(value("dead_end_length", corridor(), end_door(WEST), bench)) == (LONG, LONG)


def test_the_dead_end_is_drawn_from_its_far_wall():
    (path,) = value("dead_end_length", corridor(), end_door(WEST)).evidence
    assert (path.role, path.shape, path.label) == ("path", "line", "20.00 m")
    assert LineString(path.coords).length == pytest.approx(LONG)


STRETCHES = {
    "from end to end": (THROUGH, LONG),
    "from a door to the far end": (
        (*THROUGH, beside(2), side_door(2.5)),
        LONG,
    ),
    "between two doors on one side": (
        (corridor(), beside(2), side_door(2.5), beside(12), side_door(12.5)),
        10.0,
    ),
    "round a corner": (
        (
            room("r", box(0, 0, LONG, WIDE).union(box(0, 0, WIDE, 9))),
            end_door(EAST),
            door("n", at=(0.8, 9.05), properties=end_door(WEST).properties),
        ),
        math.hypot(LONG - WIDE, 0.8) + math.hypot(0.8, 9 - WIDE),
    ),
}


@pytest.mark.parametrize(("elements", "length"), STRETCHES.values(), ids=STRETCHES)
def test_a_stretch_leads_from_the_middle_of_a_door_to_that_of_the_farthest(elements, length):
    found = value("longest_stretch", *elements)
    assert ends(found) == (pytest.approx(length, abs=EXACT),) * 2
    (path,) = found.evidence
    assert LineString(path.coords).length == pytest.approx(length, abs=EXACT)


def test_a_stretch_goes_round_columns_and_not_round_furniture():
    doors = (corridor(), end_door(WEST), end_door(EAST))
    pier = column("c", box(9, 0, 11, 1.2))
    round_it = 2 * math.hypot(9, 0.4) + 2.0
    assert value("longest_stretch", *doors, pier).best == pytest.approx(round_it, abs=EXACT)
    bench = furniture("f", box(9, 0, 11, 1.2))
    assert value("longest_stretch", *doors, bench).best == pytest.approx(LONG, abs=EXACT)
    maybe = column("c", box(9, 0, 11, 1.2), hull_only=True)
    open_ = value("longest_stretch", *doors, maybe)
    assert (open_.low, open_.high) == (pytest.approx(LONG), pytest.approx(round_it, abs=EXACT))


def test_what_is_built_across_parts_the_doors():
    closed = wall("w", box(12, 0, 12.1, WIDE))
    found = value("longest_stretch", *THROUGH, closed)
    assert (found.low, found.high) == (math.inf, math.inf)
    assert found.reason == "what is built there parts them"


def test_a_flight_is_walked_over():
    steps = stair("s", None, flights=(stair_flight("f", at=(8, 0.8), width=1.6),))
    assert value("longest_stretch", *THROUGH, steps).best == pytest.approx(LONG, abs=EXACT)


@pytest.mark.parametrize(
    "elements", [(corridor(),), (corridor(), end_door(WEST))], ids=["no door", "one door"]
)
def test_with_fewer_than_two_doors_there_is_no_stretch(elements):
    assert isinstance(value("longest_stretch", *elements), Unknown)


@pytest.mark.parametrize("name", ["dead_end_length", "longest_stretch"])
@pytest.mark.parametrize(
    "bad",
    [room("r", None), room("r", box(0, 0, 9, 2), problem="its outline crosses itself")],
    ids=["no body", "not to be trusted"],
)
def test_a_room_without_a_body_is_unknown(name, bad):
    assert isinstance(value(name, bad, end_door(WEST)), Unknown)


SCHOOL = school_of(
    room("r", box(0, 0, LONG, WIDE).union(box(8, WIDE, 9.6, 9))),
    end_door(WEST),
    end_door(EAST, properties=()),
    *LOBBY,
    column("c", box(4, 0, 4.3, 0.3)),
)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_moving_and_reordering_change_nothing(turn, seed):
    for name in ("dead_end_length", "longest_stretch"):
        here = measured(measurer_of(SCHOOL), name, "room", "r")
        for each in (turn, FAR):
            school = shuffled_school(turned_school(SCHOOL, each), seed)
            there = measured(measurer_of(school), name, "room", "r")
            assert there.low == pytest.approx(here.low, abs=EXACT)
            assert there.high == pytest.approx(here.high, abs=EXACT)


def portals_of(*elements) -> Portals:
    return measurer_of(school_of(*elements)).provide("portals")


def test_a_door_between_two_parts_of_one_room_is_no_portal():
    inside = door("d", at=(10, 0.8), along=90)
    assert "r" not in portals_of(corridor(), inside)
    assert [way.id for way in portals_of(*THROUGH, inside)["r"]] == ["end 0.0", "end 20.0"]
