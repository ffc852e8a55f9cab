"""The straight faces of an area, and the axes of somebody who stands with the back to one."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from shapely.geometry.polygon import orient

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.frame import Frame, Point

Span = tuple[float, float]
Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
SAME_LINE = 0.005
"""Metres by which two faces may be out of line and still be one."""
PARALLEL = math.sin(math.radians(1.0))
"""Sine of the angle up to which two faces run the same way."""
_SHORTEST = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A straight piece of an area's edge, metres; the area lies to its left, start to end."""

    start: Point
    end: Point

    @property
    def length(self) -> float:
        """Its length."""
        return math.dist(self.start, self.end)

    @property
    def frame(self) -> Frame:
        """Axes of somebody with the back to the face: x to the right hand, y into the area.

        >>> Face(start=(0.0, 0.0), end=(2.0, 0.0)).frame.y_axis
        (-0.0, 1.0)
        """
        (x0, y0), (x1, y1) = self.start, self.end
        along = ((x1 - x0) / self.length, (y1 - y0) / self.length)
        return Frame(origin=self.start, x_axis=along, y_axis=(-along[1], along[0]))


def faces_of(area: Area) -> tuple[Face, ...]:
    """The straight pieces of an area's edge, its holes included, the longest first.

    >>> from shapely import box
    >>> [face.length for face in faces_of(box(0, 0, 3, 1))]
    [3.0, 3.0, 1.0, 1.0]
    """
    return tuple(sorted(_pieces(area), key=lambda face: (-round(face.length, 4), face.start)))


def facing(frame: Frame, side: Side) -> Frame:
    """The frame turned to its right or left: y points to that side.

    >>> facing(Frame(origin=(0.0, 0.0)), "left").to_plan(0.0, 1.0)
    (-1.0, 0.0)
    """
    (ax, ay), (bx, by) = frame.x_axis, frame.y_axis
    if side == "right":
        return Frame(origin=frame.origin, x_axis=(-bx, -by), y_axis=(ax, ay))
    return Frame(origin=frame.origin, x_axis=(bx, by), y_axis=(-ax, -ay))


def along(face: Face, frame: Frame) -> Span | None:
    """Where a face lies on the x axis of a frame; none unless it runs along that very line.

    >>> base = Face(start=(0.0, 0.0), end=(2.0, 0.0))
    >>> along(Face(start=(3.0, 0.0), end=(4.0, 0.0)), base.frame)
    (3.0, 4.0)
    """
    (x0, y0), (x1, y1) = frame.to_local(face.start), frame.to_local(face.end)
    if x1 <= x0 or abs(y1 - y0) > PARALLEL * face.length or abs(y0 + y1) / 2 > SAME_LINE:
        return None
    return (x0, x1)


def shared(one: Span, other: Span) -> float:
    """The length that two spans have in common.

    >>> shared((0.0, 2.0), (1.5, 4.0)), shared((0.0, 1.0), (2.0, 3.0))
    (0.5, 0.0)
    """
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def _pieces(area: Area) -> Iterator[Face]:
    for polygon in polygons_of(area):
        turned = orient(polygon)
        for ring in (turned.exterior, *turned.interiors):
            for start, end in pairwise(ring.coords):
                if math.dist(start, end) > _SHORTEST:
                    yield Face(start=(start[0], start[1]), end=(end[0], end[1]))
