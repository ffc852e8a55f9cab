"""What hangs overhead: beams, ceilings and ducts with their bodies, and what does not."""

from pathlib import Path

import pytest

from checker.read import read_school
from tests.read.test_elements import G, typing, with_box


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("IFCBEAM('{g}1',$,'B',$,$,#44,#194,$,$)", "beam"),
        ("IFCCOVERING('{g}1',$,'C',$,$,#44,#194,$,.CEILING.)", "ceiling"),
        ("IFCDUCTSEGMENT('{g}1',$,'D',$,$,#44,#194,$,$)", "duct"),
        ("IFCPIPESEGMENT('{g}1',$,'P',$,$,#44,#194,$,$)", "duct"),
        ("IFCCABLECARRIERSEGMENT('{g}1',$,'T',$,$,#44,#194,$,$)", "duct"),
        ("IFCFLOWSEGMENT('{g}1',$,'F',$,$,#44,#194,$)", "duct"),
    ],
)
def test_what_may_hang_overhead_is_read_with_its_body(record: str, kind: str) -> None:
    (found,) = with_box({100: record.replace("{g}", G)}).overheads
    assert found.kind == kind
    assert found.shape is not None
    assert (found.shape.base, found.shape.top) == pytest.approx((3, 4))
    assert found.ref.storey == "Ground"


@pytest.mark.parametrize(
    "record",
    [
        "IFCCOVERING('{g}1',$,'C',$,$,#44,#194,$,.FLOORING.)",
        "IFCCOVERING('{g}1',$,'C',$,$,#44,#194,$,$)",
        "IFCMEMBER('{g}1',$,'M',$,$,#44,#194,$,$)",
        "IFCDUCTFITTING('{g}1',$,'F',$,$,#44,#194,$,$)",
    ],
)
def test_other_things_do_not(record: str) -> None:
    assert with_box({100: record.replace("{g}", G)}).overheads == ()


def test_a_covering_is_a_ceiling_by_its_type_too() -> None:
    covering = {100: f"IFCCOVERING('{G}1',$,'C',$,$,#44,#194,$,.NOTDEFINED.)"}
    typed = typing(f"IFCCOVERINGTYPE('{G}3',$,'T',$,$,$,$,$,$,.CEILING.)")
    assert [each.kind for each in with_box(covering | typed).overheads] == ["ceiling"]


def test_a_duct_that_only_an_engine_could_build_is_kept_without_a_body() -> None:
    disk = {
        100: f"IFCDUCTSEGMENT('{G}1',$,'D',$,$,#44,#110,$,$)",
        110: "IFCPRODUCTDEFINITIONSHAPE($,$,(#111))",
        111: "IFCSHAPEREPRESENTATION(#15,'Body','AdvancedSweptSolid',(#112))",
        112: "IFCSWEPTDISKSOLID(#113,50.,$,$,$)",
        113: "IFCPOLYLINE((#10,#114))",
        114: "IFCCARTESIANPOINT((1000.,0.,0.))",
    }
    made = with_box(disk)
    assert [(each.kind, each.shape) for each in made.overheads] == [("duct", None)]
    assert [p.code for p in made.problems if p.code == "unread-body"] == []


@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "beams", "ceilings"),
    [
        ("duplex_revit2011.ifc", 8, 13),
        ("fzk_haus_archicad20_ifc4.ifc", 4, 0),
        ("gymzaal_revit2020_ifc4.ifc", 3, 16),
    ],
)
def test_real_beams_and_ceilings_have_bodies(
    shared_models: Path, model: str, beams: int, ceilings: int
) -> None:
    found = read_school(shared_models / model).overheads
    kinds = [each.kind for each in found]
    assert (kinds.count("beam"), kinds.count("ceiling")) == (beams, ceilings)
    assert all(each.shape is not None for each in found)
