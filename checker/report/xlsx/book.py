"""Sheets as a workbook: XlsxWriter writes it, and never a formula."""

import math
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from checker.report.xlsx.cells import (
    Cell,
    Kind,
    Sheet,
    cell_text,
    column_letters,
)
from checker.report.xlsx.looks import Style, header_properties, properties
from checker.report.xlsx.package import timeless

_A4 = 9
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_MOST_LINKS = 60_000
_LONGEST_LINK = 600
_LINE, _MOST_LINES, _ARROW, _ALL, _SLIM = 15.0, 24, 3, 999, 1.1
_FOOT = "&Lschoolcheck · &A&RPage &P of &N"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """An .xlsx file of these sheets; the same bytes for the same sheets.

    Excel takes 65 530 links in a sheet: the cells after that are plain text.
    """
    # 0.1 s that only spreadsheets cost
    from xlsxwriter import Workbook  # noqa: PLC0415

    made = BytesIO()
    with Workbook(made, _OPTIONS) as book:
        book.set_properties({"title": cell_text(title)[:250], "comments": "Made by schoolcheck."})
        formats = _Formats(book)
        for sheet in sheets:
            _Page(book.add_worksheet(sheet.name), sheet, formats).write()
    return timeless(made.getvalue())


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of this width: not every program fits its rows.

    A width is counted in digits, and words are slimmer.

    >>> lines_of("Small group room", 11), lines_of("Room", 11), lines_of("a" * 30, 11)
    (2, 1, 3)
    """
    width = int(width * _SLIM)
    if len(text) <= width:
        return 1
    lines, left = 1, width
    for word in text.split(" "):
        if len(word) > left and left < width:
            lines, left = lines + 1, width
        while len(word) > width:
            word, lines = word[width:], lines + 1  # noqa: PLW2901 - what is left of the word
        left -= len(word) + 1
    return lines


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[Style | Kind, Any] = {}

    def of(self, style: Style) -> Any:
        """The format of such a cell."""
        if style not in self._made:
            self._made[style] = self._book.add_format(properties(style))
        return self._made[style]

    def header_of(self, kind: Kind) -> Any:
        """The format of the title of such a column."""
        if kind not in self._made:
            self._made[kind] = self._book.add_format(header_properties(kind))
        return self._made[kind]


class _Page:
    """One sheet as it is written down."""

    def __init__(self, page: Any, sheet: Sheet, formats: _Formats) -> None:
        self._page, self._sheet, self._formats = page, sheet, formats
        self._links_left = _MOST_LINKS

    def write(self) -> None:
        """Columns, the header of a table, all rows, and how it is printed."""
        sheet, page = self._sheet, self._page
        for position, column in enumerate(sheet.columns):
            page.set_column(position, position, column.width)
        rows = sheet.rows or ((Cell(value=sheet.nothing, look="note"),),)
        if sheet.is_table:
            self._head(len(rows))
        for number, row in enumerate(rows, start=int(sheet.is_table)):
            lines = [1]
            for position, value in enumerate(row):
                if value is not None and value != "":
                    cell = value if isinstance(value, Cell) else Cell(value=value)
                    lines.append(self._put(number, position, cell))
            if max(lines) > 1:
                page.set_row(number, _LINE * max(lines))
        self._print(foot=len(rows) - 1 + sheet.is_table)

    def _head(self, rows: int) -> None:
        """Titles that stay in sight and on every page, with a filter."""
        page, columns = self._page, self._sheet.columns
        for position, column in enumerate(columns):
            style = self._formats.header_of(column.kind)
            page.write_string(0, position, column.title, style)
        high = max(lines_of(column.title, column.width - _ARROW) for column in columns)
        page.set_row(0, _LINE * high)
        page.freeze_panes(1, self._sheet.frozen)
        page.repeat_rows(0)
        page.autofilter(0, 0, rows, len(columns) - 1)

    def _put(self, row: int, position: int, cell: Cell) -> int:
        """Write a cell, and say how many lines of its row it takes."""
        kind = self._sheet.columns[position].kind
        if isinstance(cell.value, str):
            return self._text(row, position, cell, cell_text(cell.value))
        if cell.value is not None and math.isfinite(cell.value):
            # A spreadsheet has no infinity: the words beside it tell.
            style = self._formats.of(Style(look=cell.look, kind=kind))
            self._page.write_number(row, position, cell.value, style)
        return 1

    def _text(self, row: int, position: int, cell: Cell, text: str) -> int:
        column, is_linked = self._sheet.columns[position], self._takes(cell.link)
        style = Style(
            look=cell.look,
            is_aside=column.kind != "text" and not cell.is_wide,
            is_wrapped=cell.is_wide or (cell.look != "note" and self._is_wrapped(position)),
            is_linked=is_linked,
            is_quoted=text.startswith(_FORMULA),
        )
        made = self._formats.of(style)
        across = self._merged(row, position, made) if cell.is_wide else column.width
        if is_linked:
            self._page.write_url(row, position, _target(cell.link), made, string=text)
        else:
            self._page.write_string(row, position, text, made)
        return min(lines_of(text, across), _MOST_LINES) if style.is_wrapped else 1

    def _is_wrapped(self, position: int) -> bool:
        """Columns to read are wrapped; those behind them, and notes, stay on one line."""
        return self._sheet.is_table and position < (self._sheet.printed or _ALL)

    def _merged(self, row: int, position: int, style: Any) -> int:
        """One cell from here to the last column, and its width."""
        columns = self._sheet.columns[position:]
        if len(columns) > 1:
            self._page.merge_range(row, position, row, position + len(columns) - 1, "", style)
        return sum(column.width for column in columns)

    def _takes(self, link: str) -> bool:
        """Whether a link may stand there: a sheet takes so many, and no long ones."""
        self._links_left -= bool(link)
        return bool(link) and self._links_left >= 0 and len(link) <= _LONGEST_LINK

    def _print(self, *, foot: int) -> None:
        """A4 across, as wide as the page: the columns that are printed, the name at the foot."""
        page, sheet = self._page, self._sheet
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer(_FOOT)
        last = (sheet.printed or len(sheet.columns)) - 1
        page.print_area(0, 0, foot, last)
        # Room 1.07 is a name and no number that somebody mistyped.
        end = f"{column_letters(len(sheet.columns) - 1)}{foot + 1}"
        page.ignore_errors({"number_stored_as_text": f"A1:{end}"})


def _target(link: str) -> str:
    return link if link.startswith(("https://", "http://")) else f"internal:{link}"
