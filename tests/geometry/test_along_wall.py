"""What is in the way before a wall, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon, box

from checker.geometry.along_wall import SKIN, in_the_way, run_along, run_out

WALL = box(0.4, 0, 0.5, 2)


@pytest.mark.parametrize(
    ("thing", "depth", "run"),
    [
        (WALL, 0.3, 0.4),
        (box(0.4, 0.3, 0.5, 1), 0.3, 3.0),
        (box(0.4, 0.2999, 0.5, 1), 0.3, 0.4),
        (box(-1, 0, 0.2, 1), 0.3, 0.0),
        (box(-1, 0, 0, 1), 0.3, 3.0),
        (box(3, 0, 4, 1), 0.3, 3.0),
        (Polygon([(1, 0.3), (2, 0), (2, 0.3)]), 0.15, 1.5),
        (Point(1, 0.5).buffer(0.3, quad_segs=64), 0.5, 0.7),
        (Polygon(), 0.3, 3.0),
    ],
    ids=["wall", "behind", "just in", "over", "before", "far", "slanted", "round", "nothing"],
)
def test_the_run_ends_at_the_first_thing_within_the_depth(thing, depth, run):
    found = run_along(thing, from_x=0, to_x=3, depth=depth)
    assert found == pytest.approx(run, abs=1e-4)
    mirrored = Polygon() if thing.is_empty else flipped(thing)
    assert run_along(mirrored, from_x=0, to_x=-3, depth=depth) == pytest.approx(run, abs=1e-4)


@pytest.mark.parametrize(
    ("thing", "out"),
    [
        (box(-1, 1.2, 1, 2), 1.2),
        (box(0.9, 0.5, 2, 2), 0.5),
        (box(1.0, 0.5, 2, 2), 3.0),
        (Polygon([(0, 1), (1, 2), (0, 2)]), 1.0),
    ],
)
def test_the_way_out_ends_at_the_first_thing_over_the_stretch(thing, out):
    assert run_out(thing, (0.0, 1.0), depth=3.0) == pytest.approx(out, abs=1e-4)


def test_what_stands_less_proud_than_a_skirting_is_not_in_the_way():
    room = box(-1, 0, 5, 3)
    skirting, pier = box(1, 0, 2, SKIN), box(1, 0, 2, SKIN + 0.001)
    for thing, run in ((skirting, 3.0), (pier, 1.0)):
        blocked = in_the_way(room.difference(thing), (-1, 4), 3.0)
        assert run_along(blocked, from_x=0, to_x=3, depth=0.3) == pytest.approx(run, abs=1e-4)


def test_nothing_free_means_everything_is_in_the_way():
    assert in_the_way(None, (0, 2), 1.0).area == pytest.approx(2 * (1 - SKIN))
    assert run_along(in_the_way(None, (0, 2), 1.0), from_x=0, to_x=2, depth=0.5) < 1e-5


def test_a_stretch_of_no_length_has_no_run():
    assert run_along(WALL, from_x=1.0, to_x=1.0, depth=0.3) == 0.0
    assert run_out(WALL, (1.0, 1.0), depth=2.0) == 2.0


@given(
    at=st.floats(0, 2.5), wide=st.floats(0.01, 1), near=st.floats(0, 2), depth=st.floats(0.05, 2)
)
def test_a_deeper_strip_never_has_a_longer_run(at, wide, near, depth):
    thing = box(at, near, at + wide, near + 1)
    shallow, deep = (
        run_along(thing, from_x=0, to_x=3, depth=each) for each in (depth, depth + 0.3)
    )
    assert deep <= shallow + 1e-9


def flipped(shape):
    return Polygon([(-x, y) for x, y in shape.exterior.coords])
