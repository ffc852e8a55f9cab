"""Signing in through a provider: who is let in, with what, and what is not believed."""

import time
from urllib.parse import parse_qsl, urlsplit

import pytest

from checker.web.access.fetch import UnreachableError, fetched
from checker.web.access.openid import Attempt, OpenId, rights_of
from checker.web.grants import AuditEntry, Login
from checker.web.settings import Provider
from tests.web.access.conftest import PUBLIC, closed_server
from tests.web.access.provider import CLIENT, SECRET, FakeProvider

RIGHTS = {"@practice.example": ("upload",), "bim managers": ("upload", "waive", "manage")}
OURS = {"email": "ann@practice.example", "email_verified": True}
ATTEMPT = "__Host-schoolcheck-attempt"
REFUSED = "What the provider said of you could not be believed"


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """A server, and the provider that it asks."""
    provider = FakeProvider()
    known = Provider(issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET, rights=RIGHTS)
    with closed_server(tmp_path_factory.mktemp("office"), known) as office:
        yield office, provider
    provider.close()


@pytest.fixture
def provider(both):
    both[1].begin_anew()
    return both[1]


@pytest.fixture
def office(both, provider):
    office, _provider = both
    office.empty()
    office.nobody.app.state.openid = OpenId(office.office.settings.openid, PUBLIC)
    assert provider.asked == []
    return office


def sign_in(office, provider, to="/", **claims):
    """The browser of somebody who signed in there, and the last answer."""
    browser = office.browser()
    left = browser.get("/login/oidc", params={"next": to})
    assert left.status_code == 303, left.text
    back = provider.let_in(left.headers["location"], **claims)
    # What leads back is a link of another site.
    headers = {"sec-fetch-site": "cross-site"}
    return browser, browser.get("/login/oidc/back", params=back, headers=headers)


@pytest.mark.slow
def test_somebody_of_the_office_is_let_in_with_what_they_may(office, provider):
    browser, answer = sign_in(office, provider, "/projects/x?a=b", **OURS)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/projects/x?a=b"
    page = browser.get("/")
    assert page.status_code == 200
    assert "ann@practice.example" in page.text
    (login,) = office.rows(Login)
    assert (login.name, login.scopes) == ("ann@practice.example", ["read", "upload"])
    (entry,) = office.rows(AuditEntry)
    assert (entry.what, entry.detail["subject"]) == ("signed in", "person-1")


def test_the_form_offers_it_only_where_there_is_one(office, closed):
    assert 'href="/login/oidc?next=/runs/1"' in office.browser().get("/login?next=/runs/1").text
    assert "/login/oidc" not in closed.browser().get("/login").text
    assert closed.browser().get("/login/oidc").status_code == 404
    assert closed.browser().get("/login/oidc/back").status_code == 404


def test_what_a_browser_carries_meanwhile_is_as_guarded_as_a_login(office):
    answer = office.browser().get("/login/oidc")
    value, *flags = answer.headers["set-cookie"].split("; ")
    assert value.startswith(f"{ATTEMPT}=")
    assert set(flags) == {"HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=600"}
    sent = dict(parse_qsl(urlsplit(answer.headers["location"]).query))
    attempt = Attempt.carried(value.partition("=")[2].strip('"'))
    assert (sent["state"], sent["nonce"]) == (attempt.state, attempt.nonce)
    assert attempt.verifier not in answer.headers["location"]
    assert sent["redirect_uri"] == f"{PUBLIC}/login/oidc/back"


def test_an_attempt_is_good_once(office, provider):
    browser, answer = sign_in(office, provider, **OURS)
    assert f'{ATTEMPT}=""; ' in str(answer.headers.get_list("set-cookie"))
    assert ATTEMPT not in browser.cookies
    again = browser.get("/login/oidc/back", params={"code": "code-0", "state": "x"})
    assert again.status_code == 401


@pytest.mark.parametrize(
    ("claims", "scopes"),
    [
        (OURS, {"read", "upload"}),
        (OURS | {"email": "Ann@PRACTICE.example"}, {"read", "upload"}),
        ({"groups": ["bim managers"]}, {"read", "upload", "waive", "manage"}),
        (OURS | {"groups": ["others"]}, {"read", "upload"}),
        (OURS | {"email_verified": False}, set()),
        (OURS | {"email_verified": "true"}, set()),
        ({"email": "ann@practice.example"}, set()),
        (OURS | {"email": "ann@practice.example.evil.example"}, set()),
        (OURS | {"email": "ann@evil.example@practice.example"}, set()),
        (OURS | {"email": "practice.example"}, set()),
        (OURS | {"email": ["ann@practice.example"]}, set()),
        ({"groups": "bim managers"}, set()),
        ({"groups": ["@practice.example"]}, set()),
        ({"groups": [["bim managers"], None, 1]}, set()),
        ({}, set()),
    ],
)
def test_rights_come_from_groups_and_checked_addresses(claims, scopes):
    provider = Provider(issuer="https://x.example", client_id="x", rights=RIGHTS)
    assert rights_of(claims, provider) == scopes


def test_somebody_without_rights_is_told_so(office, provider):
    browser, answer = sign_in(office, provider, email="eve@elsewhere.example", email_verified=True)
    assert answer.status_code == 401
    assert "signed in as eve@elsewhere.example, who may see nothing here" in answer.text
    assert browser.get("/").status_code == 303
    assert [each.what for each in office.rows(AuditEntry)] == ["sign-in refused"]


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another client"},
        {"aud": "another client", "azp": CLIENT},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"azp": "another client"},
        {"at_hash": "wrong"},
        {"nbf": int(time.time()) + 3600},
    ],
)
def test_what_is_signed_for_somebody_or_something_else_is_not_believed(office, provider, claims):
    _browser, answer = sign_in(office, provider, **(OURS | claims))
    assert answer.status_code == 401
    assert REFUSED in answer.text
    assert office.rows(Login) == []


@pytest.mark.parametrize("how", ["another key", "HS256", "none"])
def test_what_is_not_signed_by_the_provider_is_not_believed(office, provider, how):
    if how == "another key":
        provider.key_to_sign = type(provider.key).generate_key("P-256", {"kid": "one"})
    else:
        provider.algorithm = how
    _browser, answer = sign_in(office, provider, **OURS)
    assert answer.status_code == 401
    assert REFUSED in answer.text
    assert office.rows(Login) == []


@pytest.mark.parametrize(
    "change",
    [
        {"state": "another"},
        {"state": ""},
        {"code": ""},
        {"iss": "https://evil.example"},
        {"error": "access_denied", "code": ""},
    ],
)
def test_who_comes_back_is_who_left(office, provider, change):
    browser = office.browser()
    address = browser.get("/login/oidc").headers["location"]
    back = provider.let_in(address, **OURS) | change
    answer = browser.get("/login/oidc/back", params=back)
    assert answer.status_code == 401
    assert "Begin again" in answer.text
    assert "/token" not in provider.asked


def test_a_link_of_somebody_elses_attempt_signs_nobody_in(office, provider):
    mine = office.browser().get("/login/oidc").headers["location"]
    back = provider.let_in(mine, **OURS)
    other = office.browser()
    assert other.get("/login/oidc/back", params=back).status_code == 401
    other.get("/login/oidc")
    assert other.get("/login/oidc/back", params=back).status_code == 401
    assert office.rows(Login) == []


def test_a_code_caught_on_its_way_is_worth_nothing_without_the_verifier(office, provider):
    browser = office.browser()
    address = browser.get("/login/oidc").headers["location"]
    back = provider.let_in(address, **OURS)
    provider._codes[back["code"]]["code_challenge"] = "of another attempt"
    answer = browser.get("/login/oidc/back", params=back)
    assert answer.status_code == 502
    assert "The provider refused (400)" in answer.text


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
@pytest.mark.parametrize(
    "trouble", [(500, b""), (200, b"<html>"), (200, b"[]"), (302, b""), (200, b"\xff{")]
)
def test_a_provider_in_trouble_lets_nobody_in(office, provider, path, trouble):
    provider.trouble[path] = trouble
    browser = office.browser()
    answer = browser.get("/login/oidc")
    if answer.status_code == 303:
        back = provider.let_in(answer.headers["location"], **OURS)
        answer = browser.get("/login/oidc/back", params=back)
    assert answer.status_code == 502
    assert "sign in with a token" in answer.text
    assert office.rows(Login) == []


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": None},
        {"token_endpoint": "http://evil.example/token"},
        {"token_endpoint": "file:///etc/passwd"},
        {"jwks_uri": 1},
    ],
)
def test_a_provider_that_tells_odd_things_of_itself_lets_nobody_in(office, provider, metadata):
    provider.metadata = metadata
    browser = office.browser()
    answer = browser.get("/login/oidc")
    if answer.status_code == 303:
        back = provider.let_in(answer.headers["location"], **OURS)
        answer = browser.get("/login/oidc/back", params=back)
    assert answer.status_code == 502
    assert office.rows(Login) == []


def test_what_the_provider_tells_of_itself_is_asked_for_once(office, provider):
    for _twice in range(2):
        sign_in(office, provider, **OURS)
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    assert provider.asked.count("/token") == 2


def test_attempts_through_it_are_counted_too(office):
    tries = [office.browser().get("/login/oidc/back").status_code for _ in range(6)]
    assert tries == [401] * 5 + [429]


@pytest.mark.parametrize("cookie", ["", "a.b.c", "...", "a.b.c.d.e", "a.b.c./w=="])
def test_a_cookie_made_up_is_no_attempt(cookie):
    assert Attempt.carried(cookie) is None


@pytest.mark.parametrize("address", ["http://example.org/x", "ftp://x", "file:///etc/passwd", ""])
def test_nothing_is_fetched_that_others_could_read_along(address):
    with pytest.raises(UnreachableError, match="others could read along"):
        fetched(address)


def test_the_secret_of_the_server_is_not_shown_with_its_settings():
    shown = repr(Provider(issuer="https://x.example", client_id="x", client_secret=SECRET))
    assert SECRET not in shown
