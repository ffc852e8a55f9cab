"""What is left of an area when it shrinks: where the middle of a disc may be that stays within.

Before GEOS draws lines at a distance it fills every corner that a wall turns in at by less than
1 % of that distance, and then the next: a bump of 4 mm became a ramp all along its wall, and the
way beside it 4 mm too narrow for a wheelchair. Nothing switches that off.
"""

import math

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

_FILLED = 0.011  # of the distance; GEOS fills 0.01
_SPUR = 0.0105
_ON_LINE = 2e-6  # metres: corners are rounded to a thousandth of a millimetre
_ROUNDED = 0.000015

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.intp]


def shrunk(area: BaseGeometry, by: float, *, arc: int) -> BaseGeometry:
    """What lies at least `by` metres within the edge of polygons.

    Arcs have `arc` chords a quarter, which lie outside the true ones by up to 0.31 * `by` /
    `arc`² metres. Otherwise exact to 0.02 mm.

    >>> shrunk(shapely.box(0, 0, 4, 3), 1.0, arc=8).bounds
    (1.0, 1.0, 3.0, 2.0)
    """
    return spurred(area, by).buffer(-by, quad_segs=arc)


def chords_of(radius: float, *, within: float) -> int:
    """How many chords a quarter lie `within` metres of an arc of `radius` metres.

    >>> chords_of(0.4, within=0.0001)
    36
    """
    return math.ceil(math.pi / 4 * math.sqrt(radius / within / 2))


def spurred(area: BaseGeometry, by: float) -> BaseGeometry:
    """Polygons that GEOS shrinks by up to `by` metres as if they were `area`, filling nothing.

    From every corner that it would fill a spur runs out into the wall, too long to be filled and
    of no width: no disc is any farther from the edge for it. So it is no valid area, and good
    for nothing else. Corners of sheets too thin to hold a spur (1 % of `by`) are filled still.

    >>> spurred(shapely.box(0, 0, 4, 3), 1.0) == shapely.box(0, 0, 4, 3)
    True
    """
    if area.is_empty or not len(_Corners(area).filled(by)):
        return area
    # Edges of some thousandths of a millimetre, left by rounding, would have spurs for nothing.
    corners = _Corners(area.simplify(_ROUNDED))
    filled = corners.filled(by)
    return corners.with_spurs(filled, _SPUR * by) if len(filled) else area


class _Corners:
    """The corners of polygons with the area on the left, ring after ring: each ends as it began.

    `into` and `out` are the edges before and after each; none begins at the last of a ring.
    """

    def __init__(self, area: BaseGeometry) -> None:
        self._area = area
        self._parts = shapely.get_parts(shapely.orient_polygons(area))
        rings, self._part = shapely.get_rings(self._parts, return_index=True)
        self._at, self._ring = shapely.get_coordinates(rings, return_index=True)
        first = np.flatnonzero(np.diff(self._ring, prepend=-1))
        last = np.append(first[1:], len(self._ring)) - 1
        self._out = np.zeros_like(self._at)
        self._out[:-1] = np.diff(self._at, axis=0)
        self._out[last] = 0.0
        self._into = np.roll(self._out, 1, axis=0)
        self._into[first] = self._out[last - 1]

    def filled(self, by: float) -> _Ints:
        """Those that turn left, off the line between those beside them by next to nothing."""
        into, out = self._into, self._out
        turn = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
        across = np.hypot(into[:, 0] + out[:, 0], into[:, 1] + out[:, 1])
        return np.flatnonzero((turn > _ON_LINE * across) & (turn < _FILLED * by * across))

    def with_spurs(self, filled: _Ints, long: float) -> BaseGeometry:
        """The polygons with spurs (m) from some corners, as far from one edge as the other."""
        along = _unit(self._into[filled]) + _unit(self._out[filled])
        tips = self._at[filled] + long * _unit(np.stack([along[:, 1], -along[:, 0]], axis=1))
        # One that comes out on the other side of a sheet would be in the way there.
        behind = shapely.contains_xy(self._area, tips)
        filled, tips = filled[~behind], tips[~behind]
        at = np.repeat(filled + 1, 2)
        spurs = np.stack([tips, self._at[filled]], axis=1).reshape(-1, 2)
        corners = np.insert(self._at, at, spurs, axis=0)
        ring = np.insert(self._ring, at, self._ring[at - 1])
        rings = np.asarray(shapely.linearrings(corners, indices=ring))
        several = [rings[self._part == number] for number in range(len(self._parts))]
        return MultiPolygon([Polygon(each[0], each[1:].tolist()) for each in several])


def _unit(vectors: _Floats) -> _Floats:
    return vectors / np.hypot(vectors[:, 0], vectors[:, 1])[:, None]
