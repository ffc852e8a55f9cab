"""Furniture and fittings (sanitary ware, radiators, hose reels), told apart by class and words."""

from collections.abc import Sequence

from checker.model import Fitting, Furniture, Wall
from checker.read.opening import Entity
from checker.read.plaintext import enumerated, plain
from checker.read.properties import Definitions
from checker.read.proxies import loose_proxies, standing_about
from checker.read.reading import Reading
from checker.read.wording import kind_in_words, kind_of_fire_terminal, kind_of_terminal

_CLASSES = (
    "IfcFurnishingElement", "IfcSystemFurnitureElement", "IfcFlowTerminal",
    "IfcEnergyConversionDevice", "IfcSpaceHeater", "IfcFireSuppressionTerminal",
)  # fmt: skip


def read_fittings(
    reading: Reading, walls: Sequence[Wall] = ()
) -> tuple[list[Furniture], list[Fitting]]:
    """Movable furniture, and fixed fittings with their kind.

    IFC2X3 has no occurrence class for a WC or a radiator: it is a flow terminal or an energy
    conversion device, which also stands for lamps and boilers, so its type or its words must
    speak of one of the kinds. Proxies that stand about are furniture, or fittings by their words.
    """
    furniture: list[tuple[Entity, Definitions]] = []
    fittings: list[tuple[Entity, Definitions, str]] = []
    for entity in reading.by_type(*_CLASSES):
        definitions = reading.definitions(entity)
        kind = _kind(reading, entity, definitions.type)
        if kind:
            fittings.append((entity, definitions, kind))
        elif entity.is_a("IfcFurnishingElement"):
            furniture.append((entity, definitions))
    for entity in _proxies(reading, walls):
        definitions = reading.definitions(entity)
        kind = kind_in_words(*_texts(entity, definitions.type))
        if kind:
            fittings.append((entity, definitions, kind))
        else:
            furniture.append((entity, definitions))
    return _furniture(reading, furniture), _fittings(reading, fittings)


def _proxies(reading: Reading, walls: Sequence[Wall]) -> list[Entity]:
    proxies = loose_proxies(reading)
    return standing_about(proxies, reading.bodies(proxies, kind="furniture"), walls)


def _texts(entity: Entity, typed: Entity | None) -> list[str]:
    texts = [plain(entity.get_argument(2)), plain(entity.get_argument(4))]
    if typed is not None:
        texts.append(plain(typed.get_argument(2)))
    return [text for text in texts if text]


def _kind(reading: Reading, entity: Entity, typed: Entity | None) -> str:
    worded = kind_in_words(*_texts(entity, typed))
    if entity.is_a("IfcEnergyConversionDevice") and worded != "radiator":
        worded = ""
    declared = enumerated(reading.attribute(entity, "PredefinedType"))
    if not declared and typed is not None:
        declared = enumerated(reading.attribute(typed, "PredefinedType"))
    if _is_of(entity, typed, "IfcSpaceHeater"):
        return "radiator"
    if _is_of(entity, typed, "IfcFireSuppressionTerminal"):
        return worded or kind_of_fire_terminal(declared)
    if _is_of(entity, typed, "IfcSanitaryTerminal"):
        inherited = enumerated(reading.attribute(typed, "PredefinedType")) if typed else ""
        return kind_of_terminal(declared) or kind_of_terminal(inherited) or worded or "other"
    return worded


def _is_of(entity: Entity, typed: Entity | None, kind: str) -> bool:
    return bool(entity.is_a(kind) or (typed is not None and typed.is_a(f"{kind}Type")))


def _furniture(reading: Reading, found: list[tuple[Entity, Definitions]]) -> list[Furniture]:
    solids = [reading.parts(entity) for entity, _ in found]  # first: faces read serve the hulls too
    shapes = reading.bodies([entity for entity, _ in found], kind="furniture")
    return [
        Furniture(
            **reading.facts(
                entity,
                shape=shapes.get(entity.id()),
                definitions=Definitions(type=definitions.type),  # its sets are never asked for
            ),
            solids=parts,
        )
        for (entity, definitions), parts in zip(found, solids, strict=True)
    ]


def _fittings(reading: Reading, found: list[tuple[Entity, Definitions, str]]) -> list[Fitting]:
    solids = [reading.parts(entity) for entity, _, _ in found]
    shapes = reading.bodies([entity for entity, _, _ in found], kind="fitting")
    return [
        Fitting(
            **reading.facts(entity, shape=shapes.get(entity.id()), definitions=definitions),
            kind=kind,
            solids=parts,
        )
        for (entity, definitions, kind), parts in zip(found, solids, strict=True)
    ]
