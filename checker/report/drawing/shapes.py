"""Shapes of evidence with their labels: hatched, dashed or plain, and distances along a path."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot

from checker.report.drawing.sheet import Box, Sheet, box_of
from checker.report.drawing.svg import Point, joined, path_data, tag
from checker.report.drawing.texts import Drawn, Spot, Words, text_width
from checker.report.figures import written
from checker.report.plaintext import shortened
from checker.results.values import Evidence

_TICK_EVERY = 10.0
_LONG_LABEL = 60
_THIN = 1.0
_HIGH = 16.0
_LED = 24.0
_OFF = 24.0
_SURE = 0.9
"""The share of the width that letters are taken to have which they have at least."""
_SIZES = re.compile(r"(\d+) mm x (\d+) mm")


def label_of(each: Evidence) -> str:
    """The label of a thing as a drawing writes it; two sizes alone would seem to be the room's.

    Where a shape of that size is asked for it says so.
    """
    sizes = _SIZES.fullmatch(each.label)
    if sizes:
        needed = "needed " if each.role == "required" else ""
        return f"{needed}{sizes[1]} × {sizes[2]} mm"
    return written(shortened(each.label, _LONG_LABEL))


def drawn_shape(each: Evidence, sheet: Sheet, text: str = "", gone: float = 0.0) -> Drawn:
    """A shape with its label, or `text` instead; `gone` metres lie behind where a path begins."""
    points = sheet.ring(each.coords)
    label = text or label_of(each)
    kind = {"measured": "found", "required": "need", "blocker": "block"}.get(each.role, each.role)
    fill = "url(#p-block)" if each.role == "blocker" else None
    if each.shape == "circle" and len(points) > 1:
        (x, y), rim = points[0], points[1]
        radius = hypot(rim[0] - x, rim[1] - y)
        drawn = tag("circle", cx=x, cy=y, r=radius, class_=kind, fill=fill)
    elif each.shape == "point" or len(points) == 1:
        drawn = tag("circle", cx=points[0][0], cy=points[0][1], r=4, class_=f"{kind} spot")
    else:
        closed = each.shape == "polygon"
        # A line that no dimension lies on would be lost among walls and treads.
        edge = " edge" if each.role == "blocker" and not closed and not each.dimensions else ""
        drawn = tag("path", d=path_data([points], closed=closed), class_=kind + edge, fill=fill)
    if each.role == "blocker" and each.shape == "polygon":
        drawn = joined([tag("path", d=path_data([points]), class_="paper"), drawn])
    words = label_words(points, label, kind, each.shape)
    if each.role != "path":
        return Drawn(shapes=drawn, words=words)
    ticks = _distance_ticks(points, sheet, gone)
    told = tuple(each for each in (*words, *ticks.words) if _is_on(each, sheet))
    return Drawn(shapes=joined([drawn, ticks.shapes]), words=told)


def _is_on(words: Words, sheet: Sheet) -> bool:
    """Whether the place that words of a way are about is on the sheet: else they would move."""
    x, y = words.spots[0].at
    return -_OFF <= x <= sheet.width + _OFF and -_OFF <= y <= sheet.height + _OFF


def label_words(
    points: list[Point], label: str, kind: str, shape: str, *, rows: int = 1
) -> tuple[Words, ...]:
    """The label of a shape: in its middle or beside it, above a line, along a path.

    Of several `rows` it keeps so much farther off.
    """
    box = box_of(points)
    if not label or box is None:
        return ()
    style = "dim-text" if kind in {"need", "found"} else "thing"
    if shape == "line" and kind in {"path", "context"}:
        at = _halfway(points)
        box = (*at, *at)
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    half = text_width(label, bold=style == "dim-text") / 2
    middle = Spot(at=(x, y))
    off = 10 + _HIGH / 2 * (rows - 1)
    above, below = Spot(at=(x, box[1] - off)), Spot(at=(x, box[3] + off))
    beside = (Spot(at=(box[2] + half + 8, y)), Spot(at=(box[0] - half - 8, y)))
    is_line = min(box[2] - box[0], box[3] - box[1]) < _THIN
    spots = [above, below, *beside]
    if is_line:
        spots += [Spot(at=(x, box[1] - 2 * _HIGH)), Spot(at=(x, box[3] + 2 * _HIGH))]
    if kind == "need":
        inside = [Spot(at=(x, box[1] + _HIGH)), Spot(at=(x, box[3] - _HIGH)), *_within(box)]
        in_it = _needed_within(box, half, inside)
        spots = [*in_it, *spots, middle] if in_it else [*spots, *inside, middle]
    elif not is_line:
        spots = [middle, *spots, *_within(box)]
    return (
        Words(
            text=label,
            kind=style,
            spots=tuple(spots),
            optional=kind == "context",
            of=(x, y) if kind in {"need", "found", "block"} or shape == "polygon" else None,
        ),
    )


def led_words(points: list[Point], label: str, shape: str) -> tuple[Words, ...]:
    """Words beside a thing with a thin line to its middle: they say no length of it."""
    middle = points[0] if shape == "circle" else _halfway(points)
    return tuple(
        replace(words, spots=(*_around(middle, words), *words.spots), of=middle, is_led=True)
        for words in label_words(points, label, "found", shape)
    )


def _around(middle: Point, words: Words) -> tuple[Spot, ...]:
    """Level beside a point, a row up or down too, so far off that the line to it shows."""
    off = text_width(words.text, bold=True) / 2 + _LED
    rows = (0.0, -2 * _HIGH, 2 * _HIGH)
    return tuple(
        Spot(at=(middle[0] + side * off, middle[1] + up)) for up in rows for side in (1, -1)
    )


def _needed_within(box: Box, half: float, level: Sequence[Spot]) -> Sequence[Spot]:
    """Where a size that is asked for is read within its shape, level or upright; nowhere if small.

    Beyond the shape it would seem to be that of a door or of the next room.
    """
    wide, high, long = box[2] - box[0], box[3] - box[1], _SURE * 2 * half
    if long < wide and high > 4 * _HIGH:
        return level
    if long < high and wide > 4 * _HIGH:
        y = (box[1] + box[3]) / 2
        return [Spot(at=(x, y), angle=-90) for x in (box[2] - _HIGH, box[0] + _HIGH)]
    return ()


def _within(box: Box) -> tuple[Spot, ...]:
    """Other spots in a box that is large enough for words above and below its middle."""
    x, high = (box[0] + box[2]) / 2, box[3] - box[1]
    if high < 4 * _HIGH:
        return ()
    return (Spot(at=(x, box[1] + high / 4)), Spot(at=(x, box[3] - high / 4)))


def _halfway(points: list[Point]) -> Point:
    """The middle of a path along its length."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    left = sum(lengths) / 2
    for (first, last), length in zip(pairwise(points), lengths, strict=True):
        if left <= length and length:
            share = left / length
            return (
                first[0] + (last[0] - first[0]) * share,
                first[1] + (last[1] - first[1]) * share,
            )
        left -= length
    return points[0]


def _distance_ticks(points: list[Point], sheet: Sheet, before: float) -> Drawn:
    """A tick each 10 m along a path, with the distance beside it; `before` metres are behind."""
    parts, words = [], []
    gone, every = before * sheet.scale, _TICK_EVERY * sheet.scale
    following = (gone // every + 1) * every
    for first, last in pairwise(points):
        length = hypot(last[0] - first[0], last[1] - first[1])
        while length and gone + length >= following:
            share = (following - gone) / length
            x = first[0] + (last[0] - first[0]) * share
            y = first[1] + (last[1] - first[1]) * share
            parts.append(tag("circle", cx=x, cy=y, r=3, class_="path spot"))
            metres = following / sheet.scale
            around = [(22, -10), (-22, -10), (22, 10), (-22, 10)]
            spots = tuple(Spot(at=(x + dx, y + dy)) for dx, dy in around)
            words.append(Words(text=f"{metres:.0f} m", kind="small", spots=spots, size=11))
            following += every
        gone += length
    return Drawn(shapes=joined(parts), words=tuple(words))
