"""The trend: how often the design failed in its last runs, and how much space it gave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing.trend import BROKEN, OPEN, Course, Stop, trend_chart
from checker.report.figures import Scale, scale_of
from checker.report.plaintext import clean, shortened
from checker.results.history import Ends, History, HistoryRow, moment
from checker.units import counted, either

_NOT_TOLD = "cannot be told"
_AS_BEFORE = "as before"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HASH = 8
_LONGEST_VERSION = 20
NOW = "this run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a run and how it stands to the one before, both in words; `change` may be ""."""

    text: str
    change: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.change})" if self.change else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One run as a row; `model` is what its hash begins with."""

    when: str
    model: str
    fail: Figure
    must: str
    cannot_tell: Figure
    waived: str
    small_group: Figure
    base: Figure
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChart:
    """One figure drawn; without a drawing `none` says why."""

    id: str
    title: str
    svg: Markup | None
    none: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """The section: what changed in a sentence, a chart for each figure, runs, the latest first."""

    told: str
    charts: tuple[TrendChart, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    lines: tuple[RunLine, ...] = ()
    older: str = ""
    has_waived: bool = False


def trend_view(history: History | None) -> TrendView | None:
    """The section of a result; None where no history is kept."""
    if history is None:
        return None
    rows = history.rows
    if len(rows) < 2:  # noqa: PLR2004 - a trend needs two runs
        return TrendView(told=_of_one(history))
    lines = tuple(_lines(rows))
    others = [_is_other(rows, position) for position in range(len(rows))]
    return TrendView(
        told=_told(lines[-1], is_other=others[-1], holds_this=history.holds_this),
        charts=tuple(_charts(history, others)),
        marks=tuple(_marks(rows, others)),
        lines=lines[::-1],
        older=_older(history.older),
        has_waived=any(row.waived for row in rows),
    )


def _of_one(history: History) -> str:
    if history.holds_this:
        return "This is the first run of this model that its history keeps: a trend needs two."
    kept = "One run is kept before it" if history.rows else "No run is kept before it"
    return f"{kept}, and this one is not kept: nothing could be assessed."


def _older(count: int) -> str:
    are = "is" if count == 1 else "are"
    return f"{counted(count, 'older run')} {are} kept, and not shown." if count else ""


def _told(line: RunLine, *, is_other: bool, holds_this: bool) -> str:
    """How the last run stands to the one before."""
    lead = "" if holds_this else "This run is not among them: nothing could be assessed. "
    if is_other:
        what = "this run" if holds_this else "the last run"
        return f"{lead}The rules of {what} are not those before: the figures are not comparable."
    fails = "place fails" if line.fail.change.startswith("1 ") else "places fail"
    figures = (
        (line.fail.change, fails),
        (line.cannot_tell.change, "cannot be told"),
        (line.small_group.change, "small-group space for each pupil"),
        (line.base.change, "in inclusion bases"),
    )
    said = [f"{change} {of}" for change, of in figures if change not in {"", _AS_BEFORE}]
    since = "Since the run before" if holds_this else "In the last of them"
    return f"{lead}{since}: {either(said, 'and') or 'none of these figures has changed'}."


def _lines(rows: Sequence[HistoryRow]) -> Iterator[RunLine]:
    """A line for each run, oldest first, as all before must be known to say what is new."""
    each_scale = _scale(row.small_group_m2_per_pupil for row in rows)
    base_scale = _scale(row.base_m2 for row in rows)
    for position, row in enumerate(rows):
        is_first, is_other = position == 0, _is_other(rows, position)
        # Where the rules are others nothing is said against the run before.
        before = None if is_first or is_other else rows[position - 1]
        yield RunLine(
            when=when(row.at),
            model=clean(row.sha256)[:_HASH],
            fail=_count(row.fail, before.fail if before else None),
            must=str(row.fails.must),
            cannot_tell=_count(row.cannot_tell, before.cannot_tell if before else None),
            waived=str(row.waived),
            small_group=_area(
                row.small_group_m2_per_pupil,
                before.small_group_m2_per_pupil if before else None,
                each_scale,
            ),
            base=_area(row.base_m2, before.base_m2 if before else None, base_scale),
            note="" if is_first else _note(rows[position - 1], row),
        )


def _is_other(rows: Sequence[HistoryRow], position: int) -> bool:
    """Whether a run was judged by other rules, settings or targets than the one before."""
    return position > 0 and _differs(rows[position - 1], rows[position])


def _differs(before: HistoryRow, row: HistoryRow) -> bool:
    return (before.rules, before.targets) != (row.rules, row.targets)


def _note(before: HistoryRow, row: HistoryRow) -> str:
    """What is to be known when a run is read beside the one before."""
    notes = []
    if _differs(before, row):
        notes.append("other rules, settings or targets: not comparable with the run before")
    if row.version != before.version:
        notes.append(f"schoolcheck {shortened(row.version, _LONGEST_VERSION)}")
    return "; ".join(notes)


def when(at: str, *, is_short: bool = False) -> str:
    """When a run was, UTC; this run's own time is not part of its result.

    >>> when("2026-11-08T09:14:03Z"), when("2026-11-08T09:14:03Z", is_short=True), when("")
    ('8 Nov 2026, 09:14', '8 Nov 2026', 'this run')
    """
    if not at:
        return NOW
    time = moment(at)
    day = f"{time.day} {_MONTHS[time.month - 1]} {time.year}"
    return day if is_short else f"{day}, {time.hour:02}:{time.minute:02}"


def _count(now: int, before: int | None) -> Figure:
    if before is None:
        return Figure(text=str(now))
    change = f"{abs(now - before)} {'more' if now > before else 'fewer'}"
    return Figure(text=str(now), change=_AS_BEFORE if now == before else change)


def _scale(column: Iterator[Ends | None]) -> Scale:
    """The decimals that all areas of a column are written with, so that they can be compared."""
    return scale_of([end for ends in column if ends for end in ends], "m2")


def _area(now: Ends | None, before: Ends | None, scale: Scale) -> Figure:
    """An area; what changed where both are one figure, as a reader takes one from the other."""
    if now is None:
        return Figure(text=_NOT_TOLD)
    text = scale.span(*now)
    if before is None or now[0] != now[1] or before[0] != before[1]:
        return Figure(text=text)
    more = round(now[0], scale.places) - round(before[0], scale.places)
    if abs(more) < 0.5 * 10**-scale.places:
        return Figure(text=text, change=_AS_BEFORE)
    apart = f"{abs(more):.{scale.places}f} m²"
    return Figure(text=text, change=f"{apart} {'more' if more > 0 else 'less'}")


def _charts(history: History, others: Sequence[bool]) -> Iterator[TrendChart]:
    rows = history.rows
    yield _chart("fail", "Places that fail", history, others, [_whole(r.fail) for r in rows])
    open_ = [_whole(row.cannot_tell) for row in rows]
    yield _chart("tell", "Places that cannot be told", history, others, open_)
    each = [row.small_group_m2_per_pupil for row in rows]
    yield _chart("space", "Small-group space for each pupil, m²", history, others, each)
    yield _chart("base", "Inclusion bases, m² of rooms", history, others, [r.base_m2 for r in rows])


def _whole(count: int) -> Ends:
    return float(count), float(count)


def _chart(
    id_: str,
    title: str,
    history: History,
    others: Sequence[bool],
    values: Sequence[Ends | None],
) -> TrendChart:
    is_count = id_ in {"fail", "tell"}
    scale = _scale(iter(values))
    stops = tuple(
        Stop(
            low=ends[0] if ends else None,
            high=ends[1] if ends else None,
            text=_NOT_TOLD if not ends else f"{ends[0]:.0f}" if is_count else scale.span(*ends),
            is_other=is_other,
        )
        for ends, is_other in zip(values, others, strict=True)
    )
    rows = history.rows
    course = Course(
        id=f"trend-{id_}",
        title=title,
        stops=stops,
        first=when(rows[0].at, is_short=True),
        last=when(rows[-1].at, is_short=True),
        is_count=is_count,
        ends_now=history.holds_this,
    )
    svg = trend_chart(course)
    known = sum(ends is not None for ends in values)
    none = "Cannot be told in any of these runs." if not known else "Known in one run only."
    return TrendChart(id=course.id, title=title, svg=svg, none="" if svg else none)


def _marks(rows: Sequence[HistoryRow], others: Sequence[bool]) -> Iterator[tuple[str, str]]:
    """What the marks of the charts mean, those that are there."""
    areas = [ends for row in rows for ends in (row.small_group_m2_per_pupil, row.base_m2)]
    if any(ends is None for ends in areas):
        yield OPEN, "the figure cannot be told in that run; the line has a gap"
    if any(ends and ends[0] != ends[1] for ends in areas):
        yield "┬", "the line joins what is sure; up to here there may be more"
    if any(others):
        yield (
            BROKEN,
            "rules, settings or targets changed; figures before and after are not comparable",
        )
