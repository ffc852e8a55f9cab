"""Which corners of a floor are in sight from a point, found triangle by triangle."""

import math
from collections import defaultdict

import numpy as np
import shapely
from shapely import Polygon

from checker.geometry.frame import Point

HAIR = 1e-6
"""Metres by which a line of sight may cut a corner: along a wall the last digit must not decide."""

_Window = tuple[int, int, Point, Point]


class Lookout:
    """A floor in triangles, to be asked again and again what is in sight from a place on it.

    One looks through a row of triangles, each a narrower window than the one before (Lee and
    Preparata 1984, Bungiu et al. 2014), so that only what is near and in sight costs anything: on
    the floors of a whole storey, all lines between two corners would be too many to look at.
    `is_whole` says that the triangles are all of the floor; else less may be seen than there is.
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

    def seen(self, point: Point) -> list[Point]:
        """The corners of the floor in sight from a point on it, in their order; not itself.

        >>> elbow = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 3, 3))
        >>> Lookout(elbow).seen((0.5, 3.0))
        [(0.0, 0.0), (0.0, 3.0), (1.0, 1.0), (1.0, 3.0)]
        """
        own = self._number.get(point)
        sides = self._facing[own] if own is not None else self._sides_round(point)
        found = {number for side in sides for number in side}
        pending = [self._first(point, side) for side in sides]
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
        (x0, y0), (x1, y1) = self._spots[right], self._spots[left]
        return left, right, (x1 - point[0], y1 - point[1]), (x0 - point[0], y0 - point[1])

    def _look(self, point: Point, pending: list[_Window], found: set[int]) -> None:
        """Adds what is in sight through windows: a side, and the way to its left and right end.

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
            slack = HAIR * math.hypot(x, y)
            if beyond_left <= slack:
                end = to_left if beyond_left > 0.0 else (x, y)
                end = to_right if beyond_right > 0.0 else end
                pending.append((left, corner, to_left, end))
                if beyond_right <= slack:
                    found.add(corner)
            if beyond_right <= slack:
                end = to_right if beyond_right > 0.0 else (x, y)
                end = to_left if beyond_left > 0.0 else end
                pending.append((corner, right, end, to_right))
