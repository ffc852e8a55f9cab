"""How much height there is over a flight, and what is doubt about it."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.model import Property
from tests.measure.climbing import asked, is_unknown, of_flight, span
from tests.measure.schools import (
    opening,
    overhead,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import floors, level, one_flight, sloped

SLOPE = 1.35 / 2.52
"""Rise over run of the pitch line: from the first nosing (0.15) to the floor above (1.5)."""


def pitch(x):
    return 0.15 + SLOPE * x


def headroom(*others, **given):
    return of_flight(one_flight(*others, **given), "headroom")


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (slab("sl", box(-5, -3, 5, 3), level=3.7), 3.5 - pitch(2.52)),
        (slab("sl", box(-5, -3, 1.0, 3), level=3.7), 3.5 - pitch(1.0)),
        (overhead("beam", box(1.0, -3, 1.3, 3), base=2.9), 2.9 - pitch(1.3)),
        (overhead("ceiling", box(-5, -3, 5, 3), base=3.5, kind="ceiling"), 2.0),
        (wall("downstand", box(0.9, -3, 1.0, 3), base=2.9), 2.9 - pitch(1.0)),
    ],
    ids=["slab", "edge of a slab", "beam", "ceiling", "wall over it"],
)
def test_it_is_the_least_height_over_the_pitch_line(thing, expected):
    assert span(headroom(thing)) == (round(expected, 4), round(expected, 4))


@pytest.mark.parametrize("under", [1.999, 2.0, 2.001])
def test_it_is_exact_at_the_limit(under):
    value = headroom(overhead("beam", box(2.2, -3, 2.52, 3), base=1.5 + under))
    assert value.low == pytest.approx(under, abs=1e-6)


def test_the_lowest_of_several_things_counts():
    value = headroom(
        slab("sl", box(-5, -3, 5, 3), level=4.2),
        overhead("beam", box(0.0, -3, 0.2, 3), base=2.4),
    )
    assert span(value) == (round(2.4 - pitch(0.2), 4),) * 2
    assert "beam" in value.steps[0]


def test_a_hole_in_the_floor_above_is_open():
    floor = slab("sl", box(-5, -3, 8, 3), level=1.5)
    hole = opening("hole", box(-1, -0.7, 2.52, 0.7), host_id="sl")
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    assert span(headroom(floor, hole, roof)) == (2.5, 2.5)


def test_a_floor_whose_hole_is_not_modelled_is_doubt_not_a_sure_fail():
    value = headroom(
        slab("sl", box(-5, -3, 8, 3), level=1.5), slab("roof", box(-5, -3, 8, 3), level=4.2)
    )
    assert span(value) == (0.0, 2.5)
    assert "its hole is not modelled" in value.steps[0]


def test_the_floor_that_it_arrives_at_is_underfoot():
    value = headroom(
        slab("sl", box(2.45, -3, 8, 3), level=1.5), slab("roof", box(-5, -3, 8, 3), level=4.2)
    )
    assert span(value) == (2.5, 2.5)


def test_a_thing_that_covers_less_than_50_mm_of_it_lies_at_its_edge():
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    assert span(headroom(roof, overhead("duct", box(0, 0.56, 3, 2), base=2.2))) == (2.5, 2.5)
    assert headroom(roof, overhead("duct", box(0, 0.54, 3, 2), base=2.2)).low < 1.0


def test_a_thing_known_by_its_hull_only_lowers_the_interval():
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    value = headroom(roof, overhead("duct", box(1, -3, 1.3, 3), base=2.6, hull_only=True))
    assert span(value) == (round(2.6 - pitch(1.3), 4), 2.5)


@pytest.mark.parametrize("up", [1, -1], ids=["rising with the stair", "falling against it"])
def test_a_pitched_roof_is_as_high_as_it_is_there(up):
    area, slope = box(-2, -3, 6, 3), (up * 0.25, 0.0)
    top = sloped(area, 5.0, slope)
    roof = slab("roof", area, slope=0.25, tops=(top,))
    roof = replace(roof, shape=replace(roof.shape, base=5.0 - 1.0 - 0.2, top=6.0))
    under = 4.8
    at_foot = under + slope[0] * (0.0 - 2.0) - pitch(0.0)
    at_head = under + slope[0] * (2.52 - 2.0) - pitch(2.52)
    assert span(headroom(roof)) == (round(min(at_foot, at_head), 4),) * 2


def test_the_underside_of_the_flight_above_counts():
    above = stair_flight("g", at=(2.52, 0), along=180, z=1.5)
    under = sloped(above.shape.footprint, 4.0, (-SLOPE, 0.0))
    made = stair("t", None, flights=(replace(above, soffits=(under,)),))
    # It is lowest where the flight below arrives, and rises back over its foot.
    assert span(headroom(made)) == (round(4.0 - SLOPE * 1.26 - 1.5, 4),) * 2


def test_a_flight_above_without_undersides_is_doubt():
    roof = slab("roof", box(-5, -3, 8, 3), level=8.0)
    above = stair("t", None, flights=(stair_flight("g", at=(2.52, 0), along=180, z=3.6),))
    value = headroom(roof, above)
    assert (value.low, value.high) == (pytest.approx(3.6 - 1.5), pytest.approx(7.8 - 1.5))


def test_its_own_underside_is_not_over_it():
    under = sloped(box(0, -0.6, 2.52, 0.6), 0.15 + SLOPE * 1.26 - 0.3, (SLOPE, 0.0))
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    assert span(headroom(roof, soffits=(under,))) == (2.5, 2.5)


def test_a_wall_beside_it_is_not_over_it():
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    assert span(headroom(roof, wall("w", box(-1, 0.5, 3, 0.7), top=4.0))) == (2.5, 2.5)


def test_nothing_over_a_flight_outside_is_endless():
    stated = (Property(group="Pset_StairCommon", name="IsExternal", value=True),)
    school = school_of(stair("s", None, flights=(stair_flight("f"),), properties=stated))
    value = of_flight(school, "headroom")
    assert span(value) == (math.inf, math.inf)
    assert value.reason


@pytest.mark.parametrize("external", [False, None], ids=["inside", "not known"])
def test_nothing_over_a_flight_inside_is_unknown(external):
    stated = (Property(group="Pset_StairCommon", name="IsExternal", value=external),)
    made = stair(
        "s", None, flights=(stair_flight("f"),), properties=stated if external is not None else ()
    )
    assert is_unknown(of_flight(school_of(made, *floors(2.52, 1.5)), "headroom"))


def test_without_treads_it_is_unknown():
    school = school_of(stair("s", None, flights=(stair_flight("f", tops=()),)))
    assert is_unknown(of_flight(school, "headroom"))


def test_a_ramp_has_headroom_over_its_surface():
    school = school_of(
        ramp("r", flights=(ramp_flight("f", going=3.0, rise=0.25),)),
        room("hall", box(-5, -5, 9, 5)),
        overhead("beam", box(1.5, -2, 1.8, 2), base=2.4),
    )
    value = asked(school, "headroom", "ramp flight", "f")
    assert span(value) == (round(2.4 - 0.25 * 1.8 / 3.0, 4),) * 2


def test_the_place_is_drawn_with_what_hangs_there():
    value = headroom(overhead("beam", box(1.0, -3, 1.3, 3), base=2.9, name="Beam 7"))
    point, *rest = value.evidence
    assert (point.shape, point.coords[0][0]) == ("point", pytest.approx(1.3))
    assert point.label == "headroom 2054 mm"
    assert [each.label for each in rest] == ["Beam 7"]


def test_a_landing_over_it_counts():
    roof = slab("roof", box(-5, -3, 8, 3), level=6.0)
    landing = slab("landing", box(0, -1, 1, 1), level=2.9)
    other = stair("t", None, landings=(landing,))
    assert span(headroom(roof, other)) == (round(2.7 - pitch(1.0), 4),) * 2


def test_bad_bodies_raise_nothing():
    bad = level(box(0, 0, 1, 1), math.nan)
    other = stair("t", None, flights=(stair_flight("g", at=(9, 9), soffits=(bad,)),))
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    assert span(headroom(roof, other)) == (2.5, 2.5)


@pytest.mark.slow
@given(x=st.floats(-0.5, 2.4), base=st.floats(2.7, 4.0))
@settings(max_examples=25, deadline=None)
def test_one_thing_more_overhead_never_makes_it_higher(x, base):
    roof = slab("roof", box(-5, -3, 8, 3), level=4.2)
    value = headroom(roof, overhead("beam", box(x, -3, x + 0.2, 3), base=base))
    assert value.high <= 2.5 + 1e-9


@pytest.mark.parametrize(
    ("lost", "is_open"),
    [
        (overhead("lost", None, base=3.0), True),
        (overhead("lost", None, base=3.0, unread="Its body could not be read."), True),
        (slab("lost", None), True),
        (overhead("lost", None, base=3.0, storey_id="s1"), True),
        (overhead("lost", None, base=3.0, storey_id="s2"), False),
        (wall("lost", None), False),
    ],
    ids=["a beam", "an unread beam", "a slab", "on the next storey", "two storeys up", "a wall"],
)
def test_what_has_no_body_may_hang_over_the_flight(lost, is_open):
    """The ceiling is 2.0 m over the flight; whether something hangs lower nobody knows."""
    ceiling = overhead("ceiling", box(-5, -3, 5, 3), base=3.5, kind="ceiling")
    upstairs = room("up", box(20, 0, 24, 4), storey_id="s1")
    found = headroom(ceiling, upstairs, lost)
    assert span(found) == ((0.0, 2.0) if is_open else (2.0, 2.0))
    assert bool(found.doubt and "where lost stands" in found.doubt.missing[0]) == is_open


def test_outside_under_the_sky_a_beam_without_a_body_leaves_it_open():
    yard = room("yard", box(-6, -4, 6, 4), is_external=True)
    assert span(headroom(yard)) == (math.inf, math.inf)
    assert span(headroom(yard, overhead("lost", None, base=3.0))) == (0.0, math.inf)
