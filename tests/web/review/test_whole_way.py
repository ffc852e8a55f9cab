"""A small model checked by a real child: a finding is accepted, judged again, and holds."""

import json
import re

import pytest

from checker.web.tables import Run
from tests.web.review.test_waive import UNTIL, text_of

pytestmark = pytest.mark.slow


def test_what_was_accepted_holds_when_it_is_judged_again(server, samples):
    model = samples / "cases" / "ENG-ADM2-stair-width" / "fail-1190.ifc"
    project = server.project()
    run = server.add(project, model.read_bytes(), file_name=model.name)
    server.queue.work_off()
    listed = server.client.get(f"/runs/{run}/findings?rule=ENG-ADM2-stair-width&o=fail").text
    [name] = re.findall(rf"/runs/{run}/findings/([\w.-]+)\?", listed)
    finding = server.client.get(f"/runs/{run}/findings/{name}").text
    assert "1190 mm" in finding
    assert "<svg" in finding
    given = {"because": "It leads to the plant room only.", "until": UNTIL}
    server.client.post(f"/runs/{run}/findings/{name}/waive", data=given)
    assert "ENG-ADM2-stair-width" in text_of(server, project)

    led = server.client.post(f"/runs/{run}/again", follow_redirects=False)
    server.queue.work_off()
    again = led.headers["location"].removeprefix("/runs/")
    with server.office.database.reading() as session:
        assert session.get_one(Run, again).state == "done"
    page = server.client.get(f"/runs/{again}/findings/{name}").text
    assert "◍</span> waived" in page
    assert "has changed since" not in page
    assert ">holds</a>" in server.client.get(f"/projects/{project}/waivers").text
    results = json.loads(server.client.get(f"/runs/{again}/results.json").text)
    assert results["summary"]["waived"] == 1
    compared = server.client.get(f"/runs/{again}/compare/{run}")
    assert "nothing changed" in compared.text
    table = server.client.post(f"/runs/{again}/files/csv")
    assert b"ENG-ADM2-stair-width" in table.content
