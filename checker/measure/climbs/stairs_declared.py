"""What attributes and properties declare of a flight: riser, going, nosing, number of risers."""

from collections.abc import Iterator

from checker.measure.climbs.stairs_found import FoundFlight
from checker.measure.doors.declared import Declared
from checker.measure.stated import length

DIFFERS = 0.002
"""Metres by which a declared figure may differ from the measured one without being shown."""

_HIGHEST = 0.4
_FLIGHT, _STAIR = "Pset_StairFlightCommon", "Pset_StairCommon"


def declared_risers(found: FoundFlight) -> tuple[Declared, ...]:
    """Every riser height that the flight or its stair states, the flight's own first."""
    own = found.element.riser_height
    stated = (Declared(value=own, where="IfcStairFlight.RiserHeight"),) if own else ()
    return (*stated, *_lengths(found, "RiserHeight"))


def declared_goings(found: FoundFlight) -> tuple[Declared, ...]:
    """Every tread length (from nosing to nosing) that the flight or its stair states."""
    own = found.element.tread_length
    stated = (Declared(value=own, where="IfcStairFlight.TreadLength"),) if own else ()
    return (*stated, *_lengths(found, "TreadLength"))


def declared_nosing(found: FoundFlight) -> Declared | None:
    """How far the nosing overhangs, as stated; nothing where none is stated."""
    return next(_lengths(found, "NosingLength"), None)


def declared_count(found: FoundFlight) -> tuple[int, str] | None:
    """How many risers the flight states, and where; of a stair only if it is its one flight."""
    if found.element.riser_count:
        return found.element.riser_count, "IfcStairFlight.NumberOfRisers"
    alone = len(found.stair.flights) == 1
    for element, group in ((found.element, _FLIGHT), (found.stair, _STAIR)):
        prop = element.property("NumberOfRiser", "NumberOfRisers", group=group)
        value = prop.value if prop and (element is found.element or alone) else None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
            return int(value), f"{group}.{prop.name}" if prop else group
    return None


def differing(figures: tuple[Declared, ...], low: float, high: float) -> tuple[Declared, ...]:
    """Those that lie more than 2 mm outside what was measured."""
    return tuple(each for each in figures if not low - DIFFERS <= each.value <= high + DIFFERS)


def _lengths(found: FoundFlight, name: str) -> Iterator[Declared]:
    for element, group in ((found.element, _FLIGHT), (found.stair, _STAIR)):
        prop = element.property(name, group=group)
        value = length(prop) if prop else None
        if value is not None and value <= _HIGHEST * 2:
            yield Declared(value=value, where=f"{group}.{name}")
