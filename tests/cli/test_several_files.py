"""A school in several files, by `--with` and by the brief's `models`."""

import json

import pytest

from sample_models.make import write_ifc
from tests.read.test_joined import plan

pytestmark = pytest.mark.slow

BRIEF = "models: [{file: arc.ifc, part: architecture}, {file: parts/ffe.ifc, part: furniture}]\n"


@pytest.fixture
def files(tmp_path):
    """The architecture, and the furniture in a folder beside it."""
    return (
        write_ifc(plan(), tmp_path / "arc.ifc", part="architecture"),
        write_ifc(plan(), tmp_path / "parts/ffe.ifc", part="furniture", unit="mm"),
    )


def results(folder):
    return json.loads((folder / "schoolcheck-out/arc/results.json").read_bytes())


def test_with_reads_another_file_of_the_same_school(schoolcheck, files, tmp_path):
    done = schoolcheck("check", files[0], "--with", files[1], "--save-facts")
    assert done.returncode in {0, 1}, done.stderr
    found = results(tmp_path)
    assert [each["file"] for each in found["others"]] == ["ffe.ifc"]
    page = (tmp_path / "schoolcheck-out/arc/report.html").read_text("utf-8")
    assert "arc.ifc with ffe.ifc" in page
    assert "ffe.ifc differs from arc.ifc: lengths are in mm (else m)" in done.stderr
    assert found["others"][0]["sha256"] in page
    done = schoolcheck("judge", "schoolcheck-out/arc/facts.json", "--out", "again")
    again = json.loads((tmp_path / "again/facts/results.json").read_bytes())
    assert again["findings"] == found["findings"]


def test_the_files_of_the_brief_are_read_with_any_of_them(schoolcheck, files, tmp_path):
    (tmp_path / "schoolcheck.yaml").write_text(BRIEF, encoding="utf-8")
    assert schoolcheck("check", files[0]).returncode in {0, 1}
    assert [each["file"] for each in results(tmp_path)["others"]] == ["ffe.ifc"]
    done = schoolcheck("check", files[1], "--brief", "schoolcheck.yaml", "--out", "again")
    assert done.returncode in {0, 1}, done.stderr
    again = json.loads((tmp_path / "again/ffe/results.json").read_bytes())
    assert again["model"]["file"] == "arc.ifc", "the architecture is read first"
    assert again["findings"] == results(tmp_path)["findings"]


def test_with_counts_before_the_list_of_the_brief_and_that_is_told(schoolcheck, files, tmp_path):
    (tmp_path / "schoolcheck.yaml").write_text(BRIEF, encoding="utf-8")
    site = write_ifc(plan(tables=0), tmp_path / "site.ifc", part="furniture")
    done = schoolcheck("check", files[0], "--with", site)
    assert "ffe.ifc is listed and was not read" in done.stderr
    assert "site.ifc adds nothing with a body to arc.ifc" in done.stderr


@pytest.mark.usefixtures("files")
def test_another_model_is_checked_alone_and_that_is_told(schoolcheck, tmp_path):
    (tmp_path / "schoolcheck.yaml").write_text(BRIEF, encoding="utf-8")
    lone = write_ifc(plan(), tmp_path / "lone.ifc")
    done = schoolcheck("check", lone)
    assert "arc.ifc, ffe.ifc are listed and were not read" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("arc.ifc", "--with", "no.ifc"), "no.ifc that goes with arc.ifc is not there"),
        (("arc.ifc", "--with", "arc.ifc"), "arc.ifc is the model itself"),
        (("arc.ifc", "--with", "parts"), "parts that goes with arc.ifc is a folder"),
        (("arc.ifc", "parts/ffe.ifc", "--with", "arc.ifc"), "--with goes with one model"),
    ],
)
def test_files_that_cannot_be_meant_are_bad_usage(schoolcheck, files, arguments, told):
    done = schoolcheck("check", *arguments)
    assert files[0].is_file()
    assert done.returncode == 2
    assert told in done.stderr


def test_a_second_file_that_is_none_is_named(schoolcheck, files, tmp_path):
    (tmp_path / "text.ifc").write_text("no model", encoding="ascii")
    done = schoolcheck("check", files[0], "--with", "text.ifc")
    assert done.returncode == 3
    assert "text.ifc" in done.stderr


def test_files_that_lie_apart_are_not_judged(schoolcheck, files, tmp_path):
    far = write_ifc(plan(), tmp_path / "far.ifc", part="furniture", offset=(300.0, 0.0, 0.0))
    done = schoolcheck("check", files[0], "--with", far)
    assert done.returncode == 3
    assert "far.ifc lies 289 m off arc.ifc" in done.stderr
    assert results(tmp_path)["summary"]["pass"] == 0
