"""The space under tables, counters and basins that a wheelchair user's knees can use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.hairs import without_hairs
from checker.geometry.standing import roomy
from checker.measure.obstacles import FLAT, Obstacle
from checker.measure.rooms.parts import parts_of
from checker.measure.rooms.taken import below, taken_by
from checker.model import Fitting, Furniture

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
    parts = parts_of(thing)
    if parts is None:
        return None
    return [part.plan for part in parts if part.low < height - _SAME_HEIGHT and part.high > FLAT]


def with_knees(
    things: Sequence[Obstacle],
    floor: Area | None,
    knee: Knee,
    *,
    standing: Sequence[Obstacle] | None = None,
) -> list[Obstacle]:
    """The same things less the knee space that is reached from a floor where a person can stand.

    What is surely free is taken off; where the rest of a thing may be free too it is given as
    one that may be smaller than it looks. What another thing in the room (`standing`, else the
    same things) takes is no knee space, nor does an edge that one closes give onto any.
    """
    before = roomy(floor).buffer(_TOUCH) if floor is not None else _NOTHING
    found: list[Obstacle] = []
    for thing in things:
        others = _others(thing, things if standing is None else standing)
        spaces = under(thing, knee.height)
        sure, possible = (
            _free_of(thing, space, before, taken, knee)
            for space, taken in zip(spaces, _low_plans(others, knee.height), strict=True)
        )
        found += _less(thing, sure, possible)
    return found


def _others(thing: Obstacle, standing: Iterable[Obstacle]) -> list[Obstacle]:
    """What else stands where a thing does, or touches it."""
    return [
        each
        for each in standing
        if each.element.id != thing.element.id and each.area.distance(thing.area) <= _TOUCH
    ]


def _low_plans(others: Iterable[Obstacle], height: float) -> tuple[BaseGeometry, BaseGeometry]:
    """The plans of what may take knee space, and of what surely does."""
    taken = taken_by(others)
    every, sure = (shapely.union_all(below(taken, height, sure=each)) for each in (False, True))
    return every, sure


def _free_of(
    thing: Obstacle, space: BaseGeometry, before: BaseGeometry, taken: BaseGeometry, knee: Knee
) -> BaseGeometry:
    """The part of the space under a thing that is reached and that nothing else takes."""
    if space.is_empty:
        return _NOTHING
    edge = _free_edge(thing, before, knee.height)
    if not taken.is_empty:
        edge, space = edge.difference(taken.buffer(_TOUCH)), space.difference(taken)
    return space.intersection(edge.buffer(knee.depth))


def _less(thing: Obstacle, sure: BaseGeometry, possible: BaseGeometry) -> Iterator[Obstacle]:
    """A thing without its knee space, in a part that is sure and one that may be free."""
    left = without_hairs(thing.area.difference(sure))
    if left is None:
        return
    doubtful = without_hairs(left.intersection(possible))
    if doubtful is None:
        yield replace(thing, area=left)
        return
    yield replace(thing, area=doubtful, hull_only=True)
    solid = without_hairs(left.difference(doubtful))
    if solid is not None:
        yield replace(thing, area=solid)


def _free_edge(thing: Obstacle, before: BaseGeometry, height: float) -> BaseGeometry:
    """The edge of a thing that faces a floor, without what its own legs and panels close."""
    edge = thing.area.boundary.intersection(before)
    parts = low_parts(thing, height)
    return edge.difference(shapely.union_all(parts).buffer(_TOUCH)) if parts else edge
