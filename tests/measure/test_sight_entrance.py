"""Whether the reception is in sight of whoever comes in, and which door that is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.results.values import Truth, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import (
    NO,
    OPEN,
    YES,
    asked,
    broken,
    declares,
    possible,
    school_measurer,
    walls_of,
)
from tests.measure.schools import door, furniture, opening, room, school_of
from tests.measure.turned import turned_school

LOBBY = room("lobby", box(0, 0, 6, 4))
DESK = room("desk", box(6.1, 0, 9, 4))
CLASS = room("class", box(0, 4.1, 9, 10))
ROOMS = (LOBBY, DESK, CLASS)
WALLS = walls_of(*ROOMS)
USES = {"lobby": "lobby", "desk": "reception", "class": "classroom"}
MAIN = door("main", at=(2, -0.15), thickness=0.3, properties=declares("IsExternal", True))
BACK = door("back", at=(-0.15, 2), along=90, thickness=0.3, properties=declares("IsExternal", True))
GARDEN = door("garden", at=(4, 10.15), thickness=0.3, properties=declares("IsExternal", True))
HATCH = opening("hatch", box(6, 0.5, 6.1, 1.5))
BRIEF = {"entrances": {"main": "Main"}}


def seen(*elements, of="desk", brief=None, told=USES, **params):
    m = school_measurer(school_of(*ROOMS, *WALLS, *elements), told, brief)
    return possible(m, "seen_from_entrance", of, **params)


@pytest.mark.parametrize(
    ("elements", "answer"),
    [
        ([MAIN, HATCH], YES),
        ([MAIN], NO),
        ([MAIN, door("d", at=(6.05, 1), along=90)], OPEN),
        ([MAIN, HATCH, furniture("x", box(5, -1, 5.5, 5), top=2.0)], NO),
        ([MAIN, HATCH, furniture("x", box(5, -1, 5.5, 5), top=1.0)], YES),
    ],
    ids=["over a hatch", "a wall", "a door", "tall shelves", "a low screen"],
)
def test_the_reception_is_seen_in_a_straight_line_from_the_door(elements, answer):
    assert seen(*elements) == answer


def test_the_room_behind_the_entrance_is_always_in_sight():
    assert seen(MAIN, of="lobby") == YES
    assert seen(MAIN, of="class") == NO


def test_an_entrance_that_has_no_place_may_see_more_or_less():
    lost = replace(door("lost", at=(0, 0), storey_id="s1"), shape=None, frame=None)
    assert seen(MAIN, HATCH, lost) == OPEN
    assert seen(MAIN, HATCH, lost, brief=BRIEF) == YES


@pytest.mark.parametrize("name", ["main", "MAIN", " Main "])
def test_the_brief_names_the_main_entrance(name):
    brief = {"entrances": {"main": name}}
    elements = (MAIN, GARDEN, HATCH)
    found = asked(
        school_measurer(school_of(*ROOMS, *WALLS, *elements), USES, brief),
        "seen_from_entrance",
        "desk",
    )
    assert isinstance(found, Truth)
    assert (found.possible, found.origin) == (YES, "derived")
    assert found.steps[0] == "the brief names it"


def test_a_door_is_named_by_its_tag_too():
    tagged = door("x1", at=(2, -0.15), thickness=0.3, tag="D01")
    assert seen(tagged, HATCH, brief={"entrances": {"main": "d01"}}) == YES


def test_a_name_that_no_door_has_is_asked_for():
    m = school_measurer(school_of(*ROOMS, MAIN), USES, {"entrances": {"main": "D99"}})
    found = asked(m, "seen_from_entrance", "desk")
    assert isinstance(found, Unknown)
    assert "entrances" in found.ask


PASSAGE = room("passage", box(-6, 0, -0.4, 4))
SIDE = door("side", at=(-3, -0.15), thickness=0.3, properties=declares("IsExternal", True))
HATCH_WEST = opening("west", box(-0.4, 0.2, 0, 3.8))


@pytest.mark.parametrize(
    ("elements", "told", "answer"),
    [
        ([MAIN, GARDEN, HATCH], {}, YES),
        ([MAIN, BACK, HATCH], {}, YES),
        ([MAIN, SIDE, PASSAGE, HATCH], {"passage": "corridor", "desk": "hall"}, OPEN),
        ([MAIN, SIDE, PASSAGE, HATCH, HATCH_WEST], {"passage": "corridor", "desk": "hall"}, YES),
        ([MAIN, SIDE, PASSAGE], {"passage": "corridor", "desk": "hall"}, NO),
        ([MAIN, SIDE, PASSAGE, HATCH], {"passage": "store", "desk": "hall"}, YES),
        ([GARDEN, HATCH], {}, None),
    ],
    ids=[
        "the other leads to a classroom",
        "both see it",
        "one of two sees it",
        "both do, one from afar",
        "neither does",
        "the other leads to a store",
        "only a classroom's own door",
    ],
)
def test_where_the_brief_names_none_it_must_be_the_same_for_all_that_may_be(elements, told, answer):
    assert seen(*elements, told={**USES, **told}) == answer


def test_which_door_it_is_is_assumed_where_several_may_be():
    told = {**USES, "desk": "hall"}
    m = school_measurer(school_of(*ROOMS, *WALLS, MAIN, BACK, HATCH), told)
    found = asked(m, "seen_from_entrance", "desk")
    assert found.origin == "assumed"
    assert found.steps[0] == "2 doors may be the main entrance"
    alone = asked(
        school_measurer(school_of(*ROOMS, *WALLS, MAIN, HATCH), USES), "seen_from_entrance", "desk"
    )
    assert alone.origin == "derived"


@pytest.mark.parametrize(
    "elements",
    [[], [door("in", at=(3, 4.05))], [door("nowhere", at=(50, 50))]],
    ids=["no door", "an inner door", "a door in no wall"],
)
def test_without_a_door_from_outside_it_is_unknown(elements):
    assert seen(*elements) is None


@pytest.mark.parametrize("bad", [broken("desk"), room("desk", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(bad):
    m = school_measurer(school_of(LOBBY, bad, CLASS, MAIN), USES)
    assert possible(m, "seen_from_entrance", "desk") is None
    assert possible(m, "seen_from_entrance", "lobby") == YES


def test_a_child_looks_from_lower():
    screen = furniture("x", box(5, -1, 5.5, 5), top=1.1)
    assert seen(MAIN, HATCH, screen) == YES
    assert seen(MAIN, HATCH, screen, eye=1.0) == NO


def test_an_outdoor_space_before_the_door_is_outside():
    court = room("court", box(-3, -9, 9, -0.3), is_external=True)
    plain = door("main", at=(2, -0.15), thickness=0.3)
    assert seen(court, plain, HATCH) == YES


def test_the_line_is_drawn_from_the_door():
    m = school_measurer(school_of(*ROOMS, *WALLS, MAIN, HATCH), USES)
    line = asked(m, "seen_from_entrance", "desk").evidence[0]
    assert line.role == "path"
    assert line.coords[0][1] == pytest.approx(0.0, abs=0.001)
    assert 1.5 <= line.coords[0][0] <= 2.5


@given(turn=TURNS)
@settings(max_examples=10, deadline=None)
def test_turning_changes_no_answer(turn):
    school = turned_school(school_of(*ROOMS, *WALLS, MAIN, GARDEN, HATCH), turn)
    m = school_measurer(school, USES)
    assert possible(m, "seen_from_entrance", "desk") == YES
    assert possible(m, "seen_from_entrance", "class") == NO
