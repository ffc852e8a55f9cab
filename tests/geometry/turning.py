"""Turning, mirroring, moving and reordering plans: what no measure may notice."""

import math
from dataclasses import dataclass

from hypothesis import strategies as st
from shapely import Polygon, affinity
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Turn:
    """Mirror, then turn (degrees) about the origin, then move (metres)."""

    angle: float
    mirrored: bool
    x: float
    y: float

    def __call__(self, shape: BaseGeometry) -> BaseGeometry:
        flipped = affinity.scale(shape, xfact=-1.0, origin=(0, 0)) if self.mirrored else shape
        return affinity.translate(
            affinity.rotate(flipped, self.angle, origin=(0, 0)), self.x, self.y
        )


_MOVES = st.floats(-500.0, 500.0).map(lambda metres: round(metres, 9))
"""No model is moved by less than an atom: such numbers only try the arithmetic of GEOS."""
TURNS = st.builds(Turn, angle=st.floats(0.0, 360.0), mirrored=st.booleans(), x=_MOVES, y=_MOVES)
FAR = Turn(angle=27.3, mirrored=True, x=412_345.0, y=287_654.0)
"""A model that was not moved near its origin: good to a tenth of a millimetre all the same."""


def started_elsewhere(polygon: Polygon, steps: int) -> Polygon:
    """The same polygon with its corners listed from another one, the other way round."""
    corners = list(polygon.exterior.coords)[:-1]
    shift = steps % len(corners)
    turned = (corners[shift:] + corners[:shift])[::-1]
    return Polygon(turned, [list(ring.coords) for ring in polygon.interiors])


def l_shape(width: float, depth: float, arm: float) -> Polygon:
    """An L with both arms `arm` wide."""
    return Polygon([(0, 0), (width, 0), (width, arm), (arm, arm), (arm, depth), (0, depth)])


def elbow_radius(arm: float) -> float:
    """Radius of the circle in the elbow of an L that touches both outer walls and the corner."""
    return arm * (2 - math.sqrt(2))
