"""Where rooms are open to each other, and what hides in the walls that they are drawn over."""

import pytest
from shapely import Polygon, box

from tests.measure.climbing import asked, span
from tests.measure.measuring import measurer_of
from tests.measure.schools import door, opening, overhead, room, school_of, wall

A = room("a", box(0, 0, 9, 3), top=2.8)
B = room("b", box(9, 0, 20, 3), top=2.8)
"""Two rooms, each drawn to the middle of the wall between them."""
BETWEEN = box(8.9, -0.1, 9.1, 3.1)
WALL = wall("w", BETWEEN)
EXACT, OPEN = (2.8, 2.8), (1.1, 2.8)
DOOR = door("d", at=(9, 1.5), along=90, thickness=0.2)


def duct(area, base=1.1):
    return overhead("x", area, base=base, thick=0.04, kind="duct")


IN_WALL = duct(box(8.98, 0, 9.02, 3))


def headroom(*elements, id_="a", rooms=(A, B)):
    return span(asked(school_of(*rooms, *elements), "headroom", "room", id_))


@pytest.mark.parametrize("id_", ["a", "b"])
def test_a_duct_in_the_wall_that_two_rooms_are_drawn_over_is_in_nobodys_way(id_):
    assert headroom(WALL, IN_WALL, id_=id_) == EXACT
    assert headroom(IN_WALL, id_=id_) == OPEN, "without the wall people walk under it"


@pytest.mark.parametrize(
    "made",
    [
        wall("w", BETWEEN, top=0.9),
        wall("w", BETWEEN, base=0.6),
        wall("w", BETWEEN, hull_only=True),
        wall("w", BETWEEN, problem="Its outline crosses itself."),
        wall("w", BETWEEN, storey_id="s1"),
        wall("w", Polygon()),
    ],
    ids=["a parapet", "a bulkhead", "a hull", "amiss", "of the storey above", "without a plan"],
)
def test_a_wall_that_does_not_surely_stand_there_closes_nothing(made):
    assert headroom(made, IN_WALL) == OPEN


@pytest.mark.parametrize("top", [1.0, 2.7])
def test_one_that_nobody_gets_over_does(top):
    assert headroom(wall("w", BETWEEN, top=top), IN_WALL) == EXACT


@pytest.mark.parametrize(
    ("x", "expected"),
    [((8.7, 9.02), OPEN), ((8.85, 9.02), EXACT), ((8.98, 9.3), EXACT)],
    ids=["comes out far", "comes out by 50 mm", "comes out on the other side"],
)
def test_what_comes_out_of_the_wall_by_100_mm_counts(x, expected):
    assert headroom(WALL, duct(box(x[0], 0, x[1], 3))) == expected


@pytest.mark.parametrize("way", [DOOR, opening("o", box(8.9, 1.05, 9.1, 1.95))])
@pytest.mark.parametrize(("base", "low"), [(1.9, 1.9), (2.2, 2.8)])
def test_in_a_doorway_people_walk_under_what_hangs_lower_than_its_head(way, base, low):
    beam = duct(box(8.98, 0, 9.02, 3), base)
    assert headroom(WALL, way, beam)[0] == low
    assert headroom(WALL, beam) == EXACT


CORNICE = duct(box(8.85, 0, 8.9, 3))
FACED = (room("a", box(0, 0, 8.9, 3), top=2.8), room("b", box(-1, 0, 21, 3), top=2.8))
"""A room to the faces of its walls, and one that is drawn over all of the floor."""


def test_a_room_drawn_over_all_others_is_not_beside_them_where_walls_close_them():
    assert headroom(WALL, CORNICE, rooms=FACED) == EXACT
    assert headroom(CORNICE, rooms=FACED) == OPEN, "without the wall nobody knows that it is"


def test_a_wall_off_the_outline_by_its_plaster_closes_it_too():
    off = wall("w", box(8.915, -0.1, 9.1, 3.1))
    assert headroom(off, CORNICE, rooms=FACED) == EXACT


def beside(*elements):
    return measurer_of(school_of(*elements)).provide("rooms_beside")


def test_what_lies_beside_is_no_part_of_walls_or_of_the_room():
    assert [each.bounds for each in beside(A, B)["a"]] == [pytest.approx((9, 0, 20, 3))]
    assert beside(A, B, WALL) == {"a": (), "b": ()}
    (way,) = beside(A, B, WALL, DOOR)["a"]
    assert way.bounds == pytest.approx((9, 0, 20, 3))
    within = room("b", box(2, 1, 4, 2), top=2.8)
    found = beside(A, within)
    assert found["a"] == ()
    assert [each.area for each in found["b"]] == [pytest.approx(25.0)]
    above = room("b", box(9, 0, 20, 3), storey_id="s1")
    assert beside(A, above)["a"] == ()
    assert beside(A, room("b", None)) == {"a": ()}
