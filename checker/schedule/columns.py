"""Which column of a sheet holds what: found by the words of its header, wherever it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.schedule.figures import area_in, count_in, text_in
from checker.schedule.wanted import Cell, Row

Role = Literal["code", "title", "count", "each", "total", ""]
_DEEPEST_HEADER = 60
_LONGEST_TITLE = 60
_LOOKED_AT = 200
_LEAST_OWN, _SEVERAL = 20, 3
_AREA = r"\b(?:areas?|m2|sqm|sq m|sizes?|nia|gia|nifa|square metres?)\b"
# The first that is found counts: `number of rooms` is no room number, `room area` no room name.
_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "",
        re.compile(
            r"\b(?:group|class|pupils?|places?|capacity|people|notes?|remarks?|comments?)\b"
        ),
    ),
    (
        "",
        re.compile(
            r"\barea (?:name|type|category)\b|\b(?:differences?|variance|floor|level|zone)\b"
        ),
    ),
    ("count", re.compile(r"\b(?:qty|quantity|count|nos|rooms required)\b|\b(?:number|no|nr) of\b")),
    ("", re.compile(r"\b(?:rooms?|spaces?) (?:no|nr|number|num|id)\b")),
    ("total", re.compile(rf"\b(?:total|sum|overall)\b.*{_AREA}|{_AREA}.*\btotal\b|^total$")),
    ("each", re.compile(_AREA)),
    ("code", re.compile(r"\b(?:codes?|refs?|reference|id)\b|^(?:ads|soa|dfe)$")),
    ("count", re.compile(r"^(?:no|nr|num|numbers?)\b|\b(?:number|nr) required\b")),
    ("title", re.compile(r"\b(?:name|title)\b")),
    ("title", re.compile(r"\b(?:rooms?|spaces?|accommodation)\b")),
    ("title", re.compile(r"\b(?:description|activity|function|use)\b")),
)
_EACH = re.compile(r"\b(?:each|per|single|unit|individual|1)\b")
_OTHER_AREA = re.compile(
    r"\b(?:proposed|design(?:ed)?|actual|drawn|measured|model|min|max|range)\b"
)
_DFE = re.compile(r"\b(?:dfe|ads|soa)\b")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a sheet by their position, from 0; None where there is none.

    `is_each_said` tells an area that the header gives for each room from one just called area.
    `is_numbered` says that what is called number names the rooms, and does not count them.
    """

    header: int
    code: int | None = None
    title: int | None = None
    count: int | None = None
    each: int | None = None
    total: int | None = None
    is_each_said: bool = False
    is_numbered: bool = False


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """The columns by the row that names most of them; None when no row names a room and a figure.

    Titles in two rows, one above the other, are read together.
    """
    best: tuple[int, Columns] | None = None
    for position in range(min(len(rows), _DEEPEST_HEADER)):
        for titles in _readings(rows, position):
            found = _columns(titles, rows[position + 1 :][:_LOOKED_AT], position)
            held = (found.code, found.title, found.count, found.each, found.total)
            named = sum(each is not None for each in held) + found.is_numbered
            is_told = (found.title, found.code) != (None, None) and named > 1
            if is_told and (best is None or named > best[0]):
                best = (named, found)
    return best[1] if best else None


def role_of(title: str) -> tuple[Role, int]:
    """What a column of this title holds, and how telling the title is: less is better.

    >>> role_of("room name")[0], role_of("number of rooms")[0], role_of("total area m2")[0]
    ('title', 'count', 'total')
    """
    if not title or len(title) > _LONGEST_TITLE:
        return "", 0
    rank, role = next(
        ((rank, role) for rank, (role, words) in enumerate(_WORDS) if words.search(title)), (0, "")
    )
    if role == "each":
        rank = 20 * bool(_OTHER_AREA.search(title)) - bool(_EACH.search(title))
    return role, rank - bool(_DFE.search(title))


def _readings(rows: Sequence[Row], position: int) -> Iterator[list[str]]:
    """The titles of a row, and with those above it unless it holds figures."""
    own = [_plain(cell) for cell in rows[position]]
    yield own
    if position and any(own) and not any(isinstance(area_in(x), float) for x in rows[position]):
        yield _under(_filled(rows[position - 1]), own)


def _columns(titles: Sequence[str], below: Sequence[Row], header: int) -> Columns:
    roles = [(role_of(title), column) for column, title in enumerate(titles)]

    def first(role: Role) -> int | None:
        held = [
            (not _holds(role, column, below), rank, column)
            for (each, rank), column in roles
            if each == role
        ]
        return min(held)[2] if held else None

    each, title, count = first("each"), first("title"), first("count")
    if count is None:
        # `Spaces` over figures is how many there are, beside a column of names.
        held = [column for (role, _), column in roles if role == "title" and column != title]
        count = next((column for column in held if _all_count(column, below)), None)
    is_numbered = count is not None and _name_rooms(count, below)
    return Columns(
        header=header,
        code=first("code"),
        title=title,
        count=None if is_numbered else count,
        each=each,
        total=first("total"),
        is_each_said=each is not None and bool(_EACH.search(titles[each])),
        is_numbered=is_numbered,
    )


def _holds(role: Role, column: int, below: Sequence[Row]) -> bool:
    """Whether what stands below fits: `area` may be a part of the school, `room` its number."""
    cells = _cells(column, below)
    if role in {"each", "total"}:
        fitting = sum(isinstance(area_in(cell), float) for cell in cells)
    elif role == "title":
        fitting = sum(bool(_LETTERS.search(text_in(cell))) for cell in cells)
    else:
        return True
    return 2 * fitting >= len(cells)


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


def _plain(cell: object) -> str:
    """A title in lower case without signs: `Area (m²)` is `area m2`."""
    if not isinstance(cell, str):
        return ""
    text = cell.casefold().replace("²", "2").replace("^2", "2").replace("#", " no ")
    return " ".join(re.findall(r"\w+", text))


def _filled(row: Row) -> list[str]:
    """The titles of a row in which one may reach over several columns."""
    filled: list[str] = []
    for cell in row:
        filled.append(_plain(cell) or (filled[-1] if filled else ""))
    return filled


def _under(above: Sequence[str], own: Sequence[str]) -> list[str]:
    width = max(len(above), len(own))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (above, own))
    return [f"{one} {two}".strip() for one, two in zip(upper, lower, strict=True)]
