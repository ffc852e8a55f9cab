"""Servers that share a database on PostgreSQL know the same tokens, logins and links."""

import pytest

from checker.web.access import tokens
from checker.web.grants import AuditEntry, Login, Token
from tests.web.access.conftest import closed_server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def servers(postgres, tmp_path_factory):
    url, data = postgres.database(), tmp_path_factory.mktemp("data")
    with closed_server(data, database_url=url) as one, closed_server(data, database_url=url) as two:
        yield one, two


@pytest.fixture
def both(servers):
    servers[0].empty()
    return servers


def test_what_is_made_on_one_opens_the_other_until_it_is_revoked(both):
    one, two = both
    token_id, secret = one.token("read")
    assert two.program(secret).get("/").status_code == 200
    assert one.rows(Token)[0].used_at is not None
    with one.office.database.writing() as session:
        tokens.revoked(session, token_id, by="somebody")
    assert two.program(secret).get("/").status_code == 401


def test_who_signed_in_on_one_is_known_to_the_other_and_signs_out_of_both(both):
    one, two = both
    cookie = one.signed_in("read", "manage").cookies["__Host-schoolcheck"]
    browser = two.browser()
    browser.cookies.set("__Host-schoolcheck", cookie, domain="check.example.org")
    assert browser.get("/audit").status_code == 200
    assert browser.post("/logout").status_code == 303
    assert one.rows(Login) == []
    assert [each.what for each in one.rows(AuditEntry)][1:] == ["signed in", "signed out"]


def test_a_link_leads_to_either(both):
    one, two = both
    project = one.project()
    run = one.run(project)
    _id, secret = one.share(run)
    assert two.browser().get(f"/s/{secret}/report").status_code == 200
    manager = two.signed_in("manage", project=project)
    assert manager.get("/audit").status_code == 200
    assert manager.post(f"/projects/{'0' * 32}/brief").status_code == 404
