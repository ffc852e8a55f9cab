"""Which areas overlap each other, and by how much."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two areas by their place in the list, and what they share in square metres."""

    first: int
    second: int
    area: float


def overlaps(
    areas: Sequence[Area], *, more_than: float = 0.0, share: float = 0.0
) -> tuple[Overlap, ...]:
    """Pairs that share more than `more_than` m2 and more than `share` (0-1) of the smaller one.

    >>> overlaps([shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2), shapely.box(3, 0, 4, 2)])
    (Overlap(first=0, second=1, area=2.0),)
    """
    if not areas:
        return ()
    tree = shapely.STRtree(areas)
    left, right = tree.query(areas, predicate="intersects")
    found = []
    for first, second in sorted(zip(left.tolist(), right.tolist(), strict=True)):
        if first >= second:
            continue
        shared = areas[first].intersection(areas[second]).area
        if shared > max(more_than, share * min(areas[first].area, areas[second].area)):
            found.append(Overlap(first=first, second=second, area=shared))
    return tuple(found)
