"""All that hangs over a flight or in a room: slabs, flights, landings, beams, ceilings, walls."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area
from checker.measure.bodies import cut, holes_by_host, plan_of, sound
from checker.measure.distrust import is_doubtful
from checker.measure.registry import provider
from checker.model import (
    Element,
    Opening,
    RampFlight,
    School,
    Shape,
    Slab,
    Stair,
    StairFlight,
    Surface,
)

PASSABLE = 1.0
"""Metres under which nobody passes: what hangs so low is likelier not drawn as it is."""
_AS_GOOD_AS_ALL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Overhang:
    """A body or underside over some place.

    `under` is the plane of its underside where that shows, else its underside lies between
    `base` and `top`. `exact` says that plan and underside are its own: no hull, no guess, and no
    body that cannot be trusted.
    """

    element: Element
    area: Area
    base: float
    top: float
    under: Surface | None
    exact: bool

    def level_at(self, x: float, y: float) -> float:
        """The lowest that its underside may lie at a point (z)."""
        return self.base if self.under is None else self.under.at(x, y)


class Overhangs:
    """All that hangs anywhere, ready to be asked for by place, and what hangs nobody knows where.

    `lost` are slabs, beams, ceilings and ducts without a body that can be read and has a plan.
    """

    def __init__(self, things: Sequence[Overhang], lost: Sequence[Element] = ()) -> None:
        self.lost = tuple(lost)
        self._things = tuple(things)
        self._tree = shapely.STRtree([thing.area for thing in self._things])

    def over(self, area: Area) -> Iterator[Overhang]:
        """Those that share some of an area on the plan, at whatever level."""
        for index in sorted(self._tree.query(area, predicate="intersects").tolist()):
            yield self._things[index]


@provider
def overhangs(school: School) -> Overhangs:
    """All bodies that may be over people's heads, in the order of their ids."""
    holes = holes_by_host(school)
    slabs = [
        *school.slabs,
        *(landing for stair in school.stairs for landing in stair.landings),
        *(landing for ramp in school.ramps for landing in ramp.landings),
    ]
    found = [
        *(made for slab in slabs for made in _of_slab(slab, holes)),
        *(made for stair in school.stairs for made in _of_stair(stair)),
        *(made for ramp in school.ramps for each in ramp.flights for made in _whole(each)),
        *(made for each in (*school.overheads, *school.walls) for made in _whole(each)),
    ]
    lost = [each for each in (*school.slabs, *school.overheads) if plan_of(each) is None]
    return Overhangs(sorted(found, key=lambda each: (each.element.id, each.base, each.top)), lost)


def _of_slab(slab: Slab, holes: Mapping[str, Sequence[Opening]]) -> Iterator[Overhang]:
    shape = slab.shape
    if shape is None:
        return
    area = cut(plan_of(slab), holes.get(slab.id, ()))
    if area is not None:
        yield Overhang(
            element=slab,
            area=area,
            base=shape.base,
            top=shape.top,
            under=(under := underside_of(slab, shape)),
            exact=_is_its_own(slab) and (under is not None or not slab.tops),
        )


def underside_of(slab: Slab, shape: Shape) -> Surface | None:
    """The underside of a slab that slopes as a whole: its top, lower by its thickness."""
    top = next(sound(slab.tops), None) if len(slab.tops) == 1 else None
    if top is None or top.area.area < _AS_GOOD_AS_ALL * shape.footprint.area:
        return None
    levels = _levels(top)
    thickness = shape.top - shape.base - (max(levels) - min(levels))
    return Surface(area=top.area, level=top.level - thickness, slope=top.slope)


def _levels(surface: Surface) -> list[float]:
    """The levels of a surface's corners."""
    return [surface.at(x, y) for x, y in shapely.get_coordinates(surface.area).tolist()]


def _of_stair(stair: Stair) -> Iterator[Overhang]:
    bodies: tuple[StairFlight | Stair, ...] = stair.flights or (stair,)
    for body in bodies:
        if not body.soffits:
            yield from _whole(body, exact=False)
        for soffit in sound(body.soffits):
            levels = _levels(soffit)
            yield Overhang(
                element=body,
                area=soffit.area,
                base=min(levels),
                top=max(levels),
                under=soffit,
                exact=not is_doubtful(body),
            )


def _whole(element: Element, *, exact: bool = True) -> Iterator[Overhang]:
    shape = element.shape
    area = plan_of(element)
    if shape is not None and area is not None:
        yield Overhang(
            element=element,
            area=area,
            base=shape.base,
            top=shape.top,
            under=None,
            exact=exact and _is_its_own(element) and not isinstance(element, RampFlight),
        )


def _is_its_own(element: Element) -> bool:
    """Whether a body is what it is taken for: no hull of it, and with nothing wrong."""
    is_hull = element.shape is not None and element.shape.hull_only
    return not is_hull and not is_doubtful(element)
