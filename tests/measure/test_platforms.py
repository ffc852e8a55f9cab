"""Level places: rooms, slabs and landings right beyond an edge, at a level, below a point."""

import pytest
from hypothesis import given, settings
from shapely import LineString, box

from checker.geometry.edges import beyond
from tests.geometry.turning import TURNS
from tests.measure.measuring import measurer_of
from tests.measure.schools import opening, room, school_of, slab, storey
from tests.measure.stairs_made import dog_leg_in_one, dog_leg_in_parts, level, sloped
from tests.measure.turned import turned_school


def platforms(school):
    return measurer_of(school).provide("platforms")


EDGE = ((0.0, 0.6), (0.0, -0.6))
HALL = room("hall", box(0, -3, 5, 3))


def found(*elements, edge=EDGE):
    return [
        (each.id, round(each.level, 4)) for each in platforms(school_of(*elements)).beyond(edge)
    ]


@pytest.mark.parametrize(
    ("area", "is_there"),
    [
        (box(0, -3, 5, 3), True),
        (box(0.1, -3, 5, 3), True),
        (box(0.2, -3, 5, 3), False),
        (box(-5, -3, 0, 3), False),
        (box(0, -0.3, 5, 0.3), True),
        (box(0, -0.2, 5, 0.2), False),
    ],
    ids=["at once", "past a wall", "too far", "behind", "half the width", "a sliver"],
)
def test_a_floor_adjoins_an_edge_when_it_covers_half_of_the_strip_ahead(area, is_there):
    assert bool(found(room("r", area))) is is_there


def test_rooms_slabs_and_landings_are_places_lowest_first():
    floor = slab("floor", box(0, -3, 5, 3), level=-0.05)
    upper = room("upper", box(0, -3, 5, 3), base=3.5)
    assert found(upper, HALL, floor) == [("floor", -0.05), ("hall", 0.0), ("upper", 3.5)]


@pytest.mark.parametrize("make", [dog_leg_in_parts, dog_leg_in_one], ids=["parts", "one body"])
def test_a_landing_is_one_whether_a_slab_or_a_part(make):
    places = platforms(make())
    edge = ((1.4, 0.6), (1.4, -0.6))
    assert [round(each.level, 3) for each in places.beyond(edge)] == [0.9]


def test_a_hole_in_a_slab_is_no_floor():
    floor = slab("floor", box(0, -3, 5, 3), level=0.0)
    hole = opening("hole", box(0, -1, 2, 1), host_id="floor")
    assert found(floor, hole) == []


def test_of_a_stepped_slab_each_level_is_a_place():
    tops = (
        level(box(0, -3, 2, 3), 0.0),
        level(box(2, -3, 5, 3), 0.15),
        sloped(box(5, -3, 9, 3), 0.3, (0.1, 0.0)),
    )
    made = slab("stepped", box(0, -3, 9, 3), level=0.15, tops=tops)
    assert found(made) == [("stepped", 0.0)]
    assert found(made, edge=((2.0, 0.6), (2.0, -0.6))) == [("stepped", 0.15)]
    assert found(made, edge=((5.0, 0.6), (5.0, -0.6))) == []


def test_a_sloped_slab_is_no_level_place():
    assert found(slab("ramp", box(0, -3, 5, 3), slope=0.08)) == []


def test_a_room_without_a_body_is_none():
    assert found(room("bare", None)) == []


def test_bare_slabs_count_only_where_no_room_lies():
    floor = slab("floor", box(0, -3, 5, 3), level=-0.05)
    both = platforms(school_of(HALL, floor))
    assert both.levels_beyond(EDGE, (-1.0, 1.0)) == (0.0,)
    (bare,) = platforms(school_of(floor)).levels_beyond(EDGE, (-1.0, 1.0))
    assert bare == pytest.approx(-0.05)
    assert both.levels_beyond(EDGE, (1.0, 2.0)) == ()


def test_storeys_tell_their_levels():
    places = platforms(school_of(HALL, storey("s0"), storey("s1"), storey("s2")))
    assert places.storeys_between(3.0, 4.0) == (3.5,)
    assert places.storeys_between(0.0, 9.0) == (0.0, 3.5, 7.0)


@pytest.mark.parametrize(
    ("bases", "area"),
    [((0.0, 0.0), 60.0), ((0.0, 0.015), 60.0), ((0.0, 0.03), 30.0)],
    ids=["one level", "within 20 mm", "a step"],
)
def test_places_at_one_level_are_one_floor(bases, area):
    rooms = [
        room("a", box(0, -3, 5, 3), base=bases[0]),
        room("b", box(5, -3, 10, 3), base=bases[1]),
    ]
    joined = platforms(school_of(*rooms)).floor(box(1, -1, 9, 1), 0.0)
    assert joined.area == pytest.approx(area)
    assert joined.geom_type == "Polygon"


def test_there_is_no_floor_where_nothing_lies_at_that_level():
    assert platforms(school_of(HALL)).floor(box(1, -1, 2, 1), 1.0) is None
    assert platforms(school_of()).floor(box(1, -1, 2, 1), 0.0) is None


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((1.0, 0.0, 1.1), 0.0),
        ((1.0, 0.0, 4.6), 3.5),
        ((-0.2, 0.0, 1.1), 0.0),
        ((-0.3, 0.0, 1.1), None),
        ((1.0, 0.0, -0.5), None),
    ],
    ids=["over it", "upstairs", "near", "too far", "below"],
)
def test_the_floor_below_a_point_is_the_highest_under_it(point, expected):
    upper = room("upper", box(0, -3, 5, 3), base=3.5)
    places = platforms(school_of(HALL, upper))
    assert places.level_below(*point, within=0.25) == expected


@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_turning_changes_no_place(turn):
    school = school_of(HALL, slab("floor", box(0, -3, 5, 3), level=-0.05))
    ends = tuple(turn(LineString(EDGE)).coords)
    inside = turn(LineString([(1, 0), (1, 1)])).coords[0]
    edge = ends if beyond(ends, inside) > 0 else ends[::-1]
    there = platforms(turned_school(school, turn)).beyond(edge)
    assert [each.id for each in there] == ["floor", "hall"]
