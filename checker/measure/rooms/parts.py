"""The parts of a fitting's or a table's body: their plans, and from where to where they reach."""

from dataclasses import dataclass

from shapely import Polygon

from checker.measure.obstacles import Obstacle
from checker.model import Fitting, Furniture, LocalBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a thing: its plan, and how far over the floor it begins and ends, metres."""

    plan: Polygon
    low: float
    high: float


def parts_of(thing: Obstacle) -> list[Part] | None:
    """The parts of a thing; none where they are not known."""
    element = thing.element
    if not isinstance(element, Fitting | Furniture) or not element.solids or not element.frame:
        return None
    # A placement tells no height; the lowest of the parts is where the body begins.
    lift = thing.above - min(part.z[0] for part in element.solids)
    return [
        Part(
            plan=Polygon([element.frame.to_plan(x, y) for x, y in _corners(part)]),
            low=part.z[0] + lift,
            high=part.z[1] + lift,
        )
        for part in element.solids
    ]


def _corners(part: LocalBox) -> list[tuple[float, float]]:
    (x0, x1), (y0, y1) = part.x, part.y
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
