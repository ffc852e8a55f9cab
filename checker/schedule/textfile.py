"""A CSV file as one sheet: any of three separators, any of the encodings that Excel writes."""

import csv
import io
from itertools import islice

from checker.errors import UsageError
from checker.schedule.columns import find_columns
from checker.schedule.wanted import Row, Sheet

MOST_ROWS, MOST_COLUMNS = 20_000, 64
_SEPARATORS = (",", ";", "\t")
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def sheet_of_text(raw: bytes, name: str) -> Sheet:
    """The rows of a CSV file, parted by the separator that makes most sense of its header.

    Raises:
        UsageError: when the bytes are no text.
    """
    text = _decoded(raw, name)
    readings = [_parted(text, separator, name) for separator in _SEPARATORS]

    def named(rows: tuple[Row, ...]) -> int:
        found = find_columns(rows)
        return sum(at is not None for at in (found.title, found.code, found.each)) if found else 0

    return Sheet(rows=max(readings, key=named))


def _decoded(raw: bytes, name: str) -> str:
    """UTF-8 or UTF-16 with its mark, else the code page in which Excel saves `m²` in the west."""
    try:
        if raw.startswith(_MARKS):
            return raw.decode("utf-16")
        if b"\0" in raw:
            raise UsageError(f"{name} is neither a spreadsheet (.xlsx) nor a CSV file.")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _parted(text: str, separator: str, name: str) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(islice(reader, MOST_ROWS + 1))
    except csv.Error as error:
        raise UsageError(f"{name}, row {reader.line_num}: {error}.") from error
    if len(rows) > MOST_ROWS:
        raise UsageError(f"{name} has more than {MOST_ROWS} rows: give the schedule alone.")
    return tuple(tuple(cell.strip() or None for cell in row[:MOST_COLUMNS]) for row in rows)
