"""Which rooms a place in a parameter stands for: a zone's, a storey's, a room itself."""

from collections.abc import Callable, Mapping
from functools import cache

from checker.brief import Brief
from checker.measure.groups import BaseFacts, base_zones, members_of
from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.measure.subjects import Place, Subject
from checker.model import School, Zone
from checker.results.values import Unknown

RoomsOf = Callable[[Subject], frozenset[str]]
_ROOMY = ("itself", "any room of")


@provider
def bases(school: School, brief: Brief) -> Mapping[str, BaseFacts]:
    """What is known of each inclusion base, by zone id."""
    return {zone.id: facts for zone, facts in base_zones(school, brief).items()}


@provider
def base_rooms(school: School, brief: Brief) -> frozenset[str]:
    """The ids of all rooms that belong to an inclusion base."""
    zones = base_zones(school, brief)
    return frozenset(room for zone in zones for room in members_of(zone, school))


@provider
def rooms_of(
    school: School,
    rooms_holding: Mapping[str, tuple[str, ...]],
    door_links: Mapping[str, DoorLink],
    opening_links: Mapping[str, DoorLink],
) -> RoomsOf:
    """The rooms that a subject stands for: its members, those it joins, those it stands in."""
    links = {**opening_links, **door_links}

    @cache
    def find(subject: Subject) -> frozenset[str]:
        element = subject.element
        if isinstance(element, Zone):
            return frozenset(members_of(element, school))
        match subject.kind:
            case "school":
                return frozenset(room.id for room in school.rooms)
            case "storey":
                return frozenset(room.id for room in school.rooms if room.storey_id == subject.id)
            case "room" | "outdoor space" | "refuge":
                return frozenset({subject.id})
        if element.id in links:
            return frozenset(links[element.id].rooms)
        return frozenset(rooms_holding.get(element.id, ()))

    return find


def rooms_at(place: Place | None, rooms_of: RoomsOf) -> frozenset[str] | Unknown:
    """The ids of the rooms at a place; Unknown where it is a point of the plan, not rooms."""
    if place is None or place.subject is None or place.relation not in _ROOMY:
        words = place.relation if place else "no place"
        return Unknown(missing=(f"rooms: {words} is not a set of rooms",), ask="")
    return rooms_of(place.subject)
