"""What leaves meet as they swing, with angles and overlaps worked out by hand."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import asked, measurer_of, solid
from tests.measure.doors_walled import NORTH, SOUTH, span, walled
from tests.measure.measuring import measurer_of as furnished_of
from tests.measure.measuring import uses_of
from tests.measure.schools import column, fitting, furniture, room, school_of, wall
from tests.measure.turned import shuffled_school, turned_school

YES, NO, OPEN = {True}, {False}, {True, False}
WEST = -0.45
"""The hinge of door `d`; its leaf sweeps north-east, 0.9 m, from y = 0.1."""


def met(name, *elements, north=NORTH, south=SOUTH):
    rooms = [room(id_, area) for id_, area in (("n", north), ("s", south)) if area is not None]
    return asked(measurer_of(school_of(*rooms, *elements)), name)


@pytest.mark.parametrize(
    ("x", "given", "answer"),
    [
        (0.89, {"operation": "SINGLE_SWING_RIGHT"}, YES),
        (0.8995, {"operation": "SINGLE_SWING_RIGHT"}, NO),
        (0.91, {"operation": "SINGLE_SWING_RIGHT"}, NO),
        (0.91, {"operation": "SINGLE_SWING_LEFT"}, NO),
        (0.89, {"operation": "SINGLE_SWING_RIGHT", "mirrored": True}, NO),
        (0.7, {"operation": "", "solids": ()}, OPEN),
        (0.89, {"operation": "SLIDING_TO_LEFT"}, NO),
    ],
)
def test_two_leaves_meet_when_their_sweeps_overlap(x, given, answer):
    """Side by side and hung at their far ends, at x + 0.45 and -0.45: 1.8 m keeps them apart."""
    assert met("swing_meets_door", walled(), walled("e", x=x, **given)).possible == answer


def test_a_leaf_across_a_corner_is_met_and_named():
    side = walled("e", x=0.0)
    from_east = replace(
        side,
        frame=replace(side.frame, origin=(1.0, 1.0), x_axis=(0.0, -1.0), y_axis=(-1.0, 0.0)),
    )
    found = met("swing_meets_door", walled(), from_east)
    assert found.possible == YES
    assert found.steps == ("meets the leaf of e",)
    assert [each.role for each in found.evidence].count("blocker") == 1


def test_leaves_of_one_pair_and_of_another_storey_do_not_count():
    leaves = (
        solid((0.0, 1.6), (-0.1, 0.1), top=2.1),
        solid((0.0, 0.8), (0.06, 0.1)),
        solid((0.8, 1.6), (0.06, 0.1)),
    )
    pair = walled(width=1.6, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    assert met("swing_meets_door", pair).possible == NO
    above = walled("e", x=0.1, base=3.5)
    assert met("swing_meets_door", walled(), above).possible == NO
    assert met("swing_meets_door", walled(), walled("e", x=0.1)).possible == YES


@pytest.mark.parametrize(
    ("thing", "answer"),
    [
        (fitting("basin", box(0.1, 0.5, 0.5, 0.9)), YES),
        (fitting("basin", box(0.1, 1.001, 0.5, 1.4)), NO),
        (fitting("basin", box(0.4499, 0.0995, 0.9, 0.6)), NO),
        (fitting("basin", box(0.1, 0.5, 0.5, 0.9), hull_only=True), OPEN),
        (fitting("dryer", box(0.1, 0.5, 0.5, 0.9), base=2.2), NO),
        (column("pier", box(0.1, 0.5, 0.5, 0.9)), YES),
        (furniture("chair", box(0.1, 0.5, 0.5, 0.9)), NO),
    ],
    ids=["met", "beyond", "touching", "hull", "overhead", "column", "furniture"],
)
def test_a_leaf_meets_fittings_and_columns_that_stand_in_its_sweep(thing, answer):
    found = met("swing_meets_fitting", walled(), thing)
    assert found.possible == answer
    named = [each.label for each in found.evidence if each.role == "blocker"]
    assert named == ([thing.id] if answer != NO else [])


def test_a_leaf_that_may_swing_either_way_may_meet_what_stands_on_one_side():
    thing = column("pier", box(0.1, 0.5, 0.5, 0.9))
    open_ = walled(operation="", solids=())
    assert met("swing_meets_fitting", open_, thing).possible == OPEN


def test_where_no_room_is_modelled_nobody_knows_what_it_meets():
    assert met("swing_meets_fitting", walled(), north=None).possible == OPEN


def test_without_the_fittings_that_the_use_lists_it_is_open():
    rooms = room("n", NORTH), room("s", SOUTH)

    def answer(*things):
        school = school_of(*rooms, walled(), *things)
        measurer = furnished_of(school, uses=uses_of(n="accessible toilet", s="corridor"))
        return asked(measurer, "swing_meets_fitting")

    assert answer().possible == OPEN
    assert "lacks fittings" in answer().steps[0]
    pan = fitting("pan", box(3, 3, 3.4, 3.7), kind="wc")
    bowl = fitting("bowl", box(2, 3, 2.4, 3.4), kind="basin")
    assert answer(pan, bowl).possible == NO


@pytest.mark.parametrize(
    ("thing", "degrees"),
    [
        (None, 90.0),
        (column("pier", box(WEST, 0.7, WEST + 0.2, 0.9)), math.degrees(math.atan2(0.6, 0.2))),
        (fitting("basin", box(0.0, 0.5, 0.2, 0.9)), math.degrees(math.atan2(0.4, 0.65))),
        (furniture("desk", box(0.0, 0.5, 0.2, 0.9)), math.degrees(math.atan2(0.4, 0.65))),
        (wall("return", box(WEST - 0.2, 0.1, WEST, 2)), 90.0),
        (fitting("casing", box(-0.2, 0.1, 0.5, 0.129)), 90.0),
        (fitting("plinth", box(-0.45, 0.1, 0.3, 0.15)), 0.0),
    ],
    ids=["nothing", "pier", "basin", "desk", "wall behind the hinge", "casing", "plinth"],
)
def test_a_leaf_opens_until_it_meets_something(thing, degrees):
    found = met("opening_angle_free", walled(), *([thing] if thing else ()))
    low, high = span(found)
    assert low == pytest.approx(degrees, abs=4.1 if degrees == 0 else 0.15)
    assert low == high
    assert (found.unit, found.steps[0].startswith("stopped")) == ("degrees", degrees < 90)


def test_a_slanted_wall_stops_the_leaf_at_its_edge():
    """A wall from the hinge's side, leaning 60 degrees over the opening."""
    lean = math.tan(math.radians(60))
    north = Polygon([(WEST, 0.1), (WEST + 3 / lean, 3.1), (4, 3.1), (4, 0.1)])
    assert met("opening_angle_free", walled(), north=north).low == pytest.approx(60, abs=0.1)


def test_a_thing_known_by_its_hull_leaves_the_angle_open():
    thing = fitting("basin", box(0.0, 0.5, 0.2, 0.9), hull_only=True)
    low, high = span(met("opening_angle_free", walled(), thing))
    assert (low, high) == (pytest.approx(31.6, abs=0.1), 90.0)


def test_of_a_pair_the_leaf_that_opens_less_counts():
    leaves = (
        solid((0.0, 1.6), (-0.1, 0.1), top=2.1),
        solid((0.0, 0.8), (0.06, 0.1)),
        solid((0.8, 1.6), (0.06, 0.1)),
    )
    pair = walled(width=1.6, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    thing = column("pier", box(0.5, 0.4, 0.7, 0.6))
    expected = math.degrees(math.atan2(0.3, 0.3))
    assert span(met("opening_angle_free", pair, thing))[1] == pytest.approx(expected, abs=0.1)


def test_an_open_hinge_side_leaves_the_angle_open():
    thing = column("pier", box(0.2, 0.7, 0.4, 0.9))
    low, high = span(met("opening_angle_free", walled(operation="", solids=()), thing))
    assert low < 71
    assert high == 90


@pytest.mark.parametrize("name", ["swing_meets_door", "swing_meets_fitting"])
def test_doors_that_do_not_swing_meet_nothing(name):
    assert met(name, walled(operation="SLIDING_TO_LEFT")).possible == NO


@pytest.mark.parametrize("name", ["swing_meets_door", "swing_meets_fitting", "opening_angle_free"])
def test_without_a_place_it_is_unknown(name):
    assert isinstance(met(name, replace(walled(solids=()), frame=None, shape=None)), Unknown)


def test_the_angle_is_unknown_for_a_leaf_that_slides_and_where_no_room_is():
    assert isinstance(met("opening_angle_free", walled(operation="SLIDING_TO_LEFT")), Unknown)
    assert isinstance(met("opening_angle_free", walled(), north=None), Unknown)


SCHOOL = school_of(
    room("n", NORTH),
    room("s", SOUTH),
    walled(),
    walled("e", x=0.8, operation="SINGLE_SWING_RIGHT"),
    column("pier", box(-0.3, 0.7, -0.1, 0.9)),
    fitting("basin", box(0.7, 0.9, 0.9, 1.2), hull_only=True),
)
NAMES = ("swing_meets_door", "swing_meets_fitting")


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 50))
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_and_reordering_change_nothing(turn, seed):
    for school in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
        here, there = measurer_of(SCHOOL), measurer_of(school)
        for id_ in ("d", "e"):
            for name in NAMES:
                assert asked(here, name, id_).possible == asked(there, name, id_).possible
            one, two = (span(asked(m, "opening_angle_free", id_)) for m in (here, there))
            assert one == pytest.approx(two, abs=0.01)


@pytest.mark.slow
@given(
    at=st.tuples(st.floats(-1, 1), st.floats(0.1, 1.2)),
    size=st.tuples(st.floats(0.05, 0.5), st.floats(0.05, 0.5)),
)
@settings(max_examples=30, deadline=None)
def test_an_added_thing_never_lets_it_open_further(at, size):
    first = column("a", box(-0.2, 0.8, 0.0, 1.0))
    more = column("b", box(at[0], at[1], at[0] + size[0], at[1] + size[1]))
    one, two = (
        met("opening_angle_free", walled(), first),
        met("opening_angle_free", walled(), first, more),
    )
    assert two.low <= one.low + 1e-6
    if met("swing_meets_fitting", walled(), more).possible == YES:
        assert met("opening_angle_free", walled(), more).low < 90
