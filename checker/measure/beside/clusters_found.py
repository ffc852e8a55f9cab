"""Clusters of classrooms: as the brief or the model names them, else those off one corridor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from checker.brief import Brief
from checker.measure.beside.stretches import Stretch
from checker.measure.groups import cluster_zones, members_of
from checker.measure.registry import provider
from checker.measure.room_words import name_of, rooms_named
from checker.model import ElementRef, Room, School, Zone
from checker.uses import RoomUse, RoomUses

FEWEST = 2
"""Classrooms that make a cluster: one alone is none."""
CLASSROOMS = ("classroom", "classbase", "playroom")
"""Last words of the uses that are classrooms; a hall or a library is for teaching, but is none."""
Kind = Literal["brief", "model", "derived"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacts:
    """Where a cluster comes from, the stretches that it lies along, and rooms not to be found.

    `shared` are those of its stretches along which another cluster lies too, or that may be none,
    `maybe` the rooms that are along them, or in it, only if other rooms are circulation; `in_base`
    the rooms of inclusion bases that serve others than its classes: none where all its classrooms
    are a base's. `is_sure` is whether the stretch that a derived cluster lies along surely is one.
    """

    kind: Kind
    stretches: tuple[Stretch, ...] = ()
    shared: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    lost: tuple[str, ...] = ()
    in_base: frozenset[str] = frozenset()
    is_sure: bool = True

    @property
    def others(self) -> frozenset[str]:
        """Rooms that may be in it besides its own; nobody named those of a derived cluster."""
        return self.maybe if self.kind == "derived" else frozenset()


def may_be_classroom(use: RoomUse) -> bool:
    """Whether a room may be a classroom; one of which nothing is known may be anything."""
    return not use.possible or any(_is_classroom(each) for each in use.possible)


def is_classroom(use: RoomUse) -> bool:
    """Whether a room surely is a classroom."""
    return bool(use.possible) and all(_is_classroom(each) for each in use.possible)


@provider
def clusters(
    school: School, brief: Brief, uses: RoomUses, stretches: tuple[Stretch, ...]
) -> tuple[Zone, ...]:
    """Clusters of the brief, else groups named cluster, year or stage, else those along corridors.

    The latter hold the rooms that open off one stretch of circulation, where at least two rooms off
    it may be classrooms and one of its own surely is.
    """
    stated = cluster_zones(school, brief)
    if stated or brief.clusters:
        return stated
    rooms = {room.id: room for room in school.rooms}
    found = []
    for stretch in stretches:
        off = [uses.of(each) for each in stretch.off]
        maybe = [*off, *(uses.of(each) for each in stretch.maybe)]
        if any(map(is_classroom, off)) and sum(map(may_be_classroom, maybe)) >= FEWEST:
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
    used = [key for zone in clusters for key in {_lies_along(zone, s) for s in along[zone.id]}]
    shared = {each for each in used if used.count(each) > 1}
    found = {}
    for zone in clusters:
        its = [each for each in along[zone.id] if zone.id == _cluster_along(each)]
        found[zone.id] = ClusterFacts(
            kind=_kind(zone),
            stretches=along[zone.id],
            shared=frozenset(
                each.id
                for each in along[zone.id]
                if _lies_along(zone, each) in shared or not (each.is_sure or each in its)
            ),
            maybe=frozenset[str]().union(*(each.maybe for each in its or along[zone.id])),
            lost=_lost(zone, brief, school),
            in_base=_in_base(zone, school, uses, base_rooms),
            is_sure=all(each.is_sure for each in its),
        )
    return found


def _in_base(
    zone: Zone, school: School, uses: RoomUses, base_rooms: frozenset[str]
) -> frozenset[str]:
    classrooms = [each for each in members_of(zone, school) if may_be_classroom(uses.of(each))]
    return frozenset() if base_rooms.issuperset(classrooms) else base_rooms


def _along(
    zone: Zone, school: School, uses: RoomUses, stretches: Iterable[Stretch]
) -> tuple[Stretch, ...]:
    """The stretches that a cluster's classrooms open off; those of all its rooms without any."""
    members = frozenset(members_of(zone, school))
    classrooms = frozenset(each for each in members if may_be_classroom(uses.of(each)))
    return tuple(each for each in stretches if each.off & (classrooms or members))


def _lies_along(zone: Zone, stretch: Stretch) -> str:
    """What no other cluster may lie along: stretches that may be one, but for those found by them.

    Two derived clusters whose stretches are one are one cluster.
    """
    return stretch.id if zone.source == "derived" else stretch.whole


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


def _cluster_along(stretch: Stretch) -> str:
    """The id of the cluster that is derived from a stretch."""
    return f"cluster:{stretch.id}"


def _derived(stretch: Stretch, rooms: Mapping[str, Room]) -> Zone:
    halls = sorted(stretch.rooms)
    names = sorted({f"{rooms[each].ref.name} {name_of(rooms[each])}".strip() for each in halls})
    ref = ElementRef(
        global_id=_cluster_along(stretch),
        ifc_class="IfcZone",
        name=f"Classrooms off {', '.join(names)}",
        storey=rooms[halls[0]].ref.storey,
    )
    members = tuple(each for each in rooms if each in stretch.off)
    return Zone(id=ref.global_id, ref=ref, source="derived", members=members)
