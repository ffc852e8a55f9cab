"""How wide a stair flight is: between walls and strings, between handrails, lane by lane."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, without
from checker.geometry.edges import Edge, ahead, beyond, length, middle
from checker.geometry.frame import Point
from checker.geometry.goings import turn
from checker.geometry.steps import Step, closed
from checker.measure.bodies import sound
from checker.measure.climbs.obstacles import (
    LOW,
    Clear,
    Level,
    Narrowings,
    Trodden,
    clear_passage,
    passage_drawn,
)
from checker.measure.climbs.railings_beside import HIGHEST
from checker.measure.climbs.railings_handrails import COVERED, Sides
from checker.measure.climbs.stairs_drawn import NO_TREADS, flight_drawn
from checker.measure.climbs.stairs_found import LEVEL
from checker.measure.climbs.walked import Walked
from checker.measure.distrust import lost_railings
from checker.measure.evidence import dimension
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import School, Surface
from checker.results.values import Quantity, Unknown

_ASK = NO_TREADS.ask
_RAILS_ASK = "Model the handrails of stairs and ramps as IfcRailing with bodies."
_APART = Unknown(
    missing=("treads that follow on one another",),
    ask="Model the treads of the flight so that each meets the next on the plan.",
)
_STRING = 0.5
"""Metres over the tread up to which a part of the body is a string; what is higher is a rail."""
_SAME = 0.003
_WIDE = 1.0
_TURN = math.radians(91)


@measure("stair flight", unit="m", lack="how wide it is", ask=_ASK, furniture="here")
def flight_width(
    subject: Subject, walked_flights: Mapping[str, Walked], narrowings: Narrowings
) -> Quantity | Unknown:
    """Narrowest width of a stair flight between walls, strings and things as modelled, metres.

    The widest disc that can go up over its treads, clear of the parts of its own body that
    stand up to 0.5 m over them (strings, upstands), of walls, columns, fittings and furniture
    that begin below 2 m; handrails do not count. Exact to 0.1 mm. Open where a thing in the way
    is known by its hull only. Unknown when no tread shows, or treads do not meet on the plan.
    AD M 1.33(f), AD K 1.15(a), 1.20.
    """
    walked = walked_flights.get(subject.id)
    if walked is None:
        return NO_TREADS
    return _width(subject, walked, stair_passage(walked, narrowings, railings=False))


@measure(
    "stair flight",
    unit="m",
    lack="how wide it is between handrails",
    ask=_RAILS_ASK,
    furniture="here",
)
def width_between_handrails(
    subject: Subject,
    walked_flights: Mapping[str, Walked],
    narrowings: Narrowings,
    flight_sides: Sides,
) -> Quantity | Unknown:
    """Narrowest width of a stair flight clear of its railings too, metres.

    Found as `flight_width`, exact to 0.1 mm. Where a side has no handrail as modelled, one that is
    missing can only make it narrower: the figure is then an upper bound. Unknown as `flight_width`.
    AD K 1.15(b).
    """
    walked = walked_flights.get(subject.id)
    if walked is None:
        return NO_TREADS
    found = _width(subject, walked, stair_passage(walked, narrowings, railings=True))
    if isinstance(found, Unknown):
        return found
    bare = [each.hand for each in flight_sides[subject.id] if each.shares()[0] < COVERED]
    if not bare:
        return found
    return Quantity(
        low=0.0,
        high=found.high,
        unit="m",
        method=found.method,
        steps=(*found.steps, f"no handrail is modelled on the {' and the '.join(bare)}"),
        evidence=found.evidence,
    )


@measure("stair flight", unit="m", lack="how wide its lanes are", ask=_RAILS_ASK, furniture="here")
def widest_lane(
    subject: Subject,
    school: School,
    walked_flights: Mapping[str, Walked],
    narrowings: Narrowings,
) -> Quantity | Unknown:
    """Widest stretch of a tread from side to side or from rail to rail, metres.

    Taken across the middle of each tread, the widest of all, exact to 0.1 mm: a rail that divides a
    wide flight has to run all the way. Where the model holds no railings, one that is missing may
    divide it: the figure is then an upper bound, and also where one could not be read. Unknown when
    no tread shows. AD K 1.15(c), AD M 1.33(p).
    """
    walked = walked_flights.get(subject.id)
    if walked is None:
        return NO_TREADS
    parts, crossings = _other_parts(walked), list(_crossings(walked))
    tight, loose = (
        [
            lane
            for step, across in crossings
            for lane in _lanes(step, across, parts, narrowings, hulls=hulls)
        ]
        for hulls in (True, False)
    )
    if not loose:
        return NO_TREADS
    widest = max(loose, key=lambda lane: lane.length)
    is_whole = school.railings and not lost_railings(school, subject.element.storey_id)
    least = max((lane.length for lane in tight), default=0.0)
    (ax, ay), (bx, by) = widest.coords[0], widest.coords[-1]
    return Quantity(
        low=least if is_whole else 0.0,
        high=widest.length,
        unit="m",
        method="widest stretch across a tread between railings",
        steps=() if school.railings else ("the model holds no railings",),
        evidence=(
            *flight_drawn(walked, storey=subject.ref.storey),
            dimension(((ax, ay), (bx, by)), storey=subject.ref.storey),
        ),
    )


def stair_passage(walked: Walked, narrowings: Narrowings, *, railings: bool) -> Clear:
    """The narrowest passage, of stretches that turn by a right angle at most.

    A spiral lies over itself on the plan: in one piece it would look wider than it is.
    """
    most, parts = HIGHEST if railings else _STRING, _other_parts(walked)
    pieces = [
        Trodden(area=step.area, level=_level(step), upstands=tuple(_strings(parts, step, most)))
        for step in walked.run.steps
    ]
    found = [
        clear_passage(
            [*pieces[start:end], *_between(walked.run.steps[start:end])],
            (walked.run.edges[start], walked.run.edges[end]),
            narrowings,
            railings=railings,
        )
        for start, end in _stretches(walked.run.edges)
    ]
    return min(found, key=lambda each: each.tight.width)


def _stretches(edges: Sequence[Edge]) -> Iterator[tuple[int, int]]:
    """The longest stretches of a flight, by first and last edge, that turn no further."""
    last = len(edges) - 1
    done = 0
    for start in range(last):
        turned, end = 0.0, start
        while end < last and (turned := turned + turn(edges[end], edges[end + 1])) <= _TURN:
            end += 1
        end = max(end, start + 1)
        if end > done:
            yield start, end
        done = max(done, end)


def _between(steps: Sequence[Step]) -> list[Trodden]:
    """The gaps on the plan between open treads: who walks steps over them."""
    areas = [step.area for step in steps]
    gaps = without(closed(areas), areas)
    return [] if gaps is None else [Trodden(area=gaps, level=_level(steps[-1]))]


def _level(step: Step) -> Level:
    return lambda _x, _y: step.level


def _other_parts(walked: Walked) -> list[Surface]:
    """The tops of a flight's body that are neither treads nor landings."""
    run = walked.run
    levels = [each.level for each in (*run.steps, run.below, run.above) if each is not None]
    return [
        top
        for top in sound(walked.found.element.tops)
        if top.gradient > LEVEL or all(abs(top.level - level) > _SAME for level in levels)
    ]


def _strings(parts: Sequence[Surface], step: Step, most: float) -> Iterator[Area]:
    """Parts of the body that stand on a tread, up to `most` metres over it."""
    for top in parts:
        if not top.area.intersects(step.area):
            continue
        met = clean_area(top.area.intersection(step.area))
        if met is not None:
            middle = met.centroid
            if LOW < top.at(middle.x, middle.y) - step.level < most:
                yield met


def _width(subject: Subject, walked: Walked, clear: Clear) -> Quantity | Unknown:
    if clear.is_bare and clear.tight.width <= 0.0:
        return _APART
    if not clear.touched and (across := _tread_as_wide(walked, clear.tight.width)):
        clear = replace(clear, tight=replace(clear.tight, line=across))
    return Quantity(
        low=clear.tight.width,
        high=max(clear.tight.width, clear.loose.width),
        unit="m",
        method="narrowest passage over the treads",
        steps=(f"narrowest between {' and '.join(clear.between) or 'the edges'}",),
        evidence=(
            *flight_drawn(walked, storey=subject.ref.storey),
            *passage_drawn(clear, storey=subject.ref.storey),
        ),
    )


def _tread_as_wide(walked: Walked, width: float) -> tuple[Point, Point] | None:
    """Across the middle one of the treads that are as wide as the passage: there it is drawn."""
    lines = [across.intersection(step.area) for step, across in _crossings(walked)]
    found = [line for line in lines if abs(line.length - width) <= _SAME]
    if not found or found[len(found) // 2].geom_type != "LineString":
        return None
    (ax, ay), (bx, by) = shapely.get_coordinates(found[len(found) // 2])[[0, -1]].tolist()
    return (ax, ay), (bx, by)


def _crossings(walked: Walked) -> Iterator[tuple[Step, shapely.LineString]]:
    """Each step with a line across it, half a going past its nosing."""
    edges = walked.run.edges
    for step, edge, after in zip(walked.run.steps, edges, edges[1:], strict=False):
        depth = max(beyond(edge, middle(after)), 0.0) / 2
        (x, y), (ax, ay) = ahead(edge), edge[0]
        along = (y, -x)
        start = (ax + x * depth - along[0] * _WIDE, ay + y * depth - along[1] * _WIDE)
        far = length(edge) + 2 * _WIDE
        end = (start[0] + along[0] * far, start[1] + along[1] * far)
        yield step, shapely.LineString([start, end])


def _lanes(
    step: Step,
    across: shapely.LineString,
    parts: Sequence[Surface],
    narrowings: Narrowings,
    *,
    hulls: bool,
) -> list[shapely.LineString]:
    """The free stretches across a tread; `hulls` says whether what is only a hull counts."""
    things = [
        each.area
        for each in narrowings.on(step.area, _level(step), railings=True)
        if hulls or not each.doubtful
    ]
    free = across.intersection(step.area).difference(
        shapely.union_all([*things, *_strings(parts, step, HIGHEST)])
    )
    cut = shapely.get_parts(free).tolist()
    return [part for part in cut if part.geom_type == "LineString" and part.length > 0.0]
