"""How wide a room is to pass through: the narrowest place on the way between its doors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import LineString, Point
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from checker.geometry.arms import Arm, arms_of
from checker.geometry.circle import Area
from checker.geometry.clean import without
from checker.geometry.passage import Passage, narrowest_passage
from checker.geometry.standing import PERSON, far_ends
from checker.measure.doors.portals import Portal
from checker.measure.evidence import dimension
from checker.measure.obstacles import (
    EVERYTHING,
    Obstacle,
    blockers_drawn,
    doors_shut,
    free_floors,
)
from checker.measure.registry import measure
from checker.measure.rooms.doors import Portals
from checker.measure.rooms.flights import is_flight
from checker.measure.rooms.floor import FloorOf, FreeFloor
from checker.measure.rooms.knee import Knee
from checker.measure.routes.gates import Gate
from checker.measure.subjects import Subject
from checker.model import Column
from checker.results.values import Evidence, Quantity, Unknown
from checker.units import either

_TOUCHES = 0.003
_OWN_LEAF = 0.15
_ANYBODY = 0.05
_STRAIGHT = 2
_MOST_TRIED = 8
"""How many things are tried one by one, as each takes a search of its own."""


@measure("room", "outdoor space", unit="m", furniture="here", doors="beside")
def clear_width(
    subject: Subject,
    free_floor: FloorOf,
    portals: Portals,
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    *,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
) -> Quantity | Unknown:
    """Narrowest passage between the doors and openings of a room and into its arms, all clear.

    It is the diameter of the largest disc that can travel between them, clear of walls, columns,
    fittings and furniture as modelled; 0 when something closes the way. A door may be narrower, and
    a recess of the walls before it, up to 0.3 m deep: as wide as it is one goes right out by it.
    Where the room surely runs on into another without a wall is a way too. An arm is a part of the
    bare room without a door that reaches farther than it is wide, and than 1.2 m; the disc has to
    come within 0.9 m of its far wall. With one door it is also the passage from there to the far
    end: the place farthest along the way, between the walls, where a person 0.6 m wide can stand;
    an arm that is narrower but longer counts to its end. With none that is only how much it may be
    at most. Where a flight or ramp that begins or ends in the room leaves no 0.6 m, the way leads
    over it, between the walls.

    `clear_of` names what it keeps clear of (walls, fittings, furniture), `may_overlap` whether
    leaves that open into the room are passed over (door swing) or are in the way; a door is then
    reached where the sweep of its own leaf ends. Exact to 0.1 mm; open where a thing is only known
    by its hull, the only way leads through a wall that the outline runs over, a slab is raised by
    over 15 mm, something hangs under 2.0 m, or a swing is open. Unknown when the room has no body
    that can be trusted. Serves AD M 3.14(b), ADA 403.5.1.
    """
    found = free_floor(subject.id, clear_of, may_overlap, Knee())
    if isinstance(found, Unknown):
        return found
    ways = _ways(portals.get(subject.id, ()), gates_by_space.get(subject.id, ()), found)
    passed = _within_faces(_passed(found, ways), found, ways)
    low, high = passed.tight.width, passed.loose.width
    return Quantity(
        # Without a way in nobody knows between what people pass: a bay may be wide, a neck not.
        low=low if ways.every and not found.is_doubted else 0.0,
        high=max(low, high),
        unit="m",
        method=_passage_method(len(ways.every)),
        steps=_told(passed, clear_of),
        doubt=found.doubt,
        evidence=passed.drawn(subject.ref.storey),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """Ways into a room: the lines of its doors and openings, and its edges without a wall.

    `climbs` says whether a flight of stairs or a ramp begins or ends in it.
    """

    lines: tuple[BaseGeometry, ...]
    edges: tuple[LineString, ...]
    climbs: bool

    @property
    def every(self) -> tuple[BaseGeometry, ...]:
        """All of them."""
        return (*self.lines, *self.edges)


@dataclass(frozen=True, slots=True)
class _Passed:
    """The passage clear of all that may be, and of what surely is in the way."""

    tight: Passage
    loose: Passage
    touched: list[Obstacle]
    steps: tuple[str, ...]

    def drawn(self, storey: str) -> tuple[Evidence, ...]:
        """The narrowest place, and what makes it narrow."""
        line = (dimension(self.tight.line, storey=storey),) if self.tight.line else ()
        return (*line, *blockers_drawn(self.touched, storey=storey))


def _told(passed: _Passed, clear_of: tuple[str, ...]) -> tuple[str, ...]:
    """The steps; where not all is kept clear of, what is, since what stands there is no matter."""
    if set(clear_of) >= set(EVERYTHING):
        return passed.steps
    stands = () if passed.steps[0].startswith("nothing stands") else passed.steps[:1]
    return (f"kept clear of {either(clear_of, 'and')} alone", *stands, *passed.steps[1:])


def _passed(found: FreeFloor, ways: _Ways) -> _Passed:
    """The narrowest passage; over flights of stairs and ramps where it is closed but for them."""
    floors, things = found.floors, found.things
    arms = _arms(found, ways)
    tight = _narrowest(found, floors.tight, ways, arms)
    level = tuple(thing for thing in things if not is_flight(thing.element))
    closed_to = PERSON if ways.climbs else _ANYBODY
    over_flight = tight.width < closed_to and len(level) < len(things)
    if over_flight:
        floors, things = free_floors(found.area, level, sweeps=found.swings), level
        tight = _narrowest(found, floors.tight, ways, arms)
    loose = tight if floors.is_settled else _narrowest(found, floors.loose, ways, arms)
    touched = _touching(tight.line or (), things)
    closed = _closed(found, floors.tight, ways, arms) if tight.width == 0.0 else None
    if closed:
        touched = [thing for thing in things if thing.area.distance(closed.part) == 0.0]
    elif tight.width == 0.0:
        touched = _closing(found, things, ways, arms)
    steps = (
        floors.told("stand", "on the floor"),
        *(("the way leads over a flight of stairs or a ramp",) if over_flight else ()),
        f"an arm of the room, {closed.length:.1f} m long, is closed"
        if closed
        else _between(tight, touched),
    )
    return _Passed(tight, loose, touched, steps)


def _within_faces(passed: _Passed, found: FreeFloor, ways: _Ways) -> _Passed:
    """The passage, no wider than between the faces of the walls where there is only one way in."""
    within = _with_door_shut(found, ways)
    if within is None or within.width >= passed.tight.width:
        return passed
    return replace(passed, tight=within)


def _with_door_shut(found: FreeFloor, ways: _Ways) -> Passage | None:
    """The passage from the only way in to the far end, of a room drawn over the wall that it is in.

    From the face of that wall: whoever goes no farther than into the room has no use of the
    doorway. None where there is no such wall, or several ways.
    """
    floor = found.shut.tight
    if len(ways.every) != 1 or floor is None or found.shut is found.floors:
        return None
    if not ways.edges:  # by a leaf that sweeps, or round a corner: at most what fits in the room
        return narrowest_passage(floor, (), circle=found.circle_in(floor))
    closed = doors_shut(thing for thing in found.things if thing.shut is not None)
    faces = free_floors(found.area, (*closed, *found.doorways)).tight
    inner = replace(found, area=faces or floor)
    at_face = replace(ways, edges=(_moved_onto(ways.edges[0], inner.area),))
    return _narrowest(inner, floor, at_face, _arms(inner, at_face))


def _moved_onto(line: LineString, area: Area) -> LineString:
    """A line moved so that its middle lies on an area, at the place that is nearest to it."""
    middle = line.interpolate(0.5, normalized=True)
    (x, y), (to_x, to_y) = shapely.shortest_line(middle, area).coords
    return translate(line, to_x - x, to_y - y)


def _arms(found: FreeFloor, ways: _Ways) -> tuple[Arm, ...]:
    """The arms of the room between its walls; columns stand in them, partitions end them.

    So do flights: people go up them. What is left beside one that is no wider than a person
    leads nowhere.
    """
    built = [
        thing
        for thing in found.things
        if thing.kind == "walls" and not isinstance(thing.element, Column)
    ]
    plan = free_floors(found.area, built).loose
    if plan is None or not ways.every:
        return ()
    flights = [thing.area for thing in built if is_flight(thing.element)]
    beside = [each.buffer(PERSON, join_style="mitre") for each in flights]
    bare = without(plan, beside) if beside else plan
    return arms_of(bare, ways.every) if bare is not None else ()


def _closed(found: FreeFloor, floor: Area | None, ways: _Ways, arms: Sequence[Arm]) -> Arm | None:
    """The longest arm that is closed where the way between the doors is not."""
    by_length = sorted(arms, key=lambda arm: -arm.length)
    shut = (arm for arm in by_length if _narrowest(found, floor, ways, [arm]).width == 0.0)
    return None if arms and _narrowest(found, floor, ways, ()).width == 0.0 else next(shut, None)


def _closing(
    found: FreeFloor, things: Sequence[Obstacle], ways: _Ways, arms: Sequence[Arm]
) -> list[Obstacle]:
    """What closes the way by itself, so that without it something could pass.

    Those nearest to a door or opening are tried: most often a thing stands right before it.
    """
    off = [min((each.area.distance(w) for w in ways.every), default=0.0) for each in things]
    for n in sorted(range(len(things)), key=lambda n: off[n])[:_MOST_TRIED]:
        rest = [*things[:n], *things[n + 1 :]]
        floor = free_floors(found.area, rest, sweeps=found.swings).tight
        if _narrowest(found, floor, ways, arms).width > 0.0:
            return [things[n]]
    return []


def _ways(portals: Sequence[Portal], gates: Sequence[Gate], found: FreeFloor) -> _Ways:
    lines = [_before_leaf(each.line, found) for each in portals]
    straight = [each for each in lines if _is_straight(each)]
    return _Ways(
        lines=tuple(each for each in lines if not _is_straight(each)),
        edges=(*(LineString(each.coords) for each in straight), *_edges(gates, found.area)),
        climbs=any(gate.kind == "end" for gate in gates),
    )


def _is_straight(line: BaseGeometry) -> bool:
    """Whether one goes right out by it: not where a leaf sweeps, nor by an edge round a corner."""
    return isinstance(line, LineString) and len(line.coords) == _STRAIGHT


def _edges(gates: Iterable[Gate], area: Area) -> Iterator[LineString]:
    """Where a room surely runs on without a wall, moved onto its outline from a hair off it."""
    for gate in gates:
        if gate.kind == "edge" and gate.sure:
            yield _moved_onto(LineString(gate.line), area)


def _before_leaf(line: BaseGeometry, found: FreeFloor) -> BaseGeometry:
    """A door with what its own leaf sweeps, where that counts: one comes as far as the sweep."""
    own = [each.polygon for each in found.swings if each.polygon.distance(line) <= _OWN_LEAF]
    return shapely.union_all([line, *own]) if own else line


def _narrowest(found: FreeFloor, floor: Area | None, ways: _Ways, arms: Sequence[Arm]) -> Passage:
    if floor is None:
        return Passage(width=0.0)
    places = list(ways.lines)
    if len(ways.every) == 1:
        walls = [thing for thing in found.things if thing.kind == "walls"]
        plan = free_floors(found.area, walls).loose or found.area
        places += far_ends(plan, floor, ways.every[0])
    return narrowest_passage(
        floor,
        places,
        circle=found.circle_in(floor),
        outline=found.area,
        ends=[arm.end for arm in arms],
        open_edges=ways.edges,
    )


def _passage_method(ways: int) -> str:
    if ways > 1:
        return f"narrowest passage between {ways} doors and openings"
    if ways == 1:
        return "narrowest passage from the only way in to the far end"
    return "at most the largest circle of the free floor: no door or opening of it is known"


def _between(passage: Passage, touched: Sequence[Obstacle]) -> str:
    if passage.width == 0.0 and touched:
        return f"nothing can pass: the way between the doors is closed by {touched[0].name}"
    if passage.width == 0.0:
        return "nothing can pass: the way between the doors is closed as modelled"
    names = [thing.name for thing in touched]
    return f"narrowest between {' and '.join((*names, 'walls', 'walls')[:2])}"


def _touching(points: Iterable[tuple[float, float]], things: Iterable[Obstacle]) -> list[Obstacle]:
    ends = [Point(point) for point in points]
    return [thing for thing in things if any(thing.area.distance(end) <= _TOUCHES for end in ends)]
