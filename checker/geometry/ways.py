"""The shortest ways inside an area, round its corners, between points, doors and walls."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point

STRAIGHT = 0.0005
"""Metres by which a corner may stand out of a straight wall and not be one."""

_ALONG_THE_WALL = 0.0006
_GRAIN = 1e-9

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A shortest way: its length in metres, infinite when there is none, and its points."""

    length: float
    points: tuple[Point, ...] = ()


class Ways:
    """The corners of an area that ways bend round, linked where one is seen from the other.

    Ways are taut: they may touch walls. Lengths are exact; walls are taken as straight where no
    corner stands out by more than 0.5 mm.
    """

    def __init__(self, area: Area) -> None:
        self._floor = area.buffer(_ALONG_THE_WALL, join_style="mitre")
        shapely.prepare(self._floor)
        corners, before, after = _bends(area)
        self._corners = np.asarray(shapely.points(corners))
        one, other = np.triu_indices(len(corners), k=1)
        useful = _is_tangent(corners, before, after, one, other) & _is_tangent(
            corners, before, after, other, one
        )
        one, other = one[useful], other[useful]
        lines = np.asarray(shapely.linestrings(np.stack([corners[one], corners[other]], axis=1)))
        seen = shapely.covers(self._floor, lines)
        one, other = one[seen], other[seen]
        self._between = np.full((len(corners), len(corners)), np.inf)
        np.fill_diagonal(self._between, 0.0)
        self._between[one, other] = self._between[other, one] = shapely.length(lines[seen])
        self._onward = _shortest_of_all(self._between)

    def lengths(self, starts: Sequence[BaseGeometry], ends: Sequence[BaseGeometry]) -> _Floats:
        """The length of the shortest way from each start to each end; infinite without one."""
        direct, first, last = self._legs(starts, ends)
        if not len(self._corners):
            return direct
        to_corner = (first[:, :, None] + self._between[None]).min(axis=1)
        bent: _Floats = (to_corner[:, None, :] + last[None]).min(axis=2)
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
        passed = self._passed(int(one), int(other))
        ends = (
            shapely.shortest_line(start, self._corners[one]).coords[0],
            shapely.shortest_line(end, self._corners[other]).coords[0],
        )
        bends = [self._corners[each].coords[0] for each in passed]
        return Way(length=float(total[one, other]), points=(ends[0], *bends, ends[1]))

    def _legs(
        self, starts: Sequence[BaseGeometry], ends: Sequence[BaseGeometry]
    ) -> tuple[_Floats, _Floats, _Floats]:
        """Straight from starts to ends, from starts to corners, and from ends to corners."""
        return (
            self._seen(starts, ends),
            self._seen(starts, self._corners.tolist()),
            self._seen(ends, self._corners.tolist()),
        )

    def _seen(self, ones: Sequence[BaseGeometry], others: Sequence[BaseGeometry]) -> _Floats:
        lines = shapely.shortest_line(np.array(ones)[:, None], np.array(others)[None, :])
        return np.where(shapely.covers(self._floor, lines), shapely.length(lines), np.inf)

    def _passed(self, one: int, other: int) -> list[int]:
        passed = [one]
        while passed[-1] != other:
            passed.append(int(self._onward[passed[-1], other]))
        return passed


def walls_of(area: Area) -> list[BaseGeometry]:
    """The straight walls round an area and its holes, each as one line."""
    edges: list[BaseGeometry] = []
    for ring in _straightened(area):
        pairs = np.stack([ring[:-1], ring[1:]], axis=1)
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


def _straightened(area: Area) -> list[_Floats]:
    """The rings of an area, inside on the left, without corners that no wall turns at."""
    rings = []
    for part in polygons_of(area):
        plain = part.simplify(STRAIGHT)
        kept = plain if isinstance(plain, Polygon) and not plain.is_empty else part
        shell = orient(kept)
        rings += [shapely.get_coordinates(ring) for ring in (shell.exterior, *shell.interiors)]
    return rings


def bends_of(area: Area) -> _Floats:
    """The corners that the ways in an area may bend round (n, 2), metres."""
    return _bends(area)[0]


def _bends(area: Area) -> tuple[_Floats, _Floats, _Floats]:
    """The corners that stand out into an area, with the corners before and after each."""
    found = []
    for ring in _straightened(area):
        here, before, after = ring[:-1], np.roll(ring[:-1], 1, axis=0), ring[1:]
        into, out = here - before, after - here
        turns = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0] < -_GRAIN
        found.append(np.stack([here[turns], before[turns], after[turns]]))
    every = np.concatenate(found, axis=1) if found else np.zeros((3, 0, 2))
    return every[0], every[1], every[2]


def _is_tangent(
    corners: _Floats,
    before: _Floats,
    after: _Floats,
    one: npt.NDArray[np.intp],
    other: npt.NDArray[np.intp],
) -> npt.NDArray[np.bool_]:
    """Whether a line between two corners only brushes the first: no taut way cuts into a wall."""
    along = corners[other] - corners[one]
    sides = [
        along[:, 0] * (next_[one] - corners[one])[:, 1]
        - along[:, 1] * (next_[one] - corners[one])[:, 0]
        for next_ in (before, after)
    ]
    return np.asarray(sides[0] * sides[1] >= -_GRAIN)


def _shortest_of_all(between: _Floats) -> npt.NDArray[np.intp]:
    """Shortens every pair's length over all corners, in place; the next corner on each way."""
    count = len(between)
    onward = np.broadcast_to(np.arange(count), (count, count)).copy()
    for via in range(count):
        detour = between[:, via, None] + between[None, via, :]
        shorter = detour < between - _GRAIN
        between[shorter] = detour[shorter]
        onward[shorter] = np.broadcast_to(onward[:, via, None], (count, count))[shorter]
    return onward
