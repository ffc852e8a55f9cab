"""Rooms that journeys and distances to calm leave out, since nobody knows what they are for."""

from collections.abc import Collection, Iterable

from checker.report.html.rooms import SURE
from checker.results.run import RoomRow
from checker.units import so_many


def left_out(rooms: Iterable[RoomRow], told: Collection[str], may_be: str) -> str:
    """How many rooms of unknown use, or of doubted use and not `told` (GlobalIds), there are.

    >>> room = RoomRow(global_id="r", use="store", family="other", use_confidence=0.5)
    >>> left_out([room], (), "a hall")
    '1 room is left out, as its use is in doubt; it may be a hall.'
    """
    rooms = tuple(rooms)
    unknown = sum(_is_unknown(room) for room in rooms)
    doubted = sum(
        not _is_unknown(room) and room.use_confidence < SURE and room.global_id not in told
        for room in rooms
    )
    count = unknown + doubted
    if not count:
        return ""
    left, which, their = ("is", "it", "its") if count == 1 else ("are", "any", "their")
    why = " or ".join(
        words for words, many in (("was not recognised", unknown), ("is in doubt", doubted)) if many
    )
    return (
        f"{so_many(count, 'room')} {left} left out, as {their} use {why}; {which} may be {may_be}."
    )


def _is_unknown(room: RoomRow) -> bool:
    return not room.use or room.family == "unknown"
