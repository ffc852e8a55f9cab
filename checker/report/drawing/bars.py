"""Distances drawn as bars on one scale, with the limit that a rule asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from markupsafe import Markup

from checker.report.drawing.svg import joined, number, tag
from checker.report.plaintext import shortened
from checker.report.words import OUTCOME_MARKS
from checker.results.finding import Outcome
from checker.results.provision import Limit

_WIDE, _NAME, _TEXT, _ROW, _HEAD = 720.0, 214.0, 150.0, 22.0, 40.0
_BAR = 12.0
_LONGEST_NAME = 30
_STEPS = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)
_MOST_TICKS = 6
_PATTERNS = {"bad": "url(#p-fail)", "open": "url(#p-tell)"}
_KINDS = {"pass": "good", "fail": "bad", "cannot_tell": "open", "": "plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A distance: `low` and `high` in metres, None where it is not known; `text` says it."""

    name: str
    low: float | None
    high: float | None
    text: str
    note: str = ""
    outcome: str = ""


def distance_bars(bars: Sequence[Bar], *, limit: Limit | None) -> Markup | None:
    """A bar for each distance on one scale, the limit dashed; None without any.

    What is sure is filled, what may come on top is outlined; the outcome stands at the end as a
    symbol with the figure.
    """
    if not bars:
        return None
    longest = max([_end(bar) for bar in bars] + ([limit.figure] if limit else []))
    step = next((each for each in _STEPS if longest / each <= _MOST_TICKS), _STEPS[-1])
    ticks = [step * count for count in range(ceil(longest / step) + 1)]
    scale = (_WIDE - _NAME - _TEXT) / max(ticks[-1], step)
    high = _HEAD + _ROW * len(bars) + 8
    return tag(
        "svg",
        tag("title", "Distance from each classroom to the nearest small-group room", id="bars-t"),
        tag("desc", _bars_words(bars, limit), id="bars-d"),
        *(_tick(each, scale, high) for each in ticks),
        *(_bar(bar, row, scale) for row, bar in enumerate(bars)),
        _limit_line(limit, scale, high),
        # Above the line: a way just within the limit has its figure on it.
        *(_figure(bar, row, scale) for row, bar in enumerate(bars)),
        class_="bars",
        role="img",
        aria_labelledby="bars-t bars-d",
        viewBox=f"0 0 {number(_WIDE)} {number(high)}",
    )


def _end(bar: Bar) -> float:
    """The end of the bar that is drawn: no way has no length."""
    ends = [each for each in (bar.low, bar.high) if each is not None and each != inf]
    return max(ends, default=0.0)


def _bars_words(bars: Sequence[Bar], limit: Limit | None) -> str:
    kept = sum(bar.outcome == Outcome.PASS for bar in bars)
    far = sum(bar.outcome == Outcome.FAIL for bar in bars)
    unsure = sum(bar.outcome == Outcome.CANNOT_TELL for bar in bars)
    asked = f" At most {limit.figure:g} m is asked for." if limit else ""
    return (
        f"{len(bars)} classrooms: {kept} near enough, {far} not, {unsure} cannot be told.{asked} "
        "The table below holds the same figures."
    )


def _tick(metres: float, scale: float, high: float) -> Markup:
    x = _NAME + metres * scale
    return joined(
        [
            tag("path", d=f"M{number(x)} {number(_HEAD - 6)}V{number(high)}", class_="grid"),
            tag("text", f"{metres:g} m", x=x, y=_HEAD - 12, class_="mid small"),
        ]
    )


def _bar(bar: Bar, row: int, scale: float) -> Markup:
    top = _HEAD + row * _ROW + (_ROW - _BAR) / 2
    middle = top + _BAR / 2
    low = 0.0 if bar.low is None or bar.low == inf else bar.low
    kind = _KINDS.get(bar.outcome, "plain")
    parts = [
        tag("text", shortened(bar.name, _LONGEST_NAME), x=_NAME - 8, y=middle, class_="before"),
        tag(
            "rect",
            x=_NAME,
            y=top,
            width=low * scale,
            height=_BAR,
            class_=f"bar {kind}",
            fill=_PATTERNS.get(kind),
        ),
    ]
    if _end(bar) > low:
        more = (_end(bar) - low) * scale
        parts.append(
            tag("rect", x=_NAME + low * scale, y=top, width=more, height=_BAR, class_="bar maybe")
        )
    return tag("g", *parts)


def _figure(bar: Bar, row: int, scale: float) -> Markup:
    """What a bar comes to, behind its end."""
    kind = _KINDS.get(bar.outcome, "plain")
    mark = f"{OUTCOME_MARKS[Outcome(bar.outcome)]} " if bar.outcome else ""
    note = f", {bar.note}" if bar.note else ""
    x = _NAME + _end(bar) * scale + 6
    ink = {"bad": " ink-fail", "open": " ink-tell"}.get(kind, "")
    middle = _HEAD + row * _ROW + _ROW / 2
    words = f"{mark}{bar.text}{note}"
    return tag("text", words, x=x, y=middle, class_=f"after small halo{ink}")


def _limit_line(limit: Limit | None, scale: float, high: float) -> Markup:
    if limit is None:
        return Markup()
    x = _NAME + limit.figure * scale
    words = f"at most {limit.figure:g} m"
    return tag(
        "g",
        tag("path", d=f"M{number(x)} {number(_HEAD - 6)}V{number(high)}", class_="need"),
        tag("text", words, x=x, y=11, class_="mid dim-text small"),
    )
