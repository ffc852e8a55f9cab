"""Handrails of flights: on which sides, how high, how far past the ends."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from tests.measure.climbing import asked, is_unknown, of_flight, span
from tests.measure.schools import (
    railing,
    ramp,
    ramp_flight,
    room,
    school_of,
    shape,
    slab,
    stair,
    stair_flight,
)
from tests.measure.stairs_made import dog_leg_in_parts, one_flight

SLOPE = 1.35 / 2.52
NAMES = ("handrail_sides", "handrail_height", "handrail_extension", "lower_rail_height")


def pitch(x):
    return 0.15 + SLOPE * x


def rail(id_="l", y=0.6, *, over=0.95, start=0.0, end=2.52, **given):
    """A straight rail along the flight, its top so much over the pitch line."""
    ends = ((start, y, pitch(start) + over), (end, y, pitch(end) + over))
    return railing(id_, *ends, **given)


def extended(id_, y, *, by=0.3, over=0.95, **given):
    """A rail along the flight that goes on level past both ends, known by points on its line."""
    before = [(-by, y, pitch(0) + over), (-by / 2, y, pitch(0) + over)]
    along = [(x / 10, y, pitch(x / 10) + over) for x in range(0, 26, 2)]
    past = [(2.52 + by / 2, y, pitch(2.52) + over), (2.52 + by, y, pitch(2.52) + over)]
    made = rail(id_, y, start=-by, end=2.52 + by, **given)
    return replace(made, line=(*before, *along, *past))


BOTH = (rail("l", 0.6), rail("r", -0.6))


@pytest.mark.parametrize(
    ("rails", "count"),
    [
        (BOTH, 2),
        ((rail(),), 1),
        ((rail("m", 0.0),), 0),
        ((rail("w", 0.74), rail("v", -0.74)), 2),
        ((rail("w", 0.8),), 0),
        ((rail("in", 0.5), rail("in2", -0.46)), 2),
        ((rail("in", 0.4),), 0),
    ],
    ids=["both", "one", "middle", "on walls", "too far off", "inside", "too far in"],
)
def test_a_railing_within_150_mm_of_a_side_runs_along_it(rails, count):
    other = rail("elsewhere", 20.0)
    assert span(of_flight(one_flight(*rails, other), "handrail_sides")) == (count, count)


@pytest.mark.parametrize(
    ("end", "count"), [(2.52, 1), (2.03, 1), (2.0, 0), (1.0, 0)], ids=["100", "80", "79", "40"]
)
def test_it_has_to_run_along_four_fifths_of_it(end, count):
    value = of_flight(one_flight(rail(end=end)), "handrail_sides")
    assert span(value) == (count, count)
    assert f"{end / 2.52:.0%} of 2520 mm" in value.steps[0]


def test_two_rails_one_after_the_other_are_a_handrail():
    parts = (rail("a", end=1.2), rail("b", start=1.25))
    school = one_flight(*parts)
    assert span(of_flight(school, "handrail_sides")) == (1, 1)
    assert span(of_flight(school, "handrail_height")) == (0.95, 0.95)
    assert span(of_flight(school, "handrail_extension")) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("rails", "count"),
    [
        (BOTH, (0, 0)),
        ((*BOTH, rail("low", 0.6, over=0.6)), (1, 1)),
        ((*BOTH, rail("low", 0.6, over=0.6), rail("low2", -0.6, over=0.74)), (2, 2)),
        ((*BOTH, rail("low", 0.6, over=0.76)), (0, 0)),
        ((rail("low", 0.6, over=0.6), rail("r", -0.6)), (0, 0)),
        ((*BOTH, rail("hull", 0.6, over=0.6, hull_only=True)), (1, 1)),
        ((rail("l", 0.6, hull_only=True), rail("r", -0.6)), (0, 1)),
    ],
    ids=["none", "one", "both", "too high", "alone", "a low hull", "a hull"],
)
def test_a_lower_rail_lies_beside_a_higher_one(rails, count):
    assert span(of_flight(one_flight(*rails), "lower_rail_sides")) == count


@pytest.mark.parametrize(
    ("rails", "left"),
    [
        (BOTH, ("required", "handrail, none lower")),
        ((*BOTH, rail("low", 0.6, over=0.6)), ("measured", "lower rail")),
        (BOTH[1:], ("required", "no handrail")),
        ((rail("l", 0.6, hull_only=True),), ("required", "handrail, perhaps one lower")),
    ],
    ids=["none", "one", "no rail", "a hull"],
)
def test_a_side_is_drawn_with_what_it_has_of_a_lower_rail(rails, left):
    drawn = of_flight(one_flight(*rails), "lower_rail_sides").evidence
    assert {(each.role, each.label) for each in drawn if each.coords[0][1] > 0 and each.label} == {
        left
    }


@pytest.mark.parametrize(
    ("low", "count"),
    [
        (rail("low", 0.6, over=0.6), (1, 1)),
        (rail("low", 0.6, over=0.74), (1, 1)),
        (rail("low", 0.6, over=0.75), (2, 2)),
        (railing("low", (0, 0.6, pitch(0) + 0.6), (2.52, 0.6, pitch(2.52) + 0.95)), (2, 2)),
        (rail("low", 0.6, over=0.6, predefined_type="HANDRAIL"), (1, 1)),
        (rail("low", 0.6, over=0.6, hull_only=True), (1, 2)),
    ],
    ids=[
        "for children",
        "nearly",
        "held",
        "rises to where it is held",
        "typed",
        "a hull may hold a higher one",
    ],
)
def test_a_rail_for_children_alone_is_no_handrail_of_its_side(low, count):
    school = one_flight(low, rail("r", -0.6), rail("r low", -0.6, over=0.6))
    value = of_flight(school, "handrail_sides")
    assert span(value) == count
    assert ("low (only" in value.steps[0]) is (count[0] == 1)
    if count[1] == 1:
        assert span(of_flight(school, "handrail_height")) == (0.95, 0.95)
        assert ("required", "no handrail") in [(each.role, each.label) for each in value.evidence]


def test_a_typed_rail_for_children_leaves_what_is_held_above_it_as_the_handrail():
    low = rail("low", 0.6, over=0.6, predefined_type="HANDRAIL")
    school = one_flight(low, rail("l", 0.6), rail("r", -0.6))
    assert span(of_flight(school, "handrail_sides")) == (2, 2)
    assert span(of_flight(school, "handrail_height")) == (0.95, 0.95)


@pytest.mark.parametrize("over", [0.39, 1.61, 3.5])
def test_a_rail_much_lower_or_higher_belongs_to_something_else(over):
    assert span(of_flight(one_flight(rail(over=over)), "handrail_sides")) == (0, 0)


def test_a_level_rail_beside_a_flight_guards_the_floor_above():
    guard = railing("g", (0.0, 0.65, 2.6), (2.52, 0.65, 2.6))
    floor = slab("floor", box(-2, 0.62, 5, 3), level=1.5)
    assert span(of_flight(one_flight(guard, floor), "handrail_sides")) == (0, 0)


def test_a_railing_known_by_its_hull_leaves_it_open():
    assert span(of_flight(one_flight(rail(hull_only=True)), "handrail_sides")) == (0, 1)


def test_a_hull_that_shows_its_line_at_one_end_only_leaves_the_rest_open():
    seen = rail(hull_only=True)
    assert span(of_flight(one_flight(replace(seen, line=seen.line[:1])), "handrail_sides")) == (
        0,
        1,
    )


def test_a_railing_of_several_storeys_that_shows_only_the_upper_ones_leaves_it_open():
    tall = railing("t", (0.0, 0.6, 4.6), (2.52, 0.6, 5.95))
    area = tall.shape.footprint
    tall = replace(tall, shape=shape(area, base=0.9, top=6.0))
    assert span(of_flight(one_flight(tall), "handrail_sides")) == (0, 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_model_without_railings_leaves_it_unknown(name):
    assert is_unknown(of_flight(one_flight(), name))


@pytest.mark.parametrize("name", NAMES)
def test_a_flight_whose_treads_do_not_show_leaves_it_unknown(name):
    school = school_of(stair("s", None, flights=(stair_flight("f", tops=()),)), rail())
    assert is_unknown(of_flight(school, name))


@pytest.mark.parametrize("name", NAMES[1:])
def test_without_a_handrail_its_height_and_length_are_unknown(name):
    assert is_unknown(of_flight(one_flight(rail("elsewhere", 20.0)), name))


def test_a_railing_without_a_body_may_be_the_handrail():
    bare = replace(rail("bare"), shape=None)
    value = of_flight(one_flight(bare), "handrail_sides")
    assert is_unknown(value)
    assert "bare" in value.missing[0]


def test_one_of_another_storey_is_not():
    bare = replace(rail("bare"), shape=None, storey_id="s5")
    school = one_flight(bare, storey_id="s0")
    assert span(of_flight(school, "handrail_sides")) == (0, 0)


@pytest.mark.parametrize("over", [0.9, 0.95, 1.0, 1.1])
def test_the_height_is_that_over_the_pitch_line(over):
    school = one_flight(rail("l", over=over), rail("r", -0.6, over=over))
    assert span(of_flight(school, "handrail_height")) == (over, over)


def test_the_interval_holds_both_sides_and_all_along():
    askew = railing("r", (0.0, -0.6, pitch(0) + 0.9), (2.52, -0.6, pitch(2.52) + 1.0))
    school = one_flight(rail("l", over=0.85), askew)
    assert span(of_flight(school, "handrail_height")) == (0.85, 1.0)


def test_a_rail_that_bends_level_past_the_ends_is_as_high_as_along_the_flight():
    school = one_flight(extended("l", 0.6), extended("r", -0.6))
    assert span(of_flight(school, "handrail_height")) == (0.95, 0.95)


@pytest.mark.parametrize(
    ("rails", "height"),
    [
        ((rail("a", over=0.95), rail("b", over=0.6)), 0.95),
        ((rail("a", over=1.1), rail("b", over=0.9)), 0.9),
        ((rail("a", over=1.1, predefined_type="HANDRAIL"), rail("b", over=0.9)), 1.1),
        ((rail("a", over=0.9, predefined_type="GUARDRAIL"), rail("b", over=1.0)), 1.0),
        ((rail("a", over=1.1, predefined_type="BALUSTRADE"),), 1.1),
    ],
    ids=["a child's rail below", "a guard above", "typed", "a typed guard", "guarding only"],
)
def test_of_several_rails_the_one_that_is_held_counts(rails, height):
    assert span(of_flight(one_flight(*rails), "handrail_height")) == (height, height)


@pytest.mark.parametrize(
    ("rails", "expected"),
    [
        ((rail("a", over=0.95), rail("b", over=0.6)), (0.6, 0.6)),
        ((rail("a", over=0.95), rail("b", over=0.7)), (0.7, 0.7)),
        ((rail("a", over=0.95), rail("b", over=0.8)), None),
        ((rail("b", over=0.6),), None),
    ],
    ids=["600", "700", "too high", "no other"],
)
def test_a_lower_rail_is_one_under_750_mm_beside_a_higher_one(rails, expected):
    value = of_flight(one_flight(*rails), "lower_rail_height")
    assert is_unknown(value) if expected is None else span(value) == expected


@pytest.mark.parametrize("by", [0.0, 0.15, 0.3, 0.6])
def test_the_extension_is_that_past_the_first_and_last_edge(by):
    school = one_flight(extended("l", 0.6, by=by), extended("r", -0.6, by=by))
    assert span(of_flight(school, "handrail_extension")) == (by, by)


@pytest.mark.parametrize(
    ("start", "end", "shortest"),
    [(-0.3, 2.92, 0.3), (-0.5, 2.62, 0.1), (0.1, 3.0, -0.1), (-0.3, 2.32, -0.2)],
)
def test_the_shortest_end_counts_and_is_negative_where_a_rail_ends_early(start, end, shortest):
    value = of_flight(one_flight(rail(start=start, end=end)), "handrail_extension")
    assert span(value) == (shortest, shortest)
    told = f"ends {-shortest * 1000:.0f} mm short" if shortest < 0 else f"{shortest * 1000:.0f} mm"
    assert any(step.endswith(f": {told}") for step in value.steps)
    assert not any("-" in step for step in value.steps)


@pytest.mark.parametrize(
    ("start", "end", "coords", "label"),
    [
        (-0.3, 2.72, ((2.52, 0.6), (2.72, 0.6)), "200 mm"),
        (-0.1, 2.92, ((0.0, 0.6), (-0.1, 0.6)), "100 mm"),
        (-0.3, 2.32, ((2.32, 0.6),), "ends 200 mm short"),
        (0.0, 2.82, ((0.0, 0.6),), "ends with the flight"),
    ],
)
def test_what_a_rail_runs_on_is_dimensioned_from_the_end_of_the_flight(start, end, coords, label):
    value = of_flight(one_flight(rail(start=start, end=end)), "handrail_extension")
    (drawn,) = [each for each in value.evidence if each.role == "measured"]
    assert [pytest.approx(at, abs=1e-3) for at in drawn.coords] == list(coords)
    assert (drawn.label, drawn.shape) == (label, "line" if len(coords) > 1 else "point")
    assert "l" in {each.element for each in value.evidence if each.role == "context"}


def hulled(*stations, id_="l", y=0.6):
    """A rail that goes on 0.3 m past both ends, known by its hull and these points on it."""
    made = extended(id_, y, hull_only=True)
    at = {
        round(station, 2): (station, y, pitch(min(max(station, 0), 2.52)) + 0.95)
        for station in stations
    }
    return replace(made, line=tuple(at.values()))  # fmt: skip


@pytest.mark.parametrize(
    ("stations", "low"),
    [
        ((-0.3, 1.0, 2.82), 0.3),  # its points show how far it gets, whatever lies between
        ((-0.1, 1.0, 2.82), 0.1),
        ((0.2, 1.0, 2.7), -0.2),
        ((0.2, 1.0, 2.4), -0.2),
    ],
)
def test_a_rail_known_by_its_hull_ends_between_its_last_point_and_the_hull(stations, low):
    value = of_flight(one_flight(hulled(*stations)), "handrail_extension")
    assert span(value) == (pytest.approx(low, abs=1e-4), pytest.approx(0.3, abs=1e-4))


def test_a_point_too_far_aside_to_be_held_makes_no_rail_longer():
    made = hulled(-0.1, 1.0, 2.82)
    bent = replace(made, line=((-0.5, 0.8, pitch(0) + 0.95), *made.line))
    assert span(of_flight(one_flight(bent), "handrail_extension"))[0] == pytest.approx(
        0.1, abs=1e-4
    )


@pytest.mark.parametrize(
    ("rails", "end"),
    [
        ((hulled(2.0, 2.4),), "left side, foot"),
        ((hulled(0.0, 0.4),), "left side, head"),
        ((hulled(-0.3, 1.0, 2.82), hulled(2.0, 2.4, id_="r", y=-0.6)), "right side, foot"),
    ],
)
def test_an_end_that_only_a_hull_shows_is_not_known(rails, end):
    value = of_flight(one_flight(*rails), "handrail_extension")
    assert is_unknown(value)
    assert value.missing == (
        f"where the handrail ends ({end}): the model shows only a hull around it",
    )


def test_a_rail_that_surely_ends_early_is_told_beside_one_that_a_hull_hides():
    value = of_flight(
        one_flight(extended("r", -0.6, by=0.1), hulled(2.0, 2.4)), "handrail_extension"
    )
    assert value.high == pytest.approx(0.1, abs=1e-4)
    assert value.low < 0.0
    assert value.doubt.missing[0].startswith("where the handrail ends (left side, foot)")


def dog_leg_with_rail(*others):
    """A dog-leg with one railing round its well, in one element."""
    line = LineString([(0, -0.62), (1.4, -0.62), (1.4, -0.68), (0, -0.68)])
    up = [(x / 5, -0.62, 0.15 + x / 5 * 0.15 / 0.28 + 0.95) for x in range(8)]
    back = [(x / 5, -0.68, 1.05 + (1.4 - x / 5) * 0.15 / 0.28 + 0.95) for x in range(8)]
    well = replace(
        railing("well", (0.0, -0.62, 1.1), (1.4, -0.62, 1.85)),
        shape=shape(line.buffer(0.02), base=0.0, top=3.0),
        line=tuple(up + back),
    )
    upstairs = room("above", box(-4, -3, 0, 3), base=1.8)
    return dog_leg_in_parts(upstairs, well, *others, gap=0.1)


def test_a_rail_that_goes_on_round_the_well_has_no_end_there():
    value = of_flight(dog_leg_with_rail(), "handrail_extension", "lower")
    assert any("head: goes on along the next flight" in step for step in value.steps)
    assert value.high < 1.0  # the foot is an end all the same


def test_the_same_railing_shows_its_height_over_both_flights():
    for flight in ("lower", "upper"):
        low, high = span(of_flight(dog_leg_with_rail(), "handrail_height", flight))
        assert low == pytest.approx(0.95, abs=0.03)
        assert high == pytest.approx(0.95, abs=0.08)


def test_rails_that_go_on_at_every_end_have_no_shortest():
    """Two straight flights in a row with one rail each side would still end somewhere."""
    value = of_flight(one_flight(extended("l", 0.6)), "handrail_extension")
    assert math.isfinite(value.high)


def test_a_ramp_is_measured_over_its_surface():
    flight = ramp_flight("f", going=4.5, rise=0.3, width=1.5)
    rails = [
        railing(id_, (-0.3, y, 0.95 - 0.02), (4.8, y, 0.3 + 0.95 + 0.02))
        for id_, y in (("l", 0.75), ("r", -0.75))
    ]
    school = school_of(ramp("r", flights=(flight,)), *rails)
    assert span(asked(school, "handrail_sides", "ramp flight", "f")) == (2, 2)
    low, high = span(asked(school, "handrail_height", "ramp flight", "f"))
    assert (low, high) == (pytest.approx(0.95, abs=0.002), pytest.approx(0.95, abs=0.002))
    assert span(asked(school, "handrail_extension", "ramp flight", "f")) == (0.3, 0.3)


def test_where_no_rail_runs_is_drawn_as_required():
    value = of_flight(one_flight(rail(end=1.0)), "handrail_sides")
    lines = [(each.role, each.label) for each in value.evidence if each.shape == "line"]
    assert lines == [
        ("measured", "handrail"),
        ("required", "no handrail"),
        ("required", "no handrail"),
    ]
    assert any((each.role, each.element) == ("context", "l") for each in value.evidence)


@pytest.mark.slow
@given(over=st.floats(0.8, 1.2), y=st.floats(0.5, 0.7))
@settings(max_examples=20, deadline=None)
def test_the_measured_height_is_the_one_that_was_built(over, y):
    value = of_flight(one_flight(rail(y=y, over=over)), "handrail_height")
    assert (value.low, value.high) == (
        pytest.approx(over, abs=1e-4),
        pytest.approx(over, abs=1e-4),
    )


@pytest.mark.slow
@given(start=st.floats(-0.4, 0.5), end=st.floats(1.5, 2.9))
@settings(max_examples=20, deadline=None)
def test_a_longer_rail_never_makes_fewer_sides_or_a_shorter_extension(start, end):
    short = one_flight(rail(start=start, end=end))
    long = one_flight(rail(start=start - 0.2, end=end + 0.2))
    assert of_flight(long, "handrail_sides").low >= of_flight(short, "handrail_sides").low
    extensions = [of_flight(each, "handrail_extension") for each in (short, long)]
    assert extensions[1].low >= extensions[0].low
