"""The IDS asks for what the chosen rules want stated: read, validated and tried with ifctester."""

from pathlib import Path

import ifcopenshell
import pytest
from ifctester import ids

from checker.bundled import bundled_folder
from checker.measure.registry import measures
from checker.rules import LABELS, ids_file, load_packs
from checker.rules.information import IFC_CLASSES, information, wants_doors
from checker.uses import shipped_vocabulary

ROOT = Path(__file__).resolve().parents[2]
OAKFIELD = ROOT / "sample_models" / "oakfield" / "oakfield-primary-A.ifc"
DFE = ROOT / "sample_models" / "oakfield" / "oakfield-primary-A-dfe-2x3.ifc"
CASES = ROOT / "sample_models" / "cases"
CASE_WITH_RAILS = CASES / "ENG-ADM2-stair-handrails" / "pass-both-sides.ifc"
ENGLAND = load_packs([bundled_folder("rules") / "england"])
RULE = """
- rule: A
  title: Rooms
  applies_to: {each: room, where: [{use: %s}], if_none: fail}
  measure: %s
  is: yes
  strength: project
  source: {document: brief, checked: no}
"""
RAIL = """
- rule: A
  title: Rails
  applies_to: {each: railing, if_none: fail}
  measure: rail_diameter
  at_least: 32 mm
  strength: project
  source: {document: brief, checked: no}
"""


def of(tmp_path, *bodies):
    path = tmp_path / "rules.yaml"
    path.write_text("".join(bodies))
    return load_packs([path])


def opened(ruleset, tmp_path, **given):
    path = tmp_path / "want.ids"
    path.write_bytes(ids_file(ruleset, shipped_vocabulary(), **given))
    return ids.open(str(path), validate=True)


def results(book, model):
    book.validate(ifcopenshell.open(str(model)))
    return {
        spec.name: (len(spec.applicable_entities), len(spec.failed_entities))
        for spec in book.specifications
    }


@pytest.mark.slow
@pytest.mark.parametrize("labels", LABELS)
def test_the_file_of_the_england_pack_is_valid_by_the_schema(tmp_path, labels):
    book = opened(ENGLAND, tmp_path, labels=labels)
    assert len(book.specifications) >= 4 + len(information(ENGLAND))


def test_it_is_the_same_file_each_time():
    assert ids_file(ENGLAND, shipped_vocabulary()) == ids_file(ENGLAND, shipped_vocabulary())


def test_a_model_that_holds_everything_passes(tmp_path):
    found = results(opened(ENGLAND, tmp_path), OAKFIELD)
    assert {name: failed for name, (_applies, failed) in found.items() if failed} == {}
    assert found["Every room says what it is for"][0] == 94


@pytest.mark.slow
def test_a_model_made_to_the_dfe_rules_is_tested_by_its_own_labels(tmp_path):
    """Seven rooms of the sample have no code, which is what the file then finds."""
    found = results(opened(ENGLAND, tmp_path, labels="dfe"), DFE)
    model = ifcopenshell.open(str(DFE))
    spaces = model.by_type("IfcSpace")
    bare = [space for space in spaces if "DfE" not in systems(space)]
    failed = {name: count for name, (_applies, count) in found.items() if count}
    assert failed == {"Every room has a DfE code": len(bare)}
    assert 0 < len(bare) < len(spaces) / 10
    assert results(opened(ENGLAND, tmp_path), DFE)["Every room says what it is for"][1] > 80


def systems(space):
    related = [
        each for each in space.HasAssociations if each.is_a("IfcRelAssociatesClassification")
    ]
    return " ".join(each.RelatingClassification.ReferencedSource.Name for each in related)


def test_a_room_without_words_is_found(tmp_path):
    path = next(CASES.glob("ENG-SGR-on-each-storey/cannot-tell-unnamed-room-upstairs.ifc"))
    assert results(opened(ENGLAND, tmp_path), path)["Every room says what it is for"] == (6, 1)


def test_a_door_type_that_does_not_say_how_it_opens_is_found(tmp_path):
    text = OAKFIELD.read_text()
    told = text.count(".SINGLE_SWING_LEFT.")
    path = tmp_path / "silent.ifc"
    path.write_text(text.replace(".SINGLE_SWING_LEFT.", ".NOTDEFINED."))
    found = results(opened(ENGLAND, tmp_path), path)
    assert found["Every door type states how it opens"][1] > 0
    assert told > 0


def test_what_only_a_property_tells_is_required(tmp_path):
    ruleset = of(tmp_path, RAIL)
    wanted = information(ruleset)
    assert [(each.ifc_class, each.group, each.name, each.needed) for each in wanted] == [
        ("IFCRAILING", "Pset_RailingCommon", "Diameter", True)
    ]
    applies, failed = results(opened(ruleset, tmp_path), CASE_WITH_RAILS)[
        "Pset_RailingCommon.Diameter"
    ]
    assert applies == failed == 2


def test_what_only_some_of_the_elements_need_is_not_required_of_all(tmp_path):
    narrowed = RAIL.replace("{each: railing,", "{each: railing, where: [{rail_height: '> 1 m'}],")
    (wanted,) = [each for each in information(of(tmp_path, narrowed)) if each.name == "Diameter"]
    assert not wanted.needed


def test_of_several_ways_to_pass_none_is_needed(tmp_path):
    either = RAIL.replace(
        "  measure: rail_diameter\n  at_least: 32 mm\n",
        "  any_of:\n    - {measure: rail_diameter, at_least: 32 mm}\n"
        "    - {measure: rail_height, at_least: 1 m}\n",
    )
    assert not any(each.needed for each in information(of(tmp_path, either)))


@pytest.mark.parametrize(
    ("measure", "needed"), [("has_smoke_detection", False), ("projections_guarded", True)]
)
def test_what_things_in_a_room_may_tell_is_not_needed_of_it(tmp_path, measure, needed):
    (wanted,) = information(of(tmp_path, RULE % ("accessible toilet", measure)))
    assert (wanted.needed, wanted.uses) == (needed, {"accessible toilet"})


def test_rooms_of_a_use_are_told_by_their_codes(tmp_path):
    ruleset = of(tmp_path, RULE % ("accessible toilet", "projections_guarded"))
    name = "SchoolCheck_Room.ProjectionsGuarded (of accessible toilet)"
    applies, failed = results(opened(ruleset, tmp_path), DFE)[name]
    assert 0 < applies < 10
    assert failed == applies


def test_what_geometry_may_tell_too_is_not_required(tmp_path):
    found = results(opened(ENGLAND, tmp_path), OAKFIELD)
    doors = len(ifcopenshell.open(str(OAKFIELD)).by_type("IfcDoor"))
    assert found["SchoolCheck_Door.ClearOpeningWidth"][0] == doors > 90
    assert found["SchoolCheck_Door.ClearOpeningWidth"][1] == 0


def test_rules_that_never_look_at_doors_ask_nothing_of_them(tmp_path):
    area = RULE % ("hall", "use_is_sure")
    ruleset = of(tmp_path, area)
    assert not wants_doors(ruleset)
    assert not any("door" in spec.name for spec in opened(ruleset, tmp_path).specifications)


def test_ways_look_at_doors(tmp_path):
    assert wants_doors(of(tmp_path, RULE % ("hall", "is_reachable")))


@pytest.mark.parametrize(
    "spec",
    [spec for spec in measures().values() if spec.stated],
    ids=lambda spec: f"{spec.name} {spec.kind}",
)
def test_a_property_that_may_be_stated_is_one_that_the_docs_or_the_ask_name(spec):
    assert spec.kind in IFC_CLASSES
    for stated in spec.stated:
        group, _, name = stated.partition(".")
        assert group.startswith(("SchoolCheck_", "Pset_"))
        assert name in spec.doc + spec.ask
