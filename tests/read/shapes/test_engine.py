import math

import numpy as np
import pytest
from shapely import box

from checker.read.shapes import engine as engine_module
from checker.read.shapes.bodies import triangles
from checker.read.shapes.engine import CGAL, OPENCASCADE, Engine, _judged
from checker.read.shapes.reader import PARTLY
from tests.read.shapes.made import Made, box_faces


def silent() -> None:
    """Keep no journal."""


def bitten(made: Made):
    """A 4 x 2 x 3 m block with a 1 m notch, as a Boolean that only an engine reads."""
    block = made.extruded(made.rectangle(4, 2), 3)
    notch = made.extruded(made.rectangle(1, 9), 9, position=made.axis3((2, 0, -1)))
    return made.new("IfcBooleanResult", "DIFFERENCE", block, notch)


def mesh_of_box(x: float, y: float, z: float, engine: str, warning: str = ""):
    points = [
        corner
        for (ring,) in box_faces(x, y, z)
        for corner in (ring[0], ring[1], ring[2], ring[0], ring[2], ring[3])
    ]
    return triangles(np.array(points, float), is_solid=True, engine=engine, warning=warning)


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_a_boolean_is_built_by_an_engine_and_says_which(scale):
    made = Made(scale=scale)
    at = made.placed(made.axis3((10, 0, 2), (0, 0, 1), (0, 1, 0)))
    shape = made.shape(made.product(bitten(made), at=at))
    assert shape.source.engine == "opencascade"
    assert shape.footprint.symmetric_difference(box(9, -2, 11, 1.5)).area < 1e-6
    assert (shape.base, shape.top) == pytest.approx((2, 5))


def test_a_turned_body_uses_the_angle_unit_of_the_file():
    made = Made(degrees=True)
    axis = made.new("IfcAxis1Placement", made.point((0, 0, 0)), made.direction((0, 1, 0)))
    profile = made.rectangle(1, 2, made.axis2((1.5, 1)))
    item = made.new("IfcRevolvedAreaSolid", profile, made.axis3(), axis, 180.0)
    shape = made.shape(made.product(item))
    assert shape.source.engine != "direct"
    assert shape.footprint.symmetric_difference(box(-2, 0, 2, 2)).area < 0.02
    assert shape.top - shape.base == pytest.approx(2, abs=5e-3)


def test_items_read_directly_and_by_an_engine_make_one_shape():
    made = Made()
    plain = made.extruded(made.rectangle(2, 2), 1, position=made.axis3((10, 0, 0)))
    shape = made.shape(made.product(plain, bitten(made)))
    assert shape.footprint.area == pytest.approx(4 + 3.5 * 2)
    assert shape.source.engine == "opencascade"


def test_the_journal_names_the_element_before_the_engine_starts():
    made = Made()
    heard: list[str] = []
    plain = made.product(made.extruded(made.rectangle(2, 2)), gid="0Plain0000000000000000")
    hard = made.product(bitten(made), gid="0Hard00000000000000000")
    reader = made.reader(journal=heard.append)
    reader.shapes([plain, hard], kind="room")
    assert set(heard) == {"0Hard00000000000000000"}


def test_the_same_item_is_built_once_for_all_its_uses():
    made = Made()
    heard: list[str] = []
    source = made.new("IfcRepresentationMap", made.axis3(), made.representation([bitten(made)]))
    uses = [
        made.product(made.new("IfcMappedItem", source, made.operator()), kind="IfcDoor")
        for _ in range(4)
    ]
    reader = made.reader(journal=heard.append)
    reader.shapes(uses, kind="door")
    for door in uses:
        reader.details.solids(door)
    assert set(heard) == {uses[0].GlobalId}


def test_without_engines_nothing_native_is_called():
    made = Made()
    heard: list[str] = []
    reader = made.reader(journal=heard.append, engines=False)
    assert reader.shapes([made.product(bitten(made), kind="IfcWall")], kind="wall") == {}
    assert heard == []


def test_what_the_quick_engine_loses_the_careful_one_is_asked_for(monkeypatch):
    made = Made()
    asked: list[str] = []
    real = Engine.mesh

    def spied(self, item, *, library, tell):
        asked.append(library)
        return None if library == CGAL else real(self, item, library=library, tell=tell)

    monkeypatch.setattr(Engine, "mesh", spied)
    shape = made.shape(made.product(bitten(made)))
    assert asked == [CGAL, OPENCASCADE]
    assert shape.source.engine == OPENCASCADE


def answering(monkeypatch, quick, careful) -> list[str]:
    """Engines that give these meshes; returns the list of engines asked."""
    asked: list[str] = []

    def mesh(_self, _item, *, library, tell):
        tell()
        asked.append(library)
        return quick if library == CGAL else careful

    monkeypatch.setattr(Engine, "mesh", mesh)
    return asked


def stored(made: Made, product, name: str, area: float) -> None:
    quantity = made.new("IfcQuantityArea", name, None, None, area)
    group = made.file.create_entity(
        "IfcElementQuantity", GlobalId="0Q00000000000000000000", Name="Q", Quantities=[quantity]
    )
    made.file.create_entity(
        "IfcRelDefinesByProperties", GlobalId="0R00000000000000000000",
        RelatedObjects=[product], RelatingPropertyDefinition=group,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["GrossFloorArea", "NetFloorArea"])
def test_a_stored_floor_area_that_differs_calls_for_the_careful_engine(monkeypatch, name):
    made = Made()
    room = made.product(bitten(made))
    stored(made, room, name, 12.0)
    asked = answering(monkeypatch, mesh_of_box(2, 4, 3, CGAL), mesh_of_box(3, 4, 3, OPENCASCADE))
    shape = made.shape(room)
    assert asked == [CGAL, OPENCASCADE]
    assert (shape.source.engine, shape.footprint.area) == (OPENCASCADE, pytest.approx(12))


@pytest.mark.parametrize(("name", "area"), [("GrossFloorArea", 8.05), ("GSA BIM Area", 12.0)])
def test_a_stored_area_that_agrees_or_is_not_a_floor_area_is_left_alone(monkeypatch, name, area):
    made = Made()
    room = made.product(bitten(made))
    stored(made, room, name, area)
    asked = answering(monkeypatch, mesh_of_box(2, 4, 3, CGAL), mesh_of_box(3, 4, 3, OPENCASCADE))
    assert made.shape(room).source.engine == CGAL
    assert asked == [CGAL]


def test_a_direct_reading_is_never_overruled_by_a_stored_area(monkeypatch):
    made = Made()
    room = made.product(made.extruded(made.rectangle(4, 3)))
    stored(made, room, "NetFloorArea", 15.0)
    asked = answering(monkeypatch, None, None)
    assert made.shape(room).footprint.area == pytest.approx(12)
    assert asked == []


@pytest.mark.parametrize(
    ("box_size", "wanted"), [((2, 4, 3), [CGAL]), ((3, 4, 3), [CGAL, OPENCASCADE])]
)
def test_a_stored_box_that_differs_calls_for_the_careful_engine(monkeypatch, box_size, wanted):
    made = Made(scale=0.001)
    sizes = [made.length(v) for v in box_size]
    stored_box = made.new("IfcBoundingBox", made.point((0, 0, 0)), *sizes)
    wall = made.product(
        kind="IfcWall",
        at=made.placed(made.axis3((5, 5, 5), (0, 0, 1), (0, 1, 0))),
        representations=[
            made.representation([stored_box], name="Box", kind="BoundingBox"),
            made.representation([bitten(made)]),
        ],
    )
    careful = mesh_of_box(3, 4, 3, OPENCASCADE)
    asked = answering(monkeypatch, mesh_of_box(2, 4, 3, CGAL), careful)
    shape = made.shape(wall, kind="wall")
    assert asked == wanted
    assert shape.source.engine == wanted[-1]


def test_when_both_engines_fail_the_reason_is_told(monkeypatch):
    made = Made()
    answering(monkeypatch, None, None)
    assert "No geometry engine could build its body" in made.why_not(made.product(bitten(made)))


def test_a_part_that_no_engine_can_build_makes_the_rest_untrustworthy(monkeypatch):
    made = Made()
    answering(monkeypatch, None, None)
    plain = made.extruded(made.rectangle(2, 2))
    mapped = made.mapped([bitten(made)], made.operator())
    for hard in (bitten(made), mapped):
        product = made.product(hard, plain)
        shape = made.shape(product)
        assert shape.source.problem == PARTLY
        assert shape.footprint.area == pytest.approx(4)
        assert len(made.reader().details.solids(product)) == 1


def test_a_grave_word_of_the_engine_makes_a_shape_untrustworthy(monkeypatch):
    made = Made()
    answering(monkeypatch, mesh_of_box(2, 4, 3, CGAL, "It said so."), None)
    shape = made.shape(made.product(bitten(made)))
    assert shape.source.problem == "It said so."
    assert shape.footprint.area == pytest.approx(8)


@pytest.mark.parametrize(
    ("log", "is_grave", "is_partial"),
    [
        ("", False, False),
        ("[warning] [GEO031] [t] {0x} No material", False, False),
        ("[error] [UNS003] [t] Non-planar faces", False, True),
        ("[warning] [GEO062] [t] Removed face", True, False),
        ("[error] [GEO161] [t] {0x} Self-intersections", True, True),
        ("[warning] [GEO184] [t] x\n[notice] [GEO122] [t] y", True, False),
        ("[warning] [GEO276] [t] x", True, False),
    ],
)
def test_the_native_log_is_judged_by_its_codes(log, is_grave, is_partial):
    sentence, partial = _judged(log)
    assert bool(sentence) == is_grave
    assert partial == is_partial


def test_a_crossing_outline_is_found_by_the_engines_own_log():
    made = Made()
    bow = made.extruded(made.closed([(0, 0), (5, 5), (5, 0), (0, 5)]), 3)
    tool = made.extruded(made.rectangle(1, 1), 9, position=made.axis3((-9, 0, 0)))
    item = made.new("IfcBooleanResult", "DIFFERENCE", bow, tool)
    reader = made.reader()
    product = made.product(item)
    shape = reader.shapes([product], kind="room").get(product.id())
    told = shape.source.problem if shape else reader.problems[product.id()]
    assert told


def test_what_earlier_calls_left_in_the_log_is_not_blamed_on_the_next(monkeypatch):
    made = Made()
    logs = iter(["[error] [GEO161] left over", ""])
    monkeypatch.setattr(engine_module, "_heard", lambda: next(logs))
    item = made.extruded(made.rectangle(2, 2))
    mesh = Engine().mesh(item, library=OPENCASCADE, tell=silent)
    assert mesh is not None
    assert mesh.warning == ""


def test_an_engine_that_reports_an_error_has_lost_something(monkeypatch):
    made = Made()
    item = made.extruded(made.rectangle(2, 2))
    monkeypatch.setattr(engine_module, "_heard", lambda: "[error] [UNS003] [t] lost a face")
    assert Engine().mesh(item, library=CGAL, tell=silent) is None
    mesh = Engine().mesh(item, library=OPENCASCADE, tell=silent)
    assert mesh is not None
    assert "could not build a part" in mesh.warning


def test_a_cylinder_by_engine_stays_within_two_thousandths():
    made = Made()
    axis = made.new("IfcAxis1Placement", made.point((0, 0, 0)), made.direction((0, 1, 0)))
    profile = made.rectangle(1.5, 2, made.axis2((0.75, 1)))
    upright = made.axis3((0, 0, 0), (0, -1, 0), (1, 0, 0))
    item = made.new("IfcRevolvedAreaSolid", profile, upright, axis, 2 * math.pi)
    shape = made.shape(made.product(item))
    assert shape.footprint.area == pytest.approx(math.pi * 2.25, rel=2e-3)
    assert (shape.base, shape.top) == pytest.approx((0, 2))


def test_a_primitive_that_no_engine_knows_is_told_of():
    made = Made()
    cylinder = made.new("IfcRightCircularCylinder", made.axis3(), 3.0, 1.5)
    solid = made.new("IfcCsgSolid", cylinder)
    assert made.why_not(made.product(solid)) == "No geometry engine could build its body."


def test_a_part_that_the_careful_engine_could_not_build_is_told_of():
    made = Made()
    cylinder = made.new("IfcRightCircularCylinder", made.axis3(), 3.0, 1.5)
    block = made.extruded(made.rectangle(2, 2))
    item = made.new("IfcBooleanResult", "UNION", block, cylinder)
    product = made.product(item)
    reader = made.reader()
    shape = reader.shapes([product], kind="room").get(product.id())
    assert (shape.source.problem if shape else reader.problems[product.id()]) != ""
