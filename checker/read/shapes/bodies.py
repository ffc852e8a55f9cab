"""Bodies before they are projected: prisms from swept profiles and meshes from faces, in metres."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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
        points=points_of(flat) * scale,
        starts=np.array(starts, dtype=np.intp),
        faces=np.array(firsts, dtype=np.intp),
        is_solid=is_solid,
    )


def points_of(coordinates: Coordinates) -> Points:
    """Lists of three numbers each as n x 3, faster than numpy makes it of them.

    Raises:
        ValueError: numbers are missing.
    """
    flat = chain.from_iterable(coordinates)
    return np.fromiter(flat, dtype=np.float64, count=3 * len(coordinates)).reshape(-1, 3)


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
    sweep = np.array(prism.sweep)
    parts: list[Points] = []
    lengths: list[int] = []
    counts: list[int] = []  # of rings in each face
    for outline in prism.outlines:
        rings = [
            _running(ring, to_left=not i)
            for i, ring in enumerate((outline.shell, *outline.holes))
            if len(ring) > 2  # noqa: PLR2004
        ]
        parts += [*rings, *(ring[::-1] + sweep for ring in rings)]
        parts += [_sides(ring, sweep) for ring in rings]
        edges = sum(map(len, rings))
        lengths += [*map(len, rings)] * 2 + [4] * edges
        counts += [len(rings)] * 2 * bool(rings) + [1] * edges
    if not parts:
        return None
    return Mesh(
        points=np.concatenate(parts) @ prism.matrix[:3, :3].T + prism.matrix[:3, 3],
        starts=np.cumsum([0, *lengths], dtype=np.intp),
        faces=np.cumsum([0, *counts], dtype=np.intp),
        is_solid=False,
    )


def _sides(ring: Points, sweep: Points) -> Points:
    """The quadrilaterals over the edges of a ring, four rows each."""
    sides = np.empty((len(ring), 4, 3))
    sides[:, 1] = ring
    sides[:-1, 0], sides[-1, 0] = ring[1:], ring[0]
    sides[:, 2:] = sides[:, 1::-1] + sweep
    return sides.reshape(-1, 3)


def _running(ring: Points, *, to_left: bool) -> Points:
    """The ring (n x 2) with z = 0, listed so that it runs to the left, or to the right."""
    x, y = ring[:, 0], ring[:, 1]
    twice = float(x[:-1] @ y[1:] - x[1:] @ y[:-1] + x[-1] * y[0] - x[0] * y[-1])
    placed = np.zeros((len(ring), 3))
    placed[:, :2] = ring if (twice > 0) == to_left else ring[::-1]
    return placed
