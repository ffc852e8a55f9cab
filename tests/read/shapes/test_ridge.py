"""The line along the top of railings: on the rail, to its ends, whatever the body is made of."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.read.shapes.ridge import MOST_POINTS, ridge_of_points
from tests.read.shapes.made import Made, box_faces
from tests.read.shapes.stepped import surface_model

RAIL = 0.05


def bar(made: Made, start, end, *, wide: float = RAIL, thick: float = RAIL):
    """A rail of square section: its top runs from `start` to `end`, both (x, y, z)."""
    (ax, ay, az), (bx, by, bz) = start, end
    run = math.hypot(bx - ax, by - ay)
    dx, dy = (by - ay) / run * wide / 2, (ax - bx) / run * wide / 2
    top = [(ax + dx, ay + dy, az), (bx + dx, by + dy, bz), (bx - dx, by - dy, bz), (ax - dx, ay - dy, az)]  # fmt: skip  # noqa: E501
    low = [(x, y, z - thick) for x, y, z in top]
    sides = [[low[i - 1], low[i], top[i], top[i - 1]] for i in range(4)]
    return made.brep([[top], [low[::-1]], *[[side] for side in sides]])


def post(made: Made, x: float, y: float, high: float):
    return made.brep(box_faces(0.04, 0.04, high, (x - 0.02, y - 0.02, 0)))


def line(made: Made, *items, at=None):
    return made.reader().details.ridge(made.product(*items, at=at, kind="IfcRailing"))


@pytest.mark.parametrize("scale", [1.0, 0.001], ids=["m", "mm"])
def test_a_level_rail_is_followed_along_its_middle_from_end_to_end(scale):
    made = Made(scale=scale)
    points = line(made, bar(made, (0.1, 0.1, 1.1), (4.1, 0.1, 1.1)))
    assert {z for _, _, z in points} == {1.1}
    assert all(y == pytest.approx(0.1, abs=RAIL / 2 + 1e-4) for _, y, _ in points)
    xs = [x for x, _, _ in points]
    assert (min(xs), max(xs)) == pytest.approx((0.1, 4.1), abs=1e-4)
    assert max(b - a for a, b in zip(sorted(xs), sorted(xs)[1:], strict=False)) <= 0.3


def test_a_rail_over_a_flight_has_its_height_at_every_point():
    made = Made()
    points = line(made, bar(made, (0, 0.1, 0.9), (2.8, 0.1, 2.6)))
    assert len(points) >= 12
    for x, _, z in points:
        assert z == pytest.approx(0.9 + x * 1.7 / 2.8, abs=2e-4)
    assert points[0][0] == pytest.approx(0, abs=1e-4)
    assert points[-1][0] == pytest.approx(2.8, abs=1e-4)


def test_posts_and_the_pane_below_do_not_lower_the_line():
    made = Made()
    rail = bar(made, (0, 0.1, 1.0), (3, 0.1, 1.0))
    posts = [post(made, x, 0.1, 0.95) for x in (0.1, 1.5, 2.9)]
    pane = made.brep(box_faces(2.8, 0.01, 0.7, (0.1, 0.095, 0.15)))
    assert {z for _, _, z in line(made, rail, *posts, pane)} == {1.0}


def test_the_foot_of_a_post_that_sticks_out_is_no_rail():
    made = Made()
    rail = bar(made, (0, 0.1, 1.0), (3, 0.1, 1.0))
    foot = made.brep(box_faces(0.2, 0.3, 0.01, (1.4, 0.1, 0)))
    assert {z for _, _, z in line(made, rail, foot)} == {1.0}


def test_a_second_rail_half_a_metre_lower_beside_it_is_followed_too():
    made = Made()
    upper = bar(made, (0, 0.1, 1.0), (3, 0.1, 1.0))
    lower = bar(made, (0, 0.6, 0.6), (3, 0.6, 0.6))
    assert {z for _, _, z in line(made, upper, lower)} == {0.6, 1.0}


def test_a_rail_that_turns_a_corner_ends_at_both_its_ends():
    made = Made()
    legs = [bar(made, (0, 0, 1), (3, 0, 1)), bar(made, (3, 0, 1), (3, 2, 1))]
    points = line(made, *legs)
    for end in ((0, 0), (3, 2)):
        assert min(math.dist(end, p[:2]) for p in points) <= RAIL / 2 + 1e-3
    path = LineString([(0, 0), (3, 0), (3, 2)]).buffer(0.09)
    assert all(path.covers(LineString([p[:2], p[:2]]).centroid) for p in points)


def test_a_rail_shorter_than_a_cell_still_has_two_ends():
    made = Made()
    points = line(made, bar(made, (0.05, 0.1, 1), (0.2, 0.1, 1)))
    xs = [x for x, _, _ in points]
    assert (min(xs), max(xs)) == pytest.approx((0.05, 0.2), abs=1e-4)


def test_the_lower_end_of_a_steep_rail_is_at_its_top_and_not_under_it():
    made = Made()
    points = line(made, bar(made, (0.1, 0.1, 0.9), (1.6, 0.1, 2.2)))
    assert points[0] == pytest.approx((0.1, 0.1, 0.9), abs=RAIL)
    assert points[0][2] == pytest.approx(0.9, abs=1e-4)


def test_a_broad_parapet_has_a_point_in_each_of_its_cells():
    made = Made()
    points = line(made, made.brep(box_faces(2.0, 1.0, 0.5)))
    inner = [p for p in points if box(0.2, 0.2, 1.8, 0.8).contains(LineString([p[:2], p[:2]]))]
    assert {z for _, _, z in points} == {0.5}
    assert len(inner) >= 12


def test_a_blade_without_thickness_is_followed():
    made = Made()
    blade = [[(0, 0, 0), (2, 0, 0), (2, 0, 0.9), (0, 0, 0.9)]]
    assert {z for _, _, z in line(made, surface_model(made, [blade]))} == {0.9}


@pytest.mark.parametrize("kind", ["prism", "mapped", "tube"])
def test_other_bodies_give_the_same_line(kind):
    made = Made()
    standing = made.axis3((0, 0.1, 0.975), (1, 0, 0), (0, 1, 0))
    profile = made.rectangle(RAIL, RAIL)
    if kind == "tube":
        profile = made.new("IfcCircleProfileDef", "AREA", None, made.axis2(), RAIL / 2)
    item = made.extruded(profile, 3, position=standing)
    if kind == "mapped":
        item = made.mapped([item], made.operator())
    points = line(made, item)
    assert {z for _, _, z in points} == {1.0}
    assert (points[0][0], points[-1][0]) == pytest.approx((0, 3), abs=1e-3)


def test_a_long_fence_keeps_to_four_hundred_points():
    made = Made()
    points = line(made, bar(made, (0, 0, 1), (300, 40, 1)))
    assert 100 < len(points) <= MOST_POINTS
    xs = sorted(x for x, _, _ in points)
    assert (xs[0], xs[-1]) == pytest.approx((0, 300), abs=RAIL)


@pytest.mark.slow
def test_a_rail_of_very_many_faces_is_followed_by_its_corners():
    made = Made()
    strips = [
        [[(i / 2000, 0, 1), ((i + 1) / 2000, 0, 1), ((i + 1) / 2000, 0.05, 1), (i / 2000, 0.05, 1)]]
        for i in range(6000)
    ]
    points = line(made, surface_model(made, strips))
    assert {z for _, _, z in points} == {1.0}
    assert (points[0][0], points[-1][0]) == pytest.approx((0, 3), abs=1e-3)


def test_absurdly_large_bodies_end_soon():
    made = Made()
    points = line(made, made.brep(box_faces(9e6, 9e6, 1)))
    assert 0 < len(points) <= MOST_POINTS
    assert {z for _, _, z in points} == {1.0}


turned = st.tuples(st.floats(0, 2 * math.pi), st.floats(-200, 200), st.floats(-200, 200))


@settings(deadline=None, max_examples=40)
@given(turned)
def test_however_a_railing_is_turned_its_line_stays_on_the_rail(where):
    angle, x, y = where
    made = Made()
    axis = made.axis3((x, y, 3), (0, 0, 1), (math.cos(angle), math.sin(angle), 0))
    rail = bar(made, (0, 0, 0.9), (2.8, 0, 2.6))
    points = line(made, rail, at=made.placed(axis))
    along = [
        ((px - x) * math.cos(angle) + (py - y) * math.sin(angle), pz - 3) for px, py, pz in points
    ]
    assert min(a for a, _ in along) == pytest.approx(0, abs=2e-3)
    assert max(a for a, _ in along) == pytest.approx(2.8, abs=2e-3)
    for a, z in along:
        assert z == pytest.approx(0.9 + a * 1.7 / 2.8, abs=2e-3)


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(4)))
def test_the_order_of_the_parts_does_not_matter(order):
    made = Made()
    parts = [
        bar(made, (0, 0, 1), (2, 0, 1)),
        post(made, 0.1, 0, 0.95),
        post(made, 1.9, 0, 0.95),
        bar(made, (2, 0, 1), (2, 2, 1.5)),
    ]
    assert line(made, *[parts[i] for i in order]) == line(made, *parts)


def test_no_points_make_no_line():
    assert ridge_of_points(np.empty((0, 3))) == ()
    made = Made()
    assert line(made) == ()


@pytest.mark.parametrize("what", ["no placement", "1e300", "no depth"])
def test_what_cannot_be_read_has_no_line_and_says_why(what):
    made = Made()
    item = made.brep(box_faces(1, 1, 1, (1e300 if what == "1e300" else 0, 0, 0)))
    if what == "no depth":
        item = made.new("IfcExtrudedAreaSolid", made.rectangle(1, 1), made.axis3())
    product = made.product(item, kind="IfcRailing")
    if what == "no placement":
        product.ObjectPlacement = None
    reader = made.reader()
    assert reader.details.ridge(product) == ()
    assert reader.problems[product.id()]


def footprint(made: Made, *items):
    return made.shape(made.product(*items, kind="IfcRailing"), kind="railing")


def fine(made: Made, faces, times: int):
    """A surface model with faces added that change nothing, to make it one of many."""
    return surface_model(made, [*faces, *[faces[0]] * times])


def test_a_railing_of_few_faces_has_its_exact_footprint():
    made = Made()
    ell = [*box_faces(3, 0.05, 1), *box_faces(0.05, 2, 1, (2.95, 0.05, 0))]
    shape = footprint(made, surface_model(made, ell))
    assert shape.footprint.area == pytest.approx(3 * 0.05 + 2 * 0.05)
    assert not shape.hull_only


def test_a_railing_of_many_faces_is_the_hulls_of_its_parts_and_not_one_hull_round_the_stair():
    made = Made()
    ell = [*box_faces(3, 0.05, 1), *box_faces(0.05, 2, 1, (2.95, 0.06, 0))]
    shape = footprint(made, fine(made, ell, 200))
    assert shape.footprint.area == pytest.approx(3 * 0.05 + 2 * 0.05)
    assert shape.hull_only


@pytest.mark.slow
def test_a_railing_of_very_many_faces_is_the_hull_of_each_of_its_items():
    made = Made()
    legs = [box_faces(3, 0.05, 1), box_faces(0.05, 2, 1, (2.95, 0.06, 0))]
    shape = footprint(made, *[fine(made, leg, 3000) for leg in legs])
    assert shape.footprint.area == pytest.approx(3 * 0.05 + 2 * 0.05)
    assert (shape.hull_only, shape.top) == (True, 1.0)
