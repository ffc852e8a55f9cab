"""An XLSX workbook as plain cells: within limits, without macros, formulas or links."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from itertools import islice, zip_longest
from typing import Any

from checker.errors import UsageError
from checker.schedule.textfile import MOST_COLUMNS, MOST_ROWS
from checker.schedule.wanted import Cell, Row, Sheet

UNPACKED_LIMIT = 100 * 1024**2
_MOST_PARTS = 2_000
_MOST_SHEETS = 30
_LONGEST_CELL = 2_000
UNCALCULATED = "a formula that was never worked out"
"""What stands for a formula whose value the file does not hold."""


def sheets_of_workbook(raw: bytes, name: str) -> tuple[Sheet, ...]:
    """All sheets of a workbook in their order; empty rows at the end are cut off.

    Raises:
        UsageError: when it is no workbook, is damaged, or is larger than any schedule.
    """
    _look_inside(raw, name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out of a file: drop-down lists, headers, styles.
            warnings.simplefilter("ignore")
            values, formulas = (_grids(raw, data_only=only) for only in (True, False))
    except UsageError:
        raise
    except Exception as error:
        # A damaged workbook trips openpyxl in as many ways as there are parts in it.
        raise UsageError(_damaged(name)) from error
    sheets = [
        Sheet(name=title, rows=_merged(grid, formulas[title][1]), is_hidden=is_hidden)
        for title, (is_hidden, grid) in values.items()
    ]
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise UsageError(
                f"{name}, sheet {sheet.name!r} has more than {MOST_ROWS} rows: "
                "give the schedule alone."
            )
    return tuple(sheets)


def _look_inside(raw: bytes, name: str) -> None:
    """Refuse what is no workbook or unpacks to too much, before any of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > UNPACKED_LIMIT or len(parts) > _MOST_PARTS:
                raise UsageError(f"{name} unpacks to more than a schedule of rooms ever does.")
            if "xl/workbook.xml" not in {part.filename.lstrip("/") for part in parts}:
                raise UsageError(f"{name} is packed, but is no spreadsheet: save it as .xlsx.")
            for part in parts:
                with packed.open(part) as opened:
                    # A spreadsheet has no use for entities; they are how small files grow.
                    if b"<!DOCTYPE" in opened.read(2048).replace(b"\0", b""):
                        raise UsageError(f"{name} declares entities, which no spreadsheet needs.")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise UsageError(_damaged(name)) from error


def _damaged(name: str) -> str:
    return f"{name} is damaged: open it in a spreadsheet program and save it as .xlsx or .csv."


def _grids(raw: bytes, *, data_only: bool) -> dict[str, tuple[bool, list[list[Any]]]]:
    """Each sheet's cells, and whether it is hidden; the size that it claims is not believed."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s that only spreadsheets cost

    book = load_workbook(
        io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False, keep_vba=False
    )
    grids = {}
    for sheet in islice(book.worksheets, _MOST_SHEETS):
        rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        grids[sheet.title] = (sheet.sheet_state != "visible", _trimmed(rows))
    book.close()
    return grids


def _trimmed(rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    kept = [list(row) for row in islice(rows, MOST_ROWS + 1)]
    while kept and all(cell is None for cell in kept[-1]):
        kept.pop()
    return kept


def _merged(values: list[list[Any]], formulas: list[list[Any]]) -> tuple[Row, ...]:
    """The values, and a sentence part where a formula has none."""
    return tuple(
        tuple(_cell(value, formula) for value, formula in zip_longest(row, written))
        for row, written in zip_longest(values, formulas, fillvalue=())
    )


def _cell(value: Any, formula: Any) -> Cell:
    if value is None:
        is_formula = isinstance(formula, str) and formula.startswith("=")
        return UNCALCULATED if is_formula else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return str(value)[:_LONGEST_CELL].strip() or None
