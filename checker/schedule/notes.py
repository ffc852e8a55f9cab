"""What is said of how a schedule was read: its columns, what was left out, and what is in doubt."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.schedule.columns import Columns, letter
from checker.schedule.rows import Line
from checker.schedule.titles import plain, role_of

_MOST_TOLD = 12
_LONGEST_TITLE = 60
_REASONS = (
    ("heading", "Taken for headings, since they have neither number nor area"),
    ("sum", "Left out as sums or allowances"),
    ("none", "Left out, since they want no room"),
    ("nameless", "Left out, since they name no room"),
    ("formula", "Left out, since their name or code is a formula that was never worked out"),
)


def columns_told(tables: Sequence[Columns]) -> tuple[str, ...]:
    """A sentence on the columns that were read, and one more wherever they change."""
    same = [next(group) for _, group in groupby(tables, key=_read)]
    return tuple(
        f"Columns read{f' from row {table.header + 1} on' if len(same) > 1 else ''}: "
        f"{', '.join(_read(table))}."
        for table in same
    )


def notes_of(lines: Sequence[Line], tables: Sequence[Columns]) -> tuple[str, ...]:
    """Sentences on what was not taken as it stands."""
    told = [each for line in lines for each in line.told]
    notes = told[:_MOST_TOLD]
    if (more := len(told) - _MOST_TOLD) > 0:
        notes.append(f"{more} more cells are not taken as they stand.")
    left = [
        _left_out([line for line in lines if line.reason == reason], why)
        for reason, why in _REASONS
        if any(line.reason == reason for line in lines)
    ]
    doubts = (doubt for table in tables for doubt in _doubts(lines, table))
    return (*notes, *left, *dict.fromkeys(doubts))


def _read(table: Columns) -> tuple[str, ...]:
    """The columns of a table by their letters and titles, and those of areas not read."""
    feet = " in square feet, converted"
    held = (
        ("code", table.code, ""),
        ("room", table.title, ""),
        ("number", table.count, ""),
        ("area of each", table.each, feet if table.each_writing.is_feet else ""),
        ("total area", table.total, feet if table.total_writing.is_feet else ""),
    )
    read = {at for _, at, _ in held if at is not None}
    return (
        *(f"{what} {_shown(table, at)}{unit}" for what, at, unit in held if at is not None),
        *(
            f"but not {_shown(table, at)}"
            for at, title in enumerate(table.titles[: table.beside])
            if at not in read and role_of(plain(title))[0] in {"count", "each", "total"}
        ),
    )


def _shown(table: Columns, column: int) -> str:
    return f"{letter(column)} {table.titles[column][:_LONGEST_TITLE]!r}"


def _left_out(lines: Sequence[Line], why: str) -> str:
    shown = ", ".join(f"{line.number} ({line.title})" for line in lines[:_MOST_TOLD])
    rest = len(lines) - _MOST_TOLD
    others = f" and {rest} more" if rest > 0 else ""
    return f"{why}: rows {shown}{others}."


def _doubts(lines: Sequence[Line], table: Columns) -> Iterator[str]:
    if table.is_numbered:
        yield "The column of numbers seems to number the rooms, so each row is taken for one room."
    if table.each is None and table.total is None:
        yield "No column of areas was found, so no areas are asked for."
    if not table.is_area_plain:
        yield "Several columns may hold the areas. Call the one that counts 'Required area'."
    if table.beside is not None:
        yield (
            f"A second table stands beside the first, from column {letter(table.beside)} on, and "
            "was not read: put it below the first."
        )
    wanted = [line.wanted for line in lines if line.wanted]
    several = any(row.count > 1 and row.area_each is not None for row in wanted)
    if table.each is not None and not table.is_each_said and table.total is None and several:
        doubt = "The areas are taken for those of each room. Call the column 'Area each', or "
        yield f"{doubt}'Total area' if they are for all rooms of a row."
