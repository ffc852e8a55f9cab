"""Words on a drawing: each knows several spots where it may stand and takes the clearest one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, cos, hypot, inf, radians, sin

from markupsafe import Markup

from checker.report.drawing.sheet import (
    Box,
    Rings,
    Sheet,
    box_of,
    crossings,
    is_within,
    overlap,
    share_of,
)
from checker.report.drawing.svg import Point, joined, number, path_data, tag

Boxed = Sequence[tuple[Box, Rings]]
_LINE = 1.2
_NARROW, _BROAD = frozenset(" .,:;!|'()[]ijlftrI"), frozenset("mwMW%@&…—")
_SLIM, _USUAL, _WIDE, _BOLD = 0.4, 0.62, 0.98, 1.08
_HEAVY_KINDS = frozenset({"dim-text", "gap-text"})
_EDGE = 3.0
_CORNER = 12.0
_ACROSS, _DOWN = 9, 3
_STEP = 6.0
_HIDDEN = 2.0
_ON_WORDS, _ON_WALLS, _ON_LINES, _ABROAD, _MOVED, _LATER, _LED = 10.0, 3.0, 1.5, 2.0, 0.02, 0.1, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A middle of the words (px), how they are turned (degrees), and whether a line leads there."""

    at: Point
    angle: float = 0.0
    is_led: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text with the spots that it may take, the best first.

    `optional` words are left out where no spot is free. Words `of` a point (px) keep to its room:
    in the next one they would speak of that; where it `is_led` a thin line runs from it to them.
    A `gap` is written below the text.
    """

    text: str
    kind: str
    spots: tuple[Spot, ...]
    optional: bool = False
    size: float = 13.0
    of: Point | None = None
    gap: str = ""
    is_led: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Shapes, and the words that go with them."""

    shapes: Markup
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What words keep clear of (px): other words, walls, lines; and the rooms, by all rings."""

    taken: tuple[Box, ...] = ()
    walls: tuple[Rings, ...] = ()
    lines: tuple[Sequence[Point], ...] = ()
    rooms: tuple[Rings, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The ground as it is searched: shapes with their boxes, points along lines (y, x) in order."""

    taken: Sequence[Box]
    walls: Boxed
    rooms: Boxed
    points: Sequence[Point]


def text_width(text: str, size: float = 13.0, *, bold: bool = False) -> float:
    """How wide a text is at most (px), by the letters that it has: no font is at hand to ask.

    >>> round(text_width("mm")) > round(text_width("ii")) * 2
    True
    """
    shares = (_SLIM if each in _NARROW else _WIDE if each in _BROAD else _USUAL for each in text)
    return sum(shares) * size * (_BOLD if bold else 1.0)


def placed(words: Iterable[Words], sheet: Sheet, ground: Ground) -> tuple[list[Markup], list[Box]]:
    """The texts in their order, each at its clearest spot, and the boxes that they cover."""
    around = _around(ground)
    drawn: list[Markup] = []
    boxes: list[Box] = []
    for each in words:
        if not each.text or not each.spots:
            continue
        least, spot = _clearest(each, sheet, around, boxes)
        if each.optional and least >= _HIDDEN:
            continue
        box = _box(each, spot)
        boxes.append(box)
        drawn.append(joined([_lead(each, spot, box), _text(each, spot)]))
    return drawn, boxes


def lost(words: Iterable[Words], sheet: Sheet, ground: Ground) -> float:
    """How much is lost when words stand at their clearest spots, in their order."""
    around = _around(ground)
    found = 0.0
    boxes: list[Box] = []
    for each in words:
        if each.text and each.spots:
            least, spot = _clearest(each, sheet, around, boxes)
            boxes.append(_box(each, spot))
            found += least
    return found


def hidden(line: Sequence[Point], ground: Ground) -> float:
    """The share of a line that lies on walls."""
    around, points = box_of(line), _along(line)
    near = [rings for box, rings in _boxed(ground.walls) if around and _touch(box, around)]
    on = [any(is_within(point, rings) for rings in near) for point in points]
    return sum(on) / len(on) if on else 0.0


def _touch(box: Box, other: Box) -> bool:
    """Whether two boxes meet; that of a level line has no area."""
    is_level = box[0] <= other[2] and other[0] <= box[2]
    return is_level and box[1] <= other[3] and other[1] <= box[3]


def _around(ground: Ground) -> _Around:
    return _Around(
        taken=ground.taken,
        walls=_boxed(ground.walls),
        rooms=_boxed(ground.rooms),
        points=sorted((y, x) for line in ground.lines for x, y in _along(line)),
    )


def _clearest(
    words: Words, sheet: Sheet, around: _Around, boxes: Sequence[Box]
) -> tuple[float, Spot]:
    """The spot where least is lost, so far on the sheet that the words lie on it, and how much."""
    others = _others(words.of, around.rooms)
    taken = (*around.taken, *boxes)
    costs = [
        _cost(words, spot, sheet, taken, around.walls, around.points)
        + _ABROAD * _covered(_box(words, _inside(words, spot, sheet)), others)
        + _LATER * number
        + (_LED if spot.is_led else 0.0)
        for number, spot in enumerate(words.spots)
    ]
    least = min(costs)
    return least, _inside(words, words.spots[costs.index(least)], sheet)


def corner_words(text: str, sheet: Sheet, *, kind: str, above: float) -> Words:
    """Words for the whole drawing: in one of its corners, bottom right first.

    Bottom left they stand above what takes `above` px there. Where walls run along the edges of
    the sheet they stand up to three lines further in, or in the middle.
    """
    wide, high = text_width(text, bold=kind in _HEAVY_KINDS) / 2, 13 * _LINE
    left, right = wide + _CORNER, sheet.width - wide - _CORNER
    spots = []
    for row in range(4):
        top, low = 18 + row * high, sheet.height - 20 - row * high
        spots += [(right, low), (left, top), (right, top), (left, low - above)]
        spots += [(sheet.width / 2, low), (sheet.width / 2, top)]
    return Words(text=text, kind=kind, spots=tuple(Spot(at=at) for at in spots))


def _boxed(shapes: Iterable[Rings]) -> Boxed:
    """Shapes with the boxes around them, to find those near a place quickly."""
    return [
        (box, rings)
        for rings in shapes
        if (box := box_of(point for ring in rings for point in ring)) is not None
    ]


def _others(of: Point | None, rooms: Boxed) -> Boxed:
    """The rooms that a point does not lie in; none where it lies in no room."""
    if of is None:
        return []
    others = [(box, rings) for box, rings in rooms if not is_within(of, rings)]
    return others if len(others) < len(rooms) else []


def _lead(words: Words, spot: Spot, box: Box) -> Markup:
    """The line from what led words are of to the nearest edge of their box."""
    if not (words.is_led or spot.is_led) or words.of is None:
        return Markup()
    x, y = words.of
    edge = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    data = path_data([[words.of, edge]], closed=False)
    return tag("path", d=data, class_="leader") if data else Markup()


def _text(words: Words, spot: Spot) -> Markup:
    """The text, and where there is a gap that in a second row, both turned about the middle."""
    x, y = spot.at
    turned = None
    if abs(spot.angle) >= 1:
        turned = f"rotate({number(spot.angle)} {number(x)} {number(y)})"
    half = words.size * _LINE / 2
    rows = [(words.text, words.kind, -half if words.gap else 0.0)]
    if words.gap:
        rows.append((words.gap, "gap-text", half))
    return joined(
        tag("text", text, x=x, y=y + off, class_=f"mid halo {kind}", transform=turned)
        for text, kind, off in rows
    )


def _box(words: Words, spot: Spot) -> Box:
    wide = text_width(words.text, words.size, bold=words.kind in _HEAVY_KINDS)
    wide = max(wide, text_width(words.gap, words.size, bold=True))
    high = words.size * _LINE * (2 if words.gap else 1)
    along, across = abs(cos(radians(spot.angle))), abs(sin(radians(spot.angle)))
    half = (wide * along + high * across) / 2, (wide * across + high * along) / 2
    x, y = spot.at
    return x - half[0], y - half[1], x + half[0], y + half[1]


def _inside(words: Words, spot: Spot, sheet: Sheet) -> Spot:
    """The spot moved so far that the words lie on the sheet."""
    x0, y0, x1, y1 = _box(words, spot)
    right = max(_EDGE - x0, 0.0) or min(sheet.width - _EDGE - x1, 0.0)
    down = max(_EDGE - y0, 0.0) or min(sheet.height - _EDGE - y1, 0.0)
    return replace(spot, at=(spot.at[0] + right, spot.at[1] + down))


def _cost(
    words: Words,
    spot: Spot,
    sheet: Sheet,
    taken: Iterable[Box],
    walls: Boxed,
    points: Sequence[Point],
) -> float:
    """How much is lost when words stand there: least on free floor where they were meant to be."""
    kept = _inside(words, spot, sheet)
    box = _box(words, kept)
    cost = _MOVED * hypot(kept.at[0] - spot.at[0], kept.at[1] - spot.at[1])
    cost += _ON_WORDS * sum(share_of(box, other) for other in taken if overlap(box, other))
    cost += _ON_LINES * min(_met(box, points), 3) / 3
    return cost + _ON_WALLS * _covered(box, walls)


def _covered(box: Box, shapes: Boxed) -> float:
    """How much of a box lies on any of these shapes, by points spread over it."""
    near = [rings for around, rings in shapes if overlap(around, box)]
    if not near:
        return 0.0
    x0, y0, x1, y1 = box
    columns = [x0 + (x1 - x0) * (i + 0.5) / _ACROSS for i in range(_ACROSS)]
    hidden = 0
    for row in range(_DOWN):
        y = y0 + (y1 - y0) * (row + 0.5) / _DOWN
        crossed = [crossings(y, rings) for rings in near]
        hidden += sum(any(sum(x < at for at in each) % 2 for each in crossed) for x in columns)
    return hidden / (_ACROSS * _DOWN)


def _met(box: Box, points: Sequence[Point]) -> int:
    """How many points, (y, x) in order, a box covers: words are long and low, so few by height."""
    x0, y0, x1, y1 = box
    level = points[bisect_right(points, (y0, inf)) : bisect_left(points, (y1, -inf))]
    return sum(x0 < x < x1 for _, x in level)


def _along(line: Sequence[Point]) -> list[Point]:
    """Points along a line, close enough to find it under words."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(line):
        steps = min(ceil(hypot(x1 - x0, y1 - y0) / _STEP), 400) or 1
        found += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)]
    return found
