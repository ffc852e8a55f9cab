"""What is looked at before a file is kept. Nothing is unpacked here beyond its first bytes.

The child (`checker/read/container.py`) is the judge of content and counts what really comes out
when it unpacks: sizes and ratios that a file lies about end there, within the child's limits. Here
only what a packed file says of itself is read, in bounded memory, to refuse at once what would be
dangerous to keep or hopeless to read:

- here alone: names that lead out of a folder, archives within archives, a table of contents that
  is too long to be read at all
- here by what is declared, in the child by what comes: unpacked size, ratio
- in both: number of members, members under a password, no model among them, how a model begins
- in the child alone: several models, damage further in, and the text of the model
"""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, NoReturn

from checker.web.uploads.first_bytes import GZIP, HEAD, ZIP, is_decided
from checker.web.uploads.limits import NoModelError

# The child's own figures; a test holds them together. Its module loads the IFC library.
UNPACKED_LIMIT = 2 * 1024**3
RATIO_LIMIT = 200
MEMBER_LIMIT = 20
SMALL = 1024**2
_LONGEST_READ = 256 * 1024
_GZIP_WINDOW = 31
_LEAST_GZIP = 18
_PACKED = (".zip", ".ifczip", ".gz", ".7z", ".rar", ".bz2", ".xz", ".tar", ".tgz", ".zst")
_CHEAP = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TROUBLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OSError,
)  # fmt: skip


def look_at(path: Path, name: str) -> None:
    """Refuse a whole file that is no model, or that must not or cannot be unpacked."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(HEAD)
    is_decided(head, name, whole=True)
    if head.startswith(ZIP):
        _look_into_zip(path, name)
    elif head.startswith(GZIP):
        _look_into_gzip(path, head, size, name)


class _Narrow(io.FileIO):
    """A file that gives little at once: zipfile reads a table of contents whole, however long."""

    def read(self, size: int | None = -1, /) -> Any:
        """Read so many bytes, or all that is left, unless that is too much."""
        left = os.fstat(self.fileno()).st_size - self.tell()
        wanted = left if size is None or size < 0 else min(size, left)
        if wanted > _LONGEST_READ:
            raise zipfile.BadZipFile
        return super().read(max(0, wanted))


def _look_into_zip(path: Path, name: str) -> None:
    try:
        with _Narrow(path, "rb") as file, zipfile.ZipFile(file) as archive:
            _judge_members(archive.infolist(), name)
            model = next(each for each in archive.infolist() if _is_model(each))
            if model.compress_type not in _CHEAP:
                return  # other ways of packing take memory as the file says; the child is limited
            with archive.open(model) as stream:
                head = stream.read(HEAD)
    except _TROUBLE as trouble:
        raise _damaged(name) from trouble
    _judge_inner(head, name)


def _judge_members(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MEMBER_LIMIT:
        _refuse(name, f"holds {len(members)} files; {MEMBER_LIMIT} are allowed")
    for each in members:
        if _leads_out(each.filename):
            _refuse(name, "holds a file whose name leads out of its folder")
        if each.flag_bits & 1:
            _refuse(name, "is locked with a password", "Pack the model without a password.")
        if each.filename.lower().endswith(_PACKED):
            _refuse(name, "holds another packed file")
    _judge_size(sum(m.file_size for m in members), sum(m.compress_size for m in members), name)
    if not any(map(_is_model, members)):
        _refuse(name, "is a zip file without an .ifc file in it")


def _is_model(member: zipfile.ZipInfo) -> bool:
    name = f"/{member.filename.lower()}"
    # An Apple archive puts a shadow file beside each real one.
    return name.endswith(".ifc") and not name.startswith("/__macosx/") and "/._" not in name


def _leads_out(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


def _look_into_gzip(path: Path, head: bytes, size: int, name: str) -> None:
    if size < _LEAST_GZIP:
        raise _damaged(name)
    with path.open("rb") as file:
        file.seek(-4, io.SEEK_END)
        (declared,) = struct.unpack("<I", file.read(4))
    _judge_size(declared, size, name)
    try:
        inner = zlib.decompressobj(_GZIP_WINDOW).decompress(head, HEAD)
    except zlib.error as trouble:
        raise _damaged(name) from trouble
    _judge_inner(inner, name)


def _judge_size(unpacked: int, packed: int, name: str) -> None:
    if unpacked > UNPACKED_LIMIT:
        _refuse(name, "unpacks to more than 2 GiB")
    if unpacked > max(SMALL, RATIO_LIMIT * packed):
        _refuse(name, f"unpacks to more than {RATIO_LIMIT} times its size")


def _judge_inner(head: bytes, name: str) -> None:
    inner = f"The file packed in {name}"
    if head.startswith((*ZIP, GZIP)):
        _refuse(name, "holds another packed file")
    is_decided(head, inner, whole=True)


def _refuse(
    name: str, what: str, ask: str = "Pack one plain .ifc file by itself, or give it unpacked."
) -> NoReturn:
    raise NoModelError(f"{name} {what}, so it was not taken. {ask}")


def _damaged(name: str) -> NoModelError:
    return NoModelError(
        f"{name} is damaged: it cannot be unpacked. Copy or pack it again; "
        "it was probably cut short on the way.",
    )
