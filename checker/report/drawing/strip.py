"""A journey as a strip: a line to scale with what is met on it, and where it is stopped."""

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType

from markupsafe import Markup

from checker.report.drawing.strip_labels import (
    ROW,
    WORDS,
    label_drawn,
    leaders,
    pinch_labels,
    words_below,
)
from checker.report.drawing.strip_line import (
    LEFT,
    LIFT,
    TICK,
    WIDTH,
    Line,
    Scale,
    extent,
    level_end,
    lifts_of,
    stop_of,
)
from checker.report.drawing.strip_symbols import (
    blocked_part,
    level_symbol,
    pinch_symbols,
    stop_mark,
)
from checker.report.drawing.strip_words import length_words
from checker.report.drawing.svg import joined, number, path_data, tag
from checker.results.finding import Outcome
from checker.results.journey import Journey, PinchKind

_FOOT = 30.0
_NONE: Mapping[int, Outcome] = MappingProxyType({})


def journey_strip(
    journey: Journey,
    *,
    scale: Scale,
    name: str,
    title: str,
    says: str,
    outcomes: Mapping[int, Outcome] = _NONE,
) -> Markup:
    """The strip at 800 px; `outcomes` are those of findings about pinches, by their position."""
    line = Line(journey, scale)
    labels, rows = pinch_labels(journey.pinches, line, outcomes)
    y = rows * ROW + ROW
    below, deep = words_below(line, y)
    high = y + _FOOT + WORDS * deep
    return tag(
        "svg",
        tag("title", title, id=f"{name}-t"),
        tag("desc", says, id=f"{name}-d"),
        *_ticks(line, y),
        *_ground(line, y),
        *(level_symbol(each, line.x(each.at), level_end(each, line), y) for each in journey.levels),
        *_symbols(line, y, outcomes),
        *leaders(labels, y),
        *(label_drawn(each, y) for each in labels),
        *below,
        *_beyond(line, y),
        *_ends(line, y),
        *_mark(line, y),
        class_="strip",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(WIDTH)} {number(high)}",
    )


def _symbols(line: Line, y: float, outcomes: Mapping[int, Outcome]) -> list[Markup]:
    """Doors, openings and passages; those of one kind and outcome are one path."""
    groups: dict[tuple[PinchKind, Outcome | None], list[float]] = {}
    for position, each in enumerate(line.journey.pinches):
        known = outcomes.get(position)
        outcome = known if known in {Outcome.FAIL, Outcome.CANNOT_TELL} else None
        groups.setdefault((each.kind, outcome), []).append(line.x(each.at, each.storey))
    return [pinch_symbols(kind, xs, y, outcome) for (kind, outcome), xs in groups.items()]


def _ticks(line: Line, y: float) -> list[Markup]:
    """A tick every 10 m with its distance; no words too near the end, where the length stands."""
    length = extent(line.journey)
    marks = [TICK * step for step in range(ceil(length / TICK) + 1) if TICK * step <= length]
    every = max(1, ceil(40 / (TICK * line.scale.per_metre)))
    drawn = []
    for step, at in enumerate(marks):
        x = line.x(at)
        drawn.append(tag("path", d=f"M{number(x)} {number(y)}v10", class_="ruled"))
        if step % every == 0:
            words = f"{at:.0f} m"
            drawn.append(tag("text", words, x=x, y=y + 23, class_="mid small"))
    return drawn


def _ground(line: Line, y: float) -> list[Markup]:
    """The way itself, up to where it is stopped; broken where a lift carries one."""
    journey = line.journey
    stop = stop_of(line) if journey.step_free == "no" else line.end
    breaks = [(line.x(each.at), line.x(each.at) + LIFT) for each in lifts_of(journey)]
    starts = [LEFT, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), stop]
    solid = [[(a, y), (b, y)] for a, b in zip(starts, ends, strict=True) if b > a]
    between = [[(a, y), (b, y)] for a, b in breaks]
    drawn = [tag("path", d=path_data(solid, closed=False), class_="way")] if solid else []
    if between:
        drawn.append(tag("path", d=path_data(between, closed=False), class_="way carried"))
    return drawn


def _beyond(line: Line, y: float) -> list[Markup]:
    """Hatched what lies beyond the first blocker; dotted where that is in doubt."""
    if not _is_stopped(line.journey):
        return []
    return [blocked_part(_outcome(line.journey), stop_of(line), line.end, y)]


def _mark(line: Line, y: float) -> list[Markup]:
    """The mark of the first blocker, over all else."""
    if not _is_stopped(line.journey):
        return []
    return [stop_mark(_outcome(line.journey), stop_of(line), y)]


def _is_stopped(journey: Journey) -> bool:
    return journey.blocker is not None and journey.blocker.at is not None


def _outcome(journey: Journey) -> Outcome:
    return Outcome.FAIL if journey.step_free == "no" else Outcome.CANNOT_TELL


def _ends(line: Line, y: float) -> list[Markup]:
    start = tag("circle", cx=LEFT, cy=y, r=5.5, class_="end start")
    goal = tag("circle", cx=line.end, cy=y, r=5.5, class_="end")
    words = length_words(line.journey)
    text = tag("text", words, x=line.end + 12, y=y + 4, class_="bold")
    return [joined([start, goal, text])]
