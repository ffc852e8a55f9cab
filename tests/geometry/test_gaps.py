"""The gaps between the sides of a floor, and those that part its doors."""

import math

import pytest
from hypothesis import given, settings
from shapely import LineString, MultiPolygon, box, unary_union

from checker.geometry.gaps import barriers, gaps_of
from tests.geometry.furnished import ROOMS
from tests.geometry.turning import FAR, TURNS

HALL = box(0, 0, 9, 3)
WEST, EAST = LineString([(0, 1), (0, 2)]), LineString([(9, 1), (9, 2)])


def found(area, less_than=3.0):
    """The lengths of all gaps, each once: a foot on a corner of the outline is told twice."""
    lengths = [round(gap.length, 6) for gap in gaps_of(area, less_than=less_than)]
    return sorted(set(lengths))


CASES = {
    "an empty room": (HALL, []),
    "a pier on one side": (HALL.difference(box(4, 0, 5, 2)), [1.0]),
    "a post with walls on both sides": (HALL.difference(box(4, 1, 5, 2)), [1.0]),
    "two piers past each other": (
        HALL.difference(unary_union([box(2, 0, 3, 1.5), box(4, 1.9, 5, 3)])),
        [math.hypot(1, 0.4), 1.5, 1.9, 2.0],
    ),
    "a corner of a corridor": (unary_union([box(0, 0, 9, 1.5), box(7, 0, 9, 9)]), [1.5, 2.0]),
    "round a corner no line is drawn": (
        unary_union([box(0, 0, 9, 1), box(8, 0, 9, 5), box(0, 4, 9, 5)]),
        [1.0],
    ),
}


@pytest.mark.parametrize(("area", "gaps"), CASES.values(), ids=CASES)
def test_the_gaps_are_those_of_the_drawing(area, gaps):
    assert found(area) == pytest.approx(gaps, abs=1e-6)


@pytest.mark.parametrize(("area", "gaps"), CASES.values(), ids=CASES)
def test_far_from_the_origin_they_are_the_same(area, gaps):
    assert found(FAR(area)) == pytest.approx(gaps, abs=1e-6)


@given(area=ROOMS, turn=TURNS)
@settings(max_examples=30, deadline=None)
def test_turned_and_mirrored_a_room_has_the_same_gaps(area, turn):
    here, there = found(area, 1.5), found(turn(area), 1.5)
    for length in here:
        assert any(abs(length - other) < 1e-6 for other in there) or length > 1.4999


@given(area=ROOMS)
@settings(max_examples=30, deadline=None)
def test_they_come_in_order_and_lie_on_the_floor(area):
    gaps = list(gaps_of(area, less_than=2.0))
    assert gaps == sorted(gaps, key=lambda gap: gap.length)
    for gap in gaps:
        assert gap.length == pytest.approx(gap.line.length)
        assert area.buffer(1e-5).covers(gap.line)


def parting(area, *doors, less_than=3.0):
    return [gap.length for gap in barriers(area, gaps_of(area, less_than=less_than), doors)]


def test_a_gap_beside_the_way_parts_nothing():
    """A pier between two doors on the same side of it is passed by nobody."""
    pier = HALL.difference(box(4, 0, 5, 2))
    near = LineString([(1, 0), (2, 0)])
    assert parting(pier, WEST, EAST)[0] == pytest.approx(1.0)
    assert parting(pier, WEST, near) == []


def test_round_a_post_both_gaps_together_part_the_doors():
    """The narrower side may close and people go round the wider one."""
    post = HALL.difference(box(4, 0.8, 5, 2))
    assert parting(post, WEST, EAST)[0] == pytest.approx(1.0)
    assert found(post)[0] == pytest.approx(0.8)


def test_two_posts_leave_the_widest_of_three_ways():
    posts = HALL.difference(unary_union([box(4, 0.5, 5, 0.9), box(4, 2.1, 5, 2.4)]))
    assert parting(posts, WEST, EAST)[0] == pytest.approx(1.2)


def test_without_doors_or_gaps_nothing_is_parted():
    assert parting(HALL, WEST, EAST) == []
    two = MultiPolygon([box(0, 0, 4, 3), box(5, 0, 9, 3)])
    assert parting(two, WEST, EAST) == []
