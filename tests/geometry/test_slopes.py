"""Sloping planes as ways up: direction, ends, gradient along and fall across."""

import math
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from shapely import Polygon, box

from checker.geometry.edges import ahead
from checker.geometry.slopes import (
    along_and_across,
    inclines,
    open_directions,
    walking_direction,
)
from tests.geometry.turning import TURNS


@dataclass(frozen=True)
class Piece:
    area: Polygon
    level: float
    slope: tuple[float, float]

    def at(self, x, y):
        centre = self.area.centroid
        return self.level + self.slope[0] * (x - centre.x) + self.slope[1] * (y - centre.y)


RAMP = Piece(box(0, 0, 5, 1.5), 0.2, (1 / 15, 0.0))


def turned(piece, turn):
    origin, tip = (turn(box(x, y, x + 1e-9, y + 1e-9)).centroid for x, y in ((0, 0), piece.slope))
    return Piece(turn(piece.area), piece.level, (tip.x - origin.x, tip.y - origin.y))


def test_a_plane_is_walked_from_its_low_side_to_its_high_side():
    (way,) = inclines([RAMP])
    assert way.foot == ((0.0, 1.5), (0.0, 0.0))
    assert way.head == ((5.0, 1.5), (5.0, 0.0))
    assert (way.low, way.high) == pytest.approx((0.2 - 1 / 6, 0.2 + 1 / 6))
    assert way.run == pytest.approx(5.0)
    assert way.gradients == pytest.approx((1 / 15,))
    assert way.crossfalls == pytest.approx((0.0,))


@pytest.mark.parametrize(
    "across",
    [0.0, 1 / 100, 1 / 40, 0.6 / 12, 0.99 / 12, 1.7 / 12],
    ids=["none", "1 in 100", "1 in 40", "31 degrees off", "45 degrees off", "59.5 degrees off"],
)
def test_a_fall_across_turns_no_direction(across):
    (way,) = inclines([Piece(RAMP.area, 0.2, (1 / 12, across))])
    assert way.gradients == pytest.approx((1 / 12,))
    assert way.crossfalls == pytest.approx((across,))
    assert way.run == pytest.approx(5.0)


def test_a_wide_ramp_is_walked_uphill_not_lengthwise():
    (way,) = inclines([Piece(box(0, 0, 2, 6), 0.1, (1 / 20, 0.0))])
    assert way.run == pytest.approx(2.0)
    assert ahead(way.foot) == pytest.approx((1.0, 0.0))


@pytest.mark.parametrize("slope", [(0.05, 0.03), (0.05, -0.03), (-0.05, 0.03), (-0.05, -0.03)])
def test_an_oblong_piece_is_walked_lengthwise_however_steep_it_falls_across(slope):
    piece = Piece(box(0, 0, 3, 1.5), 0.1, slope)
    assert open_directions(piece) == ()
    (way,) = inclines([piece])
    assert way.gradients == pytest.approx((0.05,))
    assert way.crossfalls == pytest.approx((0.03,))
    assert way.run == pytest.approx(3.0)


def test_of_a_piece_that_is_not_oblong_either_side_may_be_walked():
    piece = Piece(box(0, 0, 2.2, 1.5), 0.1, (0.05, 0.03))
    one, other = open_directions(piece)
    assert {tuple(round(x, 9) + 0.0 for x in each) for each in (one, other)} == {(1, 0), (0, 1)}
    assert along_and_across(piece, (1.0, 0.0)) == pytest.approx((0.05, 0.03))
    assert along_and_across(piece, (0.0, 1.0)) == pytest.approx((0.03, 0.05))
    assert open_directions(Piece(piece.area, 0.1, (0.05, 0.028))) == ()


def test_without_a_side_uphill_the_steepest_line_is_the_way():
    hexagon = Polygon(
        [(math.cos(math.radians(a)), math.sin(math.radians(a))) for a in range(0, 360, 60)]
    )
    direction = walking_direction(Piece(hexagon, 0.0, (0.1, 0.0)))
    assert math.hypot(*direction) == pytest.approx(1.0)


def test_planes_that_meet_are_one_way():
    upper = Piece(box(5, 0, 8, 1.5), 0.2 + 1 / 6 + 0.06, (0.04, 0.0))
    (way,) = inclines([upper, RAMP])
    assert way.gradients == pytest.approx((1 / 15, 0.04))
    assert way.run == pytest.approx(8.0)
    assert way.high == pytest.approx(0.2 + 1 / 6 + 0.12)
    assert way.area.area == pytest.approx(12.0)


@pytest.mark.parametrize(
    "other",
    [
        Piece(box(9, 0, 12, 1.5), 0.5, (1 / 15, 0.0)),
        Piece(box(5, 0, 8, 1.5), 3.5, (1 / 15, 0.0)),
    ],
    ids=["apart on the plan", "above"],
)
def test_planes_that_do_not_meet_are_two(other):
    assert len(inclines([RAMP, other])) == 2


def test_a_kerb_is_no_way():
    assert len(inclines([RAMP, Piece(box(0, 1.5, 5, 1.6), 0.3, (1 / 15, 0.0))])) == 1
    assert inclines([]) == ()


@given(turn=TURNS)
@settings(max_examples=30, deadline=None)
def test_turning_changes_no_figure(turn):
    for across in (1 / 60, 1 / 15):
        check_turning(Piece(RAMP.area, 0.2, (1 / 12, across)), turn)


def check_turning(piece, turn):
    (here,), (there,) = inclines([piece]), inclines([turned(piece, turn)])
    assert there.run == pytest.approx(here.run, abs=1e-5)
    assert there.gradients == pytest.approx(here.gradients, abs=1e-6)
    assert there.crossfalls == pytest.approx(here.crossfalls, abs=1e-6)
    assert (there.low, there.high) == pytest.approx((here.low, here.high), abs=1e-5)
