"""Ways from storey to storey: lifts, stairs, ramps, landings, and what a lift out of order cuts."""

import math
from dataclasses import replace

import pytest
from shapely import box

from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.measure.schools import (
    opening,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.ways import EXACT, MAIN, WALL, distance, outer, reachable, walker, way_in

UP = 3.5
USES = {
    "hall": "corridor",
    "above": "corridor",
    "lift-0": "lift",
    "lift-1": "lift",
    "class": "small group room",
    "st-0": "stair",
    "st-1": "stair",
}


def two_storeys(*more):
    """A hall, another above it, a lift at the east end of both, and a room off the upper one."""
    return school_of(
        room("hall", box(0, 0, 20, 4)),
        room("above", box(0, 0, 20, 4), storey_id="s1"),
        room("class", box(0, 4.1, 6, 9), storey_id="s1"),
        outer("main", at=(-WALL / 2, 2), along=90),
        way_in("d-class", at=(3, 4.05), storey_id="s1", base=UP),
        *more,
    )


LIFT = (
    room("lift-0", box(20.1, 1, 22, 3)),
    room("lift-1", box(20.1, 1, 22, 3), storey_id="s1"),
    way_in("l-0", at=(20.05, 2), along=90, operation="SLIDING_TO_LEFT"),
    way_in("l-1", at=(20.05, 2), along=90, operation="SLIDING_TO_LEFT", storey_id="s1", base=UP),
)
NEAR_LIFT = (
    room("lift-0", box(1, -2.1, 3, -WALL)),
    room("lift-1", box(1, -2.1, 3, -WALL), storey_id="s1"),
    way_in("l-0", at=(2, -WALL / 2)),
    way_in("l-1", at=(2, -WALL / 2), storey_id="s1", base=UP),
)
HOLES = (
    wall("w-0", box(20, 0, 20.1, 4)),
    wall("w-1", box(20, 0, 20.1, 4), storey_id="s1"),
    opening("o-0", box(20, 1.5, 20.1, 2.5), host_id="w-0"),
    opening("o-1", box(20, 1.5, 20.1, 2.5), host_id="w-1", storey_id="s1"),
)
# Twenty risers of 175 mm over nineteen goings of 280 mm, from x = 6 to x = 11.32 along y = 1.
STAIR = (stair("stair", None, flights=(stair_flight("f", at=(6, 1), risers=20, rise=0.175),)),)

STAIR_ROOMS = (
    room("st-0", box(20.1, 0, 24, 4)),
    room("st-1", box(20.1, 0, 24, 4), storey_id="s1"),
    way_in("d-0", at=(20.05, 2), along=90),
    way_in("d-1", at=(20.05, 2), along=90, storey_id="s1", base=UP),
)


def test_with_a_lift_the_upper_storey_is_reached_and_the_ride_adds_nothing():
    m = walker(two_storeys(*LIFT), **USES)
    found = distance(m, "class", MAIN)
    below = 20 + WALL  # from the middle of the entrance to the middle of the landing door
    above = math.hypot(20.05 - 3, 2.05)
    assert found.high == pytest.approx(below + above, rel=0.01)
    assert reachable(m, "class").possible == {True}
    assert any("lift" in step for step in found.steps)
    assert {line.storey for line in found.evidence} == {"Level 0", "Level 1"}


def test_a_hole_in_the_wall_of_the_shaft_is_a_landing_door():
    m = walker(two_storeys(*LIFT[:2], *HOLES), **USES)
    assert reachable(m, "class").possible == {True}


def test_a_pit_under_the_lift_is_no_step():
    deep = (room("lift-0", box(20.1, 1, 22, 3), base=-1.2, top=9), *HOLES)
    m = walker(two_storeys(*deep), **USES)
    assert reachable(m, "class").possible == {True}


def test_a_lift_with_doors_on_both_sides_lets_through():
    behind = (room("x", box(22.1, 1, 26, 3)), way_in("d-x", at=(22.05, 2), along=90))
    m = walker(two_storeys(*LIFT, *behind), **USES, x="store")
    assert reachable(m, "x").possible == {True}
    assert any("lift" in step for step in reachable(m, "x").steps)


def test_without_a_lift_only_people_on_foot_get_up():
    m = walker(two_storeys(*STAIR), **USES)
    assert reachable(m, "class", route="walking").possible == {True}
    found = reachable(m, "class")
    assert found.possible == {False}
    assert found.steps == ("only stairs lead on: stair",)
    (drawn,) = [each for each in found.evidence if each.role == "blocker"]
    assert (drawn.label, drawn.element, drawn.dimensions) == ("stair", "stair", ())
    assert {round(x, 2) for x, _ in drawn.coords} == {6.0}  # at its foot


def test_a_stair_adds_its_length_on_the_plan():
    m = walker(two_storeys(*STAIR), **USES)
    found = distance(m, "class", MAIN, route="walking")
    to_foot, flight = math.hypot(6.05, 1.0), 19 * 0.28
    from_head = math.hypot(11.32 - 3, 3.05)
    straight = to_foot + flight + from_head
    # Above, one has to go round the well that the stair comes up through.
    assert straight < found.high < straight + 1.0


def test_on_foot_one_takes_the_stair_though_a_lift_beside_it_has_no_length():
    """The lift stands beside the entrance, under the classroom: by it the way is half as long."""
    by_stair = distance(walker(two_storeys(*STAIR), **USES), "class", MAIN, route="walking")
    both = walker(two_storeys(*STAIR, *NEAR_LIFT), **USES)
    found = distance(both, "class", MAIN, route="walking")
    assert (found.low, found.high) == (by_stair.low, by_stair.high)
    assert any("stair" in step for step in found.steps)
    assert not any("lift" in step for step in found.steps)
    assert distance(both, "class", MAIN).high < 0.5 * found.low, "on wheels"


def test_on_foot_a_lift_is_taken_where_no_stairs_may_lead_there():
    m = walker(two_storeys(*LIFT), **USES)
    found, on_wheels = distance(m, "class", MAIN, route="walking"), distance(m, "class", MAIN)
    assert 0 < found.high < on_wheels.high, "a narrower disc takes the corner closer"
    assert any("lift" in step for step in found.steps)


@pytest.mark.parametrize(
    ("stairs", "why"),
    [
        (STAIR_ROOMS, "nothing that is modelled leads there"),
        ((stair("lost", None),), "stair lost does not show where it begins and ends"),
    ],
)
def test_a_lift_makes_no_way_on_foot_sure_that_doubtful_stairs_leave_open(stairs, why):
    for lifts in ((), NEAR_LIFT):
        school = two_storeys(*stairs, *lifts)
        found = distance(walker(school, **USES), "class", MAIN, route="walking")
        assert found.low < math.inf == found.high
        assert found.reason == why


def test_with_neither_nobody_gets_up_and_that_is_sure():
    m = walker(two_storeys(), **USES)
    for route in ("step-free", "walking"):
        assert reachable(m, "class", route=route).possible == {False}
    why = distance(m, "class", MAIN).reason
    assert why.endswith("main entrance: no lift or ramp that is modelled leads on from above")


def test_who_can_stay_on_one_floor_does():
    """The lifts would make a shorter way over the storey above, which nobody takes."""
    blocked = (
        room("west", box(0, -4.1, 8, -WALL)),
        room("east", box(12, -4.1, 20, -WALL)),
        way_in("d-west", at=(4, -WALL / 2)),
        way_in("d-east", at=(16, -WALL / 2)),
    )
    m = walker(two_storeys(*LIFT, *blocked), **USES, west="store", east="store")
    found = distance(m, "west", "east")
    assert all("lift" not in step for step in found.steps)
    assert found.high < 12.5


def test_a_dog_leg_is_climbed_by_way_of_its_landing():
    lower = stair_flight("f1", at=(6, 1), risers=10, rise=0.175)
    upper = stair_flight("f2", at=(6 + 9 * 0.28, 2.3), along=180, risers=10, rise=0.175, z=1.75)
    turn = slab("turn", box(6 + 9 * 0.28, 0.3, 10, 3), level=1.75)
    m = walker(two_storeys(stair("stair", None, flights=(lower, upper), landings=(turn,))), **USES)
    found = distance(m, "class", MAIN, route="walking")
    assert not math.isinf(found.high)
    assert found.high > 2 * 9 * 0.28 + 6


def test_stairs_that_only_rooms_stand_for_may_lead_up():
    m = walker(two_storeys(*STAIR_ROOMS), **USES)
    assert reachable(m, "class", route="walking").possible == {True, False}
    assert reachable(m, "class").possible == {False}


RAMP = ramp("ramp", None, flights=(ramp_flight("r", at=(10, 2), going=4.0, rise=0.3),))


def split_level(*more, clear=1.5):
    """A floor 0.3 m above the hall east of x = 14.1, beyond a wall with a wide opening."""
    hole = opening("o", box(14, 2 - clear / 2, 14.1, 2 + clear / 2), host_id="w")
    return school_of(
        room("hall", box(0, 0, 14, 4)),
        room("high", box(14.1, 0, 20, 4), base=0.3),
        wall("w", box(14, 0, 14.1, 4)),
        outer("main", at=(-WALL / 2, 2), along=90),
        hole,
        *more,
    )


def test_a_ramp_leads_to_a_floor_that_is_higher():
    m = walker(split_level(RAMP), hall="corridor", high="small group room")
    found = distance(m, "high", MAIN)
    assert reachable(m, "high").possible == {True}
    assert found.high == pytest.approx(14.05, abs=0.15)
    assert any("ramp" in step for step in found.steps)


def test_without_it_the_step_is_in_the_way():
    m = walker(split_level(), hall="corridor", high="small group room")
    assert reachable(m, "high").possible == {False}
    assert "step of 300 mm" in reachable(m, "high").steps[0]


def test_a_ramp_too_narrow_for_the_width_asked_for_is_none():
    narrow = ramp("r", None, flights=(ramp_flight("r", at=(10, 2), going=4, rise=0.3, width=0.7),))
    m = walker(split_level(narrow), hall="corridor", high="small group room")
    assert reachable(m, "high").possible == {False}


def bare(flight):
    return replace(flight, shape=None, tops=())


BARE = ramp("ramp", None, flights=(bare(ramp_flight("r")),))
LOST = "has a step of 300 mm, unless ramp ramp leads up there: its body is missing"


def test_where_a_ramp_runs_that_has_no_body_is_open():
    m = walker(split_level(BARE), hall="corridor", high="small group room")
    found = reachable(m, "high")
    assert found.possible == {True, False}
    assert found.steps[-1].endswith(LOST)


def test_it_makes_no_way_shorter_on_one_floor():
    beyond = (wall("sill", box(6, 0, 6.1, 3)), room("side", box(8, -4.1, 12, -WALL)))
    uses = {"hall": "corridor", "high": "small group room", "side": "small group room"}
    with_it, without = (
        distance(
            walker(split_level(*beyond, way_in("d", at=(9, -WALL / 2)), *lost), **uses),
            "side",
            MAIN,
        )
        for lost in ((BARE,), ())
    )
    assert without.low > 9.05
    # Where it stands nobody knows: perhaps in the way.
    assert (with_it.low, with_it.high) == (without.low, math.inf)


@pytest.mark.parametrize("filed_on", ["s0", "s1", ""])
@pytest.mark.parametrize("parts", [{}, {"flights": (bare(stair_flight("f")),)}])
def test_a_stair_without_a_body_may_lead_up_on_foot(filed_on, parts):
    lost = stair("lost", None, storey_id=filed_on, **parts)
    m = walker(two_storeys(lost), **USES)
    found = reachable(m, "class", route="walking")
    assert found.possible == {True, False}
    assert "stair lost does not show where it begins and ends" in found.steps
    # It may begin anywhere: no door is shown as the way to it.
    assert not [each for each in found.evidence if each.role == "blocker"]
    assert reachable(m, "class").possible == {False}
    assert reachable(walker(two_storeys(), **USES), "class", route="walking").possible == {False}


def test_a_level_without_rooms_is_no_storey_that_a_stair_leads_to():
    school = two_storeys(stair("lost", None))
    ceiling = replace(school.storeys[0], id="ceiling", elevation=2.7)
    between = replace(school, storeys=(school.storeys[0], ceiling, *school.storeys[1:]))
    found = reachable(walker(between, **USES), "class", route="walking")
    assert found.possible == {True, False}


def test_a_tall_stair_may_be_filed_on_the_lowest_storey():
    school = two_storeys(
        room("hall-2", box(0, 0, 20, 4), storey_id="s2", base=2 * UP),
        room("top", box(0, 4.1, 6, 9), storey_id="s2", base=2 * UP),
        way_in("d-top", at=(3, 4.05), storey_id="s2", base=2 * UP),
        stair("lost", None),
    )
    upper = replace(school.storeys[-1], id="s2", elevation=2 * UP)
    m = walker(replace(school, storeys=(*school.storeys, upper)), **USES, top="small group room")
    assert reachable(m, "top", route="walking").possible == {True, False}


def cut_off(m, id_):
    subject = next(each for each in m.subjects("lift") if each.id == id_)
    return m.measure("rooms_cut_off", subject)


def test_a_lift_out_of_order_cuts_off_what_only_it_leads_to():
    found = cut_off(walker(two_storeys(*LIFT), **USES), "lift-0")
    assert (found.low, found.high) == (2.0, 2.0)  # the hall above and the class
    assert "class" in found.steps


def test_of_many_rooms_cut_off_the_rest_is_counted():
    many = [
        each
        for n in range(12)
        for each in (
            room(f"r-{n}", box(1.6 * n, -5, 1.6 * n + 1.5, -0.1), storey_id="s1"),
            way_in(f"d-{n}", at=(1.6 * n + 0.75, -0.05), storey_id="s1", base=UP),
        )
    ]
    found = cut_off(walker(two_storeys(*LIFT, *many), **USES), "lift-0")
    assert (found.low, found.high) == (14.0, 14.0)
    assert (len(found.steps), found.steps[-1]) == (13, "and 2 more")


def test_a_second_lift_cuts_nothing_off():
    second = (
        room("lift-2", box(-2, 5, 0, 7)),
        room("lift-3", box(-2, 5, 0, 7), storey_id="s1"),
        room("bay-0", box(0.1, 4.1, 4, 8)),
        way_in("b-0", at=(2, 4.05)),
        way_in("l-2", at=(0.05, 6), along=90),
        way_in("l-3", at=(0.05, 6), along=90, storey_id="s1", base=UP),
    )
    m = walker(
        two_storeys(*LIFT, *second),
        **USES,
        **{"lift-2": "lift", "lift-3": "lift", "bay-0": "lobby"},
    )
    found = cut_off(m, "lift-0")
    assert (found.low, found.high) == (0.0, 0.0)


def test_a_lift_without_doors_leads_nowhere_and_says_so():
    m = walker(two_storeys(*LIFT[:2]), **USES)
    assert isinstance(cut_off(m, "lift-0"), Unknown)
    assert reachable(m, "class").possible == {False}


def test_the_nearest_of_a_use_may_be_on_another_storey():
    wc = Place(relation="nearest", use="accessible toilet")
    toilet = (room("wc", box(8, 4.1, 11, 7)), way_in("d-wc", at=(9, 4.05)))
    m = walker(two_storeys(*LIFT, *toilet), **USES, wc="accessible toilet")
    found = distance(m, "class", wc)
    assert found.high == pytest.approx(
        math.hypot(20.05 - 3, 2.05) + math.hypot(20.05 - 9, 2.05), rel=0.02
    )
    assert found.low == pytest.approx(found.high, abs=EXACT)
