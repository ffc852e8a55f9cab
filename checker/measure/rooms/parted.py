"""Rooms whose floor walls part into pieces, and the pieces that no door leads into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of, without
from checker.geometry.reached import unreached
from checker.geometry.standing import PERSON
from checker.geometry.walkable import walkable
from checker.measure.bodies import plan_of
from checker.measure.doors.portals import Portal
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.model import Element, Fitting
from checker.results.values import Unknown

GAP = 0.3
"""Metres: a gap between walls that is narrower is an inexact end of one, and no way through."""
LEAST_ROOM = 2.5
"""Square metres: a smaller piece is boxing, a riser or a cubicle, and no room of its own."""
LARGEST_CUBICLE = 6.0
"""Square metres up to which a piece with a pan or a shower is a cubicle of the room."""
_IN_CUBICLES = {"wc", "urinal", "shower", "bath"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """The largest piece of a room's floor that a door leads into, and whether one is cut off.

    It `is_cut_off` where one can stand on a piece that none of the room's doors leads into, and
    which is neither a cubicle nor as small as boxing.
    """

    main: Area
    is_cut_off: bool


@provider
def parted(
    outlines: Mapping[str, Area | Unknown],
    built_within: Mapping[str, tuple[Obstacle, ...]],
    portals: Mapping[str, tuple[Portal, ...]],
    standing_in: Mapping[str, tuple[Element, ...]],
) -> Mapping[str, Parted]:
    """Rooms that walls part, by room id, as between two rooms that are still drawn as one.

    Doors and openings in those walls join the pieces; so do gaps of 0.3 m. Pieces in which no
    disc of 0.3 m has room do not count. Where no door of the room is known it is the largest.
    Pieces under 2.5 m2, and under 6 m2 with a pan or shower, are never cut off: the doors of
    cubicles and risers are seldom modelled.
    """
    found = {}
    for room_id, things in built_within.items():
        walls = [thing.area for thing in things if thing.is_wall]
        area = outlines[room_id]
        if walls and not isinstance(area, Unknown) and (left := without(area, walls)) is not None:
            cubicles = _cubicle_places(standing_in.get(room_id, ()))
            made = _parted(area, left, portals.get(room_id, ()), cubicles)
            if made is not None:
                found[room_id] = made
    return found


def _cubicle_places(things: Sequence[Element]) -> list[Point]:
    """Where the fittings stand that stand in cubicles."""
    return [
        plan.representative_point()
        for thing in things
        if isinstance(thing, Fitting) and thing.kind in _IN_CUBICLES
        if (plan := plan_of(thing)) is not None
    ]


def _parted(
    outline: Area, left: Area, portals: Sequence[Portal], cubicles: Sequence[Point]
) -> Parted | None:
    pieces = polygons_of(walkable(left, GAP))
    if len(pieces) < 2:  # noqa: PLR2004 - one piece is not parted
        return None
    away = unreached(left, [each.line for each in portals], width=GAP, outline=outline)
    entered = pieces if away.is_all else [each for each in pieces if each not in away.parts]
    main = clean_area(left.intersection(_grown(max(entered, key=lambda each: each.area))))
    cut_off = not away.is_all and any(
        _holds_a_person(each) and _is_a_room(left.intersection(_grown(each)), cubicles)
        for each in away.parts
    )
    return None if main is None else Parted(main=main, is_cut_off=cut_off)


def _grown(middles: Polygon) -> Area:
    """The floor around the places where the middle of a disc may be, with its corners."""
    return middles.buffer(GAP / 2 + 1e-6, join_style="mitre")


def _holds_a_person(middles: Polygon) -> bool:
    return not middles.buffer((GAP - PERSON) / 2).is_empty


def _is_a_room(piece: BaseGeometry, cubicles: Sequence[Point]) -> bool:
    """Whether a piece of floor is as large as a room; a wash basin makes no cubicle of one."""
    if piece.area >= LARGEST_CUBICLE:
        return True
    return bool(piece.area >= LEAST_ROOM) and not any(map(piece.covers, cubicles))
