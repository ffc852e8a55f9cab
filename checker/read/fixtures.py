"""Furniture and sanitary fittings, told apart by class, type and words."""

from checker.model import Fitting, Furniture
from checker.read.opening import Entity
from checker.read.plaintext import enumerated, plain
from checker.read.properties import Definitions
from checker.read.reading import Reading
from checker.read.wording import kind_in_words, kind_of_terminal


def read_fittings(reading: Reading) -> tuple[list[Furniture], list[Fitting]]:
    """Movable furniture, and fixed sanitary fittings with their kind.

    IFC2X3 has no occurrence class for a WC: it is a flow terminal, which also stands for lamps
    and sockets, so its type or its words must speak of something sanitary.
    """
    furniture: list[tuple[Entity, Definitions]] = []
    fittings: list[tuple[Entity, Definitions, str]] = []
    for entity in reading.by_type(
        "IfcFurnishingElement", "IfcFlowTerminal", "IfcSystemFurnitureElement"
    ):
        definitions = reading.definitions(entity)
        kind = _kind(reading, entity, definitions.type)
        if kind:
            fittings.append((entity, definitions, kind))
        elif entity.is_a("IfcFurnishingElement"):
            furniture.append((entity, definitions))
    return _furniture(reading, furniture), _fittings(reading, fittings)


def _kind(reading: Reading, entity: Entity, typed: Entity | None) -> str:
    texts = [plain(entity.get_argument(2)), plain(entity.get_argument(4))]
    if typed is not None:
        texts.append(plain(typed.get_argument(2)))
    worded = kind_in_words(*(text for text in texts if text))
    is_sanitary = entity.is_a("IfcSanitaryTerminal") or (
        typed is not None and typed.is_a("IfcSanitaryTerminalType")
    )
    if not is_sanitary:
        return worded
    declared = enumerated(reading.attribute(entity, "PredefinedType"))
    inherited = enumerated(reading.attribute(typed, "PredefinedType")) if typed else ""
    return kind_of_terminal(declared) or kind_of_terminal(inherited) or worded or "other"


def _furniture(reading: Reading, found: list[tuple[Entity, Definitions]]) -> list[Furniture]:
    shapes = reading.bodies([entity for entity, _ in found], kind="furniture")
    return [
        Furniture(
            **reading.facts(
                entity,
                shape=shapes.get(entity.id()),
                definitions=Definitions(type=definitions.type),  # its sets are never asked for
            )
        )
        for entity, definitions in found
    ]


def _fittings(reading: Reading, found: list[tuple[Entity, Definitions, str]]) -> list[Fitting]:
    shapes = reading.bodies([entity for entity, _, _ in found], kind="fitting")
    return [
        Fitting(
            **reading.facts(entity, shape=shapes.get(entity.id()), definitions=definitions),
            kind=kind,
        )
        for entity, definitions, kind in found
    ]
