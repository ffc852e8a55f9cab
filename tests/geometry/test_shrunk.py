"""Areas that shrink keep every notch and bump, against distances from the edge on a grid."""

import math

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box

from checker.geometry.shrunk import chords_of, shrunk, spurred
from tests.every import every
from tests.geometry.notched import notched, order_of, turn_of

pytestmark = pytest.mark.slow

ARC = 48
EXACT = 0.00003
STEP = 0.02


def grid_over(area):
    """Points every 20 mm over the area, and how far each lies from the edge."""
    x0, y0, x1, y1 = area.bounds
    wide = np.stack(np.meshgrid(np.arange(x0, x1, STEP), np.arange(y0, y1, STEP)), -1)
    points = shapely.points(wide.reshape(-1, 2))
    shapely.prepare(area)
    points = points[shapely.contains(area, points)]
    edge = area.boundary
    shapely.prepare(edge)
    return points, shapely.distance(edge, points)


def assert_shrunk(area, by):
    left = shrunk(area, by, arc=ARC)
    points, free = grid_over(area)
    shapely.prepare(left)
    inside = shapely.intersects(left, points)
    flat = by * (1 - math.cos(math.pi / 4 / ARC))
    assert inside[free > by + EXACT].all()
    assert (free[inside] > by - flat - EXACT).all()
    corners = shapely.points(shapely.get_coordinates(left))
    assert (shapely.distance(area.boundary, corners) > by - flat - EXACT).all()


@every("seed", range(60))
def test_what_is_left_is_what_lies_so_far_from_the_edge(seed):
    area, order = turn_of(seed)(notched(seed)), order_of(seed)
    assert_shrunk(area, order.choice([0.3, 0.4, 0.6, 0.9]))


@pytest.mark.slow
@every("seed", range(100, 600))
def test_what_is_left_is_so_in_many_more_rooms(seed):
    area, order = turn_of(seed)(notched(seed)), order_of(seed)
    assert_shrunk(area, order.uniform(0.1, 1.2))


def test_a_bump_of_4_mm_is_no_ramp_along_its_wall():
    """Filled, the corner before the bump made 10 m of wall a ramp, and left 8 m2 of 15.36."""
    floor = box(0, 0, 20, 0.8).difference(box(10, 0, 10.5, 0.0039))
    floor = floor.difference(box(4, 0.7961, 4.5, 0.8))
    middle = shrunk(floor, 0.398, arc=ARC)
    assert middle.area == pytest.approx(
        (20 - 0.796) * 0.004 - 2 * _over_a_bump(0.398, 0.0039), abs=0.0002
    )


def _over_a_bump(by: float, high: float) -> float:
    """What a bump 0.5 m long takes (m2) off a strip 4 mm wide that lies `by` from the wall."""
    angles = np.linspace(math.asin((by - high) / by), math.pi / 2, 2000)
    lie = by * np.sin(angles) + high - by
    beside = float(np.trapezoid(lie, -by * np.cos(angles)))
    return 0.5 * high + 2 * beside


def test_parts_and_holes_stay_what_they_are():
    ring = box(0, 0, 6, 6).difference(box(2, 2, 4, 4)).difference(box(2.5, 1.995, 3, 2.5))
    area = MultiPolygon([ring, box(10, 0, 13, 0.5), box(20, 0, 23, 3)])
    left = shrunk(area, 0.5, arc=ARC)
    assert len(left.geoms) == 2
    assert left.area == pytest.approx(
        5**2 - 3**2 + (4 - math.pi) * 0.25 + 4 - 0.5 * 0.005, abs=0.01
    )


def test_an_area_without_shallow_corners_has_no_spurs():
    area = box(0, 0, 6, 6).difference(box(2, 2, 4, 4))
    assert spurred(area, 0.4) is area


def test_nothing_is_left_of_nothing():
    assert shrunk(Polygon(), 0.4, arc=ARC).is_empty


@pytest.mark.parametrize("radius", [0.05, 0.4, 0.9, 2.0])
def test_so_many_chords_lie_so_near_to_the_arc(radius):
    for within in (0.0001, 0.001):
        chords = chords_of(radius, within=within)
        assert radius * (1 - math.cos(math.pi / 4 / chords)) <= within
        assert radius * (1 - math.cos(math.pi / 4 / (chords - 1))) > within
