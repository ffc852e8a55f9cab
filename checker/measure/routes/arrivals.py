"""Whether one gets into a room by its door: past the door one has to be able to stand in it."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of, without
from checker.geometry.overlay import joined, shared
from checker.geometry.route import NEAR
from checker.geometry.walkable import walkable
from checker.measure.doors.use import CUBICLES
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.in_gates import FreeIn, Through
from checker.measure.routes.spaces import SAME_FLOOR, FloorOf, ShellOf, Space
from checker.measure.routes.walks import Walk
from checker.model import Fitting
from checker.units import SLACK
from checker.uses import RoomUses

LetsIn = Callable[[Gate, str, Walk], bool]
Within = Callable[[Area, Area, float], tuple[Polygon, ...]]
_STUB = 0.1
_LEVEL = 0.3
_ABOUT = 0.5
_ON = 1e-6
_NECK = 1.5
"""Times the way's width up to which a part of a room is a neck or an arm: 1.2 m for wheels."""
_MAIN = 0.5
"""What of the largest place another has to measure to be as much the room as that is."""
_ALIKE = 0.01


@provider
def lets_in(
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    free_in: FreeIn,
    shell_of: ShellOf,
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    uses: RoomUses,
) -> LetsIn:
    """Whether somebody who came to a gate gets from it onto the floor on one of its sides.

    They do where a disc as wide as the way gets from anywhere in the door to where it stands
    wholly in the room, clear of all that may stand there, or of what surely does; for sure in its
    body, not in a pocket or neck before it. In a cupboard where it fits nowhere nobody has to
    stand, nor in a cubicle that its pan and basin fill: an accessible toilet has to let one in.
    Asked of doors and openings at the level of a room: another level is not this floor.
    """
    known: dict[tuple[str, str, float, bool], bool] = {}
    within = cache(_within)

    def find(gate: Gate, floor_id: str, walk: Walk) -> bool:
        space, key = walk_spaces.get(floor_id), (gate.id, floor_id, walk.standard.width, walk.sure)
        if space is None or not _is_asked(gate, space):
            return True
        if key not in known:
            known[key] = is_reached(gate, space, walk)
        return known[key]

    def is_reached(gate: Gate, space: Space, walk: Walk) -> bool:
        body = body_of(space.id, walk.standard.width, walk.sure)
        stands = partial(_stands, _entry(gate, space.id, walk, free_in), within)
        free = floor_of(space.id, walk.sure)
        if body.is_empty or stands(free, body):
            return True
        beside = _met_by(gate, space, walk_spaces, lambda each: floor_of(each, walk.sure))
        by = bool(beside) and stands(free, body, beside)
        return by or (not walk.sure and _only_walls_stop(stands, shell_of(space.id), space.bare))

    @cache
    def body_of(floor_id: str, width: float, sure: bool) -> Area:  # noqa: FBT001 - as a walk has it
        shell, things = shell_of(floor_id), obstacles.get(floor_id, ())
        if shell is not None and _is_cubicle(uses.of(floor_id).possible, sure=sure):
            shell = without(shell, [x.area for x in things if isinstance(x.element, Fitting)])
        return _body(shell, width, sure=sure)

    return find


def _is_cubicle(possible: Collection[str], *, sure: bool) -> bool:
    """Whether a room of these uses surely is an ordinary cubicle, or may be one."""
    found = [use in CUBICLES for use in possible]
    return bool(found) and (all(found) if sure else any(found))


def _body(floor: Area | None, width: float, *, sure: bool) -> Area:
    """Where the middle of a disc has to get to on a floor when it is empty; nowhere in a cupboard.

    Anywhere that it fits; for sure the largest place, or one at least half as large, less necks
    that lead to it, where anything is wider than a neck.
    """
    if floor is None:
        return Polygon()
    places = walkable(floor, width)
    if not sure or places.is_empty:
        return places
    parts = polygons_of(places)
    most = max(each.area for each in parts)
    main = MultiPolygon([each for each in parts if each.area >= most * _MAIN - _ALIKE])
    wide = _NECK * width / 2 + SLACK
    core = polygons_of(shared(main, floor.buffer(-wide).buffer(wide)))
    return MultiPolygon(core) if core else main


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A gate as somebody comes through it to a floor: what is free in it, and on before it."""

    gate: Gate
    walk: Walk
    channel: BaseGeometry


def _entry(gate: Gate, floor_id: str, walk: Walk, free_in: FreeIn) -> _Entry:
    stub = walk.standard.width / 2 + _STUB
    a, b = (
        deep + INTO if side == floor_id else stub
        for side, deep in zip(gate.sides, gate.deep, strict=True)
    )
    through = Through(width=walk.width_of(gate), beyond=(a, b), among=frozenset(gate.sides))
    return _Entry(gate=gate, walk=walk, channel=free_in(gate, through, walk.sure))


def _only_walls_stop(stands: Callable[..., bool], shell: Area | None, bare: Area) -> bool:
    """Whether nothing but walls and wells keeps one out: rooms are drawn over walls beside them."""
    return not stands(shell, bare) and stands(bare, bare)


def _is_asked(gate: Gate, space: Space) -> bool:
    if gate.kind not in ("door", "opening") or gate.sides[0] == gate.sides[1]:
        return False
    return space.is_room and not space.is_shaft and abs(space.level - gate.level) <= _LEVEL


def _about(gate: Gate, walk: Walk) -> Polygon:
    """All around a gate: nobody who is not yet in is farther from it than that."""
    reach = max(gate.deep) + 2 * walk.standard.width + walk.width_of(gate) / 2 + _ABOUT
    x, y = gate.middle
    return shapely.box(x - reach, y - reach, x + reach, y + reach)


def _met_by(
    gate: Gate, space: Space, spaces: Mapping[str, Space], floor: Callable[[str], Area | None]
) -> list[Area]:
    """The floors that a gate opens onto beside a room, as where two meet without a wall."""
    channel = gate.channel(math.inf, beyond=(gate.deep[0] + INTO, gate.deep[1] + INTO))
    met = (
        floor(each.id)
        for each in spaces.values()
        if each.id not in gate.sides
        and abs(each.level - space.level) <= SAME_FLOOR
        and each.bare.intersects(channel)
    )
    return [each for each in met if each is not None]


def _within(floor: Area, body: Area, width: float) -> tuple[Polygon, ...]:
    """Where the middle of a disc may be on a floor, in the pieces of it that reach a body."""
    places = polygons_of(walkable(floor, width))
    return tuple(each for each in places if each.distance(body) <= _ON)


def _stands(
    entry: _Entry, within: Within, floor: Area | None, body: Area, beside: Sequence[Area] = ()
) -> bool:
    """Whether a disc gets from anywhere free in a gate to where it lies in the body of the floor.

    On its way there it may lie on the floors `beside` too.
    """
    goals = within(floor, body, entry.walk.standard.width) if floor is not None else ()
    if floor is None or not goals:
        return False
    # Nearly always the floor about a gate tells; where it does not, a neck may be long.
    near = clean_area(shared(floor, _about(entry.gate, entry.walk)))
    return any(
        each.distance(goal) <= _ON
        for some in (near, floor)
        if some is not None
        for each in _pieces(entry, some, beside)
        for goal in goals
    )


def _pieces(entry: _Entry, floor: Area, beside: Sequence[Area]) -> list[Polygon]:
    """Where the middle of a disc gets to that comes out of a gate."""
    whole = clean_area(joined([floor, *beside, entry.channel]))
    if whole is None:
        return []
    at = _across(entry.gate, entry.walk)
    places = polygons_of(walkable(whole, entry.walk.standard.width))
    return [each for each in places if each.distance(at) <= NEAR]


def _across(gate: Gate, walk: Walk) -> LineString:
    """Where the middle of a disc may be as it comes through: a wide gate is more than its middle.

    A point, twice, where the gate is no wider than the way.
    """
    half = max(walk.width_of(gate) - walk.standard.width, 0.0) / 2
    (x0, y0), (x1, y1) = gate.line
    share = min(half / math.dist(*gate.line), 0.5)
    (x, y), dx, dy = gate.middle, (x1 - x0) * share, (y1 - y0) * share
    return LineString([(x - dx, y - dy), (x + dx, y + dy)])
