"""Who is judged: the subjects of each kind, in the order of the model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checker.measure.climbs.landings_found import FoundLandings
from checker.measure.climbs.ramps_found import ramp_flights_of, ramps_of
from checker.measure.climbs.stairs_found import StairFlights
from checker.measure.doors.slot import door_slots
from checker.measure.groups import zones_with_rooms
from checker.measure.lifts.shafts import lifts_of
from checker.measure.links import OUTSIDE, door_links
from checker.measure.subjects import Subject
from checker.model import Element, ElementRef, School

if TYPE_CHECKING:
    from checker.brief import Brief
    from checker.uses import RoomUses

SCHOOL_ID = "school"


def subjects(
    kind: str,
    *,
    school: School,
    brief: "Brief",
    uses: "RoomUses",
    provide: Callable[[str], Any],
) -> tuple[Subject, ...]:
    """All subjects of `kind`; none for a kind that the model cannot hold.

    Elements that a problem names are subjects all the same: their measures say what is wrong.
    Uses play no part in who is a subject, but for lifts that are modelled as rooms only, and for
    clusters that nobody names, which `provide` finds by uses and doors; a rule narrows subjects
    down itself.
    """
    if kind == "lift":
        return _of(kind, lifts_of(school, uses))
    if kind == "zone":
        return _of(kind, zones_with_rooms(school, brief))
    if kind == "cluster":
        return _of(kind, provide("clusters"))
    if kind == "stair flight":
        return _of(kind, _flights(provide("stair_flights")))
    if kind == "landing":
        return _of(kind, _landings(school, provide("found_landings")))
    find = _FINDERS.get(kind)
    return () if find is None else find(school)


def _of(kind: str, elements: Iterable[Element]) -> tuple[Subject, ...]:
    return tuple(
        Subject(kind=kind, id=element.id, ref=element.ref, element=element) for element in elements
    )


def _school(school: School) -> tuple[Subject, ...]:
    ref = ElementRef(global_id=SCHOOL_ID, ifc_class="IfcProject", name=school.name)
    return (Subject(kind="school", id=SCHOOL_ID, ref=ref, element=school),)


def _storeys(school: School) -> tuple[Subject, ...]:
    """Storeys that hold rooms; a level of roofs or foundations is nobody's floor."""
    holding = {room.storey_id for room in school.rooms if not room.is_external}
    found = [storey for storey in school.storeys if storey.id in holding]
    return tuple(
        Subject(
            kind="storey",
            id=storey.id,
            ref=replace(storey.ref, storey=storey.ref.storey or storey.ref.name),
            element=storey,
        )
        for storey in found
    )


def _door_sides(school: School) -> tuple[Subject, ...]:
    return tuple(
        Subject(kind="door side", id=f"{door.id}:{part}", ref=door.ref, element=door, part=part)
        for door in school.doors
        for part in ("pull", "push")
    )


def _landings(school: School, found_landings: FoundLandings) -> Iterable[Element]:
    """Landings of stairs and ramps: slabs of their own, then level parts of larger bodies."""
    for whole in (*(s.landings for s in school.stairs), *(r.landings for r in school.ramps)):
        yield from whole
    for group in found_landings.values():
        yield from (found.element for found in group if found.is_part)


def _flights(stair_flights: StairFlights) -> Iterable[Element]:
    return (found.element for flights in stair_flights.values() for found in flights)


def _ramp_flights(school: School) -> Iterable[Element]:
    return (found.element for ramp in ramps_of(school) for found in ramp_flights_of(ramp))


def _refuges(school: School) -> Iterable[Element]:
    return (
        room
        for room in school.rooms
        if "refuge" in f"{room.ref.name} {room.ref.long_name} {room.description}".casefold()
    )


def _entrances(school: School) -> Iterable[Element]:
    """Doors that lead outside, and those that say so wherever they lead."""
    links = door_links(school, door_slots(school))
    for door in school.doors:
        declared = door.property("IsExternal")
        sides = (links[door.id].side_a, links[door.id].side_b)
        if OUTSIDE in sides or (declared is not None and declared.value is True):
            yield door


_NOT_SANITARY = {"other", "radiator", "hose reel"}
_FINDERS: Mapping[str, Callable[[School], tuple[Subject, ...]]] = {
    "school": _school,
    "storey": _storeys,
    "room": lambda school: _of("room", (r for r in school.rooms if not r.is_external)),
    "outdoor space": lambda school: _of(
        "outdoor space", (r for r in school.rooms if r.is_external)
    ),
    "opening": lambda school: _of("opening", (o for o in school.openings if not o.filled_by)),
    "door": lambda school: _of("door", school.doors),
    "door side": _door_sides,
    "entrance": lambda school: _of("entrance", _entrances(school)),
    "stair": lambda school: _of("stair", school.stairs),
    "ramp": lambda school: _of("ramp", ramps_of(school)),
    "ramp flight": lambda school: _of("ramp flight", _ramp_flights(school)),
    "sanitary fitting": lambda school: _of(
        "sanitary fitting", (f for f in school.fittings if f.kind not in _NOT_SANITARY)
    ),
    "railing": lambda school: _of("railing", school.railings),
    "refuge": lambda school: _of("refuge", _refuges(school)),
}
