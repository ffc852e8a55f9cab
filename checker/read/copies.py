"""Which things of one file of a school another file holds as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import shapely

from checker.model import Element, Room, School, Shape

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
_SAME_PLACE = 0.5
_SAME_HEIGHT = 0.5
_MOVED = 0.5


@dataclass(frozen=True, slots=True)
class Copies:
    """Ids of the other file's things that the first holds too, each with the id it has there.

    `moved` are those of them with the same GlobalId that stand more than 0.5 m apart, in metres:
    one of the files is moved, or was changed since.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, float] = field(default_factory=dict)


def copies_in(school: School, other: School) -> Copies:
    """What both files hold: a thing of the same kind with the same GlobalId, or in its place.

    Two things are in one place when what their plans share is more than half of what they cover
    together, and they begin within 0.5 m of height: screeds and linings differ between files, and a
    chair under a table shares less. Each thing is a copy of one other at most, of that with which
    it shares most.
    """
    ids: dict[str, str] = {}
    moved: dict[str, float] = {}
    for name in GROUPS[1:]:
        mine: Sequence[Element] = getattr(school, name)
        theirs: Sequence[Element] = getattr(other, name)
        known = {each.id: each for each in mine}
        for each in theirs:
            if each.id in known:
                ids[each.id] = each.id
                if (apart := _apart(known[each.id], each)) > _MOVED:
                    moved[each.id] = apart
        left = [each for each in mine if each.id not in ids]
        ids |= _in_place(left, [each for each in theirs if each.id not in ids])
    return Copies(ids, moved)


def _in_place(mine: Sequence[Element], theirs: Sequence[Element]) -> Mapping[str, str]:
    """Pairs that stand in one place, those that share most first."""
    placed = [(each, each.shape) for each in mine if each.shape is not None]
    tree = shapely.STRtree([shape.footprint for _, shape in placed])
    pairs = []
    for each in theirs:
        if each.shape is not None:
            for index in tree.query(each.shape.footprint).tolist():
                one, shape = placed[index]
                if (share := _share(shape, each.shape)) > _SAME_PLACE:
                    pairs.append((-share, each.id, one.id))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, id_, twin in sorted(pairs):
        if id_ not in found and twin not in taken:
            found[id_] = twin
            taken.add(twin)
    return found


def _share(one: Shape, other: Shape) -> float:
    """The share (0-1) of what two plans cover that both do; 0 at other heights."""
    if abs(one.base - other.base) > _SAME_HEIGHT:
        return 0.0
    shared = one.footprint.intersection(other.footprint).area
    return float(shared / (one.footprint.area + other.footprint.area - shared))


def _apart(one: Element, other: Element) -> float:
    """Metres between the middles of two bodies, in plan or in height, whichever is more."""
    if one.shape is None or other.shape is None:
        return 0.0
    plan = one.shape.footprint.centroid.distance(other.shape.footprint.centroid)
    return float(max(plan, abs(one.shape.base - other.shape.base)))


def crossed(school: School, other: School, copied: Mapping[str, str]) -> tuple[Room, ...]:
    """Rooms of the other file that lie over rooms of the first without being copies of them.

    Over half of the smaller of the two, at heights that overlap by more than 0.5 m.
    """
    rooms = [room for room in school.rooms if room.shape is not None and not room.is_external]
    tree = shapely.STRtree([room.shape.footprint for room in rooms if room.shape])
    return tuple(
        room
        for room in other.rooms
        if room.shape is not None
        and not room.is_external
        and room.id not in copied
        and any(_lies_over(rooms[i].shape, room.shape) for i in tree.query(room.shape.footprint))
    )


def _lies_over(one: Shape | None, other: Shape) -> bool:
    if one is None or min(one.top, other.top) - max(one.base, other.base) <= _SAME_HEIGHT:
        return False
    shared = one.footprint.intersection(other.footprint).area
    return bool(shared > _SAME_PLACE * min(one.footprint.area, other.footprint.area))
