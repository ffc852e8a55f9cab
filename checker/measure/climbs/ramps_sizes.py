"""How steep, long and high a ramp flight is, and how it falls across."""

import math
from collections.abc import Mapping

from checker.geometry.edges import middle
from checker.measure.climbs.platforms import Platforms
from checker.measure.climbs.ramps_across import shares_of
from checker.measure.climbs.ramps_found import FoundRampFlight
from checker.measure.climbs.stairs_drawn import level_text, line, way_up
from checker.measure.evidence import dimension, length_text, outline
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown
from checker.units import format_slope

_ASK = "Export the ramp flight with a body whose top is one sloping plane, or several."
NO_SLOPE = Unknown(missing=("a sloping top of the ramp flight",), ask=_ASK)
DIFFERS = 0.002
"""Rise over run by which a declared slope may differ without being shown."""
_DECLARED = ("Pset_RampFlightCommon", "Pset_SlabCommon")
_STEEPEST_ANGLE = 1.2
Ways = Mapping[str, FoundRampFlight]


@measure(
    "ramp flight",
    unit="ratio",
    lack="how steep it is",
    ask=_ASK,
    stated=("Pset_RampFlightCommon.Slope",),
)
def gradient(subject: Subject, ramp_ways: Ways, platforms: Platforms) -> Quantity | Unknown:
    """Rise over run of a ramp flight in the direction of walking: 0.0833 for 1 in 12.

    From the planes of its top, exact to 0.0001; the interval holds all of them where there are
    several. A fall across does not count; see `crossfall` for which way is walked. A declared Slope
    (Pset_RampFlightCommon, Pset_SlabCommon; degrees or radians) that is steeper by more than 0.002
    widens it; a gentler one is told only, for it makes nothing flatter than it is drawn. Unknown
    when its body shows no slope and none is declared. AD M Table 1, 1.26, AD K Diagram 2.1; ADA
    405.2.
    """
    found = ramp_ways.get(subject.id)
    way, stated = (found.way if found else None), _declared(subject)
    if way is None:
        return _by_slope(subject.element.slope, stated)
    shares = [along for along, _ in shares_of(way, platforms)]
    low, high = min(least for least, _ in shares), max(most for _, most in shares)
    off = [] if stated is None else [v for v in (_nearest(stated, low, high),) if v is not None]
    notes = [format_slope(each) for span in shares for each in sorted({*span}) if each > 0.0]
    notes += _told(off)
    return Quantity(
        low=low,
        high=max([high, *off]),
        unit="ratio",
        method="rise over run of the top, in the direction of walking",
        steps=(*notes, f"rise {length_text(way.high - way.low)} over {length_text(way.run)}"),
        evidence=_drawn(subject, found, format_slope(high)),
    )


@measure("ramp flight", unit="m", lack="how long it is", ask=_ASK, name="going")
def ramp_going(subject: Subject, ramp_ways: Ways) -> Quantity | Unknown:
    """Length of a ramp flight on the plan, metres.

    From foot to head along its middle, exact to 0.1 mm. Unknown when its body shows no slope. AD M
    Table 1, 1.26(c).
    """
    found = ramp_ways.get(subject.id)
    if found is None or found.way is None:
        return NO_SLOPE
    return _length(subject, found, found.way.run, "length on the plan between landings")


@measure("ramp flight", unit="m", lack="how high it leads", ask=_ASK)
def ramp_rise(subject: Subject, ramp_ways: Ways) -> Quantity | Unknown:
    """Height of a ramp flight's head over its foot, metres.

    Between the ends of its sloping top, exact to 0.1 mm. Unknown when its body shows no slope. AD M
    Table 1, 1.26(c), (n), AD K 2.6; ADA 405.6, 405.8.
    """
    found = ramp_ways.get(subject.id)
    if found is None or found.way is None:
        return NO_SLOPE
    way = found.way
    made = _length(subject, found, way.high - way.low, "head over foot of the sloping top")
    steps = (f"from {level_text(way.low)} to {level_text(way.high)}",)
    return Quantity(
        low=made.low,
        high=made.high,
        unit="m",
        method=made.method,
        steps=steps,
        evidence=made.evidence,
    )


@measure("ramp flight", unit="ratio", lack="how it falls across", ask=_ASK)
def crossfall(subject: Subject, ramp_ways: Ways, platforms: Platforms) -> Quantity | Unknown:
    """Rise over run of a ramp flight across the direction of walking, the most of its planes.

    A plane is walked along the sides that lie within 30 degrees of its steepest line, else
    lengthwise where it is half as long again as wide, else from floor to floor at its ends. Where
    none of these tells, from nothing to the most across any of its sides. Exact to 0.0001. Unknown
    when its body shows no slope. AD M 1.13(c); ADA 405.3.
    """
    found = ramp_ways.get(subject.id)
    if found is None or found.way is None:
        return NO_SLOPE
    falls = [across for _, across in shares_of(found.way, platforms)]
    least, most = max(low for low, _ in falls), max(high for _, high in falls)
    told = "none" if most <= DIFFERS / 4 else format_slope(most)
    return Quantity(
        low=least,
        high=most,
        unit="ratio",
        method="rise over run of the top across the direction of walking",
        steps=(f"fall across: {told}",),
        evidence=_drawn(subject, found, f"across {told}"),
    )


def declared_angles(value: float) -> tuple[float, ...]:
    """What rise over run an angle without a unit may mean: degrees, or radians when small.

    >>> [round(each, 4) for each in declared_angles(4.7636)]
    [0.0833]
    >>> [round(each, 4) for each in declared_angles(0.0831)]
    [0.0015, 0.0833]
    """
    degrees = math.tan(math.radians(value))
    return (degrees, math.tan(value)) if value < _STEEPEST_ANGLE else (degrees,)


def _declared(subject: Subject) -> float | None:
    for group in _DECLARED:
        prop = subject.element.property("Slope", "PitchAngle", group=group)
        value = prop.value if prop else None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < math.inf:
            return float(value)
    return None


def _nearest(stated: float, low: float, high: float) -> float | None:
    """What a declared angle says against what was measured; nothing where one reading agrees."""
    readings = declared_angles(stated)
    if any(low - DIFFERS <= each <= high + DIFFERS for each in readings):
        return None
    return min(readings, key=lambda each: abs(each - (low + high) / 2))


def _told(off: list[float]) -> list[str]:
    return [f"the declared slope says {format_slope(each)}" for each in off]


def _by_slope(measured: float | None, stated: float | None) -> Quantity | Unknown:
    """A flight whose ends do not show, but whose steepness was read or declared."""
    if measured is not None:
        off = [] if stated is None else [v for v in (_nearest(stated, measured, measured),) if v]
        return Quantity(
            low=measured,
            high=max([measured, *off]),
            unit="ratio",
            method="slope of the largest plane of its body",
            steps=tuple(_told(off)),
        )
    if stated is None:
        return NO_SLOPE
    readings = [each for each in declared_angles(stated) if each > DIFFERS] or [0.0]
    return Quantity(
        low=min(readings),
        high=max(readings),
        unit="ratio",
        origin="declared",
        method="declared Slope, read as an angle; no body shows it",
    )


def _length(subject: Subject, found: FoundRampFlight, value: float, method: str) -> Quantity:
    return Quantity(
        low=value,
        high=value,
        unit="m",
        method=method,
        evidence=_drawn(subject, found, ""),
    )


def _drawn(subject: Subject, found: FoundRampFlight | None, label: str) -> tuple[Evidence, ...]:
    """Outline, foot and head, the way up, and its length as a dimension."""
    way = found.way if found else None
    if way is None:
        return ()
    storey = subject.ref.storey
    ends = (middle(way.foot), middle(way.head))
    return (
        *outline(way.area, storey=storey, role="context", label=label),
        *(line(edge, storey=storey) for edge in way.edges),
        way_up(way.edges, storey=storey),
        dimension(ends, storey=storey),
    )
