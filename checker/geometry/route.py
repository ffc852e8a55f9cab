"""Shortest ways over a floor with holes: exact, from corner to corner as a taut string runs."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import repeat

import numpy as np
import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.crow import Names, flown
from checker.geometry.dijkstra import spread
from checker.geometry.found_ways import Way, ways_read, written
from checker.geometry.frame import Point
from checker.geometry.lookout import HAIR, Cone, Lookout
from checker.geometry.remembered import key_of, recall
from checker.geometry.taut import Floats, Indices, corners_with_sides, is_taut, taut_pairs

__all__ = ["NEAR", "WalkFloor", "Way"]

NEAR = 0.002
"""Metres by which an end of a way may lie off the floor; it is then moved onto it."""

_AT_ONCE = 64
_SAME = 1e-7
_MANY = 500

Node = int | tuple[str, int]
"""A corner by its number, a start or a goal by `start` or `goal` and its number."""

_Link = tuple[int, float]
"""The number of what is at the other end, and how far it is."""


class WalkFloor:
    """A floor that can be asked for shortest ways.

    `floor` is where the middle of whoever walks may be, in metres: shrink a floor by half the
    width that is needed before handing it over. Coordinates are taken as exact.

    A shortest way bends only at corners that point into the floor, and touches them like a taut
    string (Lozano-Perez and Wesley 1979). So the corners that see each other along a taut string
    are linked once for all questions, starts and goals are linked to the corners that they see,
    and Dijkstra's search finds the shortest way along these links.

    `marks` names places on the floor before it was shrunk, such as the jambs of a door: a corner
    goes by the name of the nearest one. A question may then say `among` which names corners
    count, when it is known that no shortest way bends at others.

    >>> around = WalkFloor(shapely.box(0, 0, 8, 4).difference(shapely.box(2, 0, 6, 3)))
    >>> way = around.way((0.0, 0.0), (8.0, 0.0))
    >>> round(way.length, 6), len(way.points)
    (11.211103, 4)
    """

    def __init__(self, floor: Area, marks: Mapping[Point, str] | None = None) -> None:
        self._floor, self._marks = floor, marks or {}

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
    ) -> tuple[Way | None, ...]:
        """The shortest way to each goal from whichever start is nearest, in the order of goals.

        `ahead` is what each start has behind it already, metres; it counts when starts compete
        and in the lengths.
        """
        gone = list(ahead) or [0.0] * len(starts)
        asked = (self._key, starts, goals, gone, among)
        found = partial(self._found, starts, goals, gone, among)
        return recall("ways", asked, found, write=written, read=ways_read)

    def _found(
        self,
        starts: Sequence[Point],
        goals: Sequence[Point],
        gone: Sequence[float],
        among: Collection[str] | None,
    ) -> tuple[Way | None, ...]:
        found: list[Way | None] = [None] * len(goals)
        for part in self._parts:
            here, there = part.onto(starts), part.onto(goals)
            if not here or not there:
                continue
            for i, way in part.ways(here, there, ahead=gone, among=among):
                known = found[i]
                if known is None or way.length < known.length:
                    found[i] = way
        return tuple(found)

    def toward(self, start: Point, goal: Point) -> Way | None:
        """The shortest way to where one gets nearest to a goal, as the crow flies from there."""
        for part in self._parts:
            if part.onto([start]):
                x, y, *_ = shapely.shortest_line(part.polygon, shapely.Point(goal)).coords[0]
                return self.way(start, (x, y))
        return None

    def pieces(self, points: Sequence[Point]) -> list[int | None]:
        """For each point the number of the connected piece of floor that it is on, if on any."""
        on = {i: n for n, part in reversed([*enumerate(self._parts)]) for i in part.onto(points)}
        return [on.get(i) for i in range(len(points))]

    @cached_property
    def _parts(self) -> list["_Part"]:
        named = Names(self._marks) if self._marks else None
        return [_Part(polygon, named) for polygon in polygons_of(self._floor)]

    @cached_property
    def _key(self) -> bytes | None:
        return key_of(self._floor, list(self._marks.items()))


class _Part:
    """One connected piece of floor, its corners that point inwards, and what is seen from where."""

    def __init__(self, polygon: Polygon, names: Names | None) -> None:
        polygon = shapely.remove_repeated_points(polygon, _SAME)
        self.polygon = polygon
        # Lines along an edge must not fail for the last digit of a coordinate.
        self._seen_over = polygon.buffer(HAIR, join_style="mitre")
        shapely.prepare([polygon, self._seen_over])
        self._corners, self._before, self._after = corners_with_sides(polygon)
        found = names.of(self._corners).tolist() if names and len(self._corners) else []
        self._named: list[tuple[int, str]] = list(enumerate(found))
        self._seen_from: dict[Point, list[_Link]] = {}

    def onto(self, points: Sequence[Point]) -> dict[int, Point]:
        """The points on this piece by their number; moved to it where they are next to it."""
        if not points:
            return {}
        given = np.asarray(shapely.points(points))
        near = shapely.dwithin(self.polygon, given, NEAR)
        off = near & ~shapely.covers(self.polygon, given)
        moved = shapely.get_coordinates(shapely.shortest_line(self.polygon, given[off]))[::2]
        ends = zip(np.flatnonzero(off).tolist(), moved.tolist(), strict=True)
        return {i: points[i] for i in np.flatnonzero(near).tolist()} | {
            i: (x, y) for i, (x, y) in ends
        }

    def ways(
        self,
        starts: Mapping[int, Point],
        goals: Mapping[int, Point],
        *,
        ahead: Sequence[float],
        among: Collection[str] | None,
    ) -> Iterator[tuple[int, Way]]:
        """The shortest way to each goal that is reached, by the number of the goal.

        Where the start from which a goal is nearest as the crow flies sees it, there is no other.
        """
        straight = dict(self._straight(starts, goals, ahead))
        yield from straight.items()
        hidden = {i: at for i, at in goals.items() if i not in straight}
        if hidden:
            yield from self._bent(starts, hidden, ahead=ahead, among=among)

    def _straight(
        self, starts: Mapping[int, Point], goals: Mapping[int, Point], ahead: Sequence[float]
    ) -> Iterator[tuple[int, Way]]:
        """The ways to goals that run straight from the best start."""
        here, there, lengths = flown(starts, goals, ahead)
        nearest = lengths.argmin(axis=0)
        clear, steps = self._clear(here[nearest], there)
        numbers, ends = list(starts), list(goals)
        for each, step in zip(clear.tolist(), steps.tolist(), strict=True):
            start, goal = numbers[nearest[each]], ends[each]
            points = (starts[start], goals[goal])
            yield goal, Way(length=ahead[start] + step, points=points, start=start)

    def _bent(
        self,
        starts: Mapping[int, Point],
        goals: Mapping[int, Point],
        *,
        ahead: Sequence[float],
        among: Collection[str] | None,
    ) -> Iterator[tuple[int, Way]]:
        """The shortest ways to goals round corners of the floor."""
        self._look([*starts.values(), *goals.values()])
        lengths, before = self._spread(starts, goals, ahead, among)
        for i, at in goals.items():
            if ("goal", i) not in lengths:
                continue
            points, node = [at], before["goal", i]
            while isinstance(node, int):
                x, y = self._corners[node].tolist()
                points.append((x, y))
                node = before[node]
            start = node[1]
            points.append(starts[start])
            points.reverse()
            yield i, Way(length=lengths["goal", i], points=tuple(points), start=start)

    def _spread(
        self,
        starts: Mapping[int, Point],
        goals: Mapping[int, Point],
        ahead: Sequence[float],
        among: Collection[str] | None,
    ) -> tuple[dict[Node, float], dict[Node, Node]]:
        """How long the shortest way to each corner and goal is, and what comes before it.

        Ways spread from the starts over the corners. A goal lies at the end of a way and leads no
        further: it is reached from the best of the corners that it sees, of several as good the
        first. Which goals a start sees is looked at last: most are farther off as the crow flies
        than round corners from another start.
        """
        idle = {i for i, name in self._named if among is not None and name not in among}

        def links_of(node: Node) -> Iterable[_Link]:
            every = self._links[node] if isinstance(node, int) else self._seen_from[starts[node[1]]]
            return [link for link in every if link[0] not in idle] if idle else every

        begun: dict[Node, float] = {("start", i): ahead[i] for i in starts}
        lengths, before = spread(begun, links_of)
        order = {node: number for number, node in enumerate(lengths)}
        for i, at in goals.items():
            last = [
                (lengths[corner] + length, order[corner], corner)
                for corner, length in self._seen_from[at]
                if corner in lengths
            ]
            if last:
                lengths["goal", i], _, before["goal", i] = min(last)
        here, there, least = flown(starts, goals, ahead)
        known = np.array([lengths.get(("goal", i), math.inf) for i in goals])
        rows, columns = np.nonzero(least <= known)
        numbers, ends = list(starts), list(goals)
        for each in reversed(self._clear(here[rows], there[columns])[0].tolist()):
            goal, length = ("goal", ends[columns[each]]), float(least[rows[each], columns[each]])
            if length <= lengths.get(goal, math.inf):
                lengths[goal], before[goal] = length, ("start", numbers[rows[each]])
        return lengths, before

    @cached_property
    def _links(self) -> list[list[_Link]]:
        """For each corner those to which a taut string runs from it."""
        count = len(self._corners)
        links: list[list[_Link]] = [[] for _ in range(count)]
        for first in range(0, count, _AT_ONCE):
            here, there = self._taut_pairs(first, min(first + _AT_ONCE, count))
            clear, lengths = self._clear(self._corners[here], self._corners[there])
            pairs = zip(here[clear].tolist(), there[clear].tolist(), lengths.tolist(), strict=True)
            for one, other, length in pairs:
                links[one].append((other, length))
                links[other].append((one, length))
        return links

    def _taut_pairs(self, first: int, last: int) -> tuple[Indices, Indices]:
        """Corners from `first` up to `last`, each with the later ones to which it may be linked."""
        if self._lookout is None:
            found = taut_pairs(self._corners, self._before, self._after, first=first, last=last)
            here = np.repeat(np.arange(first, last), [len(each) for each in found])
            there = np.concatenate(found)
        else:
            some = slice(first, last)
            here, there = self._in_sight(self._corners[some], self._cones(some))
            here = here + first
            one, other = self._corners[here], self._corners[there]
            taut = is_taut(other, one, self._before[here], self._after[here])
            taut &= is_taut(one, other, self._before[there], self._after[there])
            here, there = here[taut], there[taut]
        once = here < there
        return here[once], there[once]

    def _look(self, points: Iterable[Point]) -> None:
        """Finds the corners to which a taut string runs from each of some points."""
        new = [each for each in dict.fromkeys(points) if each not in self._seen_from]
        for first in range(0, len(new), _AT_ONCE):
            some = new[first : first + _AT_ONCE]
            at = np.array(some)
            rows, corners = self._in_sight(at)
            taut = is_taut(
                at[rows], self._corners[corners], self._before[corners], self._after[corners]
            )
            rows, corners = rows[taut], corners[taut]
            clear, lengths = self._clear(at[rows], self._corners[corners])
            self._seen_from.update({each: [] for each in some})
            pairs = zip(
                rows[clear].tolist(), corners[clear].tolist(), lengths.tolist(), strict=True
            )
            for row, corner, length in pairs:
                self._seen_from[some[row]].append((corner, length))

    def _in_sight(
        self, points: Floats, between: Sequence[Sequence[Cone]] = ()
    ) -> tuple[Indices, Indices]:
        """Points, by their place in the list, each with the corners that may be in its sight.

        Not those in other directions than `between`, where these are told for each point.
        """
        lookout = self._lookout
        if lookout is None:
            rows, corners = np.indices((len(points), len(self._corners))).reshape(2, -1)
            return rows, corners
        found = [
            (row, number)
            for row, ((x, y), cones) in enumerate(
                zip(points.tolist(), between or repeat(()), strict=False)
            )
            for spot in lookout.seen((x, y), cones)
            if (number := self._numbers.get(spot)) is not None and spot != (x, y)
        ]
        rows, corners = np.array(found, dtype=np.intp).reshape(-1, 2).T
        return rows, corners

    def _cones(self, some: slice) -> list[tuple[Cone, Cone]]:
        """Where strings run that bend at a corner: straight on from one side of it, to the other.

        And the other way about.
        """
        along = np.stack([self._corners - self._before, self._after - self._corners], axis=1)[some]
        along /= np.hypot(along[..., 0], along[..., 1])[..., None]
        return [(((a, b), (c, d)), ((-a, -b), (-c, -d))) for (a, b), (c, d) in along.tolist()]

    @cached_property
    def _lookout(self) -> Lookout | None:
        """Tells what is in sight on a large floor; on a small one all lines are looked at."""
        lookout = Lookout(self.polygon) if len(self._corners) > _MANY else None
        return lookout if lookout and lookout.is_whole else None

    @cached_property
    def _numbers(self) -> dict[Point, int]:
        return {(x, y): number for number, (x, y) in enumerate(self._corners.tolist())}

    def _clear(self, here: Floats, there: Floats) -> tuple[Indices, Floats]:
        """Which straight lines from place to place stay on the floor, and their lengths."""
        lines = shapely.linestrings(np.stack([here, there], axis=1))
        clear = np.flatnonzero(shapely.covers(self._seen_over, lines))
        steps = there[clear] - here[clear]
        lengths: Floats = np.hypot(steps[:, 0], steps[:, 1])
        return clear, lengths
