"""What narrows a flight: walls, columns, fittings and furniture on it, upstands and railings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, length, strip, turned_round
from checker.geometry.frame import Point
from checker.geometry.passage import Passage, narrowest_passage
from checker.measure.bodies import cut, holes_by_host, plan_of
from checker.measure.distrust import is_doubtful
from checker.measure.evidence import dimension, outline
from checker.measure.registry import provider
from checker.model import Element, Fitting, Furniture, Opening, Railing, School, Shape
from checker.results.values import Evidence

LOW, HEAD = 0.05, 2.0
"""Metres over the tread from which a thing is in the way, and up to which it has to begin."""
_SILL = 0.3
_SLIVER = 1e-9
_TOUCHES = 0.003
_SEAM = 0.0005

Level = Callable[[float, float], float]
"""The level (z) of what is walked on at a point of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """A wall, column, railing, fitting or piece of furniture; doorways in walls are cut out.

    `doubtful` says that it may be smaller than its plan, or not there.
    """

    element: Element
    area: Area
    shape: Shape
    doubtful: bool

    def stands_on(self, level: float) -> bool:
        """Whether it is in the way of who stands on this level."""
        return self.shape.top > level + LOW and self.shape.base < level + HEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Trodden:
    """A piece that is walked on: its plan, its level, and the parts of its body that stand on it.

    What stands on one piece is cut out of that piece only: the riser below a nosing narrows the
    tread below, not the one above it.
    """

    area: Area
    level: Level
    upstands: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """The narrowest passage up a flight: `tight` with all hulls, `loose` without them.

    `between` names the two things that the narrowest place lies between, `touched` are those of
    them that are elements. `standing` names all that stands on the flight.
    """

    tight: Passage
    loose: Passage
    between: tuple[str, ...]
    touched: tuple[Narrowing, ...]
    standing: tuple[str, ...]

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the flight stands there."""
        return not self.standing


class Narrowings:
    """All that may narrow a way, ready to be asked for by place."""

    def __init__(self, things: Sequence[Narrowing]) -> None:
        self._things = tuple(things)
        self._tree = shapely.STRtree([thing.area for thing in self._things])

    def on(self, area: Area, level: Level, *, railings: bool) -> Iterator[Narrowing]:
        """Those that stand on an area at its level, in a stable order."""
        for index in sorted(self._tree.query(area, predicate="intersects").tolist()):
            thing = self._things[index]
            if isinstance(thing.element, Railing) and not railings:
                continue
            met = thing.area.intersection(area)
            if met.area > _SLIVER and thing.stands_on(level(met.centroid.x, met.centroid.y)):
                yield thing


@provider
def narrowings(school: School) -> Narrowings:
    """Walls without their doorways, columns, railings and what stands there, by their ids.

    A door at the head of a ramp may lie over the wall's foot: it is a doorway all the same.
    """
    holes, doors = holes_by_host(school), {door.id for door in school.doors}
    things: list[Element] = [*school.walls, *school.columns, *school.railings]
    things += [*school.fittings, *school.furniture]
    found = [made for each in things if (made := _narrowing(each, holes, doors)) is not None]
    return Narrowings(sorted(found, key=lambda each: each.element.id))


def clear_passage(
    pieces: Sequence[Trodden], ends: tuple[Edge, Edge], narrowings: Narrowings, *, railings: bool
) -> Clear:
    """The narrowest passage from foot to head of a flight made of these pieces, metres.

    The flight is thought to go on straight past its ends, so that a short one is not said to be
    as narrow as it is long.
    """
    standing = [tuple(narrowings.on(each.area, each.level, railings=railings)) for each in pieces]
    things = {thing.element.id: thing for found in standing for thing in found}
    floors = [
        shapely.union_all(
            [
                _left(piece, found, hulls=hulls)
                for piece, found in zip(pieces, standing, strict=True)
            ]
        )
        for hulls in (False, True)
    ]
    loose = _passage(floors[0], *ends)
    has_hulls = any(thing.doubtful for thing in things.values())
    tight = _passage(floors[1], *ends) if has_hulls else loose
    touched = [_touching(end, things.values()) for end in tight.line or ()]
    return Clear(
        tight=tight,
        loose=loose,
        between=tuple(_name(each) for each in touched),
        touched=tuple(each for each in touched if each is not None),
        standing=tuple(_name(each) for each in things.values()),
    )


def passage_drawn(clear: Clear, *, storey: str) -> tuple[Evidence, ...]:
    """The narrowest place with its figure, and what it lies between."""
    blockers = [
        drawn
        for each in clear.touched
        for drawn in outline(
            each.area,
            storey=storey,
            role="blocker",
            label=each.element.ref.name,
            element=each.element.ref.global_id,
        )
    ]
    line = clear.tight.line
    return (*((dimension(line, storey=storey),) if line else ()), *blockers)


def _left(piece: Trodden, things: Iterable[Narrowing], *, hulls: bool) -> BaseGeometry:
    """What is left of a piece to walk on."""
    taken = [each.area for each in things if hulls or not each.doubtful]
    return piece.area.difference(shapely.union_all([*taken, *piece.upstands]))


def _passage(floor: BaseGeometry, foot: Edge, head: Edge) -> Passage:
    reach = max(length(foot), length(head))
    before, past = strip(turned_round(foot), -_TOUCHES, reach), strip(head, -_TOUCHES, reach)
    joined = shapely.union_all([floor, before, past]).buffer(_SEAM, join_style="mitre")
    whole = clean_area(joined.buffer(-_SEAM, join_style="mitre"))
    if whole is None:
        return Passage(width=0.0)
    return narrowest_passage(whole, [_far_end(turned_round(foot), reach), _far_end(head, reach)])


def _touching(end: Point, things: Iterable[Narrowing]) -> Narrowing | None:
    """The first thing that a point lies at."""
    point = shapely.Point(end)
    near = [each for each in things if each.area.distance(point) <= _TOUCHES]
    return min(near, key=lambda each: each.element.id, default=None)


def _name(thing: Narrowing | None) -> str:
    if thing is None:
        return "the edge"
    return thing.element.ref.name or thing.element.ref.ifc_class


def _far_end(edge: Edge, reach: float) -> shapely.LineString:
    corners = strip(edge, 0.0, reach).exterior.coords
    return shapely.LineString([corners[2], corners[3]])


def _narrowing(
    thing: Element,
    holes: Mapping[str, Sequence[Opening]],
    doors: Collection[str],
) -> Narrowing | None:
    shape = thing.shape
    if shape is None:
        return None
    doorways = [
        hole
        for hole in holes.get(thing.id, ())
        if hole.shape
        and (hole.shape.base <= shape.base + _SILL or any(each in doors for each in hole.filled_by))
    ]
    area = cut(plan_of(thing), doorways)
    if area is None:
        return None
    distrusted = isinstance(thing, Fitting | Furniture) and is_doubtful(thing)
    return Narrowing(element=thing, area=area, shape=shape, doubtful=shape.hull_only or distrusted)
