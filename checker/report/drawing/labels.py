"""Room labels that fit: in their rooms, the number alone where nothing else does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing.lettering import CHARACTER, LINE, LONGEST, SIZE, fitting_lines
from checker.report.drawing.sheet import Box, Sheet
from checker.report.drawing.svg import Point, tag
from checker.report.drawing.svg import number as number_of
from checker.report.plaintext import shortened
from checker.results.plan import PlanRoom

_MARGIN = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A room's label, and the box (x0, y0, x1, y1; px) that it covers."""

    drawn: Markup
    box: Box


def room_label(room: PlanRoom, sheet: Sheet, *, size: float = SIZE) -> Label | None:
    """The label in its room. The number stays longest; what cannot be read at 11 px is dropped."""
    if room.label_at is None:
        return None
    x, y = sheet.at(room.label_at)
    rings = [sheet.ring(ring) for ring in room.rings]
    wide = chord(rings, (x, y), axis=0) - _MARGIN
    high = chord(rings, (x, y), axis=1) - _MARGIN
    lines = fitting_lines(room, wide=wide, high=high, size=size)
    if not lines:
        return _alone(shortened(room.number, LONGEST), rings, (x, y), size=size)
    step = LINE * size / SIZE
    top = y - step * (len(lines) - 1) / 2
    spans = [
        tag("tspan", text, x=x, y=top + step * row, class_=kind)
        for row, (kind, text) in enumerate(lines)
    ]
    half = max(len(text) for _kind, text in lines) * CHARACTER * size / 2
    return Label(
        drawn=tag("text", *spans, class_="label halo", font_size=size),
        box=(x - half, top - step / 2, x + half, top + step * (len(lines) - 0.5)),
    )


def _alone(
    number: str, rings: Sequence[Sequence[Point]], at: Point, *, size: float
) -> Label | None:
    """The number alone where nothing else fits: level, else read from the right."""
    long, across = len(number) * CHARACTER * size, LINE * size / SIZE
    left, right = span(rings, at, axis=0)
    top, foot = span(rings, at, axis=1)
    is_level = long <= right - left and across <= foot - top
    if not number or not (is_level or (long <= foot - top and across <= right - left)):
        return None
    x, y = (left + right) / 2, (top + foot) / 2
    wide, high = (long, across) if is_level else (across, long)
    drawn = tag(
        "text",
        tag("tspan", number, x=x, y=y, class_="bold"),
        class_="label halo",
        font_size=size,
        transform=None if is_level else f"rotate(-90 {number_of(x)} {number_of(y)})",
    )
    return Label(drawn=drawn, box=(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))


def chord(rings: Iterable[Sequence[Point]], at: Point, *, axis: int) -> float:
    """Twice the distance to the nearest edge along an axis (0 across, 1 up), px.

    >>> chord([[(0, 0), (10, 0), (10, 4), (0, 4)]], (3, 2), axis=0)
    6.0
    """
    low, high = span(rings, at, axis=axis)
    return 2 * min(at[axis] - low, high - at[axis])


def span(rings: Iterable[Sequence[Point]], at: Point, *, axis: int) -> tuple[float, float]:
    """The nearest edges on both sides along an axis; the place itself where there is none.

    >>> span([[(0, 0), (10, 0), (10, 4), (0, 4)]], (3, 2), axis=0)
    (0.0, 10.0)
    """
    other = 1 - axis
    crossed = [
        first[axis] + (last[axis] - first[axis]) * share
        for ring in rings
        for first, last in zip(ring, [*ring[1:], *ring[:1]], strict=True)
        if (first[other] > at[other]) != (last[other] > at[other])
        for share in [(at[other] - first[other]) / (last[other] - first[other])]
    ]
    low = max((each for each in crossed if each <= at[axis]), default=at[axis])
    return low, min((each for each in crossed if each > at[axis]), default=at[axis])
