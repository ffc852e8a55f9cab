"""How wide a flight is: between walls and strings, between handrails, lane by lane."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.climbing import is_unknown, of_flight, span
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    opening,
    railing,
    school_of,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import flight_of, floors, level, one_flight, sloped, treads

NAMES = ("flight_width", "width_between_handrails", "widest_lane")
SLOPE = 1.35 / 2.52


def rail(id_, y, **given):
    """A handrail along the whole flight, 0.95 m over its pitch line, 45 mm thick."""
    return railing(id_, (0.0, y, 1.1), (2.52, y, 2.45), **given)


def test_a_flight_is_as_wide_as_its_treads():
    assert span(of_flight(one_flight(), "flight_width")) == (1.2, 1.2)


@pytest.mark.parametrize(
    ("thing", "width"),
    [
        (wall("w", box(-1, 0.6, 3, 0.7)), 1.2),
        (wall("w", box(-1, 0.55, 3, 0.7)), 1.15),
        (wall("w", box(1, 0.4, 1.2, 0.7)), 1.0),
        (column("c", box(1.0, -0.6, 1.2, -0.45)), 1.05),
        (wall("w", box(-1, 0.5, 3, 0.7), top=0.1), 1.2),
        (wall("w", box(-1, 0.5, 3, 0.7), base=4.0), 1.2),
        (wall("w", box(-1, 0.5, 3, 0.7), top=0.9), 1.1),
        (fitting("f", box(1.0, 0.4, 1.2, 0.7), base=0.8), 1.0),
        (furniture("f", box(1.0, -0.6, 1.2, -0.45), base=0.5, top=1.0), 1.05),
        (furniture("f", box(1.0, -0.6, 1.2, -0.45), top=0.5), 1.2),
        (furniture("f", box(1.0, -0.6, 1.2, -0.45), base=3.0, top=1.0), 1.2),
    ],
    ids=[
        *("beside", "laps over", "a pier", "a column", "below", "overhead", "half high"),
        *("a fitting", "furniture", "furniture under it", "furniture overhead"),
    ],
)
def test_what_stands_on_the_treads_narrow_it(thing, width):
    assert span(of_flight(one_flight(thing), "flight_width")) == (width, width)


def test_a_doorway_in_a_wall_across_the_foot_does_not_close_it():
    across = wall("w", box(-0.1, -3, 0.1, 3))
    door = opening("hole", box(-0.1, -0.5, 0.1, 0.5), host_id="w")
    assert span(of_flight(one_flight(across, door), "flight_width")) == (1.0, 1.0)


def test_a_wall_across_the_flight_leaves_nothing():
    across = wall("w", box(1.0, -3, 1.1, 3), top=5.0)
    assert span(of_flight(one_flight(across), "flight_width")) == (0.0, 0.0)


def test_the_width_is_drawn_across_a_tread():
    value = of_flight(one_flight(), "flight_width")
    (line,) = [each for each in value.evidence if each.role == "measured"]
    (ax, ay), (bx, by) = line.coords
    assert ax == pytest.approx(bx)
    assert 0.0 < ax < 2.52
    assert abs(by - ay) == pytest.approx(1.2)


@pytest.mark.parametrize("name", ["flight_width", "width_between_handrails"])
def test_a_flight_that_its_own_body_closes_is_asked_about(name):
    """Nobody builds a step that cannot be climbed: its body is not modelled as it will be."""
    flight = stair_flight("f")
    bar = sloped(box(1.2, -0.6, 1.3, 0.6), 0.15 + SLOPE * 1.12 + 0.3, (SLOPE, 0.0))
    made = replace(flight, tops=(*flight.tops, bar))
    school = school_of(stair("s", None, flights=(made,)), *floors(2.52, 1.5))
    assert is_unknown(of_flight(school, name))


@pytest.mark.parametrize("make", [wall, furniture])
def test_a_thing_known_by_its_hull_leaves_it_open(make):
    pier = make("w", box(1, 0.4, 1.2, 0.7), top=2.7, hull_only=True)
    assert span(of_flight(one_flight(pier), "flight_width")) == (1.0, 1.2)


@pytest.mark.parametrize(
    ("over", "width"),
    [(0.03, 1.2), (0.1, 1.1), (0.3, 1.1), (0.7, 1.2)],
    ids=["flush", "an upstand", "a high string", "a rail of the body"],
)
def test_strings_that_stand_on_the_treads_narrow_it(over, width):
    """Two strips of 50 mm along the sides, parallel to the pitch line."""
    flight = stair_flight("f")
    strings = tuple(
        sloped(box(0, low, 2.52, low + 0.05), 0.15 + SLOPE * 1.12 + over, (SLOPE, 0.0))
        for low in (-0.6, 0.55)
    )
    made = replace(flight, tops=(*flight.tops, *strings))
    school = school_of(stair("s", None, flights=(made,)), *floors(2.52, 1.5))
    assert of_flight(school, "flight_width").low == pytest.approx(width, abs=0.001)


def test_riser_boards_under_a_nosing_close_nothing():
    """The board behind the nosing stands on the lower tread, under the upper one."""
    boards = [level(box(0.28 * n, -0.6, 0.28 * n + 0.02, 0.6), 0.15 * n + 0.12) for n in (1, 2, 3)]
    flight = flight_of([*treads([0.15, 0.3, 0.45, 0.6], nosing=0.03), *boards])
    school = school_of(stair("s", None, flights=(flight,)))
    assert span(of_flight(school, "flight_width")) == (1.2, 1.2)


def test_open_treads_apart_are_walked_over_all_the_same():
    tops = [level(box(0.28 * n, -0.5, 0.28 * n + 0.24, 0.5), 0.15 * (n + 1)) for n in range(8)]
    school = school_of(stair("s", None, flights=(flight_of(tops),)))
    assert span(of_flight(school, "flight_width")) == (1.0, 1.0)


@pytest.mark.parametrize("risers", [2, 3])
def test_a_short_wide_flight_is_as_wide_as_it_is(risers):
    school = school_of(stair("s", None, flights=(stair_flight("f", risers=risers, width=4.0),)))
    assert span(of_flight(school, "flight_width")) == (4.0, 4.0)


@pytest.mark.parametrize(
    ("left", "right", "width"),
    [(0.6, -0.6, 1.155), (0.55, -0.55, 1.055), (0.63, -0.63, 1.2)],
    ids=["on the edges", "on the treads", "outside"],
)
def test_between_handrails_it_is_what_they_leave(left, right, width):
    school = one_flight(rail("l", left), rail("r", right))
    assert span(of_flight(school, "width_between_handrails")) == (width, width)
    assert span(of_flight(school, "flight_width")) == (1.2, 1.2)


@pytest.mark.parametrize(
    ("rails", "width", "bare"),
    [
        ((), 1.2, "the left and the right"),
        ((rail("l", 0.55),), 1.1275, "the right"),
        ((rail("r", -0.55),), 1.1275, "the left"),
    ],
    ids=["none", "left only", "right only"],
)
def test_a_handrail_that_is_not_modelled_leaves_only_an_upper_bound(rails, width, bare):
    value = of_flight(one_flight(*rails), "width_between_handrails")
    assert span(value) == (0.0, width)
    assert value.steps[-1] == f"no handrail is modelled on {bare}"


def test_a_rail_of_another_storey_narrows_nothing():
    above = replace(rail("x", 0.5), shape=replace(rail("x", 0.5).shape, base=4.0, top=6.0))
    school = one_flight(above, rail("l", 0.6), rail("r", -0.6))
    assert span(of_flight(school, "width_between_handrails")) == (1.155, 1.155)


@pytest.mark.parametrize(
    ("rails", "lane"),
    [
        ((), (0.0, 3.0)),
        ((rail("m", 0.0),), (1.4775, 1.4775)),
        ((rail("m", 0.5),), (1.9775, 1.9775)),
        ((railing("m", (0.0, 0.0, 1.1), (1.2, 0.0, 1.75)),), (3.0, 3.0)),
    ],
    ids=["no railings in the model", "in the middle", "off the middle", "not all the way"],
)
def test_the_widest_lane_is_what_dividing_rails_leave(rails, lane):
    school = school_of(
        stair("s", None, flights=(stair_flight("f", width=3.0),)), *floors(2.52, 1.5), *rails
    )
    assert span(of_flight(school, "widest_lane")) == lane


def test_a_dividing_rail_known_by_its_hull_leaves_the_lane_open():
    school = school_of(
        stair("s", None, flights=(stair_flight("f", width=3.0),)), rail("m", 0.0, hull_only=True)
    )
    assert span(of_flight(school, "widest_lane")) == (1.4775, 3.0)


@pytest.mark.parametrize("name", NAMES)
def test_without_treads_it_is_unknown(name):
    school = school_of(stair("s", None, flights=(stair_flight("f", tops=()),)))
    assert is_unknown(of_flight(school, name))


def test_the_narrowest_place_is_drawn_with_what_it_lies_between():
    value = of_flight(one_flight(wall("w", box(1, 0.4, 1.2, 0.7), name="Pier")), "flight_width")
    lines = [each for each in value.evidence if each.role == "measured"]
    assert [each.label for each in lines] == ["1000 mm"]
    assert [each.label for each in value.evidence if each.role == "blocker"] == ["Pier"]
    assert "Pier" in value.steps[0]


@pytest.mark.slow
@given(x=st.floats(0.1, 2.2), y=st.floats(-0.7, 0.6))
@settings(max_examples=25, deadline=None)
def test_a_thing_put_on_the_flight_never_makes_it_wider(x, y):
    post = column("post", box(x, y, x + 0.1, y + 0.1), top=5.0)
    assert of_flight(one_flight(post), "flight_width").high <= 1.2 + 1e-6


@given(width=st.floats(0.6, 3.0))
@settings(max_examples=15, deadline=None)
def test_a_wider_flight_is_as_much_wider(width):
    school = school_of(stair("s", None, flights=(stair_flight("f", width=width),)))
    assert of_flight(school, "flight_width").low == pytest.approx(width, abs=1e-4)
