"""A line for each run: added whole, by several processes, never at the price of what is there."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.brief import Brief
from checker.errors import UsageError
from checker.jobs import Job, Outcome
from checker.jobs import history as kept_history
from checker.jobs.history import earlier_runs, kept, refuse_no_history, to_keep
from checker.jobs.revised import read_before
from checker.results.history import row_to_data, row_to_line, rows_in
from checker.results.recorded import row_of
from tests.report.oakfield import blocked, oakfield
from tests.results.accepting import waiver
from tests.results.test_history import row

NOW = datetime(2026, 11, 28, 10, 0, 0, tzinfo=UTC)
MERGED = b"<<<<<<< ours\n" + row_to_line(row()) + b"=======\n"


def job(path) -> Job:
    return Job(task="check", arguments={"history": str(path) if path else None})


def outcome(code=0, *, message="", **given) -> Outcome:
    data = row_to_data(row(at="", blocking=None, **given))
    answer = {"history": data, "blocking": 2, "problems": [], "written": ["report.html"]}
    return Outcome(state="done", code=code, message=message, answer=answer)


def told(done: Outcome) -> list[str]:
    return [each["message"] for each in done.answer["problems"]]


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "kept" / "history.jsonl"


def test_a_run_is_kept_with_its_time_and_what_blocked_it(file):
    done = kept(outcome(1), job(file), now=NOW)
    assert done == outcome(1)
    assert rows_in(file.read_bytes()) == ((row(at="2026-11-28T10:00:00Z", blocking=2),), ())


def test_checking_the_same_again_adds_no_line_and_anything_else_does(file):
    for given in ({}, {}, {"sha256": "2"}, {"sha256": "2"}, {"rules": "s"}, {}):
        kept(outcome(**given), job(file), now=NOW)
    assert [(each.sha256, each.rules) for each in rows_in(file.read_bytes())[0]] == [
        ("1", "r"), ("2", "r"), ("1", "s"),
    ]  # fmt: skip
    assert file.read_bytes().count(b"\n") == 3


def test_going_back_to_an_earlier_revision_is_a_run_of_its_own(file):
    for minute, sha256 in enumerate("121"):
        kept(outcome(sha256=sha256), job(file), now=NOW.replace(minute=minute))
    assert [each.sha256 for each in rows_in(file.read_bytes())[0]] == ["1", "2", "1"]


def test_models_are_kept_apart_by_their_file_names(file):
    for name in ("a.ifc", "b.ifc", "a.ifc", "b.ifc"):
        kept(outcome(file=name), job(file), now=NOW)
    assert [each.file for each in rows_in(file.read_bytes())[0]] == ["a.ifc", "b.ifc"]


def test_a_new_name_beside_others_is_told_since_it_has_no_past(file):
    assert told(kept(outcome(), job(file), now=NOW)) == []
    (sentence,) = told(kept(outcome(file="a-2.ifc"), job(file), now=NOW))
    assert sentence == (
        "history.jsonl keeps runs of a.ifc, and this is the first of a-2.ifc: "
        "a model is known by its file name."
    )


@pytest.mark.parametrize("before", [MERGED, row_to_line(row())[:50], b"\n\n", MERGED[:-1]])
def test_what_stands_in_the_file_stays_to_the_byte_and_a_cut_line_is_not_written_on(file, before):
    file.parent.mkdir()
    file.write_bytes(before)
    kept(outcome(fail=7), job(file), now=NOW)
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 1 + (not before.endswith(b"\n"))
    assert rows_in(after)[0][-1].fail == 7


def test_lines_that_hold_no_run_are_told_by_number(file):
    file.parent.mkdir()
    file.write_bytes(MERGED + b"x\n" * 6 + row_to_line(row()).replace(b"history/1", b"history/9"))
    damaged, other = told(kept(outcome(), job(file), now=NOW))
    assert damaged == (
        "history.jsonl: lines 1, 3, 4, 5, 6 and 3 more are cut off or damaged; they were skipped, "
        "and left as they are."
    )
    assert other == (
        "history.jsonl: line 10 is of another version of schoolcheck; it was skipped, and left as "
        "it is."
    )


@pytest.mark.parametrize(("code", "after"), [(0, 2), (1, 2), (2, 2), (4, 4)])
def test_a_history_that_cannot_be_written_is_told_and_takes_nothing_from_the_answer(
    file, code, after
):
    file.mkdir(parents=True)
    done = kept(outcome(code, message="Before."), job(file), now=NOW)
    assert (done.code, done.answer) == (after, outcome().answer)
    assert done.message == (
        "Before. history.jsonl cannot be written: Is a directory. Its reports stand; this run is "
        "not in it."
    )


@pytest.mark.parametrize("locked", [True, False])
def test_a_full_disk_leaves_no_half_line_that_could_be_taken_back(file, monkeypatch, locked):
    kept(outcome(), job(file), now=NOW)
    before = file.read_bytes()
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:30]))
    monkeypatch.setattr(kept_history, "_PATIENCE_S", 0.0)
    if not locked:
        monkeypatch.setattr(kept_history, "_try_lock", lambda *_given: False)
    done = kept(outcome(fail=8), job(file), now=NOW)
    assert done.code == 2
    assert "not all of the line could be written" in done.message
    assert file.read_bytes().startswith(before)
    assert (file.read_bytes() == before) is locked
    monkeypatch.undo()
    kept(outcome(fail=9), job(file), now=NOW)
    assert rows_in(file.read_bytes())[0][-1].fail == 9


def test_a_disk_without_any_room_is_told(file, monkeypatch):
    def full(_descriptor, _data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    assert "No space left on device" in kept(outcome(), job(file), now=NOW).message


@pytest.mark.slow
def test_two_processes_write_whole_lines_and_lose_none(file):
    code = (
        "from tests.jobs.test_history import *\n"
        "for each in range(40):\n"
        "    kept(outcome(fail=each, file=sys.argv[1]), job(Path(sys.argv[2])), now=NOW)\n"
    )
    root = Path(__file__).parents[2]
    both = [
        subprocess.Popen([sys.executable, "-c", code, name, str(file)], cwd=root)
        for name in ("a.ifc", "b.ifc")
    ]
    assert [each.wait(timeout=60) for each in both] == [0, 0]
    rows, skipped = rows_in(file.read_bytes())
    assert skipped == ()
    for name in ("a.ifc", "b.ifc"):
        assert [each.fail for each in rows if each.file == name] == list(range(40))


def test_a_line_that_another_build_adds_meanwhile_is_not_written_over(file, monkeypatch):
    file.parent.mkdir()
    theirs, read = row_to_line(row(file="theirs.ifc")), kept_history._all_of

    def reading(descriptor):
        before = read(descriptor)
        with file.open("ab") as other:
            other.write(theirs)
        return before

    monkeypatch.setattr(kept_history, "_all_of", reading)
    kept(outcome(), job(file), now=NOW)
    rows, skipped = rows_in(file.read_bytes())
    assert ({each.file for each in rows}, skipped) == ({"theirs.ifc", "a.ifc"}, ())


def test_without_an_answer_or_without_a_history_nothing_is_written(file):
    crashed = Outcome(state="crashed", code=4, message="It crashed.")
    assert kept(crashed, job(file), now=NOW) == crashed
    assert kept(outcome(), job(None), now=NOW) == outcome()
    assert not file.parent.exists()


def test_a_run_that_could_assess_nothing_is_told_and_not_kept(file):
    answer = {**outcome().answer, "history": None}
    (sentence,) = told(kept(Outcome(state="done", code=3, answer=answer), job(file), now=NOW))
    assert "nothing could be assessed, so this run is no line of it" in sentence
    assert not file.exists()


def test_the_child_hands_over_its_figures_only_where_they_are_kept(file):
    result = oakfield()
    assert to_keep(result, {"history": None}) == {}
    assert to_keep(result, {"history": str(file)}) == {"history": row_to_data(row_of(result))}
    assert to_keep(blocked(), {"history": str(file)}) == {"history": None}


def test_the_child_reads_what_went_before_and_a_file_that_is_not_there_is_empty(file):
    assert earlier_runs(None) is None
    assert earlier_runs(str(file)) == ()
    assert earlier_runs(str(file.parent)) == ()
    file.parent.mkdir()
    file.write_bytes(MERGED)
    assert earlier_runs(str(file)) == (row(),)


def test_a_result_is_told_beside_its_past_after_all_else_that_went_before(file):
    file.parent.mkdir()
    result = oakfield()
    file.write_bytes(row_to_line(row(file=result.model.file)))
    asked = {"history": str(file), "today": "2026-11-28"}
    before = read_before(asked, Brief(), file.parent)
    assert len(before.beside(result).history.rows) == 2
    waived = replace(before, waivers=(waiver(),)).beside(result)
    assert waived.history.rows[-1].waived == waived.summary.waived > result.summary.waived
    assert read_before({}, Brief(), file.parent).beside(result) == result


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path):
    model = tmp_path / "school.ifc"
    model.write_bytes(b"ISO-10303-21;")
    with pytest.raises(UsageError, match=r"holds something else, and nothing was added"):
        refuse_no_history(model)
    with pytest.raises(UsageError, match="is no file"):
        refuse_no_history(tmp_path)
    refuse_no_history(tmp_path / "new.jsonl")
    (tmp_path / "merged.jsonl").write_bytes(MERGED)
    refuse_no_history(tmp_path / "merged.jsonl")


def test_a_report_that_the_run_wrote_there_itself_is_left_alone(file):
    file.parent.mkdir()
    file.write_bytes(b'{"schema": "schoolcheck/results/1"}')
    done = kept(outcome(), job(file), now=NOW)
    assert (done.code, "it holds something else" in done.message) == (2, True)
    assert file.read_bytes() == b'{"schema": "schoolcheck/results/1"}'


def test_a_file_far_too_large_is_refused_unread(tmp_path, monkeypatch):
    (tmp_path / "h.jsonl").write_bytes(MERGED)
    monkeypatch.setattr(kept_history, "_MOST_BYTES", 10)
    with pytest.raises(UsageError, match="too large"):
        refuse_no_history(tmp_path / "h.jsonl")
