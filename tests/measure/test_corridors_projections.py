"""How far things reach into a corridor from its sides, and where rooms run into each other."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box, unary_union

from checker.results.values import Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.corridors_made import EXACT, LONG, THROUGH, WIDE, corridor
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    opening,
    railing,
    room,
    school_of,
    stair,
    stair_flight,
    wall,
)
from tests.measure.turned import shuffled_school, turned_school

PLAN = box(0, 0, LONG, WIDE)
RADIATOR = fitting("radiator", box(4, 1.48, 5, WIDE), kind="radiator", base=0.15, top=0.6)
HOSE_REEL = fitting("reel", box(8, 0, 8.6, 0.2), kind="hose reel", base=0.8, top=0.6)


def value(*elements, space=None, **params):
    m = measurer_of(school_of(space or corridor(), *elements))
    return measured(m, "deepest_projection", "room", "r", **params)


REACHES = {
    "nothing": ((), 0.0),
    "a radiator": ((RADIATOR,), 0.12),
    "a radiator 50 mm off the wall": (
        (fitting("f", box(4, 1.43, 5, 1.55), kind="radiator", base=0.15, top=0.6),),
        0.17,
    ),
    "a column at the wall": ((column("c", box(9, 0, 9.3, 0.3)),), 0.3),
    "a column deeper than half the corridor": ((column("c", box(9, 0, 9.3, 1.1)),), 1.1),
    "lockers along the wall": ((furniture("f", box(3, 0, 12, 0.45)),), 0.45),
    "a cupboard in the corner, its end to the side": (
        (furniture("f", box(0, 0, 2, 0.5)),),
        0.5,
    ),
    "a nib": ((wall("w", box(6, 0, 6.1, 0.4)),), 0.4),
    "the deepest of several": (
        (RADIATOR, HOSE_REEL, column("c", box(9, 0, 9.3, 0.3))),
        0.3,
    ),
    "over heads": ((furniture("f", box(3, 0, 12, 0.45), base=2.1),), 0.0),
    "just below that": ((furniture("f", box(3, 0, 12, 0.45), base=2.09),), 0.45),
    "flat on the floor": ((furniture("f", box(3, 0, 12, 0.45), top=0.02),), 0.0),
    "a handrail": ((railing("h", (2, 0.07, 0.9), (9, 0.07, 0.9)),), 0.0),
    "a flight": ((stair("s", None, flights=(stair_flight("f", at=(9, 0.6)),)),), 0.0),
}


@pytest.mark.parametrize(("things", "deep"), REACHES.values(), ids=REACHES)
def test_it_is_as_deep_as_the_deepest_thing(things, deep):
    found = value(*things)
    assert found.low == found.high == pytest.approx(deep, abs=EXACT)


@pytest.mark.parametrize(
    ("gap", "deep"),
    [(0.59, 0.89), (0.5999999999999, 0.0), (0.61, 0.0)],
    ids=["nobody passes behind", "drawn at the limit", "one passes"],
)
def test_what_stands_free_is_no_projection_once_one_can_pass_behind(gap, deep):
    hall = room("r", box(0, 0, LONG, 6))
    post = column("c", box(9, gap, 9.3, gap + 0.3))
    assert value(post, space=hall).best == pytest.approx(deep, abs=EXACT)


@pytest.mark.parametrize(
    ("above", "deep"),
    [(0.0, 0.3), (0.685, 0.2), (0.8, 0.2), (0.801, 0.0), (2.0, 0.0)],
    ids=["all", "what a cane misses", "from where it begins", "higher", "none"],
)
def test_a_rule_may_ask_for_what_begins_high_up(above, deep):
    """The hose reel begins 0.8 m over the floor, column and radiator stand lower."""
    pier = column("c", box(9, 0, 9.3, 0.3))
    assert value(RADIATOR, HOSE_REEL, pier, above=above).best == pytest.approx(deep, abs=EXACT)


def test_a_column_that_the_outline_goes_round_counts_from_the_wall_line():
    """Some tools cut columns out of their rooms; here half of it stands in the wall."""
    notched = room("r", PLAN.difference(box(9, 0, 9.4, 0.25)))
    pier = column("c", box(9, -0.2, 9.4, 0.25))
    assert value(pier, space=notched).best == pytest.approx(0.25, abs=EXACT)
    assert value(space=notched).best == 0.0


def test_a_thing_known_by_its_hull_may_reach_less_far():
    maybe = furniture("f", box(3, 0, 12, 0.45), hull_only=True)
    found = value(RADIATOR, maybe)
    assert (found.low, found.high) == (
        pytest.approx(0.12, abs=EXACT),
        pytest.approx(0.45, abs=EXACT),
    )


def test_it_is_drawn_from_the_wall_to_the_tip_with_the_things_name():
    found = value(RADIATOR, column("c", box(9, 0, 9.3, 0.3), name="Pier"))
    line, blocker = found.evidence
    assert (line.role, line.label) == ("measured", "300 mm")
    assert LineString(line.coords).length == pytest.approx(0.3)
    assert (blocker.role, blocker.label, blocker.element) == ("blocker", "Pier", "c")
    assert found.steps[0] == "Pier 0.300 m"


@pytest.mark.parametrize(
    "bad",
    [room("r", None), room("r", PLAN, problem="its outline crosses itself")],
    ids=["no body", "not to be trusted"],
)
def test_a_room_without_a_body_is_unknown(bad):
    assert isinstance(value(RADIATOR, space=bad), Unknown)


def test_a_thing_without_a_body_reaches_nowhere():
    assert value(fitting("f", None, kind="radiator")).best == 0.0


@pytest.mark.slow
@given(depth=st.integers(50, 900), more=st.integers(50, 900), x=st.integers(0, 15000))
@settings(max_examples=25, deadline=None)
def test_a_thing_more_never_makes_it_less(depth, more, x):
    first = furniture("f", box(3, 0, 5, depth / 1000))
    second = furniture("g", box(x / 1000, WIDE - more / 1000, x / 1000 + 2, WIDE))
    found = value(first, second).best
    assert found == pytest.approx(max(depth, more) / 1000, abs=EXACT)
    assert found >= value(first).best - EXACT


SCHOOL = school_of(
    room("r", unary_union([PLAN, box(8, WIDE, 9.6, 9)]).difference(box(9, 0, 9.4, 0.25))),
    column("c", box(9, -0.2, 9.4, 0.25)),
    RADIATOR,
    HOSE_REEL,
    furniture("f", box(8, 5, 8.4, 6), hull_only=True),
)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_turning_mirroring_moving_and_reordering_change_nothing(turn, seed):
    here = measured(measurer_of(SCHOOL), "deepest_projection", "room", "r")
    for each in (turn, FAR):
        school = shuffled_school(turned_school(SCHOOL, each), seed)
        there = measured(measurer_of(school), "deepest_projection", "room", "r")
        assert there.low == pytest.approx(here.low, abs=EXACT)
        assert there.high == pytest.approx(here.high, abs=EXACT)


def sides(*elements):
    return [
        (side.beyond, round(side.line.length, 2))
        for side in measurer_of(school_of(*elements)).provide("open_sides")("r")
    ]


NEXT = room("next", box(LONG, 0, 26, WIDE))


@pytest.mark.parametrize(
    ("elements", "open_to"),
    [
        ((NEXT,), [("next", 1.64)]),
        ((NEXT, wall("w", box(19.9, 0, 20.1, WIDE))), []),
        ((NEXT, wall("w", box(19.9, 0, 20.1, 0.8))), [("next", 0.77)]),
        ((NEXT, wall("w", box(19.9, 0, 20.1, 1.1))), []),
        ((NEXT, wall("w", box(19.9, 0, 20.1, WIDE), base=2.5, top=0.5)), [("next", 1.64)]),
        ((room("next", box(20.1, 0, 26, WIDE)), opening("o", box(20, 0, 20.1, WIDE))), []),
        ((room("next", box(LONG, 0, 26, WIDE), storey_id="s1"),), []),
        ((room("next", box(10, 0, 26, WIDE)),), []),
        ((room("next", None),), []),
    ],
    ids=[
        "side by side",
        "a wall between",
        "half a wall",
        "too little left",
        "a wall over heads",
        "10 cm apart",
        "another storey",
        "drawn over each other",
        "no body",
    ],
)
def test_rooms_that_meet_without_a_wall_are_open_to_each_other(elements, open_to):
    assert sides(corridor(), *elements) == open_to


def test_a_room_without_a_body_has_no_open_sides():
    assert sides(room("r", None), NEXT) == []
    assert sides(*THROUGH) == []


@pytest.mark.parametrize(
    ("plan", "high"),
    [
        (box(-1, -0.1, LONG + 1, 0.1), 0.0),
        (box(-0.1, -1, 0.1, WIDE + 1), 0.0),
        (box(6, -0.1, 9, 0.25), 0.25),
        (box(6, -0.1, 6.1, 0.25), 0.25),
    ],
    ids=["along a side", "along an end", "for 3 m of it", "a nib"],
)
def test_a_wall_that_the_outline_runs_over_may_stand_out_unless_it_is_a_side(plan, high):
    found = value(wall("w", plan))
    assert (found.low, found.high) == (0.0, pytest.approx(high, abs=EXACT))
    assert found.doubt is not None
    assert "at w" in found.doubt.missing[0]


def side(*pieces, depth=0.15):
    """The lower side of the corridor in pieces, all drawn over to one depth."""
    return [wall(f"w{n}", box(a, -0.15, b, depth)) for n, (a, b) in enumerate(pieces)]


def test_a_side_made_of_several_walls_that_touch_is_a_side():
    for cuts in ([0, LONG / 2, LONG], [0, 4, 9, LONG], [0, 0.2, LONG - 0.2, LONG]):
        assert value(*side(*itertools.pairwise(cuts))).high == 0.0
        assert value(*side(*itertools.pairwise(cuts))[::-1]).high == 0.0


@pytest.mark.parametrize(
    ("walls", "high"),
    [
        (side((0, 2), (LONG - 2, LONG)), 0.15),
        (side((0, LONG / 2), (LONG / 2 + 0.02, LONG)), 0.15),
        ([*side((0, 6), (8, LONG)), wall("pier", box(6, -0.15, 8, 0.25))], 0.25),
    ],
    ids=["at both ends", "a gap between them", "a thicker one between them"],
)
def test_walls_that_leave_a_gap_or_reach_less_far_make_no_side_together(walls, high):
    assert value(*walls).high == pytest.approx(high, abs=EXACT)
