"""The drawing of one finding: its place cropped, the element heavy, measured beside required."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from markupsafe import Markup

from checker.report.drawing.ends import way_ends
from checker.report.drawing.evidence import busy_boxes, drawn_evidence
from checker.report.drawing.labels import room_label
from checker.report.drawing.layers import base_layers, door, outline
from checker.report.drawing.sheet import Box, Sheet, box_of, fit, grown, overlap
from checker.report.drawing.storey import sheet_of
from checker.report.drawing.svg import Point, joined, number, tag
from checker.report.drawing.symbols import PATTERN_OF, bar_length, north_arrow, scale_bar
from checker.report.drawing.texts import Ground
from checker.report.naming import subject_words
from checker.report.words import sentence
from checker.results.finding import Finding, Outcome
from checker.results.plan import Plan, PlanDoor, PlanRoom, PlanShape
from checker.results.values import Evidence

WIDTH, TALLEST, SHALLOWEST = 420.0, 420.0, 240.0
AROUND = 1.5
_LEAST = 1.0
_LAST = 6.0
"""Metres of a way that are drawn up to what is dimensioned on it."""
_KIND_OF = {Outcome.FAIL: "fail", Outcome.CANNOT_TELL: "tell"}
_FOOT = 14.0
_MANY = 12_000
"""Characters of a drawing's walls, doors and furniture from which on they are not drawn again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """The drawing, a small picture of it without text, and its scale on A4 (50 is 1:50).

    `body` is what is drawn, without a frame: `high` px, and `printed` mm wide at its scale.
    """

    svg: Markup
    thumb: Markup
    scale: int
    body: Markup
    high: float
    printed: float


def finding_drawing(
    plan: Plan, finding: Finding, *, name: str, caption: str = "", base: str = ""
) -> Detail | None:
    """A plan of the finding's place with 1.5 m around it; None when the plan does not show it.

    `name` makes the ids of title and description unique on the page. Text is 13 px where the
    drawing is 420 px wide; a caption stands in a corner. Coordinates are rounded to a tenth of a
    pixel, about 1 mm; where much of a storey is in view they are those of the storey plan on the
    same page, whose geometry has the id `base`, since its copies would make the page too large.
    """
    place = _place(plan, finding)
    if place is None:
        return None
    sheet = fit(grown(place, AROUND), width=WIDTH, tallest=TALLEST, shallowest=SHALLOWEST)
    subject = _subject(plan, finding)
    corners = _corners(sheet)
    ground = _ground(plan, sheet, corners, subject)
    ends = way_ends(plan, finding, sheet)
    evidence, texts = drawn_evidence(
        finding, sheet, ground, storey=plan.storey, caption=caption, ends=ends
    )
    busy = [*busy_boxes(finding, sheet, storey=plan.storey), *texts, *corners]
    body = joined(
        [
            tag("rect", width=sheet.width, height=sheet.height, class_="paper"),
            _layers(plan, sheet, base),
            _heavy(subject, finding, sheet),
            *_labels(plan, sheet, subject, busy),
            *map(_pale, corners),
            scale_bar(sheet, (12, sheet.height - _FOOT)),
            north_arrow(plan.north, (sheet.width - 24, 34), 13),
            evidence,
        ]
    )
    scale, printed = sheet.paper()
    return Detail(
        svg=_framed(sheet, body, finding, name=name, printed=printed),
        thumb=_thumb(sheet, name),
        scale=scale,
        body=body,
        high=sheet.height,
        printed=printed,
    )


def _layers(plan: Plan, sheet: Sheet, base: str) -> Markup:
    """Walls, doors and furniture in view: drawn, or where they are many borrowed from `base`."""
    drawn = base_layers(plan, sheet, words=False)
    storey = sheet_of(plan) if base and len(drawn) > _MANY else None
    if storey is None:
        return drawn
    return tag("use", href=f"#{base}", transform=sheet.onto(storey))


def _corners(sheet: Sheet) -> tuple[Box, Box]:
    """Where the scale bar and the north arrow stand."""
    bar = 24 + bar_length(sheet) * sheet.scale
    return (
        (0.0, sheet.height - _FOOT - 20, bar, sheet.height),
        (sheet.width - 46, 0.0, sheet.width, 54.0),
    )


def _pale(box: Box) -> Markup:
    """Thin paper below the scale bar and the arrow, so that they can be read over a wall.

    Words of the finding are drawn later: nothing covers them.
    """
    x0, y0, x1, y1 = box
    return tag(
        "rect", x=x0 + 6, y=y0, width=x1 - x0 - 12, height=y1 - y0 - 8, rx=2, class_="paper pale"
    )


def _ground(
    plan: Plan,
    sheet: Sheet,
    taken: tuple[Box, ...],
    subject: PlanRoom | PlanDoor | PlanShape | None,
) -> Ground:
    """What the words of evidence keep clear of: corners, walls, the heavy outline, open leaves."""
    walls = tuple(
        [sheet.ring(ring) for ring in each.rings]
        for each in plan.walls
        if sheet.shows(point for ring in each.rings for point in ring)
    )
    heavy = () if subject is None or isinstance(subject, PlanDoor) else subject.rings
    leaves = (leaf for each in plan.doors for leaf in each.leaves if sheet.shows(leaf))
    lines = tuple(sheet.ring((*ring, ring[0])) for ring in (*heavy, *leaves) if ring)
    rooms = tuple(
        [sheet.ring(ring) for ring in each.rings]
        for each in plan.rooms
        if sheet.shows(point for ring in each.rings for point in ring)
    )
    return Ground(taken=taken, walls=walls, lines=lines, rooms=rooms)


def _thumb(sheet: Sheet, name: str) -> Markup:
    """The same drawing once more; the sentence beside it says what it shows."""
    return tag(
        "svg",
        tag("use", href=f"#{name}-g"),
        class_="thumb",
        aria_hidden="true",
        viewBox=f"0 0 {number(sheet.width)} {number(sheet.height)}",
        preserveAspectRatio="xMidYMid slice",
    )


def _framed(sheet: Sheet, body: Markup, finding: Finding, *, name: str, printed: float) -> Markup:
    high = printed * sheet.height / sheet.width
    return tag(
        "svg",
        tag("title", f"Plan: {subject_words(finding)}", id=f"{name}-t"),
        tag("desc", sentence(finding), id=f"{name}-d"),
        tag("g", body, id=f"{name}-g"),
        class_="detail",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(sheet.width)} {number(sheet.height)}",
        width=f"{number(printed)}mm",
        height=f"{number(high)}mm",
    )


def _place(plan: Plan, finding: Finding) -> Box | None:
    """The box of the evidence on this storey; else of the subject, else around the place."""
    here = [each for each in finding.evidence if each.storey in {plan.storey, ""}]
    stops = [at for each in here if _is_dimensioned(each) for at in each.coords]
    points = [
        point
        for shape in here
        if shape.role != "context"
        for point in shape.coords
        if shape.role != "path" or _is_near(point, stops)
    ]
    found = _subject(plan, finding)
    if isinstance(found, PlanDoor) or (found is not None and not points):
        points += _points_of(found)
    if not points and finding.subject.bbox:
        x0, y0, x1, y1 = finding.subject.bbox
        points = [(x0, y0), (x1, y1)]
    if not points and finding.place.x is not None and finding.place.y is not None:
        x, y = finding.place.x, finding.place.y
        points = [(x - _LEAST, y - _LEAST), (x + _LEAST, y + _LEAST)]
    return box_of(points)


def _is_dimensioned(each: Evidence) -> bool:
    return any(size.on_plan for size in each.dimensions)


def _is_near(point: Point, stops: Sequence[Point]) -> bool:
    """Whether a way is shown there: all of it, but only the last of it where it is stopped.

    The dimension of a door could not be read on a drawing of 60 m.
    """
    return not stops or any(dist(point, each) <= _LAST for each in stops)


def _subject(plan: Plan, finding: Finding) -> PlanRoom | PlanDoor | PlanShape | None:
    drawn: tuple[PlanRoom | PlanDoor | PlanShape, ...] = (
        *plan.rooms, *plan.doors, *plan.openings, *plan.stairs, *plan.ramps, *plan.lifts,
        *plan.fittings, *plan.furniture,
    )  # fmt: skip
    wanted = finding.subject.global_id
    return next((each for each in drawn if each.id == wanted), None)


def _points_of(each: PlanRoom | PlanDoor | PlanShape) -> list[Point]:
    rings = (each.slot, *each.leaves) if isinstance(each, PlanDoor) else each.rings
    return [point for ring in rings for point in ring]


def _heavy(
    subject: PlanRoom | PlanDoor | PlanShape | None, finding: Finding, sheet: Sheet
) -> Markup:
    """The element itself, heavy, in the pattern of its outcome."""
    if subject is None:
        return Markup()
    fill = PATTERN_OF.get(finding.outcome)
    kind = _KIND_OF.get(finding.outcome, "pass")
    rings = [subject.slot] if isinstance(subject, PlanDoor) else subject.rings
    shape = tag(
        "path",
        d=outline(rings, sheet),
        fill=f"url(#{fill})" if fill else "none",
        class_=f"heavy {kind}" + (" wide-one" if isinstance(subject, PlanRoom) else ""),
        fill_rule="evenodd",
    )
    return joined([shape, door(subject, sheet, "strong") if isinstance(subject, PlanDoor) else ""])


def _labels(
    plan: Plan, sheet: Sheet, subject: PlanRoom | PlanDoor | PlanShape | None, busy: list[Box]
) -> list[Markup]:
    """Labels of the neighbours, clear of the figures; the title names the room itself."""
    found = (
        room_label(room, sheet, size=12)
        for room in plan.rooms
        if room is not subject and _labelled(room, sheet)
    )
    return [
        label.drawn
        for label in found
        if label is not None
        and label.box[0] >= 0
        and label.box[2] <= sheet.width
        and label.box[1] >= 0
        and label.box[3] <= sheet.height
        and not any(overlap(label.box, other) for other in busy)
    ]


def _labelled(room: PlanRoom, sheet: Sheet) -> bool:
    if room.label_at is None:
        return False
    x, y = room.label_at
    x0, y0, x1, y1 = sheet.box
    inset = 0.3
    return x0 + inset < x < x1 - inset and y0 + inset < y < y1 - inset
