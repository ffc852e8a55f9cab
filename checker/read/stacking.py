"""Storeys that stand in each other: the rooms of one lie over those of another at one height."""

from collections.abc import Iterable, Mapping

from checker.geometry.overlap import overlaps
from checker.model import Element, Problem, Room, School, Storey

_MOSTLY = 0.5
_SAME_FLOOR = 0.5  # m
_DEEP = 0.5  # m of height in common: more than a thick floor, less than any room


def stacked_storeys(school: School) -> Iterable[Problem]:
    """One problem for each pair of storeys that cannot both be where they are.

    Rooms are in it when more than half of the smaller one lies over the other and their floors
    are within 0.5 m. At other heights only when so much of both storeys shares 0.5 m of height:
    a hall may well rise through a gallery. Then their doors, lifts, stairs and ramps are in it too.
    """
    names = {storey.id: storey for storey in school.storeys}
    pairs = [pair for pair in _pairs(school.rooms) if {r.storey_id for r in pair} <= set(names)]
    by_storeys: dict[tuple[str, str], list[tuple[Room, Room]]] = {}
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda room: room.storey_id)
        by_storeys.setdefault((first.storey_id, second.storey_id), []).append((first, second))
    for key, met in by_storeys.items():
        level = [pair for pair in met if _apart(*pair) < _SAME_FLOOR]
        is_whole = _is_most(met, school.rooms)
        hit = met if is_whole else level
        if hit:
            others = _ways(school, key) if is_whole else ()
            yield _problem([names[each] for each in key], hit, others)


def _ways(school: School, storeys: Iterable[str]) -> tuple[Element, ...]:
    """Doors, lifts, stairs and ramps of the storeys: those of one stand in those of the other."""
    every: tuple[Element, ...] = (*school.doors, *school.lifts, *school.stairs, *school.ramps)
    return tuple(each for each in every if each.storey_id in storeys)


def _pairs(rooms: Iterable[Room]) -> Iterable[tuple[Room, Room]]:
    bodied = [room for room in rooms if room.shape is not None and not room.is_external]
    areas = [room.shape.footprint for room in bodied if room.shape is not None]
    for found in overlaps(areas, share=_MOSTLY):
        one, other = bodied[found.first], bodied[found.second]
        if one.storey_id != other.storey_id and _common(one, other) > _DEEP:
            yield one, other


def _common(one: Room, other: Room) -> float:
    """Metres of height that both rooms have."""
    if one.shape is None or other.shape is None:
        return 0.0
    return min(one.shape.top, other.shape.top) - max(one.shape.base, other.shape.base)


def _apart(one: Room, other: Room) -> float:
    bases = [room.shape.base for room in (one, other) if room.shape is not None]
    return max(bases) - min(bases)


def _is_most(met: list[tuple[Room, Room]], rooms: Iterable[Room]) -> bool:
    """Whether the rooms that meet are more than half of the area of both storeys."""
    sizes: Mapping[str, tuple[str, float]] = {
        room.id: (room.storey_id, room.shape.footprint.area)
        for room in rooms
        if room.shape is not None and not room.is_external
    }
    hit = {room.id for pair in met for room in pair}
    for storey in {room.storey_id for pair in met for room in pair}:
        own = {key: area for key, (where, area) in sizes.items() if where == storey}
        if sum(area for key, area in own.items() if key in hit) <= _MOSTLY * sum(own.values()):
            return False
    return True


def _problem(
    storeys: list[Storey], met: list[tuple[Room, Room]], others: Iterable[Element]
) -> Problem:
    rooms = list({room.id: room for pair in met for room in pair}.values())
    one, other = (storey.ref.name or storey.id for storey in storeys)
    levels = " and ".join(f"{storey.elevation:.2f} m" for storey in storeys)
    return Problem(
        code="storeys-in-each-other",
        scope="element",
        message=f"{one} and {other} stand in each other (at {levels}): {len(rooms)} rooms of the "
        "one lie over rooms of the other at the same height.",
        ask="Correct the level of the storey that is in the wrong place, and export again.",
        elements=tuple(each.id for each in (*rooms, *others)),
    )
