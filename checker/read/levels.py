"""Reads the storeys themselves: name and level, before anything is put on them."""

from dataclasses import replace

from checker.model import Storey
from checker.read.opening import Entity
from checker.read.reading import Reading
from checker.read.storeys import StoreyFinder


def read_storeys(reading: Reading, *, offset_z: float) -> StoreyFinder:
    """All storeys by step id; `offset_z` is what rebasing took off heights, metres."""
    return StoreyFinder(
        by_step={
            s.id(): _storey(reading, s, offset_z) for s in reading.by_type("IfcBuildingStorey")
        }
    )


def _storey(reading: Reading, storey: Entity, offset_z: float) -> Storey:
    facts = reading.facts(storey, definitions=reading.definitions(storey))
    ref = facts.pop("ref")
    facts["storey_id"] = facts["id"]
    level = _level(reading, storey, offset_z)
    return Storey(**facts, ref=replace(ref, storey=ref.name or ref.long_name), elevation=level)


def _level(reading: Reading, storey: Entity, offset_z: float) -> float:
    """Height of the placement; where there is none, the Elevation attribute."""
    placed = reading.level(storey)
    if placed is not None:
        return placed
    declared = reading.attribute(storey, "Elevation")
    height = declared * reading.units.length if isinstance(declared, int | float) else 0.0
    return float(height - offset_z)
