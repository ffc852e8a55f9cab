"""Bodies seen from above: footprint, lowest and highest level."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from checker.model.facts import Area
from checker.read.shapes.axes import Matrix
from checker.read.shapes.bodies import Body, Cloud, Mesh, Points, Prism, prism_mesh
from checker.read.shapes.profiles import Outline
from checker.read.shapes.repair import cleaned, repaired, united
from checker.read.shapes.trouble import FAR_AWAY, FARTHEST, RefusedError

_LEVEL = 1e-6  # how far from vertical or horizontal still counts as it
_FACE = 1e-8  # m²: faces that look smaller than this from above stand upright
_FLAT = 1e-6  # metres between levels that are one
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
        if _stands(body):
            return _sideways(body)
        mesh = prism_mesh(body)
        return _mesh(mesh) if mesh else None
    if isinstance(body, Cloud) or hull:
        return hulls([body.points], engine="direct" if isinstance(body, Cloud) else body.engine)
    return _mesh(body)


def hulls(clouds: Sequence[Points], *, engine: str = "direct") -> Seen | None:
    """The convex hulls of clouds of points, united; all hulls are made in one call."""
    points = np.concatenate(clouds)
    within(points)
    owners = np.repeat(np.arange(len(clouds)), [len(cloud) for cloud in clouds])
    made: Any = shapely.convex_hull(shapely.multipoints(points[:, :2], indices=owners))
    # GEOS leaves dents in the hull of more than 50 points where three lie on a line.
    found = np.atleast_1d(shapely.convex_hull(made))
    found = found[shapely.area(found) > _FACE]
    area = cleaned(united(found)) if len(found) else None
    if area is None:
        return None
    base, top = float(points[:, 2].min()), float(points[:, 2].max())
    return Seen(area=area, base=base, top=top, engine=engine, is_hull=True)


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


def moved(known: Seen, matrix: Matrix) -> Seen | None:
    """A footprint under a transformation that keeps upright what is upright.

    Nothing when the transformation leaves no area.
    """
    (a, b, _, x), (c, d, _, y), (_, _, lift, z) = matrix[:3].tolist()
    area = shapely.transform(
        known.area, lambda p: p @ np.array([(a, c), (b, d)]) + np.array((x, y))
    )
    levels = (known.base * lift + z, known.top * lift + z)
    within(np.array([*area.bounds, *levels]))
    if area.area <= 0:
        return None
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
    (_, _, xz, _), (_, _, yz, _), (zx, zy, zz, _), _ = matrix.tolist()
    return bool(abs(xz) + abs(yz) + abs(zx) + abs(zy) <= _LEVEL * abs(zz))


def within(values: NDArray[np.float64]) -> None:
    """Refuse values that are not finite or absurdly far away.

    Raises:
        RefusedError: with a sentence for the report.
    """
    if not (np.abs(values) < FARTHEST).all():
        raise RefusedError(FAR_AWAY)


def outlines(mesh: Mesh, chosen: NDArray[np.intp]) -> NDArray[np.object_]:
    """Plan polygons of the chosen faces; those with one ring each are made in one call."""
    flat = mesh.points[:, :2]
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


_RANK = ("direct", "cgal-simple", "opencascade")


def _is_upright(prism: Prism) -> bool:
    (_, _, xz, _), (_, _, yz, _), (zx, zy, zz, _), _ = prism.matrix.tolist()
    sx, sy, sz = prism.sweep
    tilt = abs(xz) + abs(yz) + abs(zx) + abs(zy)
    return bool(tilt <= _LEVEL * abs(zz) and abs(sx) + abs(sy) <= _LEVEL * abs(sz))


def _upright(prism: Prism) -> Seen | None:
    turn, shift = prism.matrix[:2, :2].T, prism.matrix[:2, 3]
    parts: list[Area] = []
    problem = ""
    for outline in prism.outlines:
        if len(outline.shell) < 3:  # noqa: PLR2004
            continue
        area, trouble = repaired(_polygon(outline, turn, shift))
        problem = problem or trouble
        if area is not None:
            parts.append(area)
    area = (parts[0] if len(parts) == 1 else cleaned(united(parts))) if parts else None
    if area is None:
        return None
    _, _, (_, _, zz, z), _ = prism.matrix.tolist()
    lift = zz * prism.sweep[2]
    if not (abs(z) < FARTHEST and abs(lift) < FARTHEST):
        raise RefusedError(FAR_AWAY)
    return Seen(area=area, base=min(z, z + lift), top=max(z, z + lift), problem=problem)


def _polygon(outline: Outline, turn: Points, shift: Points) -> Polygon:
    shell = outline.shell @ turn + shift
    within(shell)
    holes = [hole @ turn + shift for hole in outline.holes if len(hole) > 2]  # noqa: PLR2004
    for hole in holes:
        within(hole)
    if holes:
        return Polygon(shell, holes)
    made: Any = shapely.polygons(shell)  # a third of the time of Polygon(shell)
    return cast("Polygon", made)


def _stands(prism: Prism) -> bool:
    """Whether the profile stands upright, so that it is a line from above."""
    (a, b, *_), (c, d, *_) = prism.matrix[:2].tolist()
    return bool(abs(a * d - b * c) <= _LEVEL * (a * a + b * b + c * c + d * d))


def _sideways(prism: Prism) -> Seen | None:
    """A standing profile pushed sideways covers one parallelogram for each outline."""
    matrix = prism.matrix[:3, :3]
    push = matrix @ np.array(prism.sweep)
    x, y = matrix[:2, 0], matrix[:2, 1]
    along = x if np.hypot(*x) >= np.hypot(*y) else y
    parts: list[Area] = []
    levels: list[float] = []
    for outline in prism.outlines:
        points = outline.shell @ matrix[:, :2].T + prism.matrix[:3, 3]
        within(points)
        reach = points[:, :2] @ along
        first, last = points[int(reach.argmin()), :2], points[int(reach.argmax()), :2]
        quad = Polygon([first, last, last + push[:2], first + push[:2]])
        if quad.area > _FACE:
            parts.append(quad)
        levels += [float(points[:, 2].min()), float(points[:, 2].max())]
    area = cleaned(united(parts)) if parts else None
    if area is None:
        return None
    lift = float(push[2])
    base, top = min(levels) + min(lift, 0.0), max(levels) + max(lift, 0.0)
    return Seen(area=area, base=base, top=top)


def _mesh(mesh: Mesh) -> Seen | None:
    within(mesh.points)
    flat = mesh.points[:, :2]
    areas = _signed(flat, mesh.starts)[mesh.faces[:-1]]
    chosen = np.flatnonzero(_looking(areas, is_solid=mesh.is_solid))
    if not len(chosen):  # outlines that cross themselves may sum to nothing
        chosen = np.array([f for f in range(len(areas)) if _is_level(mesh, f)], dtype=np.intp)
    polygons = outlines(mesh, chosen)
    if not len(polygons):
        return None
    problem = ""
    for i in np.flatnonzero(~shapely.is_valid(polygons)):
        area, trouble = repaired(polygons[i])
        polygons[i] = area if area is not None else Polygon()
        problem = problem or (trouble if _is_level(mesh, int(chosen[i])) else "")
    return _levelled(mesh, cleaned(united(polygons)), problem)


def _levelled(mesh: Mesh, area: Area | None, problem: str) -> Seen | None:
    if area is None:
        return None
    levels = mesh.points[:, 2]
    return Seen(
        area=area,
        base=float(levels.min()),
        top=float(levels.max()),
        engine=mesh.engine,
        problem=mesh.warning or problem,
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


def _is_level(mesh: Mesh, face: int) -> bool:
    """Whether a face lies level: only there does a crossing outline mean a crossing body."""
    first, last = mesh.starts[mesh.faces[face]], mesh.starts[mesh.faces[face + 1]]
    return bool(np.ptp(mesh.points[first:last, 2]) <= _FLAT)
