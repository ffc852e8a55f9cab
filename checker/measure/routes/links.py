"""What leads from one level to another: flights with their two ends, lifts, and what may be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon

from checker.geometry.edges import Edge
from checker.geometry.frame import Point
from checker.measure.climbs.bare import BareFlights
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.passages import FlightPassage
from checker.measure.lifts.car import car_clear
from checker.measure.lifts.kind import CARRIES_WHEELS, GOODS
from checker.measure.lifts.landing import Front
from checker.measure.lifts.shafts import LiftShaft
from checker.measure.links import OUTSIDE
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Kind, Link
from checker.measure.routes.spaces import SAME_FLOOR, Space
from checker.model import Element, School
from checker.uses import RoomUses

_BEYOND = 0.3
_MOSTLY = 0.3
_NEAREST_STOREY, _NEXT_STOREY = 2.0, 6.5
_ONE_LEVEL = 0.6
_HINTED = 3  # uses that a name leaves open; a room without a hint may be anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Gates at the ends of flights, the links between them, and ends at which no floor is shown."""

    gates: tuple[Gate, ...]
    links: tuple[Link, ...]
    loose: tuple[Gate, ...]


@provider
def climb_ends(
    school: School,
    climbs: tuple[Climb, ...],
    walk_spaces: Mapping[str, Space],
    flight_passages: Mapping[str, FlightPassage],
) -> Ends:
    """The two ends of every flight, each as a gate to the floor or landing that it adjoins."""
    elements = _elements(school)
    found: list[Gate] = []
    loose: list[Gate] = []
    links = []
    for climb in climbs:
        ends = [_end(climb, word, walk_spaces) for word in ("foot", "head")]
        found += [end for end in ends if end.sides != ("", "")]
        loose += [end for end in ends if end.sides == ("", "")]
        element, passage = elements.get(climb.whole_id), flight_passages[climb.id]
        links.append(
            Link(
                id=climb.id,
                kind=climb.kind,
                gates=tuple(end.id for end in ends),
                length=climb.run,
                clear=passage.clear,
                between=passage.between,
                gradient=passage.gradient,
                sure=climb.sure,
                name=element.ref.name if element else "",
                element=climb.whole_id,
            )
        )
    return Ends(gates=tuple(found), links=tuple(links), loose=tuple(loose))


@provider
def stacked_stairs(
    school: School,
    uses: RoomUses,
    walk_spaces: Mapping[str, Space],
    gates: tuple[Gate, ...],
    climb_ends: Ends,
) -> tuple[Link, ...]:
    """Rooms called stairs, one above the other, where the model holds no flight: not sure."""
    climbed = {side for gate in climb_ends.gates for side in gate.sides}
    rooms = [
        room
        for room in school.rooms
        if room.id in walk_spaces
        and room.id not in climbed
        and "stair" in uses.of(room.id).possible
        and len(uses.of(room.id).possible) <= _HINTED
    ]
    return tuple(
        Link(
            id=f"{lower.id}^{upper.id}",
            kind="stair",
            gates=tuple(g.id for g in gates if {lower.id, upper.id} & set(g.sides)),
            sure=False,
            name=lower.ref.long_name or lower.ref.name,
            element=lower.id,
        )
        for lower in rooms
        for upper in rooms
        if _is_above(walk_spaces[upper.id], walk_spaces[lower.id])
    )


@provider
def lift_links(
    lift_shafts: tuple[LiftShaft, ...],
    gates: tuple[Gate, ...],
    lift_fronts: Mapping[str, tuple[Front, ...]],
    lift_kinds: Mapping[str, frozenset[str]],
) -> tuple[Link, ...]:
    """Each lift as a link between its landing doors on all storeys; a way of no length.

    A hole in the wall of its shaft is a landing door too: many models have no more than that. It
    is as wide as the shorter side of its car, where that is known. Hoists and goods lifts are no
    way; a stairlift is none for sure, nor is a lift that may be one of these.
    """
    return tuple(
        Link(
            id=shaft.id,
            kind="lift",
            gates=tuple(gate.id for gate in gates if _is_landing_door(gate, shaft)),
            clear=car_clear(shaft.lift, lift_fronts.get(shaft.id, ())),
            between="the sides of its car",
            sure=lift_kinds[shaft.id] <= CARRIES_WHEELS,
            name=shaft.lift.ref.name,
            element=shaft.lift.ref.global_id,
        )
        for shaft in lift_shafts
        if lift_kinds[shaft.id] != {GOODS}
    )


@provider
def lost_climbs(
    school: School,
    bare_flights: BareFlights,
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    climb_ends: Ends,
) -> tuple[Link, ...]:
    """Stairs and ramps with a flight that has no body: not sure, between any two levels.

    They may begin anywhere on the storey that they are filed on. Their length counts as nothing:
    one does not know how near to both of its ends one is.
    """
    every = (*gates, *open_edges, *climb_ends.gates, *climb_ends.loose)
    numbers = {storey.id: number for number, storey in enumerate(school.storeys)}
    storeys = {
        room.id: numbers[room.storey_id] for room in school.rooms if room.storey_id in numbers
    }
    climbing: tuple[tuple[Kind, Sequence[Element]], ...]
    climbing = ("stair", school.stairs), ("ramp", school.ramps)
    return tuple(
        Link(
            id=f"{whole.id} without a body",
            kind=kind,
            gates=tuple(
                gate.id for gate in every if _may_meet(gate, numbers.get(whole.storey_id), storeys)
            ),
            sure=False,
            rises=True,
            name=whole.ref.name or whole.ref.ifc_class,
            element=whole.id,
        )
        for kind, wholes in climbing
        for whole in wholes
        if bare_flights[whole.id]
    )


def _may_meet(gate: Gate, filed_on: int | None, storeys: Mapping[str, int]) -> bool:
    """Whether a stair or ramp may come to a gate, by the number of the storey it is filed on.

    Up to any storey: tall ones are filed on the lowest. Down to the next one with rooms.
    """
    here = [storeys[side] for side in gate.sides if side in storeys]
    if not here or filed_on is None:
        return True
    return max(here) >= max((at for at in storeys.values() if at < filed_on), default=filed_on)


def _is_landing_door(gate: Gate, shaft: LiftShaft) -> bool:
    listed = any(gate.id in doors for doors in shaft.doors.values())
    return listed or bool(set(gate.sides) & set(shaft.room_ids))


@provider
def gates_by_space(
    gates: tuple[Gate, ...], open_edges: tuple[Gate, ...], climb_ends: Ends
) -> Mapping[str, tuple[Gate, ...]]:
    """The gates of each room and landing by its id: doors, openings, open edges, ends of flights.

    Flights that come up in a room lead there as much as doors do.
    """
    found: dict[str, list[Gate]] = {}
    for gate in (*gates, *open_edges, *climb_ends.gates):
        for side in dict.fromkeys(gate.sides):
            found.setdefault(side, []).append(gate)
    return {side: tuple(each) for side, each in found.items()}


def gaps(gates: Iterable[Gate], loose: Iterable[Gate], spaces: Mapping[str, Space]) -> list[Link]:
    """What may join gates through floors that the model does not show: not sure.

    One for the outside, and one for each level at which gates lead to no known room. A door of
    which one side cannot be told may lead outside too, where others do at its level.
    """
    every = [*gates, *loose]
    levels = [gate.level for gate in every if OUTSIDE in gate.sides]
    outside = tuple(gate.id for gate in every if _may_lead_outside(gate, levels))
    lost = sorted(
        (level, gate.id) for gate in every if (level := _lost_at(gate, spaces)) is not None
    )
    found = [
        Link(
            id=f"not modelled at {group[0][0]:.1f}",
            kind="not modelled",
            gates=tuple(gate_id for _, gate_id in group),
            length=None,
            sure=False,
            name="rooms that the model does not show",
        )
        for group in _levels(lost)
    ]
    # After the others: over rooms that are not modelled ways may come back onto the same floor.
    found += [
        Link(
            id="outside",
            kind="outside",
            gates=outside,
            length=None,
            sure=False,
            name="as the model does not show it",
        )
    ]
    return [link for link in found if len(link.gates) > 1]


def _may_lead_outside(gate: Gate, levels: Sequence[float]) -> bool:
    """Whether a gate does, or is a door that may, on the storey of one of these levels."""
    open_ = gate.kind == "door" and "" in gate.sides
    near = any(abs(level - gate.level) < _NEAREST_STOREY for level in levels)
    return OUTSIDE in gate.sides or (open_ and near)


def _lost_at(gate: Gate, spaces: Mapping[str, Space]) -> float | None:
    """The level of a gate one side of which is not known; beyond the end of a flight it lies."""
    if all(side in spaces or side == OUTSIDE for side in gate.sides):
        return None
    if gate.kind == "end" and any(side in spaces for side in gate.sides):
        return None
    known = [spaces[side].level for side in gate.sides if side in spaces]
    return known[0] if known else gate.level


def _levels(lost: Sequence[tuple[float, str]]) -> Iterator[list[tuple[float, str]]]:
    group: list[tuple[float, str]] = []
    for each in lost:
        if group and each[0] - group[-1][0] > _ONE_LEVEL:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _end(climb: Climb, word: str, spaces: Mapping[str, Space]) -> Gate:
    """One end of a flight: its floor lies behind the foot, or ahead of the head."""
    edge, level = (climb.foot, climb.low) if word == "foot" else (climb.head, climb.high)
    ahead = word == "head"
    floor = _floor_at(edge, level, spaces, ahead=ahead)
    side = floor.id if floor else ""
    away = shapely.LineString(edge).distance(floor.bare) if floor else 0.0
    width = math.dist(*edge)
    return Gate(
        id=f"{climb.id}:{word}",
        kind="end",
        # Seen from left to right of who walks up, what is ahead lies on the left of the line.
        sides=(side, "") if ahead else ("", side),
        line=edge,
        deep=(away, 0.0) if ahead else (0.0, away),
        clear=(width, width),
        sure=climb.sure,
        storey=floor.storey if floor else "",
        level=level,
    )


def _floor_at(
    edge: Edge, level: float, spaces: Mapping[str, Space], *, ahead: bool
) -> Space | None:
    """The floor right beyond the end of a flight: the landing there before the room around it."""
    strip = _strip(edge, _BEYOND if ahead else -_BEYOND)
    found = [
        (space.is_room, -space.bare.intersection(strip).area, key)
        for key, space in spaces.items()
        if abs(space.level - level) <= SAME_FLOOR
        and space.bare.intersects(strip)
        and space.bare.intersection(strip).area >= _MOSTLY * strip.area
    ]
    return spaces[min(found)[2]] if found else None


def _strip(edge: Edge, depth: float) -> Polygon:
    (x0, y0), (x1, y1) = edge
    long = math.dist(*edge)
    left: Point = (-(y1 - y0) / long * depth, (x1 - x0) / long * depth)
    return Polygon([(x0, y0), (x1, y1), (x1 + left[0], y1 + left[1]), (x0 + left[0], y0 + left[1])])


def _is_above(upper: Space, lower: Space) -> bool:
    rise = upper.level - lower.level
    shared = upper.bare.intersection(lower.bare).area
    least = min(upper.bare.area, lower.bare.area)
    return _NEAREST_STOREY < rise < _NEXT_STOREY and shared > least / 2


def _elements(school: School) -> Mapping[str, Element]:
    groups: tuple[Sequence[Element], ...] = (school.stairs, school.ramps, school.slabs)
    return {each.id: each for group in groups for each in group}
