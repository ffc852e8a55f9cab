"""What may be at a stair nobody knows where: doors, rooms and flights that are only named."""

from collections.abc import Callable, Mapping

from checker.geometry.circle import Area
from checker.measure.climbs.bare import BareFlights
from checker.measure.distrust import may_be_on
from checker.measure.registry import provider
from checker.measure.routes.spaces import Space
from checker.model import Door, Element, Room, School, Stair
from checker.results.values import Unknown
from checker.uses import RoomUses

STAIR = "stair"
LostAt = Callable[[Room], tuple[Element, ...]]
_HEADROOM = 1.5
_NEAR = 0.3


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


def storeys_of(room: Room, school: School) -> frozenset[str]:
    """The storey of a room, and those whose floors its body reaches with headroom over them."""
    if room.shape is None:
        return frozenset({room.storey_id})
    low, high = room.shape.base, room.shape.top - _HEADROOM
    within = (each.id for each in school.storeys if low <= each.elevation <= high)
    return frozenset({room.storey_id, *within})


def may_be_stair(kinds: frozenset[str]) -> bool:
    """Whether a room may be a stair by its possible uses; one that nothing tells of may be."""
    return not kinds or STAIR in kinds


def _may_be_in(stair: Stair, space: Space | None) -> bool:
    """Whether nothing that is known of a stair shows that it is elsewhere."""
    parts = [each.shape for each in (stair, *stair.flights, *stair.landings) if each.shape]
    if space is None or not parts:
        return True
    return any(part.footprint.distance(space.bare) <= _NEAR for part in parts)
