"""Results as files of other formats: made by a child, once, with a name that is safe anywhere."""

import io
import zipfile
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread

import pytest

from checker.errors import UsageError
from checker.jobs import Outcome as Ended
from checker.jobs.job import Job
from checker.jobs.tasks import run_task
from checker.report import formats
from checker.web.review import hand_on, made
from tests.report.oakfield import HOSTILE
from tests.web.review.reviewed import acting, judged

pytestmark = pytest.mark.slow

# PDF needs Chromium, and both editions of BCF are made alike.
MADE_HERE = [each for each in formats() if not each.startswith(("pdf", "bcf"))]


@pytest.fixture
def children(monkeypatch):
    """Jobs that a child would do, done by this process instead."""
    given = []

    def done_aside(job):
        given.append(job)
        code, answer = run_task(Job.from_line(job.to_line()), lambda *_args, **_given: None)
        return Ended(state="done", code=code, answer=answer)

    monkeypatch.setattr(made, "done_aside", done_aside)
    return given


def ask(server, run, name, **given):
    return server.client.post(f"/runs/{run}/files/{name}", **given)


def test_every_format_is_offered(server, run):
    page = server.client.get(f"/runs/{run}/findings").text
    for name in formats():
        assert f'action="/runs/{run}/files/{name}"' in page
    assert page.index("Spreadsheet (XLSX)") < page.index("For build servers") < page.index("sarif")


@pytest.mark.slow
@pytest.mark.parametrize("name", MADE_HERE)
def test_each_is_made_and_saved_under_a_plain_name(server, run, children, name):
    file = ask(server, run, name)
    assert file.status_code == 200
    assert file.url.path == f"/runs/{run}/files/{name}"
    assert file.headers["content-disposition"] == (
        f'attachment; filename="Oakfield-A-r1-{formats()[name].file_name}"'
    )
    assert file.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert file.headers["x-content-type-options"] == "nosniff"
    assert len(file.content) > 100
    assert len(children) == (name != "json")


@pytest.mark.slow
def test_bcf_holds_the_findings_and_is_made_once(server, run, children):
    first = ask(server, run, "bcf").content
    assert ask(server, run, "bcf").content == first
    assert len(children) == 1
    assert not (server.out(run) / "report.bcf").exists(), "the answer itself stays as it was"
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert any(each.endswith("markup.bcf") for each in archive.namelist())


def test_one_that_was_not_asked_for_is_not_there(server, run):
    page = server.client.get(f"/runs/{run}/files/csv")
    assert page.status_code == 404


@pytest.mark.parametrize("name", ["exe", "BCF", "..%2fresults.json", "%00", "report.html"])
def test_formats_that_nobody_knows_are_not_there(server, run, name):
    for answer in (ask(server, run, name), server.client.get(f"/runs/{run}/files/{name}")):
        assert answer.status_code == 404


def test_hostile_names_do_not_reach_headers(server, children):
    project = server.project(f"../../{HOSTILE}\u202e é 学校")
    run = judged(server, project, model='A"; filename="evil.exe')
    file = ask(server, run, "csv")
    name = file.headers["content-disposition"]
    parts = ("script-img-src-x-onerror-alert-1", "A-filename-evil.exe", "r1", "findings.csv")
    assert name == f'attachment; filename="{"-".join(parts)}"'
    assert children


def test_a_run_without_results_has_no_files(server, project):
    waiting = server.add(project, b"x")
    assert ask(server, waiting, "bcf").status_code == 404


def test_who_may_not_see_the_run_gets_no_file(server, run, children):
    ask(server, run, "csv")
    with acting(server, "other", "read", projects=frozenset()):
        assert ask(server, run, "csv").status_code == 404
        assert server.client.get(f"/runs/{run}/files/csv").status_code == 404
    assert len(children) == 1


def test_a_program_that_is_missing_is_told(server, run, monkeypatch):
    def unready(_formats):
        raise UsageError("No Chromium was found: install one.")

    monkeypatch.setattr(hand_on, "refuse_unready", unready)
    page = ask(server, run, "pdf")
    assert page.status_code == 409
    assert "This server cannot make it. No Chromium was found" in page.text


def test_a_child_that_dies_leaves_a_sentence(server, run, monkeypatch):
    died = Ended(state="memory", code=4, message="The check needed more memory than it may use.")
    monkeypatch.setattr(made, "done_aside", lambda _job: died)
    page = ask(server, run, "xlsx")
    assert page.status_code == 500
    assert "more memory than it may use" in page.text


def test_one_is_made_at_a_time_and_who_would_wait_too_long_is_told(server, run, monkeypatch):
    started, go_on = Event(), Event()

    def slow(_job):
        started.set()
        go_on.wait(10)
        return Ended(state="crashed", code=4, message="")

    monkeypatch.setattr(made, "done_aside", slow)
    monkeypatch.setattr(made, "_PATIENCE_S", 0.05)
    first = Thread(target=ask, args=(server, run, "csv"))
    first.start()
    assert started.wait(10)
    try:
        page = ask(server, run, "xlsx")
        assert page.status_code == 503
        assert "Ask again in a minute" in page.text
    finally:
        go_on.set()
        first.join()


class Line(BoundedSemaphore):
    """A line that tells when the second one stands in it."""

    def __init__(self, second):
        super().__init__(2)
        self.second, self.came = second, 0

    def acquire(self, *, blocking=True):
        self.came += 1
        if self.came == 2:
            self.second.set()
        return super().acquire(blocking)


def test_two_who_ask_for_the_same_at_once_get_what_one_child_made(server, run, monkeypatch):
    second, jobs, answers = Event(), [], []

    def slow(job):
        jobs.append(job)
        assert second.wait(10)
        Path(job.arguments["out"], "findings.csv").write_bytes(b"made")
        return Ended(state="done", code=0)

    monkeypatch.setattr(made, "done_aside", slow)
    monkeypatch.setattr(made, "_IN_LINE", Line(second))
    asking = [Thread(target=lambda: answers.append(ask(server, run, "csv"))) for _ in range(2)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert [each.content for each in answers] == [b"made", b"made"]
    assert len(jobs) == 1


@pytest.mark.slow
@pytest.mark.browser
def test_a_pdf_is_finished_by_chromium(server, run, children, browser):
    assert browser
    file = ask(server, run, "pdf")
    assert file.status_code == 200, file.text
    assert file.content.startswith(b"%PDF")
    assert len(children) == 1
    made_of = made.folder_beside(server.out(run) / "results.json")
    assert [each.name for each in made_of.iterdir()] == ["report.pdf"], "no draft is left"
