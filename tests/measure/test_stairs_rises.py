"""How high risers are: every one of the flight, the ends, what is declared, how many there are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import ShapeSource
from tests.measure.climbing import common, is_unknown, of_flight, span
from tests.measure.schools import room, school_of, stair, stair_flight
from tests.measure.stairs_made import (
    RISER,
    dog_leg_in_one,
    flight_of,
    floors,
    level,
    one_flight,
    treads,
)

RISES = ("riser_height", "highest_riser", "lowest_riser", "riser_spread")


def with_treads(*levels, high, **given):
    """A flight `f` with treads at these levels that arrives at a floor at `high`."""
    flight = flight_of(treads(levels), **given)
    return school_of(stair("s", None, flights=(flight,)), *floors(0.28 * len(levels), high))


def without_floors(**given):
    return school_of(stair("s", None, flights=(stair_flight("f", **given),)))


def test_equal_risers_are_one_figure():
    school = one_flight()
    assert span(of_flight(school, "riser_height")) == (RISER, RISER)
    assert span(of_flight(school, "riser_spread")) == (0.0, 0.0)
    assert of_flight(school, "riser_height").origin == "measured"


@pytest.mark.parametrize(
    ("third", "heights", "spread"),
    [(0.45, (0.15, 0.15), 0.0), (0.455, (0.145, 0.155), 0.01), (0.47, (0.13, 0.17), 0.04)],
)
def test_the_interval_holds_every_riser(third, heights, spread):
    school = with_treads(0.15, 0.3, third, 0.6, high=0.75)
    assert span(of_flight(school, "riser_height")) == heights
    assert span(of_flight(school, "lowest_riser")) == (heights[0], heights[0])
    assert span(of_flight(school, "highest_riser")) == (heights[1], heights[1])
    assert span(of_flight(school, "riser_spread")) == (spread, spread)


@pytest.mark.parametrize(
    ("low", "high", "heights"),
    [
        (0.0, 0.75, (0.15, 0.15)),
        (0.0015, 0.75, (0.15, 0.15)),
        (0.0, 0.7515, (0.15, 0.15)),
        (0.02, 0.75, (0.13, 0.15)),
        (0.0, 0.78, (0.15, 0.18)),
        (0.02, 0.78, (0.13, 0.18)),
    ],
    ids=["alike", "within 2 mm", "within 2 mm above", "finish below", "finish above", "both"],
)
def test_a_first_or_last_riser_that_differs_by_more_than_2_mm_widens_it(low, high, heights):
    flight = flight_of(treads([0.15, 0.3, 0.45, 0.6]))
    school = school_of(stair("s", None, flights=(flight,)), *floors(1.12, high, low=low))
    assert span(of_flight(school, "riser_height")) == heights
    spread = of_flight(school, "riser_spread")
    assert span(spread) == (0.0, round(heights[1] - heights[0], 4))
    told = any("riser to the floor" in step for step in spread.steps)
    assert told is (heights != (0.15, 0.15))


def test_a_differing_end_leaves_open_whether_it_is_the_highest():
    flight = flight_of(treads([0.15, 0.3, 0.45, 0.6]))
    school = school_of(stair("s", None, flights=(flight,)), *floors(1.12, 0.78, low=0.02))
    assert span(of_flight(school, "highest_riser")) == (0.15, 0.18)
    assert span(of_flight(school, "lowest_riser")) == (0.13, 0.15)


@pytest.mark.parametrize(
    ("declared", "heights"),
    [
        (0.15, (0.15, 0.15)),
        (0.1519, (0.15, 0.15)),
        (0.1521, (0.15, 0.1521)),
        (0.17, (0.15, 0.17)),
        (0.13, (0.13, 0.15)),
    ],
)
def test_a_declared_riser_that_differs_by_more_than_2_mm_widens_it(declared, heights):
    value = of_flight(one_flight(riser_height=declared), "riser_height")
    assert span(value) == heights
    assert any("RiserHeight says" in step for step in value.steps) is (heights[0] != heights[1])


@pytest.mark.parametrize("group", ["Pset_StairFlightCommon", "Pset_StairCommon"])
def test_properties_of_the_flight_and_of_its_stair_are_compared(group):
    prop = common("RiserHeight", 170.0, group=group)
    flight = stair_flight("f", properties=(prop,) if "Flight" in group else ())
    whole = stair("s", None, flights=(flight,), properties=() if "Flight" in group else (prop,))
    value = of_flight(school_of(whole, *floors(2.52, 1.5)), "riser_height")
    assert span(value) == (0.15, 0.17)
    assert any(group in step for step in value.steps)


@pytest.mark.parametrize("name", RISES[:3])
def test_a_declared_riser_counts_alone_where_no_tread_shows(name):
    value = of_flight(without_floors(tops=(), riser_height=0.16), name)
    assert span(value) == (0.16, 0.16)
    assert value.origin == "declared"


@pytest.mark.parametrize("name", RISES)
def test_without_treads_and_words_it_is_unknown(name):
    assert is_unknown(of_flight(without_floors(tops=()), name))


@pytest.mark.parametrize("name", [*RISES, "flight_rise"])
def test_a_body_that_the_reader_warned_of_is_not_measured(name):
    flight = stair_flight("f")
    source = ShapeSource(engine="direct", problem="the body crosses itself")
    doubtful = replace(flight, shape=replace(flight.shape, source=source))
    assert is_unknown(of_flight(school_of(stair("s", None, flights=(doubtful,))), name))


def test_a_single_step_has_the_risers_to_its_floors():
    school = school_of(
        stair("s", None, flights=(stair_flight("f", risers=2, rise=0.14),)),
        *floors(0.28, 0.3),
    )
    assert span(of_flight(school, "riser_height")) == (0.14, 0.16)
    assert span(of_flight(school, "riser_spread")) == (0.02, 0.02)
    assert span(of_flight(school, "risers")) == (2, 2)


def test_risers_to_landings_of_the_same_body_are_measured():
    school = dog_leg_in_one()
    value = of_flight(school, "riser_height", "s:flight-1")
    assert span(value) == (RISER, RISER)
    assert "5 risers as modelled" in value.steps[0]


@pytest.mark.parametrize(
    ("arrives", "declared", "count"),
    [
        (1.5, None, (10, 10)),
        (1.5, 10, (10, 10)),
        (1.5, 11, (10, 11)),
        (1.36, None, (9, 9)),
        (1.36, 9, (9, 9)),
        (1.36, 10, (9, 10)),
    ],
    ids=["a riser up", "agreed", "contradicted", "level", "level, agreed", "level, contradicted"],
)
def test_risers_are_counted_from_floor_to_floor(arrives, declared, count):
    flight = stair_flight("f", riser_count=declared)
    school = school_of(stair("s", None, flights=(flight,)), *floors(2.52, arrives))
    assert span(of_flight(school, "risers")) == count


@pytest.mark.parametrize(
    ("declared", "count", "rise"),
    [(None, (9, 10), (1.35, 1.5)), (10, (10, 10), (1.5, 1.5)), (9, (9, 9), (1.35, 1.35))],
)
def test_without_a_floor_above_one_riser_is_open_unless_declared(declared, count, rise):
    school = without_floors(riser_count=declared)
    assert span(of_flight(school, "risers")) == count
    assert span(of_flight(school, "flight_rise")) == rise


@pytest.mark.parametrize("name", ["NumberOfRiser", "NumberOfRisers"])
def test_a_number_of_risers_may_stand_in_a_property(name):
    flight = stair_flight("f", properties=(common(name, 12),))
    school = school_of(stair("s", None, flights=(flight,)), *floors(2.52, 1.5))
    value = of_flight(school, "risers")
    assert span(value) == (10, 12)
    assert f"Pset_StairFlightCommon.{name} says 12" in value.steps


def test_the_number_of_a_stair_is_not_that_of_one_of_its_flights():
    prop = common("NumberOfRiser", 24, group="Pset_StairCommon")
    flights = (stair_flight("f"), stair_flight("g", at=(20, 0)))
    school = school_of(stair("s", None, flights=flights, properties=(prop,)), *floors(2.52, 1.5))
    assert span(of_flight(school, "risers")) == (10, 10)


def test_a_declared_number_counts_alone_where_no_tread_shows():
    value = of_flight(without_floors(tops=(), riser_count=14), "risers")
    assert (span(value), value.origin) == ((14, 14), "declared")
    assert is_unknown(of_flight(without_floors(tops=()), "risers"))


def test_the_rise_is_that_from_floor_to_floor():
    assert span(of_flight(one_flight(), "flight_rise")) == (1.5, 1.5)
    school = school_of(
        stair("s", None, flights=(stair_flight("f"),)), *floors(2.52, 1.53, low=0.02)
    )
    assert span(of_flight(school, "flight_rise")) == (1.51, 1.51)


def test_the_nosing_of_the_highest_riser_is_drawn():
    value = of_flight(with_treads(0.15, 0.3, 0.47, 0.6, high=0.75), "highest_riser")
    (marked,) = (each for each in value.evidence if each.role == "measured")
    assert marked.label == "rise 170 mm"
    assert {x for x, _ in marked.coords} == {0.56}
    assert any(each.role == "path" for each in value.evidence)


def test_the_level_of_a_storey_plays_no_part():
    flight = stair_flight("f", z=7.0, storey_id="s0")
    school = school_of(
        stair("s", None, flights=(flight,)),
        room("above", floors(2.52, 8.5)[1].shape.footprint, base=8.5, storey_id="s1"),
    )
    assert span(of_flight(school, "riser_height")) == (RISER, RISER)


@pytest.mark.slow
@given(
    rises=st.lists(st.floats(0.1, 0.22), min_size=2, max_size=12),
    below=st.floats(0.1, 0.22),
)
@settings(max_examples=30, deadline=None)
def test_the_measured_risers_are_those_that_were_built(rises, below):
    levels = [below + sum(rises[:count]) for count in range(len(rises) + 1)]
    school = school_of(stair("s", None, flights=(flight_of(treads(levels)),)))
    assert of_flight(school, "highest_riser").low == pytest.approx(max(rises), abs=1e-4)
    assert of_flight(school, "lowest_riser").high == pytest.approx(min(rises), abs=1e-4)
    assert of_flight(school, "riser_spread").low == pytest.approx(max(rises) - min(rises), abs=1e-4)


@given(factor=st.floats(0.7, 1.4))
@settings(max_examples=15, deadline=None)
def test_a_stair_built_higher_has_risers_as_much_higher(factor):
    tops = [level(top.area, top.level * factor) for top in treads([0.15, 0.3, 0.46, 0.6])]
    school = school_of(stair("s", None, flights=(flight_of(tops),)))
    assert of_flight(school, "highest_riser").low == pytest.approx(0.16 * factor, abs=1e-4)
