"""How far things reach into a corridor from its sides: columns, radiators, lockers, nibs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.frame import Point
from checker.geometry.standing import PERSON
from checker.geometry.ways import walls_of
from checker.measure.evidence import dimension
from checker.measure.obstacles import Obstacle, blockers_drawn, doubt_over
from checker.measure.registry import measure
from checker.measure.rooms.flights import is_flight
from checker.measure.subjects import Subject
from checker.model import Column, Element, Railing
from checker.results.values import Quantity, Unknown

_NOTCH = 0.5
_SAME_SIDE = 0.01
_FREE = 0.0005  # what is drawn exactly a person's width off the wall stands free
_SAME_HEIGHT = 1e-6
_LEAST = 0.001
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a thing reaches from its side: metres, from the side and to its farthest point."""

    length: float
    line: tuple[Point, Point]
    thing: Obstacle


@measure("room", unit="m", lack="how far things reach into it from its sides", furniture="here")
def deepest_projection(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    standing_in: Mapping[str, tuple[Element, ...]],
    *,
    above: float = 0.0,
) -> Quantity | Unknown:
    """How far the deepest thing reaches into the room from the side that it stands at.

    Columns, radiators, fittings, furniture and walls that stand out, below 2.1 m; flights and
    railings are none, nor is what stands free, 0.6 m or more from every wall. Measured square to
    the wall that is nearest, in a corner the one from which it is less. Columns that the outline
    of the room goes round count from the wall line. With `above` only things that begin at least
    so many metres over the floor: 0.685 for what a cane does not find. 0 when nothing stands
    there. Exact to 0.1 mm. Where a thing is only known by its hull, or is a wall that the outline
    runs over, it may reach less far; one along all of a side is none, nor are several that touch
    and reach equally far. Unknown when the room has no body that can be trusted.

    Serves AD M 3.14(a) and ADA 307.2.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    things = [each for each in obstacles.get(subject.id, ()) if _counts(each, above)]
    columns = [each for each in standing_in.get(subject.id, ()) if isinstance(each, Column)]
    sides = _sides(area, columns)
    found = sorted(_reaches(things, sides), key=lambda reach: -reach.length)
    sure = next((reach for reach in found if not reach.thing.hull_only), None)
    storey = subject.ref.storey
    return Quantity(
        low=sure.length if sure else 0.0,
        high=found[0].length if found else 0.0,
        unit="m",
        method="how far the deepest thing reaches from the wall",
        steps=tuple(f"{each.thing.name} {each.length:.3f} m" for each in found[:3])
        or ("nothing that is modelled stands at its sides",),
        doubt=doubt_over(things),
        evidence=(
            *(dimension(each.line, storey=storey) for each in found[:1]),
            *blockers_drawn([each.thing for each in found[:1]], storey=storey),
        ),
    )


def _counts(thing: Obstacle, above: float) -> bool:
    if is_flight(thing.element) or isinstance(thing.element, Railing):
        return False
    return above <= 0.0 or thing.above >= above - _SAME_HEIGHT


def _sides(area: Area, columns: Iterable[Element]) -> Area:
    """The room's plan with the notches filled that its outline makes round columns."""
    plans = [each.shape.footprint for each in columns if each.shape]
    if not plans:
        return area
    filled = area.buffer(_NOTCH, join_style="mitre").buffer(-_NOTCH, join_style="mitre")
    notches = filled.difference(area).intersection(shapely.union_all(plans).buffer(_LEAST))
    return clean_area(shapely.union_all([area, notches])) or area


def _reaches(things: Iterable[Obstacle], sides: Area) -> Iterator[_Reach]:
    walls = walls_of(sides)
    found = [(thing, plan) for thing in things if (plan := _within(thing, sides)) is not None]
    drawn_over = [plan for thing, plan in found if thing.is_drawn_over]
    for thing, plan in found:
        if min(shapely.distance(walls, plan)) >= PERSON - _FREE:
            continue
        if not (thing.is_drawn_over and _is_a_side(plan, drawn_over, walls)):
            yield _reach(plan, thing, walls)


def _within(thing: Obstacle, sides: Area) -> Area | None:
    shape = thing.element.shape
    is_column = isinstance(thing.element, Column) and shape is not None
    plan = shape.footprint if is_column and shape else thing.area
    return clean_area(plan.intersection(sides))


def _is_a_side(plan: Area, others: Iterable[Area], walls: list[BaseGeometry]) -> bool:
    """Whether walls that the outline runs over go all along a side: the corridor is narrower.

    This one, or several that touch and reach equally far: a side is often made of pieces.
    """
    away = shapely.distance(walls, plan)
    for number in np.flatnonzero(away <= away.min() + _SAME_SIDE).tolist():
        first, last, depth = _stretch(plan, walls[number])
        row = [_stretch(other, walls[number]) for other in others]
        for start, end, deep in sorted(row):
            if abs(deep - depth) <= _SAME_SIDE and start <= last + _SAME_SIDE:
                last = max(last, end)
        for start, end, deep in sorted(row, key=lambda each: -each[1]):
            if abs(deep - depth) <= _SAME_SIDE and end >= first - _SAME_SIDE:
                first = min(first, start)
        if last - first >= _MOSTLY * walls[number].length:
            return True
    return False


def _stretch(plan: Area, wall: BaseGeometry) -> tuple[float, float, float]:
    """Where a plan begins and ends along a wall, and how far it reaches from its line, metres."""
    start, end = shapely.get_coordinates(wall)
    along = (end - start) / wall.length
    offsets = shapely.get_coordinates(plan) - start
    places = np.clip(offsets @ along, 0.0, wall.length)
    across = np.abs(offsets[:, 0] * along[1] - offsets[:, 1] * along[0])
    return float(places.min()), float(places.max()), float(across.max())


def _reach(plan: Area, thing: Obstacle, walls: list[BaseGeometry]) -> _Reach:
    """How far a plan reaches from its nearest wall; of several equally near the least."""
    away = shapely.distance(walls, plan)
    points = shapely.get_coordinates(plan)
    found = []
    for number in np.flatnonzero(away <= away.min() + _SAME_SIDE).tolist():
        start, end = shapely.get_coordinates(walls[number])
        along = (end - start) / np.hypot(*(end - start))
        offsets = points - start
        across = np.abs(offsets[:, 0] * along[1] - offsets[:, 1] * along[0])
        farthest = int(across.argmax())
        foot = start + (offsets[farthest] @ along) * along
        ends = (float(foot[0]), float(foot[1])), tuple(map(float, points[farthest]))
        found.append((float(across[farthest]), ends))
    length, (foot_at, tip) = min(found)
    return _Reach(length, (foot_at, (tip[0], tip[1])), thing)
