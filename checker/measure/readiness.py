"""What only measuring shows to be wrong with a model: overlaps, missing sizes, doubtful areas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.overlap import overlaps
from checker.measure.index import share_level
from checker.measure.registry import provider
from checker.measure.room_words import stored_area_of
from checker.measure.rooms.built import PLASTER, rooms_over_walls
from checker.model import Element, Problem, Room, School
from checker.units import so_many

MOST_OVERLAP = 0.05
"""Square metres that two rooms may share before a sum over them is doubted."""
MOST_SHARE = 0.01
"""The share of the smaller room that they may share, likewise."""
STORED_DIFFERENCE = 0.02
"""The share by which a stored area may differ from the measured one before it is mentioned."""
FAR_OFF, NEAR = 2.0, 0.5
"""Metres from its own storey, and to another's floor, at which a room stands on the other."""
_FEW = 5
_ORDER = {"file": 0, "element": 1, "sum": 2, "note": 3}


def readiness_problems(school: School) -> tuple[Problem, ...]:
    """All problems of a school: those that reading saw and those that only measuring shows.

    Overlapping rooms spoil sums over them (one problem for each set of rooms that hang together,
    or one for all when there are many sets). Rooms without a storey or on the floor of
    another, doors without a size, stored areas that disagree and outlines that run into walls are
    notes.
    """
    found = (
        *school.problems,
        *_overlapping(school.rooms),
        *_outside_storeys(school),
        *_on_another_level(school),
        *_doors_without_size(school),
        *_stored_areas(school.rooms),
        *_over_walls(school),
    )
    return tuple(sorted(found, key=lambda problem: _ORDER[problem.scope]))


@provider
def problems(school: School) -> tuple[Problem, ...]:
    """All readiness problems, for sums that some of them spoil."""
    return readiness_problems(school)


@dataclass(frozen=True, slots=True)
class _Placed:
    room: Room
    area: Area


def _overlapping(rooms: Iterable[Room]) -> Iterable[Problem]:
    placed = [
        _Placed(room, area)
        for room in rooms
        if room.shape and not room.is_external and (area := clean_area(room.shape.footprint))
    ]
    areas = [each.area for each in placed]
    links: dict[str, set[str]] = {}
    shared: dict[tuple[str, str], float] = {}
    for pair in overlaps(areas, more_than=MOST_OVERLAP, share=MOST_SHARE):
        one, other = placed[pair.first].room, placed[pair.second].room
        if share_level(one, other):
            links.setdefault(one.id, set()).add(other.id)
            links.setdefault(other.id, set()).add(one.id)
            shared[one.id, other.id] = pair.area
    groups = list(_groups(links))
    # A whole building exported twice is one mistake, not one for each of its rooms.
    for group in groups if len(groups) <= _FEW else [set().union(*groups)]:
        members = [each.room for each in placed if each.room.id in group]
        total = sum(area for pair, area in shared.items() if pair[0] in group)
        yield _overlap_problem(members, total)


def _overlap_problem(members: Sequence[Room], total: float) -> Problem:
    return Problem(
        code="overlapping-rooms",
        scope="sum",
        message=(
            f"{len(members)} rooms overlap each other by {total:.2f} m2 ({_named(members)}): "
            "sums over them would count that twice."
        ),
        ask="Export one phase or option of the design only, and redraw rooms that overlap.",
        elements=tuple(room.id for room in members),
    )


def _groups(links: dict[str, set[str]]) -> Iterable[set[str]]:
    """Rooms that hang together by overlaps, each set once, in the order they were met."""
    seen: set[str] = set()
    for start in links:
        group, pending = set(), [start]
        while pending:
            each = pending.pop()
            if each not in seen:
                seen.add(each)
                group.add(each)
                pending.extend(links[each])
        if group:
            yield group


def _outside_storeys(school: School) -> Iterable[Problem]:
    known = {storey.id for storey in school.storeys}
    lost = [room for room in school.rooms if room.storey_id not in known]
    if lost and school.storeys:
        yield Problem(
            code="room-without-storey",
            scope="note",
            message=f"{so_many(len(lost), 'room', 'stand')} on no storey: {_named(lost)}.",
            ask="Put every room on the storey that it belongs to.",
            elements=tuple(room.id for room in lost),
        )


def _on_another_level(school: School) -> Iterable[Problem]:
    """Rooms that are said to be on one storey and stand on the floor of another."""
    levels = {storey.id: storey.elevation for storey in school.storeys}
    strayed = [
        room
        for room in school.rooms
        if room.shape is not None
        and room.storey_id in levels
        and abs(room.shape.base - levels[room.storey_id]) > FAR_OFF
        and any(abs(room.shape.base - level) < NEAR for level in levels.values())
    ]
    if strayed:
        yield Problem(
            code="room-on-another-level",
            scope="note",
            message=(
                f"{so_many(len(strayed), 'room', 'stand')} on the floor of another storey than the "
                f"assigned one: {_named(strayed)}. Rules go by what is assigned."
            ),
            ask="Assign these rooms to the storey that they stand on.",
            elements=tuple(room.id for room in strayed),
        )


def _doors_without_size(school: School) -> Iterable[Problem]:
    bare = [door for door in school.doors if door.overall_width is None]
    if bare:
        yield Problem(
            code="door-without-size",
            scope="note",
            message=(
                f"{so_many(len(bare), 'door', 'state')} no width, of {len(school.doors)}: "
                f"{_named(bare)}."
            ),
            ask="Export OverallWidth and OverallHeight with every door.",
            elements=tuple(door.id for door in bare),
        )


def _stored_areas(rooms: Iterable[Room]) -> Iterable[Problem]:
    """An area in the file is never used; where it says something else, people should know."""
    differing = [room for room in rooms if _differs(room)]
    if differing:
        yield Problem(
            code="stored-area-differs",
            scope="note",
            message=(
                f"The area stored in the file differs from the room's body by more than 2 % for "
                f"{so_many(len(differing), 'room')}: {_named(differing)}. Bodies are measured."
            ),
            ask="Check whether the stored areas are to wall centres, or out of date.",
            elements=tuple(room.id for room in differing),
        )


def _over_walls(school: School) -> Iterable[Problem]:
    """Where outline and walls disagree, nobody knows how far the room goes."""
    over = rooms_over_walls(school)
    if over:
        yield Problem(
            code="outlines-run-into-walls",
            scope="note",
            message=(
                f"{so_many(len(over), 'room', 'run')} as drawn more than {PLASTER * 1000:.0f} mm "
                f"into walls: {_named(over)}. Widths and areas are taken to lie between the "
                "walls and the outline."
            ),
            ask=(
                "Draw these rooms to the faces of their walls, and not to the middle of them. In "
                "Revit compute room areas at wall finish; in Archicad make zones by inner edge."
            ),
            elements=tuple(room.id for room in over),
        )


def _differs(room: Room) -> bool:
    stored = stored_area_of(room)
    if stored is None or room.shape is None or room.shape.source.problem:
        return False
    area = room.shape.footprint.area
    return abs(float(stored.value) - area) > STORED_DIFFERENCE * area


def _named(elements: Sequence[Element]) -> str:
    names = [each.ref.name or each.ref.long_name or each.id for each in elements[:_FEW]]
    more = len(elements) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
