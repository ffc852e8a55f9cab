"""What measures look things up in, made once per run: elements by id, outlines, who is where."""

from collections.abc import Mapping

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.measure.registry import provider
from checker.model import Element, Problem, Room, School, Storey
from checker.results.values import Unknown

_TOUCH = 0.02
_BESIDE = 0.0005


@provider
def spoiled(school: School) -> Mapping[str, Problem]:
    """The first problem that makes an element unfit for judging, by element id."""
    found: dict[str, Problem] = {}
    for problem in school.problems:
        if problem.scope == "element":
            for element in problem.elements:
                found.setdefault(element, problem)
    return found


@provider
def rooms_by_id(school: School) -> Mapping[str, Room]:
    """All rooms, outdoor ones included, by id."""
    return {room.id: room for room in school.rooms}


@provider
def storeys_by_id(school: School) -> Mapping[str, Storey]:
    """All storeys by id."""
    return {storey.id: storey for storey in school.storeys}


@provider
def outlines(school: School, spoiled: Mapping[str, Problem]) -> Mapping[str, Area | Unknown]:
    """The plan area of every room, fit for measuring, or what stands in the way of it."""
    return {room.id: _outline(room, spoiled.get(room.id)) for room in school.rooms}


@provider
def rooms_holding(
    school: School, outlines: Mapping[str, Area | Unknown]
) -> Mapping[str, tuple[str, ...]]:
    """The rooms that an element stands in, by element id, the one with most of it first.

    An element stands in a room when their plans meet, to 0.5 mm, and their levels overlap by more
    than 20 mm, so that a mat does not. Walls, doors and the like are left out: they stand between
    rooms.
    """
    known = [(room, outlines[room.id]) for room in school.rooms]
    rooms = [(room, area) for room, area in known if not isinstance(area, Unknown)]
    standing = [(thing, thing.shape.footprint) for thing in things_about(school) if thing.shape]
    if not rooms or not standing:
        return {}
    tree = shapely.STRtree([area for _, area in rooms])
    plans = [plan for _, plan in standing]
    which, where = tree.query(plans, predicate="dwithin", distance=_BESIDE)
    found: dict[str, list[tuple[float, str]]] = {}
    for i, j in zip(which.tolist(), where.tolist(), strict=True):
        (thing, plan), (room, area) = standing[i], rooms[j]
        if _stands_in(thing, room):
            shared = plan.intersection(area).area
            found.setdefault(thing.id, []).append((-shared, room.id))
    return {key: tuple(room for _, room in sorted(pairs)) for key, pairs in found.items()}


def share_level(one: Element, other: Element) -> bool:
    """Whether two bodies share more than 20 mm of height."""
    if one.shape is None or other.shape is None:
        return False
    top = min(one.shape.top, other.shape.top)
    return top - max(one.shape.base, other.shape.base) > _TOUCH


def things_about(school: School) -> tuple[Element, ...]:
    """What stands in rooms: furniture and fittings, and what is built in them."""
    return (
        *school.columns,
        *school.furniture,
        *school.fittings,
        *school.stairs,
        *school.ramps,
        *school.lifts,
        *school.railings,
    )


def _stands_in(thing: Element, room: Room) -> bool:
    """Whether a thing is at the height of the room; however flat, a tray on the floor is."""
    if thing.shape is None or room.shape is None:
        return False
    return thing.shape.top > room.shape.base and thing.shape.base < room.shape.top - _TOUCH


def _outline(room: Room, problem: Problem | None) -> Area | Unknown:
    if problem is not None:
        return Unknown(missing=(problem.message,), ask=problem.ask)
    if room.shape is None:
        return Unknown(
            missing=("a body of the room",),
            ask="Export the room with a body (space volume) that runs from floor to ceiling.",
        )
    if room.shape.source.problem:
        return Unknown(
            missing=(f"a room body that can be trusted: {room.shape.source.problem}",),
            ask="Correct the outline of the room in the authoring tool and export again.",
        )
    area = clean_area(room.shape.footprint)
    if area is None:
        return Unknown(
            missing=("a room body with a plan area",),
            ask="Give the room an outline that encloses an area.",
        )
    return area
