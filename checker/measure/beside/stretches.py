"""Stretches of circulation: the corridors that no door parts, and the rooms that open off them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.measure.beside.rooms import Joined
from checker.measure.beside.uses import RoomsFor
from checker.measure.doors.portals import Portal
from checker.measure.registry import provider
from checker.model import School

CIRCULATION = "circulation"
_SAME_HOLE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Circulation that one walks along without passing a door, and the rooms that open off it.

    `id` is the first of its rooms' ids. `off` are the ids of rooms with a door or an opening to it;
    `maybe` those that may, if a room which is only possibly circulation is some, or is none and
    opens off it itself. `is_sure` is whether its own rooms surely are circulation. Stretches that
    may be one have the same `whole`.
    """

    id: str
    rooms: frozenset[str]
    off: frozenset[str]
    maybe: frozenset[str] = frozenset()
    is_sure: bool = True
    whole: str = ""


@provider
def stretches(
    school: School,
    rooms_for: RoomsFor,
    portals: Mapping[str, tuple[Portal, ...]],
    joined_openly: Joined,
) -> tuple[Stretch, ...]:
    """The stretches of circulation of each storey, in the order of their ids.

    Circulation rooms on one storey are one stretch when a doorless opening joins them, or when
    they touch without a wall between. Stairs and lifts are circulation too. A room that is only
    possibly circulation is a stretch of its own, and may make one of those that it joins.
    """
    halls = rooms_for((CIRCULATION,))
    indoors = {room.id: room.storey_id for room in school.rooms if not room.is_external}
    storeys = {each: storey for each, storey in indoors.items() if each in halls.possible}
    surely, maybe = _Joined(sorted(storeys)), _Joined(sorted(storeys))
    for each, storey in storeys.items():
        for other in _doorless(portals.get(each, ())) | joined_openly(each).possible:
            if storeys.get(other) == storey:
                maybe.join(each, other)
                if halls.sure >= {each, other}:
                    surely.join(each, other)
    ways = {each: {way.beyond for way in portals.get(each, ())} for each in storeys}
    off = {each: ways[each] | joined_openly(each).possible for each in storeys}
    whole = {each: first for first, rooms in maybe.groups() for each in rooms}
    reached = {
        first: rooms.union(*(off[each] for each in rooms)) & indoors.keys() - halls.sure
        for first, rooms in maybe.groups()
    }
    found = []
    for first, rooms in surely.groups():
        beyond = frozenset[str]().union(*(off[each] for each in rooms))
        own = beyond & indoors.keys() - storeys.keys()
        found.append(
            Stretch(
                id=first,
                rooms=rooms,
                off=own,
                maybe=reached[whole[first]] - own - rooms,
                is_sure=rooms <= halls.sure,
                whole=whole[first],
            )
        )
    return tuple(found)


class _Joined:
    """Which rooms belong together, as joins come in."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.first = {each: each for each in ids}

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.first[one], self.first[other]))
        for each, first in self.first.items():
            if first == high:
                self.first[each] = low

    def groups(self) -> list[tuple[str, frozenset[str]]]:
        found: dict[str, set[str]] = {}
        for each, first in self.first.items():
            found.setdefault(first, set()).add(each)
        return [(first, frozenset(rooms)) for first, rooms in sorted(found.items())]


def _doorless(ways: Iterable[Portal]) -> set[str]:
    """Rooms beyond openings in which no door stands, be it one that the file does not link."""
    doors = [way for way in ways if way.is_door]
    return {
        way.beyond
        for way in ways
        if not way.is_door and not any(_stands_in(door, way) for door in doors)
    }


def _stands_in(door: Portal, hole: Portal) -> bool:
    return bool(door.line.distance(hole.line) <= _SAME_HOLE and door.beyond == hole.beyond)
