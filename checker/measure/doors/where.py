"""Where doors are and where they lead: storey, rooms on both sides, uses, in or out of a place."""

from __future__ import annotations

from collections.abc import Mapping

from checker.measure.doors.drawn import BothSides
from checker.measure.doors.hatches import Hole
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.near import MayLeadInto
from checker.measure.doors.operation import motion
from checker.measure.doors.sweep import SwingSector
from checker.measure.doors.use import CUBICLES, UNUSED, served_rooms, served_uses, uses_of
from checker.measure.evidence import outline
from checker.measure.groups import members_of
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import measure
from checker.measure.room_words import USE_ASK
from checker.measure.subjects import Place, Subject
from checker.model import Door, Room, School
from checker.results.values import (
    Choice,
    Measured,
    Quantity,
    Truth,
    Unknown,
    one_of,
    surely,
)
from checker.uses import RoomUses, Vocabulary

_BOTH = frozenset({True, False})
_NOWHERE = Place(relation="itself")
_ASK_ROOMS = "Model the rooms on both sides of the door, up to its wall, or export boundaries."


@measure(*DOORS, unit="count", several="lead to no room")
def rooms_joined(
    subject: Subject, door_links: Mapping[str, DoorLink], both_sides: BothSides
) -> Quantity:
    """How many rooms the door opens off, one for a door to the outside.

    Counted are the rooms on its two sides, exact; an interval when a side cannot be told. Never
    Unknown. Source: ours.
    """
    link = door_links[subject.element.id]
    known = len(link.rooms)
    open_ = sum(side == "" for side in (link.side_a, link.side_b))
    return Quantity(
        low=float(known),
        high=float(known + open_),
        unit="count",
        method="rooms on both sides",
        steps=(link.how,),
        evidence=both_sides(subject.element),
        doubt=Unknown(missing=("how many rooms the door joins",), ask=_ASK_ROOMS)
        if open_
        else None,
    )


@measure(*DOORS, value="truth", several="lead to no room", ask=_ASK_ROOMS)
def leads_to_room(
    subject: Subject,
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
    both_sides: BothSides,
    lost_doors: tuple[Door, ...],
) -> Truth:
    """Whether the model tells of any room that the door opens off.

    Yes when a room lies on one of its sides at least, also where of several side by side it cannot
    be told which. Open when a room without a body on its storey may be the one, and when the door
    has no place or its body could not be read. No when nothing is there, and neither boundaries nor
    the door's name tell of a room; never Unknown. Source: ours.
    """
    link = door_links[subject.element.id]
    drawn = [each for each in link.perhaps if rooms_by_id[each].shape is not None]
    if link.rooms or drawn:
        possible = frozenset({True})
    else:
        lost = any(each.id == subject.element.id for each in lost_doors)
        is_open = lost or link.perhaps or subject.element.unread
        possible = _BOTH if is_open else frozenset({False})
    return Truth(
        possible=possible,
        origin="derived",
        method="rooms on both sides",
        steps=(link.how,),
        evidence=both_sides(subject.element),
    )


@measure(*DOORS, value="truth", lack="whether the door leads outside")
def is_external(
    subject: Subject, door_links: Mapping[str, DoorLink], rooms_by_id: Mapping[str, Room]
) -> Truth:
    """Whether the door leads outside: as declared, or to an outdoor place, or between two rooms.

    Open when a side has no room and nothing is declared, or when the two contradict each other;
    never Unknown. Source: Pset_DoorCommon, for AD M Table 2.
    """
    door, link = subject.element, door_links[subject.element.id]
    stated = _stated_external(door)
    outdoors = any(rooms_by_id[room].is_external for room in link.rooms)
    between = bool(link.side_a and link.side_b) and OUTSIDE not in (link.side_a, link.side_b)
    shown = True if outdoors else False if between else None
    if stated is None:
        possible = _BOTH if shown is None else frozenset({shown})
        return Truth(possible=possible, origin="derived", method="rooms on both sides")
    if shown is not None and shown != stated:
        step = f"IsExternal says {_yes(stated)}, the rooms on both sides say {_yes(shown)}"
        return Truth(possible=_BOTH, origin="declared", method="IsExternal", steps=(step,))
    return surely(stated, origin="declared", method="IsExternal")


@measure(
    *DOORS,
    value="truth",
    lack="whether people pass the door on their way, or only fetch things behind it",
    ask=USE_ASK,
    doors="anywhere",
)
def on_accessible_route(
    subject: Subject,
    door_links: Mapping[str, DoorLink],
    door_holes: Mapping[str, Hole],
    uses: RoomUses,
    both_sides: BothSides,
) -> Truth:
    """Whether people pass the door on their way: it leads to no store, plant room or shaft.

    Nor is it a cubicle's door, with the same toilets or changing rooms on both sides: wheelchair
    cubicles have rules of their own; nor is it lower than 1.8 m under a wall, or 0.3 m over the
    floor. Open when a side's use is in doubt or not known at all, or the door may be so low; never
    Unknown. A first approximation: the routes themselves are not looked at. AD M Table 2, 3.14(g).
    """
    link, hole = door_links[subject.element.id], door_holes.get(subject.element.id)
    if hole is not None and hole.is_low:
        return surely(False, method=f"it {hole.told}", origin="derived")
    if not link.rooms:
        return Truth(possible=_BOTH, origin="assumed", method="no room beside the door is known")
    sides = [uses_of(room, uses) for room in link.rooms]
    told = tuple(f"leads to: {', '.join(sorted(side)) or 'unknown use'}" for side in sides)
    if link.side_a == link.side_b and sides[0] & CUBICLES:
        possible = frozenset({False}) if sides[0] <= CUBICLES else _BOTH
        told = (*told, "the same room on both sides: the door of a cubicle")
    elif any(side and side <= UNUSED for side in sides):
        possible = frozenset({False})
    elif "" not in (link.side_a, link.side_b) and all(s and not s & UNUSED for s in sides):
        possible = frozenset({True})
    else:
        possible = _BOTH
    if hole is not None and not hole.is_way:
        possible, told = possible | {False}, (*told, hole.told)
    return Truth(
        possible=possible,
        origin="derived",
        method="uses of the rooms it joins",
        steps=told,
        evidence=both_sides(subject.element),
    )


@measure(*DOORS, value="choice", lack="what the rooms beside the door are used for", ask=USE_ASK)
def serves_use(
    subject: Subject,
    door_links: Mapping[str, DoorLink],
    uses: RoomUses,
    vocabulary: Vocabulary,
    both_sides: BothSides,
) -> Measured:
    """The use of the room that the door belongs to: the one that is not circulation.

    Between two rooms, that of either: an open choice. Unknown when no room is known, or one beside
    the door has no use. Source: ours.
    """
    link = door_links[subject.element.id]
    served = served_uses(link, uses=uses, vocabulary=vocabulary)
    if not served:
        return Unknown(missing=("the use of a room that the door joins",), ask=_ASK_ROOMS)
    return Choice(
        possible=served,
        origin="derived",
        method="rooms on both sides",
        steps=(link.how,),
        evidence=both_sides(subject.element),
    )


@measure(*DOORS, value="choice")
def leads_to(
    subject: Subject,
    door_links: Mapping[str, DoorLink],
    uses: RoomUses,
    vocabulary: Vocabulary,
    rooms_by_id: Mapping[str, Room],
    both_sides: BothSides,
) -> Measured:
    """The id of the room that the door leads to: the one that is not circulation.

    The smaller one when that leaves two: a calm room off a classroom; either where one of them has
    no body. Unknown without any room. Source: ours.
    """
    link = door_links[subject.element.id]
    if not link.rooms:
        return Unknown(missing=("the room that the door leads to",), ask=_ASK_ROOMS)
    served = served_rooms(link, uses=uses, vocabulary=vocabulary)
    bare = any(rooms_by_id[room].shape is None for room in served)
    found = min(served, key=lambda room: (_area(rooms_by_id[room]), room))
    # Nobody knows which of them is the smaller, or whether there is another.
    open_ = served if bare or link.perhaps else (found,)
    return Choice(
        possible=frozenset(open_),
        origin="derived",
        method="rooms on both sides",
        evidence=both_sides(subject.element),
    )


@measure(*DOORS, value="choice")
def swings_into_use(
    subject: Subject,
    door_links: Mapping[str, DoorLink],
    swing_sectors: Mapping[str, tuple[SwingSector, ...]],
    uses: RoomUses,
) -> Measured:
    """The use of the room that a leaf swings into; `outside`, or `nothing` when none swings.

    From the operation, the placement and the uses of the rooms beside it. A double-acting door
    swings into either room: an open choice. Unknown when the use of that room is, and when the door
    has no place. Source: ours.
    """
    door = subject.element
    moves, link = motion(door), door_links[door.id]
    if "swing" not in moves.kinds:
        return one_of("nothing", method=f"operation {moves.kinds[0]}", origin="derived")
    sides, sectors = {link.side_a, link.side_b}, swing_sectors.get(door.id, ())
    if link.sided:
        into = {sector.into for sector in sectors}
        sides = {link.side_a if side == "+y" else link.side_b for side in into}
    words = [frozenset({side}) if side == OUTSIDE else uses_of(side, uses) for side in sides]
    if not words or not all(words):
        return Unknown(missing=("the room that the door swings into",), ask=_ASK_ROOMS)
    found = set().union(*words)
    if not moves.sure:
        found.add("nothing")
    return Choice(
        possible=frozenset(found),
        origin="derived",
        method="operation and placement",
        evidence=tuple(
            drawn
            for sector in sectors
            for drawn in outline(sector.polygon, storey=door.ref.storey, element=door.ref.global_id)
        ),
    )


@measure(*DOORS, value="choice")
def storey(subject: Subject) -> Measured:
    """The name of the storey that the door stands on.

    As the spatial structure of the model has it. Unknown when the model puts it on none. Source:
    the model.
    """
    found = subject.element.ref.storey
    if not found:
        return Unknown(missing=("the storey of the door",), ask="Place the door on a storey.")
    return one_of(found, method="spatial structure", origin="declared")


@measure(*DOORS, value="choice")
def name(subject: Subject) -> Measured:
    """The door's name as written; its tag when it has none.

    Unknown when it has neither. Source: IfcDoor.Name, IfcDoor.Tag.
    """
    found = subject.element.ref.name or subject.element.tag
    if not found:
        return Unknown(missing=("a name of the door",), ask="Name the door or give it a tag.")
    return one_of(found, method="Name", origin="declared")


@measure(*DOORS, value="truth", lack="which rooms lie beside the door", ask=_ASK_ROOMS)
def is_in(
    subject: Subject,
    school: School,
    door_links: Mapping[str, DoorLink],
    may_lead_into: MayLeadInto,
    *,
    place: Place = _NOWHERE,
) -> Measured:
    """Whether the door is in a place: on a storey, or on the edge of a room, zone or cluster.

    Open when a side of the door cannot be told, for the rooms within 2 m of it at its height or
    whose place is not known. Unknown when no such place is named. Source: the model.
    """
    whole = place.subject
    if place.relation != "itself" or whole is None:
        return Unknown(missing=("a place that a door can be in",), ask="")
    if whole.kind == "school":
        return surely(True, method="every door is in the school", origin="derived")
    if whole.kind == "storey":
        here = subject.element.storey_id == whole.element.id
        return surely(here, method="spatial structure", origin="declared")
    if whole.kind in ("zone", "cluster"):
        rooms = set(members_of(whole.element, school))
    elif whole.kind in ("room", "outdoor space"):
        rooms = {whole.element.id}
    else:
        same = whole.element.id == subject.element.id
        return surely(same, method="itself", origin="derived")
    on_edge = bool(rooms & set(door_links[subject.element.id].rooms))
    # A zone whose members were not read is somewhere.
    is_open = not on_edge and any(may_lead_into(subject.element, room) for room in rooms or {""})
    return Truth(
        possible=_BOTH if is_open else frozenset({on_edge}),
        origin="derived",
        method="rooms on both sides",
    )


def _area(room: Room) -> float:
    return room.shape.footprint.area if room.shape is not None else float("inf")


def _stated_external(door: Door) -> bool | None:
    found = door.property("IsExternal", group="Pset_DoorCommon") or door.property("IsExternal")
    return found.value if found is not None and isinstance(found.value, bool) else None


def _yes(answer: bool) -> str:  # noqa: FBT001 - a word for it
    return "yes" if answer else "no"
