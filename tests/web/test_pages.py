"""What people see of projects and runs, and what of it is nobody's."""

import json
import re

import pytest

from checker.web.app import create_app
from checker.web.settings import Settings
from checker.web.settle import settle
from checker.web.tables import Run
from tests.web.conftest import at_this_machine
from tests.web.hand_queue import HandQueue
from tests.web.small import small_school

TINY = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"


def row(server, run_id):
    with server.office.database.reading() as session:
        return session.get_one(Run, run_id)


def test_a_server_without_projects_says_what_one_is(server):
    page = server.client.get("/")
    assert page.status_code == 200
    assert "A project holds the models of one school" in page.text


def test_a_project_that_was_made_is_listed_with_its_models(server):
    project = server.project("Oakfield <b>Primary")
    server.add(project, TINY, model="structure")
    page = server.client.get("/").text
    assert "Oakfield &lt;b&gt;Primary" in page
    assert "structure" in page


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_project_needs_a_name(server, name):
    made = server.client.post("/projects", data={"name": name})
    assert made.status_code in {400, 422}
    assert "No projects yet" in server.client.get("/").text


@pytest.mark.parametrize("path", ["/projects/no", "/runs/no", "/runs/no/report", "/nowhere"])
def test_what_is_not_there_is_told_alike_to_people_and_programs(server, path):
    page = server.client.get(path)
    assert page.status_code == 404
    assert "or it is not shared with you" in page.text
    told = server.client.get(path, headers={"accept": "application/json"})
    assert told.status_code == 404
    assert told.json()["status"] == 404


@pytest.mark.slow
def test_a_run_waits_then_tells_why_it_could_not_be_checked(server):
    run = server.add(server.project(), TINY)
    assert "queued" in server.client.get(f"/runs/{run}").text
    server.queue.work_off()
    page = server.client.get(f"/runs/{run}").text
    assert row(server, run).state == "failed"
    assert row(server, run).code == 3
    assert "Not checked" in server.client.get(f"/projects/{row_project(server, run)}").text
    assert row(server, run).message.split(".")[0] in page


def row_project(server, run_id):
    with server.office.database.reading() as session:
        return session.get_one(Run, run_id).revision.model.project_id


def test_a_cancelled_run_does_not_start(server):
    run = server.add(server.project(), TINY)
    server.client.post(f"/runs/{run}/cancel")
    server.queue.work_off()
    assert row(server, run).state == "cancelled"
    assert "nothing was passed" in server.client.get(f"/runs/{run}").text


@pytest.mark.parametrize(
    ("ending", "state", "code"),
    [
        ("cancelled", "cancelled", 130),
        ("given up", "failed", 4),
        ("failed", "failed", 4),
        ("done", "failed", 4),
    ],
)
def test_what_the_queue_is_done_with_does_not_look_open_for_ever(server, ending, state, code):
    run, other = (server.add(server.project(), TINY + each) for each in (b"", b"\n"))
    server.queue.endings[run] = ending
    settle(server.office)
    assert (row(server, run).state, row(server, run).code) == (state, code)
    assert row(server, other).state == "queued"


@pytest.mark.parametrize(
    ("stage", "shown"),
    [("", "queued"), ("starting", "reading"), ("opening", "reading"), ("judging", "judging"),
     ("printing", "writing"), ("a stage of another version", "reading")],
)  # fmt: skip
def test_one_stage_is_always_marked(server, stage, shown):
    run = server.add(server.project(), TINY)
    with server.office.database.writing() as session:
        session.get_one(Run, run).stage = stage
    page = server.client.get(f"/runs/{run}").text
    assert re.findall(r'aria-current="step">(\w+)', page) == [shown]


@pytest.mark.slow
def test_progress_ends_with_the_run(server):
    run = server.add(server.project(), TINY)
    server.queue.work_off()
    told = server.client.get(f"/runs/{run}/progress").text
    assert "event: ended" in told
    assert f"/runs/{run}" in told


def test_every_answer_carries_the_headers(server):
    for path in ("/", "/nowhere", "/static/web.css"):
        headers = server.client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["../style.css", "..%2fscript.js", "frame.html.j2", ""])
def test_nothing_but_style_and_script_is_given_out(server, name):
    assert server.client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("name", ["Forwarded", "Via", "X-Forwarded-For", "X-Real-IP"])
def test_who_comes_through_a_proxy_is_not_at_this_machine(server, name):
    assert server.client.get("/").status_code == 200
    assert server.client.get("/", headers={name: "1.1 proxy"}).status_code == 403


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_run_without_an_answer_shows_no_rooms(server, method):
    run = server.add(server.project(), TINY)
    form = {"room": ["x"], "use": ["hall"]}
    answer = server.client.request(method, f"/runs/{run}/rooms", data=form)
    assert answer.status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "path", "given"),
    [
        ("GET", "/runs/%00", {}),
        ("GET", "/projects/a%00b/brief", {}),
        ("GET", "/models/%00/trend", {}),
        ("POST", "/projects", {"data": {"name": "a\0b"}}),
        ("POST", "/api/projects", {"json": {"name": "a\0b"}}),
    ],
)
def test_a_zero_in_a_request_is_no_error_of_ours_on_postgres(
    tmp_path, postgres, method, path, given
):
    settings = Settings(data=tmp_path, database_url=postgres.database())
    app = create_app(settings, queue=HandQueue)
    with at_this_machine(app) as client:
        assert 400 <= client.request(method, path, **given).status_code < 500


@pytest.mark.slow
class TestChecked:
    """A small school checked by a real child."""

    def test_its_report_is_shown_in_a_frame_of_its_own(self, server):
        run = server.add(server.project(), small_school())
        server.queue.work_off()
        found = row(server, run)
        assert found.state == "done", found.message
        results = server.client.get(f"/runs/{run}/results.json").json()
        assert found.summary["counts"]["fail"] == results["summary"]["fail"] > 0
        report = server.client.get(f"/runs/{run}/report")
        assert report.headers["content-security-policy"].startswith("sandbox")
        page = server.client.get(f"/runs/{run}").text
        assert f'src="/runs/{run}/report" sandbox="allow-scripts"' in page
        assert not list((server.out(run).parent / "in").glob("*.ifc"))  # it lies in the store

    def test_the_next_revision_is_compared_with_it(self, server):
        project = server.project()
        first = server.add(project, small_school())
        server.queue.work_off()
        second = server.add(project, small_school(2.0))
        server.queue.work_off()
        assert row(server, second).against == first
        results = server.client.get(f"/runs/{second}/results.json").json()
        assert results["revision"]["against"] == "school.ifc"
        changes = {each["kind"] for each in results["revision"]["changes"]}
        assert changes & {"new", "worse"}

    def test_the_same_file_by_the_same_rules_is_answered_at_once_and_says_so(self, server):
        project = server.project()
        first = server.add(project, small_school())
        server.queue.work_off()
        again = server.client.post(f"/runs/{first}/again", follow_redirects=False)
        second = again.headers["location"].removeprefix("/runs/")
        assert second != first
        assert server.queue.given == []
        assert row(server, second).served_from == first
        page = server.client.get(f"/runs/{second}").text
        assert "The same file was checked by the same rules" in page
        assert server.client.get(f"/runs/{second}/report").status_code == 200

    def test_another_brief_is_judged_from_what_was_read(self, server):
        project = server.project()
        first = server.add(project, small_school())
        server.queue.work_off()
        brief = {"text": "school: {pupils: 210}"}
        server.client.post(f"/projects/{project}/brief", data=brief)
        server.client.post(f"/runs/{first}/again")
        [second] = server.queue.given
        server.queue.work_off()
        seconds = json.loads((server.out(second) / "run.json").read_text())["seconds"]
        assert "reading" not in seconds
        results = server.client.get(f"/runs/{second}/results.json").json()
        assert results["brief"]["school"]["pupils"] == 210

    def test_other_projects_are_asked_nothing(self, server):
        first = server.add(server.project("One"), small_school())
        server.queue.work_off()
        second = server.add(server.project("Two"), small_school())
        assert server.queue.given == [second]
        assert row(server, first).asked == row(server, second).asked
