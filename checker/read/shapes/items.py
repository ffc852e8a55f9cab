"""Representation items as bodies: direct where possible, else by the engine; each item once."""

from collections.abc import Callable, Sequence

import numpy as np

from checker.read.opening import Entity
from checker.read.shapes.axes import Axes, Matrix
from checker.read.shapes.bodies import Body, Mesh, Prism
from checker.read.shapes.curves import Curves
from checker.read.shapes.engine import CGAL, OPENCASCADE, Engine
from checker.read.shapes.facets import facets, is_facetted
from checker.read.shapes.guard import Guard
from checker.read.shapes.profiles import Profiles
from checker.read.shapes.trouble import NeedsEngineError, RefusedError

_NOT_SOLID = ("IfcGeometricSet", "IfcCurve", "IfcPoint", "IfcAnnotationFillArea", "IfcTextLiteral")

Tell = Callable[[], None]


class Items:
    """Reads items of representations in their own coordinates, metres."""

    def __init__(self, *, axes: Axes, angle: Callable[[], float]) -> None:
        """`angle` gives radians per plane angle unit."""
        self._axes = axes
        self.curves = Curves(axes=axes, angle=angle)
        self._profiles = Profiles(axes=axes, curves=self.curves)
        self._guard = Guard(scale=axes.scale)
        self._engine: Engine | None = None
        self._meshes: dict[tuple[int, str], Mesh | None] = {}

    def body(self, item: Entity, *, tell: Tell, library: str = "") -> Body | None:
        """The body of one item; nothing for curves and for what no engine can build.

        `library` asks for one engine instead of direct reading.

        Raises:
            RefusedError: geometry that must not be read.
        """
        if any(item.is_a(kind) for kind in _NOT_SOLID):
            return None
        if not library:
            try:
                return self._direct(item)
            except NeedsEngineError:
                pass
        return self._by_engine(item, tell=tell, libraries=[library] if library else _BOTH)

    def transformation(self, mapped: Entity) -> Matrix:
        """From the coordinates of a mapped item's source to those where it is used."""
        target = self._axes.operator(mapped.get_argument(1))
        origin = self._axes.placement(mapped.get_argument(0).get_argument(0))
        if np.array_equal(origin, _IDENTITY):
            return target
        return np.asarray(target @ np.linalg.inv(origin))

    def _direct(self, item: Entity) -> Body | None:
        kind = item.is_a()
        if kind == "IfcExtrudedAreaSolid":
            return self._extruded(item)
        if not is_facetted(kind):
            raise NeedsEngineError(kind)
        key = (item.id(), "direct")
        if key not in self._meshes:
            self._meshes[key] = facets(item, self._axes.scale)
        return self._meshes[key]

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

    def _by_engine(self, item: Entity, *, tell: Tell, libraries: Sequence[str]) -> Mesh | None:
        self._guard.check(item)
        self._engine = self._engine or Engine()
        for library in libraries:
            key = (item.id(), library)
            if key not in self._meshes:
                self._meshes[key] = self._engine.mesh(item, library=library, tell=tell)
            if (mesh := self._meshes[key]) is not None:
                return mesh
        return None


_IDENTITY = np.eye(4)
_BOTH = (CGAL, OPENCASCADE)
