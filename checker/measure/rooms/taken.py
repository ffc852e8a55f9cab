"""What takes the space under a fitting or a table: other things that stand there, by their parts.

Knees need the space that is free from the floor up; whatever else stands in it ends it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.frame import Frame
from checker.measure.obstacles import FLAT, Obstacle
from checker.measure.rooms.parts import parts_of

BEFORE = 0.1
"""Metres before the front of a fitting within which a thing closes it."""
_SAME_HEIGHT = 1e-6
_GRAZES = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A piece of a thing on the plan, how far over the floor it begins (m); whether that is sure.

    `area` may be in the axes of a fitting's front: x across it, y inward.
    """

    area: BaseGeometry
    low: float
    sure: bool

    def begins(self, window: tuple[float, float], deep: float) -> float:
        """How deep from the front it begins in a stretch of it; infinite where it is not there."""
        left, right = window[0] + _GRAZES, window[1] - _GRAZES
        x0, y0, x1, y1 = self.area.bounds
        if right <= left or x0 > right or x1 < left or y0 > deep or y1 < -BEFORE:
            return math.inf
        met = clean_area(self.area.intersection(shapely.box(left, -BEFORE, right, deep)))
        if met is None or met.bounds[3] <= _GRAZES - BEFORE:
            return math.inf
        return max(met.bounds[1], 0.0)


def taken_by(things: Iterable[Obstacle]) -> list[Taken]:
    """What things take, by their parts where those are known, else by their whole plan."""
    found = []
    for thing in things:
        parts = parts_of(thing)
        pieces: Sequence[tuple[Area, float]] = (
            [(thing.area, thing.above)]
            if parts is None
            else [(part.plan, part.low) for part in parts if part.high > FLAT]
        )
        found += [Taken(area=plan, low=low, sure=not thing.hull_only) for plan, low in pieces]
    return found


def seen_from(frame: Frame, taken: Iterable[Taken]) -> tuple[Taken, ...]:
    """The same in the axes of a front."""
    every = list(taken)
    areas = frame.shapes_to_local([each.area for each in every])
    return tuple(replace(each, area=area) for each, area in zip(every, areas, strict=True))


def below(taken: Iterable[Taken], height: float, *, sure: bool) -> list[BaseGeometry]:
    """The plans of what begins lower than `height`; only of what surely does when `sure`."""
    return [
        each.area for each in taken if each.low < height - _SAME_HEIGHT and (each.sure or not sure)
    ]
