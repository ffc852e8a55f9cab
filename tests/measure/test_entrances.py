"""Doors to the outside: which is the main entrance, and what the others are for."""

from dataclasses import replace

import pytest
from shapely import box

from checker.measure.subjects import Place
from checker.model import Property
from tests.measure.measuring import measured
from tests.measure.schools import room, school_of
from tests.measure.surer import holds
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
def test_words_of_a_room_make_its_only_door_the_main_entrance(words):
    other = room("back", box(-8, 3.1, -0.1, 8)), outer("south", at=(-4, 3.05))
    m = walker(school(*other, long_name=words), **USES, back="corridor")
    assert kind(m, "west") == {"main entrance"}
    assert measured(m, "entrance_kind", "door", "west").method == "its room is called main entrance"
    assert kind(m, "south") == {"entrance"}


def test_of_two_doors_of_a_room_that_is_called_so_either_may_be_meant():
    other = room("back", box(-8, 3.1, -0.1, 8)), outer("south", at=(-4, 3.05))
    m = walker(school(SECOND, *other, long_name="Main entrance"), **USES, back="corridor")
    assert kind(m, "west") == kind(m, "east") == {"main entrance", "entrance"}
    assert kind(m, "south") == {"entrance"}, "it is one of the two"
    fire = replace(SECOND, properties=(*SECOND.properties, FIRE))
    known = walker(school(fire, long_name="Main entrance"), **USES)
    assert kind(known, "east") == {"main entrance", "exit"}


def test_its_own_name_makes_a_door_the_main_entrance_whatever_its_room_is():
    said = replace(SECOND, ref=replace(SECOND.ref, name="Main entrance"))
    m = walker(school(said, long_name="Main entrance lobby"), **USES)
    assert (kind(m, "east"), kind(m, "west")) == (
        {"main entrance"},
        {"main entrance", "entrance"},
    )


@pytest.mark.parametrize("use", ["store", "small group room", ("corridor", "store")])
def test_the_name_of_a_room_that_people_may_not_come_in_by_leaves_its_door_open(use):
    m = walker(school(SECOND, long_name="Main entrance"), **{**USES, "lobby": use})
    one = walker(school(long_name="Main entrance"), **{**USES, "lobby": use})
    for known in (kind(m, "west"), kind(one, "west")):
        assert "main entrance" in known
        assert known != {"main entrance"}


@pytest.mark.parametrize(
    "words",
    [
        "Maintenance entrance hall",
        "Not an entrance",
        "Remain entry",
        "Main hall",
        "Reception class",
        "Corridor to the main entrance",
        "Store by main entrance",
        "Neben Haupteingang",
    ],
)
def test_other_words_do_not(words):
    m = walker(school(SECOND, long_name=words), **USES)
    assert kind(m, "west") == {"main entrance", "entrance"}
    assert measured(m, "entrance_kind", "door", "west").method == "use of the room behind the door"


def test_a_type_that_several_doors_have_makes_none_of_them_the_main_entrance():
    typed = [
        replace(each, object_type="Front door 1010 x 2110")
        for each in school(SECOND).doors
        if each.id in ("west", "east")
    ]
    rest = [each for each in school().doors if each.id != "west"]
    m = walker(school_of(*school().rooms, *rest, *typed), **USES)
    assert kind(m, "west") == kind(m, "east") == {"main entrance", "entrance"}


def test_words_give_way_to_the_brief():
    brief = {"entrances": {"main": "east"}}
    m = walker(school(SECOND, long_name="Main entrance lobby"), brief=brief, **USES)
    assert (kind(m, "east"), kind(m, "west")) == ({"main entrance"}, {"entrance"})


def test_words_that_give_way_leave_open_whether_a_door_leads_outside():
    loose = way_in("loose", at=(6, -WALL / 2))
    made = school(loose, long_name="Main entrance lobby")
    assert kind(walker(made, **USES), "loose") == {"main entrance", "entrance", "indoors"}
    m = walker(made, brief={"entrances": {"main": "west"}}, **USES)
    assert kind(m, "loose") == {"entrance", "indoors"}


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
    assert kind(m, "loose") == {"entrance", "indoors", "main entrance"}
    assert kind(m, "west") == {"entrance", "main entrance"}
    said = walker(m.school, brief={"entrances": {"main": "west"}}, **USES)
    assert kind(said, "loose") == {"entrance", "indoors"}


def test_a_door_where_no_room_is_drawn_is_no_other_main_entrance():
    m = walker(school(way_in("elsewhere", at=(30, 1))), **USES)
    assert kind(m, "west") == {"main entrance"}
    assert "main entrance" not in kind(m, "elsewhere")


def test_a_door_beside_a_room_without_a_body_may_be_another_main_entrance():
    m = walker(school(way_in("elsewhere", at=(30, 1)), room("bare", None)), **USES)
    assert kind(m, "west") == {"entrance", "main entrance"}
    assert "main entrance" in kind(m, "elsewhere")


def two_halls(**changes):
    """Two halls with a door outside each; between them 650 mm, too narrow for wheels."""
    made = school_of(
        room("front-hall", box(0, 0, 10, 3)),
        room("back-hall", box(10.1, 0, 20, 3)),
        room("b", box(12, 3.1, 16, 7)),
        way_in("d-b", at=(14, 3.05)),
        way_in("between", at=(10.05, 1.5), along=90, clear=0.65),
        outer("front", at=(-WALL / 2, 1.5), along=90),
        outer("back", at=(20.05, 1.5), along=90),
    )
    doors = (replace(each, **changes) if each.id == "front" else each for each in made.doors)
    uses = {"front-hall": "corridor", "back-hall": "corridor", "b": "classroom"}
    return walker(replace(made, doors=tuple(doors)), **uses)


LOST = {"shape": None, "frame": None}


@pytest.mark.parametrize("changes", [{}, {"properties": ()}, LOST], ids=["", "external", "place"])
def test_an_entrance_of_which_less_is_known_makes_no_other_the_main_one(changes):
    m = two_halls(**changes)
    assert "main entrance" in kind(m, "front")
    assert kind(m, "back") == {"entrance", "main entrance"}
    assert holds(reachable(two_halls(), "b"), reachable(m, "b"))
    high = measured(m, "is_above_ground", "room", "b")
    assert high.possible == ({True, False} if changes is LOST else {False})


def test_a_door_without_a_place_may_be_another_of_the_main_entrance_lobby():
    lost = replace(SECOND, **LOST)
    m = walker(school(lost, long_name="Main entrance lobby"), **USES)
    assert kind(m, "west") == {"main entrance", "entrance"}
    assert "main entrance" in kind(m, "east")
    assert reachable(m, "class").possible == {True, False}


def by_reception(*more, **uses):
    """The lobby with two entrances; the one at the back, from the store, has a reception by it."""
    made = school(
        room("desk", box(8.1, 3.1, 12, 6)),
        way_in("d-desk", at=(10, 3.05)),
        *more,
    )
    return walker(made, **{**USES, "store": "corridor", "desk": "reception", **uses})


def test_the_entrance_beside_a_reception_is_the_main_one():
    m = by_reception()
    assert kind(m, "goods") == {"main entrance"}
    assert measured(m, "entrance_kind", "door", "goods").method.endswith("beside a reception")


@pytest.mark.parametrize(
    ("more", "uses"),
    [
        ((replace(way_in("lost", at=(0, 0)), **LOST),), {}),
        ((), {"desk": ("reception", "office")}),
        ((), {"class": ("reception", "office")}),
    ],
    ids=["a door without a place", "perhaps no reception", "perhaps another one"],
)
def test_a_reception_in_doubt_makes_no_entrance_the_main_one(more, uses):
    m = by_reception(*more, **uses)
    assert kind(m, "goods") == kind(m, "west") == {"entrance", "main entrance"}


def test_a_yard_that_two_entrances_share_does_not_put_the_reception_beside_both():
    ground = box(-5, -5, 16, -WALL).union(box(12 + WALL, -1, 16, 6))
    yard = room("yard", ground, is_external=True)
    doors = (
        way_in("one", at=(4, -WALL / 2)),
        way_in("other", at=(10, -WALL / 2)),
        way_in("staff", at=(12 + WALL / 2, 4.5), along=90),
    )
    rooms = (room("desk", box(8.1, 3.1, 12, 6)), way_in("d-desk", at=(10, 3.05)))
    made = school_of(
        room("l", box(0, 0, 8, 3)), room("r", box(8.1, 0, 12, 3)), yard, *doors, *rooms
    )
    m = walker(made, l="corridor", r="corridor", desk="reception")
    assert kind(m, "other") == {"main entrance"}


def test_a_lobby_called_main_entrance_leaves_its_inner_door_open_when_the_hall_is_lost():
    made = school_of(
        room("lobby", box(-4, 0, -0.1, 3), long_name="Main entrance lobby"),
        room("hall", None),
        room("b", box(-4, 3.1, -0.1, 8)),
        way_in("d-b", at=(-2, 3.05)),
        outer("main", at=(-4.05, 1.5), along=90),
        way_in("inner", at=(-0.05, 1.5), along=90),
    )
    m = walker(made, lobby="corridor", hall="corridor", b="classroom")
    assert kind(m, "inner") == {"main entrance", "entrance", "indoors"}
    assert kind(m, "main") == {"main entrance", "entrance"}
    whole = replace(made, rooms=(*made.rooms[:1], room("hall", box(0, 0, 20, 3)), made.rooms[2]))
    known = walker(whole, lobby="corridor", hall="corridor", b="classroom")
    assert kind(known, "main") == {"main entrance"}
    for name in ("escape_distance", "one_way_distance"):
        assert holds(measured(known, name, "room", "b"), measured(m, name, "room", "b")), name


def test_a_hatch_that_may_lead_indoors_is_no_sure_way_out():
    low = way_in("hatch", at=(6, -WALL / 2), base=1.0, height=1.0)
    assert kind(walker(school(low), **USES), "hatch") == {"service door", "indoors"}


def test_a_door_between_rooms_that_the_brief_names_leads_outside_no_more_than_before():
    brief = {"entrances": {"main": "d-class"}}
    told, plain = walker(school(), brief=brief, **USES), walker(school(), **USES)
    assert kind(told, "d-class") == {"main entrance"}
    assert "d-class" not in told.provide("entrances").outside("").possible
    for name in ("escape_distance", "one_way_distance", "outdoor_distance"):
        found = [measured(m, name, "room", "lobby") for m in (told, plain)]
        assert found[0].low == found[1].low, name


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_doors_with_the_name_in_the_brief_either_may_be_meant(order):
    doors = [
        replace(each, tag="D01") for each in school(SECOND).doors if each.id in ("west", "east")
    ]
    others = [each for each in school().doors if each.id != "west"]
    made = school_of(*school().rooms, *others, *doors[::order])
    m = walker(made, brief={"entrances": {"main": "d01"}}, **USES)
    assert kind(m, "west") == kind(m, "east") == {"entrance", "main entrance"}
    assert measured(m, "entrance_kind", "door", "west").origin == "derived"
    assert m.provide("entrances").shared == ("d01",)


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


def test_a_path_without_a_body_may_lead_to_the_entrance():
    assert leads(walker(school(room("path", None, is_external=True)), **USES), "path") == {
        True,
        False,
    }


def test_a_path_leads_perhaps_to_a_door_that_opens_onto_it_or_onto_the_next_place():
    halves = [
        room("one", box(-5, 0, -WALL, 1.5), is_external=True),
        room("two", box(-5, 1.5, -WALL, 3), is_external=True),
    ]
    m = walker(school(*halves), **USES)
    assert leads(m, "one") == leads(m, "two") == {True, False}


def test_a_place_leads_perhaps_to_a_door_of_which_it_is_open_what_it_is_for():
    lawn = room("lawn", box(0, 10.1, 8, 14), is_external=True)
    m = walker(school(lawn), **{**USES, "class": ("corridor", "small group room")})
    assert leads(m, "lawn") == {True, False}
