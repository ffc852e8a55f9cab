"""The clear rectangle inside walls that stand round a hollow, in the walls' own axes."""

from collections.abc import Sequence

Span = tuple[float, float]
Box = tuple[Span, Span]

THICK = 0.25
"""Metres up to which a box is a wall by its shorter side."""


def hollow(boxes: Sequence[Box]) -> Box | None:
    """The clear span along x and along y between boxes that stand round the middle of them all.

    None when the middle is filled, or fewer than three sides of it are closed by walls: a car
    may be open towards its doors, where its extent is the end.

    >>> walls = [((0, 1.3), (0, 0.1)), ((0, 1.3), (1.5, 1.6)), ((0, 0.1), (0, 1.6))]
    >>> hollow([*walls, ((1.2, 1.3), (0, 1.6))])
    ((0.1, 1.2), (0.1, 1.5))
    """
    walls = [each for each in boxes if min(_size(each[0]), _size(each[1])) <= THICK]
    if not walls:
        return None
    extent = _extent(walls, 0), _extent(walls, 1)
    middle = sum(extent[0]) / 2, sum(extent[1]) / 2
    if any(_holds(each, middle) for each in boxes):
        return None
    found = [_between(walls, axis, middle, extent[axis]) for axis in (0, 1)]
    closed = sum(count for _, count in found)
    return (found[0][0], found[1][0]) if closed >= _LEAST else None


_LEAST = 3


def _between(
    walls: Sequence[Box], axis: int, middle: tuple[float, float], extent: Span
) -> tuple[Span, int]:
    """The clear span through the middle along an axis, and how many of its ends are walls."""
    across = 1 - axis
    met = [each[axis] for each in walls if each[across][0] < middle[across] < each[across][1]]
    below = [high for _, high in met if high <= middle[axis]]
    above = [low for low, _ in met if low >= middle[axis]]
    low, high = max(below, default=extent[0]), min(above, default=extent[1])
    return (low, high), bool(below) + bool(above)


def _extent(boxes: Sequence[Box], axis: int) -> Span:
    return min(each[axis][0] for each in boxes), max(each[axis][1] for each in boxes)


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return all(low < at < high for (low, high), at in zip(box, point, strict=True))


def _size(span: Span) -> float:
    return span[1] - span[0]
