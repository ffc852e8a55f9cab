"""Treads put in the order in which they are walked: runs of steps between landings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import shapely
from shapely import Polygon

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.edges import (
    Edge,
    ahead,
    far_side,
    length,
    middle,
    near_side,
    shared_edge,
)

LANDING = 0.6
"""Metres in the direction of walking from which a level piece may be a landing."""
HIGHEST_RISER = 0.4
LEAST_RISER = 0.05
OPEN_GAP = 0.06
"""Metres that treads may lie apart on the plan, as those of open stairs do."""

_SAME_LEVEL = 0.003
_SPLIT = 0.1
_LEAST_SHARE = 0.3
_MUCH_DEEPER = 1.5
_LEAST_MEETING = 0.4
_NARROWEST, _SHORTEST = 0.12, 0.35
_COVERED = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A level piece that one steps on: its plan and its level (m)."""

    area: Polygon
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Steps walked up one after the other, from one level place to the next.

    `edges` are the front edge of each step, then the far edge of the last, each from left to
    right as seen by who walks up. `below` and `above` are the landings of the same body that it
    starts from and arrives at, where there are some.
    """

    steps: tuple[Step, ...]
    edges: tuple[Edge, ...]
    below: Step | None = None
    above: Step | None = None

    @property
    def area(self) -> Area:
        """The plan of its steps; gaps between open treads are closed."""
        return _closed([step.area for step in self.steps], OPEN_GAP)

    @property
    def length(self) -> float:
        """Metres along the middle, on the plan."""
        return sum(math.dist(middle(a), middle(b)) for a, b in pairwise(self.edges))

    @property
    def risers(self) -> tuple[float, ...]:
        """The heights from step to step (m); those to the landings of the same body with them."""
        places = [self.below, *self.steps, self.above]
        levels = [place.level for place in places if place is not None]
        return tuple(b - a for a, b in pairwise(levels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """What the level pieces of a body make: runs in rising order, and the landings among them."""

    runs: tuple[Run, ...]
    landings: tuple[Step, ...]


def stepped(pieces: Iterable[tuple[Area, float]]) -> Stepped:
    """Put level pieces (plan, level in m) in walking order.

    A step follows the nearest lower one that it meets on the plan. A piece at least 0.6 m deep
    in the direction of walking, and half as deep again as the treads, is a landing and ends a
    run. Pieces much smaller than the rest (tops of strings) and pieces that lie under another
    within 50 mm (the carcass under a finish) are no steps.

    >>> treads = [(shapely.box(0.3 * n, 0, 0.3 * (n + 1), 1), 0.15 * (n + 1)) for n in range(3)]
    >>> [len(run.steps) for run in stepped(treads).runs]
    [3]
    """
    links = _linked(_steps(pieces))
    _mark_landings(links)
    landings = tuple(link.step for link in links if link.landing)
    runs = [_run(chain, links) for chain in _chains(links)]
    # A piece that meets nothing is no flight beside others: the top of a post or a plinth.
    met = [run for run in runs if run.edges]
    return Stepped(runs=tuple(met or runs), landings=landings)


@dataclass(slots=True, eq=False, repr=False)
class _Link:
    """A step with the one that it follows and the edge between them."""

    step: Step
    after: _Link | None = None
    edge: Edge | None = None
    then: list[_Link] = field(default_factory=list)
    landing: bool = False

    @property
    def front(self) -> Edge | None:
        """The edge over which it is entered, guessed from the next step for the first one."""
        if self.edge is not None:
            return self.edge
        nexts = [each.edge for each in self.then if each.edge is not None]
        return near_side(self.step.area, ahead(nexts[0])) if nexts else None


def _steps(pieces: Iterable[tuple[Area, float]]) -> list[Step]:
    """Pieces at one level joined, what is hidden or too small left out; lowest first."""
    found: list[tuple[Polygon, float]] = []
    for area, level in pieces:
        clean = clean_area(area) if math.isfinite(level) else None
        found += [(part, level) for part in polygons_of(clean)] if clean is not None else []
    seen = [each for each in found if not _is_hidden(each, found)]
    joined = [
        Step(area=part, level=level)
        for level, parts in _by_level(seen)
        for part in _joined(parts)
        if _is_trodden(part)
    ]
    least = _LEAST_SHARE * median([step.area.area for step in joined] or [0.0])
    return [step for step in joined if step.area.area >= least]


def _by_level(pieces: Sequence[tuple[Polygon, float]]) -> list[tuple[float, list[Polygon]]]:
    """Lowest first; a group holds what lies within 3 mm of its lowest."""
    found: list[tuple[float, list[Polygon]]] = []
    for area, level in sorted(pieces, key=lambda piece: piece[1]):
        if not found or level - found[-1][0] > _SAME_LEVEL:
            found.append((level, []))
        found[-1][1].append(area)
    return found


def _is_trodden(area: Polygon) -> bool:
    """Whether a foot finds room on it: the top of a string or a rail is too narrow."""
    return sides(area).long >= _SHORTEST and not area.buffer(-_NARROWEST / 2).is_empty


def _is_hidden(piece: tuple[Polygon, float], others: Sequence[tuple[Polygon, float]]) -> bool:
    """Whether others, less than the least riser above it, cover it."""
    area, level = piece
    over = [part for part, at in others if _SAME_LEVEL < at - level < LEAST_RISER]
    if not over:
        return False
    return bool(area.intersection(shapely.union_all(over)).area >= _COVERED * area.area)


def _joined(parts: Sequence[Polygon]) -> list[Polygon]:
    """Parts at one level that meet, or that only a string or a slot divides, as one piece."""
    return polygons_of(_closed(parts, _SPLIT))


def _closed(parts: Sequence[Polygon], gap: float) -> Area:
    """Parts as one area, gaps up to `gap` metres between them closed."""
    whole = shapely.union_all(list(parts))
    if len(polygons_of(whole)) > 1:
        grown = whole.buffer(gap / 2 + _SAME_LEVEL, join_style="mitre")
        whole = whole.union(grown.buffer(-gap / 2 - _SAME_LEVEL, join_style="mitre"))
    return clean_area(whole) or parts[0]


def _linked(steps: Sequence[Step]) -> list[_Link]:
    links = [_Link(step) for step in steps]
    for link in links:
        lower = [other for other in links if _may_precede(other.step, link.step)]
        meeting = [(other, edge) for other in lower if (edge := _meeting(other.step, link.step))]
        if meeting:
            link.after, link.edge = max(
                meeting, key=lambda each: (round(each[0].step.level, 3), length(each[1]))
            )
            link.after.then.append(link)
    return links


def _may_precede(lower: Step, upper: Step) -> bool:
    rise = upper.level - lower.level
    return LEAST_RISER <= rise <= HIGHEST_RISER and lower.area.distance(upper.area) <= OPEN_GAP


def _meeting(lower: Step, upper: Step) -> Edge | None:
    """The edge between two steps; beside each other, as in a dog-leg, they do not meet."""
    edge = shared_edge(lower.area, upper.area, gap=lower.area.distance(upper.area))
    least = _LEAST_MEETING * min(sides(lower.area).long, sides(upper.area).long)
    return edge if edge is not None and length(edge) >= least else None


def _mark_landings(links: Sequence[_Link]) -> None:
    depths = [_depth(link) for link in links]
    treads = [depth for depth in depths if 0.0 < depth < LANDING]
    if treads:
        for link, depth in zip(links, depths, strict=True):
            link.landing = depth >= max(LANDING, _MUCH_DEEPER * median(treads))


def _depth(link: _Link) -> float:
    """Metres from the middle of its front edge straight on, within the piece."""
    edge = link.front
    if edge is None:
        return 0.0
    start, (x, y) = middle(edge), ahead(edge)
    reach = 2 * link.step.area.length
    ray = shapely.LineString([start, (start[0] + x * reach, start[1] + y * reach)])
    parts = shapely.get_parts(ray.intersection(link.step.area)).tolist()
    return float(max((part.length for part in parts), default=0.0))


def _chains(links: Sequence[_Link]) -> list[list[_Link]]:
    """Steps in walking order, cut at landings; where a stair divides, the straightest goes on."""
    chains: list[list[_Link]] = []
    taken: set[int] = set()
    for link in links:
        if link.landing or id(link) in taken:
            continue
        chain = [link]
        taken.add(id(link))
        while following := [
            each for each in chain[-1].then if not each.landing and id(each) not in taken
        ]:
            chain.append(max(following, key=lambda each: length(each.edge) if each.edge else 0.0))
            taken.add(id(chain[-1]))
        chains.append(chain)
    return chains


def _run(chain: Sequence[_Link], links: Sequence[_Link]) -> Run:
    first, last = chain[0], chain[-1]
    below = first.after.step if first.after and first.after.landing else None
    above, end = _arrival(last, links)
    edges = [edge for link in chain if (edge := link.front) is not None]
    if end is None and edges:
        end = far_side(last.step.area, ahead(edges[-1]))
    return Run(
        steps=tuple(link.step for link in chain),
        edges=(*edges, *([end] if end else [])),
        below=below,
        above=above,
    )


def _arrival(last: _Link, links: Sequence[_Link]) -> tuple[Step | None, Edge | None]:
    """The landing above the last step and the edge over which it is entered."""
    for link in links:
        if link.landing and _may_precede(last.step, link.step):
            edge = link.edge if link.after is last else _meeting(last.step, link.step)
            if edge is not None:
                return link.step, edge
    return None, None
