"""What the properties of a door declare: clear width, leaf width, thicknesses, all in metres."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.measure.stated import length
from checker.model import Door, Property

OURS = "SchoolCheck_Door"
CLEAR_WIDTH = (
    "ClearOpeningWidth",
    "Clear Opening Width",
    "EffectiveClearWidth",
    "Effective Clear Width",
    "ClearWidth",
    "Clear Width",
    "Clear Passage Width",
    "ClearPassageWidth",
    "Egress Width",
    "Durchgangslichte Breite",
    "Durchgangsbreite",
    "Lichte Durchgangsbreite",
    "Vrije doorgang",
    "Netto doorgang",
    "Largeur de passage libre",
)
LEAF_WIDTH = (
    "Door Panel Width",
    "DoorPanelWidth",
    "Leaf Width",
    "LeafWidth",
    "Door Leaf Width",
    "Türblatt Breite",
    "Türblattbreite",
    "Deurblad breedte",
)
LEAF_THICKNESS = (
    "Door Panel Thickness",
    "Leaf Thickness",
    "Panel Thickness",
    "Door Thickness",
    "Thickness",
)
_LEAF = (0.018, 0.085)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A length that a property states, in metres, with where it stood."""

    value: float
    where: str
    ours: bool = False


def declared_clear_widths(door: Door) -> tuple[Declared, ...]:
    """Every clear width the element or its type states, ours first, each name once."""
    found = [p for p in _called(door, CLEAR_WIDTH) if length(p) is not None]
    found.sort(key=lambda p: (p.group != OURS, p.inherited))
    return tuple(
        Declared(value=length(p) or 0.0, where=f"{p.group}.{p.name}", ours=p.group == OURS)
        for p in found
    )


def declared_leaf_width(door: Door) -> Declared | None:
    """The width of the leaf as a length, when between half the overall width and all of it."""
    overall = door.overall_width
    for prop in _called(door, LEAF_WIDTH):
        value = length(prop)
        if value is not None and overall and overall * _least_share(door) < value <= overall:
            return Declared(value=value, where=f"{prop.group}.{prop.name}")
    return None


def declared_leaf_thickness(door: Door) -> Declared | None:
    """The thickness of the leaf, from a property or the panel's depth, when a leaf can be so."""
    for prop in _called(door, LEAF_THICKNESS):
        value = length(prop)
        if value is not None and _LEAF[0] <= value <= _LEAF[1]:
            return Declared(value=value, where=f"{prop.group}.{prop.name}")
    depths = [p.depth for p in door.panels if p.depth and _LEAF[0] <= p.depth <= _LEAF[1]]
    return (
        Declared(value=max(depths), where="IfcDoorPanelProperties.PanelDepth") if depths else None
    )


def _called(door: Door, names: Iterable[str]) -> list[Property]:
    order = {name.casefold(): index for index, name in enumerate(names)}
    found = [p for p in door.properties if p.name.casefold() in order]
    return sorted(found, key=lambda p: (order[p.name.casefold()], p.inherited))


def _least_share(door: Door) -> float:
    """A leaf of a pair may be a quarter of the door, a single one is at least half of it."""
    pair = "DOUBLE" in door.operation.upper().split("_")[0] or len(door.panels) > 1
    return 0.25 if pair else 0.5
