"""What is in sight on a plan: the part of an area seen from a point or a line, and who sees whom.

Whatever lies outside the area hides what is behind it; all is at one height.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import GRID, polygons_of
from checker.geometry.frame import Point
from checker.geometry.overlay import joined

GRAZE = 0.0001
"""Metres by which a line of sight may cut a corner: what it only just touches hides nothing."""

_TOUCH = 1e-6
_NEAR = 5e-6  # more than a corner moves on the grid, so that no source falls between triangles
_FLAT = 1e-12
_AT_ONCE = 8
_Line = tuple[Point, Point]
_Ring = list[Point]
_Floats = npt.NDArray[np.float64]


class Sight:
    """What is in sight of a source: all of it, or as much of it as lies within some other area."""

    def __init__(self, pieces: Iterable["_Piece"], shift: _Floats) -> None:
        self._pieces = list(pieces)
        triangles = np.array([ring for ring, _ in self._pieces]).reshape(-1, 3, 2)
        self._low, self._high = triangles.min(axis=1), triangles.max(axis=1)
        self._shift = shift

    def area(self, within: Area | None = None) -> Area:
        """The area in sight (m), empty when there is none."""
        if within is None:
            pieces = _polygons(self._pieces)
        else:
            moved = self._moved(within)
            pieces = shapely.intersection(self._near(moved), moved, grid_size=GRID)
        seen = joined(part for piece in pieces for part in polygons_of(piece))
        parts = polygons_of(shapely.transform(seen, lambda each: each + self._shift))
        return parts[0] if len(parts) == 1 else MultiPolygon(parts)

    def part(self, within: Area, least: float) -> Polygon | None:
        """A part of what is in sight within an area; none when less than `least` m2 of it are.

        Often one large piece is enough, and together they are never more than their sum.
        """
        moved = self._moved(within)
        near = self._near(moved)
        near, total = near[np.argsort(-shapely.area(near), kind="stable")], 0.0
        for first in range(0, len(near), _AT_ONCE):
            some = shapely.intersection(near[first : first + _AT_ONCE], moved, grid_size=GRID)
            pieces = polygons_of(shapely.GeometryCollection(some.tolist()))
            areas = [piece.area for piece in pieces]
            if max(areas, default=0.0) >= least:
                largest = pieces[areas.index(max(areas))]
                return shapely.transform(largest, lambda each: each + self._shift)
            total += sum(areas)
        seen = self.area(within) if total >= least else Polygon()
        parts = polygons_of(seen) if seen.area >= least else []
        return max(parts, key=lambda each: each.area, default=None)

    def _moved(self, area: Area) -> Area:
        moved: Area = shapely.transform(area, lambda each: each - self._shift)
        return moved

    def _near(self, area: Area) -> npt.NDArray[np.object_]:
        """The pieces that may overlap an area, by what encloses them."""
        left, bottom, right, top = area.bounds
        low, high = self._low, self._high
        near = (low <= (right, top)).all(axis=1) & (high >= (left, bottom)).all(axis=1)
        pieces = _polygons([self._pieces[each] for each in np.flatnonzero(near).tolist()])
        x0, y0, x1, y1 = shapely.bounds(pieces).T
        overlap = (x0 <= right) & (left <= x1) & (y0 <= top) & (bottom <= y1)
        return np.asarray(pieces[overlap], dtype=object)


class View:
    """An area (m) that can be asked again and again what is in sight in it.

    The area is cut into triangles. What is seen through a row of their sides lies between two
    lines: the ones turned furthest to the left and to the right that still pass every side. That
    is exact for outlines with holes and in several parts; corners lie within 0.01 mm.
    """

    def __init__(self, area: Area) -> None:
        points = shapely.get_coordinates(area)
        self._shift: _Floats = points.mean(axis=0) if len(points) else np.zeros(2)
        # On a grid: rings that touch themselves to within a hair cannot be cut into triangles.
        moved = shapely.transform(area, lambda each: each - self._shift)
        self._mesh = _Mesh(shapely.set_precision(moved, GRID))

    def sight(self, source: BaseGeometry) -> Sight:
        """What some point of `source` sees: points or lines in the area.

        From a source that lies outside the area nothing is seen.
        """
        moved = shapely.transform(source, lambda each: each - self._shift)
        pieces = (piece for line in _straight(moved) for piece in _in_sight(self._mesh, line))
        return Sight(pieces, self._shift)


def seen_from(area: Area, source: BaseGeometry) -> Area:
    """The part of `area` (m) in sight of a point or a line in it, as `View` has it.

    >>> corner = shapely.box(0, 0, 2, 2).difference(shapely.box(1, 1, 2, 2))
    >>> round(seen_from(corner, shapely.Point(0.0, 2.0)).area, 6)
    2.5
    """
    return View(area).sight(source).area()


class _Mesh:
    """An area in triangles, anticlockwise, and what lies across each of their sides."""

    def __init__(self, area: Area) -> None:
        cut = shapely.orient_polygons(shapely.constrained_delaunay_triangles(area))
        self.areas = shapely.get_parts(cut)
        self._tree = shapely.STRtree(self.areas)
        self._wider: dict[int, BaseGeometry] = {}
        corners = shapely.get_coordinates(self.areas).reshape(-1, 4, 2)[:, :3]
        self.triangles: list[_Ring] = [[(x, y) for x, y in each] for each in corners.tolist()]
        self.across: dict[_Line, Point] = {}
        for a, b, c in self.triangles:
            self.across.update({(a, b): c, (b, c): a, (c, a): b})

    def holding(self, line: _Line) -> Iterator[tuple[_Ring, _Line]]:
        """The triangles that a line runs through or along, each with the part of it within."""
        drawn = LineString(line)
        x0, y0, x1, y1 = drawn.bounds
        around = shapely.box(x0 - _NEAR, y0 - _NEAR, x1 + _NEAR, y1 + _NEAR)
        near = np.sort(self._tree.query(around))
        for index in near[shapely.dwithin(self.areas[near], drawn, _NEAR)].tolist():
            area = self.areas[index]
            if index not in self._wider:
                self._wider[index] = area.buffer(_NEAR, join_style="mitre")
            inside = drawn.intersection(self._wider[index])
            ends = shapely.get_coordinates(inside if not inside.is_empty else drawn)
            first = _nearest(area, ends[0])
            # At a corner it only touches the triangle: a point of it looks in.
            last = _nearest(area, ends[-1]) if inside.length > 2 * _NEAR else first
            yield self.triangles[index], (first, last)


_Window = tuple[tuple[Point, ...], tuple[Point, ...], _Line, _Line]
"""The lines of sight through a row of sides: corners on their left, and those on their right; the
line turned furthest to the left, and the one turned furthest to the right, from near to far."""


def _beyond(window: _Window, corner: Point) -> tuple[_Window | None, _Window | None]:
    """Those that leave a further corner on the left, and on the right; none for none."""
    left, right, to_left, to_right = window
    past_left, past_right = _turn(to_left, corner), _turn(to_right, corner)
    on_left = on_right = None
    if past_right > 0.0:
        turned = to_left if past_left >= 0.0 else _tangent(right, corner, sign=-1.0)
        on_left = ((*left, corner), right, turned, to_right)
    if past_left < 0.0:
        turned = to_right if past_right <= 0.0 else _tangent(left, corner, sign=1.0)
        on_right = (left, (*right, corner), to_left, turned)
    return on_left, on_right


def _seen(window: _Window, ring: _Ring) -> _Ring:
    """The part of a triangle beyond the last side that these lines reach."""
    _, _, to_left, to_right = window
    return _left_of(to_right, _left_of((to_left[1], to_left[0]), ring))


_Piece = tuple[_Ring, _Window | None]
"""A triangle, and the lines through which it is seen; none where it is seen from within."""


def _straight(source: BaseGeometry) -> Iterator[_Line]:
    """The straight pieces of a source; a point is a line from itself to itself."""
    for part in shapely.get_parts(source):
        points = [(x, y) for x, y in shapely.get_coordinates(part).tolist()]
        yield from zip(points, points[1:] or points, strict=False)


def _polygons(pieces: Iterable[_Piece]) -> npt.NDArray[np.object_]:
    """What is seen of each piece as polygons, made in one go for each number of corners."""
    sizes: dict[int, list[_Ring]] = {}
    for triangle, window in pieces:
        ring = _seen(window, triangle) if window else triangle
        if len(ring) > 2:  # noqa: PLR2004 - two corners are no area
            sizes.setdefault(len(ring), []).append(ring)
    made = [np.asarray(shapely.polygons(group), dtype=object) for group in sizes.values()]
    return np.concatenate(made) if made else np.empty(0, dtype=object)


def _in_sight(mesh: _Mesh, source: _Line) -> Iterator[_Piece]:
    """The pieces of triangles that a straight source sees; they may overlap."""
    for triangle, line in mesh.holding(source):
        yield triangle, None
        pending = list(_first_windows(triangle, line))
        while pending:
            left, right, window = pending.pop()
            corner = mesh.across.get((left, right))
            if corner is None:
                continue
            yield [left, right, corner], window
            on_left, on_right = _beyond(window, corner)
            if on_left is not None:
                pending.append((corner, right, on_left))
            if on_right is not None:
                pending.append((left, corner, on_right))


def _first_windows(triangle: _Ring, source: _Line) -> Iterator[tuple[Point, Point, _Window]]:
    """The lines from a source through each side of the triangle that it lies in."""
    a, b, c = triangle
    for right, left in ((a, b), (b, c), (c, a)):
        if max(_away((right, left), end) for end in source) <= _TOUCH:
            continue  # it lies along this side, and in the triangle beyond
        for ends in {source, (source[1], source[0])}:
            window = _first(ends, left, right)
            if window is not None:
                yield left, right, window


def _first(source: _Line, left: Point, right: Point) -> _Window | None:
    """The lines that leave the first end of the source on the left and the other on the right."""
    on_left, on_right = source
    to_left, to_right = (on_right, left), (on_left, right)
    for line in (to_left, to_right):
        if line[0] == line[1] or _turn(line, left) < 0.0 or _turn(line, right) > 0.0:
            return None
    return (on_left, left), (on_right, right), to_left, to_right


def _tangent(corners: Iterable[Point], to: Point, *, sign: float) -> _Line:
    """The line to a point from the corner that leaves all the others on one side of it.

    They are left on the left where `sign` is 1, on the right where it is -1.
    """
    x, y = to
    found, dx, dy = to, 0.0, 0.0
    for corner in corners:
        # As `_turn`, of the line from the corner found so far: most of the time is spent here.
        turn = sign * ((x - corner[0]) * dy - (y - corner[1]) * dx)
        if corner != to and (found is to or turn < -_FLAT):
            found, dx, dy = corner, x - corner[0], y - corner[1]
    return found, to


def _left_of(line: _Line, ring: _Ring) -> _Ring:
    """The part of a convex ring to the left of a line."""
    sides = [_turn(line, point) for point in ring]
    kept: _Ring = []
    for number, (x, y) in enumerate(ring):
        (x0, y0), before, here = ring[number - 1], sides[number - 1], sides[number]
        if before * here < 0.0:
            share = before / (before - here)
            kept.append((x0 + share * (x - x0), y0 + share * (y - y0)))
        if here >= 0.0:
            kept.append((x, y))
    return kept


def _turn(line: _Line, point: Point) -> float:
    """Twice the area of a triangle: above 0 where the point is to the left of the line."""
    (x0, y0), (x1, y1) = line
    turn = (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0)
    return turn if abs(turn) > _FLAT else 0.0


def _nearest(area: BaseGeometry, end: Sequence[float]) -> Point:
    """An end of a source, moved into the triangle that it may miss by a hair."""
    x, y = shapely.shortest_line(area, shapely.Point(end)).coords[0]
    return (x, y)


def _away(side: _Line, point: Point) -> float:
    """Metres from a side to a point on the left of it."""
    (x0, y0), (x1, y1) = side
    length = float(np.hypot(x1 - x0, y1 - y0))
    return _turn(side, point) / length if length else 0.0
