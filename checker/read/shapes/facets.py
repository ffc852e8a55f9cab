"""Facetted breps, surface models and tessellated face sets as meshes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from checker.read.opening import Entity
from checker.read.shapes.bodies import Mesh, Points, mesh_of, triangles
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


def _brep(item: Entity, scale: float) -> Mesh | None:
    return mesh_of(_faces(item.get_argument(0).get_argument(0), scale), is_solid=True)


def _brep_with_voids(item: Entity, scale: float) -> Mesh | None:
    return _brep(item, scale)  # an inner void changes nothing seen from above


def _shells(item: Entity, scale: float) -> Mesh | None:
    faces = (face for shell in item.get_argument(0) for face in shell.get_argument(0))
    return mesh_of(_faces(faces, scale), is_solid=False)


def _faces(faces: Iterable[Entity], scale: float) -> Iterator[list[Points]]:
    for face in faces:
        bounds = face.get_argument(0)
        if len(bounds) == 1:
            yield [_loop(bounds[0], scale)]
        else:
            rings = [(b.is_a() == "IfcFaceOuterBound", _loop(b, scale)) for b in bounds]
            if not any(is_outer for is_outer, _ in rings):
                rings.sort(key=lambda each: -float(np.ptp(each[1], axis=0).max(initial=0)))
            yield [ring for _, ring in sorted(rings, key=lambda each: not each[0])]


def _loop(bound: Entity, scale: float) -> Points:
    loop = bound.get_argument(0)
    if loop.is_a() != "IfcPolyLoop":
        raise NeedsEngineError(loop.is_a())
    coordinates = [point.get_argument(0) for point in loop.get_argument(0)]
    ring = np.array(coordinates, dtype=np.float64).reshape(len(coordinates), -1) * scale
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

    def rings(face: Entity) -> list[Points]:
        inner = face.get_argument(1) if face.is_a("IfcIndexedPolygonalFaceWithVoids") else ()
        return [_pick(points, np.array(numbers(r))) for r in (face.get_argument(0), *inner)]

    return mesh_of((rings(face) for face in item.Faces), is_solid=_closed(item))


def _closed(item: Entity) -> bool:
    return item.Closed is True


def _listed(item: Entity, scale: float) -> Points:
    return np.array(item.get_argument(0).get_argument(0), dtype=np.float64).reshape(-1, 3) * scale


def _pick(points: Points, index: Any) -> Points:
    if len(index) and not (index.min() >= 1 and index.max() <= len(points)):
        raise RefusedError("A face refers to a point that is not in its list.")
    picked: Points = points[index - 1]
    return picked


_READERS: dict[str, Callable[[Entity, float], Mesh | None]] = {
    "IfcFacetedBrep": _brep,
    "IfcFacetedBrepWithVoids": _brep_with_voids,
    "IfcFaceBasedSurfaceModel": _shells,
    "IfcShellBasedSurfaceModel": _shells,
    "IfcTriangulatedFaceSet": _triangulated,
    "IfcPolygonalFaceSet": _polygonal,
}
