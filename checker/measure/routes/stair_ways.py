"""The gates that lead out of the room of a stair, over its flights and the landings on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.measure.routes.gates import Gate
from checker.measure.routes.links import Ends
from checker.measure.routes.spaces import SAME_FLOOR, Space
from checker.measure.storeys_used import ANOTHER_FLOOR
from checker.model import Room

_NEAR = 0.3


@dataclass(frozen=True, slots=True)
class StairWays:
    """Floors with the gates on them, and the flights between."""

    spaces: Mapping[str, Space]
    by_space: Mapping[str, tuple[Gate, ...]]
    ends: Ends
    stairs: Sequence[Space]

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
                beyond = self._stair_at(leads) or beyond
                space = self.spaces.get(beyond)
                if beyond in seen or leads.id in told:
                    continue
                if space is not None and not space.is_room:
                    seen.add(beyond)
                    waiting.append(beyond)
                elif gate.kind != "end" or self._comes_out(leads, beyond, room):
                    told.add(leads.id)
                    yield leads, beyond

    def _stair_at(self, end: Gate) -> str:
        """The stair in which a flight ends, though the floor before it lies mostly beyond."""
        at = shapely.Point(end.middle)
        here = (
            each.id
            for each in self.stairs
            if abs(each.level - end.level) <= SAME_FLOOR and each.bare.covers(at)
        )
        return next(here, "") if end.kind == "end" else ""

    def _comes_out(self, end: Gate, beyond: str, room: Room) -> bool:
        """Whether a flight ends on another floor, out of the body of the room."""
        space = self.spaces.get(room.id)
        if space is None or room.shape is None or abs(end.level - space.level) <= ANOTHER_FLOOR:
            return False
        away = space.bare.distance(shapely.Point(end.middle)) > _NEAR
        return bool(beyond) or away or end.level > room.shape.top
