"""What lies beyond each stretch of a room's walls, and what the model leaves open."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import Polygon, box

from checker.measure.beside.faces import says_external
from tests.geometry.turning import TURNS
from tests.measure.beside_made import declares, school_measurer, walls_of
from tests.measure.schools import column, room, school_of, square, wall
from tests.measure.turned import turned_school

EXACT = 0.0005
A, B = room("a", box(0, 0, 4, 3)), room("b", box(4.1, 0, 8, 3))
YARD = room("yard", box(0, -9, 4, -0.3), is_external=True)


def beyond(school, id_="a"):
    """Metres of a room's walls by what lies beyond them."""
    found = {}
    for face in school_measurer(school).provide("faces")(id_):
        found[face.beyond] = found.get(face.beyond, 0.0) + face.length
    return {key: pytest.approx(length, abs=EXACT) for key, length in found.items()}


def whys(school, id_="a"):
    return {face.why for face in school_measurer(school).provide("faces")(id_)}


def test_an_outer_wall_is_one_with_nothing_built_beyond():
    assert beyond(school_of(A, B, *walls_of(A, B))) == {"room": 3, "outside": 11}


@pytest.mark.parametrize(
    ("storey_id", "declared", "expected"),
    [
        ("s0", None, {"room": 3, "open": 11}),
        ("", None, {"room": 3, "open": 11}),
        ("s1", None, {"room": 3, "outside": 11}),
        ("s0", True, {"room": 3, "outside": 11}),
    ],
)
def test_a_room_without_a_body_may_be_beyond_a_wall(storey_id, declared, expected):
    lost = replace(room("lost", None), storey_id=storey_id)
    assert beyond(school_of(A, B, lost, *walls_of(A, B, is_external=declared))) == expected


def test_without_walls_nobody_knows_what_lies_beyond():
    assert beyond(school_of(A, B)) == {"room": 3, "open": 11}
    assert "no wall and no room is modelled there" in whys(school_of(A, B))


def test_an_outdoor_space_beyond_is_the_outside():
    assert beyond(school_of(A, B, YARD)) == {"room": 3, "outside": 4, "open": 7}


@pytest.mark.parametrize(
    ("declared", "within", "expected"),
    [
        (True, None, {"room": 3, "outside": 11}),
        (None, False, {"room": 3, "outside": 11}),
        (False, False, {"room": 3, "open": 11}),
        (True, True, {"room": 3, "outside": 11}),
    ],
    ids=[
        "external",
        "inner ones internal",
        "internal, nothing beyond",
        "a room beyond all the same",
    ],
)
def test_what_walls_declare_is_compared_with_what_is_built(declared, within, expected):
    walls = walls_of(A, B, is_external=declared, within=within)
    assert beyond(school_of(A, B, *walls)) == expected


ROUND = [
    room("n", box(0, 3.1, 8, 6)),
    room("s", box(0, -3, 8, -0.1)),
    room("w", box(-3, -3, -0.1, 6)),
]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (None, {"room": 11, "open": 3}),
        (False, {"room": 11, "missing": 3}),
        (True, {"room": 11, "outside": 3}),
    ],
    ids=["a yard or a room", "a room is missing", "a yard"],
)
def test_a_void_in_the_building_is_a_yard_or_a_missing_room(declared, expected):
    """Rooms on all sides of (4.1..8, 0..3) but none in it."""
    east = room("e", box(8.1, -3, 11, 6))
    rooms = (A, *ROUND, east)
    side = wall("side", box(4, 0, 4.1, 3), is_external=declared)
    assert beyond(school_of(*rooms, *walls_of(*rooms), side)) == expected


def test_the_end_of_a_cross_wall_is_neither_a_room_nor_the_outside():
    corridor = room("corridor", box(0, -2.1, 8, -0.1))
    found = beyond(school_of(A, B, corridor, *walls_of(A, B, corridor)), "corridor")
    assert found == {"room": 7.9, "wall": 0.1, "outside": 12}


@pytest.mark.parametrize("bulge", [0.0, 0.0002], ids=["straight", "with a corner in it"])
def test_a_thick_wall_is_no_end_of_a_wall_however_it_is_cut_up(bulge):
    low = room("low", box(0, 0, 4, 1.02))
    next_door = room("next", box(4.7, -3, 9, 4))
    party = wall("party", box(4, -1, 4.5, 3), is_external=True)
    corner = (4.5 - bulge, 0.54)
    lining = wall("lining", Polygon([(4.5, -1), (4.7, -1), (4.7, 3), (4.5, 3), corner]))
    found = beyond(school_of(low, next_door, party, lining), "low")
    assert "wall" not in found
    assert found["outside"].expected == pytest.approx(1.02)


def test_a_room_bends_round_its_own_nib():
    bent = room(
        "a", Polygon([(0, 0), (4, 0), (4, 3), (2.1, 3), (2.1, 1), (1.9, 1), (1.9, 3), (0, 3)])
    )
    found = beyond(school_of(bent, *walls_of(bent)))
    assert found["own"] == 4


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"storey_id": "s1"}, "open"),
        ({"base": 2.69}, "open"),
        ({"base": 2.6}, "room"),
        ({"base": -2.0}, "room"),
    ],
    ids=["upstairs", "10 mm of height in common", "100 mm in common", "half a storey down"],
)
def test_only_what_is_on_the_same_level_is_beside(other, expected):
    neighbour = room("b", box(4.1, 0, 8, 3), **other)
    assert (expected == "room") == ("room" in beyond(school_of(A, neighbour)))


def test_rooms_above_each_other_may_both_be_behind_a_high_wall():
    hall = room("a", square(4), top=7.0)
    low, high = room("low", box(4.1, 0, 8, 4)), room("high", box(4.1, 0, 8, 4), storey_id="s1")
    m = school_measurer(school_of(hall, low, high))
    face = next(each for each in m.provide("faces")("a") if each.rooms)
    assert set(face.rooms) == {"low", "high"}


def test_the_nearer_of_two_rooms_hides_the_other():
    shaft = room("shaft", box(4.1, 0, 4.3, 3))
    m = school_measurer(school_of(A, shaft, room("b", box(4.4, 0, 8, 3))))
    assert {face.rooms for face in m.provide("faces")("a")} == {("shaft",), ()}


def test_a_room_drawn_twice_is_not_beside_itself():
    again = room("again", box(-0.2, -0.2, 4.05, 3.05))
    found = beyond(school_of(A, again, B))
    assert found == {"room": 3, "open": 11}


def test_an_outline_along_the_outer_face_of_its_wall_has_that_wall():
    ring = box(0, 0, 4, 3).difference(box(0.3, 0.3, 3.7, 2.7))
    assert beyond(school_of(A, wall("w", ring))) == {"outside": 14}


def test_a_colonnade_encloses_nothing():
    rows = [column(f"c{n}", box(-2, y, 10, y + 0.4)) for n, y in enumerate((-2, 5))]
    rows += [column(f"d{n}", box(x, -2, x + 0.4, 5.4)) for n, x in enumerate((-2, 9.6))]
    assert beyond(school_of(A, B, *walls_of(A, B), *rows)) == {"room": 3, "outside": 11}


def test_a_room_without_a_body_has_no_faces():
    m = school_measurer(school_of(A, room("blind", None)))
    assert m.provide("faces")("blind") == ()
    assert m.provide("faces")("nobody") == ()


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ({"is_external": True}, True),
        ({"is_external": False, "properties": declares("IsExternal", True)}, False),
        ({"properties": declares("IsExternal", "TRUE")}, True),
        ({"properties": declares("IsExternal", "no")}, False),
        ({"properties": declares("IsExternal", "perhaps")}, None),
        ({}, None),
    ],
    ids=["the wall", "the wall before its property", "in words", "no", "nonsense", "nothing"],
)
def test_a_wall_says_whether_it_is_external(given_, told):
    assert says_external(wall("w", square(1), **given_)) is told


@given(turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_turning_the_building_changes_nothing(turn):
    rooms = (A, B, *ROUND[:2])
    school = school_of(*rooms, YARD, *walls_of(*rooms))
    assert beyond(turned_school(school, turn)) == {
        key: length.expected for key, length in beyond(school).items()
    }
