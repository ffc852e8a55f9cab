import pytest
from shapely import box

from checker.read.shapes import body_items
from checker.read.shapes.footprint import NO_HEIGHT
from checker.read.shapes.representation import box_of
from tests.read.shapes.made import Made


def named(made: Made, name, kind: str = "SweptSolid", size: float = 1.0):
    item = made.extruded(made.rectangle(size, size))
    return item, made.representation([item], name=name, kind=kind)


def test_the_body_comes_first_wherever_it_stands():
    made = Made()
    pairs = [named(made, name) for name in ("Facetation", "Axis", "Body", "Box")]
    product = made.product(representations=[each for _, each in pairs])
    assert body_items(product) == (pairs[2][0],)


@pytest.mark.parametrize("name", ["Facetation", "Body-Fallback", "Tessellation", None, "Brep", ""])
def test_a_solid_under_another_name_will_do(name):
    made = Made()
    item, representation = named(made, name)
    _, axis = named(made, "Axis")
    assert body_items(made.product(representations=[axis, representation])) == (item,)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Box", "BoundingBox"), ("Axis", "Curve2D"), ("FootPrint", "GeometricCurveSet"),
        ("Annotation", "Annotation2D"), ("Plan", "MappedRepresentation"),
        ("Clearance", "SweptSolid"), (None, "Curve2D"),
    ],
)  # fmt: skip
def test_boxes_axes_and_drawings_are_no_bodies(name, kind):
    made = Made()
    _, representation = named(made, name, kind)
    assert body_items(made.product(representations=[representation])) == ()


def test_a_product_without_representation_has_no_body():
    assert body_items(Made().product(representations=())) == ()


def drawn(made: Made, *curves, box_height: float | None = None):
    items = [made.new("IfcGeometricCurveSet", list(curves))]
    shown = [made.representation(items, name="FootPrint", kind="GeometricCurveSet")]
    if box_height is not None:
        sizes = [made.length(v) for v in (4, 3, box_height)]
        corner = made.point((0, 0, 0.2))
        stored = made.new("IfcBoundingBox", corner, *sizes)
        shown.append(made.representation([stored], name="Box", kind="BoundingBox"))
    at = made.placed(made.axis3((10, 0, 3), (0, 0, 1), (0, 1, 0)))
    return made.product(representations=shown, at=at)


RING = [(0, 0), (4, 0), (4, 3), (0, 3)]
HOLE = [(1, 1), (2, 1), (2, 2), (1, 2)]


def test_a_room_with_only_an_outline_keeps_its_area_and_admits_that_it_has_no_height():
    made = Made(scale=0.001)
    shape = made.shape(drawn(made, made.polyline(RING)))
    assert shape.footprint.symmetric_difference(box(7, 0, 10, 4)).area < 1e-9
    assert shape.source.problem == NO_HEIGHT
    assert (shape.base, shape.top) == pytest.approx((3, 3))


def test_the_stored_box_lends_its_height_to_an_outline():
    made = Made(scale=0.001)
    shape = made.shape(drawn(made, made.polyline(RING), box_height=2.6))
    assert shape.source.problem == ""
    assert (shape.base, shape.top) == pytest.approx((3.2, 5.8))


def test_an_outline_within_an_outline_is_a_hole():
    made = Made()
    shape = made.shape(drawn(made, made.polyline(RING), made.polyline(HOLE), box_height=2.6))
    assert shape.footprint.area == pytest.approx(11)


def test_only_rooms_are_read_from_outlines():
    made = Made()
    product = drawn(made, made.polyline(RING))
    assert made.reader().shapes([product], kind="wall") == {}


def test_an_outline_of_splines_is_no_shape():
    made = Made()
    corners = [made.point(p) for p in [*RING, RING[0]]]
    spline = made.new(
        "IfcBSplineCurveWithKnots", 1, corners, "POLYLINE_FORM", False, False,
        [2, 1, 1, 1, 2], [0.0, 1.0, 2.0, 3.0, 4.0], "UNSPECIFIED",
    )  # fmt: skip
    product = drawn(made, spline)
    assert made.reader().shapes([product], kind="room") == {}


def test_a_stored_box_is_read_in_metres():
    made = Made(scale=0.001)
    product = drawn(made, made.polyline(RING), box_height=2.6)
    assert box_of(product, 0.001) == pytest.approx((0, 0, 0.2, 4, 3, 2.6))
    assert box_of(made.product(representations=()), 0.001) is None
