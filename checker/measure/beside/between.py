"""How many walls lie between a room and the nearest one of some use: the buffer against noise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from checker.measure.beside.drawn import Outlines, names_in, rooms_drawn
from checker.measure.beside.rooms import Beside
from checker.measure.beside.uses import RoomsFor, no_uses
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results.values import Evidence, Quantity, Unknown

NEVER = float("inf")
_WALLS = ("wall", "door")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """How many walls were passed, and the rooms on the way from first to last."""

    steps: float = NEVER
    rooms: tuple[str, ...] = ()


@measure(
    "room",
    unit="count",
    lack="how many rooms lie between",
    ask="Model all rooms of the storey, and name them so that their use is known.",
    doors="beside",
)
def rooms_between(
    subject: Subject,
    outlines: Outlines,
    beside: Beside,
    rooms_for: RoomsFor,
    rooms_by_id: Mapping[str, Room],
    *,
    uses: tuple[str, ...] = (),
    by: tuple[str, ...] = _WALLS,
) -> Quantity | Unknown:
    """Fewest walls that one passes from the room to the nearest one with one of the `uses`.

    1 is next door, 2 is one room between. It goes from room to room that share a wall, a door or an
    opening; with `by: [wall, door, above, below]` through floors too. Infinite, with the reason,
    when no such room can be reached that way. Exact for the rooms as modelled.

    An interval when the use of a room on the way is open, or a room may be missing. Unknown when
    the room has no body that can be trusted. Serves buffers (NDV-05, ACO-03).
    """
    area, wanting = outlines[subject.id], no_uses(uses)
    if isinstance(area, Unknown):
        return area
    if wanting:
        return wanting
    used = rooms_for(uses)
    nearest = _walk(
        subject.id,
        lambda each: beside(each, by).possible,
        used.possible,
        lacking=lambda each: bool(beside(each, by).lacking),
    )
    sure = _walk(subject.id, lambda each: beside(each, by).sure, used.sure)
    way = sure if sure.rooms else nearest
    passed = [rooms_by_id[each] for each in way.rooms]
    return Quantity(
        low=nearest.steps,
        high=sure.steps,
        unit="count",
        origin="derived",
        method="rooms that share a wall, a door or an opening",
        steps=_steps(passed, is_sure=nearest.steps == sure.steps),
        evidence=(*_path(passed, outlines), *rooms_drawn(passed[1:], outlines)),
        reason="no room of these uses is joined to it by walls" if sure.steps == NEVER else "",
    )


def _walk(
    start: str,
    beside: Callable[[str], frozenset[str]],
    wanted: frozenset[str],
    *,
    lacking: Callable[[str], bool] = lambda _room: False,
) -> _Walk:
    """Breadth first; a room that the model may lack behind a wall is one wall on."""
    ring: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for steps in count(1):
        if not ring:
            break
        ahead = [(*way, other) for way in ring for other in sorted(beside(way[-1]) - seen)]
        if found := [way for way in ahead if way[-1] in wanted]:
            return _Walk(steps=steps, rooms=min(found, key=lambda way: way[-1]))
        if any(lacking(way[-1]) for way in ring):
            return _Walk(steps=steps)
        firsts: dict[str, tuple[str, ...]] = {}
        for way in ahead:
            firsts.setdefault(way[-1], way)
        ring = list(firsts.values())
        seen.update(firsts)
    return _Walk()


def _steps(passed: list[Room], *, is_sure: bool) -> tuple[str, ...]:
    way = f"to {names_in(passed[-1:])} by way of {names_in(passed[1:-1])}"
    return (way,) if is_sure else (way, "a room may be missing on the way, or its use is open")


def _path(rooms: list[Room], outlines: Outlines) -> tuple[Evidence, ...]:
    """A line from room to room, on the storey where it begins."""
    points = []
    for room in rooms:
        area = outlines[room.id]
        if not isinstance(area, Unknown):
            middle = area.representative_point()
            points.append((middle.x, middle.y))
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return ()
    storey = rooms[0].ref.storey
    walls = len(rooms) - 1
    label = f"{walls} wall{'s' if walls > 1 else ''}"
    return (Evidence(role="path", shape="line", coords=tuple(points), storey=storey, label=label),)
