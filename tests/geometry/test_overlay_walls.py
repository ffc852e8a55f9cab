"""Walls and rooms put together and cut: right however the plan lies, on a grid."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from checker.geometry.overlay import GRID, cut, joined, shared
from tests.geometry.turning import FAR, TURNS

A, B = box(0, 0, 4, 3), box(4.1, 0, 8, 3)
BETWEEN = box(4, 0, 4.1, 3)
RING = box(-0.3, -0.3, 8.3, 3.3).difference(box(0, 0, 8, 3))
WALLS = RING.area + BETWEEN.area
EXACT = 0.0001


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=100, deadline=None)
def test_walls_put_together_never_fill_a_room(turn):
    walls = [turn(RING), turn(BETWEEN)]
    assert joined(walls).area == pytest.approx(WALLS, abs=EXACT)
    rooms = joined([turn(A), turn(B)])
    assert cut(rooms, joined(walls)).area == pytest.approx(rooms.area, abs=EXACT)
    assert shared(rooms, joined(walls)).area < EXACT


@given(turn=TURNS, parts=st.permutations(range(4)))
@settings(max_examples=50, deadline=None)
def test_all_parts_make_up_the_whole_in_any_order(turn, parts):
    pieces = [turn(each) for each in (A, B, BETWEEN, RING)]
    whole = joined(pieces[i] for i in parts)
    assert whole.area == pytest.approx(8.6 * 3.6, abs=EXACT)
    assert cut(whole, joined(pieces[i] for i in parts)).area < EXACT


def test_far_from_the_origin_too():
    walls = [FAR(RING), FAR(BETWEEN)]
    assert joined(walls).area == pytest.approx(WALLS, abs=EXACT)
    assert cut(FAR(box(-1, -1, 9, 4)), joined(walls)).area == pytest.approx(50 - WALLS, abs=EXACT)


@pytest.mark.parametrize(
    ("found", "area"),
    [
        (joined([]), 0.0),
        (joined([A]), 12.0),
        (joined([A, A]), 12.0),
        (joined([A, box(10, 0, 11, 1)]), 13.0),
        (cut(A, joined([])), 12.0),
        (cut(A, A), 0.0),
        (cut(A, joined([box(1, 1, 2, 2), box(3, 1, 5, 2)])), 10.0),
        (cut(MultiPolygon(), A), 0.0),
        (shared(A, B), 0.0),
        (shared(A, box(3, 0, 9, 1)), 1.0),
        (shared(A, MultiPolygon()), 0.0),
    ],
    ids=[
        "none",
        "one",
        "twice",
        "two apart",
        "less nothing",
        "less itself",
        "less two",
        "nothing less something",
        "apart",
        "a corner",
        "with nothing",
    ],
)
def test_simple_cases_worked_out_by_hand(found, area):
    assert found.area == pytest.approx(area, abs=EXACT)


@given(size=st.floats(0.01, 3.0), at=st.floats(0.0, 3.0))
@settings(max_examples=50, deadline=None)
def test_what_is_cut_and_what_is_left_add_up(size, at):
    taken = box(at, at / 2, at + size, at / 2 + size)
    left, taken_off = cut(A, taken), shared(A, taken)
    assert left.area + taken_off.area == pytest.approx(12.0, abs=20 * GRID)
    assert joined([left, taken_off]).symmetric_difference(A).area < 20 * GRID
