"""Which storeys depend on a stair, and whether fire doors shut it off."""

import pytest
from hypothesis import given, settings
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.schools import opening, room, school_of, stair, stair_flight, storey, wall
from tests.measure.turned import turned_school
from tests.measure.ways import WALL, outer, walker, way_in

STAIR = box(10.1, 0, 20, 3)
USES = {"hall": "corridor", "up": "small group room", "st": "stair", "st1": "stair"}


def rated(value):
    return Property(group="Pset_DoorCommon", name="FireRating", value=value)


def door_up(rating="FD30S", storey_id="s1"):
    level = storey(storey_id).elevation
    more = (rated(rating),) if rating else ()
    return way_in("d1", at=(10.05, 1.5), along=90, base=level, storey_id=storey_id, more=more)


def two_storeys(*more, tall=True, rating="FD30S"):
    """A corridor with the way in, a room over it, and a stair: one tall room, or one on each."""
    rooms = (
        [room("st", STAIR, top=6.2)]
        if tall
        else [
            room("st", STAIR),
            room("st1", STAIR, storey_id="s1"),
        ]
    )
    return school_of(
        storey("s0"),
        storey("s1"),
        room("hall", box(0, 0, 10, 3)),
        room("up", box(0, 0, 10, 3), storey_id="s1"),
        *rooms,
        outer("main", at=(-WALL / 2, 1.5), along=90),
        way_in("d0", at=(10.05, 1.5), along=90, more=(rated(rating),)),
        door_up(rating),
        *more,
    )


def served(school, id_="st", **uses):
    found = measured(walker(school, **{**USES, **uses}), "upper_storeys_served", "room", id_)
    return (found.low, found.high)


def protected(school, id_="st"):
    return measured(walker(school, **USES), "is_protected_stair", "room", id_).possible


def test_a_stair_in_one_tall_room_serves_the_storey_that_its_upper_door_leads_to():
    assert served(two_storeys()) == (1, 1)


def test_a_stair_with_a_room_on_each_storey_serves_that_of_each_room():
    school = two_storeys(tall=False)
    assert served(school, "st") == (0, 0)
    assert served(school, "st1") == (1, 1)


@settings(max_examples=20, deadline=None)
@given(turn=TURNS)
def test_it_serves_the_same_storeys_however_the_building_stands(turn):
    assert served(turned_school(two_storeys(), turn)) == (1, 1)


def test_a_storey_with_an_entrance_of_its_own_does_not_depend_on_the_stair():
    level = storey("s1").elevation
    bridge = outer("bridge", at=(-WALL / 2, 1.5), along=90, base=level, storey_id="s1")
    assert served(two_storeys(bridge), up="corridor") == (0, 0)
    assert served(two_storeys(bridge)) == (1, 1)  # the door of a room is no entrance


@pytest.mark.parametrize(
    ("use", "found"),
    [
        ("plant", (0, 0)),
        ("store", (1, 1)),
        (("plant", "store"), (0, 1)),
        (("plant", "corridor"), (0, 1)),
        (("plant", "server room"), (0, 0)),
    ],
    ids=str,
)
def test_nobody_waits_where_only_plant_stands(use, found):
    assert served(two_storeys(), up=use) == found


@pytest.mark.parametrize(("low", "found"), [(3.5, (0, 0)), (2.0, (1, 1))])
def test_a_stair_whose_flights_only_lead_up_takes_nobody_down(low, found):
    """On the first floor, with no stair below: to the roof, or up from a landing half way down."""
    school = school_of(
        storey("s0"),
        storey("s1"),
        room("hall", box(0, 0, 10, 3)),
        room("up", box(0, 0, 10, 3), storey_id="s1"),
        room("st1", STAIR, storey_id="s1"),
        stair("s", flights=(stair_flight("f", at=(12, 1.5), z=low),), area=None),
        outer("main", at=(-WALL / 2, 1.5), along=90),
        door_up(),
    )
    assert served(school, "st1") == found


def test_a_stair_without_a_body_tells_nothing():
    school = two_storeys(room("lost", None, storey_id="s1"))
    found = measured(walker(school, lost="stair"), "upper_storeys_served", "room", "lost")
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(
    ("rating", "possible"),
    [("FD30S", {True}), ("none", {False}), ("", {True, False}), ("tbc", {True, False})],
)
def test_it_is_protected_when_every_door_to_it_is_a_fire_door(rating, possible):
    assert protected(two_storeys(rating=rating)) == possible


def test_an_opening_without_a_door_leaves_it_open_to_smoke():
    hole = opening("hole", box(10, 2.2, 10.1, 2.9), host_id="w", base=0.0, top=2.1)
    made = two_storeys(wall("w", box(10, 0, 10.1, 3)), hole)
    assert protected(made) == {False}


def test_a_door_to_the_outside_needs_no_rating():
    assert protected(two_storeys(outer("exit", at=(20.05, 1.5), along=90))) == {True}
