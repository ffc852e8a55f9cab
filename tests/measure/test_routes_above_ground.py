"""Rooms over the ground by the level of the entrances, and what is stated of their windows."""

import pytest
from shapely import box

from checker.model import Property
from tests.measure.climbing import is_unknown
from tests.measure.measuring import measured
from tests.measure.schools import room, school_of
from tests.measure.ways import WALL, outer, walker

USES = {"lobby": "corridor", "upper": "small group room"}


def school(*doors, level=3.0, **given):
    """A lobby on the ground with its entrance, and a room over it."""
    return school_of(
        room("lobby", box(0, 0, 8, 3)),
        room("upper", box(0, 0, 8, 3) if level is not None else None, base=level or 0.0, **given),
        *doors,
    )


WEST = outer("west", at=(-WALL / 2, 1.5), along=90)


def above(made, id_, **brief):
    return measured(walker(made, brief=brief or None, **USES), "is_above_ground", "room", id_)


@pytest.mark.parametrize(("level", "is_above"), [(3.0, True), (1.6, True), (1.4, False)])
def test_a_room_more_than_a_metre_and_a_half_over_the_entrance_is_above_ground(level, is_above):
    made = school(WEST, level=level)
    assert above(made, "upper").possible == {is_above}
    assert above(made, "lobby").possible == {False}


def test_where_no_door_leads_outside_it_is_open():
    assert above(school(), "upper").possible == {True, False}


def test_a_terrace_beside_it_leaves_it_open_until_the_brief_names_the_main_entrance():
    terrace = outer("terrace", at=(8 + WALL / 2, 1.5), along=90, base=3.0)
    made = school(WEST, terrace)
    named = above(made, "upper", entrances={"main": "west"})
    assert named.possible == {True}
    assert named.steps == ("1 entrances compared",)


def test_without_a_body_it_is_unknown():
    assert is_unknown(above(school(WEST, level=None), "upper"))


@pytest.mark.parametrize(
    ("value", "possible"),
    [(True, {True}), ("no", {False}), ("some of them", {True, False}), (None, {True, False})],
)
def test_whether_windows_are_guarded_is_what_is_stated(value, possible):
    said = Property(group="SchoolCheck_Room", name="WindowsGuarded", value=value or "")
    said = Property(group=said.group, name=said.name, value=value) if value is not None else said
    made = school(WEST, properties=(said,))
    found = measured(walker(made, **USES), "windows_guarded", "room", "upper")
    assert found.possible == possible
