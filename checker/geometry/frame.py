"""A local plan frame: where an element stands and which way its own axes point."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
_Corners = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Origin (m, rebased plan) and the element's own x and y axes as unit vectors in plan.

    The y axis is kept, not derived, so that a mirrored placement stays mirrored.
    For a door x runs along the leaf and y through the wall, as IFC defines it.
    """

    origin: Point
    x_axis: Point = (1.0, 0.0)
    y_axis: Point = (0.0, 1.0)

    def to_plan(self, x: float, y: float) -> Point:
        """Local (x, y) in metres as a point on the plan.

        >>> Frame(origin=(10.0, 5.0), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0)).to_plan(2.0, 1.0)
        (9.0, 7.0)
        """
        (ox, oy), (ax, ay), (bx, by) = self.origin, self.x_axis, self.y_axis
        return (ox + x * ax + y * bx, oy + x * ay + y * by)

    def to_local(self, point: Point) -> Point:
        """A point on the plan in the element's own axes, metres.

        >>> Frame(origin=(10.0, 5.0), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0)).to_local((9.0, 7.0))
        (2.0, 1.0)
        """
        dx, dy = point[0] - self.origin[0], point[1] - self.origin[1]
        return (
            dx * self.x_axis[0] + dy * self.x_axis[1],
            dx * self.y_axis[0] + dy * self.y_axis[1],
        )

    def shape_to_local(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape of the plan in the element's own axes, metres."""
        return self.shapes_to_local([shape])[0]

    def shapes_to_local(self, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """Several shapes of the plan in the element's own axes, metres, moved in one go."""
        (ox, oy), (ax, ay), (bx, by) = self.origin, self.x_axis, self.y_axis

        def move(corners: _Corners) -> _Corners:
            # The origin first, or one that is far off costs digits.
            x, y = corners[:, 0] - ox, corners[:, 1] - oy
            return np.stack([ax * x + ay * y, bx * x + by * y], axis=1)

        moved: list[BaseGeometry] = shapely.transform(np.array(shapes, dtype=object), move).tolist()
        return moved
