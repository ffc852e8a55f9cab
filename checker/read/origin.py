"""Where a model comes from: file, tool, project name and true north."""

import math

from checker.model import ModelSource, Problem
from checker.read.container import Given
from checker.read.opening import Model
from checker.read.plaintext import plain
from checker.read.preflight import Preflight
from checker.read.units import Units

_METRES = {"None": 1.0, "KILO": 1000.0, "CENTI": 0.01, "MILLI": 0.001}
_UNFILLED = {
    "project",
    "project name",
    "project number",
    "default",
    "building",
    "building name",
    "undefined",
}


def read_source(model: Model, given: Given, checked: Preflight, units: Units) -> ModelSource:
    """The file with the schema, tool and unit that it names."""
    application = next(iter(model.by_type("IfcApplication")), None)
    name = plain(application.ApplicationFullName) if application else ""
    version = plain(application.Version) if application else ""
    return ModelSource(
        file=given.name,
        sha256=given.sha256,
        schema=checked.schema,
        authoring_tool=name if version in name else f"{name} {version}".strip(),
        length_unit=units.length_name,
        size=given.size,
        map_origin=map_origin(model, units),
    )


def map_origin(model: Model, units: Units) -> tuple[float, float, float] | None:
    """Eastings, northings and height (m) of the model's own origin; nothing in IFC2X3."""
    if model.schema == "IFC2X3":
        return None
    for each in model.by_type("IfcMapConversion"):
        unit = getattr(each.TargetCRS, "MapUnit", None)
        scale = _METRES.get(str(unit.Prefix)) if unit and unit.is_a("IfcSIUnit") else units.length
        found = (each.Eastings, each.Northings, each.OrthogonalHeight)
        if scale and all(isinstance(axis, int | float) and math.isfinite(axis) for axis in found):
            return (found[0] * scale, found[1] * scale, found[2] * scale)
    return None


def project_name(model: Model) -> str:
    """Long name or name of the project, else of the building; template texts are passed over."""
    told = [
        text
        for entity in (*model.by_type("IfcProject"), *model.by_type("IfcBuilding"))
        for text in (plain(entity.LongName), plain(entity.Name))
        if text
    ]
    filled = [
        text for text in told if text.strip("/ ").replace("/", " ").casefold() not in _UNFILLED
    ]
    return next(iter(filled or told), "")


def several_buildings(model: Model) -> tuple[Problem, ...]:
    """A note where more than one building has parts: a user may not expect a house on the site."""
    wholes = {
        each.RelatingObject.id(): each.RelatingObject
        for each in model.by_type("IfcRelAggregates")
        if each.RelatingObject.is_a("IfcBuilding") and each.RelatedObjects
    }
    if len(wholes) <= 1:
        return ()
    names = ", ".join(plain(each.LongName) or plain(each.Name) or "?" for each in wholes.values())
    note = Problem(
        code="several-buildings",
        scope="note",
        message=f"The model holds {len(wholes)} buildings ({names}); all count as one school.",
        ask="Leave out of the export what is no part of the school.",
    )
    return (note,)


def true_north(model: Model) -> float:
    """Direction of true north in degrees anticlockwise from x; straight up when not said."""
    for context in model.by_type("IfcGeometricRepresentationContext", include_subtypes=False):
        if context.TrueNorth is None or context.ContextType not in {None, "Model"}:
            continue
        try:
            x, y = context.TrueNorth.DirectionRatios[:2]
            angle = math.degrees(math.atan2(y, x)) if x or y else 90.0
        except (AttributeError, RuntimeError, TypeError, ValueError):  # a record of the wrong form
            continue
        return round(angle, 6)
    return 90.0
