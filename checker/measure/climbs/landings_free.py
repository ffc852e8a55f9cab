"""The floor of a landing or before a flight that is free to stand on: clear of walls and doors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import without
from checker.measure.climbs.obstacles import Narrowing, Narrowings
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.sweep import SwingSector
from checker.measure.evidence import outline
from checker.measure.obstacles import Floors
from checker.measure.registry import provider
from checker.model import Door, School
from checker.results.values import Evidence

DOOR_SWING = "door swing"
_DOOR_LEVEL = 0.3
_GRAZES = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What a door's leaf sweeps, and the level (z) that the door stands on."""

    door: Door
    sector: SwingSector
    level: float


class Sweeps:
    """The sweeps of all doors, ready to be asked for by place."""

    def __init__(self, sweeps: Sequence[Sweep]) -> None:
        self._sweeps = tuple(sweeps)
        self._tree = shapely.STRtree([each.sector.polygon for each in self._sweeps])

    def over(self, area: Area, level: float) -> tuple[Sweep, ...]:
        """Those of doors at a level (within 300 mm) that reach 0.01 m2 or more into an area."""
        met = sorted(self._tree.query(area, predicate="intersects").tolist())
        found = [self._sweeps[index] for index in met]
        return tuple(
            each
            for each in found
            if abs(each.level - level) <= _DOOR_LEVEL
            and each.sector.polygon.intersection(area).area >= _GRAZES
        )


@provider
def sweeps_at(
    school: School,
    swing_sectors: Mapping[str, tuple[SwingSector, ...]],
    door_slots: Mapping[str, DoorSlot],
) -> Sweeps:
    """What every door's leaves sweep, with the level of the door."""
    return Sweeps(
        [
            Sweep(door=door, sector=sector, level=door_slots[door.id].base)
            for door in school.doors
            for sector in swing_sectors.get(door.id, ())
        ]
    )


def free_of_things(
    floor: Area, level: float, narrowings: Narrowings, sweeps: Iterable[Sweep]
) -> Floors:
    """A level floor without what stands there and the sweeps that are to be kept clear.

    Railings do not count: handrails reach over a landing, guarding stands on its edge.

    Hulls and doubtful swings are taken off only in its `tight` part.
    """
    things = list(narrowings.on(floor, lambda _x, _y: level, railings=False))
    swings = list(sweeps)
    sure = [each.area for each in things if not each.doubtful]
    sure += [each.sector.polygon for each in swings if each.sector.sure]
    doubtful = [each.area for each in things if each.doubtful]
    doubtful += [each.sector.polygon for each in swings if not each.sector.sure]
    loose = without(floor, sure) if sure else floor
    tight = without(loose, doubtful) if doubtful and loose is not None else loose
    return Floors(tight=tight, loose=loose, taken=_names(things, swings))


def _names(things: Iterable[Narrowing], sweeps: Iterable[Sweep]) -> tuple[str, ...]:
    refs = [each.element.ref for each in things]
    doors = [each.door.ref.name or "a door" for each in sweeps]
    return (*(ref.name or ref.ifc_class for ref in refs), *(f"the swing of {d}" for d in doors))


def sweeps_drawn(sweeps: Iterable[Sweep], *, storey: str) -> tuple[Evidence, ...]:
    """The sweeps as blockers, with the names of their doors."""
    return tuple(
        drawn
        for sweep in sweeps
        for drawn in outline(
            sweep.sector.polygon,
            storey=storey,
            role="blocker",
            label=sweep.door.ref.name,
            element=sweep.door.ref.global_id,
        )
    )
