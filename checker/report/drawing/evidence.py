"""Evidence on a drawing: dimensions, required shapes dashed, blockers hatched, paths with ticks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist, hypot

from markupsafe import Markup

from checker.report.drawing.dimension import (
    Asked,
    axis_of,
    both,
    dimension_line,
    fits,
    measured_dimension,
)
from checker.report.drawing.lengths import figure_words, is_dimension, shows_figure, told_on
from checker.report.drawing.shapes import drawn_shape, label_of, led_words
from checker.report.drawing.sheet import Box, Sheet, box_of, grown
from checker.report.drawing.sized import drawn_sizes
from checker.report.drawing.svg import Point, joined, tag
from checker.report.drawing.texts import Drawn, Ground, Spot, Words, corner_words, placed
from checker.report.gauge import limit_span
from checker.report.words import gap_words, limit_words
from checker.results.finding import Finding
from checker.results.values import Evidence, Role

MOST = 150
_JOINED = 0.05
"""Metres within which a piece of a way goes on where the last one ended."""
_ABOVE_SCALE = 34.0
_BUSY = 45.0
_ROWS = 20.0
_OF_SEVERAL = ("share of ", "sum of ", "number of ")
_FIRST: tuple[Role, ...] = ("measured", "required", "blocker", "path", "context")


def drawn_evidence(
    finding: Finding,
    sheet: Sheet,
    ground: Ground,
    *,
    storey: str,
    caption: str = "",
    ends: Sequence[Words] = (),
) -> tuple[Markup, list[Box]]:
    """All evidence of this storey, blockers below, dimensions on top, and where its words stand.

    Words are placed with the measured ones first, clear of each other and of `ground`; a caption,
    and a gap that no dimension says, in a corner. Words on the `ends` of a way follow.
    """
    here = [each for each in finding.evidence if each.storey in {storey, ""} and each.coords]
    rows = sorted(here[:MOST], key=lambda each: -_FIRST.index(each.role))
    first = told_on((each for each in rows if each.role == "measured"), finding)
    is_drawn = any(each.role == "required" for each in rows)
    asked = None if is_drawn or first is None else _asked(finding, first, sheet)
    gone = _gone_before(finding.evidence)
    lines = (sheet.ring(each.coords) for each in rows if each.shape == "line")
    ground = replace(ground, lines=(*ground.lines, *lines))
    drawn = []
    for each in rows:
        if each.role == "measured":
            part = _measured(each, finding, sheet, ground, told=each is first, asked=asked)
        elif each.dimensions:
            part = drawn_sizes(each, sheet, ground)
        else:
            part = drawn_shape(each, sheet, gone=gone.get(each, 0.0))
        drawn.append((each, part))
    told = sorted(drawn, key=lambda pair: _FIRST.index(pair[0].role))
    gap = "" if asked else _callout(finding)
    corner = [
        corner_words(text, sheet, kind=kind, above=_ABOVE_SCALE)
        for text, kind in ((gap, "gap-text"), (caption, "dim-text"))
    ]
    words = [text for _, part in told for text in part.words]
    sure = [each for each in words if not each.optional]
    words = [*sure, *corner, *ends, *(each for each in words if each.optional)]
    texts, boxes = placed(words, sheet, ground)
    return joined([*(part.shapes for _, part in drawn), *texts]), boxes


def busy_boxes(finding: Finding, sheet: Sheet, *, storey: str) -> list[Box]:
    """Where dimensions and their texts stand (px), for labels to keep clear of."""
    found = []
    for each in finding.evidence[:MOST]:
        points = sheet.ring(each.coords) if each.storey in {storey, ""} else []
        box = box_of(points)
        if box is None or each.role in {"context", "path"}:
            continue
        if each.shape == "polygon" and each.role == "measured":
            box = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) * 2
        if each.shape == "circle" and len(points) > 1:
            (x, y), radius = (
                points[0],
                hypot(points[1][0] - points[0][0], points[1][1] - points[0][1]),
            )
            box = (x - radius, y - radius, x + radius, y + radius)
        found.append(grown(box, _BUSY))
    return found


def _measured(
    each: Evidence,
    finding: Finding,
    sheet: Sheet,
    ground: Ground,
    *,
    told: bool,
    asked: Asked | None,
) -> Drawn:
    """A dimension where the thing is as long as the figure, else words that lead to it.

    The figure is `told` on one of them, with what is `asked` beside it.
    """
    asked = asked if told else None
    points = sheet.ring(each.coords)
    is_told = told and _is_told(each, finding)
    text = (figure_words(each, finding) if is_told else "") or label_of(each)
    if _is_seen(each, sheet) and (shows_figure(each, finding) if is_told else is_dimension(each)):
        if each.shape == "circle":
            return _circle(points, text, asked, sheet)
        return dimension_line(points, text, asked, sheet, ground)
    if is_told and each.shape in {"line", "circle"}:
        drawn = drawn_shape(replace(each, label=""), sheet)
        return replace(drawn, words=led_words(points, text, each.shape))
    return drawn_shape(each, sheet, text=text)


def _is_told(each: Evidence, finding: Finding) -> bool:
    """Whether the answer itself is written on the first thing that was measured.

    Not on an outline, nor the number of what was counted on one of them, nor a yes or a word where
    the thing has a figure or a name of its own.
    """
    if each.shape == "polygon" or _is_count(finding):
        return False
    is_figure = finding.observed is not None and finding.observed.kind == "quantity"
    return is_figure or not each.label


def _is_seen(each: Evidence, sheet: Sheet) -> bool:
    """Whether a line is long enough on this sheet for a dimension to lie on it."""
    ends = sheet.ring((each.coords[0], each.coords[-1]))
    return axis_of(*ends, towards=(0.0, 0.0)) is not None


def _circle(points: Sequence[Point], text: str, asked: Asked | None, sheet: Sheet) -> Drawn:
    (x, y), rim = points[0], points[1]
    radius = hypot(rim[0] - x, rim[1] - y)
    axis = axis_of((x - radius, y), (x + radius, y), towards=(x, y + 1))
    drawn = Drawn(shapes=tag("circle", cx=x, cy=y, r=radius, class_="found"))
    if axis is None or not text:
        return drawn
    drawn = both(drawn, measured_dimension(axis, text, alone=asked is None))
    if asked is None:
        return drawn
    wide = asked.length * sheet.scale / 2
    # In the room: above or below the circle that is asked for, else in the lower half of it.
    off = wide + _ROWS
    ups = (off, -off, radius / 2, off + _ROWS, -off - _ROWS)
    spots = tuple(Spot(at=(x, y + up)) for up in ups)
    words = Words(text=asked.words, gap=asked.gap, kind="dim-text", spots=spots, of=(x, y))
    needed = tag("circle", cx=x, cy=y, r=wide, class_="need")
    return both(drawn, Drawn(shapes=needed, words=(words,)))


def _gone_before(evidence: Iterable[Evidence]) -> Mapping[Evidence, float]:
    """Metres already gone where a piece of a way begins: it goes on where the last one ended.

    One that begins elsewhere on the storey is another way; on another storey it is the same.
    """
    found: dict[Evidence, float] = {}
    before: Evidence | None = None
    gone = 0.0
    for each in evidence:
        if each.role != "path" or len(each.coords) < 2:  # noqa: PLR2004 - a way has two ends
            continue
        if before is None or not _goes_on(before, each):
            gone = 0.0
        found.setdefault(each, gone)
        gone += sum(dist(one, other) for one, other in pairwise(each.coords))
        before = each
    return found


def _goes_on(before: Evidence, each: Evidence) -> bool:
    return each.storey != before.storey or dist(before.coords[-1], each.coords[0]) < _JOINED


def _is_count(finding: Finding) -> bool:
    """Whether what was found is of several things, so that no single line shows it.

    Such as sides with a handrail, or the share of cubicles that are large enough.
    """
    seen = finding.observed
    return seen is not None and (seen.unit == "count" or seen.measure.startswith(_OF_SEVERAL))


def _asked(finding: Finding, each: Evidence, sheet: Sheet) -> Asked | None:
    """The required length, where the requirement is one and can be drawn beside what is as long."""
    need = finding.required
    is_told = _is_told(each, finding) and _is_seen(each, sheet) and shows_figure(each, finding)
    if need is None or need.unit != "m" or not is_told:
        return None
    limit = need.at_least if need.at_least is not None else need.at_most
    if limit is None or not fits(limit, sheet):
        return None
    verb = "needed" if need.at_most is None else "allowed"
    words = f"{verb} {limit_span(finding, limit, limit)}"
    return Asked(length=limit, words=words, gap=gap_words(finding))


def _callout(finding: Finding) -> str:
    """The gap in words, where no dimension says it: areas, counts, heights, or nothing measured."""
    gap = gap_words(finding)
    return f"required {limit}: {gap}" if gap and (limit := limit_words(finding)) else gap
