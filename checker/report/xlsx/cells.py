"""What stands in a workbook, as plain values: sheets of rows under columns that know their kind."""

from dataclasses import dataclass, replace
from typing import Literal

from checker.report.plaintext import clean

Kind = Literal["text", "mm", "m2", "number", "count", "percent"]
Look = Literal[
    "", "fail", "cannot_tell", "pass", "not_applicable", "waived", "heading", "strong", "note"
]

MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767
_CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value that looks like something, or leads somewhere: `Rooms!A5`, or an address.

    A wide one goes on to the last column, over as many lines as its text needs.
    """

    value: str | float | None
    look: Look = ""
    link: str = ""
    is_wide: bool = False


Value = str | float | Cell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A title with its unit, how wide (characters), and what its numbers are."""

    title: str
    width: int = 16
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a table has a header that stays in sight, and a filter.

    `says` tells what it holds. The first `printed` columns are printed, all where it is 0.
    `nothing` stands in a table without rows, so that an empty one does not look like a good answer.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    says: str = ""
    nothing: str = ""
    is_table: bool = True
    frozen: int = 0
    printed: int = 0
    left_out: int = 0


def fitting(sheet: Sheet, *, most: int = MOST_ROWS) -> Sheet:
    """The sheet with as many rows as a sheet may have, and a last one that says what is left out.

    >>> sheet = Sheet(name="S", columns=(Column(title="T"),), rows=(("a",), ("b",), ("c",)))
    >>> [str(row[0])[:25] for row in fitting(sheet, most=3).rows]
    ['a', "Cell(value='2 more rows d"]
    """
    room = most - 1
    if len(sheet.rows) <= room:
        return sheet
    kept = sheet.rows[: room - 1]
    left = len(sheet.rows) - len(kept)
    told = Cell(value=f"{left} more rows do not fit into a sheet: see results.json.", look="note")
    return replace(sheet, rows=(*kept, (told,)), left_out=left)


def cell_text(text: str) -> str:
    """Text that every spreadsheet program takes: cleaned, and cut where a cell is full.

    A cell holds so many units of UTF-16; a sign outside the basic plane is two of them.

    >>> cell_text("=1+1" + chr(7)), len(cell_text("a" * 40_000))
    ('=1+1', 32767)
    """
    safe = clean(text)
    if len(safe) * 2 <= LONGEST_TEXT:
        return safe
    units = safe.encode("utf-16-le", errors="ignore")
    if len(units) <= LONGEST_TEXT * 2:
        return safe
    return units[: (LONGEST_TEXT - 1) * 2].decode("utf-16-le", errors="ignore") + _CUT


def column_letters(position: int) -> str:
    """A column as a spreadsheet names it, from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    more, last = divmod(position, 26)
    return (column_letters(more - 1) if more else "") + chr(ord("A") + last)
