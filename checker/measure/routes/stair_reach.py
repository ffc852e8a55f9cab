"""Where the room of a stair leads: by its doors, flights and landings, as far as known."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area
from checker.measure.climbs.bare import BareFlights
from checker.measure.distrust import may_be_on
from checker.measure.links import OUTSIDE
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.levels import GateStoreys, storeys_near
from checker.measure.routes.links import Ends
from checker.measure.routes.spaces import Space
from checker.model import Door, Element, Room, School, Stair
from checker.results.values import Unknown
from checker.uses import RoomUses

STAIR = "stair"
_ANOTHER_FLOOR = 1.0
_HEADROOM = 1.5
_NEAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What the room of a stair leads to.

    `ways` are the gates that lead out of it, each with what lies beyond: doors, openings and edges
    of the room and of the landings on its flights, and the far ends of flights that come to another
    floor in a room. `sure` and `perhaps` are the ids of the storeys that they lead to. `lost` are
    elements that may be beside it nobody knows where.
    """

    ways: tuple[tuple[Gate, str], ...]
    sure: frozenset[str]
    perhaps: frozenset[str]
    lost: tuple[Element, ...]


ReachOf = Callable[[Room], Reach]
LostAt = Callable[[Room], tuple[Element, ...]]


@provider
def stair_reach(
    school: School,
    walk_spaces: Mapping[str, Space],
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    climb_ends: Ends,
    gate_storeys: GateStoreys,
    lost_at_stair: LostAt,
    uses: RoomUses,
) -> ReachOf:
    """A function from the room of a stair to what it leads to."""
    at = _Flights(walk_spaces, gates_by_space, climb_ends)
    storey_of = {room.id: room.storey_id for room in school.rooms}
    every = frozenset(storey.id for storey in school.storeys)

    def reach(room: Room) -> Reach:
        ways, lost = tuple(at.ways_of(room)), lost_at_stair(room)
        sure, perhaps = set[str](), set[str]()
        for gate, beyond in ways:
            kinds = uses.of(beyond).possible
            if beyond == OUTSIDE or (gate.kind == "end" and kinds == {STAIR}):
                continue
            found = gate_storeys.get(gate.id) or storeys_near(school, gate.level)
            found = frozenset({storey_of[beyond]}) if gate.kind == "end" and beyond else found
            perhaps |= found
            sure |= found if gate.sure and _is_known(gate, beyond, kinds) else set()
        if any(isinstance(each, Stair) for each in lost):
            perhaps |= every
        elif any(isinstance(each, Door) for each in lost):
            perhaps |= storeys_of(room, school)
        perhaps |= {each.storey_id for each in lost if isinstance(each, Room)}
        return Reach(ways=ways, sure=frozenset(sure), perhaps=frozenset(perhaps), lost=lost)

    return reach


@provider
def lost_at_stair(
    school: School,
    walk_spaces: Mapping[str, Space],
    outlines: Mapping[str, Area | Unknown],
    bare_flights: BareFlights,
    lost_doors: tuple[Door, ...],
    uses: RoomUses,
) -> LostAt:
    """A function from the room of a stair to what may be beside it nobody knows where.

    A door without a place and a room without a body may each be beside it on any storey that its
    body reaches. A flight that is only named may be in it unless other parts of its stair are
    elsewhere, and may lead to any storey.
    """
    inside = [r for r in school.rooms if not r.is_external and uses.of(r.id).possible != {STAIR}]
    bare = [each for each in inside if isinstance(outlines[each.id], Unknown)]
    stairs = [each for each in school.stairs if bare_flights[each.id]]

    def find(room: Room) -> tuple[Element, ...]:
        here, space = storeys_of(room, school), walk_spaces.get(room.id)
        return (
            *(each for each in lost_doors if any(may_be_on(each, storey) for storey in here)),
            *(each for each in bare if each.storey_id in here),
            *(each for each in stairs if _may_be_in(each, space)),
        )

    return find


def _is_known(gate: Gate, beyond: str, kinds: frozenset[str]) -> bool:
    """Whether it is known what lies beyond; the end of a flight may be in another stair."""
    return bool(beyond) and (gate.kind != "end" or not may_be_stair(kinds))


def may_be_stair(kinds: frozenset[str]) -> bool:
    """Whether a room may be a stair by its possible uses; one that nothing tells of may be."""
    return not kinds or STAIR in kinds


def storeys_of(room: Room, school: School) -> frozenset[str]:
    """The storey of a room, and those whose floors its body reaches with headroom over them."""
    if room.shape is None:
        return frozenset({room.storey_id})
    low, high = room.shape.base, room.shape.top - _HEADROOM
    within = (each.id for each in school.storeys if low <= each.elevation <= high)
    return frozenset({room.storey_id, *within})


def _may_be_in(stair: Stair, space: Space | None) -> bool:
    """Whether nothing that is known of a stair shows that it is elsewhere."""
    parts = [each.shape for each in (stair, *stair.flights, *stair.landings) if each.shape]
    if space is None or not parts:
        return True
    return any(part.footprint.distance(space.bare) <= _NEAR for part in parts)


@dataclass(frozen=True, slots=True)
class _Flights:
    """Floors with the gates on them, and the flights between."""

    spaces: Mapping[str, Space]
    by_space: Mapping[str, tuple[Gate, ...]]
    ends: Ends

    def ways_of(self, room: Room) -> Iterator[tuple[Gate, str]]:
        """The gates that lead out of the room of a stair, each once, with what lies beyond."""
        ends = {gate.id: gate for gate in (*self.ends.gates, *self.ends.loose)}
        across = {
            one: ends[other]
            for link in self.ends.links
            for one, other in (link.gates, link.gates[::-1])
        }
        seen, waiting, told = {room.id}, [room.id], set[str]()
        while waiting:
            here = waiting.pop()
            for gate in self.by_space.get(here, ()):
                leads = across[gate.id] if gate.kind == "end" else gate
                beyond = next((each for each in leads.sides if each and each != here), "")
                space = self.spaces.get(beyond)
                if beyond in seen or leads.id in told:
                    continue
                if space is not None and not space.is_room:
                    seen.add(beyond)
                    waiting.append(beyond)
                elif gate.kind != "end" or self._comes_out(leads, beyond, room):
                    told.add(leads.id)
                    yield leads, beyond

    def _comes_out(self, end: Gate, beyond: str, room: Room) -> bool:
        """Whether a flight ends on another floor, out of the body of the room."""
        space = self.spaces.get(room.id)
        if space is None or room.shape is None or abs(end.level - space.level) <= _ANOTHER_FLOOR:
            return False
        away = space.bare.distance(shapely.Point(end.middle)) > _NEAR
        return bool(beyond) or away or end.level > room.shape.top


def is_outside(beyond: str, spaces: Mapping[str, Space]) -> bool:
    """Whether a way out of a stair leads to no room indoors: outside, or onto a landing."""
    space = spaces.get(beyond)
    return beyond == OUTSIDE or (space is not None and not (space.is_room and space.is_indoors))
