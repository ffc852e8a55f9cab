"""Small facts that any element may carry: shape and its source, properties, classifications."""

import math
from dataclasses import dataclass

from shapely import MultiPolygon, Polygon

Area = Polygon | MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeSource:
    """How a shape was read: `direct`, `cgal-simple`, `opencascade`, `none`, and any trouble.

    `problem` is a plain sentence when the shape cannot be trusted (a self-crossing outline,
    an engine warning): measures of such an element are Unknown. Empty when all is well.
    """

    engine: str
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A body seen from above, in rebased metres, with its lowest and highest level.

    `footprint` is valid, has positive area and may have holes or several parts.
    `base` and `top` are z in the rebased frame, not heights above a storey.
    `hull_only` says that the footprint is the convex hull: never smaller than the truth.
    """

    footprint: Area
    base: float
    top: float
    source: ShapeSource
    hull_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A plane piece of a body's top or underside: its outline on the plan and how high it lies.

    `level` is z at the centroid of `area`, rebased metres; `slope` is the rise over run along
    the plan's x and y axes, (0, 0) where it is level.
    """

    area: Area
    level: float
    slope: tuple[float, float] = (0.0, 0.0)

    @property
    def gradient(self) -> float:
        """Rise over run along the steepest line.

        >>> from shapely import box
        >>> Surface(area=box(0, 0, 4, 1), level=0.5, slope=(0.03, 0.04)).gradient
        0.05
        """
        return math.hypot(*self.slope)

    def at(self, x: float, y: float) -> float:
        """Height (z) of the plane at a point of the plan (m), within the area or beyond it.

        >>> from shapely import box
        >>> Surface(area=box(0, 0, 4, 1), level=0.5, slope=(0.25, 0.0)).at(4.0, 0.5)
        1.0
        """
        middle = self.area.centroid
        return self.level + self.slope[0] * (x - middle.x) + self.slope[1] * (y - middle.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property or quantity, in metres, square metres or as written.

    `kind` is `property` or `quantity`. `inherited` says that it came from the type.
    """

    group: str
    name: str
    value: str | float | bool
    kind: str = "property"
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A classification reference: the system's name as written, the code and its title."""

    system: str
    code: str
    title: str = ""
