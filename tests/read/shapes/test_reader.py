import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.read.shapes import ShapeReader
from tests.read.shapes.made import Made, box_faces


def test_one_broken_body_does_not_spoil_the_others():
    made = Made()
    good = made.product(made.extruded(made.rectangle(2, 2)))
    broken = made.product(made.extruded(made.rectangle(2, -2)))
    bare = made.product(representations=())
    reader = made.reader()
    shapes = reader.shapes([good, broken, bare], kind="room")
    assert set(shapes) == {good.id()}
    assert set(reader.problems) == {broken.id()}


def test_records_that_do_not_fit_together_are_told_in_a_sentence(monkeypatch):
    made = Made()
    product = made.product(made.extruded(made.rectangle(2, 2)))
    reader = made.reader()

    def broken(*_args, **_more):
        raise TypeError

    monkeypatch.setattr(reader._items, "body", broken)
    assert reader.shapes([product], kind="room") == {}
    assert reader.problems[product.id()] == "Its body is broken: the records do not fit together."


@pytest.mark.parametrize("hole", ["outer curve", "points", "location", "direction", "profile"])
def test_a_body_with_a_hole_in_its_records_raises_nothing(hole):
    made = Made()
    profile = made.closed([(0, 0), (4, 0), (4, 3)])
    item = made.extruded(profile)
    if hole == "outer curve":
        broken = made.new("IfcArbitraryClosedProfileDef", "AREA", None)
        item[0] = broken
    elif hole == "points":
        profile[2] = made.new("IfcPolyline")
    elif hole == "location":
        item[1] = made.new("IfcAxis2Placement3D")
    elif hole == "direction":
        item[2] = made.new("IfcDirection")
    else:
        item = made.new("IfcExtrudedAreaSolid")
    product = made.product(item)
    reader = made.reader()
    shapes = reader.shapes([product], kind="room")
    assert product.id() in shapes or product.id() in reader.problems
    reader.details.solids(product)


def test_progress_is_told_up_to_the_end():
    made = Made()
    products = [made.product(made.extruded(made.rectangle(1, 1))) for _ in range(120)]
    told: list[tuple[int, int]] = []
    made.reader().shapes(products, kind="room", progress=lambda *at: told.append(at))
    assert told[-1] == (120, 120)
    assert told == sorted(told)


def test_nothing_asked_is_nothing_read():
    assert Made().reader().shapes([], kind="room") == {}


@settings(deadline=None)
@given(st.sampled_from(["room", "wall", "door", "column", "slab", "furniture", "fitting"]))
def test_a_simple_body_reads_the_same_whatever_it_is_asked_as(kind):
    made = Made()
    product = made.product(made.brep(box_faces(1, 2, 3)))
    shape = made.reader().shapes([product], kind=kind)[product.id()]
    assert shape.footprint.area == pytest.approx(2)
    assert not shape.hull_only
    assert (shape.base, shape.top) == (0, 3)


def test_curves_in_a_body_are_passed_over():
    made = Made()
    line = made.polyline([(0, 0), (5, 5)], close=False)
    shape = made.shape(made.product(line, made.extruded(made.rectangle(2, 2))))
    assert shape.footprint.area == pytest.approx(4)
    assert shape.source.engine == "direct"


def test_a_drawing_of_two_heights_keeps_the_lowest_and_the_highest():
    made = Made()
    items = [
        made.extruded(made.rectangle(2, 2), 1, position=made.axis3((0, 0, z))) for z in (5, -2)
    ]
    shape = made.shape(made.product(*items))
    assert (shape.base, shape.top) == pytest.approx((-2, 6))


@pytest.mark.slow
@settings(deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_products_does_not_matter(order):
    made = Made()
    products = [
        made.product(made.extruded(made.rectangle(1 + i, 1)), gid=f"0G0000000000000000000{i}")
        for i in range(5)
    ]
    plain = made.reader().shapes(products, kind="room")
    mixed = made.reader().shapes([products[i] for i in order], kind="room")
    assert plain == mixed


def test_millimetres_and_metres_give_the_same_shapes():
    found = []
    for scale in (1.0, 0.001):
        made = Made(scale=scale)
        outline = [(0, 0), (4.005, 0), (4.005, 3.333), (1, 5)]
        item = made.mapped([made.extruded(made.closed(outline))], made.operator((1, 2, 3)))
        found.append(made.shape(made.product(item)))
    first, second = found
    assert first.footprint.symmetric_difference(second.footprint).area < 1e-9
    assert (first.base, first.top) == pytest.approx((second.base, second.top))


def test_a_reader_can_be_made_with_its_file_and_scale_alone():
    made = Made()
    product = made.product(made.extruded(made.rectangle(1, 1)))
    assert ShapeReader(made.file, scale=1.0).shapes([product], kind="room")
