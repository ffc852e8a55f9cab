"""Clear strips and rectangles before an edge, at their limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.geometry.frame import Frame
from checker.geometry.strips import REACH, clear_gaps, clear_run, in_the_way
from checker.units import SLACK
from tests.geometry.turning import FAR, TURNS

HERE = Frame(origin=(0.0, 0.0))
ROOM = box(0, 0, 2, 3)


def turned(frame: Frame, turn) -> Frame:
    """The frame carried along by a turn; mirrored ones keep a mirrored y axis."""
    origin, x, y = (
        turn(box(p[0], p[1], p[0] + 1e-9, p[1] + 1e-9)).centroid
        for p in (frame.to_plan(0, 0), frame.to_plan(1, 0), frame.to_plan(0, 1))
    )
    return Frame(
        origin=(origin.x, origin.y),
        x_axis=(x.x - origin.x, x.y - origin.y),
        y_axis=(y.x - origin.x, y.y - origin.y),
    )


@pytest.mark.parametrize(
    ("taken", "length", "stop"),
    [
        ([], 2.0, None),
        ([box(0, 2.5, 2, 3)], 1.5, 0),
        ([box(0, 2.5, 2, 3), box(0.5, 2, 0.6, 2.1)], 1.0, 1),
        ([box(1.0, 2, 2, 3)], 2.0, None),
        ([box(1.0 - SLACK * 0.9, 2, 2, 3)], 2.0, None),
        ([box(1.0 - SLACK * 1.5, 2, 2, 3)], 1.0, 0),
        ([box(0, 0.5, 1, 1.2)], 0.0, 0),
    ],
    ids=[
        "to the wall",
        "to a cupboard",
        "to the nearer of two",
        "flush beside",
        "in by less than 0.5 mm",
        "in by more than 0.5 mm",
        "on the edge itself",
    ],
)
def test_a_strip_is_clear_as_far_as_the_first_thing_in_it(taken, length, stop):
    run = clear_run(ROOM, taken, frame=HERE, across=(0.0, 1.0), start=1.0)
    assert run.length == pytest.approx(length, abs=1e-9)
    assert run.stopped_by == stop


def test_a_strip_ends_at_the_edge_of_the_floor_even_where_more_floor_follows():
    floor = box(0, 0, 2, 1).union(box(0, 2, 2, 3))
    run = clear_run(floor, [], frame=HERE, across=(0.0, 1.0), start=0.0)
    assert run.length == pytest.approx(1.0)


def test_a_strip_that_begins_off_the_floor_has_no_length():
    assert clear_run(ROOM, [], frame=HERE, across=(0.0, 1.0), start=3.5).length == 0.0


def test_a_strip_without_a_width_has_no_length():
    assert clear_run(ROOM, [], frame=HERE, across=(1.0, 1.0), start=0.0).length == 0.0


def test_a_strip_is_followed_no_farther_than_its_reach():
    long = box(0, 0, 2, REACH + 50)
    assert clear_run(long, [], frame=HERE, across=(0.0, 1.0), start=1.0).length == REACH


def test_a_slanting_wall_counts_where_it_is_nearest():
    floor = Polygon([(0, 0), (2, 0), (2, 2), (0, 3)])
    run = clear_run(floor, [], frame=HERE, across=(0.0, 1.0), start=0.0)
    assert run.length == pytest.approx(2.5 + SLACK / 2, abs=1e-9)


@given(turn=TURNS, depth=st.floats(0.1, 2.0))
@settings(max_examples=40)
def test_turning_mirroring_and_moving_changes_no_run(turn, depth):
    thing = box(0.4, 1.0 + depth, 0.9, 3.2)
    run = clear_run(
        turn(ROOM), [turn(thing)], frame=turned(HERE, turn), across=(0.0, 1.0), start=1.0
    )
    assert run.length == pytest.approx(min(depth, 2.0), abs=0.0001)


def test_a_run_far_from_the_origin_is_good_to_a_tenth_of_a_millimetre():
    frame = Frame(origin=(412_000.0, 287_000.0))
    room = box(412_000, 287_000, 412_002, 287_003)
    run = clear_run(room, [], frame=frame, across=(0.0, 1.0), start=1.0)
    assert run.length == pytest.approx(2.0, abs=0.0001)
    assert FAR(ROOM).area == pytest.approx(6.0)


@pytest.mark.slow
@given(st.floats(0.0, 2.0), st.floats(0.01, 1.0))
def test_one_more_thing_never_makes_a_strip_longer(y, size):
    before = clear_run(ROOM, [box(0, 2, 1, 3)], frame=HERE, across=(0.0, 1.0), start=0.0)
    things = [box(0, 2, 1, 3), box(0.2, y, 0.2 + size, y + 0.1)]
    after = clear_run(ROOM, things, frame=HERE, across=(0.0, 1.0), start=0.0)
    assert after.length <= before.length


@pytest.mark.parametrize(
    ("x", "y", "hit"),
    [
        ((0.0, 2.0), (0.0, 1.0), ()),
        ((0.0, 2.0 + SLACK * 0.9), (0.0, 1.0), ()),
        ((0.0, 2.0 + SLACK * 3), (0.0, 1.0), (None,)),
        ((0.0, 1.0), (0.0, 2.6), (0,)),
        ((0.0, 1.0), (0.0, 2.5), ()),
        ((-0.1, 1.0), (0.0, 2.6), (None, 0)),
    ],
    ids=["free", "0.45 mm too wide", "1.5 mm too wide", "a cupboard", "up to it", "both"],
)
def test_a_rectangle_names_what_it_runs_into(x, y, hit):
    assert in_the_way(ROOM, [box(0, 2.5, 2, 3)], frame=HERE, x=x, y=y) == hit


@pytest.mark.parametrize(
    ("taken", "gaps"),
    [
        ([], [(0.0, 3.0)]),
        ([box(0, 1, 1, 2)], [(0.0, 1.0), (2.0, 3.0)]),
        ([box(0, 1, 1, 2), box(0, 1.5, 1, 2.5)], [(0.0, 1.0), (2.5, 3.0)]),
        ([box(0, 0, 1, 1), box(0, 2, 1, 3)], [(1.0, 2.0)]),
        ([box(0, 0, 1, 3)], []),
        ([box(1, 0, 2, 3)], [(0.0, 3.0)]),
    ],
    ids=["all", "about one", "overlapping", "between", "none", "beside"],
)
def test_the_gaps_of_a_strip_are_what_nothing_takes(taken, gaps):
    found = clear_gaps(ROOM, taken, frame=HERE, across=(0.0, 1.0), along=(0.0, 3.0))
    assert [pytest.approx(gap, abs=2 * SLACK) for gap in gaps] == list(found)


def test_a_gap_ends_with_the_floor():
    (gap,) = clear_gaps(ROOM, [], frame=HERE, across=(0.0, 1.0), along=(1.0, 5.0))
    assert gap == pytest.approx((1.0, 3.0))
