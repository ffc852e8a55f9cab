"""Placements and transformations of IFC as 4 x 4 matrices in metres."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.read.opening import Entity
from checker.read.shapes.trouble import RefusedError

Matrix = NDArray[np.float64]
Vector = tuple[float, float, float]

_X: Vector = (1.0, 0.0, 0.0)
_Y: Vector = (0.0, 1.0, 0.0)
_Z: Vector = (0.0, 0.0, 1.0)
_TINY = 1e-9
NOWHERE = "A direction in its placement or body has no length, so nobody knows how it is turned."


class Axes:
    """Reads placements once each; translations are scaled to metres, rotations stay as they are."""

    def __init__(self, *, scale: float) -> None:
        """`scale` is metres per length unit of the file."""
        self.scale = scale
        self._placements: dict[int, Matrix] = {}

    def placement(self, entity: Entity | None) -> Matrix:
        """The matrix of an IfcAxis2Placement2D or 3D; identity when absent."""
        if entity is None:
            return np.eye(4)
        found = self._placements.get(entity.id())
        if found is None:
            found = self._placements[entity.id()] = self._placement(entity)
        return found

    def object_placement(self, entity: Entity) -> Matrix | None:
        """The matrix of a relative placement; nothing when it lies along a curve."""
        found = self._placements.get(entity.id())
        if found is None and entity.is_a() not in _PLACEMENTS:
            return None
        return self.placement(entity) if found is None else found

    def operator(self, entity: Entity) -> Matrix:
        """The matrix of an IfcCartesianTransformationOperator of any kind, mirrored ones too.

        2D operators leave z alone; a missing scale is 1, and missing second and third scales
        follow the first, as IFC defines.
        """
        first, second, origin, scale = (entity.get_argument(i) for i in range(4))
        kind = entity.is_a()
        extra = [entity.get_argument(i) for i in range(4, _ARGUMENTS.get(kind, 4))]
        is_3d = "3D" in kind
        z = _unit(_vector(extra[0]), _Z) if is_3d and extra[0] is not None else _Z
        x = _across(z, _vector(first) if first is not None else _X)
        y = _second(z, x, _vector(second) if second is not None else None)
        s1 = 1.0 if scale is None else float(scale)
        others = extra[1:] if is_3d else extra
        s2, s3 = (s1 if i >= len(others) or others[i] is None else float(others[i]) for i in (0, 1))
        return self._matrix((x, y, z), origin, (s1, s2, s3 if is_3d else 1.0))

    def direction(self, entity: Entity) -> Vector:
        """A direction as a unit vector; z is 0 for a 2D one.

        Raises:
            RefusedError: it points nowhere.
        """
        return _unit(_vector(entity), _Z)

    def _placement(self, entity: Entity) -> Matrix:
        kind = entity.is_a()
        if kind == "IfcAxis2Placement2D":
            reference = entity.get_argument(1)
            x = _unit(_vector(reference), _X) if reference is not None else _X
            return self._matrix((x, (-x[1], x[0], 0.0), _Z), entity.get_argument(0), _ONES)
        axis, reference = entity.get_argument(1), entity.get_argument(2)
        z = _unit(_vector(axis), _Z) if axis is not None else _Z
        x = _across(z, _vector(reference) if reference is not None else _X)
        return self._matrix((x, _cross(z, x), z), entity.get_argument(0), _ONES)

    def _matrix(self, axes: tuple[Vector, Vector, Vector], origin: Any, scales: Vector) -> Matrix:
        (x, y, z), (a, b, c), s = axes, scales, self.scale
        at = (*origin.get_argument(0), 0.0, 0.0) if origin is not None else (0.0, 0.0, 0.0)
        return np.array(
            [
                (x[0] * a, y[0] * b, z[0] * c, at[0] * s),
                (x[1] * a, y[1] * b, z[1] * c, at[1] * s),
                (x[2] * a, y[2] * b, z[2] * c, at[2] * s),
                (0.0, 0.0, 0.0, 1.0),
            ],
            dtype=np.float64,
        )


_PLACEMENTS = {"IfcAxis2Placement2D", "IfcAxis2Placement3D"}
_ONES: Vector = (1.0, 1.0, 1.0)
_ARGUMENTS = {
    "IfcCartesianTransformationOperator2DnonUniform": 5,
    "IfcCartesianTransformationOperator3D": 5,
    "IfcCartesianTransformationOperator3DnonUniform": 7,
}


def _vector(direction: Entity) -> Vector:
    """The ratios of a direction, as written unless they are very small or large.

    Raises:
        RefusedError: it points nowhere.
    """
    x, y, z = (*direction.get_argument(0), 0.0)[:3]
    largest = max(abs(x), abs(y), abs(z))
    if not 0.0 < largest < math.inf:
        raise RefusedError(NOWHERE)
    by = 1.0 if _TINY < largest < 1 / _TINY else largest
    return (x / by, y / by, z / by)


def _unit(vector: Vector, otherwise: Vector) -> Vector:
    x, y, z = vector
    length = math.sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if length > _TINY else otherwise


def _cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def _across(z: Vector, wish: Vector) -> Vector:
    """`wish` made square to z; where the two are parallel, another axis, as IFC has it."""
    along = wish[0] * z[0] + wish[1] * z[1] + wish[2] * z[2]
    rest = (wish[0] - along * z[0], wish[1] - along * z[1], wish[2] - along * z[2])
    if rest[0] ** 2 + rest[1] ** 2 + rest[2] ** 2 > _TINY**2:
        return _unit(rest, _X)
    return _across(z, _X if abs(z[0]) < 0.9 else _Y)  # noqa: PLR2004 - any axis not near z


def _second(z: Vector, x: Vector, wish: Vector | None) -> Vector:
    """The second axis: square to both, on the side of `wish`, so that mirrors stay mirrors."""
    y = _cross(z, x)
    if wish is None or y[0] * wish[0] + y[1] * wish[1] + y[2] * wish[2] >= 0:
        return y
    return (-y[0], -y[1], -y[2])
