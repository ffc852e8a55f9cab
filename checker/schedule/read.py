"""From a file to the rows of its schedule of accommodation."""

import re
from pathlib import Path

from checker.errors import UsageError
from checker.schedule.columns import Columns, find_columns
from checker.schedule.rows import wanted_rows
from checker.schedule.textfile import sheet_of_text
from checker.schedule.wanted import Schedule, Sheet
from checker.schedule.workbook import sheets_of_workbook

LARGEST_FILE = 20 * 1024**2
MOST_ROWS_WANTED, MOST_ROOMS_WANTED = 1_000, 5_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_TOLD_BY_NAME = re.compile(r"schedule|accommodation|\bsoa\b", re.IGNORECASE)
_LONGEST_NAME = 60


def read_schedule(path: Path) -> Schedule:
    """Read a schedule from a workbook (.xlsx) or a CSV file, whatever the file is called.

    Raises:
        UsageError: when it cannot be read, is too large, or holds no schedule; with what to do.
    """
    raw = _bytes_of(path)
    sheets = _sheets(raw, path.name)
    read = [(sheet, columns) for sheet in sheets if (columns := find_columns(sheet.rows))]
    if not read:
        raise UsageError(
            f"{path.name} has no row with the titles of its columns. Put one over the rooms, "
            "such as: Code, Room, Number, Area each (m2)."
        )
    sheet, columns = min(read, key=lambda each: _rank(each[0]))
    return _schedule(path.name, sheet, columns, sheets)


def _schedule(file: str, sheet: Sheet, columns: Columns, sheets: tuple[Sheet, ...]) -> Schedule:
    rows, notes = wanted_rows(sheet.rows, columns)
    where = f"{file}, sheet {_shown(sheet.name)}" if sheet.name else file
    if not rows:
        raise UsageError(f"{where}: no room stands below the titles in row {columns.header + 1}.")
    if len(rows) > MOST_ROWS_WANTED or sum(row.count for row in rows) > MOST_ROOMS_WANTED:
        raise UsageError(
            f"{where} wants more than {MOST_ROOMS_WANTED} rooms or has more than "
            f"{MOST_ROWS_WANTED} rows: give the schedule of one school."
        )
    unread = [_shown(each.name) for each in sheets if each is not sheet and each.rows]
    others = (f"Sheets that were not read: {', '.join(unread)}.",) if unread else ()
    return Schedule(file=file, sheet=sheet.name, rows=rows, notes=(*notes, *others))


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError(f"The schedule {path.name} is not there.")
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
    return (sheet_of_text(raw, name),)


def _rank(sheet: Sheet) -> tuple[bool, bool]:
    """Visible sheets first, and of those the ones called a schedule."""
    return sheet.is_hidden, not _TOLD_BY_NAME.search(sheet.name)


def _shown(name: str) -> str:
    return repr(name[:_LONGEST_NAME])
