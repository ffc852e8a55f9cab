"""Where somebody of a certain width can stand on a floor."""

import math

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.remembered import remembered
from checker.geometry.shrunk import chords_of, spurred

_OPEN = 0.00022  # taken off the radius, so that a passage of exactly the width is one
_COARSE = 6
_BULGE = 0.0087  # of the radius: how far coarse chords lie inside its arc, and a hair
_FLAT = 0.00003  # and fine ones, metres
_CUT = 0.0005
_HAIR = 1e-6
_SLIT = 0.00001  # between plans drawn edge to edge, corners of which were rounded apart


@remembered
def walkable(floor: Area, width: float) -> Area:
    """Where the middle of a disc of `width` metres may be on a floor; empty when nowhere.

    Round corners are drawn with 6 chords a quarter: a way is 0.3 % shorter along each than along
    a true arc, some 2 mm for a right turn in a wheelchair. Whether a passage is wide enough is
    decided within 0.5 mm all the same, 0.6 mm between two corners: what fine chords would close is
    cut. A passage of exactly `width` stays open, and a slit of a few thousandths of a millimetre is
    nothing to go round.

    >>> walkable(shapely.box(0, 0, 9, 0.8), 0.8).is_empty
    False
    >>> walkable(shapely.box(0, 0, 9, 0.799), 0.8).is_empty
    True
    """
    radius = width / 2 - _OPEN + _SLIT
    whole = spurred(floor.buffer(_SLIT, join_style="mitre"), radius)
    coarse = whole.buffer(-radius, quad_segs=_COARSE)
    if _is_open(coarse, radius):
        return _areas(coarse)
    fine = whole.buffer(-radius, quad_segs=chords_of(radius, within=_FLAT))
    closed = coarse.difference(fine.buffer(_BULGE * radius, quad_segs=2))
    left = coarse if closed.is_empty else coarse.difference(closed.buffer(_CUT, quad_segs=2))
    return _areas(left)


def _is_open(coarse: BaseGeometry, radius: float) -> bool:
    """Whether no arc, however fine, would close anything: a quick look that is right when it says.

    Chords lie inside their arc by `sagitta` at most, so what is left when it shrinks by that much
    again lies within where any finer arcs would end: no neck is lost on the way.
    """
    sagitta = radius * (1.0 - math.cos(math.pi / 4 / _COARSE))
    surely = coarse.buffer(-sagitta - _HAIR, join_style="mitre")
    return bool(surely.buffer(sagitta + 2 * _HAIR, join_style="mitre").covers(coarse))


def _areas(left: BaseGeometry) -> Area:
    parts = polygons_of(left)
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
