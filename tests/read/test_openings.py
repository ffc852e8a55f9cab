"""Windows and their holes have shapes, and openings stay what they were for everybody else."""

from pathlib import Path

import pytest

from checker.read import read_school
from tests.read.parsing import school
from tests.read.steptext import GUID, Records, office, without
from tests.read.test_elements import G

WINDOW = {
    100: f"IFCWINDOW('{G}1',$,'Win',$,$,#44,$,$,1200.,800.,$,$,$)",
    101: f"IFCOPENINGELEMENT('{G}2',$,'hole',$,$,#44,#104,$,$)",
    102: f"IFCRELFILLSELEMENT('{G}3',$,$,$,#101,#100)",
    103: f"IFCRELVOIDSELEMENT('{G}4',$,$,$,#60,#101)",
    104: "IFCPRODUCTDEFINITIONSHAPE($,$,(#105))",
    105: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#106))",
    106: "IFCEXTRUDEDAREASOLID(#107,#110,#11,1200.)",
    107: "IFCRECTANGLEPROFILEDEF(.AREA.,$,#108,800.,200.)",
    108: "IFCAXIS2PLACEMENT2D(#109,$)",
    109: "IFCCARTESIANPOINT((3500.,-100.))",
    110: "IFCAXIS2PLACEMENT3D(#111,$,$)",
    111: "IFCCARTESIANPOINT((0.,0.,900.))",
}
OWN = {100: f"IFCWINDOW('{G}1',$,'Win',$,$,#44,#84,$,1200.,800.,$,$,$)"}  # the door's body


def glazed(more: Records | None = None):
    return school(office() | WINDOW | (more or {}))


def test_a_window_has_the_shape_of_the_hole_that_it_fills() -> None:
    made = glazed()
    (window,) = made.windows
    hole = next(each for each in made.openings if each.ref.global_id == f"{G}2")
    assert window.opening_id == hole.id
    assert window.host_id == GUID["wall"]
    assert window.shape is not None
    assert window.shape == hole.shape
    assert window.shape.footprint.bounds == pytest.approx((3.1, -0.2, 3.9, 0.0))
    assert (window.shape.base, window.shape.top) == pytest.approx((3.9, 5.1))
    assert (hole.width, hole.height) == pytest.approx((0.8, 1.2))
    assert hole.filled_by == (window.id,)


def test_the_hole_comes_before_the_windows_own_body() -> None:
    (window,) = glazed(OWN).windows
    assert window.shape is not None
    assert window.shape.base == pytest.approx(3.9)


def test_a_window_in_no_opening_has_its_own_shape() -> None:
    made = school(without(office() | WINDOW | OWN, 101, 102, 103))
    (window,) = made.windows
    assert window.opening_id == ""
    assert window.shape is not None
    assert window.shape.footprint.bounds == pytest.approx((1.0, -0.125, 2.0, -0.075))


def test_a_window_with_no_body_at_all_has_no_shape() -> None:
    (window,) = school(without(office() | WINDOW, 101, 102, 103)).windows
    assert window.shape is None


BOOLEAN = {
    105: "IFCSHAPEREPRESENTATION(#15,'Body','CSG',(#120))",
    120: "IFCBOOLEANRESULT(.UNION.,#106,#53)",
}


def test_the_hole_of_a_window_is_never_worth_the_engine() -> None:
    made = glazed(BOOLEAN)
    assert made.windows[0].shape is None
    assert [p.code for p in made.problems if p.code == "unread-body"] == []


def test_the_hole_of_a_door_is() -> None:
    records = office() | {
        76: "IFCSHAPEREPRESENTATION(#15,'Body','CSG',(#120))",
        120: "IFCBOOLEANRESULT(.UNION.,#73,#121)",
        121: "IFCEXTRUDEDAREASOLID(#75,#13,#11,2000.)",
    }
    (hole,) = school(records).openings
    assert hole.shape is not None
    assert hole.shape.source.engine != "direct"


def test_a_hole_with_a_window_and_a_door_is_read_as_before() -> None:
    records = office() | {100: OWN[100], 102: f"IFCRELFILLSELEMENT('{G}3',$,$,$,#70,#100)"}
    made = school(records)
    assert made.windows[0].shape == made.openings[0].shape


@pytest.mark.parametrize("far", ["1.E300", "1.E12"])
def test_a_hole_that_lies_absurdly_far_gives_no_shape_and_a_note(far: str) -> None:
    made = glazed({109: f"IFCCARTESIANPOINT(({far},0.))"})
    assert made.windows[0].shape is None
    assert "absurdly far" in next(p.message for p in made.problems if p.code == "unread-body")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "bare"),
    [
        ("duplex_revit2011.ifc", 0),
        ("office_a_revit2011.ifc.gz", 0),
        ("institute_archicad11.ifczip", 0),
        ("house_renga_ru.ifc", 0),
        ("classroom_cic_revit2012.ifc", 0),
    ],
)
def test_real_windows_have_shapes_where_their_walls_are(
    shared_models: Path, model: str, bare: int
) -> None:
    made = read_school(shared_models / model)
    assert sum(window.shape is None for window in made.windows) == bare
    walls = {wall.id: wall.shape for wall in made.walls if wall.shape is not None}
    hosted = [w for w in made.windows if w.host_id in walls and w.shape is not None]
    near = [w.shape.footprint.intersects(walls[w.host_id].footprint) for w in hosted if w.shape]
    assert near
    assert all(near)
