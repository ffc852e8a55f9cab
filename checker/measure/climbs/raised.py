"""What is perhaps no floor: what lies on a raised slab, or under what hangs low over it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.hairs import without_hairs
from checker.geometry.overlay import shared
from checker.measure.bodies import cut, holes_by_host, lower_part, plan_of
from checker.measure.climbs.flights import Climb, StairLanding
from checker.measure.obstacles import HANGS_FROM, Obstacle
from checker.measure.overhead import underside_of
from checker.measure.registry import provider
from checker.model import Element, Overhead, Room, School, Slab
from checker.results.values import Unknown
from checker.units import SLACK

LOW = 2.0
"""Metres over the floor under which a thing that hangs there is in the way (AD K 1.11)."""
_STEP = 0.015
_DRAWN_LOW = 0.3
"""Metres that a floor may be drawn under its slab: as far as doors may begin over it."""
_WHOLE = 0.8
"""Share of a floor from which slabs of one level on it are the floor itself, drawn otherwise."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A slab or what hangs overhead, with its plan; `low` and `high` are over the floor, metres."""

    thing: Slab | Overhead
    plan: Area
    low: float
    high: float

    @property
    def is_met(self) -> bool:
        """Whether it is between a step and the heads of people: hanging, standing or raised."""
        return self.low < LOW - SLACK and self.high > _STEP + SLACK

    @property
    def may_be_floor(self) -> bool:
        """Whether it is a slab so little over the floor that the floor may be drawn too low."""
        return isinstance(self.thing, Slab) and self.high <= _DRAWN_LOW + SLACK


@provider
def raised_or_low(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    rooms_by_id: Mapping[str, Room],
    climbs: tuple[Climb, ...],
    stair_landings: tuple[StairLanding, ...],
) -> Mapping[str, tuple[Obstacle, ...]]:
    """Slabs raised by more than 15 mm and what begins under 2.0 m, by the id of room or landing.

    Each is known by its hull only: nobody can tell whether one gets there. Ramps and landings are
    ways of their own, slabs of one level up to 0.3 m over four fifths of a floor are that floor.
    """
    known = {each.whole_id for each in climbs} | {each.id for each in stair_landings}
    holes = holes_by_host(school)
    things = [*(slab for slab in school.slabs if slab.id not in known), *school.overheads]
    plans = [(thing, cut(plan_of(thing), holes.get(thing.id, ()))) for thing in things]
    bodies = [(thing, plan) for thing, plan in plans if plan is not None]
    tree = shapely.STRtree([plan for _, plan in bodies])
    floors = [(each.id, each.area, each.level) for each in stair_landings]
    for room_id, area in outlines.items():
        shape = rooms_by_id[room_id].shape
        if shape is not None and not isinstance(area, Unknown):
            floors.append((room_id, area, shape.base))
    found = {}
    for key, area, level in floors:
        near = sorted(tree.query(area, predicate="intersects").tolist())
        met = [
            each for thing, plan in (bodies[i] for i in near) if (each := _over(thing, plan, level))
        ]
        found[key] = tuple(made for each in _in_doubt(met, area) for made in _made(each, area))
    return {key: each for key, each in found.items() if each}


def _over(thing: Slab | Overhead, plan: Area, level: float) -> _Body | None:
    """A body as seen from a floor; of one that slopes overhead the part that hangs low."""
    shape = thing.shape
    if shape is None:
        return None
    low, high = shape.base - level, shape.top - level
    if low > HANGS_FROM and isinstance(thing, Slab) and (under := underside_of(thing, shape)):
        part = clean_area(lower_part(under, level + LOW - SLACK).intersection(plan))
        return _Body(thing, part, low, high) if part is not None else None
    return _Body(thing, plan, low, high)


def _in_doubt(bodies: Sequence[_Body], floor: Area) -> Iterator[_Body]:
    """Those that people meet, save slabs that are the floor itself."""
    met = [each for each in bodies if each.is_met]
    yield from (each for each in met if not each.may_be_floor)
    raised = sorted((each for each in met if each.may_be_floor), key=lambda each: each.high)
    while raised:
        level = [each for each in raised if each.high <= raised[0].high + _STEP]
        plan = shapely.union_all([each.plan for each in level])
        if shared(plan, floor).area <= _WHOLE * floor.area:
            yield from level
        raised = raised[len(level) :]


def _made(body: _Body, floor: Area) -> Iterator[Obstacle]:
    within: BaseGeometry = shared(body.plan, floor)
    area = without_hairs(within)
    if area is not None:
        # A slab among obstacles is a landing, which is a way on: this one is not.
        thing: Element = body.thing
        if isinstance(thing, Slab):
            thing = Overhead(
                id=thing.id, ref=thing.ref, storey_id=thing.storey_id, shape=thing.shape
            )
        yield Obstacle(element=thing, kind="walls", area=area, hull_only=True, above=body.low)
