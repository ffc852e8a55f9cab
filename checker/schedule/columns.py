"""Which column of a table holds what: found by the words of its header, wherever it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.schedule.figures import (
    IN_METRES,
    Writing,
    area_in,
    count_in,
    least_area_in,
    text_in,
)
from checker.schedule.titles import Role, is_each, is_of_another, plain, role_of, unit_of
from checker.schedule.wanted import Cell, Row

_DEEPEST_HEADER = 60
_LOOKED_AT = 200
_LEAST_OWN, _SEVERAL = 20, 3
_LETTERS = re.compile(r"[^\W\d_]{3}")
_OPEN = re.compile(r"tb[acd]\.?|n/?a|to be .*|\W+", re.IGNORECASE)
_FIGURE = re.compile(r"\d\s")
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")
_DECIMAL_POINT = re.compile(r"\d\.\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table by their position, from 0; None where there is none.

    `header` is the row of the titles and `end` the first that is no longer of the table, from 0.
    `titles` are as the header shows them. `is_each_said` tells an area that the header gives for
    each room from one just called area; `is_numbered` says that what is called number names the
    rooms, and does not count them. `is_area_plain` is False where several columns may be the area;
    `is_in_two` says that the titles take in those of the row above.
    `beside` is where a second table begins beside this one; `odd_unit` a title whose unit of area
    is neither m2 nor square feet.
    """

    header: int
    end: int = 0
    titles: tuple[str, ...] = ()
    code: int | None = None
    title: int | None = None
    count: int | None = None
    each: int | None = None
    total: int | None = None
    each_writing: Writing = IN_METRES
    total_writing: Writing = IN_METRES
    is_each_said: bool = False
    is_numbered: bool = False
    is_area_plain: bool = True
    is_in_two: bool = False
    beside: int | None = None
    odd_unit: str = ""

    @property
    def named(self) -> int:
        """How many columns are known."""
        held = (self.code, self.title, self.count, self.each, self.total)
        return sum(each is not None for each in held) + self.is_numbered


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """The columns by the row that names most of them; None when no row names a room and a figure.

    Titles in two rows, one above the other, are read together.
    """
    found = [
        columns
        for position in range(min(len(rows), _DEEPEST_HEADER))
        if (columns := columns_at(rows, position))
    ]
    return max(found, key=lambda each: each.named, default=None)


def columns_at(rows: Sequence[Row], position: int) -> Columns | None:
    """The columns as this row names them; None when it names no room or no figure."""
    readings = [
        replace(_columns(titles, rows, position), is_in_two=bool(place))
        for place, titles in enumerate(_readings(rows, position))
    ]
    told = [each for each in readings if (each.title, each.code) != (None, None)]
    best = max(told, key=lambda each: (each.named, each.is_area_plain), default=None)
    return best if best and best.named > 1 else None


def letter(column: int) -> str:
    """A column as a spreadsheet program names it.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    more, last = divmod(column, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + last)


def _readings(rows: Sequence[Row], position: int) -> Iterator[list[str]]:
    """The titles of a row, and with those above it unless it holds figures."""
    own = [_title(cell) for cell in rows[position]]
    yield own
    if position and any(own) and not any(isinstance(area_in(x), float) for x in rows[position]):
        yield _under(_filled(rows[position - 1]), own)


def _columns(titles: Sequence[str], rows: Sequence[Row], header: int) -> Columns:
    below = rows[header + 1 :][:_LOOKED_AT]
    words = [plain(title) for title in titles]
    beside = _second_table(words)
    roles = _roles(words[:beside], below)
    each, total = _first("each", roles, below), _first("total", roles, below)
    if each is not None and total is not None:
        # What was drawn in all says nothing of rooms whose wanted area has its own column.
        is_other = is_of_another(roles[total][1]) and not is_of_another(roles[each][1])
        total = None if is_other else total
    title, count = _first("title", roles, below), _first("count", roles, below)
    if count is None:
        # `Spaces` over figures is how many there are, beside a column of names.
        held = [at for at, (role, _) in enumerate(roles) if role == "title" and at != title]
        count = next((column for column in held if _all_count(column, below)), None)
    is_numbered = count is not None and _name_rooms(count, below)
    odd = [titles[at] for at in (each, total) if at is not None and unit_of(words[at]) == "other"]
    alike = [at for at, role in enumerate(roles) if each is not None and role == roles[each]]
    return Columns(
        header=header,
        end=len(rows),
        titles=tuple(titles),
        code=_first("code", roles, below),
        title=title,
        count=None if is_numbered else count,
        each=each,
        total=total,
        each_writing=_writing(each, words, rows, header),
        total_writing=_writing(total, words, rows, header),
        is_each_said=each is not None and is_each(words[each]),
        is_numbered=is_numbered,
        is_area_plain=len(alike) <= 1,
        beside=beside,
        odd_unit=next(iter(odd), ""),
    )


def _roles(words: Sequence[str], below: Sequence[Row]) -> list[tuple[Role, int]]:
    """What each column holds; `area` over words alone is a part of the school, and no area."""
    return [
        ("", 0) if title in {"area", "areas"} and _is_part(column, below) else role_of(title)
        for column, title in enumerate(words)
    ]


def _first(role: Role, roles: Sequence[tuple[Role, int]], below: Sequence[Row]) -> int | None:
    """The column that tells most of a role; one of figures for something else comes last."""
    held = [
        (is_of_another(rank), not _holds(role, column, below), rank, column)
        for column, (each, rank) in enumerate(roles)
        if each == role
    ]
    return min(held)[-1] if held else None


def _second_table(words: Sequence[str]) -> int | None:
    """Where the titles of a room and of a figure begin anew: a second table stands beside."""
    roles = [role_of(title)[0] for title in words]
    again = [at for at, title in enumerate(words) if title and title in words[:at] and roles[at]]
    is_second = {"title", "code"} & {roles[at] for at in again} and len(again) > 1
    return again[0] if is_second else None


def _writing(column: int | None, words: Sequence[str], rows: Sequence[Row], header: int) -> Writing:
    """How areas are written: by the title, by a unit below it, else by what stands above all."""
    if column is None:
        return IN_METRES
    below = rows[header + 1 :][:_LOOKED_AT]
    under = plain(text_in(below[0][column])) if below and column < len(below[0]) else ""
    texts = [cell for row in rows[:header] for cell in row if isinstance(cell, str)]
    above = " ".join(plain(text) for text in texts if not _FIGURE.search(text))
    units = (unit_of(words[column]), unit_of(under), unit_of(above))
    cells = [cell for cell in _cells(column, below) if isinstance(cell, str)]
    return Writing(
        is_feet=next((unit for unit in units if unit), "m2") == "ft2",
        has_decimal_commas=any(map(_DECIMAL_COMMA.search, cells))
        and not any(map(_DECIMAL_POINT.search, cells)),
    )


def _holds(role: Role, column: int, below: Sequence[Row]) -> bool:
    """Whether what stands below fits: `area` may be a part of the school, `room` its number."""
    cells = _cells(column, below)
    if role in {"each", "total"}:
        return not cells or any(
            isinstance(area_in(cell), float) or least_area_in(cell) for cell in cells
        )
    if role == "title":
        return 2 * sum(bool(_LETTERS.search(text_in(cell))) for cell in cells) >= len(cells)
    return True


def _is_part(column: int, below: Sequence[Row]) -> bool:
    texts = [text_in(cell) for cell in _cells(column, below)]
    return bool(texts) and not any(
        _OPEN.fullmatch(text) or any(sign.isdigit() for sign in text) for text in texts
    )


def _all_count(column: int, below: Sequence[Row]) -> bool:
    cells = _cells(column, below)
    return bool(cells) and all(isinstance(count_in(cell), int) for cell in cells)


def _name_rooms(column: int, below: Sequence[Row]) -> bool:
    """Whether figures are the rooms' own numbers: 101, 102, 103, no two alike and none small."""
    found = [count_in(cell) for cell in _cells(column, below)]
    own = [each for each in found if isinstance(each, int) and each >= _LEAST_OWN]
    return len(own) == len(found) == len(set(own)) and len(own) >= _SEVERAL


def _cells(column: int, below: Sequence[Row]) -> list[Cell]:
    return [row[column] for row in below if column < len(row) and text_in(row[column])]


def _title(cell: Cell) -> str:
    return text_in(cell) if isinstance(cell, str) else ""


def _filled(row: Row) -> list[str]:
    """The titles of a row in which one may reach over several columns."""
    filled: list[str] = []
    for cell in row:
        filled.append(_title(cell) or (filled[-1] if filled else ""))
    return filled


def _under(above: Sequence[str], own: Sequence[str]) -> list[str]:
    width = max(len(above), len(own))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (above, own))
    return [f"{one} {two}".strip() for one, two in zip(upper, lower, strict=True)]
