"""How wide a ramp flight is between walls, kerbs and railings, and how high its kerbs are."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.side_line import SideLine, Span, covered
from checker.geometry.slopes import Incline
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
from checker.measure.climbs.pitch import Pitch
from checker.measure.climbs.railings_beside import HIGHEST, NEAR
from checker.measure.climbs.railings_handrails import COVERED
from checker.measure.climbs.ramps_sizes import NO_SLOPE, Ways
from checker.measure.climbs.stairs_drawn import line, way_up
from checker.measure.distrust import lost_railings, told
from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure
from checker.measure.stated import length as declared_length
from checker.measure.subjects import Subject
from checker.model import RampFlight, School, Wall
from checker.results.values import Quantity, Unknown

_ASK = NO_SLOPE.ask
_KERB_ASK = "Model kerbs or upstands along the open sides of the ramp, or the walls beside it."
_CLOSED = 0.6
"""Metres from which what stands beside a ramp is a wall that closes the side."""
_DIFFERS = 0.002


@measure(
    "ramp flight",
    unit="m",
    lack="how wide it is",
    ask=_ASK,
    furniture="here",
    stated=("Pset_RampFlightCommon.ClearWidth",),
)
def ramp_width(
    subject: Subject, ramp_ways: Ways, narrowings: Narrowings, school: School
) -> Quantity | Unknown:
    """Narrowest width of a ramp flight clear of walls, kerbs, railings and things, metres.

    The widest disc that can go up over its sloping top, clear of parts of its own body that
    stand over it and of columns, fittings and furniture that begin below 2 m over it. Exact to
    0.1 mm. A declared ClearWidth (Pset_RampFlightCommon) that differs by more than 2 mm widens
    it, a thing known by its hull only leaves it open, and a railing of its storey without a body
    may narrow it to nothing. Unknown when its body shows no slope. AD M 1.26(e), AD K 2.9(a); ADA
    405.5.
    """
    found = ramp_ways.get(subject.id)
    way = found.way if found else None
    if found is None or way is None:
        return NO_SLOPE
    clear = ramp_passage(found.element, way, narrowings)
    low, high = clear.tight.width, max(clear.tight.width, clear.loose.width)
    prop = subject.element.property("ClearWidth", group="Pset_RampFlightCommon")
    stated = declared_length(prop) if prop else None
    off = stated if stated and not low - _DIFFERS <= stated <= high + _DIFFERS else None
    notes = [f"narrowest between {' and '.join(clear.between) or 'the edges'}"]
    notes += [f"Pset_RampFlightCommon.ClearWidth says {length_text(off)}"] if off else []
    storey, lost = subject.ref.storey, lost_railings(school, subject.element.storey_id)
    return Quantity(
        low=0.0 if lost else min(low, off or low),
        doubt=told(lost) if lost else None,
        high=max(high, off or high),
        unit="m",
        method="narrowest passage over the ramp",
        steps=tuple(notes),
        evidence=(
            *outline(way.area, storey=storey, role="context"),
            way_up(way.edges, storey=storey),
            *passage_drawn(_on_ramp(clear, way), storey=storey),
        ),
    )


@measure("ramp flight", unit="m", lack="how wide its surface is", ask=_ASK, furniture="here")
def ramp_surface_width(
    subject: Subject, ramp_ways: Ways, narrowings: Narrowings
) -> Quantity | Unknown:
    """Narrowest width of a ramp flight between walls, upstands and kerbs, metres.

    Found as `ramp_width`, exact to 0.1 mm, but handrails and guarding may reach over it. A declared
    ClearWidth does not count, since it is measured between the rails. Unknown when its body shows
    no slope. AD M 1.26(e), AD K 2.9(a).
    """
    found = ramp_ways.get(subject.id)
    way = found.way if found else None
    if found is None or way is None:
        return NO_SLOPE
    clear = ramp_passage(found.element, way, narrowings, railings=False)
    storey = subject.ref.storey
    return Quantity(
        low=clear.tight.width,
        high=max(clear.tight.width, clear.loose.width),
        unit="m",
        method="narrowest passage over the ramp, railings left out",
        steps=(f"narrowest between {' and '.join(clear.between) or 'the edges'}",),
        evidence=(
            *outline(way.area, storey=storey, role="context"),
            way_up(way.edges, storey=storey),
            *passage_drawn(_on_ramp(clear, way), storey=storey),
        ),
    )


@measure("ramp flight", unit="m", lack="whether kerbs edge it", ask=_KERB_ASK)
def edge_upstand(
    subject: Subject,
    ramp_ways: Ways,
    pitches: Mapping[str, Pitch],
    narrowings: Narrowings,
) -> Quantity | Unknown:
    """Height of the upstand along the sides of a ramp flight over its surface, metres.

    The lower of both sides, each at its lowest place: parts of its own body or walls within 150 mm
    that run along at least 80 % of the side. A side that a wall of 0.6 m or more closes needs none;
    infinite where walls close both. Exact to 0.1 mm. Unknown where nothing is modelled along a side
    (kerbs are often left out) or its body shows no slope. AD M 1.26(m), AD K 2.5; ADA 405.9.
    """
    found, pitch = ramp_ways.get(subject.id), pitches.get(subject.id)
    if found is None or found.way is None or pitch is None:
        return NO_SLOPE
    sides = {hand: pitch.side(number) for number, hand in enumerate(("left", "right"))}
    heights = {
        hand: _upstand(side, found.element, found.way, narrowings) for hand, side in sides.items()
    }
    bare = [hand for hand, height in heights.items() if height is None]
    if bare:
        return Unknown(missing=(f"an upstand along the {' and the '.join(bare)}",), ask=_KERB_ASK)
    known = [height for height in heights.values() if height is not None]
    lowest = min(known)
    return Quantity(
        low=lowest,
        high=lowest,
        unit="m",
        method="lowest upstand along the sides",
        steps=tuple(
            f"{hand}: {_edge_words(height)}"
            for hand, height in heights.items()
            if height is not None
        ),
        reason="walls close both sides" if lowest == float("inf") else "",
        evidence=tuple(
            line(edge, storey=subject.ref.storey, role="measured", label=_edge_words(height))
            for hand, height in heights.items()
            if height is not None
            for edge in ((sides[hand].point_at(0.0), sides[hand].point_at(sides[hand].length)),)
        ),
    )


def _on_ramp(clear: Clear, way: Incline) -> Clear:
    """The narrowest place to draw: across the middle where only the way on is as narrow."""
    line = clear.tight.line
    if line is None or shapely.LineString(line).centroid.within(way.area):
        return clear
    middle, ((x0, y0), (x1, y1)) = way.area.centroid, way.foot
    share = clear.tight.width / max(math.dist(*way.foot), clear.tight.width) / 2
    dx, dy = (x1 - x0) * share, (y1 - y0) * share
    across = ((middle.x - dx, middle.y - dy), (middle.x + dx, middle.y + dy))
    return replace(clear, tight=replace(clear.tight, line=across))


def _edge_words(height: float) -> str:
    return "a wall" if height == float("inf") else length_text(height)


def ramp_passage(
    flight: RampFlight, way: Incline, narrowings: Narrowings, *, railings: bool = True
) -> Clear:
    """The narrowest passage over the sloping top of a ramp flight; clear of railings too or not."""
    piece = Trodden(area=way.area, level=_level_of(way), upstands=tuple(_raised(flight, way)))
    return clear_passage([piece], (way.foot, way.head), narrowings, railings=railings)


def _level_of(way: Incline) -> Level:
    """The level of the plane that a point lies on or is nearest to."""

    def level(x: float, y: float) -> float:
        point = shapely.Point(x, y)
        return min(way.planes, key=lambda plane: plane.area.distance(point)).at(x, y)

    return level


def _raised(flight: RampFlight, way: Incline) -> Iterator[Area]:
    """Parts of the body that stand on its sloping top, such as kerbs."""
    level = _level_of(way)
    for top in sound(flight.tops):
        met = clean_area(top.area.intersection(way.area))
        if met is not None:
            x, y = met.centroid.x, met.centroid.y
            if LOW < top.at(x, y) - level(x, y) < HIGHEST:
                yield met


def _upstand(
    side: SideLine, flight: RampFlight, way: Incline, narrowings: Narrowings
) -> float | None:
    """The lowest height along one side; infinite for a wall, none where nothing runs along it."""
    heights = [*_kerbs(side, flight), *_walls(side, way, narrowings)]
    spans = [span for _, stretches in heights for span in stretches]
    if covered(spans, side.length) < COVERED:
        return None
    lowest = min(height for height, _ in heights)
    return float("inf") if lowest >= _CLOSED else lowest


def _kerbs(side: SideLine, flight: RampFlight) -> Iterator[tuple[float, tuple[Span, ...]]]:
    for top in sound(flight.tops):
        stretches = side.stretches(top.area, within=NEAR)
        over = [
            top.at(x, y) - side.level_at(side.place((x, y))[0])
            for x, y in shapely.get_coordinates(top.area).tolist()
        ]
        if stretches and LOW / 2 < min(over) < HIGHEST:
            yield min(over), stretches


def _walls(
    side: SideLine, way: Incline, narrowings: Narrowings
) -> Iterator[tuple[float, tuple[Span, ...]]]:
    near = clean_area(shapely.LineString(side.line((0.0, side.length))).buffer(NEAR))
    if near is None:
        return
    for thing in narrowings.on(near, _level_of(way), railings=False):
        stretches = side.stretches(thing.area, within=NEAR)
        if stretches and isinstance(thing.element, Wall):
            ends = [min(max(end, 0.0), side.length) for span in stretches for end in span]
            yield min(thing.shape.top - side.level_at(end) for end in ends), stretches
