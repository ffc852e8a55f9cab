"""Rooms as a page names them, and which of them surely or possibly have a use."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.measure.beside.uses import Used
from checker.measure.measurer import Measurer
from checker.measure.provision.amounts import amount_of
from checker.measure.room_words import full_name_of
from checker.measure.subjects import Subject
from checker.model import Problem, Room
from checker.results.provision import Amount, ProvidedRoom
from checker.results.values import Measured, Unknown


@dataclass(frozen=True)
class Rooms:
    """The rooms of a run: asked about by id, named as a reader finds them."""

    measurer: Measurer

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Every room and outdoor place by id."""
        kinds = ("room", "outdoor space")
        return {each.id: each for kind in kinds for each in self.measurer.subjects(kind)}

    @cached_property
    def indoors(self) -> tuple[str, ...]:
        """The ids of rooms that are no outdoor places, in the order of the model."""
        return tuple(each.id for each in self.measurer.subjects("room"))

    @cached_property
    def of_bases(self) -> frozenset[str]:
        """The rooms of all inclusion bases."""
        found: frozenset[str] = self.measurer.provide("base_rooms")
        return found

    @cached_property
    def may_be_of_bases(self) -> bool:
        """Whether a base has rooms that are not to be found: then any room may be its."""
        return any(each.lost for each in self.measurer.provide("bases").values())

    @cached_property
    def _problems(self) -> Mapping[str, Problem]:
        problems: tuple[Problem, ...] = self.measurer.provide("problems")
        several = (each for each in problems if each.scope == "element")
        return {element: each for each in several for element in each.elements}

    def problem_of(self, room_id: str) -> Problem | None:
        """Why nothing about the room can be judged."""
        return self._problems.get(room_id)

    def used(self, uses: tuple[str, ...]) -> Used:
        """The rooms outside the bases that surely have one of these uses, and those that may."""
        found: Used = self.measurer.provide("rooms_for")(tuple(sorted(uses)))
        inside = frozenset(self.indoors) - self.of_bases
        sure = frozenset() if self.may_be_of_bases else found.sure & inside
        return Used(sure=sure, possible=found.possible & inside)

    def ask(self, name: str, room_id: str, /, **params: object) -> Measured:
        """A measure of a room; of one that is no subject it is not known."""
        subject = self.subjects.get(room_id)
        if subject is None:
            return Unknown(missing=("the room",))
        value = self.measurer.measure(name, subject, **params)
        return Unknown(missing=(name,)) if isinstance(value, Mapping) else value

    def area(self, room_id: str) -> Amount:
        """Its net area, that of an outdoor place from edge to edge."""
        is_outdoors = self.subjects[room_id].kind == "outdoor space"
        return amount_of(self.ask("gross_area" if is_outdoors else "net_area", room_id), "m2")

    def told(self, room_id: str, *, sure: bool = True, with_area: bool = False) -> ProvidedRoom:
        """The room as results carry it."""
        room: Room = self.subjects[room_id].element
        return ProvidedRoom(
            id=room.id,
            name=full_name_of(room),
            storey=room.ref.storey,
            use=self.measurer.uses.of(room.id).use,
            sure=sure,
            area=self.area(room_id) if with_area else Amount(),
        )

    def in_order(self, room_id: str) -> tuple[str, str, str]:
        """What sorts rooms as a reader looks for them: by storey, then by name."""
        subject = self.subjects[room_id]
        return subject.ref.storey, full_name_of(subject.element), room_id
