"""`--format pdf` on the command line: refused early, finished after the child, never half there."""

import json

import pytest

from tests.report.chromium_stand_in import KEEPS, SAYS, WHOLE, stand_in


@pytest.fixture
def chromium(tmp_path, monkeypatch):
    """Put a program that does something in Chromium's place."""

    def put(does: str) -> None:
        folder = tmp_path / "programs"
        folder.mkdir(exist_ok=True)
        monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(folder, does)))

    return put


@pytest.fixture
def folder(model):
    return model.parent / "schoolcheck-out" / "school"


@pytest.mark.parametrize("command", ["check", "judge", "report"])
def test_without_chromium_nothing_is_read_and_the_code_is_2(schoolcheck, monkeypatch, command):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", "/not/here")
    # The file is not there either: had it been opened, the complaint would be about it.
    done = schoolcheck(command, "missing.ifc", "--format", "html,pdf")
    assert done.returncode == 2
    assert "SCHOOLCHECK_CHROMIUM names /not/here, and no program is there." in done.stderr
    assert "missing.ifc" not in done.stderr


@pytest.mark.slow
def test_the_pdf_is_printed_after_the_check_and_no_draft_is_left(
    schoolcheck, model, folder, chromium
):
    chromium(KEEPS.format(text=WHOLE) + "; assert '<!DOCTYPE html>' in page")
    done = schoolcheck("check", model, "--format", "pdf,pdf-a3", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} == {"report.pdf", "report-a3.pdf", "run.json"}
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == [
        "report.pdf",
        "report-a3.pdf",
    ]
    assert json.loads((folder / "run.json").read_bytes())["formats"] == ["pdf", "pdf-a3"]


@pytest.mark.slow
def test_a_pdf_that_failed_is_told_and_an_old_one_does_not_stand_for_it(
    schoolcheck, model, folder, chromium
):
    folder.mkdir(parents=True)
    (folder / "report.pdf").write_bytes(b"of an earlier run")
    chromium(SAYS)
    done = schoolcheck("check", model, "--format", "json,pdf", "--fail-on", "never")
    assert done.returncode == 4
    assert "printed no whole PDF. It said: Cannot open display" in done.stderr
    assert {path.name for path in folder.iterdir()} == {"results.json", "run.json"}
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == ["results.json"]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_a_real_chromium_starts_though_the_child_has_limits(schoolcheck, model, folder):
    done = schoolcheck("check", model, "--format", "pdf", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
