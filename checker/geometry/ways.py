"""The shortest ways inside an area, round its corners, between points, doors and walls."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.route import Way
from checker.geometry.taut import Floats, corners_with_sides, inward_corners, taut_pairs

STRAIGHT = 0.0005
"""Metres by which a corner may stand out of a straight wall and not be one."""

_ALONG_THE_WALL = 0.0006


class Ways:
    """The corners of an area that ways bend round, linked where one is seen from the other.

    Ways are taut: they may touch walls. Lengths are exact; walls are taken as straight where no
    corner stands out by more than 0.5 mm.
    """

    def __init__(self, area: Area) -> None:
        self._floor = area.buffer(_ALONG_THE_WALL, join_style="mitre")
        shapely.prepare(self._floor)
        parts = [corners_with_sides(part) for part in _straightened(area)]
        corners, before, after = map(np.concatenate, zip(*parts, strict=True))
        self._corners = np.asarray(shapely.points(corners))
        self._links = nx.Graph()
        self._links.add_nodes_from(range(len(corners)))
        self._between = np.empty((0, 0))
        if len(corners):
            found = taut_pairs(corners, before, after, first=0, last=len(corners))
            one = np.repeat(np.arange(len(corners)), [len(each) for each in found])
            pairs = np.stack([one, np.concatenate(found)], axis=1)
            lines = np.asarray(shapely.linestrings(corners[pairs]))
            seen = shapely.covers(self._floor, lines)
            lengths = shapely.length(lines[seen])
            self._links.add_weighted_edges_from(
                (*pair, length) for pair, length in zip(pairs[seen].tolist(), lengths, strict=True)
            )
            self._between = np.asarray(nx.floyd_warshall_numpy(self._links))

    def lengths(self, starts: Sequence[BaseGeometry], ends: Sequence[BaseGeometry]) -> Floats:
        """The length of the shortest way from each start to each end; infinite without one."""
        direct, first, last = self._legs(starts, ends)
        if not len(self._corners):
            return direct
        to_corner = (first[:, :, None] + self._between[None]).min(axis=1)
        bent: Floats = (to_corner[:, None, :] + last[None]).min(axis=2)
        return np.minimum(direct, bent)

    def way(self, start: BaseGeometry, end: BaseGeometry) -> Way:
        """The shortest way between two places, with the points that it passes."""
        direct, first, last = self._legs([start], [end])
        straight = float(direct[0, 0])
        if not len(self._corners):
            return _straight(start, end, straight)
        total = first[0][:, None] + self._between + last[0][None, :]
        one, other = np.unravel_index(int(total.argmin()), total.shape)
        if straight <= total[one, other]:
            return _straight(start, end, straight)
        passed = nx.shortest_path(self._links, int(one), int(other), weight="weight")
        ends = (
            shapely.shortest_line(start, self._corners[one]).coords[0],
            shapely.shortest_line(end, self._corners[other]).coords[0],
        )
        bends = [self._corners[each].coords[0] for each in passed]
        return Way(length=float(total[one, other]), points=(ends[0], *bends, ends[1]))

    def _legs(
        self, starts: Sequence[BaseGeometry], ends: Sequence[BaseGeometry]
    ) -> tuple[Floats, Floats, Floats]:
        """Straight from starts to ends, from starts to corners, and from ends to corners."""
        return (
            self._seen(starts, ends),
            self._seen(starts, self._corners.tolist()),
            self._seen(ends, self._corners.tolist()),
        )

    def _seen(self, ones: Sequence[BaseGeometry], others: Sequence[BaseGeometry]) -> Floats:
        lines = shapely.shortest_line(np.array(ones)[:, None], np.array(others)[None, :])
        return np.where(shapely.covers(self._floor, lines), shapely.length(lines), np.inf)


def walls_of(area: Area) -> list[BaseGeometry]:
    """The straight walls round an area and its holes, each as one line."""
    edges: list[BaseGeometry] = []
    for part in _straightened(area):
        for ring in (part.exterior, *part.interiors):
            corners = shapely.get_coordinates(ring)
            pairs = np.stack([corners[:-1], corners[1:]], axis=1)
            edges.extend(np.asarray(shapely.linestrings(pairs)))
    return edges


def longest_way(area: Area) -> Way:
    """The longest of the shortest ways inside an area from one of its walls to another.

    From wall to wall, so that the length of a straight corridor is just that. Of an area in
    several parts it is the longest in any of them.

    >>> longest_way(shapely.box(0, 0, 20, 1.2)).length
    20.0
    """
    best = Way(length=0.0)
    for part in polygons_of(area):
        ways, walls = Ways(part), walls_of(part)
        lengths = ways.lengths(walls, walls)
        lengths[~np.isfinite(lengths)] = 0.0
        one, other = np.unravel_index(int(lengths.argmax()), lengths.shape)
        if lengths[one, other] > best.length:
            best = ways.way(walls[one], walls[other])
    return best


def _straight(start: BaseGeometry, end: BaseGeometry, length: float) -> Way:
    if not np.isfinite(length):
        return Way(length=np.inf)
    (x0, y0), (x1, y1) = shapely.shortest_line(start, end).coords
    return Way(length=length, points=((x0, y0), (x1, y1)))


def bends_of(area: Area) -> Floats:
    """The corners that the ways in an area may bend round (n, 2), metres."""
    bends = [inward_corners(part) for part in _straightened(area)]
    return np.concatenate(bends) if bends else np.empty((0, 2))


def _straightened(area: Area) -> list[Polygon]:
    """The parts of an area, inside on the left, without corners that no wall turns at."""
    plain = [(part, part.simplify(STRAIGHT)) for part in polygons_of(area)]
    kept = [
        straight if isinstance(straight, Polygon) and not straight.is_empty else part
        for part, straight in plain
    ]
    return [shapely.orient_polygons(part, exterior_cw=False) for part in kept]
