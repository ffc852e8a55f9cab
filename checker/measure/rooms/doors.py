"""Rooms and their doors: how many there are, whether one swings in, whether one passes through."""

from collections.abc import Mapping

from checker.geometry.circle import Area
from checker.measure.distrust import may_be_on
from checker.measure.doors.drawn import Doorways
from checker.measure.doors.hatches import Hole
from checker.measure.doors.portals import Portal
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.sweep import SwingSector
from checker.measure.evidence import outline
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.lost_doors import lost_near, lost_told
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Door, School
from checker.results.values import Quantity, Truth, Unknown
from checker.uses import RoomUses, Vocabulary

Portals = Mapping[str, tuple[Portal, ...]]
Sweeps = Mapping[str, tuple[SwingSector, ...]]
_MOSTLY = 0.25
_FETCHED = frozenset({"kitchenette"})
"""Not a service room to the vocabulary, and one that people only fetch things from."""


@provider
def leaf_sweeps(
    outlines: Mapping[str, Area | Unknown],
    door_links: Mapping[str, DoorLink],
    swing_sectors: Sweeps,
) -> Sweeps:
    """The sweeps of door leaves that open into a room, by room id; doors within it count too."""
    found: dict[str, list[SwingSector]] = {}
    for link in door_links.values():
        for room_id in link.rooms:
            area = outlines.get(room_id)
            if area is not None and not isinstance(area, Unknown):
                sweeps = swing_sectors.get(link.door_id, ())
                into = (sweep for sweep in sweeps if _opens_into(sweep, area))
                found.setdefault(room_id, []).extend(into)
    return {room_id: tuple(sweeps) for room_id, sweeps in found.items()}


@provider
def doors_known(school: School, portals: Portals, lost_doors: tuple[Door, ...]) -> frozenset[str]:
    """The ids of rooms of which it is known what swings in: a door is, and none on the storey lost.

    A hole that a door was taken from is none.
    """
    return frozenset(
        room.id
        for room in school.rooms
        if any(way.is_door for way in portals.get(room.id, ()))
        and not any(may_be_on(door, room.storey_id) for door in lost_doors)
    )


@measure("room", "outdoor space", unit="count")
def doors(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    door_links: Mapping[str, DoorLink],
    door_holes: Mapping[str, Hole],
    lost_doors: tuple[Door, ...],
    door_slots: Mapping[str, DoorSlot],
) -> Quantity | Unknown:
    """Number of doors that lead into the room; hatches and openings without a door are not counted.

    Counted are the doors beside it, but for those with the room on both sides (cubicles); exact. An
    interval when the place of a door on its storey could not be read, or one begins more than 0.3 m
    over the floors as they are drawn. Unknown when the room has no
    body that can be trusted. Serves hygiene rooms with two doors (schools/C31).
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    links = [link for link in door_links.values() if subject.id in (link.side_a, link.side_b)]
    hatches = {key for key, hole in door_holes.items() if hole.is_hatch}
    leading = [link.door_id for link in links if link.side_a != link.side_b]
    into = [each for each in leading if each not in hatches]
    high = [each for each in hatches.intersection(leading) if not door_holes[each].is_low]
    lost = lost_near(subject, lost_doors)
    return Quantity(
        low=float(len(into)),
        high=float(len(into) + len(high) + len(lost)),
        unit="count",
        method="doors beside the room",
        steps=tuple(
            f"{door.ref.name or 'a door'} has no place: {door.unread or 'nothing of it is drawn'}"
            for door in lost
        ),
        doubt=lost_told(lost) if lost else None,
        evidence=tuple(
            drawn
            for number, slot in enumerate((door_slots[i] for i in into if i in door_slots), 1)
            for drawn in outline(slot.polygon(), storey=subject.ref.storey, label=f"{number}")
        ),
    )


@measure("room", value="truth", lack="which way its doors open")
def door_swings_in(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    doors_known: frozenset[str],
    leaf_sweeps: Sweeps,
    swing_sectors: Sweeps,
    school: School,
) -> Truth | Unknown:
    """Whether the leaf of any of the room's doors swings into it.

    By the operation and the placement of each door. Open when the model does not tell how a door
    opens. Unknown when the room has no body that can be trusted, or no door, and where a door of
    the storey has no place unless another swings in. AD M 5.3, 5.10(g).
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    sweeps = leaf_sweeps.get(subject.id, ())
    sure = any(sweep.sure for sweep in sweeps)
    if not sure and subject.id not in doors_known:
        return Unknown(
            missing=("each door of the room",),
            ask="Place the room's doors in their walls and export them.",
        )
    possible = {True} if sure else {True, False} if sweeps else {False}
    told = [each for each in sweeps if each.sure == sure]
    names = sorted(
        door.ref.name or door.id
        for door in school.doors
        if any(each is sweep for sweep in told for each in swing_sectors.get(door.id, ()))
    )
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method="operation and placement of the room's doors",
        steps=(f"doors: {', '.join(names)}",) if names else (),
        evidence=tuple(
            drawn
            for sweep in sweeps
            for drawn in outline(sweep.polygon, storey=subject.ref.storey, label="door swing")
        ),
    )


@measure("room", value="truth", lack="whether people walk through it", doors="beside")
def is_thoroughfare(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    portals: Portals,
    rooms_with_stairs: frozenset[str],
    doorways: Doorways,
    rooms_of_people: Mapping[str, bool | None],
) -> Truth | Unknown:
    """Whether people pass through the room on the way between two other rooms.

    They do when its doors and openings lead to two or more rooms that have a way on, a stair
    included, or that people stay in; a store or a WC that is only reached from here is not passed
    to. Open when it cannot be told where a door leads or what a room that is only reached from
    here is for, and for a room with one way on and a door to the outside: it may be an entrance or
    a classroom with its own garden door. Unknown when the room has no body that can be trusted.
    Serves NDV-02.
    """
    if isinstance(area := outlines[subject.id], Unknown):
        return area
    ways = portals.get(subject.id, ())
    beyond = {way.beyond for way in ways}
    onward = {
        each for each in beyond if each in rooms_with_stairs or _leads_on(each, subject.id, portals)
    }
    behind = beyond - {"", OUTSIDE, subject.id} - onward
    onward |= {each for each in behind if rooms_of_people[each]}
    perhaps = {each for each in behind if rooms_of_people[each] is None}
    possible, why = {False}, "no two rooms beyond with a way on or people in them"
    if len(onward) > 1:
        possible, why = {True}, "two or more rooms beyond with a way on or people in them"
    elif (len(ways) > 1 and "" in beyond) or (onward | perhaps and OUTSIDE in beyond):
        possible, why = {True, False}, "a door leads outside or to no known room"
        onward |= perhaps | (beyond & {"", OUTSIDE})
    elif len(onward | perhaps) > 1:
        possible, why = {True, False}, "it is not known what a room only reached from here is for"
        onward |= perhaps
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method=why,
        evidence=doorways(subject.id, onward),
    )


@provider
def rooms_of_people(
    school: School, uses: RoomUses, vocabulary: Vocabulary
) -> Mapping[str, bool | None]:
    """Whether people stay in a room, not only come to fetch or to wash; None when it is open.

    Places outside are none: nobody is behind a room for being in its garden.
    """
    staying = frozenset(
        info.name
        for info in vocabulary.uses.values()
        if info.is_room and not info.is_service and not info.outdoor and info.name not in _FETCHED
    )
    return {
        room.id: False if room.is_external else _all_in(uses.of(room.id).possible, staying)
        for room in school.rooms
    }


@provider
def rooms_with_stairs(
    school: School, uses: RoomUses, rooms_holding: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Rooms that lead to another storey: a stair, ramp or lift stands there, or is their use."""
    things = (*school.stairs, *school.ramps, *school.lifts)
    holding = {room for thing in things for room in rooms_holding.get(thing.id, ())}
    used = {room.id for room in school.rooms if uses.of(room.id).use in ("stair", "lift")}
    return frozenset(holding | used)


def _leads_on(beyond: str, here: str, portals: Portals) -> bool:
    if beyond in ("", OUTSIDE, here):
        return False
    return any(way.beyond != here for way in portals.get(beyond, ()))


def _all_in(possible: frozenset[str], wanted: frozenset[str]) -> bool | None:
    if possible and possible <= wanted:
        return True
    return None if possible & wanted or not possible else False


def _opens_into(sweep: SwingSector, area: Area) -> bool:
    """A leaf in a thick wall may graze the other room; most of it lies where it opens to."""
    return sweep.polygon.intersection(area).area > _MOSTLY * sweep.polygon.area
