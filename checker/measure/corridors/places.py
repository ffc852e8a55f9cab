"""Places on the floor of a room where rectangles of a size fit, and how many of them there are."""

import math
from collections.abc import Callable, Sequence
from functools import cache

from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.covering import rectangles_cover
from checker.measure.distrust import is_doubtful
from checker.measure.registry import provider
from checker.measure.rooms.floor import FreeFloor
from checker.measure.rooms.size import CircleIn
from checker.units import SLACK

PARTED = "a thing that may stand anywhere may part a place into several"
PlacesOn = Callable[[Area | None, float, float], list[Polygon]]


@provider
def places_on(circle_in: CircleIn) -> PlacesOn:
    """The places on a floor where a rectangle of that length and width fits, found once each."""

    @cache
    def find(floor: Area | None, long: float, short: float) -> list[Polygon]:
        circle = circle_in(floor) if floor is not None and min(long, short) > SLACK else None
        if floor is None or circle is None or 2 * circle.radius < min(long, short) - SLACK:
            return []
        covered = rectangles_cover(floor, long=long, short=short)
        return polygons_of(covered) if covered is not None else []

    return find


def counted(
    found: FreeFloor, tight: Sequence[Polygon], loose: Sequence[Polygon]
) -> tuple[float, float]:
    """The least and the most places: what is in doubt may also part one into several."""
    counts = sorted((len(tight), len(loose)))
    parts = any(is_doubtful(thing.element) for thing in found.things)
    return 0.0 if found.is_doubted else float(counts[0]), math.inf if parts else float(counts[1])
