"""How far it is and whether there is a way, against figures worked out by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.schools import column, furniture, opening, room, school_of, wall
from tests.measure.turned import shuffled_school, turned_school
from tests.measure.ways import (
    EXACT,
    MAIN,
    WALL,
    corridor_school,
    distance,
    outer,
    reachable,
    round_jambs,
    walker,
    way_in,
)

SCHOOL = corridor_school()
WC = Place(relation="nearest", use="accessible toilet")


def test_doors_across_from_each_other_are_a_corridor_and_a_wall_apart():
    found = distance(walker(SCHOOL), "b", "c")
    assert (found.low, found.high) == (pytest.approx(2.1, abs=EXACT),) * 2
    assert (found.unit, found.origin) == ("m", "derived")


def test_doors_on_one_side_are_as_far_as_a_disc_rolls_round_their_jambs():
    found = distance(walker(SCHOOL), "a", "b")
    assert found.high == pytest.approx(round_jambs(12.0), rel=0.001)
    assert found.low == pytest.approx(found.high, abs=EXACT)


@pytest.mark.parametrize("width", [0.6, 0.8, 0.9])
def test_who_needs_less_width_cuts_corners(width):
    found = distance(walker(SCHOOL), "a", "b", clear_width=width)
    assert found.high == pytest.approx(round_jambs(12.0, width=width), rel=0.001)


def test_it_is_as_far_there_as_back_and_no_way_at_all_to_where_one_is():
    m = walker(SCHOOL)
    assert distance(m, "a", "c").high == pytest.approx(distance(m, "c", "a").high, abs=1e-6)
    assert distance(m, "c", "c").high == 0.0
    assert distance(m, "c", WC).high == 0.0


def test_rooms_that_share_a_door_are_no_way_apart():
    inner = (room("in", box(1, -8.2, 5, -4.2)), way_in("d-in", at=(3, -4.15)))
    m = walker(corridor_school(*inner), **{"in": "small group room"})
    assert distance(m, "a", "in").high == 0.0


def test_the_nearest_room_of_a_use_counts():
    near = (room("n", box(6, 2.1, 9, 6)), way_in("d-n", at=(7, 2.05)))
    far = distance(walker(SCHOOL), "a", WC)
    both = distance(walker(corridor_school(*near), n="accessible toilet"), "a", WC)
    assert both.high < far.high
    assert both.high == pytest.approx(math.hypot(4, 2.1), rel=0.04)


def test_a_room_that_may_be_one_shortens_the_way_at_best():
    near = (room("n", box(6, 2.1, 9, 6)), way_in("d-n", at=(7, 2.05)))
    found = distance(walker(corridor_school(*near), n=("accessible toilet", "store")), "a", WC)
    assert found.low < 5.0
    assert found.high == pytest.approx(distance(walker(SCHOOL), "a", WC).high, abs=EXACT)


def test_no_room_of_a_use_is_infinitely_far_and_says_so():
    found = distance(walker(SCHOOL, c="store"), "a", WC)
    assert (found.low, found.high) == (math.inf, math.inf)
    assert found.reason == "the model shows no accessible toilet"


def test_the_way_is_drawn_from_door_to_door_on_the_floor():
    (line,) = distance(walker(SCHOOL), "a", "b").evidence
    assert (line.role, line.shape, line.storey) == ("path", "line", "Level 0")
    path = LineString(line.coords)
    assert path.length == pytest.approx(round_jambs(12.0), rel=0.001)
    assert line.coords[0] == pytest.approx((3, -WALL / 2), abs=0.01)
    assert box(0, -WALL, 20, 2).covers(path)


def test_a_column_in_the_way_is_walked_round():
    m = walker(corridor_school(column("pier", box(8.8, 0, 9.2, 1.0))))
    assert distance(m, "a", "b").high > distance(walker(SCHOOL), "a", "b").high + 0.1


@pytest.mark.parametrize(
    ("clear", "reached"), [(0.8, {True}), (0.7996, {True}), (0.799, {False}), (1.0, {True})]
)
def test_a_door_lets_through_at_its_width_and_not_a_millimetre_below(clear, reached):
    school = corridor_school(room("x", box(6, 2.1, 9, 6)), way_in("d-x", at=(7, 2.05), clear=clear))
    assert reachable(walker(school), "x").possible == reached


@pytest.mark.parametrize(("gap", "reached"), [(0.8, {True}), (0.7996, {True}), (0.799, {False})])
def test_so_does_a_corridor_beside_a_column(gap, reached):
    m = walker(corridor_school(column("pier", box(9, gap, 9.3, 2.0))))
    assert reachable(m, "b").possible == reached


def test_without_a_way_the_length_is_infinite_and_the_first_blocker_is_named_and_drawn():
    m = walker(corridor_school(column("pier", box(9, 0.7, 9.3, 2.0))))
    found = distance(m, "b", MAIN)
    assert (found.low, found.high) == (math.inf, math.inf)
    assert found.reason == "the way through corridor is 700 mm wide where 800 mm is needed"
    path, blocker = found.evidence
    assert (path.role, blocker.role, blocker.label) == ("path", "blocker", "700 mm")
    assert LineString(blocker.coords).length == pytest.approx(0.7, abs=EXACT)


def test_a_narrow_door_is_named_with_what_it_opens_and_what_is_needed():
    school = corridor_school(room("x", box(6, 2.1, 9, 6)), way_in("d-x", at=(7, 2.05), clear=0.716))
    found = reachable(walker(school), "x")
    assert found.steps == ("door d-x opens 716 mm clear where 800 mm is needed",)
    assert found.evidence[-1].element == "d-x"


def test_of_two_ways_the_one_with_fewer_blockers_is_told():
    """Two narrow doors in a row, or round by a single step of 150 mm."""
    school = corridor_school(
        room("lobby", box(6, 2.1, 9, 4)),
        room("x", box(6, 4.1, 12, 8), base=0.15),
        way_in("d-1", at=(7, 2.05), clear=0.7),
        way_in("d-2", at=(7, 4.05), clear=0.7),
        room("up", box(9.1, 2.1, 12, 4), base=0.15),
        way_in("d-3", at=(10, 2.05)),
        way_in("d-4", at=(10, 4.05), base=0.15),
    )
    m = walker(school, lobby="lobby", up="lobby", x="small group room")
    assert reachable(m, "x").possible == {False}
    assert "has a step of 150 mm" in reachable(m, "x").steps[0]


@pytest.mark.parametrize(
    ("route", "reached"), [("step-free", {False}), ("walking", {True})], ids=str
)
def test_a_raised_floor_is_for_people_on_foot(route, reached):
    school = corridor_school(
        room("x", box(6, 2.1, 9, 6), base=0.15), way_in("d-x", at=(7, 2.05), base=0.15)
    )
    assert reachable(walker(school), "x", route=route).possible == reached


@pytest.mark.parametrize(("rise", "reached"), [(0.015, {True}), (0.017, {False})])
def test_a_threshold_of_15_mm_counts_as_level(rise, reached):
    school = corridor_school(
        room("x", box(6, 2.1, 9, 6), base=rise), way_in("d-x", at=(7, 2.05), base=rise)
    )
    assert reachable(walker(school), "x").possible == reached


def test_nobody_is_led_through_a_store_unless_there_is_no_other_way():
    """Rooms 1 and 2 have doors to the corridor, and a store between them joins them."""
    behind = (
        room("1", box(6, 2.1, 8, 6)),
        room("s", box(8.1, 2.1, 9.9, 6)),
        room("2", box(10, 2.1, 12, 6)),
        way_in("d-1", at=(6.6, 2.05)),
        way_in("d-2", at=(11.4, 2.05)),
        way_in("d-1s", at=(8.05, 5), along=90),
        way_in("d-s2", at=(9.95, 5), along=90),
    )
    uses = {"1": "small group room", "2": "small group room", "s": "store"}
    m = walker(corridor_school(*behind), **uses)
    assert distance(m, "1", "2").high == pytest.approx(round_jambs(4.8), rel=0.001)
    school = corridor_school(*(each for each in behind if each.id != "d-2"))
    found = distance(walker(school, **uses), "corridor", "2")
    assert not math.isinf(found.high)
    assert any("no other way than through a store" in step for step in found.steps)


@pytest.mark.parametrize("kind", ["step free", "", "by bus"])
def test_a_route_of_no_kind_is_unknown(kind):
    assert isinstance(distance(walker(SCHOOL), "a", "b", route=kind), Unknown)


def test_an_opening_without_a_door_is_a_way():
    hole = opening("o", box(6.5, 2.0, 7.5, 2.1), host_id="w")
    school = corridor_school(room("x", box(6, 2.1, 9, 6)), hole, wall("w", box(0, 2.0, 20, 2.1)))
    m = walker(school, x="small group room")
    assert reachable(m, "x").possible == {True}
    assert distance(m, "x", "corridor").high == 0.0


FURNISHED = corridor_school(
    column("pier", box(8.8, 0, 9.2, 0.9)), furniture("bench", box(11, 1.2, 12, 2.0))
)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=12)
def test_turning_mirroring_and_moving_change_no_distance(turn):
    here, there = walker(FURNISHED), walker(turned_school(FURNISHED, turn))
    for pair in (("a", "b"), ("a", "c"), ("b", "c")):
        one, other = distance(here, *pair), distance(there, *pair)
        assert other.high == pytest.approx(one.high, abs=EXACT)
        assert other.low == pytest.approx(one.low, abs=EXACT)


def test_far_from_the_origin_it_is_still_good():
    far = distance(walker(turned_school(FURNISHED, FAR)), "a", "b")
    assert far.high == pytest.approx(distance(walker(FURNISHED), "a", "b").high, abs=EXACT)


@pytest.mark.slow
@given(seed=st.integers(0, 1000))
@settings(max_examples=8)
def test_the_order_of_elements_changes_no_distance(seed):
    one, other = walker(FURNISHED), walker(shuffled_school(FURNISHED, seed))
    assert distance(one, "a", "b").evidence == distance(other, "a", "b").evidence


@pytest.mark.slow
@given(x=st.floats(4.0, 13.0), deep=st.floats(0.1, 1.15), wide=st.floats(0.1, 2.0))
@settings(max_examples=20)
def test_one_more_column_makes_no_way_shorter(x, deep, wide):
    more = corridor_school(column("pier", box(x, 0, x + wide, deep)))
    before, after = distance(walker(SCHOOL), "a", "b"), distance(walker(more), "a", "b")
    assert after.high >= before.high - EXACT


@pytest.mark.slow
@given(width=st.floats(1.0, 6.0), more=st.floats(0.0, 3.0))
@settings(max_examples=20)
def test_a_wider_corridor_makes_no_way_along_it_longer(width, more):
    pier = column("pier", box(8.8, 0, 9.2, 0.15))
    lengths = [
        distance(walker(corridor_school(pier, width=each)), "a", "b").high
        for each in (width, width + more)
    ]
    assert lengths[1] <= lengths[0] + EXACT


@pytest.mark.parametrize("scale", [0.5, 3.0])
def test_a_school_twice_as_large_has_ways_twice_as_long(scale):
    """Doors straight across a corridor, for discs as much larger."""
    school = school_of(
        room("corridor", box(0, 0, 20 * scale, 2 * scale)),
        room("b", box(13 * scale, -5 * scale, 17 * scale, -WALL)),
        room("c", box(13 * scale, 2 * scale + WALL, 17 * scale, 9 * scale)),
        way_in("d-b", at=(15 * scale, -WALL / 2), clear=0.9 * scale),
        way_in("d-c", at=(15 * scale, 2 * scale + WALL / 2), clear=0.9 * scale),
        outer("main", at=(-WALL / 2, scale), along=90),
    )
    found = distance(walker(school), "b", "c", clear_width=0.8 * scale)
    assert found.high == pytest.approx(2 * scale + WALL, abs=EXACT)


def test_the_nearest_of_several_uses_is_whichever_is_nearer():
    """From room a the store b lies across the corridor's end, the WC c farther on."""
    m = walker(corridor_school())
    either = Place(relation="nearest", use="accessible toilet, store")
    uses = ("accessible toilet", "store")
    both = [distance(m, "a", Place(relation="nearest", use=use)) for use in uses]
    assert distance(m, "a", either).best == pytest.approx(min(each.best for each in both))
    open_ = walker(corridor_school(), c=("accessible toilet", "store"), b="office")
    assert distance(open_, "a", either).low == pytest.approx(distance(open_, "a", either).high)
