"""Outlines as plans keep them: rings of points rounded to a millimetre."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import polygons_of
from checker.geometry.frame import Point
from checker.results.plan import PlanShape, Ring, Rings

DIGITS = 3
_LABEL_TOLERANCE = 0.02


def ring(points: Iterable[Sequence[float]]) -> Ring:
    """Points rounded to 1 mm, repeated ones and the closing one left out.

    >>> ring([(0.0004, -0.0002), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)])
    ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    """
    found: list[Point] = []
    for x, y, *_ in points:
        at = (round(float(x), DIGITS) + 0.0, round(float(y), DIGITS) + 0.0)
        if not found or at != found[-1]:
            found.append(at)
    if len(found) > 1 and found[0] == found[-1]:
        found.pop()
    return tuple(found)


def rings(area: BaseGeometry | None, *, simplify: float = 0.0) -> Rings:
    """All rings of an area, largest part first: its outer ring, then its holes, then the next."""
    if area is None or area.is_empty:
        return ()
    if simplify:
        area = area.simplify(simplify)
    parts = sorted(polygons_of(area), key=lambda part: -part.area)
    found = [ring(each.coords) for part in parts for each in (part.exterior, *part.interiors)]
    return tuple(each for each in found if len(each) > 2)  # noqa: PLR2004 - a ring has an area


def drawn(
    id_: str, area: BaseGeometry | None, *, kind: str = "", label: str = "", simplify: float = 0.0
) -> PlanShape | None:
    """An outline to draw; none when there is nothing left of it."""
    found = rings(area, simplify=simplify)
    return PlanShape(id=id_, kind=kind, label=label, rings=found) if found else None


def label_point(area: BaseGeometry | None) -> Point | None:
    """Where a label fits best: the middle of the largest circle in the largest part, m."""
    parts = polygons_of(area) if area is not None else []
    if not parts:
        return None
    largest = max(parts, key=lambda part: part.area)
    spoke = shapely.maximum_inscribed_circle(largest, tolerance=_LABEL_TOLERANCE)
    return ring([spoke.coords[0]])[0]
