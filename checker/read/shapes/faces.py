"""Which faces of a body look up and which look down, with their outlines on the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from checker.read.shapes.bodies import Mesh, Points
from checker.read.shapes.parts import components, welded
from checker.read.shapes.project import outlines
from checker.read.shapes.repair import repaired
from checker.read.shapes.trouble import RefusedError

_STEEPEST = 0.5  # z of a unit normal: faces steeper than 60 degrees are sides
_MATTERS = 1e-3  # m²: a face of 10 cm² that crosses itself spoils the whole
_DIGITS = 12  # of a slope; a thousandth of a nanometre in a metre
_SEEN = 1e-8  # m²: faces that look smaller than this from above stand upright


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One flat face: its outline on the plan, the corners of its outer ring (n x 3), its plane.

    The plane is `level` at `middle` and rises by `slope` along x and y. `is_sheet` says that it
    belongs to an open body, which has no inside: it looks both ways.
    """

    outline: BaseGeometry
    corners: Points
    middle: tuple[float, float]
    level: float
    slope: tuple[float, float]
    low: float
    high: float
    is_sheet: bool = False

    def heights(self, points: Points) -> NDArray[np.float64]:
        """Height of this face's plane at points of the plan (n x 2 or more), metres."""
        a, b = self.slope
        x, y = self.middle
        return np.asarray(self.level + a * (points[:, 0] - x) + b * (points[:, 1] - y))

    def holds(self, other: "Face", *, within: float) -> bool:
        """Whether all corners of another face lie in this one's plane."""
        away = np.abs(self.heights(other.corners) - other.corners[:, 2])
        return bool(away.max() <= within)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bodies:
    """The body that each point is of, a point amid each body, and which are open.

    A solid closes by its kind; of other faces those groups close whose edges are all run along
    as often one way as the other.
    """

    of: NDArray[np.intp]
    centres: Points
    sheets: list[int]


def looking(meshes: Sequence[Mesh]) -> tuple[list[Face], list[Face]]:
    """The faces that look up and those that look down, none steeper than 60 degrees.

    Which way is out is told by the volume that the faces enclose, not by how a file lists their
    corners: mirrored bodies list them the other way round.

    Raises:
        RefusedError: an outline crosses itself.
    """
    if not meshes:
        return [], []
    mesh = _as_one(meshes)
    vectors = _area_vectors(mesh)
    normals = vectors[mesh.faces[:-1]]
    ways = _outward(mesh, vectors, _bodies(meshes))
    heights = np.abs(normals[:, 2])
    is_flat = (heights > _SEEN) & (heights > _STEEPEST * np.linalg.norm(normals, axis=1))
    is_up = normals[:, 2] * ways > 0
    found = [*_faces(mesh, normals, is_flat, ways == 0)]
    up = [face for i, face in found if is_up[i] or face.is_sheet]
    return up, [face for i, face in found if not is_up[i]]


def _as_one(meshes: Sequence[Mesh]) -> Mesh:
    """All meshes in one: arithmetic on many small ones takes far longer."""
    rows = np.cumsum([0, *(len(mesh.points) for mesh in meshes)])
    rings = np.cumsum([0, *(len(mesh.starts) - 1 for mesh in meshes)])
    starts = [mesh.starts[:-1] + row for mesh, row in zip(meshes, rows[:-1], strict=True)]
    faces = [mesh.faces[:-1] + ring for mesh, ring in zip(meshes, rings[:-1], strict=True)]
    return Mesh(
        points=np.concatenate([mesh.points for mesh in meshes]),
        starts=np.concatenate([*starts, rows[-1:]]),
        faces=np.concatenate([*faces, rings[-1:]]),
        is_solid=False,
    )


def _bodies(meshes: Sequence[Mesh]) -> _Bodies:
    """Which points make a body together: those of a solid, else those that faces join."""
    groups: list[NDArray[np.intp]] = []
    centres: list[Points] = []
    sheets: list[int] = []
    for mesh in meshes:
        own = np.zeros(len(mesh.points), dtype=np.intp) if mesh.is_solid else components(mesh)
        if not mesh.is_solid:
            sheets += (_open(mesh, own) + len(centres)).tolist()
        groups.append(own + len(centres))
        centres += [mesh.points.mean(axis=0)] * (int(own.max()) + 1)
    return _Bodies(of=np.concatenate(groups), centres=np.array(centres), sheets=sheets)


def _faces(
    mesh: Mesh, normals: Points, wanted: NDArray[np.bool_], is_sheet: NDArray[np.bool_]
) -> Iterator[tuple[int, Face]]:
    chosen = np.flatnonzero(wanted)
    shapes = outlines(mesh, chosen)
    are_valid = shapely.is_valid(shapes)
    slopes = np.round(-normals[chosen, :2] / normals[chosen, 2:], _DIGITS) + 0.0  # and no -0.0
    starts, rings = mesh.starts, mesh.faces[:-1]
    middles = np.add.reduceat(mesh.points, starts[:-1], axis=0) / np.diff(starts)[:, None]
    lows, highs = (f.reduceat(mesh.points[:, 2], starts[:-1]) for f in (np.minimum, np.maximum))
    for k, i in enumerate(chosen.tolist()):
        area, trouble = (shapes[k], "") if are_valid[k] else repaired(shapes[k])
        if area is None:
            continue
        if trouble and area.area >= _MATTERS:
            raise RefusedError(trouble)
        ring = rings[i]
        x, y, z = middles[ring].tolist()
        yield (
            i,
            Face(
                outline=area,
                corners=mesh.points[starts[ring] : starts[ring + 1]],
                middle=(x, y),
                level=z,
                slope=(float(slopes[k, 0]), float(slopes[k, 1])),
                low=float(lows[ring]),
                high=float(highs[ring]),
                is_sheet=bool(is_sheet[i]),
            ),
        )


def _area_vectors(mesh: Mesh) -> Points:
    """The area vector of each ring, square to it and as long as its area is large."""
    starts, points = mesh.starts, mesh.points
    local = points - np.repeat(points[starts[:-1]], np.diff(starts), axis=0)
    crossed = np.cross(local, local[_ahead(mesh)])
    return np.asarray(np.add.reduceat(crossed, starts[:-1], axis=0) / 2)


def _ahead(mesh: Mesh) -> NDArray[np.intp]:
    """The row of the next corner in each ring."""
    ahead = np.arange(1, len(mesh.points) + 1)
    ahead[mesh.starts[1:] - 1] = mesh.starts[:-1]
    return ahead


def _outward(mesh: Mesh, vectors: Points, bodies: _Bodies) -> NDArray[np.float64]:
    """For each face 1 when it is listed outwards, -1 when inwards, 0 when it is a mere sheet."""
    rows = mesh.starts[:-1]
    own = bodies.of[rows]
    away = mesh.points[rows] - bodies.centres[own]
    signs = np.sign(np.bincount(own, (away * vectors).sum(axis=1)))
    signs[bodies.sheets] = 0
    return np.asarray(signs[own[mesh.faces[:-1]]], dtype=np.float64)


def _open(mesh: Mesh, groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """The groups that have an edge without its counterpart."""
    names = welded(mesh.points)
    here, there = names, names[_ahead(mesh)]
    count = int(names.max()) + 1
    both = np.concatenate([here * count + there, there * count + here])
    _, edges = np.unique(both, return_inverse=True)
    ways = np.repeat([1.0, -1.0], len(here))
    unbalanced = np.bincount(edges.ravel(), ways) != 0
    return np.unique(groups[unbalanced[edges.ravel()[: len(here)]]])
