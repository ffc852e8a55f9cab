"""`report` writes what it can: a format that fails takes no other with it, nor stays as it was."""

import sys
from dataclasses import replace

import pytest

from checker.cli import app
from checker.report import write
from checker.results import Readiness
from checker.results.codec import result_to_json
from tests.report.chromium_stand_in import KEEPS, SAYS, WHOLE, stand_in
from tests.report.formats.made import blocked, made


@pytest.fixture
def folder(tmp_path):
    """A folder with results and a PDF of an earlier run."""
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "results.json").write_bytes(result_to_json(made()))
    (folder / "report.pdf").write_bytes(b"of an earlier run")
    return folder


@pytest.fixture
def report(monkeypatch, capsys, folder):
    """`schoolcheck report` in this process: exit code, names on stdout, stderr."""

    def run(wanted: str) -> tuple[int, list[str], str]:
        arguments = ["report", str(folder / "results.json"), "--format", wanted]
        monkeypatch.setattr(sys, "argv", ["schoolcheck", *arguments])
        with pytest.raises(SystemExit) as ended:
            app.main()
        told = capsys.readouterr()
        files = [line for line in told.out.splitlines() if not line.startswith("::")]
        names = [line.removeprefix(str(folder))[1:] for line in files]
        return int(ended.value.code or 0), names, told.err

    return run


def test_a_pdf_that_fails_leaves_the_others_and_is_gone(report, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, SAYS)))
    code, names, err = report("pdf,csv,pdf-a3,junit")
    assert code == 4
    assert names == ["findings.csv", "junit.xml"]
    assert "printed no whole PDF. It said: Cannot open display" in err
    there = {path.name for path in folder.iterdir()}
    assert there == {"results.json", "findings.csv", "junit.xml"}


def test_a_pdf_that_is_printed_takes_the_old_ones_place(report, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, KEEPS.format(text=WHOLE))))
    assert report("pdf,csv") == (0, ["report.pdf", "findings.csv"], "")
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    there = {path.name for path in folder.iterdir()}
    assert there == {"results.json", "findings.csv", "report.pdf"}


def test_a_folder_in_the_place_of_one_format_takes_no_other_with_it(report, folder):
    (folder / "junit.xml").mkdir()
    code, names, err = report("junit,github,csv")
    assert code == 2
    assert names == ["github-annotations.txt", "findings.csv"]
    assert err.startswith("junit.xml cannot be written to ")
    assert (folder / "findings.csv").read_bytes() == write(made(), "csv")


def test_the_results_themselves_are_never_lost(report, folder, monkeypatch):
    before = (folder / "results.json").read_bytes()
    monkeypatch.setattr("pathlib.Path.replace", _refuse)
    code, names, err = report("json")
    assert (code, names) == (2, [])
    assert "results.json cannot be written" in err
    assert (folder / "results.json").read_bytes() == before


@pytest.mark.parametrize("state", ["blocked", "ready"])
def test_where_nothing_was_assessed_the_files_are_written_and_the_code_is_3(report, folder, state):
    result = blocked()
    if state == "ready":
        result = replace(result, readiness=Readiness(), verdict="")
    (folder / "results.json").write_bytes(result_to_json(result))
    code, names, err = report("junit,github,html")
    assert code == 3
    assert names == ["junit.xml", "github-annotations.txt", "report.html"]
    assert err.startswith("Nothing could be assessed")
    assert err.count("\n") == 1


def test_what_fails_stops_no_report(report):
    assert report("junit") == (0, ["junit.xml"], "")


def test_a_pdf_that_fails_is_worse_than_nothing_assessed(report, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, SAYS)))
    (folder / "results.json").write_bytes(result_to_json(blocked()))
    assert report("pdf,csv")[:2] == (4, ["findings.csv"])


def _refuse(*_arguments):
    raise OSError(28, "No space left on device")
