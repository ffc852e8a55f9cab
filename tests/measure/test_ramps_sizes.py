"""How steep, long and high a ramp flight is, and how it falls across."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.measure.climbs.ramps_sizes import declared_angles
from checker.model import Property
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import ramp, ramp_flight, room, school_of, slab
from tests.measure.stairs_made import level, sloped

NAMES = ("gradient", "going", "ramp_rise", "crossfall")


def of_ramp(school, name, id_="f"):
    return asked(school, name, "ramp flight", id_)


def with_flight(**given):
    return school_of(ramp("r", flights=(ramp_flight("f", **given),)))


def slope(value, *, group="Pset_RampFlightCommon"):
    return (Property(group=group, name="Slope", value=value),)


@pytest.mark.parametrize(
    ("going", "rise"), [(10.0, 0.5), (5.0, 0.333), (2.0, 0.166), (4.5, 0.3), (1.2, 0.1)]
)
def test_gradient_going_and_rise_are_those_of_its_top(going, rise):
    school = with_flight(going=going, rise=rise)
    assert span(of_ramp(school, "gradient"), 5) == (round(rise / going, 5),) * 2
    assert span(of_ramp(school, "going")) == (going, going)
    assert span(of_ramp(school, "ramp_rise")) == (rise, rise)
    assert span(of_ramp(school, "crossfall"), 5) == (0.0, 0.0)


@pytest.mark.parametrize("across", [1 / 48, 1 / 40, 1 / 100])
def test_a_fall_across_is_told_apart_from_the_gradient(across):
    flight = ramp_flight("f", going=4.0)
    made = replace(flight, tops=(sloped(flight.tops[0].area, 0.1, (1 / 12, across)),))
    school = school_of(ramp("r", flights=(made,)))
    assert span(of_ramp(school, "gradient"), 5) == (round(1 / 12, 5),) * 2
    assert span(of_ramp(school, "crossfall"), 5) == (round(across, 5),) * 2


def sloping(area, slope, *others):
    flight = replace(ramp_flight("f"), tops=(sloped(area, 0.1, slope),))
    return school_of(ramp("r", flights=(flight,)), *others)


@pytest.mark.parametrize("across", [0.028, 0.03, -0.03, 0.05, 0.08])
def test_a_steep_fall_across_an_oblong_ramp_is_one(across):
    school = sloping(box(0, -0.75, 3, 0.75), (0.05, across))
    assert span(of_ramp(school, "gradient"), 5) == (0.05, 0.05)
    assert span(of_ramp(school, "crossfall"), 5) == (abs(across), abs(across))


SQUARE = box(0, 0, 2, 1.5)


def test_a_ramp_as_wide_as_long_leaves_open_which_way_it_falls_across():
    school = sloping(SQUARE, (0.05, 0.03))
    assert span(of_ramp(school, "crossfall"), 5) == (0.0, 0.05)
    assert span(of_ramp(school, "gradient"), 5) == (0.03, round(0.0034**0.5, 5))


@pytest.mark.parametrize(
    ("low", "high", "gradient", "across"),
    [
        (box(-2, 0, 0, 1.5), box(2, 0, 4, 1.5), (0.05, 0.05), (0.03, 0.03)),
        (box(0, -2, 2, 0), box(0, 1.5, 2, 4), (0.03, 0.03), (0.05, 0.05)),
        (box(-2, 0, 0, 1.5), box(0, 1.5, 2, 4), (0.03, 0.05831), (0.0, 0.05)),
    ],
    ids=["along it", "across it", "round a corner"],
)
def test_floors_at_both_ends_tell_which_way_it_is_walked(low, high, gradient, across):
    floors = room("low", low, base=0.05), room("high", high, base=0.15)
    school = sloping(SQUARE, (0.05, 0.03), *floors)
    assert span(of_ramp(school, "gradient"), 5) == gradient
    assert span(of_ramp(school, "crossfall"), 5) == across


def test_floors_far_above_and_below_tell_nothing():
    floors = room("low", box(-2, 0, 0, 1.5), base=-3), room("high", box(2, 0, 4, 1.5), base=3)
    school = sloping(SQUARE, (0.05, 0.03), *floors)
    assert span(of_ramp(school, "crossfall"), 5) == (0.0, 0.05)


def test_several_planes_are_an_interval():
    tops = (
        sloped(box(0, 0, 3, 1.5), 0.1, (1 / 15, 0.0)),
        sloped(box(3, 0, 6, 1.5), 0.2 + 0.125, (1 / 12, 0.0)),
    )
    made = replace(ramp_flight("f"), tops=tops)
    school = school_of(ramp("r", flights=(made,)))
    assert span(of_ramp(school, "gradient"), 5) == (round(1 / 15, 5), round(1 / 12, 5))
    assert span(of_ramp(school, "going")) == (6.0, 6.0)
    assert span(of_ramp(school, "ramp_rise")) == (0.45, 0.45)


def test_the_landing_in_a_body_is_no_part_of_the_flights():
    tops = (
        sloped(box(0, 0, 5, 1.5), 1 / 6, (1 / 15, 0.0)),
        level(box(5, 0, 6.5, 1.5), 1 / 3),
        sloped(box(6.5, 0, 11.5, 1.5), 1 / 2, (1 / 15, 0.0)),
    )
    school = school_of(ramp("r", box(0, 0, 11.5, 1.5), tops=tops))
    for id_ in ("r:flight-1", "r:flight-2"):
        assert span(of_ramp(school, "going", id_)) == (5.0, 5.0)
        assert span(of_ramp(school, "ramp_rise", id_)) == (0.3333, 0.3333)


def test_a_gentle_flight_is_measured_all_the_same():
    school = with_flight(going=10.0, rise=0.2)
    assert span(of_ramp(school, "gradient"), 5) == (0.02, 0.02)


@pytest.mark.parametrize(
    ("value", "adds"),
    [
        (math.degrees(math.atan(1 / 15)), None),
        (math.atan(1 / 15), None),
        (math.degrees(math.atan(1 / 12)), 1 / 12),
        (math.atan(1 / 12), 1 / 12),
    ],
    ids=["degrees", "radians", "steeper, degrees", "steeper, radians"],
)
def test_a_declared_slope_is_read_as_degrees_or_radians_and_compared(value, adds):
    flight = ramp_flight("f", going=4.5, rise=0.3, properties=slope(value))
    found = of_ramp(school_of(ramp("r", flights=(flight,))), "gradient")
    expected = sorted([1 / 15, adds or 1 / 15])
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-6)
    assert any("declared slope says" in step for step in found.steps) is (adds is not None)


@pytest.mark.parametrize("value", [math.degrees(math.atan(1 / 20)), math.atan(1 / 20)])
@pytest.mark.parametrize("tops", ["with tops", "slope alone"])
def test_a_declared_slope_that_is_gentler_makes_no_drawn_ramp_gentler(value, tops):
    flight = ramp_flight("f", going=4.5, rise=0.3, properties=slope(value))
    if tops == "slope alone":
        flight = replace(flight, tops=(), slope=1 / 15)
    found = of_ramp(school_of(ramp("r", flights=(flight,))), "gradient")
    assert (found.low, found.high) == pytest.approx((1 / 15, 1 / 15), abs=1e-6)
    assert "the declared slope says 1 in 20" in found.steps


def test_a_declared_slope_that_is_steeper_widens_one_that_was_read_without_tops():
    flight = ramp_flight("f", going=4.5, rise=0.3, properties=slope(math.atan(1 / 12)))
    flight = replace(flight, tops=(), slope=1 / 15)
    found = of_ramp(school_of(ramp("r", flights=(flight,))), "gradient")
    assert (found.low, found.high) == pytest.approx((1 / 15, 1 / 12), abs=1e-6)


@pytest.mark.parametrize("value", [True, "steep", -3.0, 0.0, math.inf])
def test_a_declared_slope_that_is_none_is_left_aside(value):
    flight = ramp_flight("f", going=4.5, rise=0.3, properties=slope(value))
    found = of_ramp(school_of(ramp("r", flights=(flight,))), "gradient")
    assert found.low == found.high == pytest.approx(1 / 15)


def test_angles_have_the_readings_that_they_may_have():
    assert declared_angles(4.7636) == pytest.approx((1 / 12,), abs=1e-5)
    degrees, radians = declared_angles(0.083141)
    assert radians == pytest.approx(1 / 12, abs=1e-4)
    assert degrees == pytest.approx(0.00145, abs=1e-4)


def test_without_a_body_a_declared_slope_counts_alone():
    bare = replace(ramp_flight("f", properties=slope(4.7636)), tops=(), slope=None)
    found = of_ramp(school_of(ramp("r", flights=(bare,))), "gradient")
    assert (found.origin, found.low) == ("declared", pytest.approx(1 / 12, abs=1e-5))


def test_a_flight_whose_slope_alone_was_read_has_a_gradient_but_no_length():
    bare = replace(ramp_flight("f"), tops=(), slope=1 / 15)
    school = school_of(ramp("r", flights=(bare,)))
    assert span(of_ramp(school, "gradient"), 5) == (round(1 / 15, 5),) * 2
    assert is_unknown(of_ramp(school, "going"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "tops",
    [
        (),
        (level(box(0, 0, 3, 1), 0.2),),
        (sloped(Polygon(), 0.1, (0.1, 0.0)),),
        (sloped(box(0, 0, 3, 1), math.nan, (0.1, 0.0)),),
        (sloped(box(0, 0, 3, math.inf), 0.1, (0.1, 0.0)),),
    ],
    ids=["no tops", "nothing slopes", "empty", "no level", "endless"],
)
def test_without_a_slope_it_is_unknown(name, tops):
    bare = replace(ramp_flight("f"), tops=tops, slope=None)
    assert is_unknown(of_ramp(school_of(ramp("r", flights=(bare,))), name))


def test_a_sloped_slab_is_measured_as_a_ramp():
    area = box(0, 0, 4, 2)
    made = slab("f", area, slope=1 / 12, tops=(sloped(area, 1 / 6, (1 / 12, 0.0)),))
    made = replace(made, shape=replace(made.shape, top=1 / 3))
    school = school_of(made, room("hall", box(-5, -5, 0, 5)))
    assert span(of_ramp(school, "gradient"), 5) == (round(1 / 12, 5),) * 2
    assert span(of_ramp(school, "going")) == (4.0, 4.0)
    assert span(asked(school, "total_rise", "ramp", "f")) == (0.3333, 0.3333)


def test_the_pitch_of_a_slab_is_compared_too():
    area = box(0, 0, 4, 2)
    prop = (Property(group="Pset_SlabCommon", name="PitchAngle", value=6.0),)
    top = sloped(area, 1 / 6, (1 / 12, 0.0))
    made = slab("f", area, slope=1 / 12, tops=(top,), properties=prop)
    made = replace(made, shape=replace(made.shape, top=1 / 3))
    found = of_ramp(school_of(made, room("hall", box(-5, -5, 0, 5))), "gradient")
    assert found.low == pytest.approx(1 / 12)
    assert found.high == pytest.approx(math.tan(math.radians(6)))


def test_it_is_drawn_with_foot_head_and_length():
    value = of_ramp(with_flight(going=4.5, rise=0.3), "gradient")
    assert [each.label for each in value.evidence if each.role == "measured"] == ["4500 mm"]
    assert value.steps == ("1 in 15", "rise 300 mm over 4500 mm")
    assert any(each.role == "path" for each in value.evidence)


@pytest.mark.slow
@given(going=st.floats(1.0, 10.0), rise=st.floats(0.06, 0.6), width=st.floats(0.9, 3.0))
@settings(max_examples=25, deadline=None)
def test_figures_are_those_that_were_built(going, rise, width):
    school = with_flight(going=going, rise=rise, width=width)
    assert of_ramp(school, "gradient").low == pytest.approx(rise / going, abs=1e-6)
    assert of_ramp(school, "going").low == pytest.approx(going, abs=1e-4)
    assert of_ramp(school, "ramp_rise").low == pytest.approx(rise, abs=1e-4)
