"""The tables of a sheet that stand below one another, each under its own row of titles."""

from collections.abc import Sequence

from checker.schedule.columns import Columns, columns_at, find_columns
from checker.schedule.figures import area_in, text_in
from checker.schedule.titles import plain, role_of
from checker.schedule.wanted import Row


def find_tables(rows: Sequence[Row]) -> tuple[Columns, ...]:
    """The columns of each table in the order of the sheet; none when no row is a header.

    The first header is the one that `find_columns` takes, unless another stands above it.
    """
    main = find_columns(rows)
    if main is None:
        return ()
    headers = [
        position
        for position in range(len(rows))
        if position == main.header or _is_header(rows, position)
    ]
    ends = [*headers[1:], len(rows)]
    found = (
        main if len(headers) == 1 else columns_at(rows[:end], position)
        for position, end in zip(headers, ends, strict=True)
    )
    return tuple(each for each in found if each is not None)


def _is_header(rows: Sequence[Row], position: int) -> bool:
    """Whether a row holds hardly more than titles, of a room and of a figure, and no figure."""
    row = rows[position]
    texts = [text for cell in row if (text := text_in(cell))]
    if len(texts) < len(("room", "area")) or any(isinstance(area_in(x), float) for x in row):
        return False
    roles = [role_of(plain(text))[0] for text in texts]
    return (
        "title" in roles
        and bool({"count", "each", "total"} & {*roles})
        and 2 * sum(map(bool, roles)) > len(texts)
    )
