"""Evidence on a drawing: dimensions, required shapes dashed, blockers hatched, paths with ticks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from math import dist, hypot

from markupsafe import Markup

from checker.report.drawing.dimension import (
    axis_of,
    dimension_words,
    measured_dimension,
    required_dimension,
)
from checker.report.drawing.sheet import Box, Sheet, box_of, grown
from checker.report.drawing.svg import Point, joined, path_data, tag
from checker.report.drawing.texts import (
    Drawn,
    Ground,
    Spot,
    Words,
    corner_words,
    placed,
    text_width,
)
from checker.report.figures import figure, written
from checker.report.plaintext import shortened
from checker.report.words import gap_words, limit_words, measured_words
from checker.results.finding import Finding
from checker.results.values import Evidence, Role

MOST = 150
TICK_EVERY = 10.0
_JOINED = 0.05
"""Metres within which a piece of a way goes on where the last one ended."""
_AWAY = 26.0
_ABOVE_SCALE = 34.0
_LONG_LABEL = 60
_BUSY = 45.0
_THIN = 1.0
_OF_SEVERAL = ("share of ", "sum of ", "number of ")
_HIGH = 16.0
_FIRST: tuple[Role, ...] = ("measured", "required", "blocker", "path", "context")


def drawn_evidence(
    finding: Finding, sheet: Sheet, ground: Ground, *, storey: str, caption: str = ""
) -> tuple[Markup, list[Box]]:
    """All evidence of this storey, blockers below, dimensions on top, and where its words stand.

    Words are placed with the measured ones first, clear of each other and of `ground`; a caption,
    and a gap that no dimension says, in a corner.
    """
    here = [each for each in finding.evidence if each.storey in {storey, ""} and each.coords]
    rows = sorted(here[:MOST], key=lambda each: -_FIRST.index(each.role))
    own_required = any(each.role == "required" for each in rows)
    first = next((each for each in rows if each.role == "measured"), None)
    gone = _gone_before(finding.evidence)
    drawn = [
        (each, _measured(each, finding, sheet, first=each is first, own_required=own_required))
        if each.role == "measured"
        else (each, _shape(each, sheet, gone=gone.get(each, 0.0)))
        for each in rows
    ]
    told = sorted(drawn, key=lambda pair: _FIRST.index(pair[0].role))
    lines = tuple(
        sheet.ring(each.coords) for each in rows if each.shape == "line" and len(each.coords) > 1
    )
    gap = _callout(finding, [each for each in rows if each.role == "measured"])
    corner = [
        corner_words(text, sheet, kind=kind, above=_ABOVE_SCALE)
        for text, kind in ((gap, "gap-text"), (caption, "dim-text"))
    ]
    words = [text for _, part in told for text in part.words]
    sure = [each for each in words if not each.optional]
    words = [*sure, *corner, *(each for each in words if each.optional)]
    texts, boxes = placed(words, sheet, replace(ground, lines=(*ground.lines, *lines)))
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
    each: Evidence, finding: Finding, sheet: Sheet, *, first: bool, own_required: bool
) -> Drawn:
    points = sheet.ring(each.coords)
    own = written(shortened(each.label, _LONG_LABEL))
    text = (measured_words(finding) if first and _is_told(each, finding) else "") or own
    need = _needed_length(finding) if first and not own_required else None
    if each.shape == "line" and len(points) > 1:
        return _line(points, text, finding, need, sheet)
    if each.shape == "circle" and len(points) > 1:
        return _circle(points, text, finding, need, sheet)
    return _shape(each, sheet, text=text)


def _is_told(each: Evidence, finding: Finding) -> bool:
    """Whether the answer itself is written on the first thing that was measured.

    Not on an outline, nor the number of what was counted on one of them, nor a yes or a word where
    the thing has a figure or a name of its own.
    """
    if each.shape == "polygon" or _is_count(finding):
        return False
    is_figure = finding.observed is not None and finding.observed.kind == "quantity"
    return is_figure or not each.label


def _line(
    points: list[Point], text: str, finding: Finding, need: float | None, sheet: Sheet
) -> Drawn:
    centre = (sheet.width / 2, sheet.height / 2)
    axis = axis_of(points[0], points[-1], towards=centre)
    if axis is None:
        return Drawn(shapes=Markup())
    if need is None or need * sheet.scale >= 2 * sheet.width:
        return measured_dimension(axis, text)
    words = "needed " + figure(need, "m")
    if finding.required and finding.required.at_most is not None:
        words = "allowed " + figure(need, "m")
    gap = gap_words(finding)
    return _both(
        measured_dimension(axis, text, alone=False),
        required_dimension(axis, need * sheet.scale, words, gap, _AWAY),
    )


def _both(one: Drawn, other: Drawn) -> Drawn:
    return Drawn(shapes=joined([one.shapes, other.shapes]), words=(*one.words, *other.words))


def _circle(
    points: list[Point], text: str, finding: Finding, need: float | None, sheet: Sheet
) -> Drawn:
    (x, y), rim = points[0], points[1]
    radius = hypot(rim[0] - x, rim[1] - y)
    axis = axis_of((x - radius, y), (x + radius, y), towards=(x, y + 1))
    drawn = Drawn(shapes=tag("circle", cx=x, cy=y, r=radius, class_="found"))
    if axis is None or not text:
        return drawn
    drawn = _both(drawn, measured_dimension(axis, text, alone=need is None))
    if need is None:
        return drawn
    wide = need * sheet.scale / 2
    low = min(wide + 14, sheet.height - y - 40)
    words = [
        dimension_words(axis, "needed " + figure(need, "m"), across=low, kind="dim-text"),
        dimension_words(axis, gap_words(finding), across=low + 16, kind="gap-text"),
    ]
    needed = tag("circle", cx=x, cy=y, r=wide, class_="need")
    return _both(drawn, Drawn(shapes=needed, words=tuple(words)))


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


def _shape(each: Evidence, sheet: Sheet, text: str = "", gone: float = 0.0) -> Drawn:
    points = sheet.ring(each.coords)
    label = text or written(shortened(each.label, _LONG_LABEL))
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
        drawn = tag("path", d=path_data([points], closed=closed), class_=kind, fill=fill)
    if each.role == "blocker" and each.shape == "polygon":
        drawn = joined([tag("path", d=path_data([points]), class_="paper"), drawn])
    words = _words(points, label, kind, each.shape)
    if each.role != "path":
        return Drawn(shapes=drawn, words=words)
    ticks = _distance_ticks(points, sheet, gone)
    return Drawn(shapes=joined([drawn, ticks.shapes]), words=(*words, *ticks.words))


def _words(points: list[Point], label: str, kind: str, shape: str) -> tuple[Words, ...]:
    """The label of a shape: in its middle or beside it, above a line, along a path."""
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
    above, below = Spot(at=(x, box[1] - 10)), Spot(at=(x, box[3] + 10))
    beside = (Spot(at=(box[2] + half + 8, y)), Spot(at=(box[0] - half - 8, y)))
    is_line = min(box[2] - box[0], box[3] - box[1]) < _THIN
    spots = [above, below, *beside]
    if is_line:
        spots += [Spot(at=(x, box[1] - 2 * _HIGH)), Spot(at=(x, box[3] + 2 * _HIGH))]
    if kind == "need":
        inside = (Spot(at=(x, box[1] + _HIGH)), Spot(at=(x, box[3] - _HIGH)))
        spots += [*inside, *_within(box), middle]
    elif not is_line:
        spots = [middle, *spots, *_within(box)]
    return (
        Words(
            text=label,
            kind=style,
            spots=tuple(spots),
            optional=kind == "context",
            of=(x, y) if kind in {"need", "found", "block"} else None,
        ),
    )


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
    gone, every = before * sheet.scale, TICK_EVERY * sheet.scale
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


def _is_count(finding: Finding) -> bool:
    """Whether what was found is of several things, so that no single line shows it.

    Such as sides with a handrail, or the share of cubicles that are large enough.
    """
    seen = finding.observed
    return seen is not None and (seen.unit == "count" or seen.measure.startswith(_OF_SEVERAL))


def _needed_length(finding: Finding) -> float | None:
    """The required length in metres, when the requirement is one."""
    need = finding.required
    if need is None or need.unit != "m":
        return None
    limit = need.at_least if need.at_least is not None else need.at_most
    return limit if limit is not None and limit > 0 else None


def _callout(finding: Finding, measured: list[Evidence]) -> str:
    """The gap in words, where no dimension line says it: areas, counts, or nothing measured."""
    told = any(each.shape in {"line", "circle"} for each in measured) and _needed_length(finding)
    gap = gap_words(finding)
    if told or not gap:
        return ""
    return f"required {limit}: {gap}" if (limit := limit_words(finding)) else gap
