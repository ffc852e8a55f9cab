"""How high a railing is over the floor, landing or flight below it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import shapely

from checker.measure.climbs_pitch import Pitch
from checker.measure.evidence import length_text, outline
from checker.measure.platforms import Platforms
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Railing, School
from checker.results.values import Evidence, Quantity, Truth, Unknown

_ASK = "Export the railing with a body, and the floor or flight that it stands on."
_NO_LINE = Unknown(missing=("a body of the railing over a floor or flight",), ask=_ASK)
_NEAR = 0.25
"""Metres on the plan between a railing and the floor or flight that it guards."""
LEAST, MOST = 0.3, 2.0
_DIFFERS = 0.002
Below = Literal["flight", "floor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPoint:
    """A point along the top of a railing: its height over what lies below, and what that is."""

    height: float
    below: Below
    place: tuple[float, float]


Points = Mapping[str, tuple[RailPoint, ...]]


@provider
def rail_points(school: School, pitches: Mapping[str, Pitch], platforms: Platforms) -> Points:
    """The heights along each railing whose line is known, by railing id.

    A point belongs to a flight when it lies within 0.25 m of it and 0.3 to 2 m over its pitch
    line; else to the highest floor within 0.25 m, 0.3 to 2 m below it.
    """
    flights = _Flights(pitches.values())
    return {
        railing.id: tuple(
            point
            for place in railing.line
            if (point := _point(place, flights, platforms)) is not None
        )
        for railing in school.railings
    }


@measure("railing", unit="m", lack="how high it is", ask=_ASK)
def rail_height(subject: Subject, rail_points: Points) -> Quantity | Unknown:
    """Height of a railing's top over the floor, landing or flight below; the interval holds all.

    Over a flight from its pitch line (the nosings), over a ramp from its surface, elsewhere from
    the floor of the room, landing or slab. A declared Height (Pset_RailingCommon) that lies more
    than 2 mm outside of it widens it, and counts alone where the body shows none. Unknown where
    neither is there. AD M 1.37(a), AD K 1.34, Diagram 3.1; ADA 505.4.
    """
    return _heights(subject, rail_points.get(subject.id, ()), compared=True)


@measure("railing", unit="m", lack="how high it is over a flight", ask=_ASK)
def rail_height_over_flight(subject: Subject, rail_points: Points) -> Quantity | Unknown:
    """Height of that part of a railing that runs along flights; see `rail_height`.

    Unknown where none of it does. AD K Diagram 3.1.
    """
    points = [each for each in rail_points.get(subject.id, ()) if each.below == "flight"]
    return _heights(subject, points, compared=False)


@measure("railing", unit="m", lack="how high it is over a floor", ask=_ASK)
def rail_height_over_floor(subject: Subject, rail_points: Points) -> Quantity | Unknown:
    """Height of that part of a railing that stands on level floor; see `rail_height`.

    Unknown where none of it does. AD K Diagram 3.1.
    """
    points = [each for each in rail_points.get(subject.id, ()) if each.below == "floor"]
    return _heights(subject, points, compared=False)


@measure("railing", value="truth", lack="whether it runs along a flight", ask=_ASK)
def is_over_flight(subject: Subject, rail_points: Points) -> Truth | Unknown:
    """Whether a railing runs along a flight or ramp; open where only part of it does.

    Unknown where nothing below it shows. AD K Diagram 3.1 has lower guarding on flights.
    """
    points = rail_points.get(subject.id, ())
    if not points:
        return _NO_LINE
    on = sum(each.below == "flight" for each in points)
    return Truth(
        possible=frozenset({True} if on == len(points) else {False} if on == 0 else {True, False}),
        method="what lies below its top",
        steps=(f"{on} of {len(points)} points over flights",),
        evidence=_railing_drawn(subject),
    )


class _Flights:
    """The stretches of all flights, ready to be asked for by place."""

    def __init__(self, pitches: Iterable[Pitch]) -> None:
        self._pieces = [piece for pitch in pitches for piece in pitch.pieces()]
        self._tree = shapely.STRtree([piece.area for piece in self._pieces])

    def heights(self, x: float, y: float, z: float) -> list[float]:
        """How high a point is over the flights near it, nearest flight first."""
        point = shapely.Point(x, y)
        near = self._tree.query(point, predicate="dwithin", distance=_NEAR).tolist()
        found = []
        for index in near:
            piece = self._pieces[index]
            foot = shapely.shortest_line(piece.area, point).coords[0]
            height = z - piece.at(foot[0], foot[1])
            if LEAST <= height <= MOST:
                found.append((round(piece.area.distance(point), 3), height))
        return [height for _, height in sorted(found)]


def _point(
    place: tuple[float, float, float], flights: _Flights, platforms: Platforms
) -> RailPoint | None:
    x, y, z = place
    heights = flights.heights(x, y, z)
    if heights:
        return RailPoint(height=heights[0], below="flight", place=(x, y))
    level = platforms.level_below(x, y, z - LEAST, within=_NEAR)
    if level is None or z - level > MOST:
        return None
    return RailPoint(height=z - level, below="floor", place=(x, y))


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
    notes = [f"{flights} points over flights, {len(points) - flights} over floors"]
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


def _railing_drawn(subject: Subject) -> tuple[Evidence, ...]:
    shape = subject.element.shape
    if shape is None:
        return ()
    return outline(shape.footprint, storey=subject.ref.storey, role="context")
