"""Frozen dataclasses to plain JSON values and back, by their type hints; Shapely areas included."""

import dataclasses
import types
import typing
from collections.abc import Sequence
from functools import cache
from typing import Any, get_args, get_origin

from shapely import MultiPolygon, Polygon

_AREAS = {Polygon, MultiPolygon}


def to_plain(value: Any) -> Any:
    """Dataclasses as dicts without their default fields, tuples as lists, areas as rings.

    >>> to_plain(Polygon([(0, 0), (1, 0), (1, 1)]))
    [[[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]]]
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    if isinstance(value, Polygon):
        return [_rings(value)]
    if isinstance(value, MultiPolygon):
        return [_rings(part) for part in value.geoms]
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Any, value: Any) -> Any:
    """The value of type `kind` that `to_plain` wrote.

    Raises:
        ValueError, TypeError, KeyError: when the plain value is not of that type.
    """
    if value is None or kind is Any:
        return value
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: from_plain(hints[name], item) for name, item in value.items()})
    options = get_args(kind)
    if get_origin(kind) in {types.UnionType, typing.Union}:
        return _from_union(options, value)
    if get_origin(kind) is tuple:
        inner = [options[0]] * len(value) if options[-1] is Ellipsis else list(options)
        return tuple(from_plain(each, item) for each, item in zip(inner, value, strict=True))
    if kind is float:
        return float(value)
    if isinstance(kind, type) and not isinstance(value, kind):
        raise TypeError(f"{value!r} should be a {kind.__name__}")
    return value


def _from_union(options: Sequence[Any], value: Any) -> Any:
    if set(options) >= _AREAS:
        return _area(value)
    kinds = [option for option in options if option is not types.NoneType]
    return from_plain(kinds[0], value) if len(kinds) == 1 else value


def _rings(polygon: Polygon) -> list[list[list[float]]]:
    rings = [polygon.exterior, *polygon.interiors]
    return [[[float(x), float(y)] for x, y, *_ in ring.coords] for ring in rings]


def _area(parts: Sequence[Sequence[Any]]) -> Polygon | MultiPolygon:
    polygons = [Polygon(rings[0], rings[1:]) for rings in parts]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
