"""Where the room of a stair leads: by its doors, flights and landings, as far as known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checker.measure.links import OUTSIDE
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.levels import GateStoreys, storeys_near
from checker.measure.routes.links import Ends
from checker.measure.routes.spaces import Space
from checker.measure.routes.stair_lost import STAIR, LostAt, may_be_stair, storeys_of
from checker.measure.routes.stair_ways import StairWays
from checker.model import Door, Element, Room, School, Stair
from checker.uses import RoomUses


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
    stairs = [each for key, each in walk_spaces.items() if uses.of(key).possible == {STAIR}]
    at = StairWays(walk_spaces, gates_by_space, climb_ends, stairs)
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


def _is_known(gate: Gate, beyond: str, kinds: frozenset[str]) -> bool:
    """Whether it is known what lies beyond; the end of a flight may be in another stair."""
    return bool(beyond) and (gate.kind != "end" or not may_be_stair(kinds))


def is_outside(beyond: str, spaces: Mapping[str, Space]) -> bool:
    """Whether a way out of a stair leads to no room indoors: outside, or onto a landing."""
    space = spaces.get(beyond)
    return beyond == OUTSIDE or (space is not None and not (space.is_room and space.is_indoors))
