"""Stairs and ramps as plans show them: the edges of their treads, and the way up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

import shapely
from shapely import unary_union

from checker.geometry.frame import Point
from checker.measure.plan_rings import ring, rings
from checker.model import Ramp, Slab, Stair, Surface
from checker.results.plan import PlanClimb

_LEVEL = 0.001
_SMALLEST = 0.05
_MOST = 300


def plan_climbs(climbs: Iterable[Stair | Ramp], kind: str) -> tuple[PlanClimb, ...]:
    """Each climb that has a plan; one without a body of its own is drawn by its flights."""
    found = (_plan_climb(climb, kind) for climb in climbs)
    return tuple(each for each in found if each.rings)


def _plan_climb(climb: Stair | Ramp, kind: str) -> PlanClimb:
    parts = [climb] if climb.shape is not None else [*climb.flights, *climb.landings]
    shapes = [part.shape.footprint for part in parts if part.shape is not None]
    trodden = sorted(_trodden(climb), key=lambda top: (top.level, top.area.bounds))[:_MOST]
    return PlanClimb(
        id=climb.id,
        kind=kind,
        rings=rings(unary_union(shapes)) if shapes else (),
        edges=tuple(edge for top in trodden for edge in rings(top.area)[:1]),
        way=ring(point for top in trodden for point in _over(top)),
    )


def _trodden(climb: Stair | Ramp) -> Iterator[Surface]:
    """What one walks on, treads and landings; nosings, strings and kerbs are too small."""
    tops: list[Surface] = [top for part in (climb, *climb.flights) for top in part.tops]
    tops += [top for landing in climb.landings for top in _landing(landing)]
    slopes = [top.area.area for top in tops if hypot(*top.slope) >= _LEVEL]
    least = max(slopes, default=0.0) / 2
    return (
        top for top in tops if top.area.area >= (_SMALLEST if hypot(*top.slope) < _LEVEL else least)
    )


def _landing(landing: Slab) -> Sequence[Surface]:
    if landing.shape is None or landing.tops:
        return landing.tops
    return (Surface(area=landing.shape.footprint, level=landing.shape.top),)


def _over(top: Surface) -> tuple[Point, ...]:
    """The way over a surface: its middle, and from foot to head where it slopes."""
    middle = top.area.centroid
    steep = hypot(*top.slope)
    if steep < _LEVEL:
        return ((middle.x, middle.y),)
    along = (top.slope[0] / steep, top.slope[1] / steep)
    reach = [
        (x - middle.x) * along[0] + (y - middle.y) * along[1]
        for x, y in shapely.get_coordinates(top.area).tolist()
    ]
    ends = (min(reach), max(reach))
    return tuple((middle.x + along[0] * far, middle.y + along[1] * far) for far in ends)
