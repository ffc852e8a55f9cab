"""Tables that are folded away, with the rows there is room for; the others are counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_AROUND = 600
"""Bytes for all of a fold but its rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A table under a summary; `rows` are cells that are escaped already, made when asked for.

    `places` says of each row for how many places it stands. `numbers` are columns of figures.
    """

    summary: str
    heads: Sequence[str]
    rows: Iterable[Sequence[str]]
    places: Sequence[int]
    numbers: Sequence[int] = ()


def folded(fold: Fold, room: int) -> list[str]:
    """The lines of a fold within so many bytes; none where it has no rows."""
    if not fold.places:
        return []
    shown: list[str] = []
    left = room - _AROUND
    for row in map(_row, fold.rows):
        left -= size([row])
        if left < 0:
            break
        shown.append(row)
    marks = ("---:" if column in fold.numbers else "---" for column in range(len(fold.heads)))
    table = [_row(fold.heads), f"|{'|'.join(marks)}|", *shown, ""]
    hidden = fold.places[len(shown) :]
    return [
        "",
        "<details>",
        f"<summary>{fold.summary}</summary>",
        "",
        *(table if shown else []),
        *([_hidden(hidden), ""] if hidden else []),
        "</details>",
    ]


def size(lines: Iterable[str]) -> int:
    """Bytes of these lines with their ends."""
    return sum(len(line.encode()) + 1 for line in lines)


def places_words(places: Sequence[int]) -> str:
    """`9 places`, of all rows together."""
    count = sum(places)
    return "1 place" if count == 1 else f"{count} places"


def _hidden(places: Sequence[int]) -> str:
    rows = "1 more row" if len(places) == 1 else f"{len(places)} more rows"
    return (
        f"… and {rows} ({places_words(places)}), not shown to keep within the length of a comment. "
        "All are in results.json and in the other formats."
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
