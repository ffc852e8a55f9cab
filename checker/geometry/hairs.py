"""Areas without hairs: what rounding leaves along an edge when one area is cut from another."""

from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.standing import roomy

HAIR = 0.0002
"""Metres: what is thinner is no thing, but it would part a floor that it lies on."""


def without_hairs(area: BaseGeometry) -> Area | None:
    """An area less what is thinner than 0.2 mm; none when nothing is left.

    >>> from shapely import box
    >>> hair = box(1, 0.5, 3, 0.50001)
    >>> without_hairs(box(0, 0, 1, 1).union(hair)).bounds
    (0.0, 0.0, 1.0, 1.0)
    """
    whole = clean_area(area)
    return clean_area(roomy(whole, HAIR)) if whole is not None else None
