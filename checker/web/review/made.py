"""Files that a child makes of results when somebody asks for them, kept beside the results.

One at a time in a server: checks of models are more important, and who asks for the same as another
is handed what the other had made.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock

from checker.jobs import Job, Limits, Outcome
from checker.web.aside import BusyError, done_aside
from checker.web.errors import RefusedError
from checker.web.facts import judges
from checker.web.review.lines import NoResultsError

LIMITS = Limits(wall_s=120.0, memory=4 * 1024**3, file_size=512 * 1024**2, nice=5)
_PATIENCE_S = 60.0
_ONE_AT_A_TIME = Lock()
_IN_LINE = BoundedSemaphore(6)
"""Who waits holds a thread that pages are made in: there are few of these, and more pages."""


class NotMadeError(RefusedError):
    """A file that could not be made."""

    status = 500


def folder_beside(results: Path) -> Path:
    """Where files made of results lie: away from those of the run, and by our code of today."""
    return results.parent.parent / "made" / judges()[:16]


def made(
    path: Path, job: Job, *, finish: Callable[[Outcome], Outcome] | None = None, needs: Path
) -> Path:
    """The file at `path`, which the job makes where it is not there yet.

    `finish` is done after it by this process; `needs` are the results that it is made of.

    Raises:
        NoResultsError: when these are not there.
        BusyError: when others are waited for too long.
        NotMadeError: when the job fails.
    """
    if not needs.is_file():
        raise NoResultsError("There are no results to make this of.")
    if path.is_file():
        return path
    with _turn():
        if not path.is_file():  # whoever was first may have asked for the same
            _make(path, job, finish)
    return path


@contextmanager
def _turn() -> Iterator[None]:
    """Be the only one who makes a file, after those before; who would wait too long is told."""
    busy = BusyError("Other files are being made just now. Ask again in a minute.")
    if not _IN_LINE.acquire(blocking=False):
        raise busy
    try:
        if not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE_S):
            raise busy
        try:
            yield
        finally:
            _ONE_AT_A_TIME.release()
    finally:
        _IN_LINE.release()


def _make(path: Path, job: Job, finish: Callable[[Outcome], Outcome] | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    outcome = done_aside(job)
    if finish:
        outcome = finish(outcome)
    if not path.is_file():
        raise NotMadeError(f"This could not be made. {outcome.message}".strip())
