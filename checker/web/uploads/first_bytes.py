"""Whether a file can be a model, by how it begins: the wrong file is refused as it begins to come.

What is read here is what `checker/read/container.py` reads in the child, and no more is decided
than is certain: a packed file, and whatever begins as STEP does, goes on.
"""

import re

from checker.web.uploads.limits import NoModelError

HEAD = 64 * 1024
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_START = b"ISO-10303-21"
_ENOUGH = 16
_BLANK = re.compile(rb"\s*")
_OTHERS = {
    b"<": "a web page or XML",
    b"{": "JSON",
    b"[": "JSON",
    b"%PDF": "a PDF",
    b"AC10": "a DWG drawing",
    b"\xd0\xcf\x11\xe0": "a file of Revit or of an office program",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}


class FirstBytes:
    """Collects how a file begins until that says enough."""

    def __init__(self, name: str, so_far: bytes = b"") -> None:
        self.name = name
        self._head = b""
        self._decided = False
        self.take(so_far)

    def take(self, piece: bytes) -> None:
        """Look at one more piece; refuses as soon as the file cannot be a model."""
        if not self._decided:
            self._head += piece[: HEAD - len(self._head)]
            self._decided = is_decided(self._head, self.name, whole=len(self._head) >= HEAD)
            if self._decided:
                self._head = b""


def is_decided(head: bytes, name: str, *, whole: bool) -> bool:
    """Whether these first bytes say that it may be a model; `whole` when there are no more.

    Raises:
        NoModelError: they say that it is none.
    """
    if len(head) < _ENOUGH and not whole:
        return False
    if head.startswith((*ZIP, GZIP)):
        return True
    if not head:
        raise NoModelError(f"{name} is empty. Export the model again.")
    at = _after_comments(head)
    if at is not None and head.startswith(_START, at):
        return True
    cut_short = at is None or _START.startswith(head[at:]) or head[at:] == b"/"
    if cut_short and not whole:
        return False
    raise NoModelError(_what_it_is(head, name))


def _after_comments(head: bytes) -> int | None:
    """Where the first word stands; None when a comment does not end here."""
    at = len(_BOM) if head.startswith(_BOM) else 0
    while True:
        at = _end_of_blank(head, at)
        if not head.startswith(b"/*", at):
            return at
        end = head.find(b"*/", at + 2)
        if end < 0:
            return None
        at = end + 2


def _end_of_blank(head: bytes, at: int) -> int:
    found = _BLANK.match(head, at)
    return found.end() if found else at


def _what_it_is(head: bytes, name: str) -> str:
    body = head.removeprefix(_BOM).lstrip()
    kind = next((what for begins, what in _OTHERS.items() if body.startswith(begins)), "")
    found = f"it is {kind}" if kind else "it does not begin with ISO-10303-21"
    return f"{name} is not an IFC file: {found}. Export the model as IFC (STEP text) and give that."
