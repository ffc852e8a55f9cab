"""What a railing is, and how high it is over the floor, landing or flight below it."""

from collections.abc import Sequence

from checker.measure.climbs.bare import BareFlights, bare_on, where_they_run
from checker.measure.climbs.railings_below import Points, RailPoint
from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure
from checker.measure.stated import length
from checker.measure.subjects import Subject
from checker.model import Railing, School
from checker.results.values import (
    Choice,
    Evidence,
    Quantity,
    Role,
    Truth,
    Unknown,
    one_of,
)
from checker.units import so_many

_ASK = "Export the railing with a body, and the floor or flight that it stands on."
_NO_LINE = Unknown(missing=("a body of the railing over a floor or flight",), ask=_ASK)
_DIAMETER_ASK = "State Diameter in Pset_RailingCommon."
_DIFFERS = 0.002
HANDRAIL, GUARDING = KINDS = ("handrail", "guarding")
_TYPED = {"HANDRAIL": HANDRAIL, "GUARDRAIL": GUARDING, "BALUSTRADE": GUARDING}
_SPOKEN = {
    HANDRAIL: ("handrail", "hand rail"),
    GUARDING: ("guard", "balustrade", "parapet"),
}


@measure(
    "railing", unit="m", lack="how high it is", ask=_ASK, stated=("Pset_RailingCommon.Height",)
)
def rail_height(subject: Subject, rail_points: Points) -> Quantity | Unknown:
    """Height of a railing's top over the floor, landing or flight below; the interval holds all.

    Over a flight from its pitch line (the nosings), over a ramp from its surface, elsewhere from
    the floor of the room, landing or slab; exact to 0.1 mm at the points of its line. A declared
    Height (Pset_RailingCommon) that lies more than 2 mm outside of it widens it, and counts alone
    where the body shows none. Unknown where neither is there. AD M 1.37(a), AD K 1.34, Diagram 3.1;
    ADA 505.4.
    """
    return _heights(subject, rail_points.get(subject.id, ()), compared=True)


@measure("railing", unit="m", lack="how high it is over a flight", ask=_ASK)
def rail_height_over_flight(subject: Subject, rail_points: Points) -> Quantity | Unknown:
    """Height of that part of a railing that runs along flights, metres.

    Over the pitch line, as `rail_height` and as exact; what is declared does not count. Unknown
    where none of it runs along a flight. AD K Diagram 3.1.
    """
    points = [each for each in rail_points.get(subject.id, ()) if each.below == "flight"]
    return _heights(subject, points, compared=False)


@measure("railing", unit="m", lack="how high it is over a floor", ask=_ASK)
def rail_height_over_floor(
    subject: Subject, rail_points: Points, school: School, bare_flights: BareFlights
) -> Quantity | Unknown:
    """Height of that part of a railing that stands on level floor, metres.

    Over that floor, as `rail_height` and as exact; what is declared does not count. Unknown where
    none of it stands on a floor, or a flight of its storey has no body: it may run along that.
    AD K Diagram 3.1.
    """
    if bare := bare_on(subject.element.storey_id, school, bare_flights):
        return where_they_run(bare)
    points = [each for each in rail_points.get(subject.id, ()) if each.below == "floor"]
    return _heights(subject, points, compared=False)


@measure("railing", value="truth", lack="whether it runs along a flight", ask=_ASK)
def is_over_flight(
    subject: Subject, rail_points: Points, school: School, bare_flights: BareFlights
) -> Truth | Unknown:
    """Whether a railing runs along a flight or ramp.

    By what lies below the points of its line, as for `rail_height`; open where only part of it
    does, or a flight of its storey has no body. Unknown where nothing below it shows. AD K Diagram
    3.1 has lower guarding on flights.
    """
    points = rail_points.get(subject.id, ())
    if not points:
        return _NO_LINE
    on = sum(each.below == "flight" for each in points)
    bare = bare_on(subject.element.storey_id, school, bare_flights)
    is_none = on == 0 and not bare
    return Truth(
        possible=frozenset({True} if on == len(points) else {False} if is_none else {True, False}),
        doubt=where_they_run(bare) if bare and on < len(points) else None,
        method="what lies below its top",
        steps=(f"{on} of {len(points)} points over flights",),
        evidence=_railing_drawn(subject, role="measured", label=_over(on, len(points))),
    )


@measure(
    "railing",
    value="choice",
    choices=KINDS,
    lack="whether it is held or guards",
    ask="State the type of the railing: HANDRAIL, GUARDRAIL or BALUSTRADE.",
)
def rail_kind(subject: Subject) -> Choice:
    """Whether a railing is a handrail or guarding.

    As its type (HANDRAIL; GUARDRAIL, BALUSTRADE) says, else as one of the two is named in its type
    or name. Open where nothing tells; never Unknown. AD M 1.37 speaks of handrails, AD K Diagram
    3.1 of guarding; a guarding may carry its handrail.
    """
    railing: Railing = subject.element
    typed = _TYPED.get(railing.predefined_type)
    if typed:
        return one_of(typed, origin="declared", method="the type of the railing")
    words = f"{railing.ref.name} {railing.object_type} {railing.type_name}".casefold()
    spoken = [kind for kind, found in _SPOKEN.items() if any(word in words for word in found)]
    if len(spoken) == 1:
        return one_of(spoken[0], origin="derived", method="its name and type")
    return one_of(*KINDS, origin="assumed", method="nothing tells what it is for")


@measure(
    "railing",
    unit="m",
    lack="how thick it is",
    ask=_DIAMETER_ASK,
    stated=("Pset_RailingCommon.Diameter",),
    only_stated=True,
)
def rail_diameter(subject: Subject) -> Quantity | Unknown:
    """Diameter of the rail, metres.

    As Pset_RailingCommon.Diameter declares, exact as declared. Unknown where it is not declared: a
    body often holds posts and infill too. AD M 1.37(h), AD K Diagram 1.13; ADA 505.7.
    """
    prop = subject.element.property("Diameter", group="Pset_RailingCommon")
    value = length(prop) if prop else None
    if value is None:
        return Unknown(missing=("the diameter of the rail",), ask=_DIAMETER_ASK)
    method = "Pset_RailingCommon.Diameter"
    return Quantity(low=value, high=value, unit="m", origin="declared", method=method)


def _heights(
    subject: Subject, points: Sequence[RailPoint], *, compared: bool
) -> Quantity | Unknown:
    railing: Railing = subject.element
    declared = railing.height if compared else None
    if not points:
        return _declared(declared)
    lowest = min(points, key=lambda each: each.height)
    low, high = lowest.height, max(each.height for each in points)
    off = [declared] if declared and not low - _DIFFERS <= declared <= high + _DIFFERS else []
    flights = sum(each.below == "flight" for each in points)
    notes = [f"{so_many(flights, 'point')} over flights, {len(points) - flights} over floors"]
    notes += [f"Pset_RailingCommon.Height says {length_text(each)}" for each in off]
    mark = Evidence(
        role="measured",
        shape="point",
        coords=(lowest.place,),
        storey=subject.ref.storey,
        label=length_text(low),
    )
    return Quantity(
        low=min([low, *off]),
        high=max([high, *off]),
        unit="m",
        method="top over the floor or pitch line below",
        steps=tuple(notes),
        evidence=(*_railing_drawn(subject), mark),
    )


def _declared(height: float | None) -> Quantity | Unknown:
    if height is None:
        return _NO_LINE
    method = "Pset_RailingCommon.Height; no body shows it"
    return Quantity(low=height, high=height, unit="m", origin="declared", method=method)


def _over(on: int, of: int) -> str:
    """What a railing runs along, in words."""
    if on in {0, of}:
        return "along a flight" if on else "along a floor"
    return "along a flight in part"


def _railing_drawn(
    subject: Subject, *, role: Role = "context", label: str = ""
) -> tuple[Evidence, ...]:
    shape = subject.element.shape
    if shape is None:
        return ()
    return outline(shape.footprint, storey=subject.ref.storey, role=role, label=label)
