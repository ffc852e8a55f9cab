import math

import pytest
from shapely import Polygon, box
from shapely.affinity import affine_transform

from tests.read.shapes.made import Made, box_faces

CORNER = [(0, 0), (2, 0), (2, 0.6), (0.6, 0.6), (0.6, 1.4), (0, 1.4)]  # an L, to see mirrors


def test_a_mapped_body_stands_where_its_operator_puts_it():
    made = Made(scale=0.001)
    item = made.extruded(made.closed(CORNER), 0.7)
    mapped = made.mapped([item], made.operator((10, 20, 0.1), x=(0, 1, 0), y=(-1, 0, 0)))
    at = made.placed(made.axis3((1, 2, 3)))
    shape = made.shape(made.product(mapped, at=at))
    wanted = affine_transform(Polygon(CORNER), (0, -1, 1, 0, 11, 22))
    assert shape.footprint.symmetric_difference(wanted).area < 1e-9
    assert (shape.base, shape.top) == pytest.approx((3.1, 3.8))


def test_a_mirrored_use_is_mirrored():
    made = Made()
    item = made.extruded(made.closed(CORNER))
    shape = made.shape(made.product(made.mapped([item], made.operator(y=(0, -1, 0)))))
    wanted = Polygon([(x, -y) for x, y in CORNER])
    assert shape.footprint.symmetric_difference(wanted).area < 1e-12


def test_a_use_may_be_stretched_differently_in_each_direction():
    made = Made()
    item = made.extruded(made.closed(CORNER), 1)
    shape = made.shape(made.product(made.mapped([item], made.operator(scales=(2, 3, 0.5)))))
    assert shape.footprint.bounds == pytest.approx((0, 0, 4, 4.2))
    assert shape.top == pytest.approx(0.5)


def test_the_origin_of_the_source_is_taken_off():
    made = Made()
    item = made.extruded(made.closed(CORNER))
    origin = made.axis3((100, 50, 7), (0, 0, 1), (0, 1, 0))
    shape = made.shape(made.product(made.mapped([item], made.operator(), origin)))
    wanted = affine_transform(Polygon(CORNER), (0, 1, -1, 0, -50, 100))
    assert shape.footprint.symmetric_difference(wanted).area < 1e-9
    assert shape.base == pytest.approx(-7)


def test_uses_may_be_nested():
    made = Made()
    item = made.extruded(made.closed(CORNER), 1)
    inner = made.mapped([item], made.operator((1, 0, 0), x=(0, 1, 0), y=(-1, 0, 0)))
    outer = made.mapped([inner], made.operator((0, 5, 2), y=(0, -1, 0), scales=(2,)))
    shape = made.shape(made.product(outer))
    once = affine_transform(Polygon(CORNER), (0, -1, 1, 0, 1, 0))
    twice = affine_transform(once, (2, 0, 0, -2, 0, 5))
    assert shape.footprint.symmetric_difference(twice).area < 1e-9
    assert (shape.base, shape.top) == pytest.approx((2, 4))


def test_a_source_used_lying_down_is_projected_anew():
    made = Made()
    item = made.extruded(made.rectangle(2, 1), 3)
    lying = made.operator(x=(1, 0, 0), y=(0, 0, 1), z=(0, -1, 0))
    shape = made.shape(made.product(made.mapped([item], lying)))
    assert shape.footprint.bounds == pytest.approx((-1, -3, 1, 0))
    assert (shape.base, shape.top) == pytest.approx((-0.5, 0.5))


def test_a_brep_used_lying_down_is_projected_anew():
    made = Made()
    item = made.brep(box_faces(2, 1, 3))
    lying = made.operator(x=(1, 0, 0), y=(0, 0, 1), z=(0, -1, 0))
    shape = made.shape(made.product(made.mapped([item], lying)))
    assert shape.footprint.bounds == pytest.approx((0, -3, 2, 0))


def test_a_body_of_several_uses_is_united():
    made = Made()
    item = made.extruded(made.rectangle(2, 2))
    source = made.new("IfcRepresentationMap", made.axis3(), made.representation([item]))
    uses = [made.new("IfcMappedItem", source, made.operator((x, 0, 0))) for x in (0, 1.5)]
    shape = made.shape(made.product(*uses))
    assert shape.footprint.symmetric_difference(box(-1, -1, 2.5, 1)).area < 1e-9


def test_a_source_used_by_many_is_projected_once(monkeypatch):
    made = Made()
    source = made.new(
        "IfcRepresentationMap", made.axis3(),
        made.representation([made.brep(box_faces(0.5, 0.5, 0.8))]),
    )  # fmt: skip
    chairs = [
        made.product(
            made.new("IfcMappedItem", source, made.operator()), kind="IfcFurnishingElement",
            at=made.placed(made.axis3((i, 0, 0), (0, 0, 1), (math.cos(i), math.sin(i), 0))),
        )
        for i in range(12)
    ]  # fmt: skip
    calls = []
    reader = made.reader()
    body = reader._items.body
    monkeypatch.setattr(reader._items, "body", lambda *a, **k: calls.append(a) or body(*a, **k))
    shapes = reader.shapes(chairs, kind="furniture")
    assert len(calls) == 1
    assert all(shape.footprint.area == pytest.approx(0.25) for shape in shapes.values())
    assert len(shapes) == 12


def test_a_source_that_uses_itself_is_refused():
    made = Made()
    item = made.extruded(made.rectangle(2, 2))
    mapped = made.mapped([item], made.operator((1, 0, 0)))
    mapped[0][1][3] = [mapped, mapped]
    product = made.product(mapped)
    assert "nested more than 10 deep" in made.why_not(product)
    assert made.reader().details.solids(product) == ()


def test_eleven_nested_uses_are_refused_and_nine_are_read():
    made = Made()
    mapped = made.extruded(made.rectangle(2, 2))
    for depth in range(1, 12):
        mapped = made.mapped([mapped], made.operator((1, 0, 0)))
        if depth == 9:
            nine = made.product(mapped)
    assert made.shape(nine).footprint.centroid.x == pytest.approx(9)
    assert "nested more than 10 deep" in made.why_not(made.product(mapped))


@pytest.mark.slow
def test_a_flood_of_uses_is_refused():
    made = Made()
    items = [made.extruded(made.rectangle(2, 2))]
    leaning = made.operator(x=(1, 0, 0), y=(0, 1, 0.3), z=(0, -0.3, 1))  # never upright again
    for _ in range(5):
        source = made.new("IfcRepresentationMap", made.axis3(), made.representation(items))
        items = [made.new("IfcMappedItem", source, leaning) for _ in range(6)]
    assert "more than 5000 mapped items" in made.why_not(made.product(*items))


def test_a_use_scaled_to_nothing_is_no_shape():
    made = Made()
    item = made.extruded(made.rectangle(2, 2))
    mapped = made.mapped([item], made.operator(scales=(0.0, 1.0, 1.0)))
    product = made.product(mapped, kind="IfcDoor")
    assert made.reader().shapes([product], kind="door") == {}
