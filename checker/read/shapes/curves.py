"""Curves of IFC as lists of plan points in metres."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from checker.read.opening import Entity
from checker.read.shapes.arcs import Point, arc, arc_through, circle
from checker.read.shapes.axes import Axes, Matrix
from checker.read.shapes.trouble import NeedsEngineError, RefusedError

MOST_POINTS = 20_000
_MOST_NESTED = 10
_FULL = 2 * math.pi
_JOIN = 1e-6  # metres: segments that meet closer than this are one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Reads curves. `angle` gives radians per plane angle unit, when an angle is met."""

    axes: Axes
    angle: Callable[[], float]

    def points(self, curve: Entity) -> list[Point]:
        """The curve as points, first to last, in the curve's own plane.

        Raises:
            NeedsEngineError: a spline or another curve that is not read here.
            RefusedError: an absurd radius, or more than 20 000 points.
        """
        return self._points(curve, 0)

    def _points(self, curve: Entity, depth: int) -> list[Point]:
        read = _READERS.get(curve.is_a())
        if read is None or depth > _MOST_NESTED:
            raise NeedsEngineError(curve.is_a())
        points = read(self, curve, depth)
        if len(points) > MOST_POINTS:
            raise RefusedError(
                f"An outline has {len(points)} points; more than {MOST_POINTS} are not read."
            )
        return points


def _polyline(curves: Curves, curve: Entity, _depth: int) -> list[Point]:
    s = curves.axes.scale
    return [(at[0] * s, at[1] * s) for at in [p.get_argument(0) for p in curve.get_argument(0)]]


def _indexed(curves: Curves, curve: Entity, _depth: int) -> list[Point]:
    s = curves.axes.scale
    listed = [(p[0] * s, p[1] * s) for p in curve.get_argument(0).get_argument(0)]
    segments = curve.get_argument(1)
    if not segments:
        return listed
    found: list[Point] = []
    for segment in segments:
        indices = segment.get_argument(0)
        if not all(0 < i <= len(listed) for i in indices):
            raise RefusedError("An outline refers to a point that is not in its list.")
        points = [listed[i - 1] for i in indices]
        if segment.is_a() == "IfcArcIndex" and len(points) == 3:  # noqa: PLR2004
            points = arc_through(points[0], points[1], points[2])
        found += points[1:] if found and found[-1] == points[0] else points
    return found


def _composite(curves: Curves, curve: Entity, depth: int) -> list[Point]:
    found: list[Point] = []
    for segment in curve.get_argument(0):
        if not segment.is_a("IfcCompositeCurveSegment"):
            raise NeedsEngineError(segment.is_a())
        points = curves._points(segment.get_argument(2), depth + 1)  # noqa: SLF001 - same module
        if segment.get_argument(1) is False:
            points = points[::-1]
        if found and points and math.dist(found[-1], points[0]) <= _JOIN:
            points = points[1:]
        found += points
    return found


def _conic(curves: Curves, curve: Entity, _depth: int) -> list[Point]:
    return _placed(_position(curves, curve), circle(radii=_radii(curves, curve)))


def _trimmed(curves: Curves, curve: Entity, _depth: int) -> list[Point]:
    basis, first, last, agrees, master = (curve.get_argument(i) for i in range(5))
    kind = basis.is_a()
    if kind == "IfcLine":
        return [_on_line(curves, basis, trims, master) for trims in (first, last)]
    if kind not in {"IfcCircle", "IfcEllipse"}:
        raise NeedsEngineError(kind)
    matrix, radii = _position(curves, basis), _radii(curves, basis)
    start, end = (_on_conic(curves, matrix, radii, t, master) for t in (first, last))
    sweep = (end - start) % _FULL if agrees is not False else -((start - end) % _FULL)
    if abs(sweep) < 1e-12:  # noqa: PLR2004 - equal trims mean the whole curve
        sweep = _FULL if agrees is not False else -_FULL
    return _placed(matrix, list(arc(radii=radii, start=start, sweep=sweep)))


def _on_line(curves: Curves, line: Entity, trims: Any, master: str) -> Point:
    parameter, point = _trim(curves, trims)
    if point is not None and (master != "PARAMETER" or parameter is None):
        return point
    if parameter is None:
        raise RefusedError("A line is trimmed by nothing.")
    s = curves.axes.scale
    at, along = line.get_argument(0).get_argument(0), line.get_argument(1)
    direction = curves.axes.direction(along.get_argument(0))
    length = parameter * along.get_argument(1) * s
    return (at[0] * s + direction[0] * length, at[1] * s + direction[1] * length)


def _on_conic(curves: Curves, matrix: Matrix, radii: Point, trims: Any, master: str) -> float:
    parameter, point = _trim(curves, trims)
    if parameter is not None and (master != "CARTESIAN" or point is None):
        return parameter * curves.angle()
    if point is None:
        raise RefusedError("An arc is trimmed by nothing.")
    (a, b, _, tx), (c, d, _, ty) = matrix[0].tolist(), matrix[1].tolist()
    size = a * d - b * c
    x, y = point[0] - tx, point[1] - ty
    if not size or not min(radii) > 0:
        raise RefusedError("An arc lies in no plane or has no radius.")
    return math.atan2((a * y - c * x) / size / radii[1], (d * x - b * y) / size / radii[0])


def _trim(curves: Curves, trims: Any) -> tuple[float | None, Point | None]:
    parameter, point, s = None, None, curves.axes.scale
    for trim in trims or ():
        value = trim.get_argument(0)
        if trim.is_a() == "IfcParameterValue":
            parameter = float(value)
        else:
            point = (value[0] * s, value[1] * s)
    return parameter, point


def _position(curves: Curves, conic: Entity) -> Matrix:
    return curves.axes.placement(conic.get_argument(0))


def _radii(curves: Curves, conic: Entity) -> Point:
    first = conic.get_argument(1) * curves.axes.scale
    if conic.is_a() == "IfcCircle":
        return (first, first)
    return (first, conic.get_argument(2) * curves.axes.scale)


def _placed(matrix: Matrix, points: list[Point]) -> list[Point]:
    (a, b, _, tx), (c, d, _, ty) = matrix[0].tolist(), matrix[1].tolist()
    return [(a * x + b * y + tx, c * x + d * y + ty) for x, y in points]


_READERS: dict[str, Callable[[Curves, Entity, int], list[Point]]] = {
    "IfcPolyline": _polyline,
    "IfcIndexedPolyCurve": _indexed,
    "IfcCompositeCurve": _composite,
    "Ifc2DCompositeCurve": _composite,
    "IfcCircle": _conic,
    "IfcEllipse": _conic,
    "IfcTrimmedCurve": _trimmed,
}
