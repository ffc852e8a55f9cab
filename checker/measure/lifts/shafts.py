"""Lifts with their shafts and the doors on each storey, modelled as a car or as rooms only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.measure.bodies import plan_of
from checker.measure.climbs.stairs_found import shared_facts
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.model import Element, Lift, Room, School, Storey
from checker.results.values import Unknown
from checker.uses import RoomUses

LIFT = "lift"
_HALF = 0.5
_STANDS_IN = 0.2
_REACH = 0.5
_PAST_FACE = 0.02
_MIDDLE = 0.7
_SHAFT_SIZE = 8.0
_OWN_STOREY = 0.5
_STEP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftShaft:
    """Where a lift goes up and down.

    `id` is that of the lift. `area` is the plan of its shaft: of the rooms called lift that it
    stands in, else of its car. `room_ids` are those rooms, lowest first; `doors` the doors at
    the shaft by storey id, lowest storey first; a storey without one is left out.
    """

    id: str
    lift: Lift
    area: Area
    room_ids: tuple[str, ...]
    doors: Mapping[str, tuple[str, ...]]


@provider
def lift_shafts(
    school: School,
    uses: RoomUses,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
) -> tuple[LiftShaft, ...]:
    """The shaft of every lift that has a place on the plan, in the order of the lifts.

    A door belongs to it when it leads into one of its rooms, or stands within 0.5 m before its
    plan where no other room lies between. Doors are put on a storey by their level.
    """
    stacks = lift_stacks(school, uses)
    shafts = []
    for lift in lifts_of(school, uses):
        rooms = _rooms_of(lift, stacks)
        area = _plan([*(room for room in rooms if room.shape), *([] if rooms else [lift])])
        if area is None:
            continue
        at = _At(lift=lift, area=area, rooms={room.id: room for room in rooms})
        doors = _doors_at(at, school, uses, door_slots, door_links)
        shafts.append(
            LiftShaft(id=lift.id, lift=lift, area=area, room_ids=tuple(at.rooms), doors=doors)
        )
    return tuple(shafts)


def lifts_of(school: School, uses: RoomUses) -> tuple[Lift, ...]:
    """Lifts as modelled, then one for each stack of lift rooms that holds none of them.

    The latter has the id of its lowest room and no solids: a shaft, not a car.
    """
    stacks = [stack for stack in lift_stacks(school, uses) if not _holds_any(stack, school.lifts)]
    return (*school.lifts, *(_of_rooms(stack) for stack in stacks))


def lift_stacks(school: School, uses: RoomUses) -> tuple[tuple[Room, ...], ...]:
    """Rooms that are surely lifts, put together where they lie over one another, lowest first."""
    stacks: list[list[Room]] = []
    for room in sorted(
        _lift_rooms(school, uses), key=lambda room: room.shape.base if room.shape else 0.0
    ):
        stack = next((each for each in stacks if any(_stacked(room, low) for low in each)), None)
        if stack is None:
            stacks.append([room])
        else:
            stack.append(room)
    return tuple(tuple(stack) for stack in stacks)


def storey_at(school: School, level: float, *, own: str = "") -> Storey | None:
    """The storey whose floor is nearest to a level; its own where that is within 0.5 m."""
    stated = school.storey(own)
    if stated is not None and abs(stated.elevation - level) <= _OWN_STOREY:
        return stated
    holding = {room.storey_id for room in school.rooms if not room.is_external}
    storeys = [storey for storey in school.storeys if storey.id in holding] or list(school.storeys)
    return min(storeys, key=lambda storey: (abs(storey.elevation - level), storey.id), default=None)


@provider
def lost_lift_rooms(
    school: School, uses: RoomUses, outlines: Mapping[str, Area | Unknown]
) -> tuple[Room, ...]:
    """Rooms that are surely lifts and have no plan: nobody knows of which shaft they are part."""
    return tuple(
        room
        for room in school.rooms
        if isinstance(outlines[room.id], Unknown) and uses.of(room.id).possible == {LIFT}
    )


@provider
def lost_at_lifts(
    lost_lift_rooms: tuple[Room, ...], school: School, door_links: Mapping[str, DoorLink]
) -> tuple[Element, ...]:
    """Those rooms, and doors that nothing puts beside a room: each may be where a lift stops."""
    doors = (door for door in school.doors if door.shape is None and not door_links[door.id].rooms)
    return (*lost_lift_rooms, *doors)


@dataclass(frozen=True, slots=True)
class _At:
    """A lift with the plan and the rooms of its shaft."""

    lift: Lift
    area: Area
    rooms: Mapping[str, Room]


def _lift_rooms(school: School, uses: RoomUses) -> Iterator[Room]:
    for room in school.rooms:
        use = uses.of(room.id)
        if room.shape is not None and use.is_sure and use.use == LIFT:
            yield room


def _stacked(room: Room, other: Room) -> bool:
    one, two = plan_of(room), plan_of(other)
    if one is None or two is None:
        return False
    return bool(one.intersection(two).area >= _HALF * min(one.area, two.area))


def _stands_in(lift: Lift, room: Room) -> bool:
    car, shaft = plan_of(lift), plan_of(room)
    if car is None or shaft is None:
        return False
    return bool(car.intersection(shaft).area >= _STANDS_IN * car.area)


def _holds_any(stack: Iterable[Room], lifts: Sequence[Lift]) -> bool:
    return any(_stands_in(lift, room) for lift in lifts for room in stack)


def _rooms_of(lift: Lift, stacks: Iterable[tuple[Room, ...]]) -> tuple[Room, ...]:
    for stack in stacks:
        if stack[0].id == lift.id or _holds_any(stack, (lift,)):
            return stack
    return ()


def _of_rooms(stack: Sequence[Room]) -> Lift:
    lowest = stack[0]
    area, shape = _plan(stack), lowest.shape
    if shape is not None and area is not None:
        tops = [room.shape.top for room in stack if room.shape]
        shape = replace(shape, footprint=area, top=max(tops))
    return Lift(**shared_facts(lowest), shape=shape)


def _plan(things: Iterable[Room | Lift]) -> Area | None:
    plans = [plan for each in things if (plan := plan_of(each)) is not None]
    return clean_area(shapely.union_all(plans))


def _doors_at(
    at: _At,
    school: School,
    uses: RoomUses,
    slots: Mapping[str, DoorSlot],
    links: Mapping[str, DoorLink],
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    rooms = {room.id: room for room in school.rooms}
    for door in school.doors:
        slot, link = slots.get(door.id), links.get(door.id)
        if slot is None or link is None or not _leads_in(at, slot, link, rooms, uses):
            continue
        storey = storey_at(school, slot.base, own=door.storey_id)
        if storey is not None:
            found.setdefault(storey.id, []).append(door.id)
    elevations = {storey.id: storey.elevation for storey in school.storeys}
    ordered = sorted(found, key=lambda storey_id: (elevations[storey_id], storey_id))
    return {storey_id: tuple(sorted(found[storey_id])) for storey_id in ordered}


def _leads_in(
    at: _At, slot: DoorSlot, link: DoorLink, rooms: Mapping[str, Room], uses: RoomUses
) -> bool:
    if set(link.rooms) & set(at.rooms):
        return True
    sides = ((1, link.side_a), (-1, link.side_b)) if link.sided else ((1, ""), (-1, ""))
    return any(
        _is_before(at.area, slot, sign=sign)
        and (_is_at_car(at.lift, slot) or _may_be_shaft(rooms.get(side), uses))
        for sign, side in sides
    )


def _is_before(area: Area, slot: DoorSlot, *, sign: int) -> bool:
    """Whether the plan of a shaft begins within 0.5 m before the middle of a door."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    ends = sorted((face + sign * _PAST_FACE, face + sign * _REACH))
    half = slot.width * _MIDDLE / 2
    middle = sum(slot.x) / 2
    strip = slot.box((middle - half, middle + half), (ends[0], ends[1]))
    across = slot.to_local(strip.intersection(area))
    if across.is_empty:
        return False
    return bool(across.bounds[2] - across.bounds[0] >= _HALF * slot.width)


def _is_at_car(lift: Lift, slot: DoorSlot) -> bool:
    body = lift.shape
    return body is not None and body.base - _OWN_STOREY <= slot.base + _STEP <= body.top


def _may_be_shaft(room: Room | None, uses: RoomUses) -> bool:
    """Nothing modelled behind a door, or something small whose use nobody knows."""
    if room is None or room.shape is None:
        return True
    return not uses.of(room.id).is_sure and room.shape.footprint.area <= _SHAFT_SIZE
