import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ifcopenshell.util.placement import get_axis2placement, get_local_placement

from checker.read.shapes.axes import Axes
from checker.read.shapes.placements import frame_of
from checker.read.shapes.trouble import RefusedError
from tests.read.shapes.made import Made

component = st.integers(-20, 20).map(lambda n: n / 10)
vectors = st.tuples(component, component, component).filter(lambda v: math.hypot(*v) > 0.1)
places = st.tuples(*[st.integers(-500, 500).map(lambda n: n / 8)] * 3)


def is_parallel(a, b) -> bool:
    return bool(np.linalg.norm(np.cross(a, b)) < 1e-3 * np.linalg.norm(a) * np.linalg.norm(b))


@pytest.mark.slow
@settings(deadline=None)
@given(places, vectors, vectors)
def test_a_placement_is_square_right_handed_and_its_x_lies_towards_the_reference(at, z, x):
    if is_parallel(z, x):
        return
    made = Made()
    matrix = Axes(scale=1.0).placement(made.axis3(at, z, x))
    assert matrix[:3, :3].T @ matrix[:3, :3] == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(matrix[:3, :3]) == pytest.approx(1)
    assert matrix[:3, 2] @ z == pytest.approx(math.hypot(*z))
    assert matrix[:3, 1] @ x == pytest.approx(0, abs=1e-9)
    assert matrix[:3, 0] @ x > 0


@pytest.mark.slow
@settings(deadline=None)
@given(places, vectors, vectors)
def test_square_axes_are_read_as_ifcopenshell_reads_them(at, z, aside):
    if is_parallel(z, aside):
        return
    made = Made()
    entity = made.axis3(at, z, np.cross(z, aside).tolist())
    assert Axes(scale=1.0).placement(entity) == pytest.approx(get_axis2placement(entity), abs=1e-9)


def test_lengths_are_scaled_and_directions_are_not():
    made = Made(scale=0.001)
    matrix = Axes(scale=0.001).placement(made.axis3((1, 2, 3), (0, 0, 5), (0, 7, 0)))
    assert matrix[:3, 3] == pytest.approx((1, 2, 3))
    assert matrix[:3, 0] == pytest.approx((0, 1, 0))


@pytest.mark.parametrize("z", [(0, 0, 1), (1, 0, 0), (1e-12, 0, 0), (0, 0, 1e300), None])
def test_axes_that_say_nothing_useful_still_give_a_square_frame(z):
    made = Made()
    matrix = Axes(scale=1.0).placement(made.axis3((0, 0, 0), z, (1, 0, 0)))
    assert np.linalg.det(matrix[:3, :3]) == pytest.approx(1)


@pytest.mark.parametrize(("z", "x"), [((0, 0, 0), (1, 0, 0)), ((0, 0, 1), (0, 0, 0))])
def test_a_direction_without_length_is_refused(z, x):
    with pytest.raises(RefusedError, match="has no length"):
        Axes(scale=1.0).placement(Made().axis3((0, 0, 0), z, x))


def test_no_placement_at_all_changes_nothing():
    assert (Axes(scale=1.0).placement(None) == np.eye(4)).all()


def test_a_placement_in_plan_turns_about_the_vertical():
    made = Made()
    matrix = Axes(scale=1.0).placement(made.axis2((3, 4), (0, 2)))
    assert matrix @ (1, 0, 5, 1) == pytest.approx((3, 5, 5, 1))


def test_an_operator_may_mirror_scale_and_turn():
    made = Made(scale=0.001)
    mirror = made.operator((1, 0, 0), y=(0, -1, 0))
    stretched = made.operator((0, 0, 2), x=(0, 1, 0), y=(-1, 0, 0), scales=(2, 3, 4))
    doubled = made.operator(scales=(2,))
    axes = Axes(scale=0.001)
    assert axes.operator(mirror) @ (1, 1, 1, 1) == pytest.approx((2, -1, 1, 1))
    assert axes.operator(stretched) @ (1, 1, 1, 1) == pytest.approx((-3, 2, 6, 1))
    assert axes.operator(doubled) @ (1, 1, 1, 1) == pytest.approx((2, 2, 2, 1))


def test_a_third_axis_that_points_down_turns_things_over():
    made = Made()
    matrix = Axes(scale=1.0).operator(made.operator(z=(0, 0, -1)))
    assert (matrix @ (0, 0, 1, 1))[2] == pytest.approx(-1)


def test_missing_second_and_third_scales_follow_the_first():
    made = Made()
    at = made.point((0, 0, 0))
    kind = "IfcCartesianTransformationOperator3DnonUniform"
    operator = made.new(kind, None, None, at, 2.0, None, None, None)
    assert Axes(scale=1.0).operator(operator) @ (1, 1, 1, 1) == pytest.approx((2, 2, 2, 1))


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.tuples(places, vectors, vectors), min_size=1, max_size=4))
def test_a_chain_of_placements_is_the_product_of_its_links(links):
    made = Made(scale=0.001)
    parent = None
    for at, z, aside in links:
        if is_parallel(z, aside):
            return
        parent = made.placed(made.axis3(at, z, np.cross(z, aside).tolist()), parent)
    product = made.product(at=parent, representations=())
    wanted = get_local_placement(product.ObjectPlacement)
    wanted[:3, 3] *= 0.001
    assert made.reader().placement(product) == pytest.approx(wanted, abs=1e-6)


def test_world_coordinates_lose_the_offset():
    made = Made(scale=0.001)
    product = made.product(at=made.placed(made.axis3((412_345.5, 287_654, 31))))
    reader = made.reader(offset=(412_345.0, 287_654.0, 0.0))
    assert reader.placement(product)[:3, 3] == pytest.approx((0.5, 0, 31))


def test_a_ring_of_placements_gives_no_placement_and_says_so():
    made = Made()
    one = made.placed(made.axis3((1, 0, 0)))
    two = made.placed(made.axis3((2, 0, 0)), one)
    one[0] = two
    product = made.product(made.extruded(made.rectangle(1, 1)), at=two)
    assert made.reader().placement(product) is None
    assert made.reader().frame(product) is None
    assert "ring" in made.why_not(product)


def test_a_placement_that_hangs_on_itself_gives_none():
    made = Made()
    alone = made.placed(made.axis3((1, 0, 0)))
    alone[0] = alone
    assert made.reader().placement(made.product(at=alone)) is None


def test_a_product_on_a_grid_has_no_placement_and_a_reason():
    made = Made()
    axis = made.polyline([(0, 0), (1, 0)], close=False)
    axes = [made.new("IfcGridAxis", name, axis, True) for name in "AB"]
    crossing = made.new("IfcVirtualGridIntersection", axes, [0.0, 0.0])
    placement = made.new("IfcGridPlacement", crossing, None)
    product = made.product(made.extruded(made.rectangle(1, 1)), at=placement)
    assert made.reader().placement(product) is None
    assert "grid" in made.why_not(product)


def test_a_linear_placement_is_taken_by_its_cartesian_position():
    made = Made(schema="IFC4X3_ADD2")
    placement = made.new("IfcLinearPlacement", None, None, made.axis3((7, 8, 9)))
    assert made.reader().placement(made.product(at=placement))[:3, 3] == pytest.approx((7, 8, 9))


def test_a_product_without_placement_stands_nowhere_and_says_so():
    made = Made()
    product = made.product(made.extruded(made.rectangle(2, 1)))
    product.ObjectPlacement = None
    reader = made.reader(offset=(10.0, 0.0, 0.0))
    assert reader.placement(product) is None
    assert reader.frame(product) is None
    assert reader.shapes([product], kind="room") == {}
    assert "no placement" in reader.problems[product.id()]


@pytest.mark.slow
@settings(deadline=None)
@given(st.floats(0, 6.28), places)
def test_a_frame_takes_points_to_plan_as_the_matrix_does(angle, at):
    made = Made()
    relative = made.axis3(at, (0, 0, 1), (math.cos(angle), math.sin(angle), 0))
    product = made.product(at=made.placed(relative))
    reader = made.reader()
    wanted = (reader.placement(product) @ (2, 3, 0, 1))[:2]
    assert reader.frame(product).to_plan(2, 3) == pytest.approx(tuple(wanted), abs=1e-9)


def test_a_frame_turned_over_stays_mirrored():
    made = Made()
    relative = made.axis3((0, 0, 0), (0, 0, -1), (1, 0, 0))
    frame = made.reader().frame(made.product(at=made.placed(relative)))
    assert frame.x_axis == pytest.approx((1, 0))
    assert frame.y_axis == pytest.approx((0, -1))


@pytest.mark.parametrize("z", [(1, 0, 0), (0, 1, 0), (1, 0, 1)])
def test_a_lying_element_has_no_frame_in_plan(z):
    made = Made()
    product = made.product(at=made.placed(made.axis3((0, 0, 0), z, (0, 0, 1))))
    assert made.reader().frame(product) is None


def test_coordinates_that_are_not_numbers_give_no_frame():
    matrix = np.eye(4)
    matrix[0, 3] = math.inf
    assert frame_of(matrix) is None
