"""Where two wheelchairs pass in a corridor, where one turns, and how far that is apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box, unary_union

from checker.results.values import Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.corridors_made import (
    EAST,
    EXACT,
    LONG,
    WEST,
    WIDE,
    beside,
    corridor,
    end_door,
    side_door,
)
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import column, door, furniture, room, school_of, wall
from tests.measure.turned import shuffled_school, turned_school

PLAN = box(0, 0, LONG, WIDE)
NAMES = ("passing_places", "passing_place_spacing", "turning_places")


def bay(start: float, end: float, deep: float = 0.3):
    """A bay in the north wall from x to x."""
    return box(start, WIDE, end, WIDE + deep)


def with_bays(*bays):
    return room("r", unary_union([PLAN, *bays]))


def value(name, *elements, **params):
    return measured(measurer_of(school_of(*elements)), name, "room", "r", **params)


CORRIDORS = {
    "no place": (corridor(), 0, LONG),
    "a bay in the middle": (with_bays(bay(9, 11)), 1, 9.0),
    "a bay 2 mm too short": (with_bays(bay(9, 10.798)), 0, LONG),
    "a bay just long enough": (with_bays(bay(9, 10.8)), 1, LONG - 10.8),
    "a bay 2 mm too shallow": (with_bays(bay(9, 11, 0.198)), 0, LONG),
    "two bays": (with_bays(bay(3, 5), bay(15, 17)), 2, 10.0),
    "bays at both ends": (with_bays(bay(0, 2), bay(18, 20)), 2, 16.0),
    "wide enough all along": (corridor(1.8), 1, 0.0),
    "2 mm too narrow all along": (corridor(1.798), 0, LONG),
    "half of it wide enough": (
        room("r", PLAN.union(box(0, 0, 10, 2.4))),
        1,
        10.0,
    ),
    "the crossing of a corridor of 1.8 m": (
        room("r", PLAN.union(box(9, -5, 10.8, 5))),
        1,
        LONG - 10.8,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("space", "places", "spacing"), CORRIDORS.values(), ids=CORRIDORS)
def test_places_and_the_way_between_them_are_as_drawn(space, places, spacing):
    count = value("passing_places", space)
    assert (count.low, count.high) == (places, places)
    way = value("passing_place_spacing", space)
    assert way.low == way.high == pytest.approx(spacing, abs=EXACT)


@pytest.mark.parametrize(
    ("things", "places", "spacing"),
    [
        ((), 1, 0.0),
        ((column("c", box(9, 0, 9.6, 0.3)),), 2, 0.6),
        ((column("c", box(9, 0, 9.2, 0.3)),), 2, 0.0),
        ((furniture("f", box(6, 0, 14, 0.3)),), 2, 8.0),
        ((furniture("f", box(0, 0, 20, 0.3)),), 0, LONG),
        ((furniture("f", box(6, 0, 14, 0.3), base=2.2),), 1, 0.0),
    ],
    ids=["nothing", "a column", "a thin one", "lockers", "lockers all along", "over heads"],
)
def test_what_stands_in_a_corridor_takes_places_away(things, places, spacing):
    wide = corridor(2.0)
    assert value("passing_places", wide, *things).best == places
    assert value("passing_place_spacing", wide, *things).best == pytest.approx(spacing, abs=EXACT)


def test_a_rule_names_what_to_keep_clear_of_and_how_large_a_place_is():
    lockers = furniture("f", box(6, 0, 14, 0.3))
    wide = (corridor(2.0), lockers)
    assert value("passing_places", *wide, clear_of=("walls",)).best == 1
    smaller = {"long": 1.525, "short": 1.525}
    assert value("passing_places", *wide, **smaller).best == 1
    assert value("passing_place_spacing", *wide, **smaller).best == 0.0
    longer = {"long": 2.0, "short": 1.8}
    assert value("passing_places", with_bays(bay(9, 10.8)), **longer).best == 0


def test_a_thing_known_by_its_hull_leaves_places_open():
    maybe = furniture("f", box(6, 0, 14, 0.3), hull_only=True)
    count = value("passing_places", corridor(2.0), maybe)
    assert (count.low, count.high) == (1, 2)
    way = value("passing_place_spacing", corridor(2.0), maybe)
    assert (way.low, way.high) == (pytest.approx(0.0), pytest.approx(8.0, abs=EXACT))


def test_leaves_that_open_into_the_corridor_take_places_when_they_count():
    """A leaf of 0.9 m, hung in the middle of its wall, leaves 1.15 m of 2 m beside it."""
    swings_in = door("d", at=(9.95, -0.05))
    wide = (corridor(2.0), beside(9), swings_in)
    assert value("passing_places", *wide).best == 1
    assert value("passing_places", *wide, may_overlap=()).best == 2
    apart = value("passing_place_spacing", *wide, may_overlap=())
    assert 0.8 < apart.best < 0.95


def test_without_a_door_nobody_knows_where_leaves_sweep():
    count = value("passing_places", corridor(2.0), may_overlap=())
    assert (count.low, count.high) == (0, 1)
    way = value("passing_place_spacing", corridor(2.0), may_overlap=())
    assert (way.low, way.high) == (pytest.approx(0.0), pytest.approx(LONG))
    turns = value("turning_places", corridor(2.0), may_overlap=())
    assert (turns.low, turns.high) == (0, 1)


def test_a_partition_across_makes_two_ways_of_one():
    closed = wall("w", box(12, 0, 12.1, WIDE))
    assert value("passing_place_spacing", corridor(), closed).best == pytest.approx(12.0, abs=EXACT)


def test_the_way_goes_round_a_corner():
    """An L of 1.6 m: the way is taut round its corner, from end wall to end wall."""
    bent = room("r", PLAN.union(box(0, 0, WIDE, 9)))
    found = value("passing_place_spacing", bent)
    assert found.best == pytest.approx(LONG - WIDE + 9 - WIDE, abs=EXACT)


def test_a_nook_that_nobody_walks_into_is_no_part_of_the_way():
    """A duct of 0.25 m leads off the end of a corridor that is wide enough."""
    duct = room("r", box(0, 0, LONG, 1.8).union(box(LONG, 0, 24, 0.25)))
    assert value("passing_place_spacing", duct).best == pytest.approx(0.0, abs=EXACT)


def test_the_longest_way_without_a_place_is_drawn_with_the_places():
    path, one, other = value("passing_place_spacing", with_bays(bay(3, 5), bay(15, 17))).evidence
    assert (path.role, path.label) == ("path", "10000 mm")
    assert LineString(path.coords).length == pytest.approx(10.0, abs=EXACT)
    for drawn in (one, other):
        assert Polygon(drawn.coords).area == pytest.approx(2.0 * 1.9, abs=0.01)


TURNS_IN = {
    "none in a narrow corridor": (corridor(1.4), 0),
    "all along one that is wide enough": (corridor(1.5), 1),
    "2 mm too narrow": (corridor(1.498), 0),
    "a bay": (room("r", box(0, 0, 20, 1.4).union(box(9, 1.4, 12, 1.6))), 1),
    "two bays": (
        room("r", unary_union([box(0, 0, 20, 1.4), box(2, 1.4, 5, 1.6), box(12, 1.4, 15, 1.6)])),
        2,
    ),
}


@pytest.mark.parametrize(("space", "count"), TURNS_IN.values(), ids=TURNS_IN)
def test_places_to_turn_are_counted(space, count):
    found = value("turning_places", space)
    assert (found.low, found.high) == (count, count)
    assert len(found.evidence) == count
    for circle in found.evidence:
        centre, rim = map(Point, circle.coords)
        assert centre.distance(rim) == pytest.approx(0.75)
        assert space.shape.footprint.buffer(0.001).contains(centre.buffer(0.749))


def test_a_rule_says_how_large_a_circle_is():
    assert value("turning_places", corridor(), diameter=1.6).best == 1
    assert value("turning_places", corridor(), diameter=1.602).best == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_room_without_a_body_is_unknown(name):
    assert isinstance(value(name, room("r", None)), Unknown)


@pytest.mark.slow
@given(width=st.integers(1000, 2600), start=st.integers(3000, 14000), deep=st.integers(0, 900))
@settings(max_examples=25, deadline=None)
def test_a_wider_corridor_never_has_its_places_farther_apart(width, start, deep):
    ways = []
    things = (furniture("f", box(start / 1000, 0, start / 1000 + 2, deep / 1000 + 0.001)),)
    for wide in (width / 1000, width / 1000 + 0.1):
        things = (
            (furniture("f", box(start / 1000, 0, start / 1000 + 2, deep / 1000)),) if deep else ()
        )
        ways.append(value("passing_place_spacing", corridor(wide), *things).best)
    assert ways[1] <= ways[0] + EXACT


@pytest.mark.slow
@given(x=st.integers(0, 17000), deep=st.integers(100, 900))
@settings(max_examples=25, deadline=None)
def test_a_cupboard_more_never_brings_places_nearer(x, deep):
    lockers = furniture("f", box(6, 0, 8, 0.3))
    more = furniture("g", box(x / 1000, 0, x / 1000 + 1.5, deep / 1000))
    less = value("passing_place_spacing", corridor(2.0), lockers).best
    assert value("passing_place_spacing", corridor(2.0), lockers, more).best >= less - EXACT


SCHOOL = school_of(
    with_bays(bay(3, 5), bay(12, 14)),
    end_door(WEST),
    end_door(EAST),
    beside(9),
    side_door(9.5),
    furniture("f", box(16, 0, 17, 0.4)),
    furniture("g", box(3, 1.5, 4, 1.9), hull_only=True),
)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_moving_and_reordering_change_nothing(turn, seed):
    for name in NAMES:
        here = measured(measurer_of(SCHOOL), name, "room", "r")
        for each in (turn, FAR):
            school = shuffled_school(turned_school(SCHOOL, each), seed)
            there = measured(measurer_of(school), name, "room", "r")
            assert there.low == pytest.approx(here.low, abs=EXACT)
            assert there.high == pytest.approx(here.high, abs=EXACT)
