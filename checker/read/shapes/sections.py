"""Parametric profiles as rings around their own origin; small fillets of steel are left out."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.read.opening import Entity
from checker.read.shapes.arcs import Point, arc, circle
from checker.read.shapes.trouble import RefusedError

Ring = NDArray[np.float64]

_QUARTER = np.pi / 2


def _sizes(profile: Entity, scale: float, *indices: int) -> list[float]:
    values = [profile.get_argument(i) for i in indices]
    if not all(isinstance(v, int | float) and v > 0 for v in values):
        raise RefusedError("A profile lacks a dimension, or it is not positive.")
    return [v * scale for v in values]


def _ring(points: Sequence[Point]) -> Ring:
    return np.array(points, dtype=np.float64)


def _box(x: float, y: float, radius: float = 0.0) -> Ring:
    a, b = x / 2, y / 2
    r = min(radius, a, b)
    if r <= 0:
        return _ring([(-a, -b), (a, -b), (a, b), (-a, b)])
    corners = ((a - r, r - b, -1), (a - r, b - r, 0), (r - a, b - r, 1), (r - a, r - b, 2))
    found: list[Point] = []
    for cx, cy, turn in corners:
        found += arc(radii=(r, r), start=turn * _QUARTER, sweep=_QUARTER, centre=(cx, cy))
    return _ring(found)


def _rectangle(profile: Entity, scale: float) -> list[Ring]:
    x, y = _sizes(profile, scale, 3, 4)
    return [_box(x, y)]


def _rounded(profile: Entity, scale: float) -> list[Ring]:
    x, y = _sizes(profile, scale, 3, 4)
    return [_box(x, y, (profile.get_argument(5) or 0.0) * scale)]


def _rectangle_hollow(profile: Entity, scale: float) -> list[Ring]:
    x, y, wall = _sizes(profile, scale, 3, 4, 5)
    inner, outer = ((profile.get_argument(i) or 0.0) * scale for i in (6, 7))
    if 2 * wall >= min(x, y):
        return [_box(x, y, outer)]
    return [_box(x, y, outer), _box(x - 2 * wall, y - 2 * wall, inner)]


def _circle(profile: Entity, scale: float) -> list[Ring]:
    (r,) = _sizes(profile, scale, 3)
    return [_ring(circle(radii=(r, r)))]


def _circle_hollow(profile: Entity, scale: float) -> list[Ring]:
    r, wall = _sizes(profile, scale, 3, 4)
    outer = _ring(circle(radii=(r, r)))
    return [outer] if wall >= r else [outer, _ring(circle(radii=(r - wall, r - wall)))]


def _ellipse(profile: Entity, scale: float) -> list[Ring]:
    a, b = _sizes(profile, scale, 3, 4)
    return [_ring(circle(radii=(a, b)))]


def _trapezium(profile: Entity, scale: float) -> list[Ring]:
    bottom, top, y = _sizes(profile, scale, 3, 4, 5)
    left = (profile.get_argument(6) or 0.0) * scale - bottom / 2
    a, b = bottom / 2, y / 2
    return [_ring([(-a, -b), (a, -b), (left + top, b), (left, b)])]


def _i_shape(profile: Entity, scale: float) -> list[Ring]:
    width, depth, web, flange = _sizes(profile, scale, 3, 4, 5, 6)
    top, top_flange = width, flange
    if profile.is_a() == "IfcAsymmetricIShapeProfileDef":
        top = _sizes(profile, scale, 8)[0]
        top_flange = (profile.get_argument(9) or 0.0) * scale or flange
    a, t, w, b = width / 2, top / 2, web / 2, depth / 2
    low, high = flange - b, b - top_flange
    right = [(a, -b), (a, low), (w, low), (w, high), (t, high), (t, b)]
    return [_ring(right + [(-x, y) for x, y in reversed(right)])]


def _l_shape(profile: Entity, scale: float) -> list[Ring]:
    depth, thick = _sizes(profile, scale, 3, 5)
    width = (profile.get_argument(4) or 0.0) * scale or depth
    a, b = width / 2, depth / 2
    return [
        _ring([(-a, -b), (a, -b), (a, thick - b), (thick - a, thick - b), (thick - a, b), (-a, b)])
    ]


def _t_shape(profile: Entity, scale: float) -> list[Ring]:
    depth, width, web, flange = _sizes(profile, scale, 3, 4, 5, 6)
    a, b, w = width / 2, depth / 2, web / 2
    right = [(w, -b), (w, b - flange), (a, b - flange), (a, b)]
    return [_ring(right + [(-x, y) for x, y in reversed(right)])]


def _u_shape(profile: Entity, scale: float) -> list[Ring]:
    depth, width, web, flange = _sizes(profile, scale, 3, 4, 5, 6)
    a, b = width / 2, depth / 2
    upper = [(a, b), (-a, b)]
    inner = [(-a, -b), (a, -b), (a, flange - b), (web - a, flange - b), (web - a, b - flange)]
    return [_ring([*inner, (a, b - flange), *upper])]


def _c_shape(profile: Entity, scale: float) -> list[Ring]:
    depth, width, t, girth = _sizes(profile, scale, 3, 4, 5, 6)
    a, b = width / 2, depth / 2
    upper = [(t - a, b - t), (a - t, b - t), (a - t, b - girth), (a, b - girth), (a, b), (-a, b)]
    lower = [(x, -y) for x, y in reversed(upper)]
    return [_ring(upper + lower)]


def _z_shape(profile: Entity, scale: float) -> list[Ring]:
    depth, width, web, flange = _sizes(profile, scale, 3, 4, 5, 6)
    reach, b, w = width, depth / 2, web / 2  # from the middle of the web, as the engine has it
    half = [(-w, -b), (reach, -b), (reach, flange - b), (w, flange - b)]
    return [_ring(half + [(-x, -y) for x, y in half])]


SECTIONS: dict[str, Callable[[Entity, float], list[Ring]]] = {
    "IfcRectangleProfileDef": _rectangle,
    "IfcRoundedRectangleProfileDef": _rounded,
    "IfcRectangleHollowProfileDef": _rectangle_hollow,
    "IfcCircleProfileDef": _circle,
    "IfcCircleHollowProfileDef": _circle_hollow,
    "IfcEllipseProfileDef": _ellipse,
    "IfcTrapeziumProfileDef": _trapezium,
    "IfcIShapeProfileDef": _i_shape,
    "IfcAsymmetricIShapeProfileDef": _i_shape,
    "IfcLShapeProfileDef": _l_shape,
    "IfcTShapeProfileDef": _t_shape,
    "IfcUShapeProfileDef": _u_shape,
    "IfcCShapeProfileDef": _c_shape,
    "IfcZShapeProfileDef": _z_shape,
}
