"""A whole storey with its rooms labelled and the findings marked where they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from checker.report.drawing.labels import room_label
from checker.report.drawing.layers import base_layers, outline
from checker.report.drawing.sheet import Box, Sheet, box_of, fit, grown, overlap
from checker.report.drawing.svg import Point, joined, number, path_data, tag
from checker.report.drawing.symbols import mark_size, north_arrow, outcome_mark, scale_bar
from checker.report.words import OUTCOME_MARKS
from checker.results.finding import Outcome
from checker.results.plan import Plan, PlanRoom, PlanShape

WIDTH, TALLEST = 1120.0, 900.0
_FOOT = 44.0
_SAME_PLACE = 0.6
_MOST_NUMBERS = 3
_TRIES = 40
_DOT = 5.0
_SPOT = 3.0
"""Furniture that is drawn smaller than this is left out (px)."""
MOST_NUMBERED = 150
"""With more marks than this they would hide the plan: circles stand for what cannot be told."""
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding's place on the plan (m), its outcome, and the number of its group."""

    at: Point
    outcome: Outcome
    number: int


def storey_plan(
    plan: Plan,
    *,
    marks: Iterable[Mark] = (),
    name: str,
    says: str,
    pointed: Mapping[str, str] = _NONE,
) -> Markup | None:
    """The storey at 1120 px, its geometry reusable as `#{name}-base`; None when it is empty.

    `says` describes in words what is marked. Room labels are 11 px; coordinates are rounded to
    a tenth of a pixel, about 1 cm. A room that is `pointed` at by its id has an outline with
    that anchor, seen when a link leads to it.
    """
    sheet = sheet_of(plan)
    if sheet is None:
        return None
    high = sheet.height + _FOOT
    found = (room_label(room, sheet) for room in plan.rooms)
    labels = [label for label in found if label is not None]
    return tag(
        "svg",
        tag("title", f"Plan of storey {plan.storey}", id=f"{name}-t"),
        tag("desc", says, id=f"{name}-d"),
        tag("g", base_layers(plan, sheet, least=_SPOT), id=f"{name}-base"),
        *(
            tag("path", d=outline(room.rings, sheet), class_="pointed", id=pointed[room.id])
            for room in plan.rooms
            if room.id in pointed
        ),
        *(label.drawn for label in labels),
        plan_marks(sheet, marks, name=f"{name}-m", kept_clear=[label.box for label in labels]),
        scale_bar(sheet, (8, high - 10)),
        north_arrow(plan.north, (sheet.width - 24, high - 24)),
        class_="storey",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(sheet.width)} {number(high)}",
    )


def plan_overview(
    plan: Plan, *, marks: Iterable[Mark] = (), name: str, says: str, shown: tuple[float, float]
) -> Markup | None:
    """The same geometry once more, small and without labels.

    Marks are of readable size where the drawing is as large as it can be in the width and
    height `shown` (px). On a narrow screen, where they would hide the plan, dots stand for them.
    """
    sheet = sheet_of(plan)
    if sheet is None:
        return None
    several = tuple(marks)
    zoom = max(sheet.width / shown[0], sheet.height / shown[1])
    return tag(
        "svg",
        tag("title", f"Storey {plan.storey} with findings marked", id=f"{name}-ot"),
        tag("desc", says, id=f"{name}-od"),
        tag("use", href=f"#{name}-base"),
        tag("g", plan_marks(sheet, several, name=f"{name}-o", zoom=zoom), class_="numbered"),
        tag("g", *(_dot(sheet, mark, zoom) for mark in several), class_="dots"),
        class_="overview",
        role="img",
        aria_labelledby=f"{name}-ot {name}-od",
        viewBox=f"0 0 {number(sheet.width)} {number(sheet.height)}",
    )


def sheet_of(plan: Plan) -> Sheet | None:
    """The sheet that holds the whole storey with half a metre around; None when it is empty."""
    shapes: tuple[PlanRoom | PlanShape, ...] = (
        *plan.rooms,
        *plan.walls,
        *plan.stairs,
        *plan.ramps,
        *plan.lifts,
    )
    rings = [ring for shape in shapes for ring in shape.rings]
    rings += [ring for door in plan.doors for ring in (*door.leaves, *door.arcs)]
    box = box_of(point for ring in rings for point in ring)
    return fit(grown(box, 0.5), width=WIDTH, tallest=TALLEST) if box else None


def is_crowded(marks: Iterable[Mark]) -> bool:
    """Whether circles stand for what cannot be told, as numbers would hide the plan."""
    return len(_gathered(marks)) > MOST_NUMBERED


def plan_marks(
    sheet: Sheet,
    marks: Iterable[Mark],
    *,
    name: str,
    zoom: float = 1.0,
    kept_clear: Iterable[Box] = (),
) -> Markup:
    """Marks with symbol and group number; those of one place share a mark, none hides another.

    What stands in the boxes to be `kept_clear` (px) stays readable too, where there is room. A
    mark is drawn once, as `#{name}0` and so on, and pointed at where it stands again: a large
    school has hundreds that say the same. On a crowded plan circles stand for doubts. Each tells
    the script the numbers of its groups.
    """
    taken = list(kept_clear)
    under: list[Markup] = []
    over: list[Markup] = []
    drawn: dict[tuple[Outcome, Sequence[int]], tuple[str, Point]] = {}
    entries = _gathered(marks)
    is_dotted = len(entries) > MOST_NUMBERED
    for outcome, at, groups in entries:
        point, of = sheet.at(at), " ".join(map(str, groups))
        if is_dotted and outcome is Outcome.CANNOT_TELL:
            under.append(_circle(point, outcome, zoom, of))
            continue
        text = f"{OUTCOME_MARKS[outcome]} {_numbers(groups)}"
        size = mark_size(text, zoom)
        where = _free(point, size, taken, sheet)
        taken.append(_around(where, size))
        if where != point:
            lead = path_data([[point, where]], closed=False)
            under.append(tag("path", d=lead, class_="leader", data_g=of))
        if like := drawn.get((outcome, groups)):
            x, y = like[1]
            over.append(tag("use", href=f"#{like[0]}", x=where[0] - x, y=where[1] - y, data_g=of))
        else:
            drawn[outcome, groups] = id_, _ = f"{name}{len(drawn)}", where
            mark = outcome_mark(outcome, text, where, zoom, name=id_)
            over.append(tag("g", mark, data_g=of))
    return joined([*under, *over])


def _dot(sheet: Sheet, mark: Mark, zoom: float) -> Markup:
    return _circle(sheet.at(mark.at), mark.outcome, zoom, f"{mark.number}")


def _circle(at: Point, outcome: Outcome, zoom: float, of: str) -> Markup:
    kind = "fail" if outcome is Outcome.FAIL else "tell"
    return tag("circle", cx=at[0], cy=at[1], r=_DOT * zoom, class_=f"mark {kind}", data_g=of)


def _gathered(marks: Iterable[Mark]) -> list[tuple[Outcome, Point, tuple[int, ...]]]:
    """One entry per place and outcome, fails first, with the numbers of the groups."""
    places: dict[tuple[Outcome, int, int], tuple[Point, list[int]]] = {}
    for mark in marks:
        cell = (round(mark.at[0] / _SAME_PLACE), round(mark.at[1] / _SAME_PLACE))
        places.setdefault((mark.outcome, *cell), (mark.at, []))[1].append(mark.number)
    entries = [
        (outcome, at, tuple(sorted(set(numbers))))
        for (outcome, *_cell), (at, numbers) in places.items()
    ]
    return sorted(entries, key=lambda entry: (entry[0] is not Outcome.FAIL, entry[1], entry[2]))


def _numbers(numbers: Sequence[int]) -> str:
    left = len(numbers) - _MOST_NUMBERS
    more = f" +{left}" if left > 0 else ""
    return " ".join(map(str, numbers[:_MOST_NUMBERS])) + more


def _free(
    point: Point,
    size: tuple[float, float],
    taken: Sequence[Box],
    sheet: Sheet,
) -> Point:
    """The place itself, else the nearest of some steps around it where the mark hides no other."""
    wide, high = size
    steps = [(0.0, 0.0)] + [
        (dx * ring * (wide + 2) / 2, dy * ring * (high + 2) / 2)
        for ring in range(1, _TRIES // 8 + 3)
        for dx, dy in ((0, 2), (0, -2), (2, 0), (-2, 0), (2, 2), (-2, 2), (2, -2), (-2, -2))
    ]
    for dx, dy in steps:
        x = min(max(point[0] + dx, wide / 2), sheet.width - wide / 2)
        y = min(max(point[1] + dy, high / 2), sheet.height - high / 2)
        around = _around((x, y), size)
        if not any(overlap(around, other) for other in taken):
            return x, y
    return point


def _around(at: Point, size: tuple[float, float]) -> Box:
    return at[0] - size[0] / 2, at[1] - size[1] / 2, at[0] + size[0] / 2, at[1] + size[1] / 2
