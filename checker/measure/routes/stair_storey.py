"""Whether people on the storey of a stair get out by it, by the flights that lead on from there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.geometry.overlay import shared
from checker.measure.climbs.flights import Climb
from checker.measure.routes.levels import LevelStoreys
from checker.measure.routes.spaces import SAME_FLOOR, Space
from checker.measure.routes.stair_lost import STAIR, may_be_stair
from checker.measure.storeys_used import ANOTHER_FLOOR
from checker.model import Room, School
from checker.uses import RoomUses

_LAP = 0.01
_BOTH = frozenset({True, False})


@dataclass(frozen=True, slots=True, kw_only=True)
class StairStorey:
    """The room of a stair with the flights and the other stairs over and under it."""

    room: Room
    space: Space
    climbs: Sequence[Climb]
    spaces: Mapping[str, Space]
    uses: RoomUses
    school: School

    def takes_people_out(self, level: LevelStoreys, *, is_open: bool) -> frozenset[bool]:
        """Whether people on the room's own storey get out by it, as far as flights tell.

        Not where flights only lead up from it and no storey above has a level way out; `is_open`
        says that a flight or a room may be there that nothing shows.
        """
        flights = [
            climb
            for climb in self.climbs
            if climb.kind == "stair" and shared(climb.area, self.space.bare).area > _LAP
        ]
        ups = any(abs(each.low - self.space.level) <= SAME_FLOOR for each in flights)
        downs = set(self._downs(flights))
        above = {self._is_below(level.sure), self._is_below(level.perhaps)}
        if not ups or True in downs or above == {True}:
            return frozenset({True})
        return _BOTH if is_open or downs or True in above else frozenset({False})

    def _downs(self, flights: Sequence[Climb]) -> Iterator[bool]:
        """For each flight from below and each stair below, whether it is one for sure.

        A stair without a body that can be trusted may be below.
        """
        level = self.space.level - SAME_FLOOR
        yield from (each.sure for each in flights if each.low < level)
        for key, other in self.spaces.items():
            kinds = self.uses.of(key).possible
            below = other.level < level and STAIR in kinds
            if below and shared(other.bare, self.space.bare).area > _LAP:
                yield kinds == {STAIR}
        inside = (each for each in self.school.rooms if not each.is_external)
        lost = (each for each in inside if each.id not in self.spaces)
        yield from (False for each in lost if may_be_stair(self.uses.of(each.id).possible))

    def _is_below(self, storeys: frozenset[str]) -> bool:
        """Whether one of these storeys lies above the room's own, and is not the same floor."""
        heights = {storey.id: storey.elevation for storey in self.school.storeys}
        own = heights.get(self.room.storey_id, self.space.level)
        return any(heights.get(each, own) - own >= ANOTHER_FLOOR for each in storeys)
