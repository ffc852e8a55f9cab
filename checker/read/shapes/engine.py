"""The native geometry engine, item by item, so that a crash or a warning names its element."""

import re
from collections.abc import Callable

import ifcopenshell
import ifcopenshell.geom
import numpy as np
from ifcopenshell import ifcopenshell_wrapper

from checker.read.opening import Entity
from checker.read.shapes.bodies import Mesh, triangles

CGAL, OPENCASCADE = "cgal-simple", "opencascade"

_SETTINGS = {
    "use-world-coords": False,
    "disable-opening-subtractions": True,
    "no-normals": True,
    "weld-vertices": False,
    "apply-default-materials": False,
    "mesher-linear-deflection": 0.001,
    "mesher-angular-deflection": 0.1,
}
_GRAVE = {
    "GEO062": "The geometry engine left out a face of its body that crosses itself.",
    "GEO161": "The geometry engine found that an outline of its body crosses itself.",
    "GEO184": "The geometry engine could not build its body cleanly.",
    "GEO276": "The geometry engine could not build its body cleanly.",
}
_PARTIAL = "The geometry engine could not build a part of its body."
_CODE = re.compile(r"\[(\w+)\] \[([A-Z]{3}\d{3})\]")


class Engine:
    """Meshes of single representation items, in the item's own coordinates and metres.

    One call per item costs less than one iterator over many products, allows one result for all
    uses of a mapped item, and lets the journal name the element before each call.
    """

    def __init__(self) -> None:
        self._settings = ifcopenshell.geom.settings()
        for name, value in _SETTINGS.items():
            self._settings.set(name, value)

    def mesh(self, item: Entity, *, library: str, tell: Callable[[], None]) -> Mesh | None:
        """The item by one engine; nothing when it fails or loses parts of it.

        `tell` is called just before native code runs.
        """
        tell()
        _heard()  # what earlier calls left behind
        try:
            made = ifcopenshell.geom.create_shape(self._settings, item, geometry_library=library)
        except (RuntimeError, ValueError, TypeError):
            return None
        warning, is_partial = _judged(_heard())
        if is_partial and not warning:
            if library == CGAL:
                return None
            warning = _PARTIAL
        points = np.frombuffer(made.verts_buffer, dtype=np.float64).reshape(-1, 3)
        index = np.frombuffer(made.faces_buffer, dtype=np.int32)
        if not len(index):
            return None
        return triangles(points[index], is_solid=True, engine=library, warning=warning)


def _heard() -> str:
    """The native log since it was last read."""
    read: Callable[[], str] = ifcopenshell_wrapper.get_log
    return read()


def _judged(log: str) -> tuple[str, bool]:
    """The sentence for a grave message, and whether the engine reported any error."""
    if not log:
        return "", False
    said = _CODE.findall(log)
    grave = [_GRAVE[code] for _, code in said if code in _GRAVE]
    return next(iter(grave), ""), any(level == "error" for level, _ in said)
