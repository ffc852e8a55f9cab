"""Which outer doors lead onto the landing of a ramp or stair."""

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.schools import ramp, ramp_flight, room, school_of, slab
from tests.measure.turned import turned_school
from tests.measure.ways import WALL, outer, walker, way_in

BEFORE = box(-2 - WALL, 0.5, -WALL, 2.5)


def school(landing=BEFORE, *more, level=0.0, door=outer):
    """A corridor with a door in its west end, and a ramp up to a landing west of it."""
    flight = ramp_flight("up", at=(-7 - WALL, 1.5), going=5.0, rise=0.3, z=level - 0.3)
    return school_of(
        room("corridor", box(0, 0, 20, 3)),
        door("west", at=(-WALL / 2, 1.5), along=90),
        ramp("r", flights=(flight,), landings=(slab("landing", landing, level=level),)),
        *more,
    )


def sides(made):
    link = walker(made).provide("walked_links")["west"]
    return {link.side_a, link.side_b}


def test_it_is_the_landing_right_before_the_door():
    assert sides(school()) == {"corridor", "landing"}


@settings(max_examples=20, deadline=None)
@given(turn=TURNS)
def test_it_is_however_the_building_stands(turn):
    assert sides(turned_school(school(), turn)) == {"corridor", "landing"}


@pytest.mark.parametrize(
    ("landing", "beyond"),
    [
        (box(-2 - WALL, 0.5, -WALL - 0.2, 2.5), "outside"),
        (box(-2 - WALL, 1.45, -WALL, 3.5), "landing"),
        (box(-2 - WALL, 1.55, -WALL, 3.5), "outside"),
    ],
    ids=["200 mm away", "before most of the door", "before less than half of it"],
)
def test_it_takes_most_of_the_strip_before_the_opening(landing, beyond):
    assert sides(school(landing)) == {"corridor", beyond}


@pytest.mark.parametrize(
    ("level", "beyond"),
    [
        (0.0, "landing"),
        (-0.599, "landing"),
        (-0.61, "outside"),
        (0.3, "landing"),
        (0.31, "outside"),
    ],
)
def test_it_lies_at_the_foot_of_the_door(level, beyond):
    assert sides(school(level=level)) == {"corridor", beyond}


def test_a_place_that_is_modelled_there_comes_first():
    path = room("path", box(-9, 0, -WALL, 3), is_external=True)
    assert sides(school(BEFORE, path)) == {"corridor", "path"}


def test_a_door_of_which_nobody_says_that_it_leads_outside_is_left_as_it_is():
    assert "landing" not in sides(school(door=way_in))
