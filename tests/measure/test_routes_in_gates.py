"""What stands in an opening or right before a door is in the way, wherever one comes through."""

import pytest
from shapely import box

from tests.geometry.turning import Turn
from tests.measure.schools import column, fitting, furniture, railing, wall, window
from tests.measure.test_routes_arrivals_wide import behind
from tests.measure.turned import turned_school
from tests.measure.ways import EXACT, MAIN, distance, reachable, walker, way_in

YES, NO, OPEN = {True}, {False}, {True, False}
HOLE = box(12, -0.1, 16, 0)
"""The opening of `behind`, in a wall 0.1 m thick between the corridor and room b."""
CLOSED = "opening o is closed by x"


def way_to_b(*things, **school):
    return reachable(walker(behind(*things, **school), b="small group room"), "b")


@pytest.mark.parametrize(
    ("thing", "found", "why"),
    [
        (wall("x", HOLE), NO, CLOSED),
        (wall("x", box(12, -0.08, 16, -0.02)), NO, CLOSED),
        (wall("x", box(10, -0.1, 20, 0)), OPEN, CLOSED),
        (wall("x", box(12, -0.1, 16, 0), base=2.1), YES, ""),
        (column("x", HOLE), NO, CLOSED),
        (fitting("x", box(12, -0.07, 16, -0.03)), NO, CLOSED),
        (fitting("x", HOLE, hull_only=True), OPEN, CLOSED),
        (railing("x", (12, -0.05, 1.0), (16, -0.05, 1.0)), NO, CLOSED),
        (window("x", HOLE, sill=0.0, height=2.1), OPEN, CLOSED),
        (furniture("x", HOLE, base=2.2, top=2.5), YES, ""),
    ],
)
def test_what_stands_between_the_jambs_closes_an_opening(thing, found, why):
    answer = way_to_b(thing)
    assert answer.possible == found
    assert answer.steps[-1].endswith(why)


@pytest.mark.parametrize(("left", "found"), [(0.801, YES), (0.79, NO)])
def test_what_an_infill_leaves_decides(left, found):
    assert way_to_b(wall("x", box(12 + left, -0.1, 16, 0))).possible == found


def test_a_narrow_door_in_a_screen_is_no_wider_than_it_is():
    screen = (wall("s", box(12, -0.1, 13.6, 0)), wall("t", box(14.4, -0.1, 16, 0)))
    assert way_to_b(*screen, way_in("d", at=(14, -0.05), clear=0.7)).possible == NO


def test_a_door_or_a_thing_on_the_storey_above_is_in_nobodys_way():
    above = way_in("d", at=(14, -0.05), clear=0.7, base=3.0)
    assert way_to_b(above, column("x", HOLE, base=3.0, top=6.0)).possible == YES


@pytest.mark.slow
@pytest.mark.parametrize("thick", [0.03, 0.05, 0.08])
@pytest.mark.parametrize("front", [True, False])
@pytest.mark.parametrize("panel_of", [column, fitting])
def test_a_panel_right_before_or_behind_a_gate_is_not_stepped_over(panel_of, thick, front):
    low = 0.0 if front else -0.1 - thick
    panel = panel_of("x", box(11, low, 17, low + thick))
    assert way_to_b(panel).possible == NO
    leaf = way_in("d", at=(14, -0.05))
    assert way_to_b(panel, door=leaf).possible == NO
    assert way_to_b(door=leaf).possible == YES


@pytest.mark.parametrize("thick", [0.03, 0.05, 0.08])
@pytest.mark.parametrize("front", [True, False])
def test_a_layer_of_wall_right_before_an_opening_leaves_it_open_at_best(thick, front):
    """A door in such a layer may be one that somebody forgot to cut it for."""
    low = 0.0 if front else -0.1 - thick
    found = way_to_b(wall("x", box(11, low, 17, low + thick))).possible
    assert found in (NO, OPEN)


def test_where_one_side_and_the_other_are_free_at_different_places_there_is_no_way():
    before, beyond = column("p", box(14, 0, 16.5, 1)), column("q", box(11.5, -2, 14, -0.1))
    assert way_to_b(before, beyond).possible == NO
    assert way_to_b(before).possible == way_to_b(beyond).possible == YES


def test_a_pocket_at_the_middle_leaves_the_way_beside_it():
    """A counter shuts in 2.8 m of the opening, the middle among it; 1.2 m are free at the jamb."""
    pocket = (
        column("p", box(13.2, 0, 13.3, 1.1)),
        column("q", box(13.2, 1.0, 16, 1.1)),
        column("r", box(15.9, 0, 16, 1.1)),
    )
    assert way_to_b(*pocket).possible == YES


@pytest.mark.slow
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("angle", [0.0, 37.0, 180.0])
def test_past_a_thing_at_the_middle_the_way_is_as_long_however_the_plan_lies(angle, mirrored):
    school = behind(column("x", box(13.5, -0.3, 14.5, 0.2)))
    turned = turned_school(school, Turn(angle=angle, mirrored=mirrored, x=3.0, y=-2.0))
    here, there = (
        distance(walker(each, b="small group room"), "b", MAIN).high for each in (school, turned)
    )
    assert there == pytest.approx(here, abs=EXACT)
    assert here > distance(walker(behind(), b="small group room"), "b", MAIN).high
