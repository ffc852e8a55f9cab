"""Whether one sees through between the treads of a flight: open risers."""

from collections.abc import Iterator, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, ahead, length, strip
from checker.measure.bodies import sound
from checker.measure.climbs.stairs_drawn import flight_drawn, line
from checker.measure.climbs.walked import Walked
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Surface
from checker.results.values import Truth, Unknown

BEHIND = 0.1
"""Metres behind a nosing within which a riser stands, if there is one."""
_THIN = 0.02
_CLOSED = 0.004
_ACROSS = 0.8
_GAP = 0.01
_MOSTLY = 0.5
_ASK = "Export the stair flight with a body that shows treads, risers and undersides."
_UNKNOWN = Unknown(missing=("a body of the flight with its undersides",), ask=_ASK)


@measure("stair flight", value="truth", lack="whether its risers are open", ask=_ASK)
def open_risers(subject: Subject, walked_flights: Mapping[str, Walked]) -> Truth | Unknown:
    """Whether any riser of the flight is open, so that one sees through between two treads.

    A riser is closed where something of the body within 100 mm behind the nosing reaches down
    to the tread below, to 20 mm, over at least 80 % of the width. It is open where the
    underside of the tread shows there all the way, or the treads lie apart on the plan. Unknown
    without a body that shows undersides. AD M 1.33(n), AD K 1.6; ADA 504.3.
    """
    walked = walked_flights.get(subject.id)
    soffits = tuple(sound(walked.found.element.soffits)) if walked else ()
    if walked is None or not soffits:
        return _UNKNOWN
    open_ones = [
        edge for (low, high, edge) in _risers(walked) if _is_open(low, high, edge, soffits)
    ]
    storey = subject.ref.storey
    return Truth(
        possible=frozenset({bool(open_ones)}),
        method="undersides behind the nosings",
        steps=(f"{len(open_ones)} of {len(list(_risers(walked)))} risers between treads are open",),
        evidence=(
            *flight_drawn(walked, storey=storey),
            *(line(edge, storey=storey, role="blocker", label="open riser") for edge in open_ones),
        ),
    )


def _risers(walked: Walked) -> Iterator[tuple[tuple[Area, float], tuple[Area, float], Edge]]:
    """Each riser between two treads of the body: the lower one, the upper one, the nosing."""
    run = walked.run
    places = [*([run.below] if run.below else []), *run.steps]
    edges = run.edges[0 if run.below else 1 :]
    for lower, upper, edge in zip(places, places[1:], edges, strict=False):
        yield (lower.area, lower.level), (upper.area, upper.level), edge


def _is_open(
    lower: tuple[Area, float], upper: tuple[Area, float], edge: Edge, soffits: Sequence[Surface]
) -> bool:
    if lower[0].distance(upper[0]) > _GAP:
        return True
    behind = clean_area(strip(edge, 0.0, BEHIND).intersection(upper[0]))
    if behind is None:
        return False
    hanging = [s.area for s in soffits if _is_at(s, behind, lower[1] + _THIN, upper[1])]
    if _closes(behind.difference(shapely.union_all(hanging)), edge):
        return False
    boards = [
        s.area
        for s in soffits
        if _is_at(s, behind, lower[1] - BEHIND, lower[1] + _THIN) and not _is_under(s, lower[0])
    ]
    return not _closes(shapely.union_all(boards).intersection(behind), edge)


def _closes(shape: BaseGeometry, edge: Edge) -> bool:
    """Whether something at least 4 mm thick stands across most of the width of a riser."""
    thick = shape.buffer(-_CLOSED / 2)
    if thick.is_empty:
        return False
    (x, y), (ax, ay) = ahead(edge), edge[0]
    along = [(px - ax) * y - (py - ay) * x for px, py in shapely.get_coordinates(thick).tolist()]
    return bool(max(along) - min(along) >= _ACROSS * length(edge) - _CLOSED)


def _is_at(soffit: Surface, place: Area, low: float, high: float) -> bool:
    """Whether an underside lies between two levels over a place."""
    met = soffit.area.intersection(place).centroid
    return not met.is_empty and low < soffit.at(met.x, met.y) < high


def _is_under(soffit: Surface, tread: Area) -> bool:
    """Whether an underside is that of a tread itself, which reaches back under the next one."""
    return bool(soffit.area.intersection(tread).area >= _MOSTLY * tread.area)
