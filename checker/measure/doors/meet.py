"""What a leaf meets as it swings: other leaves, fittings, and whatever stops it short."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from shapely import STRtree, box, get_coordinates
from shapely.geometry.base import BaseGeometry

from checker.geometry.along_wall import SKIN
from checker.geometry.clean import clean_area
from checker.geometry.overlay import cut, shared
from checker.measure.doors.ground import Ground, GroundOf
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.operation import motion
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.sweep import SwingSector
from checker.measure.doors.view import name_of
from checker.measure.evidence import outline
from checker.measure.obstacles import Obstacle, blockers_drawn
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Door, Room, School
from checker.results.values import Evidence, Measured, Quantity, Truth, Unknown, surely

_SHRINK = 0.0005
_TOUCH = 1e-6
_RIGHT = 90.0
_BEYOND = 99.0
_ASK = "Give the door its OperationType and a placement, and model what stands around it."
Sectors = Mapping[str, tuple[SwingSector, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A sweep of another door that may meet one of this one's; `sure` when both are."""

    door_id: str
    sector: SwingSector
    sure: bool


@provider
def meeting_sweeps(
    school: School, swing_sectors: Sectors, door_slots: Mapping[str, DoorSlot]
) -> Mapping[str, tuple[Neighbour, ...]]:
    """The sweeps of other doors that overlap those of each door, at one height, by door id."""
    all_ = [
        (door.id, sector, door_slots[door.id])
        for door in sorted(school.doors, key=lambda each: each.id)
        for sector in swing_sectors.get(door.id, ())
    ]
    tree = STRtree([sector.polygon for _, sector, _ in all_])
    found: dict[str, list[Neighbour]] = {}
    for door_id, sector, slot in all_:
        for index in sorted(tree.query(sector.polygon, predicate="intersects").tolist()):
            other_id, other, other_slot = all_[index]
            if other_id == door_id or not _same_height(slot, other_slot):
                continue
            if _overlap(sector.polygon, other.polygon):
                made = Neighbour(door_id=other_id, sector=other, sure=sector.sure and other.sure)
                found.setdefault(door_id, []).append(made)
    return {door_id: tuple(each) for door_id, each in found.items()}


@measure(*DOORS, value="truth", lack="whether its leaf meets another", ask=_ASK, doors="beside")
def swing_meets_door(
    subject: Subject,
    swing_sectors: Sectors,
    meeting_sweeps: Mapping[str, tuple[Neighbour, ...]],
) -> Measured:
    """Whether the sweep of a leaf overlaps the sweep of another door's leaf, by 0.5 mm or more.

    Leaves open to a right angle. Those of one pair do not count, nor do doors on another level.
    Open when the operation or the hinge side of either door is. Unknown when the door has no place.
    Source: ours.
    """
    door: Door = subject.element
    moves, sweeps = motion(door), swing_sectors.get(door.id)
    if "swing" not in moves.kinds:
        return surely(False, method=f"operation {moves.kinds[0]}", origin="derived")
    if sweeps is None:
        return Unknown(missing=("where the door stands",), ask=_ASK)
    met = meeting_sweeps.get(door.id, ())
    sure = any(each.sure for each in met)
    return Truth(
        possible=frozenset({True} if sure else {True, False} if met else {False}),
        origin="derived",
        method="sweeps of the leaves, open to a right angle",
        steps=tuple(dict.fromkeys(f"meets the leaf of {each.door_id}" for each in met)),
        evidence=(
            *_swept(door, sweeps),
            *(
                drawn
                for each in met
                for drawn in outline(
                    each.sector.polygon,
                    storey=door.ref.storey,
                    role="blocker",
                    element=each.door_id,
                )
            ),
        ),
    )


@measure(*DOORS, value="truth", lack="whether its leaf meets a fitting", ask=_ASK, furniture="here")
def swing_meets_fitting(
    subject: Subject,
    swing_sectors: Sectors,
    ground_before: GroundOf,
    rooms_by_id: Mapping[str, Room],
    ask: Callable[..., Measured],
) -> Measured:
    """Whether the sweep of a leaf overlaps a fitting or a column, by 0.5 mm or more.

    Furniture can be moved and does not count. Open when the operation or the hinge side is, when
    the thing is only known by its hull, when the leaf swings where no room is modelled, and when
    the room lacks fittings that its use lists. Unknown when the door has no place. Source: ours;
    ADA 603.2.3 is on the clearances of fixtures.
    """
    door: Door = subject.element
    moves, sweeps = motion(door), swing_sectors.get(door.id)
    if "swing" not in moves.kinds:
        return surely(False, method=f"operation {moves.kinds[0]}", origin="derived")
    if sweeps is None:
        return Unknown(missing=("where the door stands",), ask=_ASK)
    answers, met, steps = set(), [], []
    for sector in sweeps:
        ground = ground_before(door.id, 1 if sector.into == "+y" else -1)
        if isinstance(ground, Unknown):
            answers |= {True, False}
            continue
        hit = [thing for thing in ground.things if _is_fixed(thing) and _met(sector, thing)]
        met += hit
        sure = [thing for thing in hit if not thing.hull_only]
        lacking = not hit and _lacks_fittings(rooms_by_id[ground.room_id], ask)
        steps += ["the room lacks fittings that its use lists"] if lacking else []
        answers |= {True} if sure else {True, False} if hit or lacking else {False}
        if sure and sector.sure:
            answers = {True}
            break
    steps += [f"meets {name_of((thing,))}" for thing in met]
    return Truth(
        possible=frozenset(answers),
        origin="derived",
        method="sweep of the leaf, open to a right angle",
        steps=tuple(dict.fromkeys(steps)),
        evidence=(*_swept(door, sweeps), *blockers_drawn(met, storey=door.ref.storey)),
    )


@measure(*DOORS, unit="degrees", lack="how far the leaf opens", ask=_ASK, furniture="here")
def opening_angle_free(
    subject: Subject,
    swing_sectors: Sectors,
    ground_before: GroundOf,
    door_slots: Mapping[str, DoorSlot],
) -> Measured:
    """Degrees to which the leaf opens before it meets a wall or a thing, at most 90.

    Things are columns, fittings and furniture as modelled; what stands less than 30 mm proud of the
    door's own wall is not in the way. Of a pair the leaf that opens less counts. Exact to 0.05
    degrees, which is 0.5 mm at the edge of the leaf. An interval where a thing is only known by its
    hull and where the operation or the hinge side is open. Unknown for doors that do not swing,
    without a place, or with no room where the leaf swings. ADA 404.2.3 has the leaf at 90 degrees.
    """
    door: Door = subject.element
    slot, sweeps = door_slots.get(door.id), swing_sectors.get(door.id)
    if slot is None or not sweeps:
        return Unknown(missing=("a leaf that swings",), ask=_ASK)
    spans, met = [], []
    for sector in sweeps:
        ground = ground_before(door.id, 1 if sector.into == "+y" else -1)
        if isinstance(ground, Unknown):
            return ground
        low = high = _angle(slot, sector, ground, ground.tight)
        if ground.loose is not ground.tight:
            high = _angle(slot, sector, ground, ground.loose)
        spans.append((low, max(low, high)))
        met += [thing for thing in ground.things if _met(sector, thing)]
    sure = all(sector.sure for sector in sweeps)
    ends = [high for _, high in spans]
    low = min(each for each, _ in spans)
    return Quantity(
        low=low,
        high=min(ends) if sure else max(ends),
        unit="degrees",
        origin="derived",
        method="sweep of the leaf, up to a right angle",
        steps=(f"stopped by {name_of(met)}" if low < _RIGHT else "nothing stops it",),
        evidence=(*_swept(door, sweeps), *blockers_drawn(met, storey=door.ref.storey)),
    )


def _angle(slot: DoorSlot, sector: SwingSector, ground: Ground, free: BaseGeometry) -> float:
    """Degrees from closed to the first point that is not free, on the sector's own side."""
    sign = 1 if sector.into == "+y" else -1
    hinge = slot.frame.to_local(sector.hinge)
    along = 1 if hinge[0] < sum(slot.x) / 2 else -1
    sweep = clean_area(slot.to_local(sector.polygon))
    # Within the wall only the jambs are in the way, and those the leaf clears.
    ends = sorted((sign * (sign * ground.start + SKIN), sign * _BEYOND))
    beyond = box(hinge[0] - _BEYOND, ends[0], hinge[0] + _BEYOND, ends[1])
    floor = clean_area(slot.to_local(free))
    if sweep is None:
        return _RIGHT
    taken = shared(sweep, beyond)
    blocked = taken if floor is None else cut(taken, floor)
    solid = clean_area(blocked.buffer(-_SHRINK))
    if solid is None:
        return _RIGHT
    turns = [
        math.degrees(math.atan2(sign * (y - hinge[1]), along * (x - hinge[0])))
        for x, y in get_coordinates(solid)
    ]
    return max(0.0, min(_RIGHT, *turns))


def _same_height(one: DoorSlot, other: DoorSlot) -> bool:
    return min(one.top, other.top) - max(one.base, other.base) > SKIN


def _overlap(one: BaseGeometry, other: BaseGeometry) -> bool:
    return bool(shared(one.buffer(-_SHRINK), other).area > _TOUCH)


def _is_fixed(thing: Obstacle) -> bool:
    return thing.kind in ("fittings", "walls")


def _met(sector: SwingSector, thing: Obstacle) -> bool:
    return _overlap(sector.polygon, thing.area)


def _lacks_fittings(room: Room, ask: Callable[..., Measured]) -> bool:
    """Whether the use of the room lists fittings that are not modelled."""
    subject = Subject(kind="room", id=room.id, ref=room.ref, element=room)
    found = ask("furniture_modelled", subject)
    return isinstance(found, Truth) and found.possible == {False}


def _swept(door: Door, sweeps: Sequence[SwingSector]) -> tuple[Evidence, ...]:
    return tuple(
        drawn
        for sector in sweeps
        for drawn in outline(
            sector.polygon,
            storey=door.ref.storey,
            role="measured" if sector.sure else "context",
            element=door.ref.global_id,
        )
    )
