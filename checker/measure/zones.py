"""Zones: what they are, how many places they have and how much room."""

from collections.abc import Callable, Iterable, Mapping

from checker.geometry.circle import Area
from checker.measure.beside.clusters_found import ClusterFacts
from checker.measure.beside.drawn import rooms_drawn
from checker.measure.groups import BaseFacts
from checker.measure.places import RoomsOf
from checker.measure.registry import measure
from checker.measure.spoiled import spoils_sums
from checker.measure.subjects import Subject
from checker.model import Problem, Room
from checker.results.values import (
    Choice,
    Measured,
    Quantity,
    Truth,
    Unknown,
    exactly,
    one_of,
    surely,
)
from checker.units import so_many

_ASK_CLUSTER = "List the clusters and their rooms in schoolcheck.yaml, under clusters."
BASE, OTHER = "inclusion base", "other"


@measure("zone", value="choice", choices=(BASE, OTHER))
def kind(subject: Subject, bases: Mapping[str, BaseFacts]) -> Choice:
    """What the zone is: an inclusion base when the brief or the zone's own name says so.

    Anything else is `other`; never Unknown. Source: the brief, IfcZone (schools/A01, D25).
    """
    found = bases.get(subject.id)
    if found is None:
        return one_of(OTHER, origin="derived", method="neither its name nor the brief says more")
    return one_of(BASE, origin="declared" if found.stated else "derived", method=found.because)


@measure("zone", unit="count")
def places(subject: Subject, bases: Mapping[str, BaseFacts]) -> Quantity | Unknown:
    """Number of pupils that the base is for.

    As the brief states, exact. Unknown unless it does. Source: the brief.
    """
    found = bases.get(subject.id)
    if found is None or found.stated is None or found.stated.places is None:
        return Unknown(
            missing=("the number of places",),
            ask=f"State places for {subject.ref.name!r} in the brief, under bases.",
        )
    return exactly(float(found.stated.places), "count", origin="declared", method="brief")


@measure("zone", value="choice", choices=("support", "specialist"))
def base_model(subject: Subject, bases: Mapping[str, BaseFacts]) -> Choice | Unknown:
    """Whether the base is a support base or a specialist base.

    As the brief states. Unknown unless it does. Source: the brief (schools/A02).
    """
    found = bases.get(subject.id)
    if found is None or found.stated is None or found.stated.model is None:
        return Unknown(
            missing=("the model of the base",),
            ask=f"State model (support or specialist) for {subject.ref.name!r} in the brief.",
        )
    return one_of(found.stated.model, origin="declared", method="brief")


@measure("zone", "storey", unit="count", sums=True, name="rooms")
def room_count(
    subject: Subject,
    rooms_of: RoomsOf,
    bases: Mapping[str, BaseFacts],
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
) -> Quantity | Unknown:
    """Number of rooms in it.

    Counted are the rooms of the model that belong to it, exact. Unknown when the brief lists rooms
    that the model does not hold. Source: the model, the brief.
    """
    found = bases.get(subject.id)
    if found is not None and found.lost:
        return _lost(found.lost)
    rooms = [rooms_by_id[each] for each in sorted(rooms_of(subject))]
    return _count(len(rooms), len(rooms), rooms, outlines)


@measure("zone", "storey", "school", unit="m2", sums=True, name="net_area")
def summed_net_area(
    subject: Subject,
    problems: tuple[Problem, ...],
    rooms_of: RoomsOf,
    rooms_by_id: Mapping[str, Room],
    bases: Mapping[str, BaseFacts],
    ask: Callable[..., Measured],
) -> Quantity | Unknown:
    """Net area of all its rooms together; outdoor places are left out.

    The sum of `net_area` of each, exact to 0.01 m2 a room. Unknown when the area of one of them is,
    when two of them overlap, when it has no room, or when the brief lists rooms that the model does
    not hold. Source: ours, for areas as in BB103, BB104.
    """
    found = bases.get(subject.id)
    if found is not None and found.lost:
        return _lost(found.lost)
    return _sum_of([rooms_by_id[each] for each in sorted(rooms_of(subject))], problems, ask)


def _sum_of(
    rooms: Iterable[Room], problems: tuple[Problem, ...], ask: Callable[..., Measured]
) -> Quantity | Unknown:
    indoors = [room for room in rooms if not room.is_external]
    if problem := spoils_sums(problems, {room.id for room in indoors}):
        return Unknown(missing=(problem.message,), ask=problem.ask)
    if not indoors:
        return Unknown(missing=("rooms in it",), ask="Put rooms into the zone, or name them.")
    areas = [ask("net_area", _room(room)) for room in indoors]
    known = [area for area in areas if isinstance(area, Quantity)]
    if len(known) < len(areas):
        first = next(area for area in areas if isinstance(area, Unknown))
        return Unknown(missing=(f"the area of every room: {first.missing[0]}",), ask=first.ask)
    return Quantity(
        low=sum(area.low for area in known),
        high=sum(area.high for area in known),
        unit="m2",
        origin="derived",
        method=f"net areas of {so_many(len(known), 'room')} together",
        evidence=tuple(drawn for area in known for drawn in area.evidence),
    )


@measure("cluster", unit="count", sums=True, name="rooms")
def rooms_of_cluster(
    subject: Subject,
    rooms_of: RoomsOf,
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
    cluster_facts: Mapping[str, ClusterFacts],
) -> Quantity:
    """Number of rooms in it.

    Counted are the rooms that belong to the cluster, exact; an interval where the brief names rooms
    that the model does not hold, and for a derived cluster where a room is only possibly the
    corridor that it lies along. Never Unknown. Source: the model, the brief.
    """
    rooms, found = rooms_of(subject), cluster_facts[subject.id]
    drawn = [rooms_by_id[each] for each in sorted(rooms)]
    low, high = len(rooms) if found.is_sure else 0, len(rooms | found.others) + len(found.lost)
    return _count(low, high, drawn, outlines)


def _count(
    low: int, high: int, drawn: Iterable[Room], outlines: Mapping[str, Area | Unknown]
) -> Quantity:
    return Quantity(
        low=float(low),
        high=float(high),
        unit="count",
        method="rooms in it",
        evidence=tuple(rooms_drawn(drawn, outlines, role="measured")),
    )


@measure("cluster", unit="m2", sums=True, name="net_area")
def net_area_of_cluster(
    subject: Subject,
    problems: tuple[Problem, ...],
    rooms_of: RoomsOf,
    rooms_by_id: Mapping[str, Room],
    cluster_facts: Mapping[str, ClusterFacts],
    ask: Callable[..., Measured],
) -> Quantity | Unknown:
    """Net area of all its rooms together; outdoor places are left out.

    The sum of `net_area` of each, exact to 0.01 m2 a room. Unknown when the area of one of them is,
    when two of them overlap, when it has no room, and when it is open which rooms belong to it.
    Source: ours, for areas as in BB103, BB104.
    """
    found = cluster_facts[subject.id]
    if found.lost:
        return _lost(found.lost)
    if found.others or not found.is_sure:
        return Unknown(missing=("which rooms belong to the cluster",), ask=_ASK_CLUSTER)
    return _sum_of([rooms_by_id[each] for each in sorted(rooms_of(subject))], problems, ask)


@measure("room", value="truth")
def in_base(subject: Subject, base_rooms: frozenset[str], bases: Mapping[str, BaseFacts]) -> Truth:
    """Whether the room belongs to an inclusion base.

    As the zones of the model and the brief have it. Open when a base's rooms are not all found;
    never Unknown. Source: the brief, IfcZone (schools/D25).
    """
    if subject.id in base_rooms:
        return surely(True, origin="declared", method="member of an inclusion base")
    if any(found.lost for found in bases.values()):
        return Truth(
            possible=frozenset({True, False}),
            origin="declared",
            method="the brief names rooms of a base that the model does not hold",
        )
    return surely(False, origin="declared", method="no inclusion base has it as a member")


def _room(room: Room) -> Subject:
    return Subject(kind="room", id=room.id, ref=room.ref, element=room)


def _lost(lost: tuple[str, ...]) -> Unknown:
    return Unknown(
        missing=tuple(f"{each} that the brief names" for each in lost),
        ask="Name rooms and zones in the brief as the model does (number, name or GlobalId).",
    )
