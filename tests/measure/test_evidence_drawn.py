"""What measures of neighbours, doors and lobbies hand over to be drawn: the very things meant."""

import math
from dataclasses import replace

import pytest
from shapely import Polygon, box

from checker.measure.subjects import Place
from checker.model import Property
from tests.measure.beside_made import asked as asked_room
from tests.measure.beside_made import school_measurer, walls_of
from tests.measure.doors_made import asked, measurer_of
from tests.measure.measuring import measured, subject_of
from tests.measure.schools import door, opening, room, row_of, school_of

ROW = tuple(row_of(3))
DOOR = door("d", at=(4.05, 2), along=90)
NORTH, SOUTH = box(0, 0.1, 9, 8), box(0, -2, 5, -0.1)


def measurer(*elements):
    return measurer_of(school_of(*elements))


def to_room(m, id_):
    return Place(relation="itself", subject=subject_of(m, "room", id_))


def of_door(name, *rooms, **uses):
    m = measurer_of(school_of(*rooms, door("d", at=(2.5, 0.0))), **uses)
    return asked(m, name)


def test_a_door_in_common_is_drawn_where_it_stands_and_no_other():
    m = measurer(*ROW, DOOR, door("e", at=(8.15, 2), along=90))
    value = measured(m, "shares_door_with", "room", "r1", target=to_room(m, "r0"))
    (drawn,) = value.evidence
    assert (drawn.role, drawn.element) == ("measured", "d")
    assert Polygon(drawn.coords).centroid.x == pytest.approx(4.05)


def test_an_opening_in_common_is_drawn_as_a_door_is():
    m = measurer(*ROW, opening("o", box(4, 1, 4.1, 3)))
    value = measured(m, "shares_door_with", "room", "r0", target=to_room(m, "r1"))
    assert [each.element for each in value.evidence] == ["o"]


def test_a_wall_in_common_is_drawn_with_its_length():
    m = measurer(*ROW)
    value = measured(m, "shares_wall_with", "room", "r0", target=to_room(m, "r1"))
    (drawn,) = value.evidence
    assert drawn.label == f"{math.dist(*drawn.coords) * 1000:.0f} mm"
    assert {x for x, _ in drawn.coords} == {4.0}


def test_of_a_wall_or_a_door_both_are_drawn():
    m = measurer(*ROW, DOOR)
    value = measured(m, "shares_wall_or_door_with", "room", "r0", target=to_room(m, "r1"))
    assert {each.shape for each in value.evidence} == {"line", "polygon"}


def test_nothing_in_common_is_nothing_to_draw():
    m = measurer(*ROW, DOOR)
    target = to_room(m, "r2")
    value = measured(m, "shares_wall_or_door_with", "room", "r0", target=target)
    assert value.evidence == ()


CALM, HALL = room("calm", box(0, 0, 4, 3)), room("hall", box(4.1, 0, 12, 8))
OVER = room("over", box(2, 1, 8, 6), base=3.0, top=2.7, storey_id="s1")


def beside(name, *others, **params):
    rooms = (CALM, *others)
    school = school_of(*rooms, *walls_of(CALM, HALL), door("d", at=(4.05, 1.5), along=90))
    m = school_measurer(school, {"calm": "calm room", "hall": "hall", "over": "hall"})
    return asked_room(m, name, "calm", uses=("hall",), **params)


def test_what_lies_above_is_drawn_where_the_plans_meet_on_the_rooms_own_storey():
    value = beside("is_below_use", HALL, OVER)
    (common,) = (each for each in value.evidence if each.role == "measured")
    assert Polygon(common.coords).bounds == pytest.approx((2, 1, 4, 3))
    assert common.label.startswith("above: ")
    assert {each.storey for each in value.evidence} == {CALM.ref.storey}


def test_only_the_ways_asked_for_are_drawn():
    by_door = beside("opens_onto_use", HALL)
    assert [each.element for each in by_door.evidence if each.role == "measured"] == ["d"]
    by_wall = beside("beside_use", HALL, by=("wall",))
    shapes = [each.shape for each in by_wall.evidence if each.role == "measured"]
    assert set(shapes) == {"line"}


@pytest.mark.parametrize("name", ["rooms_joined", "serves_use", "leads_to", "on_accessible_route"])
def test_what_lies_on_both_sides_of_a_door_is_drawn_and_named(name):
    rooms = (room("n", NORTH, long_name="Den"), room("s", SOUTH, long_name="Corridor"))
    value = of_door(name, *rooms, n="office", s="corridor")
    said = {each.label: each.coords[0] for each in value.evidence if each.shape == "point"}
    assert said.keys() == {"Den", "Corridor"}
    assert said["Den"][1] > 0 > said["Corridor"][1]


def test_a_side_without_a_room_is_said_to_be_none():
    value = of_door("rooms_joined", room("n", NORTH, long_name="Den"), n="office")
    said = {each.label for each in value.evidence if each.shape == "point"}
    assert "Den" in said
    assert len(said & {"the outside", "no known room"}) == 1


def test_the_sweep_shows_what_a_door_swings_into():
    value = of_door("swings_into_use", room("n", NORTH), room("s", SOUTH), n="office", s="lobby")
    (sweep,) = value.evidence
    inside = NORTH if value.possible == {"office"} else SOUTH
    assert Polygon(sweep.coords).intersection(inside).area > 0.5 * Polygon(sweep.coords).area


def test_the_doors_of_a_room_are_numbered():
    m = measurer(*ROW, DOOR, door("e", at=(8.15, 2), along=90))
    value = measured(m, "doors", "room", "r1")
    assert [each.label for each in value.evidence] == ["1", "2"]


def test_the_ways_on_through_a_room_are_drawn_and_its_dead_ends_are_not():
    four = tuple(row_of(5))
    ways = [door(f"d{n}", at=(4.05 + n * 4.1, 2), along=90) for n in range(4)]
    m = measurer_of(school_of(*four, *ways), r0="store", r4="store")
    through = measured(m, "is_thoroughfare", "room", "r2")
    assert sorted(each.element for each in through.evidence) == ["d1", "d2"]
    assert [each.element for each in measured(m, "is_thoroughfare", "room", "r1").evidence] == [
        "d1"
    ]


def test_the_rooms_of_a_storey_are_outlined():
    m = measurer(*ROW)
    value = measured(m, "rooms", "storey", "s0")
    assert [each.element for each in value.evidence] == ["r0", "r1", "r2"]
    assert {each.role for each in value.evidence} == {"measured"}


def test_the_height_of_a_room_is_written_in_its_outline():
    (drawn,) = measured(measurer(*ROW), "height", "room", "r0").evidence
    assert drawn.label == "2700 mm high"


def declaring(group, name, value):
    return (Property(group=group, name=name, value=value),)


def test_a_door_of_which_something_is_declared_is_drawn_where_it_stands():
    said = declaring("SchoolCheck_Door", "LockableFromOutside", True)
    m = measurer(*ROW, replace(DOOR, properties=said))
    (drawn,) = measured(m, "lockable_from_outside", "door", "d").evidence
    assert (drawn.role, drawn.element) == ("context", "d")
    assert Polygon(drawn.coords).centroid.x == pytest.approx(4.05)


def test_a_room_of_which_a_figure_is_declared_is_drawn_with_it():
    said = declaring("SchoolCheck_Environment", "IndoorAmbientNoise_dBA", 38.0)
    m = measurer(room("r", box(0, 0, 3, 4), properties=said), room("bare", None, properties=said))
    (drawn,) = measured(m, "indoor_ambient_noise", "room", "r").evidence
    assert (drawn.role, drawn.label) == ("context", "38 dB")
    assert Polygon(drawn.coords).area == pytest.approx(12)
    assert measured(m, "indoor_ambient_noise", "room", "bare").evidence == ()
