"""Rooms whose floor walls part into pieces, and the pieces that no door leads into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of, without
from checker.geometry.reached import unreached
from checker.geometry.standing import PERSON
from checker.geometry.walkable import walkable
from checker.measure.doors.portals import Portal
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.results.values import Unknown

GAP = 0.3
"""Metres: a gap between walls that is narrower is an inexact end of one, and no way through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """The largest piece of a room's floor that a door leads into, and whether one is cut off.

    It `is_cut_off` where one can stand on a piece that none of the room's doors leads into.
    """

    main: Area
    is_cut_off: bool


@provider
def parted(
    outlines: Mapping[str, Area | Unknown],
    built_within: Mapping[str, tuple[Obstacle, ...]],
    portals: Mapping[str, tuple[Portal, ...]],
) -> Mapping[str, Parted]:
    """Rooms that walls part, by room id, as between two rooms that are still drawn as one.

    Doors and openings in those walls join the pieces; so do gaps of 0.3 m. Pieces in which no
    disc of 0.3 m has room do not count. Where no door of the room is known it is the largest.
    """
    found = {}
    for room_id, things in built_within.items():
        walls = [thing.area for thing in things if thing.is_wall]
        area = outlines[room_id]
        if walls and not isinstance(area, Unknown) and (left := without(area, walls)) is not None:
            made = _parted(area, left, portals.get(room_id, ()))
            if made is not None:
                found[room_id] = made
    return found


def _parted(outline: Area, left: Area, portals: Sequence[Portal]) -> Parted | None:
    pieces = polygons_of(walkable(left, GAP))
    if len(pieces) < 2:  # noqa: PLR2004 - one piece is not parted
        return None
    away = unreached(left, [each.line for each in portals], width=GAP, outline=outline)
    entered = pieces if away.is_all else [each for each in pieces if each not in away.parts]
    main = clean_area(left.intersection(_grown(max(entered, key=lambda each: each.area))))
    cut_off = not away.is_all and any(_holds_a_person(each) for each in away.parts)
    return None if main is None else Parted(main=main, is_cut_off=cut_off)


def _grown(middles: Polygon) -> Area:
    """The floor around the places where the middle of a disc may be, with its corners."""
    return middles.buffer(GAP / 2 + 1e-6, join_style="mitre")


def _holds_a_person(middles: Polygon) -> bool:
    return not middles.buffer((GAP - PERSON) / 2).is_empty
