"""Why a railing stands on a floor: a drop beside it, or a landing where a flight begins or ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import shapely

from checker.geometry.frame import Point
from checker.measure.climbs.bare import BareFlights, bare_on, where_they_run
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.platforms import Platforms
from checker.measure.climbs.railings_below import RIGHT_BELOW, Points
from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import School, Shape
from checker.results.values import Evidence, Quantity, Truth, Unknown

_ASK = "Model the floors on both sides of the railing, and the walls that it stands at."
_NO_FLOOR = Unknown(missing=("the floor that the railing stands on",), ask=_ASK)
_ASIDE = 0.4
"""Metres to either side of a railing at which the floor there is looked for."""
_ABOVE, _WALL = 0.3, 0.8
_LANDING = 1.5
"""Metres from the end of a flight within which a floor is its landing (AD M 1.26(i), 1.33)."""
_SAME = 0.05
_SHORT = 1e-3


@measure("railing", unit="m", lack="how deep one may fall beside it", ask=_ASK)
def drop_beside(
    subject: Subject, rail_points: Points, platforms: Platforms, school: School
) -> Quantity | Unknown:
    """Greatest height of the floor that a railing stands on over what lies beside it, metres.

    Looked for 0.4 m to both sides of each point of its line that stands on a floor, among rooms,
    slabs and landings: the highest one there that is no more than 0.3 m higher; 0 where a wall
    stands that reaches 0.8 m over the floor. Exact to 0.1 mm at these places. Without an upper end
    where nothing is modelled on a side. Unknown where none of it stands on a floor. AD K 1.40 and
    1.41.
    """
    points = [each for each in rail_points.get(subject.id, ()) if each.below == "floor"]
    if not points:
        return _NO_FLOOR
    walls = [wall.shape for wall in school.walls if wall.shape is not None]
    found = [
        (_drop(side, point.level, platforms, walls), side)
        for point in points
        for side in _sides(point.place, subject.element.line)
    ]
    known = [(drop, place) for drop, place in found if drop is not None]
    if not known:
        return _NO_FLOOR
    deepest, place = max(known)
    open_ = len(known) < len(found)
    return Quantity(
        low=deepest,
        high=math.inf if open_ else deepest,
        reason="nothing is modelled on a side of it" if open_ else "",
        unit="m",
        origin="derived",
        method="floor that it stands on over the floors beside it",
        evidence=(
            Evidence(
                role="measured",
                shape="point",
                coords=(place,),
                storey=subject.ref.storey,
                label=length_text(deepest),
            ),
        ),
    )


@measure("railing", value="truth", lack="whether it stands on a landing", ask=_ASK)
def is_on_landing(
    subject: Subject,
    rail_points: Points,
    climbs: tuple[Climb, ...],
    school: School,
    bare_flights: BareFlights,
) -> Truth | Unknown:
    """Whether a railing stands on the landing of a stair or ramp, not along a corridor or a room.

    It does where a point of its line over a floor lies within 1.5 m of the foot or the head of a
    flight that begins or ends at the level of that floor. Open where a flight of its storey has no
    body. Unknown where none of it stands on a floor. AD M 1.37(a), AD K Diagram 1.12.
    """
    points = [each for each in rail_points.get(subject.id, ()) if each.below == "floor"]
    if not points:
        return _NO_FLOOR
    ends = [
        (shapely.LineString(edge), level)
        for climb in climbs
        for edge, level in ((climb.foot, climb.low), (climb.head, climb.high))
    ]
    near = any(
        abs(level - point.level) <= _SAME and edge.distance(shapely.Point(point.place)) <= _LANDING
        for point in points
        for edge, level in ends
    )
    bare = bare_on(subject.element.storey_id, school, bare_flights)
    shape = subject.element.shape
    return Truth(
        possible=frozenset({True} if near else {True, False} if bare else {False}),
        doubt=where_they_run(bare) if bare and not near else None,
        origin="derived",
        method=f"flights that end within {length_text(_LANDING)} of it",
        evidence=outline(shape.footprint, storey=subject.ref.storey) if shape else (),
    )


def _sides(place: Point, line: Sequence[tuple[float, float, float]]) -> Iterator[Point]:
    """Two places 0.4 m off a point, square to where the line runs to from there."""
    others = [each[:2] for each in line if math.dist(each[:2], place) > _SHORT]
    if not others:
        return
    x, y = min(others, key=lambda each: math.dist(each, place))
    long = math.dist((x, y), place)
    across = (-(y - place[1]) / long * _ASIDE, (x - place[0]) / long * _ASIDE)
    yield (place[0] + across[0], place[1] + across[1])
    yield (place[0] - across[0], place[1] - across[1])


def _drop(place: Point, level: float, platforms: Platforms, walls: Sequence[Shape]) -> float | None:
    """How far one falls there, m; None where no floor is modelled."""
    here = shapely.Point(place)
    if any(
        wall.base <= level + _WALL <= wall.top and wall.footprint.distance(here) <= RIGHT_BELOW
        for wall in walls
    ):
        return 0.0
    found = platforms.level_below(*place, level + _ABOVE, within=RIGHT_BELOW)
    return None if found is None else max(level - found, 0.0)
