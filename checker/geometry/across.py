"""How wide an area is across a way through it."""

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing

from checker.geometry.circle import Area

_BESIDE = 1e-5
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """The narrowest place: its width in metres, where it is along the way, and from where to where.

    `y` is along the way, `x` the two ends across it.
    """

    width: float
    y: float
    x: tuple[float, float]


def narrowest_across(area: Area, start: float, end: float) -> Across | None:
    """The least width of an area along x, between two places on the y axis (m).

    At each place the widest piece counts, so that a column is passed on its wider side. Exact to
    0.01 mm. None where the area does not reach from start to end.

    >>> narrowest_across(shapely.box(0, 0, 3, 5), 1, 4).width
    3.0
    """
    corners = np.unique(np.round(shapely.get_coordinates(area)[:, 1], _DIGITS))
    inner = corners[(corners > start + _BESIDE) & (corners < end - _BESIDE)].tolist()
    first, last = start + _BESIDE, end - _BESIDE
    beside = [y + step for y in inner for step in (-_BESIDE, _BESIDE)]
    levels = [first, *beside, last, *_between(area, [start, *inner, end])]
    found = []
    for y, pieces in _pieces(area, [min(max(y, first), last) for y in levels]):
        if not pieces:
            return None
        left, right = max(pieces, key=lambda each: each[1] - each[0])
        found.append(Across(width=right - left, y=y, x=(left, right)))
    return min(found, key=lambda each: (each.width, each.y))


def _between(area: Area, levels: list[float]) -> list[float]:
    """Where two pieces are equally wide: between corners the widths change evenly."""
    spans = list(pairwise(levels))
    steps = [(high - low) / 4 for low, high in spans]
    lows = _pieces(area, [low + step for (low, _), step in zip(spans, steps, strict=True)])
    highs = _pieces(area, [high - step for (_, high), step in zip(spans, steps, strict=True)])
    more: list[float] = []
    for (low, high), step, (_, one), (_, other) in zip(spans, steps, lows, highs, strict=True):
        if len(one) != len(other):
            continue
        first, last = ([right - left for left, right in each] for each in (one, other))
        for i, j in combinations(range(len(first)), 2):
            gap, end = first[i] - first[j], last[i] - last[j]
            met = low + step + 2 * step * gap / (gap - end) if gap != end else low
            more += [met] if low < met < high else []
    return more


def _pieces(area: Area, levels: list[float]) -> list[tuple[float, list[tuple[float, float]]]]:
    """For each place along the way, the stretches across it that lie in the area, in order.

    A line across enters and leaves a valid area by turns wherever it meets an edge.
    """
    rings = shapely.get_rings(area if area.geom_type == "Polygon" else shapely.get_parts(area))
    edges = [np.hstack([corners[:-1], corners[1:]]) for corners in map(_corners, rings)]
    x0, y0, x1, y1 = np.vstack(edges).T
    found = []
    for y in levels:
        met = (y0 <= y) != (y1 <= y)
        x = x0[met] + (y - y0[met]) * (x1[met] - x0[met]) / (y1[met] - y0[met])
        ends = np.sort(x).reshape(-1, 2).tolist()
        found.append((y, [(low, high) for low, high in ends if high - low > _BESIDE]))
    return found


def _corners(ring: LinearRing) -> NDArray[np.float64]:
    return shapely.get_coordinates(ring)
