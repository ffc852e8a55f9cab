"""Whether two files of one school lie together: origin, levels, rooms, what stands in them, map."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import shapely
from shapely import Polygon

from checker.model import Element, Problem, School, Shape, Storey
from checker.read.copies import Copies, crossed
from checker.read.readiness import named
from checker.units import so_many

SAME_LEVEL = 0.5
"""Metres by which the levels of one storey in two files may differ, screed and structure."""
FAR = 50.0
"""Metres between two files that are no longer wings of one school."""
TOO_MANY, TOLD = 0.25, 0.05
"""The share of things that contradict the other file: more than can be, and more than usual."""
SITE = ("site", "landscape")
"""Parts of a school whose things stand in no room."""
_LEVEL_TOLD = 0.02
_NORTH = 0.1
_MAP = 0.1
_IN_WALL = 0.1
_FEW = 5
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


def differences(
    school: School, other: School, copies: Copies, *, part: str = ""
) -> tuple[Problem, ...]:
    """What another file of a school contradicts, for the readiness table.

    Where they cannot lie together as they are, nothing can be judged; the rest are notes, for each
    figure is taken in its own file's units and each thing at its own height. `part` is what the
    brief says the other file holds.
    """
    found = (
        *_far(school, other),
        *_contradicted_levels(school, other),
        *_elsewhere_on_the_map(school, other),
        *_moved(school, copies),
        *_across(school, other, copies),
        *(() if part.casefold() in SITE else _misplaced(school, other)),
        *_levels(school, other),
        *_sources(school, other),
    )
    blocking = tuple(problem for problem in found if problem.scope == "file")
    return blocking or found


def together(school: School) -> str:
    """What a sentence calls the files that were read so far."""
    return "the files before it" if school.others else school.source.file


def _blocked(code: str, message: str, ask: str = _ASK) -> Problem:
    return Problem(code=code, scope="file", message=message, ask=ask)


def _far(school: School, other: School) -> Iterable[Problem]:
    extents = [_extent(each) for each in (school, other)]
    if any(each.is_empty for each in extents):
        return
    apart = extents[0].distance(extents[1])
    if apart > FAR:
        yield _blocked(
            "files-apart",
            f"{other.source.file} lies {apart:.0f} m off {together(school)}: their origins differ.",
        )


def _extent(school: School) -> Polygon:
    bounds = [each.shape.footprint.bounds for each in school.elements() if each.shape is not None]
    if not bounds:
        return Polygon()
    west, south = np.min(bounds, axis=0).tolist()[:2]
    east, north = np.max(bounds, axis=0).tolist()[2:]
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


def _contradicted_levels(school: School, other: School) -> Iterable[Problem]:
    """One name at two levels: a file that is a storey off, or has another datum."""
    for each in other.storeys:
        named = [
            mine.elevation
            for mine in school.storeys
            if _called(mine).casefold() == _called(each).casefold()
        ]
        if named and min(abs(level - each.elevation) for level in named) > SAME_LEVEL:
            yield _blocked(
                "files-levels-apart",
                f"{_called(each)} is at {each.elevation:.3f} m in {other.source.file} and at "
                f"{named[0]:.3f} m in {together(school)}.",
            )
            return


def _elsewhere_on_the_map(school: School, other: School) -> Iterable[Problem]:
    one, two = school.source, other.source
    if one.map_origin and two.map_origin:
        apart = math.dist(one.map_origin, two.map_origin)
        if apart > _MAP:
            yield _blocked(
                "files-map-apart",
                f"The origin of {two.file} is {apart:.3f} m off that of {one.file} on the map.",
                "Export all files of the school with one origin and one place on the map.",
            )


def _moved(school: School, copies: Copies) -> Iterable[Problem]:
    by_id = sum(each == twin for each, twin in copies.ids.items())
    if copies.moved:
        most = max(copies.moved.values())
        is_whole = len(copies.moved) > TOO_MANY * by_id
        yield Problem(
            code="files-moved",
            scope="file" if is_whole else "note",
            message=f"{so_many(len(copies.moved), 'thing', 'stand')} up to {most:.1f} m from where "
            f"{together(school)} has the same GlobalId."
            + ("" if is_whole else " It counts where it stands there."),
            ask="Export all files from one origin and one state of the design, and give what was "
            "copied GlobalIds of its own.",
        )


def _across(school: School, other: School, copies: Copies) -> Iterable[Problem]:
    rooms = [each for each in other.rooms if each.shape is not None and not each.is_external]
    over = crossed(school, other, copies.ids)
    if len(over) > TOO_MANY * len(rooms):
        yield _blocked(
            "files-rooms-across",
            f"{so_many(len(over), 'room', 'lie')} in {other.source.file} over rooms of "
            f"{together(school)} that are drawn otherwise ({named(over)}).",
            "Export that file without its rooms (IfcSpace), or leave it out if it is not of this "
            "school.",
        )


def _misplaced(school: School, other: School) -> Iterable[Problem]:
    """Furniture and fittings of the other file in no room, or with a tenth of them in a wall."""
    things = [each for each in (*other.furniture, *other.fittings) if each.shape is not None]
    rooms = [each for each in (*school.rooms, *other.rooms) if each.shape is not None]
    walls = [each for each in (*school.walls, *other.walls) if each.shape is not None]
    if not things or not rooms:
        return
    in_rooms, in_walls = (_Placed(each) for each in (rooms, walls))
    lost = [
        thing
        for thing in things
        if thing.shape is not None
        and (not in_rooms.stands(thing.shape) or in_walls.share(thing.shape) > _IN_WALL)
    ]
    if len(lost) > TOLD * len(things):
        yield Problem(
            code="files-misplaced",
            scope="file" if len(lost) > TOO_MANY * len(things) else "note",
            message=f"{len(lost)} of {so_many(len(things), 'thing')} of {other.source.file} stand "
            f"in no room or in a wall ({named(lost)}).",
            ask="Look at the plan: is that file moved or turned against the other? Where its "
            "things belong outside, list it in the brief's models with part: site.",
        )


class _Placed:
    """Bodies on a plan, to be asked what stands in them."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._shapes = [each.shape for each in elements if each.shape is not None]
        self._tree = shapely.STRtree([shape.footprint for shape in self._shapes])

    def stands(self, thing: Shape) -> bool:
        """Whether the middle of a thing lies in one, and its foot at that height or a step off."""
        at = self._tree.query(thing.footprint.centroid, predicate="intersects").tolist()
        here = [self._shapes[index] for index in at]
        return any(each.base - SAME_LEVEL <= thing.base < each.top for each in here)

    def share(self, thing: Shape) -> float:
        """The share (0-1) of a thing's plan that they take at its height."""
        at = self._tree.query(thing.footprint).tolist()
        here = [self._shapes[index] for index in at]
        met = [each for each in here if each.base < thing.top and each.top > thing.base]
        taken = sum(each.footprint.intersection(thing.footprint).area for each in met)
        return float(taken / thing.footprint.area)


def _levels(school: School, other: School) -> Iterable[Problem]:
    """Storeys without a counterpart, and those whose levels differ by more than 20 mm."""
    same = same_storeys(school, other)
    told = [
        f"{_called(each)} ({each.elevation:.3f} m) of {other.source.file} "
        + (
            f"is {_called(same[each.id])} of {together(school)} ({same[each.id].elevation:.3f} m)"
            if each.id in same
            else f"is no storey of {together(school)}"
        )
        for each in other.storeys
        if each.id not in same or abs(same[each.id].elevation - each.elevation) > _LEVEL_TOLD
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


def _sources(school: School, other: School) -> Iterable[Problem]:
    """Units, north and project, as each file says."""
    one, two = school.source, other.source
    told = []
    if one.length_unit != two.length_unit:
        told.append(f"lengths are in {two.length_unit} (else {one.length_unit})")
    turned = abs(math.remainder(school.offset.north - other.offset.north, 360.0))
    if turned > _NORTH:
        told.append(f"true north is turned by {turned:.1f} degrees")
    if school.name and other.name and school.name != other.name:
        told.append(f"the project is called {other.name!r} (else {school.name!r})")
    if told:
        yield Problem(
            code="files-differ",
            scope="note",
            message=f"{two.file} differs from {one.file}: {', '.join(told)}.",
            ask="Make sure that both files are of one school and of one state of its design.",
        )
