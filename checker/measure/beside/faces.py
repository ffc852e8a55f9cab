"""What lies beyond each stretch of a room's walls: another room, the outside, or nobody knows."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import shapely

from checker.geometry.circle import Area
from checker.geometry.facing import Stretch, facing
from checker.geometry.overlay import joined, shared
from checker.measure.beside.outside import Built
from checker.measure.bodies import plan_of
from checker.measure.distrust import may_be_on
from checker.measure.evidence import Line
from checker.measure.index import share_level
from checker.measure.registry import provider
from checker.model import Room, School, Wall
from checker.results.values import Unknown
from checker.units import SLACK

THICKEST_WALL = 0.6
"""Metres between the faces of two rooms up to which they are said to share a wall."""
TOUCHING = 0.02
"""Metres between the outlines of two rooms up to which no wall fits between them."""

Beyond = Literal["room", "own", "wall", "outside", "missing", "open"]
_SOLID = 0.95
_STRAIGHT = 1e-7
_NOTHING = "nothing is built beyond its wall"
_DOUBLE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A straight piece of a room's outline with the same thing beyond it all along.

    `rooms` are the nearest rooms beyond (several where they lie above each other), `gap` metres
    away; `walls` the ids of the walls in between, or out to 0.6 m where no room lies beyond.
    `beyond` is `room`; `own` where the room bends round a nib of wall to face itself; `wall` at
    the end of a cross wall; `outside`; `missing` where an internal wall has no room beyond it;
    `open` where it cannot be told.
    """

    line: Line
    length: float
    beyond: Beyond
    rooms: tuple[str, ...] = ()
    gap: float = 0.0
    walls: tuple[str, ...] = ()
    why: str = ""

    @property
    def may_lack_room(self) -> bool:
        """Whether a room that is not in the model may lie beyond."""
        return self.beyond in ("missing", "open")


Faces = Callable[[str], tuple[Face, ...]]


@dataclass(frozen=True, slots=True)
class _Around:
    """Rooms and walls ready to be asked for by place and level."""

    things: tuple[Room | Wall, ...]
    areas: tuple[Area, ...]
    tree: shapely.STRtree

    def near(self, room: Room, area: Area) -> tuple[list[Room | Wall], list[Area]]:
        """The room itself, and what stands at its level at most a wall's thickness away.

        A room drawn a second time, of another phase or to another side of the wall, is not beside
        itself.
        """
        found = self.tree.query(area, predicate="dwithin", distance=THICKEST_WALL + TOUCHING)
        kept = [
            i
            for i in sorted(found.tolist())
            if share_level(room, self.things[i]) and not self._doubles(i, room, area)
        ]
        return [self.things[i] for i in kept], [self.areas[i] for i in kept]

    def _doubles(self, index: int, room: Room, area: Area) -> bool:
        thing, other = self.things[index], self.areas[index]
        if isinstance(thing, Wall) or thing.id == room.id:
            return False
        least = _DOUBLE * min(area.area, other.area)
        # Beside each other their bounds share next to nothing, and that is quick to tell.
        return _bounds_shared(area, other) > least and bool(shared(area, other).area > least)


def _bounds_shared(one: Area, other: Area) -> float:
    (x0, y0, x1, y1), (x2, y2, x3, y3) = one.bounds, other.bounds
    return max(min(x1, x3) - max(x0, x2), 0.0) * max(min(y1, y3) - max(y0, y2), 0.0)


@provider
def faces(
    school: School,
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
    built: Built,
) -> Faces:
    """The faces of a room by its id, worked out when first asked for; none without a body.

    Walls are straight out from the room's outline: what is off the end of a wall does not count.
    Where a room of the storey has no body, or a wall of any, since walls reach through storeys,
    what nobody declares to be outside is open.
    """
    around = _around(school, outlines)
    lost = [room for room in school.rooms if isinstance(outlines[room.id], Unknown)]
    lost_wall = bool(lost_walls(school))

    @cache
    def find(room_id: str) -> tuple[Face, ...]:
        area = outlines.get(room_id)
        if area is None or isinstance(area, Unknown):
            return ()
        room = rooms_by_id[room_id]
        things, areas = around.near(room, area)
        stretches = facing(area, areas, reach=THICKEST_WALL)
        hits = {each.start: each.hits for each in stretches}
        found = _straightened(_face(room, each, things, areas, built) for each in stretches)
        for number, face in enumerate(found):
            # What is longer than walls are thick is not the end of one, however it was cut up.
            if face.beyond == "wall" and face.length > THICKEST_WALL + SLACK:
                start, end = face.line
                whole = Stretch(start=start, end=end, hits=hits[start])
                found[number] = _face(room, whole, things, areas, built)
        if lost_wall or any(may_be_on(each, room.storey_id) for each in lost):
            found = [_left_open(face) for face in found]
        return tuple(_straightened(found))

    return find


def lost_walls(school: School) -> tuple[Wall, ...]:
    """Walls that may be anywhere: without a body, and not made of other walls that are told of."""
    return tuple(
        wall for wall in school.walls if plan_of(wall) is None and not wall.is_made_of_walls
    )


def says_external(wall: Wall) -> bool | None:
    """Whether a wall is declared external or internal; None where it declares nothing."""
    if wall.is_external is not None:
        return wall.is_external
    stated = wall.property("IsExternal")
    words = {"true": True, "yes": True, "false": False, "no": False}
    return words.get(str(stated.value).casefold()) if stated else None


def _around(school: School, outlines: Mapping[str, Area | Unknown]) -> _Around:
    found: list[tuple[Room | Wall, Area]] = []
    for room in school.rooms:
        area = outlines[room.id]
        if not isinstance(area, Unknown):
            found.append((room, area))
    for wall in school.walls:
        plan = plan_of(wall)
        if plan is not None:
            found.append((wall, plan))
    found.sort(key=lambda each: each[0].id)
    areas = tuple(area for _, area in found)
    return _Around(tuple(thing for thing, _ in found), areas, shapely.STRtree(areas))


def _straightened(faces: Iterable[Face]) -> list[Face]:
    """Faces that go straight on with the same beyond them made one."""
    found: list[Face] = []
    for face in faces:
        last = found[-1] if found else None
        if last is None or not _goes_on(last, face):
            found.append(face)
        else:
            line, length = (last.line[0], face.line[1]), last.length + face.length
            found[-1] = replace(last, line=line, length=length)
    return found


def _goes_on(face: Face, other: Face) -> bool:
    same = (face.beyond, face.rooms, face.walls, face.why)
    if same != (other.beyond, other.rooms, other.walls, other.why):
        return False
    if abs(face.gap - other.gap) > SLACK:
        return False
    straight = math.dist(face.line[0], other.line[1])
    return abs(straight - face.length - other.length) < _STRAIGHT


def _face(
    room: Room, stretch: Stretch, things: Sequence[Room | Wall], areas: Sequence[Area], built: Built
) -> Face:
    hits = [(things[index], away) for index, away in stretch.hits]
    rooms = list(_nearest_rooms([(each, away) for each, away in hits if isinstance(each, Room)]))
    gap = rooms[0][1] if rooms else THICKEST_WALL
    walls = [each for each, away in hits if isinstance(each, Wall) and away <= gap + TOUCHING]
    if not walls and not rooms:
        walls = list(_walls_inside(stretch, things, areas))
    others = [each for each, _ in rooms if each.id != room.id]
    if rooms:
        beyond, why = _beyond_rooms(others)
    else:
        ids = {wall.id for wall in walls}
        solid = [area for thing, area in zip(things, areas, strict=True) if thing.id in ids]
        beyond, why = _beyond_walls(
            [says_external(wall) for wall in walls],
            enclosed=built.encloses(room, stretch, reach=THICKEST_WALL),
            is_end=stretch.length <= THICKEST_WALL and _fills(solid, stretch),
        )
    return Face(
        line=(stretch.start, stretch.end),
        length=stretch.length,
        beyond=beyond,
        rooms=tuple(each.id for each in others),
        gap=gap,
        walls=tuple(wall.id for wall in walls),
        why=why,
    )


def _nearest_rooms(hits: Sequence[tuple[Room, float]]) -> Iterator[tuple[Room, float]]:
    """Rooms that no nearer one hides; one above the other, both are next door."""
    for room, away in hits:
        before = [other for other, near in hits if near < away - TOUCHING]
        if not any(share_level(room, other) for other in before):
            yield room, away


def _beyond_rooms(others: Sequence[Room]) -> tuple[Beyond, str]:
    if not others:
        return "own", "the room bends round its own wall"
    if all(each.is_external for each in others):
        return "outside", "an outdoor space lies beyond"
    return "room", "a room lies beyond"


def _beyond_walls(
    declared: Sequence[bool | None], *, enclosed: bool, is_end: bool
) -> tuple[Beyond, str]:
    """What lies beyond a stretch without a room, and what says so."""
    if enclosed and is_end:
        return "wall", "a wall runs straight out"
    if True in declared:
        return "outside", "its wall is declared external"
    if not declared:
        return "open", "no wall and no room is modelled there"
    internal = False in declared
    if enclosed:
        what = "an internal wall without a room beyond" if internal else "a yard or a missing room"
        return "missing" if internal else "open", what
    if internal:
        return "open", "its wall is declared internal, but nothing is built beyond"
    return "outside", _NOTHING


def _left_open(face: Face) -> Face:
    """A face behind which something may lie that has no body."""
    if face.why != _NOTHING:
        return face
    return replace(face, beyond="open", why="what has no body may lie beyond its wall")


def _walls_inside(
    stretch: Stretch, things: Sequence[Room | Wall], areas: Sequence[Area]
) -> Iterator[Wall]:
    """Walls just inside an outline that was drawn along their outer face."""
    middle = shapely.LineString([stretch.start, stretch.end]).interpolate(0.5, normalized=True)
    for thing, area in zip(things, areas, strict=True):
        if isinstance(thing, Wall) and area.dwithin(middle, TOUCHING):
            yield thing


def _fills(walls: Sequence[Area], stretch: Stretch) -> bool:
    """Whether walls fill the place straight out from a stretch."""
    strip = stretch.strip(THICKEST_WALL)
    return bool(shared(joined(walls), strip).area >= _SOLID * strip.area)
