"""How far to move a model so that its coordinates are small numbers."""

from collections.abc import Sequence
from statistics import median

import numpy as np

from checker.read.opening import Entity, Model
from checker.read.shapes.reader import ShapeReader

Offset = tuple[float, float, float]

_FAR = 1_000.0  # metres: nearer models stay where they are
_SAMPLE = 25
_KINDS = ("IfcSpace", "IfcDoor", "IfcWall", "IfcSlab", "IfcBuildingStorey", "IfcSite")


def choose_offset(file: Model, scale: float) -> Offset:
    """Whole metres to subtract from world coordinates; zeros when the model is within 1 km.

    Taken from the middle of a sample of placements, else of the bodies themselves, because
    some exporters leave placements at the origin and write map coordinates into the bodies.
    """
    reader = ShapeReader(file, scale=scale, engines=False)
    sample = _sample(file)
    found = _middle([_standing(reader, product) for product in sample])
    if found == (0.0, 0.0, 0.0) and sample:
        shapes = reader.shapes(_bodies(sample), kind="sample").values()
        at = [(*shape.footprint.bounds[:2], shape.base) for shape in shapes]
        found = _middle([*at])
    return found


def _sample(file: Model) -> list[Entity]:
    for kind in _KINDS:
        products = file.by_type(kind)
        if products:
            return list(products[:: max(1, len(products) // _SAMPLE)])
    return []


def _bodies(sample: Sequence[Entity]) -> list[Entity]:
    return [product for product in sample if product.is_a("IfcSpace")][:5]


def _standing(reader: ShapeReader, product: Entity) -> Offset | None:
    matrix = reader.placement(product)
    if matrix is None or not np.isfinite(matrix).all():
        return None
    x, y, z = matrix[:3, 3].tolist()
    return (x, y, z)


def _middle(points: Sequence[Offset | None]) -> Offset:
    known = [point for point in points if point is not None]
    if not known:
        return (0.0, 0.0, 0.0)
    x, y, z = (float(round(median(axis))) for axis in zip(*known, strict=True))
    is_far = max(abs(x), abs(y)) > _FAR
    return (x if is_far else 0.0, y if is_far else 0.0, z if abs(z) > _FAR else 0.0)
