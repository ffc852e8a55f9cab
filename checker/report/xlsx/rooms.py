"""The schedule of rooms: use, areas and height of each, and how many findings speak of it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.report.figures import written
from checker.report.html.rooms import SURE
from checker.report.plaintext import shortened
from checker.report.xlsx.cells import Cell, Column, Sheet, Value
from checker.report.xlsx.findings import ROOMS, room_cell, room_key
from checker.results.finding import Finding, Outcome
from checker.results.run import RoomRow

_COLUMNS = (
    Column(title="Storey", width=17),
    Column(title="Number", width=12),
    Column(title="Name", width=30),
    Column(title="Use", width=24),
    Column(title="Use is", width=16),
    Column(title="Sure by", width=9, kind="percent"),
    Column(title="Net area (m²)", width=10, kind="m2"),
    Column(title="Gross area (m²)", width=10, kind="m2"),
    Column(title="Area in the model (m²)", width=11, kind="m2"),
    Column(title="Height (mm)", width=10, kind="mm"),
    Column(title="Findings that fail", width=10, kind="count"),
    Column(title="Findings that cannot be told", width=12, kind="count"),
    Column(title="Problem", width=28),
    Column(title="Use told by", width=36),
    Column(title="Group of uses", width=14),
    Column(title="Zones", width=24),
    Column(title="Read by", width=10),
    Column(title="GlobalId", width=26),
)
_PRINTED = 13
_TARGET = 2


def rooms_sheet(rooms: Sequence[RoomRow], findings: Sequence[Finding]) -> Sheet:
    """All rooms in the order of the result."""
    cells = room_cells(rooms)
    counts = Counter(
        (cell, finding.outcome)
        for finding in findings
        if not finding.waiver and (cell := room_cell(finding, cells))
    )
    return Sheet(
        name=ROOMS,
        columns=_COLUMNS,
        rows=tuple(_row(room, counts, _cell_of(position)) for position, room in enumerate(rooms)),
        says="The schedule of rooms, as measured. Waived findings are not counted.",
        nothing="No rooms: the model holds none that could be read.",
        frozen=3,
        printed=_PRINTED,
    )


def room_cells(rooms: Sequence[RoomRow]) -> Mapping[str, str]:
    """Where each room stands in its sheet: by GlobalId, and by `room_key` where that is one room.

    >>> room_cells([RoomRow(global_id="a", name="1")])["a"]
    'Rooms!C2'
    """
    places = Counter(room_key(room.storey, room.name, room.long_name) for room in rooms)
    found: dict[str, str] = {}
    for position, room in enumerate(rooms):
        key = room_key(room.storey, room.name, room.long_name)
        if places[key] == 1:
            found.setdefault(key, _cell_of(position))
        if room.global_id:
            found.setdefault(room.global_id, _cell_of(position))
    return found


def _cell_of(position: int) -> str:
    return f"{ROOMS}!C{position + _TARGET}"


def _row(room: RoomRow, counts: Mapping[tuple[str, Outcome], int], cell: str) -> tuple[Value, ...]:
    fails, open_ones = (
        counts.get((cell, outcome), 0) for outcome in (Outcome.FAIL, Outcome.CANNOT_TELL)
    )
    return (
        shortened(room.storey),
        shortened(room.name),
        shortened(room.long_name),
        shortened(room.use) or None,
        _sureness(room),
        room.use_confidence if room.use else None,
        room.net_area,
        room.gross_area,
        room.stored_area,
        None if room.height is None else round(room.height * 1000, 1),
        Cell(value=fails, look="fail") if fails else 0,
        Cell(value=open_ones, look="cannot_tell") if open_ones else 0,
        shortened(room.problem),
        written(shortened(room.use_evidence)),
        shortened(room.family),
        shortened(", ".join(room.zones), 300),
        shortened(room.engine),
        shortened(room.global_id),
    )


def _sureness(room: RoomRow) -> Cell | str:
    if not room.use or room.family == "unknown":
        return Cell(value="? not recognised", look="cannot_tell")
    return "sure" if room.use_confidence >= SURE else Cell(value="? in doubt", look="cannot_tell")
