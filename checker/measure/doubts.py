"""Things whose bodies could not be read or trusted: which rooms they may stand in, and the words.

Left out of a room they would make it wider than it is. So they may be anywhere in it, and what
their place decides is open, with them as the reason.
"""

from collections.abc import Iterator, Mapping

from checker.geometry.circle import Area
from checker.measure.distrust import is_doubtful, is_nowhere, known_of, told
from checker.measure.index import things_about
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.model import (
    Column,
    Element,
    Fitting,
    Furniture,
    Lift,
    Ramp,
    School,
    Stair,
    Wall,
)
from checker.results.values import Unknown


@provider
def doubtful_in(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    rooms_holding: Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[Element, ...]]:
    """Things that may stand anywhere in a room, by room id: their bodies could not be trusted.

    Such a thing may be in the room that the file puts it in, in those that what is known of its
    body meets, else where its placement lies: so a wall that stands free in a room, or begins at
    one. Columns, fittings and furniture may else be anywhere on their storey, and so may walls that
    have no placement.
    """
    found: dict[str, list[Element]] = {}
    for thing in _standing(school):
        if is_doubtful(thing) or is_nowhere(thing):
            for room_id in _perhaps_in(thing, school, outlines, rooms_holding.get(thing.id, ())):
                found.setdefault(room_id, []).append(thing)
    return {room_id: tuple(things) for room_id, things in found.items()}


def _standing(school: School) -> Iterator[Element]:
    """What may be in the way in a room, with the flights and landings of stairs and ramps."""
    for thing in (*things_about(school), *school.walls):
        if not isinstance(thing, Lift):
            yield thing
        if isinstance(thing, Stair | Ramp):
            yield from (part for part in (*thing.flights, *thing.landings) if part.id != thing.id)


@provider
def doubts(
    doubtful_in: Mapping[str, tuple[Element, ...]], door_links: Mapping[str, DoorLink]
) -> Mapping[str, Unknown]:
    """What to say of an open answer about a room or a door beside it, by their ids."""
    found = {room_id: told(things) for room_id, things in doubtful_in.items()}
    beside = {
        link.door_id: tuple(
            dict.fromkeys(thing for room in link.rooms for thing in doubtful_in.get(room, ()))
        )
        for link in door_links.values()
    }
    return found | {door_id: told(things) for door_id, things in beside.items() if things}


def _perhaps_in(
    thing: Element,
    school: School,
    outlines: Mapping[str, Area | Unknown],
    holding: tuple[str, ...],
) -> tuple[str, ...]:
    """The rooms that a thing may stand in, of those whose plan is known."""
    told = {*holding, *([thing.room_id] if thing.room_id in outlines else [])}
    if told or thing.shape is not None:
        return tuple(room_id for room_id in outlines if room_id in told)
    near = [room.id for room in school.rooms if thing.storey_id in ("", room.storey_id)]
    known = {each: area for each in near if not isinstance(area := outlines[each], Unknown)}
    places = known_of(thing)
    here = tuple(each for each, area in known.items() if any(area.covers(at) for at in places))
    # A flight or a railing is part of a stair that is elsewhere told not to be known.
    loose = isinstance(thing, Column | Fitting | Furniture)
    return here or (tuple(known) if loose or (isinstance(thing, Wall) and not places) else ())
