"""Ways that were found, and the same ways as bytes."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from checker.geometry.frame import Point

_NOT_FOUND = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way on the plan: its length in metres, and its corners from start to goal.

    Without points where none leads there, and the length then infinite. `start` is the number
    of the start in the list that was given.
    """

    length: float
    points: tuple[Point, ...] = ()
    start: int = 0


def written(ways: Sequence[Way | None]) -> bytes | None:
    """Ways as numbers in a row; none when one of them is not a plain float, which would come back.

    >>> ways_read(written((Way(length=1.5, points=((0.0, 0.0), (1.5, 0.0))), None)))[1] is None
    True
    """
    row = array("d")
    for way in ways:
        if way is None:
            row.append(_NOT_FOUND)
            continue
        numbers = [way.length, *(each for point in way.points for each in point)]
        if any(type(each) is not float for each in numbers) or type(way.start) is not int:
            return None
        row.extend((len(way.points), way.start, *numbers))
    return row.tobytes()


def ways_read(data: bytes) -> tuple[Way | None, ...]:
    """The ways that `written` wrote."""
    row = array("d")
    row.frombytes(data)
    numbers, at, found = row.tolist(), 0, list[Way | None]()
    while at < len(numbers):
        if numbers[at] == _NOT_FOUND:
            found.append(None)
            at += 1
            continue
        end = at + 3 + 2 * int(numbers[at])
        points = tuple(zip(numbers[at + 3 : end : 2], numbers[at + 4 : end : 2], strict=True))
        found.append(Way(length=numbers[at + 2], points=points, start=int(numbers[at + 1])))
        at = end
    return tuple(found)
