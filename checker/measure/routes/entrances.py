"""Doors that lead outside, and what each is for: main entrance, entrance, a room's own door."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.brief import Brief
from checker.measure.doors.hatches import Hole
from checker.measure.evidence import outline
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import measure, provider
from checker.measure.routes.spaces import NO_WAY_THROUGH
from checker.measure.routes.where import Where
from checker.measure.subjects import Subject
from checker.model import Door, Room, School
from checker.results.values import Choice, Truth, Unknown
from checker.uses import RoomUses, Vocabulary

MAIN, QUIET, ENTRANCE = "main entrance", "quiet entrance", "entrance"
ROOM_DOOR, SERVICE, EXIT = "door of a room", "service door", "exit"
INDOORS = "indoors"
KINDS = (MAIN, QUIET, ENTRANCE, ROOM_DOOR, SERVICE, EXIT, INDOORS)
ASK = 'Name the door in schoolcheck.yaml, for example entrances: {main: "00-30-D01"}.'
_MAIN_WORDS = re.compile(
    r"\b(?:main|front|visitors?'?|public) (?:entrance|entry|doors?)\b|\bhaupteingang\b"
    r"|\bhoofdingang\b|\bentr[ée]e principale\b|главный вход",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceFacts:
    """What an outer door may be, and what says so."""

    kinds: frozenset[str]
    because: str
    declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrances:
    """All outer doors by id, in the order of the model; `lost` are doors only the brief knows."""

    by_door: Mapping[str, EntranceFacts]
    lost: tuple[str, ...] = ()

    def sure(self, kind: str) -> frozenset[str]:
        """The doors that certainly are of a kind."""
        return frozenset(each for each, facts in self.by_door.items() if facts.kinds == {kind})

    def possible(self, kind: str) -> frozenset[str]:
        """The doors that are or may be of a kind."""
        return frozenset(each for each, facts in self.by_door.items() if kind in facts.kinds)

    def outside(self, words: str) -> Where:
        """The outside as a place: every door that leads there, and those that may."""
        sure = frozenset(each for each, facts in self.by_door.items() if INDOORS not in facts.kinds)
        return Where(
            options=(sure,) if sure else (),
            possible=frozenset(self.by_door),
            words=words,
            is_shared=True,
        )


@provider
def entrances(
    school: School,
    brief: Brief,
    door_links: Mapping[str, DoorLink],
    door_holes: Mapping[str, Hole],
    rooms_by_id: Mapping[str, Room],
    uses: RoomUses,
    vocabulary: Vocabulary,
) -> Entrances:
    """Every door that leads outside or to an outdoor place, with what it may be for.

    The brief decides first. Then words: a door, or the room behind it, that is called main
    entrance. Then the use of the room behind: circulation makes it an entrance, a store or a
    kitchen a service door, a stair or a declared fire exit an exit, any other room its own door.
    Where nobody says which entrance is the main one, the only one there is, or the only one
    beside a reception, is taken to be; else each of them may be. A door with a room on one side
    and nothing on the other may lead outside too: where no other does, it may be the main one.
    """
    look = _Look(rooms_by_id, uses, vocabulary, door_links, door_holes)
    found = {
        door.id: look.kinds(door, link)
        for door in school.doors
        if _may_be_outer(link := door_links[door.id], rooms_by_id)
    }
    named, lost = _named(brief, school.doors)
    found.update(named)
    if not any(facts.kinds == {MAIN} for facts in found.values()):
        found = _with_main(found, look)
    if any(facts.declared and facts.kinds == {MAIN} for facts in found.values()):
        found = {each: _not_main(facts) for each, facts in found.items()}
    return Entrances(by_door=found, lost=lost)


@measure(
    "entrance",
    "door",
    "door side",
    value="choice",
    choices=KINDS,
    lack="what the entrance is for",
    ask=ASK,
)
def entrance_kind(subject: Subject, entrances: Entrances) -> Choice | Unknown:
    """What a door to the outside is for; `indoors` for a door that leads to no outside.

    `main entrance` and `quiet entrance` as the brief names them or as words in the model say;
    `entrance` into circulation; `door of a room` from a classroom to its garden, say; `service
    door` into a store, plant room or kitchen; `exit` from a stair, or a declared fire exit. Open
    where the use of the room behind is, when nobody says which entrance is the main one, and for a
    door with nothing on its other side that is not said to be external; never Unknown. Serves AD M
    2.1 and quiet arrival (schools/A17).
    """
    facts = entrances.by_door.get(subject.element.id)
    if facts is None:
        inside = frozenset({INDOORS})
        return Choice(possible=inside, origin="derived", method="rooms on both sides")
    return Choice(
        possible=facts.kinds,
        origin="declared" if facts.declared else "derived",
        method=facts.because,
    )


@measure("entrance", "door", value="truth", ask=ASK)
def is_main_entrance(subject: Subject, entrances: Entrances) -> Truth:
    """Whether the door is the main entrance.

    As `entrance_kind` tells; open where that is open, never Unknown. AD M 2.1.
    """
    facts = entrances.by_door.get(subject.element.id)
    kinds = facts.kinds if facts else frozenset({INDOORS})
    return Truth(
        possible=frozenset(kind == MAIN for kind in kinds),
        origin="declared" if facts and facts.declared else "derived",
        method=facts.because if facts else "the door leads to no outside",
    )


@measure(
    "outdoor space",
    value="truth",
    lack="whether an entrance opens off it",
    ask="Let the path touch the door that it leads to, and name the entrances in the brief.",
    doors="beside",
)
def leads_to_entrance(
    subject: Subject, entrances: Entrances, door_links: Mapping[str, DoorLink]
) -> Truth:
    """Whether an entrance (main, quiet or other) opens off a place outside.

    Open where it is open what a door is for, or which of several places it opens onto; a path that
    only meets another one on its way to the door leads to none. Never Unknown. AD M 1.13.
    """
    found = {
        frozenset(kind in {MAIN, QUIET, ENTRANCE} for kind in facts.kinds)
        for door_id, facts in entrances.by_door.items()
        if subject.id in door_links[door_id].rooms
    }
    maybe = any(subject.id in link.perhaps for link in door_links.values())
    sure, shape = frozenset({True}) in found, subject.element.shape
    possible = {True} if sure else {False, *(each for kinds in found for each in kinds)}
    return Truth(
        possible=frozenset(possible if sure or not maybe else {True, False}),
        origin="derived",
        method="what the doors are for that open onto it",
        evidence=outline(shape.footprint, storey=subject.ref.storey) if shape else (),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What is known of the rooms behind outer doors."""

    rooms: Mapping[str, Room]
    uses: RoomUses
    vocabulary: Vocabulary
    links: Mapping[str, DoorLink]
    holes: Mapping[str, Hole]

    def kinds(self, door: Door, link: DoorLink) -> EntranceFacts:
        hole = self.holes.get(door.id)
        if hole is not None and hole.is_hatch:
            return EntranceFacts(kinds=frozenset({SERVICE}), because=f"it {hole.told}")
        inside = [each for each in link.rooms if not self.rooms[each].is_external]
        texts = [door.ref.name, door.ref.long_name, door.object_type, door.description]
        texts += [text for each in inside for text in _texts(self.rooms[each])]
        if any(_MAIN_WORDS.search(text) for text in texts):
            return EntranceFacts(kinds=frozenset({MAIN}), because="it is called main entrance")
        uses = frozenset().union(*(self.uses.of(each).possible for each in inside))
        kinds = {self._kind(use) for use in uses} or {ENTRANCE, ROOM_DOOR, SERVICE, EXIT}
        exit_ = door.property("FireExit")
        if exit_ is not None and exit_.value is True:
            kinds = {EXIT} if kinds <= {EXIT, ENTRANCE} else kinds | {EXIT}
        if not _is_outer(link, self.rooms):
            kinds = kinds | {INDOORS}
        return EntranceFacts(kinds=frozenset(kinds), because="use of the room behind the door")

    def by_reception(self, door_id: str) -> bool:
        """Whether a reception is the room behind a door, or the next one."""
        first = self.links[door_id].rooms
        near = {
            room
            for link in self.links.values()
            if set(first) & set(link.rooms)
            for room in link.rooms
        }
        return any(self.uses.of(room).use == "reception" for room in {*first, *near})

    def _kind(self, use: str) -> str:
        if use == "stair":
            return EXIT
        if use in NO_WAY_THROUGH:
            return SERVICE
        info = self.vocabulary.uses.get(use)
        return ENTRANCE if info and info.family == "circulation" else ROOM_DOOR


def _may_be_outer(link: DoorLink, rooms: Mapping[str, Room]) -> bool:
    return _is_outer(link, rooms) or bool(len(link.rooms) <= 1 and "" in (link.side_a, link.side_b))


def _is_outer(link: DoorLink, rooms: Mapping[str, Room]) -> bool:
    if OUTSIDE in (link.side_a, link.side_b):
        return True
    outdoors = [rooms[each].is_external for each in link.rooms]
    return any(outdoors) and not all(outdoors)


def _named(brief: Brief, doors: Iterable[Door]) -> tuple[dict[str, EntranceFacts], tuple[str, ...]]:
    """The doors that the brief names, and the names that no door has."""
    known: dict[str, str] = {}
    for door in doors:
        for text in (door.id, door.ref.global_id, door.ref.name, door.tag):
            known.setdefault(text.casefold().strip(), door.id)
    found, lost = {}, []
    for kind, name in ((QUIET, brief.entrances.quiet), (MAIN, brief.entrances.main)):
        if not name:
            continue
        door_id = known.get(name.casefold().strip())
        if door_id is None:
            lost.append(name)
        else:
            found[door_id] = EntranceFacts(
                kinds=frozenset({kind}), because="the brief names it", declared=True
            )
    return found, tuple(lost)


def _with_main(found: dict[str, EntranceFacts], look: _Look) -> dict[str, EntranceFacts]:
    """One of the entrances is the main one: the only one, or the one by the reception."""
    maybe = [each for each, facts in found.items() if ENTRANCE in facts.kinds]
    outer = [each for each in maybe if INDOORS not in found[each].kinds]
    maybe = outer or maybe
    received = [each for each in maybe if look.by_reception(each)]
    chosen = maybe if len(maybe) == 1 else received if len(received) == 1 else []
    if chosen and found[chosen[0]].kinds == {ENTRANCE}:
        because = "the only entrance beside a reception" if received else "the only entrance"
        return {**found, chosen[0]: EntranceFacts(kinds=frozenset({MAIN}), because=because)}
    either = {
        each: EntranceFacts(kinds=found[each].kinds | {MAIN}, because=found[each].because)
        for each in maybe
    }
    return {**found, **either}


def _not_main(facts: EntranceFacts) -> EntranceFacts:
    """Words make no door the main entrance where the brief names another."""
    if facts.declared or MAIN not in facts.kinds:
        return facts
    return EntranceFacts(
        kinds=(facts.kinds - {MAIN}) or frozenset({ENTRANCE}), because=facts.because
    )


def _texts(room: Room) -> tuple[str, ...]:
    return (room.ref.name, room.ref.long_name, room.description)
