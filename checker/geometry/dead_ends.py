"""The parts of an area from which there is only one way on, and how far they reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.chords import CutOff, cuts_across
from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.route import Way
from checker.geometry.standing import roomy
from checker.geometry.ways import STRAIGHT, Ways

_HAIR = 0.01
_ON = 0.001
_BENT = 0.01
_AS_DEEP = 0.0005
_AT_ONCE = 128


def longest_dead_end(area: Area, exits: Sequence[BaseGeometry]) -> Way:
    """The longest way from a wall to where one can go on in two directions, or leave.

    `exits` are the stretches of the edge of the area, or of a hole in it, where one leaves;
    metres. What lies on a way from one exit to another is no dead end: there one can go on in
    two directions. A dead end begins where it branches off such a way, straight across from
    the corner or the jamb of the exit, and is measured to the wall at its far end. What reaches
    no farther than its mouth is wide is a nook, not one.
    With one exit all of the area is a dead end; without any, or where a part of it has none, the
    way is infinite.

    >>> hall = shapely.box(0, 0, 20, 1.6)
    >>> door = shapely.LineString([(12, 0), (12.9, 0)])
    >>> round(longest_dead_end(hall, [shapely.LineString([(0, 0), (0, 1.6)]), door]).length, 3)
    7.1
    """
    if not exits:
        return Way(length=np.inf)
    # Hairs and hardly bent walls only make bad triangles.
    plain = roomy(area, _HAIR).simplify(STRAIGHT)
    found = [_in_part(part, exits) for part in polygons_of(plain)]
    return max(found, key=lambda way: way.length, default=Way(length=0.0))


def _in_part(part: Polygon, exits: Sequence[BaseGeometry]) -> Way:
    here = [each for each in exits if part.distance(each) <= _ON]
    if not here:
        return Way(length=np.inf if roomy(part).area else 0.0)
    if len(here) == 1:
        wall, _ = far_wall(part, here[0])
        return Ways(part).way(wall, here[0]) if wall else Way(length=0.0)
    longest: Pocket | None = None
    for pocket in pockets(part, here):
        if longest and pocket.cut.reach <= longest.depth:
            break
        longest = max(longest or pocket, pocket, key=lambda each: each.depth)
    return longest.way() if longest else Way(length=0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Pocket:
    """A part of an area with one way on: behind which line, and the wall farthest from that.

    `depth` is how far that wall is from the mouth along the shortest way, metres.
    """

    cut: CutOff
    wall: BaseGeometry
    depth: float
    ways: Ways

    def way(self) -> Way:
        """The shortest way from the far wall to the mouth."""
        return self.ways.way(self.wall, self.cut.mouth)


def pockets(
    part: Polygon, doors: Sequence[BaseGeometry], *, least: float = 0.0
) -> Iterator[Pocket]:
    """The parts of a polygon without a door that reach farther than their mouth is wide.

    And farther than `least` (metres); those with the longest walls first. Parts may lie in each
    other: each line across that closes one off counts.
    """
    cuts = cuts_across(part, doors, least=least)
    if not cuts:
        return
    ways: Ways | None = None
    walls = np.array(_walls(part))
    away = [each for each in doors if part.exterior.distance(each) > _ON]
    for first in range(0, len(cuts), _AT_ONCE):
        some = _with_walls(part, cuts[first : first + _AT_ONCE], walls, away)
        if not some:
            continue
        ways = ways or Ways(part)
        asked = np.logical_or.reduce([inside for _, inside in some])
        lengths = ways.lengths(walls[asked].tolist(), [cut.mouth for cut, _ in some])
        for (cut, inside), far in zip(some, lengths.T, strict=True):
            depth = np.where(inside[asked] & np.isfinite(far), far, 0.0)
            farthest = int(depth.argmax())
            if depth[farthest] > max(cut.wide + _AS_DEEP, least):
                yield Pocket(cut, walls[asked][farthest], float(depth[farthest]), ways)


def _with_walls(
    part: Polygon,
    cuts: Sequence[CutOff],
    walls: npt.NDArray[np.object_],
    away: Sequence[BaseGeometry],
) -> list[tuple[CutOff, npt.NDArray[np.bool_]]]:
    """The lines that cut off walls, and which; not those behind which one of `away` leads on."""
    found = []
    for cut in cuts:
        place = cut.part_of(part).buffer(_ON, join_style="mitre")
        inside = shapely.covers(place, walls)
        if inside.any() and not any(place.intersects(each) for each in away):
            found.append((cut, inside))
    return found


def far_wall(part: Polygon, mouth: BaseGeometry) -> tuple[BaseGeometry | None, float]:
    """The wall of a polygon that is farthest from a place along the way, and how far, metres."""
    walls = _walls(part)
    if float(np.max(shapely.distance(walls, mouth))) <= _ON:
        return None, 0.0
    lengths = Ways(part).lengths(walls, [mouth])[:, 0]
    lengths[~np.isfinite(lengths)] = 0.0
    return walls[int(lengths.argmax())], float(lengths.max())


def _walls(part: Polygon) -> list[BaseGeometry]:
    """The walls of a polygon, each as one line, also where it is bent by up to 10 mm.

    The far end of a corridor is a wall, not the farther half of one that is not quite straight.
    """
    walls: list[BaseGeometry] = []
    for ring in (part.exterior, *part.interiors):
        corners = shapely.get_coordinates(ring)[:-1]
        kept = set(map(tuple, shapely.get_coordinates(Polygon(ring).simplify(_BENT)).tolist()))
        turns = [at for at, corner in enumerate(corners.tolist()) if tuple(corner) in kept]
        round_it = np.concatenate([corners, corners[: turns[0] + 1]])
        ends = [*turns[1:], len(corners) + turns[0]]
        walls += [
            LineString(round_it[start : end + 1]) for start, end in zip(turns, ends, strict=True)
        ]
    return walls
