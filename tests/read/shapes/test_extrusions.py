import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import Polygon, box
from shapely.affinity import rotate

from checker.read.shapes.repair import CROSSED, cleaned, repaired
from tests.read.shapes.made import Made

L = [(0, 0), (6, 0), (6, 2), (3, 2), (3, 5), (0, 5)]


@pytest.mark.parametrize("scale", [1.0, 0.001])
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_room_pulled_up_covers_its_profile(scale, schema):
    made = Made(scale=scale, schema=schema)
    at = made.placed(made.axis3((10, 20, 3)))
    shape = made.shape(made.product(made.extruded(made.closed(L), 2.7), at=at))
    assert shape.footprint.symmetric_difference(
        Polygon([(x + 10, y + 20) for x, y in L])
    ).area < 1e-9  # fmt: skip
    assert (shape.base, shape.top) == pytest.approx((3, 5.7))
    assert (shape.source.engine, shape.source.problem, shape.hull_only) == ("direct", "", False)


def test_a_room_pulled_down_has_its_base_below():
    made = Made()
    shape = made.shape(made.product(made.extruded(made.closed(L), 2.7, along=(0, 0, -1))))
    assert (shape.base, shape.top) == pytest.approx((-2.7, 0))
    assert shape.footprint.area == pytest.approx(21)


@pytest.mark.slow
@settings(deadline=None)
@given(st.floats(0, 6.28), st.floats(-300, 300), st.floats(-300, 300))
def test_turning_and_moving_a_room_keeps_its_area_and_turns_its_outline(angle, x, y):
    made = Made()
    relative = made.axis3((x, y, 0), (0, 0, 1), (math.cos(angle), math.sin(angle), 0))
    shape = made.shape(made.product(made.extruded(made.closed(L)), at=made.placed(relative)))
    wanted = rotate(Polygon(L), angle, origin=(0, 0), use_radians=True)
    moved = Polygon([(px + x, py + y) for px, py in wanted.exterior.coords])
    assert shape.footprint.symmetric_difference(moved).area < 1e-8


def test_a_placement_in_another_placement_counts():
    made = Made(scale=0.001)
    storey = made.placed(made.axis3((0, 0, 3.2)))
    turned = made.placed(made.axis3((10, 0, 0), (0, 0, 1), (0, 1, 0)), storey)
    item = made.extruded(made.rectangle(4, 2), position=made.axis3((1, 0, 0.1)))
    shape = made.shape(made.product(item, at=turned))
    assert shape.footprint.bounds == pytest.approx((9, -1, 11, 3))
    assert shape.base == pytest.approx(3.3)


def test_a_profile_in_a_standing_plane_pulled_sideways_covers_a_rectangle():
    """The stair rooms of the Duplex are drawn so."""
    made = Made()
    stair = [(0, 0), (3.75, 0), (3.75, 3), (2, 2.5), (0, 1)]  # x along, y up in the profile
    position = made.axis3((0, 0, 0.5), (0, -1, 0), (1, 0, 0))
    item = made.extruded(made.closed(stair), 1.0144, position=position)
    shape = made.shape(made.product(item))
    assert shape.footprint.symmetric_difference(box(0, -1.0144, 3.75, 0)).area < 1e-9
    assert (shape.base, shape.top) == pytest.approx((0.5, 3.5))
    assert shape.source.engine == "direct"


def test_a_standing_profile_pushed_askew_covers_a_parallelogram():
    made = Made()
    position = made.axis3((0, 0, 0), (0, -1, 0), (1, 0, 0))
    item = made.extruded(made.rectangle(4, 3), 2, position=position, along=(1, 0, 1))
    shape = made.shape(made.product(item))
    move = 2 / math.sqrt(2)
    assert shape.footprint.area == pytest.approx(4 * move)
    assert shape.footprint.bounds == pytest.approx((-2, -move, 2 + move, 0))


def test_a_profile_pulled_up_at_a_slant_covers_all_that_is_below_it():
    made = Made()
    outline = made.closed([(0, 0), (4, 0), (4, 2), (0, 2)])
    shape = made.shape(made.product(made.extruded(outline, 5, along=(3, 0, 4))))
    assert shape.footprint.symmetric_difference(box(0, 0, 7, 2)).area < 1e-9
    assert (shape.base, shape.top) == pytest.approx((0, 4))


def test_a_hole_pulled_at_a_slant_is_covered_where_its_walls_lean_over_it():
    made = Made()
    outline = made.closed([(0, 0), (9, 0), (9, 4), (0, 4)], [(2, 1), (8, 1), (8, 3), (2, 3)])
    shape = made.shape(made.product(made.extruded(outline, 5, along=(3, 0, 4))))
    assert shape.footprint.area == pytest.approx(12 * 4 - (6 - 3) * 2)


def test_a_leaning_prism_covers_both_its_ends():
    made = Made()
    lean = made.axis3(
        (0, 0, 0), (math.sin(0.3), 0, math.cos(0.3)), (math.cos(0.3), 0, -math.sin(0.3))
    )
    shape = made.shape(made.product(made.extruded(made.rectangle(4, 2), 3, position=lean)))
    assert shape.footprint.area == pytest.approx((4 * math.cos(0.3) + 3 * math.sin(0.3)) * 2)
    assert shape.top - shape.base == pytest.approx(3 * math.cos(0.3) + 4 * math.sin(0.3))


def test_several_bodies_are_united():
    made = Made()
    low = made.extruded(made.rectangle(4, 4), 2)
    high = made.extruded(made.rectangle(4, 4), 1, position=made.axis3((2, 0, 2)))
    shape = made.shape(made.product(low, high))
    assert shape.footprint.symmetric_difference(box(-2, -2, 4, 2)).area < 1e-9
    assert (shape.base, shape.top) == pytest.approx((0, 3))


def test_bodies_apart_from_each_other_make_one_shape_of_two_parts():
    made = Made()
    items = [made.extruded(made.rectangle(2, 2), position=made.axis3((x, 0, 0))) for x in (0, 5)]
    shape = made.shape(made.product(*items))
    assert shape.footprint.geom_type == "MultiPolygon"
    assert shape.footprint.area == pytest.approx(8)


def test_an_outline_that_crosses_itself_is_not_trusted():
    made = Made()
    bow = [(0, 0), (5, 5), (5, 0), (0, 5)]
    shape = made.shape(made.product(made.extruded(made.closed(bow))))
    assert shape.source.problem == CROSSED
    assert shape.footprint.is_valid
    assert shape.footprint.area > 0


def test_a_slip_in_one_corner_is_not_trusted_either():
    made = Made()
    slip = [(0, 0), (5, 0), (5, 5), (4, 5), (4, 6), (4.5, 4), (0, 5)]
    assert made.shape(made.product(made.extruded(made.closed(slip)))).source.problem == CROSSED


@pytest.mark.parametrize(
    "outline",
    [
        [(0, 0), (4, 0), (4, 4), (0, 4), (0, 2), (1, 2), (1, 1), (1, 2), (0, 2)],  # a spur
        [(0, 0), (4, 0), (4, 0), (4, 4), (0, 4), (0, 4)],  # corners given twice
        [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0), (1, 1), (1, 2), (2, 2), (2, 1), (1, 1)],  # a seam
    ],
)
def test_an_outline_that_only_touches_itself_keeps_its_area(outline):
    made = Made()
    shape = made.shape(made.product(made.extruded(made.closed(outline))))
    assert shape.source.problem == ""
    assert shape.footprint.is_valid
    assert shape.footprint.area == pytest.approx(abs(Polygon(outline).area))


def test_a_hole_outside_its_outline_is_not_trusted():
    made = Made()
    outline = made.closed([(0, 0), (4, 0), (4, 4), (0, 4)], [(10, 0), (12, 0), (12, 2), (10, 2)])
    assert made.shape(made.product(made.extruded(outline))).source.problem == CROSSED


def test_an_outline_without_area_is_no_shape():
    made = Made()
    product = made.product(made.extruded(made.closed([(0, 0), (4, 0), (2, 0)])), kind="IfcWall")
    assert made.reader().shapes([product], kind="wall") == {}


@pytest.mark.parametrize("far", [1e300, 2e7])
def test_absurd_coordinates_are_refused(far):
    made = Made()
    product = made.product(made.extruded(made.closed([(0, 0), (far, 0), (far, 4), (0, 4)])))
    assert "absurdly far away" in made.why_not(product)


def test_an_absurd_height_is_refused():
    made = Made()
    assert "far away" in made.why_not(made.product(made.extruded(made.rectangle(4, 4), 1e12)))


def test_an_extrusion_without_depth_is_refused():
    made = Made()
    item = made.extruded(made.rectangle(4, 4))
    item[3] = 0.0
    broken = made.new("IfcExtrudedAreaSolid", item[0], item[1], item[2])
    assert "without a depth" in made.why_not(made.product(broken))


def test_a_very_long_outline_is_simplified_without_losing_its_area():
    made = Made()
    wavy = [
        (10 * math.cos(a), (10 + 1e-4 * math.sin(90 * a)) * math.sin(a))
        for a in (2 * math.pi * i / 5000 for i in range(5000))
    ]
    shape = made.shape(made.product(made.extruded(made.closed(wavy))))
    assert len(shape.footprint.exterior.coords) < 2000
    assert shape.footprint.area == pytest.approx(Polygon(wavy).area, rel=5e-4)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=9))
@example(points=[(-1, 0), (-2, 0), (-1, 1), (-1, 0), (0, 0), (-1, 1)])
@example(points=[(-5, -8), (-5, 8), (-7, 0), (-1, 3), (1, -9), (-5, -7), (-1, -6), (1, -9)])
def test_a_repair_is_valid_and_a_trusted_one_keeps_the_area(points):
    polygon = Polygon(points)
    area, problem = repaired(polygon)
    if area is None:
        assert problem or polygon.area < 1e-6 or not polygon.is_valid
        return
    assert area.is_valid
    if not problem:
        assert area.area == pytest.approx(polygon.area, rel=2e-3)


def test_slivers_and_pinholes_are_swept_out():
    room = box(0, 0, 4, 4) - box(1, 1, 1.0001, 1.0001)
    assert cleaned(room.union(box(9, 9, 9.0001, 9.0001))).equals(box(0, 0, 4, 4))
