"""Proxies that stand about are furniture; those that are part of the building or the site not."""

from pathlib import Path

import pytest

from checker.read import read_school
from tests.read.steptext import GUID, Records
from tests.read.test_elements import G, with_box


def proxy(name: str = "Lockers", *, x: float = 1, y: float = 1, z: float = 1, more: str = "$"):
    """A proxy of this size in metres, its middle 2 m into the room."""
    return {
        100: f"IFCBUILDINGELEMENTPROXY('{G}1',$,'{name}',$,$,#110,#111,$,{more})",
        101: f"IFCRELCONTAINEDINSPATIALSTRUCTURE('{G}2',$,$,$,(#100),#22)",
        110: "IFCLOCALPLACEMENT(#44,#116)",
        111: "IFCPRODUCTDEFINITIONSHAPE($,$,(#112))",
        112: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#113))",
        113: f"IFCEXTRUDEDAREASOLID(#114,#13,#11,{z * 1000})",
        114: f"IFCRECTANGLEPROFILEDEF(.AREA.,$,#115,{x * 1000},{y * 1000})",
        115: "IFCAXIS2PLACEMENT2D(#193,$)",
        116: "IFCAXIS2PLACEMENT3D(#117,$,$)",
        117: "IFCCARTESIANPOINT((2000.,2000.,0.))",
    }


def names(records: Records) -> list[str]:
    return [each.ref.name for each in with_box(records).furniture]


def test_lockers_exported_as_proxies_do_not_vanish() -> None:
    (found,) = with_box(proxy("Lockers 300")).furniture
    assert (found.ref.ifc_class, found.ref.name) == ("IfcBuildingElementProxy", "Lockers 300")
    assert found.shape is not None
    assert found.shape.footprint.bounds == pytest.approx((1.5, 1.5, 2.5, 2.5))


@pytest.mark.parametrize(
    ("x", "y", "z", "found"),
    [
        (3, 4, 1, 1),
        (3, 4.01, 1, 0),
        (0.15, 0.1, 0.15, 0),
        (0.15, 0.1, 0.25, 1),
        (0.25, 0.1, 0.1, 1),
    ],
    ids=["12 m2", "over 12 m2", "a socket", "a bollard", "a shelf"],
)
def test_only_things_between_a_socket_and_a_canopy_are_furniture(x, y, z, found) -> None:
    assert len(names(proxy(x=x, y=y, z=z))) == found


@pytest.mark.parametrize(
    "name",
    [
        "Fascia:41_ROF_daktrim aluminium",
        "M_RPC Tree - Deciduous",
        "Model Text:600mm Arial",
        "Gutter 150",
        "Dachrinne",
    ],
)
def test_what_its_words_call_a_fascia_or_a_tree_is_none(name: str) -> None:
    assert names(proxy(name)) == []


@pytest.mark.parametrize("more", [".PROVISIONFORVOID.", ".PROVISIONFORSPACE."])
def test_a_provision_for_a_void_is_nothing_that_stands(more: str) -> None:
    assert names(proxy(more=more)) == []


def test_a_provision_of_ifc2x3_is_told_by_its_object_type() -> None:
    record = f"IFCBUILDINGELEMENTPROXY('{G}1',#6,'x',$,'ProvisionForVoid',#110,#111,$,$)"
    assert with_box(proxy() | {100: record, 101: "IFCDIRECTION((1.,0.))"}).furniture == ()


def test_a_layer_that_is_part_of_a_wall_is_left_out() -> None:
    whole = {101: f"IFCRELAGGREGATES('{G}2',$,$,$,#60,(#100))"}
    assert names(proxy() | whole) == []


def test_a_part_of_a_storey_is_not_part_of_an_element() -> None:
    whole = {101: f"IFCRELAGGREGATES('{G}2',$,$,$,#22,(#100))"}
    assert names(proxy() | whole) == ["Lockers"]


def test_a_thing_of_the_site_is_left_out() -> None:
    site = {
        30: f"IFCSITE('{G}5',$,'Site',$,$,#40,$,$,.ELEMENT.,$,$,$,$,$)",
        101: f"IFCRELCONTAINEDINSPATIALSTRUCTURE('{G}2',$,$,$,(#100),#30)",
    }
    assert names(proxy() | site) == []


def test_what_fills_an_opening_is_left_out() -> None:
    fills = {102: f"IFCRELFILLSELEMENT('{G}3',$,$,$,#70,#100)"}
    assert names(proxy() | fills) == []


@pytest.mark.parametrize(
    ("y", "found"),
    [(-100.0, 0), (-1.0, 0), (1.0, 1), (500.0, 1)],
    ids=["within", "half and a little", "less than half", "beside"],
)
def test_what_lies_half_within_a_wall_is_part_of_it(y: float, found: int) -> None:
    # the wall of the one-room school lies between y = -0.2 and y = 0
    let_in = proxy(x=0.5, y=0.2) | {117: f"IFCCARTESIANPOINT((2000.,{y},0.))"}
    assert len(names(let_in)) == found


def test_a_wall_on_another_level_holds_nothing() -> None:
    above = proxy(x=0.5, y=0.2) | {117: "IFCCARTESIANPOINT((2000.,-100.,2600.))"}
    assert names(above) == ["Lockers"]


def test_a_proxy_without_a_body_is_nothing() -> None:
    bare = f"IFCBUILDINGELEMENTPROXY('{G}1',$,'Lockers',$,$,#110,$,$,$)"
    assert names(proxy() | {100: bare}) == []


def test_the_room_and_the_wall_are_as_before() -> None:
    made = with_box(proxy())
    assert [room.ref.global_id for room in made.rooms] == [GUID["room"]]
    assert [wall.ref.global_id for wall in made.walls] == [GUID["wall"]]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "found"),
    [
        ("classroom_cic_revit2012.ifc", ["White Board:WhiteBoard:WhiteBoard:225702"]),
        ("gymzaal_revit2020_ifc4.ifc", []),  # 13 fascias of the roof
        ("large_building_revit2021.ifc", []),  # 11 trees and 2 words in front of the house
    ],
)
def test_real_proxies(shared_models: Path, model: str, found: list[str]) -> None:
    furniture = read_school(shared_models / model).furniture
    proxies = [f for f in furniture if f.ref.ifc_class == "IfcBuildingElementProxy"]
    assert [each.ref.name for each in proxies] == found
