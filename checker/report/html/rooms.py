"""The schedule of rooms, and the rooms whose use was not recognised."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.drawing.layers import family_class
from checker.report.figures import figure, written
from checker.report.plaintext import shortened
from checker.results.finding import Finding
from checker.results.run import RoomRow

_NOTABLE = 0.02
SURE = 0.7
"""From this confidence on a use is relied on, as `checker.uses` has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """One row of the schedule in words."""

    storey: str
    number: str
    name: str
    use: str
    confidence: str
    evidence: str
    family: str
    gross: str
    net: str
    stored: str
    differs: bool
    height: str
    engine: str
    problem: str


class RoomUses:
    """How sure the use of the room is that a finding is about, or that its door leads to."""

    def __init__(self, rooms: Iterable[RoomRow] = ()) -> None:
        """Rooms are known by their id, else by storey, number and name: the least sure of these."""
        self._of_room: dict[str, float] = {}
        self._of_place: dict[tuple[str, str, str], float] = {}
        for room in rooms:
            if room.use:
                place = (room.storey, room.name, room.long_name)
                sure = room.use_confidence
                self._of_room[room.global_id] = sure
                self._of_place[place] = min(sure, self._of_place.get(place, sure))

    def words(self, finding: Finding) -> str:
        """`calm room (90 % sure)`; empty where the room has no known use."""
        use, place = shortened(finding.place.use), finding.place
        named = self._of_place.get((place.storey, place.number, place.name))
        sure = self._of_room.get(finding.subject.global_id, named)
        if not use or sure is None:
            return use
        doubt = "" if sure >= SURE else ", in doubt"
        return f"{use} ({sure_words(sure)} sure{doubt})"


def sure_words(confidence: float) -> str:
    """A confidence as a share of 100.

    >>> sure_words(0.9)
    '90 %'
    """
    return f"{confidence * 100:.0f} %"


def room_lines(rooms: Iterable[RoomRow]) -> tuple[RoomLine, ...]:
    """All rooms in the order of the result."""
    return tuple(_line(room) for room in rooms)


def unrecognised(rooms: Iterable[RoomRow]) -> tuple[RoomLine, ...]:
    """Rooms without a known use, the largest first: those that matter most to name."""
    without = [room for room in rooms if not room.use or room.family == "unknown"]
    without.sort(key=lambda room: (-(room.gross_area or 0.0), room.storey, room.name))
    return room_lines(without)


def in_doubt(rooms: Iterable[RoomRow]) -> tuple[RoomLine, ...]:
    """Rooms with a use that their size or their words speak against: neither known nor unknown."""
    return room_lines(
        room
        for room in rooms
        if room.use and room.family != "unknown" and room.use_confidence < SURE
    )


def _line(room: RoomRow) -> RoomLine:
    return RoomLine(
        storey=shortened(room.storey),
        number=shortened(room.name),
        name=shortened(room.long_name),
        use=shortened(room.use) or "not recognised",
        confidence=sure_words(room.use_confidence) if room.use else "",
        evidence=written(shortened(room.use_evidence)),
        family=family_class(room.family),
        gross=_figure(room.gross_area, "m2"),
        net=_figure(room.net_area, "m2"),
        stored=_figure(room.stored_area, "m2"),
        differs=_differs(room.gross_area, room.stored_area),
        height=_figure(room.height, "m"),
        engine=shortened(room.engine),
        problem=shortened(room.problem),
    )


def _figure(value: float | None, unit: str) -> str:
    return "–" if value is None else figure(value, unit)


def _differs(measured: float | None, stored: float | None) -> bool:
    """Whether the authoring tool's area is more than 2 % away from the measured one."""
    if not measured or stored is None:
        return False
    return abs(stored - measured) / measured > _NOTABLE
