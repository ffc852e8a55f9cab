"""The narrowest place that one has to pass on the way between the doors of a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shapely import LineString
from shapely.geometry.base import BaseGeometry

from checker.geometry.arrival import ARC, Arrival, Leaving
from checker.geometry.circle import Area, Circle, largest_circle, touching_direction
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point as Place
from checker.geometry.gaps import barriers, gaps_of
from checker.geometry.shrunk import shrunk

RESOLUTION = 0.0001
_ROUGHLY, _FINE, _COARSE = 0.002, 256, 6
_LEAST, _LESS, _SHRUNK_AWAY = 0.05, 0.0001, 0.0006


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`width` in metres; `line` runs across the narrowest place from side to side.

    A width of 0 means that no way at all links the portals.
    """

    width: float
    line: tuple[Place, Place] | None = None


NO_WAY = Passage(width=0.0)


def narrowest_passage(
    floor: Area,
    portals: Sequence[BaseGeometry],
    *,
    circle: Circle | None = None,
    outline: Area | None = None,
    ends: Sequence[BaseGeometry] = (),
    open_edges: Sequence[LineString] = (),
) -> Passage:
    """The largest width that still leads from every portal to every other within `floor`.

    It is the diameter of the largest disc that can travel between them. A portal (metres, on
    the edge of the floor) does not have to be that wide itself, since a door has a measure of
    its own: see `Arrival`. Recesses before it are those of `outline`, the room without what
    stands in it; without one the floor is taken for it. The disc has to come to each of `ends`
    too, areas that it arrives at when it touches them, and out by each of `open_edges`, straight
    edges of the floor without a wall, as far as it fits between their ends: see `Leaving`.

    Under 50 mm it is 0: nothing travels there. Exact to 0.1 mm, whatever the direction of the
    walls. With fewer than two portals it is the diameter of the largest circle; `circle` is that,
    where it is known already.

    >>> ends = [LineString([(0, 0.2), (0, 1.0)]), LineString([(9, 0.2), (9, 1.0)])]
    >>> round(narrowest_passage(LineString([(0, 0), (9, 1.2)]).envelope, ends).width, 4)
    1.2
    """
    circle = circle or largest_circle(floor)
    if circle is None:
        return NO_WAY
    places, widest = [*portals, *ends, *open_edges], 2 * circle.radius
    way = _Travel(floor, portals, outline, ends, open_edges)
    if len(places) < 2 or way.surely_links(widest - _SHRUNK_AWAY):  # noqa: PLR2004 - between two
        across = circle.across(touching_direction(floor, circle))
        return Passage(width=widest, line=across)
    return _between_gaps(way, places, widest)


def _between_gaps(way: _Travel, places: Sequence[BaseGeometry], widest: float) -> Passage:
    """The narrowest gap that one has to pass, or what fits through wider ones than these."""
    low, high = 0.0, widest
    for gap in barriers(way.floor, gaps_of(way.floor, less_than=widest), places):
        past = gap.length + _LESS
        if gap.length <= low or (way.may_link(past) and way.links(past)):
            low = max(low, past)
        elif way.surely_links(gap.length - _LESS):
            width = gap.length
            return Passage(width=width, line=_ends(gap.line)) if width >= _LEAST else NO_WAY
        else:
            high = gap.length - _LESS
            break
    if low < _LEAST and not way.links(low := _LEAST):
        return NO_WAY
    return _before_a_pocket(way, low, high)


def _before_a_pocket(way: _Travel, low: float, high: float) -> Passage:
    """Not a gap between two sides is the narrowest, but what a disc cannot go to the end of."""
    width = way.widest_between(low, high)
    gaps = gaps_of(way.floor, less_than=width + _LESS)
    near = next((gap for gap in gaps if gap.length >= width - _LESS), None)
    return Passage(width=width, line=_ends(near.line) if near else None)


class _Travel:
    """Discs that travel over a floor between its portals and to its ends."""

    def __init__(
        self,
        floor: Area,
        portals: Sequence[BaseGeometry],
        outline: Area | None = None,
        ends: Sequence[BaseGeometry] = (),
        open_edges: Sequence[LineString] = (),
        arc: int = ARC,
    ) -> None:
        self.floor, self.portals, self.outline, self.ends = floor, portals, outline, ends
        self.open_edges, self.arc, bare = open_edges, arc, outline or floor
        self.arrivals = [
            *(Arrival(floor, each, bare, arc=arc) for each in portals),
            *(Leaving(floor, each, bare, arc=arc) for each in open_edges),
        ]

    def may_link(self, width: float) -> bool:
        """False where coarse arcs, which leave more of a floor, tell already that it does not."""
        parts = polygons_of(shrunk(self.floor, width / 2, arc=_COARSE))
        return any(
            all(part.distance(end) <= width / 2 for end in self.ends)
            and all(each.is_near(part, width) for each in self.arrivals)
            for part in parts
        )

    def links(self, width: float) -> bool:
        """Whether a disc of this width gets from every portal to every other."""
        parts = polygons_of(shrunk(self.floor, width / 2, arc=self.arc))
        return any(
            all(part.distance(end) <= width / 2 for end in self.ends)
            and all(each.is_made(part, width) for each in self.arrivals)
            for part in parts
        )

    def surely_links(self, width: float) -> bool:
        """The same, so that finer arcs agree."""
        return self.may_link(width) and self.links(width) and self._finer.links(width)

    @cached_property
    def _finer(self) -> _Travel:
        return _Travel(self.floor, self.portals, self.outline, self.ends, self.open_edges, _FINE)

    def widest_between(self, low: float, high: float) -> float:
        """The largest width that passes, of two of which the first does.

        Where a disc goes into a pocket at a flat angle, chords of its arcs err by millimetres: the
        last steps are taken with finer ones, from as far off as these differ.
        """
        most = high
        low, high = self.halved(low, high, _ROUGHLY)
        fine, step = self._finer, _ROUGHLY
        while low > 0.0 and not fine.links(low):
            low, high, step = max(low - step, 0.0), low, 2 * step
        while high < most and fine.links(high):
            low, high, step = high, min(high + step, most), 2 * step
        return fine.halved(low, high, RESOLUTION)[0]

    def halved(self, low: float, high: float, until: float) -> tuple[float, float]:
        """Two widths so near to each other, of which the first passes if the first given does."""
        while high - low > until:
            middle = (low + high) / 2
            low, high = (middle, high) if self.links(middle) else (low, middle)
        return low, high


def _ends(line: LineString) -> tuple[Place, Place]:
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    return (x0, y0), (x1, y1)
