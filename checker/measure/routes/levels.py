"""Which storeys doors open on, and whether one gets to a set of rooms on the level."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from checker.geometry.frame import Point
from checker.measure.doors.slot import DoorSlot
from checker.measure.places import RoomsOf
from checker.measure.registry import measure, provider
from checker.measure.routes.entrances import WAYS_IN, Entrances
from checker.measure.routes.gates import Gate
from checker.measure.routes.ground import Ground
from checker.measure.routes.spaces import SAME_FLOOR, Space
from checker.measure.storeys_used import StoreysInUse
from checker.measure.subjects import Subject
from checker.model import Room, School
from checker.results.values import Truth, Unknown

_ONE_STOREY = 1.5
"""Metres between a door and a floor up to which they are of one storey."""

GateStoreys = Mapping[str, frozenset[str]]


@provider
def gate_storeys(
    school: School,
    walk_spaces: Mapping[str, Space],
    rooms_by_id: Mapping[str, Room],
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
) -> GateStoreys:
    """The ids of the storeys that each gate opens on: two where they differ from room to room.

    Those of the rooms indoors on its sides whose floor is at its level, else of the rooms outside
    there, else of the room at that level which is nearest on the plan, else the storey of that
    level. Neither a name nor what a door is filed under says so: doors are often filed under the
    structural storey, and rooms under that of the finished floor.
    """
    filed = {id_: room for id_, room in sorted(rooms_by_id.items()) if room.storey_id}
    at = _Levels(school, walk_spaces, filed)
    return {gate.id: at.storeys_of(gate) for gate in (*gates, *open_edges)}


@dataclass(frozen=True, slots=True)
class _Levels:
    """Storeys by the floors that lie on them; rooms are those that stand on one."""

    school: School
    spaces: Mapping[str, Space]
    rooms: Mapping[str, Room]

    def storeys_of(self, gate: Gate) -> frozenset[str]:
        sides = [each for each in dict.fromkeys(gate.sides) if each in self.rooms]
        here = [each for each in sides if self._is_at(each, gate)]
        inside = [each for each in here if not self.rooms[each].is_external]
        found = frozenset(self.rooms[each].storey_id for each in inside or here)
        return found or self._at(gate.level, gate.middle)

    def _is_at(self, room_id: str, gate: Gate) -> bool:
        """Whether a gate is at the floor of a room; open edges always are."""
        space = self.spaces.get(room_id)
        same = space is None or abs(space.level - gate.level) <= _ONE_STOREY
        return gate.kind == "edge" or same

    def _at(self, level: float, where: Point) -> frozenset[str]:
        near = [
            (self.spaces[id_].bare.distance(shapely.Point(where)), room.storey_id)
            for id_, room in self.rooms.items()
            if id_ in self.spaces and abs(self.spaces[id_].level - level) <= _ONE_STOREY / 2
        ]
        below = [each for each in self.school.storeys if each.elevation <= level + SAME_FLOOR]
        if near:
            return frozenset({min(near)[1]})
        return frozenset({max(below, key=lambda each: each.elevation).id} if below else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelStoreys:
    """The ids of the storeys by which people come in on the level: surely, and perhaps."""

    sure: frozenset[str]
    perhaps: frozenset[str]


@provider
def level_storeys(
    school: School,
    entrances: Entrances,
    gate_storeys: GateStoreys,
    door_slots: Mapping[str, DoorSlot],
    ground: Ground,
) -> LevelStoreys:
    """The storeys that entrances (main, quiet or other) open on.

    Perhaps those of doors that may be one, and of those that may lie over the ground, such as onto
    a terrace, unless the brief names them; of a door that has no place, those that are as high as
    the storey that it is filed under, or any where it is filed under none.
    """
    sure, perhaps = set[str](), set[str]()
    filed = {door.id: school.storey(door.storey_id) for door in school.doors}
    every = frozenset(storey.id for storey in school.storeys)
    for door_id, facts in entrances.by_door.items():
        placed = gate_storeys.get(door_id)
        if facts.kinds & WAYS_IN:
            storey = filed[door_id]
            perhaps |= placed or (storeys_near(school, storey.elevation) if storey else every)
        slot = door_slots.get(door_id)
        is_low = slot is not None and not ground.may_be_below(slot.base)
        if facts.kinds <= WAYS_IN and (is_low or facts.declared):
            sure |= placed or frozenset()
    return LevelStoreys(sure=frozenset(sure), perhaps=frozenset(perhaps))


def storeys_near(school: School, level: float) -> frozenset[str]:
    """The ids of the storeys that are as high as a level."""
    near = (each for each in school.storeys if abs(each.elevation - level) <= _ONE_STOREY)
    return frozenset(each.id for each in near)


@measure("zone", "cluster", value="truth", lack="whether it is on a storey with an entrance")
def on_entrance_storey(
    subject: Subject,
    storeys_in_use: StoreysInUse,
    level_storeys: LevelStoreys,
    rooms_of: RoomsOf,
    rooms_by_id: Mapping[str, Room],
) -> Truth | Unknown:
    """Whether all its rooms are on storeys that have an entrance: no stair and no lift to get in.

    By the storeys of the rooms that entrances open into; main, quiet and other entrances count,
    fire exits, service doors and the garden doors of single rooms do not. On a slope there may be
    several such storeys; storeys less than 1 m apart are one. Open where a door may be an entrance,
    may lie over the ground unless the brief names it, or has no place but a storey that it is filed
    under. Unknown without rooms indoors, or when one of them stands on no storey. Serves
    schools/C42.
    """
    rooms = [rooms_by_id[each] for each in sorted(rooms_of(subject))]
    indoors = [room for room in rooms if not room.is_external]
    if not indoors or any(not room.storey_id for room in indoors):
        return Unknown(
            missing=("the storey of each of its rooms",),
            ask="Put every room of it on a storey of the model.",
        )
    floors_of = storeys_in_use.floors_of
    storeys = floors_of(room.storey_id for room in indoors)
    entered = (floors_of(level_storeys.sure), floors_of(level_storeys.perhaps))
    answers = frozenset(storeys <= each for each in entered)
    return Truth(possible=answers, origin="derived", method="storeys of its rooms and of entrances")
