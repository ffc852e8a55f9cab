"""A stair over several storeys, one dog-leg above the other: each flight minds its own level."""

import math
from dataclasses import replace

import pytest
from shapely import box

from checker.model import School
from tests.measure.climbing import asked, of_flight, span
from tests.measure.measuring import measurer_of
from tests.measure.schools import (
    opening,
    railing,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    storey,
    wall,
)
from tests.measure.stairs_made import sloped

R, G = 0.15, 0.28
RISE = 12 * R
SLOPE = R / G
WAIST = 0.2


def flight(id_, *, y, z, back=False):
    """Six risers along x, with its underside."""
    at, along = ((1.4, y), 180) if back else ((0.0, y), 0)
    made = stair_flight(id_, at=at, along=along, risers=6, z=z)
    sign = -1 if back else 1
    under = sloped(made.shape.footprint, z + R + SLOPE * 0.7 - WAIST, (sign * SLOPE, 0.0))
    return replace(made, soffits=(under,))


def storey_of(number, *, filed_under=None):
    """One dog-leg from level n to the next, filed under any storey, with rails on both sides."""
    z = number * RISE
    flights = (
        flight(f"up{number}", y=0.0, z=z),
        flight(f"back{number}", y=-1.3, z=z + RISE / 2, back=True),
    )
    landing = slab(f"landing{number}", box(1.4, -1.9, 2.6, 0.6), level=z + RISE / 2)
    id_ = filed_under or f"s{number}"
    yield stair(f"stair{number}", None, flights=flights, landings=(landing,), storey_id=id_)
    for side, y in (("in", -0.6), ("out", 0.6)):
        low, high = z + R + 0.95, z + R + SLOPE * 1.4 + 0.95
        yield railing(f"up{number}-{side}", (0.0, y, low), (1.4, y, high), storey_id=id_)
    for side, y in (("in", -0.7), ("out", -1.9)):
        low, high = z + RISE / 2 + R + 0.95, z + RISE / 2 + R + SLOPE * 1.4 + 0.95
        yield railing(f"back{number}-{side}", (1.4, y, low), (0.0, y, high), storey_id=id_)


def tower(floors=3, *, filed_under=None) -> School:
    elements = []
    for number in range(floors):
        elements += storey_of(number, filed_under=filed_under)
    for number in range(floors + 1):
        level = number * RISE
        elements.append(storey(f"s{number}", elevation=level))
        elements.append(
            room(f"hall{number}", box(-4, -4, 0, 3), base=level, storey_id=f"s{number}")
        )
        elements.append(slab(f"floor{number}", box(-4, -4, 4, 3), level=level))
        if number:
            elements.append(
                opening(f"hole{number}", box(0, -1.95, 2.65, 0.65), host_id=f"floor{number}")
            )
    for y in (0.6, -2.1):
        elements.append(wall(f"w{y}", box(-4, y, 3, y + 0.2), base=0.0, top=floors * RISE + 3))
    return school_of(*elements)


TOWER = tower()
NUMBERS = (0, 1, 2)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("filed_under", [None, "s0"], ids=["own storey", "all on the ground"])
def test_each_flight_goes_from_its_own_level_to_the_next(number, filed_under):
    school = TOWER if filed_under is None else tower(filed_under=filed_under)
    climbs = {climb.id: climb for climb in measurer_of(school).provide("climbs")}
    up, back = climbs[f"up{number}"], climbs[f"back{number}"]
    assert (up.low, up.high) == pytest.approx((number * RISE, (number + 0.5) * RISE))
    assert (back.low, back.high) == pytest.approx(((number + 0.5) * RISE, (number + 1) * RISE))
    assert up.sure
    assert back.sure


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("part", ["up", "back"])
def test_every_flight_has_its_own_two_handrails(number, part):
    id_ = f"{part}{number}"
    assert span(of_flight(TOWER, "handrail_sides", id_)) == (2, 2)
    low, high = span(of_flight(TOWER, "handrail_height", id_))
    assert (low, high) == (pytest.approx(0.95, abs=0.001), pytest.approx(0.95, abs=0.001))
    steps = of_flight(TOWER, "handrail_sides", id_).steps
    assert all(f"{id_}-" in step for step in steps)


def test_a_rail_left_out_on_one_storey_is_missed_on_that_storey_only():
    rails = tuple(each for each in TOWER.railings if each.id != "up1-out")
    school = replace(TOWER, railings=rails)
    counts = [span(of_flight(school, "handrail_sides", f"up{number}"))[0] for number in NUMBERS]
    assert counts == [2, 1, 2]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, 2 * 6 * R - WAIST), (1, 2 * 6 * R - WAIST), (2, None)],
)
def test_headroom_is_under_the_flight_of_the_next_storey(number, expected):
    value = of_flight(TOWER, "headroom", f"up{number}")
    if expected is None:
        assert not hasattr(value, "low") or math.isinf(value.high)
    else:
        assert span(value) == (round(expected, 4),) * 2
        assert "IfcStairFlight" in value.steps[0] or f"up{number + 1}" in value.steps[0]


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
def test_each_stair_joins_two_storeys_and_turns(number):
    value = asked(TOWER, "storeys_joined", "stair", f"stair{number}")
    assert value.steps == (f"storeys: Level {number}, Level {number + 1}",)
    assert span(asked(TOWER, "risers_without_turn", "stair", f"stair{number}")) == (6, 6)
    assert span(asked(TOWER, "landings", "stair", f"stair{number}")) == (1, 1)


@pytest.mark.parametrize("number", NUMBERS)
def test_each_landing_is_measured_at_its_own_level(number):
    value = asked(TOWER, "landing_length", "landing", f"landing{number}")
    assert span(value) == (1.2, 1.2)
    assert value.steps[0] == "2 flights lead onto it"


@pytest.mark.parametrize("number", NUMBERS)
def test_the_landing_at_the_foot_is_the_floor_of_that_storey(number):
    assert span(of_flight(TOWER, "landing_at_foot", f"up{number}")) == (4.0, 4.0)
    assert span(of_flight(TOWER, "landing_at_head", f"back{number}")) == (4.0, 4.0)


def test_only_the_lowest_flight_comes_down_to_a_floor():
    under = [asked(TOWER, "clear_height_under", "stair", f"stair{n}") for n in NUMBERS]
    # The halls lie beside the stairs, not under them.
    assert all(math.isinf(each.low) for each in under)
    lobby = room("under", box(0, -2, 6, 1), storey_id="s0", base=0.0)
    school = replace(TOWER, rooms=(*TOWER.rooms, lobby))
    lowest = [asked(school, "clear_height_under", "stair", f"stair{n}").low for n in NUMBERS]
    assert lowest[0] == pytest.approx(0.0, abs=0.001)
    assert lowest[1] > RISE - WAIST - 0.01


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
def test_risers_and_goings_are_alike_on_every_storey(number):
    for part in ("up", "back"):
        id_ = f"{part}{number}"
        assert span(of_flight(TOWER, "riser_height", id_)) == (R, R)
        assert span(of_flight(TOWER, "going", id_)) == (G, G)
        assert span(of_flight(TOWER, "risers", id_)) == (6, 6)


def test_one_stair_over_all_storeys_is_the_same_in_one_element():
    flights = tuple(each for made in TOWER.stairs for each in made.flights)
    landings = tuple(each for made in TOWER.stairs for each in made.landings)
    whole = stair("whole", None, flights=flights, landings=landings)
    school = replace(TOWER, stairs=(whole,))
    assert span(asked(school, "flights", "stair", "whole")) == (6, 6)
    assert span(asked(school, "landings", "stair", "whole")) == (3, 3)
    assert span(asked(school, "storeys_joined", "stair", "whole")) == (4, 4)
    assert span(asked(school, "risers_without_turn", "stair", "whole")) == (6, 6)


def test_storeys_that_overlap_confuse_nothing():
    """Two storeys at one level, as split files have them, and one 0.1 m higher."""
    more = (storey("s0b", elevation=0.0), storey("s1b", elevation=RISE + 0.1))
    school = replace(TOWER, storeys=(*TOWER.storeys, *more))
    assert span(asked(school, "storeys_joined", "stair", "stair0")) == (2, 2)
    assert span(of_flight(school, "flight_rise", "up0")) == (0.9, 0.9)


def test_the_well_is_not_narrower_for_the_rails_of_other_storeys():
    for number in NUMBERS:
        width = span(of_flight(TOWER, "width_between_handrails", f"up{number}"))
        assert width == (1.155, 1.155)
