"""results.json line by line: whoever needs one finding of thousands does not read all of them.

The results of a large school take a tenth of the memory of the server when they are read whole.
Their file has a line for each room, finding and plan, so each can be read alone.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from checker.results.run import SCHEMA
from checker.web.errors import RefusedError

_HEAD = re.compile(rb'"(\w+)": (.*)', re.DOTALL)
_END, _NOTHING = (b"]", b"],"), (b"[]", b"[],")
_SCHEMA = f'"schema": {json.dumps(SCHEMA)},'.encode()
_SECOND = len(b"{\n")
"""The first line is a brace, the second the schema, the last a brace again."""
_LAST = b"}"
_AGAIN = "Check this revision again to see it here; its report and results.json can still be had."


class NoResultsError(RefusedError):
    """A run that has no results, or none that can be shown."""

    status = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a value stands in a file, in bytes."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One value of a section of the results: all of it, or one of its rows."""

    section: str
    span: Span
    data: bytes


def lines_of(path: Path) -> Iterator[Line]:
    """Every value in a file, as JSON, in its order.

    Raises:
        NoResultsError: when it is not there, is of another schema, or is laid out otherwise.
    """
    with _opened(path) as file:
        section, offset, text = "", 0, b""
        for line in file:
            text, here = line.rstrip(), offset
            offset += len(line)
            if section:
                if text in _END:
                    section = ""
                else:
                    yield _line(section, here, text)
            elif head := _HEAD.match(text):
                name, value = head[1].decode(), head[2]
                if value == b"[":
                    section = name
                elif value not in _NOTHING:
                    yield _line(name, here + head.start(2), value)
            elif here and text != _LAST:
                raise _other()
            if here == _SECOND and text != _SCHEMA:
                raise _other()
        if text != _LAST:
            raise NoResultsError(f"The file of these results is cut off. {_AGAIN}")


def read_spans(path: Path, spans: Iterable[Span]) -> Iterator[bytes]:
    """The values that stand there.

    Raises:
        NoResultsError: when the file is gone meanwhile.
    """
    with _opened(path) as file:
        for each in spans:
            file.seek(each.offset)
            yield file.read(each.length)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise NoResultsError(
            "This run has no results: it is not finished, or it could not be done. Its own page "
            "says which."
        ) from error


def _line(section: str, offset: int, text: bytes) -> Line:
    data = text.removesuffix(b",")
    return Line(section=section, span=Span(offset=offset, length=len(data)), data=data)


def _other() -> NoResultsError:
    return NoResultsError(f"These results are of another version of schoolcheck. {_AGAIN}")
