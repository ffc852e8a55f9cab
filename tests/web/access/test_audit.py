"""The log of who did what: written with the deed, seen by those who manage."""

import pytest

from checker.web.access import Actor
from checker.web.access.audit import recorded
from checker.web.grants import AuditEntry
from checker.web.tables import Project


def note(closed, number=1, project=None, **detail):
    with closed.office.database.writing() as session:
        for each in range(number):
            recorded(session, Actor(name="Ben"), "waiver", project, number=each, **detail)


def test_what_fails_is_not_recorded(closed):
    def fail():
        with closed.office.database.writing() as session:
            session.add(Project(name="Oakfield"))
            recorded(session, "Ann", "project made")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert closed.rows(AuditEntry) == []
    assert closed.rows(Project) == []


@pytest.mark.slow
def test_entries_are_shown_with_who_what_where_and_which(closed):
    project = closed.project("Oakfield <i>Primary")
    note(closed, project=project, rule="<script>", keys=["a", "b"])
    page = closed.signed_in("manage").get("/audit").text
    assert "Ben" in page
    assert "number 0, rule &lt;script&gt;, keys a b" in page
    assert f'<a href="/projects/{project}"><bdi>Oakfield &lt;i&gt;Primary' in page


def test_earlier_ones_are_a_link_away(closed):
    note(closed, 150)
    browser = closed.signed_in("manage")
    page = browser.get("/audit").text
    earlier = page.partition("/audit?before=")[2].partition('"')[0]
    rest = browser.get(f"/audit?before={earlier}").text
    assert (page.count("<time "), rest.count("<time ")) == (100, 52)
    assert "?before=" not in rest
    assert "number 149" in page
    assert "number 0" in rest


def test_who_manages_one_project_sees_only_its_entries(closed):
    mine, other = closed.project("Mine"), closed.project("Other school")
    note(closed, project=mine, of="mine")
    note(closed, project=other, of="others")
    note(closed, of="the server")
    page = closed.signed_in("manage", project=mine).get("/audit").text
    assert "of mine" in page
    for hidden in ("of others", "of the server", "Other school", other):
        assert hidden not in page


@pytest.mark.parametrize("scope", ["read", "upload", "waive"])
def test_nobody_else_sees_any(closed, scope):
    note(closed)
    answer = closed.signed_in(scope).get("/audit")
    assert answer.status_code == 403
    assert "Ben" not in answer.text


@pytest.mark.parametrize("before", ["-1", "x", str(2**31), str(2**70)])
def test_a_page_that_cannot_be_is_refused(closed, before):
    assert closed.signed_in("manage").get(f"/audit?before={before}").status_code == 422
