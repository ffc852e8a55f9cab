"""Where one may stand in a room and its gates, and where one stands for each of its corners.

A corner is one of the floor with all furniture moved: so what is known of furniture, and of what
lies beyond a door, makes no other corner the farthest.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.frame import Point
from checker.geometry.overlay import joined, shared
from checker.geometry.route import WalkFloor, Way
from checker.geometry.taut import outward_corners
from checker.geometry.walkable import walkable
from checker.measure.registry import provider
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.spaces import FloorOf, ShellOf, Space
from checker.measure.routes.walks import Standard, Walk


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one may stand on a floor: its pieces that gates open on, and on which each does."""

    floor: WalkFloor
    parts: Mapping[int, Polygon]
    opens: Mapping[str, frozenset[int]]

    def by(self, gates: Container[str]) -> Standing | None:
        """The same without pieces that none of these gates opens on; none if that is nowhere."""
        used = {n for gate_id, pieces in self.opens.items() if gate_id in gates for n in pieces}
        parts = {n: part for n, part in self.parts.items() if n in used}
        return replace(self, parts=parts) if parts else None

    def nearest(self, to: Point) -> tuple[Point, int]:
        """The place to stand that is nearest to a point, and the piece of floor that it is on."""
        places = [(nearest(part, to), n) for n, part in self.parts.items()]
        return min(places, key=lambda place: math.dist(place[0], to))


@dataclass(frozen=True, slots=True)
class Placed:
    """A corner, where one stands for it, on which floor, and on which pieces of the room's own.

    `aside` is how far the corner lies off there, where that counts, metres.
    """

    corner: Point
    at: Point
    floor: WalkFloor
    pieces: tuple[int, ...]
    aside: float = 0.0


@dataclass(frozen=True, slots=True)
class Grounds:
    """Floors of rooms with gates, made once for all questions: several often come to the same."""

    spaces: Mapping[str, Space]
    floor_of: FloorOf
    unfurnished: ShellOf
    by_space: Mapping[str, tuple[Gate, ...]]
    known: dict[tuple[str, Area, tuple[Polygon, ...], float], tuple[WalkFloor, Area]]

    def standing(
        self, room_id: str, free: Area | None, places: Sequence[tuple[Gate, Point]], walk: Walk
    ) -> Standing | None:
        """Where one may stand on what is free of a floor, from places in its gates.

        None where no gate opens on any of it.
        """
        if free is None or not places:
            return None
        gates = {gate.id: gate for gate, _ in places}
        floor, area = self._ground(room_id, free, list(gates.values()), walk)
        opens: dict[str, set[int]] = defaultdict(set)
        for (gate, _), piece in zip(places, floor.pieces([at for _, at in places]), strict=True):
            if piece is not None:
                opens[gate.id].add(piece)
        used = frozenset().union(*opens.values())
        parts = {n: part for n, part in enumerate(polygons_of(area)) if n in used}
        pieces = {gate_id: frozenset(each) for gate_id, each in opens.items()}
        return Standing(floor, parts, pieces) if parts else None

    def surely_met(
        self, room_id: str, corners: Iterable[Point], walk: Walk
    ) -> Mapping[Point, Point]:
        """As `met`, by gates that surely let through; nowhere where things may be anywhere."""
        if not self.is_known(room_id):
            return {}
        gates = [gate for gate in self.by_space.get(room_id, ()) if walk.lets_through(gate)]
        places = [(gate, gate.middle) for gate in gates]
        return met(corners, self.standing(room_id, self.unfurnished(room_id), places, walk))

    def is_known(self, room_id: str) -> bool:
        """Whether one may surely stand on a floor: else what is in it may be anywhere."""
        return self.floor_of(room_id, True) is not None

    def _ground(
        self, room_id: str, free: Area, gates: Sequence[Gate], walk: Walk
    ) -> tuple[WalkFloor, Area]:
        reach = walk.standard.width / 2 + INTO
        channels = tuple(
            gate.channel(
                walk.width_of(gate),
                beyond=(max(gate.deep[0] + INTO, reach), max(gate.deep[1] + INTO, reach)),
            )
            for gate in gates
        )
        key = (room_id, free, channels, walk.standard.width)
        if key not in self.known:
            whole = clean_area(joined([free, *channels]))
            area = walkable(whole, walk.standard.width) if whole is not None else Polygon()
            self.known[key] = (WalkFloor(area), area)
        return self.known[key]


@provider
def grounds(
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    unfurnished: ShellOf,
    gates_by_space: Mapping[str, tuple[Gate, ...]],
) -> Grounds:
    """Floors of rooms with gates, for all measures of a run."""
    return Grounds(walk_spaces, floor_of, unfurnished, gates_by_space, {})


CornersOf = Callable[[str, Standard], tuple[Point, ...]]


@provider
def corners_of(grounds: Grounds, shell_of: ShellOf) -> CornersOf:
    """The corners of a floor with nothing on it, by its id: where the middle of a person may be.

    Those of its doorways belong to them, of all its doors: whoever stands there is far from both
    ends of a corridor.
    """

    @cache
    def find(room_id: str, standard: Standard) -> tuple[Point, ...]:
        slits = [slit(gate, standard.width) for gate in grounds.by_space.get(room_id, ())]
        floor = walkable_of([shell_of(room_id), *slits], standard.width)
        inside = clean_area(shared(floor, grounds.spaces[room_id].bare))
        found = outward_corners(inside).tolist() if inside is not None else []
        return tuple(sorted({(float(x), float(y)) for x, y in found}))

    return find


def met(corners: Iterable[Point], cleared: Standing | None) -> Mapping[Point, Point]:
    """For each corner where one may stand on a floor, in it or as near to it as one gets."""
    return {each: cleared.nearest(each)[0] for each in corners} if cleared else {}


def nearest(floor: Area, at: Point) -> Point:
    """The place on a floor that is nearest to a point; the point itself where there is none."""
    point = shapely.Point(at)
    if floor.is_empty or floor.covers(point):
        return at
    x, y = shapely.shortest_line(floor, point).coords[0]
    return (x, y)


def slit(gate: Gate, width: float) -> Polygon:
    """The floor in a gate, as wide as the person: how wide the gate is does not move the way."""
    reach = width / 2 + INTO
    a, b = (max(deep + INTO, reach) for deep in gate.deep)
    return gate.channel(width + INTO, beyond=(a, b))


def walkable_of(parts: Iterable[Area | None], width: float) -> Area:
    """Where the middle of a disc of `width` metres may be on several floors that meet."""
    whole = clean_area(joined([part for part in parts if part is not None]))
    return walkable(whole, width) if whole is not None else Polygon()


def placed(
    corners: Mapping[Point, Point], standing: Standing, cleared: Standing | None, *, width: float
) -> list[Placed] | None:
    """Where one stands for each corner: on the `cleared` floor where things stand in it.

    That is where one may stand with all furniture moved. Without such a floor it is the nearest
    place to stand. None if there is a corner that one does not get to all the same: a doorway is
    no farther from a floor than half the `width` of who stands in it.
    """
    within, found = width / 2 + 2 * INTO, []
    for corner, place in corners.items():
        at, piece = standing.nearest(place)
        if cleared is None:
            found.append(Placed(corner, at, standing.floor, (piece,)))
        elif (aside := math.dist(at, place)) <= within:
            found.append(Placed(corner, at, standing.floor, (piece,), aside))
        else:
            at, _ = cleared.nearest(place)
            if (aside := math.dist(at, place)) > within:
                return None
            found.append(Placed(corner, at, cleared.floor, (*standing.parts,), aside))
    return found


def ways_to(
    places: Sequence[Placed], starts: Sequence[tuple[Point, float]]
) -> Iterator[tuple[Placed, Way | None]]:
    """The shortest way to each corner from places, each with what is behind it already, metres."""
    for floor in dict.fromkeys(each.floor for each in places):
        here = [each for each in places if each.floor is floor]
        found = floor.ways(
            [at for at, _ in starts],
            [each.at for each in here],
            ahead=[ahead for _, ahead in starts],
        )
        for each, way in zip(here, found, strict=True):
            yield each, replace(way, length=way.length + each.aside) if way else None
