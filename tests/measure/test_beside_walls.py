"""Metres of wall in common with other rooms, and metres with the open air behind them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.measure.distrust import is_nowhere
from checker.measure.subjects import Place
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import (
    NO,
    OPEN,
    YES,
    asked,
    broken,
    interval,
    itself,
    possible,
    school_measurer,
    walls_of,
)
from tests.measure.measuring import subject_of
from tests.measure.schools import room, school_of, wall, zone
from tests.measure.turned import shuffled_school, turned_school

EXACT = 0.0005
CALM = room("calm", box(0, 0, 4, 3))
HALL = room("hall", box(4.1, 1, 12, 8))
STORE = room("store", box(0, 3.1, 4, 8))
ROOMS = (CALM, HALL, STORE)
WALLS = walls_of(*ROOMS)
USES = {"calm": "calm room", "hall": "hall", "store": "store"}
SCHOOL = school_of(*ROOMS, *WALLS, zone("z", "hall", "store"))


def exactly(low, high=None):
    return pytest.approx((low, low if high is None else high), abs=EXACT)


@pytest.mark.parametrize(
    ("id_", "words", "expected"),
    [
        ("calm", ("hall",), 2.0),
        ("calm", ("store",), 4.0),
        ("calm", ("hall", "store"), 6.0),
        ("calm", (), 6.0),
        ("calm", ("plant",), 0.0),
        ("hall", ("calm room",), 2.0),
        ("hall", ("store",), 4.9),
        ("store", ("calm room",), 4.0),
        ("store", ("hall",), 4.9),
        ("hall", ("calm room", "store"), 6.9),
    ],
)
def test_walls_in_common_are_measured_along_the_rooms_own_face(id_, words, expected):
    m = school_measurer(SCHOOL, USES)
    assert interval(m, "shared_wall_length", id_, uses=words) == exactly(expected)


def test_places_and_uses_may_be_asked_for_together():
    m = school_measurer(SCHOOL, USES)
    whole = Place(relation="any room of", subject=subject_of(m, "zone", "z"))
    assert interval(m, "shared_wall_length", "calm", target=whole) == exactly(6.0)
    assert interval(m, "shared_wall_length", "calm", target=itself(m, "hall")) == exactly(2.0)
    found = interval(m, "shared_wall_length", "calm", target=whole, uses=("store",))
    assert found == exactly(4.0)


@pytest.mark.parametrize(
    ("hall", "words", "expected"),
    [
        (("hall", "library"), ("hall",), (0.0, 2.0)),
        (("hall", "library"), ("teaching",), (2.0, 2.0)),
        (("hall", "library"), ("store",), (4.0, 4.0)),
        ((), ("plant",), (0.0, 2.0)),
    ],
    ids=["one of two", "both of a family", "neither", "nothing known"],
)
def test_an_open_use_gives_an_interval(hall, words, expected):
    m = school_measurer(SCHOOL, {**USES, "hall": hall})
    assert interval(m, "shared_wall_length", "calm", uses=words) == exactly(*expected)


def test_walls_that_may_lack_a_room_may_be_in_common_too():
    m = school_measurer(school_of(*ROOMS), USES)
    assert interval(m, "shared_wall_length", "calm", uses=("hall",)) == exactly(2.0, 10.0)
    found = asked(m, "shared_wall_length", "calm", uses=("hall",))
    assert "8.000 m: no wall and no room is modelled there" in found.steps


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(0.0, 2.0), (0.1, 2.0), (0.6, 2.0), (0.6004, 2.0), (0.602, 0.0)],
)
def test_six_hundred_millimetres_are_the_thickest_wall(gap, expected):
    other = room("hall", box(4 + gap, 1, 12, 8))
    m = school_measurer(school_of(CALM, other, *walls_of(CALM, other)), USES)
    assert interval(m, "shared_wall_length", "calm", uses=("hall",))[0] == pytest.approx(expected)


def test_a_slanting_wall_counts_where_it_is_near_enough():
    other = room("hall", Polygon([(4.2, 0), (9, 0), (9, 3), (5.2, 3)]))
    m = school_measurer(school_of(CALM, other), USES)
    low, _ = interval(m, "shared_wall_length", "calm", uses=("hall",))
    assert low == pytest.approx(3 * 0.4, abs=0.002)


def test_a_room_in_several_parts_of_wall_is_summed():
    two = (room("hall", box(4.1, 0, 8, 1)), room("store", box(4.1, 1.1, 8, 3)))
    m = school_measurer(school_of(CALM, *two), {"hall": "hall", "store": "hall"})
    assert interval(m, "shared_wall_length", "calm", uses=("hall",))[0] == pytest.approx(2.9)


@pytest.mark.parametrize("relation", ["main entrance", "nearest"])
def test_a_place_that_is_no_room_cannot_be_told(relation):
    m = school_measurer(SCHOOL, USES)
    found = asked(m, "shared_wall_length", "calm", target=Place(relation=relation))
    assert isinstance(found, Unknown)


def test_the_walls_are_drawn_with_their_lengths():
    found = asked(school_measurer(SCHOOL, USES), "shared_wall_length", "calm", uses=("hall",))
    assert [each.label for each in found.evidence] == ["2000 mm", "hall"]
    assert found.evidence[0].coords == ((4.0, 1.0), (4.0, 3.0))
    assert found.steps == ("behind it: hall",)


@pytest.mark.parametrize(
    ("id_", "expected"),
    # Of the calm room's east wall 2 m are shared, and 0.3 m face the end of the hall's outer wall.
    [("calm", 4 + 3 + 1 - 0.3), ("hall", 7.9 + 7 + 7.9 - 0.2), ("store", 4.9 + 4)],
)
def test_outer_walls_have_the_open_air_behind_them(id_, expected):
    m = school_measurer(SCHOOL)
    assert interval(m, "outer_wall_length", id_) == exactly(expected)


@pytest.mark.parametrize(
    ("walls", "expected"),
    [
        (walls_of(*ROOMS, is_external=True), (7.7, 7.7)),
        (walls_of(*ROOMS), (7.7, 7.7)),
        (walls_of(*ROOMS, is_external=False), (0.0, 7.7)),
        ((), (0.0, 8.0)),
    ],
    ids=["declared", "nothing built beyond", "declared internal", "no walls"],
)
def test_where_that_cannot_be_told_it_is_an_interval(walls, expected):
    m = school_measurer(school_of(*ROOMS, *walls))
    assert interval(m, "outer_wall_length", "calm") == exactly(*expected)


def test_an_internal_wall_to_a_missing_room_is_no_outer_wall():
    rooms = [
        room(f"r{n}", plan)
        for n, plan in enumerate(
            [box(0, -3, 12, -0.1), box(0, 3.1, 12, 6), box(-3, -3, -0.1, 6), box(8.1, -3, 12, 6)]
        )
    ]
    side = wall("side", box(4, 0, 4.1, 3), is_external=False)
    m = school_measurer(school_of(CALM, *rooms, *walls_of(*rooms), side))
    assert interval(m, "outer_wall_length", "calm") == exactly(0.0)
    assert possible(m, "has_outer_wall", "calm") == NO
    assert interval(m, "shared_wall_length", "calm") == exactly(11.0, 14.0)


@pytest.mark.parametrize(
    ("wide", "answer"), [(0.31, YES), (0.3, YES), (0.2996, YES), (0.29, NO)], ids=str
)
def test_three_hundred_millimetres_make_an_outer_wall(wide, answer):
    ring = box(-3, -3, 9, 9).difference(box(-0.1, -0.1, 4.1, 3.1))
    around = room("around", ring.difference(box(-3, 1, 0, 1 + wide)))
    outer = wall("w", box(-0.1, 1, 0, 1 + wide), is_external=True)
    m = school_measurer(school_of(CALM, around, outer))
    assert possible(m, "has_outer_wall", "calm") == answer


def test_without_walls_it_is_open_whether_a_wall_is_an_outer_one():
    m = school_measurer(school_of(*ROOMS))
    assert possible(m, "has_outer_wall", "calm") == OPEN
    found = asked(m, "outer_wall_length", "calm")
    assert {each.role for each in found.evidence} == {"context"}


def test_an_outdoor_space_behind_a_wall_is_open_air():
    yard = room("yard", box(0, -9, 4, -0.3), is_external=True)
    m = school_measurer(school_of(*ROOMS, yard))
    assert interval(m, "outer_wall_length", "calm") == exactly(4.0, 8.0)
    assert interval(m, "shared_wall_length", "calm") == exactly(6.0, 10.0)


MEASURES = ["shared_wall_length", "outer_wall_length", "has_outer_wall"]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("bad", [broken("calm"), room("calm", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(measure, bad):
    m = school_measurer(school_of(bad, HALL, STORE), USES)
    assert isinstance(asked(m, measure, "calm"), Unknown)
    assert not isinstance(asked(m, measure, "hall"), Unknown)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=12, deadline=None)
def test_turning_and_reordering_change_no_length(turn, seed):
    for school in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
        m = school_measurer(school, USES)
        assert interval(m, "shared_wall_length", "calm", uses=("hall",)) == exactly(2.0)
        assert interval(m, "shared_wall_length", "hall") == exactly(6.9)
        assert interval(m, "outer_wall_length", "calm") == exactly(7.7)


@given(start=st.floats(-1.0, 2.0), length=st.floats(0.3, 3.0))
@settings(max_examples=25, deadline=None)
def test_the_length_in_common_is_exact(start, length):
    other = room("hall", box(4.1, start, 9, start + length))
    m = school_measurer(school_of(CALM, other), USES)
    low, high = interval(m, "shared_wall_length", "calm", uses=("hall",))
    expected = min(start + length, 3.0) - max(start, 0.0)
    assert low == pytest.approx(max(expected, 0.0), abs=EXACT)
    assert high == pytest.approx(14.0, abs=EXACT)


@given(millimetres=st.integers(0, 1000))
@settings(max_examples=15, deadline=None)
def test_walls_are_never_counted_twice(millimetres):
    """Shared, outer, up to 0.3 m at the end of a cross wall: together once round the room."""
    bare = millimetres / 1000
    other = room("hall", box(4.1, bare, 12, 8))
    rooms = (CALM, other, STORE)
    m = school_measurer(school_of(*rooms, *walls_of(*rooms)), USES)
    shared = interval(m, "shared_wall_length", "calm")
    outer = interval(m, "outer_wall_length", "calm")
    assert isinstance(asked(m, "outer_wall_length", "calm"), Quantity)
    assert shared[0] + outer[0] == pytest.approx(14.0 - min(bare, 0.3), abs=EXACT)


EAST = wall("east", box(4, 0, 4.1, 3), is_external=True)
NORTH = wall("north", box(0, 3, 4.1, 3.3), is_external=True)
BEHIND = wall("behind", box(4.1, 1, 7, 1.3))
YARD = (
    wall("y0", box(7, -3, 7.3, 6)),
    wall("y1", box(4, 6, 7.3, 6.3)),
    wall("y2", box(4, -3, 7.3, -2.7)),
    wall("y3", box(4, -3, 4.3, 0)),
    wall("y4", box(4, 3, 4.3, 6.3)),
)
LEAVES = (wall("in", box(4, 0, 4.1, 3), is_external=False), wall("out", box(4.1, 0, 4.3, 3)))


@pytest.mark.parametrize(
    "walls",
    [
        (EAST, NORTH, BEHIND, *YARD),
        (replace(EAST, is_external=None), NORTH, BEHIND, *YARD),
        (*LEAVES, NORTH, BEHIND, *YARD),
        (LEAVES[0], replace(LEAVES[1], is_external=True), NORTH, *YARD),
        walls_of(*ROOMS),
    ],
    ids=["external", "nothing said", "two leaves", "the outer leaf external", "round rooms"],
)
def test_a_wall_without_a_body_makes_no_outer_wall_surer(walls):
    """Whichever wall it is, what it was when it had a body stays possible."""
    m = school_measurer(school_of(CALM, *walls))
    low, high = interval(m, "outer_wall_length", "calm")
    for lost in walls:
        rest = tuple(replace(each, shape=None) if each is lost else each for each in walls)
        found = interval(school_measurer(school_of(CALM, *rest)), "outer_wall_length", "calm")
        assert found[0] <= low + EXACT, lost.id
        assert found[1] >= high - EXACT, lost.id


def test_a_wall_without_a_body_may_reach_up_from_another_storey():
    away = wall("away", None, storey_id="s1")
    m = school_measurer(school_of(*ROOMS, *WALLS, away))
    assert interval(m, "outer_wall_length", "calm") == exactly(0.0, 7.7)


def test_a_wall_that_is_made_of_other_walls_is_where_they_are():
    frame = replace(wall("frame", None), is_made_of_walls=True)
    assert not is_nowhere(frame)
    assert is_nowhere(replace(frame, is_made_of_walls=False))
    m = school_measurer(school_of(*ROOMS, *WALLS, frame))
    assert interval(m, "outer_wall_length", "calm") == exactly(7.7)
    m = school_measurer(school_of(*ROOMS, *WALLS, frame, wall("panel", None)))
    assert interval(m, "outer_wall_length", "calm") == exactly(0.0, 7.7)
