"""The directions and sides of an area: how long, how wide, which way its edges run."""

import math
from dataclasses import dataclass

import numpy as np
import shapely

from checker.geometry.circle import Area

_QUARTER = math.pi / 2
_STEP = math.radians(0.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The sides of the smallest rectangle round an area, metres, and its direction in radians."""

    long: float
    short: float
    direction: float


def sides(area: Area) -> Sides:
    """The smallest rectangle, at any angle, that an area fits in.

    >>> found = sides(shapely.box(0, 0, 2.171, 1.456))
    >>> round(found.long, 4), round(found.short, 4)
    (2.171, 1.456)
    """
    rectangle = shapely.minimum_rotated_rectangle(area)
    corners = shapely.get_coordinates(rectangle)
    first, second = corners[1] - corners[0], corners[2] - corners[1]
    longer = first if np.hypot(*first) >= np.hypot(*second) else second
    lengths = sorted((float(np.hypot(*first)), float(np.hypot(*second))))
    direction = math.atan2(longer[1], longer[0]) % math.pi
    return Sides(long=lengths[1], short=lengths[0], direction=direction)


def edge_directions(area: Area) -> tuple[float, ...]:
    """Directions of the edges in radians, 0 up to a quarter turn, the longest in total first.

    Edges at right angles count as one direction; they are told apart to 0.01 degrees.

    >>> edge_directions(shapely.box(0, 0, 3, 1))
    (0.0,)
    """
    rings = shapely.get_parts(shapely.boundary(area))
    steps = np.concatenate([np.diff(shapely.get_coordinates(ring), axis=0) for ring in rings])
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    angles = np.arctan2(steps[:, 1], steps[:, 0]) % _QUARTER
    slots = np.round(angles / _STEP).astype(int) % round(_QUARTER / _STEP)
    totals: dict[int, float] = {}
    longest: dict[int, tuple[float, float]] = {}
    for slot, length, angle in zip(slots.tolist(), lengths.tolist(), angles.tolist(), strict=True):
        totals[slot] = totals.get(slot, 0.0) + length
        longest[slot] = max(longest.get(slot, (0.0, 0.0)), (length, angle))
    order = sorted(totals, key=lambda slot: (-totals[slot], slot))
    return tuple(longest[slot][1] for slot in order)
