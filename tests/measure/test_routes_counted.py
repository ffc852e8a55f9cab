"""Doors and turns on the way, detours, rooms behind rooms, farthest corners and ways out."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.measure.routes.drawn import _turns
from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.measure.measuring import subject_of
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
from tests.measure.ways import (
    EXACT,
    MAIN,
    WALL,
    corridor_school,
    outer,
    round_jambs,
    to,
    walker,
    way_in,
)

BAY = (
    room("bay", box(20.1, 0, 24, 2)),
    room("x", box(20.1, 2.1, 24, 6)),
    way_in("d-bay", at=(20.05, 1), along=90),
    way_in("d-x", at=(22, 2.05)),
)
USES = {"bay": "corridor", "x": "small group room"}


def asked(m, name, id_, **params):
    return m.measure(name, subject_of(m, "room", id_), **params)


def test_doors_between_the_first_and_the_last_are_counted():
    m = walker(corridor_school(*BAY), **USES)
    assert asked(m, "doors_on_the_way", "a", to=to(m, "b")).high == 0.0
    assert asked(m, "doors_on_the_way", "a", to=to(m, "x")).high == 1.0
    assert asked(m, "doors_on_the_way", "x", **{"from": MAIN}).high == 1.0


def test_without_a_way_there_is_nothing_to_count():
    m = walker(corridor_school(*BAY, column("pier", box(9, 0, 9.3, 1.9))), **USES)
    for name in ("doors_on_the_way", "turns_on_the_way"):
        found = asked(m, name, "x", **{"from": MAIN})
        assert isinstance(found, Unknown)
        assert "100 mm wide" in found.missing[0]


@pytest.mark.parametrize(
    ("points", "turns"),
    [
        ([(0, 0), (9, 0)], 0),
        ([(0, 0), (5, 0), (5, 5)], 1),
        ([(0, 0), (5, 0), (5, 5), (0, 5)], 2),
        ([(0, 0), (5, 0), (5, 0.8), (0, 0.8)], 2),
        ([(0, 0), (5, 0), (9, 4)], 1),
        ([(0, 0), (5, 0), (9, 2)], 0),
        ([(0, 0), (5, 0), (5.3, 0.1), (5.5, 0.4), (5.5, 5)], 1),
        ([(0, 0), (5, 0), (6, 0.25), (7, 0), (12, 0)], 0),
    ],
    ids=["straight", "right", "twice", "half turn", "45", "27", "rounded", "swerve"],
)
def test_turns_are_counted_as_people_make_them(points, turns):
    assert _turns(points) == turns
    assert _turns(points[::-1]) == turns


def test_from_a_door_along_a_corridor_and_in_again_are_two_turns():
    m = walker(corridor_school())
    assert asked(m, "turns_on_the_way", "a", to=to(m, "b")).high == 2.0
    assert asked(m, "turns_on_the_way", "b", to=to(m, "c")).high == 0.0


def test_a_detour_is_how_much_longer_the_way_on_wheels_is():
    """A step of 150 mm in the corridor, and a longer way round through a hall."""
    raised = (
        room("up", box(20.1, 0, 24, 2), base=0.15),
        room("x", box(24.1, 0, 28, 4)),
        way_in("d-1", at=(20.05, 1), along=90, base=0.15),
        way_in("d-2", at=(24.05, 1), along=90, base=0.15),
        room("hall", box(17.5, 2.1, 28, 12)),
        way_in("d-3", at=(19, 2.05)),
        way_in("d-4", at=(27, 4.05), more=()),
    )
    m = walker(corridor_school(*raised), up="corridor", x="small group room", hall="corridor")
    found = asked(m, "detour", "x", **{"from": MAIN})
    assert found.low > 1.05
    assert found.high >= found.low
    assert found.steps[0].startswith("on wheels")


def test_the_same_way_for_both_is_no_detour():
    m = walker(corridor_school())
    found = asked(m, "detour", "b", to=to(m, "c"))
    assert (found.low, found.high) == (pytest.approx(1.0), pytest.approx(1.0))


def test_where_only_people_on_foot_get_the_detour_is_infinite():
    high = (room("x", box(6, 2.1, 9, 6), base=0.15), way_in("d-x", at=(7, 2.05), base=0.15))
    m = walker(corridor_school(*high))
    found = asked(m, "detour", "x", **{"from": MAIN})
    assert (found.low, found.high) == (math.inf, math.inf)
    assert "step of 150 mm" in found.reason


INNER = (room("in", box(1, -8.2, 5, -4.2)), way_in("d-in", at=(3, -4.15)))


@pytest.mark.parametrize(
    ("use", "answer"),
    [
        ("small group room", {True}),
        ("corridor", {False}),
        (("small group room", "corridor"), {True, False}),
    ],
    ids=["a lesson", "a corridor", "either"],
)
def test_a_room_behind_another_is_reached_only_through_it(use, answer):
    m = walker(corridor_school(*INNER), a=use, **{"in": "small group room"})
    found = asked(m, "reached_only_through", "in", uses=("small group room",))
    assert found.possible == answer
    assert asked(m, "reached_only_through", "b").possible == {False}


def test_a_family_stands_for_all_of_its_uses():
    m = walker(corridor_school(*INNER), a="small group room", **{"in": "store"})
    for uses, answer in ((("small group",), True), (("sanitary",), False)):
        assert asked(m, "reached_only_through", "in", uses=uses).possible == {answer}


def test_a_second_door_is_a_way_past():
    second = way_in("d-in2", at=(5.05, -6), along=90)
    lobby = (room("l", box(5.1, -8.2, 8, -WALL)), way_in("d-l", at=(6.5, -WALL / 2)))
    uses = {"in": "small group room", "l": "corridor"}
    m = walker(corridor_school(*INNER, second, *lobby), **uses)
    found = asked(m, "reached_only_through", "in", uses=("small group room",))
    assert found.possible == {False}


def test_a_room_with_the_entrance_of_its_own_is_reached_through_no_other():
    school = school_of(
        room("class", box(0, 0, 8, 6)),
        room("inner", box(0, 6.1, 8, 12)),
        outer("main", at=(-WALL / 2, 3), along=90),
        way_in("d", at=(4, 6.05)),
    )
    uses = {"class": "small group room", "inner": "small group room"}
    m = walker(school, brief={"entrances": {"main": "main"}}, **uses)
    lessons = {"uses": ("small group room",)}
    assert asked(m, "reached_only_through", "class", **lessons).possible == {False}
    assert asked(m, "reached_only_through", "inner", **lessons).possible == {True}


def test_a_room_that_nothing_leads_to_is_not_reached_through_anything():
    island = (room("x", box(30, 0, 34, 4)), room("y", box(34.1, 0, 38, 4)))
    m = walker(corridor_school(*island, way_in("d", at=(34.05, 2), along=90)), x="store", y="store")
    assert isinstance(asked(m, "reached_only_through", "x"), Unknown)


def test_the_farthest_corner_is_half_a_chair_from_two_walls():
    """Room c: its door is in the middle of its south wall, its corners are 3.1 m and more away."""
    m = walker(corridor_school())
    found = asked(m, "farthest_travel_distance", "c", to=to(m, "b"))
    inside = math.hypot(2.0 - 0.4, 4.0 - 0.4 + WALL / 2)
    assert found.high == pytest.approx(2.1 + inside, abs=0.03)
    (path, *onward, spot) = found.evidence
    assert spot.shape == "point"
    assert path.coords[0] == spot.coords[0]
    drawn = sum(LineString(each.coords).length for each in (path, *onward))
    assert drawn == pytest.approx(found.high, abs=0.002)


def test_a_table_on_the_way_makes_it_longer_and_moved_away_it_does_not():
    table = furniture("table", box(13.8, 3.6, 16.2, 4.4))
    m = walker(corridor_school(table))
    found = asked(m, "farthest_travel_distance", "c", to=to(m, "b"))
    bare = walker(corridor_school())
    assert found.low == pytest.approx(
        asked(bare, "farthest_travel_distance", "c", to=to(bare, "b")).high, abs=EXACT
    )
    assert found.high > found.low + 0.05


@pytest.mark.parametrize("tail", [13.0, 13.1, 14.0], ids=["shut", "a slip", "a gap"])
def test_a_part_of_a_room_that_a_wall_cuts_off_from_its_door_leaves_the_way_open(tail):
    """The door of room c is at y = 2.05, and behind the wall there is none."""
    m = walker(corridor_school(wall("w", box(tail, 4, 17, 4.1))))
    for name, goal in (("farthest_travel_distance", {"to": to(m, "b")}), ("escape_distance", {})):
        found = asked(m, name, "c", **goal)
        assert math.isinf(found.high) is (tail < 14.0), name
        assert math.isfinite(found.low)
        assert ("cut off" in found.reason) is (tail < 14.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wide", "deep", "kind", "is_cut_off"),
    [
        (1.5, 1.6, "other", False),
        (1.5, 1.8, "other", True),
        (1.5, 2.0, "wc", False),
        (1.5, 2.0, "basin", True),
        (2.5, 2.3, "shower", False),
        (2.5, 2.5, "wc", True),
    ],
    ids=["boxing", "a store", "cubicle", "with a basin", "with a shower", "a room with a pan"],
)
def test_boxing_and_cubicles_cut_no_part_of_a_room_off(wide, deep, kind, is_cut_off):
    """In the corner of room c at (17, 6.1); walls of 50 mm without a door."""
    x, y = 17 - wide, 6.1 - deep
    walls = wall("s", box(x - 0.05, y - 0.05, 17, y)), wall("w", box(x - 0.05, y, x, 6.1))
    there = fitting("f", box(16.4, 5.5, 16.8, 6.0), kind=kind)
    m = walker(corridor_school(*walls, there))
    for name, goal in (("farthest_travel_distance", {"to": to(m, "b")}), ("escape_distance", {})):
        assert math.isinf(asked(m, name, "c", **goal).high) is is_cut_off, name


@pytest.mark.parametrize(("base", "top"), [(0.0, 1.2), (0.5, 1.8)], ids=["low", "hanging"])
def test_nobody_walks_over_a_low_wall_or_under_a_hanging_one(base, top):
    m = walker(corridor_school(wall("w", box(13, 4, 17, 4.1), base=base, top=top)))
    assert math.isinf(asked(m, "escape_distance", "c").high)


@pytest.mark.slow
@pytest.mark.parametrize("x", [13.0, 13.4], ids=["wall to wall", "a gap too narrow"])
def test_a_corner_behind_a_row_of_tables_is_as_far_as_without_them(x):
    """Far from the door of room c at y = 2.05, behind tables across all of the room."""
    bare = walker(corridor_school())
    m = walker(corridor_school(furniture("row", box(x, 4, 17, 4.6))))
    for name, goal in (("farthest_travel_distance", {"to": to(m, "b")}), ("escape_distance", {})):
        found, without = asked(m, name, "c", **goal), asked(bare, name, "c", **goal)
        assert found.low == pytest.approx(without.low, abs=EXACT)
        assert found.high >= without.high - EXACT


@pytest.mark.slow
@given(
    x=st.floats(13.0, 16.0),
    y=st.floats(2.2, 5.0),
    wide=st.floats(0.2, 3.5),
    deep=st.floats(0.2, 2.0),
)
@settings(max_examples=40, deadline=None)
def test_one_more_thing_never_makes_the_farthest_corner_nearer(x, y, wide, deep):
    bare = walker(corridor_school())
    thing = box(x, y, x + wide, y + deep).intersection(box(13, 2.1, 17, 6.1))
    m = walker(corridor_school(furniture("thing", thing)))
    for name, goal in (("farthest_travel_distance", {"to": to(m, "b")}), ("escape_distance", {})):
        found, without = asked(m, name, "c", **goal), asked(bare, name, "c", **goal)
        assert found.high >= without.high - EXACT
        assert found.low >= without.low - EXACT


def test_the_end_of_a_corridor_behind_a_cabinet_is_as_far_as_without_it():
    bare = walker(corridor_school())
    shut = walker(corridor_school(furniture("t", box(8, 0.5, 9, 1.5))))
    for name, goal in (("farthest_travel_distance", {"to": MAIN}), ("escape_distance", {})):
        without = asked(bare, name, "corridor", **goal)
        assert without.high > 18.0
        assert asked(shut, name, "corridor", **goal).high == pytest.approx(without.high, abs=EXACT)


def test_it_needs_a_place_to_go_to():
    m = walker(corridor_school())
    assert isinstance(asked(m, "farthest_travel_distance", "c"), Unknown)


@pytest.mark.slow
def test_the_nearest_way_out_is_a_door_outside_or_into_a_stair_that_leads_on():
    m = walker(corridor_school())
    alone = asked(m, "escape_distance", "b")
    stairs = (room("st", box(20.1, 0, 24, 4)), way_in("d-st", at=(20.05, 1), along=90))
    flights = stair("s", None, flights=(stair_flight("f", at=(21, 2)),))
    up_only = walker(corridor_school(*stairs, flights), st="stair")
    assert asked(up_only, "escape_distance", "b").low == pytest.approx(alone.high)
    out = outer("d-out", at=(24.05, 1), along=90)
    near = walker(corridor_school(*stairs, flights, out), st="stair")
    found = asked(near, "escape_distance", "b")
    assert found.high < alone.high - 5
    assert alone.high > 15


def test_a_room_that_may_be_a_stair_is_a_way_out_at_best():
    stairs = (room("st", box(20.1, 0, 24, 4)), way_in("d-st", at=(20.05, 1), along=90))
    found = asked(walker(corridor_school(*stairs), st=("stair", "store")), "escape_distance", "b")
    assert found.low < found.high - 5


def test_with_its_own_door_outside_a_room_is_a_few_steps_from_it():
    own = outer("own", at=(15, -4.15))
    m = walker(corridor_school(own))
    found = asked(m, "escape_distance", "b")
    # Free corners are 0.3 m from the walls for somebody on foot.
    assert found.high == pytest.approx(math.hypot(1.7, 3.7 + WALL / 2), abs=0.03)


def test_places_and_words_for_the_two_ends_are_told():
    m = walker(corridor_school())
    found = asked(m, "travel_distance", "a", to=to(m, "b"))
    assert found.steps[0] == f"{found.high:.2f} m from a to b"
    assert found.high == pytest.approx(round_jambs(12.0), rel=0.001)
    nearest = Place(relation="nearest", use="accessible toilet")
    assert "the nearest accessible toilet" in asked(m, "travel_distance", "a", to=nearest).steps[0]


def test_of_several_rooms_of_a_use_those_with_a_wc_count_and_the_others_perhaps():
    """West is a hygiene room without a pan, next to it; east is one that has one."""
    pan = fitting("pan", box(15.2, -3.9, 15.8, -3.3), kind="wc")
    place = Place(relation="nearest", use="accessible toilet, hygiene room with a WC")
    uses = {"a": "hygiene room", "b": "hygiene room", "c": "store"}
    m = walker(corridor_school(pan), **uses)
    subject = subject_of(m, "room", "c")
    found = m.measure("travel_distance", subject, to=place)
    east = m.measure("travel_distance", subject, to=to(m, "b"))
    assert found.high == pytest.approx(east.high)
    near = m.measure("travel_distance", subject_of(m, "room", "a"), to=place)
    assert (near.low, near.high) == (0.0, pytest.approx(round_jambs(12.0), rel=0.001))
    bare = walker(corridor_school(), **uses)
    without = bare.measure("travel_distance", subject_of(bare, "room", "c"), to=place)
    assert math.isinf(without.high)
    assert without.low == pytest.approx(east.low)
