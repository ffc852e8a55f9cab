"""How wide an area is across a way through it."""

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import shapely
from shapely import LineString

from checker.geometry.circle import Area

_BESIDE = 1e-5


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
    corners = np.unique(shapely.get_coordinates(area)[:, 1])
    inner = corners[(corners > start + _BESIDE) & (corners < end - _BESIDE)]
    first, last = start + _BESIDE, end - _BESIDE
    levels = [first, *(y + step for y in inner for step in (-_BESIDE, _BESIDE)), last]
    levels += _between(area, [start, *inner, end])
    found = [_at(area, min(max(float(y), first), last)) for y in sorted(levels)]
    if any(each is None for each in found):
        return None
    return min((each for each in found if each is not None), key=lambda each: each.width)


def _between(area: Area, levels: list[float]) -> list[float]:
    """Where two pieces are equally wide: between corners the widths change evenly."""
    more: list[float] = []
    for low, high in pairwise(levels):
        step = (high - low) / 4
        first, last = _widths(area, low + step), _widths(area, high - step)
        if len(first) != len(last):
            continue
        for i, j in combinations(range(len(first)), 2):
            gap, end = first[i] - first[j], last[i] - last[j]
            met = low + step + 2 * step * gap / (gap - end) if gap != end else low
            more += [met] if low < met < high else []
    return more


def _widths(area: Area, y: float) -> list[float]:
    return [right - left for left, right in sorted(_pieces(area, y))]


def _at(area: Area, y: float) -> Across | None:
    pieces = _pieces(area, y)
    if not pieces:
        return None
    left, right = max(pieces, key=lambda each: each[1] - each[0])
    return Across(width=right - left, y=y, x=(left, right))


def _pieces(area: Area, y: float) -> list[tuple[float, float]]:
    left, _, right, _ = area.bounds
    met = area.intersection(LineString([(left - 1, y), (right + 1, y)]))
    parts = [part.bounds for part in shapely.get_parts(met) if part.length > _BESIDE]
    return [(float(part[0]), float(part[2])) for part in parts]
