"""The car of a lift: how wide and deep it is inside, as declared and as its body shows."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from checker.geometry.axes import sides
from checker.geometry.edges import ahead
from checker.geometry.frame import Point
from checker.geometry.hollow import hollow
from checker.measure.bodies import plan_of
from checker.measure.doors.declared import Declared
from checker.measure.evidence import length_text, outline
from checker.measure.lifts.landing import Front
from checker.measure.registry import measure
from checker.measure.stated import length
from checker.measure.subjects import Subject
from checker.model import Lift
from checker.results.values import Evidence, Quantity, Unknown

DIFFERS = 0.002
_ASK = "State ClearWidth and ClearDepth in Pset_TransportElementElevator."
_ELEVATOR, _OURS = "Pset_TransportElementElevator", "SchoolCheck_Lift"
_NAMES = {
    "width": ((_OURS, "CarWidth"), (_ELEVATOR, "ClearWidth")),
    "depth": ((_OURS, "CarDepth"), (_ELEVATOR, "ClearDepth")),
}
Way = Literal["width", "depth"]


@dataclass(frozen=True, slots=True)
class _Body:
    """Two sides of a car, metres, with their directions, and whether they are clear inside."""

    spans: tuple[float, float]
    along: tuple[Point, Point]
    inside: bool
    how: str


@measure(
    "lift",
    unit="m",
    lack="how wide its car is",
    ask=_ASK,
    stated=(
        "Pset_TransportElementElevator.ClearWidth",
        "SchoolCheck_Lift.CarWidth",
    ),
    only_stated=True,
)
def car_width(subject: Subject, lift_fronts: Mapping[str, tuple[Front, ...]]) -> Quantity | Unknown:
    """Clear width of a lift's car, along its doors, metres.

    As Pset_TransportElementElevator.ClearWidth or SchoolCheck_Lift.CarWidth declares, compared with
    the body: walls round a hollow give the inside, exact to 0.1 mm; a body in one piece is a car
    from outside, a room called lift is the shaft, and both are only upper bounds. A declared figure
    that is smaller than the inside by more than 2 mm leaves it open; one that passes what is drawn
    is told, and makes the car no larger. Which side is the width is told by the doors; without any
    either may be. Unknown when nothing is declared and there is no body. AD M 3.34(c), 3.43(g); ADA
    407.4.1, 408.4.1.
    """
    return _size(subject.element, lift_fronts.get(subject.id, ()), "width")


@measure(
    "lift",
    unit="m",
    lack="how deep its car is",
    ask=_ASK,
    stated=(
        "Pset_TransportElementElevator.ClearDepth",
        "SchoolCheck_Lift.CarDepth",
    ),
    only_stated=True,
)
def car_depth(subject: Subject, lift_fronts: Mapping[str, tuple[Front, ...]]) -> Quantity | Unknown:
    """Clear depth of a lift's car, away from its doors, metres.

    As ClearDepth or CarDepth declares and the body shows, like `car_width` and as exact. Unknown as
    `car_width`. AD M 3.34(c), 3.43(g); ADA 407.4.1, 408.4.1.
    """
    return _size(subject.element, lift_fronts.get(subject.id, ()), "depth")


def car_clear(lift: Lift, fronts: tuple[Front, ...]) -> tuple[float, float]:
    """The least and the most that the shorter side of a car may be, m; infinite when not known.

    What only bounds it from above, as a car from outside or its shaft, does not make it doubtful;
    a declared figure that does not fit into it does.
    """
    sizes = [_size(lift, fronts, "width"), _size(lift, fronts, "depth")]
    known = [size for size in sizes if isinstance(size, Quantity)]
    lows = [size.low if size.low or size.origin == "declared" else size.high for size in known]
    return min(lows, default=math.inf), min((size.high for size in known), default=math.inf)


def _size(lift: Lift, fronts: tuple[Front, ...], way: Way) -> Quantity | Unknown:
    stated, body = _declared(lift, way), _body(lift)
    shown = None if body is None else _shown(body, fronts, way, lift)
    if stated is None:
        return shown or Unknown(missing=("the size of the lift's car",), ask=_ASK)
    told = Quantity(
        low=stated.value, high=stated.value, unit="m", origin="declared", method=stated.where
    )
    if shown is None:
        return told
    steps = (f"{stated.where} says {length_text(stated.value)}", *shown.steps)
    if shown.low - DIFFERS <= stated.value <= shown.high + DIFFERS:
        return replace(told, steps=steps, evidence=shown.evidence)
    return replace(
        shown,
        low=min(stated.value, shown.low),
        origin="declared",
        steps=steps,
    )


def _declared(lift: Lift, way: Way) -> Declared | None:
    for group, name in _NAMES[way]:
        prop = lift.property(name, group=group)
        value = length(prop) if prop else None
        if value is not None:
            return Declared(value=value, where=f"{group}.{name}", ours=group == _OURS)
    return None


def _body(lift: Lift) -> _Body | None:
    """The two sides that its body shows; none when there is no body that can be trusted."""
    shape = lift.shape
    if shape is None or shape.source.problem:
        return None
    inner = hollow([(each.x, each.y) for each in lift.solids]) if lift.frame else None
    if inner is not None and lift.frame is not None:
        frame = lift.frame
        spans = inner[0][1] - inner[0][0], inner[1][1] - inner[1][0]
        return _Body(spans, (frame.x_axis, frame.y_axis), inside=True, how="inside the car's walls")
    plan = plan_of(lift)
    if plan is None:
        return None
    extent = sides(plan)
    along = (math.cos(extent.direction), math.sin(extent.direction))
    is_shaft = lift.ref.ifc_class == "IfcSpace"
    how = "the shaft: the car is smaller" if is_shaft else "the car from outside"
    return _Body((extent.long, extent.short), (along, (-along[1], along[0])), inside=False, how=how)


def _shown(body: _Body, fronts: tuple[Front, ...], way: Way, lift: Lift) -> Quantity:
    """What the body shows of one side: the figure inside, or an upper bound."""
    spans = sorted(_spans(body, fronts, way))
    low, high = (spans[0], spans[-1]) if body.inside else (0.0, spans[-1])
    turned = "" if fronts else "; without doors either side may be the width"
    return Quantity(
        low=low,
        high=high,
        unit="m",
        method=body.how,
        steps=(f"{body.how}: {length_text(spans[-1])}{turned}",),
        evidence=_drawn(lift),
    )


def _spans(body: _Body, fronts: tuple[Front, ...], way: Way) -> list[float]:
    """The side that runs along the doors, or away from them; both where that is open."""
    found = []
    for front in fronts:
        x, y = ahead(front.edge)
        off = [abs(x * ax + y * ay) for ax, ay in body.along]
        away = 0 if off[0] >= off[1] else 1
        found.append(body.spans[away if way == "depth" else 1 - away])
    return found or list(body.spans)


def _drawn(lift: Lift) -> tuple[Evidence, ...]:
    shape = lift.shape
    return outline(shape.footprint, storey=lift.ref.storey) if shape else ()
