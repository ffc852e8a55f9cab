"""Cells merged over several rows: a name or an area of each counts for every row, a sum for none.

Only the first of merged cells holds what is shown for all of them.
"""

from bisect import bisect
from collections.abc import Sequence

from checker.schedule.columns import Columns
from checker.schedule.figures import text_in
from checker.schedule.layout import Span
from checker.schedule.wanted import Cell, Row

_MOST_TOLD = 12
SHARED = "a cell merged over several rows"
"""What stands for a figure of which nobody knows how the rows share it."""


def spread(
    rows: Sequence[Row], tables: Sequence[Columns], spans: Sequence[Span]
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows with merged cells filled in, and sentences that say so.

    Rows that hold nothing but merged cells are only height, and stay empty.
    """
    grid = [list(row) for row in rows]
    told: dict[tuple[int, int], None] = {}
    for table in tables:
        own = [at for at in range(table.header + 1, table.end) if _has_own(rows[at], table)]
        for span in spans:
            lower = own[bisect(own, span.first) : bisect(own, span.last)]
            if span.first <= table.header or not lower or span.column not in _known(table):
                continue
            cell = _cell(rows, table, span)
            for at in (span.first, *lower):
                _put(grid[at], span.column, cell)
            told[span.first + 1, lower[-1] + 1] = None
    shown = ", ".join(f"{first} to {last}" for first, last in sorted(told)[:_MOST_TOLD])
    note = f"Cells are merged over rows, and read for each of them: rows {shown}."
    return tuple(map(tuple, grid)), (note,) if told else ()


def _cell(rows: Sequence[Row], table: Columns, span: Span) -> Cell:
    row = rows[span.first]
    cell = row[span.column] if span.column < len(row) else None
    each = {table.each} if table.is_each_said else set()
    is_of_all = span.column in {table.code, table.title} | each
    return cell if is_of_all or not text_in(cell) else SHARED


def _known(table: Columns) -> set[int]:
    held = (table.code, table.title, table.count, table.each, table.total)
    return {at for at in held if at is not None}


def _has_own(row: Row, table: Columns) -> bool:
    return any(at < len(row) and text_in(row[at]) for at in _known(table))


def _put(row: list[Cell], column: int, cell: Cell) -> None:
    row.extend([None] * (column + 1 - len(row)))
    row[column] = cell
