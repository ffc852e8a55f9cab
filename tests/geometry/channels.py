"""Channels with bumps and niches of millimetres along both walls, at any turn."""

from dataclasses import dataclass
from random import Random

from shapely import LineString, Polygon

from tests.geometry.notched import order_of, turn_of

LONG = 25.0


@dataclass(frozen=True)
class Channel:
    """A floor, its two ends, and how near its walls come to each other (metres)."""

    floor: Polygon
    ends: tuple[LineString, LineString]
    neck: float


def channel(seed: int, wide: float) -> Channel:
    """One to five bumps in each wall, up to 1.2 % of the width deep, or niches instead.

    The neck is the distance between the two walls, which GEOS measures exactly.
    """
    order, turn = order_of(seed), turn_of(seed)
    south = _wall(order, 0.012 * wide)
    north = [(x, wide - y) for x, y in _wall(order, 0.012 * wide)]
    return Channel(
        floor=turn(Polygon([*south, *reversed(north)])),
        ends=(turn(LineString([(0, 0), (0, wide)])), turn(LineString([(LONG, 0), (LONG, wide)]))),
        neck=LineString(south).distance(LineString(north)),
    )


def _wall(order: Random, deep: float) -> list[tuple[float, float]]:
    """Corners along the x axis; y is positive at a bump."""
    x, corners, niches = 1.5, [(0.0, 0.0)], order.random() < 0.3
    for _ in range(order.randint(1, 5)):
        x += order.uniform(0.05, 3)
        long, high = order.uniform(0.05, 1), order.uniform(0.0005, deep) * (-1 if niches else 1)
        top = [(x, high), (x + long, high)] if order.random() < 0.7 else [(x + long / 2, high)]
        corners += [(x, 0.0), *top, (x + long, 0.0)]
        x += long
    return [*corners, (LONG, 0.0)]
