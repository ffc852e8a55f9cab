"""A whole school turned, mirrored and moved, or its elements listed in another order."""

import random
from dataclasses import fields, is_dataclass, replace
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from checker.geometry.frame import Frame
from checker.geometry.frame import Point as Place
from checker.model import Element, Railing, School, Surface
from tests.geometry.turning import Turn


def turned_school(school: School, turn: Turn) -> School:
    """Every footprint, surface, line and placement turned; levels and words as they were."""
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


def _turned(value: Any, turn: Turn) -> Any:
    """A geometry, a placement, a surface or whatever holds some of them; the rest as it is."""
    if isinstance(value, BaseGeometry):
        return turn(value)
    if isinstance(value, Frame):
        return _turned_frame(value, turn)
    if isinstance(value, Surface):
        return _turned_surface(value, turn)
    if isinstance(value, tuple):
        return tuple(_turned(each, turn) for each in value)
    if not is_dataclass(value):
        return value
    changed = {each.name: _turned(getattr(value, each.name), turn) for each in fields(value)}
    if isinstance(value, Railing):
        changed["line"] = tuple((*_moved(turn, x, y), z) for x, y, z in value.line)
    return replace(value, **changed)


def _moved(turn: Turn, x: float, y: float) -> Place:
    point = turn(Point(x, y))
    return (point.x, point.y)


def _turned_surface(surface: Surface, turn: Turn) -> Surface:
    (x0, y0), (x1, y1) = _moved(turn, 0, 0), _moved(turn, *surface.slope)
    return replace(surface, area=turn(surface.area), slope=(x1 - x0, y1 - y0))


def _turned_frame(frame: Frame, turn: Turn) -> Frame:
    origin, along, across = (_moved(turn, *frame.to_plan(*at)) for at in ((0, 0), (1, 0), (0, 1)))
    return Frame(
        origin=origin,
        x_axis=(along[0] - origin[0], along[1] - origin[1]),
        y_axis=(across[0] - origin[0], across[1] - origin[1]),
    )
