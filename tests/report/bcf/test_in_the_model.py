"""Cameras and cuts lie in the coordinates of the IFC file, however far away and turned it is."""

from functools import cache
from pathlib import Path

import ifcopenshell
import ifcopenshell.geom
import numpy as np
import pytest

from checker.brief import Brief
from checker.pipeline import judge, read_facts
from checker.report.registry import write
from checker.results import RunResult
from checker.rules import load_packs
from sample_models.make import write_ifc
from sample_models.make.small import Want, row
from tests.report.bcf.made import ROOT, example, taken_apart, written
from tests.report.bcf.seen import Seen, seen

FAR = (412345.0, 287654.0, 1255.0)
RULES = ROOT / "rules" / "england" / "access_doors.yaml"
CLIMBS = ("IfcStairFlight", "IfcRampFlight", "IfcTransportElement", "IfcSlab")


@cache
def vertices(model: ifcopenshell.file, global_id: str) -> np.ndarray:
    """The corners of an element in metres of the file, by IfcOpenShell's own geometry."""
    settings = ifcopenshell.geom.settings()
    settings.set("use-world-coords", True)
    shape = ifcopenshell.geom.create_shape(settings, model.by_guid(global_id))
    return np.array(shape.geometry.verts).reshape(-1, 3)


def views(data: bytes) -> list[Seen]:
    return [seen(each) for name, each in taken_apart(data).items() if name.endswith(".bcfv")]


def far_model(folder: Path, **how) -> Path:
    """Two rooms with doors that are too narrow; true north is not up the page."""
    wants = (
        Want(name="Calm room", kind="quiet calming space", width=2.1, depth=2.5, door="narrow"),
        Want(name="Group room", kind="small group room", width=2.3, depth=2.7, door="narrow"),
    )
    path = write_ifc(row(wants, corridor=1.6), folder / "far.ifc", **how)
    model = ifcopenshell.open(path)
    north = model.create_entity("IfcDirection", DirectionRatios=(0.6, 0.8))
    for context in model.by_type("IfcGeometricRepresentationContext", include_subtypes=False):
        context.TrueNorth = north
    model.write(path)
    return path


@cache
def judged(path: Path) -> RunResult:
    return judge(read_facts(path), load_packs([RULES]), Brief())


@pytest.mark.slow
@pytest.mark.parametrize(
    "how",
    [{}, {"offset": FAR}, {"offset": FAR, "rotate_deg": 33.0}, {"offset": FAR, "mirror": True}],
    ids=["near", "far", "far and turned", "far and mirrored"],
)
def test_a_door_is_seen_whole_wherever_the_model_lies(how, tmp_path):
    path = far_model(tmp_path, unit="mm", **how)
    result = judged(path)
    assert result.offset.rotation
    model = ifcopenshell.open(path)
    doors = {each.GlobalId for each in model.by_type("IfcDoor")}
    shown = [each for each in views(write(result, "bcf")) if doors & set(each.selected)]
    assert shown
    for view in shown:
        door = vertices(model, next(each for each in view.selected if each in doors))
        assert view.keeps(door)
        assert view.holds(door)
        assert view.share(door) > 0.1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bcf", "bcf-3.0"])
def test_every_place_of_the_sample_school_is_in_its_view(name):
    model = ifcopenshell.open(ROOT / "sample_models" / "oakfield" / "oakfield-primary-B.ifc")
    failed = {each.subject.global_id: each.subject for each in example().findings
              if each.outcome == "fail" and each.subject.bbox}  # fmt: skip
    met = set()
    for view in views(written("sample", name)):
        subject = failed.get(view.selected[0]) if view.selected else None
        if subject is None:
            continue
        points = vertices(model, subject.global_id)
        met.add(subject.ifc_class)
        if subject.ifc_class == "IfcSpace":
            points = points[points[:, 2] < points[:, 2].min() + 0.1]
        assert view.keeps(points), subject
        assert view.holds(points), subject
    assert {"IfcDoor", "IfcSpace"} <= met
    assert met & set(CLIMBS)


def test_a_room_is_cut_open_at_the_top_and_what_lies_below_is_hidden():
    model = ifcopenshell.open(ROOT / "sample_models" / "oakfield" / "oakfield-primary-B.ifc")
    upper = next(each for each in example().findings
                 if each.outcome == "fail" and each.place.number == "01-16")  # fmt: skip
    view = next(each for each in views(written("sample", "bcf"))
                if upper.subject.global_id in each.selected[:1])  # fmt: skip
    room = vertices(model, upper.subject.global_id)
    floor, ceiling = room[:, 2].min(), room[:, 2].max()
    (_, _, top), (_, _, low) = (at for at, _hides in view.planes)
    assert floor + 2.1 < top < ceiling
    assert floor - 1.0 < low < floor
    assert view.at[2] > top


def test_a_real_model_that_is_not_drawn_to_the_north_is_seen_where_it_lies(shared_models):
    path = shared_models / "fzk_haus_archicad20_ifc4.ifc"
    result = judged(path)
    assert abs(result.offset.rotation) > 10
    model = ifcopenshell.open(path)
    met = 0
    for view in views(write(result, "bcf")):
        if view.selected and view.planes:
            element = model.by_guid(view.selected[0])
            points = vertices(model, element.GlobalId)
            met += element.is_a("IfcDoor") and view.keeps(points) and view.holds(points)
    assert met > 1
