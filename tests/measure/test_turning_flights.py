"""Flights that turn: winders round a corner and spirals, measured like straight ones."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Polygon, box

from checker.model import School
from tests.measure.climbing import asked, is_unknown, of_flight, span
from tests.measure.measuring import measurer_of
from tests.measure.schools import railing, room, school_of, shape, slab, stair, stair_flight, wall
from tests.measure.stairs_made import level

R = 0.17


def wedge(number, *, degrees, inner, width, parts=8):
    """One tread of a spiral about the origin, anticlockwise."""
    angles = [math.radians(degrees * (number + part / parts)) for part in range(parts + 1)]
    outer = [((inner + width) * math.cos(a), (inner + width) * math.sin(a)) for a in angles]
    back = [(inner * math.cos(a), inner * math.sin(a)) for a in reversed(angles)]
    return Polygon([*outer, *back])


def spiral(count, *others, degrees=30.0, inner=0.15, width=0.9, **given) -> School:
    """A spiral of `count` treads that arrives a riser above the last."""
    tops = tuple(
        level(wedge(n, degrees=degrees, inner=inner, width=width), R * (n + 1))
        for n in range(count)
    )
    made = stair_flight("f", tops=tops, riser_count=count + 1, **given)
    return school_of(stair("s", None, flights=(replace(made, shape=None, frame=None),)), *others)


def quarter_turn(*others) -> School:
    """Four straight treads, three winders round the corner at (1.12, 0), four more, 1 m wide.

    It goes along x, its right side on the line y = -1, and turns right about the newel.
    """
    newel = (1.12, -1.0)
    corner = (2.12, 0.0)
    straight = [box(0.28 * n, -1, 0.28 * (n + 1), 0) for n in range(4)]
    middle = math.tan(math.radians(30))
    first = Polygon([newel, (1.12, 0.0), (1.12 + middle, 0.0)])
    second = Polygon([newel, (1.12 + middle, 0.0), corner, (2.12, -1 + middle)])
    third = Polygon([newel, (2.12, -1 + middle), (2.12, -1.0)])
    last = [box(1.12, -1 - 0.28 * (n + 1), 2.12, -1 - 0.28 * n) for n in range(4)]
    plans = [*straight, first, second, third, *last]
    tops = tuple(level(plan, R * (n + 1)) for n, plan in enumerate(plans))
    made = stair_flight("f", tops=tops, riser_count=12)
    return school_of(stair("s", None, flights=(replace(made, shape=None, frame=None),)), *others)


def test_a_spiral_is_one_flight_from_its_first_riser_to_its_last_tread():
    (climb,) = measurer_of(spiral(10)).provide("climbs")
    assert (climb.low, climb.high) == pytest.approx((0.0, 11 * R))
    chord = 2 * (0.15 + 0.45) * math.sin(math.radians(15))
    assert climb.run == pytest.approx(10 * chord, abs=0.01)
    assert climb.sure


def test_a_quarter_turn_is_one_flight_too():
    (climb,) = measurer_of(quarter_turn()).provide("climbs")
    assert (climb.low, climb.high) == pytest.approx((0.0, 12 * R))
    assert climb.foot == ((0.0, 0.0), (0.0, -1.0))
    assert LineString(climb.head).equals(LineString([(1.12, -2.12), (2.12, -2.12)]))


@pytest.mark.parametrize(("school", "count"), [(spiral(10), 11), (quarter_turn(), 12)])
def test_their_risers_are_counted_and_alike(school, count):
    assert span(of_flight(school, "risers")) == (count, count)
    assert span(of_flight(school, "riser_height")) == (R, R)
    assert span(of_flight(school, "riser_spread")) == (0.0, 0.0)


def test_only_the_winders_of_a_quarter_turn_are_tapered():
    value = of_flight(quarter_turn(), "has_winders")
    assert value.possible == {True}
    assert value.steps == ("3 tapered treads",)


def test_a_quarter_turn_is_as_wide_as_its_straight_parts():
    assert of_flight(quarter_turn(), "flight_width").low == pytest.approx(1.0, abs=0.002)


@pytest.mark.slow
@pytest.mark.parametrize("width", [0.6, 0.9, 1.2])
def test_a_spiral_is_as_wide_as_its_treads_are_long(width):
    value = of_flight(spiral(10, width=width), "flight_width")
    # The chords of the treads' inner and outer edges lie a little within the circles.
    assert value.low == pytest.approx(width, abs=0.03)
    assert value.high <= width + 0.005


def test_a_wall_round_a_quarter_turn_takes_nothing_off():
    outer = wall("w", box(-1, 0, 2.4, 0.2), top=5.0)
    assert of_flight(quarter_turn(outer), "flight_width").low == pytest.approx(1.0, abs=0.002)


def test_a_wall_over_the_outer_edge_takes_off_what_it_covers():
    outer = wall("w", box(-1, -0.1, 2.4, 0.2), top=5.0)
    assert of_flight(quarter_turn(outer), "flight_width").low == pytest.approx(0.9, abs=0.002)


def rail_along(points, levels, id_="rail"):
    """A rail along some points, 0.95 m over levels."""
    line = tuple((x, y, z + 0.95) for (x, y), z in zip(points, levels, strict=True))
    made = railing(id_, (0.0, 0.0, 0.0), (1.0, 0.0, 0.0))
    area = LineString(points).buffer(0.02)
    top = max(z for *_, z in line)
    return replace(made, line=line, shape=shape(area, base=0.0, top=top))


def outer_side(school, hand=0):
    """The points and pitch levels of a side of the flight."""
    pitch = measurer_of(school).provide("pitches")["f"]
    return [edge[hand] for edge in pitch.edges], pitch.levels


@pytest.mark.parametrize("hand", [0, 1], ids=["outer", "inner"])
def test_a_rail_that_follows_a_side_is_a_handrail(hand):
    points, levels = outer_side(quarter_turn(), hand)
    school = quarter_turn(rail_along(points, levels))
    value = of_flight(school, "handrail_sides")
    assert span(value) == (1, 1)
    assert value.steps[hand].startswith(("left side: 100%", "right side: 100%"))


def test_its_height_is_that_over_the_nosings_on_that_side():
    points, levels = outer_side(quarter_turn(), 0)
    value = of_flight(quarter_turn(rail_along(points, levels)), "handrail_height")
    assert (value.low, value.high) == pytest.approx((0.95, 0.95), abs=0.002)


def test_a_rail_along_the_outer_wall_cuts_the_corner_and_still_counts():
    school = quarter_turn()
    points, levels = outer_side(school, 0)
    inward = [(x - 0.06 if x > 1.5 else x, y - 0.06 if y > -0.5 else y) for x, y in points]
    assert span(of_flight(quarter_turn(rail_along(inward, levels)), "handrail_sides")) == (1, 1)


@pytest.mark.parametrize(("turns", "clear"), [(12, True), (9, False)])
def test_a_spiral_has_the_next_turn_over_its_head(turns, clear):
    """Twelve treads of 170 mm a turn leave 2.04 m less the tread, nine leave 1.53 m."""
    degrees = 360 / turns
    plans = [wedge(n, degrees=degrees, inner=0.15, width=0.9) for n in range(2 * turns)]
    unders = tuple(level(plan, R * (n + 1) - 0.04) for n, plan in enumerate(plans))
    school = spiral(2 * turns, degrees=degrees, soffits=unders)
    value = of_flight(school, "headroom")
    assert value.low == value.high
    assert (value.low > 1.7) is clear
    assert value.low == pytest.approx(turns * R - 0.04, abs=R + 0.02)


def test_a_single_turn_of_a_spiral_has_nothing_over_it():
    school = spiral(8, room("hall", box(-5, -5, 5, 5)))
    assert is_unknown(of_flight(school, "headroom"))
    roof = slab("roof", box(-5, -5, 5, 5), level=5.0)
    value = of_flight(spiral(8, roof), "headroom")
    assert value.low == pytest.approx(4.8 - 9 * R, abs=0.01)


def test_winders_turn_the_way_so_that_risers_start_again():
    value = asked(quarter_turn(), "risers_without_turn", "stair", "s")
    low, high = span(value)
    assert low == high
    assert 5 <= low <= 7


@pytest.mark.slow
@given(degrees=st.floats(20.0, 40.0), inner=st.floats(0.1, 0.4), width=st.floats(0.7, 0.95))
@settings(max_examples=20, deadline=None)
def test_the_going_of_a_narrow_spiral_is_the_chord_in_the_middle(degrees, inner, width):
    school = spiral(7, degrees=degrees, inner=inner, width=width)
    chord = 2 * (inner + width / 2) * math.sin(math.radians(degrees) / 2)
    value = of_flight(school, "going")
    assert (value.low, value.high) == pytest.approx((chord, chord), abs=0.001)
