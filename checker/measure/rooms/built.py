"""What is built within a room and takes floor from it: partitions, flights, railings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import shapely
from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.hairs import without_hairs
from checker.measure.bodies import plan_of
from checker.measure.doors.slot import DoorSlot
from checker.measure.obstacles import Obstacle, in_the_way
from checker.measure.registry import provider
from checker.measure.rooms.flights import flights_of, taken_by_flight, taken_by_railing
from checker.model import Element, Room, School, Shape, Wall
from checker.results.values import Unknown

NIB = 0.3
"""Metres from the room's edge up to which a wall may be the edge itself, drawn over."""
PLASTER = 0.02
"""Metres by which outlines and walls commonly differ: finishes that only one of them has."""

_PAST_FACE = 0.05
_LEAST = 1e-6

Slots = Mapping[str, DoorSlot]
Thing = TypeVar("Thing", bound=Element)


@dataclass(frozen=True, slots=True)
class _Place:
    """A room with its plan and floor level; what lies `past` finishes, and `deep` in it."""

    room: Room
    area: Area
    floor: float
    past: Area
    deep: Area


@dataclass(frozen=True, slots=True)
class _Way:
    """A door or opening: the `hole` it makes in walls, a little past their faces, and its slot."""

    gap: DoorSlot
    hole: Polygon
    slot: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What is built in a room.

    `within` stands on its floor. `doorways` are walls at its edge that doors and openings take
    whole, as far as the room is drawn over them: in nobody's way, and yet no floor of the room.
    """

    within: tuple[Obstacle, ...]
    doorways: tuple[Obstacle, ...]


@provider
def built_there(
    school: School, outlines: Mapping[str, Area | Unknown], door_slots: Slots, opening_slots: Slots
) -> Mapping[str, Built]:
    """What is built in each room, by room id; rooms in which nothing is are left out."""
    places = [
        _place(room, room.shape, area)
        for room in school.rooms
        if room.shape and not isinstance(area := outlines[room.id], Unknown)
    ]
    gaps = [*door_slots.values(), *opening_slots.values()]
    found: dict[str, list[Obstacle]] = {}
    for place, obstacle in (
        *_partitions(school.walls, places, gaps),
        *_flights(school, places),
        *_railings(school, places),
    ):
        found.setdefault(place.room.id, []).append(obstacle)
    return {
        room_id: Built(
            within=tuple(each for each in things if not _is_doorway(each)),
            doorways=tuple(each for each in things if _is_doorway(each)),
        )
        for room_id, things in found.items()
    }


@provider
def doorways_within(built_there: Mapping[str, Built]) -> Mapping[str, tuple[Obstacle, ...]]:
    """The walls at the edge of each room of which doors and openings leave nothing, by room id."""
    return {room_id: each.doorways for room_id, each in built_there.items()}


@provider
def built_within(built_there: Mapping[str, Built]) -> Mapping[str, tuple[Obstacle, ...]]:
    """Partitions, nibs, flights and railings on the floor of each room, by room id.

    A wall counts where it reaches deeper than 0.3 m into the room. One that reaches in by 20 mm
    to 0.3 m is doubtful: the room may be drawn to the middle of its walls, or the wall moved and
    the room not; less is a finish. Doors and openings in walls stay open, and in a doubtful one
    are floor of the way out only. A flight takes the floor that has less than 2.1 m of headroom
    under it, and one that comes up from below takes what it comes up through; where its underside
    is not known, the floor under higher treads is doubtful.
    """
    return {room_id: each.within for room_id, each in built_there.items()}


def rooms_over_walls(school: School) -> tuple[Room, ...]:
    """Rooms indoors whose outlines run into walls by 20 mm to 0.3 m, in the order of the model."""
    places = [
        _place(room, room.shape, area)
        for room in school.rooms
        if room.shape and not room.is_external and (area := clean_area(room.shape.footprint))
    ]
    met = {place.room.id for place, it in _partitions(school.walls, places, ()) if it.is_drawn_over}
    return tuple(room for room in school.rooms if room.id in met)


def _place(room: Room, shape: Shape, area: Area) -> _Place:
    return _Place(room, area, shape.base, area.buffer(-PLASTER), area.buffer(-NIB))


def _partitions(
    walls: Sequence[Wall], places: Sequence[_Place], gaps: Sequence[DoorSlot]
) -> Iterator[tuple[_Place, Obstacle]]:
    ways = [_way(gap) for gap in gaps]
    for wall, place in _meetings(walls, places, [place.past for place in places]):
        plan = plan_of(wall)
        if wall.shape is None or plan is None or not in_the_way(wall.shape, place.floor):
            continue
        within = polygons_of(plan.intersection(place.area))
        reaching = [each for each in within if each.intersection(place.past).area > _LEAST]
        standing = [each for each in reaching if each.intersection(place.deep).area > _LEAST]
        edges = [each for each in reaching if each not in standing]
        near = _ways_through(reaching, place, ways)
        holes = shapely.union_all([way.hole for way in near])
        area = shapely.union_all(standing).difference(holes)
        yield from _obstacles(wall, place, area, hull_only=wall.shape.hull_only)
        yield from _edges(wall, place, shapely.union_all(edges), near)


def _edges(
    wall: Wall, place: _Place, plan: BaseGeometry, ways: Sequence[_Way]
) -> Iterator[tuple[_Place, Obstacle]]:
    """The wall at the edge of a room: its area with the doors in it open, and all of it.

    Where a door is as high as the wall, the plan itself is open there. Where doors leave nothing
    of the wall, its area is all of it too.
    """
    slots = [
        way.slot.intersection(place.area)
        for way in ways
        if way.slot.distance(plan) <= PLASTER
        and way.slot.intersection(place.past).area > _LEAST
        and way.slot.intersection(place.deep).area <= _LEAST
    ]
    area = plan.difference(shapely.union_all([way.hole for way in ways]))
    whole = shapely.union_all([plan, *slots])
    shut = without_hairs(whole) if area.area < whole.area - _LEAST else None
    left = without_hairs(area) or shut
    if left is not None:
        for found, obstacle in _obstacles(wall, place, left, hull_only=True):
            yield found, replace(obstacle, area=left, shut=shut)


def _is_doorway(thing: Obstacle) -> bool:
    """Whether nothing is left of a wall beside the ways in it: its area is that of these, shut."""
    return thing.shut is not None and thing.area is thing.shut


def _way(gap: DoorSlot) -> _Way:
    past = (gap.y[0] - _PAST_FACE, gap.y[1] + _PAST_FACE)
    return _Way(gap, hole=gap.box(gap.x, past), slot=gap.box(gap.x, gap.y))


def _ways_through(
    walls: Sequence[Polygon], place: _Place, ways: Sequence[_Way]
) -> tuple[_Way, ...]:
    """Doors and openings in these walls that begin at the floor and end over people's heads."""
    walked = [way for way in ways if way.gap.is_walked_through(place.floor)]
    near = shapely.dwithin([way.hole for way in walked], shapely.union_all(walls), PLASTER)
    return tuple(way for way, is_near in zip(walked, near, strict=True) if is_near)


def _flights(school: School, places: Sequence[_Place]) -> Iterator[tuple[_Place, Obstacle]]:
    for piece, place in _meetings(flights_of(school), places, [each.area for each in places]):
        sure, possible = taken_by_flight(piece, place.floor)
        yield from _obstacles(piece, place, sure.intersection(place.area))
        doubtful = possible.difference(sure).intersection(place.area)
        yield from _obstacles(piece, place, doubtful, hull_only=True)


def _railings(school: School, places: Sequence[_Place]) -> Iterator[tuple[_Place, Obstacle]]:
    areas = [place.area for place in places]
    for railing, place in _meetings(school.railings, places, areas):
        plan, is_sure = taken_by_railing(railing, place.floor)
        within = plan.intersection(place.area)
        yield from _obstacles(railing, place, within, hull_only=not is_sure)


def _meetings(
    things: Sequence[Thing], places: Sequence[_Place], areas: Sequence[Area]
) -> Iterator[tuple[Thing, _Place]]:
    """Each thing with each place whose area its plan meets, in the order of the model."""
    bodies = [(thing, plan) for thing in things if (plan := plan_of(thing)) is not None]
    if not bodies or not places:
        return
    tree = STRtree(list(areas))
    which, where = tree.query([plan for _, plan in bodies], predicate="intersects")
    for i, j in sorted(zip(which.tolist(), where.tolist(), strict=True)):
        yield bodies[i][0], places[j]


def _obstacles(
    element: Element, place: _Place, plan: BaseGeometry, *, hull_only: bool = False
) -> Iterator[tuple[_Place, Obstacle]]:
    """The obstacle that an element makes there; none where nothing is left of its plan."""
    area = without_hairs(plan)
    if area is not None and element.shape is not None:
        above = element.shape.base - place.floor
        yield (
            place,
            Obstacle(element=element, kind="walls", area=area, hull_only=hull_only, above=above),
        )
