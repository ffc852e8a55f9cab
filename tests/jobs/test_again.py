"""What a child makes of results: files of every format, and what changed between two."""

from dataclasses import replace

import pytest

from checker.errors import UsageError
from checker.jobs.again import read_changes
from checker.jobs.job import Job
from checker.jobs.tasks import run_task
from checker.report import draft, file_name, write
from checker.report.words import measured_words
from checker.results.codec import result_to_json
from checker.results.compare import compare
from tests.report.oakfield import findings, oakfield


def do(task, **arguments):
    """The answer of a task, done by this process."""
    job = Job(task=task, arguments=arguments)
    code, answer = run_task(Job.from_line(job.to_line()), lambda *_args, **_given: None)
    assert code == 0
    return answer


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.json"
    path.write_bytes(result_to_json(oakfield()))
    return path


def test_reports_are_those_that_a_check_writes(results, tmp_path):
    out = tmp_path / "made"
    answer = do("report", results=str(results), out=str(out), formats=["csv", "markdown"])
    assert answer == {"written": [file_name("csv"), file_name("markdown")]}
    for name in ("csv", "markdown"):
        assert (out / file_name(name)).read_bytes() == write(oakfield(), name)


@pytest.mark.slow
def test_what_has_to_be_finished_is_left_as_a_draft(results, tmp_path):
    out = tmp_path / "made"
    do("report", results=str(results), out=str(out), formats=["pdf"])
    assert [each.name for each in out.iterdir()] == [draft(oakfield(), "pdf")[0]]


def test_changes_are_those_that_a_comparison_finds(results, tmp_path):
    old, out = tmp_path / "old.json", tmp_path / "made" / "since.json"
    before = oakfield(findings=findings()[1:], model=replace(oakfield().model, sha256="0" * 64))
    old.write_bytes(result_to_json(before))
    answer = do("compare", old=str(old), new=str(results), out=str(out))
    expected = compare(before, oakfield(), measured_words)
    assert read_changes(out.read_bytes()) == expected
    assert answer == {"changes": len(expected.changes)}
    assert expected.changes


def test_results_that_are_gone_or_damaged_are_told_without_where_they_lay(results, tmp_path):
    for path in (tmp_path / "gone.json", results):
        results.write_bytes(b"{")
        with pytest.raises(UsageError) as error:
            do("report", results=str(path), out=str(tmp_path / "made"), formats=["csv"])
        assert str(tmp_path) not in str(error.value)
    assert not (tmp_path / "made").exists()


def test_a_format_that_nobody_knows_is_told(results, tmp_path):
    with pytest.raises(UsageError, match="'exe' is not a format"):
        do("report", results=str(results), out=str(tmp_path / "made"), formats=["exe"])
