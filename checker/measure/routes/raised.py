"""Floor that is perhaps no way: under beams and ceilings that hang low, and on raised slabs."""

from collections.abc import Iterator, Mapping, Sequence

import shapely

from checker.geometry.circle import Area
from checker.measure.bodies import cut, holes_by_host, plan_of
from checker.measure.climbs.flights import Climb, StairLanding
from checker.measure.registry import provider
from checker.measure.routes.spaces import Space
from checker.model import Element, School

LOW = 2.0
"""Metres over the floor under which a thing that hangs there is in the way (AD K 1.11)."""
_KNEE = 0.5
"""Metres over the floor up to which a pipe or a covering lies on it rather than hangs."""
_STEP = 0.015
_WHOLE = 0.5
"""Share of a floor from which a slab on it is the floor itself, its level drawn otherwise."""
_SETTLED = 0.0005


@provider
def raised_or_low(
    school: School,
    walk_spaces: Mapping[str, Space],
    climbs: tuple[Climb, ...],
    stair_landings: tuple[StairLanding, ...],
) -> Mapping[str, tuple[Area, ...]]:
    """Where on each floor a slab is raised by more than 15 mm or a thing hangs under 2.0 m.

    By the id of the floor. Ramps and landings are ways of their own.
    """
    known = {each.whole_id for each in climbs} | {each.id for each in stair_landings}
    holes = holes_by_host(school)
    slabs = [slab for slab in school.slabs if slab.id not in known]
    things: list[Element] = [*slabs, *school.overheads]
    plans = [(thing, cut(plan_of(thing), holes.get(thing.id, ()))) for thing in things]
    bodies = [(thing, plan) for thing, plan in plans if plan is not None]
    tree = shapely.STRtree([plan for _, plan in bodies])
    slab_ids = frozenset(slab.id for slab in slabs)
    found = {key: tuple(_on(space, bodies, tree, slab_ids)) for key, space in walk_spaces.items()}
    return {key: areas for key, areas in found.items() if areas}


def _on(
    space: Space,
    bodies: Sequence[tuple[Element, Area]],
    tree: shapely.STRtree,
    slabs: frozenset[str],
) -> Iterator[Area]:
    for index in sorted(tree.query(space.bare, predicate="intersects").tolist()):
        thing, plan = bodies[index]
        is_slab = thing.id in slabs
        if is_slab and plan.intersection(space.bare).area > _WHOLE * space.bare.area:
            continue
        if _is_in_the_way(thing, space.level, is_slab=is_slab):
            yield plan


def _is_in_the_way(thing: Element, level: float, *, is_slab: bool) -> bool:
    if thing.shape is None:
        return False
    base, top = thing.shape.base - level, thing.shape.top - level
    hangs = _KNEE < base < LOW - _SETTLED
    return hangs or (is_slab and base <= _KNEE and _STEP + _SETTLED < top < LOW)
