"""The flights of every ramp: given by the file, parts of one body, or slabs that slope."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.geometry.slopes import Incline, inclines
from checker.measure.bodies import plan_of, sound
from checker.measure.climbs.stairs_found import shared_facts
from checker.model import Ramp, RampFlight, Room, School, Shape, ShapeSource, Slab, Surface

GENTLEST = 1 / 30
"""Rise over run below which a piece beside steeper ones is a landing, with a fall at worst."""
RAMP = 1 / 20
STEEPEST = 1 / 5

_ROUNDING = _DRAWN = 5e-4
_ROOF = re.compile(r"(?<!p)roof|dach|\btoit", re.IGNORECASE)
"""What is waterproof or fireproof is no roof for that."""
_REACHED = 0.3
_COVERED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRampFlight:
    """A ramp flight as modelled or made from part of a body; `way` is absent when none shows."""

    element: RampFlight
    ramp: Ramp
    way: Incline | None = None


def ramps_of(school: School) -> tuple[Ramp, ...]:
    """Ramps as modelled, then slabs that slope from 1 in 20 to 1 in 5 and are no roofs."""
    return (*school.ramps, *(_slab_ramp(slab) for slab in school.slabs if _is_ramp(slab, school)))


def ramp_flights_of(ramp: Ramp) -> tuple[FoundRampFlight, ...]:
    """Its flights, lowest first where they come from one body."""
    if ramp.flights:
        return tuple(found for flight in ramp.flights for found in _parts_of(flight, ramp))
    whole = RampFlight(
        **shared_facts(ramp),
        shape=ramp.shape,
        tops=ramp.tops,
    )
    ways = inclines(_sloping(ramp.tops))
    return tuple(_part(whole, ramp, way, number) for number, way in enumerate(ways, 1))


def _parts_of(flight: RampFlight, ramp: Ramp) -> Iterator[FoundRampFlight]:
    ways = inclines(_sloping(flight.tops))
    if len(ways) > 1:
        shared = replace(flight, slope=None)
        for number, way in enumerate(ways, 1):
            yield _part(shared, ramp, way, number)
    else:
        yield FoundRampFlight(element=flight, ramp=ramp, way=next(iter(ways), None))


def _part(body: RampFlight, ramp: Ramp, way: Incline, number: int) -> FoundRampFlight:
    source = body.shape.source if body.shape else ShapeSource(engine="none")
    made = replace(
        body,
        id=f"{body.id}:flight-{number}",
        ref=replace(body.ref, name=f"{body.ref.name or body.id} flight {number}"),
        shape=Shape(footprint=way.area, base=way.low, top=way.high, source=source),
    )
    return FoundRampFlight(element=made, ramp=ramp, way=way)


def _sloping(tops: Sequence[Surface]) -> list[Surface]:
    fit = list(sound(tops))
    steep = [top for top in fit if top.gradient >= GENTLEST]
    return steep or [top for top in fit if top.gradient >= _DRAWN]


def _slab_ramp(slab: Slab) -> Ramp:
    """A sloped slab as a ramp with one flight; with several slopes each is a flight."""
    flight = RampFlight(
        **shared_facts(slab),
        shape=slab.shape,
        slope=slab.slope or None,
        tops=tuple(top for top in slab.tops if top.gradient >= GENTLEST),
    )
    return Ramp(
        **shared_facts(slab),
        shape=slab.shape,
        flights=(flight,),
    )


def _is_ramp(slab: Slab, school: School) -> bool:
    """Whether a slab is one that people go up: steep enough, no roof, at some room's level."""
    slopes = [top.gradient for top in slab.tops] or [slab.slope]
    if not any(RAMP - _ROUNDING <= slope <= STEEPEST + _ROUNDING for slope in slopes):
        return False
    words = f"{slab.predefined_type} {slab.ref.name} {slab.object_type} {slab.type_name}"
    if slab.shape is None or _ROOF.search(words):
        return False
    rooms = [room for room in school.rooms if room.shape is not None]
    return _is_reached(slab.shape, rooms) and not _is_over_rooms(slab, slab.shape, rooms)


def _is_reached(shape: Shape, rooms: Sequence[Room]) -> bool:
    """Whether some room's floor lies at a level between its lower and its upper end."""
    floors = [room.shape.base for room in rooms if room.shape]
    return any(shape.base - _REACHED <= floor <= shape.top + _REACHED for floor in floors)


def _is_over_rooms(slab: Slab, shape: Shape, rooms: Sequence[Room]) -> bool:
    """Whether most of it covers rooms from above, and no room stands on it."""
    plan, under = plan_of(slab), 0.0
    if plan is None:
        return True
    for room in rooms:
        body, area = room.shape, plan_of(room)
        if body is None or area is None or not area.intersects(plan):
            continue
        shared = area.intersection(plan).area
        if body.base > shape.base - _REACHED:
            if shared >= _COVERED * plan.area and body.base <= shape.top:
                return False
        elif body.top <= shape.top + _REACHED:
            under += shared
    return under >= _COVERED * plan.area
