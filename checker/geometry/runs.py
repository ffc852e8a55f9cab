"""How long straight strips of an area are free of its edges: a quick bound for rectangles in it."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_AT_ONCE = 40_000
_FLAT = 1e-9


def longest_runs(edges: Floats, angles: Floats, *, width: float, apart: float) -> Floats:
    """The longest free stretch (m) of strips of `width` that run at each of some angles (radians).

    `edges` are the straight pieces of an area's edge (n, 2, 2). The strips lie side by side,
    their middles at most `apart` metres from each other, so that any rectangle of the area that
    runs at an angle and is `width + apart` wide has one of them in it: none is longer than what is
    found. A stretch outside the area does not count.

    >>> room = np.array([[(0, 0), (4, 0)], [(4, 0), (4, 3)], [(4, 3), (0, 3)], [(0, 3), (0, 0)]])
    >>> longest_runs(room * 1.0, np.array([0.0, np.pi / 2]), width=1.0, apart=0.5).round(6).tolist()
    [4.0, 3.0]
    """
    lower, upper = _levelled(edges, angles)
    which, middles = _levels(lower[..., 1].min(axis=1), upper[..., 1].max(axis=1), width, apart)
    step = max(1, _AT_ONCE // len(edges))
    found = [
        _longest_in(lower[each], upper[each], middle, width / 2)
        for each, middle in zip(
            np.split(which, range(step, len(which), step)),
            np.split(middles, range(step, len(which), step)),
            strict=True,
        )
    ]
    first = np.searchsorted(which, np.arange(len(angles)))
    longest: Floats = np.maximum.reduceat(np.concatenate(found), first)
    return longest


def _levelled(edges: Floats, angles: Floats) -> tuple[Floats, Floats]:
    """The lower and the upper ends of the edges, turned so that each angle is level (m, n, 2)."""
    cos, sin = np.cos(angles)[:, None, None], np.sin(angles)[:, None, None]
    x, y = edges[..., 0], edges[..., 1]
    turned = np.stack([x * cos + y * sin, y * cos - x * sin], axis=-1)
    rises = (turned[:, :, 0, 1] <= turned[:, :, 1, 1])[..., None]
    one, other = turned[:, :, 0], turned[:, :, 1]
    return np.where(rises, one, other), np.where(rises, other, one)


def _levels(
    low: Floats, high: Floats, width: float, apart: float
) -> tuple[npt.NDArray[np.intp], Floats]:
    """For all strips together: the number of the angle, and the level of the middle."""
    counts = np.maximum(np.ceil((high - low - width) / apart - 1.0).astype(int), 1)
    which = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(which)) - (np.cumsum(counts) - counts)[which]
    return which, (low + high)[which] / 2 + (number - (counts[which] - 1) / 2) * apart


def _longest_in(lower: Floats, upper: Floats, middle: Floats, half: float) -> Floats:
    """The longest stretch of each strip (k) between the edges (k, n, 2) that reach into it."""
    level = middle[:, None]
    low, high = lower[..., 1], upper[..., 1]
    strip, edge = np.nonzero((low < level + half - _FLAT) & (high > level - half + _FLAT))
    (x0, y0), (x1, y1), level = lower[strip, edge].T, upper[strip, edge].T, middle[strip]
    rise = y1 - y0
    slope = (x1 - x0) / np.where(rise > _FLAT, rise, np.inf)
    one = x0 + slope * (np.maximum(level - half, y0) - y0)
    other = x0 + slope * (np.minimum(level + half, y1) - y0)
    other = np.where(rise > _FLAT, other, x1)
    left, right = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((left, strip))
    strip, left, right = strip[order], left[order], right[order]
    # Left of a stretch within the area the middle of the strip has crossed the edge once more in;
    # all along a strip it crosses the edge as often in as out.
    inside = np.cumsum(((y0 <= level) != (y1 <= level))[order])[:-1] % 2 == 1
    # The farthest right so far in each strip: by rank, so that one strip begins beyond another.
    order, rank = np.argsort(right), np.empty(len(right), dtype=np.intp)
    rank[order] = np.arange(len(right))
    ahead = strip * len(right)
    farthest = right[order[np.maximum.accumulate(rank + ahead) - ahead]]
    free = np.where(inside & (strip[1:] == strip[:-1]), left[1:] - farthest[:-1], 0.0)
    longest = np.zeros(len(middle))
    np.maximum.at(longest, strip[1:], free)
    return longest
