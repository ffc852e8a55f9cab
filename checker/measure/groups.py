"""Sets of rooms with a meaning: inclusion bases and clusters, from the model and the brief."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.measure.room_words import rooms_named
from checker.model import ElementRef, School, Zone

if TYPE_CHECKING:
    from checker.brief import Base, Brief

BASE_WORDS = (
    "inclusion base",
    "inclusion unit",
    "inclusion hub",
    "support base",
    "specialist base",
    "resourced provision",
    "resource provision",
    "resource base",
    "resourced base",
    "sen unit",
    "sen base",
    "send unit",
    "send base",
    "srp",
    "srb",
    "arp",
    "asd base",
    "asc base",
    "autism base",
    "autism unit",
)
"""Words in the name of a zone or group that make it an inclusion base; matched as whole words."""

_BASE = re.compile(rf"\b(?:{'|'.join(BASE_WORDS)})s?\b")
# Zones of pipes, wires and fire are named after the rooms that they serve.
_TECHNICAL = re.compile(
    r"\b(?:hvac|heating|cooling|ventilation|ahu|thermal|electrical|lighting|smoke|sprinklers?|alarms?"
    r"|fire|compartments?|access control)\b"
)
_CLUSTER = re.compile(r"\b(?:clusters?|years? (?:group )?\d|key stage \d|ks ?\d|eyfs)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseFacts:
    """An inclusion base: what the brief says of it (if it does) and why it is taken for one.

    `lost` are rooms or a zone that the brief names and the model does not hold.
    """

    because: str
    stated: "Base | None" = None
    lost: tuple[str, ...] = ()


def base_zones(school: School, brief: "Brief") -> Mapping[Zone, BaseFacts]:
    """The inclusion bases: first those of the brief, then zones and groups that are named so.

    A base of the brief that names a zone is that zone; one that lists rooms is a zone of its own
    whose id is `base:` and its name. One that is not to be found at all has no members.
    """
    found: dict[Zone, BaseFacts] = {}
    for stated in brief.bases:
        zone, lost = _stated_base(stated, school)
        found[zone] = BaseFacts(because="the brief says so", stated=stated, lost=lost)
    taken = {zone.id for zone in found}
    for zone in school.zones:
        if _is_called(_BASE, zone) and zone.id not in taken and not _same_rooms(zone, found):
            reason = f"its {zone.source} is called {zone.ref.name!r}"
            found[zone] = BaseFacts(because=reason)
    return found


def cluster_zones(school: School, brief: "Brief") -> tuple[Zone, ...]:
    """Clusters of rooms: those of the brief, else groups that are named cluster, year or stage.

    Fire compartments and zones of services are none, whatever rooms they are named after.
    """
    if brief.clusters:
        return tuple(
            _zone_of(f"cluster:{name}", name, rooms, school)[0]
            for name, rooms in brief.clusters.items()
        )
    return tuple(zone for zone in school.zones if _is_called(_CLUSTER, zone))


def zones_with_rooms(school: School, brief: "Brief") -> tuple[Zone, ...]:
    """Every zone that holds rooms, and every inclusion base whether it does or not."""
    bases = tuple(base_zones(school, brief))
    known = {zone.id for zone in bases}
    rooms = {room.id for room in school.rooms}
    others = (zone for zone in school.zones if zone.id not in known)
    return bases + tuple(zone for zone in others if rooms & set(members_of(zone, school)))


def members_of(zone: Zone, school: School) -> tuple[str, ...]:
    """The ids of the rooms in a zone, those of zones within it included, in order."""
    rooms = {room.id for room in school.rooms}
    zones = {each.id: each for each in school.zones}
    found: dict[str, None] = {}
    pending, seen = [zone], {zone.id}
    while pending:
        for member in pending.pop(0).members:
            if member in rooms:
                found[member] = None
            elif member in zones and member not in seen:
                seen.add(member)
                pending.append(zones[member])
    return tuple(found)


def _stated_base(stated: "Base", school: School) -> tuple[Zone, tuple[str, ...]]:
    if stated.rooms:
        return _zone_of(f"base:{stated.name}", stated.name, stated.rooms, school)
    wanted = (stated.zone or stated.name).casefold().strip()
    for zone in school.zones:
        texts = (zone.id, zone.ref.global_id, zone.ref.name, zone.ref.long_name)
        if wanted in (text.casefold().strip() for text in texts):
            return zone, ()
    empty, _ = _zone_of(f"base:{stated.name}", stated.name, (), school)
    return empty, (f"a zone called {stated.zone or stated.name!r}",)


def _zone_of(
    id_: str, name: str, rooms: Iterable[str], school: School
) -> tuple[Zone, tuple[str, ...]]:
    members, lost = rooms_named(rooms, school)
    storeys = {room.ref.storey for room in school.rooms if room.id in members}
    ref = ElementRef(
        global_id=id_,
        ifc_class="IfcZone",
        name=name,
        storey=storeys.pop() if len(storeys) == 1 else "",
    )
    zone = Zone(id=id_, ref=ref, source="brief", members=members)
    return zone, tuple(f"a room {words!r}" for words in lost)


def _is_called(wanted: re.Pattern[str], zone: Zone) -> bool:
    called = (zone.ref.name, zone.ref.long_name, zone.object_type)
    return bool(
        wanted.search(_words(*called, zone.description)) and not _TECHNICAL.search(_words(*called))
    )


def _words(*texts: str) -> str:
    return re.sub(r"[\s_-]+", " ", " ".join(texts)).casefold()


def _same_rooms(zone: Zone, found: Iterable[Zone]) -> bool:
    """Whether a base of the brief already has these very rooms."""
    return any(other.members and set(other.members) == set(zone.members) for other in found)
