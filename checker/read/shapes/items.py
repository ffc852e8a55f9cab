"""Representation items as bodies: direct where possible, else by the engine; each item once."""

from collections.abc import Callable, Sequence

import numpy as np

from checker.read.opening import Entity, Model
from checker.read.shapes.axes import Axes, Matrix
from checker.read.shapes.bodies import Body, Cloud, Mesh, Prism
from checker.read.shapes.clip import clipped, first_operand, read_cut
from checker.read.shapes.curves import Curves
from checker.read.shapes.engine import CGAL, OPENCASCADE, Engine
from checker.read.shapes.facets import face_count, facets, is_facetted, is_set, vertices
from checker.read.shapes.guard import Guard
from checker.read.shapes.profiles import Profiles
from checker.read.shapes.project import Seen
from checker.read.shapes.trouble import LostError, NeedsEngineError, RefusedError

_NOT_SOLID = ("IfcGeometricSet", "IfcCurve", "IfcPoint", "IfcAnnotationFillArea", "IfcTextLiteral")

ANY_ENGINE, DIRECT = "any", "direct"

Tell = Callable[[], None]


class Items:
    """Reads items of representations in their own coordinates, metres."""

    def __init__(
        self, model: Model, *, axes: Axes, angle: Callable[[], float], engines: bool = True
    ) -> None:
        """`angle` gives radians per plane angle unit. Without `engines` only direct reading."""
        self._model = model
        self._axes = axes
        self.curves = Curves(axes=axes, angle=angle)
        self._profiles = Profiles(axes=axes, curves=self.curves)
        self._guard = Guard(scale=axes.scale)
        self._engines = engines
        self._engine: Engine | None = None
        self._meshes: dict[tuple[int, str], Mesh | Cloud | None] = {}
        self._counts: dict[int, int] = {}
        self._transformations: dict[tuple[int, int], Matrix] = {}

    def body(
        self, item: Entity, *, tell: Tell, library: str = "", hull_from: int = 0
    ) -> Body | Seen | None:
        """The body of one item; nothing for curves.

        A clipped prism comes as seen from above already, in the item's own axes. `library` asks
        for one engine (`ANY_ENGINE`: the first that can) instead of direct reading, or (`DIRECT`)
        for nothing at all where direct reading does not do. Items of
        `hull_from` faces or more come as a cloud of points, unless it is 0.

        Raises:
            RefusedError: geometry that must not be read.
            LostError: no engine can build it.
        """
        if library in {"", DIRECT}:
            try:
                return self._direct(item, hull_from, sets=library == DIRECT)
            except NeedsEngineError:
                if library == DIRECT:
                    return None
        if not self._engines or any(item.is_a(kind) for kind in _NOT_SOLID):
            return None
        is_one = library in _BOTH
        return self._by_engine(item, tell=tell, libraries=[library] if is_one else _BOTH)

    def face_count(self, item: Entity) -> int:
        """How many faces a shell or face set has, before it is read; 0 for other kinds."""
        step = item.id()
        if step not in self._counts:
            self._counts[step] = face_count(item)
        return self._counts[step]

    def transformation(self, mapped: Entity) -> Matrix:
        """From the coordinates of a mapped item's source to those where it is used."""
        operator, place = mapped.get_argument(1), mapped.get_argument(0).get_argument(0)
        key = (operator.id(), place.id())
        if key not in self._transformations:
            target, origin = self._axes.operator(operator), self._axes.placement(place)
            if not np.array_equal(origin, _IDENTITY):
                target = np.asarray(target @ np.linalg.inv(origin))
            self._transformations[key] = target
        return self._transformations[key]

    def _direct(self, item: Entity, hull_from: int, *, sets: bool) -> Body | Seen | None:
        kind = item.is_a()
        if kind == "IfcExtrudedAreaSolid":
            return self._extruded(item)
        if kind in _BOOLEANS:
            return self._clipped(item)
        if not is_facetted(kind):
            raise NeedsEngineError(kind)
        is_hull = bool(hull_from) and self._has_faces(item, hull_from, sets=sets)
        key = (item.id(), "hull" if is_hull else "direct")
        if key not in self._meshes:
            self._meshes[key] = self._cloud(item) if is_hull else facets(item, self._axes.scale)
        return self._meshes[key]

    def _has_faces(self, item: Entity, least: int, *, sets: bool) -> bool:
        """Whether a hull will do; face sets, quick as they are, are read whole if not asked for."""
        if is_set(item):
            return sets
        return least <= 1 or self.face_count(item) >= least

    def _cloud(self, item: Entity) -> Cloud:
        read = self._meshes.get((item.id(), "direct"))
        if isinstance(read, Mesh):
            return Cloud(points=read.points)
        return vertices(item, self._model, self._axes.scale)

    def _extruded(self, item: Entity) -> Prism:
        outlines = self._profiles.outlines(item.get_argument(0))
        depth = item.get_argument(3)
        if not isinstance(depth, int | float):
            raise RefusedError("Its body is an extrusion without a depth.")
        reach = depth * self._axes.scale
        x, y, z = self._axes.direction(item.get_argument(2))
        return Prism(
            outlines=outlines,
            matrix=self._axes.placement(item.get_argument(1)),
            sweep=(x * reach, y * reach, z * reach),
        )

    def _clipped(self, item: Entity) -> Seen | None:
        solid, cutters = first_operand(item)
        if solid.is_a() != "IfcExtrudedAreaSolid":
            raise NeedsEngineError(solid.is_a())
        cuts = [read_cut(cutter, self._axes, self.curves) for cutter in cutters]
        return clipped(self._extruded(solid), cuts)

    def _by_engine(self, item: Entity, *, tell: Tell, libraries: Sequence[str]) -> Body:
        self._guard.check(item)
        self._engine = self._engine or Engine()
        for library in libraries:
            key = (item.id(), library)
            if key not in self._meshes:
                self._meshes[key] = self._engine.mesh(item, library=library, tell=tell)
            if (mesh := self._meshes[key]) is not None:
                return mesh
        raise LostError


_IDENTITY = np.eye(4)
_BOTH = (CGAL, OPENCASCADE)
_BOOLEANS = {"IfcBooleanClippingResult", "IfcBooleanResult"}
