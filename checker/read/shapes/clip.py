"""Upright prisms cut by half-spaces, seen from above: exact, without a geometry engine.

Cutting with a plane keeps, at each place in plan, one interval of height. So the body is a set of
plan cells, each with planes it lies above and planes it lies below, and its footprint is where
every lower plane stays below every upper one: straight cuts through polygons.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.read.opening import Entity
from checker.read.shapes.axes import Axes
from checker.read.shapes.bodies import Prism
from checker.read.shapes.curves import Curves
from checker.read.shapes.guard import MOST_BOOLEANS
from checker.read.shapes.project import Seen, keeps_upright, seen
from checker.read.shapes.repair import cleaned, united
from checker.read.shapes.trouble import NeedsEngineError, RefusedError

Plane = tuple[float, float, float]  # z = a x + b y + c; also the half-plane a x + b y + c >= 0

_LEVEL = 1e-9  # a plane whose normal has less z than this stands upright
_THIN = 1e-6  # metres: what a cut leaves thinner than this is nothing
_SLIVER = 1e-6  # m²: cells below 1 mm² are rounding and must not lend their height
_MOST_CELLS = 64
_KINDS = {"IfcBooleanClippingResult", "IfcBooleanResult"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a half-space leaves: above or below `plane`, or on one side of an upright one.

    With `within` the cut counts only inside that polygon.
    """

    plane: Plane
    side: str
    within: Polygon | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    area: BaseGeometry
    lower: tuple[Plane, ...]
    upper: tuple[Plane, ...]


def first_operand(item: Entity) -> tuple[Entity, list[Entity]]:
    """The solid at the bottom of a chain of differences, and the operands taken off it.

    Raises:
        NeedsEngineError: something other than a difference with half-spaces.
        RefusedError: more than 50 operations.
    """
    cutters: list[Entity] = []
    while item.is_a() in _KINDS:
        operator, item, cutter = (item.get_argument(i) for i in range(3))
        if operator != "DIFFERENCE" or not cutter.is_a("IfcHalfSpaceSolid"):
            raise NeedsEngineError(operator)
        cutters.append(cutter)
        if len(cutters) > MOST_BOOLEANS:
            raise RefusedError(
                f"Its body nests more than {MOST_BOOLEANS} Boolean operations; it is not read."
            )
    return item, cutters[::-1]


def read_cut(cutter: Entity, axes: Axes, curves: Curves) -> Cut:
    """What taking off one half-space leaves.

    Raises:
        NeedsEngineError: a curved surface, or a boundary that is not extruded upright.
    """
    surface = cutter.get_argument(0)
    if surface.is_a() != "IfcPlane":
        raise NeedsEngineError(surface.is_a())
    matrix = axes.placement(surface.get_argument(0))
    sign = 1.0 if cutter.get_argument(1) else -1.0  # the normal points away from the half-space
    x, y, z = (matrix[:3, 2] * sign).tolist()
    at = float(np.dot((x, y, z), matrix[:3, 3]))
    within = None
    if cutter.is_a("IfcPolygonalBoundedHalfSpace"):
        within = _boundary(cutter, axes, curves)
    if abs(z) <= _LEVEL:
        return Cut(plane=(x, y, -at), side="beside", within=within)
    plane = (-x / z, -y / z, at / z)
    return Cut(plane=plane, side="above" if z > 0 else "below", within=within)


def clipped(prism: Prism, cuts: list[Cut]) -> Seen | None:
    """The prism less its cuts, in the axes that the prism's matrix leads to.

    Raises:
        NeedsEngineError: the prism is not upright, or the cuts make too many cells.
    """
    whole = seen(prism)
    if whole is None:
        return None
    (_, _, zz) = prism.matrix[:3, 2].tolist()
    if (
        not keeps_upright(prism.matrix)
        or abs(whole.top - whole.base - abs(zz * prism.sweep[2])) > _THIN
    ):
        raise NeedsEngineError("a leaning prism")
    levels = ((0.0, 0.0, whole.base),), ((0.0, 0.0, whole.top),)
    cells = [_Cell(area=whole.area, lower=levels[0], upper=levels[1])]
    for cut in cuts:
        cells = [part for cell in cells for part in _cut(cell, cut)]
        if len(cells) > _MOST_CELLS:
            raise NeedsEngineError("too many cells")
    cells = [cell for cell in map(_trimmed, cells) if cell.area.area > _SLIVER]
    area = cleaned(united([cell.area for cell in cells])) if cells else None
    if area is None:
        return None
    return Seen(
        area=area,
        base=min(_extreme(cell.area, cell.lower, sign=-1.0) for cell in cells),
        top=max(_extreme(cell.area, cell.upper, sign=1.0) for cell in cells),
        problem=whole.problem,
    )


def _boundary(cutter: Entity, axes: Axes, curves: Curves) -> Polygon:
    position = axes.placement(cutter.get_argument(2))
    if not keeps_upright(position):
        raise NeedsEngineError("a leaning boundary")
    ring = np.array(curves.points(cutter.get_argument(3)), dtype=np.float64).reshape(-1, 2)
    polygon = Polygon(ring @ position[:2, :2].T + position[:2, 3])
    if not polygon.is_valid:
        raise NeedsEngineError("a boundary that crosses itself")
    return polygon


def _cut(cell: _Cell, cut: Cut) -> Iterator[_Cell]:
    inside = cell.area
    if cut.within is not None:
        inside = cell.area.intersection(cut.within)
        outside = cell.area.difference(cut.within)
        if not outside.is_empty:
            yield _Cell(area=outside, lower=cell.lower, upper=cell.upper)
    if cut.side == "beside":
        inside = _side(inside, cut.plane)
    lower = (*cell.lower, cut.plane) if cut.side == "above" else cell.lower
    upper = (*cell.upper, cut.plane) if cut.side == "below" else cell.upper
    if not inside.is_empty:
        yield _Cell(area=inside, lower=lower, upper=upper)


def _trimmed(cell: _Cell) -> _Cell:
    """The cell where something is left between its lower and its upper planes."""
    area = cell.area
    for low in cell.lower:
        for high in cell.upper:
            area = _side(area, _difference(high, low, less=_THIN))
    return _Cell(area=area, lower=cell.lower, upper=cell.upper)


def _extreme(area: BaseGeometry, planes: tuple[Plane, ...], *, sign: float) -> float:
    """The highest point of the lowest plane (sign 1), or the lowest of the highest (sign -1)."""
    everywhere = shapely.get_coordinates(area)
    rough = np.array([everywhere @ np.array(p[:2]) + p[2] for p in planes]) * sign
    found = [float(rough.min(axis=0).max())]
    for plane in planes:
        part = area
        for other in planes:
            if other is not plane:
                a, b, c = _difference(other, plane)
                part = _side(part, (a * sign, b * sign, c * sign))
        points = shapely.get_coordinates(part)
        if len(points):
            heights = points @ np.array(plane[:2]) + plane[2]
            found.append(float((heights * sign).max()))
    return sign * max(found)


def _difference(one: Plane, other: Plane, *, less: float = 0.0) -> Plane:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2] - less)


def _side(area: BaseGeometry, half: Plane) -> BaseGeometry:
    """The part of an area where a x + b y + c >= 0."""
    if area.is_empty:
        return area
    a, b, c = half
    x0, y0, x1, y1 = area.bounds
    box = [(x0 - 1, y0 - 1), (x1 + 1, y0 - 1), (x1 + 1, y1 + 1), (x0 - 1, y1 + 1)]
    values = [a * x + b * y + c for x, y in box]
    if min(values) >= 0:
        return area
    kept: list[tuple[float, float]] = []
    for i, (x, y) in enumerate(box):
        v, w, (u, t) = values[i], values[i - 3], box[i - 3]
        if v >= 0:
            kept.append((x, y))
        if (v >= 0) != (w >= 0):
            kept.append((x + (u - x) * v / (v - w), y + (t - y) * v / (v - w)))
    return area.intersection(Polygon(kept)) if kept else Polygon()
