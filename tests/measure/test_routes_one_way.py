"""How far one can only go one way before two ways of escape part."""

import math

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.measuring import subject_of
from tests.measure.schools import furniture, room
from tests.measure.ways import WALL, corridor_school, outer, walker, way_in

EAST = outer("east", at=(20 + WALL / 2, 1), along=90)
TO_DOOR = math.hypot(1.7, 3.7 + WALL / 2)
"""From the farthest corner of `b`, less 0.3 m for the person, to the middle of its door."""


def one_way(*more, id_="b", uses=None, **params):
    m = walker(corridor_school(*more), **(uses or {}))
    return m.measure("one_way_distance", subject_of(m, "room", id_), **params)


def escape(*more, id_="b"):
    m = walker(corridor_school(*more))
    return m.measure("escape_distance", subject_of(m, "room", id_))


def test_with_one_exit_it_is_the_whole_way():
    found = one_way()
    assert found.high == pytest.approx(escape().high, rel=0.001)
    assert found.high > 16


def test_with_an_exit_at_either_end_it_ends_a_metre_past_the_door_of_the_room():
    found = one_way(EAST)
    assert found.low == pytest.approx(found.high)
    assert TO_DOOR < found.high <= TO_DOOR + 1.5
    assert found.evidence[0].coords[0] != found.evidence[0].coords[-1]


def test_two_exits_side_by_side_are_one_way():
    """A second door in the west end: the ways part only right before them."""
    beside = outer("beside", at=(0.8, 2 + WALL / 2))
    found = one_way(beside)
    assert found.high > 13


def test_a_stair_is_an_exit_and_nobody_escapes_through_it_to_another():
    stair = room("up", box(20.1, 0, 24, 2))
    into = way_in("d-up", at=(20.05, 1), along=90)
    out = outer("out", at=(24.05, 1), along=90)
    assert one_way(stair, into, uses={"up": "stair"}).high <= TO_DOOR + 1.5
    only = one_way(stair, into, out, uses={"up": "stair"}, id_="a")
    assert only.high < escape(id_="a").high + 1


def test_a_room_with_two_ways_out_of_its_own_parts_them_at_its_corner():
    own = outer("own", at=(13.4, -4.15))
    assert one_way(own).high < TO_DOOR


def test_what_may_be_an_exit_leaves_it_open():
    stair = room("up", box(20.1, 0, 24, 2))
    into = way_in("d-up", at=(20.05, 1), along=90)
    found = one_way(stair, into, uses={"up": ("stair", "store")})
    assert found.low <= TO_DOOR + 1.5
    assert found.high > 16


def test_where_furniture_shuts_the_way_nothing_is_certain():
    found = one_way(furniture("cupboard", box(13, -3.2, 17, -2.8), top=2.0))
    assert math.isinf(found.high) or found.high > 16


def test_a_wider_person_gets_through_fewer_doors():
    narrow = way_in("d-narrow", at=(20.05, 1), along=90, clear=0.7)
    stair = room("up", box(20.1, 0, 24, 2))
    wide = one_way(stair, narrow, uses={"up": "stair"}, clear_width=0.9)
    assert wide.high > one_way(stair, narrow, uses={"up": "stair"}).high + 5


def test_without_a_door_or_a_body_it_is_unknown():
    lone = room("lone", box(40, 0, 44, 4))
    assert isinstance(one_way(lone, id_="lone"), Unknown)
    assert isinstance(one_way(room("bare", None), id_="bare"), Unknown)
