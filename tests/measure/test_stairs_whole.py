"""A stair as a whole: flights, landings, storeys, risers without a turn."""

import math

import pytest
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import room, school_of, slab, stair, stair_flight, storey
from tests.measure.stairs_made import dog_leg_in_one, dog_leg_in_parts, floors, one_flight

UPSTAIRS = room("above", box(-4, -3, 0, 3), base=1.8)


def of_stair(school, name):
    return asked(school, name, "stair", "s")


def straight_runs(*, turn=0.0, counts=(6, 6), gap=1.2, floor=True):
    """Flights one after the other with landings between; each turns by so many degrees."""
    x, y, z, angle = 0.0, 0.0, 0.0, 0.0
    flights, landings = [], []
    for number, risers in enumerate(counts):
        flights.append(
            stair_flight(f"f{number}", at=(x, y), along=angle, risers=risers, z=z, width=1.0)
        )
        z += risers * 0.15
        run = (risers - 1) * 0.28
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        x, y = x + run * cos, y + run * sin
        middle = (x + gap / 2 * cos, y + gap / 2 * sin)
        landings.append(
            slab(f"l{number}", box(*(m - 0.9 for m in middle), *(m + 0.9 for m in middle)), level=z)
        )
        angle += turn
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        x, y = middle[0] + gap / 2 * cos, middle[1] + gap / 2 * sin
    kept = landings if floor else landings[:-1]
    return school_of(stair("s", None, flights=tuple(flights), landings=tuple(kept)))


@pytest.mark.parametrize("make", [dog_leg_in_parts, dog_leg_in_one], ids=["parts", "one body"])
def test_a_dog_leg_has_two_flights_and_a_landing(make):
    assert span(of_stair(make(), "flights")) == (2, 2)
    assert span(of_stair(make(), "landings")) == (1, 1)
    assert of_stair(make(), "landings").steps == ("at 0.900 m",)


def test_a_straight_stair_has_one_flight_and_no_landing():
    assert span(of_stair(one_flight(), "flights")) == (1, 1)
    assert span(of_stair(one_flight(), "landings")) == (0, 0)


@pytest.mark.parametrize("make", [dog_leg_in_parts, dog_leg_in_one], ids=["parts", "one body"])
def test_it_joins_the_storeys_at_the_ends_of_its_flights(make):
    school = make(UPSTAIRS, storey("s0"), storey("s1", elevation=1.8), storey("s2", elevation=5.0))
    value = of_stair(school, "storeys_joined")
    assert span(value) == (2, 2)
    assert value.steps == ("storeys: Level 0, Level 1",)


@pytest.mark.parametrize(("elevation", "count"), [(1.5, 2), (1.79, 2), (1.81, 1), (1.19, 1)])
def test_a_storey_is_joined_within_300_mm(elevation, count):
    school = one_flight(storey("s0"), storey("s1", elevation=elevation))
    assert span(of_stair(school, "storeys_joined")) == (count, count)


def test_it_goes_by_levels_not_by_the_storey_that_it_is_filed_under():
    flight = stair_flight("f", z=3.5, storey_id="s0")
    school = school_of(
        storey("s0"),
        storey("s1", elevation=3.5),
        storey("s2", elevation=5.0),
        stair("s", None, flights=(flight,), storey_id="s0"),
        room("above", box(2.52, -3, 6, 3), base=5.0, storey_id="s2"),
    )
    assert of_stair(school, "storeys_joined").steps == ("storeys: Level 1, Level 2",)


def test_a_stair_whose_ends_are_not_sure_leaves_the_storeys_open():
    school = school_of(
        storey("s0"), storey("s1", elevation=3.0), stair("s", box(0, 0, 4, 1.2), top=3.0)
    )
    assert span(of_stair(school, "storeys_joined")) == (0, 2)


@pytest.mark.parametrize("name", ["storeys_joined", "risers_without_turn"])
def test_without_a_body_it_is_unknown(name):
    assert is_unknown(of_stair(school_of(stair("s", None)), name))


@pytest.mark.parametrize(
    ("turn", "expected"), [(0.0, 12), (29.0, 12), (30.0, 6), (45.0, 6), (90.0, 6)]
)
def test_flights_that_turn_by_30_degrees_or_more_start_again(turn, expected):
    assert span(of_stair(straight_runs(turn=turn), "risers_without_turn")) == (expected, expected)


def test_three_flights_in_a_row_add_up():
    school = straight_runs(counts=(12, 12, 13))
    assert span(of_stair(school, "risers_without_turn")) == (37, 37)


def test_a_dog_leg_turns():
    assert span(of_stair(dog_leg_in_parts(UPSTAIRS), "risers_without_turn")) == (6, 6)


def test_a_head_that_is_not_sure_adds_a_riser_at_most():
    school = straight_runs(counts=(6, 7), floor=False)
    low, high = span(of_stair(school, "risers_without_turn"))
    assert (low, high) == (13, 14)


def test_flights_far_apart_do_not_follow_each_other():
    lower = stair_flight("a", risers=6)
    upper = stair_flight("b", at=(30, 0), risers=6, z=0.9)
    school = school_of(
        stair("s", None, flights=(lower, upper)),
        room("mid", box(1.4, -3, 30, 3), base=0.9),
        *floors(31.4, 1.8),
    )
    assert span(of_stair(school, "risers_without_turn")) == (6, 6)


def test_a_flight_whose_treads_do_not_show_leaves_it_unknown():
    flights = (stair_flight("a"), stair_flight("b", tops=()))
    assert is_unknown(of_stair(school_of(stair("s", None, flights=flights)), "risers_without_turn"))


def test_its_flights_are_drawn():
    value = of_stair(dog_leg_in_parts(UPSTAIRS), "flights")
    assert [each.role for each in value.evidence] == ["context", "path", "context", "path"]
