"""Bad bodies of stairs, railings and furniture: the element without the field, never an error."""

from pathlib import Path

import pytest

from checker.model import Element, School
from checker.read import read_school
from tests.read.steptext import GUID, Records, office, saved, step
from tests.read.test_elements import BOX, G, with_box

KINDS = {
    "stair flight": ("IFCSTAIRFLIGHT('{g}1',$,'X',$,$,{at},{body},$,$,$,$,$,$)", "stairs"),
    "stair": ("IFCSTAIR('{g}1',$,'X',$,$,{at},{body},$,$)", "stairs"),
    "ramp": ("IFCRAMP('{g}1',$,'X',$,$,{at},{body},$,$)", "ramps"),
    "slab": ("IFCSLAB('{g}1',$,'X',$,$,{at},{body},$,$)", "slabs"),
    "railing": ("IFCRAILING('{g}1',$,'X',$,$,{at},{body},$,$)", "railings"),
    "furniture": ("IFCFURNITURE('{g}1',$,'X',$,$,{at},{body},$,$)", "furniture"),
    "lift": ("IFCTRANSPORTELEMENT('{g}1',$,'X',$,$,{at},{body},$,$)", "lifts"),
    "proxy": ("IFCBUILDINGELEMENTPROXY('{g}1',$,'X',$,$,{at},{body},$,$)", "furniture"),
    "beam": ("IFCBEAM('{g}1',$,'X',$,$,{at},{body},$,$)", "overheads"),
}
FIELDS = ("tops", "soffits", "line", "solids")


BREP: Records = {
    310: "IFCPRODUCTDEFINITIONSHAPE($,$,(#311))",
    311: "IFCSHAPEREPRESENTATION(#15,'Body','Brep',(#312))",
    312: "IFCFACETEDBREP(#313)",
    313: "IFCCLOSEDSHELL((#314))",
    314: "IFCFACE((#315))",
    315: "IFCFACEOUTERBOUND(#316,.T.)",
    316: "IFCPOLYLOOP((#317,#318,#319))",
    317: "IFCCARTESIANPOINT((0.,0.,0.))",
    318: "IFCCARTESIANPOINT((1000.,0.,0.))",
    319: "IFCCARTESIANPOINT((0.,1000.,0.))",
    330: "IFCLOCALPLACEMENT(#44,#331)",
    331: "IFCAXIS2PLACEMENT3D(#332,$,$)",
    332: "IFCCARTESIANPOINT((0.,0.,0.))",
}
BAD: dict[str, Records] = {
    "far": {318: "IFCCARTESIANPOINT((1.E300,0.,0.))"},
    "endless": {318: "IFCCARTESIANPOINT((1.E400,0.,0.))"},
    "no faces": {313: "IFCCLOSEDSHELL(())"},
    "empty loop": {316: "IFCPOLYLOOP(())"},
    "no shell": {312: "IFCFACETEDBREP($)"},
    "curve for a face": {314: "IFCPOLYLINE((#317,#318))"},
    "two numbers": {318: "IFCCARTESIANPOINT((1.))"},
    "wild placement": {332: "IFCCARTESIANPOINT((1.E308,-1.E308,1.E308))"},
}


def found(school: School, where: str) -> list[Element]:
    wholes = list(getattr(school, where))
    return wholes + [f for w in wholes for f in getattr(w, "flights", ()) if f.id != w.id]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", [*BAD, "no placement"])
def test_a_bad_body_leaves_the_element_without_the_field(
    kind: str, what: str, tmp_path: Path
) -> None:
    record, where = KINDS[kind]
    at = "$" if what == "no placement" else "#330"
    records = office() | BREP | BAD.get(what, {}) | {300: record.format(g=G, at=at, body="#310")}
    school = read_school(saved(tmp_path, step(records)))
    assert [room.ref.global_id for room in school.rooms] == [GUID["room"]]
    elements = found(school, where)
    assert elements or kind == "proxy"
    for element in elements:
        assert element.shape is None
        held = [name for name in FIELDS if getattr(element, name, ())]
        # the solids of a lift are in its own axes, wherever these are
        assert held == (["solids"] if kind == "lift" and "placement" in what else [])


@pytest.mark.slow
def test_furniture_of_fifty_thousand_corners_is_one_hull_and_no_parts(tmp_path: Path) -> None:
    count = 12_500
    points = "".join(
        f"#{1000 + 4 * i + j}=IFCCARTESIANPOINT(({i % 100 * 10 + x}.,{i // 100 * 10 + y}.,700.));\n"
        for i in range(count)
        for j, (x, y) in enumerate([(0, 0), (5, 0), (5, 5), (0, 5)])
    )
    faces = "".join(
        f"#{100_000 + 3 * i}=IFCPOLYLOOP(({','.join(f'#{1000 + 4 * i + j}' for j in range(4))}));\n"
        f"#{100_001 + 3 * i}=IFCFACEOUTERBOUND(#{100_000 + 3 * i},.T.);\n"
        f"#{100_002 + 3 * i}=IFCFACE((#{100_001 + 3 * i}));\n"
        for i in range(count)
    )
    every = ",".join(f"#{100_002 + 3 * i}" for i in range(count))
    records: Records = {
        300: f"IFCFURNITURE('{G}1',$,'Plant',$,$,#44,#310,$,$)",
        305: f"IFCRAILING('{G}2',$,'Fence',$,$,#44,#310,$,$)",
        306: f"IFCSTAIR('{G}3',$,'Stair',$,$,#44,#310,$,$)",
        310: "IFCPRODUCTDEFINITIONSHAPE($,$,(#311))",
        311: "IFCSHAPEREPRESENTATION(#15,'Body','SurfaceModel',(#312))",
        312: "IFCFACEBASEDSURFACEMODEL((#313))",
        313: f"IFCCONNECTEDFACESET(({every}))",
    }
    text = step(office() | records).replace("ENDSEC;\nEND-ISO", f"{points}{faces}ENDSEC;\nEND-ISO")
    school = read_school(saved(tmp_path, text))
    (plant,), (fence,), (stair,) = school.furniture, school.railings, school.stairs
    assert plant.shape is not None
    assert (plant.shape.hull_only, plant.solids) == (True, ())
    assert 0 < len(fence.line) <= 400
    assert {z for _, _, z in fence.line} == {3.7}
    assert (stair.tops, stair.soffits) == ((), ())
    (told,) = [p for p in school.problems if p.code == "unread-surfaces"]
    assert "more than 5000 faces" in told.message


def test_an_element_to_be_skipped_keeps_its_fields_empty(tmp_path: Path) -> None:
    rail = f"IFCRAILING('{G}1',$,'R',$,$,#44,#194,$,$)"
    path = saved(tmp_path, step(office() | BOX | {100: rail}))
    assert read_school(path).railings[0].line
    assert read_school(path, skip=frozenset({f"{G}1"})).railings[0].line == ()


def test_a_lift_in_one_piece_is_its_one_solid() -> None:
    (lift,) = with_box({100: f"IFCTRANSPORTELEMENT('{G}1',$,'L',$,$,#44,#194,$,.ELEVATOR.)"}).lifts
    assert [(box.x, box.y, box.z) for box in lift.solids] == [((-0.5, 0.5), (-1, 1), (0, 1))]
