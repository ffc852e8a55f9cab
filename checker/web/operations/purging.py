"""A purge from outside the server: beside it, on the same database and disk."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from checker.errors import UsageError
from checker.web.database import Database
from checker.web.files import Files
from checker.web.office import Office
from checker.web.operations.purge import Clearing, cleared, clearing
from checker.web.queue import Ending, Work
from checker.web.settings import Settings
from checker.web.tables import now


def purged(settings: Settings, span: timedelta, *, is_done: bool) -> Clearing:
    """What is older than a span of time, removed when `is_done` and otherwise only told.

    Raises:
        UsageError: when there is no server's folder.
    """
    if not settings.data.is_dir():
        raise UsageError(f"There is no server's folder at {settings.data}: name it with --data.")
    office = Office(
        settings=settings,
        database=Database(settings),
        files=Files(settings.data / "files"),
        queue=_Nobody(),
    )
    try:
        what = clearing(office, before=now() - span)
        if is_done:
            cleared(office, what, by="purge")
    finally:
        office.database.close()
    return what


class _Nobody:
    """The queue is the server's: a purge hands nothing to it."""

    def claim(self) -> None:
        """Nothing is claimed."""

    def start(self, work: Work) -> None:
        """Nothing is started."""

    def submit(self, run_id: str) -> None:
        """Nothing is submitted."""

    def cancel(self, run_id: str) -> None:
        """Nothing is cancelled."""

    def ended(self, _run_ids: Collection[str]) -> Mapping[str, Ending]:
        """Nothing is known of any."""
        return {}

    def stop(self) -> None:
        """Nothing runs."""
