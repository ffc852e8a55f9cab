"""Whether whoever comes in by the main entrance sees a room, such as the reception."""

from collections.abc import Callable, Mapping
from functools import cache

from checker.brief import Brief
from checker.measure.beside.drawn import Outlines
from checker.measure.beside.uses import Used
from checker.measure.doors.portals import Portal
from checker.measure.links import DoorLink
from checker.measure.lost_doors import lost_near
from checker.measure.registry import measure, provider
from checker.measure.routes.entrances import ASK as ASK_MAIN
from checker.measure.routes.entrances import MAIN, Entrances
from checker.measure.sight.rooms import ASK, LACK
from checker.measure.sight.seen import Looking, LookingFrom, sight_answer
from checker.measure.sight.views import EYE
from checker.measure.subjects import Subject
from checker.model import Door, Room
from checker.results.values import Truth, Unknown


@provider
def main_doors(
    entrances: Entrances,
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
    portals: Mapping[str, tuple[Portal, ...]],
) -> Mapping[str, str]:
    """The doors that are or may be the main entrance, by id, each with the one room inside it."""
    found = {}
    for door_id in sorted(entrances.possible(MAIN)):
        rooms = [each for each in door_links[door_id].rooms if not rooms_by_id[each].is_external]
        if len(rooms) == 1 and any(way.id == door_id for way in portals.get(rooms[0], ())):
            found[door_id] = rooms[0]
    return found


@provider
def looking_from_door(
    portals: Mapping[str, tuple[Portal, ...]],
    looking_from: LookingFrom,
    main_doors: Mapping[str, str],
) -> Callable[[str, float], Looking]:
    """The rooms in sight from the opening of an entrance door, by its id and the eye's height."""

    @cache
    def find(door_id: str, eye: float) -> Looking:
        room_id = main_doors[door_id]
        line = next(way.line for way in portals[room_id] if way.id == door_id)
        return looking_from((line, line), room_id, eye)

    return find


@measure("room", value="truth", lack=LACK, ask=ASK, furniture="on the way")
def seen_from_entrance(  # noqa: PLR0913 - one for each thing that it looks up
    subject: Subject,
    outlines: Outlines,
    rooms_by_id: Mapping[str, Room],
    main_doors: Mapping[str, str],
    entrances: Entrances,
    brief: Brief,
    looking_from_door: Callable[[str, float], Looking],
    lost_doors: tuple[Door, ...],
    *,
    eye: float = EYE,
) -> Truth | Unknown:
    """Whether the room is in sight of whoever stands in the main entrance, in a straight line.

    From anywhere in the door's opening, `eye` metres over the floor inside it, as `sees_room` does.
    Which door that is, `is_main_entrance` tells; where several may be it, the answer is sure only
    when it is the same for each of them, and open while one has no place or no one room inside it.

    Open as `sees_room`, and while the place of a door on its storey is lost. Unknown when the room
    has no body that can be trusted, and when the model has no such door with a room inside it.
    Serves a reception that is seen from the entrance (REC-05).
    """
    if isinstance(area := outlines[subject.id], Unknown):
        return area
    if not main_doors or brief.entrances.main in entrances.lost:
        return Unknown(missing=("the door of the main entrance",), ask=ASK_MAIN)
    wanted = Used(sure=frozenset({subject.id}), possible=frozenset({subject.id}))
    lost = bool(lost_near(subject, lost_doors))
    looks = [looking_from_door(each, eye) for each in main_doors]
    answers = [sight_answer(each, wanted, rooms_by_id, outlines, lost=lost) for each in looks]
    hidden = {True, False} if entrances.possible(MAIN) - main_doors.keys() else set()
    possible = frozenset[bool](hidden).union(*(each.possible for each in answers))
    best = max(answers, key=lambda each: (True in each.possible) - (False in each.possible))
    told = [entrances.by_door[each].because for each in main_doors]
    return Truth(
        possible=possible,
        origin="derived" if entrances.sure(MAIN) else "assumed",
        method=best.method,
        steps=(
            told[0] if len(told) == 1 else f"{len(told)} doors may be the main entrance",
            *best.steps,
        ),
        evidence=best.evidence,
    )
