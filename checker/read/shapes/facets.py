"""Facetted breps, surface models and tessellated face sets as meshes."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from checker.read.opening import Entity, Model
from checker.read.shapes.bodies import Cloud, Coordinates, Mesh, Points, mesh_of, triangles
from checker.read.shapes.trouble import NeedsEngineError, RefusedError


def facets(item: Entity, scale: float) -> Mesh | None:
    """The faces of an item in its own coordinates, metres; nothing when it has none.

    Raises:
        NeedsEngineError: faces bounded by curves.
        RefusedError: an index points outside the list of points.
    """
    return _READERS[item.is_a()](item, scale)


def is_facetted(kind: str) -> bool:
    """Whether `facets` reads this kind of item."""
    return kind in _READERS


def has_faces(item: Entity, least: int) -> bool:
    """Whether an item of shells has so many faces; never so for face sets, quick as they are."""
    shells = _shells(item)
    if least <= 1:
        return bool(shells)
    return sum(len(shell.get_argument(0)) for shell in shells) >= least


def face_count(item: Entity) -> int:
    """How many faces an item of shells or a face set has; 0 for other kinds."""
    kind = item.is_a()
    if kind == "IfcTriangulatedFaceSet":
        return len(item.CoordIndex or ())
    if kind == "IfcPolygonalFaceSet":
        return len(item.Faces or ())
    return sum(len(shell.get_argument(0)) for shell in _shells(item))


def vertices(item: Entity, model: Model, scale: float) -> Cloud:
    """All points that an item of shells refers to: far quicker than reading its faces."""
    inside = model.traverse(item)
    points = [each.get_argument(0) for each in inside if each.is_a() == "IfcCartesianPoint"]
    return Cloud(points=np.array(points, dtype=np.float64).reshape(-1, 3) * scale)


def _shells(item: Entity) -> Sequence[Entity]:
    kind = item.is_a()
    if kind in _SURFACES:
        return tuple(item.get_argument(0))
    return (item.get_argument(0),) if kind in _BREPS else ()


def _of_shells(item: Entity, scale: float) -> Mesh | None:
    faces = (_rings(face) for shell in _shells(item) for face in shell.get_argument(0))
    return mesh_of(faces, scale=scale, is_solid=item.is_a() in _BREPS)


def _rings(face: Entity) -> list[Coordinates]:
    bounds = face.get_argument(0)
    if len(bounds) == 1:
        return [_loop(bounds[0])]
    rings = [(each.is_a() == "IfcFaceOuterBound", _loop(each)) for each in bounds]
    if not any(is_outer for is_outer, _ in rings):
        rings.sort(key=lambda each: -_reach(each[1]))
    return [ring for _, ring in sorted(rings, key=lambda each: not each[0])]


def _reach(ring: Coordinates) -> float:
    """The largest side of the box around a ring: the outer ring has the largest."""
    return max((max(axis) - min(axis) for axis in zip(*ring, strict=True)), default=0.0)


def _loop(bound: Entity) -> Coordinates:
    loop = bound.get_argument(0)
    if loop.is_a() != "IfcPolyLoop":
        raise NeedsEngineError(loop.is_a())
    ring = [point.get_argument(0) for point in loop.get_argument(0)]
    return ring if bound.get_argument(1) is not False else ring[::-1]


def _triangulated(item: Entity, scale: float) -> Mesh | None:
    points = _listed(item, scale)
    index = np.array(item.CoordIndex or (), dtype=np.intp).reshape(-1, 3)
    closed = _closed(item)
    return triangles(_pick(points, index.ravel()), is_solid=closed, engine="direct")


def _polygonal(item: Entity, scale: float) -> Mesh | None:
    points = _listed(item, scale)
    renamed = item.PnIndex
    numbers = (lambda ring: [renamed[i - 1] for i in ring]) if renamed else (lambda ring: ring)

    def rings(face: Entity) -> list[Coordinates]:
        inner = face.get_argument(1) if face.is_a("IfcIndexedPolygonalFaceWithVoids") else ()
        every = (face.get_argument(0), *inner)
        return [_pick(points, np.array(numbers(ring))).tolist() for ring in every]

    return mesh_of((rings(face) for face in item.Faces), scale=1.0, is_solid=_closed(item))


def _closed(item: Entity) -> bool:
    return item.Closed is True


def _listed(item: Entity, scale: float) -> Points:
    return np.array(item.get_argument(0).get_argument(0), dtype=np.float64).reshape(-1, 3) * scale


def _pick(points: Points, index: Any) -> Points:
    if len(index) and not (index.min() >= 1 and index.max() <= len(points)):
        raise RefusedError("A face refers to a point that is not in its list.")
    picked: Points = points[index - 1]
    return picked


_BREPS = {"IfcFacetedBrep", "IfcFacetedBrepWithVoids"}  # voids inside are not seen from above
_SURFACES = {"IfcFaceBasedSurfaceModel", "IfcShellBasedSurfaceModel"}
_READERS: dict[str, Callable[[Entity, float], Mesh | None]] = {
    **dict.fromkeys(_BREPS | _SURFACES, _of_shells),
    "IfcTriangulatedFaceSet": _triangulated,
    "IfcPolygonalFaceSet": _polygonal,
}
