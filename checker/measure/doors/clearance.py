"""The free rectangle before a door: out from the wall, and beside the clear opening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from checker.geometry.along_wall import SKIN, run_along, run_out
from checker.measure.doors.estimate import mm
from checker.measure.doors.ground import REACH
from checker.measure.doors.view import View, Views, ViewsOf, name_of
from checker.measure.evidence import dimension
from checker.measure.frontier import Frontier
from checker.measure.obstacles import Obstacle, blockers_drawn
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Measured, Quantity, Role, Unknown
from checker.units import tolerance

PARTS = {"depth": "m", "beyond_latch": "m", "beyond_hinge": "m", "along": "m"}
_ASK = "Model the room in front of the door with the walls, columns and fittings beside it."


Rectangle = Mapping[str, float]
"""Metres by part."""


@measure(
    "door side", parts=PARTS, lack="the free floor in front of the door", ask=_ASK, furniture="here"
)
def door_clearance(subject: Subject, views_of: ViewsOf) -> Mapping[str, Measured] | Unknown:
    """Free rectangle against the wall at the door: out from it, and beside the clear opening.

    `depth` is measured from the wall's face, `beyond_latch` and `beyond_hinge` along the wall
    from the two ends of the clear opening, each up to 3.2 m; `along` is all of the width. More
    depth may be had for less width, so a row of a table with several limits passes when one
    rectangle meets all of them; each part alone is at its best. Clear of walls, columns, fittings
    and furniture as modelled; what stands less than 30 mm proud of the wall is not in the way.
    Of a pair one leaf counts: the wider, or either of equal leaves. For a leaf that slides the
    latch is the end where it stops and the hinge the end where it goes. Exact to 0.1 mm.
    Intervals where a thing is only known by its hull, where rooms touch without a wall between,
    and where the leaf or its hinge side is not modelled: every possibility is tried. Unknown when
    there is no room on that side. ADA 404.2.4, AS 1428.1, French annex 2.
    """
    views = views_of(subject)
    if isinstance(views, Unknown):
        return views
    storey = subject.ref.storey

    def towards(wanted: Mapping[str, float]) -> Mapping[str, Measured]:
        return _alternative(views, wanted, storey=storey)

    return Frontier(towards({}), towards)


def _alternative(
    views: Views, wanted: Mapping[str, float], *, storey: str
) -> Mapping[str, Quantity]:
    """The rectangle of each reading that goes furthest towards what is wanted, as intervals."""
    tight = [_rectangle(view, view.tight, wanted, slack=(0.0, 0.0)) for view in views]
    loose = [_rectangle(view, view.loose, wanted, slack=view.way.slack) for view in views]
    worst = min(range(len(views)), key=lambda i: _margin(tight[i], wanted))
    view, found = views[worst], tight[worst]
    stopped = _stopping(view, found, wanted)
    drawn = (
        *_drawn(view, found, wanted, storey=storey),
        *blockers_drawn(stopped, storey=storey),
    )
    return {
        part: Quantity(
            low=min(each[part] for each in (*tight, *loose)),
            high=max(each[part] for each in (*tight, *loose)),
            unit="m",
            method=_method(wanted),
            steps=_told(views, stopped),
            evidence=drawn,
        )
        for part in PARTS
    }


def _rectangle(
    view: View, blocked: BaseGeometry, wanted: Mapping[str, float], *, slack: tuple[float, float]
) -> Rectangle:
    """The rectangle that has the depth that is wanted and then the sides, as far as they go.

    When nothing is wanted, each part on its own. `slack` is how much further in the ends of the
    opening may lie, at the latch and at the hinge.
    """
    deep = max(wanted.get("depth", 0.0) - tolerance("m"), 2 * SKIN)
    latch, hinge = _sides(view, blocked, deep)
    depth = run_out(blocked, (-view.width + slack[1], -slack[0]), depth=REACH)
    if wanted and depth >= deep:
        sides = (
            min(latch, max(wanted.get("beyond_latch", 0.0) - slack[0], 0.0)),
            min(hinge, max(wanted.get("beyond_hinge", 0.0) - slack[1], 0.0)),
        )
        if "along" in wanted:
            sides = (latch, hinge)
        across = (-view.width - (sides[1] or -slack[1]), sides[0] or -slack[0])
        depth = run_out(blocked, across, depth=REACH)
        latch, hinge = _sides(view, blocked, depth - tolerance("m"))
    return {
        "depth": depth,
        "beyond_latch": latch + slack[0],
        "beyond_hinge": hinge + slack[1],
        "along": latch + view.width + hinge,
    }


def _sides(view: View, blocked: BaseGeometry, deep: float) -> tuple[float, float]:
    """How far it is free beyond the latch and beyond the hinge, at a depth."""
    end = -view.width
    return (
        run_along(blocked, from_x=0.0, to_x=REACH, depth=deep),
        run_along(blocked, from_x=end, to_x=end - REACH, depth=deep),
    )


def _margin(found: Rectangle, wanted: Mapping[str, float]) -> float:
    """By how much the part that is worst off meets what is wanted of it."""
    return min((found[part] - least for part, least in wanted.items()), default=found["depth"])


def _stopping(view: View, found: Rectangle, wanted: Mapping[str, float]) -> tuple[Obstacle, ...]:
    """What stands at the edges of the rectangle that fall short of what is wanted."""
    latch, hinge, depth = found["beyond_latch"], found["beyond_hinge"], found["depth"]
    edges = {
        "depth": ((-view.width - _asked(hinge, wanted, "beyond_hinge"), 0.0), (depth, depth)),
        "beyond_latch": ((latch, latch), (SKIN, depth)),
        "beyond_hinge": ((-view.width - hinge, -view.width - hinge), (SKIN, depth)),
        "along": ((latch, latch), (SKIN, depth)),
    }
    short = [part for part in edges if not wanted or found[part] < wanted.get(part, 0.0)]
    things = [thing for part in short for thing in view.blockers(*edges[part])]
    return tuple({thing.element.id: thing for thing in things}.values())


def _asked(free: float, wanted: Mapping[str, float], part: str) -> float:
    return min(free, wanted.get(part, 0.0))


def _drawn(
    view: View, found: Rectangle, wanted: Mapping[str, float], *, storey: str
) -> tuple[Evidence, ...]:
    """What was asked for, and what of it is free, with its sides dimensioned."""
    latch, hinge = (_asked(found[part], wanted, part) for part in ("beyond_latch", "beyond_hinge"))
    if "along" in wanted:
        latch, hinge = found["beyond_latch"], found["beyond_hinge"]
    depth = _asked(found["depth"], wanted, "depth") or found["depth"]
    shapes = [_box(view, (-view.width - hinge, latch), depth, role="measured", storey=storey)]
    if wanted:
        first, last = -view.width - wanted.get("beyond_hinge", 0.0), wanted.get("beyond_latch", 0.0)
        across = (first, max(last, first + wanted.get("along", 0.0)))
        deep = wanted.get("depth", depth)
        shapes.insert(0, _box(view, across, deep, role="required", storey=storey))
    middle = -view.width / 2
    lines = [((middle, 0.0), (middle, found["depth"]))]
    if "beyond_latch" in wanted:
        lines.append(((0.0, depth / 2), (found["beyond_latch"], depth / 2)))
    if "beyond_hinge" in wanted:
        lines.append(((-view.width - found["beyond_hinge"], depth / 2), (-view.width, depth / 2)))
    if "along" in wanted:
        lines.append(((-view.width - hinge, depth / 2), (latch, depth / 2)))
    place = view.frame.to_plan
    return (
        *shapes,
        *(dimension((place(*one), place(*other)), storey=storey) for one, other in lines),
    )


def _box(view: View, x: tuple[float, float], depth: float, *, role: Role, storey: str) -> Evidence:
    corners = ((x[0], 0.0), (x[1], 0.0), (x[1], depth), (x[0], depth))
    return Evidence(
        role=role,
        shape="polygon",
        coords=tuple(view.frame.to_plan(*corner) for corner in corners),
        storey=storey,
    )


def _method(wanted: Mapping[str, float]) -> str:
    if not wanted:
        return "free floor against the wall, each side on its own"
    sides = " and ".join(f"{part.replace('_', ' ')} {mm(least)}" for part, least in wanted.items())
    return f"free rectangle against the wall that comes nearest to {sides}"


def _told(views: Views, stopped: Sequence[Obstacle]) -> tuple[str, ...]:
    steps = [f"stopped by {name_of(stopped)}"]
    if len(views) > 1:
        steps.append(f"{len(views)} ways in which the door may open are tried")
    return tuple(steps)
