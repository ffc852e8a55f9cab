"""Stairs, ramps, lifts and railings."""

from collections.abc import Sequence
from typing import Any

from checker.model import Lift, Railing, Ramp, RampFlight, Shape, Slab, Stair, StairFlight
from checker.read.doors import length
from checker.read.opening import Entity
from checker.read.plaintext import enumerated
from checker.read.reading import Reading
from checker.read.shapes import Surfaces
from checker.read.slope import slope_of
from checker.read.structure import read_slabs, with_parts

_HIGHEST_RISER = 0.4  # m; some Revit versions write feet here into metric files
_NOT_LIFTS = {"ESCALATOR", "MOVINGWALKWAY", "CRANEWAY"}


def read_floors(reading: Reading) -> list[Slab]:
    """All slabs but the landings of stairs and ramps, which are kept with those."""
    wholes = reading.by_type("IfcStair", "IfcRamp")
    landings = {part for whole in wholes for part in reading.links.parts.get(whole.id(), ())}
    return read_slabs(reading, [s for s in reading.by_type("IfcSlab") if s.id() not in landings])


def read_stairs(reading: Reading) -> list[Stair]:
    """Stairs; a flight that belongs to none stands for a stair of its own."""
    stairs = reading.by_type("IfcStair")
    flights = {e.id(): e for e in reading.by_type("IfcStairFlight")}
    bodies = reading.bodies(list(flights.values()), kind="stair flight")
    read = {step: _stair_flight(reading, e, bodies.get(step)) for step, e in flights.items()}
    wholes = with_parts(reading, stairs, kind="stair")
    found = []
    for stair in stairs:
        parts = reading.links.parts.get(stair.id(), ())
        facts = reading.facts(
            stair, shape=wholes.get(stair.id()), definitions=reading.definitions(stair)
        )
        own = tuple(read[part] for part in parts if part in read)
        seen = Surfaces() if own else reading.surfaces(stair)
        found.append(
            Stair(
                **facts,
                flights=own,
                landings=_landings(reading, parts),
                tops=seen.tops,
                soffits=seen.soffits,
            )
        )
    used = {flight.ref.step_id for stair in found for flight in stair.flights}
    alone = [flight for step, flight in read.items() if step not in used]
    return found + [Stair(**_shared(flight), flights=(flight,)) for flight in alone]


def read_ramps(reading: Reading) -> list[Ramp]:
    """Ramps; a flight that belongs to none stands for a ramp of its own."""
    ramps = reading.by_type("IfcRamp")
    flights = {e.id(): e for e in reading.by_type("IfcRampFlight")}
    bodies = reading.bodies(list(flights.values()), kind="ramp flight")
    read = {step: _ramp_flight(reading, e, bodies.get(step)) for step, e in flights.items()}
    wholes = with_parts(reading, ramps, kind="ramp")
    found = []
    for ramp in ramps:
        parts = reading.links.parts.get(ramp.id(), ())
        facts = reading.facts(
            ramp, shape=wholes.get(ramp.id()), definitions=reading.definitions(ramp)
        )
        own = tuple(read[part] for part in parts if part in read)
        tops = () if own else reading.surfaces(ramp).tops
        landings = _landings(reading, parts)
        found.append(Ramp(**facts, flights=own, landings=landings, tops=tops))
    used = {flight.ref.step_id for ramp in found for flight in ramp.flights}
    alone = [flight for step, flight in read.items() if step not in used]
    return found + [Ramp(**_shared(flight), flights=(flight,)) for flight in alone]


def read_lifts(reading: Reading) -> list[Lift]:
    """Transport elements except escalators, moving walkways and cranes."""
    lifts = [e for e in reading.by_type("IfcTransportElement") if not _is_other(reading, e)]
    bodies = reading.bodies(lifts, kind="lift")
    found = []
    for lift in lifts:
        definitions = reading.definitions(lift)
        facts = reading.facts(lift, shape=bodies.get(lift.id()), definitions=definitions)
        facts["predefined_type"] = facts["predefined_type"] or _transport_kind(reading, lift)
        found.append(Lift(**facts))
    return found


def read_railings(reading: Reading) -> list[Railing]:
    """All railings, with the height that a property declares."""
    railings = reading.by_type("IfcRailing")
    bodies = reading.bodies(railings, kind="railing")
    found = []
    for railing in railings:
        definitions = reading.definitions(railing)
        facts = reading.facts(railing, shape=bodies.get(railing.id()), definitions=definitions)
        declared = Railing(**facts).property("Height", group="Pset_RailingCommon")
        height = length(declared.value, 1.0) if declared else None
        found.append(Railing(**facts, height=height))
    return found


def _stair_flight(reading: Reading, flight: Entity, shape: Shape | None) -> StairFlight:
    scale = reading.units.length
    risers = reading.attribute(flight, "NumberOfRisers")  # IFC2X3 and early IFC4: NumberOfRiser
    risers = reading.attribute(flight, "NumberOfRiser") if risers is None else risers
    riser = length(reading.attribute(flight, "RiserHeight"), scale)
    tread = length(reading.attribute(flight, "TreadLength"), scale)
    if riser is not None and riser > _HIGHEST_RISER:
        riser = tread = None
    seen = reading.surfaces(flight)
    return StairFlight(
        **reading.facts(flight, shape=shape, definitions=reading.definitions(flight)),
        riser_height=riser,
        tread_length=tread,
        riser_count=risers if isinstance(risers, int) and risers > 0 else None,
        tops=seen.tops,
        soffits=seen.soffits,
    )


def _ramp_flight(reading: Reading, flight: Entity, shape: Shape | None) -> RampFlight:
    tops = reading.surfaces(flight).tops
    return RampFlight(
        **reading.facts(flight, shape=shape, definitions=reading.definitions(flight)),
        slope=slope_of(tops),
        clear_width=_across(shape) if shape else None,
        tops=tops,
    )


def _across(shape: Shape) -> float | None:
    """The short side of the smallest rectangle around the footprint, metres."""
    corners = getattr(shape.footprint.minimum_rotated_rectangle, "exterior", None)
    if corners is None:
        return None
    (ax, ay), (bx, by), (cx, cy) = list(corners.coords)[:3]
    return float(
        min(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5, ((bx - cx) ** 2 + (by - cy) ** 2) ** 0.5)
    )


def _landings(reading: Reading, parts: Sequence[int]) -> tuple[Slab, ...]:
    entities = [reading.model.by_id(part) for part in parts]
    return tuple(read_slabs(reading, [e for e in entities if e.is_a("IfcSlab")]))


def _shared(flight: StairFlight | RampFlight) -> dict[str, Any]:
    names = (
        "id", "ref", "storey_id", "shape", "frame", "description", "object_type", "type_name",
        "predefined_type", "tag", "properties", "classifications",
    )  # fmt: skip
    return {name: getattr(flight, name) for name in names}


def _transport_kind(reading: Reading, lift: Entity) -> str:
    """IFC2X3 calls the predefined type OperationType."""
    return enumerated(reading.attribute(lift, "OperationType"))


def _is_other(reading: Reading, lift: Entity) -> bool:
    kinds = {enumerated(reading.attribute(lift, "PredefinedType")), _transport_kind(reading, lift)}
    return bool(kinds & _NOT_LIFTS)
