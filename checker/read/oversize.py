"""Rooms whose bodies are far too large to be rooms: drawn in another unit than the file's."""

import math
from collections.abc import Iterable
from dataclasses import replace

from checker.model import Element, Room, School, Shape

LONGEST, WIDEST_SITE = 500.0, 5000.0
"""Metres along a side that no room has, and no place outdoors."""
LONG, TIMES = 100.0, 3.0
"""Metres from which a room is distrusted that is this many times as long as all else together."""


def without_oversized(school: School) -> School:
    """The school with bodies of rooms that are absurdly large marked as not to be trusted.

    So is one with a side (along the axes, or its height) over 500 m, outdoors over 5 km; and one
    indoors of over 100 m that is more than three times as long as all that is modelled beside it.
    """
    return replace(school, rooms=tuple(_judged(room, school) for room in school.rooms))


def _judged(room: Room, school: School) -> Room:
    if room.shape is None or room.shape.source.problem:
        return room
    side = _side([room.shape])
    if side <= LONG or not _is_absurd(room, side, school):
        return room
    told = f"it is {side:.0f} m long, which no room is; it may be drawn in another unit"
    return replace(room, shape=replace(room.shape, source=replace(room.shape.source, problem=told)))


def _is_absurd(room: Room, side: float, school: School) -> bool:
    if room.is_external:
        return side > WIDEST_SITE
    return side > LONGEST or side > TIMES * _side(_beside(room, school))


def _beside(room: Room, school: School) -> list[Shape]:
    others: Iterable[Element] = (*school.rooms, *school.walls, *school.slabs)
    return [each.shape for each in others if each.shape is not None and each.id != room.id]


def _side(shapes: list[Shape]) -> float:
    """The longest side of the box around bodies, metres; infinite around none."""
    if not shapes:
        return math.inf
    bounds = [each.footprint.bounds for each in shapes]
    wests, souths, easts, norths = zip(*bounds, strict=True)
    tall = max(each.top for each in shapes) - min(each.base for each in shapes)
    return float(max(max(easts) - min(wests), max(norths) - min(souths), tall))
