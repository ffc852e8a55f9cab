"""The parts of an area from which there is only one way on, and how far they reach."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.route import Way
from checker.geometry.standing import roomy
from checker.geometry.ways import STRAIGHT, Ways, bends_of, walls_of

_FEET = 3
_HAIR = 0.01
_SAME = 1e-6
_ON = 0.001

_Floats = npt.NDArray[np.float64]
_Links = list[set[int]]


def longest_dead_end(area: Area, exits: Sequence[BaseGeometry]) -> Way:
    """The longest way from a wall to where one can go on in two directions, or leave.

    `exits` are the stretches of the edge of the area, or of a hole in it, where one leaves;
    metres. What lies on a way from one exit to another is no dead end: there one can go on in
    two directions. A dead end begins where it branches off such a way, straight across from
    the corner, and is measured to the wall at its far end; where things stand near its mouth
    that may lie up to 5 cm off. What reaches no farther than its mouth is wide is a nook, not one.
    With one exit all of the area is a dead end; without any, or where a part of it has none, the
    way is infinite.

    >>> hall = shapely.box(0, 0, 20, 1.6)
    >>> door = shapely.LineString([(12, 0), (12.9, 0)])
    >>> round(longest_dead_end(hall, [shapely.LineString([(0, 0), (0, 1.6)]), door]).length, 3)
    7.1
    """
    if not exits:
        return Way(length=np.inf)
    # Hairs and hardly bent walls only make bad triangles.
    plain = roomy(area, _HAIR).simplify(STRAIGHT)
    found = [_in_part(part, exits) for part in polygons_of(plain)]
    return max(found, key=lambda way: way.length, default=Way(length=0.0))


def _in_part(part: Polygon, exits: Sequence[BaseGeometry]) -> Way:
    here = [each for each in exits if part.distance(each) <= _ON]
    if not here:
        return Way(length=np.inf if roomy(part).area else 0.0)
    if len(here) == 1:
        return _into(part, here[0])
    triangles = _triangles(part, here)
    dead = _dead(triangles, here)
    through = shapely.union_all([*triangles[~dead], *here])
    pockets = shapely.union_all(triangles[dead])
    ways = [(_into(pocket, through), _width(pocket, through)) for pocket in polygons_of(pockets)]
    deep = [way for way, width in ways if way.length > width]
    return max(deep, key=lambda way: way.length, default=Way(length=0.0))


def _width(pocket: Polygon, through: BaseGeometry) -> float:
    return float(pocket.boundary.intersection(through.buffer(_SAME)).length)


def _into(pocket: Polygon, through: BaseGeometry) -> Way:
    """The longest way from a wall of a dead end to its mouth."""
    walls, mouth = walls_of(pocket), pocket.intersection(through.buffer(_SAME))
    if float(np.max(shapely.distance(walls, mouth))) <= _ON:
        return Way(length=0.0)
    ways = Ways(pocket)
    lengths = ways.lengths(walls, [mouth])[:, 0]
    lengths[~np.isfinite(lengths)] = 0.0
    return ways.way(walls[int(lengths.argmax())], mouth)


def _triangles(part: Polygon, exits: Sequence[BaseGeometry]) -> npt.NDArray[np.object_]:
    """The area cut into triangles, with cuts straight across from each corner and door jamb."""
    ends = [shapely.get_coordinates(each.boundary) for each in exits]
    anchors = np.concatenate([bends_of(part), *ends])
    fine = _with_corners(part, np.concatenate([anchors, _feet(part, anchors)]))
    whole = fine if fine.is_valid else part
    return np.array(shapely.get_parts(shapely.constrained_delaunay_triangles(whole)))


def _feet(part: Polygon, anchors: _Floats) -> _Floats:
    """Where a line straight across from an anchor meets the walls that it sees, nearest first."""
    walls = np.array(walls_of(part))
    floor = part.buffer(STRAIGHT, join_style="mitre")
    shapely.prepare(floor)
    points = np.asarray(shapely.points(anchors))
    lines = np.asarray(shapely.shortest_line(points[:, None], walls[None, :]))
    lengths = np.where(shapely.covers(floor, lines), shapely.length(lines), np.inf)
    lengths[lengths <= _ON] = np.inf
    nearest = np.argsort(lengths, axis=1)[:, :_FEET]
    chosen = np.take_along_axis(lines, nearest, axis=1).ravel()
    known = np.isfinite(np.take_along_axis(lengths, nearest, axis=1).ravel())
    ends: _Floats = shapely.get_coordinates(shapely.get_point(chosen[known], 1))
    return ends


def _with_corners(part: Polygon, points: _Floats) -> Polygon:
    """The same polygon with corners added where these points lie on its rings."""
    rings = [
        _ring_with(shapely.get_coordinates(ring), points)
        for ring in (part.exterior, *part.interiors)
    ]
    return Polygon(rings[0], rings[1:])


def _ring_with(ring: _Floats, points: _Floats) -> list[tuple[float, float]]:
    corners: list[tuple[float, float]] = []
    for start, end in pairwise(ring):
        along = end - start
        length = float(np.hypot(*along))
        if length == 0.0:
            continue
        offsets = points - start
        shares = offsets @ along / length**2
        across = np.abs(offsets[:, 0] * along[1] - offsets[:, 1] * along[0]) / length
        inside = (across <= _ON) & (shares * length > _ON) & ((1 - shares) * length > _ON)
        added = [0.0]
        for share in np.sort(shares[inside]).tolist():
            if (share - added[-1]) * length > _ON:
                added.append(share)
        corners.extend((float(x), float(y)) for x, y in (start + share * along for share in added))
    return corners


def _dead(
    triangles: npt.NDArray[np.object_], exits: Sequence[BaseGeometry]
) -> npt.NDArray[np.bool_]:
    """Which triangles a single one, or a single exit, parts from all (other) exits."""
    links = _links(triangles, exits)
    count = len(triangles)
    dead = np.zeros(len(links), dtype=bool)
    for gone in range(len(links)):
        starts = [each for each in range(count, len(links)) if each != gone]
        parted = ~_flooded(links, starts, gone)
        parted[gone] = False
        dead |= parted
    return dead[:count]


def _flooded(links: _Links, starts: Sequence[int], gone: int) -> npt.NDArray[np.bool_]:
    """What is reached over links from the starts when one is taken away."""
    reached = np.zeros(len(links), dtype=bool)
    pending = list(starts)
    while pending:
        here = pending.pop()
        if here != gone and not reached[here]:
            reached[here] = True
            pending.extend(links[here])
    return reached


def _links(triangles: npt.NDArray[np.object_], exits: Sequence[BaseGeometry]) -> _Links:
    """Which triangles share a side, by number; the exits follow, each with those it opens to."""
    corners = shapely.get_coordinates(triangles).reshape(-1, 4, 2)
    sides = np.stack([corners[:, :-1], corners[:, 1:]], axis=2).reshape(-1, 2, 2)
    _, names = np.unique(np.round(sides.reshape(-1, 2) / _SAME), axis=0, return_inverse=True)
    pairs = np.sort(names.reshape(-1, 2), axis=1)
    owners: dict[tuple[int, int], list[int]] = {}
    for number, (one, other) in enumerate(pairs.tolist()):
        owners.setdefault((one, other), []).append(number // 3)
    links: _Links = [set() for _ in range(len(triangles) + len(exits))]
    for each in owners.values():
        for here in each:
            links[here].update(set(each) - {here})
    middles = shapely.points(sides.mean(axis=1))
    for number, leaves in enumerate(exits, start=len(triangles)):
        for side in np.flatnonzero(shapely.distance(middles, leaves) <= _ON).tolist():
            links[number].add(side // 3)
            links[side // 3].add(number)
    return links
