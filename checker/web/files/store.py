"""Files by their SHA-256: written beside, and put in their place when they are whole."""

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that is whole and on disk."""

    sha256: str
    size: int
    path: Path


class Files:
    """The store in a folder. The same bytes lie there once.

    What is on its way lies in `coming`: under names of chance while one connection lasts, under
    the id of its upload while that may go on. Both count as left behind when nobody wrote to them
    for a day.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.coming = folder / "coming"

    def path_of(self, sha256: str) -> Path:
        """Where the file of a digest lies, if it is there."""
        return self.folder / sha256[:2] / sha256

    def incoming(self) -> "Incoming":
        """A file that is written piece by piece; gone unless it is kept."""
        return Incoming(self._made(self.coming), self)

    def partial_of(self, upload_id: str) -> Path:
        """Where the file lies that comes in several goes."""
        return self._made(self.coming) / upload_id

    def taken_in(self, path: Path, sha256: str, *, leave: bool = False) -> Kept:
        """Put a whole file of this disk into its place; it is there for good when this returns.

        With `leave` it goes on lying where it was as well, for one that must be able to come back.
        """
        place, size = self.path_of(sha256), path.stat().st_size
        if place.exists() and place.stat().st_size == size:
            os.utime(place)  # as new as if it had come now: no purge may take it for left behind
        else:
            _sync(path)
            self._made(place.parent)
            _put(path, place, leave=leave)
            sync_folder(place.parent)
        if not leave:
            path.unlink(missing_ok=True)
        return Kept(sha256=sha256, size=size, path=place)

    def free(self) -> int:
        """Bytes that are free on the disk."""
        return shutil.disk_usage(self._made(self.folder)).free

    def _made(self, folder: Path) -> Path:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            sync_folder(folder.parent)
        return folder


class Incoming:
    """A file on its way: hashed while it is written."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._files = files
        descriptor, name = tempfile.mkstemp(dir=folder)
        self._file, self._path = os.fdopen(descriptor, "wb"), Path(name)
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)

    def closed(self) -> Path:
        """Where all that came can be looked at before it is kept."""
        self._file.close()
        return self._path

    @property
    def sha256(self) -> str:
        """The digest of all that came."""
        return self._digest.hexdigest()

    def keep(self) -> Kept:
        """Put the file in its place."""
        return self._files.taken_in(self.closed(), self.sha256)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):  # a full disk is told where the piece was written
            self._file.close()
        self._path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder outlast a loss of power, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put(path: Path, place: Path, *, leave: bool) -> None:
    if not leave:
        path.replace(place)
        return
    beside = path.with_suffix(".whole")
    beside.unlink(missing_ok=True)
    try:
        os.link(path, beside)
    except OSError:  # a file system without second names
        shutil.copyfile(path, beside)
        _sync(beside)
    beside.replace(place)
