"""A wide doorway with a thing at its middle is passed beside it."""

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.schools import column, furniture, opening, room, school_of, wall
from tests.measure.turned import turned_school
from tests.measure.ways import MAIN, distance, outer, reachable, walker, way_in

YES, NO = {True}, {False}


def behind(*more, door=None):
    """A corridor and room b south of it behind an opening of 4 m, or behind a door instead."""
    way = door or opening("o", box(12, -0.1, 16, 0), host_id="w")
    return school_of(
        room("corridor", box(0, 0, 20, 2)),
        room("b", box(10, -6.1, 18, -0.1)),
        outer("main", at=(-0.05, 1), along=90),
        wall("w", box(0, -0.1, 20, 0)),
        way,
        *more,
    )


def post(wide, top, *, deep=0.3):
    """A thing at the middle of the opening, so wide, which begins at y = `top`."""
    return box(14 - wide / 2, top - deep, 14 + wide / 2, top)


def found(school):
    return reachable(walker(school, b="small group room"), "b").possible


@pytest.mark.parametrize("top", [0.6, 0.3, 0.05, -0.1, -0.3, -0.4, -0.45, -1.0])
def test_past_a_column_at_the_middle_of_a_wide_opening_one_gets_in(top):
    assert found(behind(column("x", post(0.3, top)))) == YES


@pytest.mark.parametrize(("beside", "answer"), [(0.81, YES), (0.78, NO)])
def test_what_is_left_on_either_side_decides(beside, answer):
    """The column stands right behind the opening: nobody gets round it but past the jambs."""
    assert found(behind(column("x", post(4 - 2 * beside, -0.1)))) == answer


@pytest.mark.parametrize(("beside", "answer"), [(0.81, YES), (0.78, NO)])
def test_so_it_does_where_the_column_stands_before_the_opening(beside, answer):
    assert found(behind(column("x", post(4 - 2 * beside, 0.3)))) == answer


def test_the_way_leads_through_the_side_that_is_free():
    """A column leaves 0.6 m west of it and 1.4 m east: from half the way's width past it on."""
    m = walker(behind(column("x", box(12.6, 0, 14.6, 0.5))), b="small group room")
    (way,) = (line for line in distance(m, "b", MAIN).evidence if line.role == "path")
    assert way.coords[0][0] == pytest.approx(15.0, abs=0.01)


def test_one_side_is_enough():
    def aside(left):
        return found(behind(column("x", box(12 + left, -0.6, 16.0, -0.1))))

    assert (aside(0.81), aside(0.78)) == (YES, NO)


def test_past_a_desk_too_and_in_a_double_door():
    assert found(behind(furniture("x", post(0.8, -0.2)))) == YES
    double = way_in("d", at=(14, -0.05), clear=2.4)
    assert found(behind(column("x", post(0.2, -0.4, deep=0.2)), door=double)) == YES


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=10, deadline=None)
def test_turning_and_mirroring_change_nothing(turn):
    for beside, answer in ((0.801, YES), (0.78, NO)):
        school = behind(column("x", post(4 - 2 * beside, -0.1)))
        assert found(turned_school(school, turn)) == answer
