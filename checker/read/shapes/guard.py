"""What must not reach the native engine: rings, deep nesting, absurd radii, endless outlines."""

import math

from checker.read.opening import Entity
from checker.read.shapes.arcs import LARGEST_RADIUS
from checker.read.shapes.curves import MOST_POINTS
from checker.read.shapes.trouble import RefusedError

MOST_BOOLEANS = 50
_MOST_ENTITIES = 200_000
_DEEPEST = 200
_BOOLEAN = {"IfcBooleanResult", "IfcBooleanClippingResult"}
_RADII = {"IfcCircle": (1,), "IfcEllipse": (1, 2), "IfcCircleProfileDef": (3,),
          "IfcCircleHollowProfileDef": (3,), "IfcEllipseProfileDef": (3, 4),
          "IfcRightCircularCylinder": (2,), "IfcRightCircularCone": (2,), "IfcSphere": (1,),
          "IfcSweptDiskSolid": (1, 2), "IfcCylindricalSurface": (1,)}  # fmt: skip
_LISTS = {"IfcPolyline": 0, "IfcPolyLoop": 0, "IfcCartesianPointList2D": 0}


class Guard:
    """Walks everything an item refers to, each record once in a whole reading."""

    def __init__(self, *, scale: float) -> None:
        """`scale` is metres per length unit."""
        self._scale = scale
        self._safe: dict[int, int] = {}  # step id -> depth of booleans below it

    def check(self, item: Entity) -> None:
        """Pass quietly over an item that the engine may see.

        Raises:
            RefusedError: it refers to itself, nests more than 50 booleans, or holds a radius or
                an outline that the engine would hang on.
        """
        budget = [_MOST_ENTITIES]
        self._walk(item, set(), budget, 0)

    def _walk(self, entity: Entity, above: set[int], budget: list[int], depth: int) -> int:
        step = entity.id()
        if step in self._safe:
            return self._safe[step]
        if step in above:
            raise RefusedError("Its body refers to itself.")
        budget[0] -= 1
        if depth > _DEEPEST or budget[0] < 0:
            raise RefusedError("Its body is nested too deeply or is too large to be read safely.")
        kind = entity.is_a()
        self._measure(entity, kind)
        if kind == "IfcCartesianPoint":
            return 0
        above.add(step)
        below = [self._walk(part, above, budget, depth + 1) for part in _parts(entity)]
        above.discard(step)
        booleans = max(below, default=0) + (kind in _BOOLEAN)
        if booleans > MOST_BOOLEANS:
            raise RefusedError(
                f"Its body nests more than {MOST_BOOLEANS} Boolean operations; it is not read."
            )
        if step:
            self._safe[step] = booleans
        return booleans

    def _measure(self, entity: Entity, kind: str) -> None:
        for index in _RADII.get(kind, ()):
            radius = entity.get_argument(index)
            if radius is not None and not abs(radius) * self._scale <= LARGEST_RADIUS:
                raise RefusedError(f"Its body has an impossible radius ({radius:g} units).")
        if kind in _LISTS:
            count = len(entity.get_argument(_LISTS[kind]) or ())
            if count > MOST_POINTS:
                raise RefusedError(
                    f"An outline has {count} points; more than {MOST_POINTS} are not read."
                )


def _parts(entity: Entity) -> list[Entity]:
    found: list[Entity] = []
    for i in range(len(entity)):
        value = entity.get_argument(i)
        if isinstance(value, tuple):
            found += [v for v in value if hasattr(v, "get_argument")]
        elif hasattr(value, "get_argument"):
            found.append(value)
        elif isinstance(value, float) and not math.isfinite(value):
            raise RefusedError(
                "Its body has coordinates that are not numbers or absurdly far away."
            )
    return found
