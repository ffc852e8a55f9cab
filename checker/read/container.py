"""From a path to the bytes of one IFC text: plain, zipped or gzipped, with limits."""

import gzip
import hashlib
import io
import re
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from checker.errors import ModelUnreadableError

UNPACKED_LIMIT = 2 * 1024**3
RATIO_LIMIT = 200
MEMBER_LIMIT = 20
_SMALL = 1024**2  # below this any ratio is harmless
_BLOCK = 1024**2
_EXPORT = "Export the model again as an IFC file (STEP text) and check that one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The model as handed over: base name, its IFC text, and hash and size of the given bytes.

    `path` is the given file when it already holds exactly `text`, so that it can be opened as is.
    `repaired` is a sentence when letters outside ASCII had to be rewritten.
    """

    name: str
    text: bytes
    sha256: str
    size: int
    path: Path | None
    repaired: str = ""


def take(path: Path) -> Given:
    """Read the given file whole and unpack it if need be.

    Raises:
        ModelUnreadableError: missing, not a regular file, empty, not IFC text, or a packed file
            that holds no or several models, is damaged or unpacks to too much.
    """
    _must_be_a_file(path)
    try:
        raw = path.read_bytes()
    except OSError as trouble:
        raise ModelUnreadableError(
            f"{path.name} could not be read: {trouble.strerror}.",
            code="no-permission",
            ask="Check that the file may be read by you.",
        ) from trouble
    if not raw:
        raise ModelUnreadableError(f"{path.name} is empty.", code="empty", ask=_EXPORT)
    text = _unpacked(raw, path.name)
    plain, repaired = _plain_ascii(_step_text(text, path.name))
    return Given(
        name=path.name,
        text=plain,
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        path=path if plain is raw else None,
        repaired=repaired,
    )


@contextmanager
def as_file(given: Given) -> Iterator[Path]:
    """A path that holds the text: the given file, or a temporary one that is removed after."""
    if given.path is not None:
        yield given.path
        return
    with tempfile.TemporaryDirectory(prefix="schoolcheck-") as folder:
        path = Path(folder) / "model.ifc"
        path.write_bytes(given.text)
        yield path


def _must_be_a_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as trouble:
        raise ModelUnreadableError(
            f"There is no file {path.name or path}.",
            code="missing",
            ask="Check the path and the spelling of the file name.",
        ) from trouble
    if stat.S_ISDIR(mode):
        raise ModelUnreadableError(
            f"{path.name or path} is a folder, not a model.",
            code="directory",
            ask="Name one IFC file inside it.",
        )
    if not stat.S_ISREG(mode):
        raise ModelUnreadableError(
            f"{path.name} is a pipe or a device, not a file.",
            code="not-a-file",
            ask="Save the model to a file first and name that file.",
        )


def _unpacked(raw: bytes, name: str) -> bytes:
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _from_zip(raw, name)
    if raw.startswith(b"\x1f\x8b"):
        return _from_gzip(raw, name)
    return raw


def _from_zip(raw: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            member = _only_model(archive, name)
            with archive.open(member) as stream:
                return _limited(stream, given=member.compress_size, name=name)
    # RuntimeError covers a password and a way of packing that zipfile does not know; ValueError and
    # struct.error a table of contents whose figures cannot be.
    except (
        zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error,
    ) as trouble:  # fmt: skip
        raise _damaged(name, "zip") from trouble


def _only_model(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    members = archive.infolist()
    if len(members) > MEMBER_LIMIT:
        raise _too_much(name, f"holds {len(members)} files; {MEMBER_LIMIT} are allowed")
    if sum(member.file_size for member in members) > UNPACKED_LIMIT:
        raise _too_much(name, "unpacks to more than 2 GiB")
    models = [m for m in members if m.filename.lower().endswith(".ifc") and not _is_clutter(m)]
    if not models:
        raise ModelUnreadableError(
            f"{name} is a zip file without an .ifc file in it.", code="zip-without-ifc", ask=_EXPORT
        )
    if len(models) > 1:
        raise ModelUnreadableError(
            f"{name} is a zip file with {len(models)} .ifc files in it; one is expected.",
            code="zip-with-several",
            ask="Pack each model by itself and check them one by one.",
        )
    if models[0].flag_bits & 1:
        raise ModelUnreadableError(
            f"{name} is locked with a password.",
            code="zip-locked",
            ask="Pack the model without a password.",
        )
    return models[0]


def _is_clutter(member: zipfile.ZipInfo) -> bool:
    """An Apple archive puts a shadow file beside each real one."""
    return member.filename.startswith("__MACOSX/") or "/._" in f"/{member.filename}"


def _from_gzip(raw: bytes, name: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            return _limited(stream, given=len(raw), name=name)
    except (OSError, EOFError, zlib.error) as trouble:
        raise _damaged(name, "gzip") from trouble


def _limited(stream: IO[bytes] | gzip.GzipFile, *, given: int, name: str) -> bytes:
    blocks: list[bytes] = []
    total = 0
    while block := stream.read(_BLOCK):
        total += len(block)
        if total > UNPACKED_LIMIT:
            raise _too_much(name, "unpacks to more than 2 GiB")
        if total > max(_SMALL, RATIO_LIMIT * given):
            raise _too_much(name, f"unpacks to more than {RATIO_LIMIT} times its size")
        blocks.append(block)
    if not total:
        raise ModelUnreadableError(
            f"The model packed in {name} is empty.", code="empty", ask=_EXPORT
        )
    return b"".join(blocks)


def _step_text(text: bytes, name: str) -> bytes:
    """The text from `ISO-10303-21` on, or a sentence about what was found instead."""
    if text.startswith((b"\xff\xfe", b"\xfe\xff")) or text[:64].count(b"\x00") > 8:  # noqa: PLR2004
        raise ModelUnreadableError(
            f"{name} is saved in a two-byte text encoding (UTF-16); IFC is plain ASCII text.",
            code="wrong-encoding",
            ask="Save the file as plain text or UTF-8, or export it again.",
        )
    body = text.removeprefix(b"\xef\xbb\xbf")
    head = body[:4096].lstrip()
    if head.startswith(b"<"):
        raise ModelUnreadableError(
            f"{name} is XML, not IFC in STEP text form.", code="ifcxml", ask=_EXPORT
        )
    if head.startswith((b"{", b"[")):
        raise ModelUnreadableError(
            f"{name} is JSON, not IFC in STEP text form.", code="ifcjson", ask=_EXPORT
        )
    # Possessive: what was read as a comment is not tried again as something else, which would take
    # twice as long with each comment.
    if not re.match(rb"(?:\s|/\*.*?\*/)*+ISO-10303-21\s*;", body[:65536], re.DOTALL):
        raise ModelUnreadableError(
            f"{name} is not an IFC file: its first line is not ISO-10303-21;.",
            code="not-ifc",
            ask=_EXPORT,
        )
    return body if head.startswith(b"ISO") and body[:3] == b"ISO" else body.lstrip()


def _plain_ascii(text: bytes) -> tuple[bytes, str]:
    """Letters outside ASCII written as IFC escapes: the parser drops raw ones without a word."""
    if text.isascii():
        return text, ""
    try:
        decoded = text.decode("utf-8")
        spelled = "UTF-8"
    except UnicodeDecodeError:
        decoded = text.decode("cp1252", errors="replace")
        spelled = "Windows-1252 (assumed)"
    escaped = re.sub(r"[^\x00-\x7f]+", _escape, decoded)
    note = f"Texts hold raw letters beyond ASCII; they were read as {spelled}."
    return escaped.encode("ascii"), note


def _escape(found: re.Match[str]) -> str:
    return f"\\X2\\{found.group().encode('utf-16-be').hex().upper()}\\X0\\"


def _damaged(name: str, kind: str) -> ModelUnreadableError:
    return ModelUnreadableError(
        f"{name} is a damaged {kind} file: it cannot be unpacked.",
        code=f"bad-{kind}",
        ask="Copy or pack the file again; it was probably cut short on the way.",
    )


def _too_much(name: str, what: str) -> ModelUnreadableError:
    return ModelUnreadableError(
        f"{name} {what}, so it was not unpacked.",
        code="zip-bomb",
        ask="Pack one plain .ifc file by itself, or give the .ifc file unpacked.",
    )
