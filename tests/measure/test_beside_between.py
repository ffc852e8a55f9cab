"""How many walls lie between a room and the nearest one of some use."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.results.values import Quantity, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import asked, broken, interval, school_measurer, walls_of
from tests.measure.schools import door, room, row_of, school_of
from tests.measure.turned import shuffled_school, turned_school

ROW = tuple(row_of(5))  # r0 .. r4 in a row, walls of 100 mm
WALLS = walls_of(*ROW)
USES = {"r0": "calm room", "r1": "store", "r2": "store", "r3": "hall", "r4": "plant"}
NEVER = math.inf


def between(words, *, told=USES, elements=(*ROW, *WALLS), of="r0", **params):
    m = school_measurer(school_of(*elements), told)
    return interval(m, "rooms_between", of, uses=words, **params)


@pytest.mark.parametrize(
    ("words", "walls"),
    [
        (("store",), 1),
        (("hall",), 3),
        (("plant",), 4),
        (("plant", "hall"), 3),
        (("teaching",), 3),
        (("other",), 1),
    ],
    ids=["next door", "two between", "at the end", "the nearer of two", "a family", "any other"],
)
def test_walls_are_counted_from_room_to_room(words, walls):
    assert between(words) == (walls, walls)


def test_the_room_itself_is_never_the_one_that_is_looked_for():
    assert between(("calm room",)) == (NEVER, NEVER)
    m = school_measurer(school_of(*ROW, *WALLS), USES)
    found = asked(m, "rooms_between", "r0", uses=("lobby",))
    assert found.reason == "no room of these uses is joined to it by walls"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({**USES, "r1": ("hall", "store")}, (1, 3)),
        ({**USES, "r1": ()}, (1, 3)),
        ({**USES, "r3": ("hall", "plant")}, (3, NEVER)),
        ({**USES, "r4": ("hall", "plant")}, (3, 3)),
    ],
    ids=["perhaps next door", "nothing known", "perhaps nowhere", "farther on"],
)
def test_an_open_use_gives_an_interval(told, expected):
    assert between(("hall",), told=told) == expected


def test_where_a_room_may_be_missing_it_may_be_the_very_one():
    """Without walls in the model any room may have another behind it."""
    assert between(("hall",), elements=ROW) == (1, 3)
    assert between(("store",), elements=ROW) == (1, 1)
    assert between(("lobby",), elements=ROW) == (1, NEVER)


@pytest.mark.parametrize(
    ("by", "expected"),
    [(("wall", "above", "below"), 2), (("above", "below"), 1), (("wall",), 3)],
    ids=["by a floor and a wall", "by floors alone", "by walls alone"],
)
def test_floors_count_when_a_rule_says_so(by, expected):
    """Plant over the calm room, a hall over the room next door but one."""
    over = {
        ("above", "below"): room("over", box(0, 0, 4, 4), storey_id="s1"),
        ("wall", "above", "below"): room("over", box(4.1, 0, 8.1, 4), storey_id="s1"),
    }.get(by, room("over", box(8.2, 0, 12.2, 4), storey_id="s1"))
    told = {**USES, "over": "hall"}
    elements = (*ROW, *WALLS, over, *walls_of(over))
    assert between(("hall",), told=told, elements=elements, by=by) == (expected, expected)


def test_a_door_through_a_thick_wall_joins_rooms_that_share_none():
    far = room("far", box(0, 4.7, 4, 8))
    through = door("d", at=(2, 4.35), thickness=0.7)
    told = {"r0": "calm room", "far": "hall"}
    elements = (ROW[0], far, *walls_of(ROW[0], far), through)
    assert between(("hall",), told=told, elements=elements) == (1, 1)
    assert between(("hall",), told=told, elements=elements, by=("wall",))[1] == NEVER


def test_the_way_is_drawn_and_told():
    m = school_measurer(school_of(*ROW, *WALLS), USES)
    found = asked(m, "rooms_between", "r0", uses=("hall",))
    assert isinstance(found, Quantity)
    path = next(each for each in found.evidence if each.role == "path")
    assert [x for x, _ in path.coords] == pytest.approx([2.0, 6.1, 10.2, 14.3])
    assert found.steps == ("to r3 by way of r1, r2",)
    assert [each.label for each in found.evidence if each.shape == "polygon"] == ["r1", "r2", "r3"]


def test_nothing_is_drawn_where_no_way_leads():
    m = school_measurer(school_of(*ROW, *WALLS), USES)
    found = asked(m, "rooms_between", "r0", uses=("lobby",))
    assert found.evidence == ()


@pytest.mark.parametrize("bad", [broken("r0"), room("r0", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(bad):
    m = school_measurer(school_of(bad, *ROW[1:]), USES)
    assert isinstance(asked(m, "rooms_between", "r0", uses=("hall",)), Unknown)
    assert interval(m, "rooms_between", "r1", uses=("plant",))[1] == 3


def test_a_rule_without_uses_is_told_so():
    m = school_measurer(school_of(*ROW), USES)
    assert asked(m, "rooms_between", "r0").missing == ("the rooms to look for",)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=10, deadline=None)
def test_turning_and_reordering_change_no_count(turn, seed):
    school = school_of(*ROW, *WALLS)
    for other in (turned_school(school, turn), shuffled_school(school, seed)):
        assert interval(school_measurer(other, USES), "rooms_between", "r0", uses=("hall",)) == (
            3,
            3,
        )


@pytest.mark.slow
@given(count=st.integers(2, 7), at=st.integers(1, 6))
@settings(max_examples=20, deadline=None)
def test_one_more_room_between_is_one_more_wall(count, at):
    rooms = tuple(row_of(count))
    told = {each.id: "store" for each in rooms} | {f"r{min(at, count - 1)}": "hall"}
    expected = min(at, count - 1)
    found = between(("hall",), told=told, elements=(*rooms, *walls_of(*rooms)))
    assert found == (expected, expected)
