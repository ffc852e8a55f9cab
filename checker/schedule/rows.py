"""From the cells below the header to rows that want rooms; totals and headings are left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.schedule.columns import Columns
from checker.schedule.figures import Misread, area_in, count_in, least_area_in, text_in
from checker.schedule.sums import is_sum, is_total
from checker.schedule.wanted import ITS_AREA, ITS_NUMBER, UNCALCULATED, Cell, Row, Wanted

_LONGEST_TEXT = 200
_MOST_TOLD = 12
_LEFT_OUT = "; it is left out."
_OPEN = "; whether its rooms are met cannot be told."
# A letter and a figure in at least four signs: `RES03`, but not `A1` or `1.0`.
_ROOM_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d).{4,}")
_REASONS = (
    ("heading", "Taken for headings, since they have neither number nor area"),
    ("sum", "Left out as sums or allowances"),
    ("none", "Left out, since they want no room"),
    ("nameless", "Left out, since they name no room"),
    ("formula", "Left out, since their name or code is a formula that was never worked out"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the sheet: what it wants, or why it is left out, and what is to be said of it.

    `reason` is one of those of `_REASONS`, empty for a row that wants rooms or is empty.
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


def lines_of(rows: Sequence[Row], columns: Columns) -> tuple[Line, ...]:
    """Every row below the header that is not empty or the header again.

    A row without a number wants one room. One with neither number nor area is a heading, unless
    it has the code of a room: sections are often numbered.
    """
    header = [text_in(cell) for cell in rows[columns.header]]
    return tuple(
        _line(row, position + 1, columns)
        for position, row in enumerate(rows)
        if position > columns.header
        if any(texts := [text_in(cell) for cell in row])
        if texts != header
    )


def notes_of(lines: Sequence[Line], columns: Columns) -> tuple[str, ...]:
    """Sentences on what was not taken as it stands."""
    told = [each for line in lines for each in line.told]
    notes = told[:_MOST_TOLD]
    if (more := len(told) - _MOST_TOLD) > 0:
        notes.append(f"{more} more cells are not taken as they stand.")
    left = [
        _left_out([line for line in lines if line.reason == reason], why)
        for reason, why in _REASONS
        if any(line.reason == reason for line in lines)
    ]
    return (*notes, *left, *_doubts(lines, columns))


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
    each, total = _area(_at(row, columns.each)), _area(_at(row, columns.total))
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
        *(f"Row {number}: {each.told}" for each in (each, total) if each.told),
    )
    return _Figures(count=rooms or 1, area=area, unread=unread, told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    value: float | None = None
    misread: Misread | None = None
    told: str = ""


def _area(cell: Cell) -> _Area:
    """An area, the lower end of a range, or what is none."""
    found = area_in(cell)
    if not isinstance(found, Misread):
        return _Area(value=found)
    least = least_area_in(cell)
    if least is None:
        return _Area(misread=found)
    return _Area(value=least, told=f"{found.text!r} is read as at least {least:g} m2.")


def _code(text: str) -> str:
    return "".join(text.split()).upper()[:_LONGEST_TEXT]


def _at(row: Row, column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def _is_empty(row: Row, column: int | None) -> bool:
    return not text_in(_at(row, column))


def _left_out(lines: Sequence[Line], why: str) -> str:
    shown = ", ".join(f"{line.number} ({line.title})" for line in lines[:_MOST_TOLD])
    rest = len(lines) - _MOST_TOLD
    others = f" and {rest} more" if rest > 0 else ""
    return f"{why}: rows {shown}{others}."


def _doubts(lines: Sequence[Line], columns: Columns) -> tuple[str, ...]:
    own = "The column of numbers seems to number the rooms, so each row is taken for one room."
    found = [line.wanted for line in lines if line.wanted]
    return (*([own] if columns.is_numbered else []), *_doubt_on_area(found, columns))


def _doubt_on_area(found: Sequence[Wanted], columns: Columns) -> tuple[str, ...]:
    several = any(row.count > 1 and row.area_each is not None for row in found)
    if columns.each is None or columns.is_each_said or columns.total is not None or not several:
        return ()
    doubt = "The areas are taken for those of each room. Call the column 'Area each', or "
    return (f"{doubt}'Total area' if they are for all rooms of a row.",)
