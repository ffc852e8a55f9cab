"""What a provider of identities answers: JSON, through https, at once, and not too much of it."""

import json
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, urlsplit

from checker.web.access.own import is_own
from checker.web.errors import RefusedError

_PATIENCE_S = 10.0
_MOST_BYTES = 1024 * 1024


class UnreachableError(RefusedError):
    """The provider does not answer, or not as it should; nobody can sign in through it now."""

    status = 502

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}. Try again later, or sign in with a token.")


class _StaysThere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: codes and secrets are for the address that was named."""

    def redirect_request(self, *_given: Any) -> None:
        """None: the redirect becomes an error."""


_OPENER = urllib.request.build_opener(_StaysThere)


def fetched(
    address: str, *, body: str = "", headers: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """The JSON object at an address, or what it answers to a form.

    Raises:
        UnreachableError: when there is none.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_own(parts.hostname or "")):
        raise UnreachableError("The provider names an address that others could read along at")
    request = urllib.request.Request(  # noqa: S310 - looked at above
        address,
        data=body.encode() if body else None,
        headers={"Accept": "application/json", **(headers or {})},
    )
    try:
        with _OPENER.open(request, timeout=_PATIENCE_S) as answer:
            told = json.loads(answer.read(_MOST_BYTES))
    except urllib.error.HTTPError as error:
        raise UnreachableError(f"The provider refused ({error.code})") from error
    except (OSError, ValueError) as error:
        raise UnreachableError("The provider does not answer as it should") from error
    if not isinstance(told, dict):
        raise UnreachableError("The provider does not answer as it should")
    return told


def basic(name: str, secret: str) -> str:
    """How a client says who it is, with both parts encoded as OAuth wants them.

    >>> basic("a:b", "c")
    'Basic YSUzQWI6Yw=='
    """
    both = f"{quote_plus(name)}:{quote_plus(secret)}"
    return "Basic " + b64encode(both.encode()).decode()
