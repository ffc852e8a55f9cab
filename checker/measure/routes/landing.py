"""The level floor outside a door, clear of its leaf: where somebody in a wheelchair waits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.ahead import square_ahead
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, without
from checker.geometry.edges import Edge, beyond, turned_round
from checker.geometry.overlay import joined
from checker.measure.bodies import plan_of
from checker.measure.climbs.landings_found import FoundLandings
from checker.measure.climbs.landings_free import Sweeps, free_of_things
from checker.measure.climbs.obstacles import Narrowings
from checker.measure.doors.slot import DoorSlot
from checker.measure.evidence import length_text, outline
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.obstacles import Floors
from checker.measure.registry import measure, provider
from checker.measure.rooms.flights import flights_of
from checker.measure.subjects import Subject
from checker.model import Room, School, Slab
from checker.results.values import Evidence, Quantity, Unknown

_LEVEL, _SEAM, _BEFORE = 0.02, 0.01, 0.3
_MOST, _FAR = 5.0, 9.0  # what is told at most, and the floor that can matter for it
_ASK = (
    "Model the paving before the entrance: an outdoor space or a slab at the level of the floor, "
    "or a landing of the ramp."
)


@dataclass(frozen=True, slots=True)
class Outside:
    """What the model shows outside at a height: the level floor, and the flights that pass it."""

    floor: Area | None
    flights: BaseGeometry

    @property
    def level(self) -> Area | None:
        """The level floor without the flights."""
        if self.floor is None or self.flights.is_empty:
            return self.floor
        return without(self.floor, [self.flights])

    def begins_in(self, strip: Polygon) -> bool:
        """Whether the model shows a floor or a flight there."""
        return any(
            each is not None and each.intersects(strip) for each in (self.floor, self.flights)
        )


FloorOutside = Callable[[float], Outside]


@dataclass(frozen=True, slots=True)
class _Before:
    """One way out through a door: the wall's face there, left to right, and past the swing."""

    face: Edge
    edge: Edge
    strip: Polygon


@provider
def floor_outside(
    school: School, outlines: Mapping[str, Area | Unknown], found_landings: FoundLandings
) -> FloorOutside:
    """A function from a height (z) to what lies outside there; found once for each height."""

    @cache
    def at(level: float) -> Outside:
        level_floor = list(_level_floor(school, level, outlines, found_landings))
        return Outside(
            floor=clean_area(joined(level_floor, seam=_SEAM)) if level_floor else None,
            flights=joined(list(_flights(school, level))),
        )

    return at


@measure("entrance", "door", unit="m", lack="how much level floor lies outside", ask=_ASK)
def entrance_landing(
    subject: Subject,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
    floor_outside: FloorOutside,
    narrowings: Narrowings,
    sweeps_at: Sweeps,
) -> Quantity | Unknown:
    """Side of the largest square of level floor right outside a door, past its own swing, metres.

    The square lies along the door and over its middle, from where the leaf's sweep ends, or from
    the wall where it swings in or slides. Level is what lies within 20 mm of the foot of the door:
    outdoor spaces, landings and slabs, flights taken off. Clear of walls, columns, furniture and
    the sweeps of all doors. 0 where a flight begins right there; more than 5 m is told as 5 m.
    Exact to 0.1 mm. An interval where a hull or a swing is in doubt. Unknown when the door leads to
    no outside, or the model shows no floor outside. AD M 2.7(d).
    """
    slot, link = door_slots.get(subject.element.id), door_links[subject.element.id]
    sign = _outward(link, rooms_by_id)
    if slot is None or not sign or not math.isfinite(slot.base):
        return Unknown(missing=("the outside that the door leads to",), ask=_ASK)
    outside = floor_outside(slot.base)
    sweeps = sweeps_at.over(shapely.box(*slot.polygon().buffer(5.0).bounds), slot.base)
    own = [each.sector.polygon for each in sweeps if each.door.id == subject.element.id]
    before = _before(slot, sign, own)
    if not outside.begins_in(before.strip):
        return Unknown(missing=("the floor outside the door",), ask=_ASK)
    free = Floors(tight=None, loose=None, taken=())
    if (level := outside.level) is not None:
        near = clean_area(level.intersection(before.strip.buffer(_FAR)))
        free = free_of_things(near, slot.base, narrowings, sweeps) if near else free
    tight, loose = (
        square_ahead(before.edge, area) if area else None for area in (free.tight, free.loose)
    )
    sides = sorted(min(_side(each), _MOST) for each in (tight, loose))
    return Quantity(
        low=sides[0],
        high=sides[1],
        unit="m",
        method="largest level square outside the door, past its swing",
        steps=_told(before, level),
        evidence=_drawn(tight or loose, before, subject),
    )


def _outward(link: DoorLink, rooms: Mapping[str, Room]) -> int:
    """The side of a door that is outside: 1 for that of its positive y axis, 0 for none."""
    sides = [
        side == OUTSIDE or (side in rooms and rooms[side].is_external)
        for side in (link.side_a, link.side_b)
    ]
    return 0 if sides[0] == sides[1] else 1 if sides[0] else -1


def _level_floor(
    school: School,
    level: float,
    outlines: Mapping[str, Area | Unknown],
    landings: FoundLandings,
) -> Iterator[Area]:
    """Outdoor spaces, landings and slabs that lie level at a height (z)."""
    for room in school.rooms:
        area = outlines.get(room.id)
        here = room.shape is not None and abs(room.shape.base - level) <= _LEVEL
        if room.is_external and here and area is not None and not isinstance(area, Unknown):
            yield area
    for group in landings.values():
        yield from (each.area for each in group if abs(each.level - level) <= _LEVEL)
    for slab in school.slabs:
        plan, shape = plan_of(slab), slab.shape
        if plan is None or shape is None or shape.hull_only or slab.slope:
            continue
        if abs(shape.top - level) <= _LEVEL:
            yield plan


def _flights(school: School, level: float) -> Iterator[Area]:
    """The plans of all flights that pass a level."""
    for flight in flights_of(school):
        plan, shape = plan_of(flight), flight.shape
        if plan is None or shape is None or isinstance(flight, Slab):
            continue
        if shape.base - _BEFORE <= level <= shape.top + _BEFORE:
            yield plan


def _before(slot: DoorSlot, sign: int, own: list[Polygon]) -> _Before:
    """The edges that one steps out over: that of the wall, and where the own sweep ends."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    local = [slot.to_local(each).bounds for each in own]
    reach = [bounds[3] - face if sign > 0 else face - bounds[1] for bounds in local]
    past = max([0.0, *reach])
    edge, wall = (_edge(slot, face + sign * each, sign) for each in (past, 0.0))
    ends = sorted((face + sign * _SEAM, face + sign * _BEFORE))
    return _Before(wall, edge, slot.box(slot.x, (ends[0], ends[1])))


def _edge(slot: DoorSlot, y: float, sign: int) -> Edge:
    """A line along the door, from left to right as seen by who walks out over it."""
    ends = (slot.frame.to_plan(slot.x[0], y), slot.frame.to_plan(slot.x[1], y))
    inside = slot.frame.to_plan(sum(slot.x) / 2, y - sign)
    return ends if beyond(ends, inside) < 0 else turned_round(ends)


def _told(before: _Before, level: Area | None) -> tuple[str, ...]:
    """From where the square lies, and whether there is level floor at all."""
    past = LineString(before.face).distance(LineString(before.edge))
    where = (
        f"the leaf swings out {past:.3f} m, and the square lies past that"
        if past > _SEAM
        else "the leaf sweeps no floor outside, and the square lies along the wall"
    )
    return (where,) if level is not None else (where, "no level floor is modelled outside")


def _side(square: Polygon | None) -> float:
    return math.sqrt(square.area) if square is not None else 0.0


def _drawn(square: Polygon | None, before: _Before, subject: Subject) -> tuple[Evidence, ...]:
    door = Evidence(
        role="context" if square is not None else "blocker",
        shape="line",
        coords=before.face,
        storey=subject.ref.storey,
        element=subject.ref.global_id,
    )
    if square is None:
        return (door,)
    label = length_text(_side(square))
    return (door, *outline(square, storey=subject.ref.storey, label=label))
