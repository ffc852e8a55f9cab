"""Bodies before they are projected: prisms from swept profiles and meshes from faces, in metres."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.read.shapes.axes import Matrix
from checker.read.shapes.profiles import Outline

Points = NDArray[np.float64]
Coordinates = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prism:
    """Outlines in the plane of `matrix`, swept along `sweep` (a vector in that plane's axes)."""

    outlines: tuple[Outline, ...]
    matrix: Matrix
    sweep: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mesh:
    """Faces over points (n x 3). A face is a range of rings, its outer one first.

    Ring i has the points `starts[i]` to `starts[i + 1]`; face j the rings `faces[j]` to
    `faces[j + 1]`. `is_solid` says that the faces close around a volume and look outwards.
    `engine` is the engine that made it, with its `warning` when it said something grave.
    """

    points: Points
    starts: NDArray[np.intp]
    faces: NDArray[np.intp]
    is_solid: bool
    engine: str = "direct"
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """Only the points of a body with many faces, for its convex hull."""

    points: Points


Body = Prism | Mesh | Cloud


def mesh_of(faces: Iterable[Sequence[Coordinates]], *, scale: float, is_solid: bool) -> Mesh | None:
    """A mesh from faces given as lists of rings; rings of under three points are left out."""
    flat: list[Sequence[float]] = []
    starts, firsts = [0], [0]
    for face in faces:
        for ring in face:
            if len(ring) > 2:  # noqa: PLR2004
                flat += ring
                starts.append(len(flat))
        if len(starts) - 1 > firsts[-1]:
            firsts.append(len(starts) - 1)
    if not flat:
        return None
    return Mesh(
        points=np.array(flat, dtype=np.float64) * scale,
        starts=np.array(starts, dtype=np.intp),
        faces=np.array(firsts, dtype=np.intp),
        is_solid=is_solid,
    )


def triangles(points: Points, *, is_solid: bool, engine: str, warning: str = "") -> Mesh:
    """A mesh of triangles; `points` holds three rows for each."""
    count = len(points) // 3
    return Mesh(
        points=points,
        starts=np.arange(0, 3 * count + 1, 3, dtype=np.intp),
        faces=np.arange(count + 1, dtype=np.intp),
        is_solid=is_solid,
        engine=engine,
        warning=warning,
    )


def corners(prism: Prism) -> Points:
    """All points of a prism's two ends, n x 3, in the axes its matrix leads to."""
    flat = np.concatenate([each.shell for each in prism.outlines])
    start = np.column_stack([flat, np.zeros(len(flat))])
    both = np.concatenate([start, start + np.array(prism.sweep)])
    return both @ prism.matrix[:3, :3].T + prism.matrix[:3, 3]


def prism_mesh(prism: Prism) -> Mesh | None:
    """The prism as faces: both ends and a quadrilateral over every edge.

    All faces look outwards, or all inwards where the sweep or the matrix turns them about.
    """
    turn, shift, sweep = prism.matrix[:3, :3].T, prism.matrix[:3, 3], np.array(prism.sweep)

    def placed(flat: Points) -> Points:
        return np.column_stack([flat, np.zeros(len(flat))])

    faces: list[list[Points]] = []
    for outline in prism.outlines:
        rings = [placed(_running(outline.shell, to_left=True))]
        rings += [placed(_running(hole, to_left=False)) for hole in outline.holes]
        faces += [rings, [ring[::-1] + sweep for ring in rings]]
        for ring in rings:
            ahead = np.roll(ring, -1, axis=0)
            quads = np.stack([ahead, ring, ring + sweep, ahead + sweep], axis=1)
            faces += [[quad] for quad in quads]
    placed_faces = ([(ring @ turn + shift).tolist() for ring in face] for face in faces)
    return mesh_of(placed_faces, scale=1.0, is_solid=False)


def _running(ring: Points, *, to_left: bool) -> Points:
    """The ring listed so that it runs to the left (anticlockwise), or to the right."""
    ahead = np.roll(ring, -1, axis=0)
    is_left = float((ring[:, 0] * ahead[:, 1] - ring[:, 1] * ahead[:, 0]).sum()) > 0
    return ring if is_left == to_left else ring[::-1]
