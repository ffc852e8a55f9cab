"""Forty hostile files, one after the other: each ends in a sentence, and none looks green."""

import pytest

from checker.web.tables import DONE, FAILED, Run
from tests.web.hostile_files import hostile_files

pytestmark = pytest.mark.slow

FILES = hostile_files()
HARMLESS = {"names that are code", "names that turn round", "a string of 5 MB"}
"""What is a model all the same: it is judged, and its words stay words."""


OFTEN = 3
"""Of the kinds that only a child can judge one in so many is tried each time, all by `--long`."""


def _marks(what):
    is_for_a_child = FILES[what][1].startswith(b"ISO-10303-21")
    spared = is_for_a_child and list(FILES).index(what) % OFTEN
    return [pytest.mark.long] if spared else []


def test_there_are_forty_kinds():
    assert len(FILES) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("what", [pytest.param(each, marks=_marks(each)) for each in FILES])
def test_a_hostile_file_ends_in_a_sentence_and_never_looks_green(server, what):
    name, data = FILES[what]
    project = server.project()
    answer = server.client.put(
        f"/api/projects/{project}/models/A",
        content=data,
        headers={"X-File-Name": name, "accept": "application/json"},
    )
    if answer.status_code != 202:
        assert 400 <= answer.status_code < 500
        assert len(answer.json()["title"]) > 20
        assert "No model has been added yet." in server.client.get(f"/projects/{project}").text
        assert not any(path.is_file() for path in server.office.files.folder.rglob("*"))
        return
    run = answer.json()["run"]
    server.queue.work_off()
    with server.office.database.reading() as session:
        found = session.get_one(Run, run)
    assert found.state in {DONE, FAILED}
    page = server.client.get(f"/runs/{run}").text
    assert "<img src=x" not in page
    assert "\u202e" not in page
    if what in HARMLESS:
        assert found.state == DONE
        return
    assert found.code != 0
    amiss = [each["message"] for each in found.summary["problems"]]
    assert found.message or amiss or found.summary["counts"]["fail"]
