"""Passages that end face to face with a gap between: nobody knows whether one walks across."""

import math

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.schools import room, school_of, wall
from tests.measure.turned import turned_school
from tests.measure.ways import distance, outer, reachable, round_jambs, walker, way_in

HALLS = {"corridor": "corridor", "beyond": "corridor"}
YES, NO, OPEN = {True}, {False}, {True, False}


def pieces(gap, *more, top=2.0):
    """Two pieces of a corridor end to end with a gap between, a room off each."""
    return school_of(
        room("corridor", box(0, 0, 9, 2)),
        room("beyond", box(9 + gap, 0, 20, top)),
        room("a", box(1, -4.1, 5, -0.1)),
        room("b", box(13, -4.1, 17, -0.1)),
        way_in("d-a", at=(3, -0.05)),
        way_in("d-b", at=(15, -0.05)),
        outer("main", at=(-0.05, 1), along=90),
        *more,
    )


@pytest.mark.parametrize(("gap", "found"), [(0.05, OPEN), (0.15, OPEN), (0.3, OPEN), (0.35, NO)])
@pytest.mark.parametrize("route", ["step-free", "walking"])
def test_a_gap_between_two_pieces_of_a_corridor_is_in_doubt(gap, found, route):
    assert reachable(walker(pieces(gap), **HALLS), "b", route=route).possible == found


def test_at_best_one_walks_straight_across_the_gap():
    found = distance(walker(pieces(0.2), **HALLS), "a", "b")
    assert found.low == pytest.approx(round_jambs(12.0), rel=0.001)
    assert math.isinf(found.high)
    assert found.reason == "edge is a gap of 200 mm between two floors"


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        (wall("w", box(9, 0, 9.2, 2)), NO),
        (wall("w", box(9.05, -1, 9.15, 3)), NO),
        (wall("w", box(9, 0, 9.2, 1.25)), NO),
        (wall("w", box(9, 0, 9.2, 1.15)), OPEN),
        (wall("w", box(0, -0.1, 20, 0)), OPEN),
        (wall("w", box(9, 0, 9.2, 2), base=2.2, top=0.5), OPEN),
        (way_in("d", at=(9.1, 1), along=90, clear=0.7), NO),
        (way_in("d", at=(9.1, 1), along=90, clear=0.9), YES),
    ],
)
def test_a_wall_or_a_door_in_the_gap_decides(thing, found):
    assert reachable(walker(pieces(0.2, thing), **HALLS), "b").possible == found


@pytest.mark.parametrize("use", ["store", "classroom"])
def test_only_passages_run_on_over_a_gap(use):
    m = walker(pieces(0.2), **{**HALLS, "beyond": use})
    assert reachable(m, "b").possible == NO


def test_a_gap_is_as_wide_as_the_floors_face_each_other():
    (edge,) = walker(pieces(0.2, top=1.3), **HALLS).provide("open_edges")
    assert edge.clear == pytest.approx((1.3, 1.3))


@pytest.mark.slow
@given(TURNS)
@settings(max_examples=10, deadline=None)
def test_it_does_not_matter_how_the_school_lies(turn):
    m = walker(turned_school(pieces(0.2), turn), **HALLS)
    assert reachable(m, "b").possible == OPEN
