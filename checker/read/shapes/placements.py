"""Where products stand: chains of object placements, followed once and safe against rings."""

import math

import numpy as np

from checker.geometry.frame import Frame
from checker.read.opening import Entity
from checker.read.shapes.axes import Axes, Matrix
from checker.read.shapes.trouble import FAR_AWAY, RefusedError

_OBJECT_PLACEMENT = 5  # argument of every IfcProduct
_RELATIVE = {"IfcLocalPlacement": 1, "IfcLinearPlacement": 2}
_NOT_FOLLOWED = "Its placement cannot be followed: it is in a ring or on a grid."
_FARTHEST = 1e9  # metres: map coordinates are less; what is too far from the rest is told later
_UPRIGHT = 0.9  # a plan axis shorter than this leans by more than 25 degrees


class Placements:
    """World matrices of object placements, metres, less the offset."""

    def __init__(self, axes: Axes, *, offset: tuple[float, float, float]) -> None:
        """`offset` is subtracted from world coordinates, metres."""
        self._axes = axes
        self.root = np.eye(4)
        self.root[:3, 3] = [-part for part in offset]
        self._known: dict[int, Matrix | None] = {}
        self._troubles: dict[int, str] = {}

    def of(self, product: Entity) -> Matrix | None:
        """The matrix of a product; nothing without a placement, in a ring, or on a grid.

        Nor where a figure in it is no number, absurdly large, or a direction without length.
        """
        placement = product.get_argument(_OBJECT_PLACEMENT)
        if placement is None:
            return None
        step = placement.id()
        return self._known[step] if step in self._known else self._world(placement)

    def standing(self, product: Entity) -> Matrix:
        """The matrix of a product that must stand somewhere.

        Raises:
            RefusedError: it has no placement, or one that cannot be followed.
        """
        matrix = self.of(product)
        if matrix is not None:
            return matrix
        placement = product.get_argument(_OBJECT_PLACEMENT)
        if placement is None:
            # At the origin it would lie over other rooms, or free a passage that it narrows.
            raise RefusedError("It has a body but no placement, so nobody knows where it stands.")
        raise RefusedError(self._troubles.get(placement.id(), _NOT_FOLLOWED))

    def _world(self, placement: Entity) -> Matrix | None:
        chain: list[tuple[int, str, Entity]] = []
        matrix: Matrix | None = self.root
        current: Entity | None = placement
        seen: set[int] = set()
        while current is not None:
            step = current.id()
            if step in self._known:
                matrix = self._known[step]
                break
            if step in seen:
                matrix = None
                break
            seen.add(step)
            kind = current.is_a()
            chain.append((step, kind, current))
            current = current.get_argument(0) if kind == "IfcLocalPlacement" else None
        trouble = "" if current is None else self._troubles.get(current.id(), "")
        for step, kind, link in reversed(chain):
            if matrix is not None:
                matrix, trouble = self._below(matrix, kind, link)
            self._known[step] = matrix
            if trouble:
                self._troubles[step] = trouble
        return matrix

    def _below(self, matrix: Matrix, kind: str, link: Entity) -> tuple[Matrix | None, str]:
        """The world matrix of one more link of the chain, or why there is none."""
        try:
            own = self._own(kind, link)
        except RefusedError as trouble:
            return None, str(trouble)
        if own is None:
            return None, ""
        with np.errstate(all="ignore"):  # what is not finite is refused here
            whole = matrix @ own
        return (whole, "") if (np.abs(whole) < _FARTHEST).all() else (None, FAR_AWAY)

    def _own(self, kind: str, placement: Entity) -> Matrix | None:
        """The matrix of one link of the chain; nothing for grids and bare linear placements."""
        index = _RELATIVE.get(kind)
        relative = None if index is None else placement.get_argument(index)
        return None if relative is None else self._axes.object_placement(relative)


def frame_of(matrix: Matrix) -> Frame | None:
    """The plan frame of a placement; nothing when its x or y axis does not lie in plan."""
    (xx, yx, _, tx), (xy, yy, _, ty) = matrix[0].tolist(), matrix[1].tolist()
    x_length, y_length = math.hypot(xx, xy), math.hypot(yx, yy)
    if not (x_length > _UPRIGHT and y_length > _UPRIGHT and math.isfinite(tx + ty)):
        return None
    return Frame(
        origin=(tx, ty),
        x_axis=(xx / x_length, xy / x_length),
        y_axis=(yx / y_length, yy / y_length),
    )
