"""Small jobs beside the queue, done while somebody waits: one at a time, each in its own child."""

from threading import BoundedSemaphore

from checker.jobs import Job, Outcome, supervise
from checker.web.errors import RefusedError

_ONE_AT_A_TIME = BoundedSemaphore()
_IN_LINE = BoundedSemaphore(4)
"""Who waits holds a thread that pages are made in: there are few of these, and more pages."""
_WAIT_S = 20.0


class BusyError(RefusedError):
    """Too many people ask for the same kind of work at once."""

    status = 503


def done_aside(job: Job) -> Outcome:
    """How a job ended. It waits for those before it, but not for long.

    Raises:
        BusyError: when it would have to wait for longer.
    """
    busy = BusyError("The server is busy with other files. Try again in a minute.")
    if not _IN_LINE.acquire(blocking=False):
        raise busy
    try:
        if not _ONE_AT_A_TIME.acquire(timeout=_WAIT_S):
            raise busy
        try:
            return supervise(job)
        finally:
            _ONE_AT_A_TIME.release()
    finally:
        _IN_LINE.release()
