"""A form with a file in it, read as it comes: the file goes to disk, nothing else is kept.

Starlette's own reader writes whole files to a folder for temporary ones before anybody can say
that they are too large.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from checker.web.uploads.limits import NotTakenError

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

_MOST_FIELDS = 20
_LONGEST_FIELD = 4096


class Sink(Protocol):
    """What a file goes to."""

    def take(self, piece: bytes) -> None:
        """Add a piece."""
        ...


class UploadForm:
    """Reads a form: short texts into `fields`, the one file into what `on_file` gives for its name.

    Whatever is wrong with the form, or refused by the sink, is raised where a piece is given.
    """

    def __init__(self, content_type: str, on_file: Callable[[str], Sink]) -> None:
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise NotTakenError(415, "Send the form as multipart/form-data, with its file.")
        self.fields: dict[str, str] = {}
        self._on_file = on_file
        self._header, self._content = [b"", b""], b""
        self._name, self._value = "", b""
        self._sink: Sink | None = None
        self._is_file = self._has_file = self._ended = False
        with _broken_told():
            self._parser = MultipartParser(options[b"boundary"], self._callbacks())

    def give(self, piece: bytes) -> None:
        """Read a piece of the form."""
        with _broken_told():
            self._parser.write(piece)

    def end(self) -> None:
        """Refuse a form that is cut short or has no file."""
        if not self._ended:
            raise _broken()
        if not self._has_file:
            raise NotTakenError(422, "No file was chosen. Choose the model and send it again.")

    def _callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_end,
            "on_part_data": self._data,
            "on_part_end": self._part_end,
            "on_end": self._all_end,
        }

    def _begin(self) -> None:
        self._content, self._value, self._sink, self._is_file = b"", b"", None, False

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header[0] += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._header[1] += data[start:end]

    def _header_end(self) -> None:
        if self._header[0].lower() == b"content-disposition":
            self._content = self._header[1]
        self._header = [b"", b""]

    def _headers_end(self) -> None:
        _kind, options = parse_options_header(self._content)
        self._name = _text(options.get(b"name", b""))
        self._is_file = b"filename" in options
        given = _text(options.get(b"filename", b""))
        if not given:
            return  # a text, or the empty part of a form without a chosen file
        if self._has_file:
            raise NotTakenError(422, "Send one file at a time.")
        self._sink, self._has_file = self._on_file(given), True

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._sink is not None:
            self._sink.take(data[start:end])
        elif not self._is_file:
            self._value += data[start:end]
            if len(self._value) > _LONGEST_FIELD:
                raise NotTakenError(422, "One of the fields of the form is too long.")

    def _part_end(self) -> None:
        if not self._is_file:
            if len(self.fields) >= _MOST_FIELDS:
                raise NotTakenError(422, "The form has too many fields.")
            self.fields[self._name] = _text(self._value)

    def _all_end(self) -> None:
        self._ended = True


def _text(given: bytes) -> str:
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError:
        return given.decode("latin-1")


@contextmanager
def _broken_told() -> Iterator[None]:
    try:
        yield
    except FormParserError as trouble:
        raise _broken() from trouble


def _broken() -> NotTakenError:
    return NotTakenError(400, "The form came broken or was cut short. Send it again.")
