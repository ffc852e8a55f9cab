"""Which corners of a floor are in sight from a point, found triangle by triangle."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely
from shapely import Polygon

from checker.geometry.frame import Point

HAIR = 1e-6
"""Metres by which a line of sight may cut a corner: along a wall the last digit must not decide."""

Cone = tuple[Point, Point]
"""Two directions as unit vectors, the left and the right one, under 180 degrees apart."""
_Window = tuple[int, int, Point, Point]


class Lookout:
    """A floor in triangles, to be asked again and again what is in sight from a place on it.

    One looks through a row of triangles, each a narrower window than the one before (Lee and
    Preparata 1984, Bungiu et al. 2014), so that only what is near and in sight costs anything: on
    the floors of a whole storey, all lines between two corners would be too many to look at.
    `is_whole` says that the triangles are all of the floor; else less may be seen than there is.
    No two corners may lie closer together than a tenth of a hair.
    """

    is_whole: bool

    def __init__(self, floor: Polygon) -> None:
        cut = shapely.orient_polygons(shapely.constrained_delaunay_triangles(floor))
        triangles = shapely.get_parts(cut)
        self.is_whole = math.isclose(shapely.area(triangles).sum(), floor.area, rel_tol=1e-9)
        self._tree = shapely.STRtree(triangles)
        corners = shapely.get_coordinates(triangles).reshape(-1, 4, 2)[:, :3]
        spots, numbers = np.unique(corners.reshape(-1, 2), axis=0, return_inverse=True)
        self._spots: list[Point] = [(x, y) for x, y in spots.tolist()]
        self._number = {spot: number for number, spot in enumerate(self._spots)}
        self._across: dict[tuple[int, int], int] = {}
        self._facing: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._rings = numbers.reshape(-1, 3).tolist()
        for a, b, c in self._rings:
            for one, other, third in ((a, b, c), (b, c, a), (c, a, b)):
                self._across[one, other] = third
                self._facing[third].append((one, other))

    def seen(self, point: Point, between: Sequence[Cone] = ()) -> list[Point]:
        """The corners of the floor in sight from a point on it, in their order; not itself.

        Where any directions are given, only those that lie `between` them, and some next to it.

        >>> elbow = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 3, 3))
        >>> Lookout(elbow).seen((0.5, 3.0))
        [(0.0, 0.0), (0.0, 3.0), (1.0, 1.0), (1.0, 3.0)]
        """
        own = self._number.get(point)
        sides = self._facing[own] if own is not None else self._sides_round(point)
        found = {number for side in sides for number in side}
        pending = [self._first(point, side) for side in sides]
        if between:
            pending = [each for window in pending for each in _narrowed(window, between)]
        self._look(point, pending, found)
        return [self._spots[number] for number in sorted(found)]

    def _sides_round(self, point: Point) -> list[tuple[int, int]]:
        """The sides of the triangles that a point lies in, but for those that it lies on."""
        at = shapely.Point(point)
        near = self._tree.query(at, predicate="dwithin", distance=2 * HAIR).tolist()
        sides = [
            side
            for a, b, c in (self._rings[each] for each in near)
            for side in ((a, b), (b, c), (c, a))
        ]
        return [side for side in sides if self._away(point, side) > 2 * HAIR]

    def _away(self, point: Point, side: tuple[int, int]) -> float:
        (x0, y0), (x1, y1) = (self._spots[number] for number in side)
        area = (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0)
        return area / math.hypot(x1 - x0, y1 - y0)

    def _first(self, point: Point, side: tuple[int, int]) -> _Window:
        right, left = side
        to_left, to_right = (
            _unit(self._spots[each][0] - point[0], self._spots[each][1] - point[1])
            for each in (left, right)
        )
        return left, right, to_left, to_right

    def _look(self, point: Point, pending: list[_Window], found: set[int]) -> None:
        """Adds what is in sight through windows: a side, and the ways to its left and right end.

        The ends of a window are the corners furthest in on the left and on the right so far.
        """
        (px, py), spots, across = point, self._spots, self._across
        while pending:
            left, right, to_left, to_right = pending.pop()
            corner = across.get((left, right))
            if corner is None:
                continue
            x, y = spots[corner][0] - px, spots[corner][1] - py
            beyond_left = to_left[0] * y - to_left[1] * x
            beyond_right = to_right[1] * x - to_right[0] * y
            on_left, on_right = beyond_left <= HAIR, beyond_right <= HAIR
            if on_left and on_right:
                if to_left[0] * x + to_left[1] * y <= 0.0 >= to_right[0] * x + to_right[1] * y:
                    continue  # no wider than a hair, it led round a corner back to where one is
                found.add(corner)
            way = (
                _unit(x, y) if beyond_left <= 0.0 >= beyond_right else to_left
            )  # asked for only so
            if on_left:
                end = to_left if beyond_left > 0.0 else to_right if beyond_right > 0.0 else way
                pending.append((left, corner, to_left, end))
            if on_right:
                end = to_right if beyond_right > 0.0 else to_left if beyond_left > 0.0 else way
                pending.append((corner, right, end, to_right))


def _unit(x: float, y: float) -> Point:
    size = math.hypot(x, y) or 1.0
    return x / size, y / size


def _narrowed(window: _Window, between: Iterable[Cone]) -> Iterator[_Window]:
    """What is left of a window between each two directions."""
    left, right, to_left, to_right = window
    wide = (to_left, to_right)
    for cone in between:  # spelled out: it is asked of each side round each corner
        one = cone[0] if _lies_in(cone[0], wide) else to_left
        if _lies_in(one, cone):
            other = cone[1] if _lies_in(cone[1], wide) else to_right
            if _lies_in(other, cone):
                yield left, right, one, other


def _lies_in(way: Point, cone: Cone) -> bool:
    """Whether a direction lies between two others, or along one of them."""
    (x, y), ((x0, y0), (x1, y1)) = way, cone
    ahead = x0 * x + y0 * y > 0.0 or x1 * x + y1 * y > 0.0
    return ahead and x0 * y - y0 * x <= HAIR and x1 * y - y1 * x >= -HAIR
