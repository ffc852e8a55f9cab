"""Whether a server is reached by its own machine only, and whether it may be reached by others."""

import ipaddress
from urllib.parse import urlsplit

from checker.errors import UsageError
from checker.web.settings import Settings


def is_own(host: str) -> bool:
    """Whether a name or an address is this machine's own, whatever a name server says.

    >>> is_own("localhost"), is_own("127.0.0.1"), is_own("::1"), is_own("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_open(settings: Settings) -> None:
    """Refuse to serve other machines unless people sign in, at an address that they can use.

    Raises:
        UsageError: with what to do instead.
    """
    if settings.public_url and not _is_address(settings.public_url):
        raise UsageError(
            f"The public address {settings.public_url} cannot be used. Give one that begins with "
            "https:// and ends with the name of the server, such as https://check.example.org"
        )
    where = _reached_at(settings)
    if where and not settings.accounts:
        raise UsageError(
            f"At {where} other machines would reach this server, and nobody has to sign in. "
            "Leave --host out and reach it on this machine, or say where others reach it, such as "
            "--public-url https://check.example.org: then everybody signs in with a token, which "
            "you make them with: schoolcheck token create"
        )
    if settings.openid and not (settings.accounts and settings.public_url):
        raise UsageError(
            "People can sign in through a provider only where everybody signs in and the server "
            "knows its public address. Add --public-url, such as https://check.example.org"
        )
    if where and not settings.public_url:
        raise UsageError(
            f"At {where} other machines would reach this server, and it does not know by what "
            "address. Add --public-url, such as https://check.example.org"
        )


def _reached_at(settings: Settings) -> str:
    """The address at which other machines would reach the server, or nothing."""
    public = urlsplit(settings.public_url).hostname or ""
    return next((each for each in (settings.host, public) if each and not is_own(each)), "")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and port != 0
        and parts.username is None
        and parts.path in {"", "/"}
        and not parts.query
        and not parts.fragment
    )
