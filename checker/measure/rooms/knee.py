"""The space under tables, counters and basins that a wheelchair user's knees can use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.hairs import without_hairs
from checker.geometry.standing import roomy
from checker.measure.obstacles import FLAT, Obstacle
from checker.model import Fitting, Furniture, LocalBox

_NOTHING = Polygon()
_SAME_HEIGHT = 1e-6
_TOUCH = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Knee:
    """What counts as knee space: metres free under a thing, and how deep from its free edge."""

    height: float = 0.7
    depth: float = 0.5


def under(thing: Obstacle, height: float) -> tuple[BaseGeometry, BaseGeometry]:
    """Where at least `height` metres are surely free under a thing, and where they may be.

    Surely where it hangs that high, and beside the parts of its body that do not. A body in one
    piece that reaches from lower than that to higher hides what is under it.
    """
    body = thing.element.shape
    if body is None or not isinstance(thing.element, Fitting | Furniture):
        return _NOTHING, _NOTHING
    if thing.above >= height - _SAME_HEIGHT:
        return thing.area, thing.area
    if thing.above + body.top - body.base < height:
        return _NOTHING, _NOTHING
    parts = low_parts(thing, height)
    if parts is None:
        return _NOTHING, thing.area
    free = thing.area.difference(shapely.union_all(parts))
    return free, free


def low_parts(thing: Obstacle, height: float) -> list[Polygon] | None:
    """The plans of the parts of a thing that begin lower than `height` m over the floor.

    None where its parts are not known.
    """
    element = thing.element
    if not isinstance(element, Fitting | Furniture) or not element.solids or not element.frame:
        return None
    # A placement tells no height; the lowest of the parts is where the body begins.
    lift = thing.above - min(part.z[0] for part in element.solids)
    return [
        Polygon([element.frame.to_plan(x, y) for x, y in _corners(part)])
        for part in element.solids
        if part.z[0] + lift < height - _SAME_HEIGHT and part.z[1] + lift > FLAT
    ]


def with_knees(things: Iterable[Obstacle], floor: Area | None, knee: Knee) -> list[Obstacle]:
    """The same things less the knee space that is reached from a floor where a person can stand.

    What is surely free is taken off; where the rest of a thing may be free too it is given as
    one that may be smaller than it looks.
    """
    before = roomy(floor).buffer(_TOUCH) if floor is not None else _NOTHING
    found = []
    for thing in things:
        near = _free_edge(thing, before, knee.height).buffer(knee.depth)
        sure, possible = (each.intersection(near) for each in under(thing, knee.height))
        left = without_hairs(thing.area.difference(sure))
        if left is None:
            continue
        doubtful = without_hairs(left.intersection(possible))
        if doubtful is None:
            found.append(replace(thing, area=left))
            continue
        found.append(replace(thing, area=doubtful, hull_only=True))
        solid = without_hairs(left.difference(doubtful))
        found += [replace(thing, area=solid)] if solid is not None else []
    return found


def _free_edge(thing: Obstacle, before: BaseGeometry, height: float) -> BaseGeometry:
    """The edge of a thing that faces a floor, without what its own legs and panels close."""
    edge = thing.area.boundary.intersection(before)
    parts = low_parts(thing, height)
    return edge.difference(shapely.union_all(parts).buffer(_TOUCH)) if parts else edge


def _corners(part: LocalBox) -> list[tuple[float, float]]:
    (x0, x1), (y0, y1) = part.x, part.y
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
