"""Whose door it is: the uses of the rooms that a door joins, and which of them it serves."""

from __future__ import annotations

from checker.measure.links import DoorLink
from checker.uses import RoomUses, Vocabulary

UNUSED = frozenset(
    {"store", "outdoor store", "plant", "server room", "void or shaft", "refuse", "not a room"}
)
"""Uses that people only visit to fetch or to mend something: no door to them is on a route."""

CUBICLES = frozenset({"toilet", "supervisable toilet", "changing room", "shower"})
"""Uses whose rooms hold cubicles, with doors inside the room."""


def uses_of(room_id: str, uses: RoomUses) -> frozenset[str]:
    """Every use that a room may have; empty when nothing is known."""
    return uses.of(room_id).possible


def passages_of(vocabulary: Vocabulary) -> frozenset[str]:
    """The uses of rooms that people pass through."""
    return frozenset(info.name for info in vocabulary.uses.values() if info.family == "circulation")


def is_circulation(room_id: str, *, uses: RoomUses, passages: frozenset[str]) -> bool | None:
    """Whether people pass through a room; None when that cannot be told."""
    possible = uses.of(room_id).possible
    if not possible or (possible & passages and possible - passages):
        return None
    return possible <= passages


def served_uses(link: DoorLink, *, uses: RoomUses, vocabulary: Vocabulary) -> frozenset[str]:
    """The uses of the room that the door serves; of both when neither is plainly circulation.

    Empty when a room that might be the one has no use at all.
    """
    if not all(uses_of(room, uses) for room in (*link.rooms, *link.perhaps)):
        return frozenset()
    served = served_rooms(link, uses=uses, vocabulary=vocabulary)
    return frozenset().union(*(uses_of(room, uses) for room in served))


def served_rooms(link: DoorLink, *, uses: RoomUses, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The rooms beside a door that are not plainly circulation; all when every one is.

    All that it may be as well where one side cannot be told.
    """
    if link.perhaps:
        return (*link.rooms, *link.perhaps)
    passages = passages_of(vocabulary)
    plain = {room for room in link.rooms if uses_of(room, uses) and uses_of(room, uses) <= passages}
    return tuple(room for room in link.rooms if room not in plain) or link.rooms
