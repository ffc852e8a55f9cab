"""What two files of a school both hold is found once, and nothing else is taken for a copy."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from checker.read.copies import copies_in
from tests.measure.schools import door, furniture, room, school_of, wall


def moved(school, x, *, up=0.0):
    """Furniture and rooms of a school some metres on, and higher."""

    def shift(each):
        low, south, high, north = each.shape.footprint.bounds
        plan = box(low + x, south, high + x, north)
        shape = replace(
            each.shape, footprint=plan, base=each.shape.base + up, top=each.shape.top + up
        )
        return replace(each, id=f"{each.id}-again", shape=shape)

    return replace(
        school,
        rooms=tuple(map(shift, school.rooms)),
        furniture=tuple(map(shift, school.furniture)),
    )


TABLE = school_of(furniture("table", box(1, 1, 3, 2), top=0.75))
ROOM = school_of(room("room", box(0, 0, 6, 5)))


@pytest.mark.parametrize(
    ("by", "is_copy"), [(0.0, True), (0.05, True), (0.06, False), (2.0, False)]
)
def test_a_table_is_a_copy_where_95_per_cent_of_the_plans_are_shared(by, is_copy):
    """2 m long and moved by 50 mm: 1.95 of 2.05 m, 95.1 per cent; by 60 mm 94.2 per cent."""
    assert bool(copies_in(TABLE, moved(TABLE, by))) == is_copy


@pytest.mark.parametrize(
    ("up", "is_copy"), [(0.05, True), (-0.05, True), (0.06, False), (3.5, False)]
)
def test_a_table_on_another_height_is_another_table(up, is_copy):
    assert bool(copies_in(TABLE, moved(TABLE, 0.0, up=up))) == is_copy


@pytest.mark.parametrize(("by", "is_copy"), [(0.0, True), (2.9, True), (3.1, False), (6.0, False)])
def test_a_room_is_a_copy_when_more_than_half_is_shared(by, is_copy):
    assert bool(copies_in(ROOM, moved(ROOM, by))) == is_copy


@pytest.mark.parametrize(("up", "is_copy"), [(2.6, True), (2.69, False), (3.5, False)])
def test_a_room_over_another_is_no_copy(up, is_copy):
    """Rooms here are 2.7 m high."""
    assert bool(copies_in(ROOM, moved(ROOM, 0.0, up=up))) == is_copy


def test_one_id_is_one_thing_wherever_it_stands():
    away = moved(TABLE, 40.0)
    same = replace(away, furniture=tuple(replace(each, id="table") for each in away.furniture))
    assert copies_in(TABLE, same) == {"table": "table"}


def test_one_id_on_two_kinds_of_things_is_no_copy():
    assert (
        copies_in(school_of(wall("x", box(0, 0, 5, 0.2))), school_of(room("x", box(9, 9, 12, 12))))
        == {}
    )


def test_a_wall_where_a_table_stands_is_no_copy():
    assert copies_in(TABLE, school_of(wall("wall", box(1, 1, 3, 2)))) == {}


def test_without_a_body_only_the_id_tells():
    bare = school_of(room("bare", None), room("room", None))
    assert copies_in(ROOM, bare) == {"room": "room"}
    assert copies_in(bare, ROOM) == {"room": "room"}
    assert copies_in(bare, moved(ROOM, 0.0)) == {}


def test_doors_of_a_linked_background_are_copies_too():
    mine = school_of(door("d1", at=(2, 0)), door("d2", at=(6, 0)))
    theirs = school_of(door("e1", at=(6, 0)), door("e2", at=(9, 0)))
    assert copies_in(mine, theirs) == {"e1": "d2"}


@given(places=st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True))
def test_a_school_is_a_copy_of_itself_and_of_nothing_that_stands_elsewhere(places):
    tables = [furniture(f"t{x}", box(x, 0, x + 0.8, 0.6), top=0.7) for x in places]
    school = school_of(*tables)
    again = moved(school, 0.0)
    assert copies_in(school, again) == {f"t{x}-again": f"t{x}" for x in places}
    assert copies_in(school, moved(school, 100.0)) == {}
