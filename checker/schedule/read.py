"""From a file to the rows of its schedule of accommodation."""

import re
from pathlib import Path

from checker.errors import UsageError
from checker.schedule.columns import Columns
from checker.schedule.merged import spread
from checker.schedule.notes import columns_told, notes_of
from checker.schedule.rows import Line, lines_of
from checker.schedule.tables import find_tables
from checker.schedule.textfile import sheet_of_text
from checker.schedule.wanted import Schedule, Sheet
from checker.schedule.workbook import sheets_of_workbook

LARGEST_FILE = 20 * 1024**2
MOST_ROWS_WANTED, MOST_ROOMS_WANTED = 1_000, 5_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_NO_TABLE = (b"ISO-10303", b"%PDF", b"{", b"<", b"FILE_SCHEMA")
_TOLD_BY_NAME = re.compile(r"schedule|accommodation|\bsoa\b", re.IGNORECASE)
_LONGEST_NAME = 60
_MOST_TOLD = 12


def read_schedule(path: Path) -> Schedule:
    """Read a schedule from a workbook (.xlsx) or a CSV file, whatever the file is called.

    Raises:
        UsageError: when it cannot be read, is too large, or holds no schedule; with what to do.
    """
    raw = _bytes_of(path)
    sheets = _sheets(raw, path.name)
    read = [(sheet, tables) for sheet in sheets if (tables := find_tables(sheet.rows))]
    if not read:
        raise UsageError(
            f"{path.name} has no row with the titles of its columns. Put one over the rooms, "
            "such as: Code, Room, Number, Area each (m2)."
        )
    sheet, tables = min(read, key=lambda each: _rank(each[0]))
    return _schedule(path.name, sheet, tables, sheets)


def _schedule(
    file: str, sheet: Sheet, tables: tuple[Columns, ...], sheets: tuple[Sheet, ...]
) -> Schedule:
    filled, merged = spread(sheet.rows, tables, sheet.layout.spans)
    lines = lines_of(filled, tables)
    rows = tuple(line.wanted for line in lines if line.wanted)
    where = f"{file}, sheet {_shown(sheet.name)}" if sheet.name else file
    for odd in (table.odd_unit for table in tables if table.odd_unit):
        raise UsageError(f"{where}: {_shown(odd)} is in no unit that is known: give areas in m2.")
    if not rows:
        raise UsageError(f"{where}: {_no_rooms(lines, tables[0].header + 1)}")
    if len(rows) > MOST_ROWS_WANTED or sum(row.count for row in rows) > MOST_ROOMS_WANTED:
        raise UsageError(
            f"{where} wants more than {MOST_ROOMS_WANTED} rooms or has more than "
            f"{MOST_ROWS_WANTED} rows: give the schedule of one school."
        )
    unread = [_shown(each.name) for each in sheets if each is not sheet and each.rows]
    others = (f"Sheets that were not read: {', '.join(unread)}.",) if unread else ()
    return Schedule(
        file=file,
        sheet=sheet.name,
        rows=rows,
        columns=columns_told(tables),
        notes=(*notes_of(lines, tables), *merged, *_hidden(lines, sheet), *others),
    )


def _hidden(lines: tuple[Line, ...], sheet: Sheet) -> tuple[str, ...]:
    """That rows nobody sees were read, since hiding one seldom means that it is not wanted."""
    unseen = [
        each.number for each in lines if each.wanted and each.number - 1 in sheet.layout.hidden
    ]
    more = f" and {len(unseen) - _MOST_TOLD} more" if len(unseen) > _MOST_TOLD else ""
    shown = ", ".join(map(str, unseen[:_MOST_TOLD]))
    return (f"Hidden rows were read too: {shown}{more}.",) if unseen else ()


def _no_rooms(lines: tuple[Line, ...], header: int) -> str:
    """Why no row wants a room."""
    if any(line.reason == "heading" for line in lines):
        return (
            f"the rows below the titles in row {header} have neither number nor area, so that "
            "they are taken for headings. Give each room one of the two."
        )
    if any(line.reason == "formula" for line in lines):
        return "names or codes are formulas that were never worked out: open it and save it again."
    return f"no room stands below the titles in row {header}."


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        why = "is a folder" if path.is_dir() else "is not there"
        raise UsageError(f"The schedule {path.name or path} {why}.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UsageError(
                f"The schedule {path.name} is larger than {LARGEST_FILE // 1024**2} MB: "
                "give the schedule alone."
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The schedule {path.name} cannot be read: {error.strerror}.") from error
    if not raw.strip():
        raise UsageError(f"The schedule {path.name} is empty.")
    return raw


def _sheets(raw: bytes, name: str) -> tuple[Sheet, ...]:
    if raw.startswith(_OLD_OR_LOCKED):
        raise UsageError(
            f"{name} is locked by a password or in the old .xls format: "
            "save it as .xlsx without a password."
        )
    if raw.startswith(b"PK"):
        return sheets_of_workbook(raw, name)
    if Path(name).suffix.casefold() in {".xlsx", ".xlsm", ".xls"}:
        raise UsageError(f"{name} is no spreadsheet, whatever its name says: save it as .xlsx.")
    if raw.lstrip().startswith(_NO_TABLE):
        raise UsageError(f"{name} is no schedule: give a CSV file or a spreadsheet (.xlsx).")
    return (sheet_of_text(raw, name),)


def _rank(sheet: Sheet) -> tuple[bool, bool]:
    """Visible sheets first, and of those the ones called a schedule."""
    return sheet.is_hidden, not _TOLD_BY_NAME.search(sheet.name)


def _shown(name: str) -> str:
    return repr(name[:_LONGEST_NAME])
