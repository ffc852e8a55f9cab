"""Doors to the outside: which is the main entrance, and what the others are for."""

import pytest
from shapely import box

from checker.measure.subjects import Place
from checker.model import Property
from tests.measure.measuring import measured
from tests.measure.schools import room, school_of
from tests.measure.ways import WALL, distance, outer, reachable, walker, way_in

FIRE = Property(group="Pset_DoorCommon", name="FireExit", value=True)


def school(*more, **given):
    """A lobby with a door at its west end, a class with a garden door, a store for goods."""
    return school_of(
        room("lobby", box(0, 0, 8, 3), long_name=given.get("long_name", "Lobby")),
        room("class", box(0, 3.1, 8, 10)),
        room("store", box(8.1, 0, 12, 3)),
        way_in("d-class", at=(4, 3.05)),
        way_in("d-store", at=(8.05, 1.5), along=90),
        outer("west", at=(-WALL / 2, 1.5), along=90),
        outer("garden", at=(4, 10.05)),
        outer("goods", at=(12.05, 1.5), along=90),
        *more,
    )


USES = {"lobby": "corridor", "class": "small group room", "store": "store"}


def kind(m, id_):
    return measured(m, "entrance_kind", "door", id_).possible


def test_each_is_told_by_what_lies_behind_it():
    m = walker(school(), **USES)
    assert kind(m, "west") == {"main entrance"}  # the only entrance there is
    assert kind(m, "garden") == {"door of a room"}
    assert kind(m, "goods") == {"service door"}
    assert kind(m, "d-class") == {"indoors"}
    assert measured(m, "entrance_kind", "door", "west").method == "the only entrance"


SECOND = outer("east", at=(6, -WALL / 2))


def test_of_two_entrances_either_may_be_the_main_one():
    m = walker(school(SECOND), **USES)
    assert kind(m, "west") == kind(m, "east") == {"entrance", "main entrance"}
    assert measured(m, "is_main_entrance", "door", "west").possible == {True, False}


@pytest.mark.parametrize("name", ["west", "WEST ", "gid-west"])
def test_the_brief_decides_by_name_tag_or_global_id(name):
    named = outer("west", at=(-WALL / 2, 1.5), along=90, tag="gid-west")
    others = [each for each in school(SECOND).doors if each.id != "west"]
    m = walker(
        school_of(*school().rooms, *others, named), brief={"entrances": {"main": name}}, **USES
    )
    assert kind(m, "west") == {"main entrance"}
    assert kind(m, "east") == {"entrance"}
    assert measured(m, "entrance_kind", "door", "west").origin == "declared"


def test_a_quiet_entrance_is_told_too():
    brief = {"entrances": {"main": "west", "quiet": "east"}}
    assert kind(walker(school(SECOND), brief=brief, **USES), "east") == {"quiet entrance"}


@pytest.mark.parametrize(
    "words", ["Main entrance lobby", "Haupteingang", "Visitor entrance", "hoofdingang"]
)
def test_words_make_a_main_entrance(words):
    m = walker(school(SECOND, long_name=words), **USES)
    assert kind(m, "west") == kind(m, "east") == {"main entrance"}


@pytest.mark.parametrize("words", ["Maintenance entrance hall", "Not an entrance", "Remain entry"])
def test_other_words_do_not(words):
    assert kind(walker(school(SECOND, long_name=words), **USES), "west") != {"main entrance"}


def test_words_give_way_to_the_brief():
    brief = {"entrances": {"main": "east"}}
    m = walker(school(SECOND, long_name="Main entrance lobby"), brief=brief, **USES)
    assert (kind(m, "east"), kind(m, "west")) == ({"main entrance"}, {"entrance"})


def test_a_name_that_no_door_has_is_asked_for():
    m = walker(school(), brief={"entrances": {"main": "north"}}, **USES)
    found = reachable(m, "class")
    assert found.missing == ("the main entrance 'north' that the brief names",)


def test_a_fire_exit_from_a_corridor_is_an_exit():
    fire = outer("fire", at=(6, -WALL / 2))
    said = outer("fire", at=(6, -WALL / 2), properties=(*fire.properties, FIRE))
    m = walker(school(said), **USES)
    assert kind(m, "fire") == {"exit"}
    assert kind(m, "west") == {"main entrance"}


def test_a_door_with_nothing_on_its_other_side_may_lead_outside():
    m = walker(school(way_in("loose", at=(6, -WALL / 2))), **USES)
    assert kind(m, "loose") == {"entrance", "indoors"}
    assert kind(m, "west") == {"main entrance"}


def test_where_no_other_does_it_may_be_the_main_one():
    loose = way_in("loose", at=(-WALL / 2, 1.5), along=90)
    m = walker(school_of(*school().rooms, way_in("d-class", at=(4, 3.05)), loose), **USES)
    assert kind(m, "loose") == {"entrance", "indoors", "main entrance"}
    # The class is reached from it; whether it is an entrance at all nobody knows.
    assert reachable(m, "class").possible == {True, False}
    named = walker(m.school, brief={"entrances": {"main": "loose"}}, **USES)
    assert reachable(named, "class").possible == {True}


def test_a_room_of_unknown_use_leaves_its_door_open():
    m = walker(school(), **{**USES, "class": ("corridor", "store")})
    assert kind(m, "garden") >= {"entrance", "service door"}


def test_from_either_of_two_main_entrances_the_way_is_an_interval():
    m = walker(school(SECOND), **USES)
    found = distance(m, "class", Place(relation="main entrance"))
    one, other = (
        distance(
            walker(school(SECOND), brief={"entrances": {"main": each}}, **USES),
            "class",
            Place(relation="main entrance"),
        ).high
        for each in ("west", "east")
    )
    assert (found.low, found.high) == (
        pytest.approx(min(one, other)),
        pytest.approx(max(one, other)),
    )


def test_without_a_door_to_the_outside_there_is_no_main_entrance():
    m = walker(school_of(*school().rooms, way_in("d-class", at=(4, 3.05))), **USES)
    assert "no door leads outside" in reachable(m, "class").missing[0]


def leads(m, id_):
    return measured(m, "leads_to_entrance", "outdoor space", id_).possible


def test_a_path_leads_to_the_entrance_that_opens_off_it():
    m = walker(
        school(
            room("path", box(-5, 0, -WALL, 3), is_external=True),
            room("lawn", box(0, 10.1, 8, 14), is_external=True),
            room("yard", box(12.1, 0, 16, 3), is_external=True),
            room("far", box(-20, 0, -10, 3), is_external=True),
        ),
        **USES,
    )
    assert leads(m, "path") == {True}
    assert leads(m, "lawn") == leads(m, "yard") == leads(m, "far") == {False}


def test_a_place_leads_perhaps_to_a_door_of_which_it_is_open_what_it_is_for():
    lawn = room("lawn", box(0, 10.1, 8, 14), is_external=True)
    m = walker(school(lawn), **{**USES, "class": ("corridor", "small group room")})
    assert leads(m, "lawn") == {True, False}
