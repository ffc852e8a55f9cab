"""Corners that point into a floor, and how a taut string lies round them."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.intp]
FLAT = 1e-9
"""Metres, and the sine of an angle, below which a bend is none."""
STRAIGHT = 2e-5
"""The sine of an angle below which a corner that points out of a floor is none."""


def cross(one: Floats, other: Floats) -> Floats:
    """Cross product of vectors in the plane (n x 2): positive where the other turns left."""
    product: Floats = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    return product


def is_taut(start: Floats, corner: Floats, before: Floats, after: Floats) -> Flags:
    """Whether a string from `start` can bend at `corner`: both sides of it lie on one hand."""
    along = corner - start
    left, right = cross(along, before - corner), cross(along, after - corner)
    slack = FLAT * (1.0 + np.abs(along[..., 0]) + np.abs(along[..., 1]))
    both: Flags = ((left >= -slack) & (right >= -slack)) | ((left <= slack) & (right <= slack))
    return both


def taut_pairs(
    corners: Floats, before: Floats, after: Floats, *, first: int, last: int
) -> list[Indices]:
    """For each corner from `first` up to `last`: those between which and it a string is taut.

    Corners are n x 2, metres; `before` and `after` are their neighbours on the ring.
    """
    some = slice(first, last)
    left, right = (_hand(corners, corners[some], side[some]) for side in (before, after))
    # Most pairs fall out here; the slack is never less than that of `is_taut`.
    slack = FLAT * (1.0 + 4.0 * np.abs(corners).max())
    rough = (np.minimum(left, right) >= -slack) | (np.maximum(left, right) <= slack)
    rows, others = np.nonzero(rough)
    here = rows + first
    fits = is_taut(corners[others], corners[here], before[here], after[here])
    fits &= is_taut(corners[here], corners[others], before[others], after[others])
    fits &= here != others
    rows, others = rows[fits], others[fits]
    return np.split(others, np.searchsorted(rows, np.arange(1, last - first)))


def _hand(places: Floats, corners: Floats, sides: Floats) -> Floats:
    """As in `is_taut`: on which hand of the way from each place to each corner its side lies."""
    side = sides - corners
    normals = np.stack([-side[:, 1], side[:, 0]])
    hand: Floats = places @ normals - (corners * normals.T).sum(axis=1)
    return hand.T


def corners_with_sides(polygon: Polygon) -> tuple[Floats, Floats, Floats]:
    """Corners where the floor turns round an obstacle, with their neighbours on the ring."""
    found = list(_turned_corners(polygon))
    if not found:
        none = np.empty((0, 2))
        return none, none, none
    whole = np.concatenate(found)
    # The order of rings and corners in the file must not decide between ways of equal length.
    order = np.lexsort((whole[:, 1], whole[:, 0]))
    whole = whole[order]
    return whole[:, 0:2], whole[:, 2:4], whole[:, 4:6]


def inward_corners(floor: Area) -> Floats:
    """The corners (n x 2) of a floor that point into it, round which a way may bend.

    >>> inward_corners(shapely.box(0, 0, 4, 4)).tolist()
    []
    """
    found = [corners_with_sides(part)[0] for part in polygons_of(floor)]
    return np.concatenate(found) if found else np.empty((0, 2))


def outward_corners(floor: Area) -> Floats:
    """The corners (n x 2) of a floor that point out of it, by 0.001 degrees or more.

    >>> outward_corners(shapely.box(0, 0, 4, 4)).tolist()
    [[4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
    """
    found = [
        points[turns > STRAIGHT]
        for part in polygons_of(floor)
        for points, _, _, turns in _rings(part)
    ]
    return np.concatenate(found) if found else np.empty((0, 2))


def _turned_corners(polygon: Polygon) -> Iterator[Floats]:
    for points, before, after, turns in _rings(polygon):
        bends = turns < -FLAT
        if bends.any():
            yield np.concatenate([points[bends], before[bends], after[bends]], axis=1)


def _rings(polygon: Polygon) -> Iterator[tuple[Floats, Floats, Floats, Floats]]:
    """The corners of each ring with their neighbours, and the sine of how far each turns left."""
    oriented = shapely.orient_polygons(polygon, exterior_cw=False)
    for ring in (oriented.exterior, *oriented.interiors):
        points = shapely.get_coordinates(ring)[:-1]
        before = np.concatenate([points[-1:], points[:-1]])
        after = np.concatenate([points[1:], points[:1]])
        into, out = points - before, after - points
        turns = cross(into, out) / (np.hypot(*into.T) * np.hypot(*out.T))
        yield points, before, after, turns
