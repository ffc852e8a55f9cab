"""Doors that lead outside, and what each is for: main entrance, entrance, a room's own door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from checker.brief import Brief
from checker.geometry.circle import Area
from checker.measure.doors.hatches import Hole
from checker.measure.evidence import outline
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import measure, provider
from checker.measure.routes.main_words import calls_main
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
WAYS_IN = frozenset({MAIN, QUIET, ENTRANCE})
RECEPTION = "reception"
_ANY = frozenset({MAIN, ENTRANCE, ROOM_DOOR, SERVICE, EXIT})
ASK = 'Name the door in schoolcheck.yaml, for example entrances: {main: "00-30-D01"}.'


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceFacts:
    """What an outer door may be, what says so, and whether it leads outside.

    It is `declared` by the brief; `named` where that or words in the model call it the main
    entrance, and it surely leads outside and is that or another entrance. The brief may call a door
    between two rooms an entrance: it leads outside no more than before.
    """

    kinds: frozenset[str]
    because: str
    declared: bool = False
    named: bool = False
    leads_outside: frozenset[bool] = frozenset({True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrances:
    """All outer doors by id, in the order of the model, with those that the brief names.

    `lost` are names in the brief that no door has, `shared` those that several have.
    """

    by_door: Mapping[str, EntranceFacts]
    lost: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    def sure(self, kind: str) -> frozenset[str]:
        """The doors that certainly are of a kind."""
        return frozenset(each for each, facts in self.by_door.items() if facts.kinds == {kind})

    def possible(self, kind: str) -> frozenset[str]:
        """The doors that are or may be of a kind."""
        return frozenset(each for each, facts in self.by_door.items() if kind in facts.kinds)

    def outside(self, words: str) -> Where:
        """The outside as a place: every door that leads there, and those that may."""
        leads = {each: facts.leads_outside for each, facts in self.by_door.items()}
        sure = frozenset(each for each, found in leads.items() if found == {True})
        return Where(
            options=(sure,) if sure else (),
            possible=frozenset(each for each, found in leads.items() if True in found),
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
    lost_doors: tuple[Door, ...],
) -> Entrances:
    """Every door that leads outside or to an outdoor place, with what it may be for.

    The brief decides first; where several doors have the name that it gives, each of them may be
    meant. Then words: a door that is called main entrance, or the only one whose room, type or
    description is; of several with such a room each may be, as may the door of a room that people
    do not come in by, a fire exit, and any where another door has no place. Then the use of
    the room behind: circulation makes it an entrance, a store or a kitchen a service door, a stair
    or a declared fire exit an exit, any other room its own door. A door with a room on one side
    and nothing on the other, or with no place at all, may lead outside too. Where nobody says which
    entrance is the main one, the only door that may be one, or the only one that may be beside a
    reception, is taken to be; else each of them may be.
    """
    lost = frozenset(door.id for door in lost_doors)
    look = _Look(rooms_by_id, uses, vocabulary, door_links, door_holes, lost)
    outer = [each for each in school.doors if _may_be_outer(door_links[each.id], rooms_by_id)]
    is_only = not lost and sum(look.is_called(each) for each in outer) == 1
    found = {each.id: look.facts(each, is_only=is_only) for each in outer}
    named = _named(brief, school.doors)
    for (kind, _name), ids in named.items():
        found |= {each: _as_named(found.get(each), kind, only=len(ids) == 1) for each in ids}
    mains = {each for (kind, _name), ids in named.items() if kind == MAIN for each in ids}
    if mains:
        found = {
            each: facts if each in mains else _not_main(facts) for each, facts in found.items()
        }
    elif not any(facts.named for facts in found.values()):
        found = _with_main(found, look)
    return Entrances(
        by_door=found,
        lost=tuple(name for (_, name), ids in named.items() if not ids),
        shared=tuple(name for (_, name), ids in named.items() if len(ids) > 1),
    )


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
    subject: Subject,
    entrances: Entrances,
    door_links: Mapping[str, DoorLink],
    outlines: Mapping[str, Area | Unknown],
) -> Truth:
    """Whether an entrance (main, quiet or other) opens off a place outside.

    Open where it is open what a door is for, or which of several places it opens onto, and for a
    place without a body that can be trusted; a path that only meets another one on its way to the
    door leads to none. Never Unknown. AD M 1.13.
    """
    found = {
        frozenset(kind in WAYS_IN for kind in facts.kinds)
        for door_id, facts in entrances.by_door.items()
        if subject.id in door_links[door_id].rooms
    }
    lost = isinstance(outlines[subject.id], Unknown)
    maybe = lost or any(subject.id in link.perhaps for link in door_links.values())
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
    lost: frozenset[str]

    def facts(self, door: Door, *, is_only: bool) -> EntranceFacts:
        """What a door may be; `is_only` says that words call no other the main entrance."""
        kinds, because = self._kinds(door, is_only=is_only)
        outer = _is_outer(self.links[door.id], self.rooms)
        return EntranceFacts(
            kinds=kinds if outer else kinds | {INDOORS},
            because=because,
            named=outer and MAIN in kinds and kinds <= {MAIN, ENTRANCE},
            leads_outside=frozenset({True} if outer else {True, False}),
        )

    def is_called(self, door: Door) -> bool:
        """Whether words at a door, or at the room behind it, call it the main entrance."""
        texts = [door.ref.name, door.ref.long_name, door.object_type, door.description]
        return calls_main([*texts, *(t for each in self._inside(door) for t in _texts(each))])

    def _inside(self, door: Door) -> list[Room]:
        rooms = [self.rooms[each] for each in self.links[door.id].rooms]
        return [each for each in rooms if not each.is_external]

    def _kinds(self, door: Door, *, is_only: bool) -> tuple[frozenset[str], str]:
        """What it is for if it leads outside, and what says so."""
        hole = self.holes.get(door.id)
        if hole is not None and hole.is_hatch:
            return frozenset({SERVICE}), f"it {hole.told}"
        if calls_main((door.ref.name, door.ref.long_name)):
            return frozenset({MAIN}), "it is called main entrance"
        inside = self._inside(door)
        called = self.is_called(door)
        if not inside:
            placed = called or self.may_open_into_room(door.id)
            return _ANY if placed else _ANY - {MAIN}, "nothing tells which room is behind the door"
        uses = frozenset().union(*(self.uses.of(each.id).possible for each in inside))
        kinds = {self._kind(use) for use in uses} or {ENTRANCE, ROOM_DOOR, SERVICE, EXIT}
        exit_ = door.property("FireExit")
        if exit_ is not None and exit_.value is True:
            kinds = {EXIT} if kinds <= {EXIT, ENTRANCE} else kinds | {EXIT}
        if not called:
            return frozenset(kinds), "use of the room behind the door"
        is_main = is_only and kinds == {ENTRANCE}
        return frozenset({MAIN} if is_main else kinds | {MAIN}), "its room is called main entrance"

    def may_open_into_room(self, door_id: str) -> bool:
        """Whether it is beside a room that the model names, or may be."""
        link = self.links[door_id]
        return bool(door_id in self.lost or link.rooms or link.perhaps)

    def by_reception(self, door_id: str) -> frozenset[bool]:
        """Whether a reception is the room behind a door, or the next one.

        A door without a place may lead from any room to any other.
        """
        first = {each for each in self.links[door_id].rooms if not self.rooms[each].is_external}
        beside = [link for link in self.links.values() if first & set(link.rooms)]
        near = first.union(*(link.rooms for link in beside))
        if any(self.uses.of(room).possible == {RECEPTION} for room in near):
            return frozenset({True})
        perhaps = {*self.rooms} if self.lost else near.union(*(link.perhaps for link in beside))
        open_ = any(RECEPTION in self.uses.of(room).possible for room in perhaps)
        return frozenset({False, open_})

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


def _named(brief: Brief, doors: Iterable[Door]) -> dict[tuple[str, str], list[str]]:
    """The doors that have the names that the brief gives, by what it calls them for."""
    known: dict[str, list[str]] = {}
    for door in doors:
        texts = (door.id, door.ref.global_id, door.ref.name, door.tag)
        for text in {each.casefold().strip() for each in texts}:
            known.setdefault(text, []).append(door.id)
    told = (QUIET, brief.entrances.quiet), (MAIN, brief.entrances.main)
    return {(kind, name): known.get(name.casefold().strip(), []) for kind, name in told if name}


def _as_named(facts: EntranceFacts | None, kind: str, *, only: bool) -> EntranceFacts:
    """What a door is that the brief names; only perhaps where others have the same name."""
    base = facts or EntranceFacts(
        kinds=frozenset({INDOORS}), because="rooms on both sides", leads_outside=frozenset({False})
    )
    if not only:
        kinds = base.kinds | {kind} if base.kinds != {kind} else frozenset({kind, ENTRANCE})
        return replace(base, kinds=kinds, because="the brief gives a name that several doors have")
    return EntranceFacts(
        kinds=frozenset({kind}),
        because="the brief names it",
        declared=True,
        named=kind == MAIN,
        leads_outside=frozenset({True in base.leads_outside}),
    )


def _with_main(found: dict[str, EntranceFacts], look: _Look) -> dict[str, EntranceFacts]:
    """One of the entrances is the main one: the only one, or the one by the reception."""
    maybe = [each for each, facts in found.items() if facts.kinds & {ENTRANCE, MAIN}]
    maybe = [each for each in maybe if look.may_open_into_room(each)] or maybe
    by = {each: look.by_reception(each) for each in maybe}
    received = [each for each in maybe if True in by[each]]
    is_sure = len(received) == 1 and by[received[0]] == {True}
    chosen = maybe if len(maybe) == 1 else received if is_sure else []
    if chosen and found[chosen[0]].kinds == {ENTRANCE}:
        because = "the only entrance beside a reception" if received else "the only entrance"
        return {**found, chosen[0]: EntranceFacts(kinds=frozenset({MAIN}), because=because)}
    either = {each: replace(found[each], kinds=found[each].kinds | {MAIN}) for each in maybe}
    return {**found, **either}


def _not_main(facts: EntranceFacts) -> EntranceFacts:
    """Words make no door the main entrance where the brief names another."""
    if MAIN not in facts.kinds:
        return facts
    left = facts.kinds - {MAIN}
    return replace(facts, kinds=left if left - {INDOORS} else left | {ENTRANCE})


def _texts(room: Room) -> tuple[str, ...]:
    return (room.ref.name, room.ref.long_name, room.description)
