"""Where two floors meet without a wall between them, so that one walks across."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import shapely

from checker.geometry.frame import Point
from checker.measure.doors.use import is_circulation, passages_of
from checker.measure.obstacles import HEAD_HEIGHT
from checker.measure.registry import provider
from checker.measure.routes.edges_apart import GAP, edges_apart
from checker.measure.routes.gates import Gate
from checker.measure.routes.spaces import Space
from checker.model import School
from checker.uses import RoomUses, Vocabulary

TOUCH = 0.02
"""Metres between two floors up to which they meet; more is a gap that only a door bridges."""
NARROWEST = 0.3
"""Metres of edge without a wall that are worth calling a way."""
HIGHEST = 0.5
"""Metres between two floors that meet, above which the edge is a drop and no step."""
_ANKLE = 0.1
_BESIDE = 0.35
_HALF = 0.5
_ENDS_AT = 3 * TOUCH
_HAIR = 1e-6


@provider
def open_edges(
    school: School,
    walk_spaces: Mapping[str, Space],
    uses: RoomUses,
    vocabulary: Vocabulary,
    gates: tuple[Gate, ...],
) -> tuple[Gate, ...]:
    """Every straight piece of edge at which two floors meet and no wall stands, as a gate.

    A piece is sure where at least half of both outlines runs along walls: in a model whose walls
    are missing, rooms that meet may well have one between them. Between places outside it is sure
    too: there nobody expects walls. Floors that lap over each other
    at one level may be one and the same, drawn twice: a way that is not sure. Nor is it sure
    between passages that face each other up to 0.3 m apart, with no wall or door between them.
    """
    spaces = [walk_spaces[key] for key in sorted(walk_spaces)]
    if not spaces:
        return ()
    walls = _Walls(school)
    tree = shapely.STRtree([space.bare for space in spaces])
    plans = [space.bare for space in spaces]
    left, right = tree.query(plans, predicate="dwithin", distance=GAP + TOUCH)
    joined = {frozenset(gate.sides) for gate in gates}
    halls = _halls(spaces, gates, uses, passages_of(vocabulary))
    found: list[Gate] = []
    for i, j in sorted(zip(left.tolist(), right.tolist(), strict=True)):
        one, other = spaces[i], spaces[j]
        if i >= j or abs(one.level - other.level) > HIGHEST:
            continue
        if one.bare.distance(other.bare) <= TOUCH:
            found += _between(one, other, walls)
        elif {one.id, other.id} <= halls and frozenset((one.id, other.id)) not in joined:
            found += _apart(one, other, walls)
    return tuple(found)


def _between(one: Space, other: Space, walls: _Walls) -> Iterator[Gate]:
    laps = one.bare.intersection(other.bare).area > TOUCH
    shared = shapely.boundary(one.bare).intersection(other.bare.buffer(TOUCH))
    near = walls.at(shared, max(one.level, other.level))
    free = _uncovered(shared, near) if near else shared
    outside = all(space.is_room and not space.is_indoors for space in (one, other))
    sure = not laps and (outside or (walls.surround(one) and walls.surround(other)))
    rise = abs(one.level - other.level)
    for number, line in enumerate(_straight(free)):
        toward = _on_left(line, one)
        yield Gate(
            id=f"{one.id}|{other.id}|{number}",
            kind="edge",
            sides=(one.id, other.id) if toward else (other.id, one.id),
            line=line,
            deep=(TOUCH, TOUCH),
            clear=(math.dist(*line),) * 2,
            step=(rise, rise),
            sure=sure,
            storey=one.storey,
        )


def _halls(
    spaces: Iterable[Space], gates: Iterable[Gate], uses: RoomUses, passages: frozenset[str]
) -> frozenset[str]:
    """Landings, passages, and rooms of unknown use that have a door: they may be passages."""
    entered = {side for gate in gates for side in gate.sides}
    found = set()
    for space in spaces:
        known = is_circulation(space.id, uses=uses, passages=passages) if space.is_room else True
        if known or (known is None and space.id in entered):
            found.add(space.id)
    return frozenset(found)


def _apart(one: Space, other: Space, walls: _Walls) -> Iterator[Gate]:
    near = shapely.boundary(one.bare).intersection(other.bare.buffer(GAP + 2 * TOUCH))
    lines = [line if _on_left(line, one) else (line[1], line[0]) for line in _straight(near)]
    standing = walls.at(near, max(one.level, other.level), within=GAP)
    return edges_apart(one, other, lines, standing, narrowest=NARROWEST)


def _uncovered(line: Any, walls: Sequence[Any]) -> Any:
    """What of a line no wall runs along; a wall that only ends at it takes nothing off."""
    covered = line.intersection(shapely.union_all(walls).buffer(TOUCH))
    along = [part for part in shapely.get_parts(covered).tolist() if part.length > _ENDS_AT]
    return line.difference(shapely.union_all(along).buffer(_HAIR)) if along else line


class _Walls:
    """Walls by where they stand and how high."""

    def __init__(self, school: School) -> None:
        self._shapes = [wall.shape for wall in school.walls if wall.shape is not None]
        self._tree = shapely.STRtree([shape.footprint for shape in self._shapes])
        self._surrounded: dict[str, bool] = {}

    def at(self, where: Any, level: float, *, within: float = TOUCH) -> list[Any]:
        """Plans of the walls that stand near something at a level."""
        near = self._tree.query(where, predicate="dwithin", distance=within).tolist()
        shapes = [self._shapes[index] for index in sorted(near)]
        return [
            shape.footprint
            for shape in shapes
            if shape.base < level + HEAD_HEIGHT and shape.top > level + _ANKLE
        ]

    def surround(self, space: Space) -> bool:
        """Whether at least half of a floor's outline runs along walls."""
        if space.id not in self._surrounded:
            edge = shapely.boundary(space.bare)
            near = self.at(edge, space.level, within=_BESIDE)
            along = edge.intersection(shapely.union_all(near).buffer(_BESIDE)).length if near else 0
            self._surrounded[space.id] = along >= _HALF * edge.length
        return self._surrounded[space.id]


def _straight(lines: Any) -> Iterator[tuple[Point, Point]]:
    """The straight pieces that are long enough to be a way, in a settled order."""
    merged = shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines
    parts: Sequence[Any] = shapely.get_parts(merged).tolist()
    pieces = [piece for part in parts if part.length >= NARROWEST for piece in _pieces(part)]
    return iter(sorted(piece for piece in pieces if math.dist(*piece) >= NARROWEST))


def _pieces(line: Any) -> Iterable[tuple[Point, Point]]:
    points = [(float(x), float(y)) for x, y in line.simplify(TOUCH / 10).coords]
    return pairwise(points)


def _on_left(line: tuple[Point, Point], space: Space) -> bool:
    """Whether a floor lies to the left of a line on its edge."""
    (x0, y0), (x1, y1) = line
    long = math.dist(*line)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    left = (-(y1 - y0) / long * 2 * TOUCH, (x1 - x0) / long * 2 * TOUCH)
    here = shapely.Point(middle[0] + left[0], middle[1] + left[1])
    there = shapely.Point(middle[0] - left[0], middle[1] - left[1])
    return bool(space.bare.distance(here) <= space.bare.distance(there))
