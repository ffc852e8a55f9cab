"""How wide a ramp flight is between walls, kerbs and railings, and how high its kerbs are."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Polygon, box

from checker.model import Property
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    railing,
    ramp,
    ramp_flight,
    school_of,
    wall,
)
from tests.measure.stairs_made import sloped

GOING, RISE = 4.5, 0.3
SLOPE = RISE / GOING


def of_ramp(school, name):
    return asked(school, name, "ramp flight", "f")


def flight(**given):
    return ramp_flight("f", going=GOING, rise=RISE, width=1.5, **given)


def school_with(*things, tops=(), **given):
    made = flight(**given)
    return school_of(ramp("r", flights=(replace(made, tops=(*made.tops, *tops)),)), *things)


def strip(low, high, over):
    """A part of the body along the flight, so much over its surface."""
    return sloped(box(0, low, GOING, high), RISE / 2 + over, (SLOPE, 0.0))


def kerbs(height, *, sides=("left", "right")):
    places = {"left": (0.75, 0.85), "right": (-0.85, -0.75)}
    return tuple(strip(*places[side], height) for side in sides)


def rail(id_, y):
    return railing(id_, (0.0, y, 0.95), (GOING, y, RISE + 0.95))


@pytest.mark.parametrize(
    ("things", "width"),
    [
        ((), 1.5),
        ((rail("l", 0.65), rail("r", -0.65)), 1.5),
        ((wall("w", box(-1, 0.7, 6, 0.9)),), 1.45),
        ((furniture("bench", box(1, 0.3, 2, 0.75)),), 1.05),
        ((furniture("hull", box(1, 0.3, 2, 0.75), hull_only=True),), (1.05, 1.5)),
    ],
    ids=["bare", "rails inside", "wall", "a bench", "a hull"],
)
def test_rails_do_not_narrow_the_surface(things, width):
    ends = width if isinstance(width, tuple) else (width, width)
    assert span(of_ramp(school_with(*things), "ramp_surface_width")) == ends


def test_kerbs_narrow_the_surface_and_a_declared_width_between_rails_does_not():
    kerb = strip(0.65, 0.75, 0.1)
    assert span(of_ramp(school_with(tops=(kerb,)), "ramp_surface_width")) == (1.4, 1.4)
    said = Property(group="Pset_RampFlightCommon", name="ClearWidth", value=1.3)
    assert span(of_ramp(school_with(properties=(said,)), "ramp_surface_width")) == (1.5, 1.5)


def test_without_a_slope_nobody_knows_the_surface():
    bare = school_of(ramp("r", flights=(replace(flight(), tops=()),)))
    assert is_unknown(of_ramp(bare, "ramp_surface_width"))


@pytest.mark.parametrize(
    ("things", "width"),
    [
        ((), 1.5),
        ((rail("l", 0.75), rail("r", -0.75)), 1.455),
        ((rail("l", 0.65), rail("r", -0.65)), 1.255),
        ((wall("w", box(-1, 0.7, 6, 0.9)),), 1.45),
        ((column("c", box(2, 0.55, 2.2, 0.8)),), 1.3),
        ((wall("w", box(-1, 0.6, 6, 0.9), top=0.04),), 1.5),
        ((wall("w", box(-1, 0.6, 6, 0.9), base=2.4),), 1.5),
        ((fitting("rad", box(1, -0.75, 2, -0.5), kind="radiator"),), 1.25),
        ((fitting("rad", box(1, -1.0, 2, -0.75), kind="radiator"),), 1.5),
        ((furniture("bench", box(1, 0.3, 2, 0.75)),), 1.05),
        ((furniture("shelf", box(1, 0.3, 2, 0.75), base=2.2),), 1.5),
        ((furniture("mat", box(1, 0.3, 2, 0.75), base=0.0, top=0.1),), 1.5),
    ],
    ids=[
        *("bare", "rails on it", "rails inside", "wall", "column", "flush", "overhead"),
        *("a radiator", "one beside it", "a bench", "a shelf overhead", "a mat"),
    ],
)
def test_what_stands_on_it_narrows_it(things, width):
    assert span(of_ramp(school_with(*things), "ramp_width")) == (width, width)


def test_kerbs_beside_it_do_not_and_kerbs_on_it_do():
    assert span(of_ramp(school_with(tops=kerbs(0.1)), "ramp_width")) == (1.5, 1.5)
    on_it = (strip(0.65, 0.75, 0.1), strip(-0.75, -0.65, 0.1))
    assert span(of_ramp(school_with(tops=on_it), "ramp_width")) == (1.3, 1.3)


def test_a_hull_leaves_it_open():
    thing = column("c", box(2, 0.55, 2.2, 0.8), hull_only=True)
    assert span(of_ramp(school_with(thing), "ramp_width")) == (1.3, 1.5)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [(1.5, (1.5, 1.5)), (1.4981, (1.5, 1.5)), (1.4979, (1.4979, 1.5)), (1200.0, (1.2, 1.5))],
)
def test_a_declared_clear_width_that_differs_widens_it(declared, expected):
    prop = Property(group="Pset_RampFlightCommon", name="ClearWidth", value=declared)
    assert span(of_ramp(school_with(properties=(prop,)), "ramp_width")) == expected


@pytest.mark.parametrize("name", ["ramp_width", "edge_upstand"])
def test_without_a_slope_it_is_unknown(name):
    bare = replace(flight(), tops=(), slope=None)
    assert is_unknown(of_ramp(school_of(ramp("r", flights=(bare,))), name))


@pytest.mark.parametrize("height", [0.075, 0.0995, 0.1, 0.15])
def test_an_upstand_is_as_high_as_it_stands_over_the_surface(height):
    value = of_ramp(school_with(tops=kerbs(height)), "edge_upstand")
    assert span(value) == (height, height)


def test_the_lower_side_counts():
    tops = (*kerbs(0.15, sides=("left",)), *kerbs(0.1, sides=("right",)))
    value = of_ramp(school_with(tops=tops), "edge_upstand")
    assert span(value) == (0.1, 0.1)
    assert value.steps == ("left: 150 mm", "right: 100 mm")


def test_an_upstand_on_the_ramp_counts_too():
    on_it = (strip(0.65, 0.75, 0.12), strip(-0.75, -0.65, 0.12))
    assert span(of_ramp(school_with(tops=on_it), "edge_upstand")) == (0.12, 0.12)


@pytest.mark.parametrize(
    ("things", "tops", "missing"),
    [
        ((), (), "the left and the right"),
        ((), kerbs(0.1, sides=("left",)), "the right"),
        ((wall("w", box(-1, 0.75, 6, 0.9)),), (), "the right"),
        ((), (strip(0.75, 0.85, 0.01), strip(-0.85, -0.75, 0.01)), "the left and the right"),
    ],
    ids=["nothing", "one kerb", "one wall", "flush"],
)
def test_a_side_without_one_as_modelled_leaves_it_unknown(things, tops, missing):
    value = of_ramp(school_with(*things, tops=tops), "edge_upstand")
    assert is_unknown(value)
    assert value.missing == (f"an upstand along {missing}",)


def test_a_kerb_along_half_of_a_side_is_none():
    short = tuple(
        sloped(box(0, low, 2, low + 0.1), SLOPE + 0.1, (SLOPE, 0.0)) for low in (0.75, -0.85)
    )
    assert is_unknown(of_ramp(school_with(tops=short), "edge_upstand"))


def test_walls_on_both_sides_need_no_upstand():
    walls = (wall("a", box(-1, 0.75, 6, 0.9)), wall("b", box(-1, -0.9, 6, -0.75)))
    value = of_ramp(school_with(*walls), "edge_upstand")
    assert span(value) == (math.inf, math.inf)
    assert value.reason == "walls close both sides"


def test_a_low_wall_is_an_upstand():
    walls = (
        wall("a", box(-1, 0.75, 6, 0.9), base=0.0, top=0.45),
        wall("b", box(-1, -0.9, 6, -0.75)),
    )
    value = of_ramp(school_with(*walls), "edge_upstand")
    assert span(value) == (0.15, 0.15)
    assert value.steps == ("left: 150 mm", "right: a wall")


def test_the_narrowest_place_and_the_sides_are_drawn():
    width = of_ramp(school_with(wall("w", box(1, 0.6, 1.2, 0.9), name="Pier")), "ramp_width")
    assert [each.label for each in width.evidence if each.role == "measured"] == ["1350 mm"]
    assert width.steps[0].startswith("narrowest between")
    upstand = of_ramp(school_with(tops=kerbs(0.1)), "edge_upstand")
    assert [each.label for each in upstand.evidence] == ["100 mm", "100 mm"]


@given(x=st.floats(0.1, 4.2), y=st.floats(-0.85, 0.7))
@settings(max_examples=20, deadline=None)
def test_a_thing_put_on_it_never_makes_it_wider(x, y):
    post = column("post", box(x, y, x + 0.1, y + 0.1))
    assert of_ramp(school_with(post), "ramp_width").high <= 1.5 + 1e-6


def test_the_width_of_a_bare_ramp_is_drawn_across_it():
    value = of_ramp(school_with(), "ramp_width")
    (line,) = (each for each in value.evidence if each.role == "measured")
    area = next(each for each in value.evidence if each.shape == "polygon")
    assert Polygon(area.coords).buffer(1e-6).covers(LineString(line.coords))
    assert LineString(line.coords).length == pytest.approx(value.low)
