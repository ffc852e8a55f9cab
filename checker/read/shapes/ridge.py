"""The line along the top of a railing: the highest point of its body in each cell of the plan."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from checker.read.shapes.bodies import Mesh, Points
from checker.read.shapes.faces import as_one, broad, next_corner

Line = tuple[tuple[float, float, float], ...]

CELL = 0.25
"""Metres: the side of the squares of the plan that have a point each."""
MOST_POINTS = 400
_STEP = 0.1  # metres between samples along an edge
_TIED = 0.0005  # metres: points this near to the highest of their cell are as high
_HALF_WIDTH = 0.06  # metres from the edge of a rail to its middle, at most
_END = 0.001  # metres: points this near to the farthest end a rail together
_RAIL = 0.25  # metres below the highest point of a cell that may still be the rail's end
_FOOT = 0.6  # metres that a cell lies under one beside it where it is the foot of a post
_MOST_SAMPLES = 100_000
_MOST_BROAD, _MOST_ROWS = 100, 50  # broad faces that are looked into, and in how many rows
_DIGITS = 4


def ridge_of(meshes: Sequence[Mesh]) -> Line:
    """Points along the top of these bodies, sorted along x and y; at most 400.

    One for each square of 0.25 m that the bodies touch, where they are highest in it, and one
    more at each end; squares in which only the foot of a post stands have none. All lie on the
    bodies, to 0.1 mm, but for a level rail: there they lie between its edges. Where that makes
    too many points, the squares grow.

    >>> from checker.read.shapes.bodies import mesh_of
    >>> blade = [[(0, 0, 0), (1, 0, 0), (1, 0, 0.9), (0, 0, 0.9)]]
    >>> ridge_of([mesh_of([blade], scale=1.0, is_solid=False)])[:2]
    ((0.0, 0.0, 0.9), (0.1, 0.0, 0.9))
    """
    if not meshes:
        return ()
    every = as_one(meshes)
    return ridge_of_points(np.concatenate([_along_edges(every), *_amid_faces(every)]))


def ridge_of_points(points: Points) -> Line:
    """The same for a body of which only points are known (n x 3), as many as it is fine."""
    if not len(points):
        return ()
    cell = CELL
    while cell * MOST_POINTS < float(np.ptp(points[:, :2], axis=0).max()):
        cell *= 2
    while True:
        own, squares = _cells(points, cell)
        if len(squares) <= MOST_POINTS:
            found = _line(points, own, squares)
            if len(found) <= MOST_POINTS:
                return found
        cell *= 2


def _cells(points: Points, cell: float) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """For each point the number of its cell, and the cells (n x 2) themselves.

    No more than 400 cells lie along either axis, so all can be ticked off on a grid.
    """
    every = np.floor(points[:, :2] / cell).astype(np.int64)
    low = every.min(axis=0)
    spans = every.max(axis=0) - low + 1
    key = (every[:, 0] - low[0]) * spans[1] + every[:, 1] - low[1]
    is_used = np.zeros(int(spans[0] * spans[1]), dtype=np.bool_)
    is_used[key] = True
    squares = np.column_stack(np.divmod(np.flatnonzero(is_used), spans[1])) + low
    return (np.cumsum(is_used) - 1)[key], squares


def _along_edges(mesh: Mesh) -> Points:
    """Points on every edge, corners included, no farther apart than 10 cm on the plan.

    Where that makes more than 100 000 they are farther apart.
    """
    start, run = mesh.points, mesh.points[next_corner(mesh)] - mesh.points
    lengths = np.hypot(run[:, 0], run[:, 1])
    step = max(_STEP, float(lengths.sum()) / _MOST_SAMPLES)
    counts = np.maximum(1, np.ceil(lengths / step)).astype(np.intp)
    own = np.repeat(np.arange(len(start)), counts)
    place = np.arange(len(own)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (place / counts[own])[:, None]
    return np.asarray(start[own] + share * run[own])


def _amid_faces(mesh: Mesh) -> list[Points]:
    """A point in the middle of each cell within a broad face, which no edge crosses."""
    faces = broad(mesh, CELL)
    found = []
    for face in faces if len(faces) <= _MOST_BROAD else ():
        x0, y0, x1, y1 = face.outline.bounds
        cell = max(CELL, max(x1 - x0, y1 - y0) / _MOST_ROWS)
        columns = np.arange(np.floor(x0 / cell), np.ceil(x1 / cell)) + 0.5
        rows = np.arange(np.floor(y0 / cell), np.ceil(y1 / cell)) + 0.5
        flat = np.stack(np.meshgrid(columns * cell, rows * cell), axis=-1).reshape(-1, 2)
        flat = flat[shapely.contains_xy(face.outline, flat)]
        found.append(np.column_stack([flat, face.heights(flat)]))
    return found


def _line(points: Points, own: NDArray[np.intp], squares: NDArray[np.int64]) -> Line:
    """The highest point of each cell and the ends, in a stable order."""
    highest = np.full(len(squares), -np.inf)
    np.maximum.at(highest, own, points[:, 2])
    tied = points[:, 2] >= highest[own] - _TIED
    tops = np.column_stack([_middles(points[tied, :2], own[tied]), highest])
    apart = squares[None] - squares[:, None]
    touch = (np.abs(apart) <= 1).all(axis=2)
    is_foot = (touch & (highest[None] - highest[:, None] > _FOOT)).any(axis=1)
    beside = touch & ~is_foot & ~np.eye(len(squares), dtype=np.bool_)
    around = np.where(beside[:, :, None], apart, 0)
    reach = np.maximum(around, 0).max(axis=1) - np.minimum(around, 0).min(axis=1)
    is_last = ~is_foot & (reach <= 1).all(axis=1)  # the line does not run through these
    every = [tops[~is_foot]]
    for i in np.flatnonzero(is_last).tolist():
        every += _ends(points[own == i], tops[i], tops[beside[i]])
    rounded = np.round(np.concatenate(every), _DIGITS) + 0.0
    return tuple((x, y, z) for x, y, z in sorted({tuple(row) for row in rounded.tolist()}))


def _middles(points: Points, own: NDArray[np.intp]) -> Points:
    """The middle of the points of each cell; where that lies off the rail, the point nearest."""
    count = np.bincount(own)
    middles = np.column_stack([np.bincount(own, points[:, axis]) / count for axis in (0, 1)])
    away = np.hypot(*(points - middles[own]).T)
    order = np.lexsort((points[:, 1], points[:, 0], np.round(away, _DIGITS), own))
    nearest = order[np.cumsum(count) - count]
    return np.where(away[nearest, None] > _HALF_WIDTH, points[nearest], middles)


def _ends(points: Points, top: Points, beside: Points) -> list[Points]:
    """Where the line stops in its last cell: the farthest point from the cells before it."""
    rail = points[points[:, 2] >= top[2] - _RAIL]
    if len(beside):
        return [_farthest(rail, top - beside.mean(axis=0))]
    away = rail[np.argmax(np.hypot(*(rail - top)[:, :2].T))] - top
    return [_farthest(rail, away), _farthest(rail, -away)]


def _farthest(points: Points, away: Points) -> Points:
    """The highest of the points that lie farthest in a direction of the plan."""
    reach = points[:, :2] @ away[:2]
    limit = reach.max() - _END * float(np.hypot(*away[:2]))
    last = points[reach >= limit]
    order = np.lexsort((last[:, 1], last[:, 0], -last[:, 2]))
    return np.asarray(last[order[:1]])
