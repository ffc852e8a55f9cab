"""The separate solids of a body as boxes in the element's own axes."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from checker.model import LocalBox
from checker.read.shapes.axes import Matrix
from checker.read.shapes.bodies import Body, Cloud, Mesh, Points, Prism, corners
from checker.read.shapes.project import Seen

_WELD = 1e-5  # metres: points closer than this are one


def boxes(body: Body | Seen, matrix: Matrix) -> Iterator[LocalBox]:
    """One box for a prism, one for every connected group of faces of a mesh, metres."""
    for points in _groups(body):
        placed = points @ matrix[:3, :3].T + matrix[:3, 3]
        low, high = placed.min(axis=0).tolist(), placed.max(axis=0).tolist()
        yield LocalBox(x=(low[0], high[0]), y=(low[1], high[1]), z=(low[2], high[2]))


def components(mesh: Mesh) -> NDArray[np.intp]:
    """For each row of points the number of the group of faces, joined by points, it belongs to.

    Groups are numbered in the order in which the mesh lists them.
    """
    names = welded(mesh.points)
    leader = list(range(int(names.max()) + 1))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    flat = names.tolist()
    bounds = mesh.starts[mesh.faces].tolist()
    for first, last in pairwise(bounds):
        root = find(flat[first])
        for name in flat[first + 1 : last]:
            leader[find(name)] = root
    numbers: dict[int, int] = {}
    return np.array([numbers.setdefault(find(name), len(numbers)) for name in flat])


def welded(points: Points) -> NDArray[np.intp]:
    """A number for each point; points within a hundredth of a millimetre share theirs."""
    rounded = np.round(points / _WELD).astype(np.int64)
    _, names = np.unique(rounded, axis=0, return_inverse=True)
    return np.asarray(names.ravel(), dtype=np.intp)


def _groups(body: Body | Seen) -> list[Points]:
    if isinstance(body, Prism):
        return [corners(body)]
    if isinstance(body, Mesh):
        return _connected(body)
    if isinstance(body, Cloud):
        return [body.points]
    flat = shapely.get_coordinates(body.area)
    return [
        np.vstack([np.column_stack([flat, np.full(len(flat), z)]) for z in (body.base, body.top)])
    ]


def _connected(mesh: Mesh) -> list[Points]:
    """The points of each group of faces that share points, largest extent not implied."""
    groups = components(mesh)
    return [mesh.points[groups == i] for i in range(int(groups.max()) + 1)]
