"""What of an area can be covered by rectangles of one size: its places to pass or to turn."""

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.fit import SLACK, rectangle_fits, rectangle_of
from checker.geometry.placing import Search


def rectangles_cover(area: Area, *, long: float, short: float) -> Area | None:
    """All that rectangles of `long` by `short` metres cover wherever they fit in `area`.

    They lie along the walls, to 0.5 mm; only where none fits that way is one laid at any other
    angle. None where none fits at all. Separate parts are separate places.

    >>> rectangles_cover(shapely.box(0, 0, 9, 1.2), long=1.8, short=1.8) is None
    True
    >>> rectangles_cover(shapely.box(0, 0, 9, 2), long=1.8, short=1.8).bounds
    (0.0, 0.0, 9.0, 2.0)
    """
    long, short = max(long, short), min(long, short)
    search = Search(area, margin=(short - SLACK) / 2)
    if search.pivots.is_empty:
        return None
    stencil = rectangle_of(long - SLACK, short - SLACK)
    angles = search.wall_angles(stencil.symmetry)
    found = clean_area(shapely.union_all([search.covered(stencil, angle) for angle in angles]))
    return found or rectangle_fits(area, long=long, short=short).placed
