"""Real models from Revit, Archicad and Renga go the whole way and get an honest answer."""

import json

import pytest

REAL = (
    "bimcollab_arc_archicad21.ifczip",
    "classroom_cic_revit2012.ifc",
    "duplex_revit2011.ifc",
    "fzk_haus_archicad20_ifc4.ifc",
    "gymzaal_revit2020_ifc4.ifc",
    "house_renga_ru.ifc",
    "institute_archicad11.ifczip",
    "large_building_revit2021.ifc",
    "nasty/double_guids_archicad14.ifc",
    "office_a_revit2011.ifc.gz",
    "office_archicad19.ifc",
    "osh_flat_revit2017_ifc4.ifc",
    "samplehouse_revit2015_ifc4.ifc",
)
pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.mark.parametrize("name", REAL)
def test_a_real_model_gets_its_report(command, shared_models, name):
    done, folder = command(shared_models / name)
    # Of a building of rooms without any use nothing is told but of the model itself.
    codes = {3} if name.startswith("large_building") else {0, 1}
    assert done.returncode in codes, done.stderr
    data = json.loads((folder / "results.json").read_bytes())
    assert data["summary"]["pass"] + data["summary"]["fail"] > 0
    assert len(data["rooms"]) > 0
    assert data["plans"]
    assert (folder / "report.html").stat().st_size > 50_000


def test_a_model_in_which_every_room_is_just_a_room_is_asked_about_not_passed(
    command, shared_models
):
    _, folder = command(shared_models / "large_building_revit2021.ifc")
    findings = json.loads((folder / "results.json").read_bytes())["findings"]
    about_uses = [f for f in findings if f["rule"].startswith(("ENG-SGR", "ENG-CALM", "ENG-THER"))]
    assert about_uses
    assert "pass" not in {finding["outcome"] for finding in about_uses}


def test_rooms_that_were_exported_three_times_are_not_summed(command, shared_models):
    _, folder = command(shared_models / "gymzaal_revit2020_ifc4.ifc")
    data = json.loads((folder / "results.json").read_bytes())
    assert data["readiness"]["state"] == "limited"
    assert any(problem["scope"] == "sum" for problem in data["readiness"]["problems"])


def test_a_model_without_a_project_is_refused(command, shared_models):
    done, folder = command(shared_models / "nasty" / "empty_no_project.ifc")
    assert done.returncode == 3
    assert "IfcProject" in done.stderr
    written = sorted(folder.iterdir())
    assert [each.name for each in written] == ["report.html", "results.json"]
    assert all("Nothing could be assessed" in each.read_text("utf-8") for each in written)
