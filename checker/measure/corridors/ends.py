"""How far one can go into a corridor without a way on."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.dead_ends import longest_dead_end
from checker.geometry.route import Way
from checker.measure.corridors.open import OpenSides
from checker.measure.corridors.stretch import ASK, built_things, way_drawn
from checker.measure.links import OUTSIDE
from checker.measure.obstacles import Obstacle, free_floors
from checker.measure.registry import measure, provider
from checker.measure.rooms.doors import Portals
from checker.measure.rooms.flights import is_flight
from checker.measure.subjects import Subject
from checker.model import School
from checker.results.values import Quantity, Unknown
from checker.units import so_many

_FRAME = 0.05
_EDGE = 1e-4
_NO_WAY_OUT = "a way out of all of the room: a door or opening that leads on"

Outlines = Mapping[str, Area | Unknown]
Things = Mapping[str, tuple[Obstacle, ...]]


@provider
def outdoor_ids(school: School) -> frozenset[str]:
    """Ids of the outdoor spaces: who gets to one is outside."""
    return frozenset(room.id for room in school.rooms if room.is_external)


@measure("room", unit="m", lack="how far it is from where there is only one way on", doors="beside")
def dead_end_length(
    subject: Subject,
    outlines: Outlines,
    obstacles: Things,
    portals: Portals,
    rooms_with_stairs: frozenset[str],
    outdoor_ids: frozenset[str],
    open_sides: OpenSides,
) -> Quantity | Unknown:
    """Longest way from a wall of the room to where one can go on in two directions, or leave.

    One leaves by a door or opening from which there is a way outside (a modelled outdoor space is
    outside) or to a stair or lift without coming back through the room, and by a flight that
    stands in it; a door to a store or to a classroom without another way out is none. Between two
    ways to leave one can go on in two directions. What branches off that is a dead end, from its
    far wall to where it branches off or to the opening of the door; with one way to leave all of
    the room is. Along the shortest way round what is built there; as wide as deep it is a nook.
    Exact to 1 mm. Where it cannot be told whether a door leads on, or the room runs on into another
    without a wall or opening, the value lies between both. Unknown when the room has no body that
    can be trusted,
    or no way out of it is known at all. Serves AD B volume 2, 2.28, and BB100.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    built = built_things(obstacles.get(subject.id, ()))
    floors = free_floors(area, built)
    exits = _exits(subject.id, portals, rooms_with_stairs | outdoor_ids, open_sides)
    flights = [thing.area.boundary for thing in built if is_flight(thing.element)]
    tight = _dead_end(floors.tight, exits.sure, flights)
    least = tight
    if exits.possible or not floors.is_settled:
        least = _dead_end(floors.loose, [*exits.sure, *exits.possible], flights)
    if not math.isfinite(least.length):
        return Unknown(missing=(_NO_WAY_OUT,), ask=ASK)
    low, high = sorted((least.length, tight.length))
    return Quantity(
        low=low,
        high=high,
        unit="m",
        method="longest way to where one can go on in two directions, or leave",
        steps=(*exits.steps, f"{so_many(len(flights), 'end')} of flights in it"),
        evidence=way_drawn(tight if tight.points else least, storey=subject.ref.storey),
        reason="" if math.isfinite(high) else "no way out of all of it is known",
    )


@dataclass(frozen=True, slots=True)
class _Exits:
    """The edges before the doors and openings that lead on, of so many that there are."""

    count: int
    sure: list[BaseGeometry]
    possible: list[BaseGeometry]

    @property
    def steps(self) -> tuple[str, ...]:
        """How many there are, in words."""
        return (
            f"doors and openings: {len(self.sure)} of {self.count} surely lead on",
            f"doors, openings and open sides: {len(self.possible)} may lead on",
        )


def _exits(room_id: str, portals: Portals, ends: frozenset[str], open_sides: OpenSides) -> _Exits:
    ways = portals.get(room_id, ())
    beyond = {way.beyond: _reached(way.beyond, room_id, portals) for way in ways}
    sure = [way.line for way in ways if _leads_out(beyond[way.beyond], ends)]
    possible = [
        way.line
        for way in ways
        if "" in beyond[way.beyond] and not _leads_out(beyond[way.beyond], ends)
    ]
    possible += [side.line for side in open_sides(room_id)]
    return _Exits(len(ways), sure, possible)


def _reached(start: str, without: str, portals: Portals) -> set[str]:
    """All that is reached from a room, or from outside, without going through one room."""
    found, pending = {start}, [start]
    while pending:
        here = pending.pop()
        onward = {way.beyond for way in portals.get(here, ())} - found - {without}
        found |= onward
        pending.extend(onward)
    return found


def _leads_out(reached: set[str], ends: frozenset[str]) -> bool:
    return OUTSIDE in reached or bool(reached & ends)


def _dead_end(
    floor: Area | None, exits: Sequence[BaseGeometry], flights: Sequence[BaseGeometry]
) -> Way:
    if floor is None:
        return Way(length=math.inf)
    edge = shapely.boundary(floor)
    # The edge before a door is drawn without its frame; one leaves through all of the opening.
    doors = [edge.intersection(each.buffer(_FRAME)) for each in exits]
    doors += [edge.intersection(each.buffer(_EDGE)) for each in flights]
    return longest_dead_end(floor, [door for door in doors if door.length > 0.0])
