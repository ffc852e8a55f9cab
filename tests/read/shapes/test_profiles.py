import math

import pytest
from shapely import Polygon, box
from shapely.affinity import rotate, translate

from checker.read.shapes.project import seen
from tests.read.shapes.made import Made

PI = math.pi

# profile class, its sizes in metres after the position, exact area, exact bounds from its origin
PARAMETRIC = [
    ("IfcRectangleProfileDef", (4, 3), 12, (-2, -1.5, 2, 1.5)),
    ("IfcRoundedRectangleProfileDef", (4, 3, 0.5), 12 - (4 - PI) * 0.25, (-2, -1.5, 2, 1.5)),
    ("IfcRectangleHollowProfileDef", (4, 3, 0.5), 12 - 6, (-2, -1.5, 2, 1.5)),
    (
        "IfcRectangleHollowProfileDef",
        (4, 3, 0.5, 0.2, 0.4),
        12 - (4 - PI) * 0.16 - (6 - (4 - PI) * 0.04),
        (-2, -1.5, 2, 1.5),
    ),
    ("IfcCircleProfileDef", (2,), 4 * PI, (-2, -2, 2, 2)),
    ("IfcCircleHollowProfileDef", (2, 0.5), PI * (4 - 2.25), (-2, -2, 2, 2)),
    ("IfcEllipseProfileDef", (2, 1), 2 * PI, (-2, -1, 2, 1)),
    ("IfcTrapeziumProfileDef", (4, 2, 3, 0.5), 9, (-2, -1.5, 2, 1.5)),
    ("IfcIShapeProfileDef", (2, 3, 0.2, 0.3), 2 * 0.6 + 2.4 * 0.2, (-1, -1.5, 1, 1.5)),
    ("IfcLShapeProfileDef", (3, 2, 0.5), 2 * 0.5 + 2.5 * 0.5, (-1, -1.5, 1, 1.5)),
    ("IfcLShapeProfileDef", (3, None, 0.5), 3 * 0.5 + 2.5 * 0.5, (-1.5, -1.5, 1.5, 1.5)),
    ("IfcTShapeProfileDef", (3, 2, 0.4, 0.5), 2 * 0.5 + 2.5 * 0.4, (-1, -1.5, 1, 1.5)),
    ("IfcUShapeProfileDef", (3, 2, 0.4, 0.5), 2 * 2 * 0.5 + 2 * 0.4, (-1, -1.5, 1, 1.5)),
    ("IfcCShapeProfileDef", (3, 2, 0.1, 0.5), 0.3 + 2 * 0.19 + 2 * 0.04, (-1, -1.5, 1, 1.5)),
    ("IfcZShapeProfileDef", (3, 2, 0.4, 0.5), 2 * 2.2 * 0.5 + 2 * 0.4, (-2, -1.5, 2, 1.5)),
]


def parametric(made: Made, kind: str, sizes: tuple[float | None, ...], position=None):
    written = [None if v is None else made.length(v) for v in sizes]
    missing = {"IfcRectangleHollowProfileDef": 5, "IfcRoundedRectangleProfileDef": 3}.get(kind, 0)
    written += [None] * max(0, missing - len(written))
    return made.new(kind, "AREA", None, position or made.axis2(), *written)


@pytest.mark.parametrize("scale", [1.0, 0.001], ids=["m", "mm"])
@pytest.mark.parametrize(("kind", "sizes", "area", "bounds"), PARAMETRIC)
def test_a_parametric_profile_covers_its_textbook_area(scale, kind, sizes, area, bounds):
    made = Made(scale=scale)
    shape = made.shape(made.product(made.extruded(parametric(made, kind, sizes))))
    assert shape.footprint.area == pytest.approx(area, rel=5e-4)
    assert shape.footprint.bounds == pytest.approx(bounds, abs=1.1e-3)
    assert (shape.base, shape.top) == pytest.approx((0, 2.5))
    assert shape.source.engine == "direct"


@pytest.mark.parametrize(("kind", "sizes"), [each[:2] for each in PARAMETRIC])
def test_a_profile_turns_and_moves_with_its_own_position(kind, sizes):
    made = Made()
    plain = made.shape(made.product(made.extruded(parametric(made, kind, sizes))))
    position = made.axis2((5, 7), (0, 1))
    turned = made.shape(made.product(made.extruded(parametric(made, kind, sizes, position))))
    wanted = translate(rotate(plain.footprint, 90, origin=(0, 0)), 5, 7)
    assert turned.footprint.symmetric_difference(wanted).area < 1e-9


@pytest.mark.parametrize(("kind", "sizes"), [each[:2] for each in PARAMETRIC])
def test_the_careful_engine_sees_the_same_profile(kind, sizes):
    made = Made(scale=0.001)
    item = made.extruded(parametric(made, kind, sizes))
    direct = made.shape(made.product(item)).footprint
    mesh = made.reader()._items.body(item, tell=lambda: None, library="opencascade")
    assert mesh.engine == "opencascade"
    assert direct.symmetric_difference(seen(mesh).area).area < 1e-2 * direct.area


def test_an_asymmetric_beam_has_flanges_of_two_widths():
    made = Made()
    sizes = (2, 3, 0.2, 0.3, None, 1, 0.5)
    profile = parametric(made, "IfcAsymmetricIShapeProfileDef", sizes)
    shape = made.shape(made.product(made.extruded(profile)))
    assert shape.footprint.area == pytest.approx(2 * 0.3 + 1 * 0.5 + 2.2 * 0.2)


@pytest.mark.parametrize(
    ("kind", "sizes"),
    [
        ("IfcRectangleProfileDef", (4, 0)),
        ("IfcRectangleProfileDef", (-4, 3)),
        ("IfcCircleProfileDef", (0,)),
        ("IfcTShapeProfileDef", (3, 2, None, 0.5)),
    ],
)
def test_a_profile_without_a_sensible_size_is_refused_in_a_sentence(kind, sizes):
    made = Made()
    product = made.product(made.extruded(parametric(made, kind, sizes)))
    assert made.why_not(product) == "A profile lacks a dimension, or it is not positive."


def test_a_hollow_profile_with_walls_as_thick_as_itself_is_solid():
    made = Made()
    tube = parametric(made, "IfcCircleHollowProfileDef", (1, 1))
    post = parametric(made, "IfcRectangleHollowProfileDef", (1, 1, 0.5))
    assert made.shape(made.product(made.extruded(tube))).footprint.area == pytest.approx(PI, 1e-3)
    assert made.shape(made.product(made.extruded(post))).footprint.area == pytest.approx(1)


def test_holes_are_taken_out_of_an_arbitrary_profile():
    made = Made(scale=0.001)
    outer, one, two = (
        list(b.exterior.coords)[:-1] for b in (box(0, 0, 8, 6), box(1, 1, 2, 2), box(4, 3, 7, 5))
    )
    shape = made.shape(made.product(made.extruded(made.closed(outer, one, two))))
    wanted = box(0, 0, 8, 6) - box(1, 1, 2, 2) - box(4, 3, 7, 5)
    assert shape.footprint.symmetric_difference(wanted).area < 1e-9


def test_a_composite_profile_is_the_union_of_its_parts():
    made = Made()
    parts = [made.rectangle(2, 2, made.axis2((x, 0))) for x in (0, 1, 5)]
    profile = made.new("IfcCompositeProfileDef", "AREA", None, parts, None)
    shape = made.shape(made.product(made.extruded(profile)))
    assert shape.footprint.area == pytest.approx(3 * 2 + 4)
    assert len(shape.footprint.geoms) == 2


def test_a_derived_profile_is_turned_scaled_and_moved_by_its_operator():
    made = Made(scale=0.001)
    parent = made.rectangle(2, 1)
    operator = made.new(
        "IfcCartesianTransformationOperator2D",
        made.direction((0, 1)), made.direction((-1, 0)), made.point((10, 20)), 2.0,
    )  # fmt: skip
    profile = made.new("IfcDerivedProfileDef", "AREA", None, parent, operator, None)
    shape = made.shape(made.product(made.extruded(profile)))
    assert shape.footprint.bounds == pytest.approx((9, 18, 11, 22))


def test_a_derived_profile_may_be_stretched_in_one_direction_only():
    made = Made()
    operator = made.new(
        "IfcCartesianTransformationOperator2DnonUniform",
        None, None, made.point((0, 0)), 1.0, 3.0,
    )  # fmt: skip
    profile = made.new("IfcDerivedProfileDef", "AREA", None, made.rectangle(2, 1), operator, None)
    shape = made.shape(made.product(made.extruded(profile)))
    assert shape.footprint.bounds == pytest.approx((-1, -1.5, 1, 1.5))


def test_a_mirrored_profile_is_mirrored_left_to_right():
    made = Made()
    triangle = [(0, 0), (3, 0), (0, 1)]
    profile = made.new("IfcMirroredProfileDef", "AREA", None, made.closed(triangle))
    shape = made.shape(made.product(made.extruded(profile)))
    wanted = Polygon([(-x, y) for x, y in triangle])
    assert shape.footprint.symmetric_difference(wanted).area < 1e-12


def test_the_same_profile_used_twice_is_read_once():
    made = Made()
    profile = made.rectangle(2, 1)
    one, two = (made.product(made.extruded(profile)) for _ in range(2))
    reader = made.reader()
    first = reader.shapes([one], kind="room")[one.id()]
    profile[3] = 99.0  # a second reading of the profile would see this
    assert reader.shapes([two], kind="room")[two.id()].footprint.equals(first.footprint)
