"""How IFC2X3 says what IFC4 says: other classes, other names, fewer attributes."""

from collections.abc import Mapping
from functools import cache

from ifcopenshell import ifcopenshell_wrapper

_CLASSES_2X3 = {
    "IfcFurniture": "IfcFurnishingElement",
    "IfcSanitaryTerminal": "IfcFlowTerminal",
    "IfcDoorType": "IfcDoorStyle",
}

_NAMES_2X3 = {
    "IfcStair": {"PredefinedType": "ShapeType"},
    "IfcRamp": {"PredefinedType": "ShapeType"},
    "IfcStairFlight": {"NumberOfRisers": "NumberOfRiser"},
    "IfcTransportElement": {"PredefinedType": "OperationType"},
    "IfcSpace": {"PredefinedType": "InteriorOrExteriorSpace"},
    "IfcClassificationReference": {"Identification": "ItemReference"},
}

_VALUES_2X3: dict[tuple[str, str], dict[object, object]] = {
    ("IfcSpace", "InteriorOrExteriorSpace"): {"SPACE": "INTERNAL"},
}

_DEFAULTS_2X3: dict[str, dict[str, object]] = {
    "IfcDoorStyle": {
        "ConstructionType": "NOTDEFINED",
        "ParameterTakesPrecedence": False,
        "Sizeable": False,
    },
    "IfcClassification": {"Source": "", "Edition": ""},
}


def spoken(
    schema: str, ifc_class: str, attributes: Mapping[str, object]
) -> tuple[str, dict[str, object]]:
    """The class and attributes as `schema` has them; attributes that it lacks are left out."""
    if schema == "IFC2X3":
        name = _CLASSES_2X3.get(ifc_class, ifc_class)
        renames = _NAMES_2X3.get(ifc_class, {})
        said = {renames.get(key, key): value for key, value in attributes.items()}
        said = {**_DEFAULTS_2X3.get(name, {}), **said}
        said = {
            key: _VALUES_2X3.get((name, key), {}).get(_hashable(value), value)
            for key, value in said.items()
        }
    else:
        name, said = ifc_class, dict(attributes)
    known = _attributes(schema, name)
    return name, {key: value for key, value in said.items() if key in known and value is not None}


def _hashable(value: object) -> object:
    return value if isinstance(value, str) else None


@cache
def _attributes(schema: str, ifc_class: str) -> frozenset[str]:
    identifier = {"IFC4X3": "IFC4X3_ADD2"}.get(schema, schema)
    declaration = ifcopenshell_wrapper.schema_by_name(identifier).declaration_by_name(ifc_class)
    entity = declaration.as_entity()
    if entity is None:
        raise ValueError(f"{ifc_class} is no entity of {schema}")
    return frozenset(attribute.name() for attribute in entity.all_attributes())
