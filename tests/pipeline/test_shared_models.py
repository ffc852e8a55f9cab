"""Real models from Revit, Archicad and Renga go the whole way and get an honest answer."""

import json
import subprocess
import sys

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


def run(folder, model) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "check", str(model), "--out", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize("name", REAL)
def test_a_real_model_gets_its_report(shared_models, tmp_path, name):
    done = run(tmp_path, shared_models / name)
    # Of a building of rooms without any use nothing is told but of the model itself.
    codes = {3} if name.startswith("large_building") else {0, 1}
    assert done.returncode in codes, done.stderr
    (results,) = tmp_path.glob("*/results.json")
    data = json.loads(results.read_bytes())
    assert data["summary"]["pass"] + data["summary"]["fail"] > 0
    assert len(data["rooms"]) > 0
    assert data["plans"]
    assert results.with_name("report.html").stat().st_size > 50_000


def test_a_model_in_which_every_room_is_just_a_room_is_asked_about_not_passed(
    shared_models, tmp_path
):
    run(tmp_path, shared_models / "large_building_revit2021.ifc")
    (results,) = tmp_path.glob("*/results.json")
    findings = json.loads(results.read_bytes())["findings"]
    about_uses = [f for f in findings if f["rule"].startswith(("ENG-SGR", "ENG-CALM", "ENG-THER"))]
    assert about_uses
    assert "pass" not in {finding["outcome"] for finding in about_uses}


def test_rooms_that_were_exported_three_times_are_not_summed(shared_models, tmp_path):
    run(tmp_path, shared_models / "gymzaal_revit2020_ifc4.ifc")
    (results,) = tmp_path.glob("*/results.json")
    data = json.loads(results.read_bytes())
    assert data["readiness"]["state"] == "limited"
    assert any(problem["scope"] == "sum" for problem in data["readiness"]["problems"])


def test_a_model_without_a_project_is_refused(shared_models, tmp_path):
    done = run(tmp_path, shared_models / "nasty" / "empty_no_project.ifc")
    assert done.returncode == 3
    assert "IfcProject" in done.stderr
    (folder,) = tmp_path.iterdir()
    written = sorted(folder.iterdir())
    assert [each.name for each in written] == ["report.html", "results.json"]
    assert all("Nothing could be assessed" in each.read_text("utf-8") for each in written)
