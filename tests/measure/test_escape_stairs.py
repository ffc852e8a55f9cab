"""Which storeys depend on a stair, and whether fire doors shut it off."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from checker.uses import RoomUse, RoomUses
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.schools import opening, room, school_of, slab, stair, stair_flight, storey, wall
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


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(turn=TURNS)
def test_it_serves_the_same_storeys_however_the_building_stands(turn):
    assert served(turned_school(two_storeys(), turn)) == (1, 1)


def test_a_storey_with_an_entrance_of_its_own_does_not_depend_on_the_stair():
    level = storey("s1").elevation
    bridge = outer("bridge", at=(-WALL / 2, 1.5), along=90, base=level, storey_id="s1")
    assert served(two_storeys(bridge), up="corridor") == (0, 1), "it may be a terrace's"
    brief = {"entrances": {"main": "main", "quiet": "bridge"}}
    m = walker(two_storeys(bridge), brief=brief, **{**USES, "up": "corridor"})
    found = measured(m, "upper_storeys_served", "room", "st")
    assert (found.low, found.high) == (0, 0)
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


def basement(*more):
    """A class below ground, whose stair leads up to a storey with the way in."""
    level = -3.5
    return school_of(
        storey("s9", name="Basement", elevation=level),
        storey("s0"),
        room("hall", box(0, 0, 10, 3)),
        room("low", box(0, 0, 10, 3), storey_id="s9", base=level),
        room("stb", STAIR, storey_id="s9", base=level),
        room("st", STAIR),
        outer("main", at=(-WALL / 2, 1.5), along=90),
        way_in("d0", at=(10.05, 1.5), along=90),
        way_in("db", at=(10.05, 1.5), along=90, base=level, storey_id="s9"),
        *more,
    )


def flights_of(id_, *, at=(12, 1.5), z=0.0, storey_id="s0"):
    """A stair of one flight, twenty risers of 175 mm."""
    flight = stair_flight(f"f-{id_}", at=at, z=z, risers=20, rise=0.175)
    return stair(id_, None, storey_id=storey_id, flights=(flight,))


def bare_flight(whole):
    """The stair as a file has it that only names its flight."""
    lost = (replace(f, shape=None, tops=(), frame=None) for f in whole.flights)
    return replace(whole, flights=tuple(lost))


def test_people_in_a_basement_get_out_by_a_stair_that_only_leads_up():
    up = flights_of("s", z=-3.5, storey_id="s9")
    for school in (basement(), basement(up)):
        assert served(school, "stb", low="classroom", stb="stair") == (1, 1)
    loose = way_in("loose", at=(-WALL / 2, 1.5), along=90)  # perhaps no entrance at all
    doubt = replace(basement(up), doors=(*basement().doors[1:], loose))
    assert served(doubt, "stb", low="classroom", stb="stair") == (0, 1)


UP = flights_of("su", at=(12, 0.7), z=3.5, storey_id="s1")
DOWN = flights_of("sd", at=(12, 2.3))


def first_floor(*stairs, below=()):
    """A stair room on the first floor alone, with these flights."""
    return school_of(
        storey("s0"),
        storey("s1"),
        room("hall", box(0, 0, 10, 3)),
        room("up", box(0, 0, 10, 3), storey_id="s1"),
        room("st1", STAIR, storey_id="s1"),
        outer("main", at=(-WALL / 2, 1.5), along=90),
        door_up(),
        *below,
        *stairs,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stairs", "below", "found"),
    [
        ((UP,), (), (0, 0)),
        ((UP, DOWN), (), (1, 1)),
        ((UP, bare_flight(DOWN)), (), (0, 1)),
        ((UP,), (room("st", STAIR),), (1, 1)),
        ((UP,), (room("st", box(30, 0, 40, 3)),), (0, 0)),
        ((UP,), (room("st", None),), (0, 1)),
        ((UP,), (room("perhaps", STAIR),), (0, 1)),
    ],
    ids=[
        "up", "up and down", "down lost", "a stair below", "a stair elsewhere", "its body lost",
        "perhaps a stair",
    ],
)  # fmt: skip
def test_a_stair_that_leads_down_takes_people_down(stairs, below, found):
    school = first_floor(*stairs, below=below)
    assert served(school, "st1", perhaps=("stair", "store")) == found


def into_corridor(*more, whole=None):
    """A stair room below whose flight comes up in the corridor above."""
    return school_of(
        storey("s0"),
        storey("s1"),
        room("hall", box(0, 0, 10, 3)),
        room("st", STAIR),
        room("up", box(0, 0, 24, 3), storey_id="s1"),
        outer("main", at=(-WALL / 2, 1.5), along=90),
        way_in("d0", at=(10.05, 1.5), along=90, more=(rated("FD30S"),)),
        flights_of("s", at=(11.5, 1.5)) if whole is None else whole,
        *more,
    )


def test_a_flight_that_comes_up_in_an_open_corridor_serves_it_and_lets_smoke_in():
    assert served(into_corridor(), up="corridor") == (1, 1)
    assert protected(into_corridor()) == {False}


def test_a_flight_whose_upper_floor_is_lost_or_not_known_leaves_both_open():
    lost = into_corridor()
    lost = replace(
        lost, rooms=tuple(replace(r, shape=None) if r.id == "up" else r for r in lost.rooms)
    )
    named = into_corridor(whole=bare_flight(flights_of("s", at=(11.5, 1.5))))
    for school in (lost, named):
        assert served(school, up="corridor") == (0, 1)
        assert protected(school) == {True, False}
    perhaps = walker(into_corridor(), **{**USES, "up": ("stair", "corridor")})
    assert measured(perhaps, "is_protected_stair", "room", "st").possible == {True, False}
    found = measured(perhaps, "upper_storeys_served", "room", "st")
    assert (found.low, found.high) == (0, 1)


@pytest.mark.parametrize(
    ("at", "found"), [((12, 1.5), {True}), ((16, 1.5), {True, False})], ids=["inside", "beyond"]
)
def test_a_flight_in_one_tall_room_lets_no_smoke_in_unless_it_leads_out_of_it(at, found):
    assert protected(two_storeys(flights_of("s", at=at))) == found


def test_a_flight_whose_foot_is_right_at_the_door_does_not_begin_in_the_corridor():
    flight = flights_of("s", at=(10.15, 1.5))
    upstairs = two_storeys(flight, tall=False)
    assert protected(upstairs, "st") == protected(upstairs, "st1") == {True}
    assert served(upstairs, "st1") == (1, 1)


def test_three_steps_before_the_door_of_a_stair_are_no_way_round_the_door():
    steps = stair_flight("f", at=(9.95 - 2 * 0.28, 1.5), risers=3, rise=0.175)
    made = school_of(
        room("hall", box(0, 0, 10, 3)),
        room("st", STAIR, base=0.525),
        way_in("d0", at=(10.05, 1.5), along=90, base=0.525, more=(rated("FD30S"),)),
        stair("s", None, flights=(steps,)),
    )
    assert protected(made) == {True}


def test_a_door_off_the_landing_of_a_tall_stair_leads_out_of_it():
    up = stair_flight("f", at=(18, 1.5), along=180, risers=20, rise=0.175)
    head = 18 - 19 * 0.28
    landing = slab("landing", box(10.1, 0, head, 3), level=3.5, storey_id="s1")
    whole = stair("s", None, flights=(up,), landings=(landing,))
    assert served(two_storeys(whole)) == (1, 1)
    assert protected(two_storeys(whole)) == {True}
    assert protected(two_storeys(whole, rating="none")) == {False}


def without_door(school, id_):
    return replace(school, doors=tuple(d for d in school.doors if d.id != id_))


def test_a_door_of_the_stair_to_the_outside_leads_to_no_storey():
    level = storey("s1").elevation
    fire = outer("fire", at=(20.05, 1.5), along=90, base=level, storey_id="s1")
    assert served(without_door(two_storeys(fire), "d1")) == (0, 0)


def test_a_room_upstairs_without_a_body_may_join_a_tall_stair_without_a_door():
    assert served(without_body(without_door(two_storeys(), "d1"), "up")) == (0, 1)


def test_a_named_flight_of_a_stair_that_stands_elsewhere_leaves_nothing_open():
    other = flights_of("other", at=(40, 1.5))
    half = replace(other, flights=(*other.flights, *bare_flight(flights_of("x")).flights))
    assert served(two_storeys(half)) == (1, 1)
    assert protected(two_storeys(half)) == {True}


def test_an_entrance_filed_under_the_structural_storey_is_on_that_of_its_hall():
    made = two_storeys()
    ssl = storey("ssl", name="Level 0 SSL", elevation=-0.1)
    doors = (replace(d, storey_id="ssl") if d.id == "main" else d for d in made.doors)
    made = replace(made, storeys=(ssl, *made.storeys), doors=tuple(doors))
    assert served(made) == (1, 1)


def twice_filed(*more, tall=True):
    """The stair, with a structural storey 100 mm under each floor and half of the rooms on it."""
    made = two_storeys(
        storey("ssl0", name="Level 0 SSL", elevation=-0.1),
        storey("ssl1", name="Level 1 SSL", elevation=3.4),
        *more,
        tall=tall,
    )
    rooms = (
        replace(r, storey_id=r.storey_id.replace("s", "ssl")) if r.id in ("st", "st1", "n") else r
        for r in made.rooms
    )
    return replace(made, rooms=tuple(rooms))


def test_a_storey_that_is_in_the_model_twice_counts_once():
    more = (
        room("n", box(10, 3.1, 20, 9), storey_id="s1"),
        way_in("dn", at=(15, 3.05), base=storey("s1").elevation, storey_id="s1"),
    )
    assert served(two_storeys(*more), n="classroom") == (1, 1)
    assert served(twice_filed(*more), n="classroom") == (1, 1)
    assert served(twice_filed(*more, tall=False), "st1", n="classroom") == (1, 1)


def test_a_stair_on_the_structural_storey_of_the_way_in_serves_nothing_there():
    assert served(twice_filed(tall=False), "st") == (0, 0)
    assert served(twice_filed()) == (1, 1)


def test_an_entrance_on_the_finished_floor_elsewhere_is_no_entrance_above():
    """A stair to the roof, filed 100 mm under the storey of a bridge into another wing."""
    level = storey("s1").elevation
    made = first_floor(
        UP,
        below=(
            storey("ssl1", name="Level 1 SSL", elevation=level - 0.1),
            room("x", box(100, 0, 110, 3), storey_id="s1"),
            outer("bridge", at=(99.95, 1.5), along=90, base=level, storey_id="s1"),
        ),
    )
    filed = (replace(r, storey_id="ssl1") if r.id in ("st1", "up") else r for r in made.rooms)
    brief = {"entrances": {"main": "main", "quiet": "bridge"}}
    m = walker(replace(made, rooms=tuple(filed)), brief=brief, **USES, x="corridor")
    found = measured(m, "upper_storeys_served", "room", "st1")
    assert (found.low, found.high) == (0, 0)


def test_an_entrance_that_may_be_on_the_same_floor_leaves_the_stair_open():
    """Nothing that is modelled leads from the stair to the finished floor that a bridge is on."""
    level = storey("s1").elevation
    bridge = outer("bridge", at=(99.95, 1.5), along=90, base=level, storey_id="s1")
    made = two_storeys(
        room("x", box(100, 0, 110, 3), storey_id="s1"),
        storey("ssl1", name="Level 1 SSL", elevation=level - 0.1),
        bridge,
    )
    filed = (replace(r, storey_id="ssl1") if r.id == "up" else r for r in made.rooms)
    brief = {"entrances": {"main": "main", "quiet": "bridge"}}
    m = walker(replace(made, rooms=tuple(filed)), brief=brief, **USES, x="corridor")
    found = measured(m, "upper_storeys_served", "room", "st")
    assert (found.low, found.high) == (0, 1)


def test_an_entrance_on_a_storey_of_the_same_name_in_another_block_helps_nobody():
    level = storey("s1").elevation
    made = two_storeys(
        storey("t1", name="Level 1", elevation=level),
        room("x", box(100, 0, 110, 3), storey_id="t1"),
        outer("bridge", at=(99.95, 1.5), along=90, base=level, storey_id="t1"),
    )
    assert served(made, x="corridor") == (1, 1)


def test_a_way_in_that_may_be_none_and_a_quiet_one_count_as_far_as_they_are_known():
    level = storey("s1").elevation
    at = {"at": (-WALL / 2, 1.5), "along": 90, "base": level, "storey_id": "s1"}
    assert served(two_storeys(way_in("loose", **at)), up="corridor") == (0, 1)
    brief = {"entrances": {"main": "main", "quiet": "bridge"}}
    m = walker(two_storeys(outer("bridge", **at)), brief=brief, **USES)
    assert measured(m, "upper_storeys_served", "room", "st").high == 0


def lost_door(school, id_):
    """The school with a door that only has a name and a storey."""
    doors = (replace(d, shape=None, frame=None) if d.id == id_ else d for d in school.doors)
    return replace(school, doors=tuple(doors))


def test_a_door_upstairs_without_a_place_leaves_open_what_the_stair_serves():
    assert served(lost_door(two_storeys(), "d1")) == (0, 1)
    assert protected(lost_door(two_storeys(rating=""), "d1")) == {True, False}
    assert protected(lost_door(two_storeys(), "d1")) == {True, False}


def test_a_known_gap_lets_smoke_in_whatever_is_lost():
    assert protected(lost_door(two_storeys(rating="none"), "d1")) == {False}
    elsewhere = two_storeys(tall=False)
    assert protected(lost_door(elsewhere, "d1")) == {True}  # on another storey than this room


def without_body(school, id_):
    rooms = (replace(r, shape=None) if r.id == id_ else r for r in school.rooms)
    return replace(school, rooms=tuple(rooms))


def test_a_room_upstairs_without_a_body_leaves_open_what_a_tall_stair_serves_and_lets_in():
    school = without_body(two_storeys(), "up")
    assert served(school) == (0, 1)
    assert protected(school) == {True, False}
    below = without_body(two_storeys(room("more", box(0, 4, 9, 9))), "more")
    assert protected(below) == {True, False}
    yard = without_body(two_storeys(room("yard", box(0, 4, 9, 9), is_external=True)), "yard")
    assert protected(yard) == {True}
    other = without_body(two_storeys(room("st2", box(0, 4, 9, 9))), "st2")
    assert measured(
        walker(other, **USES, st2="stair"), "is_protected_stair", "room", "st"
    ).possible == {True}


def test_a_room_beside_that_is_only_guessed_a_stair_settles_nothing():
    guessed = RoomUse(
        room_id="hall",
        use="stair",
        confidence=0.3,
        possible=frozenset({"stair", "corridor"}),
        evidence="its shape",
    )
    made = two_storeys(rating="none", tall=False)
    m = walker(made, **{key: use for key, use in USES.items() if key != "hall"})
    m.uses = RoomUses(by_room={**m.uses.by_room, "hall": guessed})
    assert measured(m, "is_protected_stair", "room", "st").possible == {True, False}


def test_a_gap_that_may_have_a_wall_leaves_it_open():
    made = school_of(
        storey("s0"),
        storey("s1"),
        room("hall", box(0, 0, 10, 3)),
        room("up", box(0, 0, 10.1, 3), storey_id="s1"),
        room("st1", STAIR, storey_id="s1"),
        outer("main", at=(-WALL / 2, 1.5), along=90),
    )
    assert protected(made, "st1") == {True, False}
    assert served(made, "st1") == (1, 1)


def test_a_room_that_is_no_stair_and_one_without_a_way_out_are_not_asked():
    for school, id_ in ((two_storeys(), "hall"), (school_of(room("st", STAIR)), "st")):
        found = measured(walker(school, **USES), "is_protected_stair", "room", id_)
        assert isinstance(found, Unknown)


def test_a_door_to_a_yard_or_to_another_stair_needs_no_rating():
    yard = room("yard", box(20.1, 0, 30, 3), is_external=True)
    assert protected(two_storeys(yard, way_in("exit", at=(20.05, 1.5), along=90))) == {True}
    more = room("st2", box(20.1, 0, 30, 3))
    made = two_storeys(more, way_in("between", at=(20.05, 1.5), along=90))
    m = walker(made, **USES, st2="stair")
    assert measured(m, "is_protected_stair", "room", "st").possible == {True}


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
