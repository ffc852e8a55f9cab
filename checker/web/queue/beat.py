"""Servers that share a PostgreSQL database: each holds its name there and shows that it lives."""

import hashlib
import time
from typing import Any

from sqlalchemy import Connection, CursorResult, NullPool, TextClause, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from checker.errors import UsageError

_DATABASE = {
    # A database or a network that is gone is noticed in seconds instead of minutes ...
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
# ... and so does the database notice that a machine is gone, and frees the name it held.
_SERVER = (
    "SET tcp_keepalives_idle = 5",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 3",
    "SET tcp_user_timeout = 20000",
)
# A schema of its own, so that neither the tables of projects nor the queue's engine minds it.
_TABLE = (
    "CREATE SCHEMA IF NOT EXISTS schoolcheck_queue",
    """CREATE TABLE IF NOT EXISTS schoolcheck_queue.beats
       (slot text PRIMARY KEY, at timestamptz NOT NULL)""",
)
# All moments are the database's: the clocks of machines differ.
_BEAT = text("""
    INSERT INTO schoolcheck_queue.beats VALUES (:slot, clock_timestamp())
    ON CONFLICT (slot) DO UPDATE SET at = excluded.at""")
_LIVING = text("""
    SELECT slot FROM schoolcheck_queue.beats
    WHERE at > clock_timestamp() - make_interval(secs => :dead_after)""")
_FORGET = text("""
    DELETE FROM schoolcheck_queue.beats
    WHERE slot = :slot OR at < clock_timestamp() - interval '1 day'""")
_STALE_AT = 0.6
_MAKING = 7_190_231_401


class BeatingSlot:
    """Holds a name through one connection, which also tells that this server lives.

    The lock is the session's: the database takes it back when the process ends in any way. It is
    not for a pooler that hands one session to several clients.
    """

    def __init__(self, url: str, name: str, *, dead_after_s: float) -> None:
        self.name, self.dead_after_s = name, dead_after_s
        self._engine = create_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=_DATABASE
        )
        self._connection: Connection | None = None
        self._shown = time.monotonic()

    def take(self) -> None:
        """Hold the name and show it, or say that it is taken."""
        with self._engine.connect() as connection, connection.begin():
            _make(connection)
        self.beat()

    def beat(self) -> None:
        """Show that this server lives, by a new connection where the old one broke."""
        # The moment before asking: the database may have written its own right after.
        at = time.monotonic()
        try:
            self._ask(_BEAT, slot=self.name)
        except SQLAlchemyError:
            self._ask(_BEAT, slot=self.name)
        self._shown = at

    def is_stale(self) -> bool:
        """Whether most of the time after which others take this one for dead has passed."""
        return time.monotonic() - self._shown > _STALE_AT * self.dead_after_s

    def living(self) -> set[str]:
        """The names of all servers that showed lately that they live."""
        return set(self._ask(_LIVING, dead_after=self.dead_after_s).scalars())

    def release(self) -> None:
        """Let go of the name, and forget those that have been dead for long."""
        try:
            if self._connection is not None:
                self._ask(_FORGET, slot=self.name)
        finally:
            self._disconnect()
            self._engine.dispose()

    def _ask(self, statement: TextClause, **values: object) -> CursorResult[Any]:
        # A connection that broke is never mended: the lock went with it.
        try:
            return (self._connection or self._connect()).execute(statement, values)
        except SQLAlchemyError:
            self._disconnect()
            raise

    def _connect(self) -> Connection:
        self._connection = connection = self._engine.connect()
        for each in _SERVER:
            connection.execute(text(each))
        asked = {"key": _key(self.name)}
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), asked).scalar():
            self._disconnect()
            raise UsageError(
                f"Another server works on this database under the name {self.name!r}. Stop it, or "
                "give each server a name of its own with --slot."
            )
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _make(connection: Connection) -> None:
    # IF NOT EXISTS fails when two do it at the very same time.
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _MAKING})
    for each in _TABLE:
        connection.execute(text(each))


def _key(name: str) -> int:
    """A number for a name, as PostgreSQL's locks are known by; the same on every machine.

    >>> _key("server") == _key("server") != _key("server-2")
    True
    """
    digest = hashlib.sha256(f"schoolcheck slot {name}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
