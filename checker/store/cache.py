"""What earlier runs made, in one SQLite file that may vanish or be spoiled at any time.

Every entry goes by the hash of all that decided it, so that it is never out of date, only unused.
"""

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from checker.store.folder import Place, UnfitCacheError, make_folder, refuse_foreign

FILE_NAME = "runs.sqlite3"
_LAYOUT = 1
"""Changes with the table below: a file of another layout is replaced."""
_TABLE = (
    """CREATE TABLE entries (
        key TEXT PRIMARY KEY, shelf TEXT NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL,
        digest BLOB NOT NULL, data BLOB NOT NULL
    )""",
    "CREATE INDEX by_shelf ON entries (shelf, used)",
    "CREATE INDEX by_use ON entries (used, size)",
    f"PRAGMA user_version = {_LAYOUT}",
)
_PATIENCE_S = 2.0
_QUICKLY = 1
"""Of zlib's levels: the higher ones take ten times as long and save a tenth."""
_HOUR_NS = 3_600 * 10**9
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SPOILED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Bytes by their key. Those of one `shelf` are found together."""

    key: str
    data: bytes
    shelf: str = ""


class _SpoiledError(Exception):
    """The file is no cache of this layout, or not whole."""


class Cache:
    """Entries on disk, the longest unused of which make room for new ones.

    Several processes may use it at once. A file that another one holds locked answers that
    nothing is there and keeps nothing; a spoiled one, or one of another layout, does too and is
    removed, so that the next run starts it anew.
    """

    def __init__(self, place: Place) -> None:
        """Make the folder, if need be.

        Raises:
            UnfitCacheError: when the folder cannot be made or is not to be trusted.
        """
        make_folder(place.folder)
        self._path = place.folder / FILE_NAME
        self._most = place.most

    def find(self, key: str) -> bytes | None:
        """What was kept by this key, if it is still there and whole.

        Raises:
            UnfitCacheError: when the file cannot be read or is not to be trusted.
        """
        found = self._select("key = ?", key)
        return found[0].data if found else None

    def on_shelf(self, shelf: str) -> list[Entry]:
        """All that was kept on a shelf, the latest used first.

        Raises:
            UnfitCacheError: when the file cannot be read or is not to be trusted.
        """
        return self._select("shelf = ? ORDER BY used DESC", shelf)

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep all of these or none; more than the cache may hold is not kept.

        Raises:
            UnfitCacheError: when they cannot be written.
        """
        packed = [(each, zlib.compress(each.data, _QUICKLY)) for each in entries]
        if not packed or sum(len(data) for _, data in packed) > self._most:
            return
        now = time.time_ns()
        rows = [
            (each.key, each.shelf, len(data), now, _digest(each.key, each.shelf, data), data)
            for each, data in packed
        ]

        def write(file: sqlite3.Connection) -> None:
            file.execute("BEGIN IMMEDIATE")
            file.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
            _make_room(file, self._most)
            file.execute("COMMIT")
            file.executescript("PRAGMA incremental_vacuum")  # `execute` would do a single page

        self._asked(write, otherwise=None)

    def note_use(self, keys: Sequence[str]) -> None:
        """Note that these were of use, to the hour; where that cannot be written it is not."""
        now = time.time_ns()
        rows = [(now, key, now - _HOUR_NS) for key in keys]

        def write(file: sqlite3.Connection) -> None:
            file.executemany("UPDATE entries SET used = ? WHERE key = ? AND used < ?", rows)

        with suppress(UnfitCacheError):
            self._asked(write, otherwise=None)

    def _select(self, which: str, given: str) -> list[Entry]:
        def read(file: sqlite3.Connection) -> list[Entry]:
            query = f"SELECT key, shelf, digest, data FROM entries WHERE {which}"  # noqa: S608
            return [_entry(*row) for row in file.execute(query, (given,))]

        nothing: list[Entry] = []
        return self._asked(read, otherwise=nothing) if self._path.exists() else nothing

    def _asked(
        self, ask: Callable[[sqlite3.Connection], _Answer], *, otherwise: _Answer
    ) -> _Answer:
        try:
            _make_file(self._path)
            with closing(sqlite3.connect(self._path, _PATIENCE_S, isolation_level=None)) as file:
                _lay_out(file)
                return ask(file)
        except (sqlite3.Error, _SpoiledError) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in _SPOILED:
                self._remove()
            elif code not in _BUSY:
                raise UnfitCacheError(f"its file cannot be used: {error}") from error
            return otherwise

    def _remove(self) -> None:
        # The journal too: it would be played back into the file that takes the place of this one.
        for path in (self._path, self._path.with_name(f"{FILE_NAME}-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _make_file(path: Path) -> None:
    """An empty file for its owner alone where none is; one that is there must be ours."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        refuse_foreign(path, "its file")
    except OSError as error:
        raise UnfitCacheError(f"its file cannot be made: {error.strerror}") from error


def _lay_out(file: sqlite3.Connection) -> None:
    """Make the table in an empty file; refuse a file of another layout."""
    if _layout(file) == _LAYOUT:
        return
    file.execute("PRAGMA auto_vacuum = INCREMENTAL")
    file.execute("BEGIN IMMEDIATE")
    if _layout(file) == 0 and not file.execute("SELECT 1 FROM sqlite_master").fetchone():
        for statement in _TABLE:
            file.execute(statement)
    file.execute("COMMIT")
    if _layout(file) != _LAYOUT:
        raise _SpoiledError


def _layout(file: sqlite3.Connection) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])


def _make_room(file: sqlite3.Connection, most: int) -> None:
    """Remove what was not used for longest until all that is left fits."""
    (total,) = file.execute("SELECT TOTAL(size) FROM entries").fetchone()
    while total > most:
        row, size = file.execute("SELECT rowid, size FROM entries ORDER BY used LIMIT 1").fetchone()
        file.execute("DELETE FROM entries WHERE rowid = ?", (row,))
        total -= size


def _entry(key: str, shelf: str, digest: bytes, data: object) -> Entry:
    if not isinstance(data, bytes) or _digest(key, shelf, data) != digest:
        raise _SpoiledError
    return Entry(key=key, shelf=shelf, data=zlib.decompress(data))


def _digest(key: str, shelf: str, data: bytes) -> bytes:
    return hashlib.sha256(f"{key}\n{shelf}\n".encode() + data).digest()
