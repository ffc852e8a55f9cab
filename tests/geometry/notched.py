"""Rooms whose walls have notches and bumps a few millimetres deep, with things in them."""

import random

import shapely
from shapely import Point, affinity, box

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from tests.geometry.turning import Turn

_COUNTS = (0, 0, 0, 1, 3, 10, 40)


def order_of(seed: int) -> random.Random:
    """Numbers that are the same each time."""
    return random.Random(seed)  # noqa: S311 - a test keeps no secret


def notched(seed: int) -> Area:
    """A room 1 to 8 m long and wide; notches and bumps of 1 to 15 mm; up to 40 things in it."""
    order = order_of(seed)
    room: Area = box(0, 0, order.uniform(1, 8), order.uniform(1, 5))
    if order.random() < 0.3:
        room = room.union(box(0, 0, order.uniform(1, 4), order.uniform(3, 6)))
    for _ in range(order.randint(1, 6)):
        room = _with_a_notch(room, order)
    plan = clean_area(room.difference(shapely.union_all(_things(room, order))))
    return plan or room


def _with_a_notch(room: Area, order: random.Random) -> Area:
    wide, deep = order.uniform(0.02, 0.8), order.uniform(0.001, 0.015)
    turned = affinity.rotate(box(-wide / 2, -deep, wide / 2, deep), order.choice([0, 0, 90, 33]))
    place = room.boundary.interpolate(order.random(), normalized=True)
    notch = affinity.translate(turned, place.x, place.y)
    return room.union(notch) if order.random() < 0.5 else room.difference(notch)


def _things(room: Area, order: random.Random) -> list[Area]:
    x0, y0, x1, y1 = room.bounds
    things: list[Area] = []
    for _ in range(order.choice(_COUNTS)):
        table = box(0, 0, order.uniform(0.1, 0.7), order.uniform(0.1, 0.7))
        thing = affinity.rotate(table, order.choice([0.0, 90.0, order.uniform(0, 90)]))
        thing = thing if order.random() < 0.8 else Point(0, 0).buffer(0.15)
        things.append(affinity.translate(thing, order.uniform(x0, x1), order.uniform(y0, y1)))
    return things


def turn_of(seed: int) -> Turn:
    """Any turn, mirrored half the time, and a move."""
    order = order_of(-seed - 1)
    return Turn(
        angle=order.uniform(0, 360),
        mirrored=order.random() < 0.5,
        x=order.uniform(-100, 100),
        y=order.uniform(-100, 100),
    )
