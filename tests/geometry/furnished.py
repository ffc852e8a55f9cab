"""Rooms with things in them for tests of geometry, and a search by brute force to compare with."""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area


def lengths(least: float, most: float) -> st.SearchStrategy[float]:
    """Metres as people draw them, to the millimetre: no test is about lengths of 1e-280."""
    return st.integers(round(least * 1000), round(most * 1000)).map(lambda mm: mm / 1000)


def _thing(width: float, depth: float, angle: float, x: float, y: float) -> Polygon:
    return affinity.translate(affinity.rotate(box(0, 0, width, depth), angle), x, y)


THINGS = st.builds(
    _thing,
    width=lengths(0.2, 1.2),
    depth=lengths(0.2, 0.7),
    angle=st.sampled_from([0.0, 0.0, 90.0, 30.0, 71.3]),
    x=lengths(-0.5, 4.0),
    y=lengths(-0.5, 3.5),
)


def _room(width: float, depth: float, wing: float, things: list[Polygon]) -> Area:
    plan = box(0, 0, width, depth).union(box(0, 0, width + wing, depth / 2))
    return clean_area(plan.difference(shapely.union_all(things))) or plan


ROOMS = st.builds(
    _room,
    width=lengths(1.5, 5.0),
    depth=lengths(1.5, 4.0),
    wing=st.sampled_from([0.0, 1.5]),
    things=st.lists(THINGS, max_size=6),
)
"""Rooms with up to six things on their floor, some with a wing."""


def placed_by_force(area: Area, shape: Polygon, *, angles: int = 36, step: float = 0.1) -> bool:
    """Whether a shape lies in an area at one of many angles, its middle on a grid."""
    shapely.prepare(area)
    return any(
        bool(shapely.covers(area, turned).any()) for turned in _turned(area, shape, angles, step)
    )


def _turned(area: Area, shape: Polygon, angles: int, step: float) -> Iterator[np.ndarray]:
    x0, y0, x1, y1 = area.bounds
    xs, ys = np.arange(x0, x1, step), np.arange(y0, y1, step)
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    for number in range(angles):
        turned = affinity.rotate(shape, 360 * number / angles, origin=(0, 0))
        corners = shapely.get_coordinates(turned)
        yield np.asarray(shapely.polygons(grid[:, None] + corners[None]))


def rectangle(long: float, short: float) -> Polygon:
    """A rectangle about the origin."""
    return box(-long / 2, -short / 2, long / 2, short / 2)


def t_shape(size: float, width: float) -> Polygon:
    """A T about the middle of where its bar and its stem cross."""
    bar = box(-size / 2, -width / 2, size / 2, width / 2)
    return bar.union(box(-width / 2, width / 2 - size, width / 2, width / 2))


def regular(corners: int, radius: float) -> Polygon:
    """A polygon with equal sides about the origin."""
    turns = [2 * math.pi * number / corners for number in range(corners)]
    return Polygon([(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns])
