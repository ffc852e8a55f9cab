"""The floors that people walk on: rooms without what stands in them, and landings of stairs.

A floor has a `tight` plan, clear of all that may be in the way, and a `loose` one, clear only of
what surely is: hulls may be smaller than they look, and furniture can be moved, except in
corridors and the like, where it stands for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, without
from checker.measure.climbs.flights import Climb, StairLanding
from checker.measure.doors.use import UNUSED
from checker.measure.lifts.shafts import LiftShaft
from checker.measure.obstacles import HEAD_HEIGHT, Obstacle
from checker.measure.registry import provider
from checker.model import Element, Furniture, Room, School, Wall
from checker.results.values import Unknown
from checker.uses import RoomUses, Vocabulary

NO_WAY_THROUGH = UNUSED | {"lift", "kitchen", "servery", "kitchenette"}
"""Uses whose rooms nobody is led through on the way to somewhere else; nor are toilets."""
SAME_FLOOR = 0.05
"""Metres within which the end of a flight or a landing is at the level of a floor."""
_SLIVER = 0.01
_ANKLE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """One floor: a room, or a landing of a stair or ramp; `level` is its z, rebased metres.

    `bare` is its plan with nothing on it. `passes` says whether people walk through it on their
    way: None when its use leaves that open. Nobody ever walks through a lift shaft.
    `is_indoors` is meant of rooms alone: a landing is wherever the floors beside it are.
    """

    id: str
    bare: Area
    level: float
    storey: str
    passes: bool | None
    is_room: bool = True
    is_shaft: bool = False
    is_indoors: bool = False


FloorOf = Callable[[str, bool], Area | None]
TakenOf = Callable[[str, bool], tuple[Area, ...]]
ShellOf = Callable[[str], Area | None]


@provider
def walk_spaces(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    uses: RoomUses,
    vocabulary: Vocabulary,
    stair_landings: tuple[StairLanding, ...],
    lift_shafts: tuple[LiftShaft, ...],
) -> Mapping[str, Space]:
    """All floors by id: rooms with a plan that can be trusted, then landings that are their own.

    A landing that lies on the floor of a room at the room's own level is that floor.
    """
    found = {}
    shafts = {room for shaft in lift_shafts for room in shaft.room_ids}
    for room in school.rooms:
        area = outlines[room.id]
        if room.shape is not None and not isinstance(area, Unknown):
            found[room.id] = Space(
                id=room.id,
                bare=area,
                level=room.shape.base,
                storey=room.ref.storey,
                passes=_passes(room, uses, vocabulary),
                is_shaft=room.id in shafts,
                is_indoors=not room.is_external,
            )
    rooms = list(found.values())
    for landing in stair_landings:
        area_ = clean_area(landing.area)
        if area_ is not None and not _is_floor_of(landing, area_, rooms):
            found[landing.id] = Space(
                id=landing.id,
                bare=area_,
                level=landing.level,
                storey=_storey_at(landing.level, school),
                passes=True,
                is_room=False,
            )
    return found


@provider
def shell_of(
    school: School, walk_spaces: Mapping[str, Space], climbs: tuple[Climb, ...]
) -> ShellOf:
    """What of a floor there is, by id, whatever stands on it; None when nothing is left.

    Taken off are walls that a room is drawn over, and the wells of stairs that come up through it.
    """
    walls = _Standing(school.walls)

    @cache
    def find(space_id: str) -> Area | None:
        space = walk_spaces[space_id]
        taken: list[Any] = [wall.shape.footprint for wall in walls.within(space) if wall.shape]
        taken += [each.area for each in climbs if _comes_up(each, space)]
        return without(space.bare, taken) if taken else space.bare

    return find


@provider
def cleared_of(shell_of: ShellOf, obstacles: Mapping[str, tuple[Obstacle, ...]]) -> FloorOf:
    """What of a floor is free once all furniture is moved, by id: clear of what is built in.

    `find(id, True)` is clear of all that may be, else of what surely is.
    """

    @cache
    def find(space_id: str, tight: bool) -> Area | None:  # noqa: FBT001 - one of two plans
        shell = shell_of(space_id)
        built_in = _taken(obstacles.get(space_id, ()), tight=tight, moved=True)
        return without(shell, built_in) if built_in and shell is not None else shell

    return find


@provider
def unfurnished(cleared_of: FloorOf) -> ShellOf:
    """What of a floor is free once all furniture is moved, clear of what surely is built in."""

    def find(space_id: str) -> Area | None:
        return cleared_of(space_id, False)

    return find


@provider
def taken_of(
    walk_spaces: Mapping[str, Space],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    uses: RoomUses,
    vocabulary: Vocabulary,
    raised_or_low: Mapping[str, tuple[Obstacle, ...]],
) -> TakenOf:
    """What is taken of a floor, by id: `find(id, True)` all that may be in the way.

    Of the tight plan what lies on raised slabs or under what hangs low too; of the loose one only
    what surely is, and furniture only in circulation.
    """

    @cache
    def find(space_id: str, tight: bool) -> tuple[Area, ...]:  # noqa: FBT001 - one of two plans
        moved = not tight and not _is_circulation(uses.of(space_id).possible, vocabulary)
        taken = _taken(obstacles.get(space_id, ()), tight=tight, moved=moved)
        if tight and not walk_spaces[space_id].is_room:  # of rooms they are among the obstacles
            taken += [each.area for each in raised_or_low.get(space_id, ())]
        return tuple(taken)

    return find


@provider
def floor_of(shell_of: ShellOf, taken_of: TakenOf) -> FloorOf:
    """What of a floor is free, by id: its shell less what is taken; None when nothing is left."""

    @cache
    def find(space_id: str, tight: bool) -> Area | None:  # noqa: FBT001 - one of two plans
        shell, taken = shell_of(space_id), taken_of(space_id, tight)
        return without(shell, taken) if taken and shell is not None else shell

    return find


def _taken(things: Iterable[Obstacle], *, tight: bool, moved: bool) -> list[Area]:
    """What things take: all that may be in the way, or what surely is; less furniture if moved."""
    return [
        each.area
        for each in things
        if (tight or not each.hull_only) and not (moved and isinstance(each.element, Furniture))
    ]


class _Standing:
    """Walls by where they stand, to be asked which of them a floor is drawn over."""

    def __init__(self, walls: Iterable[Wall]) -> None:
        self._walls = [wall for wall in walls if wall.shape is not None]
        self._tree = shapely.STRtree([wall.shape.footprint for wall in self._walls if wall.shape])

    def within(self, space: Space) -> list[Wall]:
        near = self._tree.query(space.bare, predicate="intersects").tolist()
        return [
            wall
            for wall in (self._walls[index] for index in sorted(near))
            if _at_height(wall, space.level)
            and wall.shape is not None
            and wall.shape.footprint.intersection(space.bare).area > _SLIVER
        ]


def _at_height(element: Element, level: float) -> bool:
    shape = element.shape
    return shape is not None and shape.base < level + HEAD_HEIGHT and shape.top > level + _ANKLE


def _comes_up(climb: Climb, space: Space) -> bool:
    """Whether a flight comes up from below to this floor, so that there is a well, not a floor."""
    arrives = abs(climb.high - space.level) <= SAME_FLOOR or climb.high < space.level
    near = climb.low > space.level - 2 * HEAD_HEIGHT
    return arrives and near and climb.low < space.level - SAME_FLOOR and space.is_room


def _storey_at(level: float, school: School) -> str:
    """The name of the storey whose plan shows what lies at a level."""
    below = [each for each in school.storeys if each.elevation <= level + SAME_FLOOR]
    return max(below, key=lambda each: each.elevation).ref.name if below else ""


def _passes(room: Room, uses: RoomUses, vocabulary: Vocabulary) -> bool | None:
    possible = uses.of(room.id).possible
    if not possible:
        return None
    shut = {use for use in possible if use in NO_WAY_THROUGH or _is_sanitary(use, vocabulary)}
    return False if shut == possible else None if shut else True


def _is_circulation(possible: Iterable[str], vocabulary: Vocabulary) -> bool:
    families = {info.family for use in possible if (info := vocabulary.uses.get(use))}
    return families == {"circulation"}


def _is_sanitary(use: str, vocabulary: Vocabulary) -> bool:
    return use in vocabulary.uses and vocabulary.uses[use].family == "sanitary"


def _is_floor_of(landing: StairLanding, area: Area, rooms: Sequence[Space]) -> bool:
    return any(
        abs(room.level - landing.level) <= SAME_FLOOR
        and room.bare.intersection(area).area > area.area / 2
        for room in rooms
    )
