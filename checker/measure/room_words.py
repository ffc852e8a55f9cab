"""Rooms as people name them: a number, a name, both together, or a GlobalId."""

import re
from collections.abc import Iterable

from checker.model import Property, Room, School

USE_ASK = (
    "Give the room a name that says what it is for, or say so in schoolcheck.yaml, for example "
    'room_uses: {"1.07": small group room}.'
)
_STORED = (
    "NetFloorArea",
    "GrossFloorArea",
    "NetArea",
    "GrossArea",
    "Area",
    "GSA BIM Area",
)
_NUMBERED = re.compile(r"^\s*([A-Z]{0,4}[-./]?\d[\w./-]*)(?:\s*[-:,]\s+|\s+|$)(.*)$", re.IGNORECASE)


def number_of(room: Room) -> str:
    """The room's number: its Name, or the number at the head of it; empty when there is none.

    >>> from checker.model import ElementRef
    >>> number_of(Room(id="a", ref=ElementRef(global_id="a", ifc_class="IfcSpace", name="1 - Den")))
    '1'
    """
    found = _NUMBERED.match(room.ref.name)
    return found.group(1) if found else ""


def name_of(room: Room) -> str:
    """The room's name in words: LongName, else Description, else what is left of Name."""
    found = _NUMBERED.match(room.ref.name)
    rest = found.group(2).strip() if found else room.ref.name
    return room.ref.long_name or room.description or rest or room.ref.name


def full_name_of(room: Room) -> str:
    """Name and words together, as a sentence has them; once where they are the same.

    >>> from checker.model import ElementRef
    >>> ref = ElementRef(global_id="a", ifc_class="IfcSpace", name="00-12", long_name="Calm room")
    >>> full_name_of(Room(id="a", ref=ref))
    '00-12 Calm room'
    """
    return " ".join(dict.fromkeys(text for text in (room.ref.name, name_of(room)) if text))


def stored_area_of(room: Room) -> Property | None:
    """The floor area that the authoring tool stored (m2), net before gross; none without one."""
    found = room.property(*_STORED)
    if found is None or isinstance(found.value, bool | str) or found.value <= 0:
        return None
    return found


def rooms_named(wanted: Iterable[str], school: School) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the rooms that words name, and the words that name none."""
    known: dict[str, list[str]] = {}
    for room in school.rooms:
        for key in {_key(text) for text in names_of(room)} - {""}:
            known.setdefault(key, []).append(room.id)
    members: dict[str, None] = {}
    lost = []
    for words in wanted:
        ids = known.get(_key(words), [])
        members.update(dict.fromkeys(ids))
        if not ids:
            lost.append(words)
    return tuple(members), tuple(lost)


def names_of(room: Room) -> tuple[str, ...]:
    """All that a person might call the room by."""
    number, name = number_of(room), name_of(room)
    both = (f"{number} {name}", f"{room.ref.name} {room.ref.long_name}")
    return (room.id, room.ref.global_id, room.ref.name, room.ref.long_name, number, name, *both)


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
