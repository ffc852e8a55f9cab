"""How large a room is: its areas, and the width of its bare plan."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import shapely
from shapely import LineString, Point

from checker.geometry.circle import Area, Circle, largest_circle
from checker.geometry.clean import clean_area, polygons_of, without
from checker.measure.evidence import Line, circle_drawn, dimension, outline
from checker.measure.obstacles import Obstacle, doors_shut, doubt_at, free_floors
from checker.measure.registry import measure, provider
from checker.measure.rooms.flights import is_flight
from checker.measure.rooms.parted import Parted
from checker.measure.subjects import Subject
from checker.model import Column, Fitting
from checker.results.values import Quantity, Unknown
from checker.units import so_many

_ROOMS = ("room", "outdoor space")
_ON_THE_FLOOR = 0.1
_NEAR = 0.001
_LEAST = 0.0005
_ON_WALLS = frozenset({"other", "radiator", "hose reel"})
CircleIn = Callable[[Area], Circle | None]


@provider
def circle_in() -> CircleIn:
    """The largest circle in an area, worked out once for each: many measures ask for the same."""
    return cache(largest_circle)


@measure(*_ROOMS, unit="m2", several="have no body that can be measured")
def gross_area(subject: Subject, outlines: Mapping[str, Area | Unknown]) -> Quantity | Unknown:
    """Plan area of the room's body, wall face to wall face as modelled.

    The outline is taken as drawn, with holes left out; exact to 0.01 m2. Unknown when the room has
    no body or one that cannot be trusted. Source: ours, for areas as in BB103.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    return Quantity(
        low=area.area,
        high=area.area,
        unit="m2",
        method="plan area of the room's body",
        steps=(_outlined(area),),
        evidence=outline(area, storey=subject.ref.storey, label=f"{area.area:.1f} m2"),
    )


def _outlined(area: Area) -> str:
    """What was measured: the corners of the outline, the rectangle around it, and its holes."""
    parts = polygons_of(area)
    corners = sum(len(each.exterior.coords) - 1 for each in parts)
    holes = sum(len(each.interiors) for each in parts)
    around = shapely.get_coordinates(shapely.oriented_envelope(area))
    sides = sorted(math.dist(one, other) for one, other in pairwise(around[:3].tolist()))
    less = f", less {so_many(holes, 'hole')}" if holes else ""
    return f"outline of {corners} corners within {sides[1]:.3f} m by {sides[0]:.3f} m{less}"


@measure(*_ROOMS, unit="m2")
def net_area(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    doorways_within: Mapping[str, tuple[Obstacle, ...]],
    parted: Mapping[str, Parted],
) -> Quantity | Unknown:
    """Plan area less columns and fixed fittings (sanitary ware, built-in units on the floor).

    Furniture and changing beds are not taken off, since they move; nor are radiators, hose reels
    and railings. Where a flight of stairs or a ramp takes the floor, it is no floor of the room.
    Exact to 0.01 m2; where a thing's plan is only known by its hull the value lies between the area
    less the hull and the area with nothing taken off for it. So it does where walls stand in the
    outline, or reach into it by more than 20 mm, doors in those included; where they part the room
    it begins at the largest piece with a door. Unknown when the gross area is. Source: ours, for
    areas as in BB103 (schools/B10, B16).
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    things = obstacles.get(subject.id, ())
    fixed = [thing for thing in things if _is_fixed(thing)]
    walls = [*(each for each in things if each.is_wall), *doorways_within.get(subject.id, ())]
    floors = free_floors(area, fixed)
    whole, least = floors.tight, _between_walls(floors.tight, walls, parted.get(subject.id))
    tight, low, high = (part.area if part else 0.0 for part in (whole, least, floors.loose))
    inside = (f"walls in its outline leave {low:.3f} m2",) if tight - low > _LEAST else ()
    return Quantity(
        low=low,
        high=max(low, high),
        unit="m2",
        method="plan area less columns, fixed fittings and flights",
        steps=(
            f"gross area {area.area:.3f} m2",
            _taken(len(fixed), area.area - tight),
            *inside,
        ),
        doubt=doubt_at(walls),
        evidence=outline(least or area, storey=subject.ref.storey, label=f"{low:.1f} m2"),
    )


def _between_walls(
    floor: Area | None, walls: Sequence[Obstacle], parted: Parted | None
) -> Area | None:
    """What walls leave of a floor, or of its largest piece with a door where they part it."""
    if floor is None or not walls:
        return floor
    left = without(floor, [wall.area for wall in doors_shut(walls)])
    return clean_area(left.intersection(parted.main)) if left and parted else left


def _taken(count: int, area: float) -> str:
    if not count:
        return "no fitting, column or flight takes any of it"
    return f"fittings, columns, flights: {so_many(count, 'thing', 'take')} {area:.3f} m2 of it"


@measure(*_ROOMS, unit="m")
def room_width(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    doorways_within: Mapping[str, tuple[Obstacle, ...]],
    parted: Mapping[str, Parted],
    circle_in: CircleIn,
) -> Quantity | Unknown:
    """Width of the bare room: the diameter of the largest circle that fits inside its walls.

    For a rectangular room this is its shorter side. Furniture and fittings do not count. Exact to
    0.1 mm. An interval where walls reach into the outline by 20 mm to 0.3 m, their doors
    included, are known by their hull or part the room: from the largest piece with a door. Unknown
    when the room has no body that can be trusted. Source: ours, for small-group rooms
    (schools/B16).
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    walls = [each for each in obstacles.get(subject.id, ()) if each.is_wall]
    walls += doorways_within.get(subject.id, ())
    loose = free_floors(area, walls).loose
    widest = circle_in(loose) if loose else None
    if loose is None or widest is None:
        return Unknown(missing=("a room body with a plan area",), ask="Correct the room's outline.")
    tight = _between_walls(area, walls, parted.get(subject.id))
    narrow = circle_in(tight) if tight else None
    drawn, circle = (tight, narrow) if tight and narrow else (loose, widest)
    line = _from_wall_to_wall(drawn, circle)
    storey = subject.ref.storey
    low = 2 * narrow.radius if narrow else 0.0
    return Quantity(
        low=low,
        high=max(low, 2 * widest.radius),
        unit="m",
        method="largest circle inside the walls",
        steps=(_outlined(area), *([f"walls and doors in it: {len(walls)}"] if walls else ())),
        doubt=doubt_at(walls),
        # The same figure on both would be read as two: the circle goes without.
        evidence=(
            dimension(line, storey=storey),
            replace(circle_drawn(circle, storey=storey), label=""),
        ),
    )


def _from_wall_to_wall(area: Area, circle: Circle) -> Line:
    """Of the diameters that end at a wall, the one that ends nearest to one at both ends."""
    edges = [
        LineString(ends)
        for part in polygons_of(area)
        for ring in (part.exterior, *part.interiors)
        for ends in pairwise(ring.coords)
    ]
    ways = shapely.get_coordinates(shapely.shortest_line(Point(circle.centre), edges))
    found = [
        circle.across(math.atan2(y1 - y0, x1 - x0))
        for (x0, y0), (x1, y1) in zip(ways[::2].tolist(), ways[1::2].tolist(), strict=True)
        if math.hypot(x1 - x0, y1 - y0) <= circle.radius + _NEAR
    ]
    return min(found, key=lambda line: max(area.boundary.distance(Point(end)) for end in line))


def _is_fixed(thing: Obstacle) -> bool:
    element = thing.element
    if isinstance(element, Fitting):
        if element.kind == "changing bed":
            return False
        # A socket or a lamp is a terminal too: of such only what stands on the floor.
        return element.kind not in _ON_WALLS or thing.above <= _ON_THE_FLOOR
    return isinstance(element, Column) or is_flight(element)
