"""From a place in a rule (this room, the main entrance, the nearest calm room) to gates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.brief import Brief
from checker.measure.places import RoomsOf
from checker.measure.registry import provider
from checker.measure.routes.entrances import ASK, INDOORS, MAIN, Entrances
from checker.measure.routes.gates import Gate
from checker.measure.routes.where import Where
from checker.measure.subjects import WITH_WC, Place, Subject
from checker.model import Room, School, Zone
from checker.results.values import Unknown
from checker.uses import RoomUses

_ASK_ROOMS = "Place the door in its wall, and model the rooms on both sides of it."
ASK_DOOR = "Place the door of the room in its wall, or its opening, and export it."


@dataclass(frozen=True, slots=True)
class Directory:
    """Finds the gates at places."""

    school: School
    uses: RoomUses
    rooms_of: RoomsOf
    entrances: Entrances
    brief: Brief
    by_space: Mapping[str, tuple[Gate, ...]]
    with_wc: frozenset[str]

    def find(self, place: Place) -> Where | Unknown:
        """The gates at a place; Unknown when the model shows none."""
        match place.relation:
            case "main entrance":
                return self._main_entrance()
            case "nearest":
                return self._of_use(place.use)
            case "entrance of" if place.subject is not None:
                return self._entrance_of(place.subject)
            case _ if place.subject is not None:
                return self.at(place.subject)
        return Unknown(missing=("a place to start from or to go to",), ask="")

    def at(self, subject: Subject) -> Where | Unknown:
        """The gates of the rooms that a subject stands for; a door is itself one."""
        if subject.kind in ("door", "door side", "entrance", "opening"):
            own = frozenset({subject.element.id})
            if not self.is_placed(own):
                missing = (f"rooms beside {subject.ref.name or 'the door'}",)
                return Unknown(missing=missing, ask=_ASK_ROOMS)
            return Where(options=(own,), possible=own, words=subject.ref.name or "the door")
        rooms = self.rooms_of(subject)
        return self._rooms(rooms, rooms, subject.ref.name or subject.kind)

    def is_placed(self, gates: frozenset[str]) -> bool:
        """Whether one of these gates stands at a floor that one can walk on."""
        return any(gate.id in gates for space in self.by_space for gate in self._at(space))

    def _at(self, space: str) -> tuple[Gate, ...]:
        return self.by_space[space] if space else ()

    def of_room(self, room: Room) -> Where | None:
        """The gates of one room; none when it has none."""
        only = frozenset({room.id})
        found = self._rooms(only, only, room.ref.name)
        return found if isinstance(found, Where) else None

    def of_rooms(
        self, sure: frozenset[str], possible: frozenset[str], words: str
    ) -> Where | Unknown:
        """The nearest of some rooms, those that are only possible among them; none is no place."""
        if not possible:
            return Where(options=(), possible=frozenset(), words=f"any {words}")
        return self._rooms(sure, possible, f"the nearest {words}", is_shared=True)

    def _rooms(
        self, sure: frozenset[str], possible: frozenset[str], words: str, *, is_shared: bool = False
    ) -> Where | Unknown:
        gates = [self._gates(rooms) for rooms in (sure, possible)]
        if not gates[1]:
            return Unknown(missing=(f"a door or an opening of {words}",), ask=ASK_DOOR)
        options = (gates[0],) if gates[0] else ()
        return Where(
            options=options,
            possible=gates[1],
            rooms=sure,
            may_be=possible,
            words=words,
            is_shared=is_shared,
        )

    def _gates(self, rooms: frozenset[str]) -> frozenset[str]:
        return frozenset(gate.id for room in rooms for gate in self.by_space.get(room, ()))

    def _entrance_of(self, subject: Subject) -> Where | Unknown:
        """The gates through which one comes in: those that lead out of all rooms of a zone."""
        rooms = self.rooms_of(subject)
        gates = frozenset(
            gate.id
            for room in rooms
            for gate in self.by_space.get(room, ())
            if not set(gate.sides) <= rooms
        )
        words = f"the entrance of {subject.ref.name or subject.kind}"
        if not gates:
            return Unknown(missing=(words,), ask=ASK_DOOR)
        whole = rooms if isinstance(subject.element, Zone) else frozenset()
        return Where(
            options=(gates,),
            possible=gates,
            rooms=whole,
            may_be=rooms,
            words=words,
            is_shared=True,
        )

    def _main_entrance(self) -> Where | Unknown:
        possible = self.entrances.possible(MAIN)
        if self.entrances.lost and self.brief.entrances.main in self.entrances.lost:
            lost = f"the main entrance {self.brief.entrances.main!r} that the brief names"
            return Unknown(missing=(lost,), ask="Name the door in the brief as the model does.")
        if not possible:
            return Unknown(missing=("the main entrance: no door leads outside",), ask=ASK)
        outer = any(INDOORS not in self.entrances.by_door[each].kinds for each in possible)
        # Where each may lead indoors, perhaps none of them is the main entrance.
        options = tuple(frozenset({each}) for each in sorted(possible)) if outer else ()
        words = "the main entrance"
        return Where(options=options, possible=possible, words=words, is_shared=True)

    def _of_use(self, use: str) -> Where | Unknown:
        """The rooms of a use, or of any of several with a comma between them.

        Of a use with a WC a room where no pan is shown may be one all the same: fittings are often
        left out.
        """
        told = [each.strip() for each in use.split(",")]
        meant = {each.removesuffix(WITH_WC) for each in told}
        plain = {each for each in told if not each.endswith(WITH_WC)}
        rooms = [(room.id, self.uses.of(room.id).possible) for room in self.school.rooms]
        possible = frozenset(id_ for id_, known in rooms if known & meant)
        sure = frozenset(
            id_
            for id_, known in rooms
            if known and known <= meant and (known <= plain or id_ in self.with_wc)
        )
        return self.of_rooms(sure, possible, " or ".join(told))


@provider
def directory(
    school: School,
    uses: RoomUses,
    rooms_of: RoomsOf,
    entrances: Entrances,
    brief: Brief,
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    rooms_holding: Mapping[str, tuple[str, ...]],
) -> Directory:
    """Finds gates by place, for all route measures of a run."""
    pans = [each for each in school.fittings if each.kind == "wc"]
    with_wc = frozenset(rooms[0] for each in pans if (rooms := rooms_holding.get(each.id)))
    return Directory(school, uses, rooms_of, entrances, brief, gates_by_space, with_wc)
