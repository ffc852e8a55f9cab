"""What programs are told, and that it is as the description says."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from tests.web.small import small_school

GONE = "0" * 32


def told(server, path, **given):
    headers = {"accept": "application/json"}
    return server.client.request(given.pop("method", "GET"), path, headers=headers, **given)


def test_a_project_is_made_listed_and_read(server):
    made = told(server, "/api/projects", method="POST", json={"name": "Oakfield"})
    assert made.status_code == 201
    assert told(server, "/api/projects").json() == [made.json()]
    assert told(server, f"/api/projects/{made.json()['id']}").json() == made.json()


def test_a_run_tells_how_far_it_is_and_then_what_came_out(server):
    run = server.add(server.project(), b"no model")
    first = told(server, f"/api/runs/{run}").json()
    assert (first["state"], first["exit_code"], first["counts"]) == ("queued", None, None)
    assert told(server, f"/api/runs/{run}/results.json").status_code == 404
    cancelled = told(server, f"/api/runs/{run}/cancel", method="POST")
    assert cancelled.status_code == 202
    server.queue.work_off()
    last = told(server, f"/api/runs/{run}").json()
    assert (last["state"], last["exit_code"]) == ("cancelled", 130)
    assert last["results"] is None


@pytest.mark.slow
def test_events_end_with_the_answer_and_its_results(server):
    run = server.add(server.project(), small_school())
    server.queue.work_off()
    events = told(server, f"/api/runs/{run}/events").text
    assert events.startswith("event: ended\n")
    shape = json.loads(events.split("data: ", 1)[1].split("\n")[0])
    assert shape["exit_code"] in {0, 1}
    results = told(server, shape["results"]).json()
    assert results["summary"]["fail"] == shape["counts"]["failed"]
    assert told(server, shape["page"]).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/runs/" + GONE, f"/api/runs/{GONE}/results.json", "/api/projects/" + GONE]
)
def test_what_is_not_there_is_a_problem_in_json(server, path):
    answer = told(server, path)
    assert answer.status_code == 404
    assert answer.json()["title"].endswith("or it is not shared with you.")


def test_what_is_wrong_with_a_request_is_told_by_name(server):
    answer = told(server, "/api/projects", method="POST", json={"nam": "<b>"})
    assert answer.status_code == 422
    assert "name: Field required" in answer.json()["title"]
    assert "<b>" not in answer.text


def test_every_route_for_programs_is_described_and_no_page_is(server):
    paths = told(server, "/api/openapi.json").json()["paths"]
    assert {"/api/runs/{run_id}", "/api/projects"} <= set(paths)
    assert all(each.startswith("/api/") for each in paths)


class AtThisMachine:
    """The application as a program of this machine reaches it, whatever that says of itself."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            names = {b"host": b"127.0.0.1:8600", b"sec-fetch-site": b"none"}
            others = [each for each in scope["headers"] if each[0] not in names]
            scope = {**scope, "client": ("127.0.0.1", 1), "headers": [*names.items(), *others]}
        await self.app(scope, receive, send)


@pytest.mark.slow
def test_what_is_described_is_answered_as_described(server):
    server.add(server.project(), b"no model")
    here = AtThisMachine(server.client.app)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", here)
    tried = set()
    for found in schema.exclude(path_regex="/events$").get_all_operations():
        operation = found.ok()

        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answered(case):
            case.call_and_validate()

        answered()
        tried.add(f"{operation.method.upper()} {operation.path}")
    assert {"POST /api/projects", "GET /api/runs/{run_id}"} <= tried
