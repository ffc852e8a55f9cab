"""Evidence on a drawing: dimensions, required shapes dashed, blockers hatched, paths with ticks."""

from itertools import pairwise
from math import hypot

from markupsafe import Markup

from checker.report.drawing.dimension import (
    axis_of,
    dimension_text,
    measured_dimension,
    required_dimension,
)
from checker.report.drawing.sheet import Box, Sheet, box_of, grown
from checker.report.drawing.svg import Point, joined, path_data, tag
from checker.report.figures import figure, written
from checker.report.plaintext import shortened
from checker.report.words import gap_words, limit_words, measured_words
from checker.results.finding import Finding
from checker.results.values import Evidence

MOST = 150
TICK_EVERY = 10.0
_AWAY = 26.0
_LONG_LABEL = 60
_BUSY = 45.0
_THIN = 1.0


def drawn_evidence(finding: Finding, sheet: Sheet, *, storey: str) -> Markup:
    """All evidence of this storey, blockers below, dimensions on top."""
    order = {"context": 0, "blocker": 1, "path": 2, "required": 3, "measured": 4}
    here = [each for each in finding.evidence if each.storey in {storey, ""} and each.coords]
    rows = sorted(here[:MOST], key=lambda each: order[each.role])
    measured = [each for each in rows if each.role == "measured"]
    others = [_shape(each, sheet) for each in rows if each.role != "measured"]
    own_required = any(each.role == "required" for each in rows)
    lines = [
        _measured(each, finding, sheet, first=number == 0, own_required=own_required)
        for number, each in enumerate(measured)
    ]
    return joined([*others, *lines, _callout(finding, measured, sheet)])


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
) -> Markup:
    points = sheet.ring(each.coords)
    is_figure = each.shape != "polygon" and not _is_count(finding)
    label = measured_words(finding) if first and is_figure else ""
    text = label or written(shortened(each.label, _LONG_LABEL))
    need = _needed_length(finding) if first and not own_required else None
    if each.shape == "line" and len(points) > 1:
        return _line(points, text, finding, need, sheet)
    if each.shape == "circle" and len(points) > 1:
        return _circle(points, text, finding, need, sheet)
    return joined([_shape(each, sheet, text=text)])


def _line(
    points: list[Point], text: str, finding: Finding, need: float | None, sheet: Sheet
) -> Markup:
    centre = (sheet.width / 2, sheet.height / 2)
    axis = axis_of(points[0], points[-1], towards=centre)
    if axis is None:
        return Markup()
    parts = [measured_dimension(axis, text)]
    if need is not None and need * sheet.scale < 2 * sheet.width:
        words = "needed " + figure(need, "m")
        if finding.required and finding.required.at_most is not None:
            words = "allowed " + figure(need, "m")
        gap = gap_words(finding)
        parts.append(required_dimension(axis, need * sheet.scale, words, gap, _AWAY))
    return joined(parts)


def _circle(
    points: list[Point], text: str, finding: Finding, need: float | None, sheet: Sheet
) -> Markup:
    (x, y), rim = points[0], points[1]
    radius = hypot(rim[0] - x, rim[1] - y)
    axis = axis_of((x - radius, y), (x + radius, y), towards=(x, y + 1))
    parts = [tag("circle", cx=x, cy=y, r=radius, class_="found")]
    if axis is None:
        return joined(parts)
    parts.append(measured_dimension(axis, text))
    if need is not None:
        wide = need * sheet.scale / 2
        parts.append(tag("circle", cx=x, cy=y, r=wide, class_="need"))
        words = "needed " + figure(need, "m")
        low = min(wide + 14, sheet.height - y - 40)
        parts.append(dimension_text(axis, words, across=low, kind="dim-text"))
        if gap := gap_words(finding):
            parts.append(dimension_text(axis, gap, across=low + 16, kind="gap-text"))
    return joined(parts)


def _shape(each: Evidence, sheet: Sheet, text: str = "") -> Markup:
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
    ticks = _distance_ticks(points, sheet) if each.role == "path" else Markup()
    return tag("g", drawn, ticks, _label(points, label, kind))


def _label(points: list[Point], label: str, kind: str) -> Markup:
    box = box_of(points)
    if not label or box is None:
        return Markup()
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    is_line_in_the_way = kind == "block" and min(box[2] - box[0], box[3] - box[1]) < _THIN
    if kind == "need" or is_line_in_the_way:
        y = box[1] - 10
    words = "dim-text" if kind in {"need", "found"} else "thing"
    return tag("text", label, x=x, y=y, class_=f"mid halo {words}")


def _distance_ticks(points: list[Point], sheet: Sheet) -> Markup:
    """A tick each 10 m along a path, with the distance beside it."""
    parts, gone, every = [], 0.0, TICK_EVERY * sheet.scale
    following = every
    for first, last in pairwise(points):
        length = hypot(last[0] - first[0], last[1] - first[1])
        while length and gone + length >= following:
            share = (following - gone) / length
            x = first[0] + (last[0] - first[0]) * share
            y = first[1] + (last[1] - first[1]) * share
            parts.append(tag("circle", cx=x, cy=y, r=3, class_="path spot"))
            metres = following / sheet.scale
            parts.append(tag("text", f"{metres:.0f} m", x=x + 8, y=y - 8, class_="small halo"))
            following += every
        gone += length
    return joined(parts)


def _is_count(finding: Finding) -> bool:
    """Whether a number was found that no single line shows, such as sides with a handrail."""
    return finding.observed is not None and finding.observed.unit == "count"


def _needed_length(finding: Finding) -> float | None:
    """The required length in metres, when the requirement is one."""
    need = finding.required
    if need is None or need.unit != "m":
        return None
    limit = need.at_least if need.at_least is not None else need.at_most
    return limit if limit is not None and limit > 0 else None


def _callout(finding: Finding, measured: list[Evidence], sheet: Sheet) -> Markup:
    """The gap in words, where no dimension line says it: areas, counts, or nothing measured."""
    told = any(each.shape in {"line", "circle"} for each in measured) and _needed_length(finding)
    gap = gap_words(finding)
    if told or not gap:
        return Markup()
    words = f"required {limit}: {gap}" if (limit := limit_words(finding)) else gap
    y = sheet.height - 18
    return tag("text", words, x=sheet.width - 12, y=y, class_="end halo gap-text")
