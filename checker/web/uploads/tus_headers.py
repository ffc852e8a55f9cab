"""What the tus protocol says in headers, read and written."""

import base64
import binascii

from fastapi import Request

from checker.web.uploads.limits import NotTakenError

VERSION = "1.0.0"
PIECE = "application/offset+octet-stream"
_LONGEST = 15
_SHA256_BYTES = 32
_EXTENSIONS = "creation,termination,checksum,expiration"


class _OtherVersionError(NotTakenError):
    def __init__(self) -> None:
        super().__init__(412, f"This server speaks tus {VERSION}: say so in Tus-Resumable.")


def spoken(most: int) -> dict[str, str]:
    """What this server can do."""
    return {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": _EXTENSIONS,
        "Tus-Max-Size": str(most),
        "Tus-Checksum-Algorithm": "sha256",
    }


def must_speak(request: Request) -> None:
    """Refuse other versions of the protocol."""
    if request.headers.get("tus-resumable") != VERSION:
        raise _OtherVersionError


def length_of(request: Request) -> int:
    """How many bytes are announced."""
    if "upload-defer-length" in request.headers:
        raise NotTakenError(400, "Say in Upload-Length how many bytes will come.")
    return _number(request, "upload-length")


def offset_of(request: Request) -> int:
    """Where the bytes of a request begin."""
    return _number(request, "upload-offset")


def metadata_of(request: Request) -> dict[str, str]:
    """Words about the file: a key, and its text in Base64, again and again."""
    told = {}
    for pair in filter(None, request.headers.get("upload-metadata", "").split(",")):
        key, _space, text = pair.strip().partition(" ")
        try:
            told[key] = base64.b64decode(text, validate=True).decode("utf-8")
        except ValueError as trouble:
            raise NotTakenError(
                400, "Upload-Metadata is not readable: give key and Base64 of UTF-8."
            ) from trouble
    return told


def checksum_of(request: Request) -> bytes | None:
    """The digest that the bytes of a request must have, if it says one."""
    given = request.headers.get("upload-checksum")
    if given is None:
        return None
    algorithm, _space, text = given.partition(" ")
    try:
        digest = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if algorithm != "sha256" or len(digest) != _SHA256_BYTES:
        raise NotTakenError(400, "Give Upload-Checksum as sha256 and the digest in Base64.")
    return digest


def _number(request: Request, name: str) -> int:
    given = request.headers.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) <= _LONGEST):
        raise NotTakenError(400, f"Say a number of bytes in {name.title()}.")
    return int(given)
