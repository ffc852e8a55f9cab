"""Requests to an application piece by piece, as a server hands them on; or broken off."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import anyio

BREAK = None
"""In place of a piece: the connection is gone."""


@dataclass(slots=True, kw_only=True)
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    taken: int = 0  # how many pieces the application asked for


async def ask(app, method: str, path: str, pieces: Iterable = (), **headers: str) -> Answer:
    """One request. A piece is bytes, `BREAK`, or something to wait for."""
    answer, left = Answer(), iter(pieces)
    path, _, query = path.partition("?")
    given = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    names = {"host": "127.0.0.1:8600", "sec-fetch-site": "same-origin", **given}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in names.items()],
        "server": ("127.0.0.1", 8600),
        "client": ("127.0.0.1", 50000),
    }

    async def receive():
        answer.taken += 1
        piece = next(left, b"")
        if piece is BREAK:
            return {"type": "http.disconnect"}
        if not isinstance(piece, bytes):
            await piece()
            return await receive()
        return {"type": "http.request", "body": piece, "more_body": piece != b""}

    async def send(message):
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, send)
    return answer


def asked(uploads, *given, **headers) -> Answer:
    """The same, from a test that is no coroutine."""

    async def asking():
        return await ask(uploads.client.app, *given, **headers)

    return uploads.client.portal.call(asking)


async def together(*calls):
    """The answers to several requests at once."""
    answers = [None] * len(calls)

    async def one(number, call):
        answers[number] = await call()

    async with anyio.create_task_group() as group:
        for number, call in enumerate(calls):
            group.start_soon(one, number, call)
    return answers
