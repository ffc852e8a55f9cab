"""How far two ways from one place go on side by side."""

import math
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.geometry.parting import first_parted, parted, stretch
from tests.geometry.turning import TURNS

APART = 1.0
STEP = st.tuples(st.floats(-9, 9), st.floats(-9, 9))
WAY = st.lists(STEP, min_size=1, max_size=5).map(lambda steps: [(0.0, 0.0), *steps])


@pytest.mark.parametrize("angle", [20.0, 45.0, 90.0, 135.0, 180.0])
@pytest.mark.parametrize("before", [0.0, 7.3])
def test_behind_a_fork_it_is_half_a_metre_by_the_sine_of_half_the_angle(angle, before):
    half = math.radians(angle / 2)
    left, right = (
        [(0, 0), (before, 0), (before + 20 * math.cos(half), side * 20 * math.sin(half))]
        for side in (1, -1)
    )
    expected = before + APART / 2 / math.sin(half)
    assert parted(left, right, apart=APART) == pytest.approx(expected, abs=1e-9)


def test_whoever_walks_on_a_metre_past_the_other_s_bend_is_parted():
    assert parted([(0, 0), (10, 0)], [(0, 0), (5, 0), (5, 9)], apart=APART) == pytest.approx(
        5 + math.sqrt(0.5)
    )


def test_of_one_way_that_goes_on_where_the_other_ends_it_is_the_shorter():
    assert parted([(0, 0), (4, 0)], [(0, 0), (4, 0), (4, 9)], apart=APART) == 4.0
    assert parted([(0, 0), (4, 0)], [(0, 0), (4, 0)], apart=APART) == 4.0


def test_lanes_less_than_a_metre_apart_are_one_way_to_the_end():
    assert parted([(0, 0), (9, 0.9)], [(0, 0), (9, 0)], apart=APART) == 9.0


@given(one=WAY, other=WAY, turn=TURNS)
def test_neither_order_nor_turning_nor_mirroring_matters(one, other, turn):
    angle, flip = math.radians(turn.angle), -1 if turn.mirrored else 1
    cos, sin = math.cos(angle), math.sin(angle)

    def moved(way):
        return [(flip * x * cos - y * sin, flip * x * sin + y * cos) for x, y in way]

    there = parted(one, other, apart=APART)
    assert parted(other, one, apart=APART) == pytest.approx(there, abs=1e-9)
    assert parted(one, one, apart=APART) == pytest.approx(_length(one))
    # Where a gap only just reaches a metre, the last digit decides.
    wider, closer = (parted(one, other, apart=APART * by) for by in (1 + 1e-9, 1 - 1e-9))
    assert closer - 1e-6 <= parted(moved(one), moved(other), apart=APART) <= wider + 1e-6


@given(one=WAY, other=WAY)
def test_up_to_there_they_are_never_farther_apart(one, other):
    far = parted(one, other, apart=APART)
    for share in (0.0, 0.3, 0.6, 0.9, 1.0):
        ends = [stretch(way, far * share)[-1] for way in (one, other)]
        assert math.dist(*ends) <= APART + 1e-6


def test_a_stretch_ends_where_it_is_told():
    assert stretch([(0, 0), (3, 0), (3, 9)], 5.0) == ((0, 0), (3, 0), (3.0, 2.0))
    assert stretch([(0, 0), (3, 0)], 3.0) == ((0, 0), (3.0, 0.0))
    assert stretch([(0, 0), (3, 0)], 99.0) == ((0, 0), (3.0, 0.0))
    assert stretch([(1, 1)], 2.0) == ((1, 1),)


def _length(way):
    return sum(math.dist(a, b) for a, b in pairwise(way))


def counted(size, pairs):
    """Which pairs of ways count, as a table."""
    table = np.zeros((size, size), dtype=bool)
    for one, other in pairs:
        table[one, other] = True
    return table


EVERY = [(0, 1), (0, 2), (1, 2)]
EAST, BESIDE, NORTH = [(0, 0), (9, 0)], [(0, 0), (9, 1.2)], [(0, 0), (0, 9)]


@pytest.mark.parametrize(
    ("pairs", "first"),
    [(EVERY, (0, 2)), ([(0, 1), (1, 2)], (1, 2)), ([(0, 1)], (0, 1)), ([], None)],
)
def test_of_the_pairs_that_count_the_one_that_parts_first_is_found(pairs, first):
    ways = [EAST, BESIDE, NORTH]
    assert first_parted(ways, counted(3, pairs), apart=APART) == first


def test_where_none_part_it_is_a_pair_of_the_shortest():
    ways = [[(0, 0), (9, 0)], [(0, 0), (9, 0.5)], [(0, 0), (4, 0)]]
    assert first_parted(ways, counted(3, EVERY), apart=APART) == (0, 2)
    assert first_parted(ways, counted(3, [(0, 1)]), apart=APART) == (0, 1)


def test_a_way_of_no_length_ends_at_once():
    ways = [[(0, 0), (9, 0)], [(0, 0), (0, 0)], [(0, 0), (0, 9)]]
    assert first_parted(ways, counted(3, EVERY), apart=APART) == (0, 1)
    assert first_parted(ways, counted(3, [(0, 2)]), apart=APART) == (0, 2)


@pytest.mark.slow
@given(ways=st.lists(WAY, min_size=2, max_size=6), data=st.data())
def test_it_is_no_farther_than_by_any_other_pair(ways, data):
    """Against trying all pairs, one after another."""
    every = [*combinations(range(len(ways)), 2)]
    pairs = data.draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    first = first_parted(ways, counted(len(ways), pairs), apart=APART)
    assert first in pairs
    # Where a gap only just reaches a metre, the last digit decides.
    least = min(parted(ways[i], ways[j], apart=APART * (1 + 1e-6)) for i, j in pairs)
    assert parted(ways[first[0]], ways[first[1]], apart=APART) <= least + 1e-4
