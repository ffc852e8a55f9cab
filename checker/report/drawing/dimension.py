"""Dimension lines with ticks and text: the measured one, and beside it the required one."""

from dataclasses import dataclass
from math import atan2, degrees, hypot

from markupsafe import Markup

from checker.report.drawing.svg import Point, number, path_data, tag

_TICK = 5.0
_FLAT = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The line of a dimension on the page: its ends, and the unit steps along and across it."""

    start: Point
    end: Point
    along: Point
    across: Point

    @property
    def length(self) -> float:
        """In px."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    def moved(self, point: Point, along: float, across: float) -> Point:
        """A point moved by px along and across."""
        return (
            point[0] + self.along[0] * along + self.across[0] * across,
            point[1] + self.along[1] * along + self.across[1] * across,
        )

    @property
    def middle(self) -> Point:
        """Halfway."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2


def axis_of(start: Point, end: Point, *, towards: Point) -> Axis | None:
    """The axis from start to end, its `across` on the side of `towards`; None without length."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length < 0.5:  # noqa: PLR2004 - half a pixel
        return None
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    across = (-along[1], along[0])
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    side = (towards[0] - middle[0]) * across[0] + (towards[1] - middle[1]) * across[1]
    if side < 0:
        across = (-across[0], -across[1])
    return Axis(start=start, end=end, along=along, across=across)


def measured_dimension(axis: Axis, text: str) -> Markup:
    """A solid line with ticks, its text on the side away from the required one."""
    data = path_data([[axis.start, axis.end], *_ticks(axis, axis.start, axis.end)], closed=False)
    return tag(
        "g",
        tag("path", d=data, class_="dim"),
        dimension_text(axis, text, across=-12, kind="dim-text"),
    )


def required_dimension(axis: Axis, length: float, text: str, gap: str, away: float) -> Markup:
    """A dashed line `away` px beside the measured one, from the same start, `length` px long.

    What goes beyond the measured line (or falls short of it) is drawn heavy: the gap.
    """
    start = axis.moved(axis.start, 0, away)
    end = axis.moved(start, length, 0)
    reached = axis.moved(axis.end, 0, away)
    legs = [
        [axis.start, axis.moved(start, 0, 5)],
        [axis.end, axis.moved(reached, 0, 5)],
    ]
    parts = [
        tag("path", d=path_data(legs, closed=False), class_="hair"),
        tag("path", d=path_data([[start, end]], closed=False), class_="dim need"),
        tag("path", d=path_data(_ticks(axis, start, end), closed=False), class_="dim"),
        dimension_text(axis, text, across=away + 12, kind="dim-text"),
    ]
    if gap:
        parts.append(tag("path", d=path_data([[reached, end]], closed=False), class_="gap"))
        parts.append(dimension_text(axis, gap, across=away + 28, kind="gap-text"))
    return tag("g", *parts)


def dimension_text(axis: Axis, text: str, *, across: float, kind: str) -> Markup:
    """Text in the middle of the line, turned with it and never upside down."""
    x, y = axis.moved(axis.middle, 0, across)
    angle = degrees(atan2(axis.along[1], axis.along[0]))
    if angle > _FLAT - 1:
        angle -= 180
    elif angle <= -_FLAT - 1:
        angle += 180
    turned = None if abs(angle) < 1 else f"rotate({number(angle)} {number(x)} {number(y)})"
    return tag("text", text, x=x, y=y, class_=f"mid halo {kind}", transform=turned)


def _ticks(axis: Axis, *ends: Point) -> list[list[Point]]:
    return [
        [axis.moved(end, -_TICK, _TICK), axis.moved(end, _TICK, -_TICK)] for end in ends
    ]  # fmt: skip
