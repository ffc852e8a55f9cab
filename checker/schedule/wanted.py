"""What a schedule of accommodation asks for, row by row."""

from dataclasses import dataclass

Cell = str | float | None
"""What a cell holds: text, a number, or nothing."""
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One row: so many rooms of one kind.

    `code` is in capitals without blanks, empty where the row has none; `area_each` is in m2, None
    where the row gives none. `line` is the row in the file as a spreadsheet program numbers it.
    """

    code: str = ""
    title: str = ""
    count: int = 1
    area_each: float | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a file as plain cells; a CSV file is one sheet without a name."""

    name: str = ""
    rows: tuple[Row, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A schedule as read: base name of its file, its sheet, its rows, and what was not taken."""

    file: str = ""
    sheet: str = ""
    rows: tuple[Wanted, ...] = ()
    notes: tuple[str, ...] = ()
