"""The words on a strip: widths above the line in as many rows as they need, levels below it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing.strip_line import WIDTH, Line, level_end, stop_of
from checker.report.drawing.strip_symbols import HALF
from checker.report.drawing.strip_words import level_words, width_words
from checker.report.drawing.svg import number, path_data, tag
from checker.report.drawing.texts import text_width
from checker.report.plaintext import shortened
from checker.report.words import OUTCOME_MARKS
from checker.results.finding import Outcome
from checker.results.journey import Pinch

ROW, WORDS = 21.0, 18.0
"""How far rows of labels stand apart, above the line and below it (px)."""
MOST_ROWS = 6
"""Where more rows were needed, numbers stand alone: their widths are in the table."""
_RADIUS, _GAP = 9.0, 5.0
_SIZE = 12.0
_LONGEST = 90
_LEGEND_WIDE, _LEGEND_HIGH = 40.0, 26.0
_MARKED = frozenset({Outcome.FAIL, Outcome.CANNOT_TELL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A number with a width, in a row above the line, and the place that it stands for.

    `mark` is that of a finding that fails or is in doubt: colour alone tells nobody enough.
    """

    number: int
    text: str
    outcome: Outcome | None
    x: float
    left: float
    row: int
    mark: str = ""


def pinch_labels(
    pinches: Sequence[Pinch], line: Line, outcomes: Mapping[int, Outcome]
) -> tuple[list[Label], int]:
    """Labels from the last to the first, each in the lowest row where it and its leader fit."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for position in reversed(range(len(pinches))):
        pinch, outcome = pinches[position], outcomes.get(position)
        text = width_words(pinch)
        x = line.x(pinch.at, pinch.storey)
        mark = OUTCOME_MARKS[outcome] if outcome in _MARKED else ""
        wide = 2 * _RADIUS + _GAP + _mark_width(mark) + text_width(text, _SIZE)
        left = min(x - _RADIUS, WIDTH - wide)
        row = _row(taken, (left, left + wide + _GAP))
        if row >= MOST_ROWS and not mark:
            text, wide, left = "", 2 * _RADIUS, x - _RADIUS
            row = _row(taken, (left, left + wide))
        taken += [[] for _ in range(row + 1 - len(taken))]
        taken[row].append((left, left + wide + _GAP * bool(text)))
        for lower in taken[:row]:
            lower.append((x - 2, x + 2))
        found.append(
            Label(
                number=position + 1,
                text=text,
                outcome=outcome,
                x=x,
                left=left,
                row=row,
                mark=mark,
            )
        )
    return found, len(taken)


def _row(taken: list[list[tuple[float, float]]], label: tuple[float, float]) -> int:
    """The lowest row in which a label fits, a new one where it fits in none."""
    for row, others in enumerate(taken):
        if not any(_meets(label, other) for other in others):
            return row
    return len(taken)


def _meets(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def leaders(labels: Iterable[Label], y: float) -> list[Markup]:
    """From each label down to what it stands for."""
    lines = [
        [(each.left + _RADIUS, _middle(each, y) + _RADIUS), (each.x, y - HALF)] for each in labels
    ]
    return [tag("path", d=path_data(lines, closed=False), class_="leader")] if lines else []


def _middle(label: Label, y: float) -> float:
    return y - HALF - 12 - label.row * ROW


def label_drawn(label: Label, y: float) -> Markup:
    """A label: its number in a ring and the width beside it."""
    at = _middle(label, y)
    middle = label.left + _RADIUS
    kind = {Outcome.FAIL: "fail", Outcome.CANNOT_TELL: "tell"}.get(label.outcome or Outcome.PASS)
    return tag(
        "g",
        tag("circle", cx=middle, cy=at, r=_RADIUS, class_=f"mark {kind or 'plain'}"),
        tag("text", str(label.number), x=middle, y=at, class_="mid small bold"),
        *_beside(label, middle, at, kind),
    )


def _beside(label: Label, middle: float, at: float, kind: str | None) -> list[Markup]:
    if not label.text:
        return []
    x = middle + _RADIUS + _GAP
    marked = [tag("text", label.mark, x=x, y=at + 4, class_=_ink(kind))] if label.mark else []
    x += _mark_width(label.mark)
    return [*marked, tag("text", label.text, x=x, y=at + 4, class_=_ink(kind))]


def _mark_width(mark: str) -> float:
    return text_width(mark, _SIZE, bold=True) + _GAP if mark else 0.0


def legend_label(outcome: Outcome) -> Markup:
    """A number with the mark of an outcome, for the list of what symbols mean."""
    label = Label(
        number=1, text=" ", outcome=outcome, x=0, left=1, row=0, mark=OUTCOME_MARKS[outcome]
    )
    drawn = label_drawn(label, HALF + 12 + _LEGEND_HIGH / 2)
    return tag(
        "svg",
        drawn,
        class_="symbol",
        width=_LEGEND_WIDE,
        height=_LEGEND_HIGH,
        viewBox=f"0 0 {number(_LEGEND_WIDE)} {number(_LEGEND_HIGH)}",
        aria_hidden="true",
    )


def _ink(kind: str | None) -> str | None:
    return f"ink-{kind} bold" if kind else None


def words_below(line: Line, y: float) -> tuple[list[Markup], int]:
    """Words below the line on levels and on what stops one, and in how many rows they stand."""
    journey = line.journey
    words = [
        (level_words(each), (line.x(each.at) + level_end(each, line)) / 2, "mid")
        for each in journey.levels
    ]
    if journey.blocker is not None and journey.blocker.at is not None:
        kind = "fail" if journey.step_free == "no" else "tell"
        told = shortened(journey.blocker.words, _LONGEST)
        told = told if journey.step_free == "no" else f"at worst: {told}"
        words.append((told, stop_of(line), f"mid ink-{kind} bold"))
    drawn: list[Markup] = []
    taken: list[list[tuple[float, float]]] = []
    for text, wanted, kind in words:
        half = text_width(text, _SIZE, bold="bold" in kind) / 2
        x = min(max(wanted, half), max(WIDTH - half, half))
        row = _row(taken, (x - half, x + half + _GAP))
        taken += [[] for _ in range(row + 1 - len(taken))]
        taken[row].append((x - half, x + half + _GAP))
        drawn.append(tag("text", text, x=x, y=y + 41 + row * WORDS, class_=kind))
    return drawn, len(taken)
