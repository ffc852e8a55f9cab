"""Rooms and outdoor places: every IfcSpace that is one."""

from checker.model import Room, Shape
from checker.read.opening import Entity
from checker.read.plaintext import enumerated
from checker.read.reading import Reading


def read_rooms(reading: Reading) -> list[Room]:
    """All spaces but gross floor areas, which are sums drawn as spaces and not rooms."""
    spaces = [s for s in reading.by_type("IfcSpace") if not _is_gross_area(reading, s)]
    shapes = reading.bodies(spaces, kind="room")
    return [_room(reading, space, shapes.get(space.id())) for space in spaces]


def _is_gross_area(reading: Reading, space: Entity) -> bool:
    return enumerated(reading.attribute(space, "PredefinedType")) == "GFA"


def _room(reading: Reading, space: Entity, shape: Shape | None) -> Room:
    step = space.id()
    facts = reading.facts(space, shape=shape, definitions=reading.definitions(space))
    inside_out = enumerated(reading.attribute(space, "InteriorOrExteriorSpace"))
    facts["predefined_type"] = facts["predefined_type"] or inside_out
    room = Room(**facts, boundary_ids=reading.ids(reading.links.bounds.get(step, ())))
    outside = facts["predefined_type"] == "EXTERNAL" or _is_declared_external(room)
    if outside or _stands_on_site(reading, step):
        return Room(**facts, boundary_ids=room.boundary_ids, is_external=True)
    return room


def _is_declared_external(room: Room) -> bool:
    declared = room.property("IsExternal", group="Pset_SpaceCommon")
    return declared is not None and declared.value is True


def _stands_on_site(reading: Reading, step: int) -> bool:
    """A space that is part of the site and of no storey."""
    whole = reading.links.whole.get(step)
    return whole is not None and bool(reading.model.by_id(whole).is_a("IfcSite"))
