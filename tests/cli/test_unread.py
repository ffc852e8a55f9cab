"""A model without an answer: every format that was asked for says so, and no old one is left."""

import sys
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from checker.cli import app, running, servers
from checker.cli.unread import unread
from checker.jobs import Outcome
from checker.report import file_name, formats
from checker.results.codec import result_from_json
from tests.report.chromium_stand_in import KEEPS, SAYS, WHOLE, stand_in

UNREADABLE = Outcome(state="done", code=3, message="school.ifc is cut short. Export it again.")
CRASHED = Outcome(state="crashed", code=4, message="The check crashed (SIGSEGV).")
SLOW = Outcome(state="timeout", code=4, message="The check took longer than 1 s and was stopped.")
WRONG = Outcome(state="done", code=2, message="schoolcheck.yaml:1:1: There is no key 'gaet'.")
PLAIN = [name for name, each in formats().items() if not each.finish]
OLD = b"all is well"
KEPT = ("facts.json", "run.json")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "out" / "school"


@pytest.fixture
def ended(monkeypatch, folder, capsys):
    """`check` whose child ended somehow, over the files of an earlier run: code, stdout, stderr."""

    def run(outcome: Outcome, wanted: str, *more: str) -> tuple[int, str, str]:
        if not folder.exists():
            folder.mkdir(parents=True)
            for name in (*map(file_name, formats()), *KEPT):
                (folder / name).write_bytes(OLD)
        monkeypatch.setattr(running, "supervise", lambda _job, **_more: outcome)
        arguments = ["check", "a/school.ifc", "--out", str(folder.parent), "--format", wanted]
        monkeypatch.setattr(sys, "argv", ["schoolcheck", *arguments, *more])
        with pytest.raises(SystemExit) as end:
            app.main()
        told = capsys.readouterr()
        return int(end.value.code or 0), told.out, told.err

    return run


@pytest.mark.slow
@pytest.mark.parametrize("outcome", [UNREADABLE, CRASHED, SLOW], ids=lambda each: each.state)
def test_every_format_says_why_there_is_no_answer(ended, folder, outcome):
    code, _out, err = ended(outcome, ",".join(PLAIN))
    assert code == outcome.code
    assert err.startswith(f"school.ifc: {outcome.message}\n")
    for name in PLAIN:
        assert (folder / file_name(name)).read_bytes() != OLD, name
    for name in ("html", "json", "markdown", "github", "gitlab", "sarif", "junit", "csv"):
        text = (folder / file_name(name)).read_text("utf-8")
        assert "Nothing could be assessed" in text, name
    result = result_from_json((folder / "results.json").read_bytes())
    assert result == unread("school.ifc", outcome)
    assert result.readiness.state == "blocked"
    assert outcome.message in result.verdict


def test_the_tests_of_a_build_server_hold_an_error(ended, folder):
    ended(CRASHED, "junit")
    suite = ET.parse(folder / "junit.xml").getroot()  # noqa: S314 - our own file
    assert suite.get("errors") == "1"
    assert suite.find(".//error") is not None


def test_annotations_and_the_summary_of_the_step_say_so(ended, folder, tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n")
    monkeypatch.setenv(servers.SUMMARY, str(summary))
    code, out, _err = ended(UNREADABLE, "github", "--quiet")
    assert code == 3
    assert out == (folder / "github-annotations.txt").read_text("utf-8")
    assert out.startswith("::error title=schoolcheck%3A school.ifc::Nothing could be assessed.")
    assert summary.read_text("utf-8").startswith("# Before\n<!-- schoolcheck:report -->")
    assert "school.ifc is cut short" in summary.read_text("utf-8")


@pytest.mark.parametrize("outcome", [UNREADABLE, CRASHED], ids=lambda each: each.state)
def test_nothing_of_an_earlier_run_stays_and_what_is_not_ours_does(ended, folder, outcome):
    ended(WRONG, "html")
    others = ("mine.json", "facts.json.bak", "report.html.old", ".report.html.draft2")
    for name in others:
        (folder / name).write_bytes(OLD)
    (folder / "run.json").unlink()
    (folder / "run.json").mkdir()
    ended(outcome, "html,json")
    there = {path.name for path in folder.iterdir()}
    assert there == {"report.html", "results.json", "run.json", *others}
    assert all((folder / name).read_bytes() == OLD for name in others)


def test_what_a_run_was_asked_to_read_is_never_removed(monkeypatch, tmp_path):
    facts = tmp_path / "facts" / "facts.json"
    facts.parent.mkdir()
    facts.write_bytes(OLD)
    (facts.parent / "report.xlsx").write_bytes(OLD)
    monkeypatch.setattr(running, "supervise", lambda _job, **_more: CRASHED)
    monkeypatch.chdir(tmp_path)
    command = "judge facts/facts.json --out . --schedule facts/report.xlsx --format json"
    monkeypatch.setattr(sys, "argv", ["schoolcheck", *command.split()])
    with pytest.raises(SystemExit):
        app.main()
    assert facts.read_bytes() == (facts.parent / "report.xlsx").read_bytes() == OLD
    assert (facts.parent / "results.json").is_file()


def test_a_wrong_question_writes_nothing_and_removes_nothing(ended, folder):
    code, out, _err = ended(WRONG, "html,junit,github")
    assert code == 2
    assert {path.read_bytes() for path in folder.iterdir()} == {OLD}
    assert out.startswith("::error title=schoolcheck%3A no answer::school.ifc: schoolcheck.yaml")


def test_the_pdf_says_so_too(ended, folder, monkeypatch, tmp_path):
    program = stand_in(tmp_path, "assert 'cut short' in page; " + KEEPS.format(text=WHOLE))
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(program))
    code, _out, _err = ended(UNREADABLE, "pdf,json")
    assert code == 3
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert not list(folder.glob(".*"))


def test_a_pdf_that_fails_is_gone_and_the_rest_is_there(ended, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, SAYS)))
    code, _out, err = ended(UNREADABLE, "pdf,json")
    assert code == 4
    assert "printed no whole PDF" in err
    assert not (folder / "report.pdf").exists()
    assert (folder / "results.json").read_bytes() != OLD


def test_a_format_that_cannot_be_written_takes_no_other_with_it(ended, folder):
    folder.mkdir(parents=True)
    (folder / "github-annotations.txt").mkdir()
    code, out, err = ended(CRASHED, "github,junit")
    assert code == 4
    assert "github-annotations.txt cannot be written" in err
    assert (folder / "junit.xml").is_file()
    assert out.startswith("::error title=schoolcheck%3A no answer::school.ifc: The check crashed")


def test_people_are_told_where_it_is_said_and_quiet_is_quiet(ended, folder):
    _code, out, err = ended(UNREADABLE, "html")
    assert out == ""
    assert err.endswith(f"  The reports in {folder} say so.\n")
    assert ended(UNREADABLE, "html", "--quiet")[2] == f"school.ifc: {UNREADABLE.message}\n"


def test_the_same_ending_is_told_in_the_same_bytes(ended, folder):
    ended(SLOW, "html,json")
    before = [path.read_bytes() for path in sorted(folder.glob("re*.*"))]
    ended(replace(SLOW, touched="2abc"), "html,json")
    assert [path.read_bytes() for path in sorted(folder.glob("re*.*"))] == before


@pytest.mark.parametrize("outcome", [UNREADABLE, SLOW, WRONG], ids=["read", "slow", "wrong"])
def test_no_draft_is_left_however_it_ended(ended, folder, monkeypatch, tmp_path, outcome):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, KEEPS.format(text=WHOLE))))
    folder.mkdir(parents=True)
    draft = folder / ".report.pdf.draft"
    draft.write_text("left by a child that was stopped")
    ended(outcome, "json,pdf")
    assert not draft.exists()


def test_no_draft_is_left_by_an_interrupt(monkeypatch, folder, tmp_path):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, KEEPS.format(text=WHOLE))))

    def supervise(_job, **_more):
        folder.mkdir(parents=True)
        (folder / ".report-a3.pdf.draft").write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "supervise", supervise)
    arguments = ["check", "school.ifc", "--out", str(folder.parent), "--format", "pdf-a3"]
    monkeypatch.setattr(sys, "argv", ["schoolcheck", *arguments])
    with pytest.raises(SystemExit) as end:
        app.main()
    assert end.value.code == 130
    assert list(folder.iterdir()) == []
