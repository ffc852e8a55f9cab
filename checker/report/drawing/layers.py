"""The layers of a plan, drawn as architects draw them; shared by storey plans and details."""

from collections.abc import Iterable, Sequence
from math import hypot

from markupsafe import Markup

from checker.report.drawing.sheet import Sheet, box_of
from checker.report.drawing.svg import Point, joined, path_data, tag
from checker.results.plan import Plan, PlanClimb, PlanDoor, PlanRoom, PlanShape

FAMILIES = ("teaching", "small group", "base", "calm", "sanitary", "circulation", "other")
_ARROW = 6.0


def base_layers(plan: Plan, sheet: Sheet, *, words: bool = True, least: float = 0.0) -> Markup:
    """Everything but labels and findings, from the floor up; what is off the sheet is left out.

    Without `words` ramps are not labelled either. Furniture that would be drawn smaller than
    `least` (px) is left out: it would be a grey spot, and of a large school thousands of them.
    """
    furniture = [each for each in plan.furniture if not least or _longest(each, sheet) >= least]
    return joined(
        [
            *(room_fill(room, sheet) for room in plan.rooms if _seen(room.rings, sheet)),
            *_things(furniture, sheet, "thin"),
            *_things(plan.fittings, sheet, "thin fitting"),
            *(_stair(shape, sheet) for shape in plan.stairs if _seen(shape.rings, sheet)),
            *(
                _ramp(shape, sheet, words=words)
                for shape in plan.ramps
                if _seen(shape.rings, sheet)
            ),
            *(_lift(shape, sheet) for shape in plan.lifts if _seen(shape.rings, sheet)),
            *_things(plan.walls, sheet, "wall"),
            *_things(plan.windows, sheet, "window"),
            *_things(plan.openings, sheet, "opening"),
            *(door(each, sheet) for each in plan.doors if sheet.shows(_door_points(each))),
        ]
    )


def family_class(family: str) -> str:
    """The class that colours a room of this family of uses."""
    return "use-" + (family if family in FAMILIES else "unknown").replace(" ", "-")


def room_fill(room: PlanRoom, sheet: Sheet) -> Markup:
    """The floor of a room, coloured by the family of its use."""
    return tag(
        "path", d=outline(room.rings, sheet), class_=f"room {family_class(room.family)}",
        fill_rule="evenodd",
    )  # fmt: skip


def door(each: PlanDoor, sheet: Sheet, kind: str = "") -> Markup:
    """The cut in the wall, each leaf open, and its arc."""
    leaves = tag("path", d=outline(each.leaves, sheet), class_=f"leaf {kind}".strip())
    arcs = tag(
        "path", d=path_data([sheet.ring(arc) for arc in each.arcs], closed=False), class_="arc"
    )
    slot = tag("path", d=outline([each.slot], sheet), class_="slot")
    return tag("g", slot, arcs if each.arcs else "", leaves if each.leaves else "")


def outline(rings: Iterable[Sequence[Point]], sheet: Sheet) -> str:
    """Rings as path data on the page."""
    return path_data([sheet.ring(ring) for ring in rings])


def _door_points(each: PlanDoor) -> list[Point]:
    return [point for ring in (each.slot, *each.leaves, *each.arcs) for point in ring]


def _seen(rings: Sequence[Sequence[Point]], sheet: Sheet) -> bool:
    return sheet.shows(point for ring in rings for point in ring)


def _things(shapes: Iterable[PlanShape], sheet: Sheet, kind: str) -> list[Markup]:
    """Plain outlines of one kind in one path; one with holes has a path of its own.

    Outlines in one path turn the same way, so that where two overlap both stay filled.
    """
    seen = [each for each in shapes if _seen(each.rings, sheet)]
    plain = [_turned(each.rings[0]) for each in seen if len(each.rings) == 1]
    paths = [tag("path", d=outline(plain, sheet), class_=kind)] if plain else []
    return paths + [
        tag("path", d=outline(each.rings, sheet), class_=kind, fill_rule="evenodd")
        for each in seen
        if len(each.rings) > 1
    ]


def _turned(ring: Sequence[Point]) -> Sequence[Point]:
    """The ring anticlockwise."""
    area = sum(
        first[0] * last[1] - last[0] * first[1]
        for first, last in zip(ring, [*ring[1:], *ring[:1]], strict=True)
    )
    return ring if area >= 0 else ring[::-1]


def _stair(shape: PlanClimb, sheet: Sheet) -> Markup:
    """Outline, the edges of treads and landings, and the way up with an arrowhead at its end."""
    return tag(
        "g",
        tag("path", d=outline(shape.rings, sheet), class_="thin", fill_rule="evenodd"),
        tag("path", d=outline(shape.edges, sheet), class_="hair"),
        _way(shape, sheet),
    )


def _ramp(shape: PlanClimb, sheet: Sheet, *, words: bool) -> Markup:
    label = shape.label or "Ramp"
    x0, y0, x1, y1 = _page_box(shape, sheet)
    text = tag("text", label, x=(x0 + x1) / 2, y=(y0 + y1) / 2 - 8, class_="mid small halo")
    return tag(
        "g",
        tag("path", d=outline(shape.rings, sheet), class_="thin", fill_rule="evenodd"),
        _way(shape, sheet),
        text if words and x1 - x0 > 7 * len(label) else "",
    )


def _lift(shape: PlanShape, sheet: Sheet) -> Markup:
    x0, y0, x1, y1 = _page_box(shape, sheet)
    cross = path_data([[(x0, y0), (x1, y1)], [(x0, y1), (x1, y0)]], closed=False)
    return tag(
        "g",
        tag("path", d=outline(shape.rings, sheet), class_="thin", fill_rule="evenodd"),
        tag("path", d=cross, class_="hair"),
    )


def _page_box(shape: PlanShape, sheet: Sheet) -> tuple[float, float, float, float]:
    found = box_of(sheet.at(point) for ring in shape.rings for point in ring)
    return found or (0.0, 0.0, 0.0, 0.0)


def _longest(shape: PlanShape, sheet: Sheet) -> float:
    x0, y0, x1, y1 = _page_box(shape, sheet)
    return max(x1 - x0, y1 - y0)


def _way(shape: PlanClimb, sheet: Sheet) -> Markup:
    """The way up with an arrowhead at its end; nothing where the model does not show it."""
    way = sheet.ring(shape.way)
    if len(way) < 2:  # noqa: PLR2004 - a way has two ends
        return Markup()
    (x0, y0), (x1, y1) = way[-2:]
    long = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x0 - x1) / long * _ARROW, (y0 - y1) / long * _ARROW
    head = [(x1 + dx - dy / 2, y1 + dy + dx / 2), (x1, y1), (x1 + dx + dy / 2, y1 + dy - dx / 2)]
    return tag("path", d=path_data([way, head], closed=False), class_="run")
