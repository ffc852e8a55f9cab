"""Which rooms lie above and below a room, and whether rooms are missing there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.overlay import cut, joined, shared
from checker.measure.beside.faces import THICKEST_WALL
from checker.measure.beside.outside import CHEST, Built
from checker.measure.registry import provider
from checker.model import Room, School
from checker.results.values import Unknown

LEAST_SHARED = 0.5
"""Square metres of plan that two rooms share at least to lie above each other."""
THICKEST_FLOOR = 1.5
"""Metres from the ceiling of one to the floor of the other, at most."""
_HALF_ROOM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The rooms above or below a room, and whether one may be missing from the model there."""

    rooms: frozenset[str] = frozenset()
    has_gap: bool = False


Stacks = Callable[[str, bool], Stack]


@provider
def stacks(
    school: School,
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
    built: Built,
) -> Stacks:
    """What lies above a room (by its id and yes), or below it (no); worked out when asked for.

    Rooms lie above each other when their plans share at least 0.5 m2 and there are at most
    1.5 m from the ceiling of the lower to the floor of the upper. What no room covers is a gap
    where the building goes on, or where a room of another storey has no body.
    """
    plans = {key: area for key, area in outlines.items() if not isinstance(area, Unknown)}
    rooms = [room for room in school.rooms if room.id in plans and not room.is_external]
    tree = shapely.STRtree([plans[room.id] for room in rooms])
    lost = [room for room in school.rooms if room.id not in plans and not room.is_external]

    @cache
    def find(room_id: str, above: bool) -> Stack:  # noqa: FBT001 - the key of a cache
        area, room = plans.get(room_id), rooms_by_id[room_id]
        if area is None:
            return Stack(has_gap=True)
        level = [each for each in rooms if _next_to(room, each, above=above)]
        near = tree.query(area, predicate="dwithin", distance=THICKEST_WALL)
        ids = {rooms[i].id for i in near.tolist()} - {room_id}
        over = [each for each in level if each.id in ids]
        found = [r for r in over if shared(area, plans[r.id]).area >= LEAST_SHARED]
        # Walls of that storey take up floor too.
        covered = joined(plans[r.id] for r in over).buffer(THICKEST_WALL)
        bare = MultiPolygon(polygons_of(cut(area, covered)))
        is_lost = any(_may_lie(each, room, school, above=above) for each in lost)
        return Stack(
            rooms=frozenset(each.id for each in found),
            has_gap=bare.area >= LEAST_SHARED and (is_lost or _has_gap(bare, level, built)),
        )

    return find


def _may_lie(lost: Room, room: Room, school: School, *, above: bool) -> bool:
    """Whether a room that only its storey places may be over another, or under it."""
    here, there = school.storey(room.storey_id), school.storey(lost.storey_id)
    if here is None or there is None:
        return True
    if here.id == there.id:
        return False
    return here.elevation == there.elevation or (there.elevation > here.elevation) is above


def _next_to(room: Room, other: Room, *, above: bool) -> bool:
    """Whether another room begins about where this one ends."""
    lower, upper = (room, other) if above else (other, room)
    if lower.shape is None or upper.shape is None:
        return False
    rises = upper.shape.base - lower.shape.base >= _HALF_ROOM
    return rises and abs(upper.shape.base - lower.shape.top) <= THICKEST_FLOOR


def _has_gap(bare: BaseGeometry, level: list[Room], built: Built) -> bool:
    """Whether a part of the plan lies within the building there, but in no room."""
    bases = sorted(room.shape.base for room in level if room.shape)
    if not bases:
        return False
    shell = built.shell(bases[len(bases) // 2] + CHEST)
    return bool(shared(bare, shell).area >= LEAST_SHARED)
