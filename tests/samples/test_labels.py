"""What the rooms, doors and groups are called, plainly and in the Department's way."""

import re

import ifcopenshell
import ifcopenshell.util.element
import pytest

from sample_models.make.codes import CODES
from tests.samples.inmemory import opened

ROOM_NAME = re.compile(r"(?:(?:EX|0[0-3]|RF|R2|ZZ|M0|M1|B1|B2)-)?[0-9]+[A-Z]?")
DOOR_NAME = re.compile(r"(?:(?:EX|0[0-3])-)?[0-9]+[A-Z]?-D[0-9]{2,3}")
ZONES = {
    "Basic teaching": "Net",
    "Halls and dining": "Net",
    "Learning resources": "Net",
    "Non-net": "Non-net",
    "Staff and admin": "Net",
    "Storage": "Net",
}
FIRE_RATINGS = {None, "Undefined", "n/a", "20", "30", "60", "90", "120"}


@pytest.fixture(scope="module")
def plain(oakfield_files) -> ifcopenshell.file:
    return oakfield_files["A"]


@pytest.fixture(scope="module")
def dfe(oakfield_files) -> ifcopenshell.file:
    return oakfield_files["A-dfe-2x3"]


def classes(space: ifcopenshell.entity_instance) -> dict[str, str]:
    found = {}
    for link in space.HasAssociations:
        reference = link.RelatingClassification
        code = getattr(reference, "ItemReference", None) or reference.Identification
        found[reference.ReferencedSource.Name] = code
    return found


def test_the_files_are_of_the_schemas_that_their_names_say(plain, dfe):
    assert (plain.schema, dfe.schema) == ("IFC4", "IFC2X3")


def test_every_room_number_keeps_to_the_pattern_of_the_labelling(dfe):
    wrong = [s.Name for s in dfe.by_type("IfcSpace") if not ROOM_NAME.fullmatch(s.Name)]
    assert wrong == []


def test_a_room_number_begins_with_its_storey(dfe):
    for storey in dfe.by_type("IfcBuildingStorey"):
        code = storey.Name.removeprefix("Level ")
        for space in ifcopenshell.util.element.get_parts(storey):
            assert space.Name.split("-")[0] in (code, "EX")


def test_every_door_is_named_after_a_room_that_it_stands_in(dfe):
    rooms = {space.Name for space in dfe.by_type("IfcSpace")}
    for door in dfe.by_type("IfcDoor"):
        assert DOOR_NAME.fullmatch(door.Name)
        assert door.Name.rsplit("-D", 1)[0] in rooms


def test_plain_models_put_the_words_in_the_long_name(plain):
    by_number = {s.Name: s for s in plain.by_type("IfcSpace")}
    assert by_number["00-05"].LongName == "Small group room"
    assert by_number["00-05"].Description is None
    assert not plain.by_type("IfcClassificationReference")


def test_labelled_models_put_the_words_in_the_description(dfe):
    by_number = {s.Name: s for s in dfe.by_type("IfcSpace")}
    assert by_number["00-05"].Description == "Small group room"
    assert by_number["00-05"].LongName is None


def test_every_inner_room_has_one_space_code_and_the_uniclass_code_paired_with_it(dfe):
    pairs = {(code.ads, code.uniclass) for code in CODES.values()}
    for space in dfe.by_type("IfcSpace"):
        if space.Name.startswith("EX"):
            continue
        found = classes(space)
        assert set(found) == {"DfE ADS", "Uniclass"}, space.Name
        assert (found["DfE ADS"], found["Uniclass"]) in pairs


@pytest.mark.parametrize(
    ("number", "code"),
    [("00-02", "PRI13"), ("00-05", "RES00"), ("00-09", "SEN34"), ("00-51", "PRI70")],
)
def test_a_room_carries_the_code_of_its_kind(dfe, number, code):
    space = next(s for s in dfe.by_type("IfcSpace") if s.Name == number)
    assert classes(space)["DfE ADS"] == code


def test_zones_are_those_of_the_closed_list_and_every_room_is_in_one(dfe):
    assert {z.Name: z.Description for z in dfe.by_type("IfcZone")} == ZONES
    for space in dfe.by_type("IfcSpace"):
        zones = [
            link.RelatingGroup
            for link in space.HasAssignments
            if link.RelatingGroup.is_a("IfcZone")
        ]
        assert len(zones) == (0 if space.Name.startswith("EX") else 1), space.Name


def test_the_base_is_a_zone_or_where_zones_are_a_closed_list_a_group(plain, dfe):
    zone = next(z for z in plain.by_type("IfcZone") if z.Name == "Inclusion base")
    group = next(g for g in dfe.by_type("IfcGroup") if g.Name == "Inclusion base")
    assert group.is_a() == "IfcGroup"
    members = [
        {space.Name for space in ifcopenshell.util.element.get_grouped_by(owner)}
        for owner in (zone, group)
    ]
    assert members[0] == members[1]
    assert {"00-51", "00-52", "00-53", "00-60", "00-62", "00-65", "EX-01"} <= members[0]


def test_levels_stand_at_the_site_datum_in_the_labelled_export(plain, dfe):
    heights = {s.Name: s.Elevation for s in dfe.by_type("IfcBuildingStorey")}
    assert heights == pytest.approx({"Level 00": 55_000.0, "Level 01": 58_600.0})
    heights = {s.Name: s.Elevation for s in plain.by_type("IfcBuildingStorey")}
    assert heights == pytest.approx({"Level 00": 0.0, "Level 01": 3.6})


def test_quantities_have_the_names_that_each_labelling_asks_for(plain, dfe):
    for model, name, net in (
        (plain, "Qto_SpaceBaseQuantities", "NetFloorArea"),
        (dfe, "BaseQuantities", "NetArea"),
    ):
        space = next(s for s in model.by_type("IfcSpace") if s.Name == "00-41")
        assert ifcopenshell.util.element.get_pset(space, name, net) == pytest.approx(180.0)


def test_a_fire_rating_is_a_bare_number(plain, dfe):
    for model in (plain, dfe):
        ratings = {
            ifcopenshell.util.element.get_pset(door, "Pset_DoorCommon", "FireRating")
            for door in model.by_type("IfcDoor")
        }
        assert ratings <= FIRE_RATINGS
        assert "30" in ratings


def test_every_door_of_the_school_says_how_it_opens_through_its_type(plain, dfe):
    for model, kind in ((plain, "IfcDoorType"), (dfe, "IfcDoorStyle")):
        for door in model.by_type("IfcDoor"):
            style = ifcopenshell.util.element.get_type(door)
            assert style.is_a(kind)
            assert style.OperationType not in (None, "NOTDEFINED", "USERDEFINED")
            sets = {s.is_a() for s in style.HasPropertySets}
            assert sets == {"IfcDoorLiningProperties", "IfcDoorPanelProperties"}


def test_panel_widths_are_shares_that_add_up(plain):
    for style in plain.by_type("IfcDoorType"):
        shares = [p.PanelWidth for p in style.HasPropertySets if p.is_a("IfcDoorPanelProperties")]
        assert sum(shares) == pytest.approx(1.0, abs=1e-6)
        assert len(shares) == (2 if style.OperationType.startswith("DOUBLE") else 1)


def test_single_and_double_and_sliding_doors_are_all_there(plain):
    ways = {style.OperationType for style in plain.by_type("IfcDoorType")}
    assert {"SINGLE_SWING_LEFT", "SINGLE_SWING_RIGHT", "DOUBLE_DOOR_SINGLE_SWING"} <= ways
    assert any("SLIDING" in way for way in ways)


def test_every_door_fills_an_opening_in_a_wall(plain):
    for door in plain.by_type("IfcDoor"):
        (fills,) = door.FillsVoids
        (voids,) = fills.RelatingOpeningElement.VoidsElements
        assert voids.RelatingBuildingElement.is_a("IfcWall")


def test_an_outer_door_says_so_and_an_inner_one_does_not(plain):
    outer = {
        door.Name
        for door in plain.by_type("IfcDoor")
        if ifcopenshell.util.element.get_pset(door, "Pset_DoorCommon", "IsExternal")
    }
    assert {"00-30-D01", "00-57-D02", "00-64-D02"} <= outer
    assert not {"00-05-D01", "00-39-D01", "00-57-D01"} & outer


def test_some_doors_say_which_rooms_they_bound_and_most_do_not(plain):
    bounded = {b.RelatedBuildingElement.Name for b in plain.by_type("IfcRelSpaceBoundary")}
    assert 5 < len(bounded) < len(plain.by_type("IfcDoor")) / 2


def test_toilets_are_sanitary_terminals_or_typed_flow_terminals(plain, dfe):
    pans = [e for e in plain.by_type("IfcSanitaryTerminal") if e.PredefinedType == "TOILETPAN"]
    assert len(pans) > 15
    typed = [
        ifcopenshell.util.element.get_type(e).PredefinedType for e in dfe.by_type("IfcFlowTerminal")
    ]
    assert typed.count("TOILETPAN") == len(pans)
    assert len(dfe.by_type("IfcFurnishingElement")) == len(plain.by_type("IfcFurniture"))


def test_there_is_a_stair_a_ramp_a_lift_and_their_handrails(plain, dfe):
    for model in (plain, dfe):
        assert len(model.by_type("IfcStair")) == 3
        assert len(model.by_type("IfcRamp")) == 1
        assert len(model.by_type("IfcTransportElement")) == 1
        assert len(model.by_type("IfcRailing")) >= 4
        assert len(model.by_type("IfcStairFlight")) == 5


@pytest.mark.parametrize(("unit", "width"), [("m", 1.01), ("mm", 1010.0), ("foot", 1.01 / 0.3048)])
def test_sizes_are_in_the_unit_of_the_file(small, unit, width):
    model = opened(small, unit=unit)
    door = next(d for d in model.by_type("IfcDoor") if d.Name == "00-01-D01")
    assert door.OverallWidth == pytest.approx(width, rel=1e-7)


def test_areas_in_a_foot_model_are_square_feet(small):
    model = opened(small, unit="foot")
    space = next(s for s in model.by_type("IfcSpace") if s.Name == "00-03")
    stored = ifcopenshell.util.element.get_pset(space, "Qto_SpaceBaseQuantities", "NetFloorArea")
    assert stored == pytest.approx(25.0 / 0.3048**2, rel=1e-6)
