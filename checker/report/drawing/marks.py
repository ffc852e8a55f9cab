"""Marks of findings on a storey plan: where they are, beside what they would hide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from markupsafe import Markup

from checker.report.drawing.labels import Label
from checker.report.drawing.sheet import Box, Rings, Sheet, is_within, overlap, share_of
from checker.report.drawing.svg import Point, joined, path_data, tag
from checker.report.drawing.symbols import mark_size, outcome_mark
from checker.report.words import OUTCOME_MARKS
from checker.results.finding import Outcome
from checker.results.plan import PlanRoom

_SAME_PLACE = 0.6
_MOST_NUMBERS = 3
_DOT = 5.0
_NEAR, _FAR = 2, 7
"""Steps that a mark may go to be free: so few while it hides no other mark there."""
_ON_MARKS, _ON_NAMES, _ABROAD, _OFF = 12.0, 4.0, 2.0, 0.4
MOST_NUMBERED = 60
"""With more marks than this they would hide the plan: circles stand for what cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding's place on the plan (m), its outcome, and the number of its group."""

    at: Point
    outcome: Outcome
    number: int


@dataclass(frozen=True, slots=True)
class _Floor:
    """The sheet with the rooms on it, each with the rings (px) that it is bounded by."""

    sheet: Sheet
    rooms: Sequence[Rings]

    def around(self, point: Point) -> Rings | None:
        """The room that a point lies in."""
        return next((rings for rings in self.rooms if is_within(point, rings)), None)


def is_crowded(marks: Iterable[Mark]) -> bool:
    """Whether circles stand for what cannot be told, as numbers would hide the plan."""
    return len(_gathered(marks)) > MOST_NUMBERED


def plan_marks(
    sheet: Sheet,
    marks: Iterable[Mark],
    *,
    name: str,
    zoom: float = 1.0,
    labels: Sequence[Label] = (),
    rooms: Iterable[PlanRoom] = (),
) -> Markup:
    """Marks with symbol and group number; those of one place share a mark, none hides another.

    The `labels` of rooms lie over circles and the lines to marks, and marks beside them, where the
    `rooms` have the floor. A mark is drawn once, as `#{name}0` and so on, and pointed at where it
    stands again: a large school has hundreds that say the same. On a crowded plan circles stand
    for doubts. Each tells the script the numbers of its groups.
    """
    taken: list[Box] = []
    names = [label.box for label in labels]
    floor = _Floor(sheet, [[sheet.ring(ring) for ring in room.rings] for room in rooms])
    under: list[Markup] = []
    over: list[Markup] = []
    drawn: dict[tuple[Outcome, Sequence[int]], tuple[str, Point]] = {}
    entries = _gathered(marks)
    is_dotted = len(entries) > MOST_NUMBERED
    for outcome, at, groups in entries:
        point, of = sheet.at(at), " ".join(map(str, groups))
        if is_dotted and outcome is Outcome.CANNOT_TELL:
            under.append(_circle(point, outcome, zoom, of))
            continue
        text = f"{OUTCOME_MARKS[outcome]} {_numbers(groups)}"
        size = mark_size(text, zoom)
        where = _placed(point, size, taken, names, floor)
        taken.append(_around(where, size))
        if where != point:
            lead = path_data([[point, where]], closed=False)
            under.append(tag("path", d=lead, class_="leader", data_g=of))
        if like := drawn.get((outcome, groups)):
            x, y = like[1]
            over.append(tag("use", href=f"#{like[0]}", x=where[0] - x, y=where[1] - y, data_g=of))
        else:
            drawn[outcome, groups] = id_, _ = f"{name}{len(drawn)}", where
            mark = outcome_mark(outcome, text, where, zoom, name=id_)
            over.append(tag("g", mark, data_g=of))
    return joined([*under, *(label.drawn for label in labels), *over])


def mark_dot(sheet: Sheet, mark: Mark, zoom: float) -> Markup:
    """A finding as a dot alone."""
    return _circle(sheet.at(mark.at), mark.outcome, zoom, f"{mark.number}")


def _circle(at: Point, outcome: Outcome, zoom: float, of: str) -> Markup:
    kind = "fail" if outcome is Outcome.FAIL else "tell"
    return tag("circle", cx=at[0], cy=at[1], r=_DOT * zoom, class_=f"mark {kind}", data_g=of)


def _gathered(marks: Iterable[Mark]) -> list[tuple[Outcome, Point, tuple[int, ...]]]:
    """One entry per place and outcome, fails first, with the numbers of the groups."""
    places: dict[tuple[Outcome, int, int], tuple[Point, list[int]]] = {}
    for mark in marks:
        cell = (round(mark.at[0] / _SAME_PLACE), round(mark.at[1] / _SAME_PLACE))
        places.setdefault((mark.outcome, *cell), (mark.at, []))[1].append(mark.number)
    entries = [
        (outcome, at, tuple(sorted(set(numbers))))
        for (outcome, *_cell), (at, numbers) in places.items()
    ]
    return sorted(entries, key=lambda entry: (entry[0] is not Outcome.FAIL, entry[1], entry[2]))


def _numbers(numbers: Sequence[int]) -> str:
    left = len(numbers) - _MOST_NUMBERS
    more = f" +{left}" if left > 0 else ""
    return " ".join(map(str, numbers[:_MOST_NUMBERS])) + more


def _placed(
    point: Point, size: tuple[float, float], marks: Sequence[Box], names: Sequence[Box], on: _Floor
) -> Point:
    """The place itself, else near it the floor of its own room where the mark hides least.

    Behind a wall it would speak of the next room. Only where it would hide another mark it goes
    farther.
    """
    own = on.around(point)
    near = _best(point, size, marks, names, on.sheet, own, most=_NEAR)
    if near[0] < _ON_MARKS:
        return near[1]
    return min(near, _best(point, size, marks, names, on.sheet, own, most=_FAR))[1]


def _best(
    point: Point,
    size: tuple[float, float],
    marks: Sequence[Box],
    names: Sequence[Box],
    sheet: Sheet,
    own: Rings | None,
    *,
    most: int,
) -> tuple[float, Point]:
    """The least that is lost within so many steps, and where."""
    wide, high = size
    close = [each for each in marks if _is_near(each, point, (most + 1) * max(size))]
    read = [each for each in names if _is_near(each, point, (most + 1) * max(size))]
    best = (float("inf"), point)
    for dx, dy in _steps(most):
        x = min(max(point[0] + dx * (wide + 2) / 2, wide / 2), sheet.width - wide / 2)
        y = min(max(point[1] + dy * (high + 2), high / 2), sheet.height - high / 2)
        around = _around((x, y), size)
        lost = _OFF * hypot(x - point[0], y - point[1]) / high
        if lost >= best[0]:
            continue
        lost += _ON_MARKS * sum(
            1 + share_of(around, each) for each in close if overlap(around, each)
        )
        lost += _ON_NAMES * sum(share_of(around, each) for each in read if overlap(around, each))
        lost += _ABROAD if own is not None and not is_within((x, y), own) else 0.0
        best = min(best, (lost, (x, y)))
    return best


def _steps(most: int) -> list[tuple[int, int]]:
    """Half widths aside and whole heights up or down, the nearest first."""
    found = [(dx, dy) for dx in range(-most, most + 1) for dy in range(-most, most + 1)]
    return sorted(found, key=lambda step: (abs(step[0]) + abs(step[1]), step))


def _is_near(box: Box, point: Point, by: float) -> bool:
    x, y = point
    return box[0] - by < x < box[2] + by and box[1] - by < y < box[3] + by


def _around(at: Point, size: tuple[float, float]) -> Box:
    return at[0] - size[0] / 2, at[1] - size[1] / 2, at[0] + size[0] / 2, at[1] + size[1] / 2
