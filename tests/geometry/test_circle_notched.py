"""The largest circle where walls have notches and bumps of millimetres, against brute force.

GEOS loses such notches when it shrinks an area: circles were up to 15 mm short for it.
"""

import math

import pytest
import shapely
from shapely import Point, Polygon, box

from checker.geometry.circle import largest_circle
from tests.every import every
from tests.geometry.notched import notched, order_of, turn_of

pytestmark = pytest.mark.slow

SHORT = 0.00005
SAME = 0.0001
APART = 0.01


def by_force(area):
    """The largest radius at the corners of cells about points every 10 mm along the edge.

    Such a corner is as far from three points of the edge. It lies off the middle of the circle
    that touches three sides by some hundredth of a millimetre; its distance from the edge is
    taken as it is.
    """
    edge = area.boundary.segmentize(APART)
    cells = shapely.voronoi_polygons(shapely.MultiPoint(shapely.get_coordinates(edge)))
    corners = shapely.points(shapely.get_coordinates(cells))
    shapely.prepare(area)
    inside = corners[shapely.contains(area, corners)]
    lines = area.boundary
    shapely.prepare(lines)
    return shapely.distance(lines, inside).max()


@every("seed", range(60))
def test_it_is_as_large_as_brute_force_finds(seed):
    area = notched(seed)
    circle = largest_circle(area)
    assert area.covers(Point(circle.centre))
    assert circle.radius == pytest.approx(area.boundary.distance(Point(circle.centre)), abs=1e-9)
    assert circle.radius > by_force(area) - SHORT


@pytest.mark.slow
@every("seed", range(100, 700))
def test_it_is_as_large_in_many_more_rooms(seed):
    area = turn_of(seed)(notched(seed))
    assert largest_circle(area).radius > by_force(area) - SHORT


@every("seed", range(200))
def test_it_is_the_same_in_a_room_turned_mirrored_and_moved(seed):
    area = notched(seed)
    turned = largest_circle(turn_of(seed)(area))
    assert turned.radius == pytest.approx(largest_circle(area).radius, abs=SAME)


@every("seed", range(200))
def test_a_larger_room_has_no_smaller_circle(seed):
    area, order = notched(seed), order_of(seed)
    middle = Point(area.boundary.interpolate(order.random(), normalized=True).coords[0])
    smaller = area.difference(middle.buffer(order.uniform(0.002, 0.5), quad_segs=3))
    assert largest_circle(area).radius > largest_circle(smaller).radius - SAME


def test_a_notch_of_8_mm_in_either_wall_is_used():
    """Between two notches of 8 mm, as wide as the circle touches, there is 16 mm more."""
    room = box(0, 0, 2, 1.5).union(box(0.6, -0.008, 1.4, 1.508))
    assert 2 * largest_circle(room).radius == pytest.approx(1.516, abs=SAME)
    assert 2 * largest_circle(turn_of(7)(room)).radius == pytest.approx(1.516, abs=SAME)


def test_it_moves_away_from_a_bump_of_8_mm():
    """It touches two walls and the corner of the bump: (0.96 - r)2 + (1.692 - r)2 = r2."""
    radius = 2.652 - math.sqrt(2.652**2 - 0.96**2 - 1.692**2)
    corners = [(0, 0), (0.96, 0), (0.96, 0.008), (1.28, 0.008), (1.28, 0), (1.75, 0), (1.75, 1.6)]
    room = Polygon([*corners, (1.65, 1.6), (1.65, 1.7), (0, 1.7)])
    assert largest_circle(room).radius == pytest.approx(radius, abs=SHORT)
    assert largest_circle(turn_of(3)(room)).radius == pytest.approx(radius, abs=SHORT)


@pytest.mark.parametrize("facets", [8, 16, 32, 64])
def test_a_round_corridor_is_as_wide_as_its_corners_lie_apart(facets):
    """Every corner is as good as any other: none takes the search long."""
    ring = Point(0, 0).buffer(11.2, quad_segs=facets) - Point(0, 0).buffer(10, quad_segs=facets)
    assert 2 * largest_circle(ring).radius == pytest.approx(1.2, abs=0.01)
    assert largest_circle(ring).radius > by_force(ring) - SHORT
