"""How things of two revisions lie to each other: lengths in metres, shares from 0 to 1."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from checker.results.plan import Rings
from checker.results.spots import Spot, box_of

_MOVED = 0.2
"""Metres by which both sides of a thing have to shift for it to be told as moved."""
_SQUARE = 4.0
"""Metres along each side of the squares in which things are looked for."""
_MOST_SQUARES = 64
Cell = tuple[str, str, int, int]
_ACROSS = 8
"""Points that are tried along each side of a box to see how much of one room lies in another."""


def likeness(one: Spot, other: Spot) -> float:
    """What two outlines share of both together, else how near their middles are; 0 from 1 m on."""
    first, second = one.subject.bbox, other.subject.bbox
    if first and second:
        return _shared(first, second)
    return max(0.0, 1.0 - _apart(one, other))


def is_placed(spot: Spot) -> bool:
    """Whether it is known where a thing lies."""
    return spot.subject.bbox is not None or spot.place.x is not None


def is_moved(old: Spot, new: Spot) -> bool:
    """Whether both sides of a thing went the same way: where one did, its outline changed."""
    first, second = old.subject.bbox, new.subject.bbox
    if first is None or second is None:
        return _MOVED <= _apart(old, new) < math.inf
    shifts = [(second[n] - first[n], second[n + 2] - first[n + 2]) for n in (0, 1)]
    return any(min(abs(a), abs(b)) >= _MOVED and a * b > 0.0 for a, b in shifts)


def lying_alike(
    old: Sequence[Spot],
    new: Sequence[Spot],
    *,
    least: float,
    fits: Callable[[Spot, Spot], bool] = lambda _one, _other: True,
) -> list[tuple[Spot, Spot]]:
    """Pairs that are the best for both of their ends, of one class on one storey.

    Of two that fit an end as well neither is taken: nobody could say which it is.
    """
    near: dict[tuple[int, int], float] = {}
    by_cell: dict[Cell, list[int]] = defaultdict(list)
    for number, spot in enumerate(new):
        for cell in _cells(spot):
            by_cell[cell].append(number)
    for first, one in enumerate(old):
        beside = {number for cell in _cells(one) for number in by_cell.get(cell, ())}
        for second in sorted(beside):
            share = likeness(one, new[second])
            if share > 0.0 and share >= least and fits(one, new[second]):
                near[first, second] = share
    best_of_old, best_of_new = _best(near, 0), _best(near, 1)
    return [
        (old[first], new[second])
        for first, second in near
        if best_of_old.get(first) == second and best_of_new.get(second) == first
    ]


def _cells(spot: Spot) -> set[Cell]:
    """The squares of its storey's plan that a thing may meet others of its kind in."""
    x, y = spot.place.x, spot.place.y
    around = [(x - 1.0, y - 1.0, x + 1.0, y + 1.0)] if x is not None and y is not None else []
    found: set[Cell] = set()
    for box in [*around, *([spot.subject.bbox] if spot.subject.bbox else [])]:
        if not all(map(math.isfinite, box)):
            continue
        # Of what is larger than any building a part is enough: nobody knows a thing by that.
        low = math.floor(box[0] / _SQUARE), math.floor(box[1] / _SQUARE)
        ends = math.floor(box[2] / _SQUARE), math.floor(box[3] / _SQUARE)
        wide, high = (
            range(a, min(b, a + _MOST_SQUARES) + 1) for a, b in zip(low, ends, strict=True)
        )
        found |= {(spot.kind, spot.place.storey, i, j) for i in wide for j in high}
    return found


def share_inside(part: Rings, whole: Rings) -> float:
    """How much of one outline lies within another, by a grid of points over its box."""
    box = box_of([point for ring in part for point in ring])
    if box is None:
        return 0.0
    steps = [(n + 0.5) / _ACROSS for n in range(_ACROSS)]
    grid = [
        (box[0] + (box[2] - box[0]) * a, box[1] + (box[3] - box[1]) * b)
        for a in steps
        for b in steps
    ]
    own = [point for point in grid if _holds(part, point)]
    return sum(_holds(whole, point) for point in own) / len(own) if own else 0.0


def _holds(rings: Rings, point: tuple[float, float]) -> bool:
    """Whether a point lies within an outline with its holes: by how often a ray crosses it."""
    x, y = point
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                inside = not inside
    return inside


def _best(near: Mapping[tuple[int, int], float], end: int) -> Mapping[int, int]:
    """For each thing at one end the one at the other that is most alike; none of several alike."""
    several: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair, share in near.items():
        several[pair[end]].append((share, pair[1 - end]))
    found = {}
    for number, shares in several.items():
        most = max(shares)
        if sum(math.isclose(share, most[0]) for share, _ in shares) == 1:
            found[number] = most[1]
    return found


def _shared(one: Sequence[float], other: Sequence[float]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    both = max(wide, 0.0) * max(high, 0.0)
    whole = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)) - both
    return both / whole if whole > 0.0 else 0.0


def _apart(one: Spot, other: Spot) -> float:
    here, there = one.place, other.place
    if here.x is None or here.y is None or there.x is None or there.y is None:
        return math.inf
    return math.hypot(there.x - here.x, there.y - here.y)
