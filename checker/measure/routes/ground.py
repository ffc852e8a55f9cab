"""The level of the ground, as the doors show it that people come in by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.overlay import joined, shared
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.measure.routes.cellars import is_cellar
from checker.measure.routes.entrances import INDOORS, MAIN, Entrances
from checker.model import Room, School

HIGH = 1.5
"""Metres over the entrances from which a floor lies over the ground floor."""
_LAP = 0.1
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """Levels, m, at one of which the ground lies: of doors, one of them the main entrance.

    Where nobody calls that door so, it may be one onto a roof: then the floor under it counts too.
    """

    levels: tuple[float, ...]

    def may_be_below(self, level: float) -> bool:
        """Whether a level may lie more than 1.5 m over the ground."""
        return any(level - each > HIGH for each in self.levels)

    def may_be_above(self, level: float) -> bool:
        """Whether a level may lie more than 1.5 m under the ground."""
        return any(each - level > HIGH for each in self.levels)

    def is_above(self, level: float) -> bool:
        """Whether a level surely lies more than 1.5 m under the ground."""
        return bool(self.levels) and all(each - level > HIGH for each in self.levels)


@provider
def ground(
    school: School,
    entrances: Entrances,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
) -> Ground:
    """The ground as the main entrance shows it, or whichever may be that; else all outer doors.

    A door of which nobody says that it leads outside may be the main one all the same. One that
    leads to no outdoor place in the model and has a room under it may lead onto a roof, unless the
    brief or words call it the main entrance, or the room lies on a storey that is called a
    basement: the doors on the ground need not be in the model.
    """
    outer = {id_ for id_, facts in entrances.by_door.items() if INDOORS not in facts.kinds}
    main = entrances.sure(MAIN) or entrances.possible(MAIN) or outer
    placed = [each for each in sorted(main) if each in door_slots]
    levels_of = _floors_by_storey(school)
    levels = {door_slots[each].base for each in placed}
    for each in placed:
        beside = [rooms_by_id[room] for room in door_links[each].rooms]
        if not (entrances.by_door[each].named or any(room.is_external for room in beside)):
            levels.update(_under(door_slots[each], beside, school, levels_of))
    return Ground(tuple(sorted(levels)))


def _floors_by_storey(school: School) -> Mapping[str, float]:
    """The lowest floor of each storey with a room that has a body.

    Elevations that are stated need not fit the bodies, which many a tool moves without them.
    """
    found: dict[str, float] = {}
    for room in school.rooms:
        if room.shape:
            level = found.get(room.storey_id, room.shape.base)
            found[room.storey_id] = min(level, room.shape.base)
    return found


def _under(
    slot: DoorSlot, beside: Sequence[Room], school: School, levels_of: Mapping[str, float]
) -> Iterator[float]:
    """The levels of floors more than 1.5 m under a door and the rooms beside it.

    A room without a body may be there, on its storey.
    """
    at = shapely.Point(slot.frame.to_plan(sum(slot.x) / 2, sum(slot.y) / 2)).buffer(_NEAR)
    area = joined([at, *(room.shape.footprint for room in beside if room.shape)])
    cellars = _cellars(slot, beside, school, levels_of)
    for room in school.rooms:
        storey = school.storey(room.storey_id)
        stated = storey.elevation if storey else slot.base
        level = room.shape.base if room.shape else levels_of.get(room.storey_id, stated)
        if room.is_external or room.storey_id in cellars or slot.base - level <= HIGH:
            continue
        if room.shape is None or shared(room.shape.footprint, area).area > _LAP:
            yield level


def _cellars(
    slot: DoorSlot, beside: Sequence[Room], school: School, levels_of: Mapping[str, float]
) -> frozenset[str]:
    """The storeys, by id, whose names surely tell that they lie under the ground."""
    levels = [(levels_of.get(each.id, each.elevation), each) for each in school.storeys]
    own = {room.storey_id for room in beside}
    at_door = [
        each.ref.name for level, each in levels if each.id in own or level > slot.base - HIGH
    ]
    return frozenset(
        storey.id
        for level, storey in levels
        if is_cellar(
            storey.ref.name,
            at_door=at_door,
            lower=[each.ref.name for other, each in levels if other < level],
            higher=[each.ref.name for other, each in levels if other > level],
        )
    )
