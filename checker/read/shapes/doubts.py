"""When a body read by an engine is suspicious: its stored box or its stored area says otherwise."""

from ifcopenshell.util import unit as ifc_unit

from checker.read.opening import Entity, Model
from checker.read.shapes.project import Seen
from checker.read.shapes.representation import box_of

_AREAS = {"grossfloorarea", "netfloorarea"}  # other stored areas are never trusted
_AREA_SHARE = 0.01
_BOX_SHARE, _BOX_SLACK = 0.01, 0.01


def disagrees_with_box(product: Entity, local: Seen, scale: float) -> bool:
    """Whether the body, in the product's own axes, is larger or smaller than the stored box."""
    box = box_of(product, scale)
    if box is None:
        return False
    x0, y0, x1, y1 = local.area.bounds
    read = (x1 - x0, y1 - y0, local.top - local.base)
    pairs = zip(read, box[3:], strict=True)
    return any(abs(a - b) > _BOX_SLACK + _BOX_SHARE * abs(b) for a, b in pairs)


def disagrees_with_area(product: Entity, area: float, model: Model) -> bool:
    """Whether floor areas are stored and none is within 1 % of `area`, m²."""
    stored = _stored(product, model)
    return bool(stored) and all(abs(area - value) > _AREA_SHARE * value for value in stored)


def _stored(product: Entity, model: Model) -> list[float]:
    found: list[float] = []
    for relation in product.IsDefinedBy or ():
        if not relation.is_a("IfcRelDefinesByProperties"):
            continue
        group = relation.RelatingPropertyDefinition
        if group is None or not group.is_a("IfcElementQuantity"):
            continue
        areas = (each for each in group.Quantities or () if each.is_a("IfcQuantityArea"))
        found += [float(a.AreaValue) for a in areas if (a.Name or "").lower() in _AREAS]
    scale = ifc_unit.calculate_unit_scale(model, "AREAUNIT") if found else 1.0
    return [value * scale for value in found if value > 0]
