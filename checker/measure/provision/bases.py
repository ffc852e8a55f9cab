"""Inclusion bases: their rooms, what lies beside them and is loud, and the ways into them."""

from collections.abc import Iterable, Iterator, Mapping

from checker.measure.beside.rooms import EVERY_WAY, Beside
from checker.measure.groups import BaseFacts
from checker.measure.links import OUTSIDE
from checker.measure.provision.asked import Asked
from checker.measure.provision.journeys import journeys_of
from checker.measure.provision.rooms import Rooms
from checker.measure.provision.ways import Ways
from checker.measure.routes.entrances import Entrances
from checker.measure.subjects import Subject
from checker.results.provision import (
    Answer,
    BaseDoor,
    BaseNeighbour,
    BaseProvision,
    ProvidedRoom,
)


def bases_provided(ways: Ways) -> tuple[BaseProvision, ...]:
    """Every inclusion base in the order of the model; those of the brief that have no rooms too."""
    known: Mapping[str, BaseFacts] = ways.rooms.measurer.provide("bases")
    zones = ways.rooms.measurer.subjects("zone")
    return tuple(_base(each, known[each.id], ways) for each in zones if each.id in known)


def _base(zone: Subject, found: BaseFacts, ways: Ways) -> BaseProvision:
    rooms, stated = ways.rooms, found.stated
    members = [each for each in rooms.measurer.provide("rooms_of")(zone) if each in rooms.subjects]
    members.sort(key=rooms.in_order)
    told = tuple(rooms.told(each, with_area=True) for each in members)
    indoors = [each for each in members if rooms.subjects[each].kind == "room"]
    return BaseProvision(
        id=zone.ref.global_id,
        name=zone.ref.name,
        because=found.because,
        lost=found.lost,
        model=(stated.model or "") if stated else "",
        cohort=tuple(stated.cohort) if stated else (),
        time_in_base=(stated.time_in_base or "") if stated else "",
        places=stated.places if stated else None,
        rooms=told,
        outdoors=tuple(each for each in members if each not in indoors),
        neighbours=_neighbours(indoors, members, ways),
        loud_uses=tuple(sorted(ways.asked.loud_uses)),
        lacking=_lacking(indoors, rooms),
        doors=tuple(sorted(_doors(indoors, members, rooms), key=_door_order)),
        journeys=journeys_of(zone, indoors, ways) if indoors else (),
    )


def _neighbours(
    indoors: Iterable[str], members: Iterable[str], ways: Ways
) -> tuple[BaseNeighbour, ...]:
    """Rooms outside the base next to its rooms, the loud ones first."""
    rooms, own = ways.rooms, set(members)
    beside: Beside = rooms.measurer.provide("beside")
    found: dict[str, dict[str, list[str]]] = {}
    unsure: set[str] = set()
    for each in indoors:
        for by in EVERY_WAY:
            near = beside(each, (by,))
            for other in near.possible - own:
                if other in rooms.subjects:
                    found.setdefault(other, {}).setdefault(by, []).append(each)
                    unsure |= set() if other in near.sure else {other}
    neighbours = [
        BaseNeighbour(
            room=rooms.told(other, sure=other not in unsure),
            by=tuple(by for by in EVERY_WAY if by in ways_to),
            beside=_names({each for several in ways_to.values() for each in several}, rooms),
            loud=_loud(other, ways.asked, rooms),
        )
        for other, ways_to in found.items()
    ]
    order = ("yes", "perhaps", "no")
    return tuple(sorted(neighbours, key=lambda n: (order.index(n.loud), rooms.in_order(n.room.id))))


def _loud(room: str, asked: Asked, rooms: Rooms) -> Answer:
    """Whether its use is one of those that the rules on quiet neighbours call too loud."""
    possible, loud = rooms.measurer.uses.of(room).possible, set(asked.loud_uses)
    if not loud or rooms.subjects[room].kind == "outdoor space":
        return "no"
    if not possible:
        return "perhaps"
    return "yes" if possible <= loud else "perhaps" if possible & loud else "no"


def _lacking(indoors: Iterable[str], rooms: Rooms) -> tuple[str, ...]:
    """What may be beside the base that the model does not show, once for each room and way."""
    beside: Beside = rooms.measurer.provide("beside")
    words: dict[str, list[str]] = {}
    for each in indoors:
        for text in dict.fromkeys(beside(each, EVERY_WAY).lacking):
            words.setdefault(text, []).append(each)
    return tuple(f"{text} ({', '.join(_names(several, rooms))})" for text, several in words.items())


def _doors(indoors: Iterable[str], members: Iterable[str], rooms: Rooms) -> Iterator[BaseDoor]:
    """Doors and openings that lead out of the base: outdoors, to the school, or nobody knows."""
    own = set(members)
    found: Entrances = rooms.measurer.provide("entrances")
    doors = {each.id: each for each in rooms.measurer.subjects("door")}
    for inside in indoors:
        for way, beyond in rooms.measurer.provide("ways_out")(inside):
            is_outdoors = beyond == OUTSIDE or _is_outdoors(beyond, rooms)
            if beyond in own and not is_outdoors:
                continue
            facts = found.by_door.get(way.id)
            known = beyond in rooms.subjects
            yield BaseDoor(
                id=way.id,
                name=doors[way.id].ref.name if way.id in doors else "",
                room=rooms.told(inside).name,
                leads="outdoors" if is_outdoors else "indoors" if known else "not told",
                beyond=rooms.told(beyond).name if known else "",
                kinds=tuple(sorted(facts.kinds)) if facts and is_outdoors else (),
                is_door=way.is_door,
            )


def _is_outdoors(room: str, rooms: Rooms) -> bool:
    subject = rooms.subjects.get(room)
    return subject is not None and subject.kind == "outdoor space"


def _door_order(door: BaseDoor) -> tuple[int, str, str, str]:
    return ("indoors", "outdoors", "not told").index(door.leads), door.room, door.name, door.id


def _names(rooms_ids: Iterable[str], rooms: Rooms) -> tuple[str, ...]:
    found: list[ProvidedRoom] = [rooms.told(each) for each in sorted(rooms_ids, key=rooms.in_order)]
    return tuple(each.name for each in found)
