"""Doors: size, operation, lining, panels, opening and wall, exactly as the file says."""

from collections.abc import Iterable
from typing import Any

from checker.model import Door, DoorPanel
from checker.read.opening import Entity
from checker.read.plaintext import enumerated
from checker.read.properties import Definitions
from checker.read.reading import Reading

_LONGEST = 1_000.0  # m
_DIGITS = 9  # a product such as 815 * 0.001 is not 0.815 in floating point


def read_doors(reading: Reading) -> list[Door]:
    """All doors, with their bodies and the solids these are made of."""
    doors = reading.by_type("IfcDoor")
    shapes = reading.bodies(doors, kind="door")
    return [_door(reading, door, shapes.get(door.id())) for door in doors]


def length(value: Any, scale: float) -> float | None:
    """A positive length in metres, to the nanometre; nothing for absent, zero or negative.

    Nor for one over 1 km: no part of a building is that long.

    >>> length(815, 0.001), length(0.0, 0.001), length(1e300, 0.001)
    (0.815, None, None)
    """
    is_size = isinstance(value, int | float) and 0 < value * scale < _LONGEST
    return round(value * scale, _DIGITS) if is_size else None


def host_of(reading: Reading, step: int) -> int | None:
    """The wall a door or window stands in: by its opening, or the curtain wall it is part of."""
    opening = reading.links.opening.get(step)
    if opening is not None and opening in reading.links.host:
        return reading.links.host[opening]
    return reading.links.whole.get(step)


def _door(reading: Reading, door: Entity, shape: Any) -> Door:
    definitions = reading.definitions(door)
    operation, origin = _operation(reading, door, definitions.type)
    step, scale = door.id(), reading.units.length
    opening = reading.links.opening.get(step)
    host = host_of(reading, step)
    rooms = reading.links.bounded.get(step, ())
    if opening is not None:
        rooms = tuple(dict.fromkeys((*rooms, *reading.links.bounded.get(opening, ()))))
    return Door(
        **reading.facts(door, shape=shape, definitions=definitions),
        overall_height=length(door.get_argument(8), scale),
        overall_width=length(door.get_argument(9), scale),
        operation=operation,
        operation_from=origin,
        **_lining(definitions, scale),
        panels=_panels(definitions, scale),
        solids=reading.shapes.details.solids(door) if reading.may_touch(door) else (),
        opening_id=next(iter(reading.ids([opening] if opening else [])), ""),
        host_id=next(iter(reading.ids([host] if host else [])), ""),
        boundary_ids=reading.ids(rooms),
    )


def _operation(reading: Reading, door: Entity, typed: Entity | None) -> tuple[str, str]:
    own = enumerated(reading.attribute(door, "OperationType"))
    if own:
        return own, "door"
    if typed is None:
        return "", "none"
    inherited = enumerated(reading.attribute(typed, "OperationType"))
    if not inherited:
        return "", "none"
    return inherited, "style" if typed.is_a("IfcDoorStyle") else "type"


def _each(definitions: Definitions, kind: str) -> Iterable[Entity]:
    """Sets of this class, the door's own first."""
    return (each for each in (*definitions.own, *definitions.inherited) if each.is_a(kind))


def _lining(definitions: Definitions, scale: float) -> dict[str, Any]:
    lining = next(iter(_each(definitions, "IfcDoorLiningProperties")), None)
    names = {"lining_depth": 4, "lining_thickness": 5, "threshold": 7}
    if lining is None:
        return dict.fromkeys(names)
    return {name: _length_or_zero(lining.get_argument(i), scale) for name, i in names.items()}


def _length_or_zero(value: Any, scale: float) -> float | None:
    return 0.0 if value == 0 else length(value, scale)


def _panels(definitions: Definitions, scale: float) -> tuple[DoorPanel, ...]:
    own = [each for each in definitions.own if each.is_a("IfcDoorPanelProperties")]
    found = own or [each for each in definitions.inherited if each.is_a("IfcDoorPanelProperties")]
    return tuple(
        DoorPanel(
            operation=enumerated(panel.get_argument(5)),
            position=enumerated(panel.get_argument(7)),
            width_ratio=_ratio(panel.get_argument(6)),
            depth=length(panel.get_argument(4), scale),
        )
        for panel in found
    )


def _ratio(value: Any) -> float | None:
    """A share of the opening; some tools write a length here, which is not one."""
    ok = isinstance(value, int | float) and 0 < value <= 1
    return float(value) if ok else None
