"""As the crow flies: which of some marks is nearest, and how far starts are from goals."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely

from checker.geometry.frame import Point
from checker.geometry.taut import Floats


class Names:
    """Names of corners by the nearest mark."""

    def __init__(self, marks: Mapping[Point, str]) -> None:
        self._names = np.array(list(marks.values()), dtype=object)
        self._tree = shapely.STRtree([shapely.Point(mark) for mark in marks])

    def of(self, corners: Floats) -> npt.NDArray[np.object_]:
        """The name of each of some corners."""
        nearest = self._tree.nearest(shapely.points(corners))
        names: npt.NDArray[np.object_] = self._names[nearest]
        return names


def flown(
    starts: Mapping[int, Point], goals: Mapping[int, Point], ahead: Sequence[float]
) -> tuple[Floats, Floats, Floats]:
    """Starts and goals, m, and how far it is straight for each pair, with what a start has ahead.

    >>> flown({0: (0.0, 0.0)}, {7: (3.0, 4.0)}, [2.0])[2].tolist()
    [[7.0]]
    """
    here, there = np.array(list(starts.values())), np.array(list(goals.values()))
    steps = there[None] - here[:, None]
    gone = np.array([ahead[i] for i in starts])
    return here, there, np.hypot(steps[..., 0], steps[..., 1]) + gone[:, None]
