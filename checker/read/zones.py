"""Zones and groups of rooms."""

from collections.abc import Mapping

from checker.model import Zone
from checker.read.opening import Entity
from checker.read.reading import Reading

_GROUPS = ("IfcZone", "IfcGroup")


def read_zones(reading: Reading, rooms: Mapping[int, str]) -> list[Zone]:
    """Zones, spatial zones, and plain groups that hold a room; `rooms` is step id to room id.

    Rooms of a zone inside a zone count for both.
    """
    groups = {g.id(): g for g in reading.by_type("IfcGroup") if g.is_a() in _GROUPS}
    spatial = {z.id(): z for z in reading.by_type("IfcSpatialZone")}
    members = _members(reading)
    found = []
    for step, entity in sorted((groups | spatial).items()):
        inside = tuple(rooms[each] for each in _all_inside(step, members) if each in rooms)
        if inside or entity.is_a() != "IfcGroup":
            found.append(_zone(reading, entity, inside))
    return found


def _members(reading: Reading) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    relations = [(r, 6, 4) for r in reading.by_type("IfcRelAssignsToGroup")]
    for kind in ("IfcRelReferencedInSpatialStructure", "IfcRelContainedInSpatialStructure"):
        relations += [(r, 5, 4) for r in reading.by_type(kind)]
    for relation, group, related in relations:
        whole = relation.get_argument(group)
        if whole is not None:
            steps = [e.id() for e in relation.get_argument(related) or () if e is not None]
            found.setdefault(whole.id(), []).extend(steps)
    return found


def _all_inside(step: int, members: Mapping[int, list[int]]) -> list[int]:
    """Members and members of members, each once, ending even if groups hold each other."""
    found: dict[int, None] = {}
    queue = list(members.get(step, ()))
    while queue:
        here = queue.pop(0)
        if here not in found and here != step:
            found[here] = None
            queue.extend(members.get(here, ()))
    return list(found)


def _zone(reading: Reading, entity: Entity, members: tuple[str, ...]) -> Zone:
    facts = reading.facts(entity, definitions=reading.definitions(entity))
    return Zone(**facts, source=entity.is_a(), members=members)
