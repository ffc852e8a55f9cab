"""Clusters of classrooms: how many there are, what opens off the same corridor, who serves whom."""

from collections.abc import Iterable, Mapping

from checker.measure.beside.clusters_found import (
    ClusterFacts,
    is_classroom,
    may_be_classroom,
)
from checker.measure.beside.drawn import Outlines, names_in, rooms_drawn
from checker.measure.beside.stretches import Stretch
from checker.measure.beside.uses import RoomsFor, Used, no_uses
from checker.measure.doors.portals import Portal
from checker.measure.groups import BaseFacts
from checker.measure.places import RoomsOf
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Room, Zone
from checker.results.values import Choice, Evidence, Origin, Quantity, Unknown, one_of
from checker.uses import RoomUses

NONE = "none"
_ORIGIN: Mapping[str, Origin] = {"brief": "declared", "model": "declared", "derived": "assumed"}
_ASK = "List the clusters and their rooms in schoolcheck.yaml, under clusters."
_LACK = "which rooms belong to the cluster"


@measure("cluster", value="choice", choices=("brief", "model", "derived"))
def cluster_kind(subject: Subject, cluster_facts: Mapping[str, ClusterFacts]) -> Choice:
    """Where the cluster comes from: the `brief`, a group in the `model`, or `derived`.

    Derived clusters are assumed: two or more classrooms that open off the same stretch of
    circulation on one storey, that is, off corridors which no door parts. They are made only where
    neither the brief nor the model names any cluster. Never Unknown. Source: ours.
    """
    found = cluster_facts[subject.id]
    told = {
        "brief": "the brief lists it",
        "model": f"its {subject.element.source} is called {subject.ref.name!r}",
        "derived": "its rooms open off the same stretch of circulation",
    }
    return one_of(found.kind, origin=_ORIGIN[found.kind], method=told[found.kind])


@measure("cluster", unit="count", lack=_LACK, ask=_ASK)
def classrooms(
    subject: Subject,
    rooms_of: RoomsOf,
    uses: RoomUses,
    rooms_by_id: Mapping[str, Room],
    outlines: Outlines,
    cluster_facts: Mapping[str, ClusterFacts],
) -> Quantity:
    """Number of classrooms in the cluster.

    Counted are rooms whose use is called a classroom, classbase or playroom; halls and libraries
    are not. Exact; an interval where a room's use is open, where the brief names rooms that the
    model does not hold, and for a derived cluster from none, or to those off the next stretch,
    where a room is only possibly the corridor that it lies along. Never Unknown. Source: ours, for
    small-group rooms per class (schools/B24).
    """
    rooms, found = rooms_of(subject), cluster_facts[subject.id]
    sure = [each for each in rooms if is_classroom(uses.of(each))] if found.is_sure else []
    maybe = [each for each in rooms | found.others if may_be_classroom(uses.of(each))]
    return Quantity(
        low=float(len(sure)),
        high=float(len(maybe) + len(found.lost)),
        unit="count",
        origin=_ORIGIN[found.kind],
        method="classrooms among its rooms",
        steps=(_named(sure, rooms_by_id), *_lost(found)),
        evidence=_rooms_drawn(maybe, rooms_by_id, outlines),
    )


@measure("cluster", unit="count", lack=_LACK, ask=_ASK)
def rooms_of_use(
    subject: Subject,
    rooms_of: RoomsOf,
    rooms_for: RoomsFor,
    rooms_by_id: Mapping[str, Room],
    outlines: Outlines,
    cluster_facts: Mapping[str, ClusterFacts],
    bases: Mapping[str, BaseFacts],
    *,
    uses: tuple[str, ...] = (),
) -> Quantity | Unknown:
    """Number of rooms with one of the `uses` that belong to the cluster.

    They are its own rooms, and rooms that open off the stretch of circulation that its classrooms
    open off; rooms of an inclusion base are left out, unless all its classrooms are a base's. Where
    another cluster lies along the same stretch, the latter may be either's: the value is an
    interval then, and where a room's use is open, be it that of the corridor, or the brief names
    rooms that the model does not hold. Else exact. Unknown when no use is named. Source: ours, for
    schools/B24.
    """
    if wanting := no_uses(uses):
        return wanting
    found, used = cluster_facts[subject.id], rooms_for(uses)
    is_all_found = not any(base.lost for base in bases.values())
    sure, maybe = rooms_serving(rooms_of(subject), used, found, is_all_found=is_all_found)
    return Quantity(
        low=float(len(sure)),
        high=float(len(maybe) + len(found.lost)),
        unit="count",
        origin=_ORIGIN[found.kind],
        method="its rooms, and rooms off the same stretch of circulation",
        steps=(_named(sure, rooms_by_id), *_lost(found)),
        evidence=_rooms_drawn(maybe, rooms_by_id, outlines),
    )


def rooms_serving(
    own: frozenset[str], used: Used, found: ClusterFacts, *, is_all_found: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """Of the rooms of a use those that surely serve a cluster, and all that may.

    `own` are the cluster's rooms. Unless those of all bases are found, any of them may be a base's.
    """
    beside = _off(each for each in found.stretches if each.id not in found.shared)
    shared = _off(each for each in found.stretches if each.id in found.shared)
    sure = (own | beside) & used.sure - found.in_base
    maybe = (own | beside | shared | found.maybe) & used.possible - found.in_base
    return sure if is_all_found else frozenset(), maybe


@measure("room", value="choice", lack="which cluster it serves", ask=_ASK, doors="beside")
def serves_cluster(
    subject: Subject,
    outlines: Outlines,
    clusters: tuple[Zone, ...],
    rooms_of: RoomsOf,
    cluster_facts: Mapping[str, ClusterFacts],
    portals: Mapping[str, tuple[Portal, ...]],
    rooms_by_id: Mapping[str, Room],
) -> Choice | Unknown:
    """The id of the cluster that the room belongs to, or whose stretch of circulation it opens off.

    `none` when there is no such cluster. Several when the room opens off a stretch that several
    clusters share, when a room is only possibly circulation, and when it cannot be told where one
    of its doors leads. Unknown when it is in no cluster by name and has no body that can be
    trusted. Source: ours.
    """
    mine = [each.id for each in clusters if subject.id in rooms_of(_subject(each))]
    if not mine and isinstance(area := outlines[subject.id], Unknown):
        return area
    near = [key for key, facts in cluster_facts.items() if subject.id in _off(facts.stretches)]
    found = set(mine or near)
    if all(cluster_facts[each].kind == "derived" for each in mine):
        found |= _doubted(subject.id, found, cluster_facts)
    if not found and any(way.beyond == "" for way in portals.get(subject.id, ())):
        found = {NONE, *(each.id for each in clusters if each.ref.storey == subject.ref.storey)}
    names = ", ".join(each.ref.name for each in clusters if each.id in found)
    return Choice(
        possible=frozenset(found or {NONE}),
        origin="declared" if mine and cluster_facts[mine[0]].kind != "derived" else "assumed",
        method="rooms of the cluster" if mine else "the circulation that its doors lead to",
        steps=(names or "no cluster",),
        evidence=_rooms_drawn(
            {room for each in clusters if each.id in found for room in rooms_of(_subject(each))},
            rooms_by_id,
            outlines,
        ),
    )


def _doubted(
    room: str, found: set[str], cluster_facts: Mapping[str, ClusterFacts]
) -> frozenset[str]:
    """What else a room may serve if rooms that are only possibly circulation are some, or none."""
    others = {key for key, facts in cluster_facts.items() if room in facts.maybe}
    stretches = [each for key in found for each in cluster_facts[key].stretches]
    is_sure = room in _off(each for each in stretches if each.is_sure)
    return frozenset(others | ({NONE} if (found or others) and not is_sure else set()))


def _subject(zone: Zone) -> Subject:
    return Subject(kind="cluster", id=zone.id, ref=zone.ref, element=zone)


def _off(stretches: Iterable[Stretch]) -> frozenset[str]:
    return frozenset[str]().union(*(each.off for each in stretches))


def _rooms_drawn(
    rooms: Iterable[str], rooms_by_id: Mapping[str, Room], outlines: Outlines
) -> tuple[Evidence, ...]:
    each = (rooms_by_id[room] for room in sorted(rooms))
    return tuple(rooms_drawn(each, outlines, role="measured"))


def _named(rooms: Iterable[str], rooms_by_id: Mapping[str, Room]) -> str:
    return f"surely: {names_in(rooms_by_id[each] for each in rooms)}"


def _lost(found: ClusterFacts) -> tuple[str, ...]:
    return tuple(
        f"the brief names {words!r}, which the model does not hold" for words in found.lost
    )
