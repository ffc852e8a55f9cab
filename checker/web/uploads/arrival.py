"""A file that comes in several goes: what of it is on disk, held by one writer at a time."""

import hashlib
import os
import sys
from collections import OrderedDict
from typing import Any, BinaryIO

from checker.web.errors import RefusedError
from checker.web.office import Office
from checker.web.settings import MIB
from checker.web.tables import Upload
from checker.web.uploads.first_bytes import HEAD, FirstBytes
from checker.web.uploads.limits import NotTakenError, full_disk_told, spare_the_disk

if sys.platform != "win32":
    import fcntl

_LOOK_AT_DISK = 4 * MIB


class BusyError(RefusedError):
    """Somebody else writes to this upload at this moment."""

    status = 423

    def __init__(self) -> None:
        super().__init__("This upload is being written to by another connection. Try again soon.")


class Digests:
    """How far each file was hashed while it came; a server that was started anew knows none."""

    def __init__(self, most: int = 256) -> None:
        self._most = most
        self._known: OrderedDict[str, tuple[int, int, Any]] = OrderedDict()

    def of(self, upload_id: str, file: BinaryIO) -> Any:
        """The hash of what a file holds, if all of it was hashed and nobody wrote since."""
        found = os.fstat(file.fileno())
        if not found.st_size:
            return hashlib.sha256()
        size, moment, digest = self._known.pop(upload_id, (0, 0, None))
        return digest if (size, moment) == (found.st_size, found.st_mtime_ns) else None

    def keep(self, upload_id: str, file: BinaryIO, digest: Any) -> None:
        """Remember a hash for when the upload goes on; that of one left alone is forgotten."""
        found = os.fstat(file.fileno())
        self._known[upload_id] = (found.st_size, found.st_mtime_ns, digest)
        if len(self._known) > self._most:
            self._known.popitem(last=False)


class Arrival:
    """The partial file of an upload while one request has it; nobody else does meanwhile."""

    def __init__(self, office: Office, upload: Upload, digests: Digests) -> None:
        """Take hold of the file.

        Raises:
            BusyError: another process has it.
            FileNotFoundError: it is gone.
        """
        self.upload, self._digests = upload, digests
        self._office = office
        self.path = office.files.partial_of(upload.id)
        self._file: BinaryIO = self.path.open("r+b", buffering=0)
        if not _is_locked(self._file):
            self._file.close()
            raise BusyError
        self.size = self._start = self._file.seek(0, os.SEEK_END)
        self._digest = digests.of(upload.id, self._file)
        self._before = self._digest.copy() if self._digest else None
        self._expected = b""
        self._piecewise: Any = None
        self._first: FirstBytes | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every byte has come."""
        return self.size == self.upload.size

    def take(self, piece: bytes) -> None:
        """Add a piece at the end.

        Raises:
            NotTakenError: it is more than was announced, cannot be a model, or the disk is full.
        """
        if self.size + len(piece) > self.upload.size:
            raise NotTakenError(413, "More came than the upload was announced to have.")
        self._judge(piece)
        if (self.size + len(piece)) // _LOOK_AT_DISK > self.size // _LOOK_AT_DISK:
            spare_the_disk(self._office, len(piece))
        rest = memoryview(piece)
        while rest:
            with full_disk_told():
                written = self._file.write(rest)
            for digest in filter(None, (self._digest, self._piecewise)):
                digest.update(rest[:written])
            self.size += written
            rest = rest[written:]

    def expect(self, sha256: bytes | None) -> None:
        """Hash what comes by this request by itself, too, if it says what digest that has."""
        if sha256 is not None:
            self._expected, self._piecewise = sha256, hashlib.sha256()

    @property
    def is_as_expected(self) -> bool:
        """Whether what came by this request has its digest, if it said one."""
        return self._piecewise is None or self._piecewise.digest() == self._expected

    def take_back(self) -> None:
        """Forget what came by this request."""
        self._file.truncate(self._start)
        self._file.seek(0, os.SEEK_END)
        self.size, self._digest = self._start, self._before

    def settle(self) -> int:
        """The size on disk, which a loss of power does not lessen from here on."""
        os.fsync(self._file.fileno())
        return self.size

    def sha256(self) -> str:
        """The digest of all bytes; read again where they were not hashed as they came."""
        if self._digest is None:
            self._file.seek(0)
            self._digest = hashlib.file_digest(self._file, "sha256")  # type: ignore[arg-type]
            self._file.seek(0, os.SEEK_END)
        return str(self._digest.hexdigest())

    def close(self) -> None:
        """Let go."""
        if self._digest is not None and not self.is_whole:
            self._digests.keep(self.upload.id, self._file, self._digest)
        self._file.close()

    def remove(self) -> None:
        """Let go, and leave nothing."""
        self._digest = None
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _judge(self, piece: bytes) -> None:
        if self.size >= HEAD:
            return
        if self._first is None:
            self._file.seek(0)
            self._first = FirstBytes(self.upload.file_name, self._file.read(HEAD))
            self._file.seek(0, os.SEEK_END)
        self._first.take(piece)


def _is_locked(file: BinaryIO) -> bool:
    """Whether this file is ours alone. On Windows one process has the folder to itself."""
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
