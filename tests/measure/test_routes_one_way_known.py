"""What is not known only widens how far one can go one way, and turning a school changes nothing.

A corridor with rooms on both sides, of which one has a door of its own and another is behind a
lobby; with exits that are sure and that may be, and furniture in the rooms and on the way.
"""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.doors.declared import OURS
from checker.model import Property
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.schools import fitting, furniture, room
from tests.measure.turned import turned_school
from tests.measure.ways import WALL, corridor_school, outer, walker, way_in

MEASURES = ("one_way_distance", "escape_distance")
USES = {"up": ("stair", "store"), "inner": "store", "lobby": "lobby"}
EXACT = 1e-6
UNREAD = "Its body could not be read."
PLACES = st.sampled_from(
    [(13.2, -4.0), (15.0, -2.5), (1.2, -3.9), (9.0, 0.3), (16.0, 5.0), (13.1, 2.4), (6.2, -3.0)]
)
THINGS = st.lists(
    st.tuples(PLACES, st.floats(0.3, 1.6), st.floats(0.3, 1.2), st.booleans()),
    max_size=4,
    unique_by=lambda thing: thing[0],
)
HIDDEN = (
    "d-a", "d-b", "d-own", "d-lobby", "d-inner", "d-up", "main", "east",
)  # fmt: skip


def school(things=(), *more):
    """As in ways.py, with a lobby and a room behind it, and a room that may be a stair."""
    return corridor_school(
        room("lobby", box(6, -4.1, 10, -WALL)),
        room("inner", box(6, -8.2, 10, -4.2)),
        room("up", box(20.1, 0, 24, 2)),
        way_in("d-lobby", at=(8, -WALL / 2)),
        way_in("d-inner", at=(7, -4.15)),
        way_in("d-up", at=(20 + WALL / 2, 1), along=90),
        outer("d-own", at=(13.8, -4.15)),
        outer("east", at=(18, 2 + WALL / 2)),
        *(
            (fitting if fixed else furniture)(f"t{n}", box(x, y, x + wide, y + deep))
            for n, ((x, y), wide, deep, fixed) in enumerate(things)
        ),
        *more,
    )


def answers(made, **uses):
    m = walker(made, **{**USES, **uses})
    return {
        (name, each.id): m.measure(name, each) for name in MEASURES for each in m.subjects("room")
    }


def surer(before, after):
    """Where what is known less rules out what was possible."""
    return {
        key: (before[key], after[key])
        for key in before
        if isinstance(after[key], Quantity)
        and (
            isinstance(before[key], Unknown)
            or after[key].low > before[key].low + EXACT
            or after[key].high < before[key].high - EXACT
        )
    }


def without(made, group, name, **lost):
    every = getattr(made, group)
    return replace(
        made,
        **{group: tuple(replace(e, **lost) if e.id == name else e for e in every)},
    )


def declared(made, name, *widths):
    """The school whose door of this name is said to be so wide, or nothing is said of that."""
    (one,) = [each for each in made.doors if each.id == name]
    kept = [each for each in one.properties if each.group != OURS]
    said = [Property(group=OURS, name="ClearOpeningWidth", value=each) for each in widths]
    return without(made, "doors", name, properties=(*kept, *said))


@pytest.mark.slow
@given(things=THINGS, number=st.integers(0, 3))
@settings(max_examples=15, deadline=None)
def test_a_thing_that_cannot_be_read_only_widens(things, number):
    made = school(things)
    before = answers(made)
    group, name = ("fittings", "furniture"), f"t{number % max(len(things), 1)}"
    for each in group:
        after = without(made, each, name, shape=None, unread=UNREAD)
        assert surer(before, answers(after)) == {}


@pytest.mark.slow
@given(things=THINGS, name=st.sampled_from(HIDDEN))
@settings(max_examples=15, deadline=None)
def test_a_door_of_unknown_width_only_widens(things, name):
    made = school(things)
    before, after = answers(declared(made, name, 0.8)), answers(declared(made, name))
    assert surer(before, after) == {}


@pytest.mark.slow
@given(things=THINGS, use=st.sampled_from(["stair", "store"]))
@settings(max_examples=4, deadline=None)
def test_an_exit_that_may_be_one_holds_both_answers(things, use):
    made = school(things)
    assert surer(answers(made, up=use), answers(made)) == {}


WALLS = st.one_of(
    st.tuples(st.floats(1.0, 12.0), st.just(2 + WALL / 2)),  # of the corridor
    st.tuples(st.one_of(st.floats(1.5, 4.5), st.floats(14.5, 16.5)), st.just(-4.15)),
)


@pytest.mark.slow
@given(at=WALLS)
@settings(max_examples=15, deadline=None)
def test_a_sure_exit_more_never_lengthens(at):
    """With nothing before it: else its doorway is one more place to stand."""
    before, after = answers(school()), answers(school((), outer("more", at=at)))
    longer = {
        key: (before[key], after[key])
        for key in before
        if after[key].low > before[key].low + EXACT or after[key].high > before[key].high + EXACT
    }
    assert longer == {}


@pytest.mark.slow
@example(turn=FAR)
@given(turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn):
    made = school([((15.0, -2.5), 1.0, 0.6, False), ((13.1, 2.4), 0.6, 0.5, True)])
    here, there = answers(made), answers(turned_school(made, turn))
    for key, value in here.items():
        assert (there[key].low, there[key].high) == pytest.approx((value.low, value.high), abs=5e-4)


def test_the_comparison_is_able_to_fail():
    """Without its own door a room is surely farther than it was with it."""
    made = school()
    shut = replace(made, doors=tuple(each for each in made.doors if each.id != "d-own"))
    found = surer(answers(made), answers(shut))
    assert found.keys() >= {("one_way_distance", "b"), ("escape_distance", "b")}
