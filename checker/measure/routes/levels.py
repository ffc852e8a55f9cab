"""Whether one gets to a set of rooms on the level, from an entrance on its own storey."""

from collections.abc import Mapping

from checker.measure.places import RoomsOf
from checker.measure.registry import measure
from checker.measure.routes.entrances import ENTRANCE, MAIN, QUIET, Entrances
from checker.measure.subjects import Subject
from checker.model import Room, School
from checker.results.values import Truth, Unknown

_WAYS_IN = frozenset({MAIN, QUIET, ENTRANCE})


@measure("zone", "cluster", value="truth", lack="whether it is on a storey with an entrance")
def on_entrance_storey(
    subject: Subject,
    school: School,
    entrances: Entrances,
    rooms_of: RoomsOf,
    rooms_by_id: Mapping[str, Room],
) -> Truth | Unknown:
    """Whether all its rooms are on storeys that have an entrance: no stair and no lift to get in.

    By the storeys that rooms and doors are filed under; main, quiet and other entrances count, fire
    exits, service doors and the garden doors of single rooms do not. On a slope there may be
    several such storeys. Open where a door may be an entrance. Unknown without rooms indoors, or
    when one of them stands on no storey. Serves schools/C42.
    """
    rooms = [rooms_by_id[each] for each in sorted(rooms_of(subject))]
    indoors = [room for room in rooms if not room.is_external]
    if not indoors or any(not room.storey_id for room in indoors):
        return Unknown(
            missing=("the storey of each of its rooms",),
            ask="Put every room of it on a storey of the model.",
        )
    sure, possible = set(), set()
    for door in school.doors:
        facts = entrances.by_door.get(door.id)
        kinds = facts.kinds if facts else frozenset[str]()
        if kinds & _WAYS_IN:
            possible.add(door.storey_id)
        if kinds and kinds <= _WAYS_IN:
            sure.add(door.storey_id)
    storeys = {room.storey_id for room in indoors}
    answers = frozenset({storeys <= sure, storeys <= possible})
    return Truth(possible=answers, origin="derived", method="storeys of its rooms and of entrances")
