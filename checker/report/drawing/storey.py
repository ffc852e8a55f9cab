"""A whole storey with its rooms labelled and the findings marked where they are."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from checker.report.drawing.labels import room_label
from checker.report.drawing.layers import base_layers, outline
from checker.report.drawing.marks import Mark, mark_dot, plan_marks
from checker.report.drawing.sheet import Sheet, box_of, fit, grown
from checker.report.drawing.svg import number, tag
from checker.report.drawing.symbols import north_arrow, scale_bar
from checker.results.plan import Plan, PlanRoom, PlanShape

WIDTH, TALLEST = 1120.0, 900.0
_FOOT = 44.0
_SPOT = 3.0
"""Furniture that is drawn smaller than this is left out (px)."""
_NONE: Mapping[str, str] = MappingProxyType({})


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
        plan_marks(sheet, marks, name=f"{name}-m", labels=labels, rooms=plan.rooms),
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
        tag("g", *(mark_dot(sheet, mark, zoom) for mark in several), class_="dots"),
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
