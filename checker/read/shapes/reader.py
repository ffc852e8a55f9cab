"""Shapes of products by four steps: direct, quick engine, careful engine, and a record of which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from checker.geometry.frame import Frame
from checker.model import Shape, ShapeSource
from checker.read.opening import Entity, Model
from checker.read.shapes.axes import Axes, Matrix
from checker.read.shapes.bodies import Body, Cloud, Mesh, Points, Prism
from checker.read.shapes.details import BROKEN, BROKEN_BY, Details
from checker.read.shapes.doubts import disagrees_with_area, disagrees_with_box
from checker.read.shapes.engine import OPENCASCADE
from checker.read.shapes.footprint import room_from_outline
from checker.read.shapes.items import ANY_ENGINE, DIRECT, Items
from checker.read.shapes.placed import MOST_FACES, MOST_NESTED, leaves, put
from checker.read.shapes.placements import Placements, frame_of
from checker.read.shapes.project import Seen, hulls, joined, keeps_upright, moved, seen
from checker.read.shapes.representation import body_items
from checker.read.shapes.trouble import LostError, RefusedError
from checker.read.units import unit_scale

Progress = Callable[[int, int], None]

PARTLY = "A part of its body could not be built, so its footprint may be incomplete."


NO_AREA = "Its body encloses no area on the plan."
NO_EXTENT = "Its body has no height."

_HERE = np.eye(4)
_MOST_MAPPED = 5_000
_FEW_FACES = 60  # a railing of so many is read face by face
_LOOSE = {"furniture", "fitting", "beam", "ceiling", "duct", "window"}  # a hull does for these
_DIRECT_ONLY = {"ceiling", "duct", "window", "window opening"}  # not worth an engine
_HULL_FROM = {"loose": 24, "door": 1_000}
_FEW_ITEMS = 8  # more items than this, where a hull will do, and each is one
_EVERY = 50


def _unheard(_text: str) -> None:
    """For callers who keep no journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How to look at one product: whose it is, from how many faces a hull will do, which engine."""

    step: int
    tell: Callable[[], None]
    hull_from: int
    is_loose: bool = False
    library: str = ""


class ShapeReader:
    """Reads shapes of one open file. `problems` tells, by step id, why a body was not read."""

    def __init__(
        self,
        file: Model,
        *,
        scale: float,
        offset: tuple[float, float, float] = (0.0, 0.0, 0.0),
        journal: Callable[[str], None] = _unheard,
        engines: bool = True,
    ) -> None:
        """`scale` is metres per length unit, `offset` metres taken off world coordinates.

        `journal` gets the GlobalId of an element just before the native engine works on it, so
        that a crash can be pinned on the element. Without `engines` only direct reading is done.
        """
        self.problems: dict[int, str] = {}
        self._file = file
        self._axes = Axes(scale=scale)
        self._placements = Placements(self._axes, offset=offset)
        self._items = Items(file, axes=self._axes, angle=self._angle, engines=engines)
        self._journal = journal
        self._sources: dict[tuple[int, int, str], Seen | None] = {}
        self._radians: float | None = None
        self._expanded = 0
        self.details = Details(
            self._items, self._placements, problems=self.problems, tell=self._tell
        )

    def placement(self, product: Entity) -> Matrix | None:
        """The 4 x 4 matrix of a product, rebased metres; nothing without one or in a ring."""
        return self._placements.of(product)

    def frame(self, product: Entity) -> Frame | None:
        """The product's own axes in plan; nothing when they do not lie in plan."""
        matrix = self.placement(product)
        return None if matrix is None else frame_of(matrix)

    def shapes(
        self, products: Sequence[Entity], *, kind: str, progress: Progress | None = None
    ) -> dict[int, Shape]:
        """Shapes by step id. An id that is missing has no shape; `problems` may say why.

        Furniture and fittings with many faces come as their convex hull (`hull_only`). Never
        raises for one bad element.
        """
        found: dict[int, Shape] = {}
        with np.errstate(all="ignore"):  # what is not finite is refused by name later
            for i, product in enumerate(products):
                shape = self._guarded(product, kind)
                if shape is not None:
                    found[product.id()] = shape
                if progress is not None and i % _EVERY == 0:
                    progress(i, len(products))
        if progress is not None:
            progress(len(products), len(products))
        return found

    def _guarded(self, product: Entity, kind: str) -> Shape | None:
        self._expanded = 0
        try:
            return self._shape(product, kind)
        except (RefusedError, LostError) as trouble:
            self.problems[product.id()] = str(trouble)
        except BROKEN_BY:
            self.problems[product.id()] = BROKEN
        return None

    def _shape(self, product: Entity, kind: str) -> Shape | None:
        items = body_items(product)
        if not items and kind != "room":
            return None
        matrix = self._placements.standing(product)
        if not items:
            return _shape(room_from_outline(product, matrix, self._items.curves))
        if kind == "railing":
            return _shape(self._railing(product, items, matrix))
        group = "loose" if kind in _LOOSE else kind
        look = _Look(
            step=product.id(),
            tell=partial(self._tell, product),
            hull_from=_HULL_FROM.get(group, 0),
            is_loose=kind in _LOOSE,
            library=DIRECT if kind in _DIRECT_ONLY else "",
        )
        read = joined(self._look(items, matrix, look, 0))
        if read is None and kind == "room":
            read = self._careful(items, matrix, look)
        elif read is not None and read.engine not in {"direct", OPENCASCADE}:
            read = self._doubted(product, items, matrix, look, read)
        self._must_be_solid(items, read, kind)
        return _shape(read)

    def _must_be_solid(self, items: Sequence[Entity], read: Seen | None, kind: str) -> None:
        """A solid without area or height takes space that nobody knows; a sheet may have none."""
        if kind in _DIRECT_ONLY or (read is not None and read.top > read.base):
            return
        solids = (leaf for leaf, _ in leaves(items, _HERE, self._items))
        if any(leaf.is_a("IfcSolidModel") for leaf in solids):
            raise RefusedError(NO_AREA if read is None else NO_EXTENT)

    def _railing(self, product: Entity, items: Sequence[Entity], matrix: Matrix) -> Seen | None:
        """Exact where it has few faces; else the hulls of its parts; of its items if very many."""
        count = self.details.face_count(product)
        if _FEW_FACES < count <= MOST_FACES:
            return self.details.hulls_of_parts(product)
        look = _Look(
            step=product.id(),
            tell=partial(self._tell, product),
            hull_from=0 if count <= _FEW_FACES else 1,
        )
        return joined(self._look(items, matrix, look, 0))

    def _look(self, items: Sequence[Entity], matrix: Matrix, look: _Look, depth: int) -> list[Seen]:
        if depth > MOST_NESTED:
            raise RefusedError("Its body is made of mapped items nested more than 10 deep.")
        if look.is_loose and len(items) > _FEW_ITEMS:
            look = replace(look, hull_from=1)
        found: list[Seen | None] = []
        clouds: list[Points] = []
        lost: LostError | None = None
        for item in items:
            try:
                if item.is_a() == "IfcMappedItem":
                    found += self._mapped(item, matrix, look, depth)
                elif isinstance(body := self._body(item, matrix, look), Cloud):
                    clouds.append(put(body.points, matrix))
                elif body is not None:
                    found.append(_seen(body, matrix, look.hull_from))
            except LostError as trouble:
                lost = trouble
        if clouds:
            found.append(hulls(clouds))
        known = [each for each in found if each is not None]
        if lost is not None and not known:
            raise lost
        return known if lost is None else [replace(known[0], problem=PARTLY), *known[1:]]

    def _body(self, item: Entity, matrix: Matrix, look: _Look) -> Body | Seen | None:
        body = self._items.body(
            item, tell=look.tell, library=look.library, hull_from=look.hull_from
        )
        if isinstance(body, Seen) and not keeps_upright(matrix):
            if look.library == DIRECT:
                return None
            return self._items.body(item, tell=look.tell, library=ANY_ENGINE)
        return None if isinstance(body, Cloud) and not len(body.points) else body

    def _mapped(self, item: Entity, matrix: Matrix, look: _Look, depth: int) -> list[Seen | None]:
        source = item.get_argument(0)
        whole = matrix @ self._items.transformation(item)
        self._expanded += 1
        if self._expanded > _MOST_MAPPED:
            raise RefusedError(f"Its body is made of more than {_MOST_MAPPED} mapped items.")
        if not keeps_upright(whole):
            return [*self._look(source.get_argument(1).get_argument(3), whole, look, depth + 1)]
        key = (source.id(), look.hull_from, look.library)
        if key not in self._sources:
            inside = source.get_argument(1).get_argument(3)
            self._sources[key] = joined(self._look(inside, np.eye(4), look, depth + 1))
        known = self._sources[key]
        return [] if known is None else [moved(known, whole)]

    def _doubted(
        self, product: Entity, items: Sequence[Entity], matrix: Matrix, look: _Look, read: Seen
    ) -> Seen:
        """The reading itself, or the careful engine's when the quick one looks wrong."""
        local = joined(self._look(items, np.eye(4), look, 0))
        wrong_box = local is not None and disagrees_with_box(product, local, self._axes.scale)
        is_room = product.is_a("IfcSpace")
        if not wrong_box and not (
            is_room and disagrees_with_area(product, read.area.area, self._file)
        ):
            return read
        careful = self._careful(items, matrix, look)
        return read if careful is None else careful

    def _careful(self, items: Sequence[Entity], matrix: Matrix, look: _Look) -> Seen | None:
        try:
            return joined(self._look(items, matrix, replace(look, library=OPENCASCADE), 0))
        except LostError:
            return None

    def _tell(self, product: Entity) -> None:
        self._journal(product.get_argument(0) or "")

    def _angle(self) -> float:
        """Radians per plane angle unit of the project; 1 when it does not say."""
        if self._radians is None:
            units = [
                unit_scale(unit)
                for assignment in self._file.by_type("IfcUnitAssignment")
                for unit in assignment.Units or ()
                if unit.is_a("IfcNamedUnit") and unit.UnitType == "PLANEANGLEUNIT"
            ]
            self._radians = next((unit for unit in units if unit), 1.0)
        return self._radians


def _seen(body: Body | Seen, matrix: Matrix, hull_from: int) -> Seen | None:
    if isinstance(body, Seen):
        return moved(body, matrix)
    hull = isinstance(body, Mesh) and 0 < hull_from <= len(body.faces) - 1
    return seen(_placed(body, matrix), hull=hull)


def _placed(body: Body, matrix: Matrix) -> Body:
    if isinstance(body, Prism):
        return Prism(outlines=body.outlines, matrix=matrix @ body.matrix, sweep=body.sweep)
    points = put(body.points, matrix)
    if isinstance(body, Cloud):
        return Cloud(points=points)
    return Mesh(
        points=points,
        starts=body.starts,
        faces=body.faces,
        is_solid=body.is_solid,
        engine=body.engine,
        warning=body.warning,
    )


def _shape(read: Seen | None) -> Shape | None:
    if read is None:
        return None
    return Shape(
        footprint=read.area,
        base=read.base,
        top=read.top,
        source=ShapeSource(engine=read.engine, problem=read.problem),
        hull_only=read.is_hull,
    )
