"""The bodies of a product one by one, mapped items followed, each with where it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from shapely import Polygon

from checker.read.opening import Entity
from checker.read.shapes.axes import Matrix
from checker.read.shapes.bodies import Mesh, Points, Prism, prism_mesh
from checker.read.shapes.facets import face_count
from checker.read.shapes.items import ANY_ENGINE, Items
from checker.read.shapes.project import Seen, within
from checker.read.shapes.repair import repaired
from checker.read.shapes.trouble import RefusedError

MOST_NESTED = 10
MOST_FACES = 5_000  # a spiral stair with its rails has 2 236
TOO_MANY = f"Its body has more than {MOST_FACES} faces, so its tops and undersides are not read."
_MOST_LEAVES = 5_000

Leaf = tuple[Entity, Matrix]


def leaves(entries: Sequence[Entity], matrix: Matrix, items: Items) -> Iterator[Leaf]:
    """The representation items at the ends of all mapped items, each with its whole matrix.

    Raises:
        RefusedError: mapped items nested more than 10 deep, or more than 5 000 of them.
    """
    budget = [_MOST_LEAVES]

    def below(inside: Sequence[Entity], whole: Matrix, depth: int) -> Iterator[Leaf]:
        if depth > MOST_NESTED:
            raise RefusedError("Its body is made of mapped items nested more than 10 deep.")
        for each in inside:
            budget[0] -= 1
            if budget[0] < 0:
                raise RefusedError(f"Its body is made of more than {_MOST_LEAVES} items.")
            if each.is_a() == "IfcMappedItem":
                source = each.get_argument(0).get_argument(1).get_argument(3)
                yield from below(source, whole @ items.transformation(each), depth + 1)
            else:
                yield each, whole

    return below(entries, matrix, 0)


def meshes(found: Sequence[Leaf], items: Items, tell: Callable[[], None]) -> list[Mesh]:
    """The faces of these items where they stand; curves and empty items are passed over.

    Raises:
        RefusedError: more than 5 000 faces, coordinates that are not finite, or geometry that
            must not be read.
        LostError: no engine can build one of them.
    """
    if sum(face_count(item) for item, _ in found) > MOST_FACES:
        raise RefusedError(TOO_MANY)
    return [mesh for leaf in found if (mesh := _mesh(leaf, items, tell)) is not None]


def _mesh(leaf: Leaf, items: Items, tell: Callable[[], None]) -> Mesh | None:
    item, matrix = leaf
    body = items.body(item, tell=tell)
    if isinstance(body, Seen):  # a clipped prism: only its footprint was worked out
        body = items.body(item, tell=tell, library=ANY_ENGINE)
    mesh = _of_prism(body) if isinstance(body, Prism) else body
    if not isinstance(mesh, Mesh) or not len(mesh.points):
        return None
    if mesh.warning:
        raise RefusedError(mesh.warning)
    points = put(mesh.points, matrix)
    within(points)
    return replace(mesh, points=points)


def _of_prism(prism: Prism) -> Mesh | None:
    for outline in prism.outlines:
        trouble = repaired(Polygon(outline.shell))[1] if len(outline.shell) > 2 else ""  # noqa: PLR2004
        if trouble:
            raise RefusedError(trouble)
    mesh = prism_mesh(prism)
    return mesh and replace(mesh, is_solid=True)


def put(points: Points, matrix: Matrix) -> Points:
    """Points moved by a matrix, n x 3."""
    return np.asarray(points @ matrix[:3, :3].T + matrix[:3, 3])
