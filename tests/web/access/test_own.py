"""A server without accounts is reached by its own machine only."""

import pytest

from checker.errors import UsageError
from checker.web.access.own import is_own, refuse_open
from checker.web.settings import Provider, Settings

EVERY = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "::1"])
def test_a_machines_own_address_needs_no_accounts(host):
    assert is_own(host)
    refuse_open(Settings(data=None, host=host))


@pytest.mark.parametrize(
    "host", [EVERY, "::", "192.0.2.7", "check.example.org", "localhost.example.org", ""]
)
def test_any_other_address_does(host):
    assert not is_own(host)
    if host:
        with pytest.raises(UsageError, match="nobody has to sign in"):
            refuse_open(Settings(data=None, host=host))


def test_so_does_a_public_address_in_front_of_it():
    with pytest.raises(UsageError, match=r"At check\.example\.org .* signs in"):
        refuse_open(Settings(data=None, public_url="https://check.example.org"))


def test_with_accounts_it_has_to_know_its_public_address():
    with pytest.raises(UsageError, match="--public-url"):
        refuse_open(Settings(data=None, host=EVERY, accounts=True))
    refuse_open(
        Settings(
            data=None,
            host=EVERY,
            accounts=True,
            public_url="https://check.example.org",
        )
    )
    refuse_open(Settings(data=None, accounts=True))


@pytest.mark.parametrize("given", [{}, {"accounts": True}, {"public_url": "http://127.0.0.1"}])
def test_a_provider_needs_accounts_and_an_address_to_come_back_to(given):
    provider = Provider(issuer="https://sign-in.example.org", client_id="x")
    with pytest.raises(UsageError, match="through a provider only where"):
        refuse_open(Settings(data=None, openid=provider, **given))


@pytest.mark.parametrize(
    "url",
    [
        "check.example.org",
        "ftp://check.example.org",
        "https://",
        "https://check.example.org/here",
        "https://check.example.org?x",
        "https://user@check.example.org",
        "https://check.example.org:port",
        "https://[check",
    ],
)
def test_a_public_address_that_cannot_be_is_told(url):
    with pytest.raises(UsageError, match="cannot be used"):
        refuse_open(Settings(data=None, accounts=True, public_url=url))
