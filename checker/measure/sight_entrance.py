"""Whether whoever comes in by the main entrance sees a room, such as the reception."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from checker.brief import Brief
from checker.measure.beside_drawn import Outlines
from checker.measure.beside_uses import Used
from checker.measure.links import DoorLink
from checker.measure.portals import Portal
from checker.measure.registry import measure, provider
from checker.measure.sight_rooms import ASK, LACK
from checker.measure.sight_seen import Looking, LookingFrom, sight_answer
from checker.measure.sight_views import EYE
from checker.measure.subjects import Subject
from checker.model import Door, Room, School
from checker.results.values import Truth, Unknown
from checker.uses import RoomUses

_CIRCULATION = "circulation"
_ASK_MAIN = "Name the door of the main entrance in schoolcheck.yaml: entrances: {main: D01}."


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEntrance:
    """The doors of which one is the main entrance, by id, each with the room inside it.

    `told` says that the brief names it.
    """

    doors: Mapping[str, str]
    told: bool


@provider
def main_entrance(
    school: School,
    brief: Brief,
    uses: RoomUses,
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
    portals: Mapping[str, tuple[Portal, ...]],
) -> MainEntrance:
    """The door that the brief names (by name, tag or GlobalId), else any that may be meant.

    Those are the doors with one room indoors and either the outside beyond or nothing known; of
    them the ones into circulation (a lobby, a corridor, a reception), if there are any.
    """
    named = brief.entrances.main.strip().casefold()
    inside = {
        door.id: indoors[0]
        for door in school.doors
        if len(indoors := _indoors(door, door_links, rooms_by_id)) == 1
        and any(way.id == door.id for way in portals.get(indoors[0], ()))
    }
    if named:
        meant = [door.id for door in school.doors if named in _names(door)]
        return MainEntrance(doors={key: inside[key] for key in meant if key in inside}, told=True)
    halls = {key: room for key, room in inside.items() if uses.of(room).family == _CIRCULATION}
    return MainEntrance(doors=halls or inside, told=False)


@provider
def looking_from_door(
    portals: Mapping[str, tuple[Portal, ...]],
    looking_from: LookingFrom,
    main_entrance: MainEntrance,
) -> Callable[[str, float], Looking]:
    """The rooms in sight from the opening of an entrance door, by its id and the eye's height."""

    @cache
    def find(door_id: str, eye: float) -> Looking:
        room_id = main_entrance.doors[door_id]
        line = next(way.line for way in portals[room_id] if way.id == door_id)
        return looking_from((line, line), room_id, eye)

    return find


@measure("room", value="truth", lack=LACK, ask=ASK)
def seen_from_entrance(
    subject: Subject,
    outlines: Outlines,
    rooms_by_id: Mapping[str, Room],
    main_entrance: MainEntrance,
    looking_from_door: Callable[[str, float], Looking],
    *,
    eye: float = EYE,
) -> Truth | Unknown:
    """Whether the room is in sight of whoever stands in the main entrance, in a straight line.

    From anywhere in the door's opening, `eye` metres over the floor inside it, as `sees_room` does.
    The main entrance is the door that the brief names; where it names none, a door from outside
    into circulation, and the answer is sure only where it is the same for each of them.

    Open as `sees_room`. Unknown when the room has no body that can be trusted, and when the model
    has no door from outside or not the one that the brief names. Serves a reception that is seen
    from the entrance (REC-05).
    """
    if isinstance(area := outlines[subject.id], Unknown):
        return area
    if not main_entrance.doors:
        return Unknown(missing=("the door of the main entrance",), ask=_ASK_MAIN)
    wanted = Used(sure=frozenset({subject.id}), possible=frozenset({subject.id}))
    answers = [
        sight_answer(looking_from_door(each, eye), wanted, rooms_by_id, outlines, lost=False)
        for each in sorted(main_entrance.doors)
    ]
    possible = frozenset[bool]().union(*(each.possible for each in answers))
    best = max(answers, key=lambda each: (True in each.possible) - (False in each.possible))
    found = f"{len(answers)} doors may be the main entrance"
    return Truth(
        possible=possible,
        origin="derived" if main_entrance.told or len(answers) == 1 else "assumed",
        method=best.method,
        steps=("the brief names the door" if main_entrance.told else found, *best.steps),
        evidence=best.evidence,
    )


def _indoors(
    door: Door, links: Mapping[str, DoorLink], rooms_by_id: Mapping[str, Room]
) -> list[str]:
    rooms = links[door.id].rooms if door.id in links else ()
    return [each for each in rooms if each in rooms_by_id and not rooms_by_id[each].is_external]


def _names(door: Door) -> set[str]:
    texts = (door.id, door.ref.global_id, door.ref.name, door.ref.long_name, door.tag)
    return {text.strip().casefold() for text in texts} - {""}
