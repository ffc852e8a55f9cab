"""Where a request comes from and what it was meant for: other sites send none in our name."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from checker.web.access.own import is_own
from checker.web.settings import Settings

_SAFE = {"GET", "HEAD", "OPTIONS"}
_FROM_HERE = {"same-origin", "none"}
_PORTS = {"http": 80, "https": 443}


def is_for_us(headers: Headers, settings: Settings) -> bool:
    """Whether a request names this server.

    A page elsewhere can have its own name lead to this machine (DNS rebinding): its requests carry
    that name. On a machine's own names any port is taken, for a tunnel may end at another one.
    """
    hosts = headers.getlist("host")
    if len(hosts) != 1:
        return False
    name = _name(hosts[0])
    if name is None:
        return False
    if is_own(name):
        return True
    told = urlsplit(settings.public_url)
    return bool(told.hostname) and _place(told.scheme, hosts[0]) == _origin(settings.public_url)


def is_ours(method: str, headers: Headers, settings: Settings) -> bool:
    """Whether a request may change something: it changes nothing, or no other site sent it.

    Browsers say where a request comes from. A program with a token and without cookies acts for
    nobody but itself.
    """
    if method in _SAFE:
        return True
    if headers.get("authorization", "")[:7].lower() == "bearer " and "cookie" not in headers:
        return True
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _FROM_HERE
    came_from = headers.get("origin") or headers.get("referer") or ""
    return _origin(came_from) in _origins(headers, settings)


def _origins(headers: Headers, settings: Settings) -> set[tuple[str, str, int]]:
    """Where our own pages are: at the public address, or wherever the request went."""
    here = _origin(settings.public_url) or _place("http", headers.get("host", ""))
    return {here} if here else set()


def _origin(url: str) -> tuple[str, str, int] | None:
    scheme, found, rest = url.partition("://")
    return _place(scheme.lower(), rest.partition("/")[0]) if found else None


def _place(scheme: str, host: str) -> tuple[str, str, int] | None:
    """Scheme, name and port, written in one way."""
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname or parts.username is not None or scheme not in _PORTS:
        return None
    return scheme, parts.hostname, port or _PORTS[scheme]


def _name(host: str) -> str | None:
    place = _place("http", host)
    return place[1] if place else None
