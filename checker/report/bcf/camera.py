"""Where to look from: a camera above a box of the model that shows all of it."""

from dataclasses import dataclass
from itertools import product
from math import cos, radians, sin, tan

Vector = tuple[float, float, float]
Volume = tuple[float, float, float, float, float, float]
"""x0, y0, z0, x1, y1, z1 in metres."""

FIELD_OF_VIEW = 60.0
ASPECT = 4 / 3
_TILT = radians(60.0)
"""How far the camera looks down: steep enough to see over the walls of a small room."""
_AIR = 1.05
_NEAREST = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Its place (m), and unit vectors along its view and up the picture."""

    at: Vector
    direction: Vector
    up: Vector


def looking_at(volume: Volume) -> Camera:
    """A camera that sees the whole box, from above and from the lower edge of the plan.

    So the picture lies as the drawing does. The box fits into a square picture too: BCF 2.1 does
    not say how wide one is.
    """
    x0, y0, z0, x1, y1, z1 = volume
    middle = ((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2)
    direction = (0.0, cos(_TILT), -sin(_TILT))
    up = (0.0, sin(_TILT), cos(_TILT))
    half = tan(radians(FIELD_OF_VIEW) / 2)
    away = _NEAREST
    for corner in product((x0, x1), (y0, y1), (z0, z1)):
        x, y, z = (one - other for one, other in zip(corner, middle, strict=True))
        aside = max(abs(x), abs(y * up[1] + z * up[2]))
        away = max(away, aside / half * _AIR - (y * direction[1] + z * direction[2]))
    x, y, z = (one - away * step for one, step in zip(middle, direction, strict=True))
    return Camera(at=(x, y, z), direction=direction, up=up)
