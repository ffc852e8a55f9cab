"""Where a subject is: on which storey, and whether it lies in a zone, a storey or a room."""

from collections.abc import Mapping

from checker.measure.evidence import outline
from checker.measure.places import RoomsOf, rooms_at
from checker.measure.registry import measure
from checker.measure.subjects import Place, Subject
from checker.model import Room, Storey
from checker.results.values import Choice, Quantity, Truth, Unknown, exactly, one_of, surely

_PLACED = (
    "room",
    "outdoor space",
    "opening",
    "stair",
    "stair flight",
    "ramp",
    "ramp flight",
    "landing",
    "lift",
    "sanitary fitting",
    "railing",
    "refuge",
)
_NAMED = tuple(kind for kind in _PLACED if kind not in ("room", "outdoor space"))
_COVERED = ("stair", "stair flight", "ramp", "ramp flight", "landing", "lift", "opening")


@measure(*_PLACED, value="choice")
def storey(subject: Subject, storeys_by_id: Mapping[str, Storey]) -> Choice | Unknown:
    """The name of the storey that it stands on.

    As the spatial structure of the model has it. Unknown when the model puts it on none. Source:
    the model.
    """
    found = storeys_by_id.get(subject.element.storey_id)
    words = (found.ref.name or found.id) if found else subject.ref.storey
    if not words:
        return Unknown(missing=("a storey",), ask="Put the element on a storey of the building.")
    return one_of(words, origin="declared", method="spatial structure of the model")


@measure("zone", "cluster", value="choice", name="storey")
def zone_storey(
    subject: Subject, rooms_of: RoomsOf, rooms_by_id: Mapping[str, Room]
) -> Choice | Unknown:
    """The storeys of its rooms.

    Those that its rooms are filed under; several possible ones when they lie on more than one.
    Unknown when no room of it stands on a storey. Source: the model.
    """
    rooms = (rooms_by_id[each] for each in rooms_of(subject))
    found = {room.ref.storey for room in rooms} - {""}
    if not found:
        return Unknown(missing=("rooms on a storey",), ask="Put rooms into the zone.")
    return one_of(*sorted(found), origin="derived", method="storeys of the rooms in it")


@measure(*_NAMED, "zone", "cluster", "storey", value="choice")
def name(subject: Subject) -> Choice | Unknown:
    """What it is called.

    As its Name says, else its long name. Unknown when it has neither. Source: the model.
    """
    found = subject.ref.name or subject.ref.long_name
    if not found:
        return Unknown(missing=("a name",), ask="Name the element.")
    return one_of(found, origin="declared", method="Name")


@measure("storey", unit="m")
def elevation(subject: Subject) -> Quantity:
    """Level of the storey above the model's zero, m.

    Of its placement, else as its Elevation declares, after the model was moved near its origin;
    exact as written. Never Unknown. Source: IfcBuildingStorey.
    """
    return exactly(subject.element.elevation, "m", origin="declared", method="storey elevation")


@measure(*_PLACED, "zone", value="truth", lack="whether it lies in the place that is meant")
def is_in(subject: Subject, rooms_of: RoomsOf, *, place: Place | None = None) -> Truth | Unknown:
    """Whether it lies in a place: a zone, a cluster, a storey, the school, or a room.

    A thing lies in the rooms that it stands in or joins, a zone in a place that holds all of its
    rooms. Open when only some of its rooms belong to the place. Unknown when the model does not
    tell in which room it is, or the place is no set of rooms. Source: the model.
    """
    wanted = rooms_at(place, rooms_of)
    if isinstance(wanted, Unknown):
        return wanted
    if place and place.subject and place.subject.kind in ("storey", "school"):
        on_storey = subject.element.storey_id == place.subject.id
        if place.subject.kind == "school" or on_storey:
            return surely(True, origin="derived", method="spatial structure of the model")
    rooms = rooms_of(subject)
    if not rooms:
        return Unknown(missing=("the room that it is in",), ask="Place the thing inside a room.")
    possible = {room in wanted for room in rooms}
    return Truth(possible=frozenset(possible), origin="derived", method="rooms at the place")


@measure(*_COVERED, unit="m2")
def footprint_area(subject: Subject) -> Quantity | Unknown:
    """Plan area of its body.

    The outline seen from above, exact to 0.01 m2; from 0 where only a hull is known. Unknown when
    it has no body that can be trusted. Source: ours.
    """
    shape = subject.element.shape
    if shape is None or shape.source.problem:
        trouble = shape.source.problem if shape else "no body"
        return Unknown(missing=(f"a body ({trouble})",), ask="Export the element with a body.")
    area = shape.footprint.area
    low = 0.0 if shape.hull_only else area
    return Quantity(
        low=low,
        high=area,
        unit="m2",
        method="plan area of the body",
        evidence=outline(shape.footprint, storey=subject.ref.storey),
    )
