"""A whole school turned, mirrored and moved, or its elements listed in another order."""

import random
from dataclasses import fields, replace
from typing import Any

from shapely import Point

from checker.geometry.frame import Frame
from checker.geometry.frame import Point as Place
from checker.model import Element, School
from tests.geometry.turning import Turn


def turned_school(school: School, turn: Turn) -> School:
    """Every footprint and placement turned; levels and words as they were."""
    changed: dict[str, Any] = {
        name: tuple(_turned(element, turn) for element in group)
        for name, group in _groups(school).items()
    }
    return replace(school, **changed)


def shuffled_school(school: School, seed: int) -> School:
    """The same school with the elements of each kind in another order."""
    order = random.Random(seed)  # noqa: S311 - a test's shuffle keeps no secret
    changed: dict[str, Any] = {
        name: tuple(order.sample(group, len(group))) for name, group in _groups(school).items()
    }
    return replace(school, **changed)


def _groups(school: School) -> dict[str, tuple[Element, ...]]:
    values = {each.name: getattr(school, each.name) for each in fields(school)}
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, tuple) and value and isinstance(value[0], Element)
    }


def _turned(element: Element, turn: Turn) -> Element:
    shape = element.shape and replace(element.shape, footprint=turn(element.shape.footprint))
    return replace(element, shape=shape, frame=element.frame and _turned_frame(element.frame, turn))


def _turned_frame(frame: Frame, turn: Turn) -> Frame:
    def moved(x: float, y: float) -> Place:
        point = turn(Point(frame.to_plan(x, y)))
        return (point.x, point.y)

    origin, along, across = moved(0, 0), moved(1, 0), moved(0, 1)
    return Frame(
        origin=origin,
        x_axis=(along[0] - origin[0], along[1] - origin[1]),
        y_axis=(across[0] - origin[0], across[1] - origin[1]),
    )
