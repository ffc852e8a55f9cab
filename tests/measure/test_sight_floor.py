"""What is open to view at the height of an eye: rooms, holes in walls, and what stands in them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import Point, box

from checker.measure.sight.views import hides
from tests.geometry.turning import TURNS
from tests.measure.beside_made import broken, declares, school_measurer, walls_of
from tests.measure.schools import door, fitting, furniture, opening, room, school_of, wall, window
from tests.measure.turned import turned_school

A, B = room("a", box(0, 0, 4, 3)), room("b", box(4.1, 0, 8, 3))
WALLS = walls_of(A, B)
IN_WALL = Point(4.05, 1.5)


def floor(*elements, level=1.2):
    return school_measurer(school_of(A, B, *WALLS, *elements)).provide("sight_floors").at(level)


def open_at(point, *elements, level=1.2):
    """Whether a place is open to view: surely, and perhaps."""
    found = floor(*elements, level=level)
    return bool(found.sure.covers(point)), bool(found.maybe.covers(point))


YES, MAYBE, NO = (True, True), (False, True), (False, False)
DOOR = door("d", at=(4.05, 1.5), along=90)
HOLE = opening("o", box(4, 1, 4.1, 2))


def glazed(share):
    return replace(DOOR, properties=declares("GlazingAreaFraction", share))


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (HOLE, YES),
        (DOOR, MAYBE),
        (glazed(0.6), YES),
        (glazed(0.1), MAYBE),
        (glazed(-1.0), MAYBE),
        (window("w", box(4, 1, 4.1, 2)), YES),
        (window("w", box(4, 1, 4.1, 2), sill=1.5), NO),
        (replace(DOOR, shape=replace(DOOR.shape, top=1.0)), NO),
    ],
    ids=[
        "a hole",
        "a door",
        "a glass door",
        "a vision panel",
        "nonsense",
        "a window",
        "a high one",
        "a gate",
    ],
)
def test_a_wall_is_open_where_there_is_a_hole_in_it(element, expected):
    assert open_at(IN_WALL, element) == expected


def test_the_height_of_the_eye_decides_which_holes_count():
    sash = window("w", box(4, 1, 4.1, 2), sill=1.5, height=0.6)
    assert open_at(IN_WALL, sash, level=1.2) == NO
    assert open_at(IN_WALL, sash, level=1.6) == YES
    assert open_at(IN_WALL, HOLE, level=2.2) == NO
    assert open_at(Point(1, 1), level=2.8) == NO


def test_a_window_without_a_body_may_be_at_any_height():
    bare = window("w", None, frame=DOOR.frame, overall_width=0.9)
    assert open_at(IN_WALL, bare) == MAYBE


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (furniture("x", box(1, 1, 2, 2), top=2.0), NO),
        (furniture("x", box(1, 1, 2, 2), top=2.0, hull_only=True), MAYBE),
        (furniture("x", box(1, 1, 2, 2), top=0.8), YES),
        (fitting("x", box(1, 1, 2, 2), top=2.0), NO),
        (wall("x", box(1, 1, 2, 2)), NO),
        (wall("x", box(1, 1, 2, 2), top=1.0), YES),
    ],
    ids=["tall", "perhaps", "low", "a fitting", "a wall", "a low wall"],
)
def test_what_stands_there_is_not_open(thing, expected):
    assert open_at(Point(1.5, 1.5), thing) == expected


def test_a_curtain_wall_may_be_open():
    outer, inner = WALLS
    glass = replace(inner, ref=replace(inner.ref, ifc_class="IfcCurtainWall"))
    found = school_measurer(school_of(A, B, outer, glass)).provide("sight_floors").at(1.2)
    assert not found.sure.covers(IN_WALL)
    assert found.maybe.covers(IN_WALL)


def test_rooms_that_touch_are_apart_where_no_wall_is_modelled_at_all():
    touching = room("b", box(4, 0, 8, 3))
    bare = school_measurer(school_of(A, touching)).provide("sight_floors").at(1.2)
    walled = school_measurer(school_of(A, touching, wall("w", box(0, -1, 4, 0))))
    assert not bare.sure.covers(Point(4, 1.5))
    assert bare.maybe.covers(Point(4, 1.5))
    assert walled.provide("sight_floors").at(1.2).sure.covers(Point(4, 1.5))


def test_what_is_surely_open_is_perhaps_open():
    cloud = furniture("x", box(1, 1, 2, 2), top=2.0, hull_only=True)
    found = floor(HOLE, DOOR, cloud)
    assert found.sure.difference(found.maybe).area < 1e-9
    assert found.sure.area < found.maybe.area


def test_a_height_is_looked_at_once():
    floors = school_measurer(school_of(A, B)).provide("sight_floors")
    assert floors.at(1.2) is floors.at(1.2001)


def test_nothing_is_open_where_no_room_is():
    found = school_measurer(school_of(broken("x"), room("y", None))).provide("sight_floors").at(1.2)
    assert found.sure.is_empty
    assert found.maybe.is_empty


@given(turn=TURNS)
@settings(max_examples=10, deadline=None)
def test_turning_changes_no_floor(turn):
    school = school_of(A, B, *WALLS, HOLE, furniture("x", box(1, 1, 2, 2), top=2.0))
    there = school_measurer(turned_school(school, turn)).provide("sight_floors").at(1.2)
    assert there.sure.area == pytest.approx(12 + 11.7 - 1 + 0.1, abs=1e-4)
    assert there.sure.covers(turn(IN_WALL))


@pytest.mark.parametrize(
    ("base", "top", "eye", "answer"),
    [
        (0.0, 2.0, 1.2, True),
        (0.0, 1.2, 1.2, False),
        (0.0, 1.2006, 1.2, True),
        (0.0, 1.2, 1.1, True),
        (1.3, 1.0, 1.2, False),
        (1.1, 1.0, 1.2, True),
    ],
    ids=["tall", "as high", "a hair more", "a lower eye", "over the eye", "across it"],
)
def test_a_thing_hides_when_it_reaches_past_the_eye(base, top, eye, answer):
    thing = furniture("x", box(1, 1, 2, 2), base=base, top=top)
    m = school_measurer(school_of(A, thing))
    (obstacle,) = m.provide("obstacles")["a"]
    assert hides(obstacle, eye) == answer
