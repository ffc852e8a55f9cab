"""How far it is from the farthest corner of a room: to a place, and to the nearest way out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.frame import Point
from checker.geometry.overlay import joined, shared
from checker.geometry.route import WalkFloor, Way
from checker.geometry.taut import outward_corners
from checker.geometry.walkable import walkable
from checker.measure.registry import measure, provider
from checker.measure.routes.drawn import path_evidence
from checker.measure.routes.entrances import Entrances
from checker.measure.routes.found import (
    ROUTES,
    STEP_FREE,
    WALKING,
    NetworkOf,
    standard_of,
)
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.network import Leg
from checker.measure.routes.places import Directory
from checker.measure.routes.spaces import FloorOf, ShellOf, Space
from checker.measure.routes.walks import Standard, Walk
from checker.measure.routes.where import Where
from checker.measure.subjects import Place, Subject
from checker.results.values import Evidence, Quantity, Unknown
from checker.uses import RoomUses


@dataclass(frozen=True, slots=True)
class _Reach:
    """The farthest corner of a room, how far it is from there, the way to the door, and on."""

    length: float
    way: Way | None = None
    onward: tuple[Leg, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the middle of a person may be in a room and its gates, and the corners of that."""

    floor: WalkFloor
    corners: list[Point]


@dataclass(frozen=True, slots=True)
class FarthestCorners:
    """Finds the corner of a room from which the way to a place is longest.

    Floors are made once for all questions: several readings of a room often come to the same.
    """

    spaces: Mapping[str, Space]
    floor_of: FloorOf
    unfurnished: ShellOf
    by_space: Mapping[str, tuple[Gate, ...]]
    network_of: NetworkOf
    known: dict[tuple[str, Area, tuple[Polygon, ...], float], Ground]

    def between(self, room_id: str, goal: Where, standard: Standard) -> Quantity | Unknown:
        """Metres from the farthest corner of a room to a place, as an interval."""
        if room_id not in self.spaces:
            return Unknown(missing=("a room body with a plan area",), ask="Correct the outline.")
        if room_id in goal.rooms:
            return Quantity(low=0.0, high=0.0, unit="m", origin="derived", method="is there")
        loose = Walk(standard=standard, sure=False, open_rooms=True)
        tight = Walk(standard=standard, sure=True, open_rooms=True)
        free = self.floor_of(room_id, loose.sure)
        best = self._reach(room_id, (goal, goal.possible), loose, among=free)
        # A corner that furniture cuts off is not nearer for that: it counts without it.
        worst = [
            self._reach(room_id, (goal, option), tight, among=floor)
            for option in goal.options
            for floor in (self.floor_of(room_id, tight.sure), self.unfurnished(room_id))
        ]
        high = max((each.length for each in worst), default=math.inf)
        shown = max(worst, key=lambda each: each.length, default=best)
        storey = self.spaces[room_id].storey
        return Quantity(
            low=min(best.length, high),
            high=high,
            unit="m",
            origin="derived",
            method=f"from the farthest corner to {goal.words}",
            evidence=_drawn(shown if shown.way else best, storey),
            reason="no way leads there for certain" if math.isinf(high) else "",
        )

    def _reach(
        self, room_id: str, goal: tuple[Where, frozenset[str]], walk: Walk, *, among: Area | None
    ) -> _Reach:
        """The longest of the shortest ways from the corners of what `among` leaves free."""
        network = self.network_of(walk)
        goals = network.ends(goal[1], goal[0])
        onward = {
            gate: journey
            for gate in self.by_space.get(room_id, ())
            if (journey := network.journey({gate.id}, goals)) is not None
        }
        if among is None or not onward:
            return _Reach(math.inf)
        ground = self.ground(among, list(onward), walk, room_id)
        ahead = [journey.length for journey in onward.values()]
        ways = ground.floor.ways([gate.middle for gate in onward], ground.corners, ahead=ahead)
        reached = [way for way in ways if way is not None]
        if not reached:
            return _Reach(math.inf)
        longest = max(reached, key=lambda way: (way.length, way.points[-1]))
        return _Reach(longest.length, longest, list(onward.values())[longest.start].legs)

    def ground(self, free: Area, gates: Sequence[Gate], walk: Walk, room_id: str) -> Ground:
        """Where one walks in a room and its gates, and the corners of that."""
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
            floor = walkable(whole, walk.standard.width) if whole is not None else Polygon()
            corners = _corners(floor, self.spaces[room_id].bare)
            self.known[key] = Ground(WalkFloor(floor), corners)
        return self.known[key]


@provider
def farthest_corners(
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    unfurnished: ShellOf,
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    network_of: NetworkOf,
) -> FarthestCorners:
    """Finds farthest corners, for all measures of a run."""
    return FarthestCorners(walk_spaces, floor_of, unfurnished, gates_by_space, network_of, {})


@measure("room", unit="m", lack="how far it is from its farthest corner", furniture="on the way")
def farthest_travel_distance(
    subject: Subject,
    directory: Directory,
    farthest_corners: FarthestCorners,
    *,
    to: Place | None = None,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Length of the way to a place from the corner of the room that is farthest from it, m.

    The way leads from the corner round furniture to whichever door is best, and on from the middle
    of that door as in `travel_distance`, with its parameters; to 0.1 %. Corners are those of where
    the middle of the person can be: half the clear width from walls and furniture. A corner that
    furniture cuts off counts as far as it is without furniture. Serves AD M 5.10(h): 40 m for any
    wheelchair user. Unknown when the room has no door or opening.
    """
    standard = standard_of(route, clear_width)
    goal = directory.find(to) if to else Unknown(missing=("a place to go to",), ask="")
    if standard is None or isinstance(goal, Unknown):
        return (
            goal
            if isinstance(goal, Unknown)
            else Unknown(missing=(f"a kind of route: {' or '.join(ROUTES)}",))
        )
    return _of_room(subject, directory, farthest_corners, goal, standard)


@measure("room", unit="m", lack="how far the nearest way out is", furniture="on the way")
def escape_distance(
    subject: Subject,
    directory: Directory,
    farthest_corners: FarthestCorners,
    entrances: Entrances,
    gates: tuple[Gate, ...],
    uses: RoomUses,
    *,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Way on foot from the farthest corner of the room to the nearest storey exit, m.

    Storey exits are doors to the outside and doors into stairs (rooms whose use is stair). The way
    is as walked, round furniture, as in `farthest_travel_distance`, to 0.1 %; whether there is one
    direction or several is not said. Serves AD B Table 2.1. Unknown when the room has no door.
    """
    standard = standard_of(WALKING, clear_width)
    if standard is None:
        return Unknown(missing=("a clear width",), ask="")
    exits = storey_exits(entrances, gates, uses)
    return _of_room(subject, directory, farthest_corners, exits, standard)


def storey_exits(entrances: Entrances, gates: Iterable[Gate], uses: RoomUses) -> Where:
    """Doors that lead outside, and doors and openings that lead into a stair."""
    outside = entrances.outside("the nearest storey exit")
    stairs = [(g.id, [uses.of(side).possible for side in g.sides]) for g in gates]
    sure = {id_ for id_, sides in stairs if frozenset({"stair"}) in sides}
    possible = {id_ for id_, sides in stairs if any("stair" in side for side in sides)}
    sure = sure.union(*outside.options)
    return replace(
        outside,
        options=(frozenset(sure),) if sure else (),
        possible=outside.possible | possible,
    )


def _of_room(
    subject: Subject,
    directory: Directory,
    farthest_corners: FarthestCorners,
    goal: Where,
    standard: Standard,
) -> Quantity | Unknown:
    here = directory.at(subject)
    return (
        here if isinstance(here, Unknown) else farthest_corners.between(subject.id, goal, standard)
    )


def _corners(floor: Area, room: Area) -> list[Point]:
    """The corners of what lies in a room that point outwards: nowhere else is a way longest.

    Where the room is open to the next one, they are those at its edge.
    """
    inside = clean_area(shared(floor, room))
    found = outward_corners(inside).tolist() if inside is not None else []
    return sorted({(float(x), float(y)) for x, y in found})


def _drawn(reach: _Reach, storey: str) -> tuple[Evidence, ...]:
    if reach.way is None:
        return ()
    points = reach.way.points[::-1]
    return (
        Evidence(role="path", shape="line", coords=points, storey=storey),
        *path_evidence(reach.onward),
        Evidence(
            role="measured",
            shape="point",
            coords=points[:1],
            storey=storey,
            label=f"{reach.length:.1f} m",
        ),
    )
