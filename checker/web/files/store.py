"""Files by their SHA-256: written beside, and put in their place when they are whole."""

import hashlib
import os
import shutil
import tempfile
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
    """The store in a folder. The same bytes lie there once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._coming = folder / "coming"

    def path_of(self, sha256: str) -> Path:
        """Where the file of a digest lies, if it is there."""
        return self.folder / sha256[:2] / sha256

    def incoming(self) -> "Incoming":
        """A file that is written piece by piece; gone unless it is kept."""
        self._coming.mkdir(parents=True, exist_ok=True)
        return Incoming(self)

    def taken_in(self, path: Path, sha256: str) -> Kept:
        """Move a whole file of this disk into its place; it is there for good when this returns."""
        place, size = self.path_of(sha256), path.stat().st_size
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
        _sync_folder(place.parent)
        return Kept(sha256=sha256, size=size, path=place)

    def free(self) -> int:
        """Bytes that are free on the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(self.folder).free


class Incoming:
    """A file on its way: hashed while it is written."""

    def __init__(self, files: Files) -> None:
        self._files = files
        descriptor, name = tempfile.mkstemp(dir=files.folder / "coming")
        self._file, self._path = os.fdopen(descriptor, "wb"), Path(name)
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)

    def keep(self) -> Kept:
        """Put the file in its place."""
        self._file.close()
        return self._files.taken_in(self._path, self._digest.hexdigest())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
