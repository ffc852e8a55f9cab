"""One figure over the last runs as a small line chart: what is not known is a gap, not a zero."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from markupsafe import Markup

from checker.report.drawing.svg import joined, number, path_data, tag

_WIDE, _HIGH = 270.0, 160.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 12.0, 30.0, 24.0
_MOST_TICKS = 4
_NICE = (1.0, 2.0, 5.0, 10.0)
_DOT, _RING, _CAP = 2.5, 5.0, 3.0
BROKEN, OPEN = "≠", "?"
"""Where figures are not comparable with those before, and where one cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One run: `low` is sure and `high` the most there may be, None where neither is known.

    `text` says it. `is_other` where it was judged by other rules than the run before.
    """

    low: float | None
    high: float | None
    text: str
    is_other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One figure over runs, oldest first; `first` and `last` stand below both ends.

    `id` begins the ids of the drawing. The last stop has a ring where it `ends_now`, with this run.
    """

    id: str
    title: str
    stops: tuple[Stop, ...]
    first: str
    last: str
    is_count: bool = False
    ends_now: bool = True


def trend_chart(course: Course) -> Markup | None:
    """The line from run to run, from zero up; None where fewer than two runs have the figure.

    The line joins what is sure, a bar above it is what may come on top. It is broken where a figure
    cannot be told and where the rules changed.
    """
    tops = [stop.high for stop in course.stops if stop.high is not None]
    if len(tops) < 2:  # noqa: PLR2004 - two points make a line
        return None
    ticks = _ticks(max(tops), is_count=course.is_count)
    places = _places(course, ticks[-1])
    return tag(
        "svg",
        tag("title", f"{course.title}, {len(course.stops)} runs", id=f"{course.id}-t"),
        tag("desc", _words(course), id=f"{course.id}-d"),
        *(_tick(each, ticks[-1]) for each in ticks),
        *_breaks(course, places),
        *(_bar(place) for place in places if place.top != place.sure),
        *(_line(run) for run in _runs(course, places)),
        *_dots(course, places),
        *_ends(course),
        class_="trend",
        role="img",
        aria_labelledby=f"{course.id}-t {course.id}-d",
        viewBox=f"0 0 {number(_WIDE)} {number(_HIGH)}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Where a stop is drawn: `sure` and `top` are None where it is not known."""

    x: float
    sure: float | None
    top: float | None


def _places(course: Course, most: float) -> list[_At]:
    step = (_WIDE - _LEFT - _RIGHT) / max(len(course.stops) - 1, 1)
    return [
        _At(
            x=_LEFT + step * position,
            sure=None if stop.low is None else _y(stop.low, most),
            top=None if stop.high is None else _y(stop.high, most),
        )
        for position, stop in enumerate(course.stops)
    ]


def _y(value: float, most: float) -> float:
    return _HIGH - _BOTTOM - (_HIGH - _TOP - _BOTTOM) * value / most


def _ticks(most: float, *, is_count: bool) -> list[float]:
    """Even marks from 0 to at least `most`; of counts whole ones.

    >>> _ticks(84, is_count=True), _ticks(0.24, is_count=False), _ticks(0, is_count=True)
    ([0.0, 50.0, 100.0], [0.0, 0.1, 0.2, 0.3], [0.0, 1.0])
    """
    if most <= 0:
        return [0.0, 1.0]
    scale = 10.0 ** floor(log10(most / _MOST_TICKS))
    step = next(each * scale for each in _NICE if most / (each * scale) <= _MOST_TICKS)
    step = max(step, 1.0) if is_count else step
    return [round(step * count, 9) for count in range(ceil(round(most / step, 9)) + 1)]


def _tick(value: float, most: float) -> Markup:
    y = _y(value, most)
    across = f"M{number(_LEFT - 4)} {number(y)}H{number(_WIDE - _RIGHT + 4)}"
    label = tag("text", f"{value:g}", x=_LEFT - 8, y=y, class_="before small")
    return joined([tag("path", d=across, class_="grid"), label])


def _breaks(course: Course, places: Sequence[_At]) -> Iterator[Markup]:
    """A dashed line before each run that was judged by other rules."""
    for (one, other), stop in zip(pairwise(places), course.stops[1:], strict=True):
        if stop.is_other:
            x = (one.x + other.x) / 2
            down = f"M{number(x)} {number(_TOP - 6)}V{number(_HIGH - _BOTTOM)}"
            yield tag("path", d=down, class_="context")
            yield tag("text", BROKEN, x=x, y=_TOP - 14, class_="mid small")


def _runs(course: Course, places: Sequence[_At]) -> Iterator[list[_At]]:
    """Stops in a row that are known and comparable, two or more of them."""
    run: list[_At] = []
    for place, stop in zip(places, course.stops, strict=True):
        if run and (place.sure is None or stop.is_other):
            yield run
            run = []
        if place.sure is not None:
            run.append(place)
    yield run


def _line(run: Sequence[_At]) -> Markup:
    points = [(place.x, place.sure) for place in run if place.sure is not None]
    if len(points) < 2:  # noqa: PLR2004 - two points make a line
        return Markup()
    return tag("path", d=path_data([points], closed=False), class_="path")


def _bar(place: _At) -> Markup:
    """From what is sure to what there may be at most, with a cap."""
    if place.sure is None or place.top is None:
        return Markup()
    left, right = number(place.x - _CAP), number(place.x + _CAP)
    up = f"M{number(place.x)} {number(place.sure)}V{number(place.top)}M{left} {number(place.top)}"
    return tag("path", d=f"{up}H{right}", class_="ruled")


def _dots(course: Course, places: Sequence[_At]) -> Iterator[Markup]:
    """A dot for each run, a ring for this one with its figure, a question mark where none is."""
    floor_ = _HIGH - _BOTTOM - 8
    for position, (place, stop) in enumerate(zip(places, course.stops, strict=True)):
        is_last = position == len(places) - 1
        if place.sure is None:
            yield tag("text", OPEN, x=place.x, y=floor_, class_="mid small bold halo ink-tell")
        elif is_last and course.ends_now:
            yield tag("circle", cx=place.x, cy=place.sure, r=_RING, class_="end start")
        else:
            yield tag("circle", cx=place.x, cy=place.sure, r=_DOT, class_="stop")
        if is_last and place.top is not None:
            y = place.top - 14
            yield tag("text", stop.text, x=_WIDE - 2, y=y, class_="last small bold halo")


def _ends(course: Course) -> Iterator[Markup]:
    """Which run is the first, and which the last."""
    y = _HIGH - _BOTTOM + 15
    yield tag("text", course.first, x=_LEFT - 6, y=y, class_="small")
    yield tag("text", course.last, x=_WIDE - 2, y=y, class_="last small")


def _words(course: Course) -> str:
    """All figures in a sentence, for those who do not see the drawing."""
    said = [f"{stop.text}{' (other rules)' if stop.is_other else ''}" for stop in course.stops]
    return f"From {course.first} to {course.last}: {'; '.join(said)}. The table has the same."
