"""Shortest ways over a floor with holes: exact, by looking only where a shorter way may lead."""

import heapq
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point
from checker.geometry.taut import (
    FLAT,
    Flags,
    Floats,
    Indices,
    corners_with_sides,
    cross,
    is_taut,
    taut_pairs,
)

NEAR = 0.002
"""Metres by which an end of a way may lie off the floor; it is then moved onto it."""

_HAIR = 1e-6
_AT_ONCE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way on the plan: its length in metres, and its corners from start to goal.

    `start` is the number of the start in the list that was given.
    """

    length: float
    points: tuple[Point, ...]
    start: int = 0


class WalkFloor:
    """A floor that can be asked for shortest ways, each in the time that its surroundings need.

    `floor` is where the middle of whoever walks may be, in metres: shrink a floor by half the
    width that is needed before handing it over. What is found out about lines of sight is kept
    for further questions. Coordinates are taken as exact.

    A shortest way bends only at corners that point into the floor, and touches them like a taut
    string. So the search (A*) goes from corner to corner, and a line of sight is looked at only
    when a way along it would be the shortest so far (Lozano-Perez and Wesley 1979; lazily, as
    Bohlin and Kavraki 2000 do).

    `marks` names places on the floor before it was shrunk, such as the jambs of a door: a corner
    goes by the name of the nearest one. A question may then say `among` which names corners
    count, when it is known that no shortest way bends at others.

    >>> around = WalkFloor(shapely.box(0, 0, 8, 4).difference(shapely.box(2, 0, 6, 3)))
    >>> way = around.way((0.0, 0.0), (8.0, 0.0))
    >>> round(way.length, 6), len(way.points)
    (11.211103, 4)
    """

    def __init__(self, floor: Area, marks: Mapping[Point, str] | None = None) -> None:
        named = _Names(marks) if marks else None
        self._parts = [_Part(polygon, named) for polygon in polygons_of(floor)]

    def way(self, start: Point, goal: Point) -> Way | None:
        """The shortest way, or none where no way leads from start to goal."""
        return self.ways([start], [goal])[0]

    def ways(
        self,
        starts: Sequence[Point],
        goals: Sequence[Point],
        *,
        ahead: Sequence[float] = (),
        among: Collection[str] | None = None,
        only_nearest: bool = False,
    ) -> tuple[Way | None, ...]:
        """The shortest way to each goal from whichever start is nearest, in the order of goals.

        `ahead` is what each start has behind it already, metres; it counts when starts compete
        and in the lengths. With `only_nearest` the search ends at the first goal and the others
        have no way.
        """
        found: list[Way | None] = [None] * len(goals)
        gone = list(ahead) or [0.0] * len(starts)
        for part in self._parts:
            here = [(i, at) for i, start in enumerate(starts) if (at := part.onto(start))]
            there = [(i, at) for i, goal in enumerate(goals) if (at := part.onto(goal))]
            if not here or not there:
                continue
            search = _Search(
                part,
                starts=np.array([at for _, at in here], dtype=np.float64),
                ahead=[gone[i] for i, _ in here],
                goals=np.array([at for _, at in there], dtype=np.float64),
                allowed=part.allowed(among),
            )
            ways = search.run(1 if only_nearest else len(there), [i for i, _ in here])
            for (i, _), way in zip(there, ways, strict=True):
                known = found[i]
                if way is not None and (known is None or way.length < known.length):
                    found[i] = way
        return tuple(found)

    def toward(self, start: Point, goal: Point) -> Way | None:
        """The shortest way to where one gets nearest to a goal, as the crow flies from there."""
        for part in self._parts:
            if part.onto(start):
                line = shapely.shortest_line(part.polygon, shapely.Point(goal))
                nearest = line.coords[0]
                return self.way(start, (nearest[0], nearest[1]))
        return None

    def piece(self, point: Point) -> int | None:
        """The number of the connected piece of floor that a point is on; none when on none."""
        return next((i for i, part in enumerate(self._parts) if part.onto(point)), None)


class _Names:
    """Names of corners by the nearest mark."""

    def __init__(self, marks: Mapping[Point, str]) -> None:
        self._names = np.array(list(marks.values()), dtype=object)
        self._tree = shapely.STRtree([shapely.Point(mark) for mark in marks])

    def of(self, corners: Floats) -> npt.NDArray[np.object_]:
        nearest = self._tree.nearest(shapely.points(corners))
        names: npt.NDArray[np.object_] = self._names[nearest]
        return names


class _Part:
    """One connected piece of floor, its corners that point inwards, and what was seen so far."""

    def __init__(self, polygon: Polygon, names: _Names | None) -> None:
        self.polygon = polygon
        # Lines along an edge must not fail for the last digit of a coordinate.
        self.seen_over = polygon.buffer(_HAIR, join_style="mitre")
        shapely.prepare(self.seen_over)
        self.corners, self.before, self.after = corners_with_sides(polygon)
        self.names = names.of(self.corners) if names and len(self.corners) else None
        self._sights: dict[tuple[int, int], bool] = {}
        self._onward: dict[int, tuple[Indices, Floats]] = {}

    def onto(self, point: Point) -> Point | None:
        """The point, or the nearest one of this piece when that is next to it; else none."""
        given = shapely.Point(point)
        if self.seen_over.covers(given):
            return point
        if self.polygon.distance(given) > NEAR:
            return None
        nearest = shapely.shortest_line(self.polygon, given).coords[0]
        return (nearest[0], nearest[1])

    def allowed(self, among: Collection[str] | None) -> Flags:
        """Which corners count when only those of some names do."""
        if among is None or self.names is None:
            return np.ones(len(self.corners), dtype=bool)
        return np.array([name in among for name in self.names.tolist()], dtype=bool)

    def onward(self, corner: int) -> tuple[Indices, Floats]:
        """The corners to which a taut string may go on from a corner, seen or not, and how far."""
        if corner not in self._onward:
            # Many at a time: what numpy does for one corner takes as long to set up as to do.
            first = corner - corner % _AT_ONCE
            last = min(first + _AT_ONCE, len(self.corners))
            found = taut_pairs(self.corners, self.before, self.after, first=first, last=last)
            for number, others in zip(range(first, last), found, strict=True):
                self._onward[number] = (
                    others,
                    _lengths(self.corners[others] - self.corners[number]),
                )
        return self._onward[corner]

    def sees(self, one: int, other: int) -> bool:
        """Whether the line between two corners stays on the floor."""
        key = (one, other) if one < other else (other, one)
        if key not in self._sights:
            self._sights[key] = self.is_clear(self.corners[one], self.corners[other])
        return self._sights[key]

    def is_clear(self, one: Floats, other: Floats) -> bool:
        """Whether the straight line between two points stays on the floor."""
        return bool(self.seen_over.covers(shapely.linestrings([one, other])))


class _Search:
    """One search from starts to goals.

    Places are numbered: corners of the piece from 0, then goals, and starts from -1 downwards.
    """

    def __init__(
        self,
        part: _Part,
        *,
        starts: Floats,
        ahead: Sequence[float],
        goals: Floats,
        allowed: Flags,
    ) -> None:
        self.part, self.starts, self.ahead, self.goals = part, starts, ahead, goals
        self.count = len(part.corners)
        self.fresh = np.concatenate([allowed, np.ones(len(goals), dtype=bool)])
        self.is_aimed = False
        self.reached: dict[int, tuple[float, int]] = {}
        self.heap: list[tuple[float, float, int, int]] = []

    def run(self, wanted: int, numbers: Sequence[int]) -> list[Way | None]:
        """Ways to the `wanted` goals that are nearest, none for the others.

        `numbers` are those of the starts.
        """
        self.is_aimed = wanted == 1
        for i, gone in enumerate(self.ahead):
            self._leave(-1 - i, gone)
        while self.heap and wanted:
            _, gone, here, onward = heapq.heappop(self.heap)
            if not self.fresh[onward] or not self._sees(here, onward):
                continue
            self.fresh[onward] = False
            self.reached[onward] = (gone, here)
            if onward >= self.count:
                wanted -= 1
            else:
                self._turn(onward, gone, self._at(here))
        return [self._way(self.count + i, numbers) for i in range(len(self.goals))]

    def _leave(self, start: int, gone: float) -> None:
        """From a start to every corner that a taut string may touch, and to the goals."""
        part, at = self.part, self._at(start)
        taut = is_taut(at, part.corners, part.before, part.after) & self.fresh[: self.count]
        corners = np.flatnonzero(taut)
        onward, places = self._with_goals(corners)
        self._push(start, gone + _lengths(places - at), onward, places)

    def _turn(self, here: int, gone: float, before: Floats) -> None:
        """From a corner to all that a string stays taut to that came from `before`."""
        part, at = self.part, self._at(here)
        corners, lengths = part.onward(here)
        kept = self.fresh[corners]
        onward, places = self._with_goals(corners[kept])
        goals = slice(int(kept.sum()), None)
        bends = self._bends_round(here, before, places)
        bends[goals] &= is_taut(places[goals], at, part.before[here], part.after[here])
        lengths = np.concatenate([lengths[kept], _lengths(places[goals] - at)])
        self._push(here, gone + lengths[bends], onward[bends], places[bends])

    def _with_goals(self, corners: Indices) -> tuple[Indices, Floats]:
        goals = np.flatnonzero(self.fresh[self.count :])
        return (
            np.concatenate([corners, goals + self.count]),
            np.concatenate([self.part.corners[corners], self.goals[goals]]),
        )

    def _push(self, here: int, gone: Floats, onward: Indices, places: Floats) -> None:
        total = gone + self._least_left(places)
        for each in zip(total.tolist(), gone.tolist(), onward.tolist(), strict=True):
            heapq.heappush(self.heap, (each[0], each[1], here, each[2]))

    def _bends_round(self, here: int, before: Floats, places: Floats) -> Flags:
        """Whether a string that came from `before` stays taut round a corner on its way on."""
        part, at = self.part, self.part.corners[here]
        came, on = at - before, places - at
        # The obstacle lies on the side to which both edges of the corner turn off.
        side = np.sign(cross(came, part.after[here] - at) + cross(came, part.before[here] - at))
        turned = cross(came, on)
        slack = FLAT * (1.0 + np.abs(on).sum(axis=1))
        ahead = came[0] * on[:, 0] + came[1] * on[:, 1] > 0.0
        fits: Flags = (side * turned >= -slack) & (ahead | (side * turned > slack))
        return fits

    def _least_left(self, places: Floats) -> Floats | float:
        """The distance to the nearest goal, when one will do: never more than the way there."""
        if not self.is_aimed:
            return 0.0
        apart = places[:, None, :] - self.goals[None, :, :]
        least: Floats = np.hypot(apart[..., 0], apart[..., 1]).min(axis=1)
        return least

    def _sees(self, here: int, onward: int) -> bool:
        if here >= 0 and onward < self.count:
            return self.part.sees(here, onward)
        return self.part.is_clear(self._at(here), self._at(onward))

    def _at(self, number: int) -> Floats:
        at: Floats
        if number < 0:
            at = self.starts[-1 - number]
        elif number < self.count:
            at = self.part.corners[number]
        else:
            at = self.goals[number - self.count]
        return at

    def _way(self, goal: int, numbers: Sequence[int]) -> Way | None:
        if goal not in self.reached:
            return None
        length, here = self.reached[goal]
        points = [self._at(goal)]
        while here >= 0:
            points.append(self._at(here))
            here = self.reached[here][1]
        points.append(self._at(here))
        return Way(
            length=length,
            points=tuple((float(x), float(y)) for x, y in reversed(points)),
            start=numbers[-1 - here],
        )


def _lengths(steps: Floats) -> Floats:
    lengths: Floats = np.hypot(steps[:, 0], steps[:, 1])
    return lengths
