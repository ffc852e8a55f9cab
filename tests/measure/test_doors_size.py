"""Widths and shares of leaves, and the depth of the opening."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.model import DoorPanel, Problem
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import FZK, asked, declared, leaf_in_lining, measurer_of, solid
from tests.measure.doors_made import standing as made
from tests.measure.doors_walled import span, walled
from tests.measure.schools import opening, room, school_of, wall
from tests.measure.turned import turned_school

PAIR = {"width": 1.6, "operation": "DOUBLE_DOOR_SINGLE_SWING"}
UNEQUAL = (solid((0.0, 1.0), (0.0, 0.04)), solid((1.0, 1.6), (0.0, 0.04)))
SHARES = (DoorPanel(width_ratio=0.6), DoorPanel(width_ratio=0.4))


def width(door, name="leaf_width"):
    return asked(measurer_of(school_of(door)), name)


@pytest.mark.parametrize(
    ("door", "expected"),
    [
        (made(solids=leaf_in_lining()), (0.785, 0.785)),
        (made(**PAIR, solids=UNEQUAL), (1.0, 1.0)),
        (made(properties=(declared("Leaf Width", 826.0),)), (0.826, 0.826)),
        (
            made(solids=leaf_in_lining(), properties=(declared("Leaf Width", 790.0),)),
            (0.785, 0.785),
        ),
        (
            made(solids=leaf_in_lining(), properties=(declared("Leaf Width", 826.0),)),
            (0.785, 0.826),
        ),
        (made(**FZK), (0.785, 0.785)),
        (made(), (0.755, 0.885)),
        (made(**PAIR), (0.735, 1.12)),
        (made(**PAIR, panels=SHARES, lining_thickness=0.05), (0.9, 0.9)),
        (made(operation=""), (0.3775, 0.885)),
        (made(operation="SLIDING_TO_LEFT", solids=leaf_in_lining()), (0.785, 0.785)),
    ],
    ids=[
        "modelled",
        "wider of two",
        "declared",
        "declared alike",
        "declared otherwise",
        "lining",
        "overall",
        "pair",
        "shares",
        "operation not stated",
        "sliding",
    ],
)
def test_the_widest_leaf_is_as_modelled_as_declared_or_an_interval(door, expected):
    assert span(width(door)) == pytest.approx(expected)


@pytest.mark.parametrize(
    "door",
    [
        made(operation="REVOLVING"),
        replace(made(width=None), shape=None),
    ],
    ids=["revolving", "no width at all"],
)
def test_without_a_leaf_or_a_width_it_is_unknown(door):
    assert isinstance(width(door), Unknown)


@pytest.mark.parametrize(
    ("door", "expected"),
    [
        (made(), (1.0, 1.0)),
        (made(**PAIR, solids=UNEQUAL), (0.625, 0.625)),
        (made(**PAIR, panels=SHARES), (0.6, 0.6)),
        (made(**PAIR), (0.5, 0.7)),
    ],
    ids=["single", "modelled", "panels", "not known"],
)
def test_the_ratio_is_the_widest_leafs_share(door, expected):
    assert span(width(door, "leaf_ratio")) == pytest.approx(expected)


def test_the_ratio_of_a_door_with_who_knows_how_many_leaves_is_unknown():
    assert isinstance(width(made(operation=""), "leaf_ratio"), Unknown)


def depth(*elements):
    return asked(measurer_of(school_of(*elements)), "opening_depth")


@pytest.mark.parametrize("thick", [0.1, 0.305, 0.61, 0.62])
def test_the_opening_is_as_deep_as_the_wall(thick):
    host = wall("w", box(-4, -thick / 2, 4, thick / 2))
    found = depth(walled(host_id="w"), host)
    assert span(found) == (thick, thick)
    assert found.evidence[0].label == f"{thick * 1000:.0f} mm"


def test_without_the_wall_the_hole_tells():
    hole = opening("o", box(-0.45, -0.15, 0.45, 0.15), filled_by=("d",))
    assert span(depth(walled(opening_id="o"), hole)) == (0.3, 0.3)


def test_without_either_it_is_from_floor_to_floor():
    floors = room("n", box(-4, 0.15, 4, 4)), room("s", box(-4, -4, 4, -0.2))
    found = depth(walled(), *floors)
    assert span(found) == (0.35, 0.35)
    assert found.method == "from floor to floor"


def test_without_either_it_is_at_least_as_deep_as_the_body():
    found = depth(walled())
    assert (found.low, found.high) == (pytest.approx(0.2), float("inf"))
    assert found.reason


def test_without_wall_hole_or_body_it_is_unknown():
    bare = replace(walled(solids=()), shape=None)
    assert isinstance(depth(bare), Unknown)
    assert isinstance(depth(replace(bare, frame=None)), Unknown)


@pytest.mark.parametrize("name", ["leaf_width", "opening_depth"])
def test_a_door_that_cannot_be_judged_is_unknown(name):
    trouble = Problem(code="duplicate-id", scope="element", message="used twice", elements=("d",))
    school = school_of(walled(), problems=(trouble,))
    assert isinstance(asked(measurer_of(school), name), Unknown)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_turning_changes_no_size(turn):
    school = school_of(walled(host_id="w"), wall("w", box(-4, -0.2, 4, 0.2)))
    turned = turned_school(school, turn)
    for name in ("leaf_width", "leaf_ratio", "opening_depth"):
        here, there = (asked(measurer_of(each), name) for each in (school, turned))
        assert span(here) == pytest.approx(span(there), abs=1e-5)
