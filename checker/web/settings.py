"""What a server is told when it starts."""

import os
from dataclasses import dataclass
from pathlib import Path

MIB = 1024**2


def _children() -> int:
    """One child for each processor but one, which is left for those who read pages."""
    return max(1, (os.cpu_count() or 2) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One server process.

    `data` is its folder: uploads, results and, without `database_url`, two SQLite files. Sizes are
    bytes: `most_upload` of one file, `floor` stays free on the disk whatever is uploaded, `quota`
    is what one project may store. `at_once` is how many models are checked at a time, each no
    longer than `timeout_s`. `slot` names this process among those that share a database: no two
    may have the same at one time.
    """

    data: Path
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8600
    most_upload: int = 256 * MIB
    floor: int = 1024 * MIB
    quota: int = 20 * 1024 * MIB
    at_once: int = 0
    timeout_s: float = 600.0
    slot: str = "server"
    log_requests: bool = False

    @property
    def children(self) -> int:
        """How many models are checked at a time."""
        return self.at_once or _children()

    @property
    def url(self) -> str:
        """Where projects and runs are kept, as SQLAlchemy spells it."""
        return _spelled(self.database_url) or f"sqlite:///{self.data / 'schoolcheck.sqlite'}"

    @property
    def queue_url(self) -> str:
        """Where the queue keeps its jobs.

        Beside the projects on PostgreSQL. SQLite has one writer at a time, so there the queue,
        which looks for work several times a second, has a file of its own.
        """
        return _spelled(self.database_url) or f"sqlite:///{self.data / 'queue.sqlite'}"

    @property
    def is_sqlite(self) -> bool:
        """Whether one process on one machine has the database to itself."""
        return self.url.startswith("sqlite")


def _spelled(url: str) -> str:
    """The same address with the driver that is installed.

    >>> _spelled("postgres://checker@db/schools")
    'postgresql+psycopg://checker@db/schools'
    """
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url
