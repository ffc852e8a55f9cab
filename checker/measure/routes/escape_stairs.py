"""Stairs that people depend on to get out: the storeys they serve, and whether fire is kept out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.measure.climbs.flights import Climb
from checker.measure.evidence import outline
from checker.measure.registry import measure
from checker.measure.routes.levels import LevelStoreys
from checker.measure.routes.spaces import Space
from checker.measure.routes.stair_lost import STAIR, may_be_stair
from checker.measure.routes.stair_reach import ReachOf, is_outside
from checker.measure.routes.stair_storey import StairStorey
from checker.measure.storeys_used import ANOTHER_FLOOR, StoreysInUse
from checker.measure.subjects import Subject
from checker.model import Room, School
from checker.results.values import Quantity, Truth, Unknown
from checker.units import so_many
from checker.uses import RoomUses

_ASK = "Model the stair's room with a body, its flights, and the doors to it on every storey."
_BOTH = frozenset({True, False})
_BUILD_UP = 0.01
_WORDS = {frozenset({False}): "no fire door", _BOTH: "perhaps no fire door"}


@measure("room", unit="count", lack="which storeys depend on the stair", ask=_ASK)
def upper_storeys_served(
    subject: Subject,
    school: School,
    walk_spaces: Mapping[str, Space],
    stair_reach: ReachOf,
    climbs: tuple[Climb, ...],
    level_storeys: LevelStoreys,
    storeys_in_use: StoreysInUse,
    uses: RoomUses,
) -> Quantity | Unknown:
    """How many storeys without a level way out the room of a stair leads to, basements too.

    Its own storey, and those of the rooms behind its doors, openings and open edges and at the far
    ends of its flights, other stairs apart: a stair drawn as one tall room serves each of them.
    Storeys less than 1 m apart are one. Those with an entrance (main, quiet or other) count for
    nothing, nor do those where only plant stands, nor its own where its flights only lead up and no
    entrance lies above: to a roof, say. Exact; an interval where it is open whether a door is an
    entrance, a storey is used, two storeys are one or a way is one, and where a door, a room beside
    it or a flight has no place. Unknown when the room has no body that can be trusted. AD B 3.4.
    """
    if (space := walk_spaces.get(subject.id)) is None:
        return Unknown(missing=("a body of the room of the stair",), ask=_ASK)
    room: Room = subject.element
    reach = stair_reach(room)
    near = StairStorey(
        room=room, space=space, climbs=climbs, spaces=walk_spaces, uses=uses, school=school
    )
    own = near.takes_people_out(level_storeys, is_open=bool(reach.lost))
    floors_of, filed = storeys_in_use.floors_of, frozenset({room.storey_id})
    here, reached = floors_of(filed), reach.sure | reach.perhaps | filed
    perhaps = floors_of(reached - level_storeys.sure) - here | (here if True in own else set())
    may_enter = level_storeys.perhaps & (reached | _twins(reached, school))
    sure = floors_of(reach.sure) - here | (here if own == {True} else set())
    least = storeys_in_use.of_sure(sure) - floors_of(may_enter)
    entered = level_storeys.sure & (reach.sure | filed)
    most = storeys_in_use.of_maybe(perhaps) - floors_of(entered)
    return Quantity(
        low=float(len(least)),
        high=float(len(most)),
        unit="count",
        origin="derived",
        method="storeys without a level way out that it leads to",
        steps=tuple(sorted(each.ref.name for each in school.storeys if each.id in most)),
        evidence=outline(space.bare, storey=space.storey, role="context"),
    )


@measure("room", value="truth", lack="whether the stair is protected", ask=_ASK)
def is_protected_stair(
    subject: Subject,
    ask: Callable[..., Truth],
    school: School,
    stair_reach: ReachOf,
    walk_spaces: Mapping[str, Space],
    uses: RoomUses,
) -> Truth | Unknown:
    """Whether fire doors shut the room of a stair off from the rooms beside it, as far as told.

    No where an opening, an open edge or a flight leads into a room that is no stair, or a door that
    is no fire door does. Open where a rating is not stated, a gap may have a wall, the room beyond
    may be a stair too, or something may be beside it on a storey that it reaches: a door without a
    place, a room without a body, a flight that is only named. Doors to the outside do not count,
    and what the walls hold back is not asked. Unknown when no way leads out of the room, and of a
    room that is no stair. AD B 3.4.
    """
    reach = stair_reach(subject.element)
    if STAIR not in uses.of(subject.id).possible or not reach.ways:
        return Unknown(missing=("a door of the room of the stair",), ask=_ASK)
    doors = {door.id: door for door in school.doors}
    shut, told = [], []
    for gate, beyond in reach.ways:
        kinds = uses.of(beyond).possible
        if is_outside(beyond, walk_spaces) or kinds == {STAIR}:
            continue
        found = frozenset({False} if gate.sure and beyond else _BOTH)
        if (door := doors.get(gate.id)) is not None:
            who = Subject(kind="door", id=door.id, ref=door.ref, element=door)
            found = ask("is_fire_door", who).possible
        found |= frozenset({True} if beyond and may_be_stair(kinds) else ())
        shut.append(found)
        told += [] if found == {True} else [f"{gate.name or 'an open edge'}: {_WORDS[found]}"]
    possible = {False} if frozenset({False}) in shut else {True}.union(*shut)
    possible |= {False} if reach.lost else set()
    told += [f"{each.ref.name or each.ref.ifc_class} may be beside it" for each in reach.lost]
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method=f"{so_many(len(shut), 'way')} into rooms beside it",
        steps=tuple(told),
        evidence=outline(walk_spaces[subject.id].bare, storey=subject.ref.storey, role="context")
        if subject.id in walk_spaces
        else (),
    )


def _twins(reached: frozenset[str], school: School) -> frozenset[str]:
    """Storeys that may be floors of these once more, structural or finished, and may not.

    Two at the very same height are two blocks: what lies in the one is not in the other.
    """
    heights = [each.elevation for each in school.storeys if each.id in reached]
    return frozenset(
        each.id
        for each in school.storeys
        if any(_BUILD_UP <= abs(each.elevation - other) < ANOTHER_FLOOR for other in heights)
    )
