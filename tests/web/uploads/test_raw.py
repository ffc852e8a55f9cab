"""A model as the body of a request: kept with a run, or refused with a sentence."""

import hashlib

import pytest

from checker.web.access import LOCAL
from checker.web.errors import NotThereError
from checker.web.tables import Run
from checker.web.uploads.admission import admit

TINY = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"


@pytest.mark.slow
def test_a_body_becomes_a_revision_with_a_run(uploads):
    answer = uploads.put(TINY)
    assert answer.status_code == 202
    told = answer.json()
    assert told["sha256"] == hashlib.sha256(TINY).hexdigest()
    assert (told["revision"], told["size"], told["model"]) == (1, len(TINY), "A")
    assert told["page"] == f"/runs/{told['run']}"
    assert uploads.queue.given == [told["run"]]
    assert uploads.office.files.path_of(told["sha256"]).read_bytes() == TINY
    assert len(uploads.files()) == 1


def test_the_same_bytes_again_are_another_revision_and_no_other_file(uploads):
    first, second = uploads.put(TINY).json(), uploads.put(TINY).json()
    assert (first["revision"], second["revision"]) == (1, 2)
    assert first["sha256"] == second["sha256"]
    assert len(uploads.files()) == 1


def test_what_was_answered_before_says_so(uploads):
    first = uploads.put(TINY).json()
    assert first["served_from"] is None
    with uploads.office.database.writing() as session:
        session.get_one(Run, first["run"]).state = "done"
    results = uploads.office.settings.data / "runs" / first["run"][:2] / first["run"] / "out"
    results.mkdir(parents=True)
    for name in ("results.json", "report.html"):
        (results / name).write_text("{}")
    second = uploads.put(TINY, model="B").json()
    assert (second["state"], second["served_from"]) == ("done", first["run"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("headers", "path", "name"),
    [
        ({"X-File-Name": "Sch%C3%BCle.ifc"}, "", "Schüle.ifc"),
        ({"X-File-Name": "Schüle.ifc".encode()}, "", "Schüle.ifc"),
        ({}, "?file_name=Sch%C3%BCle.ifc", "Schüle.ifc"),
        ({}, "", "A.ifc"),
    ],
)
def test_the_name_stands_in_a_header_or_in_the_address(uploads, headers, path, name):
    address = f"/api/projects/{uploads.school}/models/A{path}"
    assert uploads.client.put(address, content=TINY, headers=headers).json()["file_name"] == name


def test_a_model_called_like_a_file_gives_the_file_its_name(uploads):
    address = f"/api/projects/{uploads.school}/models/annexe.ifczip"
    assert uploads.client.put(address, content=TINY).json()["file_name"] == "annexe.ifczip"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "name", "status", "why"),
    [
        (TINY, "school.rvt", 415, "school.rvt is no model by its name"),
        (b"", "school.ifc", 422, "school.ifc is empty"),
        (b"<html>" + b" " * 20, "school.ifc", 422, "a web page or XML"),
        (b"MZ" + bytes(70_000), "school.ifc", 422, "does not begin with ISO-10303-21"),
    ],
)
def test_what_is_no_model_is_refused_and_leaves_nothing(uploads, data, name, status, why):
    answer = uploads.put(data, name)
    assert answer.status_code == status
    assert why in answer.json()["title"]
    assert uploads.holds_nothing()


def test_a_body_that_was_packed_on_the_way_is_refused(uploads):
    answer = uploads.put(TINY, **{"Content-Encoding": "gzip"})
    assert answer.status_code == 415
    assert uploads.holds_nothing()


def test_a_model_needs_a_name_of_bearable_length(uploads):
    assert uploads.put(TINY, model="x" * 200).status_code == 202
    assert uploads.put(TINY, model="x" * 201).status_code == 422
    assert uploads.put(TINY, model="%E2%80%AE").status_code == 422


class TestAccess:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("scopes", "status"),
        [
            (("upload",), 202),
            (("read", "upload"), 202),
            (("read",), 403),
            (("waive", "manage"), 404),
            ((), 404),
        ],
    )
    def test_who_may_upload(self, uploads, scopes, status):
        uploads.acts(*scopes)
        assert uploads.put(TINY).status_code == status

    def test_a_project_of_others_is_told_like_one_that_is_not_there(self, uploads):
        other = uploads.project("Elsewhere")
        uploads.acts("read", "upload", projects={uploads.school})
        unknown = uploads.put(TINY, project="0" * 32)
        closed = uploads.put(TINY, project=other)
        assert (closed.status_code, closed.json()) == (404, unknown.json())
        assert uploads.holds_nothing()

    @pytest.mark.slow
    @pytest.mark.parametrize("project", ["%00", "a%00b", "..%5C", "0" * 33, "A" * 32])
    def test_what_can_be_no_id_is_not_there(self, uploads, project):
        answer = uploads.put(TINY, project=project)
        assert answer.status_code == 404
        assert answer.json() == uploads.put(TINY, project="0" * 32).json()


def test_what_can_be_no_id_is_asked_of_no_database():
    with pytest.raises(NotThereError):
        admit(None, LOCAL, "a\0b")
