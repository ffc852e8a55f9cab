"""What two files of a school both hold is found once, and nothing else is taken for a copy."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from checker.read.copies import copies_in, crossed
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


def found(school, other):
    return copies_in(school, other).ids


@pytest.mark.parametrize(
    ("by", "is_copy"), [(0.0, True), (0.66, True), (0.67, False), (2.0, False)]
)
def test_a_table_is_a_copy_where_half_of_what_both_cover_is_shared(by, is_copy):
    """2 m long and moved by 0.66 m: 1.34 of 2.66 m, 50.4 per cent; by 0.67 m 49.8 per cent."""
    assert bool(found(TABLE, moved(TABLE, by))) == is_copy


@pytest.mark.parametrize(
    ("up", "is_copy"), [(0.5, True), (-0.5, True), (0.51, False), (3.5, False)]
)
def test_a_table_on_another_height_is_another_table(up, is_copy):
    assert bool(found(TABLE, moved(TABLE, 0.0, up=up))) == is_copy


def test_a_chair_under_a_table_is_no_copy_of_it():
    chair = school_of(furniture("chair", box(1.2, 1.2, 1.7, 1.7), top=0.8))
    assert found(TABLE, chair) == {}


def test_of_two_in_one_place_each_is_a_copy_of_one():
    """A services zone over three rooms is a copy of none; of two drawn alike one is."""
    rooms = school_of(*(room(f"r{n}", box(3 * n, 0, 3 * n + 2.9, 5)) for n in range(3)))
    zone = school_of(room("zone", box(0, 0, 8.9, 5)))
    assert found(rooms, zone) == {}
    twice = school_of(room("a", box(0, 0, 2.9, 5)), room("b", box(0, 0, 2.8, 5)))
    assert found(rooms, twice) == {"a": "r0"}


def test_rooms_over_others_that_are_drawn_otherwise_cross_them():
    rooms = school_of(*(room(f"r{n}", box(3 * n, 0, 3 * n + 2.9, 5)) for n in range(3)))
    zone = school_of(room("zone", box(0, 0, 8.9, 5)), room("far", box(20, 0, 24, 5)))
    (over,) = crossed(rooms, zone, {})
    assert over.id == "zone"
    assert crossed(rooms, zone, {"zone": "r0"}) == ()
    above = school_of(room("zone", box(0, 0, 8.9, 5), base=2.7))
    assert crossed(rooms, above, {}) == ()
    ground = school_of(room("site", box(0, 0, 8.9, 5), is_external=True))
    assert crossed(rooms, ground, {}) == crossed(ground, rooms, {}) == ()


def test_one_id_is_one_thing_and_how_far_it_was_moved_is_told():
    def again(x):
        away = moved(TABLE, x)
        return replace(away, furniture=tuple(replace(e, id="table") for e in away.furniture))

    copies = copies_in(TABLE, again(40.0))
    assert copies.ids == {"table": "table"}
    assert copies.moved == {"table": pytest.approx(40.0)}
    assert copies_in(TABLE, again(0.4)).moved == {}


def test_one_id_on_two_kinds_of_things_is_no_copy():
    one, other = school_of(wall("x", box(0, 0, 5, 0.2))), school_of(room("x", box(9, 9, 12, 12)))
    assert found(one, other) == {}


def test_a_wall_where_a_table_stands_is_no_copy():
    assert found(TABLE, school_of(wall("wall", box(1, 1, 3, 2)))) == {}


def test_without_a_body_only_the_id_tells():
    bare = school_of(room("bare", None), room("room", None))
    assert found(ROOM, bare) == {"room": "room"}
    assert found(bare, ROOM) == {"room": "room"}
    assert found(bare, moved(ROOM, 0.0)) == {}


def test_doors_of_a_linked_background_are_copies_too():
    """60 mm aside and 100 mm higher, as backgrounds are."""
    mine = school_of(door("d1", at=(2, 0)), door("d2", at=(6, 0)))
    theirs = school_of(door("e1", at=(6.06, 0), base=0.1), door("e2", at=(9, 0)))
    assert found(mine, theirs) == {"e1": "d2"}


@given(places=st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True))
def test_a_school_is_a_copy_of_itself_and_of_nothing_that_stands_elsewhere(places):
    tables = [furniture(f"t{x}", box(x, 0, x + 0.8, 0.6), top=0.7) for x in places]
    school = school_of(*tables)
    again = moved(school, 0.0)
    assert found(school, again) == {f"t{x}-again": f"t{x}" for x in places}
    assert found(school, moved(school, 100.0)) == {}
