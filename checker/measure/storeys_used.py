"""Which storeys hold rooms that people use, and which only plant and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.measure.registry import provider
from checker.model import Room, School
from checker.uses import RoomUses, Vocabulary

ANOTHER_FLOOR = 1.0
"""Metres between two storeys from which on they are two: less is a build-up, or a few steps."""
_PLANT = frozenset({"plant", "server room"})
_BESIDE = frozenset({"void or shaft", "lift", "not a room"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreysInUse:
    """Ids of storeys that hold rooms inside: those people surely use, and those they may use.

    What is in neither holds plant alone. `names_sure` and `names_maybe` are the same by name. Of
    storeys that are one floor (`floors`) only one stands for all; `names` maps their names to its.
    """

    sure: frozenset[str]
    maybe: frozenset[str]
    names_sure: frozenset[str]
    names_maybe: frozenset[str]
    floors: Mapping[str, str]
    names: Mapping[str, str]

    def of_sure(self, storey_ids: Iterable[str]) -> frozenset[str]:
        """Those of some storeys that people surely use."""
        return frozenset(each for each in storey_ids if self.floors.get(each, each) in self.sure)

    def of_maybe(self, storey_ids: Iterable[str]) -> frozenset[str]:
        """Those of some storeys that people use or may use."""
        return frozenset(each for each in storey_ids if self.floors.get(each, each) in self.maybe)

    def floors_of(self, storey_ids: Iterable[str]) -> frozenset[str]:
        """The storeys that stand for some: one for all that are one floor."""
        return frozenset(self.floors.get(each, each) for each in storey_ids)


def _one_floor(school: School) -> Mapping[str, str]:
    """For each storey the lowest less than 1 m under it: often the structural one of a floor.

    Models file rooms under either, and these are not two storeys for anybody.
    """
    found: dict[str, str] = {}
    lowest = None
    for storey in sorted(school.storeys, key=lambda each: each.elevation):
        if lowest is None or storey.elevation - lowest.elevation >= ANOTHER_FLOOR:
            lowest = storey
        found[storey.id] = lowest.id
    return found


@provider
def storeys_in_use(school: School, uses: RoomUses, vocabulary: Vocabulary) -> StoreysInUse:
    """Storeys with more in them than plant rooms and the corridors, stairs and shafts beside them.

    A storey without any plant room is used, whatever its rooms are; one whose rooms may all be
    plant or the way to it is in doubt, unless nothing at all is known of them.
    """
    beside = _BESIDE | {
        info.name for info in vocabulary.uses.values() if info.family == "circulation"
    }
    floors = _one_floor(school)
    rooms: dict[str, list[Room]] = {}
    for room in school.rooms:
        if not room.is_external:
            rooms.setdefault(floors.get(room.storey_id, room.storey_id), []).append(room)
    found = {id_: _used(here, uses, beside) for id_, here in rooms.items()}
    names = {storey.id: storey.ref.name for storey in school.storeys}
    sure = frozenset(id_ for id_, used in found.items() if used == {True})
    maybe = frozenset(id_ for id_, used in found.items() if True in used)
    return StoreysInUse(
        sure=sure,
        maybe=maybe,
        names_sure=frozenset(names[each] for each in sure if each in names),
        names_maybe=frozenset(names[each] for each in maybe if each in names),
        floors=floors,
        names={names[each]: names[floor] for each, floor in floors.items()},
    )


def _used(rooms: Iterable[Room], uses: RoomUses, beside: frozenset[str]) -> frozenset[bool]:
    """Whether people use a storey with these rooms: yes, no, or either."""
    idle = beside | _PLANT
    known = [uses.of(room.id).possible for room in rooms]
    if any(not each or not each & idle for each in known):
        return frozenset({True})  # a room without a use counts as one that somebody uses
    if not any(each & _PLANT for each in known):
        return frozenset({True})
    sure = all(each <= idle for each in known) and any(each <= _PLANT for each in known)
    return frozenset({False} if sure else {True, False})
