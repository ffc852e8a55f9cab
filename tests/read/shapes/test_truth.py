"""Real models against figures that were read from the raw text without any geometry library."""

import csv
import gzip
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import ifcopenshell
import pytest
from ifcopenshell.util.unit import calculate_unit_scale
from shapely import box

from checker.read.shapes import ShapeReader, choose_offset

pytestmark = [pytest.mark.shared, pytest.mark.slow]

MEASURED = {
    "duplex_revit2011.ifc": 19,
    "bimcollab_arc_archicad21.ifczip": 51,
    "institute_archicad11.ifczip": 79,
    "classroom_cic_revit2012.ifc": 1,
    "gymzaal_revit2020_ifc4.ifc": 48,
}
# Rooms that the truth leaves blank: surface models and attics cut by roofs. Area from the
# careful engine, to be compared with; the reading itself is direct.
BLANK = {"A201": 6.889, "B201": 6.889, "401": 72.36, "402": 201.78, "403": 201.78}


def opened(path: Path, folder: Path):
    target = folder / f"{path.name}.ifc"
    if path.suffix == ".ifczip":
        with zipfile.ZipFile(path) as archive:
            target.write_bytes(archive.read(archive.namelist()[0]))
    elif path.suffix == ".gz":
        target.write_bytes(gzip.decompress(path.read_bytes()))
    else:
        target = path
    return ifcopenshell.open(str(target))


def truth(models: Path, name: str) -> Iterator[tuple[str, str, str]]:
    with (models / "ground_truth.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["file"] == name:
                yield row["GlobalId"], row["quantity"], row["value"]


@pytest.fixture(scope="module", params=MEASURED)
def read(request, shared_models, tmp_path_factory):
    file = opened(shared_models / request.param, tmp_path_factory.mktemp("truth"))
    scale = calculate_unit_scale(file)
    reader = ShapeReader(file, scale=scale, offset=choose_offset(file, scale))
    spaces = file.by_type("IfcSpace")
    shapes = reader.shapes(spaces, kind="room")
    by_gid = {space.GlobalId: shapes.get(space.id()) for space in spaces}
    numbers = {space.GlobalId: space.Name for space in spaces}
    return request.param, list(truth(shared_models, request.param)), by_gid, numbers


def test_every_room_has_its_true_area(read):
    name, rows, shapes, _ = read
    areas = [(gid, float(v)) for gid, what, v in rows if what == "plan_area" and v]
    assert len(areas) == MEASURED[name]
    for gid, area in areas:
        assert shapes[gid].footprint.area == pytest.approx(area, rel=1e-3)
        assert shapes[gid].source.problem == ""


def test_every_room_has_its_true_height(read):
    _, rows, shapes, _ = read
    for gid, what, value in rows:
        if what == "body_height" and value:
            assert shapes[gid].top - shapes[gid].base == pytest.approx(float(value), abs=1e-3)


def test_rooms_left_blank_in_the_truth_have_an_honest_area(read):
    _, rows, shapes, numbers = read
    for gid, what, value in rows:
        if what == "plan_area" and not value:
            assert shapes[gid].footprint.area == pytest.approx(BLANK[numbers[gid]], abs=5e-3)
            assert shapes[gid].source.problem == ""


def test_every_room_is_read_without_an_engine(read):
    _, _, shapes, _ = read
    assert {shape.source.engine for shape in shapes.values()} == {"direct"}


@pytest.mark.parametrize(
    ("model", "kind", "entity"),
    [
        ("office_a_revit2011.ifc.gz", "wall", "IfcWall"),
        ("office_a_revit2011.ifc.gz", "door", "IfcDoor"),
        ("house_renga_ru.ifc", "wall", "IfcWall"),
        ("institute_archicad11.ifczip", "wall", "IfcWall"),
        ("institute_archicad11.ifczip", "furniture", "IfcFurnishingElement"),
        ("fzk_haus_archicad20_ifc4.ifc", "wall", "IfcWall"),
        ("samplehouse_revit2015_ifc4.ifc", "door", "IfcDoor"),
        ("osh_flat_revit2017_ifc4.ifc", "fitting", "IfcFlowTerminal"),
        ("classroom_cic_revit2012.ifc", "furniture", "IfcFurnishingElement"),
    ],
)
def test_nothing_with_a_body_is_lost(shared_models, tmp_path, model, kind, entity):
    file = opened(shared_models / model, tmp_path)
    reader = ShapeReader(file, scale=calculate_unit_scale(file))
    products = file.by_type(entity)
    assert len(reader.shapes(products, kind=kind)) == len(products)
    assert reader.problems == {}


def test_the_leaf_of_the_classroom_door_is_among_its_solids(shared_models, tmp_path):
    file = opened(shared_models / "classroom_cic_revit2012.ifc", tmp_path)
    (door,) = file.by_type("IfcDoor")
    widths = [b.x[1] - b.x[0] for b in ShapeReader(file, scale=0.001).details.solids(door)]
    assert any(width == pytest.approx(0.926, abs=1e-3) for width in widths)


def test_rooms_of_a_large_office_are_read_in_less_than_its_opening_takes(shared_models, tmp_path):
    path = shared_models / "office_a_revit2011.ifc.gz"
    shares = []
    for _ in range(3):
        (tmp_path / "office_a_revit2011.ifc.gz.ifc").unlink(missing_ok=True)
        target = tmp_path / "office.ifc"
        target.write_bytes(gzip.decompress(path.read_bytes()))
        start = time.process_time()
        file = ifcopenshell.open(str(target))
        opening = time.process_time() - start
        start = time.process_time()
        shapes = ShapeReader(file, scale=1.0).shapes(file.by_type("IfcSpace"), kind="room")
        shares.append((time.process_time() - start) / opening)
        assert len(shapes) == 99
    assert median(shares) < 0.75


def test_rooms_at_map_coordinates_keep_their_exact_outline(shared_models, tmp_path):
    file = opened(shared_models / "duplex_revit2011.ifc", tmp_path)
    spaces = file.by_type("IfcSpace")
    near = ShapeReader(file, scale=1.0).shapes(spaces, kind="room")
    far = ShapeReader(file, scale=1.0, offset=(-412_345.0, -287_654.0, 0.0))
    moved = far.shapes(spaces, kind="room")
    for step, shape in near.items():
        assert moved[step].footprint.area == pytest.approx(shape.footprint.area, abs=1e-6)
        x0, y0, *_ = shape.footprint.bounds
        corner = box(x0 + 412_345, y0 + 287_654, x0 + 412_345, y0 + 287_654).bounds
        assert moved[step].footprint.bounds[:2] == pytest.approx(corner[:2], abs=1e-6)
