"""From the cells below the header to rows that want rooms; totals and headings are left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.schedule.columns import Columns
from checker.schedule.figures import Misread, area_in, count_in, text_in
from checker.schedule.wanted import Cell, Row, Wanted

_LONGEST_TEXT = 200
_MOST_TOLD = 12
# Sums, and allowances of area that no room holds.
_SUM = re.compile(
    r"(?:sub|grand|overall)?[-\s]*totals?\b|(?:gross|net) (?:internal|floor|area)"
    r"|(?:gia|gifa|nia|circulation|partitions?|internal walls|float|contingency|balance)\b",
    re.IGNORECASE,
)
# A letter and a figure in at least four signs: `RES03`, but not `A1` or `1.0`.
_ROOM_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d).{4,}")


@dataclass(slots=True)
class _Told:
    """What is to be said of the sheet, gathered on the way down."""

    headings: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)


def wanted_rows(
    rows: Sequence[Row], columns: Columns
) -> tuple[tuple[Wanted, ...], tuple[str, ...]]:
    """The rows that want rooms, and sentences on what was not taken as it stands.

    A row without a number wants one room. One with neither number nor area is a heading, unless
    it has the code of a room: sections are often numbered.
    """
    told = _Told()
    header = [text_in(cell) for cell in rows[columns.header]]
    found = [
        wanted
        for position, row in enumerate(rows)
        if position > columns.header and [text_in(cell) for cell in row] != header
        if (wanted := _wanted(row, position + 1, columns, told)) is not None
    ]
    return tuple(found), (*_notes(told), *_doubts(found, columns))


def _wanted(row: Row, line: int, columns: Columns, told: _Told) -> Wanted | None:
    title, code = text_in(_at(row, columns.title)), text_in(_at(row, columns.code))
    first = next((text for cell in row if (text := text_in(cell))), "")
    if not (title or code) or _SUM.match(title or first) or _SUM.match(first):
        return None
    count = _figure(count_in(_at(row, columns.count)), line, told)
    each = _figure(area_in(_at(row, columns.each)), line, told)
    total = _figure(area_in(_at(row, columns.total)), line, told)
    code = "".join(code.split()).upper()[:_LONGEST_TEXT]
    if not _ROOM_CODE.fullmatch(code) and all(
        _is_empty(row, at) for at in (columns.count, columns.each, columns.total)
    ):
        told.headings.append(f"{line} ({title[:_LONGEST_TEXT]})")
        return None
    if count == 0:
        return None
    rooms = int(count or 1)
    return Wanted(
        code=code,
        title=title[:_LONGEST_TEXT],
        count=rooms,
        area_each=each if each is not None or total is None else total / rooms,
        line=line,
    )


def _at(row: Row, column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def _is_empty(row: Row, column: int | None) -> bool:
    return not text_in(_at(row, column))


def _figure(value: float | Misread | None, line: int, told: _Told) -> float | None:
    if isinstance(value, Misread):
        told.misread.append(f"Row {line}: {value.text!r} {value.why}; it is left out.")
        return None
    return value


def _notes(told: _Told) -> tuple[str, ...]:
    notes = told.misread[:_MOST_TOLD]
    if (more := len(told.misread) - _MOST_TOLD) > 0:
        notes.append(f"{more} more cells hold no figure that can be read.")
    if told.headings:
        shown = ", ".join(told.headings[:_MOST_TOLD])
        rest = len(told.headings) - _MOST_TOLD
        others = f" and {rest} more" if rest > 0 else ""
        notes.append(
            f"Taken for headings, since they have neither number nor area: rows {shown}{others}."
        )
    return tuple(notes)


def _doubts(found: Sequence[Wanted], columns: Columns) -> tuple[str, ...]:
    own = "The column of numbers seems to number the rooms, so each row is taken for one room."
    return (*([own] if columns.is_numbered else []), *_doubt_on_area(found, columns))


def _doubt_on_area(found: Sequence[Wanted], columns: Columns) -> tuple[str, ...]:
    several = any(row.count > 1 and row.area_each is not None for row in found)
    if columns.each is None or columns.is_each_said or columns.total is not None or not several:
        return ()
    doubt = "The areas are taken for those of each room. Call the column 'Area each', or "
    return (f"{doubt}'Total area' if they are for all rooms of a row.",)
