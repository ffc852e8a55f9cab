"""The rooms next to a room: behind a wall, through a door, above or below it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.overlay import joined
from checker.measure.beside.adjacency import SHORTEST_WALL, Neighbours
from checker.measure.beside.faces import TOUCHING, Face, Faces
from checker.measure.beside.stack import Stacks
from checker.measure.doors.portals import Portal
from checker.measure.index import share_level
from checker.measure.links import OUTSIDE
from checker.measure.registry import provider
from checker.model import Room, School, Wall
from checker.units import SLACK

By = Literal["wall", "door", "above", "below"]
EVERY_WAY: tuple[By, ...] = get_args(By)
SHORTEST_GAP = 0.6
"""Metres along which two rooms touch without a wall, at least, to be one space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """The ids of the rooms next to a room: surely, possibly (the sure ones included), and why not.

    `lacking` says in words what else may be next to it that is not in the model.
    """

    sure: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    lacking: tuple[str, ...] = ()


Beside = Callable[[str, tuple[str, ...]], Nearby]
Joined = Callable[[str], Nearby]


@provider
def joined_openly(school: School, faces: Faces, rooms_by_id: Mapping[str, Room]) -> Joined:
    """The rooms that a room flows into: they touch along 0.6 m or more with no wall between.

    What lies within 20 mm of a wall does not count. Possibly only where no wall of the room is
    modelled at all.
    """
    walls = [wall for wall in school.walls if wall.shape]
    plans = [_wide(wall) for wall in walls]
    tree = shapely.STRtree(plans)

    def bare(room: Room, face: Face) -> float:
        line = LineString(face.line)
        found = tree.query(line, predicate="intersects").tolist()
        near = [plans[i] for i in found if share_level(room, walls[i])]
        return float(line.difference(joined(near)).length)

    @cache
    def find(room_id: str) -> Nearby:
        touching = [face for face in faces(room_id) if face.rooms and face.gap <= TOUCHING]
        lengths: dict[str, float] = {}
        for face in touching:
            length = bare(rooms_by_id[room_id], face)
            for other in face.rooms:
                lengths[other] = lengths.get(other, 0.0) + length
        found = frozenset(
            other
            for other, length in lengths.items()
            if length >= SHORTEST_GAP - SLACK and not rooms_by_id[other].is_external
        )
        has_walls = any(face.walls for face in faces(room_id))
        return Nearby(sure=found if has_walls else frozenset(), possible=found)

    return find


@provider
def ways_out(
    portals: Mapping[str, tuple[Portal, ...]], faces: Faces
) -> Callable[[str], tuple[tuple[Portal, str], ...]]:
    """The doors and openings of a room by its id, each with the room beyond.

    Where none is known but the door stands in an outer wall, it leads `outside`.
    """

    @cache
    def find(room_id: str) -> tuple[tuple[Portal, str], ...]:
        return tuple(
            (way, way.beyond or (OUTSIDE if _is_outer(way, faces(room_id)) else ""))
            for way in portals.get(room_id, ())
        )

    return find


Ways = Callable[[str], tuple[tuple[Portal, str], ...]]


@provider
def beside(
    faces: Faces, neighbours: Neighbours, joined_openly: Joined, ways_out: Ways, stacks: Stacks
) -> Beside:
    """What is next to a room, by its id and the ways that count (wall, door, above, below)."""

    def through(room_id: str) -> Nearby:
        beyond = {there for _, there in ways_out(room_id)}
        openly = joined_openly(room_id)
        known = frozenset(beyond - {"", OUTSIDE, room_id})
        lacking = ("where one of its doors leads",) if "" in beyond else ()
        return Nearby(sure=known | openly.sure, possible=known | openly.possible, lacking=lacking)

    def behind(room_id: str) -> Nearby:
        found = neighbours(room_id)
        gap = any(f.may_lack_room and f.length >= SHORTEST_WALL - SLACK for f in faces(room_id))
        lacking = ("what lies behind one of its walls",) if gap else ()
        return Nearby(sure=found, possible=found, lacking=lacking)

    def over(room_id: str, *, above: bool) -> Nearby:
        found = stacks(room_id, above)
        lacking = (f"what lies {'above' if above else 'below'} it",) if found.has_gap else ()
        return Nearby(sure=found.rooms, possible=found.rooms, lacking=lacking)

    find: Mapping[str, Callable[[str], Nearby]] = {
        "wall": behind,
        "door": through,
        "above": lambda room_id: over(room_id, above=True),
        "below": lambda room_id: over(room_id, above=False),
    }

    @cache
    def nearby(room_id: str, by: tuple[str, ...]) -> Nearby:
        every = [find[way](room_id) for way in by if way in find]
        return Nearby(
            sure=_all(each.sure for each in every),
            possible=_all(each.possible for each in every),
            lacking=tuple(words for each in every for words in each.lacking),
        )

    return nearby


def _wide(wall: Wall) -> BaseGeometry:
    """A wall's plan, and 20 mm round it."""
    return wall.shape.footprint.buffer(TOUCHING, join_style="mitre") if wall.shape else Polygon()


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _is_outer(way: Portal, around: tuple[Face, ...]) -> bool:
    if not way.is_door or not around:
        return False
    nearest = min(around, key=lambda face: LineString(face.line).distance(way.line.centroid))
    return nearest.beyond == "outside"
