"""Work for the disk and the database, in threads of its own, beside the loop that answers."""

from collections.abc import AsyncIterator, Callable
from time import monotonic
from typing import TypeVar

from anyio import CapacityLimiter, fail_after, to_thread
from anyio.lowlevel import RunVar
from fastapi import Request

from checker.web.uploads.limits import NotTakenError

T = TypeVar("T")
SILENCE_S = 30.0
_LEAST = 32 * 1024
"""So many bytes must come in that time, but for the last ones."""
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
    """The body of a request as it comes; refused when nothing, or next to nothing, comes for long.

    A laptop that was shut says no goodbye: its connection would be held for ever. Only the time
    that is spent waiting for bytes counts.
    """
    stream = request.stream()
    waited, came = 0.0, 0
    while True:
        begun = monotonic()
        try:
            with fail_after(SILENCE_S):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as trouble:
            raise _silent() from trouble
        waited, came = waited + monotonic() - begun, came + len(piece)
        if came >= _LEAST:
            waited, came = 0.0, 0
        elif waited > SILENCE_S:
            raise _silent()
        if piece:
            yield piece


def announced_by(request: Request) -> int | None:
    """The size of a body by its header, if that says one."""
    given = request.headers.get("content-length", "")
    return int(given) if given.isascii() and given.isdigit() else None


def _silent() -> NotTakenError:
    least = f"Less than {_LEAST // 1024} KB came in {SILENCE_S:g} s"
    return NotTakenError(408, f"{least}, so the upload was ended. Send it again.")
