"""A journey as a strip: a line to scale with what is met on it, and where it is stopped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isinf
from types import MappingProxyType

from markupsafe import Markup

from checker.report.drawing.strip_symbols import (
    HALF,
    blocked_part,
    level_symbol,
    pinch_symbols,
    stop_mark,
)
from checker.report.drawing.svg import joined, number, path_data, tag
from checker.report.drawing.texts import text_width
from checker.report.figures import span
from checker.report.plaintext import shortened
from checker.results.finding import Outcome
from checker.results.journey import Journey, LevelChange, Pinch, PinchKind

WIDTH = 800.0
TICK = 10.0
BEYOND = 2.0
"""Metres that are drawn beyond where a way is stopped when nobody knows how far it would be."""
_LEFT, _RIGHT = 22.0, 118.0
_LIFT = 44.0
_ROW, _RADIUS, _GAP = 21.0, 9.0, 5.0
_FOOT, _WORDS = 30.0, 18.0
_SAME = 0.05
_SIZE = 12.0
_LONGEST = 90
_IN_METRES = 10.0
_NONE: Mapping[int, Outcome] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Pixels per metre, one for all strips that are to be compared."""

    per_metre: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Where metres on the way stand on the strip (px): a lift takes room, though no metres."""

    journey: Journey
    scale: Scale

    def x(self, at: float, storey: str = "") -> float:
        """The place of a point of the way; at a lift what is on the next storey is behind it."""
        lifts = sum(_is_past(at, storey, each) for each in _lifts(self.journey))
        return _LEFT + at * self.scale.per_metre + lifts * _LIFT

    @property
    def end(self) -> float:
        return self.x(extent(self.journey), storey="\0")


def scale_for(journeys: Iterable[Journey]) -> Scale:
    """The largest scale at which each of some journeys fits on a strip."""
    room = [
        (WIDTH - _LEFT - _RIGHT - _LIFT * len(_lifts(each))) / max(extent(each), TICK)
        for each in journeys
    ]
    return Scale(per_metre=max(min(room, default=1.0), 0.1))


def extent(journey: Journey) -> float:
    """How many metres are drawn: the whole way, or up to the blocker and what would come then."""
    if journey.high is not None and not isinf(journey.high):
        return journey.high
    if journey.low is not None and not isinf(journey.low):
        return journey.low
    stopped = journey.blocker.at if journey.blocker and journey.blocker.at else 0.0
    foot = journey.on_foot_low if journey.on_foot_low is not None else 0.0
    return max(stopped + BEYOND, 0.0 if isinf(foot) else foot)


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
    line = _Line(journey, scale)
    labels, rows = _labels(journey.pinches, line, outcomes)
    y = rows * _ROW + _ROW
    below, deep = _below(line, y)
    high = y + _FOOT + _WORDS * deep
    return tag(
        "svg",
        tag("title", title, id=f"{name}-t"),
        tag("desc", says, id=f"{name}-d"),
        *_ticks(line, y),
        *_ground(line, y),
        *(
            level_symbol(each, line.x(each.at), _level_end(each, line), y)
            for each in journey.levels
        ),
        *_symbols(line, y, outcomes),
        *_leaders(labels, y),
        *(_label(each, y) for each in labels),
        *below,
        *_beyond(line, y),
        *_ends(line, y),
        *_mark(line, y),
        class_="strip",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(WIDTH)} {number(high)}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A number with a width, in a row above the line, and the place that it stands for."""

    number: int
    text: str
    outcome: Outcome | None
    x: float
    left: float
    row: int


def _labels(
    pinches: Sequence[Pinch], line: _Line, outcomes: Mapping[int, Outcome]
) -> tuple[list[_Label], int]:
    """Labels from the last to the first, each in the lowest row where it and its leader fit."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for position in reversed(range(len(pinches))):
        pinch, outcome = pinches[position], outcomes.get(position)
        text = width_words(pinch)
        x = line.x(pinch.at, pinch.storey)
        wide = 2 * _RADIUS + _GAP + text_width(text, _SIZE)
        left = min(x - _RADIUS, WIDTH - wide)
        row = _row(taken, (left, left + wide + _GAP), (x - 2, x + 2))
        taken[row].append((left, left + wide + _GAP))
        for lower in taken[:row]:
            lower.append((x - 2, x + 2))
        found.append(
            _Label(number=position + 1, text=text, outcome=outcome, x=x, left=left, row=row)
        )
    return found, len(taken)


def width_words(pinch: Pinch) -> str:
    """How wide a pinch is, in words as everywhere in the report."""
    if pinch.low is None or pinch.high is None:
        return "width?"
    return span(pinch.low, pinch.high, "m")


def _row(
    taken: list[list[tuple[float, float]]], label: tuple[float, float], leader: tuple[float, float]
) -> int:
    for row in range(len(taken)):
        lower_free = not any(_meets(leader, other) for low in taken[:row] for other in low)
        if lower_free and not any(_meets(label, other) for other in taken[row]):
            return row
    taken.append([])
    return len(taken) - 1


def _meets(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _symbols(line: _Line, y: float, outcomes: Mapping[int, Outcome]) -> list[Markup]:
    """Doors, openings and passages; those of one kind and outcome are one path."""
    groups: dict[tuple[PinchKind, Outcome | None], list[float]] = {}
    for position, each in enumerate(line.journey.pinches):
        known = outcomes.get(position)
        outcome = known if known in {Outcome.FAIL, Outcome.CANNOT_TELL} else None
        groups.setdefault((each.kind, outcome), []).append(line.x(each.at, each.storey))
    return [pinch_symbols(kind, xs, y, outcome) for (kind, outcome), xs in groups.items()]


def _leaders(labels: Iterable[_Label], y: float) -> list[Markup]:
    """From each label down to what it stands for."""
    lines = [
        [(each.left + _RADIUS, _middle(each, y) + _RADIUS), (each.x, y - HALF)] for each in labels
    ]
    return [tag("path", d=path_data(lines, closed=False), class_="leader")] if lines else []


def _middle(label: _Label, y: float) -> float:
    return y - HALF - 12 - label.row * _ROW


def _label(label: _Label, y: float) -> Markup:
    at = _middle(label, y)
    middle = label.left + _RADIUS
    kind = {Outcome.FAIL: "fail", Outcome.CANNOT_TELL: "tell"}.get(label.outcome or Outcome.PASS)
    return tag(
        "g",
        tag("circle", cx=middle, cy=at, r=_RADIUS, class_=f"mark {kind or 'plain'}"),
        tag("text", str(label.number), x=middle, y=at, class_="mid small bold"),
        tag("text", label.text, x=middle + _RADIUS + _GAP, y=at + 4, class_=_ink(kind)),
    )


def _ink(kind: str | None) -> str | None:
    return f"ink-{kind} bold" if kind else None


def _ticks(line: _Line, y: float) -> list[Markup]:
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


def _ground(line: _Line, y: float) -> list[Markup]:
    """The way itself, up to where it is stopped; broken where a lift carries one."""
    journey = line.journey
    stop = _stop(line) if journey.step_free == "no" else line.end
    breaks = [(line.x(each.at), line.x(each.at) + _LIFT) for each in _lifts(journey)]
    starts = [_LEFT, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), stop]
    solid = [[(a, y), (b, y)] for a, b in zip(starts, ends, strict=True) if b > a]
    between = [[(a, y), (b, y)] for a, b in breaks]
    drawn = [tag("path", d=path_data(solid, closed=False), class_="way")] if solid else []
    if between:
        drawn.append(tag("path", d=path_data(between, closed=False), class_="way carried"))
    return drawn


def _beyond(line: _Line, y: float) -> list[Markup]:
    """Hatched what lies beyond the first blocker; dotted where that is in doubt."""
    if not _is_stopped(line.journey):
        return []
    return [blocked_part(_outcome(line.journey), _stop(line), line.end, y)]


def _mark(line: _Line, y: float) -> list[Markup]:
    """The mark of the first blocker, over all else."""
    if not _is_stopped(line.journey):
        return []
    return [stop_mark(_outcome(line.journey), _stop(line), y)]


def _is_stopped(journey: Journey) -> bool:
    return journey.blocker is not None and journey.blocker.at is not None


def _outcome(journey: Journey) -> Outcome:
    return Outcome.FAIL if journey.step_free == "no" else Outcome.CANNOT_TELL


def _ends(line: _Line, y: float) -> list[Markup]:
    start = tag("circle", cx=_LEFT, cy=y, r=5.5, class_="end start")
    goal = tag("circle", cx=line.end, cy=y, r=5.5, class_="end")
    words = length_words(line.journey)
    text = tag("text", words, x=line.end + 12, y=y + 4, class_="bold")
    return [joined([start, goal, text])]


def length_words(journey: Journey) -> str:
    """The length as the strip and the table say it."""
    if journey.low is None or journey.high is None:
        return "not known"
    if isinf(journey.low):
        return "no way"
    if isinf(journey.high):
        return f"{span(journey.low, journey.low, 'm', like=_IN_METRES)} at best"
    return span(journey.low, journey.high, "m", like=_IN_METRES)


def level_words(level: LevelChange) -> str:
    """A change of level in words."""
    kinds = {"not modelled": "not modelled here", "outside": "over the grounds"}
    words = kinds.get(level.kind, level.kind)
    onto = f" to {level.to_storey}" if level.kind in {"lift", "stair"} and level.to_storey else ""
    return f"{words}{onto}"


def _below(line: _Line, y: float) -> tuple[list[Markup], int]:
    """Words below the line on levels and on what stops one, and in how many rows they stand."""
    journey = line.journey
    words = [
        (level_words(each), (line.x(each.at) + _level_end(each, line)) / 2, "mid")
        for each in journey.levels
    ]
    if journey.blocker is not None and journey.blocker.at is not None:
        kind = "fail" if journey.step_free == "no" else "tell"
        told = shortened(journey.blocker.words, _LONGEST)
        words.append((told, _stop(line), f"mid ink-{kind} bold"))
    drawn: list[Markup] = []
    taken: list[list[tuple[float, float]]] = []
    for text, wanted, kind in words:
        half = text_width(text, _SIZE, bold="bold" in kind) / 2
        x = min(max(wanted, half), max(WIDTH - half, half))
        row = _row(taken, (x - half, x + half + _GAP), (x, x))
        taken[row].append((x - half, x + half + _GAP))
        drawn.append(tag("text", text, x=x, y=y + 41 + row * _WORDS, class_=kind))
    return drawn, len(taken)


def _level_end(level: LevelChange, line: _Line) -> float:
    if level.kind == "lift":
        return line.x(level.at) + _LIFT
    return line.x(level.at + level.length)


def _lifts(journey: Journey) -> list[LevelChange]:
    return [each for each in journey.levels if each.kind == "lift"]


def _is_past(at: float, storey: str, lift: LevelChange) -> bool:
    if abs(at - lift.at) <= _SAME:
        return storey in {lift.to_storey, "\0"} and bool(storey)
    return at > lift.at


def _stop(line: _Line) -> float:
    blocker = line.journey.blocker
    if blocker is None or blocker.at is None:
        return _LEFT
    return line.x(blocker.at, blocker.storey)
