"""Spreadsheets made on the spot: rows into an XLSX workbook or a CSV file, and read again."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from checker.schedule import Schedule, read_schedule

HEADER = ("ADS code", "Room", "Number", "Area each (m2)")
ROOMS = (("RES03", "Small group room", 2, 9), ("HAL13", "Hall", 1, 180.5))


def workbook(folder: Path, sheets: Mapping[str, Iterable[Iterable[Any]]]) -> Path:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "rooms.xlsx"
    book.save(path)
    return path


def read(folder: Path, *rows: Iterable[Any]) -> Schedule:
    """What is read of one sheet with these rows."""
    return read_schedule(workbook(folder, {"Rooms": rows}))


def read_text(folder: Path, text: str | bytes) -> Schedule:
    """What is read of a CSV file."""
    path = folder / "rooms.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_schedule(path)


def told(schedule: Schedule) -> list[tuple[str, str, int, float | None]]:
    """The rows as code, title, count and area."""
    return [(row.code, row.title, row.count, row.area_each) for row in schedule.rows]


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """A workbook in which one part is another; what is replaced must be there."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            after.writestr(name, data)
    path.write_bytes(packed.getvalue())
    return path
