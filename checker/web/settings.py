"""What a server is told when it starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024**2


def _children() -> int:
    """One child for each processor but one, which is left for those who read pages."""
    return max(1, (os.cpu_count() or 2) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Who tells who people are (OpenID Connect), and what they may do for that.

    `rights` are scopes by group, or by the domain of an e-mail address that the provider says is
    theirs, as in `@example.org`. Who has none of these is not let in. Groups are read from the
    claim that is called `groups`.
    """

    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    rights: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asks_for: str = "openid email profile"
    groups: str = "groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One server process.

    `data` is its folder: uploads, results and, without `database_url`, two SQLite files. Sizes are
    bytes: `most_upload` of one file, `floor` stays free on the disk whatever is uploaded, `quota`
    is what one project may store. `at_once` is how many models are checked at a time, each no
    longer than `timeout_s`. `slot` names this process among those that share a database: no two
    may have the same at one time. With `accounts` people and programs sign in; `public_url` is
    where they reach the server, which decides what cookies and links look like; `openid` lets
    them sign in as they do elsewhere.
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
    accounts: bool = False
    public_url: str = ""
    openid: Provider | None = None
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
    def is_https(self) -> bool:
        """Whether browsers reach this server through a connection that nobody listens to."""
        return self.public_url.lower().startswith("https://")

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
