"""The symbols on a strip: door, opening, narrow passage, lift, ramp, stair, and where it stops."""

from collections.abc import Iterable

from markupsafe import Markup

from checker.report.drawing.svg import Point, joined, number, path_data, tag
from checker.report.drawing.symbols import PATTERN_OF, outcome_mark
from checker.report.words import OUTCOME_MARKS
from checker.results.finding import Outcome
from checker.results.journey import LevelChange, LevelKind, PinchKind

HALF = 11.0
"""Half the height of a symbol (px)."""
_DOOR, _BLOCK, _CAR = 3.0, 8.0, 22.0
_WEDGE = 10.0


def pinch_symbols(
    kind: PinchKind, xs: Iterable[float], y: float, outcome: Outcome | None = None
) -> Markup:
    """Doors as leaves across the way, openings dashed, passages as two wedges, in one path."""
    word = {Outcome.FAIL: " fail", Outcome.CANNOT_TELL: " tell"}.get(outcome or Outcome.PASS, "")
    shape = _wedges if kind == "passage" else _leaf
    rings = [ring for x in xs for ring in shape(x, y)]
    return tag("path", d=path_data(rings), class_=f"pinch {kind}{word}")


def _leaf(x: float, y: float) -> Iterable[list[Point]]:
    left, right, top, foot = x - _DOOR, x + _DOOR, y - HALF, y + HALF
    yield [(left, top), (right, top), (right, foot), (left, foot)]


def _wedges(x: float, y: float) -> Iterable[list[Point]]:
    yield [(x - 6, y - HALF), (x + 6, y - HALF), (x, y - 3)]
    yield [(x - 6, y + HALF), (x + 6, y + HALF), (x, y + 3)]


def level_symbol(level: LevelChange, x: float, end: float, y: float) -> Markup:
    """A lift as a crossed car, a ramp as a wedge, a stair as steps; what is not shown wavy."""
    return _LEVELS[level.kind](x, end, y)


def _lift(x: float, end: float, y: float) -> Markup:
    middle, half = (x + end) / 2, _CAR / 2
    left, top = middle - half, y - half
    box = tag("rect", x=left, y=top, width=_CAR, height=_CAR, class_="pinch")
    cross = path_data(
        [[(left, top), (left + _CAR, top + _CAR)], [(left, top + _CAR), (left + _CAR, top)]],
        closed=False,
    )
    return tag("g", box, tag("path", d=cross, class_="ruled"))


def _ramp(x: float, end: float, y: float) -> Markup:
    end = max(end, x + _WEDGE)
    return tag("path", d=path_data([[(x, y), (end, y), (end, y - _WEDGE)]]), class_="pinch passage")


def _stair(x: float, end: float, y: float) -> Markup:
    end = max(end, x + _WEDGE)
    step = (end - x) / 4
    points = [(x, y)]
    for each in range(4):
        points += [
            (x + each * step, y - 3 * (each + 1)),
            (x + (each + 1) * step, y - 3 * (each + 1)),
        ]
    points.append((end, y))
    return tag("path", d=path_data([points]), class_="pinch")


def _unshown(x: float, end: float, y: float) -> Markup:
    """A stretch that the model does not show."""
    end = max(end, x + _WEDGE)
    return tag(
        "rect", x=x, y=y - _BLOCK, width=end - x, height=2 * _BLOCK,
        fill=f"url(#{PATTERN_OF[Outcome.CANNOT_TELL]})",
    )  # fmt: skip


_LEVELS = {
    "lift": _lift,
    "ramp": _ramp,
    "stair": _stair,
    "not modelled": _unshown,
    "outside": _unshown,
}


def blocked_part(outcome: Outcome, x: float, end: float, y: float) -> Markup:
    """What lies beyond where one is stopped: hatched, or dotted where that is in doubt."""
    kind = "fail" if outcome is Outcome.FAIL else "tell"
    return tag(
        "rect",
        x=x,
        y=y - _BLOCK,
        width=max(end - x, 1.0),
        height=2 * _BLOCK,
        fill=f"url(#{PATTERN_OF[outcome]})",
        class_=f"beyond {kind}",
    )


def stop_mark(outcome: Outcome, x: float, y: float) -> Markup:
    """The mark of the outcome on the line where one is stopped."""
    return outcome_mark(outcome, OUTCOME_MARKS[outcome], (x, y))


def legend_symbol(kind: PinchKind | LevelKind | Outcome) -> Markup:
    """One symbol alone, for a list of what they mean; words beside it say it."""
    wide, y = 30.0, 13.0
    if isinstance(kind, Outcome):
        drawn = joined([blocked_part(kind, 9, wide, y), stop_mark(kind, 11, y)])
    elif kind in {"door", "opening", "passage"}:
        drawn = pinch_symbols(kind, [wide / 2], y)
    else:
        drawn = _LEVELS[kind](4, 26, y)
    return tag(
        "svg",
        drawn,
        class_="symbol",
        width=wide,
        height=2 * y,
        viewBox=f"0 0 {number(wide)} {number(2 * y)}",
        aria_hidden="true",
    )
