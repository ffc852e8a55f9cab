"""How long a corridor is from door to door, and the ways that are drawn for it."""

import itertools
import math
from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.route import Way
from checker.geometry.ways import Ways
from checker.measure.evidence import length_text
from checker.measure.obstacles import Obstacle, free_floors
from checker.measure.registry import measure
from checker.measure.rooms.doors import Portals
from checker.measure.rooms.flights import is_flight
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown

ASK = "Place the doors of the corridor in its walls and export them."

Outlines = Mapping[str, Area | Unknown]
Things = Mapping[str, tuple[Obstacle, ...]]


@measure("room", unit="m", lack="how far its doors lie apart", doors="beside")
def longest_stretch(
    subject: Subject, outlines: Outlines, obstacles: Things, portals: Portals
) -> Quantity | Unknown:
    """Length of the way between the two doors or openings of the room that lie farthest apart.

    From the middle of one to the middle of the other along the shortest way, round columns and
    partitions; furniture is left out and flights are walked over. Exact to 1 mm; infinite when
    something that is built parts them. An interval where a thing is only known by its hull.
    Unknown when the room has no body that can be trusted, or fewer than two doors or openings.

    Serves AD B volume 2, 2.26.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    lines = [way.line for way in portals.get(subject.id, ())]
    if len(lines) < 2:  # noqa: PLR2004 - between two
        return Unknown(missing=("a second door or opening of the room",), ask=ASK)
    level = [
        each for each in built_things(obstacles.get(subject.id, ())) if not is_flight(each.element)
    ]
    floors = free_floors(area, level)
    tight = farthest_apart(floors.tight, lines)
    loose = tight if floors.is_settled else farthest_apart(floors.loose, lines)
    low, high = sorted((tight.length, loose.length))
    return Quantity(
        low=low,
        high=high,
        unit="m",
        method=f"longest way between {len(lines)} doors and openings",
        evidence=way_drawn(tight if tight.points else loose, storey=subject.ref.storey),
        reason="" if math.isfinite(high) else "what is built there parts them",
    )


def built_things(things: Sequence[Obstacle]) -> list[Obstacle]:
    """Those of some things that are built: walls, columns, flights, and no furniture."""
    return [thing for thing in things if thing.kind == "walls"]


def farthest_apart(floor: Area | None, lines: Sequence[BaseGeometry]) -> Way:
    """The way between those two of some lines that lie farthest apart on a floor."""
    if floor is None:
        return Way(length=math.inf)
    middles = [shapely.shortest_line(line, line.centroid).interpolate(0.0) for line in lines]
    ways = Ways(floor)
    lengths = ways.lengths(middles, middles)
    pairs = itertools.combinations(range(len(middles)), 2)
    one, other = max(pairs, key=lambda pair: float(lengths[pair]))
    return ways.way(middles[one], middles[other])


def way_drawn(way: Way, *, storey: str) -> tuple[Evidence, ...]:
    """A way as a line with its length; nothing where it has no points."""
    if len(way.points) < 2:  # noqa: PLR2004 - a line has two ends
        return ()
    label = length_text(way.length)
    return (Evidence(role="path", shape="line", coords=way.points, storey=storey, label=label),)
