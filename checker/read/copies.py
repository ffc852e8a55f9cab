"""Which things of one file of a school another file holds as well."""

from collections.abc import Mapping, Sequence

import shapely

from checker.model import Element, School

GROUPS = (
    "storeys",
    "rooms",
    "doors",
    "openings",
    "windows",
    "walls",
    "columns",
    "slabs",
    "furniture",
    "fittings",
    "overheads",
    "stairs",
    "ramps",
    "lifts",
    "railings",
)
"""The fields of a school that hold elements, but for its zones."""
_MOSTLY = 0.5
_SAME_PLACE = 0.95
_SAME_HEIGHT = 0.05
_TOUCH = 0.02


def copies_in(school: School, other: School) -> Mapping[str, str]:
    """Ids of elements of the other file, each with the id of what it is a copy of.

    A copy has the GlobalId of a thing of its kind, or stands where one does: the two plans share
    95 % of what they cover and begin within 50 mm of height. A room is a copy already when more
    than half of the smaller plan is shared, at heights that overlap by more than 20 mm: two files
    that both hold the rooms of a floor seldom draw them alike.
    """
    found: dict[str, str] = {}
    for name in GROUPS[1:]:
        mine: Sequence[Element] = getattr(school, name)
        theirs: Sequence[Element] = getattr(other, name)
        known = {each.id for each in mine}
        found |= {each.id: each.id for each in theirs if each.id in known}
        placed = [each for each in mine if each.shape is not None]
        tree = shapely.STRtree([each.shape.footprint for each in placed if each.shape])
        for each in theirs:
            if each.shape is None or each.id in found:
                continue
            near = (placed[i] for i in sorted(tree.query(each.shape.footprint).tolist()))
            is_copy = _same_room if name == "rooms" else _same_thing
            twin = next((one for one in near if is_copy(one, each)), None)
            if twin is not None:
                found[each.id] = twin.id
    return found


def _same_room(one: Element, other: Element) -> bool:
    if one.shape is None or other.shape is None:
        return False
    areas = (one.shape.footprint, other.shape.footprint)
    shared = areas[0].intersection(areas[1]).area
    height = min(one.shape.top, other.shape.top) - max(one.shape.base, other.shape.base)
    return bool(shared > _MOSTLY * min(each.area for each in areas) and height > _TOUCH)


def _same_thing(one: Element, other: Element) -> bool:
    if one.shape is None or other.shape is None:
        return False
    areas = (one.shape.footprint, other.shape.footprint)
    shared, covered = areas[0].intersection(areas[1]).area, areas[0].union(areas[1]).area
    return bool(
        shared >= _SAME_PLACE * covered and abs(one.shape.base - other.shape.base) <= _SAME_HEIGHT
    )
