"""Small facts that any element may carry: shape and its source, properties, classifications."""

from dataclasses import dataclass

from shapely import MultiPolygon, Polygon

Area = Polygon | MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeSource:
    """How a shape was read: `direct`, `cgal-simple`, `opencascade`, `none`, and any trouble.

    `problem` is a plain sentence when the shape cannot be trusted (a self-crossing outline,
    an engine warning): measures of such an element are Unknown. Empty when all is well.
    """

    engine: str
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A body seen from above, in rebased metres, with its lowest and highest level.

    `footprint` is valid, has positive area and may have holes or several parts.
    `base` and `top` are z in the rebased frame, not heights above a storey.
    `hull_only` says that the footprint is the convex hull: never smaller than the truth.
    """

    footprint: Area
    base: float
    top: float
    source: ShapeSource
    hull_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property or quantity, in metres, square metres or as written.

    `kind` is `property` or `quantity`. `inherited` says that it came from the type.
    """

    group: str
    name: str
    value: str | float | bool
    kind: str = "property"
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A classification reference: the system's name as written, the code and its title."""

    system: str
    code: str
    title: str = ""
