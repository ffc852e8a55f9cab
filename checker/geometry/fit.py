"""Whether a rectangle of a given size fits somewhere in an area, at any angle."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from checker.geometry.axes import edge_directions
from checker.geometry.circle import Area, Circle, largest_circle
from checker.geometry.frame import Point
from checker.geometry.placing import MOST_ANGLES, Search, Stencil, box_about, halved
from checker.units import SLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Where the shape lies when it fits: `placed` is its outline (m), none when it does not.

    `centre` is the middle of it, that of a T where its bar and its stem cross; `angle` is how
    far it is turned, radians. `settled` is False when the search gave up before every angle was
    ruled out.
    """

    placed: Polygon | None = None
    centre: Point = (0.0, 0.0)
    angle: float = 0.0
    settled: bool = True

    def __bool__(self) -> bool:
        """True when the shape fits."""
        return self.placed is not None


def rectangle_fits(area: Area, *, long: float, short: float, circle: Circle | None = None) -> Fit:
    """Try to place a `long` by `short` rectangle (m) in `area`, at any angle.

    Complete to 0.5 mm on each side: one that is 0.5 mm too large is said to fit, one that is
    1 mm too large is not. The angles of walls are tried first; then angles are ruled out
    interval by interval: when what all turned copies of the rectangle share does not fit, none
    of the interval does. `circle` is the largest one in the area, where it is known already.

    >>> bool(rectangle_fits(shapely.box(0, 0, 2.2, 1.5), long=2.2, short=1.5))
    True
    >>> bool(rectangle_fits(shapely.box(0, 0, 2.2, 1.5), long=2.21, short=1.5))
    False
    """
    long, short = max(long, short) - SLACK, min(long, short) - SLACK
    return _fitted(area, rectangle_of(long, short), margin=short / 2, circle=circle)


def t_shape_fits(area: Area, *, size: float, width: float, circle: Circle | None = None) -> Fit:
    """Try to place a T (m) in `area`, at any angle: the turning space of ADA 304.3.2.

    It lies in a square of `size`: its bar and its stem are `width` wide, so that each arm and
    the stem reach out from where they meet by what is left of the square. Complete to 0.5 mm on
    each side, as for a rectangle.

    >>> bool(t_shape_fits(shapely.box(0, 0, 1.525, 1.525), size=1.525, width=0.915))
    True
    >>> bool(t_shape_fits(shapely.box(0, 0, 1.525, 1.5), size=1.525, width=0.915))
    False
    """
    if width <= SLACK or size < width:
        return Fit()
    side, end = (width - SLACK) / 2, (size - SLACK) / 2
    bar = box_about(x=(-end, end), y=(-side, side))
    stem = box_about(x=(-side, side), y=(side - 2 * end, side))
    # The middle of the circle round the T: as far from the ends of the arms as from the stem's.
    middle = (0.0, (end**2 - (side - 2 * end) ** 2) / (4 * end))
    stencil = Stencil(parts=(bar, stem), symmetry=2 * math.pi, middle=middle)
    return _fitted(area, stencil, margin=side, circle=circle)


def _fitted(area: Area, stencil: Stencil, *, margin: float, circle: Circle | None) -> Fit:
    """Settles what circles settle: the one in the area, and the one round it; searches the rest."""
    circle = circle or largest_circle(area)
    if circle is None or circle.radius < margin or longest_distance(area) < 2 * stencil.radius:
        return Fit()
    if circle.radius >= stencil.radius:
        angle = next(iter(edge_directions(area)), 0.0)
        return _placed(stencil, stencil.pivot_for(circle.centre, angle), angle)
    return place(Search(area, margin=margin), stencil, slack=SLACK)


def place(search: Search, stencil: Stencil, *, slack: float) -> Fit:
    """Place a stencil at any angle; one that is `slack` metres larger all over never fits."""
    for angle in search.wall_angles(stencil.symmetry):
        if centre := search.at(stencil, angle, search.pivots):
            return _placed(stencil, centre, angle)
    pending = search.first_angles(stencil.symmetry)
    for _ in range(MOST_ANGLES):
        if not pending:
            return Fit()
        angles = pending.pop()
        region = search.narrowed(stencil, angles)
        if region.is_empty:
            continue
        if centre := search.at(stencil, angles.middle, region):
            return _placed(stencil, centre, angles.middle)
        # A side turned by this much moves by less than half of the slack.
        if math.sin(angles.half) * stencil.reach * 2 > slack:
            pending.extend(halved(angles, region))
    return Fit(settled=False)


def rectangle_of(long: float, short: float) -> Stencil:
    """A rectangle about its middle, metres."""
    corners = box_about(x=(-long / 2, long / 2), y=(-short / 2, short / 2))
    return Stencil(parts=(corners,), symmetry=math.pi if abs(long - short) > SLACK else math.pi / 2)


def _placed(stencil: Stencil, centre: Point, angle: float) -> Fit:
    return Fit(placed=stencil.placed(centre, angle), centre=centre, angle=angle)


def longest_distance(area: Area) -> float:
    """The longest distance in an area, or a little more: the circle round each of its parts."""
    parts = shapely.get_parts(area)
    return 2 * float(np.max(shapely.minimum_bounding_radius(parts)))
