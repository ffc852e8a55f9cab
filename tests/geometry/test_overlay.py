"""Areas with common edges, at every angle: nothing is lost where edges lie on each other."""

import pytest
from hypothesis import example, given
from shapely import Polygon, box

from checker.geometry.overlay import cut, joined, shared
from tests.geometry.turning import FAR, TURNS, Turn

ROOM, CUPBOARD = box(-2, 0.1, 2, 3), box(-1, 0.1, 1, 1.1)
STEPPED = Polygon([(-2, 0), (1.65, 0), (1.65, 1.3), (0.95, 1.3), (0.95, 1.6), (-2, 1.6)])
WINDOW = box(-3.65, 0, 3.65, 3.8)
LOST = Turn(angle=39.297461362895305, mirrored=False, x=0.0, y=0.0)


@given(turn=TURNS)
@example(turn=FAR)
def test_a_cupboard_against_a_wall_is_cut_out_whole(turn):
    left = cut(turn(ROOM), turn(CUPBOARD))
    assert left.area == pytest.approx(ROOM.area - CUPBOARD.area, abs=1e-4)


@given(turn=TURNS)
@example(turn=LOST)
@example(turn=FAR)
def test_a_window_on_the_edge_of_a_room_shares_all_of_it(turn):
    assert shared(turn(STEPPED), turn(WINDOW)).area == pytest.approx(STEPPED.area, abs=1e-4)


@pytest.mark.parametrize(("gap", "parts"), [(0.0, 1), (0.0099, 1), (0.0101, 2)])
@pytest.mark.parametrize("turn", [LOST, FAR], ids=["turned", "far"])
def test_rooms_that_miss_each_other_by_a_hair_are_joined(turn, gap, parts):
    rooms = [turn(box(0, 0, 2, 3)), turn(box(2 + gap, 0, 4, 3))]
    whole = joined(rooms, seam=0.01)
    assert len(getattr(whole, "geoms", [whole])) == parts
    assert whole.area == pytest.approx(12 if parts == 1 else 12 - gap * 3, abs=1e-3)


def test_one_area_stays_as_it_is_and_none_is_nothing():
    assert joined([ROOM], seam=0.01).equals(ROOM)
    assert joined([]).is_empty
