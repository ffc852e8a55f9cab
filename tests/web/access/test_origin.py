"""No other site sends anything in our name, and none passes for this server."""

import pytest
from sqlalchemy import func, select
from starlette.datastructures import Headers

from checker.web.access.origin import is_for_us, is_ours
from checker.web.settings import Settings
from checker.web.tables import Project

HERE = "127.0.0.1:8600"
OWN = Settings(data=None)
PUBLIC = Settings(data=None, accounts=True, public_url="https://check.example.org")
ODD_PORT = Settings(data=None, accounts=True, public_url="https://check.example.org:8443/")


def ours(settings, method="POST", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return is_ours(method, Headers({"host": HERE} | named), settings)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_what_changes_nothing_may_come_from_anywhere(method):
    assert ours(OWN, method, sec_fetch_site="cross-site", origin="https://evil.example")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY", "post"])
@pytest.mark.parametrize(
    ("site", "may"),
    [
        ("same-origin", True),
        ("none", True),
        ("same-site", False),
        ("cross-site", False),
        ("", False),
        ("same-origin, cross-site", False),
    ],
)
def test_what_changes_something_comes_from_our_own_pages(method, site, may):
    assert ours(OWN, method, sec_fetch_site=site, origin=f"http://{HERE}") is may


@pytest.mark.parametrize(
    ("settings", "origin", "may"),
    [
        (OWN, "http://127.0.0.1:8600", True),
        (OWN, "http://127.0.0.1:8601", False),
        (OWN, "http://127.0.0.1", False),
        (OWN, "https://127.0.0.1:8600", False),
        (OWN, "http://127.0.0.1:8600@evil.example", False),
        (OWN, "http://evil.example", False),
        (OWN, "null", False),
        (OWN, "", False),
        (OWN, "http://[", False),
        (PUBLIC, "https://check.example.org", True),
        (PUBLIC, "https://CHECK.example.org:443", True),
        (PUBLIC, "http://check.example.org", False),
        (PUBLIC, "https://check.example.org.evil.example", False),
        (PUBLIC, "http://127.0.0.1:8600", False),
        (ODD_PORT, "https://check.example.org:8443", True),
        (ODD_PORT, "https://check.example.org", False),
    ],
)
def test_an_older_browser_tells_by_origin_or_referer(settings, origin, may):
    assert ours(settings, origin=origin) is may
    path = f"{origin}/projects/1?a=b#c" if origin not in {"", "null"} else origin
    assert ours(settings, referer=path) is may


def test_a_referer_does_not_make_up_for_an_origin():
    assert not ours(OWN, origin="https://evil.example", referer=f"http://{HERE}/")


def test_without_any_word_nothing_is_changed():
    assert not ours(OWN)


@pytest.mark.parametrize(
    ("headers", "may"),
    [
        ({"authorization": "Bearer x"}, True),
        ({"authorization": "bearer x"}, True),
        ({"authorization": "Basic x"}, False),
        ({"authorization": "Bearer x", "cookie": "a=b"}, False),
        ({"authorization": "Bearer x", "cookie": "a=b", "sec_fetch_site": "same-origin"}, True),
    ],
)
def test_a_program_with_a_token_and_no_cookies_speaks_for_itself(headers, may):
    assert ours(PUBLIC, **headers) is may


def for_us(settings, *hosts):
    return is_for_us(Headers(raw=[(b"host", each.encode()) for each in hosts]), settings)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8600", "localhost:8600", "localhost", "[::1]:8600", "LOCALHOST:9000"]
)
def test_a_machine_answers_to_its_own_names(host):
    assert for_us(OWN, host)
    assert for_us(PUBLIC, host)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8600",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8600",
        "localhost@evil.example",
        "evil.example@localhost",
        "192.0.2.7:8600",
        "0.0.0.0:8600",
        "",
        "[::1",
        "localhost:port",
        "check.example.org",
    ],
)
def test_a_name_that_leads_here_from_elsewhere_is_not_answered_to(host):
    assert not for_us(OWN, host)


@pytest.mark.parametrize(
    ("settings", "host", "may"),
    [
        (PUBLIC, "check.example.org", True),
        (PUBLIC, "Check.Example.org:443", True),
        (PUBLIC, "check.example.org:80", False),
        (PUBLIC, "example.org", False),
        (PUBLIC, "x.check.example.org", False),
        (ODD_PORT, "check.example.org:8443", True),
        (ODD_PORT, "check.example.org", False),
    ],
)
def test_a_public_server_answers_to_its_public_name(settings, host, may):
    assert for_us(settings, host) is may


def test_a_request_names_one_host():
    assert not for_us(OWN)
    assert not for_us(OWN, HERE, HERE)


def projects(server):
    with server.office.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Project))


def test_a_form_of_another_site_makes_no_project(server):
    answer = server.client.post(
        "/projects", data={"name": "x"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403
    assert "did not come from a page of this server, so nothing was changed" in answer.text
    assert projects(server) == 0


@pytest.mark.slow
def test_a_form_of_our_own_needs_no_script_and_no_new_browser(server):
    del server.client.headers["sec-fetch-site"]
    answer = server.client.post(
        "/projects", data={"name": "x"}, headers={"origin": "http://127.0.0.1:8600"}
    )
    assert answer.status_code == 200
    assert projects(server) == 1


def test_a_login_cannot_be_forced_from_another_site(closed):
    _id, secret = closed.token("read")
    answer = closed.browser(**{"sec-fetch-site": "cross-site"}).post(
        "/login", data={"token": secret}
    )
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_page_whose_name_leads_to_this_machine_reads_nothing(server):
    server.project("Secret school")
    answer = server.client.get("/", headers={"host": "evil.example:8600"})
    assert answer.status_code == 421
    assert "Reach it at http://127.0.0.1:8600/" in answer.text
    assert "Secret school" not in answer.text
    assert "evil.example" not in answer.text


def test_a_server_without_accounts_serves_nobody_from_elsewhere(server):
    client = server.client
    client._transport.client = ("192.0.2.7", 50000)
    for path in ("/", "/projects/x"):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "for those at its own machine only" in answer.text
