"""Shortest ways over a floor with holes: exact, by looking only where a shorter way may lead."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point

NEAR = 0.002
"""Metres by which an end of a way may lie off the floor; it is then moved onto it."""

_Floats = npt.NDArray[np.float64]
_Indices = npt.NDArray[np.intp]
_FLAT = 1e-9
_HAIR = 1e-6
_OPEN = 0.00025  # taken off the radius, so that a passage of exactly the width is one
_COARSE, _FINE = 8, 24
_BULGE = 0.004  # chords lie at most 2 mm inside the arc of a wheelchair's radius
_CUT = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way on the plan: its length in metres, and its corners from start to goal."""

    length: float
    points: tuple[Point, ...]


class WalkFloor:
    """A floor that can be asked for shortest ways, each in the time that its surroundings need.

    `floor` is where the middle of whoever walks may be, in metres: shrink a floor by half the
    width that is needed before handing it over. What is found out about lines of sight is kept
    for further questions. Coordinates are taken as exact.

    A shortest way bends only at corners that point into the floor, and touches them like a taut
    string. So the search (A*) goes from corner to corner, and a line of sight is looked at only
    when a way along it would be the shortest so far (Dechter and Pearl 1985; Lozano-Perez 1979).

    >>> around = WalkFloor(shapely.box(0, 0, 8, 4).difference(shapely.box(2, 0, 6, 3)))
    >>> way = around.way((0.0, 0.0), (8.0, 0.0))
    >>> round(way.length, 6), len(way.points)
    (11.211103, 4)
    """

    def __init__(self, floor: Area) -> None:
        self._parts = [_Part(polygon) for polygon in polygons_of(floor)]

    def way(self, start: Point, goal: Point) -> Way | None:
        """The shortest way, or none where no way leads from start to goal."""
        return self.ways(start, [goal])[0]

    def ways(self, start: Point, goals: Sequence[Point]) -> tuple[Way | None, ...]:
        """The shortest way from one start to each goal, in the order of the goals."""
        found: list[Way | None] = [None] * len(goals)
        for part in self._parts:
            here = part.onto(start)
            if here is None:
                continue
            there = [(i, at) for i, goal in enumerate(goals) if (at := part.onto(goal))]
            ways = part.search(here, [at for _, at in there])
            for (i, _), way in zip(there, ways, strict=True):
                known = found[i]
                if way is not None and (known is None or way.length < known.length):
                    found[i] = way
        return tuple(found)

    def piece(self, point: Point) -> int | None:
        """The number of the connected piece of floor that a point is on; none when on none."""
        return next((i for i, part in enumerate(self._parts) if part.onto(point)), None)


@dataclass(slots=True)
class _Part:
    """One connected piece of floor, its corners that point inwards, and what was seen so far."""

    polygon: Polygon
    seen_over: Area = field(init=False)
    corners: _Floats = field(init=False)
    before: _Floats = field(init=False)
    after: _Floats = field(init=False)
    _sights: dict[tuple[int, int], bool] = field(default_factory=dict)
    _onward: dict[int, _Indices] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Lines along an edge must not fail for the last digit of a coordinate.
        self.seen_over = self.polygon.buffer(_HAIR, join_style="mitre")
        shapely.prepare(self.seen_over)
        self.corners, self.before, self.after = _inward_corners(self.polygon)

    def onto(self, point: Point) -> Point | None:
        """The point, or the nearest one of this piece when that is next to it; else none."""
        given = shapely.Point(point)
        if self.seen_over.covers(given):
            return point
        if self.polygon.distance(given) > NEAR:
            return None
        nearest = shapely.shortest_line(self.polygon, given).coords[0]
        return (nearest[0], nearest[1])

    def search(self, start: Point, goals: Sequence[Point]) -> list[Way | None]:
        """The shortest way to each goal; all lie on this piece."""
        if not goals:
            return []
        return _Search(self, start, np.array(goals, dtype=np.float64).reshape(-1, 2)).run()

    def onward(self, corner: int) -> _Indices:
        """The corners to which a taut string may go on from a corner, seen or not."""
        if corner not in self._onward:
            at = self.corners[corner]
            fits = _is_taut(at, self.corners, self.before, self.after)
            fits &= _is_taut(self.corners, at, self.before[corner], self.after[corner])
            fits[corner] = False
            self._onward[corner] = np.flatnonzero(fits)
        return self._onward[corner]

    def sees(self, one: int, other: int) -> bool:
        """Whether the line between two corners stays on the floor."""
        key = (one, other) if one < other else (other, one)
        if key not in self._sights:
            self._sights[key] = self.is_clear(self.corners[one], self.corners[other])
        return self._sights[key]

    def is_clear(self, one: _Floats, other: _Floats) -> bool:
        """Whether the straight line between two points stays on the floor."""
        return bool(self.seen_over.covers(shapely.LineString([one, other])))


class _Search:
    """One search from a start to goals: corners are numbered from 0, goals follow, start is -1."""

    def __init__(self, part: _Part, start: Point, goals: _Floats) -> None:
        self.part, self.start, self.goals = part, np.array(start), goals
        self.count = len(part.corners)
        self.open: set[int] = set(range(self.count, self.count + len(goals)))
        self.reached: dict[int, tuple[float, int]] = {}
        self.heap: list[tuple[float, float, int, int]] = []

    def run(self) -> list[Way | None]:
        self._push(-1, 0.0)
        while self.heap and self.open:
            _, gone, here, onward = heapq.heappop(self.heap)
            if onward in self.reached or not self._sees(here, onward):
                continue
            self.reached[onward] = (gone, here)
            self.open.discard(onward)
            if onward < self.count:
                self._push(onward, gone)
        return [self._way(self.count + i) for i in range(len(self.goals))]

    def _push(self, here: int, gone: float) -> None:
        """Every corner and goal that a taut string may reach next, the nearest way on first."""
        at = self._at(here)
        corners = (
            self.part.onward(here)
            if here >= 0
            else np.flatnonzero(_is_taut(at, self.part.corners, self.part.before, self.part.after))
        )
        goals = self._goals_from(here)
        onward = np.concatenate([corners, goals + self.count])
        places = np.concatenate([self.part.corners[corners], self.goals[goals]])
        lengths = gone + np.hypot(*(places - at).T)
        total = lengths + self._least_left(places)
        for each in zip(total.tolist(), lengths.tolist(), onward.tolist(), strict=True):
            if each[2] not in self.reached:
                heapq.heappush(self.heap, (each[0], each[1], here, each[2]))

    def _goals_from(self, here: int) -> _Indices:
        left = np.array(sorted(self.open), dtype=np.intp) - self.count
        if here < 0:
            return left
        part = self.part
        fits = _is_taut(self.goals[left], part.corners[here], part.before[here], part.after[here])
        return left[fits]

    def _least_left(self, places: _Floats) -> _Floats:
        """The distance to the nearest goal that is still sought: never more than the way there."""
        left = self.goals[sorted(each - self.count for each in self.open)]
        apart = places[:, None, :] - left[None, :, :]
        nearest: _Floats = np.hypot(apart[..., 0], apart[..., 1]).min(axis=1)
        return nearest

    def _sees(self, here: int, onward: int) -> bool:
        if here >= 0 and onward < self.count:
            return self.part.sees(here, onward)
        return self.part.is_clear(self._at(here), self._at(onward))

    def _at(self, number: int) -> _Floats:
        if number < 0:
            return self.start
        if number < self.count:
            at: _Floats = self.part.corners[number]
            return at
        goal: _Floats = self.goals[number - self.count]
        return goal

    def _way(self, goal: int) -> Way | None:
        if goal not in self.reached:
            return None
        length, here = self.reached[goal]
        points = [self._at(goal)]
        while here >= 0:
            points.append(self._at(here))
            here = self.reached[here][1]
        points.append(self.start)
        return Way(length=length, points=tuple((float(x), float(y)) for x, y in reversed(points)))


def _is_taut(
    start: _Floats, corner: _Floats, before: _Floats, after: _Floats
) -> npt.NDArray[np.bool_]:
    """Whether a string from `start` can bend at `corner`: both sides of it lie on one hand."""
    along = corner - start
    one, other = before - corner, after - corner
    left = along[..., 0] * one[..., 1] - along[..., 1] * one[..., 0]
    right = along[..., 0] * other[..., 1] - along[..., 1] * other[..., 0]
    slack = _FLAT * (1.0 + np.abs(along[..., 0]) + np.abs(along[..., 1]))
    both: npt.NDArray[np.bool_] = ((left >= -slack) & (right >= -slack)) | (
        (left <= slack) & (right <= slack)
    )
    return both


def _inward_corners(polygon: Polygon) -> tuple[_Floats, _Floats, _Floats]:
    """Corners where the floor turns round an obstacle, with their neighbours on the ring."""
    found = list(_turned_corners(polygon))
    if not found:
        none = np.empty((0, 2))
        return none, none, none
    whole = np.concatenate(found)
    # The order of rings and corners in the file must not decide between ways of equal length.
    order = np.lexsort((whole[:, 1], whole[:, 0]))
    whole = whole[order]
    return whole[:, 0:2], whole[:, 2:4], whole[:, 4:6]


def _turned_corners(polygon: Polygon) -> Iterator[_Floats]:
    oriented = shapely.orient_polygons(polygon, exterior_cw=False)
    for ring in (oriented.exterior, *oriented.interiors):
        points = shapely.get_coordinates(ring)[:-1]
        before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
        into, out = points - before, after - points
        turn = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
        bends = turn < -_FLAT * np.hypot(*into.T) * np.hypot(*out.T)
        if bends.any():
            yield np.concatenate([points[bends], before[bends], after[bends]], axis=1)


def walkable(floor: Area, width: float) -> Area:
    """Where the middle of a disc of `width` metres may be on a floor; empty when nowhere.

    Round corners are drawn with 8 chords a quarter, which makes ways at most 0.1 % shorter than
    round a true arc. Whether a passage is wide enough is decided within 0.5 mm all the same:
    what 24 chords would close is cut. A passage of exactly `width` stays open.

    >>> walkable(shapely.box(0, 0, 9, 0.8), 0.8).is_empty
    False
    >>> walkable(shapely.box(0, 0, 9, 0.799), 0.8).is_empty
    True
    """
    radius = width / 2 - _OPEN
    coarse = floor.buffer(-radius, quad_segs=_COARSE)
    fine = floor.buffer(-radius, quad_segs=_FINE)
    closed = coarse.difference(fine.buffer(_BULGE, quad_segs=2))
    left = coarse if closed.is_empty else coarse.difference(closed.buffer(_CUT, quad_segs=2))
    parts = polygons_of(left)
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
