"""A run is answered by an identical one before it, and by none that differs in anything at all.

Most tests let the child do a stand-in for a check: it reads what a check reads and writes two
files, so that what is looked at is what the cache makes of a run.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
import typer
from shapely import box

from checker.brief import find_brief
from checker.cli.check import check
from checker.errors import UsageError
from checker.geometry.remembered import remembered
from checker.jobs import Job, cached, fingerprint
from checker.jobs.files import write_whole
from checker.jobs.fingerprint import seen_file
from checker.jobs.record import run_record
from checker.store import cache as cache_module
from checker.store.cache import FILE_NAME, Cache, Entry
from checker.store.folder import place


def stand_in(job, emit):
    """Reads the model, its brief, the rules and what else is named; tells what it read."""
    given = job.arguments
    emit("progress", stage="reading", done=0, total=1)
    brief = find_brief(Path(given["model"]))
    paths = [given["model"], *given.get("with", ()), *([brief] if brief else [])]
    paths += sorted(Path(given["rules"]).rglob("*.yaml"))
    if given.get("against"):
        paths.append(given["against"])
    read = b"|".join(Path(each).read_bytes() for each in paths)
    out = Path(given["out"])
    for name in ("report.html", "results.json"):
        write_whole(out / name, name.encode() + read)
        emit("wrote", name=name, data=name.encode() + read)
    write_whole(out / "run.json", run_record(job, seconds={"judging": 9.0}, earlier=[]))
    return 1, {"verdict": str(len(read)), "written": ["report.html"], "earlier": [], "problems": []}


class School:
    """A folder with a model and rules, in which checks are run; `runs` counts the true ones."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.runs, self.task = folder, 0, stand_in
        for name, text in {
            "a/school.ifc": "model",
            "rules/one.yaml": "rule",
            "ffe.ifc": "f",
        }.items():
            self.write(name, text)
        self.before = {"written": b"", "code": 0}

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def do(self, job, emit):
        self.runs += 1
        return self.task(job, emit)

    def check(self, *, skip=(), **changes):
        arguments = {
            "model": str(self.folder / "a/school.ifc"),
            "rules": str(self.folder / "rules"),
            "out": str(self.folder / "out"),
            "formats": ["html", "json"],
            "today": "2026-11-28",
            "cache": True,
            **changes,
        }
        job = Job(task="check", arguments=arguments, skip=skip)
        return cached.run(job, lambda *_event, **_fields: None, do=self.do)

    def made(self, out="out"):
        return {path.name: path.read_bytes() for path in (self.folder / out).iterdir()}

    def is_answered(self, **changes) -> bool:
        """Whether a check is answered without doing it."""
        before = self.runs
        self.check(**changes)
        return self.runs == before


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("SCHOOLCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SCHOOLCHECK_CACHE_MB", "10")
    return tmp_path / "cache"


@pytest.fixture
def school(tmp_path, monkeypatch, cache):
    assert not cache.exists()
    found = School(tmp_path / "project")
    monkeypatch.setattr(fingerprint, "_our_code", lambda: "ours")  # takes longer than the rest
    monkeypatch.chdir(found.folder)
    return found


def test_an_identical_run_is_answered_with_the_same_files_and_says_so(school):
    code, answer = school.check()
    first = school.made()
    for path in (school.folder / "out").iterdir():
        path.unlink()
    assert school.check() == (code, answer)
    assert school.runs == 1
    again = school.made()
    records = [json.loads(files.pop("run.json")) for files in (first, again)]
    assert again == first
    assert [each.pop("from_cache") for each in records] == [False, True]
    assert [list(each.pop("seconds")) for each in records] == [["judging"], ["writing from cache"]]
    assert records[0] == records[1]


@pytest.mark.parametrize(
    "change",
    [
        {"out": "other"},
        {"today": "2027-01-01"},
        {},
    ],
    ids=str,
)
def test_what_decides_nothing_is_not_asked(school, change):
    school.check()
    os.utime(school.folder / "a/school.ifc", (1, 1))
    os.utime(school.folder / "rules/one.yaml", (1, 1))
    assert school.is_answered(**change)


CHANGES = {
    "the model": lambda s: s.write("a/school.ifc", "Model"),
    "a rule": lambda s: s.write("rules/one.yaml", "Rule"),
    "a new file of rules": lambda s: s.write("rules/two.yaml", ""),
    "a new file of rules deeper down": lambda s: s.write("rules/more/two.yaml", ""),
    "a file of rules gone": lambda s: (s.folder / "rules/one.yaml").unlink(),
    "a brief beside the model": lambda s: s.write("a/schoolcheck.yaml", ""),
    "a brief above the model": lambda s: s.write("schoolcheck.yaml", ""),
    "a rule that is a link now": lambda s: (
        (s.folder / "rules/one.yaml").rename(s.folder / "one.yaml"),
        (s.folder / "rules/one.yaml").symlink_to(s.folder / "one.yaml"),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_run_read_or_missed_and_that_changed_since_is_done_anew(school, change):
    school.check()
    change(school)
    assert not school.is_answered()
    assert school.is_answered()


def test_a_brief_is_part_of_it_and_so_is_one_that_lies_nearer(school):
    school.write("schoolcheck.yaml", "a: 1")
    school.check()
    assert school.is_answered()
    school.write("schoolcheck.yaml", "a: 2")
    assert not school.is_answered()
    school.write("a/schoolcheck.yaml", "a: 2")
    assert not school.is_answered()


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        {"formats": ["html"]},
        {"fail_on": "any"},
        {"with": ["ffe.ifc"]},
        {"something that comes later": True},
        {"model": "a/school.ifc"},
    ],
    ids=str,
)
def test_another_question_has_another_answer(school, change):
    school.check()
    assert not school.is_answered(**change)
    assert school.is_answered(**change)
    assert school.is_answered()


def test_earlier_revisions_are_remembered_too(school):
    school.check()
    school.write("rules/one.yaml", "Rule")
    school.check()
    school.write("rules/one.yaml", "rule")
    assert school.is_answered()
    assert b"Rule" not in school.made()["report.html"]


def test_a_model_moved_elsewhere_is_another_question(school):
    school.check()
    school.write("b/school.ifc", "model")
    assert not school.is_answered(model=str(school.folder / "b/school.ifc"))


def test_the_folder_that_it_is_run_in_is_part_of_the_question(school, monkeypatch):
    school.check()
    monkeypatch.chdir(school.folder / "a")
    assert not school.is_answered()


def test_results_to_compare_with_count_by_what_they_hold_and_not_by_where_they_lie(school):
    first, second = (str(school.write(f"{name}/old.json", "old")) for name in "xy")
    school.check(against=first)
    assert school.is_answered(against=second)
    school.write("y/old.json", "Old")
    assert not school.is_answered(against=second)
    assert not school.is_answered(against=str(school.write("x/renamed.json", "old")))


def test_results_may_be_written_over_those_they_are_compared_with(school):
    old = school.write("out/results.json", "old")
    school.check(against=str(old))
    school.write("out/results.json", "old")
    assert school.is_answered(against=str(old))
    assert not school.is_answered(against=str(old)), "by now these are the results of a run"


def test_the_day_counts_where_somebody_asks_for_it(school):
    def dated(job, emit):
        job.arguments.get("today")
        return stand_in(job, emit)

    school.task = dated
    school.check()
    assert school.is_answered()
    assert not school.is_answered(today="2026-11-29")
    assert school.is_answered(today="2026-11-28")


@pytest.mark.parametrize("what", ["_our_code", "_packages"])
def test_other_code_answers_anew(school, monkeypatch, what):
    school.check()
    monkeypatch.setattr(fingerprint, what, lambda: "another")
    assert not school.is_answered()


def test_our_code_is_known_by_what_it_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(fingerprint, "_OURS", str(tmp_path))
    (tmp_path / "inner" / "__pycache__").mkdir(parents=True)
    seen = set()
    for name, text in [
        ("a.py", "1"),
        ("a.py", "2"),
        ("inner/a.py", "2"),
        ("inner/letters.ttf", "2"),
    ]:
        (tmp_path / name).write_text(text)
        seen.add(fingerprint._our_code())
    assert len(seen) == 4
    (tmp_path / "inner/__pycache__/a.pyc").write_text("3")
    assert fingerprint._our_code() in seen


def test_another_library_of_the_machine_answers_anew(school, monkeypatch):
    library = school.write("libgeos.so", "old")
    monkeypatch.setattr(cached, "libraries", lambda: {str(library): fingerprint.library(library)})
    school.check()
    assert school.is_answered()
    library.write_text("newer")
    assert not school.is_answered()


@pytest.mark.skipif(sys.platform != "linux", reason="told by Linux alone")
def test_the_libraries_of_the_machine_are_those_that_are_loaded():
    found = fingerprint.libraries()
    assert any("libc" in Path(path).name for path in found)
    assert not any("site-packages" in path for path in found), "packages go by their versions"
    assert all(fingerprint.library(path) == told for path, told in found.items())


def raises(job, emit):
    stand_in(job, emit)
    raise UsageError("no")


def writes_elsewhere(job, emit):
    Path("history.jsonl").write_text("a line")
    return stand_in(job, emit)


def starts_another_program(job, emit):
    subprocess.run([sys.executable, "-c", ""], check=True)
    return stand_in(job, emit)


def changed_by_somebody(path: Path) -> None:
    """Another file in the place of one, as if another process had put it there: no hook is told."""
    path.unlink()
    os.link(path.parent / "changed", path)


def changes_what_it_read(job, emit):
    answered = stand_in(job, emit)
    changed_by_somebody(Path(job.arguments["rules"], "one.yaml"))
    return answered


def changes_the_model(job, emit):
    answered = stand_in(job, emit)
    changed_by_somebody(Path(job.arguments["model"]))
    return answered


def finds_the_model_changed(job, emit):
    path = Path(job.arguments["model"])
    os.link(path, path.parent / "before")
    changed_by_somebody(path)
    answered = stand_in(job, emit)
    path.unlink()
    os.link(path.parent / "before", path)
    return answered


def writes_what_it_does_not_tell(job, emit):
    write_whole(Path(job.arguments["out"]) / "secret.txt", b"")
    return stand_in(job, emit)


@pytest.mark.slow
@pytest.mark.parametrize(
    "task",
    [
        raises,
        writes_elsewhere,
        starts_another_program,
        changes_what_it_read,
        changes_the_model,
        finds_the_model_changed,
        writes_what_it_does_not_tell,
    ],
)
def test_what_nobody_can_vouch_for_is_not_kept(school, task):
    school.task = task
    school.write("a/changed", "changed")
    school.write("rules/changed", "changed")
    if task is raises:
        with pytest.raises(UsageError):
            school.check()
    else:
        school.check()
    for name, text in (("a/school.ifc", "model"), ("rules/one.yaml", "rule")):
        (school.folder / name).unlink()
        school.write(name, text)
    school.task = stand_in
    assert not school.is_answered()
    assert school.is_answered()


def test_a_run_that_leaves_elements_out_neither_asks_nor_keeps(school):
    school.check(skip=("0abc",))
    assert not school.is_answered()
    assert not school.is_answered(skip=("0abc",))


@pytest.mark.parametrize("asked", [False, None])
def test_no_cache_neither_reads_nor_writes(school, cache, asked):
    school.check(cache=asked)
    assert not cache.exists()
    school.check()
    before = (cache / FILE_NAME).read_bytes()
    assert not school.is_answered(cache=asked)
    assert (cache / FILE_NAME).read_bytes() == before


def test_a_cache_of_no_size_is_none(school, cache, monkeypatch):
    monkeypatch.setenv("SCHOOLCHECK_CACHE_MB", "0")
    school.check()
    assert not school.is_answered()
    assert not cache.exists()


def test_a_job_that_tells_no_day_may_look_at_the_clock_and_is_never_answered(school):
    school.check(today=None)
    assert not school.is_answered(today=None)


def test_what_was_worked_out_of_shapes_serves_the_next_revision_of_the_model(school):
    asked = []

    @remembered
    def grown(area, by):
        asked.append(by)
        return area.buffer(by)

    def grows(job, emit):
        grown(box(0, 0, 1, 1), 0.5)
        return stand_in(job, emit)

    school.task = grows
    school.check()
    school.write("a/school.ifc", "the next revision")
    assert not school.is_answered()
    assert asked == [0.5]
    school.write("b/school.ifc", "the next revision")
    assert not school.is_answered(model=str(school.folder / "b/school.ifc"))
    assert asked == [0.5, 0.5], "nobody looks for it elsewhere"


def test_in_a_small_cache_the_answer_stays_and_the_shapes_go(school, monkeypatch):
    monkeypatch.setenv("SCHOOLCHECK_CACHE_MB", "0.008")
    noise = random.Random(1).randbytes(8300)  # noqa: S311 - no secret
    shapes = [Entry(key="shapes", data=noise)]
    monkeypatch.setattr(cached, "to_keep", lambda _memory, _line: shapes)
    school.check()
    assert school.is_answered()
    assert Cache(place(os.environ)).find("shapes") is None


def test_other_tasks_are_never_answered(school, cache):
    arguments = {"model": "a/school.ifc", "rules": "rules", "out": "out", "formats": [], "cache": 1}
    cached.run(
        Job(task="judge", arguments=arguments), lambda *_event, **_fields: None, do=school.do
    )
    assert (school.runs, cache.exists()) == (1, False)


def test_what_lies_there_of_an_earlier_run_is_told_as_it_is_now(school):
    school.check()
    school.write("out/report.md", "old")
    school.write("out/notes.md", "somebody's own")
    _code, answer = school.check()
    assert answer["earlier"] == ["report.md"]
    assert json.loads(school.made()["run.json"])["of_earlier_runs"] == ["report.md"]
    assert school.runs == 1


def test_where_nothing_can_be_written_the_same_is_told_as_without(school):
    school.check()
    school.write("file", "")
    with pytest.raises(UsageError, match="file is a file"):
        school.check(out=str(school.folder / "file"))
    assert school.runs == 1


def test_an_unfit_cache_costs_a_note_and_the_answer_stands(school, cache):
    cache.write_text("a file")
    code, answer = school.check()
    assert (code, answer["verdict"]) == (1, "10")
    (note,) = answer["problems"]
    assert note["message"].startswith(
        "The cache of earlier runs was not used: its folder cannot be"
    )
    assert "--no-cache" in note["ask"]
    assert set(school.made()) == {"report.html", "results.json", "run.json"}


def test_a_full_disk_costs_a_note_and_the_answer_stands(school, monkeypatch):
    real = sqlite3.connect

    def connect(path, *given, **named):
        file = real(path, *given, **named)
        file.execute("PRAGMA max_page_count = 1")
        return file

    monkeypatch.setattr(cache_module.sqlite3, "connect", connect)
    code, answer = school.check()
    assert (code, len(answer["problems"])) == (1, 1)
    assert "full" in answer["problems"][0]["message"]


def test_a_cache_that_another_run_holds_costs_nothing_but_time(school, cache, monkeypatch):
    monkeypatch.setattr(cache_module, "_PATIENCE_S", 0.05)
    school.check()
    with closing(sqlite3.connect(cache / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        _code, answer = school.check()
    assert (school.runs, answer["problems"]) == (2, [])


def test_a_spoiled_cache_is_made_anew(school, cache):
    school.check()
    (cache / FILE_NAME).write_bytes(b"spoiled" * 1000)
    assert not school.is_answered()
    assert school.is_answered()


def test_an_answer_without_its_basis_or_the_other_way_round_is_none(school, cache):
    for half in ("shelf = '' AND key NOT LIKE 'shapes of %'", "shelf != ''"):
        school.check()
        with closing(sqlite3.connect(cache / FILE_NAME)) as file, file:
            assert file.execute(f"DELETE FROM entries WHERE {half}").rowcount == 1  # noqa: S608
        assert not school.is_answered()


def test_a_model_that_is_not_there_is_left_to_the_check(school, cache):
    (school.folder / "a/school.ifc").unlink()
    with pytest.raises(FileNotFoundError):
        school.check()
    assert school.runs == 1
    assert not (cache / FILE_NAME).exists()


@pytest.mark.parametrize("no_cache", [False, True])
def test_the_command_asks_for_the_cache_unless_told_not_to(monkeypatch, no_cache):
    jobs = []
    command = sys.modules[check.__module__]
    monkeypatch.setattr(command, "run", lambda job, *_a, **_b: jobs.append(job) or (0, Counter()))
    with pytest.raises(typer.Exit):
        check([Path("a.ifc")], no_cache=no_cache)
    assert [job.arguments["cache"] for job in jobs] == [not no_cache]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX's")
def test_a_pipe_that_nobody_writes_to_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.ifc")
    with pytest.raises(OSError, match="no plain file"):
        seen_file(str(tmp_path / "pipe.ifc"))
