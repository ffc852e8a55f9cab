"""The bodies of a product one by one, mapped items followed, each with where it stands."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely

from checker.read.opening import Entity
from checker.read.shapes.axes import Matrix
from checker.read.shapes.bodies import Mesh, Points, Prism, prism_mesh
from checker.read.shapes.facets import is_shell
from checker.read.shapes.items import ANY_ENGINE, Items, Tell
from checker.read.shapes.parts import groups
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


def faces_in(found: Sequence[Leaf], items: Items) -> int:
    """How many faces the shells and face sets among these items have; nothing is read for it."""
    return sum(items.face_count(item) for item, _ in found)


def clouds(found: Sequence[Leaf], items: Items, tell: Tell) -> Points:
    """The points of these items where they stand, n x 3: quick for bodies of very many faces.

    Raises:
        RefusedError, LostError: as for `meshes`.
    """
    parts = [part for leaf in found for part in parts_of(leaf, items, tell, hull_from=1)]
    points = np.concatenate([np.empty((0, 3)), *parts])
    within(points)
    return points


def parts_of(leaf: Leaf, items: Items, tell: Tell, *, hull_from: int = 0) -> list[Points]:
    """The points of each separate solid of an item where it stands.

    Raises:
        RefusedError, LostError: as for `meshes`.
    """
    item, matrix = leaf
    body = items.body(item, tell=tell, hull_from=hull_from)
    if isinstance(body, Mesh) and is_shell(item):
        return [put(body.points, matrix)]
    return [] if body is None else [put(part, matrix) for part in groups(body)]


def meshes(found: Sequence[Leaf], items: Items, tell: Tell) -> list[Mesh]:
    """The faces of these items where they stand; curves and empty items are passed over.

    Raises:
        RefusedError: more than 5 000 faces, coordinates that are not finite, or geometry that
            must not be read.
        LostError: no engine can build one of them.
    """
    if faces_in(found, items) > MOST_FACES:
        raise RefusedError(TOO_MANY)
    return [mesh for leaf in found if (mesh := _mesh(*leaf, items, tell)) is not None]


def _mesh(item: Entity, matrix: Matrix, items: Items, tell: Tell) -> Mesh | None:
    body = items.body(item, tell=tell)
    if isinstance(body, Seen):  # a clipped prism: only its footprint was worked out
        body = items.body(item, tell=tell, library=ANY_ENGINE)
    mesh = prism_mesh(_checked(body)) if isinstance(body, Prism) else body
    if not isinstance(mesh, Mesh) or not len(mesh.points):
        return None
    if mesh.warning:
        raise RefusedError(mesh.warning)
    points = put(mesh.points, matrix)
    within(points)
    is_solid = mesh.is_solid or isinstance(body, Prism)
    return Mesh(points=points, starts=mesh.starts, faces=mesh.faces, is_solid=is_solid)


def _checked(prism: Prism) -> Prism:
    """The prism itself, if none of its outlines crosses itself."""
    for outline in prism.outlines:
        polygon: Any = shapely.polygons(outline.shell) if len(outline.shell) > 2 else None  # noqa: PLR2004
        if polygon and not shapely.is_valid(polygon) and (trouble := repaired(polygon)[1]):
            raise RefusedError(trouble)
    return prism


def put(points: Points, matrix: Matrix) -> Points:
    """Points moved by a matrix, n x 3."""
    return np.asarray(points @ matrix[:3, :3].T + matrix[:3, 3])
