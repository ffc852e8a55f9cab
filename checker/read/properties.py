"""Property and quantity sets of an element and of its type, in metres and square metres."""

from dataclasses import dataclass, field
from typing import Any

from checker.model import Property
from checker.read.opening import Entity
from checker.read.plaintext import plain
from checker.read.units import Units, unit_scale

Value = str | float | bool
_SIZED = {"LENGTHUNIT", "AREAUNIT", "VOLUMEUNIT"}
_QUANTITY = {
    "IfcQuantityLength": "IfcLengthMeasure",
    "IfcQuantityArea": "IfcAreaMeasure",
    "IfcQuantityVolume": "IfcVolumeMeasure",
}
_DEEPEST = 8
_LARGEST = 1e15  # beyond it a figure is no measure of anything, and told as it is written
_DIGITS = 9  # a product such as 815 * 0.001 is not 0.815 in floating point


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What is attached to one element: its own sets, its type, and the sets of the type."""

    own: tuple[Entity, ...] = ()
    type: Entity | None = None
    inherited: tuple[Entity, ...] = ()


def definitions_of(product: Entity, *, has_is_typed_by: bool) -> Definitions:
    """Sets and type of an element; IFC2X3 keeps both in one relation, IFC4 in two."""
    own: list[Entity] = []
    typed: Entity | None = None
    for relation in product.IsDefinedBy:
        target = relation.get_argument(5)
        if relation.is_a("IfcRelDefinesByType"):
            typed = target
        elif target is not None:
            own.extend(_each_set(target))
    if has_is_typed_by:
        typed = next((relation.get_argument(5) for relation in product.IsTypedBy), None)
    inherited = (typed.get_argument(5) or ()) if typed is not None else ()
    return Definitions(own=tuple(own), type=typed, inherited=tuple(s for s in inherited if s))


def _each_set(target: Any) -> list[Entity]:
    """IFC4 also allows a bundle of sets where one set is meant."""
    if target.is_a("IfcPropertySetDefinitionSet"):
        return [each for each in target.get_argument(0) or () if each is not None]
    return [target]


@dataclass(slots=True, kw_only=True)
class PropertyReader:
    """Reads sets once each: exporters share one set among many elements, and values among sets.

    Lives as long as one reading, never longer.
    """

    units: Units
    _sets: dict[tuple[int, bool], tuple[Property, ...]] = field(default_factory=dict)
    _values: dict[tuple[str, int, bool], tuple[Property, ...]] = field(default_factory=dict)

    def read(self, definitions: Definitions) -> tuple[Property, ...]:
        """All properties and quantities, the element's own before those of its type."""
        found: list[Property] = []
        for each in definitions.own:
            found.extend(self._set(each, inherited=False))
        for each in definitions.inherited:
            found.extend(self._set(each, inherited=True))
        return tuple(found)

    def _set(self, entity: Entity, *, inherited: bool) -> tuple[Property, ...]:
        key = (entity.id(), inherited)
        if key not in self._sets:
            self._sets[key] = self._members(entity, inherited=inherited)
        return self._sets[key]

    def _members(self, entity: Entity, *, inherited: bool) -> tuple[Property, ...]:
        kind = entity.is_a()
        if kind == "IfcPropertySet":
            members = entity.get_argument(4)
        elif kind == "IfcElementQuantity":
            members = entity.get_argument(5)
        else:
            return ()
        group = plain(entity.get_argument(2))
        found: list[Property] = []
        for member in members or ():
            if member is None:
                continue
            key = (group, member.id(), inherited)
            if key not in self._values:
                self._values[key] = self._read_one(member, group, inherited=inherited)
            found.extend(self._values[key])
        return tuple(found)

    def _read_one(self, member: Entity, group: str, *, inherited: bool) -> tuple[Property, ...]:
        is_quantity = member.is_a("IfcPhysicalQuantity")
        pairs = (
            _quantities(member, self.units)
            if is_quantity
            else [(plain(member.get_argument(0)), _property_value(member, self.units))]
        )
        kind = "quantity" if is_quantity else "property"
        return tuple(
            Property(group=group, name=name, value=value, kind=kind, inherited=inherited)
            for name, value in pairs
            if value is not None
        )


def _property_value(member: Entity, units: Units, *, depth: int = 0) -> Value | None:
    kind = member.is_a()
    if kind == "IfcPropertySingleValue":
        return _value(member.get_argument(2), member.get_argument(3), units)
    if kind in {"IfcPropertyEnumeratedValue", "IfcPropertyListValue"}:
        unit = member.get_argument(3) if kind == "IfcPropertyListValue" else None
        return _joined([_value(each, unit, units) for each in member.get_argument(2) or ()])
    if kind == "IfcPropertyBoundedValue":
        upper, lower, unit = (member.get_argument(i) for i in (2, 3, 4))
        ends = [_value(end, unit, units) for end in (lower, upper)]
        return " to ".join("?" if end is None else _worded(end) for end in ends)
    if kind == "IfcComplexProperty" and depth < _DEEPEST:
        return _joined(
            [
                f"{plain(each.get_argument(0))}: {_worded(value)}"
                for each in member.get_argument(3) or ()
                if each and (value := _property_value(each, units, depth=depth + 1)) is not None
            ]
        )
    return None


def _quantities(
    member: Entity, units: Units, *, before: str = "", depth: int = 0
) -> list[tuple[str, Value | None]]:
    """Name and value; the parts of a complex quantity are named `Whole.Part`."""
    name = before + plain(member.get_argument(0))
    if member.is_a("IfcPhysicalComplexQuantity"):
        parts = [each for each in member.get_argument(2) or () if each]
        return [
            pair
            for each in parts
            if depth < _DEEPEST
            for pair in _quantities(each, units, before=f"{name}.", depth=depth + 1)
        ]
    measure = _QUANTITY.get(member.is_a(), "")
    factor = _factor(member.get_argument(2), measure, units)
    return [(name, _scaled(member.get_argument(3), factor))]


def _value(nominal: Any, unit: Entity | None, units: Units) -> Value | None:
    if nominal is None:
        return None
    raw = nominal.get_argument(0)
    if isinstance(raw, bool | str) or raw is None:
        return plain(raw) if isinstance(raw, str) else raw
    if isinstance(raw, int | float):
        return _scaled(raw, _factor(unit, nominal.is_a(), units))
    return plain(raw)


def _scaled(raw: Any, factor: float) -> Value | None:
    if not isinstance(raw, int | float):
        return None
    value = raw * factor
    if not abs(value) < _LARGEST:
        return plain(raw)
    return float(value) if factor == 1.0 else round(float(value), _DIGITS)


def _factor(unit: Entity | None, measure: str, units: Units) -> float:
    """A unit written beside the value goes before the project's."""
    if unit is not None and unit.is_a("IfcNamedUnit") and unit.UnitType in _SIZED:
        return unit_scale(unit) or units.factor(measure)
    return units.factor(measure)


def _joined(values: list[Any]) -> str | None:
    words = [_worded(value) for value in values if value is not None]
    return plain("; ".join(words)) if words else None


def _worded(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else value
