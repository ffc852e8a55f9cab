"""How steep the top of a slab or ramp is, and which slabs are level, from their bodies."""

import math
from collections.abc import Sequence

import numpy as np

from checker.model import Surface
from checker.read.opening import Entity
from checker.read.reading import Reading
from checker.read.shapes import body_items

_LEVEL = 1e-4  # rise over run below which a slope is drawing noise
_STEP = 0.001  # metres between levels that are two


def slope_of(tops: Sequence[Surface]) -> float | None:
    """Rise over run of the plane with the largest area; nothing when nothing looks up.

    Pieces that rise alike, to 0.01 along both axes, count together.

    >>> from shapely import box
    >>> ramp = Surface(area=box(0, 0, 12, 2), level=0.5, slope=(1 / 12, 0.0))
    >>> landing = Surface(area=box(12, 0, 14, 2), level=1.0)
    >>> round(slope_of([ramp, landing]), 4)
    0.0833
    """
    planes: dict[tuple[float, float], float] = {}
    largest: dict[tuple[float, float], Surface] = {}
    for top in tops:
        key = (round(top.slope[0], 2), round(top.slope[1], 2))
        planes[key] = planes.get(key, 0.0) + top.area.area
        if key not in largest or top.area.area > largest[key].area.area:
            largest[key] = top
    if not planes:
        return None
    return largest[max(planes, key=lambda key: (planes[key], key))].gradient


def are_level(tops: Sequence[Surface]) -> bool:
    """Whether all tops are level and at one height, to 1 mm."""
    levels = [top.level for top in tops]
    return not any(top.gradient for top in tops) and max(levels) - min(levels) <= _STEP


def is_upright(reading: Reading, product: Entity) -> bool:
    """Whether the whole body is one profile in a level plane, pulled straight up: a level slab."""
    items = body_items(product)
    matrix = reading.shapes.placement(product)
    if matrix is None or len(items) != 1 or not items[0].is_a("IfcExtrudedAreaSolid"):
        return False
    position = items[0].Position
    axes = [position.Axis if position else None, items[0].ExtrudedDirection]
    directions = [np.array(d.DirectionRatios if d else (0.0, 0.0, 1.0), dtype=float) for d in axes]
    return all(
        math.hypot(x, y) <= _LEVEL * abs(z)
        for x, y, z in (matrix[:3, :3] @ direction for direction in directions)
    )
