"""A workbook read back: its sheets as rows under their titles, and its parts as they are."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.report import write
from checker.results import RunResult


@dataclass(frozen=True)
class Opened:
    """The workbook by openpyxl, and the bytes of each part."""

    book: Workbook
    parts: dict[str, bytes]

    def sheet(self, name: str) -> Worksheet:
        return self.book[name]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table by its titles."""
        titles, *rows = self.book[name].iter_rows(values_only=True)
        return [dict(zip(titles, row, strict=True)) for row in rows]

    def cells(self) -> list[Any]:
        """All cells that hold something."""
        return [
            cell
            for sheet in self.book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]

    def cell(self, name: str, row: int, title: str) -> Any:
        """A cell of a table, rows from 1 below the titles."""
        sheet = self.book[name]
        column = next(cell.column for cell in sheet[1] if cell.value == title)
        return sheet.cell(row + 1, column)

    def texts(self, name: str) -> str:
        """All that a sheet says, a row to a line."""
        rows = self.book[name].iter_rows(values_only=True)
        return "\n".join(" | ".join(str(v) for v in row if v is not None) for row in rows)


def opened(data: bytes) -> Opened:
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return Opened(book=load_workbook(BytesIO(data)), parts=parts)


def written(result: RunResult) -> Opened:
    return opened(write(result, "xlsx"))
