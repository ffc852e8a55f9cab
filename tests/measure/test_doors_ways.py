"""Every way in which a door may open, as met from its pull or push side."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from checker.geometry.frame import Frame
from checker.measure.doors.ways import Way, ways
from checker.model import DoorPanel
from tests.geometry.turning import TURNS
from tests.measure.doors_made import slot_of, solid
from tests.measure.doors_walled import walled
from tests.measure.schools import school_of
from tests.measure.turned import turned_school

FRAME = 0.065
UNEQUAL = (
    solid((0.0, 1.5), (-0.1, 0.1), top=2.1),
    solid((0.0, 1.0), (0.06, 0.1)),
    solid((1.0, 1.5), (0.06, 0.1)),
)
EQUAL = (
    solid((0.0, 1.6), (-0.1, 0.1), top=2.1),
    solid((0.0, 0.8), (0.06, 0.1)),
    solid((0.8, 1.6), (0.06, 0.1)),
)
SHARES = (DoorPanel(width_ratio=0.6), DoorPanel(width_ratio=0.4))


def found(door, part="pull"):
    return ways(door, slot_of(door), part)


def ends(door, part="pull"):
    return {(way.sign, way.latch) for way in found(door, part)}


@pytest.mark.parametrize(
    ("operation", "pull", "push"),
    [
        ("SINGLE_SWING_LEFT", {(1, "high")}, {(-1, "high")}),
        ("SINGLE_SWING_RIGHT", {(1, "low")}, {(-1, "low")}),
        ("DOUBLE_SWING_LEFT", {(1, "high")}, {(-1, "high")}),
        ("DOUBLE_SWING_RIGHT", {(1, "low")}, {(-1, "low")}),
        ("SLIDING_TO_LEFT", {(1, "high")}, {(-1, "high")}),
        ("SLIDING_TO_RIGHT", {(1, "low")}, {(-1, "low")}),
        ("FOLDING_TO_LEFT", {(1, "high")}, {(-1, "high")}),
        ("SLIDING", {(1, "high"), (1, "low")}, {(-1, "high"), (-1, "low")}),
        ("ROLLINGUP", {(1, "high"), (1, "low")}, {(-1, "high"), (-1, "low")}),
        ("REVOLVING", set(), set()),
        ("DOUBLE_DOOR_SLIDING", {(1, "high"), (1, "low")}, {(-1, "high"), (-1, "low")}),
    ],
)
def test_the_leading_edge_is_away_from_the_hinges_or_from_where_the_leaf_goes(
    operation, pull, push
):
    door = walled(operation=operation)
    assert ends(door) == pull
    assert ends(door, "push") == push


def test_an_open_operation_tries_both_ends_on_both_sides():
    every = {(sign, end) for sign in (1, -1) for end in ("low", "high")}
    assert ends(walled(operation="", solids=())) == every
    assert ends(walled(operation="", solids=()), "push") == every


def test_a_door_without_a_placement_tries_both_ends_on_both_sides():
    every = {(sign, end) for sign in (1, -1) for end in ("low", "high")}
    for operation in ("SINGLE_SWING_LEFT", "SLIDING_TO_LEFT"):
        assert ends(replace(walled(operation=operation), frame=None)) == every


def test_no_way_is_listed_twice():
    door = walled(operation="", solids=())
    assert len(found(door)) == len(set(found(door)))


def test_fixed_panels_open_in_no_way():
    panel = DoorPanel(operation="FIXEDPANEL")
    assert found(walled(operation="", panels=(panel,))) == ()


@pytest.mark.parametrize(
    ("given", "span", "slack"),
    [
        ({}, (0.0, 0.9), (0.0, 0.0)),
        ({"solids": ()}, (0.0, 0.9), (FRAME, FRAME)),
        ({"solids": (), "lining_thickness": 0.04}, (0.04, 0.86), (0.0, 0.0)),
        ({"solids": (), "lining_thickness": 0.4}, (0.0, 0.9), (FRAME, FRAME)),
        (
            {"solids": (solid((0.0, 0.9), (-0.1, 0.1)), solid((0.05, 0.85), (0.06, 0.1)))},
            (0.05, 0.85),
            (0.0, 0.0),
        ),
    ],
    ids=["leaf", "nothing", "lining", "a lining that cannot be", "leaf in a frame"],
)
def test_the_clear_opening_is_the_leafs_or_the_linings_or_may_be_narrower(given, span, slack):
    (way,) = found(walled(**given))
    assert way.span == pytest.approx(span)
    assert way.slack == pytest.approx(slack)
    assert way.width == pytest.approx(span[1] - span[0])


def test_jambs_that_are_modelled_cut_the_leaf_back():
    jambs = (
        solid((0.0, 0.06), (-0.1, 0.05), top=2.1),
        solid((0.84, 0.9), (-0.1, 0.05), top=2.1),
        solid((0.045, 0.855), (0.06, 0.1)),
    )
    (way,) = found(walled(solids=jambs))
    assert way.span == pytest.approx((0.06, 0.84))


@pytest.mark.parametrize(
    ("given", "spans"),
    [
        ({"width": 1.5, "solids": UNEQUAL}, {("high", (0.0, 1.0))}),
        ({"width": 1.6, "solids": EQUAL}, {("high", (0.0, 0.8)), ("low", (0.8, 1.6))}),
        ({"width": 1.6, "solids": ()}, {("high", (0.0, 1.12)), ("low", (0.48, 1.6))}),
        (
            {"width": 1.6, "solids": (), "panels": SHARES},
            {("high", (0.0, 0.96)), ("low", (0.64, 1.6))},
        ),
    ],
    ids=["unequal", "equal", "not modelled", "shares stated"],
)
def test_of_a_pair_the_wider_leaf_opens_or_either(given, spans):
    door = walled(operation="DOUBLE_DOOR_SINGLE_SWING", **given)
    assert {(way.latch, tuple(round(x, 6) for x in way.span)) for way in found(door)} == spans


def test_a_pair_that_is_not_modelled_may_meet_in_the_middle():
    door = walled(width=1.6, solids=(), operation="DOUBLE_DOOR_SINGLE_SWING")
    (first, _) = found(door)
    assert first.span[1] - first.slack[0] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("operation", "latch", "span"),
    [("SWING_FIXED_LEFT", "high", (0.0, 1.0)), ("SWING_FIXED_RIGHT", "low", (1.0, 1.5))],
)
def test_beside_a_fixed_panel_the_leaf_at_the_hinges_opens(operation, latch, span):
    (way,) = found(walled(width=1.5, solids=UNEQUAL, operation=operation))
    assert (way.latch, way.span) == (latch, pytest.approx(span))


def test_two_leaves_that_slide_apart_meet_in_the_middle():
    door = walled(width=1.6, solids=EQUAL, operation="DOUBLE_DOOR_SLIDING")
    assert {(way.latch, tuple(round(x, 6) for x in way.span)) for way in found(door)} == {
        ("high", (0.0, 0.8)),
        ("low", (0.8, 1.6)),
    }


@pytest.mark.parametrize(
    ("way", "beyond", "away"),
    [
        (Way(sign=1, latch="high", span=(0.0, 0.9)), (0.65, 0.3), (0.45, 0.5)),
        (Way(sign=-1, latch="high", span=(0.0, 0.9)), (0.65, 0.3), (0.45, 0.1)),
        (Way(sign=1, latch="low", span=(0.0, 0.9)), (-0.65, 0.3), (-0.45, 0.5)),
        (Way(sign=-1, latch="low", span=(0.1, 0.9)), (-0.55, 0.3), (-0.35, 0.1)),
    ],
)
def test_the_axes_begin_at_the_leading_edge_and_point_beyond_it_and_away_from_the_wall(
    way, beyond, away
):
    """The door's first end is at x = -0.45; the floor begins 0.3 m along its y axis."""
    slot = slot_of(walled())
    frame = way.frame(slot, 0.3)
    assert frame.to_plan(0.2, 0.0) == pytest.approx(beyond)
    assert frame.to_plan(0.0, 0.2) == pytest.approx(away)


def test_axes_of_a_mirrored_door_stay_mirrored():
    slot = slot_of(walled(mirrored=True))
    frame: Frame = Way(sign=1, latch="high", span=(0.0, 0.9)).frame(slot, 0.1)
    assert frame.to_plan(0.0, 0.2) == pytest.approx((0.45, -0.3))


@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_a_turned_door_opens_as_before(turn):
    for door in (walled(), walled(solids=()), walled(operation="")):
        turned = turned_school(school_of(door), turn).doors[0]
        for part in ("pull", "push"):
            here, there = found(door, part), found(turned, part)
            assert [way.latch for way in here] == [way.latch for way in there]
            for one, other in zip(here, there, strict=True):
                assert one.span == pytest.approx(other.span, abs=1e-6)
