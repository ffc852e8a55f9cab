"""Bodies seen from above: footprint, lowest and highest level."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Polygon

from checker.model.facts import Area
from checker.read.shapes.axes import Matrix
from checker.read.shapes.bodies import Body, Mesh, Points, Prism, corners, prism_mesh
from checker.read.shapes.repair import CROSSED, cleaned, repaired, united
from checker.read.shapes.trouble import RefusedError

_FARTHEST = 1e7  # metres
_LEVEL = 1e-6  # how far from vertical or horizontal still counts as it
_FACE = 1e-8  # m²: faces that look smaller than this from above stand upright
_FLAT = 1e-6  # metres between levels that are one
_SQUARE = 1e-4
_BALANCED = 1e-4  # share by which up and down faces of a closed solid may differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A footprint with levels in metres; `problem` as in `ShapeSource`."""

    area: Area
    base: float
    top: float
    engine: str = "direct"
    problem: str = ""
    is_hull: bool = False


def seen(body: Body, *, hull: bool = False) -> Seen | None:
    """The body in plan; nothing when it covers no area. `hull` asks for the convex hull only.

    Raises:
        RefusedError: coordinates that are not finite or beyond 10 000 km.
    """
    if isinstance(body, Prism):
        if _is_upright(body):
            return _upright(body)
        mesh = prism_mesh(body)
        return _mesh(mesh) if mesh else None
    return _hull(body) if hull else _mesh(body)


def joined(parts: Sequence[Seen]) -> Seen | None:
    """Several bodies of one element as one."""
    if len(parts) < 2:  # noqa: PLR2004
        return parts[0] if parts else None
    area = cleaned(united([part.area for part in parts]))
    if area is None:
        return None
    return Seen(
        area=area,
        base=min(part.base for part in parts),
        top=max(part.top for part in parts),
        engine=max((part.engine for part in parts), key=_RANK.index),
        problem=next((part.problem for part in parts if part.problem), ""),
        is_hull=any(part.is_hull for part in parts),
    )


def moved(known: Seen, matrix: Matrix) -> Seen:
    """A footprint under a transformation that keeps upright what is upright."""
    (a, b, _, x), (c, d, _, y), (_, _, lift, z) = matrix[:3].tolist()
    area = shapely.transform(
        known.area, lambda p: p @ np.array([(a, c), (b, d)]) + np.array((x, y))
    )
    levels = (known.base * lift + z, known.top * lift + z)
    within(np.array([*area.bounds, *levels]))
    return Seen(
        area=area,
        base=min(levels),
        top=max(levels),
        engine=known.engine,
        problem=known.problem,
        is_hull=known.is_hull,
    )


def keeps_upright(matrix: Matrix) -> bool:
    """Whether vertical lines stay vertical and levels stay level under this matrix."""
    tilt = max(abs(matrix[0, 2]), abs(matrix[1, 2]), abs(matrix[2, 0]), abs(matrix[2, 1]))
    return bool(tilt <= _LEVEL * abs(matrix[2, 2]))


def within(values: NDArray[np.float64]) -> None:
    """Refuse values that are not finite or absurdly far away.

    Raises:
        RefusedError: with a sentence for the report.
    """
    if not (np.abs(values) < _FARTHEST).all():
        raise RefusedError("Its body has coordinates that are not numbers or absurdly far away.")


_RANK = ("direct", "cgal-simple", "opencascade")


def _is_upright(prism: Prism) -> bool:
    (_, _, _, _), (_, _, _, _), (zx, zy, zz, _) = prism.matrix[:3].tolist()
    sx, sy, sz = prism.sweep
    if abs(zx) + abs(zy) > _LEVEL * abs(zz):
        return False
    return abs(sx) + abs(sy) <= _LEVEL * abs(sz) and keeps_upright(prism.matrix)


def _upright(prism: Prism) -> Seen | None:
    turn, shift = prism.matrix[:2, :2].T, prism.matrix[:2, 3]
    parts: list[Area] = []
    problem = ""
    for outline in prism.outlines:
        if len(outline.shell) < 3:  # noqa: PLR2004
            continue
        rings = [ring @ turn + shift for ring in (outline.shell, *outline.holes)]
        for ring in rings:
            within(ring)
        polygon = Polygon(rings[0], [ring for ring in rings[1:] if len(ring) > 2])  # noqa: PLR2004
        area, trouble = repaired(polygon)
        problem = problem or trouble
        if area is not None:
            parts.append(area)
    area = (parts[0] if len(parts) == 1 else cleaned(united(parts))) if parts else None
    if area is None:
        return None
    z, lift = float(prism.matrix[2, 3]), float(prism.matrix[2, 2]) * prism.sweep[2]
    within(np.array((z, lift)))
    return Seen(area=area, base=min(z, z + lift), top=max(z, z + lift), problem=problem)


def _hull(mesh: Mesh) -> Seen | None:
    within(mesh.points)
    area = cleaned(MultiPoint(mesh.points[:, :2]).convex_hull)
    return _levelled(mesh, area, is_hull=True)


def _mesh(mesh: Mesh) -> Seen | None:
    within(mesh.points)
    flat = mesh.points[:, :2]
    areas = _signed(flat, mesh.starts)[mesh.faces[:-1]]
    chosen = np.flatnonzero(_looking(areas, is_solid=mesh.is_solid))
    if not len(chosen):  # outlines that cross themselves may sum to nothing
        chosen = np.array([f for f in range(len(areas)) if _is_level(mesh, f)], dtype=np.intp)
    polygons = _polygons(mesh, flat, chosen)
    if not len(polygons):
        return None
    problem = ""
    for i in np.flatnonzero(~shapely.is_valid(polygons)):
        area, trouble = repaired(polygons[i])
        polygons[i] = area if area is not None else Polygon()
        problem = problem or (trouble if _is_level(mesh, int(chosen[i])) else "")
    return _levelled(mesh, cleaned(united(polygons)), problem=problem)


def _levelled(
    mesh: Mesh, area: Area | None, *, problem: str = "", is_hull: bool = False
) -> Seen | None:
    if area is None:
        return None
    levels = mesh.points[:, 2]
    return Seen(
        area=area,
        base=float(levels.min()),
        top=float(levels.max()),
        engine=mesh.engine,
        problem=mesh.warning or problem,
        is_hull=is_hull,
    )


def _signed(flat: Points, starts: NDArray[np.intp]) -> NDArray[np.float64]:
    """Signed area of every ring seen from above, positive when it runs to the left.

    Measured from each ring's first point, so that rings far from the origin stay exact.
    """
    counts = np.diff(starts)
    local = flat - np.repeat(flat[starts[:-1]], counts, axis=0)
    ahead = np.arange(1, len(flat) + 1)
    ahead[starts[1:] - 1] = starts[:-1]
    crossed = local[:, 0] * local[ahead, 1] - local[:, 1] * local[ahead, 0]
    return np.asarray(np.add.reduceat(crossed, starts[:-1]) / 2, dtype=np.float64)


def _looking(areas: NDArray[np.float64], *, is_solid: bool) -> NDArray[np.bool_]:
    """Faces whose union is the footprint: of a closed solid one side is enough."""
    up, down = areas > _FACE, areas < -_FACE
    if is_solid:
        above, below = float(areas[up].sum()), -float(areas[down].sum())
        if above > 0 and abs(above - below) <= _BALANCED * above:
            return up if up.sum() < down.sum() else down
    return np.asarray(up | down)


def _polygons(mesh: Mesh, flat: Points, chosen: NDArray[np.intp]) -> NDArray[np.object_]:
    """Polygons of the chosen faces; those with one ring each are made in one call."""
    firsts, counts = mesh.faces[chosen], mesh.faces[chosen + 1] - mesh.faces[chosen]
    found = np.empty(len(chosen), dtype=object)
    is_simple = counts == 1
    rings = firsts[is_simple]
    if len(rings):
        lengths = mesh.starts[rings + 1] - mesh.starts[rings]
        own = np.repeat(np.arange(len(rings)), lengths)
        begins = np.repeat(mesh.starts[rings] - np.cumsum(lengths) + lengths, lengths)
        rows = np.arange(len(own)) + begins
        found[is_simple] = shapely.polygons(shapely.linearrings(flat[rows], indices=own))
    for i in np.flatnonzero(~is_simple).tolist():
        some = range(int(firsts[i]), int(firsts[i] + counts[i]))
        shell, *holes = (flat[mesh.starts[r] : mesh.starts[r + 1]] for r in some)
        found[i] = Polygon(shell, holes)
    return found


def _is_level(mesh: Mesh, face: int) -> bool:
    """Whether a face lies level: only there does a crossing outline mean a crossing body."""
    first, last = mesh.starts[mesh.faces[face]], mesh.starts[mesh.faces[face + 1]]
    return bool(np.ptp(mesh.points[first:last, 2]) <= _FLAT)


__all__ = ["CROSSED", "Seen", "corners", "joined", "keeps_upright", "moved", "seen", "within"]
