"""No traceback: a mistake of ours is a sentence and 4, few letters and odd files stop nothing."""

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli import app, console, look, running
from checker.jobs import Outcome
from checker.report import draft, file_name, write
from checker.results.codec import result_to_json
from tests.report.chromium_stand_in import KEEPS, WHOLE, stand_in
from tests.report.formats.made import made

ANSWER = {
    "verdict": "1 place departs → from good practice.",
    "counts": {"pass": 1, "fail": 1, "cannot_tell": 0, "not_applicable": 0},
    "written": [],
    "scenarios": [],
    "schedule": "",
    "blocking": 0,
    "blockers": [],
    "accepted": [],
    "gate": "",
    "problems": [],
    "earlier": [],
}


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.json"
    path.write_bytes(result_to_json(made()))
    return path


@pytest.fixture
def run(in_process):
    """`schoolcheck` in this process: exit code, stdout, stderr."""
    return in_process


@pytest.fixture
def judged(monkeypatch):
    """A child that writes what it is asked for, as `check` starts it."""

    def supervise(job, **_more) -> Outcome:
        folder = Path(job.arguments["out"])
        folder.mkdir(parents=True, exist_ok=True)
        for name in job.arguments["formats"]:
            file, data = draft(made(), name)
            (folder / file).write_bytes(data)
        written = [file_name(name) for name in job.arguments["formats"]]
        return Outcome(state="done", code=0, answer={**ANSWER, "written": written})

    monkeypatch.setattr(running, "supervise", supervise)


def test_files_of_an_earlier_run_are_left_and_told(run, monkeypatch, tmp_path):
    answer = {**ANSWER, "earlier": ["facts.json", "report.pdf"]}
    monkeypatch.setattr(
        running, "supervise", lambda _job, **_more: Outcome(state="done", code=0, answer=answer)
    )
    told = run("check", "a.ifc", "--out", tmp_path)[2]
    assert "  ! Of an earlier run, and left as they were: facts.json, report.pdf.\n" in told


def _fail(error: Exception):
    def fail(*_arguments, **_more):
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("width"), "KeyError: 'width'; test_mistakes.py, line "),
        (RuntimeError("no\n::error::x\x1b[2J."), "RuntimeError: no ::error::x�[2J; test_mistakes"),
        (AssertionError(), "(AssertionError; test_mistakes.py, line "),
        (OSError(28, "No space left on device"), "OSError: [Errno 28] No space left on device; "),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_mistake_of_ours_is_one_sentence_and_4(run, results, monkeypatch, error, told):
    monkeypatch.setattr(look, "load", _fail(error))
    code, out, err = run("report", results)
    assert (code, out) == (4, "")
    assert told in err
    assert "Please report it" in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_an_interrupt_is_no_mistake(run, results, monkeypatch):
    monkeypatch.setattr(look, "load", _fail(KeyboardInterrupt()))  # type: ignore[arg-type]
    assert run("report", results)[0] == 130


@pytest.fixture
def piped(monkeypatch):
    """Run with a stdout that knows few letters; its bytes."""

    def run(*arguments) -> bytes:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\n"))
        monkeypatch.setattr(sys, "argv", ["schoolcheck", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        assert ended.value.code in {0, None}
        sys.stdout.flush()
        return raw.getvalue()

    return run


def test_annotations_can_be_piped_where_letters_are_few(piped, results, capsys):
    named = replace(made(), model=replace(made().model, file="school →.ifc"))
    results.write_bytes(result_to_json(named))
    out = piped("report", results, "--format", "github")
    assert capsys.readouterr().err == ""
    text = write(named, "github").decode()
    assert "→" in text
    assert out.endswith(text.encode("cp1252", "replace"))


@pytest.mark.usefixtures("judged")
def test_a_check_of_a_file_with_a_strange_name_can_be_piped(piped, tmp_path):
    out = piped("check", "→.ifc", "--format", "github", "--out", tmp_path)
    assert b"::notice title=schoolcheck" in out
    assert b"?/github-annotations.txt" in out.replace(b"\\", b"/")


def test_a_table_of_measures_can_be_piped_where_letters_are_few(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\n"))
    for format_ in ("csv", "json"):
        look._print_rows([{"name": "Café →", "unit": "m²"}], format_)
    sys.stdout.flush()
    text = raw.getvalue().decode("cp1252")
    assert ",Café ?," in text
    assert '"name": "Café ?"' in text


def test_what_stdout_can_show_by_itself_is_left_to_it(monkeypatch):
    raw = io.BytesIO()
    own = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="\n")
    monkeypatch.setattr(sys, "stdout", own)
    console.say("caf\udce9 ✓")
    sys.stdout.flush()
    assert raw.getvalue() == b"caf\xe9 \xe2\x9c\x93\n"


@pytest.mark.usefixtures("judged")
def test_a_folder_in_the_place_of_the_pdf_stops_no_other_model(run, tmp_path, monkeypatch):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, KEEPS.format(text=WHOLE))))
    (tmp_path / "out" / "a" / "report.pdf").mkdir(parents=True)
    code, out, err = run(
        "check", "a.ifc", "b.ifc", "--format", "pdf,github", "--out", tmp_path / "out"
    )
    assert code == 2
    assert "a.ifc: report.pdf cannot be written to" in err
    assert (tmp_path / "out" / "b" / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert out.count("::notice title=schoolcheck") == 2
    assert not list(tmp_path.glob("out/*/.*"))


@pytest.mark.skipif(os.name != "posix", reason="what Windows runs is told by a file's ending")
@pytest.mark.usefixtures("judged")
def test_a_chromium_that_is_no_program_is_told_and_stops_no_other_model(run, tmp_path, monkeypatch):
    program = tmp_path / "notes"
    program.write_text("no program\n")
    program.chmod(0o755)
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(program))
    old = tmp_path / "a" / "report-a3.pdf"
    old.parent.mkdir()
    old.write_bytes(b"of an earlier run")
    code, out, err = run(
        "check", "a.ifc", "b.ifc", "--format", "pdf,pdf-a3,github", "--out", tmp_path
    )
    assert code == 4
    for model in ("a.ifc", "b.ifc"):
        assert f"{model}: notes could not print the PDF: Exec format error. Is {program} a" in err
    assert out.count("::notice title=schoolcheck") == 2
    assert not old.exists()
    assert not list(tmp_path.glob("*/.*"))
