"""The doors of a lift: how wide, on which storeys, on which sides of the car."""

from collections.abc import Callable, Mapping, Sequence

from checker.geometry.edges import ahead
from checker.geometry.frame import Point
from checker.measure.climbs.stairs_drawn import line
from checker.measure.doors.slot import DoorSlot
from checker.measure.evidence import length_text, outline
from checker.measure.lifts.landing import Front, more_doors
from checker.measure.lifts.shafts import LiftShaft
from checker.measure.registry import measure, provider
from checker.measure.stated import length
from checker.measure.subjects import Subject
from checker.model import Element
from checker.results.values import Evidence, Quantity, Truth, Unknown
from checker.units import SLACK, so_many

_ASK = "Model the lift's doors on each storey as IfcDoor in the wall of the shaft."
_NO_DOORS = Unknown(missing=("doors of the lift",), ask=_ASK)
_OPPOSITE = -0.7
_SQUARE = 0.7
Shafts = Mapping[str, LiftShaft]
Fronts = Mapping[str, tuple[Front, ...]]


@provider
def shafts_by_id(lift_shafts: Sequence[LiftShaft]) -> Shafts:
    """The shaft of each lift by the lift's id."""
    return {shaft.id: shaft for shaft in lift_shafts}


@measure(
    "lift",
    unit="m",
    lack="how wide its doors are",
    ask=_ASK,
    stated=("SchoolCheck_Lift.LiftDoorWidth",),
)
def lift_door_width(
    subject: Subject,
    ask: Callable[..., object],
    lift_fronts: Fronts,
    lost_at_lifts: tuple[Element, ...],
) -> Quantity | Unknown:
    """Clear opening width of the narrowest door of a lift, metres.

    Of each door as `clear_opening_width`, and as exact; one whose width is not known can only make
    it narrower, and so may a lift room on another storey without a plan. Without doors what
    SchoolCheck_Lift.LiftDoorWidth declares. Unknown where that is missing too, or no door has a
    known width. AD M 3.34(e), 3.43(h); ADA 407.4.1, 408.4.1.
    """
    fronts = lift_fronts.get(subject.id, ())
    if not fronts:
        return _declared_width(subject)
    values = [
        (front, ask("clear_opening_width", Subject(kind="door", id=front.door.id,
         ref=front.door.ref, element=front.door)))
        for front in fronts
    ]  # fmt: skip
    known = [(front, value) for front, value in values if isinstance(value, Quantity)]
    if not known:
        return Unknown(missing=("the clear width of the lift's doors",), ask=_ASK)
    narrowest, _ = min(known, key=lambda each: (each[1].low, each[0].door.id))
    unknown, doubt = len(values) - len(known), more_doors(fronts, lost_at_lifts)
    notes = [
        f"{front.storey}, {_name(front)}: {_span(value.low, value.high)}" for front, value in known
    ]
    notes += [f"the width of {so_many(unknown, 'door')} is not known"] if unknown else []
    return Quantity(
        low=0.0 if unknown or doubt else min(value.low for _, value in known),
        high=min(value.high for _, value in known),
        unit="m",
        method="narrowest clear opening width of its doors",
        steps=tuple(notes),
        doubt=doubt,
        evidence=tuple(_door_drawn(front, is_worst=front is narrowest) for front in fronts),
    )


@measure("lift", unit="count", lack="which storeys it serves", ask=_ASK)
def storeys_served(
    subject: Subject,
    lift_fronts: Fronts,
    shafts_by_id: Shafts,
    lost_at_lifts: tuple[Element, ...],
) -> Quantity | Unknown:
    """Number of storeys on which the lift has a door; their names in the steps.

    Doors are put on storeys by their level. Exact; an interval when a lift room or a door on
    another storey has no place that can be trusted. Unknown when the lift has no doors as
    modelled. AD M 3.24, 0.14(c).
    """
    fronts = lift_fronts.get(subject.id, ())
    if not fronts:
        return _NO_DOORS
    names = list(dict.fromkeys(front.storey for front in fronts))
    shaft = shafts_by_id[subject.id]
    lost = {room.ref.storey for room in lost_at_lifts} - set(names)
    return Quantity(
        low=float(len(names)),
        high=float(len(names) + len(lost)),
        unit="count",
        doubt=more_doors(fronts, lost_at_lifts),
        method="storeys with a door at the shaft",
        steps=(f"storeys: {', '.join(names)}",),
        evidence=tuple(
            drawn
            for front in fronts
            for drawn in (
                *outline(shaft.area, storey=front.storey, role="context", label="shaft"),
                _door_drawn(front, is_worst=False),
            )
        ),
    )


@measure("lift", unit="m", lack="how far it travels", ask=_ASK)
def lift_travel(
    subject: Subject,
    lift_fronts: Fronts,
    door_slots: Mapping[str, DoorSlot],
    lost_at_lifts: tuple[Element, ...],
) -> Quantity | Unknown:
    """Height from the lowest to the highest door of a lift, metres.

    Between the bases of their openings, exact to 0.1 mm. Unknown when the lift has no doors as
    modelled, and when a lift room or a door on another storey cannot be read. AD M 3.43(b).
    """
    fronts = lift_fronts.get(subject.id, ())
    if not fronts:
        return _NO_DOORS
    if doubt := more_doors(fronts, lost_at_lifts):
        return doubt
    levels = [door_slots[front.door.id].base for front in fronts]
    travel = max(levels) - min(levels)
    return Quantity(
        low=travel,
        high=travel,
        unit="m",
        method="lowest to highest door",
        steps=tuple(f"{front.storey}, {_name(front)}" for front in fronts),
        evidence=tuple(_door_drawn(front, is_worst=False) for front in fronts),
    )


@measure("lift", value="truth", lack="on which sides its doors are", ask=_ASK)
def car_door_opposite(
    subject: Subject, lift_fronts: Fronts, lost_at_lifts: tuple[Element, ...]
) -> Truth | Unknown:
    """Whether it is a through-car: doors on opposite sides, so that nobody has to turn in it.

    Doors of all storeys count together; one of a lift room on another storey without a plan leaves
    a no open. Unknown when the lift has no doors. AD M 3.29.
    """
    doors = lift_fronts.get(subject.id, ())
    doubt = more_doors(doors, lost_at_lifts)
    return _sides(doors, doubt, lambda cosine: cosine <= _OPPOSITE, "opposite sides")


@measure("lift", value="truth", lack="on which sides its doors are", ask=_ASK)
def car_door_adjacent(
    subject: Subject, lift_fronts: Fronts, lost_at_lifts: tuple[Element, ...]
) -> Truth | Unknown:
    """Whether doors are on two sides at right angles, so that one has to turn in the car.

    Doors count as for `car_door_opposite`. Unknown when the lift has no doors. AD M 3.43(g)(iii).
    """
    doors = lift_fronts.get(subject.id, ())
    doubt = more_doors(doors, lost_at_lifts)
    return _sides(doors, doubt, lambda cosine: abs(cosine) < _SQUARE, "adjacent sides")


def _sides(
    found: tuple[Front, ...], doubt: Unknown | None, test: Callable[[float], bool], what: str
) -> Truth | Unknown:
    if not found:
        return _NO_DOORS
    ways = [_outward(front) for front in found]
    met = any(test(ax * bx + ay * by) for ax, ay in ways for bx, by in ways)
    return Truth(
        possible=frozenset({met, True} if doubt else {met}),
        doubt=None if met else doubt,
        method=f"doors on {what} of the car",
        steps=(so_many(len(found), "door"),),
        evidence=tuple(_door_drawn(front, is_worst=False) for front in found),
    )


def _outward(front: Front) -> Point:
    return ahead(front.edge)


def _declared_width(subject: Subject) -> Quantity | Unknown:
    prop = subject.element.property("LiftDoorWidth", group="SchoolCheck_Lift")
    value = length(prop) if prop else None
    if value is None:
        return _NO_DOORS
    method = "SchoolCheck_Lift.LiftDoorWidth; no door is modelled"
    return Quantity(low=value, high=value, unit="m", origin="declared", method=method)


def _door_drawn(front: Front, *, is_worst: bool) -> Evidence:
    return line(
        front.edge,
        storey=front.storey,
        role="measured" if is_worst else "context",
        label=front.door.ref.name,
    )


def _span(low: float, high: float) -> str:
    if high - low < SLACK:
        return length_text(low)
    return f"{length_text(low)} to {length_text(high)}"


def _name(front: Front) -> str:
    return front.door.ref.name or front.door.id
