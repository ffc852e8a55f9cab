"""A wheelchair that waits on a stair, beside the way that everybody else takes."""

import pytest
from shapely import box

from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.measure.measuring import measured
from tests.measure.schools import column, room, school_of, stair, stair_flight
from tests.measure.ways import WALL, distance, outer, walker, way_in

FLIGHT = stair("s", None, flights=(stair_flight("f", at=(1.5, 0.6), risers=10, width=1.2),))


def landing(deep: float, *more, flight=FLIGHT, long: float = 4.0):
    """A stair room `long` m along x; its flight climbs east by the south wall from x = 1.5 m.

    The door stands in the west wall, in line with the flight, so that the way from one to the
    other stays in the southern strip.
    """
    return school_of(
        room("stair", box(0, 0, long, deep)),
        room("hall", box(-6, 0, -WALL, deep)),
        way_in("d", at=(-WALL / 2, 0.6), along=90, operation="SLIDING_TO_LEFT"),
        *([flight] if flight else []),
        *more,
    )


def fits(school, **params):
    m = walker(school, stair="stair", hall="corridor")
    return measured(m, "refuge_fits", "room", "stair", **params)


@pytest.mark.parametrize(("deep", "there"), [(2.1, True), (1.95, False)])
def test_a_wheelchair_waits_beside_the_way_where_the_landing_is_deep_enough(deep, there):
    # Strip of 1.05 m about y = 0.6, so up to 1.125 m: 0.9 m more need 2.025 m.
    answer = fits(landing(deep))
    assert answer.possible == {there}
    assert bool(answer.evidence) is there


def test_what_stands_in_the_refuge_takes_it_away():
    # The whole of the landing beside the way and beside the flight.
    taken = column("pier", box(0.3, 1.2, 3.9, 2.05))
    assert fits(landing(2.1, taken)).possible == {False}


def test_what_no_wheelchair_gets_to_is_no_refuge():
    """Behind the flight there is room enough, past a strip of 0.75 m or of 0.85 m."""
    assert fits(landing(1.95, long=6.0)).possible == {False}
    assert fits(landing(2.05, long=6.0), short=1.0).possible == {True}


def test_the_size_and_the_way_are_parameters():
    assert fits(landing(2.1), short=1.0).possible == {False}
    assert fits(landing(1.95), way=0.8).possible == {True}


def test_without_a_flight_or_a_door_nobody_can_tell():
    alone = room("stair", box(0, 0, 6, 3))
    for school, lacking in (
        (landing(2.1, flight=None), "a flight"),
        (school_of(alone, FLIGHT), "a door"),
    ):
        answer = fits(school)
        assert isinstance(answer, Unknown)
        assert lacking in answer.missing[0]


def refuge_school(use):
    """A refuge called so, with a door to a room of the given use."""
    school = school_of(
        room("r", box(0, 0, 2, 2), name="0.9", long_name="Refuge"),
        room("beyond", box(2.1, 0, 6, 2)),
        way_in("d", at=(2.05, 1), along=90),
    )
    return walker(school, r="store", beyond=use)


@pytest.mark.parametrize(("use", "joins"), [("stair", {True}), ("corridor", {False})])
def test_a_refuge_joins_a_stair_by_the_use_of_the_room_beyond(use, joins):
    assert measured(refuge_school(use), "joins_stair", "refuge", "r").possible == joins


def test_a_refuge_that_a_flight_begins_in_joins_a_stair():
    school = school_of(room("r", box(0, 0, 6, 3), name="0.9", long_name="Refuge"), FLIGHT)
    assert measured(walker(school, r="store"), "joins_stair", "refuge", "r").possible == {True}


def test_a_refuge_without_a_way_out_cannot_be_told():
    school = school_of(room("r", box(0, 0, 2, 2), name="0.9", long_name="Refuge"))
    assert isinstance(measured(walker(school, r="store"), "joins_stair", "refuge", "r"), Unknown)


OUT = Place(relation="main entrance")


def test_outdoors_is_the_nearest_outer_door_and_a_door_of_its_own_is_no_way():
    school = school_of(
        room("hall", box(0, 0, 20, 3)),
        room("class", box(12, 3.1, 18, 8)),
        room("garden", box(0, 3.1, 6, 8)),
        way_in("d-class", at=(15, 3.05)),
        way_in("d-garden", at=(3, 3.05)),
        outer("west", at=(-WALL / 2, 1.5), along=90),
        outer("east", at=(20 + WALL / 2, 1.5), along=90),
        outer("own", at=(3, 8 + WALL / 2)),
    )
    uses = {"hall": "corridor", "class": "small group room", "garden": "small group room"}
    m = walker(school, brief={"entrances": {"main": "west"}}, **uses)
    near = measured(m, "outdoor_distance", "room", "class")
    far = distance(m, "class", OUT)
    assert near.high < 6.5
    assert far.low > 12
    assert near.steps != far.steps
    own = measured(m, "outdoor_distance", "room", "garden")
    assert (own.low, own.high) == (0.0, 0.0)


def test_no_way_out_is_infinite_and_no_such_route_is_unknown():
    school = school_of(
        room("hall", box(0, 0, 20, 3)),
        room("class", box(12, 3.1, 18, 8)),
        way_in("d-class", at=(15, 3.05), clear=0.6),
        outer("west", at=(-WALL / 2, 1.5), along=90),
    )
    m = walker(school, hall="corridor", **{"class": "small group room"})
    assert measured(m, "outdoor_distance", "room", "class").low == float("inf")
    unknown = measured(m, "outdoor_distance", "room", "class", route="by air")
    assert isinstance(unknown, Unknown)
