"""What a schedule of accommodation asks for, row by row."""

from dataclasses import dataclass, field

from checker.schedule.layout import Layout

Cell = str | float | None
"""What a cell holds: text, a number, or nothing."""
Row = tuple[Cell, ...]
ITS_NUMBER = "the number of rooms in the schedule"
ITS_AREA = "the area in the schedule"
UNCALCULATED = "a formula that was never worked out"
"""What stands for a formula whose value the file does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One row: so many rooms of one kind.

    `code` is in capitals without blanks, empty where the row has none; `area_each` is in m2, None
    where the row gives none. `unread` says what of the row cannot be read, `ITS_NUMBER` or
    `ITS_AREA`: such a row asks for something, but nobody knows for what. Without its number it
    stands for one room. `line` is the row in the file as a spreadsheet program numbers it.
    """

    code: str = ""
    title: str = ""
    count: int = 1
    area_each: float | None = None
    unread: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a file as plain cells; a CSV file is one sheet without a name."""

    name: str = ""
    rows: tuple[Row, ...] = ()
    layout: Layout = field(default_factory=Layout)
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A schedule as read: base name of its file, its sheet, its rows, and how they were read.

    `columns` say which columns were read, `notes` what was not taken as it stands.
    """

    file: str = ""
    sheet: str = ""
    rows: tuple[Wanted, ...] = ()
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
