"""Stairs that people depend on to get out: the storeys they serve, and whether fire is kept out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.geometry.overlay import shared
from checker.measure.climbs.flights import Climb
from checker.measure.evidence import outline
from checker.measure.links import OUTSIDE
from checker.measure.registry import measure
from checker.measure.routes.entrances import ENTRANCE, MAIN, QUIET, Entrances
from checker.measure.routes.gates import Gate
from checker.measure.routes.spaces import SAME_FLOOR, Space
from checker.measure.storeys_used import StoreysInUse
from checker.measure.subjects import Subject
from checker.model import School
from checker.results.values import Quantity, Truth, Unknown
from checker.units import so_many
from checker.uses import RoomUses

_ASK = "Model the stair's room with a body, its flights, and the doors to it on every storey."
_WAYS_IN = frozenset({MAIN, QUIET, ENTRANCE})
_LAP = 0.01
_WORDS = {frozenset({False}): "no fire door", frozenset({True, False}): "perhaps no fire door"}


@measure("room", unit="count", lack="which storeys depend on the stair", ask=_ASK, doors="beside")
def upper_storeys_served(
    subject: Subject,
    school: School,
    walk_spaces: Mapping[str, Space],
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    climbs: tuple[Climb, ...],
    entrances: Entrances,
    storeys_in_use: StoreysInUse,
    uses: RoomUses,
) -> Quantity | Unknown:
    """How many storeys without a level way out the room of a stair leads to.

    The storeys of the rooms behind its doors, openings and open edges, and its own: a stair drawn
    as one tall room serves each of them. Storeys with an entrance (main, quiet or other) count for
    nothing, nor do those where only plant stands, nor its own where its flights only lead up.
    Exact; an interval where it is open whether a door is an entrance or a storey is used. Unknown
    when the room has no body that can be trusted. AD B 3.4.
    """
    space = walk_spaces.get(subject.id)
    if space is None:
        return Unknown(missing=("a body of the room of the stair",), ask=_ASK)
    ends = {side for gate in gates_by_space.get(subject.id, ()) for side in gate.sides}
    names = {walk_spaces[side].storey for side in ends if side in walk_spaces} | {space.storey}
    if _only_leads_up(space, climbs, walk_spaces, uses):
        names -= {space.storey}
    level_for_sure, level_perhaps = _with_ways_in(school, entrances)
    sure = (names - level_perhaps) & storeys_in_use.names_sure
    most = (names - level_for_sure) & storeys_in_use.names_maybe
    return Quantity(
        low=float(len(sure)),
        high=float(len(most)),
        unit="count",
        origin="derived",
        method="storeys without a level way out that it leads to",
        steps=tuple(sorted(most)),
        evidence=outline(space.bare, storey=space.storey, role="context"),
    )


@measure("room", value="truth", lack="whether the stair is protected", ask=_ASK, doors="beside")
def is_protected_stair(
    subject: Subject,
    ask: Callable[..., Truth],
    school: School,
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    walk_spaces: Mapping[str, Space],
    uses: RoomUses,
) -> Truth | Unknown:
    """Whether fire doors shut the room of a stair off from the rooms beside it, as far as told.

    No where an opening or an open edge leads into a room that is no stair, or a door that is no
    fire door does; open where a rating is not stated, a gap may have a wall, or a room of its
    storey has no body. Doors to the
    outside do not count, and what the walls hold back is not asked. Unknown when no way leads out
    of the room, and of a room that is no stair. AD B 3.4.
    """
    gates = [gate for gate in gates_by_space.get(subject.id, ()) if gate.kind != "end"]
    if not gates or "stair" not in uses.of(subject.id).possible:
        return Unknown(missing=("a door of the room of the stair",), ask=_ASK)
    doors = {door.id: door for door in school.doors}
    shut, told = [], []
    for gate in gates:
        beyond = next((side for side in gate.sides if side != subject.id), subject.id)
        if not _is_inside(beyond, walk_spaces, uses):
            continue
        found = frozenset({False} if gate.sure and beyond else {True, False})
        if (door := doors.get(gate.id)) is not None:
            who = Subject(kind="door", id=door.id, ref=door.ref, element=door)
            found = ask("is_fire_door", who).possible
        shut.append(found)
        told += [] if found == {True} else [f"{gate.name or 'an open edge'}: {_WORDS[found]}"]
    lost = _has_lost_room(subject, school, walk_spaces, uses)
    # A room whose place nobody knows may open into it too.
    shut += [frozenset({True, False})] if lost else []
    possible = {False} if frozenset({False}) in shut else {True}.union(*shut)
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method=f"{so_many(len(shut) - lost, 'way')} into rooms beside it",
        steps=tuple(told),
        evidence=outline(walk_spaces[subject.id].bare, storey=subject.ref.storey, role="context")
        if subject.id in walk_spaces
        else (),
    )


def _has_lost_room(
    subject: Subject, school: School, walk_spaces: Mapping[str, Space], uses: RoomUses
) -> bool:
    """Whether a room on the storey of a stair has no body."""
    return any(
        room.storey_id == subject.element.storey_id
        and room.id not in walk_spaces
        and _is_inside(room.id, walk_spaces, uses)
        for room in school.rooms
    )


def _is_inside(side: str, walk_spaces: Mapping[str, Space], uses: RoomUses) -> bool:
    """Whether fire may come from there: no stair, no landing of one and no place outside."""
    if side == OUTSIDE or uses.of(side).use == "stair":
        return False
    space = walk_spaces.get(side)
    return space is None or (space.is_room and space.is_indoors)


def _with_ways_in(school: School, entrances: Entrances) -> tuple[set[str], set[str]]:
    """Names of storeys by which people come in on the level: surely, and perhaps."""
    storey_of = {door.id: door.ref.storey for door in school.doors}
    doors = entrances.by_door.items()
    return (
        {storey_of[id_] for id_, facts in doors if facts.kinds <= _WAYS_IN},
        {storey_of[id_] for id_, facts in doors if facts.kinds & _WAYS_IN},
    )


def _only_leads_up(
    space: Space, climbs: Sequence[Climb], spaces: Mapping[str, Space], uses: RoomUses
) -> bool:
    """Whether flights begin in a room, none comes up into it, and no stair lies below it."""
    near = [
        climb
        for climb in climbs
        if climb.kind == "stair" and shared(climb.area, space.bare).area > _LAP
    ]
    ups = [each for each in near if abs(each.low - space.level) <= SAME_FLOOR]
    downs = [each for each in near if each.low < space.level - SAME_FLOOR]
    below = any(
        other.level < space.level - SAME_FLOOR
        and "stair" in uses.of(key).possible
        and shared(other.bare, space.bare).area > _LAP
        for key, other in spaces.items()
    )
    return bool(ups) and not downs and not below
