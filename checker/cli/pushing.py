"""A server of schoolcheck as a program talks to it: send a model, follow its run."""

import ipaddress
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlsplit

from checker.errors import SchoolcheckError, UsageError

_EVERY_S, _PATIENCE_S, _ANSWER_S = 1.0, 60.0, 60.0
_AWAY = {502, 503, 504}
"""What a proxy says while the server behind it starts again."""
_MOST_BYTES = 256 * 1024**2


class ServerError(SchoolcheckError):
    """The server refused, failed or did not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server at an address such as `https://checks.example.org`, and the secret for it."""

    address: str
    token: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no address, and a secret that others could read on its way.

        Raises:
            UsageError: with what to write instead.
        """
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"--to {self.address!r}: write http:// or https:// and a host.")
        if self.token and parts.scheme == "http" and not _is_own(parts.hostname):
            raise UsageError("The token would travel in the clear: use https:// in --to.")

    def send(self, model: Path, project: str, name: str) -> str:
        """Upload a model as the next revision of a model of a project; returns the run's id.

        Raises:
            ServerError: with the server's own sentence.
        """
        path = f"/api/projects/{quote(project, safe='')}/models/{quote(name, safe='')}"
        path += f"?file_name={quote(model.name, safe='')}"
        try:
            with model.open("rb") as body:
                told = self._asked("PUT", path, body=body, size=model.stat().st_size)
        except OSError as error:
            raise UsageError(f"{model.name} cannot be read: {error.strerror}.") from error
        return str(told["run"])

    def followed(
        self, run_id: str, *, within_s: float, sleep: Callable[[float], None] = time.sleep
    ) -> Iterator[Mapping[str, Any]]:
        """The run as it stands, again and again, the last time when it has ended.

        A server that does not answer for a minute is waited for: it may be starting again.

        Raises:
            ServerError: when it takes longer, or the server says no.
        """
        started = heard = time.monotonic()
        while True:
            try:
                told = self._asked("GET", f"/api/runs/{run_id}")
                heard = time.monotonic()
                yield told
                if told["state"] not in {"queued", "running"}:
                    return
            except _NoAnswerError:
                if time.monotonic() - heard > _PATIENCE_S:
                    raise
            if time.monotonic() - started > within_s:
                raise ServerError(
                    f"The server has not finished within {within_s:g} s. It goes on: see "
                    f"{self.address.rstrip('/')}/runs/{run_id}"
                )
            sleep(_EVERY_S)

    def fetched(self, path: str) -> bytes:
        """A file of the server.

        Raises:
            ServerError: when it says no.
        """
        with self._opened("GET", path) as answer:
            data = answer.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ServerError("The server sent more than 256 MiB: nothing was kept.")
        return bytes(data)

    @property
    def _origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def _asked(
        self, method: str, path: str, *, body: IO[bytes] | None = None, size: int = 0
    ) -> Mapping[str, Any]:
        with self._opened(method, path, body=body, size=size) as answer:
            data = answer.read(_MOST_BYTES)
        try:
            told = json.loads(data)
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise ServerError(f"What answers at {self.address} is not schoolcheck.")
        return told

    def _opened(
        self, method: str, path: str, *, body: IO[bytes] | None = None, size: int = 0
    ) -> Any:
        # A server changes nothing for who says nothing of where they come from.
        headers = {"Accept": "application/json", "Origin": self._origin}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if body:
            headers |= {"Content-Length": str(size), "Content-Type": "application/octet-stream"}
        request = urllib.request.Request(  # noqa: S310 - http and https alone, see above
            self.address.rstrip("/") + path, data=body, headers=headers, method=method
        )
        try:
            return _OPENER.open(request, timeout=_ANSWER_S)
        except urllib.error.HTTPError as error:
            kind = _NoAnswerError if error.code in _AWAY else ServerError
            raise kind(_sentence(error)) from error
        except OSError as error:
            reason = getattr(error, "reason", error)
            raise _NoAnswerError(f"{self.address} does not answer: {reason}.") from error


class _NoAnswerError(ServerError):
    """Nobody answered at all."""


class _StaysThere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the secret is for the server that was named."""

    def redirect_request(self, *_given: Any) -> None:
        """None: the redirect becomes an error."""


_OPENER = urllib.request.build_opener(_StaysThere)


def _sentence(error: urllib.error.HTTPError) -> str:
    """What the server says of its refusal."""
    try:
        told = json.loads(error.read(100_000))["title"]
    except (ValueError, KeyError, TypeError, OSError):
        told = str(error.reason)
    return f"The server refused ({error.code}): {told}"


def _is_own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
