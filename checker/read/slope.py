"""How steep the top of a slab or ramp flight is, from its body."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import ifcopenshell.geom
import numpy as np
from numpy.typing import NDArray

from checker.model import Shape
from checker.read.opening import Entity
from checker.read.reading import Reading

_THINNEST_RAMP = 0.2  # m from lowest to highest point; anything flatter is taken as level
_LEVEL = 1e-4  # rise over run below which a slope is drawing noise
_STEEPEST = 0.5  # z of a unit normal: faces steeper than 60 degrees are sides, not tops


def slopes_of(
    reading: Reading, products: Sequence[Entity], bodies: Mapping[int, Shape]
) -> dict[int, float]:
    """Rise over run of the largest upward face, by step id; absent when there is no body.

    A body under 0.2 m from bottom to top is level; an upright extrusion has a level top; only
    what is left is meshed.
    """
    found: dict[int, float] = {}
    for product in products:
        step = product.id()
        shape = bodies.get(step)
        if shape is None or not reading.may_touch(product):
            continue
        if shape.top - shape.base <= _THINNEST_RAMP or _is_upright(reading, product):
            found[step] = 0.0
        elif (slope := _meshed_slope(reading, product)) is not None:
            found[step] = slope
    return found


def slope_of_top(vertices: NDArray[np.float64], triangles: NDArray[np.int64]) -> float | None:
    """Rise over run of the upward plane with the largest area; nothing when no face looks up.

    `vertices` is n x 3 in any length unit, `triangles` m x 3 with outward order.

    >>> wedge = np.array([[0, 0, 0.0], [12, 0, 1], [12, 2, 1], [0, 2, 0]])
    >>> round(slope_of_top(wedge, np.array([[0, 1, 2], [0, 2, 3]])), 4)
    0.0833
    """
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    normals = np.cross(b - a, c - a)  # twice the area long
    size = np.linalg.norm(normals, axis=1)
    upward = normals[:, 2] > _STEEPEST * size
    if not upward.any():
        return None
    planes: dict[tuple[float, ...], NDArray[np.float64]] = {}
    for normal in normals[upward]:
        key = tuple(np.round(normal / np.linalg.norm(normal), 2).tolist())
        planes[key] = planes.get(key, np.zeros(3)) + normal
    x, y, z = max(planes.values(), key=lambda normal: float(np.linalg.norm(normal)))
    slope = math.hypot(float(x), float(y)) / float(z)
    return slope if slope > _LEVEL else 0.0


def _is_upright(reading: Reading, product: Entity) -> bool:
    """Whether the whole body is one profile in a level plane, pulled straight up."""
    items = _body_items(product)
    matrix = reading.shapes.placement(product)
    if matrix is None or len(items) != 1 or not items[0].is_a("IfcExtrudedAreaSolid"):
        return False
    position = items[0].Position
    axes = [position.Axis if position else None, items[0].ExtrudedDirection]
    directions = [np.array(d.DirectionRatios if d else (0.0, 0.0, 1.0), dtype=float) for d in axes]
    return all(
        math.hypot(x, y) <= _LEVEL * abs(z)
        for x, y, z in (matrix[:3, :3] @ direction for direction in directions)
    )


def _body_items(product: Entity) -> tuple[Entity, ...]:
    representation = product.get_argument(6)
    for each in representation.Representations if representation else ():
        if each.RepresentationIdentifier in {"Body", None, ""}:
            return tuple(each.Items)
    return ()


def _meshed_slope(reading: Reading, product: Entity) -> float | None:
    settings: Any = ifcopenshell.geom.settings()
    settings.set("use-world-coords", True)
    settings.set("disable-opening-subtractions", True)
    reading.journal(str(product.get_argument(0)))  # should the engine crash, this one did it
    try:
        mesh = ifcopenshell.geom.create_shape(settings, product).geometry
    except RuntimeError:
        return None
    finally:
        reading.journal("")
    vertices = np.array(mesh.verts, dtype=float).reshape(-1, 3)
    triangles = np.array(mesh.faces, dtype=np.int64).reshape(-1, 3)
    return slope_of_top(vertices, triangles) if len(triangles) else None
