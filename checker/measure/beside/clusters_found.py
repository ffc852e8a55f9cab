"""Clusters of classrooms: as the brief or the model names them, else those off one corridor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from checker.brief import Brief
from checker.measure.beside.rooms import Joined
from checker.measure.doors.portals import Portal
from checker.measure.groups import cluster_zones, members_of
from checker.measure.registry import provider
from checker.measure.room_words import name_of, rooms_named
from checker.model import ElementRef, Room, School, Zone
from checker.uses import RoomUse, RoomUses

FEWEST = 2
"""Classrooms that make a cluster: one alone is none."""
CIRCULATION = "circulation"
CLASSROOMS = ("classroom", "classbase", "playroom")
"""Last words of the uses that are classrooms; a hall or a library is for teaching, but is none."""
_SAME_HOLE = 0.3
Kind = Literal["brief", "model", "derived"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Circulation that one walks along without passing a door, and the rooms that open off it.

    `id` is the first of its rooms' ids. `off` are the ids of rooms with a door or an opening to it.
    """

    id: str
    rooms: frozenset[str]
    off: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacts:
    """Where a cluster comes from, the stretches that it lies along, and rooms not to be found.

    `shared` are those of its stretches along which another cluster lies too, `in_base` the rooms of
    inclusion bases that serve others than its classes: none where all its classrooms are a base's.
    """

    kind: Kind
    stretches: tuple[Stretch, ...] = ()
    shared: frozenset[str] = frozenset()
    lost: tuple[str, ...] = ()
    in_base: frozenset[str] = frozenset()


def may_be_classroom(use: RoomUse) -> bool:
    """Whether a room may be a classroom; one of which nothing is known may be anything."""
    return not use.possible or any(_is_classroom(each) for each in use.possible)


def is_classroom(use: RoomUse) -> bool:
    """Whether a room surely is a classroom."""
    return bool(use.possible) and all(_is_classroom(each) for each in use.possible)


@provider
def stretches(
    school: School,
    uses: RoomUses,
    portals: Mapping[str, tuple[Portal, ...]],
    joined_openly: Joined,
) -> tuple[Stretch, ...]:
    """The stretches of circulation of each storey, in the order of their ids.

    Circulation rooms on one storey are one stretch when a doorless opening joins them, or when
    they touch without a wall between. Stairs and lifts are circulation too.
    """
    halls = [room for room in school.rooms if uses.of(room.id).family == CIRCULATION]
    storeys = {room.id: room.storey_id for room in halls if not room.is_external}
    joined = _Joined(sorted(storeys))
    for room_id, storey_id in storeys.items():
        doorless = _doorless(portals.get(room_id, ()))
        for other in doorless | joined_openly(room_id).possible:
            if storeys.get(other) == storey_id:
                joined.join(room_id, other)
    indoors = {room.id for room in school.rooms if not room.is_external}
    found = []
    for first, rooms in joined.groups():
        beyond = {way.beyond for each in rooms for way in portals.get(each, ())}
        beyond |= {other for each in rooms for other in joined_openly(each).possible}
        found.append(
            Stretch(id=first, rooms=rooms, off=frozenset(beyond & indoors - storeys.keys()))
        )
    return tuple(found)


@provider
def clusters(
    school: School, brief: Brief, uses: RoomUses, stretches: tuple[Stretch, ...]
) -> tuple[Zone, ...]:
    """Clusters of the brief, else groups named cluster, year or stage, else those along corridors.

    The latter hold the rooms that open off one stretch of circulation, where at least two of them
    may be classrooms and one surely is.
    """
    stated = cluster_zones(school, brief)
    if stated or brief.clusters:
        return stated
    rooms = {room.id: room for room in school.rooms}
    found = []
    for stretch in stretches:
        off = [uses.of(each) for each in stretch.off]
        if any(map(is_classroom, off)) and sum(map(may_be_classroom, off)) >= FEWEST:
            found.append(_derived(stretch, rooms))
    return tuple(found)


@provider
def cluster_facts(
    school: School,
    brief: Brief,
    uses: RoomUses,
    clusters: tuple[Zone, ...],
    stretches: tuple[Stretch, ...],
    base_rooms: frozenset[str],
) -> Mapping[str, ClusterFacts]:
    """What is known of each cluster, by its id."""
    along = {zone.id: _along(zone, school, uses, stretches) for zone in clusters}
    used = [stretch.id for found in along.values() for stretch in found]
    shared = frozenset(each for each in used if used.count(each) > 1)
    return {
        zone.id: ClusterFacts(
            kind=_kind(zone),
            stretches=along[zone.id],
            shared=shared.intersection(stretch.id for stretch in along[zone.id]),
            lost=_lost(zone, brief, school),
            in_base=_in_base(zone, school, uses, base_rooms),
        )
        for zone in clusters
    }


def _in_base(
    zone: Zone, school: School, uses: RoomUses, base_rooms: frozenset[str]
) -> frozenset[str]:
    classrooms = [each for each in members_of(zone, school) if may_be_classroom(uses.of(each))]
    return frozenset() if base_rooms.issuperset(classrooms) else base_rooms


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


def _along(
    zone: Zone, school: School, uses: RoomUses, stretches: Iterable[Stretch]
) -> tuple[Stretch, ...]:
    """The stretches that a cluster's classrooms open off; those of all its rooms without any."""
    members = frozenset(members_of(zone, school))
    classrooms = frozenset(each for each in members if may_be_classroom(uses.of(each)))
    return tuple(each for each in stretches if each.off & (classrooms or members))


def _kind(zone: Zone) -> Kind:
    match zone.source:
        case "brief" | "derived" as told:
            return told
        case _:
            return "model"


def _lost(zone: Zone, brief: Brief, school: School) -> tuple[str, ...]:
    """Rooms that the brief counts into a cluster and the model does not hold."""
    if zone.source != "brief":
        return ()
    return rooms_named(brief.clusters.get(zone.ref.name, ()), school)[1]


def _is_classroom(use: str) -> bool:
    return use.rpartition(" ")[2] in CLASSROOMS


def _derived(stretch: Stretch, rooms: Mapping[str, Room]) -> Zone:
    halls = sorted(stretch.rooms)
    names = sorted({f"{rooms[each].ref.name} {name_of(rooms[each])}".strip() for each in halls})
    ref = ElementRef(
        global_id=f"cluster:{stretch.id}",
        ifc_class="IfcZone",
        name=f"Classrooms off {', '.join(names)}",
        storey=rooms[halls[0]].ref.storey,
    )
    members = tuple(each for each in rooms if each in stretch.off)
    return Zone(id=ref.global_id, ref=ref, source="derived", members=members)
