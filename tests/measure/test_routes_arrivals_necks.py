"""A narrow neck behind a door is no cupboard: who has to get into the room has to get past it."""

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.schools import column, fitting, furniture, room, school_of, wall
from tests.measure.turned import turned_school
from tests.measure.ways import corridor_school, outer, reachable, walker, way_in

YES, NO, OPEN = {True}, {False}, {True, False}
USES = ("small group room", "accessible toilet", "store", "toilet")
SQUARE = box(13, -4.1, 17, -0.1)


def behind(plan, *more):
    """A corridor and room b south of it, with a door of 0.9 m at x = 15."""
    return school_of(
        room("corridor", box(0, 0, 20, 2)),
        room("b", plan),
        outer("main", at=(-0.05, 1), along=90),
        way_in("d", at=(15, -0.05)),
        *more,
    )


def neck(wide, *, deep=2.0):
    """The plan of a room of 6 by 4 m behind a neck so wide and deep before its door."""
    end = -0.1 - deep
    return box(15 - wide / 2, end, 15 + wide / 2, -0.1).union(box(12, end - 4, 18, end))


def answer(school, use="small group room", **params):
    return reachable(walker(school, b=use), "b", **params)


def found(*parts, use="small group room"):
    return answer(behind(*parts), use).possible


@pytest.mark.slow
@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("deep", [0.6, 2.0, 6.0])
@pytest.mark.parametrize(("wide", "told"), [(0.7, NO), (0.79, NO), (0.81, YES)])
def test_a_neck_lets_in_who_is_no_wider(use, deep, wide, told):
    assert found(neck(wide, deep=deep), use=use) == told


def test_a_narrower_way_gets_through_and_the_width_is_said():
    tight = behind(neck(0.7))
    told = answer(tight)
    assert told.steps == ("no way 800 mm wide is left into b by door d",)
    assert answer(tight, clear_width=0.69).possible == YES


def test_what_stands_far_off_in_the_room_changes_nothing():
    for thing in (column("x", box(14, -3, 14.3, -2.7)), furniture("x", box(14, -4, 16, -3))):
        assert found(neck(0.7), thing) == NO
        assert found(neck(0.9), thing) == YES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("gap", "told"), [(0.0, OPEN), (0.6, OPEN), (0.79, OPEN), (0.81, YES), (1.0, YES)]
)
@pytest.mark.parametrize("off", [0.5, 0.9])
def test_a_wall_behind_the_door_lets_in_by_its_gap_only(gap, told, off):
    """In a strip of 0.5 m nobody turns to a gap at its end; it lies before the door there."""
    low = -0.1 - off
    walls = (
        wall("x", box(13, low - 0.1, 15 - gap / 2, low)),
        wall("y", box(15 + gap / 2, low - 0.1, 17, low)),
    )
    assert found(SQUARE, *walls) == told


def test_in_the_smaller_part_of_a_room_one_is_not_for_sure_in_it_and_in_a_half_one_is():
    def parted(y):
        return found(SQUARE, wall("x", box(13, y - 0.1, 17, y)))

    assert parted(-1.6) == OPEN
    assert parted(-2.0) == YES


@pytest.mark.parametrize(("left", "told"), [(0.6, OPEN), (0.79, OPEN), (0.81, YES)])
@pytest.mark.parametrize("made", [fitting, furniture, column])
def test_a_neck_that_a_thing_closes_is_not_the_room(left, told, made):
    """One stands before it, in a neck of 0.9 m: nobody can tell whether that is enough."""
    thing = made("x", box(14.55, -1.5, 15.45 - left, -1.0))
    assert found(neck(0.9), thing) == told


def test_nobody_has_to_stand_where_no_wheelchair_fits_at_all_and_else_they_have_to():
    shallow = box(12, -0.7, 18, -0.1)
    assert found(shallow, use="store") == YES
    assert found(shallow.union(box(17, -2, 18, -0.1)), use="store") == NO


@pytest.mark.slow
def test_a_door_onto_two_rooms_that_meet_without_a_wall_lets_in_over_both():
    """The door stands 0.2 m into y; a wall between the rooms leaves too little of it."""

    def school(*more):
        x, y = room("x", box(6, 2.1, 7, 6)), room("y", box(7, 2.1, 9, 6))
        return corridor_school(x, y, way_in("d-x", at=(7.2, 2.05)), *more)

    def told(made):
        return reachable(walker(made, x="store", y="small group room"), "y").possible

    assert told(school()) == YES
    assert told(school(wall("w", box(6.9, 2.1, 7.0, 6)))) != YES


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=8, deadline=None)
def test_turning_and_mirroring_change_nothing(turn):
    for wide, told in ((0.799, NO), (0.801, YES)):
        assert answer(turned_school(behind(neck(wide)), turn)).possible == told
    thing = fitting("x", box(14.55, -1.5, 14.85, -1.0))
    assert answer(turned_school(behind(neck(0.9), thing), turn)).possible == OPEN
