"""The schedule of accommodation beside the model: each room under the row that wants it."""

from collections.abc import Iterator, Mapping

from checker.report.plaintext import clean, shortened
from checker.report.xlsx.cells import Cell, Column, Look, Sheet, Value
from checker.results.schedule import ReconciledRoom, ReconciledRow, ReconciledSchedule

_STATES: tuple[tuple[str, Look, str], ...] = (
    ("undersized", "fail", "✕ undersized"),
    ("missing", "fail", "✕ missing"),
    ("cannot_tell", "cannot_tell", "? cannot tell"),
    ("found", "pass", "✓ found"),
)
_EXTRA = Cell(value="– extra", look="not_applicable")
_COLUMNS = (
    Column(title="Row of the schedule", width=10, kind="count"),
    Column(title="Code", width=12),
    Column(title="Wanted", width=28),
    Column(title="Rooms wanted by the row", width=10, kind="count"),
    Column(title="Area wanted for each (m²)", width=11, kind="m2"),
    Column(title="State", width=15),
    Column(title="Rooms in this state", width=10, kind="count"),
    Column(title="Room", width=12),
    Column(title="Name in the model", width=28),
    Column(title="Storey", width=17),
    Column(title="Net area from (m²)", width=10, kind="m2"),
    Column(title="Net area to (m²)", width=10, kind="m2"),
    Column(title="Short by (m²)", width=10, kind="m2"),
    Column(title="Note", width=36),
    Column(title="Use", width=22),
    Column(title="GlobalId", width=26),
)
_PRINTED = 14


def accommodation_sheet(schedule: ReconciledSchedule, rooms: Mapping[str, str]) -> Sheet:
    """A row for each room that a row of the schedule found, one for those it misses, then extras.

    The rooms in all states of a row come to what it wants. What it lacks in all stands where its
    rooms are missing, else with each undersized room.
    """
    rows = [line for row in schedule.rows for line in _lines(row, rooms)]
    rows += [_room_line(None, room, _EXTRA, rooms) for room in schedule.extra]
    return Sheet(
        name="Accommodation",
        columns=_COLUMNS,
        rows=tuple(rows),
        says="The schedule of accommodation beside the rooms of the model.",
        nothing="The schedule of accommodation has no rows that could be read.",
        frozen=3,
        printed=_PRINTED,
    )


def _lines(row: ReconciledRow, rooms: Mapping[str, str]) -> Iterator[tuple[Value, ...]]:
    told = 0
    for state, look, words in _STATES:
        mark = Cell(value=words, look=look)
        found = [room for room in row.rooms if room.state == state]
        for room in found:
            yield _room_line(row, room, mark, rooms)
        # Rooms that are missing, or that a row which cannot be read asks for, are none we know.
        if (left := getattr(row, state) - len(found)) > 0:
            yield (*_wanted(row), mark, left, None, None, None, None, None, _short(row, state),
                   _unread(row), shortened(row.use), None)  # fmt: skip
        told += len(found) + max(left, 0)
    if not told:
        note = _unread(row) or "no room is wanted"
        yield (*_wanted(row), Cell(value="– none", look="not_applicable"), 0, None, None, None,
               None, None, None, note, shortened(row.use), None)  # fmt: skip


def _wanted(row: ReconciledRow | None) -> tuple[Value, ...]:
    if row is None:
        return (None,) * 5
    return (row.line or None, shortened(row.code), shortened(row.title), row.wanted, row.area_each)


def _room_line(
    row: ReconciledRow | None, room: ReconciledRoom, mark: Cell, rooms: Mapping[str, str]
) -> tuple[Value, ...]:
    name = shortened(room.name) or shortened(room.long_name) or "a room without a name"
    return (
        *_wanted(row),
        mark,
        1,
        Cell(value=name, link=rooms.get(room.global_id, "")),
        shortened(room.long_name),
        shortened(room.storey),
        room.low,
        room.high,
        room.short,
        _note(room),
        shortened(room.use),
        shortened(room.global_id),
    )


def _short(row: ReconciledRow, state: str) -> float | None:
    """What the missing rooms lack: all that the row lacks but for its undersized rooms."""
    if state != "missing":
        return None
    others = sum(room.short or 0.0 for room in row.rooms)
    return round(row.short - others, 3) or None


def _note(room: ReconciledRoom) -> str:
    parts = ["called something else in the schedule"] if room.renamed else []
    parts += [f"open: {', '.join(map(clean, room.missing))}"] if room.missing else []
    parts += ["not measured"] if room.low is None else []
    return "; ".join(parts)


def _unread(row: ReconciledRow) -> str:
    return f"cannot be read: {', '.join(map(clean, row.unread))}" if row.unread else ""
