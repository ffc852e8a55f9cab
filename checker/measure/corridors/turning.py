"""Where a wheelchair can turn in a corridor."""

import math

from shapely import Polygon

from checker.geometry.circle import Area, Circle
from checker.geometry.clean import polygons_of
from checker.geometry.shrunk import shrunk
from checker.measure.corridors.places import PARTED, counted
from checker.measure.evidence import circle_drawn, length_text
from checker.measure.obstacles import EVERYTHING
from checker.measure.registry import measure
from checker.measure.rooms.floor import FloorOf
from checker.measure.rooms.knee import Knee
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown
from checker.units import SLACK

_ARC = 32


@measure("room", unit="count", furniture="here")
def turning_places(
    subject: Subject,
    free_floor: FloorOf,
    *,
    diameter: float = 1.5,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
) -> Quantity | Unknown:
    """Number of separate places on the free floor where a circle of `diameter` metres fits.

    Places between which the circle can be moved are one, so that one more thing may part a place in
    two and the count rise: judge by `largest_circle`. Only what a wheelchair (0.8 m) gets to from a
    door or opening counts. Exact to circles settled to 0.5 mm. An interval where a thing in the way
    is only known by its hull, or a door's swing is open. Unknown when the room has no body that can
    be trusted.

    Serves ADA 304.3.1 and the turning spaces of AD M 3.28(a).
    """
    found = free_floor(subject.id, clear_of, may_overlap, Knee())
    if isinstance(found, Unknown):
        return found
    floors, radius = found.reached_by(diameter), (diameter - SLACK) / 2
    tight = loose = _places(floors.tight, radius)
    if not floors.is_settled:
        loose = _places(floors.loose, radius)
    low, high = counted(found, tight, loose)
    middles = [each.representative_point() for each in tight or loose]
    return Quantity(
        low=low,
        high=high,
        unit="count",
        reason=PARTED if math.isinf(high) else "",
        method=f"separate places where a circle of {length_text(diameter)} fits",
        steps=(found.floors.told(),),
        evidence=tuple(
            circle_drawn(
                Circle(centre=(at.x, at.y), radius=diameter / 2), storey=subject.ref.storey
            )
            for at in middles
        ),
    )


def _places(floor: Area | None, radius: float) -> list[Polygon]:
    """Where the middle of a circle may be."""
    return polygons_of(shrunk(floor, radius, arc=_ARC)) if floor else []
