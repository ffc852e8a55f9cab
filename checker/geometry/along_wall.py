"""How far one can go in front of a wall before something is in the way: along it and away from it.

All of it in axes of the wall: x runs along it, y away from it, the wall's face at y = 0; metres.
"""

from shapely import box
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.overlay import cut, shared

SKIN = 0.03
"""Metres off the wall that count for nothing: skirtings, casings and frames stand as proud."""
_SIDE = 0.05
_EDGE = 1e-6
_SLIVER = 1e-8

Reach = tuple[float, float]


def in_the_way(free: BaseGeometry | None, x: Reach, depth: float) -> BaseGeometry:
    """What is not free before a stretch of wall, from its skin to a depth away from it (m).

    >>> in_the_way(box(0, 0, 4, 2), (1, 5), 1.0).bounds
    (4.0, 0.03, 5.0, 1.0)
    """
    window = box(x[0], SKIN, x[1], depth)
    return window if free is None else cut(window, free)


def run_along(blocked: BaseGeometry, *, from_x: float, to_x: float, depth: float) -> float:
    """Metres from `from_x` towards `to_x` before anything lies within `depth` of the wall.

    All of the way when nothing does. Exact for straight edges; what is thinner than a hair
    (0.001 mm) is not seen.

    >>> run_along(box(2, 0.1, 3, 1), from_x=0, to_x=3, depth=0.3)
    2.0
    >>> run_along(box(2, 0.5, 3, 1), from_x=0, to_x=3, depth=0.3)
    3.0
    """
    ends = sorted((from_x, to_x))
    met = [
        part.bounds for part in _inside(blocked, (ends[0], 0.0, ends[1], max(depth, SKIN + _EDGE)))
    ]
    if to_x > from_x:
        return float(min((low - from_x for low, *_ in met), default=to_x - from_x))
    return float(min((from_x - high for _, _, high, _ in met), default=from_x - to_x))


def run_out(blocked: BaseGeometry, x: Reach, *, depth: float) -> float:
    """Metres away from the wall before anything lies in front of the stretch `x`, up to `depth`.

    >>> run_out(box(0, 1.5, 4, 2), (1, 2), depth=3.0)
    1.5
    """
    met = [part.bounds for part in _inside(blocked, (x[0], 0.0, x[1], depth))]
    return min((low for _, low, *_ in met), default=depth)


def recess_beside(blocked: BaseGeometry, x: Reach, *, within: float, depth: float) -> float:
    """Depth of the niche in which the stretch `x` of a wall stands, metres; 0 where there is none.

    A niche has a side that stands `within` metres of the stretch and ends before `depth`; of two
    sides the shallower counts. A wall that runs on at one end, or sides that go on to `depth`
    (the end of a corridor), make none.

    >>> recess_beside(box(2, 0, 9, 0.3), (0, 1), within=1.5, depth=3)
    0.0
    >>> sides = box(-9, 0, -0.5, 0.4).union(box(2, 0, 9, 0.3))
    >>> round(recess_beside(sides, (0, 1), within=1.5, depth=3), 6)
    0.3
    """
    found = []
    for end, way in ((x[0], -1), (x[1], 1)):
        run = run_along(blocked, from_x=end, to_x=end + way * within, depth=2 * SKIN)
        if run >= within - _EDGE:
            return 0.0
        ends = sorted((end + way * (run + _EDGE), end + way * (run + _SIDE)))
        free = clean_area(cut(box(ends[0], SKIN, ends[1], depth), blocked))
        if free is not None:
            found.append(float(free.bounds[1]))
    shallow = min(found, default=0.0)
    return shallow if shallow > 2 * SKIN else 0.0


def _inside(blocked: BaseGeometry, window: tuple[float, float, float, float]) -> list[BaseGeometry]:
    left, low, right, high = window
    if right - left <= _EDGE:
        return []
    met = clean_area(shared(blocked, box(left + _EDGE, low, right - _EDGE, high)))
    return [] if met is None else [each for each in polygons_of(met) if each.area > _SLIVER]
