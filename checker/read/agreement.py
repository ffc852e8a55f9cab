"""Whether two files of one school lie together: origin, units, north, storeys, project."""

import math
from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from shapely import Polygon

from checker.model import Problem, School, Storey
from checker.units import so_many

SAME_LEVEL = 0.5
"""Metres by which the levels of one storey in two files may differ, screed and structure."""
_TOLD = 0.02
_NORTH = 0.1
_MAP = 0.001
_FEW = 5
_MOST_OUTSIDE = 0.2
_ASK = "Export all files of the school from one origin, or leave this one out."


def same_storeys(school: School, other: School) -> Mapping[str, Storey]:
    """The storey of the first file at the level of each of the other, by the other's id.

    The nearest in height, to 0.5 m; storeys of the other without such a one are left out.
    """
    found: dict[str, Storey] = {}
    for each in other.storeys:
        by_height = sorted(
            school.storeys, key=lambda mine: (abs(mine.elevation - each.elevation), mine.id)
        )
        if by_height and abs(by_height[0].elevation - each.elevation) <= SAME_LEVEL:
            found[each.id] = by_height[0]
    return found


def differences(school: School, other: School) -> tuple[Problem, ...]:
    """What two files of a school disagree about, for the readiness table.

    Where they cannot lie in one place, in plan or in height, nothing can be judged; the rest are
    notes, for each figure is taken in its own file's units and each thing at its own height.
    """
    apart = (*_apart(school, other), *_no_level(school, other))
    if apart:
        return apart
    return (
        *_levels(school, other),
        *_outside(school, other),
        *_sources(school, other),
    )


def _apart(school: School, other: School) -> Iterable[Problem]:
    """The middle of what covers less has to lie within the extent of what covers more."""
    extents = [_extent(each) for each in (school, other)]
    if any(each.is_empty for each in extents):
        return
    less, more = sorted(extents, key=lambda each: each.area)
    if not more.intersects(less.centroid):
        one, two = (each.centroid for each in extents)
        yield Problem(
            code="files-apart",
            scope="file",
            message=f"{other.source.file} does not lie where {school.source.file} does: their "
            f"middles are {one.distance(two):.0f} m apart, so their origins differ.",
            ask=_ASK,
        )


def _extent(school: School) -> Polygon:
    bounds = [each.shape.footprint.bounds for each in school.elements() if each.shape is not None]
    if not bounds:
        return Polygon()
    west, south = np.min(bounds, axis=0).tolist()[:2]
    east, north = np.max(bounds, axis=0).tolist()[2:]
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


def _no_level(school: School, other: School) -> Iterable[Problem]:
    if school.storeys and other.storeys and not same_storeys(school, other):
        nearest = min(
            abs(mine.elevation - each.elevation)
            for mine in school.storeys
            for each in other.storeys
        )
        yield Problem(
            code="files-levels-apart",
            scope="file",
            message=f"No storey of {other.source.file} is at the level of one of "
            f"{school.source.file}: the nearest two are {nearest:.2f} m apart.",
            ask=_ASK,
        )


def _levels(school: School, other: School) -> Iterable[Problem]:
    """Storeys without a counterpart, and those whose levels differ by more than 20 mm."""
    same = same_storeys(school, other)
    told = [
        f"{_called(each)} ({each.elevation:.3f} m) of {other.source.file} "
        + (
            f"is {_called(same[each.id])} of {school.source.file} ({same[each.id].elevation:.3f} m)"
            if each.id in same
            else f"is no storey of {school.source.file}"
        )
        for each in other.storeys
        if each.id not in same or abs(same[each.id].elevation - each.elevation) > _TOLD
    ]
    if told and school.storeys:
        more = f" And {len(told) - _FEW} more." if len(told) > _FEW else ""
        yield Problem(
            code="files-levels",
            scope="note",
            message=f"Storeys differ: {'; '.join(told[:_FEW])}.{more}",
            ask="Give the storeys of all files the same levels.",
        )


def _called(storey: Storey) -> str:
    return storey.ref.name or storey.ref.long_name or "a storey without a name"


def _outside(school: School, other: School) -> Iterable[Problem]:
    """Furniture and fittings of the other file that stand in no room of either."""
    things = [each for each in (*other.furniture, *other.fittings) if each.shape is not None]
    rooms = [room.shape.footprint for room in (*school.rooms, *other.rooms) if room.shape]
    if not things or not rooms:
        return
    middles = [each.shape.footprint.centroid for each in things if each.shape]
    inside = set(shapely.STRtree(rooms).query(middles, predicate="intersects")[0].tolist())
    outside = len(things) - len(inside)
    if outside > _MOST_OUTSIDE * len(things):
        yield Problem(
            code="files-outside",
            scope="note",
            message=f"{outside} of {so_many(len(things), 'thing')} of {other.source.file} stand "
            "in no room.",
            ask="Look at the plan: is that file moved or turned against the other?",
        )


def _sources(school: School, other: School) -> Iterable[Problem]:
    """Units, north, place on the map and project, as each file says."""
    one, two = school.source, other.source
    told = []
    if one.length_unit != two.length_unit:
        told.append(f"lengths are in {two.length_unit} (else {one.length_unit})")
    turned = abs(math.remainder(school.offset.north - other.offset.north, 360.0))
    if turned > _NORTH:
        told.append(f"true north is turned by {turned:.1f} degrees")
    if one.map_origin and two.map_origin:
        apart = math.dist(one.map_origin, two.map_origin)
        if apart > _MAP:
            told.append(f"the origin is {apart:.3f} m elsewhere on the map")
    if school.name and other.name and school.name != other.name:
        told.append(f"the project is called {other.name!r} (else {school.name!r})")
    if told:
        yield Problem(
            code="files-differ",
            scope="note",
            message=f"{two.file} differs from {one.file}: {', '.join(told)}.",
            ask="Make sure that both files are of one school and of one state of its design.",
        )
