"""A room drawn to the middle of its walls is no larger for the doors in them."""

import pytest
from shapely import box, unary_union

from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import door, opening, room, school_of, wall

WIDE, LONG, THICK = 1.95, 2.2, 0.1
SLIDING = door("d", at=(-THICK / 2, LONG / 2), along=90, width=0.95, operation="SLIDING_TO_LEFT")
SOUTH = opening("o2", box(0.5, -THICK, 1.45, 0))
LEAFLESS = opening("o", box(-THICK, 0.6, 0, 1.55))
EXACT = 0.0001


WEST = (wall("w", box(-THICK, -THICK, 0, LONG + THICK)),)
BESIDE_DOOR = (box(-THICK, -THICK, 0, 0.625), box(-THICK, 1.575, 0, LONG + THICK))


def value(name, *ways, over=0.0, sides=None, west=WEST, south=(SOUTH,), **params):
    """A measure of a room between four walls, drawn `over` them by so many metres.

    `sides` is how far over those in the north, east and south, where that differs.
    """
    far = over if sides is None else sides
    school = school_of(
        room("r", box(-over, -far, WIDE + far, LONG + far)),
        room("c", box(-3, -3, -THICK, 6)),
        wall("s", box(-THICK, -THICK, WIDE + THICK, 0)),
        wall("n", box(-THICK, LONG, WIDE + THICK, LONG + THICK)),
        *west,
        wall("e", box(WIDE, -THICK, WIDE + THICK, LONG + THICK)),
        *south,
        *ways,
    )
    return measured(measurer_of(school), name, "room", "r", **params)


@pytest.mark.slow
@pytest.mark.parametrize("way", [SLIDING, LEAFLESS], ids=["a door", "an opening"])
@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("room_width", {}),
        ("net_area", {}),
        ("largest_circle", {}),
        ("largest_circle", {"may_overlap": ("door swing", "knee space")}),
        ("rectangle_length", {"short": 0.8}),
    ],
    ids=["width", "area", "circle", "circle over knee space", "rectangle"],
)
def test_a_room_drawn_over_its_walls_has_at_least_what_lies_between_their_faces(name, params, way):
    to_faces = value(name, way, **params)
    assert to_faces.low == to_faces.high > 1.0
    drawn_over = value(name, way, over=THICK / 2, **params)
    assert drawn_over.low == pytest.approx(to_faces.low, abs=EXACT)
    assert drawn_over.high > to_faces.high + EXACT


def test_what_fits_only_with_its_end_in_a_doorway_does_not_surely_fit():
    asked = {"long": LONG + 0.04, "short": 0.8}
    assert value("rectangle_fits", SLIDING, **asked).possible == {False}
    assert value("rectangle_fits", SLIDING, over=THICK / 2, **asked).possible == {False, True}
    less = {"long": LONG - 0.01, "short": 0.8}
    assert value("rectangle_fits", SLIDING, over=THICK / 2, **less).possible == {True}


def test_one_still_goes_through_the_doors_of_such_walls():
    opposite = door(
        "d2", at=(WIDE + THICK / 2, LONG / 2), along=90, width=0.95, operation="SLIDING_TO_LEFT"
    )
    assert value("clear_width", SLIDING, opposite, over=THICK / 2).low >= 0.95


@pytest.mark.parametrize(
    "west",
    [
        (wall("w", unary_union(BESIDE_DOOR)),),
        tuple(wall(f"w{n}", plan) for n, plan in enumerate(BESIDE_DOOR)),
        tuple(
            wall(f"w{n}", plan)
            for n, plan in enumerate([*BESIDE_DOOR, box(-THICK, 0.625, 0, 1.575)])
        ),
    ],
    ids=["cut by it", "on both sides of it", "a piece as wide as it"],
)
@pytest.mark.parametrize("name", ["room_width", "net_area", "largest_circle"])
def test_a_door_as_high_as_the_wall_or_between_walls_adds_nothing_either(name, west):
    found = value(name, SLIDING, over=THICK / 2, west=west)
    assert found.low == pytest.approx(value(name, SLIDING).low, abs=EXACT)


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("room_width", {}),
        ("net_area", {}),
        ("largest_circle", {}),
        ("rectangle_length", {"short": 1.97}),
    ],
)
@pytest.mark.parametrize("wide", [LONG + 2 * THICK, LONG + 1.0])
def test_nor_does_one_that_takes_the_whole_side_of_the_room(name, params, wide):
    """A folding partition: nothing of the wall is left beside it, and it is no floor all the same.

    Only its own side is drawn over, so that no other wall says so.
    """
    door_as_wall = door(
        "d", at=(-THICK / 2, LONG / 2), along=90, width=wide, operation="SLIDING_TO_LEFT"
    )
    found = value(name, door_as_wall, over=THICK / 2, sides=0.0, **params)
    to_faces = value(name, door_as_wall, **params)
    assert found.low == pytest.approx(to_faces.low, abs=EXACT)
    assert found.high > to_faces.high + EXACT
    assert found.doubt.missing == ("how far the room goes at w: its outline runs over it",)


def test_a_wall_that_is_all_door_is_in_nobodys_way():
    whole = door("d", at=(-THICK / 2, LONG / 2), along=90, width=3.0, operation="SLIDING_TO_LEFT")
    assert value("clear_width", whole, over=THICK / 2, sides=0.0).low >= WIDE


def door_of(width, **given):
    given.setdefault("operation", "SLIDING_TO_LEFT")
    return door("d", at=(-THICK / 2, LONG / 2), along=90, width=width, **given)


@pytest.mark.slow
@pytest.mark.parametrize(
    "way",
    [door_of(0.95), door_of(1.5), door_of(LONG + 0.2), LEAFLESS, door_of(0.95, operation="")],
    ids=["a door", "a wide one", "one that takes the side", "an opening", "of unknown leaf"],
)
@pytest.mark.parametrize("params", [{}, {"may_overlap": ()}])
def test_the_only_doorway_makes_the_way_to_the_far_end_no_wider(way, params):
    """The tip of a circle in it is no floor: as wide as to the face of the wall."""
    given = {"sides": 0.0, "south": (), **params}
    to_faces = value("clear_width", way, **given)
    drawn_over = value("clear_width", way, over=THICK / 2, **given)
    assert drawn_over.low == pytest.approx(to_faces.low, abs=EXACT)
    assert drawn_over.high >= to_faces.high - EXACT


def test_the_narrowest_place_is_drawn_as_wide_as_it_is_said_to_be():
    found = value("clear_width", door_of(0.95), over=THICK / 2, sides=0.0, south=())
    assert (found.low, found.high) == pytest.approx((WIDE, WIDE + THICK / 2), abs=EXACT)
    (line,) = [each for each in found.evidence if each.shape == "line"]
    assert line.label == "1950 mm"
    assert found.doubt.missing == ("how far the room goes at w: its outline runs over it",)


def test_between_two_doors_that_leave_the_room_the_doorway_counts():
    """Through it one goes on: what is as wide as the room is with its doors."""
    opposite = door(
        "d2", at=(WIDE + THICK / 2, LONG / 2), along=90, width=0.95, operation="SLIDING_TO_LEFT"
    )
    one = value("clear_width", door_of(0.95), over=THICK / 2, south=())
    two = value("clear_width", door_of(0.95), opposite, over=THICK / 2, south=())
    assert two.low >= one.low
