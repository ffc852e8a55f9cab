"""The project's units: one length unit or no reading at all, and scales to metres."""

import math
from dataclasses import dataclass
from typing import Any

import ifcopenshell
import ifcopenshell.geom

from checker.errors import ModelUnreadableError
from checker.read.opening import Entity, Model

_PREFIX = {
    "EXA": 1e18, "PETA": 1e15, "TERA": 1e12, "GIGA": 1e9, "MEGA": 1e6, "KILO": 1e3, "HECTO": 1e2,
    "DECA": 1e1, "DECI": 1e-1, "CENTI": 1e-2, "MILLI": 1e-3, "MICRO": 1e-6, "NANO": 1e-9,
    "PICO": 1e-12, "FEMTO": 1e-15, "ATTO": 1e-18,
}  # fmt: skip
_POWER = {"LENGTHUNIT": 1, "AREAUNIT": 2, "VOLUMEUNIT": 3}
_SHORT = {1.0: "m", 0.1: "dm", 0.01: "cm", 0.001: "mm", 0.3048: "ft", 0.0254: "in", 0.9144: "yd"}
_LONGEST_CHAIN = 5  # conversions of conversions
_ASK = "Export again with exactly one length unit in the project's units."


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Factors that turn figures in the file into metres, square metres, cubic metres, radians."""

    length: float
    area: float
    volume: float
    angle: float
    length_name: str

    def factor(self, measure: str) -> float:
        """The factor for an IFC measure type (`IfcPositiveLengthMeasure`); 1 for all others.

        >>> Units(length=0.001, area=1e-6, volume=1, angle=1, length_name="mm").factor(
        ...     "IfcAreaMeasure")
        1e-06
        """
        if measure.endswith("LengthMeasure"):
            return self.length
        if measure == "IfcAreaMeasure":
            return self.area
        return self.volume if measure == "IfcVolumeMeasure" else 1.0


def read_units(model: Model, *, name: str) -> Units:
    """The units of the project, checked against the ones that the geometry engine will use.

    Raises:
        ModelUnreadableError: no project, no units, no length unit, two of different size, or an
            engine that understands the unit differently.
    """
    projects = model.by_type("IfcProject")
    if not projects:
        raise ModelUnreadableError(
            f"{name} holds no IfcProject, so it is not a whole model: nothing can be checked.",
            code="no-project",
            ask="Export the whole model, not single elements.",
        )
    scales = {u for project in projects for u in _scales(project, "LENGTHUNIT")}
    if not scales:
        raise ModelUnreadableError(
            f"{name} does not say its length unit: 2400 could be millimetres or feet.",
            code="no-units",
            ask=_ASK,
        )
    length = min(scales)
    if max(scales) > length * (1 + 1e-6):
        told = " and ".join(_named(scale) for scale in sorted(scales))
        raise ModelUnreadableError(
            f"{name} has more than one length unit ({told}), so no dimension can be trusted.",
            code="two-length-units",
            ask=_ASK,
        )
    _engine_must_agree(model, length, name)
    project = projects[0]
    return Units(
        length=length,
        area=_first(project, "AREAUNIT", length**2),
        volume=_first(project, "VOLUMEUNIT", length**3),
        angle=_first(project, "PLANEANGLEUNIT", 1.0),
        length_name=_named(length),
    )


def unit_scale(unit: Entity, *, depth: int = 0) -> float | None:
    """The size of a named unit in metres (or m2, m3, rad); nothing when it cannot be told."""
    if unit is None or depth > _LONGEST_CHAIN:
        return None
    if unit.is_a("IfcSIUnit"):
        return float(_PREFIX.get(unit.Prefix, 1.0) ** _POWER.get(unit.UnitType, 1))
    if not unit.is_a("IfcConversionBasedUnit"):
        return None
    return _converted(unit.ConversionFactor, depth=depth)


def _converted(measure: Entity, *, depth: int) -> float | None:
    if measure is None or measure.ValueComponent is None:
        return None
    base = unit_scale(measure.UnitComponent, depth=depth + 1)
    value = _number(measure.ValueComponent.get_argument(0))
    if base is None or value is None or value <= 0:
        return None
    return value * base


def _number(value: Any) -> float | None:
    ok = isinstance(value, int | float) and math.isfinite(value)
    return float(value) if ok else None


def _scales(project: Entity, kind: str) -> list[float]:
    assignment = project.UnitsInContext
    if assignment is None:
        return []
    named = [u for u in assignment.Units or () if u is not None and u.is_a("IfcNamedUnit")]
    found = [unit_scale(u) for u in named if u.UnitType == kind]
    return [scale for scale in found if scale]


def _first(project: Entity, kind: str, otherwise: float) -> float:
    return next(iter(_scales(project, kind)), otherwise)


def _named(scale: float) -> str:
    near = [name for size, name in _SHORT.items() if abs(scale / size - 1) < 1e-4]  # noqa: PLR2004
    return near[0] if near else f"{scale:g} m"


def _engine_must_agree(model: Model, length: float, name: str) -> None:
    engine = _engine_scale(model)
    if engine is not None and abs(engine / length - 1) > 1e-6:  # noqa: PLR2004
        raise ModelUnreadableError(
            f"{name}: the length unit reads as {_named(length)} in one way and {_named(engine)} "
            "in another, so no dimension can be trusted.",
            code="conflicting-units",
            ask=_ASK,
        )


def _engine_scale(model: Model) -> float | None:
    """The scale that the geometry engine will use; nothing without an element to ask it for."""
    some = model.by_type("IfcProduct")[:1]
    if not some:
        return None
    settings = ifcopenshell.geom.settings()
    engine = ifcopenshell.geom.iterator(settings, model, include=list(some))
    return float(engine.unit_magnitude())
