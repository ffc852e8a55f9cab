"""Areas put together and cut: right however the plan lies, where GEOS without a grid may not be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from checker.geometry.overlay import GRID, less, shared, together
from tests.geometry.turning import FAR, TURNS

A, B = box(0, 0, 4, 3), box(4.1, 0, 8, 3)
BETWEEN = box(4, 0, 4.1, 3)
RING = box(-0.3, -0.3, 8.3, 3.3).difference(box(0, 0, 8, 3))
WALLS = RING.area + BETWEEN.area
EXACT = 0.0001


@given(turn=TURNS)
@settings(max_examples=100, deadline=None)
def test_walls_put_together_never_fill_a_room(turn):
    walls = [turn(RING), turn(BETWEEN)]
    assert together(walls).area == pytest.approx(WALLS, abs=EXACT)
    rooms = together([turn(A), turn(B)])
    assert less(rooms, walls).area == pytest.approx(rooms.area, abs=EXACT)
    assert shared(rooms, together(walls)).area < EXACT


@given(turn=TURNS, parts=st.permutations(range(4)))
@settings(max_examples=50, deadline=None)
def test_all_parts_make_up_the_whole_in_any_order(turn, parts):
    pieces = [turn(each) for each in (A, B, BETWEEN, RING)]
    whole = together(pieces[i] for i in parts)
    assert whole.area == pytest.approx(8.6 * 3.6, abs=EXACT)
    assert less(whole, [pieces[i] for i in parts]).area < EXACT


def test_far_from_the_origin_too():
    walls = [FAR(RING), FAR(BETWEEN)]
    assert together(walls).area == pytest.approx(WALLS, abs=EXACT)
    assert less(FAR(box(-1, -1, 9, 4)), walls).area == pytest.approx(50 - WALLS, abs=EXACT)


@pytest.mark.parametrize(
    ("found", "area"),
    [
        (together([]), 0.0),
        (together([A]), 12.0),
        (together([A, A]), 12.0),
        (together([A, box(10, 0, 11, 1)]), 13.0),
        (less(A, []), 12.0),
        (less(A, [A]), 0.0),
        (less(A, [box(1, 1, 2, 2), box(3, 1, 5, 2)]), 10.0),
        (less(MultiPolygon(), [A]), 0.0),
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
    left, cut = less(A, [taken]), shared(A, taken)
    assert left.area + cut.area == pytest.approx(12.0, abs=20 * GRID)
    assert together([left, cut]).symmetric_difference(A).area < 20 * GRID
