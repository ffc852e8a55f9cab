"""Arcs of circles and ellipses as points: fine enough for 1 mm and for 0.05 % of the area."""

import math
from collections.abc import Iterator

from checker.read.shapes.trouble import RefusedError

Point = tuple[float, float]

SAGITTA = 0.001  # metres between arc and chord, at most
LARGEST_RADIUS = 1e5  # metres; beyond it the engine hangs and no building is meant
_AREA_STEP = math.sqrt(6 * 0.00045)  # 1 - sin(a)/a is about a²/6: keeps the area to 0.05 %
_FULL = 2 * math.pi


def arc(*, radii: Point, start: float, sweep: float, centre: Point = (0.0, 0.0)) -> Iterator[Point]:
    """Points of an elliptic arc, both ends included. Metres and radians, positive to the left.

    Raises:
        RefusedError: the radius is not positive, not finite or above 100 km.

    >>> [(round(x, 3), round(y, 3)) for x, y in arc(radii=(1.0, 1.0), start=0.0, sweep=0.02)]
    [(1.0, 0.0), (1.0, 0.02)]
    """
    largest = max(radii)
    if not (min(radii) > 0 and largest <= LARGEST_RADIUS and math.isfinite(start + sweep)):
        raise RefusedError(f"The body has an arc with an impossible radius ({largest:g} m).")
    chord = 2 * math.acos(max(0.0, 1 - SAGITTA / largest))
    count = max(1, math.ceil(abs(sweep) / min(_AREA_STEP, chord)))
    for i in range(count + 1):
        angle = start + sweep * i / count
        yield (centre[0] + radii[0] * math.cos(angle), centre[1] + radii[1] * math.sin(angle))


def circle(*, radii: Point, centre: Point = (0.0, 0.0)) -> list[Point]:
    """A whole circle or ellipse without repeating its first point."""
    return list(arc(radii=radii, start=0.0, sweep=_FULL, centre=centre))[:-1]


def arc_through(first: Point, middle: Point, last: Point) -> list[Point]:
    """The arc through three points, ends included; a straight line when they lie on one.

    >>> points = arc_through((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
    >>> points[0], points[-1], all(abs(x * x + y * y - 1) < 1e-12 for x, y in points)
    ((1.0, 0.0), (-1.0, 0.0), True)
    """
    (ax, ay), (bx, by), (cx, cy) = first, middle, last
    ux, uy, vx, vy = bx - ax, by - ay, cx - ax, cy - ay
    double = 2 * (ux * vy - uy * vx)
    if abs(double) <= 1e-9 * max(math.hypot(vx, vy), 1e-9) ** 2:
        return [first, middle, last]
    u2, v2 = ux * ux + uy * uy, vx * vx + vy * vy
    dx, dy = (vy * u2 - uy * v2) / double, (ux * v2 - vx * u2) / double
    radius = math.hypot(dx, dy)
    centre = (ax + dx, ay + dy)
    start = math.atan2(-dy, -dx)
    sweep = (math.atan2(cy - centre[1], cx - centre[0]) - start) % _FULL
    if double < 0:
        sweep -= _FULL
    inner = list(arc(radii=(radius, radius), start=start, sweep=sweep, centre=centre))[1:-1]
    return [first, *inner, last]
