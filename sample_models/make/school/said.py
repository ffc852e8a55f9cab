"""What Oakfield states of its quiet rooms and their doors, beside what the shapes show."""

from collections.abc import Iterable

from sample_models.make.codes import CODES
from sample_models.make.plan import Door, Room
from sample_models.make.school.parts import Claims, Revision

_GROUPS = ("small group", "medium group", "large group", "base group")
_CALM = ("calm", "sensory")
BASE = ("00-63", "00-65", "00-66", "00-67")


def claims(revision: Revision, rooms: Iterable[Room], doors: Iterable[Door]) -> Claims:
    """Codes and acoustics of rooms for small groups and for calm, and what their doors are like."""
    kinds = {room.number: room.kind for room in rooms if room.kind in (*_GROUPS, *_CALM)}
    found: Claims = {number: _room(number, kind) for number, kind in kinds.items()}
    for each in doors:
        if each.room in kinds:
            found[each.name] = {"SchoolCheck_Door": _door(kinds[each.room])}
    return _with_faults(found) if revision == "A" else found


def _room(number: str, kind: str) -> dict[str, dict[str, object]]:
    """Rooms of the base are for pupils who need it quieter than others do."""
    noise, echo = (30.0, 0.4) if number in BASE else (34.0 if kind in _CALM else 38.0, 0.6)
    sound: dict[str, object] = {"IndoorAmbientNoise_dBA": noise, "ReverberationTime_s": echo}
    return {
        "SchoolCheck_Room": {"DfECode": CODES[kind].ads},
        "SchoolCheck_Environment": sound,
    }


def _door(kind: str) -> dict[str, object]:
    panel: dict[str, object] = {"VisionPanel": True}
    if kind in _CALM:
        panel |= {"OpensFromInside": True, "LockableFromOutside": False}
    return panel


def _with_faults(found: Claims) -> Claims:
    """A blind door before a room without a window, a lock on the calm room, noise in a group's."""
    found["00-16-D01"]["SchoolCheck_Door"]["VisionPanel"] = False
    found["00-09-D01"]["SchoolCheck_Door"]["LockableFromOutside"] = True
    found["00-17"]["SchoolCheck_Environment"]["IndoorAmbientNoise_dBA"] = 43.0
    return found
