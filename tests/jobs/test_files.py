"""Folders are looked at before the work; a file is there whole, or nothing of it is."""

import json
from pathlib import Path

import pytest

from checker.brief import Brief
from checker.errors import UsageError
from checker.jobs import Job, judged_by, tasks
from checker.jobs.files import refuse_unwritable, write_whole
from checker.jobs.leftovers import earlier_files
from checker.jobs.revised import read_before
from checker.report import draft
from tests.report.formats.made import made


def test_a_folder_that_is_there_or_can_be_made_is_accepted_and_left_alone(tmp_path):
    refuse_unwritable(tmp_path)
    refuse_unwritable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "/a", "/a/b"])
def test_a_file_is_no_folder_and_nothing_lies_below_one(tmp_path, below):
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="out is a file"):
        refuse_unwritable(tmp_path / f"out{below}")


def test_what_may_not_be_written_to_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, _mode: path != tmp_path)
    with pytest.raises(UsageError, match="permission denied"):
        refuse_unwritable(tmp_path / "out")


def test_a_file_is_written_for_colleagues_too_and_nothing_else_is_left(tmp_path):
    write_whole(tmp_path / "a" / "report.html", b"new")
    (file,) = (tmp_path / "a").iterdir()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o444 == 0o444


def test_a_file_that_cannot_take_its_place_leaves_nothing(tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(UsageError, match=r"report\.html cannot be written to"):
        write_whole(tmp_path / "report.html", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_write_that_is_interrupted_leaves_the_old_file_alone(tmp_path, monkeypatch):
    (tmp_path / "report.html").write_bytes(b"old")

    def interrupt(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "report.html", b"new")
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == b"old"


def test_files_of_an_earlier_run_are_ours_by_name_and_not_written_now(tmp_path):
    for name in ("facts.json", "run.json", "report.html", "report.bcf", "notes.html", "facts.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "results.json").mkdir()
    assert earlier_files(tmp_path, ["report.html", "run.json"]) == ["facts.json", "report.bcf"]
    assert earlier_files(tmp_path / "none", []) == []


@pytest.mark.parametrize(("save_facts", "earlier"), [(False, ["facts.json"]), (True, [])])
def test_a_run_names_what_it_found_of_an_earlier_one(tmp_path, monkeypatch, save_facts, earlier):
    (tmp_path / "facts.json").write_bytes(b"old, or just written")
    (tmp_path / "run.json").write_bytes(b"old")
    (tmp_path / "report.md").write_bytes(draft(made(), "markdown")[1])
    arguments = {"out": str(tmp_path), "formats": ["json", "markdown"], "save_facts": save_facts}
    job = Job(task="check", arguments=arguments)
    monkeypatch.setattr(tasks, "judge", lambda *_given, **_more: made())
    by = judged_by.By(brief=Brief(), folder=tmp_path, rules=(), profiles=())
    before = read_before({}, Brief(), tmp_path)
    more = {"job": job, "emit": lambda *_a, **_b: None, "timings": tasks._Timings()}
    _code, answer = tasks._judge_and_write(None, by, before, **more)
    assert answer["earlier"] == earlier
    assert json.loads((tmp_path / "run.json").read_bytes())["of_earlier_runs"] == earlier
