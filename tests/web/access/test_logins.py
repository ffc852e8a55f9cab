"""Signing in and out: what the cookie is like, how long it holds, where one goes next."""

from datetime import timedelta

import pytest

from checker.web.access import logins, tokens
from checker.web.access.pages.login import local
from checker.web.access.secret import digest_of, new_token
from checker.web.grants import AuditEntry, Login
from checker.web.settings import Settings
from checker.web.tables import now

NAME = "__Host-schoolcheck"


def test_a_browser_that_nobody_signed_in_with_is_sent_to_the_form(closed):
    answer = closed.browser().get("/projects/some?show=all")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=/projects/some%3Fshow%3Dall"
    form = closed.browser().get(answer.headers["location"])
    assert form.status_code == 200
    assert 'value="/projects/some?show=all"' in form.text


def test_a_part_of_a_page_sends_the_whole_page_to_the_form(closed):
    answer = closed.browser(**{"hx-request": "true", "accept": "*/*"}).get("/")
    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/login"


def test_a_token_signs_in_and_leads_on(closed):
    _id, secret = closed.token("read", name="Ann")
    browser = closed.browser()
    answer = browser.post("/login", data={"token": f" {secret}\n", "next": "/projects/x?a=b"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/projects/x?a=b"
    page = browser.get("/")
    assert page.status_code == 200
    assert "Ann" in page.text
    assert "Sign out" in page.text
    assert secret not in page.text


def test_the_cookie_is_for_this_host_and_no_script(closed):
    _id, secret = closed.token("read")
    told = closed.browser().post("/login", data={"token": secret}).headers["set-cookie"]
    value, *flags = told.split("; ")
    assert value.startswith(f"{NAME}=")
    assert set(flags) == {"HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=43200"}
    assert secret not in told


def test_without_https_a_browser_would_not_send_a_secure_cookie():
    plain = Settings(data=None, accounts=True)
    assert logins.cookie_name(plain) == "schoolcheck"
    assert not plain.is_https


def test_of_the_cookie_only_the_digest_is_kept(closed):
    cookie = closed.signed_in("read").cookies[NAME]
    (login,) = closed.rows(Login)
    assert login.id == digest_of(cookie)
    kept = b"".join(each.read_bytes() for each in closed.office.settings.data.glob("*.sqlite*"))
    assert cookie.encode() not in kept


def test_a_cookie_made_up_is_nobodys(closed):
    browser = closed.browser()
    browser.cookies.set(NAME, "made-up", domain="check.example.org")
    assert browser.get("/").status_code == 303


@pytest.mark.parametrize("token", ["", "nonsense", new_token()], ids=["none", "odd", "unknown"])
def test_a_wrong_token_is_told_on_the_form_and_recorded(closed, token):
    answer = closed.browser().post("/login", data={"token": token, "next": "/runs/1"})
    assert answer.status_code == 401
    assert "not known here, or it is no longer good" in answer.text
    assert 'value="/runs/1"' in answer.text
    assert "set-cookie" not in answer.headers
    (entry,) = closed.rows(AuditEntry)
    assert (entry.what, entry.detail) == ("sign-in refused", {"address": "192.0.2.7"})


def test_signing_out_ends_the_login_and_not_only_the_cookie(closed):
    browser = closed.signed_in("read")
    cookie = browser.cookies[NAME]
    assert browser.post("/logout").headers["location"] == "/login"
    assert closed.rows(Login) == []
    browser.cookies.set(NAME, cookie, domain="check.example.org")
    assert browser.get("/").status_code == 303
    assert [each.what for each in closed.rows(AuditEntry)][-2:] == ["signed in", "signed out"]


def test_signing_in_again_ends_the_login_before(closed):
    browser = closed.signed_in("read")
    _id, secret = closed.token("read", name="Ben")
    browser.post("/login", data={"token": secret})
    assert [each.name for each in closed.rows(Login)] == ["Ben"]


def test_a_login_ends_after_twelve_hours(closed):
    browser = closed.signed_in("read")
    (login,) = closed.rows(Login)
    assert login.expires_at - login.at == timedelta(hours=12)
    with closed.office.database.writing() as session:
        session.merge(login).expires_at = now()
    assert browser.get("/").status_code == 303


def test_a_login_is_no_longer_good_than_its_token(closed):
    _id, secret = closed.token("read")
    until = now() + timedelta(hours=1)
    closed.change(_id, expires_at=until)
    closed.browser().post("/login", data={"token": secret})
    assert [each.expires_at for each in closed.rows(Login)] == [until]


def test_a_login_ends_with_its_token(closed):
    browser = closed.signed_in("read")
    (login,) = closed.rows(Login)
    with closed.office.database.writing() as session:
        tokens.revoked(session, login.token_id, by="somebody")
    assert browser.get("/").status_code == 303
    assert closed.rows(Login) == []


def test_a_login_whose_token_was_deleted_or_has_expired_is_nobodys(closed):
    browser = closed.signed_in("read")
    (login,) = closed.rows(Login)
    closed.expire(login.token_id)
    assert browser.get("/").status_code == 303
    with closed.office.database.writing() as session:
        session.merge(login).token_id = "0" * 32
    assert browser.get("/").status_code == 303


def test_expired_logins_are_swept_when_somebody_signs_in(closed):
    closed.signed_in("read", name="Ann")
    (login,) = closed.rows(Login)
    with closed.office.database.writing() as session:
        session.merge(login).expires_at = now()
    closed.signed_in("read", name="Ben")
    assert [each.name for each in closed.rows(Login)] == ["Ben"]


@pytest.mark.parametrize(
    "path",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\/evil", "/\t/evil", "", "x"],
)
def test_nobody_is_led_to_another_site(closed, path):
    assert local(path) == "/"
    _id, secret = closed.token("read")
    answer = closed.browser().post("/login", data={"token": secret, "next": path})
    assert answer.headers["location"] == "/"


def test_attempts_are_counted_by_address_and_good_ones_forgotten(closed):
    seconds = [0.0]
    closed.limits.login.clock = lambda: seconds[0]
    _id, secret = closed.token("read")
    for _attempt in range(9):
        assert closed.browser().post("/login", data={"token": secret}).status_code == 303
    tries = [closed.browser().post("/login", data={"token": "x"}).status_code for _ in range(6)]
    assert tries == [401] * 5 + [429]
    answer = closed.browser().post("/login", data={"token": secret})
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "12"
    assert "Try again in 12 seconds" in answer.text
    seconds[0] += 12
    assert closed.browser().post("/login", data={"token": secret}).status_code == 303


@pytest.mark.slow
def test_where_nobody_signs_in_there_is_no_form(server):
    for answer in (
        server.client.get("/login", follow_redirects=False),
        server.client.post("/login", data={"token": "x"}, follow_redirects=False),
    ):
        assert answer.headers["location"] == "/"
    assert "Sign out" not in server.client.get("/").text


def test_pages_of_people_are_not_kept_by_their_browsers(closed, server):
    page = closed.signed_in("read").get("/")
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["strict-transport-security"].startswith("max-age=31536000")
    style = closed.browser().get("/static/web.css")
    assert style.headers["cache-control"] == "private, no-cache"
    assert "strict-transport-security" not in server.client.get("/").headers
