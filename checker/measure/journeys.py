"""The journeys of a school: from its entrance and its base to where pupils spend their day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.measure.journey_told import Question, Teller, teller
from checker.measure.measurer import Measurer
from checker.measure.room_words import full_name_of
from checker.measure.routes.entrances import ENTRANCE, MAIN, QUIET, Entrances
from checker.measure.subjects import Place, Subject
from checker.results.journey import Journey, JourneyEnd

FROM_MAIN = Place(relation="main entrance")
CLASSROOMS = frozenset(
    {
        "classroom",
        "primary classroom",
        "nursery playroom",
        "reception classroom",
        "infant classroom",
        "junior classroom",
        "secondary classroom",
        "semi-open classbase",
        "practical classroom",
        "specialist classroom",
        "SEN classroom",
        "primary SEN classroom",
        "secondary SEN classroom",
        "sixth form SEN classroom",
    }
)
"""Uses of rooms that have a class in them, those of a base too."""
_KINDS = {
    **dict.fromkeys(CLASSROOMS, "classroom"),
    "accessible toilet": "accessible WC",
    "hygiene room": "accessible WC",
    **dict.fromkeys(("hall", "sports hall", "activity studio"), "hall"),
    "dining": "dining",
}
_ORDER = ("classroom", "hall", "dining", "accessible WC", "outdoors")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """A place that journeys lead to."""

    kind: str
    subject: Subject
    in_base: bool
    sure: bool

    @property
    def end(self) -> JourneyEnd:
        """As results name it."""
        return _end(self.kind, self.subject, sure=self.sure)


def journeys(measurer: Measurer) -> tuple[Journey, ...]:
    """All journeys: from the main entrance first, then from a base's own door, then from the base.

    In each part to the base, classrooms, hall, dining, accessible WCs and places outdoors, in the
    order of the model. From a base only to what lies outside it.
    """
    telling, goals = teller(measurer), _goals(measurer)
    return (
        *_from_main(measurer, telling, goals),
        *_from_own_doors(measurer, telling),
        *_from_bases(measurer, telling, goals),
    )


def _from_main(measurer: Measurer, telling: Teller, goals: Iterable[_Goal]) -> Iterator[Journey]:
    start = _main_end(measurer)
    for base in _bases(measurer):
        question = Question(subject=base, from_=FROM_MAIN)
        yield telling.journey(start, _end("inclusion base", base), question)
    for goal in goals:
        question = Question(subject=goal.subject, from_=FROM_MAIN)
        yield telling.journey(start, goal.end, question)


def _from_own_doors(measurer: Measurer, telling: Teller) -> Iterator[Journey]:
    """From the door by which a base is entered from outside to the rooms of the base."""
    rooms_of = measurer.provide("rooms_of")
    for base in _bases(measurer):
        rooms = rooms_of(base)
        door = _own_door(measurer, rooms)
        if door is None:
            continue
        start = _end("base entrance", door)
        for room in measurer.subjects("room"):
            if room.id in rooms and _is_stayed_in(measurer, room):
                place = Place(relation="itself", subject=door)
                question = Question(subject=room, from_=place)
                sure = measurer.uses.of(room.id).is_sure
                yield telling.journey(start, _end("base room", room, sure=sure), question)


def _from_bases(measurer: Measurer, telling: Teller, goals: Iterable[_Goal]) -> Iterator[Journey]:
    for base in _bases(measurer):
        start = Place(relation="entrance of", subject=base)
        for goal in goals:
            if not goal.in_base:
                question = Question(
                    subject=base, from_=start, to=Place(relation="itself", subject=goal.subject)
                )
                yield telling.journey(_end("inclusion base", base), goal.end, question)


def _goals(measurer: Measurer) -> tuple[_Goal, ...]:
    """Where pupils go, by kind and then in the order of the model; plain stores are none."""
    known = measurer.vocabulary.uses
    in_base = measurer.provide("base_rooms")
    found = []
    for subject in (*measurer.subjects("room"), *measurer.subjects("outdoor space")):
        use = measurer.uses.of(subject.id)
        kind = _KINDS.get(use.use, "") if subject.kind == "room" else ""
        info = known.get(use.use)
        if subject.kind == "outdoor space" and info and info.outdoor and info.occupied_by_pupils:
            kind = "outdoors"
        if kind:
            own = subject.id in in_base
            found.append(_Goal(kind=kind, subject=subject, in_base=own, sure=use.is_sure))
    return tuple(sorted(found, key=lambda goal: _ORDER.index(goal.kind)))


def _bases(measurer: Measurer) -> tuple[Subject, ...]:
    known = measurer.provide("bases")
    return tuple(each for each in measurer.subjects("zone") if each.id in known)


def _is_stayed_in(measurer: Measurer, room: Subject) -> bool:
    """Whether pupils stay in a room: not a toilet, a cloakroom or a corridor."""
    use = measurer.uses.of(room.id)
    info = measurer.vocabulary.uses.get(use.use)
    return info is not None and info.occupied_by_pupils and not info.is_service


def _main_end(measurer: Measurer) -> JourneyEnd:
    """The main entrance; by its door where it is sure which that is."""
    found: Entrances = measurer.provide("entrances")
    sure = found.sure(MAIN) if len(found.possible(MAIN)) == 1 else frozenset()
    door = next((each for each in measurer.subjects("door") if each.id in sure), None)
    return _end(MAIN, door) if door else JourneyEnd(kind=MAIN)


def _own_door(measurer: Measurer, rooms: frozenset[str]) -> Subject | None:
    """The door from outside into a base: the quiet entrance, else the first other entrance."""
    found: Entrances = measurer.provide("entrances")
    links = measurer.provide("door_links")
    doors = [
        door
        for door in measurer.subjects("door")
        if door.id in found.by_door
        and set(links[door.id].rooms) & rooms
        and found.by_door[door.id].kinds <= {QUIET, ENTRANCE}
    ]
    quiet = [each for each in doors if found.by_door[each.id].kinds == {QUIET}]
    return next(iter((*quiet, *doors)), None)


def _end(kind: str, subject: Subject, *, sure: bool = True) -> JourneyEnd:
    is_room = subject.kind in ("room", "outdoor space")
    name = full_name_of(subject.element) if is_room else subject.ref.name or subject.ref.long_name
    return JourneyEnd(
        kind=kind,
        global_id=subject.ref.global_id,
        name=name,
        storey=subject.ref.storey,
        sure=sure,
    )
