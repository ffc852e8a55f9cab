"""A copy of everything in one file, taken while the server runs, and put back elsewhere."""

import hashlib
import io
import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from checker.errors import SchoolcheckError, UsageError
from checker.jobs.files import refuse_unwritable
from checker.version import __version__
from checker.web.settings import Settings

_DATABASE, _ABOUT = "schoolcheck.sqlite", "backup.json"
_FORMAT = "schoolcheck/backup/1"
_FOLDERS = ("files", "runs")
_AWAY = {"coming", "in"}
"""Folders that hold what is only on its way."""


class BackupError(SchoolcheckError):
    """A backup that is not whole, or not one of ours."""


def backed_up(settings: Settings, out: Path) -> int:
    """Write projects, uploads and results to a tar file; returns how many files it holds.

    The database is copied first: files are there before a row names them, so that every file which
    the copy names is in the backup, however many are added meanwhile. With PostgreSQL the database
    is left to `pg_dump`.

    Raises:
        UsageError: when there is nothing to back up, or nothing can be written there.
    """
    if not settings.data.is_dir():
        raise UsageError(f"There is no server's folder at {settings.data}: name it with --data.")
    refuse_unwritable(out.parent)
    draft, count = out.with_name(f".{out.name}.part"), 0
    try:
        with tarfile.open(draft, "w") as tar, tempfile.TemporaryDirectory() as spare:
            _add(tar, _ABOUT, json.dumps({"format": _FORMAT, "version": __version__}).encode())
            if settings.is_sqlite:
                tar.add(_copied(settings.data / _DATABASE, Path(spare)), _DATABASE)
            for path in _files(settings.data):
                count += _added(tar, path, str(path.relative_to(settings.data)))
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return count


def restored(settings: Settings, backup: Path) -> int:
    """Put a backup into an empty folder; returns how many files it held.

    Every upload is compared with the digest that it is called by.

    Raises:
        UsageError: when the folder is not empty.
        BackupError: when the backup is not whole; nothing is left then.
    """
    if settings.data.exists() and any(settings.data.iterdir()):
        raise UsageError(f"{settings.data} is not empty: restore into a new folder.")
    settings.data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data.parent) as spare:
        folder = Path(spare) / "data"
        count = _unpacked(backup, folder)
        if settings.data.exists():
            settings.data.rmdir()
        folder.rename(settings.data)
    return count


def _unpacked(backup: Path, folder: Path) -> int:
    try:
        with tarfile.open(backup) as tar:
            tar.extractall(folder, filter="data")
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, ValueError) as error:
        raise BackupError(f"{backup.name} is no whole backup: {error}.") from error
    if about.get("format") != _FORMAT:
        raise BackupError(f"{backup.name} is no backup of schoolcheck.")
    (folder / _ABOUT).unlink()
    for path in (folder / "files").glob("??/*"):
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != path.name:
                raise BackupError(f"{backup.name} is spoiled: an upload is not what it was.")
    return sum(1 for _path in _files(folder))


def _copied(database: Path, folder: Path) -> Path:
    """The database as it is at one moment, whoever writes meanwhile."""
    copy = folder / database.name
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _files(data: Path) -> list[Path]:
    found = [path for name in _FOLDERS for path in sorted((data / name).rglob("*"))]
    return [
        path
        for path in found
        if path.is_file() and not _AWAY & set(path.relative_to(data).parts[:-1])
    ]


def _added(tar: tarfile.TarFile, path: Path, name: str) -> bool:
    """Whether a file is in the backup now: what a run writes may be gone since it was listed.

    Raises:
        BackupError: when an upload is: then somebody purges at this moment.
    """
    try:
        tar.add(path, name, recursive=False)
    except FileNotFoundError as error:
        if name.startswith("files"):
            raise BackupError("An upload went while it was backed up. Do it again.") from error
        return False
    return True


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))
