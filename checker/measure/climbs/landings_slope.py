"""How level a landing is: its steepest slope, and that along and across the way it is walked."""

from collections.abc import Mapping

from checker.geometry.edges import Edge, ahead
from checker.measure.bodies import sound
from checker.measure.climbs.landings_found import FoundLanding
from checker.measure.evidence import outline
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown
from checker.units import format_slope

_ASK = "Export the landing with a body: a slab of the stair or ramp, or a level part of it."
_NO_BODY = Unknown(missing=("a body of the landing",), ask=_ASK)
_STEEP = 5e-4


@measure("landing", unit="ratio", lack="how level it is", ask=_ASK)
def landing_slope(
    subject: Subject, landings_by_id: Mapping[str, FoundLanding]
) -> Quantity | Unknown:
    """Steepest rise over run of a landing's top; 0 when it is level.

    From the planes of its body, exact to 0.0001. Unknown without a body. AD M 1.26(k), AD K
    2.13(d).
    """
    landing = landings_by_id.get(subject.id)
    if landing is None:
        return _NO_BODY
    steepest = max([landing.element.slope, *(top.gradient for top in sound(landing.element.tops))])
    return _slope(subject, landing, steepest, steepest, "steepest plane of its top")


@measure("landing", unit="ratio", lack="how level it is along the way", ask=_ASK)
def landing_slope_along(
    subject: Subject,
    landings_by_id: Mapping[str, FoundLanding],
    landing_edges: Mapping[str, tuple[Edge, ...]],
) -> Quantity | Unknown:
    """Rise over run of a landing in the direction of walking.

    That of the planes of its top, the most of all flights that lead onto it; exact to 0.0001. From
    0 to the steepest where no flight is known to. Unknown without a body. AD M 1.26(k), AD K
    2.13(d).
    """
    return _directed(subject, landings_by_id, landing_edges, along=True)


@measure("landing", unit="ratio", lack="how level it is across the way", ask=_ASK)
def landing_crossfall(
    subject: Subject,
    landings_by_id: Mapping[str, FoundLanding],
    landing_edges: Mapping[str, tuple[Edge, ...]],
) -> Quantity | Unknown:
    """Rise over run of a landing across the direction of walking.

    That of the planes of its top, the most of all flights that lead onto it; exact to 0.0001. From
    0 to the steepest where no flight is known to. Unknown without a body. AD M 1.26(k), AD K
    2.13(d).
    """
    return _directed(subject, landings_by_id, landing_edges, along=False)


def _directed(
    subject: Subject,
    found: Mapping[str, FoundLanding],
    edges: Mapping[str, tuple[Edge, ...]],
    *,
    along: bool,
) -> Quantity | Unknown:
    landing = found.get(subject.id)
    if landing is None:
        return _NO_BODY
    tops = tuple(sound(landing.element.tops))
    steepest = max([landing.element.slope, *(top.gradient for top in tops)])
    method = "slope along the way" if along else "slope across the way"
    ways = [ahead(edge) for edge in edges.get(subject.id, ())]
    if steepest > _STEEP and (not ways or not tops):
        return _slope(subject, landing, 0.0, steepest, f"{method}: no flight shows which way")
    shares = [
        abs(top.slope[0] * x + top.slope[1] * y if along else top.slope[1] * x - top.slope[0] * y)
        for top in tops
        for x, y in ways
    ]
    slope = max(shares, default=0.0)
    return _slope(subject, landing, slope, slope, method)


def _slope(
    subject: Subject, landing: FoundLanding, low: float, high: float, method: str
) -> Quantity:
    return Quantity(
        low=low,
        high=high,
        unit="ratio",
        method=method,
        steps=("level" if high <= _STEEP else format_slope(high),),
        evidence=outline(landing.area, storey=subject.ref.storey),
    )
