"""Where a person has room to stand on a floor, and which of these places is farthest away."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area, largest_circle
from checker.geometry.clean import polygons_of
from checker.geometry.shrunk import shrunk
from checker.geometry.ways import Ways, bends_of
from checker.units import SLACK

PERSON = 0.6
"""Metres: the width of a person. A gap that is narrower leads nowhere."""

_AS_FAR = 0.001


def roomy(floor: Area, width: float = PERSON) -> BaseGeometry:
    """The floor without nooks that are narrower than a width, metres; straight corners stay.

    >>> roomy(shapely.box(0, 0, 4, 3).union(shapely.box(4, 1, 9, 1.5))).bounds
    (0.0, 0.0, 4.0, 3.0)
    """
    half = width / 2
    return floor.buffer(-half, join_style="mitre").buffer(half, join_style="mitre")


def far_ends(plan: Area, floor: Area, start: BaseGeometry) -> tuple[Point, ...]:
    """Where a person can stand on `floor` farthest from `start` along the way through `plan`.

    `plan` is the room between its walls; what stands on its floor does not lengthen the way,
    nor does it part the places from each other. An arm of the plan that is narrower than a
    person and longer than that counts to its end: no nook, but a way that is too narrow. All
    places as far are given, to 1 mm; none where nobody can stand.

    >>> [(end.x, end.y) for end in far_ends(
    ...     shapely.box(0, 0, 9, 1.2), shapely.box(0, 0, 8, 1.0), Point(0, 0.3))]
    [(7.70025, 0.70025)]
    """
    points = list(np.asarray(shapely.points(_standing(floor))))
    points += [place for arm in _arms(plan) for place in _along(arm, floor)]
    if not points:
        return ()
    bends = bends_of(plan)
    if len(bends):
        lengths = Ways(plan).lengths([start], points)[0]
    else:
        lengths = np.asarray(shapely.distance(points, start))
    lengths = np.where(np.isfinite(lengths), lengths, 0.0)
    farthest = np.flatnonzero(lengths >= lengths.max() - _AS_FAR)
    return tuple(dict.fromkeys(points[each] for each in farthest))


def _standing(floor: Area) -> npt.NDArray[np.float64]:
    """The corners of where the middle of a person may be; a gap as wide as a person is enough."""
    return shapely.get_coordinates(shrunk(floor, (PERSON - SLACK) / 2, arc=2))


def _arms(plan: Area) -> Iterator[Area]:
    """The parts of a plan that are too narrow for a person, and no nook: deeper than that."""
    wide = roomy(plan)
    for arm in polygons_of(plan.difference(wide)):
        corners = np.asarray(shapely.points(shapely.get_coordinates(arm)))
        if not wide.is_empty and shapely.distance(corners, wide).max() > PERSON:
            yield arm


def _along(arm: Area, floor: Area) -> Iterator[Point]:
    """Places in the middle of an arm, where its floor is free."""
    for free in polygons_of(arm.intersection(floor)):
        circle = largest_circle(free)
        if circle is not None and circle.radius > SLACK:
            middle = free.buffer(SLACK / 2 - circle.radius, quad_segs=2)
            yield from np.asarray(shapely.points(shapely.get_coordinates(middle)))
