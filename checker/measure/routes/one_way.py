"""How far one walks from a room before one can choose between two ways of escape."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
import shapely.ops
from shapely import LineString

from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.measure.registry import measure
from checker.measure.routes.entrances import Entrances
from checker.measure.routes.farthest import FarthestCorners, storey_exits
from checker.measure.routes.found import WALKING, standard_of
from checker.measure.routes.gates import Gate
from checker.measure.routes.network import Journey
from checker.measure.routes.walks import Standard, Walk
from checker.measure.subjects import Subject
from checker.model import School
from checker.results.values import Evidence, Quantity, Unknown
from checker.uses import RoomUses

_APART = 1.0
FloorFor = Callable[[str, bool], Area | None]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of a way that every way out shares: its length, and the line that it takes."""

    length: float
    line: tuple[Point, ...] = ()


@measure("room", unit="m", lack="how far one can only go one way", furniture="on the way")
def one_way_distance(
    subject: Subject,
    school: School,
    farthest_corners: FarthestCorners,
    entrances: Entrances,
    gates: tuple[Gate, ...],
    uses: RoomUses,
    *,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Way on foot from the farthest corner of the room to where two ways of escape part, metres.

    Ways to storey exits of the room's own storey, as in `escape_distance`, outside and through no
    stair. The way to the nearest exit counts up to where that to some other lies more than 1 m off
    it; all of it where no other is reached: exits side by side are one way. Exact to 0.2 m, since
    ways part at corners. An interval where doors, furniture or exits are in doubt; infinite where
    no way leads out. Unknown when the room has no door or body. AD B volume 2, Table 2.1.
    """
    standard = standard_of(WALKING, clear_width)
    corners = farthest_corners
    if standard is None or subject.id not in corners.spaces:
        return Unknown(missing=("a room body with a plan area",), ask="Correct the outline.")
    if not corners.by_space.get(subject.id):
        return Unknown(missing=("a door or an opening of the room",), ask="Place its door.")
    storey = corners.spaces[subject.id].storey
    here = {gate.id for gate in gates if gate.storey == storey}
    exits = storey_exits(entrances, gates, uses)
    sure, loose = _walks(standard, school, uses, subject.id)
    surely = frozenset().union(*exits.options) & here
    best = _stretch(corners, subject.id, exits.possible & here, loose, corners.floor_of)
    worst = [
        _stretch(corners, subject.id, surely, sure, floor)
        for floor in (corners.floor_of, lambda id_, _: corners.unfurnished(id_))
    ]
    longest = max(worst, key=lambda each: each.length)
    return Quantity(
        low=min(best.length, longest.length),
        high=longest.length,
        unit="m",
        origin="derived",
        method="from the farthest corner to where the ways to two storey exits part",
        steps=(f"{len(surely)} storey exits on the storey for certain",),
        evidence=_drawn(longest if longest.line else best, storey),
        reason="no way out for certain" if math.isinf(longest.length) else "",
    )


def _walks(standard: Standard, school: School, uses: RoomUses, room_id: str) -> tuple[Walk, Walk]:
    """Walking for certain and perhaps, through no stair and not over the grounds."""
    shut = frozenset(
        room.id for room in school.rooms if room.is_external or uses.of(room.id).use == "stair"
    ) - {room_id}
    sure = Walk(standard=standard, sure=True, open_rooms=True, shut=shut)
    return sure, replace(sure, sure=False)


def _stretch(
    corners: FarthestCorners, room_id: str, exits: Iterable[str], walk: Walk, floor_of: FloorFor
) -> _Stretch:
    """What the ways from the farthest corner of a room to its exits share."""
    network, floor = corners.network_of(walk), floor_of(room_id, walk.sure)
    onward = {
        gate.id: found
        for gate in corners.by_space[room_id]
        if (
            found := {
                each: journey
                for each in sorted(exits)
                if (journey := network.journey({gate.id}, {each})) is not None
            }
        )
    }
    used = [gate for gate in corners.by_space[room_id] if gate.id in onward]
    if floor is None or not used:
        return _Stretch(math.inf)
    ground = corners.ground(floor, used, walk, room_id)
    ahead = [min(each.length for each in onward[gate.id].values()) for gate in used]
    ways = ground.floor.ways([gate.middle for gate in used], ground.corners, ahead=ahead)
    reached = [way for way in ways if way is not None]
    if not reached:
        return _Stretch(math.inf)
    corner = max(reached, key=lambda way: (way.length, way.points[-1])).points[-1]
    inside = {
        gate.id: way.points[::-1]
        for gate in used
        if (way := ground.floor.way(gate.middle, corner)) is not None
    }
    return _shared([_shortest(inside, onward, each) for each in sorted(exits)])


def _shortest(
    inside: Mapping[str, Sequence[Point]], onward: Mapping[str, Mapping[str, Journey]], goal: str
) -> LineString | None:
    """The shortest of the ways to an exit, by whichever door of the room."""
    found = []
    for gate, points in inside.items():
        journey = onward[gate].get(goal)
        if journey is not None:
            whole = [*points, *(point for leg in journey.legs for point in leg.points)]
            line = LineString(whole if len(whole) > 1 else [*whole, *whole])
            found.append((line.length, line))
    return min(found, key=lambda each: each[0])[1] if found else None


def _shared(ways: Iterable[LineString | None]) -> _Stretch:
    """The part of the shortest way that lies within a metre of every other."""
    known = sorted((way for way in ways if way is not None), key=lambda way: float(way.length))
    if not known:
        return _Stretch(math.inf)
    first, *others = known
    length = min((_along(first, other) for other in others), default=first.length)
    line = shapely.ops.substring(first, 0.0, length)
    return _Stretch(length, tuple((float(x), float(y)) for x, y in line.coords))


def _along(first: LineString, other: LineString) -> float:
    """How far along one way the other is not yet a metre off."""
    off = first.difference(other.buffer(_APART))
    parted = [first.project(shapely.Point(each)) for each in shapely.get_coordinates(off)]
    return float(min(parted, default=first.length))


def _drawn(stretch: _Stretch, storey: str) -> tuple[Evidence, ...]:
    if len(stretch.line) < 2:  # noqa: PLR2004 - a line has two ends
        return ()
    label = f"{stretch.length:.1f} m"
    return (Evidence(role="path", shape="line", coords=stretch.line, storey=storey, label=label),)
