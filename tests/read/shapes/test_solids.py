import numpy as np
import pytest

from tests.read.shapes.made import Made, box_faces
from tests.read.shapes.test_clip import half_space, less


def extents(box):
    return (*box.x, *box.y, *box.z)


def test_each_solid_of_a_door_has_its_own_box_in_the_doors_axes():
    made = Made(scale=0.001)
    leaf = made.extruded(made.rectangle(0.9, 0.04, made.axis2((0.5, 0))), 2.1)
    jamb = made.extruded(made.rectangle(0.05, 0.1, made.axis2((0.025, 0))), 2.15)
    at = made.placed(made.axis3((40, 50, 3), (0, 0, 1), (0, 1, 0)))
    boxes = made.reader().details.solids(made.product(leaf, jamb, kind="IfcDoor", at=at))
    assert extents(boxes[0]) == pytest.approx((0.05, 0.95, -0.02, 0.02, 0, 2.1))
    assert extents(boxes[1]) == pytest.approx((0, 0.05, -0.05, 0.05, 0, 2.15))


def test_a_leaf_pulled_sideways_has_the_same_box():
    made = Made()
    standing = made.axis3((0, 0.02, 0), (0, -1, 0), (1, 0, 0))
    profile = made.rectangle(0.9, 2.1, made.axis2((0.45, 1.05)))
    boxes = made.reader().details.solids(
        made.product(made.extruded(profile, 0.04, position=standing))
    )
    assert extents(boxes[0]) == pytest.approx((0, 0.9, -0.02, 0.02, 0, 2.1))


def test_mapped_solids_come_in_the_axes_of_the_door_that_uses_them():
    made = Made()
    leaf = made.brep(box_faces(0.9, 0.04, 2.1))
    inner = made.mapped([leaf], made.operator((0.05, 0, 0)))
    mirrored = made.mapped([inner], made.operator((1, 0, 0), x=(-1, 0, 0), y=(0, 1, 0)))
    boxes = made.reader().details.solids(made.product(mirrored, kind="IfcDoor"))
    assert [extents(b) for b in boxes] == [pytest.approx((0.05, 0.95, 0, 0.04, 0, 2.1))]


def test_loose_surfaces_fall_into_their_connected_groups():
    made = Made()
    faces = [*box_faces(0.9, 0.04, 2.1), *box_faces(0.05, 0.1, 2.1, (0.95, 0, 0))]
    sets = [made.new("IfcConnectedFaceSet", [made.face(rings)]) for rings in faces]
    boxes = made.reader().details.solids(made.product(made.new("IfcFaceBasedSurfaceModel", sets)))
    assert sorted(extents(b) for b in boxes) == [
        pytest.approx((0, 0.9, 0, 0.04, 0, 2.1)),
        pytest.approx((0.95, 1.0, 0, 0.1, 0, 2.1)),
    ]


def test_what_the_engine_builds_falls_into_groups_too():
    made = Made()
    block = made.extruded(made.rectangle(4, 1), 1)
    gap = made.extruded(made.rectangle(1, 3), 3, position=made.axis3((0, 0, -1)))
    item = made.new("IfcBooleanResult", "DIFFERENCE", block, gap)
    boxes = made.reader().details.solids(made.product(item))
    assert sorted(extents(b) for b in boxes) == [
        pytest.approx((-2, -0.5, -0.5, 0.5, 0, 1)),
        pytest.approx((0.5, 2, -0.5, 0.5, 0, 1)),
    ]


def test_a_clipped_solid_has_the_box_that_is_left():
    made = Made()
    leaf = made.extruded(made.rectangle(2, 0.1), 3)
    item = less(made, leaf, half_space(made, (0, 0, 2), (0, 0, 1), agrees=False))
    (box,) = made.reader().details.solids(made.product(item))
    assert extents(box) == pytest.approx((-1, 1, -0.05, 0.05, 0, 2))


def test_a_door_of_many_faces_keeps_its_solids_after_its_shape_was_a_hull():
    made = Made()
    strips = [
        [[(i / 1000, 0, 1), ((i + 1) / 1000, 0, 1), ((i + 1) / 1000, 1, 1), (i / 1000, 1, 1)]]
        for i in range(1000)
    ]
    door = made.product(
        made.brep([box_faces(1, 1, 1)[0], *strips]), made.brep(box_faces(1, 1, 1, (3, 0, 0))),
        kind="IfcDoor",
    )  # fmt: skip
    reader = made.reader()
    assert reader.shapes([door], kind="door")[door.id()].hull_only
    assert len(reader.details.solids(door)) == 3  # floor, strips and the other box touch nowhere


def test_a_product_without_a_body_has_no_solids():
    made = Made()
    assert made.reader().details.solids(made.product(representations=())) == ()


@pytest.mark.parametrize("what", ["missing point", "no depth"])
def test_a_broken_body_has_no_solids_and_raises_nothing(what):
    made = Made()
    item = made.extruded(made.rectangle(1, 1))
    if what == "no depth":
        item = made.new("IfcExtrudedAreaSolid", item[0], item[1], item[2])
    else:
        item[0][3] = -1.0
    assert made.reader().details.solids(made.product(item)) == ()


def test_the_same_type_is_measured_once():
    made = Made()
    source = made.new(
        "IfcRepresentationMap", made.axis3(),
        made.representation([made.brep(box_faces(0.9, 0.04, 2.1))]),
    )  # fmt: skip
    doors = [
        made.product(made.new("IfcMappedItem", source, made.operator()), kind="IfcDoor")
        for _ in range(3)
    ]
    reader = made.reader()
    first, *rest = (reader.details.solids(door) for door in doors)
    assert all(box is first[0] for boxes in rest for box in boxes)
    assert np.allclose(extents(first[0]), (0, 0.9, 0, 0.04, 0, 2.1))


def parts(made: Made, *items, least: int = 2, most: int = 40):
    product = made.product(*items, kind="IfcFurniture")
    return made.reader().details.parts(product, least=least, most=most)


def table(made: Made, legs: int = 4):
    """A top of 1.2 x 0.6 m on legs."""
    at = [(x, y) for x in (0, 1.15) for y in (0, 0.55)][:legs]
    return [
        made.brep(box_faces(1.2, 0.6, 0.03, (0, 0, 0.69))),
        *(made.brep(box_faces(0.05, 0.05, 0.69, (x, y, 0))) for x, y in at),
    ]


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_a_table_is_told_from_its_legs(scale):
    made = Made(scale=scale)
    found = [extents(box) for box in parts(made, *table(made))]
    assert found[0] == pytest.approx((0, 1.2, 0, 0.6, 0.69, 0.72))
    assert [box[4:] for box in found[1:]] == [pytest.approx((0, 0.69))] * 4


def test_a_table_in_one_surface_model_falls_into_the_same_parts():
    made = Made()
    faces = [*box_faces(1.2, 0.6, 0.03, (0, 0, 0.69)), *box_faces(0.05, 0.05, 0.68)]
    sets = made.new("IfcConnectedFaceSet", [made.face(rings) for rings in faces])
    found = parts(made, made.new("IfcFaceBasedSurfaceModel", [sets]))
    assert sorted(box.z for box in found) == [(0, 0.68), (0.69, 0.72)]


@pytest.mark.parametrize("kind", ["brep", "prism", "surface model"])
def test_a_thing_in_one_piece_has_no_parts_unless_one_is_asked_for(kind):
    made = Made()
    item = made.brep(box_faces(1, 1, 1))
    if kind == "prism":
        item = made.extruded(made.rectangle(1, 1), 1)
    if kind == "surface model":
        connected = made.new("IfcConnectedFaceSet", [made.face(r) for r in box_faces(1, 1, 1)])
        item = made.new("IfcFaceBasedSurfaceModel", [connected])
    assert parts(made, item) == ()
    assert len(parts(made, item, least=1)) == 1


@pytest.mark.parametrize(("count", "known"), [(40, 40), (41, 0)])
def test_more_than_forty_parts_are_none(count, known):
    made = Made()
    books = [made.brep(box_faces(0.01, 0.2, 0.3, (i / 50, 0, 0))) for i in range(count)]
    assert len(parts(made, *books)) == known
    faces = [face for i in range(count) for face in box_faces(0.01, 0.2, 0.3, (i / 50, 0, 0))]
    connected = made.new("IfcConnectedFaceSet", [made.face(rings) for rings in faces])
    assert len(parts(made, made.new("IfcFaceBasedSurfaceModel", [connected]))) == known


def test_of_a_thing_of_very_many_parts_none_is_read():
    made = Made()
    books = [made.brep(box_faces(0.01, 0.2, 0.3, (i / 50, 0, 0))) for i in range(41)]
    reader = made.reader()
    assert reader.details.parts(made.product(*books), least=2, most=40) == ()
    assert reader._items._meshes == {}


def test_a_surface_model_of_very_many_faces_is_one_part():
    made = Made()
    strips = [
        [[(i / 100, 0, 1), ((i + 1) / 100, 0, 1), ((i + 1) / 100, 1, 1), (i / 100, 1, 1)]]
        for i in range(2000)
    ]
    connected = made.new("IfcConnectedFaceSet", [made.face(rings) for rings in strips])
    cushion = made.new("IfcFaceBasedSurfaceModel", [connected])
    legs = [made.brep(box_faces(0.05, 0.05, 0.9, (x, 0, 0))) for x in (0, 19)]
    found = [extents(box) for box in parts(made, cushion, *legs)]
    assert found[0] == pytest.approx((0, 20, 0, 1, 1, 1))
    assert len(found) == 3


def test_a_chair_of_a_type_is_taken_apart_once():
    made = Made()
    source = made.new("IfcRepresentationMap", made.axis3(), made.representation(table(made)))
    chairs = [
        made.product(made.new("IfcMappedItem", source, made.operator()), kind="IfcFurniture")
        for _ in range(3)
    ]
    details = made.reader().details
    read = [details.parts(chair, least=2, most=40) for chair in chairs]
    assert read[0] == read[1] == read[2]
    assert len(details._boxes) == 5


def test_a_broken_part_leaves_a_thing_without_parts():
    made = Made()
    broken = made.new("IfcExtrudedAreaSolid", made.rectangle(1, 1), made.axis3())
    assert parts(made, *table(made), broken) == ()
