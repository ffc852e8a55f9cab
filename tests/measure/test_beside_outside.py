"""How far a building reaches at a level, and what lies above and below each other in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from checker.geometry.facing import Stretch
from tests.geometry.turning import TURNS
from tests.measure.beside_made import broken, school_measurer, walls_of
from tests.measure.schools import column, room, school_of, wall
from tests.measure.turned import turned_school

A, B = room("a", box(0, 0, 4, 3)), room("b", box(4.1, 0, 8, 3))
RING = wall("ring", box(-10, -10, 20, 20).difference(box(-9.7, -9.7, 19.7, 19.7)))
EAST = Stretch(start=(4.0, 0.0), end=(4.0, 3.0))
SOUTH = Stretch(start=(0.0, 0.0), end=(4.0, 0.0))


def built(*elements):
    return school_measurer(school_of(*elements)).provide("built")


@pytest.mark.parametrize(
    ("elements", "level", "area"),
    [
        ([A, B], 1.0, 8 * 3),
        ([A, B, *walls_of(A, B)], 1.0, 8.6 * 3.6),
        ([A, B], 3.0, 0.0),
        ([A, room("far", box(30, 0, 34, 3))], 1.0, 24.0),
        ([RING], 1.0, 900.0),
        ([A, room("yard", box(0, -9, 4, -0.3), is_external=True)], 1.0, 12.0),
        ([A, column("c", box(30, 0, 31, 1))], 1.0, 12.0),
        ([A, room("up", box(0, 0, 9, 9), storey_id="s1")], 1.0, 12.0),
        ([A, room("up", box(0, 0, 9, 9), storey_id="s1")], 4.5, 81.0),
        ([], 1.0, 0.0),
        ([broken("x"), room("y", None)], 1.0, 1.0),
    ],
    ids=[
        "rooms and what is between",
        "with their walls",
        "over the roof",
        "two buildings",
        "what walls enclose",
        "not outdoors",
        "not columns",
        "not upstairs",
        "upstairs",
        "nothing",
        "without bodies",
    ],
)
def test_a_shell_holds_all_within_the_outermost_walls(elements, level, area):
    assert built(*elements).shell(level).area == pytest.approx(area, abs=0.01)


@pytest.mark.parametrize(("gap", "closed"), [(0.5, True), (0.59, True), (0.61, False)])
def test_walls_that_nearly_meet_enclose_all_the_same(gap, closed):
    horseshoe = box(0, 0, 10, 10).difference(box(0.3, 0.3, 9.7, 9.7))
    horseshoe = horseshoe.difference(box(4, -1, 4 + gap, 1))
    shell = built(wall("w", horseshoe)).shell(1.0)
    assert shell.contains(Point(5, 5)) == closed


def test_the_place_beyond_a_wall_is_within_or_without():
    around = built(A, B, *walls_of(A, B))
    assert around.encloses(A, EAST, reach=0.6)
    assert not around.encloses(A, SOUTH, reach=0.6)
    assert built(A, RING).encloses(A, SOUTH, reach=0.6)
    assert not built(A).encloses(room("blind", None), SOUTH, reach=0.6)


def test_a_shell_is_worked_out_once_for_a_level():
    around = built(A, B)
    assert around.shell(1.0) is around.shell(1.02)
    assert around.shell(1.0) is not around.shell(1.5)


@given(turn=TURNS)
@settings(max_examples=10, deadline=None)
def test_turning_a_building_changes_no_shell(turn):
    school = school_of(A, B, *walls_of(A, B), RING)
    turned = school_measurer(turned_school(school, turn)).provide("built")
    assert turned.shell(1.0).area == pytest.approx(900.0, abs=0.01)
    assert turned.shell(1.0).covers(turn(Point(-5, -5)))


def stack(*elements, of="a", above=True):
    found = school_measurer(school_of(*elements)).provide("stacks")(of, above)
    return set(found.rooms), found.has_gap


UP = room("up", box(0, 0, 4, 3), storey_id="s1")
TOP = room("top", box(0, 0, 4, 3), storey_id="s2")


def test_only_the_next_storey_is_above_or_below():
    assert stack(A, UP, TOP) == ({"up"}, False)
    assert stack(A, UP, TOP, of="up") == ({"top"}, False)
    assert stack(A, UP, TOP, of="up", above=False) == ({"a"}, False)
    assert stack(A, UP, TOP, above=False) == (set(), False)
    assert stack(A, UP, TOP, of="top") == (set(), False)


def test_a_high_hall_has_the_storey_over_it_above():
    hall = room("hall", box(4.1, 0, 12, 3), top=6.6)
    over = room("over", box(4.1, 0, 12, 3), storey_id="s2")
    assert stack(A, hall, UP, over, of="hall") == ({"over"}, False)
    assert stack(A, hall, UP, over, of="over", above=False) == ({"hall"}, False)


@given(share=st.floats(0.01, 1.0))
@settings(max_examples=20, deadline=None)
def test_half_a_square_metre_in_common_is_enough(share):
    other = room("up", box(4 - share, 0, 9, 3), storey_id="s1")
    rooms, _ = stack(A, other)
    assert (rooms == {"up"}) == (3 * share >= 0.5)


def test_walls_of_the_storey_above_are_no_gap():
    left = room("l", box(0, 0, 1.9, 3), storey_id="s1")
    right = room("r", box(2.5, 0, 4, 3), storey_id="s1")
    assert stack(A, left, right, *walls_of(left, right)) == ({"l", "r"}, False)


def test_a_void_in_the_storey_above_is_a_gap():
    left = room("l", box(-4, -3, 0.5, 6), storey_id="s1")
    right = room("r", box(3.5, -3, 8, 6), storey_id="s1")
    north = room("n", box(-4, 6.1, 8, 9), storey_id="s1")
    south = room("s", box(-4, -6, 8, -3.1), storey_id="s1")
    rooms, gap = stack(A, left, right, north, south)
    assert rooms == {"l", "r"}
    assert gap


@pytest.mark.parametrize("bad", [room("a", None), broken("a")], ids=["no body", "crossed"])
def test_a_room_without_a_body_may_have_anything_above(bad):
    assert stack(bad, UP) == (set(), True)


def test_outdoor_spaces_lie_over_nobody():
    terrace = room("up", box(0, 0, 4, 3), storey_id="s1", is_external=True)
    assert stack(A, terrace) == (set(), False)
