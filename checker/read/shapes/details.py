"""What a body shows beside its footprint: its solids, its tops and undersides, its upper edge."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar

import numpy as np
import shapely

from checker.model import LocalBox
from checker.read.opening import Entity
from checker.read.shapes.facets import is_shell
from checker.read.shapes.items import Items
from checker.read.shapes.parts import boxes
from checker.read.shapes.placed import MOST_FACES, Leaf, clouds, faces_in, leaves, meshes, parts_of
from checker.read.shapes.placements import Placements
from checker.read.shapes.project import Seen, hulls, within
from checker.read.shapes.representation import body_items
from checker.read.shapes.ridge import Line, ridge_of, ridge_of_points
from checker.read.shapes.surfaces import Surfaces, surfaces_of
from checker.read.shapes.trouble import LostError, RefusedError

BROKEN = "Its body is broken: the records do not fit together."
BROKEN_BY = (
    RuntimeError, ValueError, TypeError, IndexError, KeyError, AttributeError, ArithmeticError,
    shapely.errors.ShapelyError,
)  # fmt: skip
"""What the parser and arithmetic raise over a body of the wrong form."""

_FEW_FACES = 24  # shells with fewer are read face by face; a point cloud is not quicker
_MOST_LOOSE = 2_000  # faces of a loose surface model, above which it is one part

_DIGITS = 5  # of the box of a loose part, metres

T = TypeVar("T")


class Details:
    """Reads details of products; what cannot be read goes into `problems`, by step id."""

    def __init__(
        self,
        items: Items,
        placements: Placements,
        *,
        problems: dict[int, str],
        tell: Callable[[Entity], None],
    ) -> None:
        """`tell` is called with the product just before native code works on it."""
        self._items = items
        self._placements = placements
        self._problems = problems
        self._tell = tell
        self._boxes: dict[tuple[int, bytes, int], tuple[LocalBox, ...]] = {}
        self._parts: dict[tuple[object, ...], tuple[LocalBox, ...]] = {}

    def solids(self, product: Entity) -> tuple[LocalBox, ...]:
        """Boxes of the separate solids of the body in the product's own axes, metres."""
        try:
            found = leaves(body_items(product), np.eye(4), self._items)
            return tuple(box for leaf in found for box in self._boxes_of(leaf, product))
        except (RefusedError, *BROKEN_BY):
            return ()

    def parts(self, product: Entity, *, least: int, most: int) -> tuple[LocalBox, ...]:
        """The same, cheaper, for loose things; none where there are fewer or more than that.

        A closed shell is one part by definition, and so is a surface model of over 2 000 faces.
        Things of one type are taken apart once.
        """
        try:
            items = body_items(product)
            key = (*map(self._use_of, items[: most + 1]), least, most)
            if key not in self._parts:
                found = [*islice(leaves(items, np.eye(4), self._items), most + 1)]
                self._parts[key] = self._parted(found, product, least=least, most=most)
            return self._parts[key]
        except (RefusedError, *BROKEN_BY):
            return ()

    def surfaces(self, product: Entity, parts: Sequence[Entity] = ()) -> Surfaces:
        """What of the product looks up and down, in rebased metres; of its `parts` where given.

        All or nothing: a part that cannot be read could be a step. `problems` then says why, also
        where the product has a shape. Never raises for a bad body.
        """

        def read() -> Surfaces:
            found = [leaf for each in parts or (product,) for leaf in self._standing(each)]
            return surfaces_of(meshes(found, self._items, partial(self._tell, product)))

        return self._guarded(product, read) or Surfaces()

    def ridge(self, product: Entity) -> Line:
        """Points along the top of the product, rebased metres; none when it cannot be read."""

        def read() -> Line:
            found, tell = self._standing(product), partial(self._tell, product)
            if faces_in(found, self._items) <= MOST_FACES:
                return ridge_of(meshes(found, self._items, tell))
            return ridge_of_points(clouds(found, self._items, tell))

        return self._guarded(product, read) or ()

    def hulls_of_parts(self, product: Entity) -> Seen | None:
        """The footprint as the hulls of its separate parts, united; nothing when it is flat.

        For bodies that lie around something: the hull of the whole would cover that too.

        Raises:
            RefusedError, LostError: when a part cannot be read.
        """
        found, tell = self._standing(product), partial(self._tell, product)
        parts = [part for leaf in found for part in parts_of(leaf, self._items, tell)]
        return hulls(parts) if parts else None

    def face_count(self, product: Entity) -> int:
        """How many faces its shells and face sets have."""
        return faces_in(self._standing(product), self._items)

    def _use_of(self, item: Entity) -> tuple[int, bytes]:
        """What tells whether two items are the same body in the same place."""
        if item.is_a() != "IfcMappedItem":
            return item.id(), b""
        return item.get_argument(0).id(), self._items.transformation(item).tobytes()

    def _parted(
        self, found: Sequence[Leaf], product: Entity, *, least: int, most: int
    ) -> tuple[LocalBox, ...]:
        if len(found) > most or (len(found) < least and all(map(_is_one, found))):
            return ()
        with np.errstate(all="ignore"):  # what is not finite is refused
            parts = [b for leaf in found for b in self._boxes_of(leaf, product, is_loose=True)]
            within(np.array([(*b.x, *b.y, *b.z) for b in parts]))
        return tuple(map(_rounded, parts)) if least <= len(parts) <= most else ()

    def _guarded(self, product: Entity, read: Callable[[], T]) -> T | None:
        try:
            with np.errstate(all="ignore"):  # what is not finite is refused by name
                return read()
        except (RefusedError, LostError) as trouble:
            self._problems.setdefault(product.id(), str(trouble))
        except BROKEN_BY:
            self._problems.setdefault(product.id(), BROKEN)
        return None

    def _standing(self, product: Entity) -> list[Leaf]:
        """The items of the body where they stand."""
        items = body_items(product)
        if not items:
            return []
        return [*leaves(items, self._placements.standing(product), self._items)]

    def _boxes_of(
        self, leaf: Leaf, product: Entity, *, is_loose: bool = False
    ) -> tuple[LocalBox, ...]:
        """The boxes of one item, worked out once for each place it has in its type."""
        item, matrix = leaf
        hull_from = 0
        if is_loose:
            hull_from = _FEW_FACES if is_shell(item) else _MOST_LOOSE
        key = (item.id(), matrix.tobytes(), hull_from)
        if key not in self._boxes:
            try:
                body = self._items.body(
                    item, tell=partial(self._tell, product), hull_from=hull_from
                )
            except LostError:
                return ()
            self._boxes[key] = () if body is None else tuple(boxes(body, matrix))
        return self._boxes[key]


def _rounded(part: LocalBox) -> LocalBox:
    x, y, z = (
        (round(low, _DIGITS), round(high, _DIGITS)) for low, high in (part.x, part.y, part.z)
    )
    return LocalBox(x=x, y=y, z=z)


def _is_one(leaf: Leaf) -> bool:
    return is_shell(leaf[0]) or leaf[0].is_a() == "IfcExtrudedAreaSolid"
