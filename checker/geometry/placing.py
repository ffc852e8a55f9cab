"""The search for a place and an angle at which a rigid shape lies in an area."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.axes import edge_directions
from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point
from checker.geometry.overlay import cut_one_by_one, joined
from checker.geometry.shrunk import shrunk

MOST_ANGLES = 1500
"""Angles that are tried before a search gives up; real rooms need a few dozen at most."""

Corners = npt.NDArray[np.float64]
_WALLS_TRIED = 3
_FIRST_HALVES = math.pi / 16
_GRAIN = 1e-7
_SAME_WAY = 4e-4
_UPRIGHT = 1e-9
_QUARTER = math.pi / 2
_NOWHERE = Polygon()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stencil:
    """A rigid shape: convex parts in metres about a pivot that lies inside each of them.

    `parts` are their corners, anticlockwise. `symmetry` is the angle in radians after which
    the shape looks the same again. `middle` is that of a circle round it, seen from the pivot.
    """

    parts: tuple[Corners, ...]
    symmetry: float
    middle: Point = (0.0, 0.0)

    @property
    def reach(self) -> float:
        """How far its corners are from the pivot, metres."""
        return max(float(np.hypot(*part.T).max()) for part in self.parts)

    @property
    def radius(self) -> float:
        """Radius of the circle round it, metres."""
        return max(float(np.hypot(*(part - self.middle).T).max()) for part in self.parts)

    def pivot_for(self, centre: Point, angle: float) -> Point:
        """Where the pivot lies when the middle of the circle round it lies at a point."""
        x, y = np.array(centre) - turned(np.array([self.middle]), angle)[0]
        return (float(x), float(y))

    def placed(self, centre: Point, angle: float) -> Polygon:
        """Its outline with the pivot at a point, turned by an angle in radians."""
        shapes = [Polygon(turned(part, angle) + np.array(centre)) for part in self.parts]
        (outline,) = polygons_of(shapely.union_all(shapes)) if len(shapes) > 1 else shapes
        return outline


def box_about(*, x: tuple[float, float], y: tuple[float, float]) -> Corners:
    """The corners of an upright rectangle, anticlockwise."""
    return np.array([(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])])


@dataclass(frozen=True, slots=True)
class Angles:
    """Angles still open: `half` to either side of `middle`, and where the pivot may lie then."""

    middle: float
    half: float
    region: BaseGeometry


class Search:
    """The floor near which pivots may lie, asked again and again for different angles.

    `margin` is how far every pivot is from the edge of the area at least, metres.
    """

    def __init__(self, area: Area, *, margin: float) -> None:
        self.area = area
        self.pivots = shrunk(area, margin * 0.999, arc=8)
        self._segments = segments_of(area)
        self._tree = shapely.STRtree(np.asarray(shapely.linestrings(self._segments)))
        self._shared: dict[tuple[Stencil, float], list[Corners]] = {}

    def wall_angles(self, span: float, *, least: float = 0.0) -> list[float]:
        """The directions of the longest walls in which walls of `least` metres run altogether."""
        return [each for each in wall_angles(self.area, span) if self._along(each) >= least]

    def _along(self, angle: float) -> float:
        """The length of all walls that run at an angle, or across it."""
        steps = self._segments[:, 1] - self._segments[:, 0]
        lengths = np.hypot(steps[:, 0], steps[:, 1])
        off = np.abs(np.sin(2 * (np.arctan2(steps[:, 1], steps[:, 0]) - angle)))
        return float(lengths[off < _SAME_WAY].sum())

    def left_for(
        self, parts: Iterable[Corners], region: BaseGeometry, *, reach: float
    ) -> BaseGeometry:
        """Where in `region` the pivot of convex parts, as they lie, is clear of every edge."""
        near = self._tree.query(region, predicate="dwithin", distance=reach)
        if not len(near):
            return region
        segments = self._segments[np.sort(near)]
        hit = np.concatenate([swept(segments, part) for part in parts])
        # Deep in a search the region is small and often lies within one of them.
        if shapely.covers(hit, region).any():
            return _NOWHERE
        return cut_one_by_one(region, hit[shapely.intersects(hit, region)])

    def at(self, stencil: Stencil, angle: float, region: BaseGeometry) -> Point | None:
        """A pivot for the stencil turned to an angle, if there is one in the region."""
        parts = [turned(part * (1 - _GRAIN), angle) for part in stencil.parts]
        left = self.left_for(parts, region, reach=stencil.reach)
        if left.is_empty:
            return None
        point = left.representative_point()
        return (point.x, point.y)

    def covered(self, stencil: Stencil, angle: float) -> BaseGeometry:
        """All that the stencil covers, at this angle, wherever it lies clear of every edge."""
        parts = [turned(part * (1 - _GRAIN), angle) for part in stencil.parts]
        region = self.left_for(parts, self.pivots, reach=stencil.reach)
        if region.is_empty:
            return region
        edges = segments_of(region)
        # The pivots themselves are the middle; their edge swept by the shape is all round it.
        around = [swept(edges, -part) for part in parts]
        return joined([region, *np.concatenate(around)])

    def first_angles(self, span: float) -> list[Angles]:
        """All angles from 0 to `span`, in intervals that may be ruled out at one go."""
        count = math.ceil(span / 2 / _FIRST_HALVES)
        half = span / 2 / count
        return self.angles([(2 * n + 1) * half for n in range(count)], half)

    def angles(self, middles: Iterable[float], half: float) -> list[Angles]:
        """Intervals of angles, `half` to either side of each middle, with nothing ruled out yet."""
        return [Angles(middle, half, self.pivots) for middle in middles]

    def narrowed(self, stencil: Stencil, angles: Angles) -> BaseGeometry:
        """Where the pivot may lie for any of these angles: what all turned copies share fits."""
        key = (stencil, angles.half)
        if key not in self._shared:
            self._shared[key] = [_shared_by_turns(part, angles.half) for part in stencil.parts]
        shared = [turned(part, angles.middle) for part in self._shared[key]]
        return self.left_for(shared, angles.region, reach=stencil.reach)


def wall_angles(area: Area, span: float) -> list[float]:
    """The directions of the longest walls, in quarter turns over a span, in radians.

    >>> wall_angles(shapely.box(0, 0, 2, 1), math.pi)
    [0.0, 1.5707963267948966]
    """
    turns = [number * _QUARTER for number in range(round(span / _QUARTER))]
    return [angle + turn for angle in edge_directions(area)[:_WALLS_TRIED] for turn in turns]


def segments_of(area: BaseGeometry) -> Corners:
    """The straight pieces of an area's edge, from corner to corner (n, 2, 2)."""
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_parts(area.boundary)]
    return np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in rings])


def halved(angles: Angles, region: BaseGeometry) -> Iterator[Angles]:
    """The two halves of an interval of angles, with what is left to search."""
    quarter = angles.half / 2
    for middle in (angles.middle - quarter, angles.middle + quarter):
        yield Angles(middle, quarter, region)


def turned(corners: Corners, angle: float) -> Corners:
    """Corners turned about the pivot by an angle in radians."""
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Corners = corners @ np.array([[cos, sin], [-sin, cos]])
    return turned


def _shared_by_turns(part: Corners, half: float) -> Corners:
    """Corners of what lies in every copy of a convex part turned by up to `half` either way.

    A side at distance d from the pivot becomes two, turned by `half` each way and d cos(half)
    away: they meet d in front of the pivot, so that no copy in between cuts their corner off.
    """
    smaller = part * math.cos(half)
    one, other = (Polygon(turned(smaller, turn)) for turn in (half, -half))
    both = one.intersection(other)
    corners: Corners = shapely.get_coordinates(both.normalize())[:-1]
    return corners[::-1]


def swept(segments: Corners, part: Corners) -> npt.NDArray[np.object_]:
    """What each segment (n, 2, 2) covers when swept by a convex part mirrored in its pivot."""
    mirrored = -part
    count = len(mirrored)
    along = segments[:, 1] - segments[:, 0]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) @ mirrored.T
    first, last = across.argmax(axis=1), across.argmin(axis=1)
    # From its leftmost corner round the back the part stands at the start, then at the end.
    back = ((last - first) % count)[:, None]
    steps = np.arange(count + 2)[None, :]
    ahead = steps > back
    corners = mirrored[(first[:, None] + steps - ahead) % count]
    ends = np.where(ahead[..., None], segments[:, None, 1], segments[:, None, 0])
    return np.asarray(shapely.polygons(corners + ends))


def swept_upright(edges: Corners, height: float) -> npt.NDArray[np.object_]:
    """What an area's edges (n, 2, 2) cover when swept by an upright bar about its middle.

    Edges that follow on each other from left to right, or back, are swept as one; upright ones,
    which sweep no area, part them. Metres.

    >>> edges = segments_of(Polygon([(0, 0), (2, 1), (4, 0)]))
    >>> [(shape.bounds, shape.area) for shape in swept_upright(edges, 1.0)]
    [((0.0, -0.5, 4.0, 1.5), 4.0), ((0.0, -0.5, 4.0, 0.5), 4.0)]
    """
    start, end = edges[:, 0], edges[:, 1]
    run = end[:, 0] - start[:, 0]
    way = np.where(np.abs(run) > _UPRIGHT, np.sign(run), 0.0)
    follows = (way[1:] == way[:-1]) & (end[:-1] == start[1:]).all(axis=1)
    chains = np.split(np.arange(len(edges)), np.flatnonzero(~follows) + 1)
    lift = np.array([0.0, height / 2])
    lines = [
        np.concatenate([start[chain], end[chain[-1:]]]) for chain in chains if way[chain[0]] != 0.0
    ]
    rings = [np.concatenate([line - lift, (line + lift)[::-1]]) for line in lines]
    which = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    return np.asarray(shapely.polygons(shapely.linearrings(np.concatenate(rings), indices=which)))
