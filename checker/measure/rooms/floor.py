"""The free floor of a room as a rule asks for it: clear of what, and what it may lie over."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.longest import Longest, longest_rectangle
from checker.geometry.reached import unreached
from checker.measure.doors.sweep import SwingSector
from checker.measure.obstacles import (
    Floors,
    Obstacle,
    blockers_drawn,
    doors_shut,
    doubt_over,
    free_floors,
)
from checker.measure.registry import provider
from checker.measure.rooms.doors import Portals, Sweeps
from checker.measure.rooms.flights import is_ramp
from checker.measure.rooms.knee import Knee, with_knees
from checker.measure.rooms.size import CircleIn
from checker.results.values import Evidence, Unknown

SWING, KNEES = "door swing", "knee space"
_OVERLAP = 1e-4
_TOUCHES = 0.003
WHEELCHAIR = 0.8
"""Metres: the width in which somebody in a wheelchair gets to a place."""
LongestIn = Callable[[Area, float, float], Longest]
"""The longest rectangle in an area, by how far it is across and the length that matters, metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeFloor:
    """What is left of a room's plan, and the things that a shape on it may lie over.

    `sweeps` are door swings that it may lie over, `swings` those that are in the way, `knees`
    things whose knee space it may lie over, `doorways` walls that are nothing but doors, in which
    no shape has room. `shut` is what is left with the doors closed in walls that the outline runs
    over, the same as `floors` where there are none. `is_doubted` says that door swings count and
    no door of the room is known. `circle_in` finds the largest circle in a floor, once for all
    measures, `longest_in` the longest rectangle, `reach` the floors that a disc of a width gets to.
    """

    area: Area
    floors: Floors
    shut: Floors
    things: tuple[Obstacle, ...]
    swings: tuple[SwingSector, ...]
    sweeps: tuple[SwingSector, ...]
    knees: tuple[Obstacle, ...]
    doorways: tuple[Obstacle, ...]
    is_doubted: bool
    circle_in: CircleIn
    longest_in: LongestIn
    reach: Callable[[float], Floors]

    def reached_by(self, *sizes: float) -> Floors:
        """The floors less where a wheelchair does not get to from a door or opening of the room.

        It is 0.8 m wide, or as wide as the smallest of the sizes (m) of what has to fit there.
        All of the floor where no way into the room is known.
        """
        return self.reach(min([WHEELCHAIR, *(each for each in sizes if each > 0.0)]))

    @property
    def doubt(self) -> Unknown | None:
        """Why an open answer may be open: raised slabs, what hangs low, walls drawn over."""
        return doubt_over((*self.things, *self.doorways))

    def steps(self, placed: BaseGeometry | None) -> tuple[str, ...]:
        """How many things are in the way, and what a shape that was placed lies over."""
        over = self.lies_over(placed) if placed is not None else []
        told = (f"it lies over {' and '.join(over)}",) if over else ()
        return (self.floors.told(), *told)

    def lies_over(self, placed: BaseGeometry) -> list[str]:
        """The door swings and knee spaces that a shape lies over, in words."""
        found = [
            "the swing of a door"
            for sweep in self.sweeps
            if sweep.polygon.intersection(placed).area > _OVERLAP
        ]
        found += [f"the knee space of {thing.name}" for thing in self.under_knees(placed)]
        return list(dict.fromkeys(found))

    def blockers(self, placed: BaseGeometry, *, storey: str) -> tuple[Evidence, ...]:
        """The things that a shape touches and does not lie over, to be drawn."""
        over = self.under_knees(placed)
        near = [thing for thing in self.things if thing.area.distance(placed) <= _TOUCHES]
        return blockers_drawn([thing for thing in near if thing not in over], storey=storey)

    def under_knees(self, placed: BaseGeometry) -> list[Obstacle]:
        """The things whose knee space a shape lies over."""
        return [each for each in self.knees if each.area.intersection(placed).area > _OVERLAP]


@provider
def longest_in() -> LongestIn:
    """Longest rectangles, each searched for once: as wide as that is as long as that, turned."""

    @cache
    def find(area: Area, across: float, near: float) -> Longest:
        return longest_rectangle(area, across=across, near=near)

    return find


Kinds = tuple[str, ...]
FloorOf = Callable[[str, Kinds, Kinds, Knee], FreeFloor | Unknown]


@provider
def free_floor(
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    doorways_within: Mapping[str, tuple[Obstacle, ...]],
    leaf_sweeps: Sweeps,
    portals: Portals,
    doors_known: frozenset[str],
    circle_in: CircleIn,
    longest_in: LongestIn,
) -> FloorOf:
    """The free floor of a room by its id, what to keep clear of, and what may be lain over.

    The kinds are those of obstacles; what may be lain over is `door swing` and `knee space`.
    A shape has no room in the doors of walls that the outline runs over, though ways lead there.
    """

    @cache
    def find(room_id: str, clear_of: Kinds, may_overlap: Kinds, knee: Knee) -> FreeFloor | Unknown:
        if isinstance(area := outlines[room_id], Unknown):
            return area
        standing = obstacles.get(room_id, ())
        things = _of_kinds(standing, clear_of)
        doorways = _of_kinds(doorways_within.get(room_id, ()), clear_of)
        every, swings_count = leaf_sweeps.get(room_id, ()), SWING not in may_overlap
        swings, sweeps = (every, ()) if swings_count else ((), every)
        over = knee if KNEES in may_overlap else None
        clear = partial(_cleared, area, swings=swings, knee=over, standing=standing)
        floors, shut = _open_and_shut(clear, things, doorways)
        ways = [way.line for way in portals.get(room_id, ())]
        return FreeFloor(
            area=area,
            floors=floors,
            shut=shut,
            things=things,
            swings=swings,
            sweeps=sweeps,
            knees=things if over else (),
            doorways=doorways,
            is_doubted=swings_count and room_id not in doors_known,
            circle_in=circle_in,
            longest_in=longest_in,
            reach=_reach(area, things, ways, shut, bare=None if swings or over else floors),
        )

    return find


def _of_kinds(things: Sequence[Obstacle], kinds: Collection[str]) -> tuple[Obstacle, ...]:
    return tuple(each for each in things if each.kind in kinds)


def _open_and_shut(
    clear: Callable[[tuple[Obstacle, ...]], Floors],
    things: tuple[Obstacle, ...],
    doorways: tuple[Obstacle, ...],
) -> tuple[Floors, Floors]:
    """The floors with the doors in walls that are drawn over open, and shut: perhaps the same."""
    floors, closed = clear(things), (*doors_shut(things), *doorways)
    return floors, floors if closed == things else clear(closed)


def _reach(
    area: Area,
    things: Sequence[Obstacle],
    ways: Sequence[BaseGeometry],
    floors: Floors,
    *,
    bare: Floors | None,
) -> Callable[[float], Floors]:
    """The floors that a disc gets to, over the swings of doors, which open, and over ramps.

    `bare` are those clear of the things alone, where they are known.
    """
    level = [each for each in things if not is_ramp(each.element)]
    is_level = len(level) == len(things)

    @cache
    def find(width: float) -> Floors:
        if not ways or width <= 0.0:
            return floors
        over = bare if bare and is_level else free_floors(area, level)
        away = unreached(over.tight, ways, width=width, outline=area) if over.tight else None
        tight = away.cut_from(floors.tight) if away else floors.tight
        if tight is floors.tight and over.is_settled:
            return floors
        if not over.is_settled:
            away = unreached(over.loose, ways, width=width, outline=area) if over.loose else None
        # Where nobody gets in at all the door may be drawn wrong: then it is open.
        kept = floors.loose if away is None or away.is_all else away.cut_from(floors.loose)
        same = tight is not None and kept is not None and tight.equals(kept)
        return replace(floors, tight=tight, loose=tight if same else kept)

    return find


def _cleared(
    area: Area,
    things: Sequence[Obstacle],
    *,
    swings: Sequence[SwingSector],
    knee: Knee | None,
    standing: Sequence[Obstacle],
) -> Floors:
    """The floors clear of things; with knee space, reached from the floor that there is without.

    Of `standing`, all that is in the room, what takes knee space counts whatever its kind.
    """
    bare = free_floors(area, things, sweeps=swings)
    if knee is None:
        return bare
    tight, loose = (
        free_floors(area, with_knees(things, floor, knee, standing=standing), sweeps=swings)
        for floor in (bare.tight, bare.loose)
    )
    settled = bare.is_settled and tight.is_settled
    return replace(bare, tight=tight.tight, loose=tight.tight if settled else loose.loose)
