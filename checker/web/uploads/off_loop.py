"""Work for the disk and the database, in threads of its own, beside the loop that answers."""

from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from anyio import CapacityLimiter, fail_after, to_thread
from anyio.lowlevel import RunVar
from fastapi import Request

from checker.web.uploads.limits import NotTakenError

T = TypeVar("T")
SILENCE_S = 30.0
_THREADS = 8
_limiter: RunVar[CapacityLimiter] = RunVar("uploads")


async def off_loop(work: Callable[..., T], *given: object) -> T:
    """What a function returns that may wait for the disk.

    The threads are not those that make pages, so that many uploads at once hold up no page.
    """
    limiter = _limiter.get(None)
    if limiter is None:
        limiter = CapacityLimiter(_THREADS)
        _limiter.set(limiter)
    return await to_thread.run_sync(work, *given, limiter=limiter)


async def pieces_of(request: Request) -> AsyncIterator[bytes]:
    """The body of a request as it comes; refused when nothing comes for long.

    A laptop that was shut says no goodbye: its connection would be held for ever.
    """
    stream = request.stream()
    while True:
        try:
            with fail_after(SILENCE_S):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as trouble:
            raise NotTakenError(
                408, f"Nothing came for {SILENCE_S:g} s, so the upload was ended. Send it again."
            ) from trouble
        if piece:
            yield piece


def announced_by(request: Request) -> int | None:
    """The size of a body by its header, if that says one."""
    given = request.headers.get("content-length", "")
    return int(given) if given.isascii() and given.isdigit() else None
