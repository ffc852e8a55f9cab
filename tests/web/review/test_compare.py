"""A run beside an earlier one of its model: what a child tells of the two, and of no other."""

from dataclasses import replace

import pytest

from checker.jobs import Outcome as Ended
from checker.jobs.job import Job
from checker.jobs.tasks import run_task
from checker.results import Outcome
from checker.web.review import made
from tests.report.oakfield import HOSTILE, findings, oakfield
from tests.web.review.reviewed import acting, hostile, judged


@pytest.fixture
def children(monkeypatch):
    """Jobs that a child would do, done by this process instead."""
    given = []

    def done_aside(job):
        given.append(job)
        sent = Job.from_line(job.to_line())
        code, answer = run_task(sent, lambda *_args, **_given: None)
        return Ended(state="done", code=code, answer=answer)

    monkeypatch.setattr(made, "done_aside", done_aside)
    return given


def later():
    """Oakfield with one door mended and one turned worse."""
    rows = {each.key: each for each in findings()}
    door, other = rows["d1"], rows["d4"]
    fixed = replace(door, outcome=Outcome.PASS, shortfall=None, observed=other.observed)
    worse = replace(other, outcome=Outcome.FAIL, observed=door.observed, shortfall=0.04)
    changed = tuple({**rows, "d1": fixed, "d4": worse}.values())
    return oakfield(findings=changed, model=replace(oakfield().model, sha256="cd" * 32))


@pytest.fixture
def second(server, project, run):
    assert run
    return judged(server, project, later(), file_name="later.ifc")


def test_what_is_new_and_what_is_fixed_is_told_and_led_to(server, run, second, children):
    page = server.client.get(f"/runs/{second}/compare/{run}")
    assert page.status_code == 200, page.text
    assert "Newly failing: 1" in page.text
    assert "Fixed: 1" in page.text
    assert f'<a href="/runs/{second}/findings/d4"><bdi>00-01 Reception classroom' in page.text
    assert "✓ pass, 930 to 960 mm" in page.text
    assert "✕ fail, 742 to 760 mm" in page.text
    assert [each.task for each in children] == ["compare"]


def test_it_is_told_once_and_kept(server, run, second, children):
    first = server.client.get(f"/runs/{second}/compare/{run}").text
    assert server.client.get(f"/runs/{second}/compare/{run}").text == first
    assert len(children) == 1


def test_an_earlier_run_is_chosen_from_a_list(server, run, second, children):
    page = server.client.get(f"/runs/{second}/compare").text
    assert f'<option value="{run}">Revision 1, judged' in page
    assert second not in page.split("<select")[1].split("</select>")[0]
    led = server.client.get(f"/runs/{second}/compare?other={run}", follow_redirects=False)
    assert led.headers["location"] == f"/runs/{second}/compare/{run}"
    assert "first run of this model" in server.client.get(f"/runs/{run}/compare").text
    assert children == []


def test_runs_of_other_models_and_projects_are_not_compared_with(server, project, run, second):
    others = (
        judged(server, project, model="B"),
        judged(server, server.project("Other")),
        server.add(project, b"waits"),
        "0" * 32,
        "..%2f..%2fetc",
    )
    for other in others:
        assert server.client.get(f"/runs/{second}/compare/{other}").status_code == 404
        assert server.client.get(f"/runs/{second}/compare?other={other}").status_code == 404
    with acting(server, "other", "read", projects=frozenset()):
        assert server.client.get(f"/runs/{second}/compare/{run}").status_code == 404


def test_hostile_names_stay_text(server, children):
    project = server.project(HOSTILE)
    several = tuple(hostile(each) for each in findings())
    first = judged(server, project, oakfield(findings=several[:3]), file_name=HOSTILE[-9:])
    run = judged(server, project, oakfield(findings=several[3:]), model="A")
    page = server.client.get(f"/runs/{run}/compare/{first}").text
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert children


def test_a_child_that_fails_is_told_and_nothing_is_kept(server, run, second, monkeypatch):
    died = Ended(state="crashed", code=4, message="The check crashed (SIGKILL).")
    monkeypatch.setattr(made, "done_aside", lambda _job: died)
    for _ in range(2):
        page = server.client.get(f"/runs/{second}/compare/{run}")
        assert page.status_code == 500
        assert "This could not be made. The check crashed (SIGKILL)." in page.text
