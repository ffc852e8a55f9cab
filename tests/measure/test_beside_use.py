"""What a room is next to: behind walls, through doors, above and below, and where that is open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.beside.rooms import EVERY_WAY
from checker.results.values import Truth, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import (
    NO,
    OPEN,
    YES,
    asked,
    broken,
    possible,
    school_measurer,
    walls_of,
)
from tests.measure.schools import door, opening, room, school_of, storey, wall
from tests.measure.turned import shuffled_school, turned_school

CALM = room("calm", box(0, 0, 4, 3))
HALL = room("hall", box(4.1, 0, 12, 8))
STORE = room("store", box(0, 3.1, 4, 8))
FAR = room("far", box(12.1, 0, 16, 8))
ROOMS = (CALM, HALL, STORE, FAR)
WALLS = walls_of(*ROOMS)
USES = {"calm": "calm room", "hall": "hall", "store": "store", "far": "plant"}


def beside(*elements, told=USES, of="calm", measure="beside_use", **params):
    return possible(school_measurer(school_of(*elements), told), measure, of, **params)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("hall",), YES),
        (("plant",), NO),
        (("plant", "store"), YES),
        (("teaching",), YES),
        (("calm room",), NO),
        (("circulation",), NO),
    ],
    ids=["a use", "one room on", "either", "a family of uses", "not itself", "none there"],
)
def test_a_room_is_next_to_the_rooms_behind_its_walls(words, answer):
    assert beside(*ROOMS, *WALLS, uses=words) == answer


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({**USES, "hall": ("hall", "library")}, OPEN),
        ({**USES, "hall": ("library", "store")}, NO),
        ({key: use for key, use in USES.items() if key != "hall"}, OPEN),
        ({**USES, "hall": ("hall", "library"), "store": "hall"}, YES),
        ({**USES, "far": ("hall", "plant"), "hall": "library"}, NO),
    ],
    ids=["one of two uses", "neither", "nothing known", "another surely", "not next door"],
)
def test_an_open_use_next_door_leaves_it_open(told, answer):
    assert beside(*ROOMS, *WALLS, told=told, uses=("hall",)) == answer


@pytest.mark.parametrize(
    ("wide", "answer"), [(0.301, YES), (0.3, YES), (0.2999, YES), (0.299, NO)], ids=str
)
def test_three_hundred_millimetres_of_wall_are_a_wall(wide, answer):
    sliver = room("hall", box(4.1, 3 - wide, 12, 8))
    rest = room("rest", box(4.1, 0, 12, 2.9 - wide))
    told = {**USES, "rest": "library"}
    rooms = (CALM, STORE, sliver, rest)
    assert beside(*rooms, *walls_of(*rooms), told=told, uses=("hall",)) == answer


def test_a_wall_without_a_room_beyond_leaves_it_open():
    """Nothing is known of what lies to the west, where no wall is modelled either."""
    assert beside(CALM, HALL, STORE, uses=("plant",)) == OPEN
    found = asked(
        school_measurer(school_of(CALM, HALL), USES), "beside_use", "calm", uses=("plant",)
    )
    assert "the model does not tell what lies behind one of its walls" in found.steps
    assert {each.role for each in found.evidence} == {"context"}


def test_an_internal_wall_without_a_room_beyond_leaves_it_open():
    inner = wall("w", box(-0.1, 0, 0, 3), is_external=False)
    walls = walls_of(CALM, STORE, HALL, is_external=True)
    assert beside(CALM, STORE, HALL, *walls, uses=("plant",)) == NO
    assert beside(CALM, STORE, HALL, inner, uses=("plant",)) == OPEN


D_STORE = door("d1", at=(1, 3.05))
D_OUT = door("d2", at=(1, -0.15), thickness=0.3)


@pytest.mark.parametrize(
    ("by", "words", "answer"),
    [
        (("wall",), ("hall",), YES),
        (("door",), ("hall",), NO),
        (("door",), ("store",), YES),
        (("above", "below"), ("store", "hall"), NO),
        (("wall", "door"), ("plant",), NO),
    ],
    ids=["a wall", "no door", "a door", "nothing over it", "neither"],
)
def test_what_counts_can_be_narrowed(by, words, answer):
    assert beside(*ROOMS, *WALLS, D_STORE, uses=words, by=by) == answer


def test_a_door_to_nowhere_leaves_open_what_it_leads_to():
    assert beside(CALM, D_OUT, uses=("hall",), by=("door",)) == OPEN
    assert beside(*ROOMS, *WALLS, D_OUT, uses=("plant",), by=("door",)) == NO


@pytest.mark.parametrize(
    ("joint", "answer"),
    [
        ([opening("o", box(4, 1, 4.1, 2))], YES),
        ([], NO),
    ],
    ids=["a doorless opening", "a wall"],
)
def test_an_opening_is_a_way_through(joint, answer):
    assert beside(*ROOMS, *WALLS, *joint, uses=("hall",), measure="opens_onto_use") == answer


@pytest.mark.parametrize(
    ("length", "walls", "answer"),
    [
        (3.0, [wall("w", box(-0.1, 0, 0, 3))], YES),
        (3.0, [], OPEN),
        (0.6, [wall("w", box(-0.1, 0, 0, 3))], YES),
        (0.59, [wall("w", box(-0.1, 0, 0, 3))], NO),
        (3.0, [wall("w", box(-0.1, 0, 0, 3)), wall("x", box(3.95, 0, 4.05, 3))], NO),
    ],
    ids=["no wall between", "no walls at all", "600 mm", "590 mm", "a wall on the line"],
)
def test_rooms_that_touch_without_a_wall_open_onto_each_other(length, walls, answer):
    bay = room("bay", box(4, 0, 6, length))
    told = {"calm": "calm room", "bay": "hall"}
    found = beside(CALM, bay, *walls, told=told, measure="opens_onto_use", uses=("hall",))
    assert found == answer


UP = room("up", box(0, 0, 4, 3), storey_id="s1")


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (UP, YES),
        (room("up", box(3.5, 2, 8, 3), storey_id="s1"), YES),
        (room("up", box(3.51, 2, 8, 3), storey_id="s1"), NO),
        (room("up", box(0, 0, 4, 3), base=4.2), YES),
        (room("up", box(0, 0, 4, 3), base=4.21), NO),
        (room("up", box(0, 0, 4, 3), base=0.9), NO),
        (room("up", box(20, 0, 24, 3), storey_id="s1"), NO),
    ],
    ids=["right above", "0.5 m2", "less", "1.5 m up", "more", "the same level", "elsewhere"],
)
def test_rooms_above_each_other_share_half_a_square_metre_and_a_floor(other, answer):
    told = {"calm": "calm room", "up": "hall"}
    assert beside(CALM, other, told=told, uses=("hall",), measure="is_below_use") == answer
    assert beside(CALM, other, told=told, uses=("hall",), by=("above",)) == answer


def test_above_and_below_are_two_sides_of_one_floor():
    told = {"calm": "calm room", "up": "hall"}
    m = school_measurer(school_of(CALM, UP), told)
    assert possible(m, "is_below_use", "calm", uses=("hall",)) == YES
    assert possible(m, "is_above_use", "up", uses=("calm room",)) == YES
    assert possible(m, "is_above_use", "calm", uses=("hall",)) == NO
    assert possible(m, "beside_use", "up", uses=("calm room",), by=("below",)) == YES


@pytest.mark.parametrize(
    ("storey_id", "above", "below"),
    [("s1", OPEN, NO), ("s0", NO, NO), ("", OPEN, OPEN)],
    ids=["on the next storey", "on its own", "on none"],
)
def test_a_room_without_a_body_on_another_storey_may_lie_over_it(storey_id, above, below):
    lost = room("hall", None, storey_id=storey_id)
    school = school_of(CALM, lost, storey("s0"), storey("s1", elevation=3.5))
    m = school_measurer(school, USES)
    for way, answer in (("above", above), ("below", below)):
        assert possible(m, "beside_use", "calm", uses=("hall",), by=(way,)) == answer


def test_a_storey_with_a_gap_over_the_room_leaves_it_open():
    """Rooms upstairs stand round an empty place over the calm room."""
    around = [
        room(f"u{n}", plan, storey_id="s1")
        for n, plan in enumerate(
            [box(-4, -4, 8, -0.1), box(-4, 3.1, 8, 7), box(-4, 0, -0.1, 3), box(4.1, 0, 8, 3)]
        )
    ]
    told = {"calm": "calm room", **{each.id: "store" for each in around}}
    elements = (CALM, *around, *walls_of(*around))
    assert beside(*elements, told=told, uses=("hall",), by=("above",)) == OPEN
    assert beside(*elements, UP, told={**told, "up": "store"}, uses=("hall",), by=("above",)) == NO
    assert beside(*elements[:3], told=told, uses=("hall",), by=("above",)) == NO


def test_a_roof_over_a_room_is_no_gap():
    elsewhere = room("up", box(30, 0, 34, 3), storey_id="s1")
    told = {"calm": "calm room", "up": "store"}
    school = (CALM, elsewhere, *walls_of(elsewhere))
    assert beside(*school, told=told, uses=("hall",), by=("above",)) == NO


@pytest.mark.parametrize(
    ("params", "lack"),
    [
        ({}, "the rooms to look for"),
        ({"uses": ("hall",), "by": ("roof",)}, "a way to be next to it: roof"),
        ({"uses": ("hall",), "by": ()}, "a way to be next to it: none is named"),
    ],
    ids=["no use", "no such way", "no way"],
)
def test_a_rule_that_says_too_little_is_told_so(params, lack):
    found = asked(school_measurer(school_of(*ROOMS), USES), "beside_use", "calm", **params)
    assert isinstance(found, Unknown)
    assert found.missing == (lack,)
    assert found.ask


@pytest.mark.parametrize(
    "measure", ["beside_use", "is_above_use", "is_below_use", "opens_onto_use"]
)
@pytest.mark.parametrize("bad", [broken("calm"), room("calm", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(measure, bad):
    assert beside(bad, HALL, measure=measure, uses=("hall",)) is None
    assert beside(HALL, bad, of="hall", measure=measure, uses=("plant",)) is not None


def test_walls_in_common_are_drawn_with_their_length_and_the_room_behind():
    m = school_measurer(school_of(*ROOMS, *WALLS), USES)
    found = asked(m, "beside_use", "calm", uses=("hall",))
    assert isinstance(found, Truth)
    lines = [each for each in found.evidence if each.shape == "line"]
    assert [each.label for each in lines] == ["3000 mm"]
    assert [each.label for each in found.evidence if each.shape == "polygon"] == ["hall"]
    assert found.steps[0] == "next to it: hall, store"
    assert found.method == "rooms by wall, door, above, below"


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=12, deadline=None)
def test_turning_and_reordering_change_no_answer(turn, seed):
    school = school_of(*ROOMS, *WALLS, D_STORE, UP)
    told = {**USES, "up": "plant"}
    for words in (("hall",), ("plant",), ("library",)):
        for by in ((way,) for way in EVERY_WAY):
            answers = [
                possible(school_measurer(each, told), "beside_use", "calm", uses=words, by=by)
                for each in (school, turned_school(school, turn), shuffled_school(school, seed))
            ]
            assert answers[0] == answers[1] == answers[2]


@pytest.mark.slow
@given(gap=st.floats(0.0, 0.5), along=st.floats(-2.0, 2.0))
@settings(max_examples=25, deadline=None)
def test_if_one_room_is_beside_another_the_other_is_beside_it(gap, along):
    other = room("other", box(4 + gap, along, 8, along + 2.5))
    m = school_measurer(school_of(CALM, other), {"calm": "store", "other": "hall"})
    here = possible(m, "beside_use", "calm", uses=("hall",), by=("wall",))
    there = possible(m, "beside_use", "other", uses=("store",), by=("wall",))
    assert here == there
    assert (False not in here) == (2.5 - abs(along - 0.25) + 0.25 >= 0.3)


def test_an_outdoor_space_is_next_door_like_any_room():
    yard = room("yard", box(-9, 0, -0.3, 3), is_external=True)
    assert beside(CALM, yard, told={"yard": "plant"}, uses=("plant",), by=("wall",)) == YES
