"""Whether one sees from one room into another: through openings, glass and doors, or not at all."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.measure.subjects import Place
from checker.results.values import Truth, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import (
    NO,
    OPEN,
    YES,
    asked,
    broken,
    declares,
    itself,
    possible,
    school_measurer,
    walls_of,
)
from tests.measure.measuring import subject_of
from tests.measure.schools import door, furniture, opening, room, school_of, wall, window, zone
from tests.measure.turned import shuffled_school, turned_school

CLASS = room("class", box(0, 0, 8, 6))
BREAK = room("break", box(8.1, 0, 12, 6))
FAR = room("far", box(12.1, 0, 16, 6))
ROOMS = (CLASS, BREAK, FAR)
WALLS = walls_of(*ROOMS)
USES = {"class": "classroom", "break": "small group room", "far": "store"}
HOLE = opening("o1", box(8, 2, 8.1, 3), host_id="inner")
HOLE_ON = opening("o2", box(12, 2, 12.1, 3), host_id="inner")
HOLE_OFF = opening("o2", box(12, 5, 12.1, 5.9), host_id="inner")
DOOR = door("d", at=(8.05, 2.5), along=90, host_id="inner")


def sees(*elements, of="class", words=("small group room",), told=USES, **params):
    m = school_measurer(school_of(*elements), told)
    return possible(m, "sees_room", of, uses=words, **params)


def glazed(share):
    return replace(DOOR, properties=declares("GlazingAreaFraction", share))


def panelled(panel, share=None):
    """A door that is said to have a vision panel or none, and perhaps how much of it is glass."""
    said = declares("VisionPanel", panel)
    return replace(
        DOOR, properties=(*said, *(() if share is None else declares("GlazingAreaFraction", share)))
    )


def pane(**given_):
    return window("w", box(8, 2, 8.1, 3), host_id="inner", **given_)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("joint", "answer"),
    [
        ([], NO),
        ([HOLE], YES),
        ([DOOR], OPEN),
        ([glazed(0.8)], YES),
        ([glazed(0.5)], YES),
        ([glazed(0.49)], OPEN),
        ([glazed(0.0)], OPEN),
        ([glazed(3.02)], OPEN),
        ([glazed(True)], OPEN),
        ([glazed("lots")], OPEN),
        ([panelled(True)], YES),
        ([panelled("no")], NO),
        ([panelled(False, share=0.9)], NO),
        ([panelled("perhaps")], OPEN),
        ([pane()], YES),
        ([pane(sill=1.3)], NO),
        ([pane(sill=0.2, height=0.9)], NO),
        ([pane(sill=1.1, height=0.2)], YES),
        ([DOOR, HOLE], YES),
    ],
    ids=[
        "a wall",
        "an opening",
        "a door",
        "a glass door",
        "half of glass",
        "a little glass",
        "no glass, as tools write",
        "square metres of glass",
        "nonsense",
        "words",
        "a vision panel",
        "no vision panel",
        "no vision panel, whatever the share",
        "no word on a panel",
        "a window at eye height",
        "a high window",
        "a low window",
        "a slit at eye height",
        "a door and an opening",
    ],
)
def test_one_sees_through_what_is_open_or_of_glass(joint, answer):
    assert sees(*ROOMS, *WALLS, *joint) == answer
    assert sees(*ROOMS, *WALLS, *joint, of="break", words=("classroom",)) == answer


@pytest.mark.parametrize(
    ("holes", "answer"),
    [([HOLE, HOLE_ON], YES), ([HOLE, HOLE_OFF], YES), ([HOLE], NO), ([HOLE_ON], NO)],
    ids=["two in a row", "aslant", "only the first", "only the second"],
)
def test_a_line_of_sight_may_lead_through_several_rooms(holes, answer):
    assert sees(*ROOMS, *WALLS, *holes, words=("store",)) == answer


def test_a_line_that_would_have_to_bend_is_none():
    """The first hole is 10 cm deep and 12 cm wide: a line through it cannot reach the second."""
    slot = opening("o1", box(8, 0.1, 8.1, 0.22))
    aside = opening("o2", box(11.3, 6, 11.5, 6.1))
    north = room("far", box(8.1, 6.1, 12, 6.4))
    rooms = (CLASS, BREAK, north)
    assert sees(*rooms, *walls_of(*rooms), slot, aside, words=("store",)) == NO


@pytest.mark.parametrize(
    ("thing", "answer"),
    [
        (furniture("x", box(8.3, -1, 8.6, 7), top=2.0), NO),
        (furniture("x", box(8.3, -1, 8.6, 7), top=1.2), YES),
        (furniture("x", box(8.3, -1, 8.6, 7), top=2.0, hull_only=True), OPEN),
        (furniture("x", box(8.3, 0, 8.6, 2.4), top=2.0), YES),
        (wall("x", box(8.3, 0, 8.6, 6)), NO),
        (wall("x", box(8.3, 0, 8.6, 6), top=1.1), YES),
    ],
    ids=[
        "shelves",
        "low shelves",
        "perhaps shelves",
        "shelves on one side",
        "a wall",
        "a low wall",
    ],
)
def test_what_is_taller_than_the_eye_hides(thing, answer):
    """What is seen of the breakout room lies beyond the shelves, which go right across it."""
    strip = room("strip", box(8.1, 0, 8.3, 6))
    rest = room("break", box(8.3, 0, 12, 6))
    rooms = (CLASS, strip, rest, FAR)
    told = {**USES, "strip": "lobby"}
    assert sees(*rooms, *walls_of(CLASS, BREAK, FAR), HOLE, thing, told=told) == answer


def test_the_eye_may_be_lower():
    shelf = furniture("x", box(8.1, 0, 12, 6), top=1.0)
    assert sees(*ROOMS, *WALLS, HOLE, shelf) == YES
    assert sees(*ROOMS, *WALLS, HOLE, shelf, eye=0.9) == NO


@pytest.mark.parametrize(
    ("walls", "answer"),
    [([], OPEN), (walls_of(CLASS, room("x", box(8, 0, 12, 6))), YES)],
    ids=["no walls in the model", "walls elsewhere"],
)
def test_rooms_that_touch_see_each_other_where_no_wall_stands(walls, answer):
    beside = room("break", box(8, 0, 12, 6))
    assert sees(CLASS, beside, *walls) == answer


def test_a_wall_on_the_line_between_touching_rooms_hides():
    beside = room("break", box(8, 0, 12, 6))
    middle = wall("m", box(7.95, -0.3, 8.05, 6.3))
    assert sees(CLASS, beside, middle) == NO
    hole = opening("o", box(7.95, 2, 8.05, 3), host_id="m")
    assert sees(CLASS, beside, middle, hole) == YES


def test_a_curtain_wall_may_be_of_glass():
    outer, inner = WALLS
    glass = replace(inner, ref=replace(inner.ref, ifc_class="IfcCurtainWall"))
    assert sees(*ROOMS, outer, glass) == OPEN


def test_what_is_upstairs_is_not_in_sight():
    up = room("up", box(8.1, 0, 12, 6), storey_id="s1")
    told = {**USES, "up": "hall"}
    assert sees(*ROOMS, *WALLS, HOLE, up, told=told, words=("hall",)) == NO


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({**USES, "break": ("small group room", "store")}, OPEN),
        ({"class": "classroom"}, OPEN),
        ({**USES, "break": "store"}, NO),
    ],
    ids=["one of two", "nothing known", "another"],
)
def test_an_open_use_leaves_it_open(told, answer):
    assert sees(*ROOMS, *WALLS, HOLE, told=told) == answer


def test_places_and_uses_may_be_asked_for_together():
    m = school_measurer(school_of(*ROOMS, *WALLS, HOLE, zone("z", "break", "far")), USES)
    whole = Place(relation="any room of", subject=subject_of(m, "zone", "z"))
    assert possible(m, "sees_room", "class", target=whole) == YES
    assert possible(m, "sees_room", "class", target=whole, uses=("store",)) == NO
    assert possible(m, "sees_room", "class", target=itself(m, "break")) == YES
    assert possible(m, "sees_room", "class", target=itself(m, "class")) == NO
    assert possible(m, "sees_room", "class", target=Place(relation="main entrance")) is None


def test_a_door_to_nobody_knows_where_leaves_it_open():
    blind = door("blind", at=(4, 6.05))
    assert sees(CLASS, BREAK, blind, words=("store",)) == OPEN
    assert sees(*ROOMS, *WALLS, blind, words=("hall",)) == NO


def test_a_wanted_room_without_a_body_leaves_it_open():
    assert sees(CLASS, BREAK, *walls_of(CLASS, BREAK), room("far", None), words=("store",)) == OPEN
    assert sees(CLASS, room("break", None), *walls_of(CLASS)) == OPEN


@pytest.mark.parametrize("bad", [broken("class"), room("class", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(bad):
    assert sees(bad, BREAK, FAR) is None
    assert sees(bad, BREAK, FAR, of="break", words=("store",)) is not None


def test_a_rule_that_names_nothing_to_see_is_told_so():
    found = asked(school_measurer(school_of(*ROOMS), USES), "sees_room", "class")
    assert isinstance(found, Unknown)
    assert found.missing == ("the rooms to look for",)


def test_a_room_from_which_nothing_is_seen_is_drawn_itself():
    m = school_measurer(school_of(*ROOMS, *WALLS), USES)
    (drawn,) = asked(m, "sees_room", "class", uses=("small group room",)).evidence
    assert (drawn.role, drawn.element) == ("context", "class")


def test_the_line_of_sight_is_drawn_from_the_opening_to_the_room():
    m = school_measurer(school_of(*ROOMS, *WALLS, HOLE), USES)
    found = asked(m, "sees_room", "class", uses=("small group room",))
    assert isinstance(found, Truth)
    line, outline = found.evidence
    assert (line.role, line.shape, line.label) == ("path", "line", "line of sight")
    drawn = LineString(line.coords)
    assert drawn.distance(box(8, 2, 8.1, 3)) < 0.01
    assert box(8.1, 0, 12, 6).contains(drawn.interpolate(1.0, normalized=True))
    assert not drawn.intersects(WALLS[1].shape.footprint.difference(box(7, 2, 9, 3)))
    assert outline.label == "break"
    assert found.steps == ("surely in sight: break", "perhaps in sight: none")


SCHOOL = school_of(*ROOMS, *WALLS, HOLE, HOLE_OFF)


@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=10, deadline=None)
def test_turning_and_reordering_change_no_answer(turn, seed):
    for other in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
        m = school_measurer(other, USES)
        assert possible(m, "sees_room", "class", uses=("store",)) == YES
        assert possible(m, "sees_room", "class", uses=("hall",)) == NO


@pytest.mark.slow
@given(low=st.floats(0.1, 5.0), second=st.floats(0.1, 5.0))
@settings(max_examples=20, deadline=None)
def test_who_sees_is_seen(low, second):
    holes = [
        opening("o1", box(8, low, 8.1, low + 0.4), host_id="inner"),
        opening("o2", box(12, second, 12.1, second + 0.4), host_id="inner"),
    ]
    m = school_measurer(school_of(*ROOMS, *WALLS, *holes), USES)
    there = possible(m, "sees_room", "class", uses=("store",))
    back = possible(m, "sees_room", "far", uses=("classroom",))
    assert there == back


@pytest.mark.slow
@given(x=st.floats(8.1, 11.0), y=st.floats(0.0, 5.0))
@settings(max_examples=15, deadline=None)
def test_one_tall_thing_more_never_shows_more(x, y):
    thing = furniture("x", box(x, y, x + 1, y + 1), top=2.0)
    shown = sees(*ROOMS, *WALLS, HOLE, HOLE_OFF, thing, words=("store",))
    assert shown <= sees(*ROOMS, *WALLS, HOLE, HOLE_OFF, words=("store",)) | NO
