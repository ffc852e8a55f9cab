"""The database of projects: opened, brought up to date, read and written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from checker.web.settings import Settings

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_S = 20


class Database:
    """Sessions on one database. Those that write on SQLite wait for each other from the start.

    A transaction that reads first and writes later would fail there when another wrote meanwhile.
    """

    def __init__(self, settings: Settings) -> None:
        self.engine = _engine(settings)
        self._writing = self.engine.execution_options(schoolcheck_writes=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session whose changes are forgotten."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is kept whole when the block ends, or not at all."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self, to: str = "head") -> None:
        """Bring the tables to a version, the newest unless told."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        with self.engine.connect() as connection:
            config.attributes["connection"] = connection
            if to == "base" or to.startswith("-"):
                command.downgrade(config, to)
            else:
                command.upgrade(config, to)
            connection.commit()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def _engine(settings: Settings) -> Engine:
    if not settings.is_sqlite:
        return create_engine(settings.url, pool_pre_ping=True)
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = create_engine(settings.url, connect_args={"timeout": _WAIT_S})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: object, _record: object) -> None:
    """SQLite as a server needs it: readers beside a writer, keys that hold, our own BEGIN."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for each in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {each}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("schoolcheck_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
