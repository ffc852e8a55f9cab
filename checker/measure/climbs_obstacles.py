"""What narrows a flight: walls, columns and upstands beside it, and the railings on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, without
from checker.geometry.edges import Edge, length, strip, turned_round
from checker.geometry.passage import Passage, narrowest_passage
from checker.measure.evidence import dimension, outline
from checker.measure.registry import provider
from checker.model import Column, Element, Opening, Railing, School, Shape, Wall
from checker.results.values import Evidence

LOW, HEAD = 0.05, 2.0
"""Metres over the tread from which a thing is in the way, and up to which it has to begin."""
_SILL = 0.3
_TOUCHES = 0.003

Level = Callable[[float, float], float]
"""The level (z) of what is walked on at a point of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """A wall, column or railing with its plan; doorways in walls are cut out."""

    element: Element
    area: Area
    shape: Shape

    def stands_on(self, level: float) -> bool:
        """Whether it is in the way of who stands on this level."""
        return self.shape.top > level + LOW and self.shape.base < level + HEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """The narrowest passage up a flight: `tight` with all hulls, `loose` without them.

    `touched` are the things that the narrowest place lies between.
    """

    tight: Passage
    loose: Passage
    touched: tuple[Narrowing, ...]


class Narrowings:
    """All walls, columns and railings, ready to be asked for by place."""

    def __init__(self, things: Sequence[Narrowing]) -> None:
        self._things = tuple(things)
        self._tree = shapely.STRtree([thing.area for thing in self._things])

    def on(self, area: Area, level: Level, *, railings: bool) -> Iterator[Narrowing]:
        """Those that stand on an area at its level, in a stable order."""
        for index in sorted(self._tree.query(area, predicate="intersects").tolist()):
            thing = self._things[index]
            if isinstance(thing.element, Railing) and not railings:
                continue
            met = thing.area.intersection(area).centroid
            if not met.is_empty and thing.stands_on(level(met.x, met.y)):
                yield thing


@provider
def narrowings(school: School) -> Narrowings:
    """Walls without their doorways, columns, railings, in the order of their ids."""
    holes: dict[str, list[Opening]] = {}
    for opening in school.openings:
        holes.setdefault(opening.host_id, []).append(opening)
    things: list[Wall | Column | Railing] = [*school.walls, *school.columns, *school.railings]
    found = [made for each in things if (made := _narrowing(each, holes)) is not None]
    return Narrowings(sorted(found, key=lambda each: each.element.id))


def clear_passage(
    floor: Area, ends: tuple[Edge, Edge], things: Iterable[Narrowing], *, upstands: Iterable[Area]
) -> Clear:
    """The narrowest passage from foot to head of a flight with this plan, metres.

    The flight is thought to go on straight past its ends, so that a short one is not said to be
    as narrow as it is long.
    """
    found = tuple(things)
    foot, head = ends
    sure = [*upstands, *(each.area for each in found if not each.shape.hull_only)]
    hulls = [each.area for each in found if each.shape.hull_only]
    loose = _passage(floor, sure, foot, head)
    tight = _passage(floor, [*sure, *hulls], foot, head) if hulls else loose
    points = [shapely.Point(end) for end in tight.line or ()]
    touched = [
        each for each in found if any(each.area.distance(point) <= _TOUCHES for point in points)
    ]
    return Clear(tight=tight, loose=loose, touched=tuple(touched))


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


def _passage(floor: Area, taken: Sequence[Area], foot: Edge, head: Edge) -> Passage:
    left = without(floor, taken) if taken else floor
    if left is None:
        return Passage(width=0.0)
    reach = max(length(foot), length(head))
    before, past = strip(turned_round(foot), -_TOUCHES, reach), strip(head, -_TOUCHES, reach)
    whole = clean_area(shapely.union_all([left, before, past]))
    if whole is None:
        return Passage(width=0.0)
    return narrowest_passage(whole, [_far_end(turned_round(foot), reach), _far_end(head, reach)])


def _far_end(edge: Edge, reach: float) -> shapely.LineString:
    corners = strip(edge, 0.0, reach).exterior.coords
    return shapely.LineString([corners[2], corners[3]])


def _narrowing(
    thing: Wall | Column | Railing, holes: Mapping[str, Sequence[Opening]]
) -> Narrowing | None:
    shape = thing.shape
    if shape is None:
        return None
    cut = [
        hole.shape.footprint
        for hole in holes.get(thing.id, ())
        if hole.shape and hole.shape.base <= shape.base + _SILL
    ]
    area = without(shape.footprint, cut) if cut else clean_area(shape.footprint)
    return None if area is None else Narrowing(element=thing, area=area, shape=shape)
