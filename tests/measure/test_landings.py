"""Landings: how long and wide, what fits on them, which doors swing over them, how level."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from checker.measure.climbs.landings_found import found_landings
from checker.model import ShapeSource
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import dog_leg_in_one, dog_leg_in_parts, level, sloped

KEPT_CLEAR = {"may_overlap": ()}
SIZES = ("landing_length", "landing_width", "landing_square")


def of_landing(school, name, id_="landing", **params):
    return asked(school, name, "landing", id_, **params)


def straight(depth, *others, width=1.2, gap=0.0, **given):
    """Two flights in a row with a landing so deep between them, 0.9 m up."""
    lower = stair_flight("lower", risers=6)
    upper = stair_flight("upper", at=(1.4 + depth, 0), risers=6, z=0.9)
    area = box(1.4 + gap, -width / 2, 1.4 + depth, width / 2)
    landing = slab("landing", area, level=0.9, **given)
    return school_of(stair("s", None, flights=(lower, upper), landings=(landing,)), *others)


@pytest.mark.parametrize("depth", [0.9, 1.1995, 1.2, 1.5])
def test_between_flights_in_a_row_it_is_as_long_as_it_is_deep(depth):
    school = straight(depth)
    assert span(of_landing(school, "landing_length")) == (round(depth, 4),) * 2
    assert span(of_landing(school, "landing_width")) == (1.2, 1.2)


@pytest.mark.parametrize(
    ("make", "id_"), [(dog_leg_in_parts, "landing"), (dog_leg_in_one, "s:landing-1")]
)
def test_on_a_half_landing_it_is_measured_straight_ahead_of_the_flights(make, id_):
    school = make(gap=0.1)
    assert span(of_landing(school, "landing_length", id_)) == (1.2, 1.2)
    assert span(of_landing(school, "landing_width", id_)) == (2.5, 2.5)
    assert span(of_landing(school, "landing_square", id_), 3) == (1.2, 1.2)
    assert of_landing(school, "landing_length", id_).steps[0] == "2 flights lead onto it"


def test_a_quarter_landing_is_measured_both_ways():
    lower = stair_flight("lower", risers=6)
    upper = stair_flight("upper", at=(2.0, 0.6), along=90, risers=6, z=0.9)
    landing = slab("landing", box(1.4, -0.6, 2.6, 0.6), level=0.9)
    school = school_of(stair("s", None, flights=(lower, upper), landings=(landing,)))
    assert span(of_landing(school, "landing_length")) == (1.2, 1.2)
    deeper = slab("landing", box(1.4, -0.9, 2.6, 0.6), level=0.9)
    school = school_of(stair("s", None, flights=(lower, upper), landings=(deeper,)))
    assert span(of_landing(school, "landing_length")) == (1.2, 1.2)
    assert span(of_landing(school, "landing_width")) == (1.2, 1.2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("thing", "length", "width"),
    [
        (column("c", box(2.3, -0.1, 2.5, 0.1), top=4.0), 0.4, 1.2),
        (column("c", box(1.7, 0.5, 1.9, 0.7), top=4.0), 0.3, 1.2),
        (wall("w", box(1.0, 0.45, 4.0, 0.7), top=4.0), None, None),
        (wall("w", box(1.0, 0.55, 4.0, 0.7), top=4.0), 1.5, 1.15),
        (wall("low", box(1.4, 0.5, 2.9, 0.7), top=0.9), 1.5, 1.2),
        (wall("high", box(1.4, 0.5, 2.9, 0.7), base=3.2), 1.5, 1.2),
        (furniture("f", box(2.3, -0.1, 2.5, 0.1), base=0.9), 0.4, 1.2),
        (fitting("f", box(1.7, 0.5, 1.9, 0.7), base=0.9), 0.3, 1.2),
        (furniture("f", box(2.3, -0.1, 2.5, 0.1), top=0.9), 1.5, 1.2),
    ],
    ids=[
        *("a column", "at the side", "over the width", "laps over", "below", "overhead"),
        *("furniture", "a fitting", "furniture under it"),
    ],
)
def test_what_stands_there_shortens_it(thing, length, width):
    school = straight(1.5, thing)
    expected = (0.0, 0.0) if length is None else (length, length)
    assert span(of_landing(school, "landing_length")) == expected
    if width is not None:
        assert of_landing(school, "landing_width").low == pytest.approx(width)


def test_a_thing_known_by_its_hull_leaves_it_open():
    thing = column("c", box(2.3, -0.1, 2.5, 0.1), top=4.0, hull_only=True)
    assert span(of_landing(straight(1.5, thing), "landing_length")) == (0.4, 1.5)


def test_level_floor_that_adjoins_it_counts_with_it():
    """A slab 0.5 m deep at the head of a ramp, with a room's floor behind it."""
    flight = ramp_flight("f", going=3.0, rise=0.2, width=1.5)
    strip = slab("landing", box(3.0, -0.75, 3.5, 0.75), level=0.2)
    hall = room("hall", box(3.5, -2, 9, 2), base=0.2)
    made = ramp("r", flights=(flight,), landings=(strip,))
    assert span(of_landing(school_of(made, hall), "landing_length")) == (6.0, 6.0)
    assert span(of_landing(school_of(made), "landing_length")) == (0.5, 0.5)


def test_floor_of_another_level_does_not():
    flight = ramp_flight("f", going=3.0, rise=0.2, width=1.5)
    strip = slab("landing", box(3.0, -0.75, 3.5, 0.75), level=0.2)
    hall = room("hall", box(3.5, -2, 9, 2), base=0.25)
    made = ramp("r", flights=(flight,), landings=(strip,))
    assert span(of_landing(school_of(made, hall), "landing_length")) == (0.5, 0.5)


def test_a_landing_that_no_flight_leads_onto_may_be_walked_either_way():
    lone = slab("landing", box(0, 0, 1.5, 2.4), level=0.9)
    school = school_of(stair("s", None, landings=(lone,)))
    for name in ("landing_length", "landing_width"):
        assert span(of_landing(school, name)) == (1.5, 2.4)


def swinging(x, *, operation="SINGLE_SWING_LEFT", z=0.9, **given):
    """A door in the wall along y = 0.65, its leaf towards the landing, from x to x + 0.9."""
    return door(
        "d",
        at=(x + 0.45, 0.65),
        width=0.9,
        mirrored=True,
        operation=operation,
        base=z,
        name="Cupboard",
        **given,
    )


@pytest.mark.parametrize(
    ("made", "possible"),
    [
        (swinging(1.6), {True}),
        (swinging(1.6, operation=""), {True, False}),
        (swinging(1.6, operation="SLIDING_TO_LEFT"), {False}),
        (swinging(1.6, z=0.0), {False}),
        (swinging(9.0), {False}),
        (door("d", at=(2.05, 0.65), width=0.9, base=0.9), {False}),
    ],
    ids=["over it", "not known", "slides", "another level", "elsewhere", "away from it"],
)
def test_doors_over_it_are_those_whose_leaf_sweeps_over_it(made, possible):
    value = of_landing(straight(1.5, made), "doors_over_landing")
    assert value.possible == possible
    expected = "doors: Cupboard" if True in possible else "doors: none"
    assert value.steps == (expected,)


@pytest.mark.parametrize(
    ("made", "kept_clear"),
    [(swinging(1.7), 0.3), (swinging(1.7, operation="SLIDING_TO_LEFT"), 1.5)],
    ids=["swings", "slides"],
)
def test_a_swing_shortens_it_only_where_it_is_to_be_kept_clear(made, kept_clear):
    school = straight(1.5, made)
    assert span(of_landing(school, "landing_length")) == (1.5, 1.5)
    value = of_landing(school, "landing_length", **KEPT_CLEAR)
    assert value.low == value.high == pytest.approx(kept_clear, abs=0.001)
    drawn = [each.label for each in value.evidence if each.role == "blocker"]
    assert drawn == (["Cupboard"] if kept_clear < 1.5 else [])


def test_a_doubtful_swing_leaves_it_open():
    school = straight(1.5, swinging(2.0, operation=""))
    value = of_landing(school, "landing_length", **KEPT_CLEAR)
    assert value.high == pytest.approx(1.5)
    assert value.low < 0.7


@pytest.mark.parametrize("side", [1.2, 1.5, 1.8])
def test_the_square_is_the_largest_that_fits(side):
    school = straight(side, width=2.5)
    assert span(of_landing(school, "landing_square"), 3) == (side, side)


def test_the_square_keeps_clear_of_swings_when_told_to():
    school = straight(1.5, swinging(1.6), width=1.3)
    free = of_landing(school, "landing_square")
    kept = of_landing(school, "landing_square", **KEPT_CLEAR)
    assert kept.low < 0.8
    assert span(free, 3) == (1.3, 1.3)


@pytest.mark.parametrize("name", [*SIZES, "doors_over_landing", "landing_slope"])
@pytest.mark.parametrize(
    "made",
    [
        slab("landing", box(0, 0, 1, 1), level=0.9, problem="its outline crosses itself"),
        replace(slab("landing", box(0, 0, 1, 1), level=0.9), shape=None),
    ],
    ids=["not to be trusted", "no body"],
)
def test_without_a_body_that_can_be_trusted_it_is_unknown(name, made):
    assert is_unknown(of_landing(school_of(stair("s", None, landings=(made,))), name))


def test_an_area_in_two_parts_raises_nothing():
    parts = MultiPolygon([box(1.4, -0.6, 2.6, 0.6), box(5, 5, 6, 6)])
    lower = stair_flight("lower", risers=6)
    school = school_of(
        stair("s", None, flights=(lower,), landings=(slab("landing", parts, level=0.9),))
    )
    assert span(of_landing(school, "landing_length")) == (1.2, 1.2)


def test_landings_of_a_ramp_and_of_its_body_are_found():
    tops = (
        sloped(box(0, 0, 5, 1.5), 1 / 6, (1 / 15, 0.0)),
        level(box(5, 0, 6.5, 1.5), 1 / 3),
    )
    made = ramp("r", box(0, 0, 6.5, 1.5), tops=tops)
    found = found_landings(school_of(made))
    assert [each.element.id for each in found["ramp"]] == ["r:landing-1"]
    assert span(of_landing(school_of(made), "landing_length", "r:landing-1")) == (1.5, 1.5)


def falling(slope, *, area=None):
    """The landing between two flights with a top that falls."""
    school = straight(1.5)
    (made,) = school.stairs
    (slab_,) = made.landings
    plan = area or slab_.shape.footprint
    top = sloped(plan, 0.9, slope)
    changed = replace(slab_, slope=top.gradient, tops=(top,))
    return replace(school, stairs=(replace(made, landings=(changed,)),))


@pytest.mark.parametrize(
    ("slope", "steepest", "along", "across"),
    [
        ((0.0, 0.0), 0.0, 0.0, 0.0),
        ((1 / 60, 0.0), 1 / 60, 1 / 60, 0.0),
        ((0.0, 1 / 40), 1 / 40, 0.0, 1 / 40),
        ((0.03, 0.04), 0.05, 0.03, 0.04),
    ],
    ids=["level", "along", "across", "askew"],
)
def test_its_slope_is_told_along_and_across_the_way(slope, steepest, along, across):
    school = falling(slope)
    assert span(of_landing(school, "landing_slope"), 5) == (round(steepest, 5),) * 2
    assert span(of_landing(school, "landing_slope_along"), 5) == (round(along, 5),) * 2
    assert span(of_landing(school, "landing_crossfall"), 5) == (round(across, 5),) * 2


def test_without_flights_the_fall_may_be_either_way():
    made = slab("landing", box(0, 0, 1.5, 2.4), level=0.9, slope=0.02)
    school = school_of(stair("s", None, landings=(made,)))
    assert span(of_landing(school, "landing_slope")) == (0.02, 0.02)
    assert span(of_landing(school, "landing_slope_along")) == (0.0, 0.02)
    assert span(of_landing(school, "landing_crossfall")) == (0.0, 0.02)


def test_a_level_part_of_a_body_may_fall_too():
    area = box(5, 0, 6.5, 1.5)
    tops = (
        sloped(box(0, 0, 5, 1.5), 1 / 6, (1 / 15, 0.0)),
        sloped(area, 1 / 3, (0.0, 1 / 50)),
    )
    school = school_of(ramp("r", box(0, 0, 6.5, 1.5), tops=tops))
    assert span(of_landing(school, "landing_slope", "r:landing-1")) == (0.02, 0.02)
    assert span(of_landing(school, "landing_crossfall", "r:landing-1")) == (0.02, 0.02)


def test_the_length_is_drawn_ahead_of_the_flight():
    value = of_landing(straight(1.5), "landing_length")
    (line,) = (each for each in value.evidence if each.role == "measured")
    assert line.label == "1500 mm"


def test_a_landing_of_no_area_raises_nothing():
    source = ShapeSource(engine="direct")
    bad = slab("landing", box(0, 0, 1, 1), level=0.9)
    bad = replace(bad, shape=replace(bad.shape, footprint=Polygon(), source=source))
    assert is_unknown(of_landing(school_of(stair("s", None, landings=(bad,))), "landing_length"))


@pytest.mark.slow
@given(depth=st.floats(0.6, 3.0), x=st.floats(1.4, 2.4), y=st.floats(-0.6, 0.5))
@settings(max_examples=20, deadline=None)
def test_a_thing_put_on_it_never_makes_it_longer_or_its_square_larger(depth, x, y):
    post = column("post", box(x, y, x + 0.1, y + 0.1), top=4.0)
    bare, less = straight(depth), straight(depth, post)
    for name in ("landing_length", "landing_square"):
        assert of_landing(less, name).high <= of_landing(bare, name).high + 1e-3


@pytest.mark.slow
@given(depth=st.floats(0.6, 3.0))
@settings(max_examples=15, deadline=None)
def test_it_is_as_long_as_it_was_built(depth):
    assert of_landing(straight(depth), "landing_length").low == pytest.approx(depth, abs=1e-4)
