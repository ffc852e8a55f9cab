"""Dimension lines with ticks and text: the measured one, and beside it the required one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, hypot

from markupsafe import Markup

from checker.report.drawing.sheet import Sheet
from checker.report.drawing.svg import Point, joined, path_data, tag
from checker.report.drawing.texts import Drawn, Ground, Spot, Words, hidden, lost, text_width

_TICK = 5.0
_BESIDE = 26.0
_FLAT, _STEEP = 90.0, 30.0
_FARTHER = (2.5, -2.5)
_CLEARLY, _ON_WALL = 0.05, 2.0
_SHORT, _AWAY, _ROW = 30.0, 14.0, 16.0


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
    def turned(self) -> "Axis":
        """The same line with its other side ahead."""
        return replace(self, across=(-self.across[0], -self.across[1]))

    @property
    def middle(self) -> Point:
        """Halfway."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A length that is asked for, metres; its words, and those of the gap up to it."""

    length: float
    words: str
    gap: str = ""


def dimension_line(
    points: Sequence[Point], text: str, asked: Asked | None, sheet: Sheet, ground: Ground
) -> Drawn:
    """What was measured from the first point to the last, and what is asked dashed beside it.

    That lies on the side where words beside both lines stand clear, else towards the middle.
    """
    axis = axis_of(points[0], points[-1], towards=(sheet.width / 2, sheet.height / 2))
    if axis is None:
        return Drawn(shapes=Markup())
    if asked is None:
        return measured_dimension(axis, text)
    sides = [
        (_side_lost(each, drawn, asked, sheet, ground), drawn)
        for each in (axis, axis.turned)
        for drawn in [_on_side(each, text, asked, sheet)]
    ]
    first, other = sides
    return other[1] if other[0] + _CLEARLY < first[0] else first[1]


def _on_side(axis: Axis, text: str, asked: Asked, sheet: Sheet) -> Drawn:
    long = asked.length * sheet.scale
    return both(
        measured_dimension(axis, text, alone=False),
        required_dimension(axis, long, asked.words, asked.gap, _BESIDE),
    )


def _side_lost(axis: Axis, drawn: Drawn, asked: Asked, sheet: Sheet, ground: Ground) -> float:
    """How much is lost of words and of the dashed line as far as the measured one goes."""
    shown = min(asked.length * sheet.scale, axis.length)
    start = axis.moved(axis.start, 0, _BESIDE)
    line = (start, axis.moved(start, shown, 0))
    return lost(drawn.words, sheet, ground) + _ON_WALL * hidden(line, ground)


def fits(length: float, sheet: Sheet) -> bool:
    """Whether a length that is asked for can be drawn to scale on this sheet."""
    return 0.0 < length * sheet.scale < 2 * sheet.width


def both(one: Drawn, other: Drawn) -> Drawn:
    """Two drawn things as one, the first below."""
    return Drawn(shapes=joined([one.shapes, other.shapes]), words=(*one.words, *other.words))


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


def measured_dimension(axis: Axis, text: str, *, alone: bool = True) -> Drawn:
    """A solid line with ticks; its text on the side away from the required one, if there is one."""
    data = path_data([[axis.start, axis.end], *_ticks(axis, axis.start, axis.end)], closed=False)
    return Drawn(
        shapes=tag("path", d=data, class_="dim"),
        words=(dimension_words(axis, text, across=-12, kind="dim-text", both=alone),),
    )


def required_dimension(axis: Axis, length: float, text: str, gap: str, away: float) -> Drawn:
    """A dashed line `away` px beside the measured one, from the same start, `length` px long.

    What goes beyond the measured line (or falls short of it) is drawn heavy: the gap. Its words
    stand below those of the line, so that neither is read alone.
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
    ]
    if gap:
        parts.append(tag("path", d=path_data([[reached, end]], closed=False), class_="gap"))
    own = replace(axis, start=start, end=end)
    words = dimension_words(own, text, across=12, kind="dim-text", gap=gap, beside=True)
    return Drawn(shapes=tag("g", *parts), words=(words,))


def dimension_words(
    axis: Axis,
    text: str,
    *,
    across: float,
    kind: str,
    both: bool = False,
    gap: str = "",
    beside: bool = False,
) -> Words:
    """Text along the line, turned with it and never upside down; a `gap` is a second row.

    It stands in the middle, else nearer one end, else beyond one, with `both` on either side too,
    and level beside the middle where the line is steep; beside either end too where it is short.
    Farther off, with a line to it, where all of these lie on walls or on other words.
    """
    angle = _upright(degrees(atan2(axis.along[1], axis.along[0])))
    half = max(text_width(each, bold=True) for each in (text, gap)) / 2
    rows = _ROW / 2 if gap else 0.0
    across += rows if across > 0 else -rows
    beyond = axis.length / 2 + half + _TICK
    sides = (across, -across) if both else (across,)
    places = [(along, side) for along in (0.0, axis.length / 4, -axis.length / 4) for side in sides]
    places += [(beyond, 0.0), (-beyond, 0.0)]
    spots = [Spot(at=axis.moved(axis.middle, along, side), angle=angle) for along, side in places]
    if (both or beside) and abs(angle) > _STEEP:
        (x, y), right = axis.middle, 1 if axis.across[0] * across > 0 else -1
        ups = (0, -_AWAY, _AWAY) if axis.length < _SHORT else (0,)
        turns = (1, -1) if both else (right,)
        spots += [Spot(at=(x + side * (half + 10), y + up)) for up in ups for side in turns]
    spots += [
        Spot(at=axis.moved(axis.middle, along, side * far), angle=angle, is_led=True)
        for far in _FARTHER
        for along in (0.0, beyond, -beyond)
        for side in sides
    ]
    return Words(text=text, kind=kind, spots=tuple(spots), of=axis.middle, gap=gap)


def _upright(angle: float) -> float:
    """A turn (degrees) by which words along a line are read from below or from the right."""
    if angle > _FLAT - 1:
        return angle - 180
    return angle + 180 if angle <= -_FLAT - 1 else angle


def _ticks(axis: Axis, *ends: Point) -> list[list[Point]]:
    return [
        [axis.moved(end, -_TICK, _TICK), axis.moved(end, _TICK, -_TICK)] for end in ends
    ]  # fmt: skip
