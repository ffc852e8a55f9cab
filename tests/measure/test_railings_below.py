"""What lies below a point of a railing: the flight that it goes up with, or a floor."""

from dataclasses import replace

import pytest
from shapely import box

from tests.measure.measuring import measurer_of
from tests.measure.schools import railing, ramp, ramp_flight, room, school_of, slab
from tests.measure.stairs_made import one_flight

SLOPE = 1.35 / 2.52


def below(*points, school=None, others=()):
    """Height and kind of each point of one railing, rounded."""
    made = replace(railing("g", (0.0, 0.0, 1.0), (1.0, 0.0, 1.0)), line=tuple(points))
    base = school or one_flight()
    changed = replace(
        base,
        railings=(made,),
        rooms=(*base.rooms, *(each for each in others if hasattr(each, "boundary_ids"))),
        slabs=(*base.slabs, *(each for each in others if hasattr(each, "slope"))),
    )
    found = measurer_of(changed).provide("rail_points")["g"]
    return [(round(each.height, 3), each.below) for each in found]


def over_pitch(x, over, y=0.6):
    return (x, y, 0.15 + SLOPE * x + over)


@pytest.mark.parametrize("y", [0.6, 0.7, 0.84, 0.0])
def test_a_point_within_250_mm_of_a_flight_is_over_it(y):
    assert below(over_pitch(1.0, 0.95, y)) == [(0.95, "flight")]


@pytest.mark.parametrize("over", [0.31, 0.9, 1.99])
def test_it_lies_between_300_mm_and_2_m_over_the_pitch_line(over):
    assert below(over_pitch(1.0, over)) == [(round(over, 3), "flight")]


@pytest.mark.parametrize(
    "point", [over_pitch(1.0, 0.2), over_pitch(1.0, 2.5), over_pitch(1.0, 0.95, 1.2)],
    ids=["on the treads", "high over it", "beside it"],
)  # fmt: skip
def test_elsewhere_without_a_floor_it_is_over_nothing(point):
    assert below(point) == []


def test_a_point_over_a_floor_has_the_height_over_that():
    assert below((-2.0, 0.0, 1.1)) == [(1.1, "floor")]
    assert below((4.0, 0.0, 2.6)) == [(1.1, "floor")]


def test_at_the_foot_the_flight_counts_not_the_floor_below():
    assert below(over_pitch(0.0, 0.95)) == [(0.95, "flight")]


def test_at_the_edge_of_a_stairwell_the_floor_that_is_guarded_counts():
    floor = slab("floor", box(-2, 0.62, 5, 3), level=1.5)
    guard = [(1.0, 0.65, 2.6), (1.5, 0.65, 2.6)]
    assert below(*guard, others=(floor,)) == [(1.1, "floor"), (1.1, "floor")]


def test_near_the_head_a_rail_of_the_flight_is_not_taken_for_a_guard():
    """There the floor above lies but 150 mm higher than the pitch line."""
    floor = slab("floor", box(-2, 0.62, 5, 3), level=1.5)
    assert below(over_pitch(2.3, 0.95, 0.65), others=(floor,)) == [(0.95, "flight")]


def test_the_plan_of_a_room_over_the_stairwell_is_no_floor_to_guard():
    upstairs = room("up", box(-4, -3, 6, 3), base=1.5)
    points = [over_pitch(x / 4, 0.95) for x in range(1, 10)]
    assert {kind for _, kind in below(*points, others=(upstairs,))} == {"flight"}


def test_a_floor_that_is_only_near_does_not_count_where_the_flight_is_right_below():
    floor = slab("floor", box(-2, 0.62, 5, 3), level=1.5)
    point = (1.2, 0.55, 2.4)
    ((height, kind),) = below(point, others=(floor,))
    assert kind == "flight"
    assert height == pytest.approx(2.4 - 0.15 - SLOPE * 1.2, abs=0.001)


def test_points_that_are_no_numbers_are_left_out():
    nan = float("nan")
    assert below((nan, 0.0, 1.1), (-2.0, 0.0, 1.1)) == [(1.1, "floor")]
    assert below((-2.0, 0.0, nan), (-2.0, 0.5, 1.1)) == [(1.1, "floor")]


def test_a_ramp_is_a_flight():
    school = school_of(ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),)))
    assert below((2.25, 0.75, 1.1), school=school) == [(0.95, "flight")]


def test_the_nearest_of_two_flights_counts():
    assert below(over_pitch(1.0, 0.9), over_pitch(1.2, 0.9)) == [(0.9, "flight")] * 2
