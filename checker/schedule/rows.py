"""From the cells below the header to rows that want rooms; totals and headings are left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.schedule.columns import Columns
from checker.schedule.figures import Misread, Writing, area_in, count_in, least_area_in, text_in
from checker.schedule.sums import is_sum, is_total
from checker.schedule.wanted import ITS_AREA, ITS_NUMBER, UNCALCULATED, Cell, Row, Wanted

_LONGEST_TEXT = 200
_TOTAL_ROUNDED, _EACH_ROUNDED = 0.5, 0.05
_LEFT_OUT = "; it is left out."
_OPEN = "; whether its rooms are met cannot be told."
# A letter and a figure in at least four signs: `RES03`, but not `A1` or `1.0`.
_ROOM_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d).{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the sheet: what it wants, or why it is left out, and what is to be said of it.

    `reason` is heading, sum, none, nameless or formula; empty for a row that wants rooms.
    """

    number: int
    title: str = ""
    wanted: Wanted | None = None
    reason: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """How many rooms a row wants and how large, what of it cannot be read, and what is said."""

    count: int
    area: float | None
    unread: tuple[str, ...]
    told: tuple[str, ...]


def lines_of(rows: Sequence[Row], tables: Sequence[Columns]) -> tuple[Line, ...]:
    """Every row below the headers that is not empty, each by the columns of its own table.

    A row without a number wants one room. One with neither number nor area is a heading, unless
    it has the code of a room: sections are often numbered.
    """
    upper = {tuple(map(text_in, rows[table.header - 1])) for table in tables if table.is_in_two}
    return tuple(
        _line(rows[position], position + 1, table)
        for table in tables
        for position in range(table.header + 1, table.end)
        if any(texts := tuple(map(text_in, rows[position]))) and texts not in upper
    )


def _line(row: Row, number: int, columns: Columns) -> Line:
    title, code = text_in(_at(row, columns.title)), text_in(_at(row, columns.code))
    reason = _reason(row, title, code, columns)
    first = next((text for cell in row if (text := text_in(cell))), "")
    if reason:
        return Line(number=number, title=(title or first)[:_LONGEST_TEXT], reason=reason)
    figures = _figures(row, number, columns)
    wanted = Wanted(
        code=_code(code),
        title=title[:_LONGEST_TEXT],
        count=figures.count,
        area_each=figures.area,
        unread=figures.unread,
        line=number,
    )
    return Line(number=number, title=wanted.title, wanted=wanted, told=figures.told)


def _reason(row: Row, title: str, code: str, columns: Columns) -> str:
    """Why a row wants no rooms, or nothing."""
    first = next((text for cell in row if (text := text_in(cell))), "")
    if UNCALCULATED in {title, code}:
        return "formula"
    is_counted = not _is_empty(row, columns.count)
    if is_sum(title or first, is_counted=is_counted) or is_total(first):
        return "sum"
    if not (title or code):
        return "nameless"
    figures = (columns.count, columns.each, columns.total)
    if not _ROOM_CODE.fullmatch(_code(code)) and all(_is_empty(row, at) for at in figures):
        return "heading"
    return "none" if count_in(_at(row, columns.count)) == 0 else ""


def _figures(row: Row, number: int, columns: Columns) -> _Figures:
    count = count_in(_at(row, columns.count))
    each, total = (
        _area(_at(row, columns.each), columns.each_writing),
        _area(_at(row, columns.total), columns.total_writing),
    )
    rooms = 1 if count is None else count if isinstance(count, int) else None
    area = each.value
    if area is None and total.value is not None and rooms:
        area = total.value / rooms
    is_area_open = area is None and (each.misread or total.misread or total.value) is not None
    unread = (*((ITS_NUMBER,) if rooms is None else ()), *((ITS_AREA,) if is_area_open else ()))
    misread = (
        (count if isinstance(count, Misread) else None, True),
        (each.misread, is_area_open),
        (total.misread, is_area_open),
    )
    told = (
        *(
            f"Row {number}: {what.text!r} {what.why}{_OPEN if is_open else _LEFT_OUT}"
            for what, is_open in misread
            if what
        ),
        *(f"Row {number}: {what.told}" for what in (each, total) if what.told),
        *_mismatch(number, rooms, each.value, total.value),
    )
    return _Figures(count=rooms or 1, area=area, unread=unread, told=told)


def _mismatch(
    number: int, rooms: int | None, each: float | None, total: float | None
) -> tuple[str, ...]:
    """That number and area of each do not make the total; both areas may have been rounded."""
    if rooms is None or each is None or total is None:
        return ()
    if abs(rooms * each - total) <= _TOTAL_ROUNDED + _EACH_ROUNDED * rooms:
        return ()
    made = f"Row {number}: {rooms} x {each:g} m2 is {rooms * each:g} m2, not {total:g} m2"
    return (f"{made}; the area of each counts.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    value: float | None = None
    misread: Misread | None = None
    told: str = ""


def _area(cell: Cell, writing: Writing) -> _Area:
    """An area, the lower end of a range, or what is none."""
    found = area_in(cell, writing)
    if not isinstance(found, Misread):
        return _Area(value=found)
    least = least_area_in(cell, writing)
    if least is None:
        return _Area(misread=found)
    return _Area(value=least, told=f"{found.text!r} is read as at least {least:g} m2.")


def _code(text: str) -> str:
    return "".join(text.split()).upper()[:_LONGEST_TEXT]


def _at(row: Row, column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def _is_empty(row: Row, column: int | None) -> bool:
    return not text_in(_at(row, column))
