"""Which representation of a product is its body, and what else stands beside it."""

from collections.abc import Iterator
from typing import Any

from checker.read.opening import Entity

_REPRESENTATION = 6  # argument of every IfcProduct
_BODIES = ("body", "facetation", "body-fallback", "tessellation")
_NOT_BODIES = frozenset({
    "axis", "box", "footprint", "annotation", "plan", "profile", "reference", "cog", "clearance",
    "lighting", "walkingline", "boundary", "curve", "plane",
})  # fmt: skip
_SOLID_TYPES = frozenset({
    "sweptsolid", "brep", "clipping", "csg", "mappedrepresentation", "surfacemodel", "surface3d",
    "tessellation", "advancedbrep", "advancedsweptsolid", "solidmodel", "solid",
})  # fmt: skip


def body_items(product: Entity) -> tuple[Entity, ...]:
    """The items of the body: the representation called Body, else Facetation, else the first solid.

    Bounding boxes, axes, footprints and drawings are no bodies. Empty when there is none.
    """
    found: dict[str, tuple[Entity, ...]] = {}
    for name, representation in _named(product):
        items = representation.get_argument(3)
        if not items:
            continue
        if name == "body":
            return tuple(items)
        if name in _BODIES or (name not in _NOT_BODIES and _is_solid(representation)):
            found.setdefault(name, tuple(items))
    first = next((found[name] for name in _BODIES if name in found), None)
    return first if first is not None else next(iter(found.values()), ())


def footprint_curves(product: Entity) -> list[Entity]:
    """The curves of a FootPrint representation."""
    curves: list[Entity] = []
    for name, representation in _named(product):
        if name == "footprint":
            for item in representation.get_argument(3) or ():
                is_set = item.is_a("IfcGeometricSet")
                curves += [*item.get_argument(0)] if is_set else [item]
    return [curve for curve in curves if curve.is_a("IfcCurve")]


def box_of(product: Entity, scale: float) -> tuple[float, ...] | None:
    """The stored bounding box in the product's own axes: x, y, z and the three sizes, metres."""
    for name, representation in _named(product):
        if name != "box":
            continue
        for item in representation.get_argument(3) or ():
            if item.is_a("IfcBoundingBox"):
                corner = (*item.get_argument(0).get_argument(0), 0.0, 0.0)[:3]
                sizes = [item.get_argument(i) for i in (1, 2, 3)]
                return tuple(float(v) * scale for v in (*corner, *sizes))
    return None


def _named(product: Entity) -> Iterator[tuple[str, Entity]]:
    shape = product.get_argument(_REPRESENTATION)
    representations: Any = shape.get_argument(2) if shape is not None else ()
    for each in representations or ():
        yield (each.get_argument(1) or "").lower(), each


def _is_solid(representation: Entity) -> bool:
    return (representation.get_argument(2) or "").lower() in _SOLID_TYPES
