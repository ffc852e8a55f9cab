"""Where two wheelchairs can pass right beyond the doors and openings of a room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.measure.corridors.open import OpenSides
from checker.measure.corridors.places import PlacesOn
from checker.measure.registry import provider
from checker.measure.rooms.doors import Portals
from checker.measure.rooms.floor import FloorOf, FreeFloor
from checker.measure.rooms.knee import Knee
from checker.results.values import Unknown
from checker.uses import RoomUses

CIRCULATION = frozenset({"corridor", "circulation", "lobby", "reception"})
"""The uses of rooms in which people wait for each other to pass."""
AT_DOOR = 0.5
"""Metres from a door or opening within which a place lies right at it: ours."""
_MOUTH = 0.0005

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a room has a place of the next room right before it: its own edge there."""

    sure: tuple[Polygon, ...] = ()
    possible: tuple[Polygon, ...] = ()

    @property
    def every(self) -> tuple[Polygon, ...]:
        """Those that are sure and those that may be."""
        return (*self.sure, *self.possible)


PlacesBeside = Callable[[str, tuple[float, float], Words, Words], Beside]


@provider
def places_beside(
    free_floor: FloorOf,
    places_on: PlacesOn,
    portals: Portals,
    open_sides: OpenSides,
    uses: RoomUses,
) -> PlacesBeside:
    """The edges of a room at which the circulation beyond has a place for a rectangle, by its id.

    The place lies within 0.5 m of the door or opening. One is sure where the use of the room beyond
    is, and all that stands there; open sides without an opening are never sure, nor doors of which
    it cannot be told where they lead.
    """

    @cache
    def find(
        room_id: str, size: tuple[float, float], clear_of: Words, may_overlap: Words
    ) -> Beside:
        sure: list[Polygon] = []
        possible: list[Polygon] = []
        for way in _ways(room_id, portals, open_sides):
            if not way.beyond:  # nobody can tell what it leads to
                possible += way.mouths
                continue
            may_be = uses.of(way.beyond).possible
            if not may_be & CIRCULATION:
                continue
            found = free_floor(way.beyond, clear_of, may_overlap, Knee())
            is_there, may_be_there = _is_place(found, way, size, places_on)
            if is_there and way.is_sure and may_be <= CIRCULATION:
                sure += way.mouths
            elif may_be_there:
                possible += way.mouths
        return Beside(tuple(sure), tuple(possible))

    return find


@dataclass(frozen=True, slots=True)
class _Way:
    """A way out of a room: what lies beyond, its edge there from both sides, and if it is sure."""

    beyond: str
    own: BaseGeometry
    other: BaseGeometry
    is_sure: bool

    @property
    def mouths(self) -> Sequence[Polygon]:
        """The room's own edge as a sliver of floor, from which a way can begin."""
        return polygons_of(shapely.buffer(self.own, _MOUTH))


def _is_place(
    found: FreeFloor | Unknown, way: _Way, size: tuple[float, float], places_on: PlacesOn
) -> tuple[bool, bool]:
    """Whether a place surely lies at a way on the floor beyond it, and whether one may."""
    if isinstance(found, Unknown):
        return False, True
    floors = found.reached_by(*size)
    tight, loose = (
        any(each.distance(way.other) <= AT_DOOR for each in places_on(floor, *size))
        for floor in (floors.tight, floors.loose)
    )
    return tight and not found.is_doubted, tight or loose


def _ways(room_id: str, portals: Portals, open_sides: OpenSides) -> Iterator[_Way]:
    for way in portals.get(room_id, ()):
        back = (each for each in portals.get(way.beyond, ()) if each.id == way.id)
        other = next((each.line for each in back if each.beyond == room_id), way.line)
        yield _Way(way.beyond, way.line, other, is_sure=True)
    for side in open_sides(room_id):
        yield _Way(side.beyond, side.line, side.line, is_sure=False)
