"""What lies straight in front of an outline, stretch by stretch, worked out by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, affinity, box

from checker.geometry.facing import Stretch, facing
from checker.units import SLACK
from tests.geometry.turning import FAR, TURNS, started_elsewhere

ROOM = box(0, 0, 4, 3)
REACH = 0.6
EXACT = 1e-4


def lengths(area, things, *, reach=REACH):
    """Metres of the outline with each set of things in front of it, by their places in the list."""
    found = {}
    for stretch in facing(area, things, reach=reach):
        key = tuple(index for index, _ in stretch.hits)
        found[key] = found.get(key, 0.0) + stretch.length
    return found


CASES = {
    "nothing near": ([box(9, 0, 12, 3)], {(): 14}),
    "next door behind a wall": ([box(4.1, 0, 8, 3)], {(0,): 3, (): 11}),
    "next door without a wall": ([box(4, 0, 8, 3)], {(0,): 3, (): 11}),
    "half of the wall": ([box(4.1, 1.2, 8, 9)], {(0,): 1.8, (): 12.2}),
    "at the limit": ([box(4.6, 0, 8, 3)], {(0,): 3, (): 11}),
    "just past the limit": ([box(4.601, 0, 8, 3)], {(): 14}),
    "off the corner": ([box(4.1, 3.1, 8, 6)], {(): 14}),
    "past the end of the wall": ([box(4.1, 2.5, 8, 6)], {(0,): 0.5, (): 13.5}),
    "two along one wall": (
        [box(4.1, 0, 8, 1), box(4.1, 1.1, 8, 3)],
        {(0,): 1, (1,): 1.9, (): 11.1},
    ),
    "one behind the other": ([box(4.3, 0, 8, 3), box(4.1, 0, 4.2, 3)], {(1, 0): 3, (): 11}),
    "all round": ([box(-1, -1, 5, 4).difference(box(-0.1, -0.1, 4.1, 3.1))], {(0,): 14}),
    "lapping over the outline": ([box(3.8, 0, 8, 3)], {(0,): 3 + 0.2 * 2 - 0.4, (): 11}),
    "a slanting wall": (
        [Polygon([(4.2, 0), (9, 0), (9, 3), (5.2, 3)])],
        {(0,): (0.4 + SLACK) * 3, (): 14 - (0.4 + SLACK) * 3},
    ),
}


@pytest.mark.parametrize(("things", "expected"), CASES.values(), ids=CASES)
def test_a_wall_is_as_long_as_what_faces_it(things, expected):
    found = lengths(ROOM, things)
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=2 * SLACK)


@pytest.mark.slow
@pytest.mark.parametrize(("things", "expected"), CASES.values(), ids=CASES)
@given(turn=TURNS, steps=st.integers(0, 8))
@settings(max_examples=10, deadline=None)
def test_however_the_plan_lies(things, expected, turn, steps):
    found = lengths(turn(started_elsewhere(ROOM, steps)), [turn(each) for each in things])
    assert found == pytest.approx(expected, abs=2 * SLACK)


@pytest.mark.parametrize(("things", "expected"), CASES.values(), ids=CASES)
def test_far_from_the_origin(things, expected):
    found = lengths(FAR(ROOM), [FAR(each) for each in things])
    assert found == pytest.approx(expected, abs=2 * SLACK)


@given(order=st.permutations(range(3)))
def test_the_order_of_things_decides_nothing(order):
    things = [box(4.1, 0, 8, 1), box(4.1, 1.1, 8, 3), box(0, 3.2, 4, 5)]
    found = lengths(ROOM, [things[i] for i in order])
    named = {tuple(order[i] for i in key): length for key, length in found.items()}
    assert named == pytest.approx({(0,): 1, (1,): 1.9, (2,): 4, (): 7.1}, abs=EXACT)


@given(width=st.floats(0.01, 2.99), gap=st.floats(0.0, 0.6))
@settings(deadline=None)
def test_the_stretch_is_exact(width, gap):
    found = lengths(ROOM, [box(4 + gap, 0, 8, width)])
    assert found[0,] == pytest.approx(width, abs=EXACT)


@given(turn=TURNS, things=st.lists(st.integers(0, 2), max_size=3))
@settings(max_examples=30, deadline=None)
def test_the_stretches_make_up_the_whole_outline(turn, things):
    others = [[box(4.1, 0, 8, 1), box(0, 3.2, 4, 5), box(-3, 1, -0.3, 2)][i] for i in things]
    found = facing(turn(ROOM), [turn(each) for each in others], reach=REACH)
    assert sum(each.length for each in found) == pytest.approx(14.0, abs=EXACT)


def test_distances_are_measured_straight_out():
    found = [each for each in facing(ROOM, [box(4.25, 0, 8, 3)], reach=REACH) if each.hits]
    assert [each.hits for each in found] == [((0, 0.25),)]


def test_a_slanting_thing_is_as_far_as_before_the_middle_of_the_stretch():
    wedge = Polygon([(4.1, 0), (9, 0), (9, 3), (4.4, 3)])
    found = [each for each in facing(ROOM, [wedge], reach=REACH) if each.hits]
    assert found[0].hits[0][1] == pytest.approx(0.25, abs=EXACT)


def test_the_sides_of_a_hole_face_into_it():
    ring = box(0, 0, 9, 9).difference(box(3, 3, 6, 6))
    found = lengths(ring, [box(3.1, 3.1, 5.9, 5.9)])
    assert found == pytest.approx({(0,): 4 * 2.8, (): 36 + 4 * 0.2}, abs=EXACT)


def test_a_room_bent_round_a_nib_faces_itself():
    bent = box(0, 0, 4, 3).difference(box(1.9, 1, 2.1, 3))
    found = lengths(bent, [bent])
    assert found[0,] == pytest.approx(2 + 2, abs=EXACT)


def test_rooms_in_several_parts_have_the_walls_of_all():
    parts = MultiPolygon([box(0, 0, 2, 2), box(3, 0, 5, 2)])
    assert lengths(parts, [box(2.1, 0, 2.9, 2)]) == pytest.approx({(0,): 4, (): 12}, abs=EXACT)


def test_a_round_wall_faces_a_ring_all_round():
    disc = Point(0, 0).buffer(2, quad_segs=32)
    ring = Point(0, 0).buffer(3, quad_segs=32).difference(Point(0, 0).buffer(2.2, quad_segs=32))
    found = facing(disc, [ring], reach=REACH)
    assert all(each.hits for each in found)
    assert sum(each.length for each in found) == pytest.approx(disc.length, abs=EXACT)


def test_nothing_at_all_in_front():
    assert lengths(ROOM, []) == pytest.approx({(): 14.0})


@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_the_strip_lies_outside(turn):
    room = turn(ROOM)
    for stretch in facing(room, [], reach=REACH):
        strip = stretch.strip(0.5)
        assert strip.area == pytest.approx(0.5 * stretch.length, abs=EXACT)
        assert strip.intersection(room).area < EXACT
        assert strip.distance(room) < EXACT


def test_a_stretch_knows_its_length():
    assert Stretch(start=(1.0, 1.0), end=(4.0, 5.0)).length == 5.0
    assert math.isclose(Stretch(start=(0.0, 0.0), end=(0.0, 0.3)).length, 0.3)


@given(shift=st.floats(-0.05, 0.05))
@settings(max_examples=20, deadline=None)
def test_moving_a_thing_along_the_wall_moves_its_stretch(shift):
    moved = affinity.translate(box(4.1, 1, 8, 2), 0, shift)
    hit = next(each for each in facing(ROOM, [moved], reach=REACH) if each.hits)
    assert (hit.start[1], hit.end[1]) == pytest.approx((1 + shift, 2 + shift), abs=EXACT)
