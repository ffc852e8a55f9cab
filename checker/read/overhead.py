"""Beams, ceilings, ducts and pipes: what may hang over people's heads."""

from collections.abc import Sequence

from checker.model import Overhead
from checker.read.opening import Entity
from checker.read.plaintext import enumerated
from checker.read.reading import Reading


def read_overheads(reading: Reading) -> list[Overhead]:
    """Beams, coverings that are ceilings, and segments of ducts, pipes and cable trays.

    Bodies of ceilings and segments are read directly or not at all: there may be thousands.
    """
    ceilings = [c for c in reading.by_type("IfcCovering") if _is_ceiling(reading, c)]
    return [
        *_overheads(reading, reading.by_type("IfcBeam"), kind="beam"),
        *_overheads(reading, ceilings, kind="ceiling"),
        *_overheads(reading, reading.by_type("IfcFlowSegment"), kind="duct"),
    ]


def _overheads(reading: Reading, entities: Sequence[Entity], *, kind: str) -> list[Overhead]:
    shapes = reading.bodies(entities, kind=kind)
    return [
        Overhead(**reading.facts(each, shape=shapes.get(each.id())), kind=kind) for each in entities
    ]


def _is_ceiling(reading: Reading, covering: Entity) -> bool:
    declared = enumerated(reading.attribute(covering, "PredefinedType"))
    if not declared and (typed := reading.definitions(covering).type) is not None:
        declared = enumerated(reading.attribute(typed, "PredefinedType"))
    return declared == "CEILING"
