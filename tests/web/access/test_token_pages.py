"""Tokens made, listed and revoked in the browser, by those who manage."""

import re

import pytest

from checker.web.access import tokens
from checker.web.grants import AuditEntry, Token
from checker.web.tables import now

SECRET = re.compile(r"schoolcheck_[0-9a-f]{64}")


def make(browser, **given):
    usual = {"name": "ci", "scopes": ["read"], "days": "30", "project_id": ""}
    return browser.post("/tokens", data=usual | given)


def test_the_secret_is_shown_once_and_opens_the_server(closed):
    browser = closed.signed_in("manage")
    page = make(browser, name="build <b>server")
    assert page.status_code == 201
    (secret,) = SECRET.findall(page.text)
    assert "build &lt;b&gt;server" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert closed.program(secret).get("/").status_code == 200
    again = browser.get("/tokens").text
    assert SECRET.findall(again) == []
    assert "build &lt;b&gt;server" in again


def test_no_digest_is_ever_shown(closed):
    browser = closed.signed_in("manage")
    made = make(browser).text
    digests = [each.digest for each in closed.rows(Token)]
    assert len(digests) == 2
    assert [each for each in digests if each in made + browser.get("/audit").text] == []


def test_a_token_is_revoked_by_a_button(closed):
    browser = closed.signed_in("manage")
    token_id, secret = closed.token("read")
    assert browser.post(f"/tokens/{token_id}/revoke").headers["location"] == "/tokens"
    assert closed.program(secret).get("/").status_code == 401
    assert f"revoked {now().strftime('%d %b %Y')}" in browser.get("/tokens").text
    last = closed.rows(AuditEntry)[-1]
    assert (last.who, last.what, last.detail["token"]) == ("Ann", "token revoked", token_id)


def test_who_manages_one_project_gives_nothing_in_another(closed):
    mine, other = closed.project("Mine"), closed.project("Other")
    browser = closed.signed_in("read", "upload", "manage", project=mine)
    assert make(browser, project_id=mine).status_code == 201
    before = len(closed.rows(Token))
    for given in (
        {"project_id": other},
        {"project_id": "nowhere"},
        {"project_id": ""},
        {"project_id": mine, "scopes": ["waive"]},
    ):
        refused = make(browser, **given)
        assert refused.status_code == 403, given
        assert "yourself" in refused.text
    assert len(closed.rows(Token)) == before


def test_the_page_offers_only_what_one_may_give(closed):
    mine, other = closed.project("Mine"), closed.project("Other")
    page = closed.signed_in("read", "manage", project=mine).get("/tokens").text
    assert f'value="{mine}"' in page
    assert other not in page
    assert "all projects" not in page
    assert 'value="waive"' not in page


def test_who_manages_one_project_neither_sees_nor_revokes_tokens_of_others(closed):
    mine, other = closed.project("Mine"), closed.project("Other")
    browser = closed.signed_in("manage", project=mine, name="Ann")
    for project in (other, None):
        token_id, secret = closed.token("read", project=project, name="not hers")
        assert "not hers" not in browser.get("/tokens").text
        refused = browser.post(f"/tokens/{token_id}/revoke")
        absent = browser.post("/tokens/nowhere/revoke")
        assert (refused.status_code, refused.text) == (404, absent.text)
        assert closed.program(secret).get("/").status_code == 200


@pytest.mark.parametrize("scope", ["read", "upload", "waive"])
def test_nobody_else_sees_or_makes_any(closed, scope):
    browser = closed.signed_in(scope)
    token_id = closed.rows(Token)[0].id
    answers = [
        browser.get("/tokens"),
        make(browser, scopes=[scope]),
        browser.post(f"/tokens/{token_id}/revoke"),
    ]
    assert [each.status_code for each in answers] == [403] * 3
    assert len(closed.rows(Token)) == 1
    assert browser.get("/").status_code == 200


def test_who_manages_the_server_signs_others_out_everywhere(closed):
    gone = [closed.signed_in("read", name="Ben <b>") for _browser in range(2)]
    manager = closed.signed_in("manage", name="Ann")
    assert manager.get("/tokens").text.count('name="name" value="Ben &lt;b&gt;"') == 2
    assert manager.post("/logins/end", data={"name": "Ben <b>"}).status_code == 303
    assert [each.get("/").status_code for each in (*gone, manager)] == [303, 303, 200]
    assert "Ben &lt;b&gt; everywhere" not in manager.get("/tokens").text
    last = closed.rows(AuditEntry)[-1]
    assert (last.who, last.what, last.detail) == ("Ann", "logins ended", {"of": "Ben <b>"})


def test_who_manages_one_project_neither_sees_who_is_in_nor_ends_it(closed):
    ben = closed.signed_in("read", name="Ben")
    manager = closed.signed_in("manage", project=closed.project(), name="Ann")
    assert "Signed in now" not in manager.get("/tokens").text
    assert manager.post("/logins/end", data={"name": "Ben"}).status_code == 403
    assert ben.get("/").status_code == 200


@pytest.mark.parametrize("given", [{"name": " "}, {"scopes": []}, {"days": "0"}])
def test_what_cannot_be_is_told_on_a_page(closed, given):
    answer = make(closed.signed_in("manage"), **given)
    assert answer.status_code == 400
    assert "token" in answer.text


@pytest.mark.slow
def test_a_person_at_the_machine_makes_tokens_for_programs(server):
    page = make(server.client)
    assert page.status_code == 201
    (secret,) = SECRET.findall(page.text)
    narrow = server.client.get("/tokens", headers={"authorization": f"Bearer {secret}"})
    assert narrow.status_code == 403


def test_the_list_has_the_newest_first_and_only_what_may_be_revoked(closed):
    for name in ("one", "two"):
        closed.token("read", name=name)
    with closed.office.database.reading() as session:
        found = tokens.managed_by(session, closed_actor("manage"))
        assert [each.name for each in found] == ["two", "one"]
        assert tokens.managed_by(session, closed_actor("read")) == []


def closed_actor(*scopes):
    return tokens.Actor(name="x", scopes=frozenset(scopes))
