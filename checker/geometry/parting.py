"""How far two ways from one place go on side by side."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from checker.geometry.frame import Point

_HAIR = 1e-9


def parted(one: Sequence[Point], other: Sequence[Point], *, apart: float) -> float:
    """Metres until two who set out together, one on each way, are `apart` metres from each other.

    Both ways are corners from their common start on, in metres. The length of the shorter where
    they never are: whoever has arrived goes on with nobody. Exact, since between corners the gap
    changes as a straight line does.

    >>> parted([(0, 0), (3, 0), (3, 9)], [(0, 0), (3, 0), (3, -9)], apart=1.0)
    3.5
    """
    first, second = _miles(one), _miles(other)
    shorter = min(first[-1], second[-1])
    gone = sorted({each for each in (*first, *second) if each < shorter} | {shorter})
    gaps = zip(_along(one, first, gone), _along(other, second, gone), strict=True)
    steps = [(here, (q[0] - p[0], q[1] - p[1])) for here, (p, q) in zip(gone, gaps, strict=True)]
    for (here, before), (there, after) in pairwise(steps):
        if math.hypot(*after) > apart:
            return here + (there - here) * _reached(before, after, apart)
    return shorter


def first_parted(
    ways: Sequence[Sequence[Point]], pairs: npt.NDArray[np.bool_], *, apart: float
) -> tuple[int, int] | None:
    """Which two of several ways from one place are parted first; none where there are no pairs.

    `pairs[i, j]` says whether ways i and j count, for i < j. All are followed at once to the first
    corner at which any two that count are `apart` metres from each other, or one has arrived.

    >>> ways = [[(0, 0), (9, 0)], [(0, 0), (9, 1)], [(0, 0), (0, 9)]]
    >>> first_parted(ways, np.triu(np.ones((3, 3), bool), 1), apart=1.0)
    (0, 2)
    """
    used = np.flatnonzero(pairs.any(axis=0) | pairs.any(axis=1))
    if not len(used):
        return None
    miles = [_miles(way) for way in ways]
    far = min(miles[each][-1] for each in used)
    gone = np.unique([0.0, far, *(each for way in used for each in miles[way] if each < far)])
    # What is parted is so by the next corner: between corners a gap grows before it shrinks.
    walked = zip(ways, miles, strict=True)
    at = np.array(
        [[np.interp(gone, mile, axis) for axis in zip(*way, strict=True)] for way, mile in walked]
    )
    for step in range(1, len(gone)):
        x, y = at[:, :, step].T
        if math.hypot(np.ptp(x[used]), np.ptp(y[used])) <= apart:
            continue
        wide = pairs & (np.hypot(x[:, None] - x, y[:, None] - y) > apart + _HAIR)
        if wide.any():
            return _soonest(np.argwhere(wide), at[:, :, step - 1], at[:, :, step], apart)
    ended = np.array([mile[-1] <= far + _HAIR for mile in miles])
    i, j = np.argwhere(pairs & (ended[:, None] | ended))[0].tolist()
    return i, j


def _soonest(
    pairs: npt.NDArray[np.int64],
    here: npt.NDArray[np.float64],
    there: npt.NDArray[np.float64],
    apart: float,
) -> tuple[int, int]:
    """Which of some pairs is so far apart first, on the way between two corners."""
    i, j = pairs.T
    before, after = here[j] - here[i], there[j] - there[i]
    step = after - before
    a, b = (step**2).sum(axis=1), (before * step).sum(axis=1)
    c = (before**2).sum(axis=1) - apart**2
    share = (np.sqrt(np.maximum(b * b - a * c, 0.0)) - b) / a
    first, second = pairs[int(np.argmin(share))].tolist()
    return first, second


def stretch(way: Sequence[Point], length: float) -> tuple[Point, ...]:
    """The corners of the first `length` metres of a way, with where they end."""
    miles = _miles(way)
    far = min(length, miles[-1])
    (end,) = _along(way, miles, [far])
    passed = [point for point, gone in zip(way, miles, strict=True) if gone < far]
    return (*passed, end)


def _miles(way: Sequence[Point]) -> list[float]:
    """How far it is along a way to each of its corners."""
    return list(accumulate((math.dist(*each) for each in pairwise(way)), initial=0.0))


def _along(way: Sequence[Point], miles: Sequence[float], gone: Sequence[float]) -> Iterator[Point]:
    """Where one is on a way after so many metres each, not beyond its end, in rising order."""
    number = 0
    for far in gone:
        while number < len(miles) - 2 and miles[number + 1] < far:
            number += 1
        last = min(number + 1, len(miles) - 1)
        long = miles[last] - miles[number]
        share = (far - miles[number]) / long if long else 0.0
        (x0, y0), (x1, y1) = way[number], way[last]
        yield x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def _reached(before: Point, after: Point, apart: float) -> float:
    """The share of a step after which a gap that was no wider than `apart` is just as wide."""
    x, y = after[0] - before[0], after[1] - before[1]
    a, b = x * x + y * y, before[0] * x + before[1] * y
    c = before[0] ** 2 + before[1] ** 2 - apart**2
    return (math.sqrt(max(b * b - a * c, 0.0)) - b) / a
